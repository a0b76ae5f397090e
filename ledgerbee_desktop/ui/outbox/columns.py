"""The rows and columns of the outbox."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from ledgerbee_desktop.core.errors import StoreDamaged
from ledgerbee_desktop.core.operations import State, WaitReason
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP
from ledgerbee_desktop.sync.words import is_alert
from ledgerbee_desktop.ui import formats
from ledgerbee_desktop.ui.library.column import Column
from ledgerbee_desktop.ui.outbox import words
from ledgerbee_desktop.ui.outbox.entries import Entries, Entry
from ledgerbee_desktop.ui.text import explain

_AWAITED = QT_TRANSLATE_NOOP("operations", "LedgerBee's answer is awaited")
_HELD_TOTAL = QT_TRANSLATE_NOOP("operations", "{estimate} seen, {actual} now")
_HELD_UNSEEN = QT_TRANSLATE_NOOP("operations", "Not estimated, {actual} now")


def why(entry: Entry) -> str:
    """In one line: why it waits, what LedgerBee complains about, what a person has to decide; what became of one that has ended."""
    operation, waiting = entry.operation, entry.row.waiting
    if not operation.state.is_open:
        last = operation.error if is_alert(operation.error) else entry.became
        return "" if last is None else words.told(last, entry.currency)
    if operation.state is State.INFLIGHT:
        return explain(_AWAITED)
    if operation.state is State.REFUSED and operation.refusal is not None:
        return words.refusal_text(operation)
    if waiting is not None and waiting.reason is WaitReason.PERSON_TOTAL:
        return _about_total(entry)
    if operation.error is not None and operation.state is State.QUEUED and entry.needs_person:
        return words.told(operation.error, entry.currency)
    return words.reason(entry.row, entry.today)


def _about_total(entry: Entry) -> str:
    if entry.approved is None:
        return explain(_HELD_UNSEEN.of(actual=entry.money))
    return explain(_HELD_TOTAL.of(estimate=formats.money(entry.approved, entry.currency), actual=entry.money))


COLUMNS: tuple[Column[Entry], ...] = (
    Column(
        id="what",
        title=QT_TRANSLATE_NOOP("outbox list", "What"),
        show=lambda e: e.what,
        width=226,
        least=200,
        hint=lambda e: e.what,
    ),
    Column(
        id="customer",
        title=QT_TRANSLATE_NOOP("outbox list", "Customer"),
        show=lambda e: e.customer,
        hint=lambda e: e.customer,
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
        show=lambda e: explain(words.state(e.row)[0]),
        tone=lambda e: words.state(e.row)[1],
        width=164,
        least=156,
    ),
    Column(
        id="why",
        title=QT_TRANSLATE_NOOP("outbox list", "Why it waits"),
        show=why,
        stretch=True,
        width=320,
        hint=why,
    ),
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
    """The open operations, and on demand the newest that have ended; few, so they are read whole and sorted in memory.

    `has_older`: there are some that ended before those `ended_pages` pages.
    """

    def __init__(self, entries: Entries) -> None:
        self._entries = entries
        self._rows: dict[str, Entry] = {}
        self.ended_pages = 0
        self.has_older = False

    async def ids(self, sort: str, descending: bool) -> Sequence[str]:
        found = [*await self._entries.open(), *await self._ended()]
        entries = sorted(found, key=lambda e: e.operation.created_at)
        key = _ORDER.get(sort, _ORDER["since"])
        entries.sort(key=key, reverse=descending)  # type: ignore[arg-type]  # each key gives one comparable type
        self._rows = {entry.operation.id: entry for entry in entries}
        return tuple(self._rows)

    async def _ended(self) -> Sequence[Entry]:
        pages = self.ended_pages
        if not pages:
            self.has_older = False
            return ()
        try:
            found, self.has_older = await self._entries.ended(pages)
        except StoreDamaged:
            self.ended_pages = 1  # one that is old and damaged must not hold up what is new from now on
            raise
        return found

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
        entries = await self._entries.with_ends([self._rows[i] for i in ids if i in self._rows])
        return {entry.operation.id: entry for entry in entries}
