"""The library: what is listed, found, kept and read again."""

from __future__ import annotations

import dataclasses
import datetime as dt
from decimal import Decimal
from operator import methodcaller
from pathlib import Path
from typing import Any

import pytest

from ledgerbee_desktop.core.events import Bus, Topic
from ledgerbee_desktop.core.identifiers import (
    CompanyId,
    ContactId,
    CustomerId,
    DepartmentId,
    DocumentId,
    PriceId,
    ProductId,
    TemplateId,
)
from ledgerbee_desktop.core.kinds import DocumentKind, LineKind, Target
from ledgerbee_desktop.core.library import (
    Company,
    Contact,
    Customer,
    Delivery,
    DeliveryStatus,
    Department,
    Document,
    DocumentLine,
    KeyInfo,
    PdfFile,
    Price,
    Product,
    RateLimitTier,
    Template,
)
from ledgerbee_desktop.core.ports import DocumentFilter, PastLine
from ledgerbee_desktop.store.book import BookStore
from ledgerbee_desktop.store.folding import sort_key
from ledgerbee_desktop.store.library_documents import KEPT_PDFS
from tests.unit.store.kit import START, Ears, open_book, run


def customer(number: int, name: str, **fields: Any) -> Customer:
    return Customer(id=CustomerId(f"customer-{number}"), number=str(number), name=name, **fields)


def line(description: str = "", price: str | None = "price-1", **fields: Any) -> DocumentLine:
    values: dict[str, Any] = {"quantity": Decimal("2.50"), "unit_price": Decimal("450.00"), "total": Decimal(1125)}
    kind = LineKind.PRODUCT if price else LineKind.TEXT
    return DocumentLine(
        kind=kind,
        description=description,
        price_id=PriceId(price) if price else None,
        **({**values, **fields} if price else {}),
    )


def invoice(serial: int, **fields: Any) -> Document:
    values: dict[str, Any] = {
        "id": DocumentId(f"doc-{serial}"),
        "kind": DocumentKind.INVOICE,
        "status": "sent",
        "display_status": "sent",
        "number": str(serial),
        "date": dt.date(2026, 1, 1) + dt.timedelta(days=serial),
        "due_date": dt.date(2026, 2, 1),
        "currency": "DKK",
        "subtotal": Decimal("1125.00"),
        "vat": Decimal("281.25"),
        "amount": Decimal("1406.25"),
        "created_at": START + dt.timedelta(minutes=serial),
        "updated_at": "2026-03-02T09:00:00.000Z",
        "customer_id": CustomerId("customer-1"),
    }
    return Document(**{**values, **fields})


async def found(book: BookStore, **wanted: Any) -> list[str]:
    return [each.removeprefix("doc-") for each in await book.library.document_ids(DocumentFilter(**wanted))]


