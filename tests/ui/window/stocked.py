"""Customers and products with something of everything: hostile names, marks of the outbox, prices of every model, groups with accounts."""

from __future__ import annotations

import dataclasses
from decimal import Decimal
from uuid import UUID

from ledgerbee_desktop.core.identifiers import (
    AccountId,
    ContactId,
    CustomerGroupId,
    CustomerId,
    DepartmentId,
    PriceId,
    ProductGroupId,
    ProductId,
)
from ledgerbee_desktop.core.kinds import Target
from ledgerbee_desktop.core.library import (
    Account,
    Contact,
    Customer,
    CustomerGroup,
    Department,
    Price,
    Product,
    ProductGroup,
)
from ledgerbee_desktop.core.operations import FieldProblem, Operation, OperationKind, Refusal, State
from ledgerbee_desktop.core.records import PriceAction, PriceFields, ProductGroupFields, RecordWrite
from ledgerbee_desktop.ui.customers.form import fields_of, values_of
from tests.ui.window.furnished import ARABIC, ARABIC_NAME, HOSTILE, HOSTILE_NAME, furnish, hostile_customer
from tests.ui.window.kit import NAMES, Office, customer_id

MANY = 30
PAINTING, SUBSCRIPTIONS = 0, 1
HOSTILE_PRODUCT = ProductId(str(UUID(int=5_000)))
BARE_PRODUCT = ProductId(str(UUID(int=5_900)))
PLAIN_PRODUCT = ProductId(str(UUID(int=5_001)))
REFUSED_CUSTOMER = customer_id(3)
CHANGED_CUSTOMER = customer_id(1)


def group_id(number: int) -> ProductGroupId:
    return ProductGroupId(str(UUID(int=6_000 + number)))


def account_id(number: int) -> AccountId:
    return AccountId(str(UUID(int=7_000 + number)))


def stock(office: Office) -> None:
    """Everything of `furnished`, and a catalogue: customers in groups, products with prices, and writes of them in several states."""
    furnish(office)
    library = office.store.library
    groups = [
        CustomerGroup(
            id=CustomerGroupId(str(UUID(int=5_001_000))), name="Erhverv", number="1", discount=Decimal("7.5")
        ),
        CustomerGroup(
            id=CustomerGroupId(str(UUID(int=5_002_000))),
            name=HOSTILE_NAME,
            number="2",
            account_name=HOSTILE_NAME[:80],
            account_number="1010",
        ),
    ]
    office.aio(library.put_customer_groups(groups))
    office.aio(library.put_customers(_customers(groups)))
    office.aio(library.put_ledger(_accounts(), ()))
    office.aio(library.put_product_groups(_product_groups()))
    for product in _products():
        office.aio(library.put_product(product))
    _people(office)
    _writes(office)


def _customers(groups: list[CustomerGroup]) -> list[Customer]:
    first, other = groups
    ordinary = [
        Customer(
            id=customer_id(number if number < len(NAMES) else 60 + number),
            number=str(100 + number),
            name=NAMES[number % len(NAMES)] if number < len(NAMES) else f"{NAMES[number % len(NAMES)]} {number}",
            email=f"bogholderi{number}@eksempel-firma.dk",
            phone="+45 66 12 34 56",
            address="Havnegade 12, 2. th.",
            postal_code="5000",
            city="Odense C",
            country_code="DK",
            vat_number="25313763",
            customer_type="company",
            group_id=first.id,
            group_name=first.name,
            payment_terms=14,
            currency="DKK",
        )
        for number in range(MANY)
    ]
    hostile = dataclasses.replace(
        hostile_customer(),
        group_id=other.id,
        group_name=other.name,
        phone="+45 " * 12,
        website=f"https://{'malerfirma-' * 12}.example",
        country_code="DK",
        parent_id=customer_id(0),
        billing_relationship="parent",
        external_system_id="X" * 120,
        metadata={"<b>sag</b>": HOSTILE_NAME[:120], "kort": "1"},
    )
    arabic = Customer(id=customer_id(ARABIC), number="667", name=ARABIC_NAME, email="noor@example.dk", city="Odense")
    return [*ordinary, hostile, arabic]


def _people(office: Office) -> None:
    """A dozen contacts and departments at the hostile customer."""
    contacts = [
        Contact(
            id=ContactId(str(UUID(int=70 + number))),
            customer_id=customer_id(HOSTILE),
            name=("<i>Mette</i> منى 🐝", HOSTILE_NAME[:160], "Jens Ærø")[number % 3],
            email=f"person{number}@example.dk",
            phone="+45 66 12 34 56",
            is_default=number == 0,
        )
        for number in range(6)
    ]
    departments = [
        Department(
            id=DepartmentId(str(UUID(int=90 + number))),
            customer_id=customer_id(HOSTILE),
            name=("<u>Værkstedet</u>", HOSTILE_NAME[:160])[number % 2],
            ean="5798000000001",
            is_active=number != 1,
        )
        for number in range(4)
    ]
    office.aio(office.store.library.put_contacts(customer_id(HOSTILE), contacts, departments))


def _accounts() -> list[Account]:
    names = ("Salg af varer og ydelser m. moms", "Salg u. moms", "EU-salg af ydelser", HOSTILE_NAME[:120])
    return [Account(id=account_id(n), number=str(1010 + n), name=name) for n, name in enumerate(names)]


def _product_groups() -> list[ProductGroup]:
    names = ("Malerarbejde", "Abonnementer", HOSTILE_NAME)
    return [
        ProductGroup(
            id=group_id(number),
            number=str(number + 1),
            name=name,
            description="Timer og materialer, uden kørsel" if number == 0 else HOSTILE_NAME[:200],
            domestic_account_id=account_id(0),
            domestic_without_vat_account_id=account_id(1),
            eu_account_id=account_id(2),
            abroad_account_id=account_id(3 if number else 2),
        )
        for number, name in enumerate(names)
    ]


