"""The outbox as the window and the headless commands see it: queue, take back, decide, and why each operation waits."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterable, Sequence

from ledgerbee_desktop.core.drafts import Draft
from ledgerbee_desktop.core.errors import AppError, HasErrors, Stale
from ledgerbee_desktop.core.identifiers import DocumentId, DraftId, OperationId
from ledgerbee_desktop.core.kinds import DocumentKind
from ledgerbee_desktop.core.library import Image
from ledgerbee_desktop.core.operations import (
    Actor,
    Attempt,
    Decision,
    Operation,
    OperationKind,
    OutboxEvent,
    SendRequest,
    State,
)
from ledgerbee_desktop.core.ports import OutboxRow
from ledgerbee_desktop.core.records import RecordWrite
from ledgerbee_desktop.sync import words
from ledgerbee_desktop.sync.decisions import Decisions
from ledgerbee_desktop.sync.parts import Parts
from ledgerbee_desktop.sync.queueing import Queueing
from ledgerbee_desktop.sync.record_queue import RecordQueue
from ledgerbee_desktop.sync.returned import ReturnedDrafts
from ledgerbee_desktop.sync.waiting import by_id, waiting, ways_out

_HANDED_OVER = frozenset({OperationKind.CREATE, OperationKind.UPDATE})
"""The operations that hand a draft over to LedgerBee."""


class OutboxService:
    """`core.ports.Outbox`. Queueing (but for what a restore brought back), taking back and looking need no network."""

    def __init__(self, parts: Parts, decisions: Decisions, returned: ReturnedDrafts) -> None:
        self._parts = parts
        self._outbox = parts.outbox
        self._decisions = decisions
        self._returned = returned
        self._queueing = Queueing(parts)
        self._records = RecordQueue(parts, self._queueing)

    async def queue(
        self, draft_id: DraftId, send: SendRequest | None, *, undo_seconds: float
    ) -> tuple[OperationId, ...]:
        """Hand the draft to the outbox: a create (or, for a draft that edits a document, a change), and a send after it if asked.

        A draft that a restore or a copy has brought back may have left already: LedgerBee is asked first, if that was not done yet.

        What they send is frozen from here on. The send leaves when what it waits for is done, but not within `undo_seconds` from now.

        Raises:
            HasErrors: LedgerBee would refuse it, or it may have left already; the message is the first finding's.
            NotEditable: it is queued already, or has left.
            Stale: it was changed at this moment.
            StoreDamaged: the stored draft is damaged.
        """
        await self._returned.admit(draft_id)
        saved = (await self._parts.drafts.open(draft_id)).saved
        operations = await self._queueing.of_draft(saved.draft, send, undo_seconds)
        await self._outbox.queue(operations, draft_id, saved.revision)
        return tuple(operation.id for operation in operations)

    async def send(
        self, kind: DocumentKind, document_id: DocumentId, request: SendRequest, *, undo_seconds: float
    ) -> OperationId:
        """Queue the sending of a document, or its sending again when LedgerBee shows it as sent.

        Raises:
            HasErrors: it cannot be sent like this.
            Stale: a sending of it is in the outbox already.
            AppError: the document is not in the library.
        """
        operation = await self._queueing.of_sending(kind, document_id, request, undo_seconds)
        await self._outbox.queue([operation], None, None)
        return operation.id

    async def send_many(
        self, requests: Sequence[tuple[DocumentKind, DocumentId, SendRequest]], *, undo_seconds: float
    ) -> str:
        """Queue the sending of several documents in one transaction; returns the name of the batch (`Operation.batch`).

        Nothing is queued when one of them cannot be sent. After a crash what has not left yet leaves at the next start: the batch is
        no more than its operations.

        Raises:
            HasErrors: one of them cannot be sent like this, or is in the list twice.
            Stale: the sending of one of them is in the outbox already.
            AppError: a document is not in the library.
        """
        if len({document_id for _, document_id, _ in requests}) < len(requests):
            raise HasErrors(words.SENT_TWICE)
        batch = self._parts.ids.new()
        operations = [
            await self._queueing.of_sending(kind, document_id, request, undo_seconds, batch)
            for kind, document_id, request in requests
        ]
        await self._outbox.queue(operations, None, None)
        return batch

    async def convert(
        self, kind: DocumentKind, document_id: DocumentId, target: DocumentKind, adjustment: Draft | None = None
    ) -> OperationId:
        """Queue the conversion of a sent quote or order confirmation. `adjustment` is a draft of the target kind.

        Raises:
            HasErrors: it cannot be converted, or the adjustment has errors.
            Stale: a conversion of it is in the outbox already.
            AppError: the document is not in the library.
        """
        operation = await self._queueing.of_conversion(kind, document_id, target, adjustment)
        await self._outbox.queue([operation], None, None)
        return operation.id

    async def write(self, record: RecordWrite, *, replaces: OperationId | None = None) -> OperationId:
        """Queue a write of a customer, product, price or product group; a create shows in the library under its temporary id.

        A new customer gets the operation's id as `externalSystemId`, unless the person filled that in. `replaces` names a queued write of
        the same kind of the same record that has never left: this one takes its place, also for what waits for it.

        Raises:
            HasErrors: LedgerBee would refuse it.
            Stale: a write of it is in the outbox already, or what it replaces has left.
        """
        operation = await self._records.of(record)
        await self._outbox.queue([dataclasses.replace(operation, replaces=replaces)], None, None)
        return operation.id

    async def take_back(self, operation_id: OperationId) -> None:
        """Discard an operation that is still queued (and what waits for it); its draft can be edited again.

        Raises Stale when it has left meanwhile, or is gone.
        """
        operation = await self._get(operation_id)
        if operation.state is not State.QUEUED:
            raise Stale
        await self._outbox.move(operation, State.DISCARDED, Actor.PERSON, words.TAKEN_BACK)

    async def take_back_draft(self, draft_id: DraftId) -> None:
        """The same for the create or change of a draft, before typing in it; a draft that is not in the outbox is no error.

        Raises Stale when that has left.
        """
        for operation in await self._outbox.all(open_only=True):
            if operation.draft_id != draft_id or operation.kind not in _HANDED_OVER:
                continue
            if operation.state is State.QUEUED:
                await self._outbox.move(operation, State.DISCARDED, Actor.PERSON, words.TAKEN_BACK)
            elif operation.state is not State.REFUSED:
                raise Stale

    async def decide(
        self, operation_id: OperationId, decision: Decision, document_id: DocumentId | None = None
    ) -> None:
        """Carry out what the person decided. `AGAIN` (of what may have happened) and `HAPPENED` ask LedgerBee first.

        Raises:
            Stale: it has changed meanwhile.
            NotEditable: a refused draft was edited since; queue the draft anew.
            AppError: the reason why that cannot be, such as that it has turned up.
        """
        operation = await self._get(operation_id)
        if decision not in ways_out(operation):
            raise AppError(words.CANNOT_DECIDE)
        if decision is Decision.DISCARD and operation.state is State.QUEUED:
            await self.take_back(operation_id)
            return
        await self._decisions.carry_out(operation, decision, document_id)

    async def _get(self, operation_id: OperationId) -> Operation:
        try:
            return await self._outbox.get(operation_id)
        except KeyError:
            raise Stale from None

    async def rows(self, *, open_only: bool = True) -> tuple[OutboxRow, ...]:
        """The operations with their reasons, oldest first. Raises StoreDamaged."""
        operations = await self._outbox.all(open_only=open_only)
        return self._with_reasons(operations, operations)

    async def of_batch(self, batch: str) -> tuple[OutboxRow, ...]:
        """The sends that were asked for together, those that have ended too, oldest first. Raises StoreDamaged."""
        return self._with_reasons(await self._outbox.of_batch(batch), await self._outbox.all(open_only=True))

    async def of_draft(self, draft_id: DraftId) -> tuple[OutboxRow, ...]:
        """The operations of a draft, those that have ended too, oldest first. Raises StoreDamaged."""
        return self._with_reasons(await self._outbox.of_draft(draft_id), await self._outbox.all(open_only=True))

    async def row(self, operation_id: OperationId) -> OutboxRow:
        """One operation, whether it has ended or not. Raises KeyError or StoreDamaged."""
        operation = await self._outbox.get(operation_id)
        (row,) = self._with_reasons((operation,), await self._outbox.all(open_only=True))
        return row

    def _with_reasons(self, operations: Iterable[Operation], among: Iterable[Operation]) -> tuple[OutboxRow, ...]:
        """`among` are, with others, those that are open: what these may wait for."""
        still_open = by_id([operation for operation in among if operation.state.is_open])
        line, now = self._parts.line.waiting(), self._parts.clock.now()
        return tuple(
            OutboxRow(operation, waiting(operation, still_open, line, now), ways_out(operation))
            for operation in operations
        )

    async def ended(self, limit: int, before: OperationId | None = None) -> tuple[OutboxRow, ...]:
        """A page of the history: the newest `limit` that have ended, of those older than `before`, oldest first. Raises StoreDamaged."""
        return _ended(await self._outbox.ended(limit, before))

    async def alerting(self) -> tuple[OutboxRow, ...]:
        """What has ended with an error that the person is told, oldest first. Raises StoreDamaged."""
        return _ended(await self._outbox.alerting())

    async def attempts(self, operation_id: OperationId) -> tuple[Attempt, ...]:
        """The attempts of an operation."""
        return await self._outbox.attempts(operation_id)

    async def events(self, operation_id: OperationId) -> tuple[OutboxEvent, ...]:
        """The history of an operation."""
        return await self._outbox.events(operation_id)

    async def images(self, document_id: DocumentId) -> tuple[Image, ...]:
        """What LedgerBee had of a document around the changes that were made from here, oldest first."""
        return await self._outbox.images(document_id)


def _ended(operations: Iterable[Operation]) -> tuple[OutboxRow, ...]:
    return tuple(OutboxRow(operation, None, ways_out(operation)) for operation in operations)
