"""What was done for whom: the content of one invoice of the demo."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from ledgerbee_desktop.sandbox.demo import people
from ledgerbee_desktop.sandbox.demo.catalogue import Offer
from ledgerbee_desktop.sandbox.demo.clients import Client
from ledgerbee_desktop.sandbox.demo.world import World

WORK = {
    "PG01": (
        "Malerarbejde i opgang", "Maling af kontorer", "Facade mod gården", "Istandsættelse af lejlighed",
        "Maling af vinduer, udvendig", "Maling af klasselokaler", "Istandsættelse efter vandskade",
    ),
    "PG02": (
        "Udskiftning af vinduer", "Nyt gulv i stueetagen", "Ombygning af køkken", "Ny terrasse mod haven",
        "Reparation af tag efter storm", "Efterisolering af loft", "Nye døre i kælderen",
    ),
}  # fmt: skip
MATERIALS = {"PG01": "PG03", "PG02": "PG04"}
NOTES = (
    "Tak for samarbejdet!",
    "Arbejdet er udført efter aftale med viceværten.",
    "Restarbejder udføres i næste uge.",
    "Betaling bedes mærket med fakturanummer.",
    "Vi giver fem års garanti på det udførte arbejde.",
)
OUR_PEOPLE = ("Mette Holm", "Jonas Kragh", "Søren Bæk")
HOURS = tuple(Decimal(quarter) / 4 for quarter in range(6, 150))
MEASURES = tuple(Decimal(tenth) / 10 for tenth in range(35, 1800, 5))


@dataclass(frozen=True)
class Item:
    """One line to be; without an offer it has no amounts."""

    line_type: str
    text: str | None
    offer: Offer | None = None
    quantity: Decimal = Decimal(0)


@dataclass(frozen=True)
class Job:
    """The content of an invoice."""

    items: tuple[Item, ...]
    reference: str | None
    our_reference: str | None
    description: str | None
    notes: str | None
    contact_id: str | None
    department_id: str | None


def plan_job(world: World, client: Client, offers: Sequence[Offer], day: date) -> Job:
    """A believable job for this customer, finished on `day`."""
    chance = world.chance
    trade = chance.choice(tuple(WORK))
    title = chance.choice(WORK[trade])
    place = f"{chance.choice(people.STREETS)} {chance.randint(1, 98)}"
    active = [department for department in client.departments if department["isActive"]]
    usable = [offer for offer in offers if client.record["currency"] == "DKK" or offer.euro is not None]
    return Job(
        items=_items(world, trade, f"{title}, {place}", usable, day),
        reference=_reference(world, public=bool(client.record["eanNumber"])),
        our_reference=chance.choice(OUR_PEOPLE) if chance.random() < 0.6 else None,
        description=f"{title}, {place}" if chance.random() < 0.7 else None,
        notes=chance.choice(NOTES) if chance.random() < 0.35 else None,
        contact_id=str(client.contacts[0]["id"]) if client.contacts and chance.random() < 0.5 else None,
        department_id=str(chance.choice(active)["id"]) if active and chance.random() < 0.8 else None,
    )


def _reference(world: World, *, public: bool) -> str | None:
    number = world.chance.randint(1000, 99999)
    kind = world.chance.random()
    if public or kind < 0.3:
        return f"PO-{number}"
    if kind < 0.55:
        return f"Opgave {number % 10000:04d}"
    if kind < 0.7:
        return f"Rekv. {number}"
    return None


def _items(world: World, trade: str, heading: str, offers: Sequence[Offer], day: date) -> tuple[Item, ...]:
    chance = world.chance
    labour = [offer for offer in offers if offer.group == trade]
    goods = [offer for offer in offers if offer.group in {MATERIALS[trade], "PG05"}]
    extras = [offer for offer in offers if offer.group in {"PG06", "PG07", "PG08"} and offer.unit != "måned"]
    items: list[Item] = []
    if chance.random() < 0.6:
        items.append(Item("text", heading))
    items += [_item(world, offer) for offer in chance.sample(labour, min(len(labour), chance.randint(1, 3)))]
    materials = chance.sample(goods, min(len(goods), chance.choice((0, 1, 2, 3, 4))))
    if materials and chance.random() < 0.4:
        items += [Item("separator", None), Item("text", "Materialer")]
    items += [_item(world, offer) for offer in materials]
    if chance.random() < 0.45 and extras:
        items.append(_item(world, chance.choice(extras)))
    if chance.random() < 0.15:
        items.append(Item("text", f"Udført i uge {day.isocalendar().week}"))
    return tuple(items)


def _item(world: World, offer: Offer) -> Item:
    chance = world.chance
    if offer.unit == "time":
        quantity = chance.choice(HOURS)
    elif offer.unit in {"m", "m²"}:
        quantity = chance.choice(MEASURES)
    elif offer.unit == "km":
        quantity = Decimal(chance.randint(12, 260))
    else:
        quantity = Decimal(chance.choice((1, 1, 1, 2, 2, 3, 4, 6, 8, 12)))
    return Item("product", offer.product, offer, quantity)
