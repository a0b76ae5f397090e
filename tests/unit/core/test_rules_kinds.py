"""What the rules say of credit notes, quotes and order confirmations, in their own words."""

from __future__ import annotations

import dataclasses
import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from ledgerbee_desktop.core.drafts import Draft, Line
from ledgerbee_desktop.core.identifiers import ContactId, DepartmentId, DocumentId, LineId, PriceId, is_vat_number
from ledgerbee_desktop.core.kinds import TRAITS, DeliveryType, DocumentKind, LineKind
from ledgerbee_desktop.core.library import Catalogue, Customer, Document, DocumentLine, KeyInfo, Price
from ledgerbee_desktop.core.operations import SendRequest
from ledgerbee_desktop.core.rules import Facts, Severity, findings, recipient_ean, recipient_email, send_findings
from tests.unit.core.samples import (
    BERLIN,
    CATALOGUE,
    HOUR,
    IDA,
    NORDLYS,
    OFFICE,
    PAINT,
    PRODUCTS,
    SKOLE,
    TODAY,
    good_draft,
)
from tests.unit.core.test_rules import document

DAY = dt.timedelta(days=1)
FACTS = Facts(catalogue=CATALOGUE, today=TODAY, contacts=(IDA,))
KINDS = list(DocumentKind)


def draft_of(kind: DocumentKind, **changes: Any) -> Draft:
    """A draft of a kind that has no findings."""
    base = good_draft().replace(kind=kind)
    if kind is not DocumentKind.INVOICE:
        base = base.replace(due_date=None)
    if kind is DocumentKind.CREDIT_NOTE:
        base = base.replace(invoice_number="1041")
    if kind is DocumentKind.QUOTE:
        base = base.replace(valid_until=TODAY + 30 * DAY)
    return base.replace(**changes)


def told(draft: Draft, facts: Facts = FACTS) -> list[tuple[str, str]]:
    return [(finding.severity.value, finding.field) for finding in findings(draft, facts)]


def sentences(draft: Draft, facts: Facts = FACTS) -> str:
    return " ".join(str(finding.message) for finding in findings(draft, facts))


@pytest.mark.parametrize("kind", KINDS)
def test_a_good_draft_of_each_kind_has_no_findings(kind: DocumentKind) -> None:
    assert told(draft_of(kind)) == []


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_is_called_by_its_name(kind: DocumentKind) -> None:
    name = kind.value.replace("-", " ")
    assert f"The {name} needs a date." in sentences(draft_of(kind, date=None))
    assert f"{name} needs at least one product line." in sentences(draft_of(kind, lines=()))
    twin = document(kind=kind, number="77")
    assert f"({name} 77)" in sentences(draft_of(kind), dataclasses.replace(FACTS, recent=(twin,)))


@pytest.mark.parametrize("kind", KINDS)
def test_each_kind_needs_its_own_scope(kind: DocumentKind) -> None:
    scope = TRAITS[kind].write_scope
    others = frozenset(traits.write_scope for traits in TRAITS.values()) - {scope}
    assert scope in sentences(draft_of(kind), dataclasses.replace(FACTS, key=KeyInfo(scopes=others)))
    assert told(draft_of(kind), dataclasses.replace(FACTS, key=KeyInfo(scopes=frozenset({scope})))) == []


@pytest.mark.parametrize("kind", KINDS)
def test_a_later_booked_document_matters_where_there_is_booking(kind: DocumentKind) -> None:
    later = dataclasses.replace(FACTS, newest_booked=TODAY + DAY)
    assert told(draft_of(kind), later) == ([("warning", "date")] if TRAITS[kind].is_booked else [])


def test_only_an_invoice_is_due() -> None:
    for kind in KINDS:
        expected = [("error", "due_date")] if kind is DocumentKind.INVOICE else []
        assert told(draft_of(kind, due_date=None, payment_terms=None)) == expected


def test_the_twin_of_a_changed_document_is_not_itself() -> None:
    itself = document(kind=DocumentKind.QUOTE)
    facts = dataclasses.replace(FACTS, recent=(itself,))
    assert told(draft_of(DocumentKind.QUOTE, edits=itself.id), facts) == []
    assert told(draft_of(DocumentKind.QUOTE, edits=DocumentId("other")), facts) == [("warning", "lines")]


def test_the_last_day_of_a_quote() -> None:
    assert told(draft_of(DocumentKind.QUOTE, valid_until=TODAY - DAY)) == [("error", "valid_until")]
    past = draft_of(DocumentKind.QUOTE, date=TODAY - 9 * DAY, valid_until=TODAY - DAY)
    assert told(past) == [("warning", "valid_until")]
    assert told(draft_of(DocumentKind.QUOTE, valid_until=None)) == []
    assert told(draft_of(DocumentKind.ORDER_CONFIRMATION, valid_until=TODAY - DAY)) == []


