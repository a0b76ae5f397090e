"""Operations on invoices."""

from __future__ import annotations

import sqlite3
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from starlette.responses import Response

from ledgerbee_desktop.sandbox import clock, lines, money, queries, sending, validation
from ledgerbee_desktop.sandbox.calls import Call, Operation, answer
from ledgerbee_desktop.sandbox.errors import not_found
from ledgerbee_desktop.sandbox.ids import new_id
from ledgerbee_desktop.sandbox.store import customers, documents
from ledgerbee_desktop.sandbox.store.database import transaction
from ledgerbee_desktop.sandbox.store.documents import Document, Line
from ledgerbee_desktop.sandbox.validation import Problems

KIND = "invoice"
COMPANY_CURRENCY = "DKK"
STANDARD_CREDIT_DAYS = 30
FILTERS = ("draft", "scheduled", "sending", "sent", "paid", "partially_paid", "cancelled", "uncollectible")
"""`credited` is a state but no filter (contract README, unknown 15)."""

_CREATE: dict[str, validation.Check] = {
    "customerId": validation.uuid,
    "customerDepartmentId": validation.uuid,
    "customerContactId": validation.uuid,
    "date": validation.day,
    "dueDate": validation.day,
    "currency": validation.currency,
    "paymentTerms": validation.days_of_credit,
    "reference": validation.text,
    "ourReference": validation.text,
    "description": validation.text,
    "notes": validation.text,
    "lines": lines.read_lines,
}
_REQUIRED = frozenset({"customerId", "date", "lines"})


def list_item(document: Document) -> dict[str, object]:
    """`PublicInvoiceListItem`: without lines, description, payment terms, contact and department (trap 17)."""
    return {
        "id": document.id,
        "number": document.number,
        "status": document.status,
        "date": document.date,
        "dueDate": document.due_date,
        "customerId": document.customer_id,
        "currency": document.currency,
        "subtotal": document.subtotal,
        "vat": document.vat,
        "amount": document.amount,
        "reference": document.reference,
        "ourReference": document.our_reference,
        "notes": document.notes,
        "createdAt": document.created_at,
        "updatedAt": document.updated_at,
    }


def _line(line: Line) -> dict[str, object]:
    return {
        "id": line.id,
        "priceId": line.price_id,
        "description": line.description,
        "lineType": line.line_type,
        "quantity": None if line.quantity is None else Decimal(line.quantity),
        "unitPrice": line.unit_price,
        "totalPrice": line.total_price,
        "vatAmount": line.vat_amount,
        "vatRate": line.vat_rate,
    }


def whole(conn: sqlite3.Connection, document: Document) -> dict[str, object]:
    """`PublicInvoice`: the list item with its lines."""
    body = list_item(document)
    stamps = {name: body.pop(name) for name in ("createdAt", "updatedAt")}
    return {**body, "lines": [_line(line) for line in documents.lines(conn, document.id)], **stamps}


def list_invoices(call: Call) -> Response:
    """`GET /v1/invoices`: one page, newest first."""
    found = queries.read(
        call.query,
        {
            **queries.PAGING,
            "search": queries.text,
            "customerId": queries.uuid,
            "status": queries.choice(*FILTERS),
        },
    )
    page = queries.page_of(found)
    items, total = documents.page(
        call.conn,
        KIND,
        search=found.get("search"),
        status=found.get("status"),
        customer_id=found.get("customerId"),
        limit=page.limit,
        offset=page.offset,
    )
    return answer(page.envelope([list_item(item) for item in items], total))


def create_invoice(call: Call) -> Response:
    """`POST /v1/invoices`: makes a draft without a number."""
    call.no_query()
    problems = Problems()
    found = validation.fields(validation.body_object(call.body), "", _CREATE, _REQUIRED, problems)
    if not problems:
        _due_date(found, None, problems)
    problems.raise_any()
    lines.need_product_line(found["lines"])
    with transaction(call.conn):
        document = _store(call.conn, found)
    return answer(whole(call.conn, document), 201)