def test_entities_come_back_as_they_were(tmp_path: Path) -> None:
    company = Company(id=CompanyId("c"), name="Malermester Ærø ApS", cvr="13585628")
    key = KeyInfo(
        scopes=frozenset({"invoices-read"}), expires_at=START, tiers=(RateLimitTier(name="s", window_ms=1, limit=9),)
    )
    whole = customer(1, "Å", payment_terms=14, ean="5790000000000", currency="EUR")
    price = Price(
        id=PriceId("price-1"),
        product_id=ProductId("product-1"),
        currency="DKK",
        unit_amount=Decimal("450.00"),
        available_currencies=("DKK", "EUR"),
        vat_rates={"domestic": Decimal("25.0")},
    )
    product = Product(id=ProductId("product-1"), name="Time", updated_at="u", prices=(price,), prices_known=True)
    template = Template(id=TemplateId("t"), name="Rød", document_type="invoice-template", is_default=True)
    contact = Contact(id=ContactId("k"), customer_id=whole.id, name="Bo", email="bo@example.dk", is_default=True)
    department = Department(id=DepartmentId("d"), customer_id=whole.id, name="Øst", ean="5790000000000")
    document = invoice(1, lines=(line("Maling"), line("En tekst", None), DocumentLine(kind=LineKind.SEPARATOR)))
    log = DeliveryStatus(
        send_count=1, deliveries=(Delivery(id="1", status="success", delivery_type="Email", sent_at="x"),)
    )

    async def scenario() -> None:
        book = await open_book(tmp_path)
        library = book.library
        assert (await library.company(), await library.key_info()) == (None, None)
        await library.put_company(company)
        await library.put_key_info(key)
        await library.put_customers([whole])
        await library.put_product(product)
        await library.put_templates([template])
        await library.put_contacts(whole.id, [contact], [department])
        await library.put_documents([document])
        await library.put_delivery(document.id, log)
        await book.close()
        book = await open_book(tmp_path)
        library = book.library
        assert (await library.company(), await library.key_info()) == (company, key)
        catalogue = await library.catalogue()
        assert catalogue.customers == {whole.id: whole}
        assert catalogue.products == {product.id: product}
        assert catalogue.prices == {price.id: price}
        assert catalogue.templates == (template,)
        assert await library.contacts(whole.id) == (contact,)
        assert await library.departments(whole.id) == (department,)
        assert await library.documents([DocumentId("nowhere"), document.id]) == (document,)
        assert await library.delivery(document.id) == log
        assert await library.delivery(DocumentId("nowhere")) is None
        with pytest.raises(ValueError, match="another company"):
            await library.put_company(dataclasses.replace(company, id=CompanyId("other")))
        await book.close()

    run(scenario())


def test_a_customer_that_is_no_longer_listed_is_archived(tmp_path: Path) -> None:
    async def scenario() -> None:
        ears, bus = Ears(), Bus()
        book = await open_book(tmp_path, bus=bus)
        bus.subscribe(ears)
        both = [customer(1, "Bo"), customer(2, "Ib")]
        await book.library.put_customers(both)
        first = await book.library.catalogue()
        assert await book.library.catalogue() is first, "kept in memory"
        await book.library.put_customers(both)
        assert await book.library.catalogue() is first, "nothing changed"
        await book.library.put_customers(both[1:])
        assert await book.library.catalogue() is first, "a list alone archives nobody"
        assert await book.library.absent(Target.CUSTOMER, [both[1].id]) == {both[0].id}
        await book.library.unlist(Target.CUSTOMER, [both[0].id])
        assert await book.library.absent(Target.CUSTOMER, [both[1].id]) == frozenset(), "is not expected in the list"
        second = await book.library.catalogue()
        assert second.version > first.version
        assert not second.customers[both[0].id].is_active
        assert second.customers[both[1].id].is_active
        assert await book.library.customers_without_contacts(9) == (both[1].id,)
        await book.library.put_customers(both)
        assert (await book.library.catalogue()).customers[both[0].id] == both[0]
        assert [(each.topic, set(each.ids)) for each in ears.heard] == [
            (Topic.CATALOGUE, {"customer-1", "customer-2"}),
            (Topic.CATALOGUE, {"customer-1"}),
            (Topic.CATALOGUE, {"customer-1"}),
        ]
        await book.close()

    run(scenario())


def test_contacts_are_pulled_once(tmp_path: Path) -> None:
    async def scenario() -> None:
        book = await open_book(tmp_path)
        await book.library.put_customers([customer(1, "Bo"), customer(2, "Ib")])
        assert await book.library.customers_without_contacts(1) == ("customer-1",)
        await book.library.put_contacts(CustomerId("customer-1"), [], [])
        assert await book.library.customers_without_contacts(9) == ("customer-2",)
        contact = Contact(id=ContactId("k"), customer_id=CustomerId("customer-1"), name="A")
        await book.library.put_contacts(contact.customer_id, [contact], [])
        await book.library.put_contacts(contact.customer_id, [dataclasses.replace(contact, name="B")], [])
        assert [each.name for each in await book.library.contacts(contact.customer_id)] == ["B"]
        await book.close()

    run(scenario())


