"""Carries out what a person decided about an operation that may have happened, was refused, or is held."""

from __future__ import annotations

from datetime import timedelta

from ledgerbee_desktop.core.errors import AppError, LedgerBeeError, Missing
from ledgerbee_desktop.core.identifiers import DocumentId, ProductId
from ledgerbee_desktop.core.library import Document, Price
from ledgerbee_desktop.core.operations import Actor, Decision, Operation, OperationKind, State
from ledgerbee_desktop.core.records import PriceFields
from ledgerbee_desktop.core.text import Message
from ledgerbee_desktop.sync import record_words, words
from ledgerbee_desktop.sync.converts import result_of
from ledgerbee_desktop.sync.detectives import Detectives
from ledgerbee_desktop.sync.gate import DRAFT
from ledgerbee_desktop.sync.parts import Parts
from ledgerbee_desktop.sync.reconcile import Reconciler
from ledgerbee_desktop.sync.record_reads import read
from ledgerbee_desktop.sync.records import read_into_library, stated
from ledgerbee_desktop.sync.traces import Happened, NotYet
from ledgerbee_desktop.sync.waiting import names_what_was_given_up


class Decisions:
    """A decision in; an arrow of the state machine, or an AppError with the reason why not, out."""

    def __init__(self, parts: Parts, detectives: Detectives, reconciler: Reconciler) -> None:
        self._parts = parts
        self._outbox = parts.outbox
        self._library = parts.library
        self._line = parts.line
        self._detectives = detectives
        self._reconciler = reconciler

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
            case _:
                await self._happened(operation, document_id)

    async def _move(self, operation: Operation, to: State, what: Message, **fields: object) -> Operation:
        return await self._outbox.move(operation, to, Actor.PERSON, what, fields=fields)

    async def _look(self, operation: Operation) -> None:
        match operation.state:
            case State.QUEUED:  # held: the worker examines it anew
                await self._outbox.note(operation, words.DECIDED_LOOK, {"error": None})
            case State.UNKNOWN:
                self._reconciler.look_now(operation)
                await self._outbox.note(operation, words.DECIDED_LOOK, {})
            case _:
                await self._move(operation, State.UNKNOWN, words.DECIDED_LOOK, error=None)

    async def _again(self, operation: Operation) -> None:
        if names_what_was_given_up(operation, await self._outbox.all(open_only=False)):
            raise AppError(record_words.NAMES_GIVEN_UP)
        if operation.state is State.REFUSED:
            await self._move(operation, State.QUEUED, words.DECIDED_AGAIN, error=None, refusal=None)
            return
        if operation.state is State.AMBIGUOUS and operation.dead_at is not None:
            ready = operation.dead_at + timedelta(seconds=self._reconciler.settle)
            if self._parts.clock.now() < ready:
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

    # --- "It did happen" -------------------------------------------------------------------------

    async def _happened(self, operation: Operation, document_id: DocumentId | None) -> None:
        try:
            if not operation.target.is_document:
                await self._record_happened(operation, document_id)
            elif operation.kind is OperationKind.CREATE:
                await self._create_happened(operation, document_id)
            else:
                await self._change_happened(operation)
        except Missing:
            missing = words.NO_SUCH_DOCUMENT if operation.target.is_document else record_words.NO_SUCH_RECORD
            raise AppError(missing) from None
        except LedgerBeeError as error:
            self._line.failed(error)
            raise

    async def _create_happened(self, operation: Operation, document_id: DocumentId | None) -> None:
        if document_id is None:
            raise AppError(words.WHICH_DOCUMENT)
        document = await self._line.ledgerbee.document(operation.document_kind, document_id)
        if document.customer_id != operation.customer_id or document.kind is not operation.document_kind:
            raise AppError(words.OTHER_CUSTOMER)
        if await self._outbox.claimed([document.id]):
            raise AppError(words.CLAIMED)
        scanner = self._parts.scanner
        await scanner.reject(operation, await scanner.shown(operation) - {document.id})
        await self._move(
            operation, State.DONE, words.DECIDED_HAPPENED, document_id=document.id, error=None, next_probe=None
        )
        await self._library.put_documents([document])

    async def _change_happened(self, operation: Operation) -> None:
        """A send, change or conversion: what LedgerBee shows must not say the contrary."""
        if operation.document_id is None:
            raise AppError(words.WHICH_DOCUMENT)
        document = await self._line.ledgerbee.document(operation.document_kind, operation.document_id)
        await self._library.put_documents([document])
        fields = await self._proof(operation, document)
        result = fields.get("result_id")
        if isinstance(result, str) and await self._outbox.claimed([DocumentId(result)]):
            raise AppError(words.CONVERT_CLAIMED)
        await self._move(operation, State.DONE, words.DECIDED_HAPPENED, error=None, **fields)

    async def _proof(self, operation: Operation, document: Document) -> dict[str, object]:
        if operation.kind is OperationKind.SEND and document.status == DRAFT:
            raise AppError(words.NOT_SENT_YET)
        if operation.kind is OperationKind.UPDATE:
            standing = await self._detectives.updates.standing(operation, self._line.ledgerbee)
            if standing.differs and not standing.changed:
                raise AppError(words.NOT_CHANGED_YET)
        if operation.kind is not OperationKind.CONVERT:
            return {}
        if not document.is_converted:
            raise AppError(words.NOT_CONVERTED_YET)
        return {"result_id": result_of(document, self._parts.bodies.read_convert(operation.payload))}

    async def _record_happened(self, operation: Operation, record_id: DocumentId | None) -> None:
        """`record_id` names the record that a create became; without it LedgerBee is searched once more."""
        ledgerbee = self._line.ledgerbee
        if operation.kind is not OperationKind.CREATE:
            if isinstance(await self._detectives.records.look(operation, ledgerbee), NotYet):
                raise AppError(record_words.NOT_DONE_YET)
            done = await self._move(operation, State.DONE, words.DECIDED_HAPPENED, error=None)
        elif record_id is not None:
            record = await read(operation.target, record_id, ledgerbee)
            if isinstance(record, Price) and record.product_id != self._product_of(operation):
                raise AppError(record_words.OTHER_PRODUCT)
            if record_id in await self._detectives.records.claimed(operation):
                raise AppError(record_words.CLAIMED)
            done = await self._move(
                operation, State.DONE, words.DECIDED_HAPPENED, error=None, record_id=record_id, next_probe=None
            )
        else:
            trace = await self._detectives.records.look(operation, ledgerbee)
            if not isinstance(trace, Happened):
                raise AppError(record_words.WHICH_RECORD)
            done = await self._move(operation, State.DONE, words.DECIDED_HAPPENED, **trace.fields)
        await read_into_library(self._parts, done, ledgerbee)

    def _product_of(self, operation: Operation) -> ProductId | None:
        """The product to which the create of a price adds it."""
        content = stated(self._parts, operation).content
        return content.product_id if isinstance(content, PriceFields) else None
