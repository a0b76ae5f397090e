"""A company with something on every screen: hostile names, a chain, an invoice of 300 lines, an outbox in every state."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Mapping
from decimal import Decimal
from uuid import UUID

from ledgerbee_desktop.core.defaults import new_draft
from ledgerbee_desktop.core.drafts import Draft, Line
from ledgerbee_desktop.core.identifiers import (
    ContactId,
    DepartmentId,
    DraftId,
    LineId,
)
from ledgerbee_desktop.core.kinds import DeliveryType, DocumentKind, LineKind
from ledgerbee_desktop.core.library import (
    Contact,
    Customer,
    Delivery,
    DeliveryStatus,
    Department,
    Document,
    DocumentLine,
)
from ledgerbee_desktop.core.operations import FieldProblem, Refusal, SendRequest, State
from ledgerbee_desktop.sync import words
from tests.ui.window.kit import PRICE, TODAY, Office, customer_id, document_id, make_document

HOSTILE = 50
ARABIC = 51
MARKUP = "<b>Ærø</b> <img src='file:///etc/passwd'> <a href='https://x.example'>&amp;</a> "
HOSTILE_NAME = (MARKUP + "شركة النور للمقاولات العامة 🎨🖌️👩‍🎨 & Søn I/S – Malerfirma " * 10)[:500]
ARABIC_NAME = "شركة النور للمقاولات العامة"
LONG = 300
CHAIN = {
    DocumentKind.QUOTE: document_id(700),
    DocumentKind.ORDER_CONFIRMATION: document_id(701),
    DocumentKind.INVOICE: document_id(702),
}


def hostile_customer() -> Customer:
    return Customer(
        id=customer_id(HOSTILE),
        number="666",
        name=HOSTILE_NAME,
        email="<script>alert(1)</script>@example.dk",
        address="<h1>Havnegade</h1> 12",
        postal_code="5000",
        city="Odense C <b>&amp;</b>",
        vat_number="25313763",
        ean="5798000000001",
        payment_terms=14,
        currency="DKK",
    )


def furnish(office: Office) -> Mapping[DocumentKind, Draft]:
    """Fill the company; the drafts of the four kinds."""
    library = office.store.library
    arabic = Customer(id=customer_id(ARABIC), number="667", name=ARABIC_NAME, email="noor@example.dk", city="Odense")
    office.aio(library.put_customers([hostile_customer(), arabic]))
    contact = Contact(
        id=ContactId(str(UUID(int=70))),
        customer_id=customer_id(HOSTILE),
        name="<i>Mette</i> منى 🐝",
        email="mette@example.dk",
        is_default=True,
    )
    department = Department(
        id=DepartmentId(str(UUID(int=71))), customer_id=customer_id(HOSTILE), name="<u>Værkstedet</u>"
    )
    office.aio(library.put_contacts(customer_id(HOSTILE), [contact], [department]))
    office.documents(documents())
    _deliver(office)
    drafts = {kind: draft_of(office, kind) for kind in DocumentKind}
    for number in range(12):
        office.draft(number % 5, f"Sag {number}")
    return drafts


def documents() -> list[Document]:
    """Forty invoices, a dozen of each other kind, a chain, and everything to the hostile customer that there is."""
    made = [make_document(n) for n in range(40)]
    made += [make_document(n, customer_id=customer_id(HOSTILE), reference=HOSTILE_NAME[:120]) for n in (40, 41)]
    made.append(make_document(42, customer_id=customer_id(ARABIC), reference="طلب رقم ٧"))
    statuses = {
        DocumentKind.CREDIT_NOTE: ("sent", "draft"),
        DocumentKind.QUOTE: ("draft", "sent", "accepted", "rejected", "expired"),
        DocumentKind.ORDER_CONFIRMATION: ("draft", "sent"),
    }
    for place, (kind, known) in enumerate(statuses.items(), start=1):
        for n in range(12):
            status = known[n % len(known)]
            other = make_document(100 * place + n, kind=kind, status=status, display_status=status, due_date=None)
            if kind is DocumentKind.QUOTE:
                other = dataclasses.replace(other, valid_until=other.date + dt.timedelta(days=30))
            if kind is DocumentKind.CREDIT_NOTE:
                other = dataclasses.replace(
                    other, subtotal=-other.subtotal, vat=-other.vat, amount=-other.amount, lines=other.lines
                )
            if n == 1:
                other = dataclasses.replace(other, customer_id=customer_id(HOSTILE))
            made.append(other)
    return [*made, *chain()]


def chain() -> list[Document]:
    """Quote → order confirmation → invoice, for the hostile customer, with lines of every kind."""
    line = make_document(0).lines
    assert line is not None
    lines: tuple[DocumentLine, ...] = (
        *line,
        DocumentLine(kind=LineKind.TEXT, description="<b>Uge 43</b>: facaden mod gården, grundet og malet to gange"),
        DocumentLine(kind=LineKind.SEPARATOR),
        dataclasses.replace(line[0], description=HOSTILE_NAME[:200], quantity=Decimal("123456.5")),
    )
    shared = {"customer_id": customer_id(HOSTILE), "lines": lines, "notes": "<b>Tak</b>\nfor ordren شكرا"}
    return [
        make_document(
            700,
            kind=DocumentKind.QUOTE,
            status="accepted",
            display_status="converted",
            converted_to_order_confirmation=CHAIN[DocumentKind.ORDER_CONFIRMATION],
            **shared,
        ),
        make_document(
            701,
            kind=DocumentKind.ORDER_CONFIRMATION,
            status="sent",
            display_status="converted",
            converted_to_invoice=CHAIN[DocumentKind.INVOICE],
            **shared,
        ),
        make_document(702, status="sent", display_status="sent", **shared),
    ]


def _deliver(office: Office) -> None:
    sent_at = f"{TODAY}T08:00:00Z"
    log = DeliveryStatus(
        send_count=3,
        deliveries=(
            Delivery(id="3", status="failed", delivery_type="Email", sent_at=sent_at, error_code="<i>LOST</i>"),
            Delivery(id="2", status="success", delivery_type="Email", sent_at=sent_at, recipient_email="a@b.dk"),
            Delivery(id="1", status="pending", delivery_type="Sproom", sent_at=sent_at, recipient_ean="5798000000001"),
        ),
    )
    office.aio(office.store.library.put_delivery(CHAIN[DocumentKind.INVOICE], log))


def draft_of(office: Office, kind: DocumentKind, lines: int = 5) -> Draft:
    """A stored draft to the hostile customer with every kind of line, the second one incomplete."""
    ids = office.book.ids
    made = [
        Line(
            id=LineId(ids.new()),
            price_id=PRICE,
            description="" if n % 3 else "Facade mod gården, grundet og malet to gange",
            quantity=None if n == 1 else Decimal(n + 1),
        )
        for n in range(lines)
    ]
    if lines > 3:
        made[2] = Line(id=LineId(ids.new()), kind=LineKind.TEXT, description="<b>Uge 43</b> العربية")
        made[3] = Line(id=LineId(ids.new()), kind=LineKind.SEPARATOR)
    fields: dict[str, object] = {}
    if kind is DocumentKind.CREDIT_NOTE:
        fields["invoice_number"] = "1702"
    if kind is DocumentKind.QUOTE:
        fields["valid_until"] = TODAY + dt.timedelta(days=30)
    draft = new_draft(ids, TODAY, kind).replace(
        id=DraftId(ids.new()),
        customer_id=customer_id(HOSTILE),
        contact_id=ContactId(str(UUID(int=70))),
        reference=HOSTILE_NAME[:60],
        notes="<b>Tak</b> for ordren",
        lines=tuple(made),
        **fields,
    )
    office.aio(office.store.drafts.create(draft))
    return draft


def fill_outbox(office: Office) -> None:
    """One operation in each state, with the hostile name in most of them, and a send that can still be taken back."""
    hostile = [office.draft(HOSTILE, f"O{n}") for n in range(5)]
    waits, asked, several, missing, refused = (office.create_operation(draft) for draft in hostile)
    assert waits.state is State.QUEUED
    office.move(asked, State.INFLIGHT, State.UNKNOWN)
    office.move(several, State.INFLIGHT, State.UNKNOWN, State.AMBIGUOUS)
    found = words.CREATE_NOT_FOUND.of(time="09:00", count=3, until="09:02", customer=HOSTILE_NAME, total="1380424.38")
    office.move(missing, State.INFLIGHT, State.UNKNOWN, State.NOT_FOUND, error=found)
    problems = (FieldProblem("lines.0.priceId", "is <b>archived</b>"), FieldProblem("reference", HOSTILE_NAME[:100]))
    refusal = Refusal(400, "X", "<b>No</b> such price, and the reference is not one that we could read", problems)
    office.move(refused, State.INFLIGHT, State.REFUSED, refusal=refusal)
    kinds = (DocumentKind.INVOICE, DocumentKind.QUOTE, DocumentKind.ORDER_CONFIRMATION)
    unsent = [
        make_document(800 + n, kind=kind, status="draft", display_status="draft", customer_id=customer_id(HOSTILE))
        for n, kind in enumerate(kinds)
    ]
    office.documents(unsent)
    held = office.send_operation(unsent[0], approved="1200.00")
    differs = words.TOTAL_DIFFERS.of(estimated="1200.00", actual="1252.50", currency="DKK")
    office.aio(office.store.outbox.note(held, None, {"error": differs}))
    office.move(office.send_operation(unsent[1]), State.INFLIGHT, State.UNKNOWN, State.NOT_FOUND)
    office.send_operation(unsent[2], seconds=8, to="ny@example.dk")


def send_batch(office: Office) -> str:
    """Three sends of one batch: one done, one refused, one waiting; its id."""
    sends = [
        make_document(820 + n, status="draft", display_status="draft", customer_id=customer_id((HOSTILE, 1, 2)[n]))
        for n in range(3)
    ]
    office.documents(sends)
    request = SendRequest(delivery_type=DeliveryType.EMAIL)
    batch: str = office.aio(office.book.outbox.send_many([(d.kind, d.id, request) for d in sends], undo_seconds=0))
    of_batch = [row.operation for row in office.aio(office.book.outbox.rows()) if row.operation.batch == batch]
    by_document = {operation.document_id: operation for operation in of_batch}
    office.move(by_document[sends[0].id], State.INFLIGHT, State.DONE)
    refusal = Refusal(
        400, "X", "The <b>address</b> is unknown to us and to everybody whom we could think of asking", ()
    )
    office.move(by_document[sends[1].id], State.INFLIGHT, State.REFUSED, refusal=refusal)
    return batch
