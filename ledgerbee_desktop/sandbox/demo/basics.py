"""What every company has: its own particulars, VAT codes, document templates and customer groups."""

from __future__ import annotations

from datetime import timedelta

from ledgerbee_desktop.sandbox import clock
from ledgerbee_desktop.sandbox.demo.accounts import RECEIVABLES
from ledgerbee_desktop.sandbox.demo.world import World
from ledgerbee_desktop.sandbox.store import customers, reference

COMPANY_CVR = 34128766
"""Valid by modulus 11; the names around it are invented."""
NEIGHBOURS = (
    ("Skovlund Regnskab I/S", 27419836),
    ("Vesterhav Smedeværksted A/S", 31845505),
    ("Bakkegårdens Økologi ApS", 36950277),
)
"""Name and CVR number of the other companies on a server that has several."""


def add_company(world: World, number: int = 1) -> None:
    """The painters that the demo is about, or for a `number` above 1 one of their neighbours at the same address."""
    name, cvr = (("Fjordby Maler & Tømrer ApS", COMPANY_CVR), *NEIGHBOURS)[number - 1]
    moment = world.moment(world.founded())
    reference.put_company(
        world.conn,
        {
            "id": world.id(moment),
            "name": name,
            "email": "kontakt@fjordby-maler.example",
            "address": "Havnegade 12",
            "vat": cvr,
            "billingEmail": "bogholderi@fjordby-maler.example",
            "city": "Kerteminde",
            "postalCode": "5300",
            "countryCode": "DK",
            "phone": "+45 65 32 11 40",
            "preferredLanguage": "da",
            "contactPersonFirstName": "Mette",
            "contactPersonLastName": "Holm",
        },
    )


VAT_CODES = (
    ("I25", "Købsmoms 25 %", 25, "PURCHASE", "GROSS", 7250),
    ("IY25", "Moms af ydelseskøb i udlandet", 25, "PURCHASE", "NET", 7260),
    ("REP", "Repræsentation", 25, "PURCHASE", "GROSS", 7250),
    ("U0", "Salg uden moms", 0, "SALES", "NET", None),
    ("U25", "Salgsmoms 25 %", 25, "SALES", "NET", 7200),
    ("UEU", "Salg af varer og ydelser til EU", 0, "SALES", "NET", None),
    ("UUL", "Salg uden for EU", 0, "SALES", "NET", None),
)


def add_vat_codes(world: World) -> None:
    """The usual Danish codes."""
    moment = world.moment(world.founded(), 8, 5)
    for code, name, rate, kind, principle, number in VAT_CODES:
        account = {} if number is None else reference.account_numbered(world.conn, number)
        reference.add_vat_code(
            world.conn,
            {
                "id": world.id(moment),
                "vatCode": code,
                "name": name,
                "vatRate": rate,
                "type": kind,
                "principle": principle,
                "accountToBookId": account.get("id"),
                "accountToBookNumber": number,
                "accountToBookName": account.get("name"),
                "contraAccountToBookId": None,
                "contraAccountToBookNumber": None,
                "contraAccountToBookName": None,
            },
        )


TEMPLATES = (
    ("Faktura, engelsk", "invoice-template", False),
    ("Faktura, standard", "invoice-template", True),
    ("Faktura, offentlig kunde", "invoice-template", False),
    ("Kreditnota, standard", "credit-note-template", True),
    ("Tilbud, standard", "quote-template", True),
    ("Ordrebekræftelse, standard", "order-confirmation-template", True),
)


def add_templates(world: World) -> None:
    """Templates of all kinds; the default invoice template is not the first."""
    moment = world.moment(world.founded(), 8, 10)
    for position, (name, kind, default) in enumerate(TEMPLATES):
        made = moment + timedelta(seconds=5 * position)
        reference.add_template(
            world.conn,
            {
                "id": world.id(made),
                "name": name,
                "documentType": kind,
                "isDefault": default,
                "createdAt": clock.stamp(made),
            },
        )


CUSTOMER_GROUPS = ("Erhverv", "Offentlige", "Udland", "Private")


def add_customer_groups(world: World) -> None:
    """Numbered from 1; without them no customer can be made."""
    moment = world.moment(world.founded(), 8, 15)
    account = reference.account_numbered(world.conn, RECEIVABLES)
    for number, name in enumerate(CUSTOMER_GROUPS, 1):
        customers.add_group(
            world.conn,
            {
                "id": world.id(moment + timedelta(seconds=number)),
                "number": number,
                "name": name,
                "discount": 0,
                "accountId": account["id"],
                "accountNumber": account["accountNumber"],
                "accountName": account["name"],
            },
        )
