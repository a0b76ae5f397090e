"""A price that was made here: how it is estimated until LedgerBee has it."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

from ledgerbee_desktop.core.defaults import new_draft
from ledgerbee_desktop.core.drafts import Line
from ledgerbee_desktop.core.identifiers import CustomerId, LineId, PriceId, ProductGroupId, ProductId
from ledgerbee_desktop.core.kinds import Target
from ledgerbee_desktop.core.library import Catalogue, Customer, Price, Product
from ledgerbee_desktop.core.operations import OperationKind
from ledgerbee_desktop.core.records import PriceFields, RecordWrite
from ledgerbee_desktop.core.totals import estimate
from ledgerbee_desktop.sync.record_queue import shown
from tests.unit.sync.office import Office, at_work

GROUP, OTHER = ProductGroupId("group"), ProductGroupId("other")
NEW, SIBLING, STRANGER = ProductId("new"), ProductId("sibling"), ProductId("stranger")
CUSTOMER = Customer(id=CustomerId("c"), number="1", name="Kunde", vat_zone="domestic")


def a_price(product_id: ProductId, rate: int) -> Price:
    rates = {"domestic": Decimal(rate)}
    return Price(
        id=PriceId(f"price of {product_id}"),
        product_id=product_id,
        currency="DKK",
        unit_amount=Decimal(1),
        vat_rates=rates,
    )


def catalogue(*, with_sibling: bool) -> Catalogue:
    products = [
        Product(id=STRANGER, name="Andet", group_id=OTHER, prices=(a_price(STRANGER, 0),)),
        Product(id=NEW, name="Ny", group_id=GROUP, is_temporary=True),
    ]
    if with_sibling:
        products.append(Product(id=SIBLING, name="Ens", group_id=GROUP, prices=(a_price(SIBLING, 25),)))
    return Catalogue.of([CUSTOMER], products, [], 1)


def made(known: Catalogue) -> Price:
    fields = PriceFields(product_id=NEW, unit_amount=Decimal(100), currency="DKK")
    write = RecordWrite(target=Target.PRICE, kind=OperationKind.CREATE, record_id=PriceId("made"), fields=fields)
    price = shown(write, known)
    assert isinstance(price, Price)
    return price


def total(office: Office, price: Price, known: Catalogue) -> tuple[Decimal, bool]:
    line = Line(id=LineId("l"), price_id=price.id, quantity=Decimal(2))
    draft = new_draft(office.ids, office.clock.today()).replace(customer_id=CUSTOMER.id, lines=(line,))
    new = Product(id=NEW, name="Ny", group_id=GROUP, is_temporary=True, prices=(price,))
    others = [product for product in known.products.values() if product.id != NEW]
    totals = estimate(draft, Catalogue.of([CUSTOMER], [*others, new], [], 2))
    return totals.total, totals.complete


def test_it_is_sold_with_the_vat_of_its_group(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        known = catalogue(with_sibling=True)
        price = made(known)
        assert (price.vat_rates, price.is_default) == ({"domestic": Decimal(25)}, True)
        assert total(office, price, known) == (Decimal(250), True)

    at_work(tmp_path, work)


def test_nothing_is_estimated_while_nobody_knows_its_vat(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        known = catalogue(with_sibling=False)
        price = made(known)
        assert price.vat_rates == {}
        assert total(office, price, known) == (Decimal(0), False)

    at_work(tmp_path, work)