def _due_date(found: dict[str, Any], customer_terms: int | None, problems: Problems) -> date | None:
    """The day as sent, else `date` plus the payment terms: those sent, the customer's, or 30 days."""
    if found.get("dueDate") is not None:
        due: date = found["dueDate"]
        return due
    terms = found.get("paymentTerms")
    if terms is None:
        terms = STANDARD_CREDIT_DAYS if customer_terms is None else customer_terms
    try:
        day: date = found["date"] + timedelta(days=terms)
    except OverflowError:
        problems.add("date", "isDateString", "must leave a due date in the calendar")
        return None
    return day


def _customer(conn: sqlite3.Connection, found: dict[str, Any]) -> dict[str, Any]:
    """The customer, with contact and department checked to be its own. Raises ApiError 404."""
    customer = customers.get(conn, found["customerId"])
    if customer is None:
        raise not_found()
    department, contact = found.get("customerDepartmentId"), found.get("customerContactId")
    if department is not None and customers.department(conn, customer["id"], department) is None:
        raise not_found()
    if contact is not None and customers.contact(conn, customer["id"], contact) is None:
        raise not_found()
    return customer


def _store(conn: sqlite3.Connection, found: dict[str, Any]) -> Document:
    customer = _customer(conn, found)
    moment = clock.now()
    currency = found.get("currency", COMPANY_CURRENCY)
    priced = lines.price_lines(conn, found["lines"], currency, customer["vatZone"], moment)
    problems = Problems()
    due = _due_date(found, customer.get("paymentTerms"), problems)
    problems.raise_any()
    document = Document(
        id=new_id(moment),
        kind=KIND,
        number=None,
        status="draft",
        customer_id=customer["id"],
        department_id=found.get("customerDepartmentId"),
        contact_id=found.get("customerContactId"),
        date=found["date"].isoformat(),
        due_date=None if due is None else due.isoformat(),
        payment_terms=found.get("paymentTerms"),
        currency=currency,
        reference=found.get("reference"),
        our_reference=found.get("ourReference"),
        description=found.get("description"),
        notes=found.get("notes"),
        template_id=None,
        subtotal=money.amount_text(priced.subtotal),
        vat=money.amount_text(priced.vat),
        amount=money.amount_text(priced.amount),
        send_count=0,
        created_at=clock.stamp(moment),
        updated_at=clock.stamp(moment),
    )
    documents.add(conn, document, priced.lines)
    return document


def _invoice(call: Call) -> Document:
    document = documents.get(call.conn, KIND, call.id())
    if document is None:
        raise not_found()
    return document


def get_invoice(call: Call) -> Response:
    """`GET /v1/invoices/{id}`."""
    call.id()
    call.no_query()
    return answer(whole(call.conn, _invoice(call)))


def get_delivery_status(call: Call) -> Response:
    """`GET /v1/invoices/{id}/delivery-status`: newest first."""
    call.id()
    call.no_query()
    return answer(sending.delivery_status(call.conn, _invoice(call)))


def download_pdf(call: Call) -> Response:
    """`GET /v1/invoices/{id}/pdf`; `draft=true` puts a watermark on it."""
    call.id()
    found = queries.read(call.query, {"draft": queries.boolean})
    document = _invoice(call)
    from ledgerbee_desktop.sandbox.pdf.invoice import render_invoice

    content = render_invoice(call.conn, document, watermark=found.get("draft", False))
    name = f"faktura-{document.number or document.id}.pdf"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return Response(content, media_type="application/pdf", headers=headers)


def send_invoice(call: Call) -> Response:
    """`POST /v1/invoices/{id}/send`: books, numbers and delivers; repeating it keeps the number (unknown 9)."""
    call.id()
    call.no_query()
    order = sending.read_send(call.body)
    document = _invoice(call)
    with transaction(call.conn):
        result = sending.send(call.desk, document, order)
    return answer(result, 201)


OPERATIONS = (
    Operation("GET", "/v1/invoices", "invoices-read", list_invoices),
    Operation("POST", "/v1/invoices", "invoices-write", create_invoice),
    Operation("GET", "/v1/invoices/{id}", "invoices-read", get_invoice),
    Operation("GET", "/v1/invoices/{id}/delivery-status", "invoices-read", get_delivery_status),
    Operation("GET", "/v1/invoices/{id}/pdf", "invoices-read", download_pdf),
    Operation("POST", "/v1/invoices/{id}/send", "invoices-write", send_invoice),
)
