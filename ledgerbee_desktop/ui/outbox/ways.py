"""The ways out of the outbox: which there are for an operation, what they are called, and how they are carried out."""

from __future__ import annotations

from collections.abc import Callable, Coroutine, Mapping
from typing import Any

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from ledgerbee_desktop.aio import dialogs
from ledgerbee_desktop.aio.command import AsyncCommand
from ledgerbee_desktop.core.errors import AppError
from ledgerbee_desktop.core.identifiers import DocumentId
from ledgerbee_desktop.core.operations import Decision, OperationKind, State
from ledgerbee_desktop.core.ports import DocumentFilter
from ledgerbee_desktop.ui.actions import page_action
from ledgerbee_desktop.ui.desk import Desk
from ledgerbee_desktop.ui.outbox.asking import asked, facts
from ledgerbee_desktop.ui.outbox.candidates import CANDIDATES, Candidates, of_documents, of_records
from ledgerbee_desktop.ui.outbox.entries import Entry
from ledgerbee_desktop.ui.outbox.history import History
from ledgerbee_desktop.ui.outbox.question import Question
from ledgerbee_desktop.ui.outbox.which import WhichOne
from ledgerbee_desktop.ui.page import PageKey
from ledgerbee_desktop.ui.records.opening import CUSTOMER, can_change, change_record, page_of_record
from ledgerbee_desktop.ui.text import shortened

_DECISIONS = {
    "outbox.again": Decision.AGAIN,
    "outbox.look": Decision.LOOK,
    "outbox.happened": Decision.HAPPENED,
    "outbox.accept": Decision.ACCEPT,
    "outbox.discard": Decision.DISCARD,
}
Work = Callable[[Entry], Coroutine[Any, Any, None]]


