"""Sending documents: through the gate, one POST, then read until LedgerBee shows it; and what became of a doubtful one."""

from __future__ import annotations

from collections.abc import Callable

from ledgerbee_desktop.core.errors import Missing
from ledgerbee_desktop.core.identifiers import DocumentId
from ledgerbee_desktop.core.kinds import TRAITS, DocumentKind
from ledgerbee_desktop.core.library import DeliveryStatus, Document
from ledgerbee_desktop.core.operations import Actor, Evidence, Operation, State
from ledgerbee_desktop.core.ports import LedgerBee
from ledgerbee_desktop.sync import words
from ledgerbee_desktop.sync.attempt import Attempts
from ledgerbee_desktop.sync.gate import DRAFT, Gate, Held, Passed
from ledgerbee_desktop.sync.parts import Parts
from ledgerbee_desktop.sync.traces import Happened, Never, NotYet, Perhaps, Trace
from ledgerbee_desktop.sync.updates import document_of

READ_BACK_PAUSES = (0.5, 1.0, 2.0, 4.0, 8.0)
"""Seconds before each further look at a document that was sent (contract README, row 10: poll with growing pauses)."""


class SendDetective:
    """Asks the document itself, and its delivery log where there is one."""

    def __init__(self, parts: Parts) -> None:
        self._library = parts.library

    async def look(self, operation: Operation, ledgerbee: LedgerBee) -> Trace:
        """A first send has happened when the document is no draft any more, or was delivered; a credit note's number says nothing.

        A doubtful resend always ends with the person: others may have sent it too, and quotes and order confirmations keep no
        record of how often they were sent.
        """
        if operation.document_id is None:  # restored before its create was known to be done, and that was given up
            return Never(words.SEND_GONE)
        try:
            document = await ledgerbee.document(operation.document_kind, operation.document_id)
        except Missing:
            return Never(words.SEND_GONE)
        delivered = await _delivered(operation.document_kind, operation.document_id, ledgerbee)
        await self._library.put_documents([document])
        if delivered is not None:
            await self._library.put_delivery(document.id, delivered)
        return _judge(operation, document, delivered)


def _judge(operation: Operation, document: Document, delivered: DeliveryStatus | None) -> Trace:
    more = delivered is not None and delivered.send_count > operation.sent_before
    if operation.sent_before == 0:
        if more or document.status != DRAFT:
            return Happened(words.FOUND_SENT, {"error": None})
    elif delivered is None:
        return Perhaps(words.RESENT_UNRECORDED)
    elif more:
        return Perhaps(words.RESENT_PERHAPS.of(after=delivered.send_count, before=operation.sent_before))
    return NotYet(words.SEND_NOT_FOUND if operation.sent_before == 0 else words.RESEND_NOT_FOUND)


async def _delivered(kind: DocumentKind, document_id: DocumentId, ledgerbee: LedgerBee) -> DeliveryStatus | None:
    return await ledgerbee.delivery_status(kind, document_id) if TRAITS[kind].has_delivery_log else None


class SendStep:
    """Sends a document. `is_stopping` tells whether to leave waiting to the next run; `follow` has its delivery looked after."""

    def __init__(
        self,
        parts: Parts,
        attempts: Attempts,
        gate: Gate,
        is_stopping: Callable[[], bool],
        follow: Callable[[DocumentKind, DocumentId], None],
    ) -> None:
        self._parts = parts
        self._attempts = attempts
        self._gate = gate
        self._is_stopping = is_stopping
        self._follow = follow

    async def work(self, operation: Operation, ledgerbee: LedgerBee) -> None:
        """Through the gate and out. Raises LedgerBeeError, Stale."""
        verdict = await self._gate.examine(ledgerbee, operation)
        if isinstance(verdict, Passed):
            await self._leave(verdict.operation, ledgerbee)
        elif isinstance(verdict, Held):
            await self._parts.outbox.note(operation, verdict.why, {"error": verdict.why})
        else:
            begun, attempt = await self._attempts.begin(operation, ledgerbee)
            done = await self._parts.outbox.move(
                begun, State.DONE, Actor.WORKER, words.EARLIER_ATTEMPT, attempt=attempt, evidence=Evidence()
            )
            await self._read_back(done, ledgerbee)

    async def _leave(self, operation: Operation, ledgerbee: LedgerBee) -> None:
        document_id = document_of(operation)
        operation, attempt = await self._attempts.begin(operation, ledgerbee)
        operation, written = await self._attempts.post(
            operation, attempt, lambda: ledgerbee.send(operation.document_kind, document_id, operation.payload)
        )
        if written is None:
            return
        done = await self._parts.outbox.move(
            operation, State.DONE, Actor.WORKER, words.SENT, attempt=attempt, evidence=written.evidence
        )
        await self._read_back(done, ledgerbee)

    async def _read_back(self, operation: Operation, ledgerbee: LedgerBee) -> None:
        """Say what the sending made of the document. One that somebody has deleted since is the next pull's to see."""
        document_id = document_of(operation)
        try:
            document = await self._shown(operation.document_kind, document_id, ledgerbee)
            delivered = await _delivered(operation.document_kind, document_id, ledgerbee)
        except Missing:
            return
        if delivered is not None:
            await self._parts.library.put_delivery(document_id, delivered)
            if not delivered.is_settled:
                self._follow(operation.document_kind, document_id)
        if self._is_stopping():
            return
        if document.status == DRAFT:
            await self._parts.outbox.note(operation, words.STILL_DRAFT, {"error": words.STILL_DRAFT})
        else:
            said = words.READ_BACK.of(number=document.number or "–", status=document.status)
            await self._parts.outbox.note(operation, said, {})

    async def _shown(self, kind: DocumentKind, document_id: DocumentId, ledgerbee: LedgerBee) -> Document:
        """The document once LedgerBee shows it as sent, or as it is after the last look; the library gets each answer."""
        document = await self._look(kind, document_id, ledgerbee)
        for pause in READ_BACK_PAUSES:
            if document.status != DRAFT or self._is_stopping():
                break
            await self._parts.clock.sleep(pause)
            document = await self._look(kind, document_id, ledgerbee)
        return document

    async def _look(self, kind: DocumentKind, document_id: DocumentId, ledgerbee: LedgerBee) -> Document:
        document = await ledgerbee.document(kind, document_id)
        await self._parts.library.put_documents([document])
        return document
