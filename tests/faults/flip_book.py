"""A database with something in every table that matters, and all of it as the program reads it."""

from __future__ import annotations

from collections.abc import Awaitable
from dataclasses import dataclass, replace
from decimal import Decimal
from pathlib import Path
from typing import TypeVar

from ledgerbee_desktop.core.errors import AppError
from ledgerbee_desktop.core.identifiers import (
    CompanyId,
    CustomerId,
    DocumentId,
    DraftId,
    OperationId,
    PriceId,
    ProductId,
    TemplateId,
)
from ledgerbee_desktop.core.journal import Journal
from ledgerbee_desktop.core.kinds import DocumentKind, Target
from ledgerbee_desktop.core.library import Company, Customer, Moment, Price, Product, Template
from ledgerbee_desktop.core.operations import Actor, Evidence, Operation, State
from ledgerbee_desktop.core.ports import DocumentFilter, LibraryStore
from ledgerbee_desktop.core.text import Message
from ledgerbee_desktop.store.book import BookStore
from tests.unit.store.kit import START, a_document, a_draft, an_operation, open_book, type_reference

T = TypeVar("T")

SEALED = ("draft", "change", "base", "operation", "attempt")
HISTORY = "outbox_event"
LIBRARY = ("customer", "contact", "product", "template", "document", "document_link")
WORDS = ("document_text_data", "document_text_idx", "document_text_docsize", "document_text_config")
SMALL = ("meta", "pull_state", "workspace", "healed", "sqlite_sequence")
SAID = Message("outbox", "No answer.")
DRAFTS = tuple(DraftId(f"draft-{number}") for number in range(1, 7))
QUOTE = replace(
    a_document(7), id=DocumentId("quote-7"), kind=DocumentKind.QUOTE, converted_to_invoice=DocumentId("doc-1")
)
DOCUMENTS = (*(a_document(number) for number in range(1, 5)), QUOTE)
COMPANY = Company(id=CompanyId("00000000-0000-4000-8000-00000000000c"), name="Holm")
CUSTOMERS = tuple(
    Customer(id=CustomerId(f"customer-{each}"), number=str(each), name=f"Ærø Byg {each}") for each in (1, 2)
)
PRICE = Price(id=PriceId("price-1"), product_id=ProductId("product-1"), currency="DKK", unit_amount=Decimal(450))
PRODUCTS = (Product(id=ProductId("product-1"), name="Maling", updated_at="1", prices=(PRICE,), prices_known=True),)


async def pull(book: BookStore) -> None:
    """What a pull of everything stores."""
    library = book.library
    await library.put_company(COMPANY)
    await library.put_customers(CUSTOMERS)
    await library.put_products(PRODUCTS)
    for product in PRODUCTS:
        await library.put_product(product)
    await library.put_templates(
        (Template(id=TemplateId("template-1"), name="Standard", document_type="invoice-template"),)
    )
    await library.put_documents(DOCUMENTS)


async def build(directory: Path) -> None:
    """Drafts of every state, operations of every kind of end, and a backup of it all."""
    book = await open_book(directory, inline=True)
    await pull(book)
    for number, draft in enumerate(DRAFTS[:5], 1):
        journal = Journal((await book.drafts.create(a_draft(draft))).draft)
        for text in range(4):
            await type_reference(book, journal, f"text {text}")
        if number > 1:
            await book.outbox.queue([an_operation(number, draft_id=draft)], draft, 5)
    await book.drafts.create(a_draft(DRAFTS[5], kind=DocumentKind.QUOTE, edits=QUOTE.id), QUOTE)
    for number, to in ((3, State.UNKNOWN), (4, State.DONE), (5, State.REFUSED)):
        operation, attempt = await book.outbox.begin(await of(book, number), START, START)
        fields = {"document_id": DocumentId("doc-1")} if to is State.DONE else {}
        seen = Evidence(wrote=True, status=502, failure="Bad gateway")
        await book.outbox.move(operation, to, Actor.WORKER, SAID, attempt=attempt, evidence=seen, fields=fields)
    change = an_operation(6, draft_id=None, kind="update", target=Target.QUOTE, document_id=QUOTE.id)
    await book.outbox.queue([change], None, None)
    await book.outbox.keep_image(await of(book, 6), Moment.BEFORE, QUOTE, SAID)
    await book.workspace.set("tabs", [1, "Æ"])
    await book.library.set_pull_state("page", "3")
    await book.back_up()
    await book.close()


