"""A small catalogue and a draft that has no findings, for the tests of core."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from itertools import count

from ledgerbee_desktop.core.drafts import Draft, Line
from ledgerbee_desktop.core.identifiers import ContactId, CustomerId, DepartmentId, DraftId, LineId, PriceId, ProductId
from ledgerbee_desktop.core.kinds import LineKind
from ledgerbee_desktop.core.library import Catalogue, Contact, Customer, Department, Price, Product

TODAY = dt.date(2026, 11, 21)
ZONES = {"domestic": Decimal(25), "eu": Decimal(0), "abroad": Decimal(0), "domestic_without_vat": Decimal(0)}

HOUR = Price(
    id=PriceId("p-hour"), product_id=ProductId("hour"), currency="DKK", unit_amount=Decimal("495.00"), vat_rates=ZONES
)
PAINT = Price(
    id=PriceId("p-paint"), product_id=ProductId("paint"), currency="DKK", unit_amount=Decimal("129.95"), vat_rates=ZONES
)
OLD = Price(
    id=PriceId("p-old"),
    product_id=ProductId("paint"),
    currency="DKK",
    unit_amount=Decimal(1),
    status="archived",
    vat_rates=ZONES,
)
EURO = Price(
    id=PriceId("p-euro"), product_id=ProductId("hour"), currency="EUR", unit_amount=Decimal("66.00"), vat_rates=ZONES
)
PRODUCTS = (
    Product(id=ProductId("hour"), name="Malertime", number="100", prices=(HOUR, EURO), prices_known=True),
    Product(id=ProductId("paint"), name="Vægmaling 10 l", number="210", prices=(PAINT, OLD), prices_known=True),
)
NORDLYS = Customer(id=CustomerId("c-1"), number="1001", name="Nordlys ApS", email="bogholderi@nordlys.example")
SKOLE = Customer(id=CustomerId("c-2"), number="1002", name="Ærø Skole", ean="5798000420526", payment_terms=30)
GONE = Customer(id=CustomerId("c-3"), number="1003", name="Lukket A/S", is_active=False)
BERLIN = Customer(id=CustomerId("c-4"), number="1004", name="Berlin GmbH", vat_zone="eu", currency="EUR")
CATALOGUE = Catalogue.of((NORDLYS, SKOLE, GONE, BERLIN), PRODUCTS, (), 1)
IDA = Contact(id=ContactId("k-1"), customer_id=NORDLYS.id, name="Ida", email="ida@nordlys.example", is_default=True)
OFFICE = Department(id=DepartmentId("d-1"), customer_id=SKOLE.id, name="Kontoret", is_default=True, ean="5798000420526")


class CountingIds:
    """Ids that are the same in each run."""

    def __init__(self) -> None:
        self._next = count(1)

    def new(self) -> str:
        return f"00000000-0000-7000-8000-{next(self._next):012}"

    def jitter(self) -> float:
        return 0.5


def product(number: int, price: Price = HOUR, quantity: str | None = "2", unit_price: str | None = None) -> Line:
    """A product line."""
    return Line(
        id=LineId(f"l-{number}"),
        price_id=price.id,
        quantity=None if quantity is None else Decimal(quantity),
        unit_price=None if unit_price is None else Decimal(unit_price),
    )


def good_draft() -> Draft:
    """A draft with all three kinds of lines that LedgerBee would take."""
    return Draft(
        id=DraftId("draft-1"),
        customer_id=NORDLYS.id,
        date=TODAY,
        due_date=TODAY + dt.timedelta(days=8),
        lines=(
            product(1, HOUR, "7.5"),
            Line(id=LineId("l-2"), kind=LineKind.TEXT, description="Maling af stue"),
            Line(id=LineId("l-3"), kind=LineKind.SEPARATOR),
            product(4, PAINT, "3", "120.00"),
        ),
    )
