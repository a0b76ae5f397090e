"""The database of one company without its library: drafts, operations, workspace."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from ledgerbee_desktop.core.changes import Change
from ledgerbee_desktop.core.drafts import Caret, Draft, SavedDraft
from ledgerbee_desktop.core.identifiers import CustomerId, DocumentId, DraftId, OperationId
from ledgerbee_desktop.core.journal import JournalWrite
from ledgerbee_desktop.core.kinds import Target
from ledgerbee_desktop.core.library import (
    Customer,
    Document,
    Image,
    Moment,
    Price,
    Product,
    ProductGroup,
)
from ledgerbee_desktop.core.operations import (
    Actor,
    Attempt,
    Evidence,
    Operation,
    OutboxEvent,
    State,
)
from ledgerbee_desktop.core.returned import Returned
from ledgerbee_desktop.core.text import Message


@dataclass(frozen=True, slots=True)
class OpenedDraft:
    """A draft with its whole journal, as an editor needs it."""

    saved: SavedDraft
    changes: tuple[Change, ...]
    position: int


class DraftStore(Protocol):
    """The drafts of one company. A method returns after its transaction is on the disk."""

    async def create(self, draft: Draft, base: Document | None = None) -> SavedDraft:
        """Store a new draft. `base` is the document that a draft with `edits` changes, with its lines, as it was read last."""
        ...

    async def base(self, draft_id: DraftId) -> Document | None:
        """The document that the draft set out from; None for a draft of a new document."""
        ...

    async def rebase(self, write: JournalWrite, base: Document, caret: Caret) -> SavedDraft:
        """After a merge: the merged draft and the newer document that it now sets out from, in one transaction. Raises NotEditable."""
        ...

    async def editing(self, document_id: DocumentId) -> DraftId | None:
        """The draft that changes this document and has not been handed over; None when there is none."""
        ...

    async def open(self, draft_id: DraftId) -> OpenedDraft:
        """The draft with its journal. Raises KeyError (unknown) or StoreDamaged (a checksum does not match)."""
        ...

    async def all(self) -> tuple[SavedDraft, ...]:
        """Every draft that has not been handed over, the last touched first."""
        ...

    async def record(self, write: JournalWrite, caret: Caret) -> SavedDraft:
        """Bring the stored snapshot, journal and caret up to date in one transaction. Raises NotEditable, DiskProblem."""
        ...

    async def save_caret(self, draft_id: DraftId, caret: Caret) -> None:
        """Remember where the person is, and the text of a cell that is still open."""
        ...

    async def delete(self, draft_id: DraftId) -> None:
        """Forget a draft that is being edited. Raises NotEditable."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class NewOperation:
    """An operation about to be queued. `payload` is frozen from here on.

    `record` goes with the create of a record: what the library shows under the temporary id `record_id` until LedgerBee gives its own.
    It is stored in the same transaction. `replaces` is a queued write of the same kind of the same record that has never left.
    """

    id: OperationId
    draft_id: DraftId | None
    target: Target
    kind: str
    payload: bytes
    customer_id: CustomerId | None
    record_id: str | None = None
    batch: str = ""
    document_id: DocumentId | None = None
    after: OperationId | None = None
    not_before: datetime | None = None
    approved_total: str = ""
    sent_before: int = 0
    record: Customer | Product | Price | ProductGroup | None = None
    replaces: OperationId | None = None


class ReturnedStore(Protocol):
    """The drafts that a restore or a copy has brought back, until it is clear what became of them."""

    async def all(self) -> Mapping[DraftId, Returned]:
        """What is noted of drafts that are being edited."""
        ...

    async def get(self, draft_id: DraftId) -> Returned | None:
        """What is noted of a draft; None: nothing keeps it from being queued."""
        ...

    async def put(self, draft_id: DraftId, note: Returned | None, *, instead_of: Returned) -> None:
        """Replace a note, or (None) let the draft go. Raises Stale when it is not `instead_of` any more."""
        ...

    async def recognise(
        self, create: NewOperation, draft_id: DraftId, revision: int, document_id: DocumentId, what: Message
    ) -> None:
        """A person says that the draft became this document: it is handed over by a create that is done, in one transaction.

        Raises Stale or NotEditable.
        """
        ...


