"""The lists: drafts on this computer, and the documents of each kind that LedgerBee holds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ledgerbee_desktop.aio import dialogs
from ledgerbee_desktop.aio.command import AsyncCommand
from ledgerbee_desktop.core.drafts import DraftState
from ledgerbee_desktop.core.identifiers import DocumentId, DraftId
from ledgerbee_desktop.core.kinds import TRAITS, DocumentKind
from ledgerbee_desktop.core.ports import Connection
from ledgerbee_desktop.core.rights import cannot
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP, Message
from ledgerbee_desktop.ui.actions import page_action
from ledgerbee_desktop.ui.desk import Desk
from ledgerbee_desktop.ui.library import words
from ledgerbee_desktop.ui.library.columns import DOCUMENT_COLUMNS, DRAFT_COLUMNS, DRAFT_CURRENCY, EXPORTED_CURRENCY
from ledgerbee_desktop.ui.library.filtered_page import FilteredPage
from ledgerbee_desktop.ui.library.list_page import ListOf
from ledgerbee_desktop.ui.library.rows import RowsModel
from ledgerbee_desktop.ui.library.sources import REFUSED, DocumentRow, DocumentSource, DraftRow, DraftSource
from ledgerbee_desktop.ui.making import make_new
from ledgerbee_desktop.ui.page import PageKey
from ledgerbee_desktop.ui.text import PlainLabel, explain, shortened

DRAFTS = PageKey("drafts")
INVOICES = PageKey("invoices")


@dataclass(frozen=True, slots=True)
class DocumentList:
    """One list of documents: its title, what it says when LedgerBee has none, and the text of "New"."""

    kind: DocumentKind
    title: Message
    none: Message
    sentence: Message
    new: Message


LISTS: Mapping[PageKey, DocumentList] = {
    INVOICES: DocumentList(
        DocumentKind.INVOICE,
        QT_TRANSLATE_NOOP("lists", "Invoices"),
        QT_TRANSLATE_NOOP("lists", "No invoices"),
        QT_TRANSLATE_NOOP("lists", "LedgerBee has no invoice of this company yet."),
        QT_TRANSLATE_NOOP("lists", "New invoice"),
    ),
    PageKey("credit-notes"): DocumentList(
        DocumentKind.CREDIT_NOTE,
        QT_TRANSLATE_NOOP("lists", "Credit notes"),
        QT_TRANSLATE_NOOP("lists", "No credit notes"),
        QT_TRANSLATE_NOOP(
            "lists",
            "LedgerBee has no credit note of this company yet. Open the invoice that is to be credited and make one there.",
        ),
        QT_TRANSLATE_NOOP("lists", "New credit note"),
    ),
    PageKey("quotes"): DocumentList(
        DocumentKind.QUOTE,
        QT_TRANSLATE_NOOP("lists", "Quotes"),
        QT_TRANSLATE_NOOP("lists", "No quotes"),
        QT_TRANSLATE_NOOP("lists", "LedgerBee has no quote of this company yet."),
        QT_TRANSLATE_NOOP("lists", "New quote"),
    ),
    PageKey("order-confirmations"): DocumentList(
        DocumentKind.ORDER_CONFIRMATION,
        QT_TRANSLATE_NOOP("lists", "Order confirmations"),
        QT_TRANSLATE_NOOP("lists", "No order confirmations"),
        QT_TRANSLATE_NOOP(
            "lists",
            "LedgerBee has no order confirmation of this company yet. Most are made by converting a quote that was sent.",
        ),
        QT_TRANSLATE_NOOP("lists", "New order confirmation"),
    ),
}
LIST_OF: Mapping[DocumentKind, PageKey] = {row.kind: key for key, row in LISTS.items()}


class DraftsPage(FilteredPage):
    """The drafts of all kinds. Enter goes on writing; Del forgets a draft after asking."""

    icon_name = "drafts"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        source = DraftSource(desk.book, desk.shelf)
        model: RowsModel[DraftRow] = RowsModel(DRAFT_COLUMNS, source, "touched", True)  # noqa: FBT003  # newest first
        what = ListOf(DRAFTS, QT_TRANSLATE_NOOP("lists", "Drafts"), opens="draft")
        super().__init__(desk, what, model, source, parent, has_kinds=True)
        self._drafts = source
        self.export_only = (DRAFT_CURRENCY,)
        self._delete = page_action("draft.delete", self)
        self._deleting = AsyncCommand(self._delete, self._delete_current, self)
        self._deleting.failed.connect(self.failed)
        self.view.chosen.connect(self._update_commands)
        model.loaded.connect(self._update_commands)
        desk.signals.drafts.connect(model.refresh)
        desk.signals.operations.connect(self._refresh_all)
        desk.shelf.changed.connect(self._refresh_all)
        self._update_commands()

    @override
    def commands(self) -> Mapping[str, QAction]:
        return {**super().commands(), "draft.delete": self._delete}

    @override
    def _show_empty(self) -> None:
        if self.is_filtered:
            super()._show_empty()
            return
        self.empty.show_state(
            "drafts",
            self.tr("No drafts"),
            self.tr("What you write stays here, on this computer, until you hand it to LedgerBee."),
            self._desk.new_action,
        )

    @override
    async def _count_offers(self) -> None:
        counts = await self._drafts.statuses()
        states = {state.value: words.DRAFT_STATE[state][0] for state in DraftState} | {REFUSED: words.REFUSED[0]}
        states.pop(DraftState.HANDED_OVER.value)
        self.bar.offer("statuses", [(value, explain(text), counts.get(value, 0)) for value, text in states.items()])
        kinds = await self._drafts.kinds()
        offers = [(kind.value, explain(words.KIND[kind]), kinds.get(kind.value, 0)) for kind in DocumentKind]
        self.bar.offer("kinds", offers)

    @Slot()
    def _refresh_all(self) -> None:
        self.model.refresh()

    @Slot()
    def _update_commands(self) -> None:
        row = self.model.value(self.view.current_id() or "")
        self._deleting.set_available(isinstance(row, DraftRow) and row.saved.state is DraftState.EDITING)

    def _chosen_drafts(self) -> list[DraftRow]:
        rows = [self.model.value(draft_id) for draft_id in self.view.selected_ids()]
        return [row for row in rows if isinstance(row, DraftRow) and row.saved.state is DraftState.EDITING]

    async def _delete_current(self) -> None:
        rows = self._chosen_drafts()
        if not rows:
            return
        if len(rows) == 1:
            text = self.tr("Delete the draft for {0}?").format(shortened(rows[0].customer or self.tr("no customer")))
        else:
            text = self.tr("Delete {0} drafts?").format(len(rows))
        if await dialogs.ask(self, self.tr("Delete a draft"), text, self.tr("It cannot be brought back.")):
            for row in rows:
                await self._book.drafts.delete(DraftId(row.saved.draft.id))


class DocumentsPage(FilteredPage):
    """The documents of one kind. Enter opens one; sending takes everything that is selected."""

    def __init__(self, desk: Desk, key: PageKey, parent: QWidget | None = None) -> None:
        self._list = LISTS[key]
        self.icon_name = words.ICON[self._list.kind]
        self._documents = DocumentSource(desk.book, desk.shelf, self._list.kind)
        columns = DOCUMENT_COLUMNS[self._list.kind]
        model: RowsModel[DocumentRow] = RowsModel(columns, self._documents, "date", True)  # noqa: FBT003  # newest first
        super().__init__(
            desk, ListOf(key, self._list.title, opens=self._list.kind.value), model, self._documents, parent
        )
        self.export_only = (EXPORTED_CURRENCY,)
        self.barred = PlainLabel(role="warning", wrap=True)
        self.barred.setContentsMargins(16, 0, 16, 8)
        self.whole.insertWidget(1, self.barred)
        self._send_command = page_action("document.send", self)
        self._new_one = QAction(explain(self._list.new), self)
        self._making = AsyncCommand(self._new_one, self._make, self)
        self._sending = AsyncCommand(self._send_command, self._send, self)
        for command in (self._making, self._sending):
            command.failed.connect(self.failed)
        for signal in (self.view.chosen, self.view.selection_changed, model.loaded):
            signal.connect(self._update_commands)
        desk.signals.documents.connect(model.refresh)
        desk.shelf.names_changed.connect(self._refresh_all)
        desk.shelf.changed.connect(self._show_scope)
        self._show_scope()
        self._update_commands()

    @override
    def commands(self) -> Mapping[str, QAction]:
        return {**super().commands(), "document.send": self._send_command}

    # --- showing -----------------------------------------------------------------------------------

    def _lacks(self, scope: str) -> str:
        key = self._desk.shelf.key
        barred = cannot(key, scope, scope)
        return "" if barred is None else explain(barred)

    @Slot()
    def _show_scope(self) -> None:
        self.barred.setText(self._lacks(TRAITS[self._list.kind].read_scope))
        self.barred.setVisible(bool(self.barred.text()) and self.model.rowCount() > 0)
        if not self.model.rowCount():
            self._show_empty()

    @override
    def _show_empty(self) -> None:
        if self.is_filtered:
            super()._show_empty()
            return
        barred, reached = (
            self._lacks(TRAITS[self._list.kind].read_scope),
            self._book.sync.status.connection is Connection.ONLINE,
        )
        not_reached = self.tr(
            "LedgerBee was not reached yet. What it has comes as soon as it is; drafts can be written now."
        )
        sentence = barred or (explain(self._list.sentence) if reached else not_reached)
        actions = () if barred else (self._new_one, self._desk.refresh_action)
        self.empty.show_state("key" if barred else self.icon_name, explain(self._list.none), sentence, *actions)

    @override
    async def _count_offers(self) -> None:
        counts = await self._documents.statuses()
        known = TRAITS[self._list.kind].statuses
        values = [*known, *sorted(set(counts) - set(known))]
        self.bar.offer("statuses", [(value, words.status_named(value)[0], counts.get(value, 0)) for value in values])
        self._show_scope()

    @Slot()
    def _refresh_all(self) -> None:
        self.model.refresh()

    # --- doing -------------------------------------------------------------------------------------

    @Slot()
    def _update_commands(self) -> None:
        self._sending.set_available(bool(self.view.selected_ids()))

    async def _make(self) -> None:
        draft_id = await make_new(self._book, self._list.kind, self._desk.preferences.our_reference)
        self.open_asked.emit(PageKey("draft", draft_id))

    async def _send(self) -> None:
        from ledgerbee_desktop.ui.library.batch_sheet import BatchSheet

        ids = [DocumentId(row_id) for row_id in self.view.selected_ids()]
        requests = await BatchSheet.ask(self._desk, await self._book.library.documents(ids), self)
        if requests:
            batch = await self._book.outbox.send_many(requests, undo_seconds=self._desk.preferences.undo_seconds)
            self.open_asked.emit(PageKey("batch", batch))
