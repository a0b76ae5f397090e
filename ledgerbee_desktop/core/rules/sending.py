"""The rules for sending, by the families of the contract: what is booked goes out by three channels, quotes and order confirmations by two."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from ledgerbee_desktop.core.drafts import Draft
from ledgerbee_desktop.core.identifiers import is_email, is_gln
from ledgerbee_desktop.core.kinds import TRAITS, DeliveryType
from ledgerbee_desktop.core.library import Contact, Customer, Department, Document
from ledgerbee_desktop.core.operations import OperationKind, SendRequest
from ledgerbee_desktop.core.rights import action, cannot
from ledgerbee_desktop.core.rules.parts import Facts, Finding, Severity, error
from ledgerbee_desktop.core.rules.words import WORDS
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP


def send_findings(request: SendRequest, target: Draft | Document, facts: Facts) -> tuple[Finding, ...]:
    """What is wrong with sending `target` in this way. Fields: `to`, `reference`, `delivery_type`, `kind`.

    LedgerBee never returns the contact and department of an invoice or credit note (contract README, trap 17), so for such a document
    a recipient that cannot be resolved here is a warning only.
    """
    return tuple(_all(request, target, facts))


def _all(request: SendRequest, target: Draft | Document, facts: Facts) -> Iterator[Finding]:
    traits = TRAITS[target.kind]
    customer = facts.catalogue.customers.get(target.customer_id) if target.customer_id else None
    yield from _allowed(target, facts)
    if request.delivery_type not in traits.channels:
        other = WORDS[target.kind].other_channel
        if other is not None:
            yield error("delivery_type", other)
        return
    if request.store_on_customer and not traits.overrides_recipient:  # trap 1: a 400, not ignored
        yield error(
            "to",
            QT_TRANSLATE_NOOP("findings", "LedgerBee does not store the address when it sends this kind of document."),
        )
    match request.delivery_type:
        case DeliveryType.EMAIL:
            yield from _by_email(request, target, customer, facts)
        case DeliveryType.SPROOM:
            yield from _by_sproom(request, target, customer, facts)
        case DeliveryType.MANUAL:
            return


def _allowed(target: Draft | Document, facts: Facts) -> Iterator[Finding]:
    """A draft's scope is judged with the draft, and so is said once."""
    scope = TRAITS[target.kind].write_scope
    barred = cannot(facts.key, scope, action(target.kind, OperationKind.SEND))
    if barred is not None and (isinstance(target, Document) or (facts.key is not None and facts.key.may(scope))):
        yield error("kind", barred)
    if isinstance(target, Document) and target.is_converted:
        yield error("kind", QT_TRANSLATE_NOOP("findings", "It was converted; LedgerBee no longer sends or changes it."))


def knows_people(target: Draft | Document) -> bool:
    """Is it known which contact and department it has? What can be changed returns them, or it could not be replaced as a whole."""
    return isinstance(target, Draft) or TRAITS[target.kind].is_updatable


def recipient_email(target: Draft | Document, customer: Customer | None, contacts: Sequence[Contact]) -> str:
    """The address that LedgerBee would use: the document's contact, else the customer (guide Billing documents, Sending)."""
    if knows_people(target) and target.contact_id:
        contact = next((contact for contact in contacts if contact.id == target.contact_id), None)
        if contact is not None and contact.email:
            return contact.email
    return customer.email if customer is not None else ""


def recipient_ean(target: Draft | Document, customer: Customer | None, departments: Sequence[Department]) -> str:
    """The GLN that LedgerBee would use, as far as it is known here: the document's department, else the customer."""
    if knows_people(target) and target.department_id:
        department = next((d for d in departments if d.id == target.department_id), None)
        if department is not None and department.ean:
            return department.ean
    return customer.ean if customer is not None else ""


def _by_email(
    request: SendRequest, target: Draft | Document, customer: Customer | None, facts: Facts
) -> Iterator[Finding]:
    if request.to:
        if not is_email(request.to):
            yield error("to", QT_TRANSLATE_NOOP("findings", "“{text}” is not an e-mail address.").of(text=request.to))
    elif not recipient_email(target, customer, facts.contacts):
        severity = Severity.ERROR if knows_people(target) else Severity.WARNING
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
        yield error(
            "to",
            QT_TRANSLATE_NOOP(
                "findings", "“{text}” is not an EAN number: it has 13 digits, the last one a check digit."
            ).of(text=ean),
        )
    if customer is not None and customer.ean and not target.reference:  # PEPPOL-EN16931-R003; public buyers route by it
        yield error(
            "reference",
            QT_TRANSLATE_NOOP(
                "findings", "Public customers need a reference (order number or person) on an e-invoice."
            ),
        )
