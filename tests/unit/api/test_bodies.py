"""Request bodies: as the contract wants them, exact, and read back strictly."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings

from ledgerbee_desktop.api.bodies import JsonBodies
from ledgerbee_desktop.api.strict import InvalidBody
from ledgerbee_desktop.core.drafts import Draft, Line
from ledgerbee_desktop.core.identifiers import (
    LineId,
    PriceId,
    TemplateId,
    normal_id,
)
from ledgerbee_desktop.core.kinds import DeliveryType, DocumentKind
from ledgerbee_desktop.core.operations import SendRequest
from tests.unit.api.made import drafts, quantities
from tests.unit.api.schemas import example, validator
from tests.unit.core.samples import CountingIds

BODIES = JsonBodies()
INVOICE = DocumentKind.INVOICE


@settings(deadline=None)
@given(drafts())
def test_every_body_fits_the_contract(draft: Draft) -> None:
    body = json.loads(BODIES.create(draft))
    validator("PublicCreateInvoice").validate(body)
    assert body["currency"] == draft.currency
    assert draft.date is not None
    assert body["dueDate"] == (draft.due_date or draft.date + dt.timedelta(days=draft.payment_terms or 0)).isoformat()
    assert body["customerId"] == body["customerId"].lower()
    assert all(
        ("unitPrice" in sent) == (line.unit_price is not None)
        for sent, line in zip(body["lines"], draft.lines, strict=True)
    )
    assert all(
        ("description" in sent) == bool(line.description) for sent, line in zip(body["lines"], draft.lines, strict=True)
    )


@settings(deadline=None)
@given(drafts())
def test_a_body_is_read_back_as_the_draft_that_it_came_from(draft: Draft) -> None:
    body = BODIES.create(draft)
    back = BODIES.read_create(INVOICE, body, CountingIds())
    assert [line.quantity for line in back.lines] == [line.quantity for line in draft.lines]
    assert [line.unit_price for line in back.lines] == [line.unit_price for line in draft.lines]
    assert BODIES.create(back) == body
    assert back.customer_id == normal_id(str(draft.customer_id))
    assert (back.date, back.reference, back.notes) == (draft.date, draft.reference, draft.notes)


@settings(deadline=None)
@given(quantities)
def test_a_quantity_is_a_number_with_the_same_digits(quantity: Decimal) -> None:
    line = Line(id=LineId("l"), price_id=PriceId(normal_id("0194caee-b870-7948-881a-5f122d529c96")), quantity=quantity)
    body = BODIES.create(sample().replace(lines=(line,)))
    assert json.loads(body, parse_float=Decimal, parse_int=Decimal)["lines"][0]["quantity"] == quantity
    assert b"E" not in body.split(b'"quantity":')[1]


def sample(**fields: Any) -> Draft:
    return BODIES.read_create(INVOICE, json.dumps(example("CreateInvoiceBody")).encode(), CountingIds()).replace(
        **fields
    )


@pytest.mark.parametrize("name", ["CreateInvoiceBody", "CreateInvoiceShortestBody"])
def test_the_examples_of_the_contract_are_read(name: str) -> None:
    value = example(name)
    draft = BODIES.read_create(INVOICE, json.dumps(value).encode(), CountingIds())
    assert draft.customer_id == value["customerId"]
    assert len(draft.lines) == len(value["lines"])
    assert draft.due_date is None
    if "currency" in value:
        assert json.loads(BODIES.create(draft)) == {**value, "dueDate": "2026-07-15"}
        assert "reference" in draft.typed
        assert "customer_id" not in draft.typed


def _with(**changes: Any) -> dict[str, Any]:
    return {**example("CreateInvoiceShortestBody"), **changes}


def _line(**changes: Any) -> dict[str, Any]:
    line = {**example("CreateInvoiceShortestBody")["lines"][0], **changes}
    return _with(lines=[{"lineType": "separator"}, {name: value for name, value in line.items() if value is not ...}])


@pytest.mark.parametrize(
    ("body", "path"),
    [
        (_with(customerId="x"), "customerId"),
        (_with(customerId=7), "customerId"),
        (_with(customerId=None), "customerId"),
        ({"customerId": _with()["customerId"], "lines": []}, "date"),
        (_with(date="21-11-2026"), "date"),
        (_with(date="2026-02-30"), "date"),
        (_with(date="20260221"), "date"),
        (_with(dueDate="soon"), "dueDate"),
        (_with(paymentTerms="30"), "paymentTerms"),
        (_with(paymentTerms=1.5), "paymentTerms"),
        (_with(documentTemplateId="x"), "documentTemplateId"),
        (_with(validUntil="2026-11-21"), "validUntil"),
        (_with(lines={}), "lines"),
        (_with(lines=[7]), "lines.0"),
        (_line(quantity="7.5"), "lines.1.quantity"),
        (_line(quantity=True), "lines.1.quantity"),
        (_line(quantity=None), "lines.1.quantity"),
        (_line(quantity=...), "lines.1.quantity"),
        (_line(priceId=...), "lines.1.priceId"),
        (_line(priceId="x"), "lines.1.priceId"),
        (_line(unitPrice=7), "lines.1.unitPrice"),
        (_line(unitPrice="7,50"), "lines.1.unitPrice"),
        (_line(unitPrice="1e3"), "lines.1.unitPrice"),
        (_line(totalPrice="7"), "lines.1.totalPrice"),
        (_line(vatRate="25"), "lines.1.vatRate"),
        (_line(lineType="text"), "lines.1.priceId"),
    ],
)
def test_a_wrong_body_names_its_field(body: dict[str, Any], path: str) -> None:
    with pytest.raises(InvalidBody) as caught:
        BODIES.read_create(INVOICE, json.dumps(body).encode(), CountingIds())
    assert caught.value.path == path
    assert f"“{path}”" in str(caught.value)


@pytest.mark.parametrize("digits", ["1e400", "1E-50", "9" * 40])
def test_a_number_of_an_impossible_size_is_refused(digits: str) -> None:
    body = json.dumps(_line(quantity=4711)).replace("4711", digits).encode()
    with pytest.raises(InvalidBody) as caught:
        BODIES.read_create(INVOICE, body, CountingIds())
    assert caught.value.path == "lines.1.quantity"


@pytest.mark.parametrize("body", [b"", b"[]", b"7", b"{", b'{"a":NaN}', b'"\xff"', b"[" * 100_000])
def test_what_is_no_object_is_refused(body: bytes) -> None:
    with pytest.raises(InvalidBody):
        BODIES.read_create(INVOICE, body, CountingIds())


@pytest.mark.parametrize(
    "wrong",
    [
        {"customer_id": None},
        {"date": None},
        {"payment_terms": None},
        {"lines": (Line(id=LineId("l"), quantity=Decimal(1)),)},
        {"lines": (Line(id=LineId("l"), price_id=PriceId("0194caee-b870-7948-881a-5f122d529c96")),)},
        {"lines": (sample().lines[0].replace(unit_price=Decimal("1.005")),)},
        {"lines": (sample().lines[0].replace(quantity=Decimal("NaN")),)},
    ],
)
def test_a_draft_with_findings_has_no_body(wrong: dict[str, Any]) -> None:
    draft = sample(**wrong)
    with pytest.raises(ValueError, match=r"^(a|an|no) "):
        BODIES.create(draft)


TEMPLATE = TemplateId("0194caf7-6b00-72b2-a14f-63c053aea01b")


@pytest.mark.parametrize(
    ("request_", "body"),
    [
        (SendRequest(delivery_type=DeliveryType.MANUAL), {"deliveryType": "Manual"}),
        (SendRequest(delivery_type=DeliveryType.EMAIL), {"deliveryType": "Email"}),
        (
            SendRequest(delivery_type=DeliveryType.EMAIL, to="a@b.dk", store_on_customer=True, template_id=TEMPLATE),
            {
                "deliveryType": "Email",
                "overrideEmail": "a@b.dk",
                "updateCustomerRecord": True,
                "documentTemplateId": TEMPLATE,
            },
        ),
        (
            SendRequest(delivery_type=DeliveryType.SPROOM, to="5799999999017"),
            {"deliveryType": "Sproom", "overrideEanNumber": "5799999999017"},
        ),
    ],
)
def test_send(request_: SendRequest, body: dict[str, Any]) -> None:
    sent = BODIES.send(INVOICE, request_)
    assert json.loads(sent) == body
    validator("PublicSendInvoice").validate(body)
    assert BODIES.read_send(sent) == request_


@pytest.mark.parametrize("name", ["SendInvoiceEmailBody", "SendSproomBody", "SendManualBody"])
def test_the_examples_of_sends_are_read(name: str) -> None:
    assert BODIES.read_send(json.dumps(example(name)).encode()).delivery_type == example(name)["deliveryType"]


def test_a_send_of_another_family_is_refused() -> None:
    with pytest.raises(InvalidBody) as caught:
        BODIES.read_send(b'{"deliveryType":"Email","recipientEmail":"a@b.dk","overrideEmail":"a@b.dk"}')
    assert caught.value.path == "overrideEmail"
    with pytest.raises(InvalidBody):
        BODIES.read_send(b'{"deliveryType":"email"}')
    with pytest.raises(ValueError, match="quote"):
        BODIES.send(DocumentKind.QUOTE, SendRequest(delivery_type=DeliveryType.SPROOM))


def test_raw_numbers_are_not_touched() -> None:
    """Guards the assumption on which the exact quantities rest."""
    assert msgspec.json.encode({"q": msgspec.Raw(b"0.10")}) == b'{"q":0.10}'
