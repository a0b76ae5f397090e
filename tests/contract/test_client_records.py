"""Customers, products, prices and groups: our client writes them at a real sandbox, and reads what it wrote."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

import pytest

from ledgerbee_desktop.core.errors import KeyProblem, LicenceMissing, Missing, Refused
from ledgerbee_desktop.core.identifiers import CustomerId, PriceId, ProductGroupId, ProductId, normal_id
from ledgerbee_desktop.core.kinds import DocumentKind, Target
from ledgerbee_desktop.core.operations import OperationKind
from ledgerbee_desktop.core.records import (
    CustomerFields,
    PriceAction,
    PriceFields,
    ProductFields,
    ProductGroupFields,
    RecordFields,
)
from tests.contract.our_client import BODIES, MANUAL, UNKNOWN, Ours, our_client
from tests.contract.said import RECORDS
from tests.sandbox_process import SandboxProcess

CREATE, UPDATE, DELETE, ACTION = (
    OperationKind.CREATE,
    OperationKind.UPDATE,
    OperationKind.DELETE,
    OperationKind.ACTION,
)


class Shelf:
    """Something new of each kind, with numbers of its own."""

    count = 0

    def __init__(self, ours: Ours) -> None:
        Shelf.count += 1
        self.number = f"N{Shelf.count}"
        self.ours = ours
        accounts = {each.number: each.id for each in ours(ours.client.accounts())}
        self.accounts = accounts["1010"], accounts["5820"]
        self.customer_group = ours(ours.client.customer_groups())[0].id

    def customer(self, **fields: Any) -> CustomerFields:
        """Everything that a customer can have."""
        known = RECORDS[Target.CUSTOMER][1]
        assert isinstance(known, CustomerFields)
        own = {"number": self.number, "group_id": self.customer_group, "external_system_id": f"x-{self.number}"}
        return dataclasses.replace(known, **{**own, **fields})

    def group(self, **fields: Any) -> ProductGroupFields:
        """One account for sales with VAT, one without."""
        sales, none = self.accounts
        known: dict[str, Any] = {
            "number": self.number,
            "name": "Timer",
            "domestic_account_id": sales,
            "eu_account_id": sales,
            "abroad_account_id": sales,
            "domestic_without_vat_account_id": none,
            "description": "Alt arbejde",
        }
        return ProductGroupFields(**{**known, **fields})

    def made_group(self) -> ProductGroupId:
        """A group at LedgerBee."""
        return ProductGroupId(self.ours.write(Target.PRODUCT_GROUP, CREATE, fields=self.group()))

    def product(self, **fields: Any) -> ProductFields:
        """A product of a new group."""
        known: dict[str, Any] = {"number": self.number, "name": "Malertime", "description": "En time"}
        return ProductFields(**{**known, "group_id": fields.pop("group_id", None) or self.made_group(), **fields})

    def made_product(self) -> ProductId:
        """A product at LedgerBee."""
        return ProductId(self.ours.write(Target.PRODUCT, CREATE, fields=self.product()))

    def price(self, product_id: ProductId, amount: str = "495.5", **fields: Any) -> PriceFields:
        """A flat price."""
        return PriceFields(
            **{
                "product_id": product_id,
                "unit_amount": Decimal(amount),
                "currency": "DKK",
                "nickname": "Aften",
                **fields,
            }
        )

    def made_price(self, product_id: ProductId, amount: str = "495.5", **fields: Any) -> PriceId:
        """A price at LedgerBee."""
        return PriceId(self.ours.write(Target.PRICE, CREATE, fields=self.price(product_id, amount, **fields)))


@pytest.fixture
def shelf(sandbox: SandboxProcess) -> Iterator[Shelf]:
    """A client at the sandbox."""
    with our_client(sandbox) as ours:
        yield Shelf(ours)
    sandbox.clear_faults()
    sandbox.set_key(scopes=None)
    sandbox.set_licences("Subscription", "MeteredProducts")


def like(record: Any, fields: RecordFields) -> bool:
    """Does a record that was read have what was written?"""
    for each in dataclasses.fields(fields):
        written, read = getattr(fields, each.name), getattr(record, each.name)
        if each.name.endswith("_id") and written and each.name != "external_system_id":
            written = normal_id(written)
        if written != read and (written or read):
            return False
    return True


def test_a_customer(shelf: Shelf) -> None:
    """Unknowns 25 and 26: the answer has the id, the rest is read again; a change changes only what is sent."""
    ours, fields = shelf.ours, shelf.customer()
    made = CustomerId(ours.write(Target.CUSTOMER, CREATE, fields=fields))
    customer = ours(ours.client.customer(made))
    assert like(customer, fields)
    assert [each.id for each in ours(ours.client.customers(customer_number=shelf.number))] == [made]
    assert [each.id for each in ours(ours.client.customers(metadata={"route": "north"})) if each.id == made] == [made]
    changed = dataclasses.replace(fields, name="Ny & <b>Søn</b>", phone="", city="Odense")
    names = frozenset({"name", "phone"})
    assert ours.write(Target.CUSTOMER, UPDATE, made.upper(), fields=changed, changed=names) == made
    found = ours(ours.client.customer(made))
    assert (found.name, found.phone, found.city) == ("Ny & <b>Søn</b>", "", "Marstal")
    with pytest.raises(ValueError, match="no write delete"):
        ours.write(Target.CUSTOMER, DELETE, made)


def test_a_product_group(shelf: Shelf) -> None:
    ours, fields = shelf.ours, shelf.group()
    made = ProductGroupId(ours.write(Target.PRODUCT_GROUP, CREATE, fields=fields))
    assert like(ours(ours.client.product_group(made)), fields)
    changed = dataclasses.replace(fields, name="Kørsel", description="")
    ours.write(Target.PRODUCT_GROUP, UPDATE, made, fields=changed, changed=frozenset({"name", "description"}))
    assert like(ours(ours.client.product_group(made)), changed)
    listed = ours(ours.client.product_groups(1, search=shelf.number)).items
    assert made in {each.id for each in listed}
    assert ours.write(Target.PRODUCT_GROUP, DELETE, made) == made
    with pytest.raises(Missing):
        ours(ours.client.product_group(made))


def test_a_product(shelf: Shelf) -> None:
    ours, fields = shelf.ours, shelf.product()
    made = ProductId(ours.write(Target.PRODUCT, CREATE, fields=fields))
    found = ours(ours.client.product(made))
    assert like(found, fields)
    assert (found.prices_known, found.prices) == (True, ())
    changed = dataclasses.replace(fields, name="Svendetime", description="")
    ours.write(Target.PRODUCT, UPDATE, made, fields=changed, changed=frozenset({"name", "description"}))
    assert like(ours(ours.client.product(made)), changed)
    assert ours.write(Target.PRODUCT, DELETE, made) == made
    with pytest.raises(Missing):
        ours(ours.client.product(made))


def test_a_price(shelf: Shelf) -> None:
    """Unknown 29: a new one is active, the first of a product its default; an interval goes with what recurs."""
    ours, product = shelf.ours, shelf.made_product()
    flat = shelf.made_price(product)
    monthly = shelf.made_price(
        product, "99", billing_period="RECURRING", billing_interval="MONTH", billing_interval_count=3
    )
    first, second = ours(ours.client.price(flat)), ours(ours.client.price(monthly))
    assert like(first, shelf.price(product))
    assert (first.is_active, first.is_default, second.is_active, second.is_default) == (True, True, True, False)
    assert (second.billing_period, second.billing_interval, second.billing_interval_count) == ("RECURRING", "MONTH", 3)
    assert {each.id for each in ours(ours.client.product(product)).prices} == {flat, monthly}
    changed = shelf.price(product, "500", nickname="Dag")
    ours.write(Target.PRICE, UPDATE, flat, fields=changed, changed=frozenset({"unit_amount"}))
    found = ours(ours.client.price(flat))
    assert (found.unit_amount, found.nickname) == (Decimal("500.00"), "Aften")
    assert ours.write(Target.PRICE, DELETE, flat) == flat
    with pytest.raises(Missing):
        ours(ours.client.price(flat))


def test_what_is_done_to_prices(shelf: Shelf) -> None:
    """Unknowns 29 and 30: a price that is not active bills nothing."""
    ours, product = shelf.ours, shelf.made_product()
    first, second = shelf.made_price(product), shelf.made_price(product, "20")
    draft = ours.draft(DocumentKind.QUOTE, lines=(ours.line("1", price_id=second),))
    for action, is_active in [
        (PriceAction.DISABLE, False),
        (PriceAction.ACTIVATE, True),
        (PriceAction.ARCHIVE, False),
        (PriceAction.ACTIVATE, True),
    ]:
        assert ours.write(Target.PRICE, ACTION, second, action=action) == second
        assert ours(ours.client.price(second)).is_active == is_active
        if is_active:
            assert ours(ours.client.create(DocumentKind.QUOTE, BODIES.create(draft))).value.subtotal == Decimal(20)
            continue
        with pytest.raises(Refused) as caught:
            ours(ours.client.create(DocumentKind.QUOTE, BODIES.create(draft)))
        assert caught.value.refusal.code == "SANDBOX_PRICE_NOT_ACTIVE"
    assert ours.write(Target.PRICE, ACTION, second, action=PriceAction.SET_DEFAULT) == second
    assert [ours(ours.client.price(each)).is_default for each in (first, second)] == [False, True]


def test_what_is_in_use_stays(shelf: Shelf) -> None:
    """Unknown 30: the refusal is told, with its code."""
    ours, product = shelf.ours, shelf.made_product()
    group = ours(ours.client.product(product)).group_id
    price = shelf.made_price(product)
    assert group is not None
    ours.send(ours.make(DocumentKind.INVOICE, lines=(ours.line("1", price_id=price),)), MANUAL)
    for target, each in ((Target.PRODUCT, product), (Target.PRICE, price), (Target.PRODUCT_GROUP, group)):
        with pytest.raises(Refused) as caught:
            ours.write(target, DELETE, each)
        assert (caught.value.refusal.status, caught.value.refusal.code) == (400, "SANDBOX_RESOURCE_IN_USE")


def test_numbers_are_taken_once(shelf: Shelf) -> None:
    """Unknown 7: a duplicate is a 400 with a code that nothing depends on."""
    ours = shelf.ours
    ours.write(Target.CUSTOMER, CREATE, fields=shelf.customer())
    with pytest.raises(Refused) as caught:
        ours.write(Target.CUSTOMER, CREATE, fields=shelf.customer(external_system_id="another"))
    assert caught.value.refusal.code == "SANDBOX_CUSTOMER_NUMBER_ALREADY_EXISTS"
    shelf.made_group()
    with pytest.raises(Refused) as caught:
        shelf.made_group()
    assert caught.value.refusal.code == "SANDBOX_PRODUCT_GROUP_NUMBER_ALREADY_EXISTS"


def test_what_names_nothing_is_missing(shelf: Shelf) -> None:
    """Unknown 7: 404 without a code, for an id in the path and for one in the body."""
    ours = shelf.ours
    nothing: Any = UNKNOWN
    fields: dict[Target, tuple[RecordFields, str]] = {
        Target.CUSTOMER: (shelf.customer(), "name"),
        Target.PRODUCT: (shelf.product(), "name"),
        Target.PRICE: (shelf.price(nothing), "nickname"),
        Target.PRODUCT_GROUP: (shelf.group(), "name"),
    }
    for target, (known, name) in fields.items():
        with pytest.raises(Missing) as caught:
            ours.write(target, UPDATE, UNKNOWN, fields=known, changed=frozenset({name}))
        assert caught.value.refusal.code == ""
        if target is not Target.CUSTOMER:
            with pytest.raises(Missing):
                ours.write(target, DELETE, UNKNOWN)
    for action in PriceAction:
        with pytest.raises(Missing):
            ours.write(Target.PRICE, ACTION, UNKNOWN, action=action)
    for target, dangling in (
        (Target.CUSTOMER, shelf.customer(group_id=nothing)),
        (Target.PRODUCT, shelf.product(group_id=nothing)),
        (Target.PRICE, shelf.price(nothing)),
        (Target.PRODUCT_GROUP, shelf.group(number="another", eu_account_id=nothing)),
    ):
        with pytest.raises(Missing):
            ours.write(target, CREATE, fields=dangling)


@pytest.mark.parametrize("status", [400, 404, 409, 422])
def test_a_refusal_by_status_is_told_and_changes_nothing(shelf: Shelf, status: int) -> None:
    """Unknown 7: whatever the code, for every write of records and documents."""
    ours, product = shelf.ours, shelf.made_product()
    price = shelf.made_price(product)
    quote, order = ours.make(DocumentKind.QUOTE), ours.sent(DocumentKind.ORDER_CONFIRMATION)
    before = ours.sandbox.ledger()
    for method in ("POST", "PATCH", "DELETE"):
        ours.sandbox.fault("status", method=method, status=status, times=None)
    body = BODIES.create(ours.draft(DocumentKind.QUOTE))
    convert = BODIES.convert(DocumentKind.ORDER_CONFIRMATION, DocumentKind.INVOICE, None)
    for write in (
        lambda: ours.write(Target.CUSTOMER, CREATE, fields=shelf.customer()),
        lambda: ours.write(Target.PRODUCT, DELETE, product),
        lambda: ours.write(Target.PRICE, ACTION, price, action=PriceAction.ARCHIVE),
        lambda: ours.write(Target.PRICE, DELETE, price),
        lambda: ours(ours.client.create(DocumentKind.QUOTE, body)),
        lambda: ours(ours.client.update(DocumentKind.QUOTE, quote.id, body)),
        lambda: ours(ours.client.send(DocumentKind.QUOTE, quote.id, b"{}")),
        lambda: ours(ours.client.convert(DocumentKind.ORDER_CONFIRMATION, order.id, convert)),
    ):
        with pytest.raises(Refused) as caught:
            write()
        assert type(caught.value) is (Missing if status == 404 else Refused)
        assert caught.value.refusal.status == status
    assert ours.sandbox.ledger() == before
    assert ours(ours.client.price(price)).is_active


def test_scopes_and_licences(shelf: Shelf) -> None:
    """Trap 13: what the company lacks is told apart from what the key may not do."""
    ours, product = shelf.ours, shelf.made_product()
    ours.sandbox.set_licences()
    with pytest.raises(LicenceMissing):
        shelf.made_price(product, billing_period="RECURRING", billing_interval="MONTH")
    assert ours(ours.client.price(shelf.made_price(product))).is_active
    ours.sandbox.set_key(scopes=["customers-read", "products-read"])
    for target, fields, scope in (
        (Target.CUSTOMER, shelf.customer(), "customers-write"),
        (Target.PRODUCT_GROUP, shelf.group(), "products-write"),
    ):
        with pytest.raises(KeyProblem) as caught:
            ours.write(target, CREATE, fields=fields)
        assert not isinstance(caught.value, LicenceMissing)
        assert caught.value.required_scopes == (scope,)
