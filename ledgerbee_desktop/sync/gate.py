"""The booking gate: sending books a legal document, so what is sent must be exactly what the person approved.

Source: reliability 1.6 "Booking gate"; product promise 6 (totals).
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal, InvalidOperation

from ledgerbee_desktop.core.errors import Missing, Unreachable
from ledgerbee_desktop.core.library import Document
from ledgerbee_desktop.core.matching import Likeness, compare
from ledgerbee_desktop.core.operations import Evidence, Operation, State
from ledgerbee_desktop.core.ports import LedgerBee, LibraryStore, OutboxStore
from ledgerbee_desktop.core.text import Message
from ledgerbee_desktop.core.totals import Agreement, explain
from ledgerbee_desktop.sync import words
from ledgerbee_desktop.sync.scan import Scanner

DRAFT = "draft"


@dataclass(frozen=True, slots=True)
class Passed:
    """The send may leave; `operation` knows how often the document was sent before."""

    operation: Operation


@dataclass(frozen=True, slots=True)
class Held:
    """The send must not leave: `why` is the question to the person."""

    why: Message


@dataclass(frozen=True, slots=True)
class Done:
    """It was sent already, by an earlier attempt of ours."""

    document: Document


Verdict = Passed | Held | Done


class Gate:
    """Lets a send pass, or says why not."""

    def __init__(self, outbox: OutboxStore, library: LibraryStore, scanner: Scanner) -> None:
        self._outbox = outbox
        self._library = library
        self._scanner = scanner

    async def examine(self, ledgerbee: LedgerBee, send: Operation) -> Verdict:
        """Look at the document of `send` as LedgerBee has it now. Raises LedgerBeeError: then nothing was learned."""
        if send.document_id is None:
            raise ValueError("a send has a document")
        try:
            document = await ledgerbee.document(send.document_kind, send.document_id)
        except Missing:
            return Held(words.DOCUMENT_GONE)
        await self._library.put_documents([document])
        if document.status != DRAFT and send.sent_before == 0:
            return Done(document) if send.attempts > 0 else Held(words.SENT_BY_OTHERS.of(status=document.status))
        if send.after is not None:
            held = await self._as_approved(ledgerbee, send, await self._outbox.get(send.after), document)
            if held is not None:
                return Held(held)
        delivered = await ledgerbee.delivery_status(send.document_kind, send.document_id)
        if delivered.send_count != send.sent_before:
            if document.status == DRAFT and send.sent_before == 0 and send.attempts > 0:
                return Done(document)
            send = await self._outbox.note(send, None, {"sent_before": delivered.send_count})
        return Passed(send)

    async def _as_approved(
        self, ledgerbee: LedgerBee, send: Operation, create: Operation, document: Document
    ) -> Message | None:
        comparison = compare(self._scanner.intended(create), document)
        if comparison.likeness is not Likeness.SAME:
            return words.CHANGED.of(fields=", ".join(comparison.differing))
        if await self._was_unknown(create):
            found = await self._scanner.find(ledgerbee, create)
            if not found.clean:
                raise Unreachable(words.SCAN_UNSTEADY, Evidence())
            if [each.id for each in found.same] != [document.id]:
                return words.TWIN.of(count=len(found.same))
        return await self.total_question(send, create, document)

    async def _was_unknown(self, create: Operation) -> bool:
        attempts = await self._outbox.attempts(create.id)
        return len(attempts) == 0 or any(attempt.outcome == State.UNKNOWN for attempt in attempts)

    async def total_question(self, send: Operation, create: Operation, document: Document) -> Message | None:
        """The question about LedgerBee's total; None when it is the approved one, one that rounding explains, or accepted.

        A total that nobody could estimate when it was queued is a question too: nobody has seen it.
        """
        if send.total_accepted or _amount(send.approved_total) == document.amount:
            return None
        question = words.TOTAL_DIFFERS.of(
            estimated=send.approved_total or "–", actual=str(document.amount), currency=document.currency
        )
        difference = explain(self._scanner.intended(create), await self._library.catalogue(), document)
        if difference.kind is Agreement.UNEXPLAINED or difference.estimated != _amount(send.approved_total):
            return question
        return None

    async def rounding(self, send: Operation, create: Operation, document: Document) -> Message | None:
        """The note that LedgerBee rounds in another way than the estimate; None when it does not."""
        if _amount(send.approved_total) == document.amount:
            return None
        difference = explain(self._scanner.intended(create), await self._library.catalogue(), document)
        if difference.kind is not Agreement.ROUNDING or difference.rule is None:
            return None
        return words.ROUNDING.of(
            actual=str(difference.actual), estimated=str(difference.estimated), rule=difference.rule.value
        )


def _amount(text: str) -> Decimal | None:
    try:
        return Decimal(text) if text else None
    except InvalidOperation:
        return None
