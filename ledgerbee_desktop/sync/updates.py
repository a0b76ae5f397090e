"""Changing quotes and order confirmations on LedgerBee: GET, compare with the base, PATCH, GET and compare (reliability 3).

No precondition closes the gap between our GET and the PATCH (one round trip, usually a few tenths of a second). Everything that
somebody changes before the GET is seen and held for a person. What somebody changes in the gap is overwritten. The document as it was
at the GET is kept as an image, in the transaction that begins the attempt, and so is everything else that is read of it while the
outcome is unknown: a change that arrives late may overwrite that, too. Any image can be made a draft again (`Editing.restore`).
"""

from __future__ import annotations

from dataclasses import dataclass

from ledgerbee_desktop.core.errors import Missing
from ledgerbee_desktop.core.identifiers import DocumentId
from ledgerbee_desktop.core.library import Document, Moment
from ledgerbee_desktop.core.operations import Actor, Evidence, Operation, State
from ledgerbee_desktop.core.ports import LedgerBee
from ledgerbee_desktop.core.text import Message
from ledgerbee_desktop.sync import words
from ledgerbee_desktop.sync.attempt import Attempts
from ledgerbee_desktop.sync.gate import DRAFT, Gate
from ledgerbee_desktop.sync.likeness import changed_fields, differing
from ledgerbee_desktop.sync.parts import Parts
from ledgerbee_desktop.sync.traces import Happened, Never, NotYet, Perhaps, Trace


@dataclass(frozen=True, slots=True)
class Standing:
    """A document before (or after) a change of it: `differs` from what the change states, `changed` from what it set out from."""

    document: Document
    differs: tuple[str, ...]
    changed: tuple[str, ...]

    @property
    def is_locked(self) -> bool:
        """Can LedgerBee not change it any more?"""
        return self.document.status != DRAFT or self.document.is_converted


class UpdateDetective:
    """Equal to what was sent: done. Still what we set out from: may be repeated. Neither: a person's question."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    async def look(self, operation: Operation, ledgerbee: LedgerBee) -> Trace:
        """Read the document and compare it with both."""
        try:
            standing = await self.standing(operation, ledgerbee)
        except Missing:
            return Never(words.UPDATE_GONE)
        if not standing.differs:
            return Happened(words.FOUND_UPDATED, {"error": None}, (standing.document,))
        if standing.changed:
            await self._parts.outbox.keep_image(operation, Moment.MEANWHILE, standing.document, words.SEEN_MEANWHILE)
            return NotYet(
                words.UPDATE_NOT_FOUND,
                Perhaps(words.UPDATE_PERHAPS.of(fields=", ".join(standing.differs)), (standing.document,)),
            )
        return NotYet(words.UPDATE_NOT_FOUND)

    async def standing(self, operation: Operation, ledgerbee: LedgerBee) -> Standing:
        """The document as LedgerBee has it now. Raises LedgerBeeError (Missing: it is gone)."""
        document = await ledgerbee.document(operation.document_kind, document_of(operation))
        await self._parts.library.put_documents([document])
        base = None if operation.draft_id is None else await self._parts.drafts.base(operation.draft_id)
        changed = ("lines",) if base is None else changed_fields(base, document)
        return Standing(document, differing(self._parts.scanner.intended(operation), document), changed)


class UpdateStep:
    """Changes a document."""

    def __init__(self, parts: Parts, attempts: Attempts, gate: Gate, detective: UpdateDetective) -> None:
        self._parts = parts
        self._attempts = attempts
        self._gate = gate
        self._detective = detective

    async def work(self, operation: Operation, ledgerbee: LedgerBee) -> None:
        """Look, PATCH, look. What others changed meanwhile is never overwritten: it is held. Raises LedgerBeeError, Stale."""
        try:
            standing = await self._detective.standing(operation, ledgerbee)
        except Missing:
            await self._hold(operation, words.UPDATE_GONE_BEFORE)
            return
        if not standing.differs and not standing.is_locked:
            await self._already(operation, ledgerbee, standing.document)
        elif standing.is_locked:
            await self._hold(operation, words.UPDATE_LOCKED.of(status=standing.document.display_status))
        elif standing.changed:
            await self._hold(operation, words.UPDATE_CHANGED.of(fields=", ".join(standing.changed)))
        else:
            await self._leave(operation, ledgerbee, standing.document)

    async def _hold(self, operation: Operation, why: Message) -> None:
        await self._parts.outbox.note(operation, why, {"error": why})

    async def _already(self, operation: Operation, ledgerbee: LedgerBee, document: Document) -> None:
        """LedgerBee has it like this: by an earlier attempt, or because somebody made the same change."""
        begun, attempt = await self._attempts.begin(operation, ledgerbee)
        done = await self._parts.outbox.move(
            begun, State.DONE, Actor.WORKER, words.UPDATE_ALREADY, attempt=attempt, evidence=Evidence()
        )
        await self._gate.tell_totals(done, document)

    async def _leave(self, operation: Operation, ledgerbee: LedgerBee, before: Document) -> None:
        document_id = document_of(operation)
        operation, attempt = await self._attempts.begin(operation, ledgerbee, before)
        operation, written = await self._attempts.post(
            operation, attempt, lambda: ledgerbee.update(operation.document_kind, document_id, operation.payload)
        )
        if written is None:
            return
        done = await self._parts.outbox.move(
            operation, State.DONE, Actor.WORKER, words.UPDATED, attempt=attempt, evidence=written.evidence
        )
        await self._read_back(done, ledgerbee)

    async def _read_back(self, operation: Operation, ledgerbee: LedgerBee) -> None:
        try:
            standing = await self._detective.standing(operation, ledgerbee)
        except Missing:
            return  # somebody has deleted it since: the next pull sees it
        await self._parts.outbox.keep_image(operation, Moment.AFTER, standing.document, words.SEEN_AFTER)
        if standing.differs:
            said = words.UPDATED_DIFFERENTLY.of(fields=", ".join(standing.differs))
            await self._parts.outbox.note(operation, said, {"error": said})
        await self._gate.tell_totals(operation, standing.document)


def document_of(operation: Operation) -> DocumentId:
    """The document that an operation changes, sends or converts. Raises ValueError when it has none."""
    if operation.document_id is None:
        raise ValueError(f"a {operation.kind} has a document")
    return operation.document_id
