"""Scans on the disk page by page, what they lack, and tombstones: out of lists, there for what refers to them, lifted when seen."""

from __future__ import annotations

import dataclasses
import itertools
from decimal import Decimal
from pathlib import Path

import pytest

from ledgerbee_desktop.core.events import Bus, Topic
from ledgerbee_desktop.core.identifiers import CustomerId, DocumentId, PriceId, ProductId
from ledgerbee_desktop.core.kinds import DocumentKind, Target
from ledgerbee_desktop.core.library import Document, Price, Product
from ledgerbee_desktop.core.ports import DocumentFilter, Scan
from ledgerbee_desktop.store.book import BookStore
from tests.unit.store.kit import START, Ears, open_book, run
from tests.unit.store.test_library import customer, found, invoice, line


def price(number: int, product_id: str = "product-1", **fields: object) -> Price:
    own = {"currency": "DKK", "unit_amount": Decimal(100), **fields}
    return Price(id=PriceId(f"price-{number}"), product_id=ProductId(product_id), **own)  # type: ignore[arg-type]


def a_product(number: int, *prices: Price) -> Product:
    return Product(id=ProductId(f"product-{number}"), name="Time", updated_at="u", prices=prices, prices_known=True)


async def one_pass(book: BookStore, scan: Scan, *pages: list[Document], total: int | None = None) -> Scan | None:
    """The pages of one pass; the total is what they hold unless it is said otherwise."""
    count = sum(map(len, pages)) if total is None else total
    for number, page in enumerate(pages, 1):
        scan, _ = await book.library.put_scanned(scan, page, total=count, is_last=number == len(pages))
    return await book.library.end_pass(scan)


def test_what_two_equal_clean_passes_lack_is_missing_and_nothing_else_changes(tmp_path: Path) -> None:
    async def scenario() -> None:
        book = await open_book(tmp_path)
        library, documents = book.library, [invoice(n) for n in range(5)]
        await library.put_documents(documents)
        scan = await library.begin_scan(Target.INVOICE, START)
        following = await one_pass(book, scan, documents[:2], documents[2:4])
        assert following == Scan(target=Target.INVOICE, number=2, begun_at=START)
        assert await library.missing_counts() == {}
        assert await one_pass(book, following, documents[:4]) is None
        assert await library.missing(Target.INVOICE, 9) == ("doc-4",)
        assert await library.missing_counts() == {Target.INVOICE: (1, 5)}
        assert await library.scan(Target.INVOICE) is None
        assert await found(book) == ["4", "3", "2", "1", "0"], "a list alone removes nothing"
        assert set(await library.witnesses(Target.INVOICE, 9)) == {f"doc-{n}" for n in range(4)}
        await library.put_documents([invoice(4)])
        assert await library.missing_counts() == {}, "it was seen, by itself or in a list"
        await book.close()

    run(scenario())


PAGES = [invoice(n) for n in range(4)]


@pytest.mark.parametrize(
    ("first", "second", "total"),
    [
        ([PAGES[:2], PAGES[2:]], [PAGES[:2], PAGES[2:3]], None),  # another set
        ([PAGES[:2], PAGES[1:3]], [PAGES[:2], PAGES[1:3]], 4),  # a page shifted: one document twice, another never
        ([PAGES[:2], []], [PAGES[:2], []], 4),  # an empty last page although there is more
        ([PAGES[:2], [], PAGES[2:3]], [PAGES[:2], [], PAGES[2:3]], None),  # an empty page in between
        ([[]], [[]], 4),  # nothing at all, though there is something
    ],
)
def test_a_pass_that_is_not_clean_or_not_the_same_proves_nothing(
    tmp_path: Path, first: list[list[Document]], second: list[list[Document]], total: int | None
) -> None:
    async def scenario() -> None:
        book = await open_book(tmp_path)
        await book.library.put_documents(PAGES)
        scan = await book.library.begin_scan(Target.INVOICE, START)
        following = await one_pass(book, scan, *first, total=total)
        assert following is not None
        assert await one_pass(book, following, *second, total=total) is not None
        assert await book.library.missing_counts() == {}
        await book.close()

    run(scenario())