def credit(**changes: Any) -> Draft:
    return draft_of(DocumentKind.CREDIT_NOTE, **changes)


def invoice(**changes: Any) -> Document:
    lines = (
        DocumentLine(
            kind=Line(id=LineId("x")).kind, price_id=HOUR.id, quantity=Decimal("7.5"), unit_price=Decimal(495)
        ),
        DocumentLine(kind=Line(id=LineId("y")).kind, price_id=PAINT.id, quantity=Decimal(3), unit_price=Decimal(120)),
    )
    return document(number="1041", lines=lines, **changes)


def knowing(found: Document | None, sought: str | None = "1041") -> Facts:
    return dataclasses.replace(FACTS, invoice=found, invoice_sought=sought)


@pytest.mark.parametrize(
    ("draft", "facts", "expected"),
    [
        (credit(invoice_number=""), FACTS, [("warning", "invoice_number")]),
        (credit(), knowing(None), [("warning", "invoice_number")]),
        (credit(), knowing(None, "104"), []),
        (credit(), knowing(invoice()), []),
        (credit(), knowing(invoice(customer_id=SKOLE.id)), [("error", "invoice_number")]),
        (credit(), knowing(invoice(status="credited")), [("warning", "invoice_number")]),
        (credit(), knowing(invoice(currency="EUR")), [("warning", "currency")]),
    ],
)
def test_the_invoice_that_a_credit_note_names(draft: Draft, facts: Facts, expected: list[tuple[str, str]]) -> None:
    assert told(draft, facts) == expected


def with_line(**changes: Any) -> Draft:
    base = Line(id=LineId("l"), price_id=HOUR.id, quantity=Decimal(2))
    return credit(lines=(base.replace(**changes),))


@pytest.mark.parametrize(
    ("draft", "expected"),
    [
        (with_line(quantity=Decimal("7.5"), unit_price=Decimal(495)), []),
        (with_line(quantity=Decimal(8)), [("warning", "lines.0.quantity")]),
        (with_line(unit_price=Decimal("495.01")), [("warning", "lines.0.unit_price")]),
    ],
)
def test_more_than_was_invoiced_is_a_warning(draft: Draft, expected: list[tuple[str, str]]) -> None:
    assert told(draft, knowing(invoice())) == expected


def test_several_lines_of_one_price_are_counted_together() -> None:
    half = Line(id=LineId("a"), price_id=HOUR.id, quantity=Decimal(4))
    draft = credit(lines=(half, half.replace(id=LineId("b"))))
    assert told(draft, knowing(invoice())) == [("warning", "lines.1.quantity")]


def test_a_product_that_was_not_invoiced() -> None:
    only_paint = dataclasses.replace(invoice(), lines=(invoice().lines or ())[1:])
    assert told(with_line(), knowing(only_paint)) == [("warning", "lines.0.price_id")]


def test_texts_of_the_invoice_and_an_invoice_of_another_number_say_nothing() -> None:
    told_too = dataclasses.replace(
        invoice(), lines=(*(invoice().lines or ()), DocumentLine(kind=LineKind.TEXT, description="x"))
    )
    assert told(with_line(), knowing(told_too)) == []
    assert told(with_line(quantity=Decimal(8)), knowing(invoice(), "104")) == []
    assert told(with_line(quantity=Decimal(8)), knowing(dataclasses.replace(invoice(), lines=None))) == []


def test_a_credit_notes_quantities_stay_positive() -> None:
    assert "turns the sign" in sentences(with_line(quantity=Decimal(-1)))
    assert "make a credit note" in sentences(draft_of(DocumentKind.QUOTE, lines=with_line(quantity=Decimal(-1)).lines))


def catalogue(customer: Customer, *prices: Price) -> Facts:
    held = Catalogue.of((customer,), PRODUCTS, (), 1)
    more = {price.id: price for price in prices}
    return dataclasses.replace(FACTS, catalogue=dataclasses.replace(held, prices={**held.prices, **more}))


def test_what_ledgerbee_does_not_have_yet_is_waited_for() -> None:
    new = dataclasses.replace(NORDLYS, is_temporary=True)
    assert told(draft_of(DocumentKind.QUOTE), catalogue(new)) == [("warning", "customer_id")]
    price = dataclasses.replace(HOUR, id=PriceId("new"), is_temporary=True)
    lines = (Line(id=LineId("l"), price_id=price.id, quantity=Decimal(1)),)
    facts = catalogue(NORDLYS, price)
    assert told(draft_of(DocumentKind.QUOTE, lines=lines), facts) == [("warning", "lines.0.price_id")]


