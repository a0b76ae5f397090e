"""The database of one company: drafts, operations, library, workspace."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import Protocol

from ledgerbee_desktop.core.changes import Change
from ledgerbee_desktop.core.drafts import Caret, Draft, SavedDraft
from ledgerbee_desktop.core.identifiers import CustomerId, DocumentId, DraftId, OperationId, PriceId, ProductId
from ledgerbee_desktop.core.journal import JournalWrite
from ledgerbee_desktop.core.kinds import DocumentKind, Target
from ledgerbee_desktop.core.library import (
    Account,
    Catalogue,
    ChainLink,
    Company,
    Contact,
    Customer,
    CustomerGroup,
    DeliveryStatus,
    Department,
    Document,
    Hit,
    KeyInfo,
    PdfFile,
    Price,
    Product,
    ProductGroup,
    Template,
    VatCode,
)
from ledgerbee_desktop.core.operations import (
    Actor,
    Attempt,
    Evidence,
    Operation,
    OutboxEvent,
    State,
)
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
        self, operation: Operation, at: datetime, lower_bound: datetime | None
    ) -> tuple[Operation, Attempt]:
        """queued → inflight with a new attempt, on disk before the first byte leaves. Raises Stale."""
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

    async def recover(self, at: datetime) -> tuple[OperationId, ...]:
        """At start-up: everything inflight becomes unknown, dead from `at`. Returns their ids."""
        ...

    async def get(self, operation_id: OperationId) -> Operation:
        """One operation. Raises KeyError or StoreDamaged."""
        ...

    async def all(self, *, open_only: bool) -> tuple[Operation, ...]:
        """The operations, oldest first. A damaged row raises StoreDamaged: nothing is submitted from it."""
        ...

    async def attempts(self, operation_id: OperationId) -> tuple[Attempt, ...]:
        """The attempts of an operation, oldest first."""
        ...

    async def events(self, operation_id: OperationId) -> tuple[OutboxEvent, ...]:
        """The history of an operation, oldest first."""
        ...

    async def claimed(self, document_ids: Sequence[DocumentId]) -> frozenset[DocumentId]:
        """Which of these documents some create or conversion already claims."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentFilter:
    """Which documents a list shows, and in which order. Empty fields filter nothing.

    `text` is looked for, any case, in number, references, notes, customer name and line texts (every word must occur). `statuses`
    are display statuses. `date_from` and `date_to` are both included; `amount_from` and `amount_to` too, compared with the amount
    without its sign, in the document's own currency. `sort` is a column of the list: number, date, due_date, valid_until, customer,
    status, reference, amount or currency.
    """

    kind: DocumentKind = DocumentKind.INVOICE
    statuses: frozenset[str] = frozenset()
    text: str = ""
    customer_id: CustomerId | None = None
    date_from: date | None = None
    date_to: date | None = None
    amount_from: Decimal | None = None
    amount_to: Decimal | None = None
    sort: str = "date"
    descending: bool = True


@dataclass(frozen=True, slots=True)
class PastLine:
    """A product line of an earlier document of a customer: what a picker offers first."""

    price_id: PriceId
    quantity: Decimal
    unit_price: Decimal
    currency: str
    date: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """Whole passes over a list of documents, on the disk page by page.

    `number` counts the passes from 1, `page` is the next page to read. `total` is what the pass's pages say the list has, None before
    the first. A pass that is not `is_clean` (the total changed, a page was empty before the end) proves nothing.
    """

    target: Target
    number: int = 1
    page: int = 1
    total: int | None = None
    is_clean: bool = True
    begun_at: datetime


