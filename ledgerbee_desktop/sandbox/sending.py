"""Sending: recipient, number, delivery log. Two families of kinds, each with a body of its own (trap 1)."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from ledgerbee_desktop.sandbox import clock, validation
from ledgerbee_desktop.sandbox.calls import Desk
from ledgerbee_desktop.sandbox.drafting import need_unconverted
from ledgerbee_desktop.sandbox.errors import not_found, refused
from ledgerbee_desktop.sandbox.ids import new_id
from ledgerbee_desktop.sandbox.kinds import Kind
from ledgerbee_desktop.sandbox.store import customers, documents, reference
from ledgerbee_desktop.sandbox.store.documents import Delivery, Document
from ledgerbee_desktop.sandbox.validation import Problems

_BOOKED: dict[str, validation.Check] = {
    "deliveryType": validation.choice("Email", "Sproom", "Manual"),
    "overrideEmail": validation.email,
    "overrideEanNumber": validation.text,
    "updateCustomerRecord": validation.boolean,
    "documentTemplateId": validation.uuid,
}
_OTHER: dict[str, validation.Check] = {
    "deliveryType": validation.choice("Manual", "Email"),
    "recipientEmail": validation.email,
    "documentTemplateId": validation.uuid,
}


@dataclass(frozen=True)
class SendOrder:
    """`PublicSendInvoice` or `SendSalesDocument` as it was sent."""

    delivery_type: str
    email: str | None
    ean: str | None
    update_customer: bool
    template_id: str | None


@dataclass(frozen=True)
class Recipient:
    """Where a document goes; neither for `Manual`."""

    email: str | None = None
    ean: str | None = None


def read_send(kind: Kind, raw: bytes) -> SendOrder:
    """The send body of this kind, strictly. Raises ApiError 400."""
    problems = Problems()
    if not raw.strip():
        problems.add("body", "isDefined", "should not be null or undefined")
        problems.raise_any()
    checks, required = (_BOOKED, frozenset({"deliveryType"})) if kind.booked else (_OTHER, frozenset[str]())
    found = validation.fields(validation.body_object(raw), "", checks, required, problems)
    problems.raise_any()
    return SendOrder(
        found.get("deliveryType", "Manual"),
        found.get("overrideEmail") or found.get("recipientEmail"),
        found.get("overrideEanNumber", "").strip() or None,
        found.get("updateCustomerRecord", False),
        found.get("documentTemplateId"),
    )


def send(desk: Desk, kind: Kind, document: Document, order: SendOrder) -> dict[str, object]:
    """Number and deliver, and book what is booked; to be called in a transaction.

    Returns `PublicSendInvoiceResponse` or `SendSalesDocumentResponse`. A number and a later state are kept (unknown 9).
    Raises ApiError 404 for an unknown template, 400 `SANDBOX_NO_RECIPIENT` and `SANDBOX_DOCUMENT_LOCKED`.
    """
    conn = desk.conn
    need_unconverted(document)
    _check_template(conn, document.kind, order.template_id)
    customer = customers.get(conn, document.customer_id)
    if customer is None:
        raise not_found()
    recipient = _recipient(conn, document, customer, order)
    moment = clock.now()
    _remember(desk, customer, order, recipient, moment)
    later = desk.send_finishes == "later"
    status = document.status
    if status in documents.UNSENT:
        status = "sending" if later else "sent"
    documents.update(
        conn,
        replace(
            document,
            number=document.number or documents.take_number(conn, document.kind),
            status=status,
            send_count=document.send_count + 1,
            template_id=order.template_id or document.template_id,
            updated_at=clock.stamp(moment),
        ),
    )
    entry = Delivery(
        id=new_id(moment),
        status="pending" if later else "success",
        delivery_type=order.delivery_type,
        email=recipient.email,
        ean=recipient.ean,
        sent_at=clock.stamp(moment),
    )
    documents.add_delivery(conn, document.id, entry)
    result: dict[str, object] = {"success": True, "deliveryType": order.delivery_type}
    if kind.booked:
        sproom = order.delivery_type == "Sproom"
        result["sproomDocumentId"] = f"SPR-{7_000_000 + int(entry.id[-5:], 16)}" if sproom else None
    return result


def _check_template(conn: sqlite3.Connection, kind: str, template_id: str | None) -> None:
    """Raises ApiError 404 unless the template is one for this kind of document."""
    if template_id is not None:
        known = {record["id"] for record in reference.templates(conn, f"{kind}-template")}
        if template_id not in known:
            raise not_found()


def _recipient(conn: sqlite3.Connection, document: Document, customer: dict[str, Any], order: SendOrder) -> Recipient:
    """Email: override, the document's contact, the customer. Sproom: override, the document's department, the customer."""
    if order.delivery_type == "Manual":
        return Recipient()
    if order.delivery_type == "Email":
        contact = document.contact_id and customers.contact(conn, customer["id"], document.contact_id)
        email = order.email or (contact and contact.get("email")) or customer.get("email")
        if not email:
            raise refused("SANDBOX_NO_RECIPIENT", "There is no email address to send to")
        return Recipient(email=email)
    department = document.department_id and customers.department(conn, customer["id"], document.department_id)
    ean = order.ean or (department and department.get("eanNumber")) or customer.get("eanNumber")
    if not ean:
        raise refused("SANDBOX_NO_RECIPIENT", "There is no EAN number to send to")
    return Recipient(ean=ean)


def _remember(desk: Desk, customer: dict[str, Any], order: SendOrder, recipient: Recipient, moment: datetime) -> None:
    """Store what was typed in: on the customer if asked for; a new address as a contact unasked (trap 18)."""
    if order.update_customer and (order.email or order.ean):
        changed = dict(customer)
        if order.email:
            changed["email"] = order.email
        if order.ean:
            changed["eanNumber"] = order.ean
        customers.update(desk.conn, changed)
    if recipient.email is None:
        return
    known = {
        customer.get("email"),
        *(contact.get("email") for contact in customers.contacts(desk.conn, customer["id"])),
    }
    if recipient.email.casefold() not in {address.casefold() for address in known if address}:
        record = {
            "id": new_id(moment),
            "name": None,
            "email": recipient.email,
            "phone": None,
            "isDefault": False,
        }
        customers.add_contact(desk.conn, customer["id"], record)


def delivery_status(conn: sqlite3.Connection, document: Document) -> dict[str, object]:
    """`PublicDeliveryStatusResponse`."""
    log = documents.deliveries(conn, document.id)
    last = log[0] if log else None
    return {
        "summary": {
            "sendCount": document.send_count,
            "lastDeliveryType": last and last.delivery_type,
            "lastRecipientEmail": last and last.email,
            "lastRecipientEan": last and last.ean,
            "lastSentAt": last and last.sent_at,
        },
        "entries": [
            {
                "id": entry.id,
                "status": entry.status,
                "deliveryType": entry.delivery_type,
                "recipientEmail": entry.email,
                "recipientEan": entry.ean,
                "sentAt": entry.sent_at,
                "errorCode": entry.error_code,
            }
            for entry in log
        ],
    }