@pytest.mark.parametrize("kind", KINDS)
def test_numbers_that_cannot_be_right(kind: DocumentKind) -> None:
    mistyped = dataclasses.replace(NORDLYS, vat_number="25313764")
    assert told(draft_of(kind), catalogue(mistyped)) == [("warning", "customer_id")]
    wrong_ean = dataclasses.replace(NORDLYS, ean="5798000420527")
    by_ean = DeliveryType.SPROOM in TRAITS[kind].channels
    assert told(draft_of(kind), catalogue(wrong_ean)) == ([("warning", "customer_id")] if by_ean else [])


@pytest.mark.parametrize(
    ("text", "country", "zone", "right"),
    [
        ("25313763", "DK", "domestic", True),
        ("DK25313763", "", "domestic", True),
        ("25313764", "", "domestic_without_vat", False),
        ("DE811569869", "DE", "eu", True),
        ("811569869", "DE", "eu", True),
        ("811569868", "DE", "eu", False),
        ("anything", "US", "abroad", True),
        ("anything", "", "a zone that is new", True),
    ],
)
def test_vat_numbers(text: str, country: str, zone: str, right: bool) -> None:
    assert is_vat_number(text, country, zone) is right


SALES = [DocumentKind.QUOTE, DocumentKind.ORDER_CONFIRMATION]
SPROOM = SendRequest(delivery_type=DeliveryType.SPROOM, to="5798000420526")
EMAIL = SendRequest(delivery_type=DeliveryType.EMAIL)


@pytest.mark.parametrize("kind", SALES)
def test_quotes_and_order_confirmations_are_no_e_invoices(kind: DocumentKind) -> None:
    assert [f.field for f in send_findings(SPROOM, draft_of(kind), FACTS)] == ["delivery_type"]
    stored = dataclasses.replace(EMAIL, to="a@b.dk", store_on_customer=True)
    assert [f.field for f in send_findings(stored, draft_of(kind), FACTS)] == ["to"]
    assert send_findings(EMAIL, draft_of(kind), FACTS) == ()


@pytest.mark.parametrize("kind", KINDS)
def test_a_document_without_a_known_recipient(kind: DocumentKind) -> None:
    sent = document(kind=kind, customer_id=SKOLE.id)
    (found,) = send_findings(EMAIL, sent, FACTS)
    assert found.severity is (Severity.ERROR if kind in SALES else Severity.WARNING)


def test_the_contact_of_a_quote_is_known() -> None:
    quote = document(kind=DocumentKind.QUOTE, customer_id=SKOLE.id, contact_id=ContactId(IDA.id))
    assert recipient_email(quote, SKOLE, (IDA,)) == IDA.email
    assert send_findings(EMAIL, quote, FACTS) == ()
    assert recipient_email(dataclasses.replace(quote, kind=DocumentKind.INVOICE), SKOLE, (IDA,)) == ""


def test_a_document_needs_the_scope_and_must_not_be_converted() -> None:
    manual = SendRequest(delivery_type=DeliveryType.MANUAL)
    facts = dataclasses.replace(FACTS, key=KeyInfo(scopes=frozenset({"invoices-write"})))
    assert [f.field for f in send_findings(manual, document(kind=DocumentKind.QUOTE), facts)] == ["kind"]
    converted = document(kind=DocumentKind.QUOTE, converted_to_invoice=DocumentId("i"))
    assert [f.field for f in send_findings(manual, converted, FACTS)] == ["kind"]


def test_a_foreign_customer_without_a_number_is_named_once() -> None:
    assert (
        told(draft_of(DocumentKind.QUOTE, customer_id=BERLIN.id, currency="EUR")).count(("warning", "customer_id")) == 1
    )


def test_a_recipient_that_the_contact_or_department_does_not_have_is_the_customer_s() -> None:
    draft = good_draft().replace(contact_id=IDA.id, department_id=OFFICE.id)
    silent = dataclasses.replace(IDA, email="")
    assert recipient_email(draft, NORDLYS, (IDA,)) == IDA.email
    assert recipient_email(draft, NORDLYS, (silent,)) == NORDLYS.email
    assert recipient_email(draft, NORDLYS, ()) == NORDLYS.email
    office = dataclasses.replace(OFFICE, ean="5790000000001")
    assert recipient_ean(draft, SKOLE, (office,)) == office.ean
    assert recipient_ean(draft, SKOLE, (dataclasses.replace(office, ean=""),)) == SKOLE.ean
    assert recipient_ean(draft.replace(department_id=DepartmentId("gone")), SKOLE, (office,)) == SKOLE.ean
    assert recipient_ean(draft, None, ()) == ""


def test_an_inactive_department_is_a_warning() -> None:
    closed = dataclasses.replace(FACTS, departments=(dataclasses.replace(OFFICE, is_active=False),))
    assert told(draft_of(DocumentKind.INVOICE, department_id=OFFICE.id), closed) == [("warning", "department_id")]
