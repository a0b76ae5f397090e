"""The rules for the header: customer, dates, currency, and what the key may do."""

from __future__ import annotations

from collections.abc import Iterator

from ledgerbee_desktop.core.drafts import Draft
from ledgerbee_desktop.core.identifiers import is_gln, is_vat_number
from ledgerbee_desktop.core.kinds import TRAITS, DeliveryType, has_field
from ledgerbee_desktop.core.library import Customer
from ledgerbee_desktop.core.money import CURRENCIES
from ledgerbee_desktop.core.operations import OperationKind
from ledgerbee_desktop.core.rights import action, cannot
from ledgerbee_desktop.core.rules.parts import Facts, Finding, error, warning
from ledgerbee_desktop.core.rules.words import WORDS
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP


def customer(draft: Draft, facts: Facts) -> Iterator[Finding]:
    """Is there a customer who can be billed, and are contact and department theirs?"""
    if draft.customer_id is None:
        yield error("customer_id", QT_TRANSLATE_NOOP("findings", "Choose a customer."))
        return
    found = facts.catalogue.customers.get(draft.customer_id)
    if found is None:
        yield error(
            "customer_id",
            QT_TRANSLATE_NOOP("findings", "This customer is not in the library. Refresh, or choose another."),
        )
        return
    if found.is_deleted:
        yield error(
            "customer_id",
            QT_TRANSLATE_NOOP("findings", "{name} was deleted in LedgerBee. Choose another customer.").of(
                name=found.name
            ),
        )
    elif not found.is_active:
        yield error(
            "customer_id",
            QT_TRANSLATE_NOOP("findings", "{name} is inactive in LedgerBee. Choose another customer.").of(
                name=found.name
            ),
        )
    yield from _record(draft, found)
    yield from _people(draft, facts)


def _record(draft: Draft, found: Customer) -> Iterator[Finding]:
    if found.is_temporary:
        yield warning(
            "customer_id",
            QT_TRANSLATE_NOOP("findings", "{name} is not in LedgerBee yet: this waits until the customer is there.").of(
                name=found.name
            ),
        )
    if found.vat_zone in {"eu", "abroad"} and not found.vat_number:
        yield warning(
            "customer_id",
            QT_TRANSLATE_NOOP("findings", "{name} is outside the Danish VAT zone and has no VAT number.").of(
                name=found.name
            ),
        )
    elif found.vat_number and not is_vat_number(found.vat_number, found.country_code, found.vat_zone):
        yield warning(
            "customer_id",
            QT_TRANSLATE_NOOP("findings", "The VAT number of {name} cannot be right: {number}.").of(
                name=found.name, number=found.vat_number
            ),
        )
    if found.ean and DeliveryType.SPROOM in TRAITS[draft.kind].channels and not is_gln(found.ean):
        yield warning(
            "customer_id",
            QT_TRANSLATE_NOOP("findings", "The EAN number of {name} cannot be right: {number}.").of(
                name=found.name, number=found.ean
            ),
        )


def _people(draft: Draft, facts: Facts) -> Iterator[Finding]:
    if draft.contact_id and facts.contacts and draft.contact_id not in {contact.id for contact in facts.contacts}:
        yield error("contact_id", QT_TRANSLATE_NOOP("findings", "This contact does not belong to the customer."))
    if draft.department_id and facts.departments:
        department = next((d for d in facts.departments if d.id == draft.department_id), None)
        if department is None:
            yield error(
                "department_id", QT_TRANSLATE_NOOP("findings", "This department does not belong to the customer.")
            )
        elif not department.is_active:
            yield warning("department_id", QT_TRANSLATE_NOOP("findings", "This department is inactive in LedgerBee."))


def dates(draft: Draft, facts: Facts) -> Iterator[Finding]:
    """Is there a date, and do the other dates follow it?"""
    if draft.date is None:
        yield error("date", WORDS[draft.kind].needs_date)
        return
    if has_field(draft.kind, "due_date"):
        yield from _due(draft)
    if has_field(draft.kind, "valid_until") and draft.valid_until is not None:
        if draft.valid_until < draft.date:
            yield error(
                "valid_until", QT_TRANSLATE_NOOP("findings", "The quote would end before its date: see “Valid until”.")
            )
        elif draft.valid_until < facts.today:
            yield warning("valid_until", QT_TRANSLATE_NOOP("findings", "The last day of the quote has passed."))
    if draft.date > facts.today:
        yield warning("date", QT_TRANSLATE_NOOP("findings", "The date is in the future."))
    elif facts.newest_booked is not None and draft.date < facts.newest_booked:
        later = WORDS[draft.kind].later
        if later is not None:
            yield warning("date", later.of(date=facts.newest_booked))


def _due(draft: Draft) -> Iterator[Finding]:
    if draft.due_date is not None and draft.date is not None and draft.due_date < draft.date:
        yield error("due_date", QT_TRANSLATE_NOOP("findings", "The due date is before the invoice date."))
    if draft.due_date is None and draft.payment_terms is None:
        yield error("due_date", QT_TRANSLATE_NOOP("findings", "Say when it is due: a date, or payment terms in days."))
    if draft.payment_terms is not None and not 0 <= draft.payment_terms <= 3650:
        yield error(
            "payment_terms", QT_TRANSLATE_NOOP("findings", "Payment terms are a number of days from 0 to 3650.")
        )


def currency(draft: Draft) -> Iterator[Finding]:
    """Is it the code of a currency?"""
    if draft.currency not in CURRENCIES:
        yield error(
            "currency",
            QT_TRANSLATE_NOOP("findings", "“{code}” is not a currency code; write one like DKK or EUR.").of(
                code=draft.currency
            ),
        )


def scope(draft: Draft, facts: Facts) -> Iterator[Finding]:
    """May the key write such a document, and does the company's licence include it?"""
    needed = TRAITS[draft.kind].write_scope
    doing = OperationKind.CREATE if draft.edits is None else OperationKind.UPDATE
    barred = cannot(facts.key, needed, action(draft.kind, doing))
    if barred is not None:
        yield error("kind", barred)
