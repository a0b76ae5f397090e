"""Looks through LedgerBee's list for documents that a create may have become.

Source: reliability 1.6 "Match, not hash" and "Scan". Never filtered by status: a colleague may have booked it meanwhile.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from ledgerbee_desktop.core.drafts import Draft
from ledgerbee_desktop.core.errors import KeyProblem, Missing
from ledgerbee_desktop.core.identifiers import CustomerId, DocumentId
from ledgerbee_desktop.core.kinds import TRAITS, DocumentKind
from ledgerbee_desktop.core.library import Document
from ledgerbee_desktop.core.matching import OUR_CLOCK, Likeness, compare
from ledgerbee_desktop.core.operations import Operation
from ledgerbee_desktop.core.ports import Bodies, Ids, LedgerBee, LibraryStore, OutboxStore
from ledgerbee_desktop.sync.notes import names

MARGIN = timedelta(minutes=10)
"""How much earlier than the lower bound a document may have been made (both are LedgerBee's times)."""
CLOCKS = timedelta(seconds=30)
"""By how much LedgerBee's own clocks are taken to disagree: what was made longer before a request than this is not claimed unasked."""
PASSES = 6


@dataclass(frozen=True, slots=True)
class Found:
    """What a scan saw: whole documents that are the same, or almost. `clean`: two passes over the list saw the same ids."""

    clean: bool
    same: tuple[Document, ...] = ()
    near: tuple[Document, ...] = ()

    @property
    def ids(self) -> frozenset[DocumentId]:
        """The ids of all candidates."""
        return frozenset(document.id for document in (*self.same, *self.near))


class Scanner:
    """Finds the candidates of a create."""

    def __init__(self, outbox: OutboxStore, library: LibraryStore, bodies: Bodies, ids: Ids) -> None:
        self._outbox = outbox
        self._library = library
        self._bodies = bodies
        self._ids = ids

    def intended(self, operation: Operation) -> Draft:
        """What the frozen body of a create states."""
        return self._bodies.read_create(operation.document_kind, operation.payload, self._ids)

    async def find(self, ledgerbee: LedgerBee, operation: Operation) -> Found:
        """Documents like `operation` that LedgerBee made since its lower bound, not by converting another one, that no *other* create
        claims, and that no person has said are not it.

        Raises LedgerBeeError: then nothing was learned.
        """
        if operation.customer_id is None:
            raise ValueError("a create has a customer")
        listed, clean = await self._listed(ledgerbee, operation.document_kind, operation.customer_id)
        intended = self.intended(operation)
        same: list[Document] = []
        near: list[Document] = []
        for document_id in await self._candidates(operation, listed):
            try:
                document = await ledgerbee.document(operation.document_kind, document_id)
            except Missing:
                continue  # deleted since it was listed
            match await self._likeness(intended, document):
                case Likeness.SAME:
                    same.append(document)
                case Likeness.NEAR:
                    near.append(document)
                case _:
                    pass
        if same or near:
            converted = await self._converted_into(ledgerbee, operation.document_kind, operation.customer_id)
            same, near = ([each for each in found if each.id not in converted] for found in (same, near))
        return Found(clean, tuple(same), tuple(near))

    async def _likeness(self, intended: Draft, document: Document) -> Likeness:
        """How much it is like it now, or was before its first change from here, whichever is more: somebody may find it in the list, and
        change it, before this program knows that it is what it created."""
        found = {compare(intended, document).likeness}
        if Likeness.SAME not in found:
            images = await self._outbox.images(
                document.id
            )  # later ones show what was written from here, not what was created
            found |= {
                compare(intended, each.document).likeness for each in images[:1] if each.document.lines is not None
            }
        return next(each for each in Likeness if each in found)

    async def _converted_into(
        self, ledgerbee: LedgerBee, kind: DocumentKind, customer_id: CustomerId
    ) -> frozenset[DocumentId]:
        """What LedgerBee made of the customer's other documents by converting them: none of it did a create make.

        Of those that the key may not read nothing is known. Raises LedgerBeeError.
        """
        found: set[DocumentId | None] = set()
        for source in DocumentKind:
            if kind not in TRAITS[source].converts_to:
                continue
            try:
                documents = await every_page(ledgerbee, source, customer_id)
            except KeyProblem as error:
                if not error.is_forbidden:
                    raise
                continue
            found.update(each.converted_to_order_confirmation for each in documents)
            found.update(each.converted_to_invoice for each in documents)
        return frozenset(each for each in found if each is not None)

    async def made_since(
        self, ledgerbee: LedgerBee, kind: DocumentKind, customer_id: CustomerId, since: datetime | None
    ) -> tuple[tuple[DocumentId, ...], bool]:
        """What LedgerBee made for a customer since then, with the margin (None: ever), and whether its list stood still meanwhile.

        Raises LedgerBeeError.
        """
        listed, clean = await self._listed(ledgerbee, kind, customer_id)
        return tuple(each.id for each in listed if since is None or each.created_at >= since - MARGIN), clean

    async def _listed(
        self, ledgerbee: LedgerBee, kind: DocumentKind, customer_id: CustomerId
    ) -> tuple[tuple[Document, ...], bool]:
        """All documents of a customer, and whether the list stood still meanwhile.

        One pass misses living documents when others leave the list between its pages; two equal ones do not (reliability 1.6).
        """
        seen: dict[DocumentId, Document] = {}
        before: frozenset[DocumentId] | None = None
        for _ in range(PASSES):
            try:
                documents = await every_page(ledgerbee, kind, customer_id)
            except Missing:  # LedgerBee does not know the customer: one that was to be made here and was given up
                documents = ()
            seen.update((document.id, document) for document in documents)
            ids = frozenset(document.id for document in documents)
            if ids == before:
                return documents, True
            before = ids
        return tuple(seen.values()), False

    async def _candidates(self, operation: Operation, listed: Sequence[Document]) -> tuple[DocumentId, ...]:
        since = lower_bound(operation)
        young = [document.id for document in listed if document.created_at >= since]
        claimed = await self._outbox.claimed(young)
        rejected = await self.rejected(operation)
        return tuple(
            each for each in young if each == operation.document_id or (each not in claimed and each not in rejected)
        )

    async def may_claim(self, operation: Operation, document: Document) -> bool:
        """May `document`, the only one that is the same, be taken for the operation's without asking?

        Not when it never left as far as this data knows, and not when this data is a copy: the document may have been made since by an
        operation that the copy does not know. Not when it may be one of those that a person has rejected. Not when LedgerBee says that it
        was made before the request (by a colleague, or by what a restored copy has forgotten). And not when it may be what an earlier
        request of ours, given up or repeated, has made late.
        """
        if operation.lower_bound is None or not await self.knows_rejected(operation):
            return False
        if document.created_at < operation.lower_bound - CLOCKS:
            return False
        if await self._outbox.of_a_copy(operation.id):
            return False
        return not await self._may_be_another_s(operation, document)

    async def _may_be_another_s(self, operation: Operation, document: Document) -> bool:
        """What a create does not state is not compared, so the late document of another one can be the same as what it states."""
        if operation.customer_id is None:
            return False
        for other in await self._outbox.late_makers(operation.target, operation.customer_id):
            if other.id == operation.id or document.created_at < lower_bound(other):
                continue
            if compare(self.intended(other), document).likeness is Likeness.SAME:
                return True
        return False

    async def knows_rejected(self, operation: Operation) -> bool:
        """Can it be read which candidates a person has rejected?"""
        kept = await self._library.pull_state(f"rejected:{operation.id}")
        return kept is None or names(kept) is not None

    async def rejected(self, operation: Operation) -> frozenset[DocumentId]:
        """Candidates of which a person has said that they are not this operation's document."""
        return await self._remembered(f"rejected:{operation.id}")

    async def shown(self, operation: Operation) -> frozenset[DocumentId]:
        """The candidates about which the person was asked."""
        return await self._remembered(f"shown:{operation.id}")

    async def show(self, operation: Operation, ids: frozenset[DocumentId]) -> None:
        """Remember about which candidates the person is asked."""
        await self._library.set_pull_state(f"shown:{operation.id}", json.dumps(sorted(ids)))

    async def reject(self, operation: Operation, ids: frozenset[DocumentId]) -> None:
        """Remember that the person said of these that they are something else."""
        known = await self.rejected(operation)
        await self._library.set_pull_state(f"rejected:{operation.id}", json.dumps(sorted(known | ids)))

    async def _remembered(self, name: str) -> frozenset[DocumentId]:
        return frozenset(DocumentId(each) for each in names(await self._library.pull_state(name)) or ())


def lower_bound(operation: Operation) -> datetime:
    """The earliest `createdAt` that a candidate can have, with the margin.

    Without a bound in LedgerBee's time (the operation never left this copy of the database, or LedgerBee sent no Date) the time
    of queueing less `OUR_CLOCK` is taken, and reconciliation then leaves every candidate to the person.
    """
    if operation.lower_bound is None:
        return operation.created_at - OUR_CLOCK
    return operation.lower_bound - MARGIN


async def every_page(
    ledgerbee: LedgerBee, kind: DocumentKind, customer_id: CustomerId | None = None
) -> tuple[Document, ...]:
    """One pass over a list of documents, each id once. Raises LedgerBeeError."""
    found: dict[DocumentId, Document] = {}
    number = 1
    while True:
        page = await ledgerbee.documents(kind, number, customer_id)
        found.update((document.id, document) for document in page.items)
        if number >= page.pages or not page.items:
            return tuple(found.values())
        number += 1
