"""What the person has to do in one history: documents, changes, conversions, records."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from random import Random
from typing import Protocol

from ledgerbee_desktop.core.drafts import Draft
from ledgerbee_desktop.core.identifiers import CustomerId, DraftId, PriceId, ProductGroupId, ProductId
from ledgerbee_desktop.core.kinds import DocumentKind, Target
from ledgerbee_desktop.core.operations import OperationKind
from ledgerbee_desktop.core.records import CustomerFields, PriceFields, ProductFields, RecordWrite
from tests.faults.simulation.ledgerbee import GROUP
from tests.faults.simulation.loop import SeededIds

KINDS = (
    DocumentKind.INVOICE,
    DocumentKind.INVOICE,
    DocumentKind.CREDIT_NOTE,
    DocumentKind.QUOTE,
    DocumentKind.QUOTE,
    DocumentKind.ORDER_CONFIRMATION,
)
PATIENCE = 12
"""How often a job is tried for which there is nothing to do it to."""
PRODUCT_GROUP = ProductGroupId("00000000-0000-4000-a000-000000000009")


@dataclass
class WriteDraft:
    """Hand over a draft."""

    draft: Draft


@dataclass
class EditQuote:
    """Change a quote or order confirmation that LedgerBee holds as a draft."""

    reference: str
    tries: int = 0
    draft_id: DraftId | None = None


@dataclass
class Convert:
    """Convert what was sent."""

    tries: int = 0


@dataclass
class NewCustomer:
    """Create a customer and an invoice for it, before LedgerBee knows it."""

    write: RecordWrite
    draft: Draft


@dataclass
class NewProduct:
    """Create a product and a price of it."""

    product: RecordWrite
    price: RecordWrite


@dataclass
class Rename:
    """Change a customer."""

    phone: str


Job = WriteDraft | EditQuote | Convert | NewCustomer | NewProduct | Rename


class Maker(Protocol):
    """The world, as far as jobs are made of it."""

    random: Random
    ids: SeededIds

    def a_draft(self, kind: DocumentKind = DocumentKind.INVOICE) -> Draft:
        """Few customers and few contents."""
        ...


def customer_fields(number: str, name: str, *, email: str = "", phone: str = "") -> CustomerFields:
    """A company in Denmark."""
    return CustomerFields(
        customer_type="company",
        number=number,
        name=name,
        vat_zone="domestic",
        group_id=GROUP.id,
        country_code="DK",
        email=email,
        phone=phone,
    )


def some_jobs(world: Maker) -> list[Job]:
    """What there is to do: in some histories nothing but invoices, so that several are alike, in the others everything."""
    if world.random.random() < 0.4:
        return [WriteDraft(world.a_draft()) for _ in range(world.random.randrange(3, 7))]
    return [a_job(world) for _ in range(world.random.randrange(4, 9))]


def a_job(world: Maker) -> Job:
    """One of them, by the world's chance."""
    random, ids = world.random, world.ids
    number = ids.new()[-4:]
    match random.randrange(12):
        case 0 | 1 | 2:
            return EditQuote(f"changed {number}")
        case 3:
            return Convert()
        case 4:
            customer = CustomerId(ids.new())
            fields = customer_fields(f"9{number}", f"Ny {number}", email="ny@b.dk")
            write = RecordWrite(target=Target.CUSTOMER, kind=OperationKind.CREATE, record_id=customer, fields=fields)
            return NewCustomer(write, world.a_draft().replace(customer_id=customer))
        case 5 if random.random() < 0.7:
            product = ProductId(ids.new())
            made = ProductFields(number=f"P{number}", name=f"Vare {number}", group_id=PRODUCT_GROUP)
            price = PriceFields(product_id=product, unit_amount=Decimal(int(number, 16) + 1), currency="DKK")
            create = OperationKind.CREATE
            return NewProduct(
                RecordWrite(target=Target.PRODUCT, kind=create, record_id=product, fields=made),
                RecordWrite(target=Target.PRICE, kind=create, record_id=PriceId(ids.new()), fields=price),
            )
        case 5:
            return Rename(f"+45 {number}")
        case _:
            return WriteDraft(world.a_draft(random.choice(KINDS)))
