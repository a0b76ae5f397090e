"""The library of one company: what is here of what LedgerBee holds, as it is read and as it is filled."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime
from typing import Protocol

from ledgerbee_desktop.core.identifiers import CustomerId, DocumentId, DraftId, ProductId
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
from ledgerbee_desktop.core.ports.lists import DocumentFilter, PastLine, Scan
from ledgerbee_desktop.core.returned import Returned


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

    async def returned(self, draft_id: DraftId) -> Returned | None:
        """What is known about a draft that a restore or a copy has brought back; None: nothing keeps it from being queued."""
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
        """The last page was stored. None when two clean passes in a row, the second of them whole, saw the same ids: the scan has ended,
        and what neither saw is missing from now on. Else the scan at the first page of its next pass.
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

    async def witnesses(self, target: Target, limit: int) -> tuple[str, ...]:
        """Some ids of what lives and is not missing."""
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
