"""A year of quotes and order confirmations: those that became the invoices of the history, and those that did not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any

from ledgerbee_desktop.sandbox import clock
from ledgerbee_desktop.sandbox.demo import history
from ledgerbee_desktop.sandbox.demo.catalogue import Offer
from ledgerbee_desktop.sandbox.demo.clients import Client
from ledgerbee_desktop.sandbox.demo.jobs import plan_job
from ledgerbee_desktop.sandbox.demo.world import World
from ledgerbee_desktop.sandbox.store import documents
from ledgerbee_desktop.sandbox.store.documents import Document, Line

YEAR = 365
VALID_DAYS = 30
WAYS: tuple[tuple[str, ...], ...] = (
    ("quote", "order-confirmation"),
    ("quote",),
    ("order-confirmation",),
    ("quote", "order-confirmation"),
)
"""What came before an invoice, in turn."""
CHAINS = 34
"""Invoices of the last year that something came before, besides the credited ones: before those came all of it."""
OPEN_QUOTES = {
    "draft": (1, 2, 4, 6),
    "sent": (1, 3, 5, 8, 12, 17, 22, 26),
    "accepted": (7, 13, 19),
    "rejected": (24, 61, 118, 166, 213, 287, 330),
    "expired": (44, 79, 103, 140, 188, 251, 302, 344),
}
"""By what they look like, how many days ago the quotes without a successor were made."""
WITHOUT_END = (3, 17)
"""The days of sent quotes that hold for ever."""
OPEN_ORDERS = {"draft": (2, 5), "sent": (3, 6, 9, 14, 20)}
"""The same for order confirmations; those of an even day come from a quote."""

NOTES = {
    "quote": (None, "Tilbuddet gælder i 30 dage.", "Arbejdet kan begynde to uger efter accept.", None),
    "order-confirmation": (None, "Vi glæder os til opgaven.", "Arbejdet begynder efter aftale."),
}


@dataclass(frozen=True)
class _Paper:
    """A document with its lines."""

    document: Document
    lines: tuple[Line, ...]


def add_sales(world: World, clients: Sequence[Client], offers: Sequence[Offer]) -> None:
    """Everything, oldest first, with numbers in the order of sending."""
    papers = [*_before_invoices(world), *_open_quotes(world, clients, offers), *_open_orders(world, clients, offers)]
    for paper in sorted(papers, key=lambda one: one.document.created_at):
        document = paper.document
        if document.status != "draft":
            document = replace(document, number=documents.take_number(world.conn, document.kind), send_count=1)
        documents.add(world.conn, document, paper.lines)


def _before_invoices(world: World) -> list[_Paper]:
    """Quotes and order confirmations that invoices were made from."""
    since = (world.today - timedelta(days=YEAR)).isoformat()
    booked = [one for one in documents.every(world.conn) if one.kind == "invoice" and one.number and one.date > since]
    credited = [invoice for invoice in booked if invoice.status == "credited"]
    others = [invoice for invoice in booked if invoice.status != "credited"]
    chosen = sorted(world.chance.sample(others, CHAINS), key=lambda one: one.created_at)
    ways = [(invoice, WAYS[0]) for invoice in credited]
    ways += [(invoice, WAYS[place % len(WAYS)]) for place, invoice in enumerate(chosen)]
    papers: list[_Paper] = []
    for invoice, way in ways:
        papers += _chain(world, _Paper(invoice, tuple(documents.lines(world.conn, invoice.id))), way)
    return papers


def _chain(world: World, end: _Paper, way: Sequence[str]) -> list[_Paper]:
    """What led to `end`, from its predecessor back to the first."""
    papers: list[_Paper] = []
    following = end.document
    for kind in reversed(way):
        made = clock.read_stamp(following.created_at)
        created = _office_hour(world, made.date() - timedelta(days=world.chance.randint(4, 24)))
        link = f"converted_to_{following.kind.replace('-', '_')}_id"
        status = "sent" if kind == "order-confirmation" or world.chance.random() < 0.3 else "accepted"
        own = {"status": status, "updated_at": clock.stamp(made), link: following.id}
        papers.append(_paper(world, end, kind, created, own))
        following = papers[-1].document
    return papers


def _open_quotes(world: World, clients: Sequence[Client], offers: Sequence[Offer]) -> list[_Paper]:
    papers: list[_Paper] = []
    for shown, ages in OPEN_QUOTES.items():
        for age in ages:
            base = _job(world, clients, offers, age)
            own: dict[str, Any] = {"status": "sent" if shown == "expired" else shown}
            if shown == "sent" and age in WITHOUT_END:
                own["valid_until"] = None
            papers.append(_paper(world, base, "quote", clock.read_stamp(base.document.created_at), own))
    return papers


def _open_orders(world: World, clients: Sequence[Client], offers: Sequence[Offer]) -> list[_Paper]:
    papers: list[_Paper] = []
    for status, ages in OPEN_ORDERS.items():
        for age in ages:
            base = _job(world, clients, offers, age)
            created = clock.read_stamp(base.document.created_at)
            order = _paper(world, base, "order-confirmation", created, {"status": status})
            papers.append(order)
            if age % 2 == 0:
                papers += _chain(world, order, ("quote",))
    return papers


def _job(world: World, clients: Sequence[Client], offers: Sequence[Offer], age: int) -> _Paper:
    """Something to offer to somebody, as it was worked out `age` days ago."""
    client = world.chance.choice([client for client in clients if client.record["isActive"]])
    created = _office_hour(world, world.today - timedelta(days=age))
    return _Paper(*history.draft(world, client, plan_job(world, client, offers, created.date()), created))


def _office_hour(world: World, day: date) -> datetime:
    return world.moment(day, world.chance.randint(6, 14), world.chance.randint(0, 59))


def _paper(world: World, content: _Paper, kind: str, created: datetime, own: dict[str, Any]) -> _Paper:
    """A document of `kind` with this content, without what only invoices have; `own` is as it shall be."""
    chance = world.chance
    sent = world.by_yesterday(created + timedelta(minutes=chance.randint(2, 20)))
    answered = max(sent, world.by_yesterday(sent + timedelta(days=chance.randint(1, 6), minutes=chance.randint(0, 90))))
    last = {"draft": created, "sent": sent}.get(own["status"], answered)
    valid_until = (created.date() + timedelta(days=VALID_DAYS)).isoformat() if kind == "quote" else None
    changes = {
        "id": world.id(created),
        "kind": kind,
        "number": None,
        "date": created.date().isoformat(),
        "due_date": None,
        "valid_until": valid_until,
        "description": None,
        "notes": chance.choice(NOTES[kind]),
        "send_count": 0,
        "created_at": clock.stamp(created),
        "updated_at": clock.stamp(last),
        **own,
    }
    document = replace(content.document, **changes)
    return _Paper(document, tuple(replace(line, id=world.id(created)) for line in content.lines))