def test_prices_stay_until_the_product_changes(tmp_path: Path) -> None:
    price = Price(id=PriceId("p"), product_id=ProductId("a"), currency="DKK", unit_amount=Decimal("1.10"))
    listed = Product(id=ProductId("a"), name="A", updated_at="1")

    async def scenario() -> None:
        book = await open_book(tmp_path)
        library = book.library
        await library.put_products([listed])
        assert await library.products_without_prices(9) == ("a",)
        await library.put_product(dataclasses.replace(listed, prices=(price,)))
        await library.put_products([listed])
        assert await library.products_without_prices(9) == ()
        await library.put_products([dataclasses.replace(listed, name="B")])
        assert (await library.catalogue()).products[listed.id].prices == (price,)
        await library.put_products([dataclasses.replace(listed, updated_at="2")])
        assert await library.products_without_prices(9) == ("a",)
        assert (await library.catalogue()).prices == {price.id: price}, "the old one until the new one is read"
        await book.close()

    run(scenario())


def test_lines_stay_until_something_differs(tmp_path: Path) -> None:
    async def scenario() -> None:
        ears, bus = Ears(), Bus()
        book = await open_book(tmp_path, bus=bus)
        library = book.library
        listed, whole = invoice(1), invoice(1, lines=(line("Fræsning"),))
        assert await library.put_documents([listed]) == {"doc-1"}
        assert await library.documents_without_lines(9) == ((DocumentKind.INVOICE, "doc-1"),)
        assert await library.put_documents([whole]) == {"doc-1"}
        bus.subscribe(ears)
        assert await library.put_documents([listed]) == frozenset()
        assert await library.put_documents([whole]) == frozenset()
        assert ears.heard == []
        assert await library.documents([whole.id]) == (whole,)
        paid = dataclasses.replace(listed, status="paid")  # the same updated_at: LedgerBee may not move it
        assert await library.put_documents([paid]) == {"doc-1"}
        assert (await library.documents([paid.id]))[0].lines is None
        assert await library.documents_without_lines(9) == ((DocumentKind.INVOICE, "doc-1"),)
        assert await found(book, text="fræs") == ["1"], "found by its old lines until the new ones are read"
        newer = invoice(2)
        await library.put_documents([newer])
        assert [each for _, each in await library.documents_without_lines(1)] == ["doc-2"]
        await book.close()

    run(scenario())


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", ["3", "2", "1"]),
        ("Ærø", ["1"]),
        ("ÆRØ", ["1"]),
        ("rø fæ", ["1"]),
        ("aero", ["1"]),
        ("aeroe", ["1"]),
        ("århus", ["2"]),
        ("arhus", ["2"]),
        ("Aarhus", ["2"]),
        ("cafe", ["3"]),
        ("CAFÉ", ["3"]),
        ("cafe\u0301", ["3"]),
        ("po-77", ["2"]),
        ("fræs", ["3"]),
        ("fraes", ["3"]),
        ("ærø århus", []),
        ("%", []),
        ("100 %", []),
        ("_", []),
        ("'; DROP TABLE document", []),
    ],
)
def test_search(tmp_path: Path, text: str, expected: list[str]) -> None:
    async def scenario() -> None:
        book = await open_book(tmp_path)
        await book.library.put_customers(
            [customer(1, "Ærø Færge A/S"), customer(2, "Århus Cykler"), customer(3, "Kro")]
        )
        await book.library.put_documents(
            [
                invoice(1),
                invoice(2, customer_id=CustomerId("customer-2"), reference="PO-77"),
                invoice(3, customer_id=CustomerId("customer-3"), notes="Café", lines=(line("Fræsning af kant"),)),
            ]
        )
        assert await found(book, text=text) == expected
        await book.close()

    run(scenario())


