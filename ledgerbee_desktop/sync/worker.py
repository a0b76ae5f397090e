"""Works the outbox: what may leave leaves, one request at a time, oldest first."""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from ledgerbee_desktop.core.errors import LedgerBeeError, Stale, Unreachable
from ledgerbee_desktop.core.identifiers import DocumentId
from ledgerbee_desktop.core.kinds import DocumentKind
from ledgerbee_desktop.core.operations import Actor, Evidence, Operation, OperationKind, State
from ledgerbee_desktop.core.ports import LedgerBee
from ledgerbee_desktop.sync import words
from ledgerbee_desktop.sync.attempt import Attempts
from ledgerbee_desktop.sync.company import Doorkeeper
from ledgerbee_desktop.sync.converts import ConvertStep
from ledgerbee_desktop.sync.creates import CreateStep
from ledgerbee_desktop.sync.detectives import Detectives
from ledgerbee_desktop.sync.gate import Gate
from ledgerbee_desktop.sync.parts import Parts
from ledgerbee_desktop.sync.records import RecordStep
from ledgerbee_desktop.sync.sends import SendStep
from ledgerbee_desktop.sync.traces import NotYet, Unsteady
from ledgerbee_desktop.sync.updates import UpdateStep
from ledgerbee_desktop.sync.waiting import by_id, waiting

LOOKS_ITSELF = frozenset({OperationKind.SEND, OperationKind.UPDATE})
"""Kinds whose step looks at the document before each of its attempts."""


class Step(Protocol):
    """How one kind of operation leaves."""

    async def work(self, operation: Operation, ledgerbee: LedgerBee) -> None:
        """Carry it out, or hold it. Raises LedgerBeeError, Stale."""
        ...


class Worker:
    """Moves operations from queued to an end, or to unknown. What is unknown is reconciliation's, not the worker's."""

    def __init__(
        self,
        parts: Parts,
        detectives: Detectives,
        doorkeeper: Doorkeeper,
        follow: Callable[[DocumentKind, DocumentId], None],
    ) -> None:
        self._parts = parts
        self._line = parts.line
        self._detectives = detectives
        self._doorkeeper = doorkeeper
        self._attempts = attempts = Attempts(parts)
        self._stopping = False
        gate = Gate(parts)
        self._records = RecordStep(parts, attempts, detectives.records)
        self._of_documents: dict[OperationKind, Step] = {
            OperationKind.CREATE: CreateStep(parts, attempts, gate),
            OperationKind.UPDATE: UpdateStep(parts, attempts, gate, detectives.updates),
            OperationKind.SEND: SendStep(parts, attempts, gate, self._is_stopping, follow),
            OperationKind.CONVERT: ConvertStep(parts, attempts, detectives.converts),
        }

    @property
    def is_sending(self) -> bool:
        """Is a request on the wire whose outcome is not on the disk yet?"""
        return self._attempts.busy

    def stop(self) -> None:
        """Begin nothing new."""
        self._stopping = True

    def _is_stopping(self) -> bool:
        return self._stopping

    async def run(self) -> None:
        """Work until nothing can move. Begins with the company: that proves the key, and the answer's Date bounds what follows.

        LedgerBee's troubles end the run and are on the line; StoreDamaged and DiskProblem are raised.
        """
        proven = False
        while not self._stopping and self._line.may_write():
            operation = await self._next()
            if operation is None:
                return
            try:
                if not proven:
                    await self._doorkeeper.prove()
                    proven = True
                await self._work(operation, self._line.ledgerbee)
            except LedgerBeeError as error:
                self._line.failed(error)
                return
            except Stale:
                continue  # somebody took it back, or decided about it: look again

    async def _next(self) -> Operation | None:
        operations = await self._parts.outbox.all(open_only=True)
        others, now = by_id(operations), self._parts.clock.now()
        for operation in operations:
            if operation.state is State.QUEUED and waiting(operation, others, None, now) is None:
                return operation
        return None

    async def seconds_to_next(self) -> float | None:
        """Seconds until an operation's undo time ends or the line may be used again; None when only something new can move one."""
        if self._stopping:  # nothing leaves any more, so nothing is to be tried at once
            return None
        operations = await self._parts.outbox.all(open_only=True)
        others, now = by_id(operations), self._parts.clock.now()
        soonest: float | None = None
        for operation in operations:
            if operation.state is not State.QUEUED:
                continue
            why = waiting(operation, others, None, now)
            seconds = self._line.seconds_to_write()
            if why is not None:
                seconds = None if why.until is None else max(0.0, (why.until - now).total_seconds())
            if seconds is not None:
                soonest = seconds if soonest is None else min(soonest, seconds)
        return soonest

    async def _work(self, operation: Operation, ledgerbee: LedgerBee) -> None:
        if not await self._is_clean(operation, ledgerbee):
            return
        step = self._of_documents[operation.kind] if operation.target.is_document else self._records
        await step.work(operation, ledgerbee)

    async def _is_clean(self, operation: Operation, ledgerbee: LedgerBee) -> bool:
        """Never a second request without a fresh look: did nothing turn up since the person decided to repeat?

        What turned up is reconciliation's to name, so the operation becomes unknown again instead of leaving.
        """
        before = operation.attempts > 0 or operation.dead_at is not None
        if not before or (operation.kind in LOOKS_ITSELF and operation.target.is_document):
            return True
        trace = await self._detectives.of(operation).look(operation, ledgerbee)
        match trace:
            case NotYet(_, None):
                return True
            case Unsteady():
                raise Unreachable(words.SCAN_UNSTEADY, Evidence())
            case _:
                begun, attempt = await self._attempts.begin(operation, ledgerbee)
                await self._parts.outbox.move(
                    begun, State.UNKNOWN, Actor.WORKER, words.LOOK_FIRST, attempt=attempt, evidence=Evidence()
                )
                return False
