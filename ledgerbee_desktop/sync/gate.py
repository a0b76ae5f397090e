"""The gate before a send: what leaves must be exactly what the person approved. For invoices and credit notes a send books.

Source: reliability 1.6 "Booking gate"; product promise 6 (totals). Quotes and order confirmations are not booked but pass it all
the same: the customer gets what is sent.
"""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from ledgerbee_desktop.core.errors import Missing, Unreachable
from ledgerbee_desktop.core.identifiers import DocumentId
from ledgerbee_desktop.core.kinds import TRAITS, DocumentKind
from ledgerbee_desktop.core.library import Document
from ledgerbee_desktop.core.matching import compare
from ledgerbee_desktop.core.operations import Evidence, Operation, OperationKind, State
from ledgerbee_desktop.core.ports import LedgerBee
from ledgerbee_desktop.core.text import Message
from ledgerbee_desktop.core.totals import Agreement, Difference, explain
from ledgerbee_desktop.sync import words
from ledgerbee_desktop.sync.likeness import differing
from ledgerbee_desktop.sync.parts import Parts

DRAFT = "draft"


@dataclass(frozen=True, slots=True)
class Passed:
    """The send may leave; `operation` knows how often the document was sent before."""

    operation: Operation


@dataclass(frozen=True, slots=True)
class Held:
    """The operation must not leave: `why` is the question to the person."""

    why: Message


@dataclass(frozen=True, slots=True)
class Done:
    """It was sent already, by an earlier attempt of ours."""

    document: Document


Verdict = Passed | Held | Done


