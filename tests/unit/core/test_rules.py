from __future__ import annotations

import dataclasses
import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from ledgerbee_desktop.core.drafts import Draft, Line
from ledgerbee_desktop.core.identifiers import ContactId, CustomerId, DepartmentId, DocumentId, LineId, PriceId
from ledgerbee_desktop.core.kinds import DeliveryType, DocumentKind, LineKind
from ledgerbee_desktop.core.library import Document, DocumentLine, KeyInfo
from ledgerbee_desktop.core.operations import SendRequest
from ledgerbee_desktop.core.rules import Facts, Severity, field_of_problem, findings, has_errors, send_findings
from tests.unit.core.samples import (
    BERLIN,
    CATALOGUE,
    GONE,
    HOUR,
    IDA,
    NORDLYS,
    OFFICE,
    OLD,
    SKOLE,
    TODAY,
    good_draft,
    product,
)

FACTS = Facts(catalogue=CATALOGUE, today=TODAY, contacts=(IDA,), departments=(OFFICE,))
DAY = dt.timedelta(days=1)


def one_line(**changes: Any) -> Draft:
    return good_draft().replace(lines=(product(1).replace(**changes),))


def test_a_good_draft_has_no_findings() -> None:
    assert findings(good_draft(), FACTS) == ()


TEXT_ONLY = (Line(id=LineId("t"), kind=LineKind.TEXT, description="x"), Line(id=LineId("s"), kind=LineKind.SEPARATOR))


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (good_draft().replace(customer_id=None), "customer_id"),
        (good_draft().replace(customer_id=CustomerId("nobody")), "customer_id"),
        (good_draft().replace(customer_id=GONE.id), "customer_id"),
        (good_draft().replace(contact_id=ContactId("stranger")), "contact_id"),
        (good_draft().replace(department_id=DepartmentId("stranger")), "department_id"),
        (good_draft().replace(date=None), "date"),
        (good_draft().replace(due_date=TODAY - DAY), "due_date"),
        (good_draft().replace(due_date=None), "due_date"),
        (good_draft().replace(payment_terms=-1), "payment_terms"),
        (good_draft().replace(currency="dkk"), "currency"),
        (good_draft().replace(currency="XYZ"), "currency"),
        (good_draft().replace(lines=()), "lines"),
        (good_draft().replace(lines=TEXT_ONLY), "lines"),
        (one_line(price_id=None), "lines.0.price_id"),
        (one_line(price_id=PriceId("unknown")), "lines.0.price_id"),
        (one_line(price_id=OLD.id), "lines.0.price_id"),
        (good_draft().replace(currency="SEK", lines=(product(1),)), "lines.0.price_id"),
        (one_line(quantity=None), "lines.0.quantity"),
        (one_line(quantity=Decimal(0)), "lines.0.quantity"),
        (one_line(quantity=Decimal(-1)), "lines.0.quantity"),
        (one_line(quantity=Decimal("0.1234567")), "lines.0.quantity"),
        (one_line(unit_price=Decimal("-0.01")), "lines.0.unit_price"),
        (one_line(unit_price=Decimal("0.125")), "lines.0.unit_price"),
        (one_line(unit_price=Decimal(10) ** 12), "lines.0.unit_price"),
    ],
)
def test_what_ledgerbee_would_refuse_is_an_error_at_its_field(draft: Draft, field: str) -> None:
    found = findings(draft, FACTS)
    assert [(f.severity, f.field) for f in found if f.severity is Severity.ERROR] == [(Severity.ERROR, field)]
    assert has_errors(found)
    assert all("{" not in str(f.message) for f in found)


def document(**changes: Any) -> Document:
    lines = tuple(
        DocumentLine(kind=line.kind, price_id=line.price_id, quantity=line.quantity) for line in good_draft().lines
    )
    base = Document(
        id=DocumentId("doc"),
        kind=DocumentKind.INVOICE,
        status="sent",
        date=TODAY - DAY,
        currency="DKK",
        subtotal=Decimal(1),
        vat=Decimal(0),
        amount=Decimal(1),
        created_at=dt.datetime(2026, 11, 20, tzinfo=dt.UTC),
        updated_at="",
        customer_id=NORDLYS.id,
        lines=lines,
    )
    return dataclasses.replace(base, **changes)