class WaysOut(QObject):
    """The actions of the page, in the order in which they are shown; `actions_by_id` has them by the names of their commands.

    `current` tells the chosen operation. No way out that could do harm is taken without a question.
    """

    failed = Signal(AppError)
    open_asked = Signal(object)
    """A `PageKey` that the person wants to see."""
    running = Signal(bool)
    """A way out begins to be taken, or has been."""

    def __init__(self, desk: Desk, current: Callable[[], Entry | None], over: QWidget) -> None:
        super().__init__(over)
        self._desk, self._outbox, self._current, self._over = desk, desk.book.outbox, current, over
        self._commands: dict[str, AsyncCommand] = {}
        self.actions_by_id: dict[str, QAction] = {}
        works: Mapping[str, Work] = {
            "outbox.take-back": self._take_back,
            "outbox.accept": self._accept,
            "outbox.again": self._again,
            "outbox.look": self._look,
            "outbox.happened": self._happened,
            "outbox.discard": self._discard,
            "document.open": self._open,
            "document.edit": self._change_record,
        }
        for name, work in works.items():
            self._add(name, work)
        self.show_ways(None)

    def _add(self, name: str, work: Work) -> None:
        action = page_action(name, self._over)
        command = AsyncCommand(action, lambda: self._on_current(work), self)
        command.failed.connect(self.failed)
        command.running.connect(self.running)
        self.actions_by_id[name], self._commands[name] = action, command

    async def _on_current(self, work: Work) -> None:
        entry = self._current()
        if entry is not None:
            await work(entry)

    @property
    def busy(self) -> bool:
        """Is one being taken?"""
        return any(command.busy for command in self._commands.values())

    # --- which there are ---------------------------------------------------------------------------

    def show_ways(self, entry: Entry | None) -> None:
        """Offer those of this operation, under the names that they have there; the others are hidden."""
        for name, action in self.actions_by_id.items():
            is_there = entry is not None and self._is_there(name, entry)
            self._commands[name].set_available(is_there)
            action.setVisible(is_there)
        if entry is not None:
            self._call(entry)

    def _is_there(self, name: str, entry: Entry) -> bool:
        operation = entry.operation
        match name:
            case "outbox.take-back":
                return operation.state is State.QUEUED
            case "outbox.discard":
                return Decision.DISCARD in entry.row.ways_out and operation.state is not State.QUEUED
            case "document.open":
                return self._page(entry) is not None
            case "document.edit":
                return can_change(operation)
            case _:
                return _DECISIONS[name] in entry.row.ways_out

    def _call(self, entry: Entry) -> None:
        refused = entry.operation.state is State.REFUSED
        texts = {
            "outbox.discard": self.tr("&Remove…") if refused else self.tr("It did &not happen…"),
            "outbox.again": self.tr("&Queue again…") if refused else self.tr("Send once &more…"),
            "document.edit": self.tr("&Change it…"),
            "document.open": self._opening(self._page(entry)),
        }
        for name, text in texts.items():
            self.actions_by_id[name].setText(text)

    def _opening(self, page: PageKey | None) -> str:
        match page:
            case PageKey("draft"):
                return self.tr("&Open the draft")
            case PageKey(kind) if kind == CUSTOMER:
                return self.tr("&Open the customer")
            case PageKey("product"):
                return self.tr("&Open the product")
            case PageKey("product-groups"):
                return self.tr("&Open the product groups")
            case _:
                return self.tr("&Open the document")

    def _page(self, entry: Entry) -> PageKey | None:
        """Where it is looked at and mended: a record's own page; a change's draft, not what it changes; else the document."""
        operation = entry.operation
        if not operation.target.is_document:
            record_id = operation.record_id
            return None if record_id is None else page_of_record(operation.target, record_id, self._desk)
        mended_in_draft = operation.kind is OperationKind.UPDATE and operation.state is not State.DONE
        if entry.document is not None and not (mended_in_draft and operation.draft_id is not None):
            return PageKey(entry.document.kind.value, entry.document.id)
        return None if operation.draft_id is None else PageKey("draft", operation.draft_id)

    # --- taking them -------------------------------------------------------------------------------

    async def _open(self, entry: Entry) -> None:
        page = self._page(entry)
        if page is not None:
            self.open_asked.emit(page)

    async def _change_record(self, entry: Entry) -> None:
        await change_record(self._desk, entry.operation, self._over)

    async def _take_back(self, entry: Entry) -> None:
        await self._outbox.take_back(entry.operation.id)

    async def _look(self, entry: Entry) -> None:
        await self._outbox.decide(entry.operation.id, Decision.LOOK)

    async def _again(self, entry: Entry) -> None:
        await self._ask(entry, Decision.AGAIN)

    async def _discard(self, entry: Entry) -> None:
        await self._ask(entry, Decision.DISCARD)

    async def _accept(self, entry: Entry) -> None:
        await self._ask(entry, Decision.ACCEPT)

    async def _happened(self, entry: Entry) -> None:
        operation = entry.operation
        if operation.kind is not OperationKind.CREATE:
            await self._ask(entry, Decision.HAPPENED, operation.document_id)
            return
        known = facts(entry, await self._history(entry))
        dialog = WhichOne(self.tr("It did happen"), await self._candidates(entry), self._over, facts=known)
        accepted = await dialogs.result_of(dialog) == Question.DialogCode.Accepted.value
        became = dialog.chosen() if accepted else None
        if became is not None:
            await self._outbox.decide(operation.id, Decision.HAPPENED, DocumentId(became))

    async def _candidates(self, entry: Entry) -> Candidates:
        library = self._desk.book.library
        if not entry.operation.target.is_document:
            write = self._desk.entries.record_write(entry.operation)
            return of_records(write, await library.catalogue())
        wanted = DocumentFilter(kind=entry.operation.document_kind, customer_id=entry.customer_id)
        ids = await library.document_ids(wanted)
        return of_documents(await library.documents(ids[:CANDIDATES]), shortened(entry.customer))

    async def _ask(self, entry: Entry, decision: Decision, document_id: DocumentId | None = None) -> None:
        question, known = asked(entry, decision), facts(entry, await self._history(entry))
        dialog = Question(
            self.tr("Outbox"), question.text, question.consequence, question.do_it, self._over, facts=known
        )
        if await dialogs.result_of(dialog) == Question.DialogCode.Accepted.value:
            await self._outbox.decide(entry.operation.id, decision, document_id)

    async def _history(self, entry: Entry) -> History:
        operation_id = entry.operation.id
        return History(await self._outbox.events(operation_id), await self._outbox.attempts(operation_id))