def test_a_total_that_changes_between_two_pages_makes_a_pass_unclean(tmp_path: Path) -> None:
    async def scenario() -> None:
        book = await open_book(tmp_path)
        await book.library.put_documents(PAGES)
        following: Scan | None = await book.library.begin_scan(Target.INVOICE, START)
        for _ in range(3):
            assert following is not None, "no two of these passes prove anything"
            scan, _ = await book.library.put_scanned(following, PAGES[:2], total=4, is_last=False)
            scan, _ = await book.library.put_scanned(scan, PAGES[2:3], total=3, is_last=True)
            following = await book.library.end_pass(scan)
        assert following is not None
        assert await one_pass(book, following, PAGES[:3]) is not None, (
            "one clean pass after unclean ones is only the first"
        )
        await book.close()

    run(scenario())


def test_a_scan_goes_on_where_the_program_ended(tmp_path: Path) -> None:
    """At every page of two passes: killed, opened again, gone on. The third, in one go, is the last."""

    async def scenario() -> None:
        book = await open_book(tmp_path)
        pages = [[document] for document in PAGES[:3]]
        await book.library.put_documents(PAGES)
        await book.library.begin_scan(Target.INVOICE, START)
        for number, (at, page) in itertools.product((1, 2), enumerate(pages, 1)):
            await book.close()
            book = await open_book(tmp_path)
            scan = await book.library.scan(Target.INVOICE)
            assert scan is not None
            assert (scan.number, scan.page, scan.begun_at) == (number, at, START)
            scan, changed = await book.library.put_scanned(scan, page, total=3, is_last=at == len(pages))
            assert changed == frozenset()
            following = await book.library.end_pass(scan) if at == len(pages) else None
        assert await book.library.missing_counts() == {}, "what the interrupted pass read first may have changed since"
        assert following == Scan(target=Target.INVOICE, number=3, begun_at=START)
        assert await one_pass(book, following, *pages) is None
        assert await book.library.missing(Target.INVOICE, 9) == ("doc-3",)
        await book.close()

    run(scenario())


def test_a_deleted_document_leaves_lists_and_stays_for_what_refers_to_it(tmp_path: Path) -> None:
    async def scenario() -> None:
        ears, bus = Ears(), Bus()
        book = await open_book(tmp_path, bus=bus)
        library = book.library
        quote = invoice(1, kind=DocumentKind.QUOTE, converted_to_invoice=DocumentId("doc-2"))
        kept, gone = invoice(3, lines=(line("Maling"),)), invoice(2, lines=(line("Tapet"),), reference="Gavl")
        await library.put_documents([quote, kept, gone])
        bus.subscribe(ears)
        await library.mark_gone(Target.INVOICE, ["doc-2"], START)
        await library.mark_gone(Target.INVOICE, ["doc-2"], START)
        assert [(each.topic, set(each.ids)) for each in ears.heard] == [(Topic.DOCUMENTS, {"doc-2"})], "once"
        for sort in ("date", "number", "customer", "amount", "currency", "status", "due_date", "reference"):
            assert await found(book, sort=sort) == ["3"]
        assert await found(book, customer_id=CustomerId("customer-1")) == ["3"]
        assert await found(book, text="gavl") == []
        assert [hit.id for hit in await library.search("gavl")] == []
        assert await library.statuses(DocumentKind.INVOICE) == {"sent": 1}
        assert (await library.counts())["invoice"] == 1
        assert [each.price_id for each in await library.history(CustomerId("customer-1"))] == ["price-1"]
        assert [each for _, each in await library.deliveries_to_follow(START, 9)] == ["doc-3"]
        (shown,) = await library.documents([gone.id])
        assert shown == dataclasses.replace(gone, is_deleted=True), "with its lines"
        chain = await library.chain(DocumentKind.QUOTE, quote.id)
        assert [each.document is not None and each.document.is_deleted for each in chain] == [False, True]
        await library.put_documents([dataclasses.replace(gone, lines=None)])  # as a list has it, with nothing changed
        assert await found(book) == ["3", "2"]
        assert (await library.documents([gone.id])) == (gone,)
        assert [hit.id for hit in await library.search("gavl")] == ["doc-2"]
        assert [set(each.ids) for each in ears.heard] == [{"doc-2"}, {"doc-2"}], (
            "told when it went and when it came back"
        )
        await library.put_documents([dataclasses.replace(gone, is_deleted=True)])
        assert (await library.documents([gone.id])) == (gone,), (
            "the mark is the library's, whatever a caller's copy says"
        )
        await book.close()

    run(scenario())