class LibraryReader(Protocol):
    """The library, for everybody who only looks."""

    async def company(self) -> Company | None:
        """The company of this database; None before the first pull."""
        ...

    async def key_info(self) -> KeyInfo | None:
        """What the key could do when LedgerBee was last asked."""
        ...

    async def catalogue(self) -> Catalogue:
        """All customers, products with prices, and templates."""
        ...

    async def contacts(self, customer_id: CustomerId) -> tuple[Contact, ...]:
        """The contacts of a customer as far as they were pulled."""
        ...

    async def departments(self, customer_id: CustomerId) -> tuple[Department, ...]:
        """The departments of a customer as far as they were pulled."""
        ...

    async def document_ids(self, wanted: DocumentFilter) -> tuple[DocumentId, ...]:
        """The ids of the documents that match, in order."""
        ...

    async def documents(self, ids: Sequence[DocumentId]) -> tuple[Document, ...]:
        """These documents, in this order, with lines where they are known; unknown ids are left out."""
        ...

    async def delivery(self, document_id: DocumentId) -> DeliveryStatus | None:
        """The delivery log as last pulled."""
        ...

    async def pdf(self, document_id: DocumentId, *, draft: bool) -> PdfFile | None:
        """The PDF as last fetched, if it is still of the document's present `updated_at`."""
        ...

    async def counts(self) -> Mapping[str, int]:
        """How many rows there are: keys "invoice" (and the other kinds), "customers", "products"."""
        ...

    async def history(self, customer_id: CustomerId, limit: int = 200) -> tuple[PastLine, ...]:
        """The product lines of a customer's documents, the newest first."""
        ...

    async def newest_booked(self, kind: DocumentKind) -> date | None:
        """The date of the newest document that is no draft."""
        ...

    async def draft_of(self, document_id: DocumentId) -> DraftId | None:
        """The draft that this document was made from, if it was made here."""
        ...

    async def chain(self, kind: DocumentKind, document_id: DocumentId) -> tuple[ChainLink, ...]:
        """The chain that a document belongs to, first member first, the document itself included; credit notes made here follow their invoice."""
        ...

    async def statuses(self, kind: DocumentKind) -> Mapping[str, int]:
        """The display statuses that documents of this kind have, as LedgerBee spells them, with their counts."""
        ...

    async def search(self, text: str, limit: int = 50) -> tuple[Hit, ...]:
        """Everything local that has these words, best first: documents, drafts, customers, products."""
        ...

    async def accounts(self) -> tuple[Account, ...]:
        """The accounts of the ledger as last pulled."""
        ...

    async def vat_codes(self) -> tuple[VatCode, ...]:
        """The VAT codes as last pulled."""
        ...

    async def real_id(self, record_id: str) -> str:
        """LedgerBee's id of a record that was made here under this temporary id; the same id when there is no other."""
        ...

    async def booked_invoice(self, number: str) -> Document | None:
        """The invoice with this number, with lines where they are known."""
        ...