def price_id(number: int) -> PriceId:
    return PriceId(str(UUID(int=8_000 + number)))


def _price(number: int, product: ProductId, **fields: object) -> Price:
    values: dict[str, object] = {
        "id": price_id(number),
        "product_id": product,
        "currency": "DKK",
        "unit_amount": Decimal(450),
        "vat_rates": {
            "domestic": Decimal(25),
            "eu": Decimal(0),
            "abroad": Decimal(0),
            "domestic_without_vat": Decimal(0),
        },
    }
    return Price(**(values | fields))  # type: ignore[arg-type]  # the fields of a price


TIERS = ({"upTo": "10", "unitAmount": "450.00"}, {"unitAmount": "400.00", "<b>navn</b>": HOSTILE_NAME[:60]})
PRICES = (
    _price(0, HOSTILE_PRODUCT, nickname=HOSTILE_NAME, is_default=True, available_currencies=("DKK", "EUR", "SEK")),
    _price(1, HOSTILE_PRODUCT, nickname="Weekend", unit_amount=Decimal("12345678.90"), is_locked=True),
    _price(2, HOSTILE_PRODUCT, nickname="Sidste år", status="ARCHIVED"),
    _price(3, HOSTILE_PRODUCT, status="DISABLED", currency="EUR"),
    _price(4, HOSTILE_PRODUCT, nickname="Trin", unit_amount=None, pricing_model="GRADUATED", tiers=TIERS),
    _price(
        5,
        HOSTILE_PRODUCT,
        nickname="Vedligehold",
        billing_period="RECURRING",
        billing_interval="MONTH",
        billing_interval_count=3,
    ),
)
"""Of the hostile product; one more was refused."""


def _products() -> list[Product]:
    hostile = Product(
        id=HOSTILE_PRODUCT,
        name=HOSTILE_NAME,
        number="P-666",
        description=HOSTILE_NAME,
        group_id=group_id(2),
        prices=PRICES,
    )
    plain = [
        Product(
            id=ProductId(str(UUID(int=5_001 + number))),
            name=f"Maling af facade {number}" if number else "Maling af facade",
            number=str(100 + number),
            description="Grundet og malet to gange",
            group_id=group_id(PAINTING),
            prices=(
                _price(100 + number, ProductId(str(UUID(int=5_001 + number))), nickname="Standard", is_default=True),
            ),
        )
        for number in range(MANY)
    ]
    bare = Product(id=BARE_PRODUCT, name="Uden pris", number="900", group_id=group_id(SUBSCRIPTIONS))
    gone = Product(id=ProductId(str(UUID(int=5_901))), name="Udgået", number="901", is_active=False)
    return [hostile, *plain, bare, gone]


def write_of(office: Office, write: RecordWrite) -> Operation:
    """A write of a record, queued."""
    return office.operation(office.aio(office.book.outbox.write(write)))


def _writes(office: Office) -> None:
    """A customer that is new, one whose change waits, one that was refused; the same for what belongs to products."""
    catalogue = office.aio(office.store.library.catalogue())
    changes = ((CHANGED_CUSTOMER, "phone", "+45 11 22 33 44"), (REFUSED_CUSTOMER, "vat_number", "12"))
    for customer, name, value in changes:
        fields = fields_of(values_of(catalogue.customers[customer]) | {name: value})
        change = RecordWrite(
            target=Target.CUSTOMER,
            kind=OperationKind.UPDATE,
            record_id=customer,
            fields=fields,
            changed=frozenset({name}),
        )
        operation = write_of(office, change)
        if customer == REFUSED_CUSTOMER:
            refuse(office, operation, "vatNumber")
    new = values_of(catalogue.customers[CHANGED_CUSTOMER]) | {"number": "700", "name": f"Ny {HOSTILE_NAME}"[:500]}
    made = CustomerId(office.book.ids.new())
    write_of(
        office, RecordWrite(target=Target.CUSTOMER, kind=OperationKind.CREATE, record_id=made, fields=fields_of(new))
    )
    archive = RecordWrite(
        target=Target.PRICE, kind=OperationKind.ACTION, record_id=price_id(3), action=PriceAction.ACTIVATE
    )
    write_of(office, archive)
    price = PriceFields(product_id=HOSTILE_PRODUCT, unit_amount=Decimal(500), currency="DKK", nickname="Aften")
    new_price = PriceId(office.book.ids.new())
    create = RecordWrite(target=Target.PRICE, kind=OperationKind.CREATE, record_id=new_price, fields=price)
    refuse(office, write_of(office, create), "unitAmount")
    group = ProductGroupFields(
        number="4",
        name="Ny gruppe",
        domestic_account_id=account_id(0),
        eu_account_id=account_id(1),
        abroad_account_id=account_id(2),
        domestic_without_vat_account_id=account_id(3),
    )
    new_group = ProductGroupId(office.book.ids.new())
    made_group = RecordWrite(target=Target.PRODUCT_GROUP, kind=OperationKind.CREATE, record_id=new_group, fields=group)
    refuse(office, write_of(office, made_group), "number")


def refuse(office: Office, operation: Operation, path: str) -> None:
    """LedgerBee refuses it, with a sentence on one field and a long one on all."""
    problems = (FieldProblem(path, "is <b>not</b> one that we could read, in whatever way we looked at it"),)
    said = Refusal(400, "X", f"<b>No</b> {HOSTILE_NAME[:160]}", problems)
    office.move(operation, State.INFLIGHT, State.REFUSED, refusal=said)
