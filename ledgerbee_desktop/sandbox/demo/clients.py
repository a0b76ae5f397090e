"""The demo's customers: companies, public ones with EAN and departments, foreign ones in EUR, private persons."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from ledgerbee_desktop.sandbox import records
from ledgerbee_desktop.sandbox.demo import people
from ledgerbee_desktop.sandbox.demo.identifiers import cvr, ean
from ledgerbee_desktop.sandbox.demo.world import World
from ledgerbee_desktop.sandbox.store import customers

Record = dict[str, Any]
_LETTERS = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ß": "ss", "&": "-", " ": "-", "/": "", ".": "", ",": ""})
INACTIVE = frozenset({17, 44})
"""Places in the list of customers that have closed their business."""


@dataclass(frozen=True)
class Client:
    """A customer as far as invoices need it."""

    record: Record
    contacts: tuple[Record, ...]
    departments: tuple[Record, ...]

    @property
    def id(self) -> str:
        """The customer's id."""
        return str(self.record["id"])


def add_clients(world: World) -> list[Client]:
    """All customers, with numbers from 1001 on."""
    moment = world.moment(world.founded(), 12)
    groups = customers.groups(world.conn)
    blanks = [
        *(_company(world, name) for name in people.COMPANIES),
        *(_public(world, name) for name, _ in people.PUBLIC),
        *(_foreign(entry) for entry in people.FOREIGN),
        *(_private(world, name) for name in people.PRIVATE),
    ]
    departments = dict(people.PUBLIC)
    clients: list[Client] = []
    for position, (group, blank) in enumerate(blanks):
        moment += timedelta(minutes=3)
        record = _complete(world, moment, groups[group], position, blank)
        customers.add(world.conn, record)
        clients.append(
            Client(
                record,
                _add_contacts(world, moment, record, position),
                _add_departments(world, moment, record, departments.get(record["name"], ())),
            )
        )
    return clients


def _slug(name: str) -> str:
    """A name as it may stand in an internet address."""
    plain = unicodedata.normalize("NFKD", name.casefold().translate(_LETTERS)).encode("ascii", "ignore").decode()
    return "-".join(part for part in plain.split("-") if part)[:40].rstrip("-")


def _danish_address(world: World) -> Record:
    code, town = world.chance.choice(people.TOWNS)
    street = f"{world.chance.choice(people.STREETS)} {world.chance.randint(1, 98)}"
    return {"address": street, "postalCode": code, "city": town, "countryCode": "DK"}


def _telephone(world: World) -> str:
    return "+45 65 " + " ".join(f"{world.chance.randint(10, 99)}" for _ in range(3))


def _company(world: World, name: str) -> tuple[int, Record]:
    chance = world.chance
    slug = _slug(name)
    email = None if chance.random() < 0.15 else f"{chance.choice(('faktura', 'bogholderi', 'kontor'))}@{slug}.example"
    return 0, {
        "name": name,
        "email": email,
        "phone": _telephone(world),
        "vatNumber": cvr(chance),
        "website": f"https://{slug}.example" if chance.random() < 0.5 else None,
        "externalSystemId": f"crm-{chance.randint(1000, 99999)}" if chance.random() < 0.3 else None,
        "paymentTerms": chance.choice((8, 14, 14, 30, 30)),
        "metadata": {"kilde": chance.choice(("anbefaling", "hjemmeside", "messe"))} if chance.random() < 0.3 else {},
        **_danish_address(world),
    }


def _public(world: World, name: str) -> tuple[int, Record]:
    return 1, {
        "name": name,
        "phone": _telephone(world),
        "vatNumber": cvr(world.chance),
        "eanNumber": ean(world.chance),
        "email": f"faktura@{_slug(name)}.example" if world.chance.random() < 0.4 else None,
        **_danish_address(world),
    }


def _foreign(entry: tuple[str, str, str, str, str, str, str]) -> tuple[int, Record]:
    name, city, postal_code, country, zone, vat_number, address = entry
    return 2, {
        "name": name,
        "email": f"invoice@{_slug(name)}.example",
        "vatZone": zone,
        "vatNumber": vat_number,
        "currency": "EUR",
        "address": address,
        "postalCode": postal_code,
        "city": city,
        "countryCode": country,
    }


def _private(world: World, name: str) -> tuple[int, Record]:
    return 3, {
        "name": name,
        "customerType": "person",
        "email": None if world.chance.random() < 0.3 else f"{_slug(name)}@post.example",
        "phone": _telephone(world),
        "paymentTerms": 8,
        **_danish_address(world),
    }


def _complete(world: World, moment: datetime, group: Record, position: int, given: Record) -> Record:
    """The whole record, in the contract's order."""
    record = records.customer(world.id(moment), str(1001 + position), group)
    return {**record, "isActive": position not in INACTIVE, **given}


def _add_contacts(world: World, moment: datetime, record: Record, position: int) -> tuple[Record, ...]:
    """None to three."""
    contacts: list[Record] = []
    domain = _slug(record["name"])
    for place in range(position * 7 % 4 if record["customerType"] == "company" else 0):
        first, last = world.chance.choice(people.FIRST_NAMES), world.chance.choice(people.LAST_NAMES)
        contact: Record = {
            "id": world.id(moment + timedelta(seconds=place + 1)),
            "name": f"{first} {last}",
            "email": f"{_slug(first)}.{_slug(last)}@{domain}.example" if place != 2 else None,
            "phone": _telephone(world) if place == 0 else None,
            "isDefault": place == 0,
        }
        customers.add_contact(world.conn, record["id"], contact)
        contacts.append(contact)
    return tuple(contacts)


def _add_departments(world: World, moment: datetime, record: Record, names: tuple[str, ...]) -> tuple[Record, ...]:
    """Each with an EAN of its own; the last of three is closed."""
    departments: list[Record] = []
    for place, name in enumerate(names):
        department: Record = {
            "id": world.id(moment + timedelta(seconds=place + 10)),
            "name": name,
            "isDefault": place == 0,
            "isActive": place < 2,
            "eanNumber": ean(world.chance),
        }
        customers.add_department(world.conn, record["id"], department)
        departments.append(department)
    return tuple(departments)