class LibraryStore(LibraryReader, Protocol):
    """The library, for the pull and the outbox. One call is one transaction."""

    async def put_company(self, company: Company) -> None:
        """Store the company. Raises ValueError when this database belongs to another one."""
        ...

    async def put_key_info(self, info: KeyInfo) -> None:
        """Store what the key may do."""
        ...

    async def put_customers(self, customers: Sequence[Customer]) -> None:
        """Store customers that LedgerBee listed. Who is not among them stays as they are: see `absent`."""
        ...

    async def put_customer(self, customer: Customer) -> None:
        """Store one customer that was read by itself."""
        ...

    async def put_customer_groups(self, groups: Sequence[CustomerGroup]) -> None:
        """Replace the customer groups."""
        ...

    async def put_product_groups(self, groups: Sequence[ProductGroup]) -> None:
        """Replace the product groups; those that LedgerBee does not know yet stay."""
        ...

    async def put_ledger(self, accounts: Sequence[Account], vat_codes: Sequence[VatCode]) -> None:
        """Replace accounts and VAT codes."""
        ...

    async def deliveries_to_follow(self, since: datetime, limit: int) -> tuple[tuple[DocumentKind, DocumentId], ...]:
        """Documents sent since then whose newest delivery has not ended (or is not known), the newest first."""
        ...

    async def put_contacts(
        self, customer_id: CustomerId, contacts: Sequence[Contact], departments: Sequence[Department]
    ) -> None:
        """Replace the contacts and departments of a customer."""
        ...

    async def put_products(self, products: Sequence[Product]) -> None:
        """Store a page of products; prices that are known stay, unless `updated_at` differs: then they must be read again."""
        ...

    async def put_product(self, product: Product) -> None:
        """Store a product with its prices."""
        ...

    async def put_templates(self, templates: Sequence[Template]) -> None:
        """Replace the templates."""
        ...

    async def put_documents(self, documents: Sequence[Document]) -> frozenset[DocumentId]:
        """Store a page of documents; lines that are known stay unless something differs. Returns the ids that are new or changed."""
        ...

    async def put_price(self, price: Price) -> None:
        """Store one price that was read by itself, beside the others of its product."""
        ...

    async def scan(self, target: Target) -> Scan | None:
        """The scan of this list of documents that is under way."""
        ...

    async def begin_scan(self, target: Target, at: datetime) -> Scan:
        """Begin with the first pass; what an earlier scan saw is forgotten."""
        ...

    async def put_scanned(
        self, scan: Scan, documents: Sequence[Document], *, total: int, is_last: bool
    ) -> tuple[Scan, frozenset[DocumentId]]:
        """Store the page `scan.page`, and that these were seen. Returns the scan at its next page, and the ids that are new or changed."""
        ...

    async def end_pass(self, scan: Scan) -> Scan | None:
        """The last page was stored. None when two clean passes in a row saw the same ids: the scan has ended, and what neither saw is
        missing from now on. Else the scan at the first page of its next pass.
        """
        ...

    async def give_up_scan(self, target: Target) -> None:
        """The list never stood still: forget what was seen."""
        ...

    async def absent(self, target: Target, listed: Collection[str]) -> frozenset[str]:
        """The living customers or products of the library that are not `listed`. (Archived customers are not expected in the list.)"""
        ...

    async def set_missing(self, target: Target, ids: Collection[str]) -> None:
        """These, and no others of this list, were in none of two whole passes. Nothing else changes yet."""
        ...

    async def missing(self, target: Target, limit: int) -> tuple[str, ...]:
        """Ids that are missing and not decided about, in a fixed order."""
        ...

    async def missing_counts(self) -> Mapping[Target, tuple[int, int]]:
        """Of each list that lacks something: how much is missing, and how much of it the library holds as living."""
        ...

    async def witness(self, target: Target) -> str | None:
        """The id of something living that is not missing; None when there is nothing."""
        ...

    async def mark_gone(self, target: Target, ids: Collection[str], at: datetime) -> None:
        """LedgerBee no longer has these: they leave lists and pickers, and stay for what refers to them. Seen again, they live again."""
        ...

    async def unlist(self, target: Target, ids: Collection[str]) -> None:
        """LedgerBee has these but does not list them: they are missing no more, and customers are archived."""
        ...

    async def put_delivery(self, document_id: DocumentId, status: DeliveryStatus) -> None:
        """Store the delivery log."""
        ...

    async def put_pdf(self, document: Document, pdf: PdfFile, *, draft: bool) -> None:
        """Keep a PDF for reading offline; drafts and finals are kept apart, the newest 200 in all."""
        ...

    async def products_without_prices(self, limit: int) -> tuple[ProductId, ...]:
        """Products whose prices are not known (any more)."""
        ...

    async def documents_without_lines(self, limit: int) -> tuple[tuple[DocumentKind, DocumentId], ...]:
        """Documents whose lines are not known (any more), the newest first."""
        ...

    async def customers_without_contacts(self, limit: int) -> tuple[CustomerId, ...]:
        """Customers whose contacts were never pulled."""
        ...

    async def pull_state(self, name: str) -> str | None:
        """A note that the pull made (a page to resume at, the time of the last full scan)."""
        ...

    async def set_pull_state(self, name: str, value: str | None) -> None:
        """Make or drop such a note."""
        ...


class Workspace(Protocol):
    """Small JSON values that the window keeps per company: open tabs, splitters, filters, preferences."""

    async def get(self, name: str) -> object | None:
        """The value; None when there is none."""
        ...

    async def set(self, name: str, value: object) -> None:
        """Store the value (JSON types only)."""
        ...