def test_deleted_customers_products_and_prices_are_marked_and_come_back(tmp_path: Path) -> None:
    async def scenario() -> None:
        book = await open_book(tmp_path)
        library = book.library
        await library.put_customers([customer(1, "Bo"), customer(2, "Ib")])
        await library.put_product(a_product(1, price(1), price(2)))
        await library.put_product(a_product(2, price(3, "product-2")))
        await library.mark_gone(Target.CUSTOMER, ["customer-1"], START)
        await library.mark_gone(Target.PRODUCT, ["product-2"], START)
        await library.mark_gone(Target.PRICE, ["price-2"], START)
        catalogue = await library.catalogue()
        bo = catalogue.customers[CustomerId("customer-1")]
        assert (bo.is_active, bo.is_deleted, bo.name) == (False, True, "Bo")
        deleted = {each.id: (each.is_deleted, each.is_active) for each in catalogue.prices.values()}
        assert deleted == {"price-1": (False, True), "price-2": (True, False), "price-3": (True, False)}
        assert [each.is_deleted for each in catalogue.products.values()] == [False, True]
        assert await library.customers_without_contacts(9) == ("customer-2",)
        assert [hit.id for hit in await library.search("bo")] == []
        assert [hit.id for hit in await library.search("time")] == ["product-1"]
        assert (await library.counts())["customers"] == 1
        assert await library.absent(Target.CUSTOMER, ["customer-2"]) == frozenset()
        await library.put_customer(customer(1, "Bo"))
        await library.put_product(a_product(1, price(1), price(2)))
        await library.put_products([dataclasses.replace(a_product(2), prices_known=False)])
        catalogue = await library.catalogue()
        assert catalogue.customers[CustomerId("customer-1")] == customer(1, "Bo")
        assert not any(each.is_deleted for each in catalogue.prices.values())
        assert not any(each.is_deleted for each in catalogue.products.values())
        await book.close()

    run(scenario())


def test_a_price_that_its_product_lacks_is_missing_and_stays(tmp_path: Path) -> None:
    async def scenario() -> None:
        book = await open_book(tmp_path)
        library = book.library
        await library.put_product(a_product(1, price(1), price(2)))
        await library.put_product(a_product(1, price(1)))
        assert await library.missing_counts() == {Target.PRICE: (1, 2)}
        assert await library.witnesses(Target.PRICE, 9) == ("price-1",)
        assert set((await library.catalogue()).prices) == {"price-1", "price-2"}
        await library.put_price(price(2, nickname="Aften"))
        assert await library.missing_counts() == {}
        assert (await library.catalogue()).prices[PriceId("price-2")].nickname == "Aften"
        await library.put_product(a_product(1, price(1)))
        await library.mark_gone(Target.PRICE, ["price-2"], START)
        await library.put_product(a_product(1, price(1)))
        assert await library.missing_counts() == {}, "what is known to be gone is asked about once"
        await book.close()

    run(scenario())


def test_a_missing_customer_is_asked_about_until_it_is_seen(tmp_path: Path) -> None:
    async def scenario() -> None:
        book = await open_book(tmp_path)
        library = book.library
        await library.put_customers([customer(n, f"K{n}") for n in range(4)])
        await library.set_missing(Target.CUSTOMER, ["customer-1", "customer-2"])
        assert await library.missing_counts() == {Target.CUSTOMER: (2, 4)}
        await library.set_missing(Target.CUSTOMER, ["customer-2", "customer-3"])
        assert await library.missing(Target.CUSTOMER, 9) == ("customer-2", "customer-3")
        await library.put_customers([customer(3, "K3")])
        await library.unlist(Target.CUSTOMER, ["customer-2"])
        assert await library.missing_counts() == {}
        assert not (await library.catalogue()).customers[CustomerId("customer-2")].is_active
        assert await library.document_ids(DocumentFilter()) == ()
        await book.close()

    run(scenario())
