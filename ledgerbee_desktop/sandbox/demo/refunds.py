"""What the demo's company gave back: credit notes, most of them for an invoice."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from decimal import Decimal

from ledgerbee_desktop.sandbox import clock, money
from ledgerbee_desktop.sandbox.demo.world import World
from ledgerbee_desktop.sandbox.store import documents
from ledgerbee_desktop.sandbox.store.documents import Document, Line

PARTIAL = 2
"""Every second of the credited invoices is taken back in part only; it is `credited` all the same (unknown 18)."""
GOODWILL_DAYS = (75, 3)
"""How long ago something was given back without naming an invoice; the newest is still a draft."""


@dataclass(frozen=True)
class _Refund:
    """A credit note to be: for all of an invoice, or for its first product line; it may not name the invoice."""

    created: datetime
    invoice: Document
    whole: bool
    names_it: bool
    sent: bool = True


def add_credit_notes(world: World) -> None:
    """One for each credited invoice, of the moment when that became credited; and some out of goodwill."""
    invoices = documents.every(world.conn)
    credited = [invoice for invoice in invoices if invoice.status == "credited"]
    refunds = [
        _Refund(clock.read_stamp(invoice.updated_at), invoice, whole=place % PARTIAL == 0, names_it=True)
        for place, invoice in enumerate(credited)
    ]
    for days in GOODWILL_DAYS:
        moment = world.moment(world.today - timedelta(days=days), 11, world.chance.randint(0, 59))
        before = clock.stamp(moment)
        paid = [one for one in invoices if one.status == "paid" and one.updated_at < before]
        sent = days != GOODWILL_DAYS[-1]
        refunds.append(_Refund(moment, world.chance.choice(paid[-40:]), whole=False, names_it=False, sent=sent))
    for refund in sorted(refunds, key=lambda one: one.created):
        _add(world, refund)


def _add(world: World, refund: _Refund) -> None:
    """Numbered at once; sent the way the invoice was."""
    created, invoice, sent = refund.created, refund.invoice, refund.sent
    invoice_number = invoice.number if refund.names_it else None
    billed = [line for line in documents.lines(world.conn, invoice.id) if line.total_price is not None]
    lines = [_taken_back(line, world.id(created)) for line in (billed if refund.whole else billed[:1])]
    subtotal, vat = _sum(line.total_price for line in lines), _sum(line.vat_amount for line in lines)
    sent_at = world.by_yesterday(created + timedelta(minutes=world.chance.randint(2, 15)))
    document = replace(
        invoice,
        id=world.id(created),
        kind="credit-note",
        number=documents.take_number(world.conn, "credit-note"),
        status="sent" if sent else "draft",
        date=created.date().isoformat(),
        due_date=None,
        description=None,
        notes=f"Kreditering af faktura {invoice_number}" if invoice_number else "Afslag efter aftale",
        invoice_number=invoice_number,
        subtotal=money.amount_text(subtotal),
        vat=money.amount_text(vat),
        amount=money.amount_text(subtotal + vat),
        send_count=1 if sent else 0,
        created_at=clock.stamp(created),
        updated_at=clock.stamp(sent_at if sent else created),
    )
    documents.add(world.conn, document, lines)
    if sent:
        as_before = documents.deliveries(world.conn, invoice.id)[0]
        entry = replace(as_before, id=world.id(sent_at), sent_at=clock.stamp(sent_at))
        documents.add_delivery(world.conn, document.id, entry)


def _taken_back(line: Line, line_id: str) -> Line:
    total, vat = Decimal(line.total_price or "0"), Decimal(line.vat_amount or "0")
    return replace(
        line,
        id=line_id,
        total_price=money.amount_text(money.negative(total)),
        vat_amount=money.amount_text(money.negative(vat)),
    )


def _sum(amounts: Iterable[str | None]) -> Decimal:
    return sum((Decimal(amount or "0") for amount in amounts), Decimal(0))
