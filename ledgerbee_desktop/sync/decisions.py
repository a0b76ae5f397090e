"""Carries out what a person decided about an operation that may have happened, was refused, or is held."""

from __future__ import annotations

from datetime import timedelta

from ledgerbee_desktop.core.errors import AppError, LedgerBeeError, Missing
from ledgerbee_desktop.core.identifiers import DocumentId
from ledgerbee_desktop.core.library import Document
from ledgerbee_desktop.core.operations import Actor, Decision, Operation, OperationKind, State
from ledgerbee_desktop.core.ports import Clock, LibraryStore, OutboxStore
from ledgerbee_desktop.core.text import Message
from ledgerbee_desktop.sync import words
from ledgerbee_desktop.sync.gate import DRAFT
from ledgerbee_desktop.sync.line import Line
from ledgerbee_desktop.sync.reconcile import Reconciler
from ledgerbee_desktop.sync.scan import Scanner


class Decisions:
    """A decision in; an arrow of the state machine, or an AppError with the reason why not, out."""

    def __init__(
        self,
        *,
        outbox: OutboxStore,
        library: LibraryStore,
        scanner: Scanner,
        reconciler: Reconciler,
        clock: Clock,
        line: Line,
    ) -> None:
        self._outbox = outbox
        self._library = library
        self._scanner = scanner
        self._reconciler = reconciler
        self._clock = clock
        self._line = line

    async def carry_out(self, operation: Operation, decision: Decision, document_id: DocumentId | None) -> None:
        """Do it. The decision is one of the operation's ways out."""
        match decision:
            case Decision.ACCEPT:
                fields = {"total_accepted": True, "error": None}
                await self._outbox.note(operation, words.DECIDED_ACCEPT, fields)
            case Decision.DISCARD:
                await self._move(operation, State.DISCARDED, words.DECIDED_DISCARD)
            case Decision.LOOK:
                await self._look(operation)
            case Decision.AGAIN:
                await self._again(operation)
            case Decision.HAPPENED:
                await self._happened(operation, document_id)

    async def _move(self, operation: Operation, to: State, what: Message, **fields: object) -> None:
        await self._outbox.move(operation, to, Actor.PERSON, what, fields=fields)

    async def _look(self, operation: Operation) -> None:
        match operation.state:
            case State.QUEUED:  # held: the gate examines it anew
                await self._outbox.note(operation, words.DECIDED_LOOK, {"error": None})
            case State.UNKNOWN:
                self._reconciler.look_now(operation)
                await self._outbox.note(operation, words.DECIDED_LOOK, {})
            case _:
                await self._move(operation, State.UNKNOWN, words.DECIDED_LOOK, error=None)

    async def _again(self, operation: Operation) -> None:
        if operation.state is State.REFUSED:
            await self._move(operation, State.QUEUED, words.DECIDED_AGAIN, error=None, refusal=None)
            return
        if operation.state is State.AMBIGUOUS and operation.dead_at is not None:
            ready = operation.dead_at + timedelta(seconds=self._reconciler.settle)
            if self._clock.now() < ready:
                raise AppError(words.TOO_EARLY.of(time=words.clock_time(ready)))
        if not await self._asked(operation):
            after = await self._outbox.get(operation.id)
            raise AppError(words.TURNED_UP if after.state is State.DONE else words.TURNED_UP_PERHAPS)
        await self._move(operation, State.QUEUED, words.DECIDED_AGAIN, error=None, not_before=None)

    async def _asked(self, operation: Operation) -> bool:
        try:
            return await self._reconciler.look_afresh(operation)
        except LedgerBeeError as error:
            self._line.failed(error)
            raise

    async def _happened(self, operation: Operation, document_id: DocumentId | None) -> None:
        wanted = document_id if operation.kind is OperationKind.CREATE else operation.document_id
        if wanted is None:
            raise AppError(words.WHICH_DOCUMENT)
        document = await self._read(operation, wanted)
        if operation.kind is OperationKind.CREATE:
            if document.customer_id != operation.customer_id or document.kind is not operation.document_kind:
                raise AppError(words.OTHER_CUSTOMER)
            if await self._outbox.claimed([document.id]):
                raise AppError(words.CLAIMED)
            shown = await self._scanner.shown(operation)
            await self._scanner.reject(operation, shown - {document.id})
            await self._move(
                operation, State.DONE, words.DECIDED_HAPPENED, document_id=document.id, error=None, next_probe=None
            )
        elif document.status == DRAFT:
            raise AppError(words.NOT_SENT_YET)
        else:
            await self._move(operation, State.DONE, words.DECIDED_HAPPENED, error=None)
        await self._library.put_documents([document])

    async def _read(self, operation: Operation, document_id: DocumentId) -> Document:
        try:
            return await self._line.ledgerbee.document(operation.document_kind, document_id)
        except Missing:
            raise AppError(words.NO_SUCH_DOCUMENT) from None
        except LedgerBeeError as error:
            self._line.failed(error)
            raise
