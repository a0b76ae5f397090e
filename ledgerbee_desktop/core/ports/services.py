"""What the window and the headless commands may ask of the outbox and of the engine in the background."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from ledgerbee_desktop.core.clashes import Merge
from ledgerbee_desktop.core.drafts import Draft
from ledgerbee_desktop.core.identifiers import CustomerId, DocumentId, DraftId, OperationId, ProductId
from ledgerbee_desktop.core.kinds import DocumentKind, Target
from ledgerbee_desktop.core.library import (
    Document,
    Image,
    PdfFile,
)
from ledgerbee_desktop.core.operations import (
    Attempt,
    Decision,
    Operation,
    OutboxEvent,
    SendRequest,
    Waiting,
)
from ledgerbee_desktop.core.records import RecordWrite
from ledgerbee_desktop.core.text import Message


@dataclass(frozen=True, slots=True)
class OutboxRow:
    """An operation with what it waits for, why, and what the person can do about it now."""

    operation: Operation
    waiting: Waiting | None
    ways_out: tuple[Decision, ...]


class Outbox(Protocol):
    """What may be done with the outbox. Every method returns after its transaction is on the disk."""

    async def queue(
        self, draft_id: DraftId, send: SendRequest | None, *, undo_seconds: float
    ) -> tuple[OperationId, ...]:
        """Hand the draft to the outbox: a create (or, for a draft that `edits` a document, a change), and a send after it if asked.

        Raises HasErrors, NotEditable, StoreDamaged, Stale.
        """
        ...

    async def send(
        self, kind: DocumentKind, document_id: DocumentId, request: SendRequest, *, undo_seconds: float
    ) -> OperationId:
        """Queue the sending (or sending again) of a document. Raises Stale when one is open already."""
        ...

    async def send_many(
        self, requests: Sequence[tuple[DocumentKind, DocumentId, SendRequest]], *, undo_seconds: float
    ) -> str:
        """Queue the sending of several documents in one transaction; returns the name of the batch (`Operation.batch`).

        Nothing is queued when one of them cannot be sent. Raises HasErrors, Stale.
        """
        ...

    async def convert(
        self, kind: DocumentKind, document_id: DocumentId, target: DocumentKind, adjustment: Draft | None = None
    ) -> OperationId:
        """Queue the conversion of a sent quote or order confirmation. `adjustment` is a draft of the target kind.

        Raises HasErrors (it cannot be converted, or the adjustment has errors) or Stale (a conversion is open already).
        """
        ...

    async def write(self, record: RecordWrite, *, replaces: OperationId | None = None) -> OperationId:
        """Queue a write of a customer, product, price or product group; works offline.

        A create shows in the library at once under its temporary id. `replaces` is a write of the same kind of the same record that is
        queued and has never left: this one takes its place, also for what waits for it. Raises HasErrors or Stale (a write of it is open
        already, or what it replaces has left).
        """
        ...

    async def take_back(self, operation_id: OperationId) -> None:
        """Discard an operation that is still queued (and the send that waits for it); its draft can be edited again. Raises Stale."""
        ...

    async def take_back_draft(self, draft_id: DraftId) -> None:
        """The same for the operations of a draft, before typing in it. Raises Stale when its create has left."""
        ...

    async def decide(
        self, operation_id: OperationId, decision: Decision, document_id: DocumentId | None = None
    ) -> None:
        """Carry out what the person decided. Raises Stale, or AppError with the reason why that cannot be."""
        ...

    async def rows(self, *, open_only: bool = True) -> tuple[OutboxRow, ...]:
        """The operations with their reasons, oldest first."""
        ...

    async def ended(self, limit: int, before: OperationId | None = None) -> tuple[OutboxRow, ...]:
        """A page of the history: the newest `limit` operations that have ended, of those older than `before`, oldest first."""
        ...

    async def of_batch(self, batch: str) -> tuple[OutboxRow, ...]:
        """The sends that were asked for together, those that have ended too, oldest first."""
        ...

    async def of_draft(self, draft_id: DraftId) -> tuple[OutboxRow, ...]:
        """The operations of a draft, those that have ended too, oldest first."""
        ...

    async def row(self, operation_id: OperationId) -> OutboxRow:
        """One operation, whether it has ended or not. Raises KeyError."""
        ...

    async def alerting(self) -> tuple[OutboxRow, ...]:
        """What has ended with an error that the person is told, oldest first."""
        ...

    async def attempts(self, operation_id: OperationId) -> tuple[Attempt, ...]:
        """The attempts of an operation."""
        ...

    async def events(self, operation_id: OperationId) -> tuple[OutboxEvent, ...]:
        """The history of an operation."""
        ...

    async def images(self, document_id: DocumentId) -> tuple[Image, ...]:
        """What LedgerBee had of a document around the changes that were made from here, oldest first."""
        ...


class Connection(StrEnum):
    """How LedgerBee can be reached, as last seen."""

    UNTRIED = "untried"
    ONLINE = "online"
    UNREACHABLE = "unreachable"
    OFFLINE = "offline"  # the person asked to work offline
    KEY = "key"  # the key is refused or lacks a scope
    NO_KEY = "no-key"


@dataclass(frozen=True, slots=True)
class Vanished:
    """A list of LedgerBee that suddenly lacks `missing` of the `known` things of the library: too many to be believed unasked."""

    target: Target
    missing: int
    known: int


@dataclass(frozen=True, slots=True)
class SyncStatus:
    """What the status bar says: how LedgerBee can be reached, how fresh the library is, what is being done.

    `vanished` waits for a person (`Sync.settle_vanished`); until then nothing of it leaves the library.
    """

    connection: Connection
    fresh_as_of: datetime | None
    pulling: bool
    problem: Message | None
    vanished: tuple[Vanished, ...] = ()


class Sync(Protocol):
    """The engine in the background, as the window sees it."""

    @property
    def status(self) -> SyncStatus:
        """The present state; each change of it is published under Topic.STATUS."""
        ...

    def nudge(self) -> None:
        """Something was queued, or the window came to the front: look now."""
        ...

    def set_offline(self, *, offline: bool) -> None:
        """Work offline, or online again, as the person wishes."""
        ...

    async def refresh(self) -> None:
        """Pull now, in full, and return when that ended. Raises LedgerBeeError."""
        ...

    async def settle_vanished(self, *, remove: bool) -> None:
        """Decide about everything in `SyncStatus.vanished`: keep it as it is, or remove what LedgerBee, asked for each by its id, says
        is gone. The decision holds for these numbers; more than that is asked anew.

        Raises LedgerBeeError when LedgerBee cannot be asked now: the decision stands, and the next pull carries it out.
        """
        ...

    async def settle_returned(self, draft_id: DraftId, document_id: DocumentId | None) -> None:
        """Of a draft that a restore or a copy has brought back a person says: it became this document; or (None) none that was shown.

        LedgerBee is asked once more first. Raises Stale, LedgerBeeError, or AppError with the reason why that cannot be.
        """
        ...

    async def fetch_customer(self, customer_id: CustomerId) -> None:
        """Read a customer with contacts and departments now; unreachable is no error."""
        ...

    async def fetch_product(self, product_id: ProductId) -> None:
        """Read a product with its prices now; unreachable is no error."""
        ...

    async def start_editing(self, kind: DocumentKind, document_id: DocumentId) -> DraftId:
        """A draft that changes a LedgerBee draft of this kind: the one that is open already, or a new one.

        Reads the document first when LedgerBee can be reached; else the library's copy with lines is the base.
        Raises AppError when it cannot be changed (sent, converted, an invoice or credit note) or its lines are not known.
        """
        ...

    async def restore(self, image: Document) -> DraftId:
        """A draft that brings back what a document was, to be looked at and saved to LedgerBee as any other change.

        Raises AppError: it is being changed here already, or LedgerBee cannot change it any more.
        """
        ...

    async def merge(self, draft_id: DraftId) -> Merge | None:
        """Read the document that a draft changes and merge both; None when LedgerBee's is still the base. Raises LedgerBeeError."""
        ...

    async def fetch_document(self, kind: DocumentKind, document_id: DocumentId) -> Document:
        """Read a document with its lines and delivery log now. Raises LedgerBeeError."""
        ...

    async def fetch_pdf(self, document: Document, *, draft: bool) -> PdfFile:
        """The PDF: from the library when it is still right, else from LedgerBee. Raises LedgerBeeError."""
        ...
