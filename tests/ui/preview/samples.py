"""Drafts of all kinds, and what can be read on the paper that is made of them."""

from __future__ import annotations

import datetime as dt
import io
import re
from collections.abc import Iterable
from decimal import Decimal

from pypdf import PdfReader
from PySide6.QtCore import QCoreApplication

from ledgerbee_desktop.core.drafts import Draft, Line
from ledgerbee_desktop.core.identifiers import (
    CompanyId,
    ContactId,
    CustomerId,
    DepartmentId,
    DraftId,
    LineId,
    PriceId,
    ProductId,
)
from ledgerbee_desktop.core.kinds import DocumentKind, LineKind
from ledgerbee_desktop.core.library import Catalogue, Company, Contact, Customer, Department, Price, Product
from ledgerbee_desktop.core.totals import estimate
from ledgerbee_desktop.preview.content import Subject

HOURS, BOOK, EUROS = PriceId("price-1"), PriceId("price-2"), PriceId("price-3")
CUSTOMER = CustomerId("customer-1")
TITLES = {
    DocumentKind.INVOICE: "Invoice",
    DocumentKind.CREDIT_NOTE: "Credit note",
    DocumentKind.QUOTE: "Quote",
    DocumentKind.ORDER_CONFIRMATION: "Order confirmation",
}
COMPANY = Company(
    id=CompanyId("company-1"),
    name="Malermester Holm ApS",
    address="Nørregade 4",
    postal_code="5000",
    city="Odense C",
    cvr="25313763",
    phone="66 12 34 56",
    email="post@holm.example",
)
HOSTILE = (
    "<b>Ærø & Søn</b> <img src='file:///etc/passwd'> &amp; شركة الدهان 😀 "
    "Za\u0351\u0352\u0353\u0310\u0311lgo \u202eesrever\x00\x1b[31m {0} %n "
) * 10


def line(number: int, **fields: object) -> Line:
    """Hours at the catalogue's price unless told otherwise."""
    values: dict[str, object] = {"id": LineId(f"line-{number}"), "price_id": HOURS, "quantity": Decimal("2.5")}
    return Line(**(values | fields))  # type: ignore[arg-type]  # the fields of a line


def full_draft(kind: DocumentKind = DocumentKind.INVOICE, **fields: object) -> Draft:
    """Every header field that any kind has is filled in: a kind shows its own."""
    values: dict[str, object] = {
        "id": DraftId("draft-1"),
        "kind": kind,
        "customer_id": CUSTOMER,
        "contact_id": ContactId("contact-1"),
        "department_id": DepartmentId("department-1"),
        "date": dt.date(2026, 11, 24),
        "due_date": dt.date(2026, 12, 8),
        "payment_terms": 14,
        "valid_until": dt.date(2026, 12, 24),
        "invoice_number": "1017",
        "reference": "PO 4711",
        "our_reference": "Mette Holm",
        "description": "Arbejde i november",
        "notes": "Tak for ordren.\nVi ses.",
        "lines": (
            line(1),
            line(2, price_id=BOOK, quantity=Decimal(3), unit_price=Decimal("100.05"), description="Farvekort"),
            Line(id=LineId("line-3"), kind=LineKind.TEXT, description="Stuen males to gange"),
            Line(id=LineId("line-4"), kind=LineKind.SEPARATOR),
            line(5, quantity=None, description="Efter medgået tid"),
        ),
    }
    return Draft(**(values | fields))  # type: ignore[arg-type]  # the fields of a draft


def a_price(price_id: PriceId, amount: str, rate: int, currency: str = "DKK") -> Price:
    return Price(
        id=price_id,
        product_id=ProductId(f"product-of-{price_id}"),
        currency=currency,
        unit_amount=Decimal(amount),
        vat_rates={"domestic": Decimal(rate)},
    )


def catalogue(**customer: str) -> Catalogue:
    """One customer, three products."""
    values = {
        "number": "1042",
        "name": "Hansen & Søn ApS",
        "address": "Havnegade 12",
        "postal_code": "5700",
        "city": "Svendborg",
        "vat_number": "10150817",
        "ean": "5798000000001",
    } | customer
    products = (
        Product(id=price.product_id, name=name, prices=(price,), prices_known=True)
        for name, price in (
            ("Malerarbejde, timer", a_price(HOURS, "450", 25)),
            ("Bog", a_price(BOOK, "80", 0)),
            ("Beratung", a_price(EUROS, "120", 0, "EUR")),
        )
    )
    return Catalogue.of([Customer(id=CUSTOMER, **values)], products, (), 1)  # type: ignore[arg-type]


def subject(draft: Draft, *, language: str = "da", known: Catalogue | None = None, people: bool = True) -> Subject:
    """The draft with company, contact, department and estimate."""
    known = known or catalogue()
    return Subject(
        draft=draft,
        catalogue=known,
        totals=estimate(draft, known),
        title=QCoreApplication.translate("kinds", TITLES[draft.kind]),
        language=language,
        company=COMPANY,
        contact=Contact(id=ContactId("contact-1"), customer_id=CUSTOMER, name="Mette Hansen") if people else None,
        department=Department(id=DepartmentId("department-1"), customer_id=CUSTOMER, name="Værkstedet", ean="")
        if people
        else None,
    )


def pages_of(pdf: bytes) -> list[str]:
    """The text of each page, every white space one space."""
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(pdf)).pages]


def text_of(pdf: bytes) -> str:
    return " ".join(pages_of(pdf))


def lacking(text: str, wanted: Iterable[str]) -> list[str]:
    """Which of the wanted words the text does not have; spaces are compared loosely, since some of them do not break."""
    return [each for each in wanted if " ".join(each.split()) not in text]


def amounts_of(text: str) -> set[str]:
    """Every figure with two decimals that stands in a Danish text."""
    return set(re.findall(r"-?[\d.]*\d,\d\d", text))