class Gate:
    """Lets a send pass, or says why not."""

    def __init__(self, parts: Parts) -> None:
        self._outbox = parts.outbox
        self._library = parts.library
        self._scanner = parts.scanner

    async def examine(self, ledgerbee: LedgerBee, send: Operation) -> Verdict:
        """Look at the document of `send` as LedgerBee has it now. Raises LedgerBeeError: then nothing was learned."""
        if send.document_id is None:
            raise ValueError("a send has a document")
        before = None if send.after is None else await self._outbox.get(send.after)
        seen = await self._seen(ledgerbee, send, before, send.document_id)
        if isinstance(seen, Document) and before is not None and before.kind is OperationKind.CREATE:
            seen = await self._alone(ledgerbee, send, before, seen)
        if not isinstance(seen, Document):
            return seen
        if not TRAITS[send.document_kind].has_delivery_log:
            return Passed(send)
        return await self._by_the_log(ledgerbee, send, before, seen)

    async def _look(self, ledgerbee: LedgerBee, kind: DocumentKind, document_id: DocumentId) -> Document:
        document = await ledgerbee.document(kind, document_id)
        await self._library.put_documents([document])
        return document

    async def _seen(
        self, ledgerbee: LedgerBee, send: Operation, before: Operation | None, document_id: DocumentId
    ) -> Document | Verdict:
        """A look at the document, or why it must not leave. What a second look sees counts as much as what the first one did."""
        try:
            document = await self._look(ledgerbee, send.document_kind, document_id)
        except Missing:
            return Held(words.DOCUMENT_GONE)
        sent = _sent_already(send, document)
        if sent is not None:
            return sent
        if document.is_converted:
            return Held(words.CONVERTED_MEANWHILE)
        question = None if before is None else await self._question(send, before, document)
        return document if question is None else Held(question)

    async def _by_the_log(
        self, ledgerbee: LedgerBee, send: Operation, before: Operation | None, document: Document
    ) -> Verdict:
        """How often the log says that it was sent. A draft that was sent before we ever did is no draft any more: it is looked at again."""
        delivered = await ledgerbee.delivery_status(send.document_kind, document.id)
        if delivered.send_count == send.sent_before:
            return Passed(send)
        if document.status == DRAFT and send.sent_before == 0:
            if send.attempts > 0:
                return Done(document)
            seen = await self._seen(ledgerbee, send, before, document.id)
            if not isinstance(seen, Document):
                return seen
        return Passed(await self._outbox.note(send, None, {"sent_before": delivered.send_count}))

    async def _question(self, send: Operation, before: Operation, document: Document) -> Message | None:
        """The question when the document is not what the create or change before the send stated, or what was approved of it."""
        intended = self._scanner.intended(before)
        changes = before.kind is OperationKind.UPDATE
        others = differing(intended, document) if changes else compare(intended, document).differing
        if others:
            return words.CHANGED.of(fields=", ".join(others))
        return await self.total_question(send, before, document)

    async def _alone(
        self, ledgerbee: LedgerBee, send: Operation, create: Operation, document: Document
    ) -> Document | Verdict:
        """Is what a create became that was unknown once the only one like it? The scan takes its time, so it is looked at once more."""
        if not await self._was_unknown(create):
            return document
        found = await self._scanner.find(ledgerbee, create)
        if not found.clean:
            raise Unreachable(words.SCAN_UNSTEADY, Evidence())
        if [each.id for each in found.same] != [document.id]:
            return Held(words.TWIN.of(count=len(found.same)))
        return await self._seen(ledgerbee, send, create, document.id)

    async def _was_unknown(self, create: Operation) -> bool:
        attempts = await self._outbox.attempts(create.id)
        return len(attempts) == 0 or any(attempt.outcome == State.UNKNOWN for attempt in attempts)

    async def tell_totals(self, before: Operation, document: Document) -> None:
        """Tell the person at once what LedgerBee's total is, not only when the send after `before` is about to leave."""
        for send in await self._outbox.all(open_only=True):
            if send.after != before.id or send.kind is not OperationKind.SEND or send.state is not State.QUEUED:
                continue
            question = await self.total_question(send, before, document)
            if question is not None:
                await self._outbox.note(send, question, {"error": question})
                continue
            rounding = await self._rounding(send, before, document)
            if rounding is not None:
                await self._outbox.note(send, rounding, {})

    async def total_question(self, send: Operation, before: Operation, document: Document) -> Message | None:
        """The question about LedgerBee's total; None when it is the approved one, one that rounding explains, or accepted.

        A total that nobody could estimate when it was queued is a question too: nobody has seen it.
        """
        positive = _positive(document)
        if send.total_accepted or _amount(send.approved_total) == positive.amount:
            return None
        question = words.TOTAL_DIFFERS.of(
            estimated=send.approved_total or "–", actual=str(positive.amount), currency=document.currency
        )
        difference = await self._difference(before, positive)
        if difference.kind is Agreement.UNEXPLAINED or difference.estimated != _amount(send.approved_total):
            return question
        return None

    async def _rounding(self, send: Operation, before: Operation, document: Document) -> Message | None:
        """The note that LedgerBee rounds in another way than the estimate; None when it does not."""
        positive = _positive(document)
        if _amount(send.approved_total) == positive.amount:
            return None
        difference = await self._difference(before, positive)
        if difference.kind is not Agreement.ROUNDING or difference.rule is None:
            return None
        return words.ROUNDING.of(
            actual=str(difference.actual), estimated=str(difference.estimated), rule=difference.rule.value
        )

    async def _difference(self, before: Operation, positive: Document) -> Difference:
        return explain(self._scanner.intended(before), await self._library.catalogue(), positive)


def _sent_already(send: Operation, document: Document) -> Verdict | None:
    """That a document which this send was to send first is no draft any more; None when it is one, or is sent once more."""
    if document.status == DRAFT or send.sent_before > 0:
        return None
    return Done(document) if send.attempts > 0 else Held(words.SENT_BY_OTHERS.of(status=document.status))


def _positive(document: Document) -> Document:
    """The document with totals of the sign in which they are estimated: a credit note's come back negative (trap 7)."""
    sign = TRAITS[document.kind].sign
    return dataclasses.replace(
        document, subtotal=document.subtotal * sign, vat=document.vat * sign, amount=document.amount * sign
    )


def _amount(text: str) -> Decimal | None:
    try:
        return Decimal(text) if text else None
    except InvalidOperation:
        return None
