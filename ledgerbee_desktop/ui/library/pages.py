"""The two lists that there are: drafts on this computer, and the invoices that LedgerBee holds."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget
from typing_extensions import override

from ledgerbee_desktop.aio import dialogs
from ledgerbee_desktop.aio.command import AsyncCommand
from ledgerbee_desktop.core.drafts import DraftState
from ledgerbee_desktop.core.identifiers import DraftId
from ledgerbee_desktop.core.kinds import DocumentKind
from ledgerbee_desktop.core.ports import Connection
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP
from ledgerbee_desktop.ui.actions import page_action
from ledgerbee_desktop.ui.desk import Desk
from ledgerbee_desktop.ui.library.columns import DOCUMENT_COLUMNS, DRAFT_COLUMNS
from ledgerbee_desktop.ui.library.list_page import Filters, ListOf, ListPage
from ledgerbee_desktop.ui.library.rows import RowsModel
from ledgerbee_desktop.ui.library.sources import DocumentRow, DocumentSource, DraftRow, DraftSource
from ledgerbee_desktop.ui.page import PageKey

DRAFT_FILTERS: Filters = (
    (QT_TRANSLATE_NOOP("filters", "All drafts"), frozenset()),
    (QT_TRANSLATE_NOOP("filters", "Being written"), frozenset({DraftState.EDITING.value})),
    (QT_TRANSLATE_NOOP("filters", "In the outbox"), frozenset({DraftState.QUEUED.value, DraftState.LEAVING.value})),
    (QT_TRANSLATE_NOOP("filters", "Refused by LedgerBee"), frozenset({"refused"})),
)

INVOICE_FILTERS: Filters = (
    (QT_TRANSLATE_NOOP("filters", "All invoices"), frozenset()),
    (QT_TRANSLATE_NOOP("filters", "LedgerBee drafts"), frozenset({"draft"})),
    (QT_TRANSLATE_NOOP("filters", "Scheduled or being sent"), frozenset({"scheduled", "sending"})),
    (QT_TRANSLATE_NOOP("filters", "Sent, not paid"), frozenset({"sent", "partially_paid"})),
    (QT_TRANSLATE_NOOP("filters", "Paid"), frozenset({"paid"})),
    (QT_TRANSLATE_NOOP("filters", "Credited or cancelled"), frozenset({"credited", "cancelled"})),
    (QT_TRANSLATE_NOOP("filters", "Not collectible"), frozenset({"uncollectible"})),
)

DRAFTS = PageKey("drafts")
INVOICES = PageKey("invoices")


class DraftsPage(ListPage):
    """The drafts. Enter goes on writing; Del forgets a draft after asking."""

    icon_name = "drafts"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        book, signals, shelf = desk.book, desk.signals, desk.shelf
        source = DraftSource(book, shelf)
        model: RowsModel[DraftRow] = RowsModel(DRAFT_COLUMNS, source, "touched", True)  # noqa: FBT003  # newest first
        super().__init__(
            ListOf(DRAFTS, QT_TRANSLATE_NOOP("lists", "Drafts"), DRAFT_FILTERS), model, source, book.workspace, parent
        )
        self._book, self._new_action = book, desk.new_action
        self._open = page_action("document.open", self)
        self._open.triggered.connect(self._ask_open)
        self._delete = page_action("draft.delete", self)
        self._deleting = AsyncCommand(self._delete, self._delete_current, self)
        self._deleting.failed.connect(self.failed)
        self.view.opened.connect(self._tell_open)
        self.view.chosen.connect(self._update_commands)
        model.loaded.connect(self._update_commands)
        signals.drafts.connect(model.refresh)
        signals.operations.connect(self._refresh_all)
        shelf.changed.connect(self._refresh_all)
        self._update_commands()

    @override
    def commands(self) -> Mapping[str, QAction]:
        return {"document.open": self._open, "draft.delete": self._delete}

    @override
    def _show_empty(self) -> None:
        if self.is_filtered:
            super()._show_empty()
            return
        self.empty.show_state(
            "drafts",
            self.tr("No drafts"),
            self.tr("An invoice that you write stays here, on this computer, until you hand it to LedgerBee."),
            self._new_action,
        )

    @Slot()
    def _refresh_all(self) -> None:
        self.model.refresh()

    @Slot(str)
    def _tell_open(self, draft_id: str) -> None:
        self.open_asked.emit(PageKey("draft", draft_id))

    @Slot()
    def _ask_open(self) -> None:
        draft_id = self.view.current_id()
        if draft_id is not None:
            self._tell_open(draft_id)

    @Slot()
    def _update_commands(self) -> None:
        row = self.model.value(self.view.current_id() or "")
        self._open.setEnabled(self.view.current_id() is not None)
        self._deleting.set_available(isinstance(row, DraftRow) and row.saved.state is DraftState.EDITING)

    async def _delete_current(self) -> None:
        draft_id = self.view.current_id()
        row = self.model.value(draft_id or "")
        if draft_id is None or not isinstance(row, DraftRow):
            return
        name = row.customer or self.tr("no customer")
        text = self.tr("Delete the draft for {0}?").format(name)
        if await dialogs.ask(self, self.tr("Delete a draft"), text, self.tr("It cannot be brought back.")):
            await self._book.drafts.delete(DraftId(draft_id))


class InvoicesPage(ListPage):
    """The invoices that LedgerBee holds. Enter opens one."""

    icon_name = "document"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        book, signals, shelf = desk.book, desk.signals, desk.shelf
        source = DocumentSource(book, shelf, DocumentKind.INVOICE)
        model: RowsModel[DocumentRow] = RowsModel(DOCUMENT_COLUMNS, source, "date", True)  # noqa: FBT003  # newest first
        super().__init__(
            ListOf(INVOICES, QT_TRANSLATE_NOOP("lists", "Invoices"), INVOICE_FILTERS),
            model,
            source,
            book.workspace,
            parent,
        )
        self._book, self._new_action, self._refresh_action = book, desk.new_action, desk.refresh_action
        self._open = page_action("document.open", self)
        self._open.triggered.connect(self._ask_open)
        self.view.opened.connect(self._tell_open)
        self.view.chosen.connect(self._update_commands)
        model.loaded.connect(self._update_commands)
        signals.documents.connect(model.refresh)
        shelf.names_changed.connect(self._refresh_all)
        self._update_commands()

    @override
    def commands(self) -> Mapping[str, QAction]:
        return {"document.open": self._open}

    @override
    def _show_empty(self) -> None:
        if self.is_filtered:
            super()._show_empty()
            return
        reached = self._book.sync.status.connection is Connection.ONLINE
        sentence = (
            self.tr("LedgerBee has no invoice of this company yet.")
            if reached
            else self.tr(
                "LedgerBee was not reached yet. The invoices come as soon as it is; drafts can be written now."
            )
        )
        self.empty.show_state("document", self.tr("No invoices"), sentence, self._new_action, self._refresh_action)

    @Slot()
    def _refresh_all(self) -> None:
        self.model.refresh()

    @Slot(str)
    def _tell_open(self, document_id: str) -> None:
        self.open_asked.emit(PageKey(DocumentKind.INVOICE.value, document_id))

    @Slot()
    def _ask_open(self) -> None:
        document_id = self.view.current_id()
        if document_id is not None:
            self._tell_open(document_id)

    @Slot()
    def _update_commands(self) -> None:
        self._open.setEnabled(self.view.current_id() is not None)