class OutboxStore(Protocol):
    """The operations of one company. Each method is one transaction; `move` compares and swaps."""

    async def queue(self, operations: Sequence[NewOperation], draft_id: DraftId | None, revision: int | None) -> None:
        """Store `operations` as queued, and the draft (at `revision`) as queued with them. Raises Stale, NotEditable.

        A refused operation of the draft, or a refused write of the same kind of the same record, is discarded: this one replaces it.
        So is what it names in `replaces`; what waits for a write that is replaced waits for the new one. Raises Stale when that has left.
        A temporary id that LedgerBee has replaced meanwhile is replaced in what is queued, too.
        """
        ...

    async def begin(
        self, operation: Operation, at: datetime, lower_bound: datetime | None, before: Document | None = None
    ) -> tuple[Operation, Attempt]:
        """queued → inflight with a new attempt, on disk before the first byte leaves. Raises Stale.

        `before` is the document that a change is about to replace: its image is kept in the same transaction.
        """
        ...

    async def move(
        self,
        operation: Operation,
        to: State,
        actor: Actor,
        what: Message,
        *,
        attempt: Attempt | None = None,
        evidence: Evidence | None = None,
        fields: Mapping[str, object] | None = None,
    ) -> Operation:
        """Take one arrow of `ARROWS`; end `attempt` with `evidence`; set further columns; write the event; move the draft's state along.

        A create that is done names what it became in `fields`: `document_id`, or for a record `record_id` with LedgerBee's id, which
        then replaces the temporary one everywhere in the same transaction. A conversion that is done names `result_id` when it is known.
        What waits for an operation that is refused or discarded is discarded with it (not the create of a record while what it waits for is
        only refused), drafts become editable again, and the record of a discarded create leaves the library (archived while a draft still names it).

        Raises:
            Stale: the operation's `rev` is not the stored one any more, or another create claims what this one names.
            ValueError: there is no such arrow, or `actor` may not take it.
        """
        ...

    async def note(self, operation: Operation, what: Message | None, fields: Mapping[str, object]) -> Operation:
        """Set columns (probe counters, holds) without moving; `rev` rises all the same. Raises Stale."""
        ...

    async def keep_image(self, operation: Operation, moment: Moment, document: Document, what: Message) -> None:
        """Keep what LedgerBee has of the document that a change is about, as a line `what` of its history.

        Nothing happens when that says the same as the newest image of this operation.
        """
        ...

    async def images(self, document_id: DocumentId) -> tuple[Image, ...]:
        """What LedgerBee had of a document around the changes that were made from here, oldest first."""
        ...

    async def recover(self, at: datetime) -> tuple[OperationId, ...]:
        """At start-up: everything inflight becomes unknown, dead from `at`. Returns their ids."""
        ...

    async def get(self, operation_id: OperationId) -> Operation:
        """One operation. Raises KeyError or StoreDamaged."""
        ...

    async def all(self, *, open_only: bool) -> tuple[Operation, ...]:
        """The operations, oldest first. A damaged row raises StoreDamaged: nothing is submitted from it."""
        ...

    async def ended(self, limit: int, before: OperationId | None = None) -> tuple[Operation, ...]:
        """The newest `limit` operations that are done or discarded, of those older than `before`, oldest first. Raises StoreDamaged."""
        ...

    async def of_batch(self, batch: str) -> tuple[Operation, ...]:
        """The sends that were asked for together, those that have ended too, oldest first. Raises StoreDamaged."""
        ...

    async def of_draft(self, draft_id: DraftId) -> tuple[Operation, ...]:
        """The operations of a draft, those that have ended too, oldest first. Raises StoreDamaged."""
        ...

    async def watched(self) -> tuple[Operation, ...]:
        """What is still looked for: late twins of creates that were not found or have ended, and what conversions that are done have made."""
        ...

    async def late_makers(self, target: Target, customer_id: CustomerId) -> tuple[Operation, ...]:
        """The creates for this customer that have ended while a request of theirs may still make a document: given up, or repeated."""
        ...

    async def alerting(self) -> tuple[Operation, ...]:
        """What has ended with an error that a person is told, oldest first."""
        ...

    async def attempts(self, operation_id: OperationId) -> tuple[Attempt, ...]:
        """The attempts of an operation, oldest first."""
        ...

    async def events(self, operation_id: OperationId) -> tuple[OutboxEvent, ...]:
        """The history of an operation, oldest first."""
        ...

    async def of_a_copy(self, operation_id: OperationId) -> bool:
        """Was this operation open when this data was made a copy of, or restored, and is it still?"""
        ...

    async def claimed(self, document_ids: Sequence[DocumentId]) -> frozenset[DocumentId]:
        """Which of these documents some create or conversion already claims."""
        ...


class Workspace(Protocol):
    """Small JSON values that the window keeps per company: open tabs, splitters, filters, preferences."""

    async def get(self, name: str) -> object | None:
        """The value; None when there is none."""
        ...

    async def set(self, name: str, value: object) -> None:
        """Store the value (JSON types only)."""
        ...