def test_filters_and_orders(tmp_path: Path) -> None:
    async def scenario() -> None:
        book = await open_book(tmp_path)
        await book.library.put_customers(
            [customer(1, "Åse"), customer(2, "Zenia"), customer(3, "Ærlig"), customer(4, "Øst")]
        )
        await book.library.put_documents(
            [
                invoice(9, number="9", amount=Decimal("9.9"), customer_id=CustomerId("customer-1")),
                invoice(10, number="10", amount=Decimal("-100.05"), customer_id=CustomerId("customer-2")),
                invoice(
                    11,
                    number="",
                    status="draft",
                    display_status="draft",
                    amount=Decimal("9.90001"),
                    customer_id=CustomerId("customer-3"),
                ),
                invoice(
                    12,
                    number="100",
                    display_status="converted",
                    amount=Decimal(10),
                    customer_id=CustomerId("customer-4"),
                ),
                invoice(13, kind=DocumentKind.QUOTE),
            ]
        )
        assert await found(book) == ["12", "11", "10", "9"]
        assert await found(book, descending=False) == ["9", "10", "11", "12"]
        assert await found(book, sort="number", descending=False) == ["11", "9", "10", "12"]
        assert await found(book, sort="customer", descending=False) == ["10", "11", "12", "9"]
        assert await found(book, sort="amount", descending=False) == ["10", "9", "11", "12"]
        assert await found(book, statuses=frozenset({"draft", "converted"})) == ["12", "11"]
        assert await found(book, customer_id=CustomerId("customer-2")) == ["10"]
        assert await found(book, kind=DocumentKind.QUOTE) == ["13"]
        for sort in ("currency", "status", "display_status", "due_date", "reference", "created_at", "customer_id"):
            assert sorted(await found(book, sort=sort)) == ["10", "11", "12", "9"]
        with pytest.raises(ValueError, match="cannot be sorted"):
            await found(book, sort="body; DROP TABLE document")
        assert await book.library.newest_booked(DocumentKind.INVOICE) == dt.date(2026, 1, 13)
        assert await book.library.newest_booked(DocumentKind.CREDIT_NOTE) is None
        assert await book.library.counts() == {
            "invoice": 4,
            "credit-note": 0,
            "quote": 1,
            "order-confirmation": 0,
            "customers": 4,
            "products": 0,
        }
        await book.close()

    run(scenario())


def test_danish_order() -> None:
    names = ["zebra", "Ærø", "Østerbro", "Århus", "Anna", "émile", "Erik"]
    assert sorted(names, key=sort_key) == ["Anna", "émile", "Erik", "zebra", "Ærø", "Østerbro", "Århus"]


def test_history_is_what_this_customer_bought_newest_first(tmp_path: Path) -> None:
    async def scenario() -> None:
        book = await open_book(tmp_path)
        await book.library.put_documents(
            [
                invoice(1, lines=(line("a", "price-1"), line("text", None))),
                invoice(2, currency="EUR", lines=(line("b", "price-2"), line("c", "price-3", unit_price=None))),
                invoice(3, customer_id=CustomerId("customer-2"), lines=(line("d", "price-4"),)),
                invoice(4, kind=DocumentKind.CREDIT_NOTE, lines=(line("e", "price-5"),)),
                invoice(5),
            ]
        )
        past = await book.library.history(CustomerId("customer-1"))
        assert past == (
            PastLine(PriceId("price-2"), Decimal("2.50"), Decimal("450.00"), "EUR", dt.date(2026, 1, 3)),
            PastLine(PriceId("price-1"), Decimal("2.50"), Decimal("450.00"), "DKK", dt.date(2026, 1, 2)),
        )
        assert await book.library.history(CustomerId("customer-1"), limit=1) == past[:1]
        await book.close()

    run(scenario())