@pytest.mark.parametrize(
    ("draft", "facts", "field"),
    [
        (good_draft().replace(date=TODAY + DAY), FACTS, "date"),
        (good_draft(), dataclasses.replace(FACTS, newest_booked=TODAY + DAY), "date"),
        (good_draft().replace(customer_id=BERLIN.id), FACTS, "customer_id"),
        (good_draft(), dataclasses.replace(FACTS, recent=(document(),)), "lines"),
        (
            good_draft().replace(lines=(product(1), Line(id=LineId("t"), kind=LineKind.TEXT))),
            FACTS,
            "lines.1.description",
        ),
    ],
)
def test_what_a_person_may_regret_is_a_warning(draft: Draft, facts: Facts, field: str) -> None:
    assert [(f.severity, f.field) for f in findings(draft, facts)] == [(Severity.WARNING, field)]


def test_other_lines_or_another_customer_are_no_twin() -> None:
    for other in (document(lines=()), document(lines=None), document(customer_id=SKOLE.id)):
        assert findings(good_draft(), dataclasses.replace(FACTS, recent=(other,))) == ()


def test_a_key_without_the_scope_is_named() -> None:
    facts = dataclasses.replace(FACTS, key=KeyInfo(scopes=frozenset({"invoices-read"})))
    (found,) = findings(good_draft(), facts)
    assert "invoices-write" in str(found.message)
    assert findings(good_draft(), dataclasses.replace(FACTS, key=KeyInfo(scopes=None))) == ()


def by(channel: DeliveryType, to: str = "") -> SendRequest:
    return SendRequest(delivery_type=channel, to=to)


EAN_DRAFT = good_draft().replace(customer_id=SKOLE.id, reference="PO-1")


@pytest.mark.parametrize(
    ("request_", "target", "expected"),
    [
        (by(DeliveryType.EMAIL), good_draft(), []),
        (by(DeliveryType.EMAIL, "no address"), good_draft(), [("error", "to")]),
        (by(DeliveryType.EMAIL), EAN_DRAFT, [("error", "to")]),
        (by(DeliveryType.EMAIL), document(customer_id=SKOLE.id), [("warning", "to")]),
        (by(DeliveryType.SPROOM), EAN_DRAFT, []),
        (by(DeliveryType.SPROOM), EAN_DRAFT.replace(reference=""), [("error", "reference")]),
        (by(DeliveryType.SPROOM), good_draft(), [("error", "to")]),
        (by(DeliveryType.SPROOM, "5798000420527"), good_draft(), [("error", "to")]),
        (by(DeliveryType.SPROOM, "5798000420526"), good_draft(), []),
        (by(DeliveryType.MANUAL), good_draft().replace(customer_id=None), []),
    ],
)
def test_sending(request_: SendRequest, target: Draft | Document, expected: list[tuple[str, str]]) -> None:
    assert [(f.severity.value, f.field) for f in send_findings(request_, target, FACTS)] == expected


@pytest.mark.parametrize(
    ("path", "field"),
    [
        ("lines.0.quantity", "lines.0.quantity"),
        ("lines.12.unitPrice", "lines.12.unit_price"),
        ("lines.3", "lines.3.price_id"),
        ("lines", "lines"),
        ("customerId", "customer_id"),
        ("overrideEmail", "to"),
        ("recipientEmail", "to"),
        ("validUntil", "valid_until"),
        ("invoiceNumber", "invoice_number"),
        ("whatever", ""),
    ],
)
def test_a_refusal_lands_on_the_same_cell(path: str, field: str) -> None:
    assert field_of_problem(path) == field


def test_a_deleted_customer_or_price_is_an_error_that_says_so() -> None:
    customers = {**CATALOGUE.customers, NORDLYS.id: dataclasses.replace(NORDLYS, is_active=False, is_deleted=True)}
    prices = {**CATALOGUE.prices, HOUR.id: dataclasses.replace(HOUR, is_deleted=True)}
    facts = dataclasses.replace(FACTS, catalogue=dataclasses.replace(CATALOGUE, customers=customers, prices=prices))
    found = [
        each for each in findings(one_line(price_id=HOUR.id), facts) if "deleted in LedgerBee" in str(each.message)
    ]
    assert [(each.field, each.severity) for each in found] == [
        ("customer_id", Severity.ERROR),
        ("lines.0.price_id", Severity.ERROR),
    ]


def test_the_price_of_the_good_draft_is_active() -> None:
    assert HOUR.is_active
    assert not OLD.is_active
