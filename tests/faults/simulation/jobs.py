"""What the person has to do in one history: documents, changes, conversions, records."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from random import Random
from typing import Protocol

from ledgerbee_desktop.core.drafts import Draft
from ledgerbee_desktop.core.identifiers import CustomerId, DocumentId, DraftId, PriceId, ProductGroupId, ProductId
from ledgerbee_desktop.core.kinds import DocumentKind, Target
from ledgerbee_desktop.core.operations import OperationKind
from ledgerbee_desktop.core.records import (
    CustomerFields,
    PriceAction,
    PriceFields,
    ProductFields,
    ProductGroupFields,
    RecordWrite,
)
from tests.faults.simulation.catalogue import ACCOUNT, GROUP
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
    """Create a product group, a product in it and a price of that."""

    group: RecordWrite
    product: RecordWrite
    price: RecordWrite


@dataclass
class Rename:
    """Change a customer."""

    phone: str


@dataclass
class Act:
    """Activate, disable or archive a price that was made here, or make it its product's default."""

    action: PriceAction
    tries: int = 0


@dataclass
class Delete:
    """Delete a price, product or product group that was made here."""

    target: Target
    tries: int = 0


@dataclass
class Resend:
    """Send once more what was sent."""

    tries: int = 0
    document_id: DocumentId | None = None  # when the wish was on its way to the disk as the program died


Job = WriteDraft | EditQuote | Convert | NewCustomer | NewProduct | Rename | Act | Delete | Resend
MAY_FIND_NOTHING = (EditQuote, Convert, Act, Delete, Resend)


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
    """What there is to do: in some histories nothing but invoices, so that several are alike, in others much about products, or all."""
    random = world.random
    chance = random.random()
    if chance < 0.3:
        return [WriteDraft(world.a_draft()) for _ in range(random.randrange(4, 9))]
    if chance < 0.5:
        made = [a_product(world.ids, world.ids.new()[-4:]) for _ in range(random.randrange(2, 4))]
        acts = [Act(random.choice(list(PriceAction))) for _ in range(random.randrange(2, 6))]
        return [*made, *acts, Delete(random.choice((Target.PRICE, Target.PRODUCT, Target.PRODUCT_GROUP)))]
    return [a_job(world) for _ in range(random.randrange(6, 14))]


def a_job(world: Maker) -> Job:
    """One of them, by the world's chance."""
    random, ids = world.random, world.ids
    number = ids.new()[-4:]
    match random.randrange(16):
        case 0 | 1 | 2:
            return EditQuote(f"changed {number}")
        case 3:
            return Convert()
        case 4:
            return new_customer(world, number)
        case 5:
            return a_product(ids, number)
        case 6:
            return Rename(f"+45 {number}")
        case 7:
            return Resend()
        case 8:
            return Act(random.choice(list(PriceAction)))
        case 9:
            return Delete(random.choice((Target.PRICE, Target.PRODUCT, Target.PRODUCT_GROUP)))
        case _:
            return WriteDraft(world.a_draft(random.choice(KINDS)))


def new_customer(world: Maker, number: str) -> NewCustomer:
    """A customer that LedgerBee does not have yet, and an invoice for it; by `number` it is told from all others."""
    customer = CustomerId(world.ids.new())
    fields = customer_fields(f"9{number}", f"Ny {number}", email="ny@b.dk")
    write = RecordWrite(target=Target.CUSTOMER, kind=OperationKind.CREATE, record_id=customer, fields=fields)
    return NewCustomer(write, world.a_draft().replace(customer_id=customer))


def a_product(ids: SeededIds, number: str) -> NewProduct:
    """A product with all that belongs to it, none of which LedgerBee has yet; by `number` each is told from all others."""
    create = OperationKind.CREATE
    group, product, price = ProductGroupId(ids.new()), ProductId(ids.new()), PriceId(ids.new())
    accounts = ("domestic_account_id", "eu_account_id", "abroad_account_id", "domestic_without_vat_account_id")
    made = ProductGroupFields(number=f"G{number}", name=f"Gruppe {number}", **dict.fromkeys(accounts, ACCOUNT))
    in_it = ProductFields(number=f"P{number}", name=f"Vare {number}", group_id=group)
    priced = PriceFields(product_id=product, unit_amount=Decimal(int(number, 16) + 1), currency="DKK")
    return NewProduct(
        RecordWrite(target=Target.PRODUCT_GROUP, kind=create, record_id=group, fields=made),
        RecordWrite(target=Target.PRODUCT, kind=create, record_id=product, fields=in_it),
        RecordWrite(target=Target.PRICE, kind=create, record_id=price, fields=priced),
    )
