"""The rows and columns of the outbox."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from ledgerbee_desktop.core.operations import State, WaitReason
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP, Message
from ledgerbee_desktop.ui import formats
from ledgerbee_desktop.ui.library.chips import Tone
from ledgerbee_desktop.ui.library.rows import Column
from ledgerbee_desktop.ui.outbox import words
from ledgerbee_desktop.ui.outbox.details import total_question
from ledgerbee_desktop.ui.outbox.entries import Entries, Entry
from ledgerbee_desktop.ui.text import explain

_HELD = QT_TRANSLATE_NOOP("operations", "Held for you")


def state(entry: Entry) -> tuple[Message, Tone]:
    """The state of an operation in words, and the colour of its chip."""
    if entry.operation.state is State.QUEUED and entry.needs_person:
        return _HELD, Tone.ERROR
    return words.state(entry.operation)


def why(entry: Entry) -> str:
    """Why it waits; the last error when there is nothing that it waits for."""
    reason = words.reason(entry.row, entry.today)
    operation = entry.operation
    if operation.state is State.REFUSED and operation.refusal is not None:
        return words.refusal_text(operation)
    if about_total := total_question(entry):
        return about_total
    if operation.error is not None and (entry.needs_person or not reason):
        return words.told(operation.error, entry.currency)
    return reason


COLUMNS: tuple[Column[Entry], ...] = (
    Column(id="what", title=QT_TRANSLATE_NOOP("outbox list", "What"), show=lambda e: e.what, width=226, least=200),
    Column(
        id="customer",
        title=QT_TRANSLATE_NOOP("outbox list", "Customer"),
        show=lambda e: e.customer,
        width=160,
        least=112,
    ),
    Column(
        id="amount",
        title=QT_TRANSLATE_NOOP("outbox list", "Amount"),
        show=lambda e: e.money,
        right=True,
        width=156,
        least=124,
        colour=lambda e: "estimate" if e.estimate else "",
    ),
    Column(
        id="state",
        title=QT_TRANSLATE_NOOP("outbox list", "State"),
        show=lambda e: explain(state(e)[0]),
        tone=lambda e: state(e)[1],
        width=196,
        least=188,
    ),
    Column(id="why", title=QT_TRANSLATE_NOOP("outbox list", "Why it waits"), show=why, stretch=True, hint=why),
    Column(
        id="since",
        title=QT_TRANSLATE_NOOP("outbox list", "Since"),
        show=lambda e: formats.moment(e.operation.created_at, e.today),
        width=110,
        least=72,
    ),
)

_ORDER: Mapping[str, Callable[[Entry], object]] = {
    "what": lambda e: e.what.casefold(),
    "customer": lambda e: e.customer.casefold(),
    "amount": lambda e: e.total or Decimal(0),
    "state": lambda e: (not e.needs_person, e.operation.state.value),
    "why": lambda e: why(e).casefold(),
    "since": lambda e: e.operation.created_at,
}


class EntrySource:
    """The open operations; few, so they are read whole and sorted in memory."""

    def __init__(self, entries: Entries) -> None:
        self._entries = entries
        self._rows: dict[str, Entry] = {}

    async def ids(self, sort: str, descending: bool) -> Sequence[str]:
        entries = sorted(await self._entries.open(), key=lambda e: e.operation.created_at)
        key = _ORDER.get(sort, _ORDER["since"])
        entries.sort(key=key, reverse=descending)  # type: ignore[arg-type]  # each key gives one comparable type
        self._rows = {entry.operation.id: entry for entry in entries}
        return tuple(self._rows)

    def batch(self) -> str:
        """The newest batch of sends of which something is in the outbox; empty when there is none."""
        batches = [entry.operation for entry in self._rows.values() if entry.operation.batch]
        return max(batches, key=lambda operation: operation.created_at).batch if batches else ""

    def stale_at(self) -> dt.datetime | None:
        """The moment at which a reason that was read goes out of date without an event: the end of somebody's seconds of Undo."""
        waiting = [entry.row.waiting for entry in self._rows.values()]
        moments = [w.until for w in waiting if w is not None and w.reason is WaitReason.UNDO and w.until is not None]
        return min(moments, default=None)

    async def rows(self, ids: Sequence[str]) -> Mapping[str, Entry]:
        return {i: self._rows[i] for i in ids if i in self._rows}
