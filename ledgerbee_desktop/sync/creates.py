"""Creating documents: one POST, and how a create whose answer never came is found again (reliability 1.6)."""

from __future__ import annotations

from datetime import timedelta

from ledgerbee_desktop.core.errors import Stale
from ledgerbee_desktop.core.kinds import TRAITS
from ledgerbee_desktop.core.library import Document
from ledgerbee_desktop.core.operations import Actor, Attempt, Operation, State
from ledgerbee_desktop.core.ports import LedgerBee, LibraryStore, Written
from ledgerbee_desktop.core.text import Message
from ledgerbee_desktop.sync import words
from ledgerbee_desktop.sync.attempt import Attempts
from ledgerbee_desktop.sync.gate import Gate
from ledgerbee_desktop.sync.parts import Parts
from ledgerbee_desktop.sync.scan import Found
from ledgerbee_desktop.sync.traces import Happened, NotYet, Perhaps, Trace, Unsteady

LATE_PROBE = timedelta(minutes=10)
"""When a document that was created again is first looked for a late twin of its earlier attempt."""


class CreateDetective:
    """Finds the document that a create became, by its content."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    async def look(self, operation: Operation, ledgerbee: LedgerBee) -> Trace:
        """Exactly one document that is the same is it; several, or one that is almost it, are a person's question."""
        found = await self._parts.scanner.find(ledgerbee, operation)
        if not found.clean:
            return Unsteady()
        if len(found.same) == 1 and await self._parts.scanner.may_claim(operation, found.same[0]):
            return Happened(words.FOUND, claim(self._parts, operation, found.same[0]), found.same)
        numbered = TRAITS[operation.document_kind].is_numbered_on_create
        nothing = words.CREDIT_NOTE_NOT_FOUND if numbered else words.CREATE_NOT_FOUND
        missing = await facts(self._parts.library, operation, nothing)
        if len(found.same) > 1:
            return await self.question(operation, found)
        return NotYet(missing, await self.question(operation, found) if found.ids else None)

    async def question(self, operation: Operation, found: Found) -> Perhaps:
        """What a person is asked about these candidates."""
        library = self._parts.library
        if len(found.same) > 1:
            question = (await facts(library, operation, words.SEVERAL)).of(count=len(found.ids))
        elif found.same:
            question = await facts(library, operation, words.UNSURE_BOUND)
        else:
            question = await facts(library, operation, words.ALMOST)
        return Perhaps(question, (*found.same, *found.near), found.ids)


def claim(parts: Parts, operation: Operation, document: Document) -> dict[str, object]:
    """The fields of a create that became this document."""
    late = parts.clock.now() + LATE_PROBE if operation.attempts > 1 else None
    return {"document_id": document.id, "error": None, "next_probe": late}


async def facts(library: LibraryStore, operation: Operation, message: Message) -> Message:
    """`message` with the customer and the approved total of a create, by which a person recognises it."""
    catalogue = await library.catalogue()
    customer = catalogue.customers.get(operation.customer_id) if operation.customer_id else None
    return message.of(
        customer="–" if customer is None else f"{customer.number} {customer.name}",
        total=operation.approved_total or "–",
    )


class CreateStep:
    """Creates a document."""

    def __init__(self, parts: Parts, attempts: Attempts, gate: Gate) -> None:
        self._parts = parts
        self._attempts = attempts
        self._gate = gate

    async def work(self, operation: Operation, ledgerbee: LedgerBee) -> None:
        """One POST. Raises LedgerBeeError, Stale."""
        operation, attempt = await self._attempts.begin(operation, ledgerbee)
        operation, written = await self._attempts.post(
            operation, attempt, lambda: ledgerbee.create(operation.document_kind, operation.payload)
        )
        if written is not None:
            await self._created(operation, attempt, written)

    async def _created(self, operation: Operation, attempt: Attempt, written: Written[Document]) -> None:
        document = written.value
        fields: dict[str, object] = {"document_id": document.id}
        if operation.attempts > 1:
            fields["next_probe"] = self._parts.clock.now() + LATE_PROBE
        said = words.CREATED.of(amount=str(document.amount), currency=document.currency)
        if document.number:
            said = words.CREATED_NUMBERED.of(
                amount=str(document.amount), currency=document.currency, number=document.number
            )
        try:
            done = await self._parts.outbox.move(
                operation,
                State.DONE,
                Actor.WORKER,
                said,
                attempt=attempt,
                evidence=written.evidence,
                fields=fields,
            )
        except Stale:  # nobody moves what is inflight but this task, so it is the claim
            await self._parts.outbox.move(
                operation,
                State.UNKNOWN,
                Actor.WORKER,
                words.CLAIMED_TWICE,
                attempt=attempt,
                evidence=written.evidence,
            )
            return
        await self._parts.library.put_documents([document])
        await self._gate.tell_totals(done, document)
