"""Findings: what LedgerBee would refuse (error) or a person may regret (warning), found offline while typing.

Each finding names a field: a header field of the draft (`customer_id`), `lines` as a whole, or a cell (`lines.3.quantity`, counted from 0).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from ledgerbee_desktop.core.drafts import Draft, Line
from ledgerbee_desktop.core.identifiers import is_email, is_gln
from ledgerbee_desktop.core.kinds import DeliveryType, DocumentKind, LineKind
from ledgerbee_desktop.core.library import Catalogue, Contact, Customer, Department, Document, KeyInfo
from ledgerbee_desktop.core.money import CURRENCIES, LARGEST, decimals
from ledgerbee_desktop.core.operations import SendRequest
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP, Message

WRITE_SCOPE = {
    DocumentKind.INVOICE: "invoices-write",
    DocumentKind.CREDIT_NOTE: "invoices-write",
    DocumentKind.QUOTE: "quotes-write",
    DocumentKind.ORDER_CONFIRMATION: "order-confirmations-write",
}
"""The scope that create, change and send of a kind need (guide Billing documents, Scopes)."""


class Severity(StrEnum):
    """An error stops queueing; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence about one field."""

    severity: Severity
    field: str
    message: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the rules know besides the draft. `recent` are the customer's documents of the last seven days, with lines where known."""

    catalogue: Catalogue
    today: dt.date
    contacts: Sequence[Contact] = ()
    departments: Sequence[Department] = ()
    key: KeyInfo | None = None
    newest_booked: dt.date | None = None
    recent: Sequence[Document] = field(default=())


def _error(where: str, message: Message) -> Finding:
    return Finding(Severity.ERROR, where, message)


def _warning(where: str, message: Message) -> Finding:
    return Finding(Severity.WARNING, where, message)


def findings(draft: Draft, facts: Facts) -> tuple[Finding, ...]:
    """Everything that is wrong or doubtful about a draft, errors first, each group in the order of the form."""
    found = [*_customer(draft, facts), *_dates(draft, facts), *_header(draft, facts)]
    for index, line in enumerate(draft.lines):
        found.extend(_line(draft, line, f"lines.{index}", facts.catalogue))
    found.extend(_document(draft, facts))
    return tuple(sorted(found, key=lambda finding: finding.severity is Severity.WARNING))


def has_errors(found: Sequence[Finding]) -> bool:
    """Does anything stop queueing?"""
    return any(finding.severity is Severity.ERROR for finding in found)


def _customer(draft: Draft, facts: Facts) -> Iterator[Finding]:
    if draft.customer_id is None:
        yield _error("customer_id", QT_TRANSLATE_NOOP("findings", "Choose a customer."))
        return
    customer = facts.catalogue.customers.get(draft.customer_id)
    if customer is None:
        yield _error(
            "customer_id",
            QT_TRANSLATE_NOOP("findings", "This customer is not in the library. Refresh, or choose another."),
        )
        return
    if not customer.is_active:
        yield _error(
            "customer_id",
            QT_TRANSLATE_NOOP("findings", "{name} is inactive in LedgerBee. Choose another customer.").of(
                name=customer.name
            ),
        )
    if customer.vat_zone in {"eu", "abroad"} and not customer.vat_number:
        yield _warning(
            "customer_id",
            QT_TRANSLATE_NOOP("findings", "{name} is outside the Danish VAT zone and has no VAT number.").of(
                name=customer.name
            ),
        )
    if draft.contact_id and facts.contacts and draft.contact_id not in {contact.id for contact in facts.contacts}:
        yield _error("contact_id", QT_TRANSLATE_NOOP("findings", "This contact does not belong to the customer."))
    if draft.department_id and facts.departments:
        department = next((d for d in facts.departments if d.id == draft.department_id), None)
        if department is None:
            yield _error(
                "department_id", QT_TRANSLATE_NOOP("findings", "This department does not belong to the customer.")
            )
        elif not department.is_active:
            yield _warning("department_id", QT_TRANSLATE_NOOP("findings", "This department is inactive in LedgerBee."))


def _dates(draft: Draft, facts: Facts) -> Iterator[Finding]:
    if draft.date is None:
        yield _error("date", QT_TRANSLATE_NOOP("findings", "The invoice needs a date."))
        return
    if draft.due_date is not None and draft.due_date < draft.date:
        yield _error("due_date", QT_TRANSLATE_NOOP("findings", "The due date is before the invoice date."))
    if draft.due_date is None and draft.payment_terms is None:
        yield _error("due_date", QT_TRANSLATE_NOOP("findings", "Say when it is due: a date, or payment terms in days."))
    if draft.payment_terms is not None and not 0 <= draft.payment_terms <= 3650:
        yield _error(
            "payment_terms", QT_TRANSLATE_NOOP("findings", "Payment terms are a number of days from 0 to 3650.")
        )
    if draft.date > facts.today:
        yield _warning("date", QT_TRANSLATE_NOOP("findings", "The date is in the future."))
    elif facts.newest_booked is not None and draft.date < facts.newest_booked:
        yield _warning("date", QT_TRANSLATE_NOOP("findings", "A booked invoice has a later date than this one."))


