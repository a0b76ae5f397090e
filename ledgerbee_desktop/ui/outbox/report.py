"""What became of a sending of several documents: sent, waiting, needing a person, refused. It follows the outbox and comes back at the next start."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from enum import StrEnum

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QVBoxLayout, QWidget
from typing_extensions import override

from ledgerbee_desktop.core.operations import State
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP, Message
from ledgerbee_desktop.ui import a11y
from ledgerbee_desktop.ui.actions import page_action
from ledgerbee_desktop.ui.desk import Desk
from ledgerbee_desktop.ui.library.chips import Tone
from ledgerbee_desktop.ui.library.column import Column
from ledgerbee_desktop.ui.library.list_view import ListView
from ledgerbee_desktop.ui.library.rows import RowsModel
from ledgerbee_desktop.ui.outbox.columns import why
from ledgerbee_desktop.ui.outbox.entries import Entries, Entry
from ledgerbee_desktop.ui.page import Page, PageKey
from ledgerbee_desktop.ui.text import PlainLabel, explain
from ledgerbee_desktop.ui.theme import SPACE


class Result(StrEnum):
    """Where one sending of the batch stands."""

    PERSON = "person"
    REFUSED = "refused"
    WAITING = "waiting"
    SENT = "sent"
    DROPPED = "dropped"


RESULT: Mapping[Result, tuple[Message, Tone]] = {
    Result.PERSON: (QT_TRANSLATE_NOOP("batch", "Needs you"), Tone.ERROR),
    Result.REFUSED: (QT_TRANSLATE_NOOP("batch", "Refused"), Tone.ERROR),
    Result.WAITING: (QT_TRANSLATE_NOOP("batch", "Waits"), Tone.INFO),
    Result.SENT: (QT_TRANSLATE_NOOP("batch", "Sent"), Tone.OK),
    Result.DROPPED: (QT_TRANSLATE_NOOP("batch", "Not sent"), Tone.NEUTRAL),
}
_COUNT = {
    Result.PERSON: QT_TRANSLATE_NOOP("batch", "{count} need you"),
    Result.REFUSED: QT_TRANSLATE_NOOP("batch", "{count} refused"),
    Result.WAITING: QT_TRANSLATE_NOOP("batch", "{count} waiting"),
    Result.SENT: QT_TRANSLATE_NOOP("batch", "{count} sent"),
    Result.DROPPED: QT_TRANSLATE_NOOP("batch", "{count} taken back"),
}
_ONE_PERSON = QT_TRANSLATE_NOOP("batch", "{count} needs you")
_DROPPED = QT_TRANSLATE_NOOP("batch", "It was taken back or removed.")


def result(entry: Entry) -> Result:
    """Where a sending stands. "Sent" means that LedgerBee accepted it; whether it was delivered its document's tab says."""
    state = entry.operation.state
    if state is State.DONE:
        return Result.SENT
    if state is State.DISCARDED:
        return Result.DROPPED
    if state is State.REFUSED:
        return Result.REFUSED
    return Result.PERSON if entry.needs_person else Result.WAITING


def _counted(which: Result, count: int) -> str:
    text = _ONE_PERSON if which is Result.PERSON and count == 1 else _COUNT[which]
    return explain(text.of(count=count))


def _why(entry: Entry) -> str:
    match result(entry):
        case Result.SENT:
            return ""
        case Result.DROPPED:
            return explain(_DROPPED)
        case _:
            return why(entry)


COLUMNS: tuple[Column[Entry], ...] = (
    Column(id="what", title=QT_TRANSLATE_NOOP("outbox list", "What"), show=lambda e: e.what, width=260),
    Column(id="customer", title=QT_TRANSLATE_NOOP("outbox list", "Customer"), show=lambda e: e.customer, width=180),
    Column(
        id="amount",
        title=QT_TRANSLATE_NOOP("outbox list", "Amount"),
        show=lambda e: e.money,
        cell=lambda e: e.total,
        right=True,
        width=140,
    ),
    Column(
        id="result",
        title=QT_TRANSLATE_NOOP("batch", "Result"),
        show=lambda e: explain(RESULT[result(e)][0]),
        tone=lambda e: RESULT[result(e)][1],
        width=140,
    ),
    Column(id="why", title=QT_TRANSLATE_NOOP("batch", "Why"), show=_why, stretch=True, hint=_why),
)