async def found(asked: Awaitable[T]) -> T | None:
    """The answer; None when it is not found: the index that leads to what was handed over is looked into by the check of a backup."""
    try:
        return await asked
    except KeyError:
        return None


async def of(book: BookStore, number: int) -> Operation:
    return await book.outbox.get(OperationId(f"operation-{number}"))


@dataclass(frozen=True)
class Content:
    """What the program reads of a database."""

    operations: tuple[Operation, ...]
    sealed: object
    history: object
    library: object
    found: object

    @classmethod
    async def read(cls, book: BookStore) -> Content:
        """All of it, and what the window and the pull have noted, which is read only. Raises AppError."""
        await book.workspace.get("tabs")
        await book.library.pull_state("page")
        operations = await book.outbox.all(open_only=False)
        sealed = (
            operations,
            await book.outbox.all(open_only=True),
            [await found(of(book, number)) for number in range(2, 7)],
            [await book.outbox.attempts(each.id) for each in operations],
            await book.drafts.all(),
            [await found(book.drafts.open(each)) for each in DRAFTS],
            [await book.drafts.base(each) for each in DRAFTS],
            await book.drafts.editing(QUOTE.id),
        )
        lines = [(line.at, str(line.what)) for each in operations for line in await book.outbox.events(each.id)]
        history = (lines, await book.outbox.images(QUOTE.id))
        return cls(operations, sealed, history, await library(book), await searches(book))


async def library(book: BookStore) -> object:
    """What LedgerBee has, as it is kept here: each thing, and where lists show it."""
    return (
        replace(await book.library.catalogue(), version=0),
        await book.library.documents([each.id for each in DOCUMENTS]),
        await book.database.read(lambda c: [tuple(row) for row in c.execute(_COLUMNS)]),
        [await book.library.chain(each.kind, each.id) for each in DOCUMENTS],
        await book.library.company(),
        await asked_of(book.library),
    )


async def asked_of(library: LibraryStore) -> object:
    """What lists, editors and the pull ask the library for beside that."""
    return (
        [await library.statuses(kind) for kind in DocumentKind],
        [await library.newest_booked(kind) for kind in DocumentKind],
        [await library.document_ids(DocumentFilter(kind=kind)) for kind in DocumentKind],
        await library.counts(),
        await library.booked_invoice(str(DOCUMENTS[0].number)),
        await library.documents_without_lines(9),
        await library.deliveries_to_follow(START, 9),
        [await library.history(each.id) for each in CUSTOMERS],
        [await library.contacts(each.id) for each in CUSTOMERS],
        await library.products_without_prices(9),
        await library.key_info(),
        [await library.witnesses(target, 9) for target in Target if target is not Target.PRODUCT_GROUP],
        await library.missing_counts(),
        [await library.scan(target) for target in Target],
    )


async def searches(book: BookStore) -> object:
    """What some words find."""
    return [await book.library.search(each) for each in ("facade", "byg 2", "po")]


async def is_asked_about(book: BookStore) -> bool:
    """Is there a price whose id LedgerBee does not list? It is asked about by this id, and then buried."""
    return bool(await book.library.missing(Target.PRICE, 1))


async def is_strange(book: BookStore) -> bool:
    """Does the program take it for the data of another company? It says so and leaves it alone."""
    company = await book.library.company()
    return company is not None and company.id != COMPANY.id


_COLUMNS = (
    "SELECT id, kind, number, status, display_status, date, due_date, valid_until, customer_id, customer_name, currency, amount,"
    " reference, created_at, lines_known, gone_at FROM document NOT INDEXED"
    " UNION ALL SELECT id, sort_name, search, archived, gone_at, temporary,"
    " NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL FROM customer NOT INDEXED ORDER BY 1"
)


async def may_leave(book: BookStore, truth: tuple[Operation, ...]) -> bool:
    """Is there an operation that would be submitted although it is not as it was queued?"""
    try:
        found = await book.outbox.all(open_only=True)
    except AppError:
        return False  # the worker reads them so, too: nothing leaves
    known = {each.id: each.payload for each in truth}
    return any(each.state is State.QUEUED and known.get(each.id) != each.payload for each in found)