def _header(draft: Draft, facts: Facts) -> Iterator[Finding]:
    if draft.currency not in CURRENCIES:
        yield _error(
            "currency",
            QT_TRANSLATE_NOOP("findings", "“{code}” is not a currency code; write one like DKK or EUR.").of(
                code=draft.currency
            ),
        )
    scope = WRITE_SCOPE[draft.kind]
    if facts.key is not None and not facts.key.may(scope):
        yield _error(
            "kind",
            QT_TRANSLATE_NOOP(
                "findings", "The API key may not do this: it lacks the scope {scope}. Make a key with it in LedgerBee."
            ).of(scope=scope),
        )


def _line(draft: Draft, line: Line, where: str, catalogue: Catalogue) -> Iterator[Finding]:
    if line.kind is LineKind.SEPARATOR:
        return
    if line.kind is LineKind.TEXT:
        if not line.description.strip():
            yield _warning(f"{where}.description", QT_TRANSLATE_NOOP("findings", "This text line is empty."))
        return
    yield from _price(draft, line, where, catalogue)
    yield from _quantity(line, f"{where}.quantity")
    yield from _unit_price(line, f"{where}.unit_price")


def _quantity(line: Line, where: str) -> Iterator[Finding]:
    if line.quantity is None:
        yield _error(where, QT_TRANSLATE_NOOP("findings", "A product line needs a quantity."))
    elif line.quantity <= 0:
        yield _error(
            where,
            QT_TRANSLATE_NOOP("findings", "The quantity must be above zero. To give money back, make a credit note."),
        )
    elif decimals(line.quantity) > 6:
        yield _error(where, QT_TRANSLATE_NOOP("findings", "A quantity can have at most six decimals."))


def _unit_price(line: Line, where: str) -> Iterator[Finding]:
    if line.unit_price is None:
        return
    if line.unit_price < 0:  # BR-27: the item price must not be negative; LedgerBee has no allowances
        yield _error(
            where,
            QT_TRANSLATE_NOOP(
                "findings", "The unit price cannot be negative. A discount is a lower price, such as 1000-10%."
            ),
        )
    elif decimals(line.unit_price) > 2:
        yield _error(where, QT_TRANSLATE_NOOP("findings", "A unit price can have at most two decimals."))
    elif abs(line.unit_price * (line.quantity or 1)) > LARGEST:
        yield _error(where, QT_TRANSLATE_NOOP("findings", "This amount is too large."))


def _price(draft: Draft, line: Line, where: str, catalogue: Catalogue) -> Iterator[Finding]:
    if line.price_id is None:
        yield _error(
            f"{where}.price_id",
            QT_TRANSLATE_NOOP("findings", "A product line needs a product. Pick one, or make it a text line."),
        )
        return
    price = catalogue.prices.get(line.price_id)
    if price is None:
        yield _error(
            f"{where}.price_id",
            QT_TRANSLATE_NOOP("findings", "This price is not in the library. Refresh, or pick the product again."),
        )
    elif not price.is_active:
        yield _error(
            f"{where}.price_id",
            QT_TRANSLATE_NOOP("findings", "This price is archived or disabled in LedgerBee. Pick the product again."),
        )
    elif draft.currency in CURRENCIES and not price.sells_in(draft.currency):
        yield _error(
            f"{where}.price_id",
            QT_TRANSLATE_NOOP("findings", "This product has no price in {currency}.").of(currency=draft.currency),
        )


def _document(draft: Draft, facts: Facts) -> Iterator[Finding]:
    if not any(line.kind is LineKind.PRODUCT for line in draft.lines):
        yield _error("lines", QT_TRANSLATE_NOOP("findings", "An invoice needs at least one product line."))
        return
    twin = next((document for document in facts.recent if _is_twin(draft, document)), None)
    if twin is not None:
        yield _warning(
            "lines",
            QT_TRANSLATE_NOOP("findings", "The same customer got the same lines on {date} (invoice {number}).").of(
                date=twin.date, number=twin.number or "–"
            ),
        )


