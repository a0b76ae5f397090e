"""Converting quotes and order confirmations: look at the source, one POST, re-read the source and follow its link (rows 2 to 5)."""

from __future__ import annotations

from ledgerbee_desktop.core.errors import LedgerBeeError, Missing
from ledgerbee_desktop.core.identifiers import DocumentId
from ledgerbee_desktop.core.kinds import DocumentKind
from ledgerbee_desktop.core.library import Document
from ledgerbee_desktop.core.operations import Actor, Operation, State
from ledgerbee_desktop.core.ports import LedgerBee
from ledgerbee_desktop.core.text import Message
from ledgerbee_desktop.sync import words
from ledgerbee_desktop.sync.attempt import Attempts
from ledgerbee_desktop.sync.gate import DRAFT
from ledgerbee_desktop.sync.likeness import made_otherwise
from ledgerbee_desktop.sync.parts import Parts
from ledgerbee_desktop.sync.traces import Happened, Never, NotYet, Perhaps, Trace
from ledgerbee_desktop.sync.updates import document_of

REJECTED = "rejected"


class ConvertDetective:
    """The source's links and its display status say whether it was converted, and into what."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    async def look(self, operation: Operation, ledgerbee: LedgerBee) -> Trace:
        """Linked to a document of the wanted kind (or shown as converted without any link): done, unless another operation did it."""
        try:
            source = await self.source(operation, ledgerbee)
        except Missing:
            return Never(words.CONVERT_GONE)
        if not source.is_converted:
            return NotYet(words.CONVERT_NOT_FOUND)
        target = self._parts.bodies.read_convert(operation.payload)
        result = result_of(source, target)
        if result is None and any(link is not None for link in links(source).values()):
            return Perhaps(words.CONVERTED_OTHERWISE, (source,))
        if result is not None and await self._parts.outbox.claimed([result]):
            return Never(words.CONVERT_CLAIMED)
        made = None if result is None else await self.read_result(target, result, ledgerbee)
        otherwise = self.otherwise(operation, made)
        return Happened(otherwise or _said(made), {"error": otherwise, "result_id": result})

    async def read_back(self, operation: Operation, ledgerbee: LedgerBee) -> None:
        """Note which document a conversion that is done has made, and whether LedgerBee has booked that at once (unknown 3).

        Raises LedgerBeeError: then it is asked for again later (`next_probe`); Stale.
        """
        target, outbox = self._parts.bodies.read_convert(operation.payload), self._parts.outbox
        known = {"next_probe": None}
        try:
            source = await self.source(operation, ledgerbee)
        except Missing:
            await outbox.note(operation, None, known)
            return
        result = result_of(source, target)
        if result is None:
            await outbox.note(operation, words.CONVERTED_UNLINKED, known)
            return
        try:
            made = await self.read_result(target, result, ledgerbee)
        except LedgerBeeError:
            await outbox.note(operation, None, {"result_id": result})
            raise
        otherwise = self.otherwise(operation, made)
        await outbox.note(operation, otherwise or _said(made), {**known, "result_id": result, "error": otherwise})

    def otherwise(self, operation: Operation, made: Document | None) -> Message | None:
        """That the new document is not what was asked for; None when it is, when nothing was asked for, or when it is not known."""
        adjustment = self._parts.bodies.read_adjustment(operation.payload, self._parts.ids)
        if adjustment is None or made is None:
            return None
        fields = made_otherwise(adjustment, made)
        return words.CONVERTED_DIFFERENTLY.of(fields=", ".join(fields)) if fields else None

    async def source(self, operation: Operation, ledgerbee: LedgerBee) -> Document:
        """The document that is converted, as LedgerBee has it now. Raises LedgerBeeError (Missing: it is gone)."""
        source = await ledgerbee.document(operation.document_kind, document_of(operation))
        await self._parts.library.put_documents([source])
        return source

    async def read_result(self, target: DocumentKind, result: DocumentId, ledgerbee: LedgerBee) -> Document | None:
        """The new document; None when LedgerBee does not have it any more. Raises LedgerBeeError."""
        try:
            made = await ledgerbee.document(target, result)
        except Missing:
            return None
        await self._parts.library.put_documents([made])
        return made


class ConvertStep:
    """Converts a document."""

    def __init__(self, parts: Parts, attempts: Attempts, detective: ConvertDetective) -> None:
        self._parts = parts
        self._attempts = attempts
        self._detective = detective

    async def work(self, operation: Operation, ledgerbee: LedgerBee) -> None:
        """Look, convert, look. A source that cannot be converted (any more) is held. Raises LedgerBeeError, Stale."""
        try:
            source = await self._detective.source(operation, ledgerbee)
        except Missing:
            await self._hold(operation, words.CONVERT_GONE_BEFORE)
            return
        why = cannot_convert(source)
        if why is not None:
            await self._hold(operation, why)
            return
        document_id = document_of(operation)
        operation, attempt = await self._attempts.begin(operation, ledgerbee)
        operation, written = await self._attempts.post(
            operation, attempt, lambda: ledgerbee.convert(operation.document_kind, document_id, operation.payload)
        )
        if written is None:
            return
        done = await self._parts.outbox.move(
            operation,
            State.DONE,
            Actor.WORKER,
            words.CONVERTED,
            attempt=attempt,
            evidence=written.evidence,
            fields={"next_probe": self._parts.clock.now()},  # until it was read back, whatever happens to this program
        )
        await self._detective.read_back(done, ledgerbee)

    async def _hold(self, operation: Operation, why: Message) -> None:
        await self._parts.outbox.note(operation, why, {"error": why})


def links(source: Document) -> dict[DocumentKind, DocumentId | None]:
    """What a document was converted to, by kind."""
    return {
        DocumentKind.ORDER_CONFIRMATION: source.converted_to_order_confirmation,
        DocumentKind.INVOICE: source.converted_to_invoice,
    }


def result_of(source: Document, target: DocumentKind) -> DocumentId | None:
    """The document of kind `target` that the source became; None when there is no such link (row 4: it may be missing)."""
    return links(source).get(target)


def cannot_convert(source: Document) -> Message | None:
    """Why LedgerBee cannot convert this document now, as a hold; None when it can (row 5: expired ones can, rejected not)."""
    if source.is_converted:
        return words.CONVERTED_BY_OTHERS
    if source.status == DRAFT:
        return words.CONVERT_NEEDS_SENT
    if REJECTED in {source.status, source.display_status}:
        return words.CONVERT_REJECTED
    return None


def _said(made: Document | None) -> Message:
    if made is None:
        return words.CONVERTED_UNLINKED
    if made.status == DRAFT:
        return words.CONVERTED_TO_DRAFT.of(amount=str(made.amount), currency=made.currency)
    return words.CONVERTED_TO_BOOKED.of(number=made.number or "–", status=made.status)
