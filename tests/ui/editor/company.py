"""A small company: customers, products and an old invoice."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from decimal import Decimal

from ledgerbee_desktop.core.identifiers import CustomerId, DocumentId, PriceId, ProductId
from ledgerbee_desktop.core.kinds import DocumentKind, LineKind
from ledgerbee_desktop.core.library import Customer, Document, DocumentLine, Price, Product

TODAY = dt.date(2026, 11, 21)
NOW = dt.datetime(2026, 11, 21, 9, 0, tzinfo=dt.UTC)


def customer_id(number: int) -> CustomerId:
    return CustomerId(f"c0000000-0000-4000-8000-{number:012d}")


def price_id(number: int) -> PriceId:
    return PriceId(f"f0000000-0000-4000-8000-{number:012d}")


CUSTOMERS = (
    Customer(
        id=customer_id(1),
        number="1042",
        name="Hansen & Søn Malerfirma ApS",
        email="bogholderi@hansenmaler.dk",
        address="Havnegade 12",
        postal_code="5000",
        city="Odense C",
        vat_number="25313763",
        payment_terms=14,
        currency="DKK",
    ),
    Customer(id=customer_id(2), number="1043", name="Ærø Bådværft", city="Marstal", payment_terms=30),
    Customer(
        id=customer_id(3),
        number="1100",
        name="Aarhus Kommune",
        ean="5798000000001",
        city="Aarhus C",
        payment_terms=30,
    ),
    Customer(id=customer_id(4), number="1200", name="Gammel Kunde", is_active=False, city="Vejle"),
    Customer(
        id=customer_id(5),
        number="2001",
        name="Nordlicht GmbH",
        vat_zone="eu",
        currency="EUR",
        city="Hamburg",
        vat_number="DE811569869",
        email="rechnung@nordlicht.example",
    ),
)


def product(number: int, code: str, name: str, amount: str, *, text: str = "", currency: str = "DKK") -> Product:
    """A product with one default price."""
    product_id = ProductId(f"a0000000-0000-4000-8000-{number:012d}")
    price = Price(
        id=price_id(number),
        product_id=product_id,
        currency=currency,
        unit_amount=Decimal(amount),
        is_default=True,
        vat_rates={"domestic": Decimal(25), "eu": Decimal(0), "abroad": Decimal(0)},
    )
    return Product(id=product_id, name=name, number=code, description=text, prices=(price,), prices_known=True)


PRODUCTS = (
    product(1, "10", "Konsulenttime", "950", text="Konsulentbistand efter medgået tid"),
    product(2, "100", "Malerarbejde, timepris", "450"),
    product(3, "101", "Vægmaling hvid 10 l", "389.95"),
    product(4, "102", "Kørsel pr. km", "3.79"),
    product(5, "5701234567890", "Malertape 50 mm", "42.5"),
    product(6, "200", "Beratung pro Stunde", "120", currency="EUR"),
)


PAINTED = DocumentLine(
    kind=LineKind.PRODUCT,
    price_id=price_id(2),
    description="Malerarbejde",
    quantity=Decimal(12),
    unit_price=Decimal(450),
    total=Decimal(5400),
    vat=Decimal(1350),
    vat_rate=Decimal(25),
)


def document(number: int, lines: Sequence[DocumentLine], date: dt.date) -> Document:
    """A sent invoice to the first customer."""
    return Document(
        id=DocumentId(f"d0000000-0000-4000-8000-{number:012d}"),
        kind=DocumentKind.INVOICE,
        status="sent",
        date=date,
        currency="DKK",
        subtotal=Decimal(5400),
        vat=Decimal(1350),
        amount=Decimal(6750),
        created_at=NOW,
        updated_at="2026-08-03T10:00:00Z",
        number=str(1000 + number),
        due_date=date + dt.timedelta(days=14),
        customer_id=customer_id(1),
        lines=tuple(lines),
    )