def _is_twin(draft: Draft, document: Document) -> bool:
    if document.customer_id != draft.customer_id or document.lines is None:
        return False
    ours = [(line.price_id, line.quantity) for line in draft.lines if line.kind is LineKind.PRODUCT]
    theirs = [(line.price_id, line.quantity) for line in document.lines if line.kind is LineKind.PRODUCT]
    return ours == theirs


def send_findings(request: SendRequest, target: Draft | Document, facts: Facts) -> tuple[Finding, ...]:
    """What is wrong with sending `target` in this way. Fields: `to`, `reference`, `delivery_type`.

    LedgerBee never returns an invoice's contact and department (contract README, trap 17), so for a document a recipient that
    cannot be resolved here is a warning only.
    """
    customer = facts.catalogue.customers.get(target.customer_id) if target.customer_id else None
    match request.delivery_type:
        case DeliveryType.EMAIL:
            return tuple(_by_email(request, target, customer, facts))
        case DeliveryType.SPROOM:
            return tuple(_by_sproom(request, target, customer, facts))
        case DeliveryType.MANUAL:
            return ()


def recipient_email(target: Draft | Document, customer: Customer | None, contacts: Sequence[Contact]) -> str:
    """The address that LedgerBee would use: the document's contact, else the customer (guide Billing documents, Sending)."""
    if isinstance(target, Draft) and target.contact_id:
        contact = next((contact for contact in contacts if contact.id == target.contact_id), None)
        if contact is not None and contact.email:
            return contact.email
    return customer.email if customer is not None else ""


def recipient_ean(target: Draft | Document, customer: Customer | None, departments: Sequence[Department]) -> str:
    """The GLN that LedgerBee would use, as far as it is known here: the document's department, else the customer."""
    if isinstance(target, Draft) and target.department_id:
        department = next((d for d in departments if d.id == target.department_id), None)
        if department is not None and department.ean:
            return department.ean
    return customer.ean if customer is not None else ""


def _by_email(
    request: SendRequest, target: Draft | Document, customer: Customer | None, facts: Facts
) -> Iterator[Finding]:
    if request.to:
        if not is_email(request.to):
            yield _error("to", QT_TRANSLATE_NOOP("findings", "“{text}” is not an e-mail address.").of(text=request.to))
    elif not recipient_email(target, customer, facts.contacts):
        severity = Severity.ERROR if isinstance(target, Draft) else Severity.WARNING
        yield Finding(
            severity,
            "to",
            QT_TRANSLATE_NOOP("findings", "The customer has no e-mail address in LedgerBee. Type one here."),
        )


def _by_sproom(
    request: SendRequest, target: Draft | Document, customer: Customer | None, facts: Facts
) -> Iterator[Finding]:
    ean = request.to or recipient_ean(target, customer, facts.departments)
    if not ean:
        has_department = isinstance(target, Draft) and target.department_id is not None
        severity = Severity.WARNING if has_department or isinstance(target, Document) else Severity.ERROR
        yield Finding(
            severity, "to", QT_TRANSLATE_NOOP("findings", "An e-invoice needs the customer's EAN number. Type it here.")
        )
    elif not is_gln(ean):
        yield _error(
            "to",
            QT_TRANSLATE_NOOP(
                "findings", "“{text}” is not an EAN number: it has 13 digits, the last one a check digit."
            ).of(text=ean),
        )
    if customer is not None and customer.ean and not target.reference:  # PEPPOL-EN16931-R003; public buyers route by it
        yield _error(
            "reference",
            QT_TRANSLATE_NOOP(
                "findings", "Public customers need a reference (order number or person) on an e-invoice."
            ),
        )


_PATHS = {
    "customerId": "customer_id",
    "customerContactId": "contact_id",
    "customerDepartmentId": "department_id",
    "date": "date",
    "dueDate": "due_date",
    "paymentTerms": "payment_terms",
    "currency": "currency",
    "reference": "reference",
    "ourReference": "our_reference",
    "description": "description",
    "notes": "notes",
    "lines": "lines",
    "overrideEmail": "to",
    "overrideEanNumber": "to",
    "deliveryType": "delivery_type",
}
_CELLS = {
    "priceId": "price_id",
    "quantity": "quantity",
    "unitPrice": "unit_price",
    "description": "description",
    "lineType": "kind",
    "recognitionPeriodDays": "recognition_period_days",
}
_LINE_PATH = re.compile(r"lines\.(\d+)(?:\.(\w+))?")


def field_of_problem(path: str) -> str:
    """Our field for a path in LedgerBee's `details.validationErrors[].property`; empty when it has none."""
    if match := _LINE_PATH.fullmatch(path):
        cell = _CELLS.get(match[2] or "priceId", "price_id")
        return f"lines.{int(match[1])}.{cell}"
    return _PATHS.get(path.split(".", maxsplit=1)[0], "")
