"""The outbox tab: every operation that has not ended, why it waits, and the ways out."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Mapping
from typing import Any

from PySide6.QtCore import Qt, QTimer, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QSplitter, QStackedWidget, QVBoxLayout, QWidget
from typing_extensions import override

from ledgerbee_desktop.aio import dialogs
from ledgerbee_desktop.aio.command import AsyncCommand
from ledgerbee_desktop.core.identifiers import DocumentId, OperationId
from ledgerbee_desktop.core.operations import Decision, OperationKind, State
from ledgerbee_desktop.core.ports import DocumentFilter
from ledgerbee_desktop.ui import a11y, formats
from ledgerbee_desktop.ui.actions import page_action
from ledgerbee_desktop.ui.desk import Desk
from ledgerbee_desktop.ui.library.empty import EmptyState
from ledgerbee_desktop.ui.library.list_view import ListView
from ledgerbee_desktop.ui.library.rows import RowsModel
from ledgerbee_desktop.ui.loader import Loader
from ledgerbee_desktop.ui.outbox.columns import COLUMNS, EntrySource
from ledgerbee_desktop.ui.outbox.details import Details
from ledgerbee_desktop.ui.outbox.entries import Entry
from ledgerbee_desktop.ui.outbox.question import Question, WhichDocument
from ledgerbee_desktop.ui.page import Page, PageKey
from ledgerbee_desktop.ui.records.opening import CUSTOMER, can_change, change_record, page_of_record
from ledgerbee_desktop.ui.text import PlainLabel, shortened
from ledgerbee_desktop.ui.theme import SPACE

OUTBOX = PageKey("outbox")
CANDIDATES = 50
SECOND_MS = 1000


class OutboxPage(Page):
    """A list of operations above, the chosen one in full below."""

    icon_name = "outbox"

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(OUTBOX, parent)
        self._desk, self._book = desk, desk.book
        self._source = EntrySource(desk.entries)
        signals = desk.signals
        self._due = QTimer(self)
        self._due.setSingleShot(True)
        self._due.timeout.connect(self._refresh)
        self.model: RowsModel[Entry] = RowsModel(COLUMNS, self._source, "since", False, self)  # noqa: FBT003
        self.view = ListView(self.model, self)
        a11y.name(self.view, self.tr("Outbox"))
        self._commands = self._make_commands()
        self.details = Details([self._commands[name][0] for name in self._commands], self)
        self.empty = EmptyState(self)
        self.loader = Loader(self._load_details, self)
        self._build()
        for source in (self.model.failed, self.loader.failed):
            source.connect(self.failed)
        self.view.chosen.connect(self._show_chosen)
        self.view.opened.connect(self._open)
        self.model.loaded.connect(self._loaded)
        for signal in (signals.operations, signals.documents, signals.status, signals.drafts):
            signal.connect(self._refresh)
        desk.shelf.changed.connect(self._refresh)
        self._refresh()
        self._show_chosen()

    def _make_commands(self) -> dict[str, tuple[QAction, AsyncCommand]]:
        table: tuple[tuple[str, Callable[[], Coroutine[Any, Any, None]]], ...] = (
            ("outbox.take-back", self._take_back),
            ("outbox.again", self._again),
            ("outbox.look", self._look),
            ("outbox.happened", self._happened),
            ("outbox.accept", self._accept),
            ("outbox.discard", self._discard),
            ("document.open", self._open_current),
            ("document.edit", self._change_record),
            ("outbox.report", self._open_report),
        )
        commands = {}
        for name, work in table:
            action = page_action(name, self)
            command = AsyncCommand(action, work, self)
            command.failed.connect(self.failed)
            commands[name] = (action, command)
        return commands

    def _build(self) -> None:
        self.empty.show_state(
            "outbox",
            self.tr("The outbox is empty"),
            self.tr("What you queue stays here until LedgerBee has it, also without a network. Nothing is waiting."),
        )
        split = QSplitter(Qt.Orientation.Vertical)
        split.addWidget(self.view)
        split.addWidget(self.details)
        split.setStretchFactor(0, 3)
        split.setStretchFactor(1, 2)
        split.setChildrenCollapsible(False)
        self._stack = QStackedWidget()
        self._stack.addWidget(split)
        self._stack.addWidget(self.empty)
        title = PlainLabel(self.tr("Outbox"), role="title")
        title.setContentsMargins(2 * SPACE, SPACE + 4, 2 * SPACE, SPACE)
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(title)
        whole.addWidget(self._stack, 1)

    # --- what the window asks ----------------------------------------------------------------------

    @override
    def title(self) -> str:
        return self.tr("Outbox")

    @override
    def commands(self) -> Mapping[str, QAction]:
        return {name: action for name, (action, _) in self._commands.items()}

    @override
    def take_focus(self) -> None:
        self.view.setFocus()

    def current(self) -> Entry | None:
        """The chosen operation."""
        return self.model.value(self.view.current_id() or "")

    # --- showing -----------------------------------------------------------------------------------

    @Slot()
    def _refresh(self) -> None:
        self.model.refresh()

    @Slot()
    def _loaded(self) -> None:
        self._stack.setCurrentIndex(0 if self.model.rowCount() else 1)
        self._show_chosen()
        stale_at = self._source.stale_at()
        if stale_at is not None:
            self._due.start(SECOND_MS * max(1, formats.seconds_left(stale_at, self._book.clock.now())))

    @Slot()
    def _show_chosen(self) -> None:
        entry = self.current()
        self.details.setVisible(entry is not None)
        self._update_commands(entry)
        self.loader.start()

    def _update_commands(self, entry: Entry | None) -> None:
        ways = entry.row.ways_out if entry is not None else ()
        record = self._record_key(entry)
        drafted = entry is not None and (entry.operation.draft_id is not None or entry.document is not None)
        opens = drafted or record is not None
        available = {
            "outbox.take-back": entry is not None and entry.operation.state is State.QUEUED,
            "outbox.again": Decision.AGAIN in ways,
            "outbox.look": Decision.LOOK in ways,
            "outbox.happened": Decision.HAPPENED in ways,
            "outbox.accept": Decision.ACCEPT in ways,
            "outbox.discard": Decision.DISCARD in ways and (entry is None or entry.operation.state is not State.QUEUED),
            "document.open": opens,
            "document.edit": entry is not None and can_change(entry.operation),
            "outbox.report": bool(self._batch(entry)),
        }
        refused = entry is not None and entry.operation.state is State.REFUSED
        self._commands["outbox.discard"][0].setText(self.tr("&Remove…") if refused else self.tr("It did &not happen…"))
        self._commands["outbox.again"][0].setText(self.tr("&Queue again…") if refused else self.tr("Send once &more…"))
        shows_document = entry is not None and entry.document is not None and not _opens_draft(entry)
        open_text = self.tr("&Open the document") if shows_document else self.tr("&Open the draft")
        if record is not None:
            open_text = self.tr("&Open the customer") if record.kind == CUSTOMER else self.tr("&Open the product")
        self._commands["document.open"][0].setText(open_text)
        for name, (action, command) in self._commands.items():
            command.set_available(available[name])
            action.setVisible(available[name])

    async def _load_details(self) -> None:
        entry = self.current()
        if entry is None:
            return
        events = await self._book.outbox.events(entry.operation.id)
        attempts = await self._book.outbox.attempts(entry.operation.id)
        now = self.current()
        if now is not None and now.operation.id == entry.operation.id:
            self.details.show_entry(now, events, attempts)

    # --- ways out ----------------------------------------------------------------------------------

    @Slot(str)
    def _open(self, _operation_id: str) -> None:
        self._commands["document.open"][0].trigger()

    async def _open_current(self) -> None:
        entry = self.current()
        if entry is None:
            return
        record = self._record_key(entry)
        if record is not None:
            self.open_asked.emit(record)
        elif entry.document is not None and not _opens_draft(entry):
            self.open_asked.emit(PageKey(entry.document.kind.value, entry.document.id))
        elif entry.operation.draft_id is not None:
            self.open_asked.emit(PageKey("draft", entry.operation.draft_id))

    async def _change_record(self) -> None:
        entry = self.current()
        if entry is not None:
            await change_record(self._desk, entry.operation, self)

    def _record_key(self, entry: Entry | None) -> PageKey | None:
        """The page on which a write of a record is mended."""
        if entry is None or entry.operation.target.is_document or entry.operation.record_id is None:
            return None
        return page_of_record(entry.operation.target, entry.operation.record_id, self._desk)

    def _batch(self, entry: Entry | None) -> str:
        """The batch of the chosen operation; else one that is in the outbox."""
        if entry is not None and entry.operation.batch:
            return entry.operation.batch
        return self._source.batch()

    async def _open_report(self) -> None:
        batch = self._batch(self.current())
        if batch:
            self.open_asked.emit(PageKey("batch", batch))

    async def _take_back(self) -> None:
        entry = self.current()
        if entry is not None:
            await self._book.outbox.take_back(entry.operation.id)

    async def _look(self) -> None:
        entry = self.current()
        if entry is not None:
            await self._decide(entry, Decision.LOOK)

    async def _again(self) -> None:
        entry = self.current()
        if entry is None:
            return
        if entry.operation.state is State.REFUSED:
            details = self.tr(
                "The same content goes to LedgerBee once more. Without a change there it will be refused again."
            )
        elif entry.operation.kind is OperationKind.SEND:
            details = self.tr(
                "LedgerBee is asked once more first; if it was sent, nothing happens. If the earlier request is still on its way, "
                "the customer may get it twice."
            )
        else:
            details = self.tr(
                "LedgerBee is searched once more first; if it turns up, nothing is sent. If LedgerBee has it all the same "
                "and cannot show it yet, there will be two."
            )
        if await self._sure(entry, self.tr("Hand this to LedgerBee once more?"), details, self.tr("Send once more")):
            await self._decide(entry, Decision.AGAIN)

    async def _discard(self) -> None:
        entry = self.current()
        if entry is None:
            return
        if entry.operation.state is State.REFUSED:
            text = self.tr("Remove this from the outbox?")
            has_draft = entry.operation.draft_id is not None
            details = (
                self.tr("Its draft stays and can be mended.") if has_draft else self.tr("LedgerBee stays as it is.")
            )
        else:
            text = self.tr("Did it not happen?")
            details = self.tr(
                "The program stops looking for it, and its draft can be edited again. Look in LedgerBee first."
            )
            if entry.operation.kind is OperationKind.SEND:
                details = self.tr(
                    "The program stops asking and sends nothing. The document stays in LedgerBee as it is. Look there first."
                )
        if await self._sure(entry, text, details, self.tr("Remove")):
            await self._decide(entry, Decision.DISCARD)

    async def _accept(self) -> None:
        entry = self.current()
        if entry is None:
            return
        details = self.tr("The document is sent with LedgerBee's total: {0}.").format(entry.money)
        text = self.tr("Send it with this total?")
        if entry.approved is not None:
            estimate = formats.money(entry.approved, entry.currency)
            details = self.tr("Your estimate: {0}. LedgerBee: {1}. The document is sent with LedgerBee's total.")
            details = details.format(estimate, entry.money)
        if await self._sure(entry, text, details, self.tr("Accept the difference")):
            await self._decide(entry, Decision.ACCEPT)

    async def _happened(self) -> None:
        entry = self.current()
        if entry is None:
            return
        if entry.operation.document_id is not None or not entry.operation.target.is_document:
            text, details = self.tr("Did it happen?"), self.tr("Say so only when you have seen it in LedgerBee.")
            if await self._sure(entry, text, details, self.tr("It did happen")):
                await self._decide(entry, Decision.HAPPENED, entry.operation.document_id)
            return
        wanted = DocumentFilter(kind=entry.operation.document_kind, customer_id=entry.customer_id)
        ids = await self._book.library.document_ids(wanted)
        candidates = await self._book.library.documents(ids[:CANDIDATES])
        dialog = WhichDocument(
            self.tr("It did happen"),
            self.tr("Which of these documents is it?"),
            self.tr("These are the newest documents that LedgerBee has for {0}.").format(shortened(entry.customer)),
            candidates,
            self,
        )
        accepted = await dialogs.result_of(dialog) == Question.DialogCode.Accepted.value
        document = dialog.chosen() if accepted else None
        if document is not None:
            await self._decide(entry, Decision.HAPPENED, document.id)

    async def _sure(self, entry: Entry, text: str, details: str, do_it: str) -> bool:
        whole = f"{entry.what} · {shortened(entry.customer)} · {entry.money}\n\n{details}"
        dialog = Question(self.tr("Outbox"), text, whole, do_it, self)
        return await dialogs.result_of(dialog) == Question.DialogCode.Accepted.value

    async def _decide(self, entry: Entry, decision: Decision, document_id: DocumentId | None = None) -> None:
        await self._book.outbox.decide(OperationId(entry.operation.id), decision, document_id)


def _opens_draft(entry: Entry) -> bool:
    """A change is mended in its draft, not on the page of what it changes."""
    return entry.operation.kind is OperationKind.UPDATE and entry.operation.draft_id is not None