class BatchSource:
    """The operations of one batch, those that have ended too: what a person must look at first."""

    def __init__(self, entries: Entries, batch: str) -> None:
        self._entries, self._batch = entries, batch
        self.rows_by_id: dict[str, Entry] = {}

    async def ids(self, sort: str, descending: bool) -> Sequence[str]:
        entries = list(await self._entries.of_batch(self._batch))
        order = list(Result)
        keys = {
            "what": lambda e: e.what.casefold(),
            "customer": lambda e: e.customer.casefold(),
            "amount": lambda e: (e.total is not None, e.total or 0),
            "why": lambda e: _why(e).casefold(),
        }
        entries.sort(key=keys.get(sort, lambda e: order.index(result(e))), reverse=descending)
        self.rows_by_id = {entry.operation.id: entry for entry in entries}
        return tuple(self.rows_by_id)

    async def rows(self, ids: Sequence[str]) -> Mapping[str, Entry]:
        return {i: self.rows_by_id[i] for i in ids if i in self.rows_by_id}


class BatchPage(Page):
    """The report of one batch. Enter opens a document."""

    icon_name = "documents"

    def __init__(self, desk: Desk, key: PageKey, parent: QWidget | None = None) -> None:
        super().__init__(key, parent)
        self._source = BatchSource(desk.entries, key.id)
        self.model: RowsModel[Entry] = RowsModel(COLUMNS, self._source, "result", False, self)  # noqa: FBT003
        self.view = ListView(self.model, self)
        a11y.name(self.view, self.tr("Result"))
        self.summary = PlainLabel(role="muted", wrap=True)
        self._open = page_action("document.open", self)
        self._open.triggered.connect(self._ask_open)
        self._build()
        self.model.failed.connect(self.failed)
        self.model.loaded.connect(self._show_summary)
        self.view.opened.connect(self._ask_open)
        for signal in (desk.signals.operations, desk.signals.documents, desk.signals.status, desk.shelf.changed):
            signal.connect(self._refresh)
        self._refresh()

    def _build(self) -> None:
        title = PlainLabel(self.title(), role="title")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for label in (title, self.summary):
            label.setContentsMargins(2 * SPACE, SPACE, 2 * SPACE, SPACE // 2)
            column.addWidget(label)
        column.addWidget(self.view, 1)

    @override
    def title(self) -> str:
        return self.tr("Result of sending")

    @override
    def commands(self) -> Mapping[str, QAction]:
        return {"document.open": self._open}

    @override
    def take_focus(self) -> None:
        self.view.setFocus()

    @property
    def busy(self) -> bool:
        """Whether something is being read."""
        return self.model.busy

    @Slot()
    def _refresh(self) -> None:
        self.model.refresh()

    @Slot()
    def _show_summary(self) -> None:
        counts = Counter(result(entry) for entry in self._source.rows_by_id.values())
        parts = [_counted(each, counts[each]) for each in Result if counts[each]]
        note = self.tr("“Sent” means that LedgerBee accepted it; each document's tab says whether it was delivered.")
        self.summary.setText(f"{' · '.join(parts)}\n{note}" if parts else self.tr("Nothing of this is known any more."))
        self._open.setEnabled(bool(self.model.rowCount()))

    @Slot()
    def _ask_open(self) -> None:
        entry = self._source.rows_by_id.get(self.view.current_id() or "")
        if entry is None:
            return
        if result(entry) in {Result.PERSON, Result.REFUSED} or entry.document is None:
            self.open_asked.emit(PageKey("outbox"))
        else:
            self.open_asked.emit(PageKey(entry.document.kind.value, entry.document.id))
