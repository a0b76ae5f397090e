"""How a record stands: what LedgerBee has, what still waits to be written, and what is in the way of another write."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import Enum

from ledgerbee_desktop.core.kinds import Target
from ledgerbee_desktop.core.library import KeyInfo
from ledgerbee_desktop.core.operations import Operation, OperationKind, State
from ledgerbee_desktop.core.ports import OutboxRow
from ledgerbee_desktop.core.rights import action, cannot
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP, Message
from ledgerbee_desktop.ui.library.chips import Tone
from ledgerbee_desktop.ui.outbox.words import reason, refusal_text
from ledgerbee_desktop.ui.text import explain


class Mark(Enum):
    """What a list says of a record besides what LedgerBee has; in the order in which the status column sorts."""

    NONE = 0
    NEW = 1
    CHANGING = 2
    DOUBTFUL = 3
    REFUSED = 4
    INACTIVE = 5
    DELETED = 6


MARKS: Mapping[Mark, tuple[Message, Tone]] = {
    Mark.NEW: (QT_TRANSLATE_NOOP("records", "Not in LedgerBee yet"), Tone.INFO),
    Mark.CHANGING: (QT_TRANSLATE_NOOP("records", "Change waiting"), Tone.INFO),
    Mark.DOUBTFUL: (QT_TRANSLATE_NOOP("records", "Outcome unknown"), Tone.WARNING),
    Mark.REFUSED: (QT_TRANSLATE_NOOP("records", "Refused by LedgerBee"), Tone.ERROR),
    Mark.INACTIVE: (QT_TRANSLATE_NOOP("records", "Archived"), Tone.NEUTRAL),
    Mark.DELETED: (QT_TRANSLATE_NOOP("records", "Deleted in LedgerBee"), Tone.WARNING),
}

WRITE_SCOPE: Mapping[Target, str] = {
    Target.CUSTOMER: "customers-write",
    Target.PRODUCT: "products-write",
    Target.PRICE: "products-write",
    Target.PRODUCT_GROUP: "products-write",
}
READ_SCOPE: Mapping[Target, str] = {
    Target.CUSTOMER: "customers-read",
    Target.PRODUCT: "products-read",
    Target.PRICE: "products-read",
    Target.PRODUCT_GROUP: "products-read",
}

_IN_OUTBOX: Mapping[OperationKind, Message] = {
    OperationKind.CREATE: QT_TRANSLATE_NOOP("records", "LedgerBee does not have it yet: it is in the outbox. {why}"),
    OperationKind.UPDATE: QT_TRANSLATE_NOOP("records", "A change of it is in the outbox. {why}"),
    OperationKind.DELETE: QT_TRANSLATE_NOOP("records", "Its removal is in the outbox. {why}"),
    OperationKind.ACTION: QT_TRANSLATE_NOOP("records", "A change of its state is in the outbox. {why}"),
}
_REFUSED = QT_TRANSLATE_NOOP("records", "LedgerBee refused it: “{text}” Change it here and save it again.")
DELETED = QT_TRANSLATE_NOOP("records", "It was deleted in LedgerBee.")
"""Why nothing can be done with a record."""
_DOUBTFUL = QT_TRANSLATE_NOOP(
    "records", "Whether LedgerBee has it is not known yet: the program asks, or you decide in the outbox."
)
_LEAVING = QT_TRANSLATE_NOOP("records", "It is being handed over to LedgerBee at this moment.")
_WAITED_FOR = QT_TRANSLATE_NOOP(
    "records", "Something in the outbox waits for it. Take that back there first, or wait until LedgerBee has it."
)


def mark_of(record: object, operations: Sequence[Operation]) -> Mark:
    """The mark of a record with these open operations of its own."""
    states = {operation.state for operation in operations}
    if State.REFUSED in states:
        return Mark.REFUSED
    if states & {State.UNKNOWN, State.AMBIGUOUS, State.NOT_FOUND}:
        return Mark.DOUBTFUL
    if getattr(record, "is_temporary", False):
        return Mark.NEW
    if states:
        return Mark.CHANGING
    if getattr(record, "is_deleted", False):
        return Mark.DELETED
    return Mark.NONE if getattr(record, "is_active", True) else Mark.INACTIVE


def mark_words(mark: Mark) -> tuple[str, Tone]:
    """The mark in words, and the colour of its chip; empty for none."""
    known = MARKS.get(mark)
    return (explain(known[0]), known[1]) if known is not None else ("", Tone.NEUTRAL)


def lacks(key: KeyInfo | None, scope: str) -> Message | None:
    """What to say when the key may not use `scope`; None when it may, or nobody knows."""
    return cannot(key, scope, scope)


def may_not_write(key: KeyInfo | None, target: Target, kind: OperationKind) -> Message | None:
    """What to say when the key may not write such a record like this, or the company's licence does not include it."""
    return cannot(key, WRITE_SCOPE[target], action(target, kind))


@dataclass(frozen=True, slots=True)
class Standing:
    """The open operations of one record, oldest first, and those that wait for one of them."""

    rows: tuple[OutboxRow, ...] = ()
    followers: int = 0

    @classmethod
    def of(cls, record_id: str, rows: Sequence[OutboxRow]) -> Standing:
        """The standing of the record with this id, out of everything that is open."""
        own = tuple(row for row in rows if row.operation.record_id == record_id)
        ids = {row.operation.id for row in own}
        return cls(own, sum(row.operation.after in ids for row in rows if row.operation.after is not None))

    @property
    def operations(self) -> tuple[Operation, ...]:
        """The operations alone."""
        return tuple(row.operation for row in self.rows)

    def open_write(self, kind: OperationKind) -> Operation | None:
        """The open write of this kind; there is one at most."""
        return next((each for each in reversed(self.operations) if each.kind is kind), None)

    @property
    def not_left(self) -> Operation | None:
        """The create or change that has not left yet and can be taken back."""
        kinds = {OperationKind.CREATE, OperationKind.UPDATE}
        return next((each for each in self.operations if each.kind in kinds and each.state is State.QUEUED), None)

    def write_obstacle(self) -> Message | None:
        """Why create or change cannot be written (again) now; None when it can. What has not left or was refused is replaced."""
        for kind in (OperationKind.CREATE, OperationKind.UPDATE):
            operation = self.open_write(kind)
            if operation is None or operation.state is State.REFUSED:
                continue
            if operation.state is State.INFLIGHT:
                return _LEAVING
            if operation.state is not State.QUEUED:
                return _DOUBTFUL
            if operation.attempts and self.followers:
                return _WAITED_FOR
        return None

    def note(self, today: dt.date) -> tuple[str, str]:
        """What the page says above the facts, and the look of its banner; empty for nothing."""
        for row in self.rows:
            operation = row.operation
            if operation.state is State.REFUSED:
                return explain(_REFUSED.of(text=refusal_text(operation))), "banner-error"
            if operation.state.is_undecided and operation.state is not State.INFLIGHT:
                return explain(_DOUBTFUL), "banner-warning"
        for row in self.rows:
            known = _IN_OUTBOX.get(row.operation.kind)
            if known is not None:
                return explain(known.of(why=reason(row, today))).strip(), "banner-info"
        return "", ""
