"""The four kinds of document side by side: one row of a table each, and one mechanism for all.

What differs between the kinds is here and nowhere else (contract README, the table of that name); what a kind accepts
is exactly its own (trap 2).
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from operator import attrgetter

from ledgerbee_desktop.sandbox import clock, lines, validation
from ledgerbee_desktop.sandbox.store.documents import Document

Checks = Mapping[str, validation.Check]
Member = Callable[[Document], object]
"""Takes one member of an answer from a document."""

REQUIRED = frozenset({"customerId", "date", "lines"})


def _display_status(document: Document) -> str:
    return document.display_status(clock.today().isoformat())


def _always(text: str) -> Member:
    return lambda _document: text


def _accepts(**own: validation.Check) -> Checks:
    """The create body of a kind: what all have, and its own."""
    return {
        "customerId": validation.uuid,
        "customerDepartmentId": validation.uuid,
        "customerContactId": validation.uuid,
        "date": validation.day,
        "currency": validation.currency,
        "reference": validation.text,
        "ourReference": validation.text,
        "notes": validation.text,
        "lines": lines.read_lines,
        **own,
    }


def _answers(**own: Member) -> Mapping[str, Member]:
    """The members of an answer of a kind, without lines: its own, and what all have."""
    return {
        "id": attrgetter("id"),
        **own,
        "date": attrgetter("date"),
        "customerId": attrgetter("customer_id"),
        "currency": attrgetter("currency"),
        "subtotal": attrgetter("subtotal"),
        "vat": attrgetter("vat"),
        "amount": attrgetter("amount"),
        "reference": attrgetter("reference"),
        "ourReference": attrgetter("our_reference"),
        "notes": attrgetter("notes"),
        "createdAt": attrgetter("created_at"),
        "updatedAt": attrgetter("updated_at"),
    }


@dataclass(frozen=True, kw_only=True)
class Kind:
    """One kind of document.

    `name` is its name in the store and before `-template`; `scope` is the scope without `-read` or `-write`. A `booked`
    kind goes into the books when it is sent: it has the send body with `overrideEmail` and a delivery status. The others
    are sent with `recipientEmail` and can be replaced while they are drafts. `statuses` are what the list can be filtered
    by, `sorts` its `sortBy` with the store's name for it, `targets` what it converts to.
    """

    name: str
    path: str
    scope: str
    booked: bool
    numbered_at_once: bool = False
    credit: bool = False
    create: Checks
    members: Mapping[str, Member]
    statuses: tuple[str, ...]
    searchable: bool = False
    sorts: Mapping[str, str] = field(default_factory=dict)
    targets: tuple[str, ...] = ()

    @property
    def adjust(self) -> Checks:
        """What may be adjusted when something is converted to this kind: its create body, but not the customer."""
        return {name: check for name, check in self.create.items() if name != "customerId"}


INVOICE = Kind(
    name="invoice",
    path="invoices",
    scope="invoices",
    booked=True,
    create=_accepts(dueDate=validation.day, paymentTerms=validation.days_of_credit, description=validation.text),
    # Description, payment terms, contact and department are never returned (trap 17).
    members=_answers(number=attrgetter("number"), status=attrgetter("status"), dueDate=attrgetter("due_date")),
    # `credited` is a state but no filter (unknown 15).
    statuses=("draft", "scheduled", "sending", "sent", "paid", "partially_paid", "cancelled", "uncollectible"),
    searchable=True,
)
CREDIT_NOTE = Kind(
    name="credit-note",
    path="credit-notes",
    scope="invoices",
    booked=True,
    numbered_at_once=True,
    credit=True,
    create=_accepts(invoiceNumber=validation.text),
    members=_answers(number=attrgetter("number"), status=attrgetter("status")),
    statuses=("draft", "scheduled", "sending", "sent"),
    searchable=True,
)
QUOTE = Kind(
    name="quote",
    path="quotes",
    scope="quotes",
    booked=False,
    create=_accepts(validUntil=validation.day),
    members=_answers(
        type=_always("quote"),
        status=attrgetter("status"),
        displayStatus=_display_status,
        documentNumber=attrgetter("number"),
        validUntil=attrgetter("valid_until"),
        customerDepartmentId=attrgetter("department_id"),
        customerContactId=attrgetter("contact_id"),
        convertedToOrderConfirmationId=attrgetter("converted_to_order_confirmation_id"),
        convertedToInvoiceId=attrgetter("converted_to_invoice_id"),
    ),
    statuses=("draft", "sent", "accepted", "rejected", "converted", "expired"),
    sorts={
        "date": "date",
        "documentNumber": "number",
        "amount": "amount",
        "status": "status",
        "validUntil": "valid-until",
    },
    targets=("orderConfirmation", "invoice"),
)
ORDER_CONFIRMATION = Kind(
    name="order-confirmation",
    path="order-confirmations",
    scope="order-confirmations",
    booked=False,
    create=_accepts(),
    members=_answers(
        type=_always("orderConfirmation"),
        status=attrgetter("status"),
        displayStatus=_display_status,
        documentNumber=attrgetter("number"),
        customerDepartmentId=attrgetter("department_id"),
        customerContactId=attrgetter("contact_id"),
        convertedToInvoiceId=attrgetter("converted_to_invoice_id"),
    ),
    statuses=("draft", "sent", "converted"),
    sorts={"date": "date", "documentNumber": "number", "amount": "amount", "status": "status"},
    targets=("invoice",),
)
KINDS = (INVOICE, CREDIT_NOTE, QUOTE, ORDER_CONFIRMATION)
BY_TARGET = {"orderConfirmation": ORDER_CONFIRMATION, "invoice": INVOICE}
"""What a document can become, by the name that a convert body has for it (trap 8)."""
