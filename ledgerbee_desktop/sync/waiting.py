"""Why an operation does not move, and what a person can do about it: pure functions of what is stored and of the line."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, timedelta

from ledgerbee_desktop.core.identifiers import OperationId
from ledgerbee_desktop.core.kinds import Target
from ledgerbee_desktop.core.operations import Decision, Operation, OperationKind, State, Waiting, WaitReason
from ledgerbee_desktop.sync.words import hold_of

LONGEST_UNDO = timedelta(hours=1)
"""A send that could be taken back for longer than this was queued by a clock that was ahead and has been set right: it does not wait."""


def by_id(operations: Sequence[Operation]) -> Mapping[OperationId, Operation]:
    """The operations by their ids."""
    return {operation.id: operation for operation in operations}


def waiting(
    operation: Operation, others: Mapping[OperationId, Operation], line: Waiting | None, now: datetime
) -> Waiting | None:
    """Why `operation` does not move at `now`; None when it does, or has ended, or was refused.

    `others` are all open operations (one that is not among them has ended), `line` what keeps LedgerBee from being asked.
    """
    match operation.state:
        case State.QUEUED:
            return _queued(operation, others, now) or line
        case State.UNKNOWN:
            first = goes_first(operation, others)
            if first is not None:
                return Waiting(WaitReason.OPERATION, operation_id=first)
            return line or Waiting(WaitReason.SETTLE, operation.next_probe)
        case State.AMBIGUOUS | State.NOT_FOUND:
            return Waiting(WaitReason.PERSON_UNKNOWN)
        case _:
            return None


def _queued(operation: Operation, others: Mapping[OperationId, Operation], now: datetime) -> Waiting | None:
    hold = hold_of(operation)
    if hold is not None:
        return Waiting(hold)
    if operation.not_before is not None and now < operation.not_before <= now + LONGEST_UNDO:
        return Waiting(WaitReason.UNDO, operation.not_before)
    if operation.after is not None and operation.after in others:
        return Waiting(WaitReason.OPERATION, operation_id=operation.after)
    maker = next((other for other in others.values() if makes_what_it_names(other, operation)), None)
    if maker is not None:
        return Waiting(WaitReason.OPERATION, operation_id=maker.id)
    if operation.kind is not OperationKind.CREATE:
        return None
    # Two unresolved creates of one customer could not be told apart by their content (reliability 1.3, rule d).
    rival = next((other for other in others.values() if _is_rival(operation, other)), None)
    return None if rival is None else Waiting(WaitReason.OPERATION, operation_id=rival.id)


def goes_first(operation: Operation, others: Mapping[OperationId, Operation]) -> OperationId | None:
    """The open operation that must be known to be done before LedgerBee can even be asked about this one.

    In a copy of the data that was restored, a send may not know its document yet, nor anything the real id of what it names.
    """
    if operation.kind is OperationKind.SEND and operation.document_id is None and operation.after in others:
        return operation.after
    return next((other.id for other in others.values() if makes_what_it_names(other, operation)), None)


def makes_what_it_names(other: Operation, operation: Operation) -> bool:
    """Is `other` the create, not done, of a record that `operation` names by its temporary id?"""
    if other.id == operation.id or other.kind is not OperationKind.CREATE or not other.record_id:
        return False
    named = {operation.record_id, operation.customer_id}
    return other.record_id in named or f'"{other.record_id}"'.encode() in operation.payload


def names_what_was_given_up(operation: Operation, operations: Iterable[Operation]) -> bool:
    """Does `operation` name a record whose create was given up, so that LedgerBee will never know it? `operations` are all there are."""
    makers = [each for each in operations if makes_what_it_names(each, operation)]
    lost = {each.record_id for each in makers if each.state is State.DISCARDED}
    return bool(lost - {each.record_id for each in makers if each.state is not State.DISCARDED})


def _is_rival(operation: Operation, other: Operation) -> bool:
    """Prices are told apart by content too; customers, products and groups by marks and numbers of their own."""
    return (
        other.id != operation.id
        and other.kind is OperationKind.CREATE
        and other.target is operation.target
        and (other.target.is_document or other.target is Target.PRICE)
        and other.customer_id == operation.customer_id
        and other.state.is_undecided
    )


def ways_out(operation: Operation) -> tuple[Decision, ...]:
    """What a person may decide about an operation in its present state."""
    match operation.state:
        case State.QUEUED:
            match hold_of(operation):
                case WaitReason.PERSON_TOTAL:
                    return (Decision.ACCEPT, Decision.DISCARD)
                case WaitReason.PERSON_UNKNOWN:
                    return (Decision.LOOK, Decision.DISCARD)
                case _:
                    return (Decision.DISCARD,)
        case State.UNKNOWN:
            return (Decision.LOOK, Decision.HAPPENED)
        case State.AMBIGUOUS | State.NOT_FOUND:
            return (Decision.LOOK, Decision.HAPPENED, Decision.AGAIN, Decision.DISCARD)
        case State.REFUSED:
            return (Decision.AGAIN, Decision.DISCARD)
        case _:
            return ()
