"""What is written into a document: reading create bodies, making documents, replacing drafts."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Any

from ledgerbee_desktop.sandbox import clock, lines, money, records, validation
from ledgerbee_desktop.sandbox.errors import not_found, refused
from ledgerbee_desktop.sandbox.ids import new_id
from ledgerbee_desktop.sandbox.kinds import INVOICE, REQUIRED, Kind
from ledgerbee_desktop.sandbox.lines import Priced, Terms
from ledgerbee_desktop.sandbox.store import customers, documents
from ledgerbee_desktop.sandbox.store.documents import Document
from ledgerbee_desktop.sandbox.validation import Problems

Found = Mapping[str, Any]
"""The fields of a create body, each in its own type; what was left out is missing."""
KEPT = {
    "customerDepartmentId": "department_id",
    "customerContactId": "contact_id",
    "paymentTerms": "payment_terms",
    "reference": "reference",
    "ourReference": "our_reference",
    "description": "description",
    "notes": "notes",
    "invoiceNumber": "invoice_number",
}
"""Fields that are kept as they come, with the names that the store has for them."""


def read_body(kind: Kind, raw: bytes) -> Found:
    """The create body of `kind`, strictly. Raises ApiError 400."""
    problems = Problems()
    found = validation.fields(validation.body_object(raw), "", kind.create, REQUIRED, problems)
    if not problems and kind is INVOICE:
        _due_date(found, None, problems)
    problems.raise_any()
    lines.need_product_line(found["lines"])
    return found


def _due_date(found: Found, customer_terms: int | None, problems: Problems) -> date | None:
    """The day as sent, else `date` plus the payment terms: those sent, the customer's, or 30 days."""
    if found.get("dueDate") is not None:
        due: date = found["dueDate"]
        return due
    terms = found.get("paymentTerms")
    if terms is None:
        terms = records.STANDARD_CREDIT_DAYS if customer_terms is None else customer_terms
    try:
        day: date = found["date"] + timedelta(days=terms)
    except OverflowError:
        problems.add("date", "isDateString", "must leave a due date in the calendar")
        return None
    return day


def _customer(conn: sqlite3.Connection, found: Found) -> dict[str, Any]:
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


def _day(value: date | None) -> str | None:
    return None if value is None else value.isoformat()


def _content(
    conn: sqlite3.Connection, kind: Kind, found: Found, moment: datetime, priced: Priced | None
) -> tuple[dict[str, Any], Priced]:
    """The columns that `found` decides, all of them, and the lines; `priced` spares the pricing."""
    customer = _customer(conn, found)
    currency = found.get("currency", records.COMPANY_CURRENCY)
    if priced is None:
        terms = Terms(currency, customer["vatZone"], kind.credit)
        priced = lines.price_lines(conn, found["lines"], terms, moment)
    problems = Problems()
    due = _due_date(found, customer.get("paymentTerms"), problems) if kind is INVOICE else None
    problems.raise_any()
    columns = {
        **{column: found.get(name) for name, column in KEPT.items()},
        "customer_id": customer["id"],
        "date": _day(found["date"]),
        "due_date": _day(due),
        "valid_until": _day(found.get("validUntil")),
        "currency": currency,
        "subtotal": money.amount_text(priced.subtotal),
        "vat": money.amount_text(priced.vat),
        "amount": money.amount_text(priced.amount),
        "updated_at": clock.stamp(moment),
    }
    return columns, priced


def create(conn: sqlite3.Connection, kind: Kind, found: Found, priced: Priced | None = None) -> Document:
    """A new draft, to be made in a transaction; with `priced` its lines are those instead of the ones in `found`.

    A credit note uses up its number here, and makes the invoice that it names `credited` (trap 6, unknown 18).
    Raises ApiError 404 for what `found` names in vain, 400 for a price that cannot be billed.
    """
    moment = clock.now()
    columns, priced = _content(conn, kind, found, moment, priced)
    if columns["invoice_number"] is not None:
        _mark_credited(conn, columns["customer_id"], columns["invoice_number"], moment)
    document = Document(
        id=new_id(moment),
        kind=kind.name,
        number=documents.take_number(conn, kind.name) if kind.numbered_at_once else None,
        status="draft",
        template_id=None,
        send_count=0,
        created_at=clock.stamp(moment),
        **columns,
    )
    documents.add(conn, document, priced.lines)
    return document


def _mark_credited(conn: sqlite3.Connection, customer_id: str, number: str, moment: datetime) -> None:
    invoice = documents.by_number(conn, INVOICE.name, number)
    if invoice is None or invoice.customer_id != customer_id:
        raise not_found()
    documents.update(conn, replace(invoice, status="credited", updated_at=clock.stamp(moment)))


def replace_draft(conn: sqlite3.Connection, kind: Kind, document: Document, found: Found) -> Document:
    """Everything new but id and creation, lines included (trap 3); to be done in a transaction.

    Raises ApiError 400 unless it is a draft, and whatever `create` raises.
    """
    need_unconverted(document)
    if document.status != "draft":
        raise refused("SANDBOX_DOCUMENT_NOT_DRAFT", "Only a draft can be changed")
    columns, priced = _content(conn, kind, found, clock.now(), None)
    changed = replace(document, **columns)
    documents.update(conn, changed)
    documents.replace_lines(conn, document.id, priced.lines)
    return changed


def need_unconverted(document: Document) -> None:
    """Raises ApiError 400 if another document was made from it: then it is read-only."""
    if document.converted:
        raise refused("SANDBOX_DOCUMENT_LOCKED", "A converted document cannot be changed or sent")
