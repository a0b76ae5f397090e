"""Four hundred invoices over eighteen months, in all the states that an invoice can have."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from decimal import Decimal

from ledgerbee_desktop.sandbox import clock, money
from ledgerbee_desktop.sandbox.demo.catalogue import Offer
from ledgerbee_desktop.sandbox.demo.clients import Client
from ledgerbee_desktop.sandbox.demo.jobs import Job, plan_job
from ledgerbee_desktop.sandbox.demo.world import World
from ledgerbee_desktop.sandbox.store import documents
from ledgerbee_desktop.sandbox.store.documents import Delivery, Document, Line

COUNT = 400
DAYS = 548
"""Eighteen months."""
OPEN_AT_THE_END = ("draft", "sent", "draft", "scheduled", "draft", "sending", "draft", "draft", "scheduled", "draft")
"""The states of the newest invoices, newest first."""
ODD_STATES = {
    "cancelled": (57, 171, 288),
    "uncollectible": (40, 133),
    "credited": (88, 149, 203, 264, 331),
    "partially_paid": (301, 322, 340, 352, 361, 369),
}
"""Places in the history of what does not happen often."""
_ODD = {place: status for status, places in ODD_STATES.items() for place in places}


def add_invoices(world: World, clients: Sequence[Client], offers: Sequence[Offer]) -> None:
    """The history, oldest first, numbers without a gap in the order of booking."""
    chance = world.chance
    moments = sorted(_moment(world) for _ in range(COUNT))
    frequent = [client for client in clients if client.record["isActive"]]
    weights = [1 + chance.paretovariate(1.3) for _ in frequent]
    for place, created in enumerate(moments):
        client = chance.choices(frequent, weights)[0]
        day = created.date()
        job = plan_job(world, client, offers, day)
        from_newest = COUNT - 1 - place
        _add(world, client, job, created, _state(world, client, day, place, from_newest))


def _moment(world: World) -> datetime:
    """A moment of an office hour of one of the days."""
    chance = world.chance
    day = world.today - timedelta(days=chance.randint(1, DAYS))
    return world.moment(day, chance.randint(6, 14), chance.randint(0, 59), chance.randint(0, 59))


def _state(world: World, client: Client, day: date, place: int, from_newest: int) -> str:
    """The newest are not finished, some older ones are odd, the others sent or paid."""
    if from_newest < len(OPEN_AT_THE_END):
        return OPEN_AT_THE_END[from_newest]
    return _ODD.get(place) or _settled(world, day, client)


def _settled(world: World, day: date, client: Client) -> str:
    """`paid` or still `sent`: most customers pay on time, some weeks late, few not yet."""
    due = day + timedelta(days=client.record["paymentTerms"])
    late = (world.today - due).days
    if late < 0:
        return "paid" if world.chance.random() < 0.25 else "sent"
    return "sent" if world.chance.random() < (0.5 if late < 30 else 0.15 if late < 120 else 0.01) else "paid"


def _priced(
    world: World, job: Job, moment: datetime, euro: bool, domestic: bool
) -> tuple[tuple[Line, ...], Decimal, Decimal]:
    lines: list[Line] = []
    subtotal = vat = Decimal(0)
    for item in job.items:
        line = Line(id=world.id(moment), price_id=None, line_type=item.line_type, description=item.text)
        if item.offer is not None:
            unit_price = item.offer.euro if euro and item.offer.euro is not None else item.offer.amount
            rate = item.offer.rate if domestic else "0"
            amounts = money.line_amounts(item.quantity, unit_price, Decimal(rate))
            subtotal += amounts.total
            vat += amounts.vat
            line = replace(
                line,
                price_id=item.offer.price_id,
                quantity=format(item.quantity, "f"),
                unit_price=money.amount_text(unit_price),
                total_price=money.amount_text(amounts.total),
                vat_rate=rate,
                vat_amount=money.amount_text(amounts.vat),
            )
        lines.append(line)
    return tuple(lines), subtotal, vat


def draft(world: World, client: Client, job: Job, created: datetime) -> tuple[Document, tuple[Line, ...]]:
    """An invoice for a job as it is right after creating, with its lines; nothing is stored."""
    day = created.date()
    euro = client.record["currency"] == "EUR"
    lines, subtotal, vat = _priced(world, job, created, euro, client.record["vatZone"] == "domestic")
    document = Document(
        id=world.id(created),
        kind="invoice",
        number=None,
        status="draft",
        customer_id=client.id,
        department_id=job.department_id,
        contact_id=job.contact_id,
        date=day.isoformat(),
        due_date=(day + timedelta(days=client.record["paymentTerms"])).isoformat(),
        payment_terms=None,
        currency=client.record["currency"],
        reference=job.reference,
        our_reference=job.our_reference,
        description=job.description,
        notes=job.notes,
        template_id=None,
        subtotal=money.amount_text(subtotal),
        vat=money.amount_text(vat),
        amount=money.amount_text(subtotal + vat),
        send_count=0,
        created_at=clock.stamp(created),
        updated_at=clock.stamp(created),
    )
    return document, lines


def _add(world: World, client: Client, job: Job, created: datetime, status: str) -> None:
    document, lines = draft(world, client, job, created)
    booked = status not in documents.UNSENT
    if booked:
        sent_at = created + timedelta(minutes=world.chance.randint(1, 20))
        updated = _last_change(world, status, sent_at, created.date())
        number = documents.take_number(world.conn, "invoice")
        document = replace(document, number=number, send_count=1, updated_at=clock.stamp(updated))
    documents.add(world.conn, replace(document, status=status), lines)
    if booked:
        documents.add_delivery(world.conn, document.id, _delivery(world, client, job, status, sent_at))


def _last_change(world: World, status: str, sent_at: datetime, day: date) -> datetime:
    """When the invoice got its state; never after yesterday evening."""
    if status in {"sent", "sending"}:
        return sent_at
    wanted = world.moment(day + timedelta(days=world.chance.randint(5, 45)), 9, world.chance.randint(0, 59))
    return max(sent_at, world.by_yesterday(wanted))


def _delivery(world: World, client: Client, job: Job, status: str, sent_at: datetime) -> Delivery:
    """By Sproom to public customers, by email to those that have an address, else handed over."""
    contact = next((contact for contact in client.contacts if contact["id"] == job.contact_id), None)
    department = next((one for one in client.departments if one["id"] == job.department_id), None)
    ean = (department or {}).get("eanNumber") or client.record["eanNumber"]
    email = (contact or {}).get("email") or client.record["email"]
    if ean:
        kind, email = "Sproom", None
    elif email:
        kind = "Email"
    else:
        kind = "Manual"
    outcome = "pending" if status == "sending" else "success"
    return Delivery(
        id=world.id(sent_at), status=outcome, delivery_type=kind, email=email, ean=ean, sent_at=clock.stamp(sent_at)
    )