def test_a_pdf_is_kept_while_its_document_is_the_same(tmp_path: Path) -> None:
    async def scenario() -> None:
        book = await open_book(tmp_path)
        library = book.library
        document = invoice(1)
        await library.put_documents([document])
        await library.put_pdf(document, PdfFile(b"%PDF draft", "Kladde.pdf"), draft=True)
        await library.put_pdf(document, PdfFile(b"%PDF final", "Faktura æ.pdf"), draft=False)
        assert await library.pdf(document.id, draft=False) == PdfFile(b"%PDF final", "Faktura æ.pdf")
        assert await library.pdf(document.id, draft=True) == PdfFile(b"%PDF draft", "Kladde.pdf")
        await library.put_documents([dataclasses.replace(document, updated_at="later")])
        assert await library.pdf(document.id, draft=False) is None
        for number in range(KEPT_PDFS + 5):
            await library.put_pdf(invoice(number), PdfFile(b"x", ""), draft=False)
        assert await book.database.read(lambda c: c.execute("SELECT count(*) FROM pdf").fetchone()[0]) == KEPT_PDFS
        await book.close()

    run(scenario())


def test_notes_of_the_pull_and_the_workspace(tmp_path: Path) -> None:
    async def scenario() -> None:
        book = await open_book(tmp_path)
        await book.library.set_pull_state("page", "7")
        await book.workspace.set("tabs", {"open": ["draft-1"], "widths": [1, 2.5, None, True]})
        await book.close()
        book = await open_book(tmp_path)
        assert await book.library.pull_state("page") == "7"
        await book.library.set_pull_state("page", None)
        assert await book.library.pull_state("page") is None
        assert await book.workspace.get("tabs") == {"open": ["draft-1"], "widths": [1, 2.5, None, True]}
        assert await book.workspace.get("nothing") is None
        with pytest.raises(TypeError):
            await book.workspace.set("tabs", {1, 2})
        await book.close()

    run(scenario())


def test_a_damaged_row_of_the_library_is_unknown_until_it_is_pulled_again(tmp_path: Path) -> None:
    document, text = invoice(1, lines=(line("Maling"),)), invoice(2)
    price = Price(id=PriceId("p"), product_id=ProductId("a"), currency="DKK", unit_amount=Decimal("1.10"))
    product = Product(id=ProductId("a"), name="A", prices=(price,), prices_known=True)
    contact = Contact(id=ContactId("k"), customer_id=CustomerId("customer-1"))
    damages = (
        "UPDATE document SET lines = '[{' WHERE id = 'doc-1'",
        "UPDATE document SET body = CAST(x'7bff' AS TEXT) WHERE id = 'doc-2'",
        "UPDATE product SET body = '{}'",
        "UPDATE customer SET body = 'x'",
        "UPDATE contact SET body = '{\"id\": 3}'",
        "UPDATE meta SET value = '' WHERE name = 'company'",
    )

    async def pull(book: BookStore) -> None:
        await book.library.put_company(Company(id=CompanyId("c"), name="C"))
        await book.library.put_customers([customer(1, "Bo")])
        await book.library.put_contacts(contact.customer_id, [contact], [])
        await book.library.put_product(product)
        await book.library.put_documents([document, text])

    async def seen(book: BookStore) -> tuple[object, ...]:
        catalogue = await book.library.catalogue()
        documents = await book.library.documents([document.id, text.id])
        contacts = await book.library.contacts(contact.customer_id)
        return catalogue.customers, catalogue.prices, documents, contacts, await book.library.company()

    async def scenario() -> None:
        book = await open_book(tmp_path)
        await pull(book)
        truth = await seen(book)
        for damage in damages:
            assert (await book.database.write(methodcaller("execute", damage))).rowcount == 1
        await book.close()
        book = await open_book(tmp_path)
        assert book.report.is_sound
        assert await seen(book) == ({}, {}, (dataclasses.replace(document, lines=None),), (), None)
        assert await book.library.history(CustomerId("customer-1")) == ()
        await book.library.put_documents([dataclasses.replace(document, lines=None)])
        assert [each for _, each in await book.library.documents_without_lines(9)] == ["doc-2", "doc-1"]
        await pull(book)
        assert await seen(book) == truth
        await book.close()

    run(scenario())
