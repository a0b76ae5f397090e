"""Whatever our own types can say is a body that the contract's schemas take, and is read back as what it came from."""

from __future__ import annotations

import json
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledgerbee_desktop.api.bodies import JsonBodies
from ledgerbee_desktop.api.strict import InvalidBody
from ledgerbee_desktop.core.drafts import Draft
from ledgerbee_desktop.core.identifiers import DraftId, LineId, normal_id
from ledgerbee_desktop.core.kinds import TRAITS, DocumentKind, has_field
from ledgerbee_desktop.core.operations import SendRequest
from tests.unit.api.made import adjustments, drafts, send_requests
from tests.unit.api.schemas import contract, validator
from tests.unit.core.samples import CountingIds

BODIES = JsonBodies()
CREATES = {
    DocumentKind.INVOICE: "PublicCreateInvoice",
    DocumentKind.CREDIT_NOTE: "CreateCreditNote",
    DocumentKind.QUOTE: "CreateQuote",
    DocumentKind.ORDER_CONFIRMATION: "CreateOrderConfirmation",
}
SENDS = {
    DocumentKind.INVOICE: "PublicSendInvoice",
    DocumentKind.CREDIT_NOTE: "PublicSendInvoice",
    DocumentKind.QUOTE: "SendSalesDocument",
    DocumentKind.ORDER_CONFIRMATION: "SendSalesDocument",
}
CONVERTS = {DocumentKind.QUOTE: "ConvertQuote", DocumentKind.ORDER_CONFIRMATION: "ConvertToInvoice"}
CONVERSIONS = [(source, target) for source, traits in TRAITS.items() for target in traits.converts_to]
UPDATABLE = [kind for kind, traits in TRAITS.items() if traits.is_updatable]
IDS = ("customer_id", "contact_id", "department_id")


def normal(draft: Draft) -> Draft:
    """The draft with all that a body keeps of it in its normal form: ids in lower case, line ids counted, numbers by value."""
    ids = {name: value and normal_id(value) for name in IDS if (value := getattr(draft, name)) is not None}
    lines = tuple(
        line.replace(id=LineId(str(place)), price_id=line.price_id and normal_id(line.price_id))
        for place, line in enumerate(draft.lines)
    )
    return draft.replace(id=DraftId(""), typed=frozenset(), lines=lines, **ids)


def allowed(schema: str) -> set[str]:
    """The members that a request schema has."""
    return set(contract()["components"]["schemas"][schema]["properties"])


@settings(deadline=None)
@given(st.sampled_from(DocumentKind), st.data())
def test_every_create_fits_the_schema_of_its_kind(kind: DocumentKind, data: st.DataObject) -> None:
    """Traps 2, 7 and 19: no field of another kind, nothing negative, nothing computed. Unknowns 16 and 17."""
    draft = data.draw(drafts(kind))
    body = json.loads(BODIES.create(draft))
    validator(CREATES[kind]).validate(body)
    assert set(body) <= allowed(CREATES[kind])
    assert all(Decimal(line.get("unitPrice", "0")) >= 0 and line.get("quantity", 1) > 0 for line in body["lines"])
    assert not {"totalPrice", "vatRate", "vatAmount"} & {name for line in body["lines"] for name in line}
    assert all(line.get("lineType", "text") in {"text", "separator"} for line in body["lines"])


@settings(deadline=None)
@given(st.sampled_from(DocumentKind), st.data())
def test_every_create_is_read_back(kind: DocumentKind, data: st.DataObject) -> None:
    draft = data.draw(drafts(kind))
    body = BODIES.create(draft)
    back = BODIES.read_create(kind, body, CountingIds())
    stated = draft
    if kind is DocumentKind.INVOICE:
        assert draft.date is not None
        stated = draft.replace(due_date=back.due_date)
    assert normal(back) == normal(stated)
    assert BODIES.create(back) == body


@settings(deadline=None)
@given(st.sampled_from(UPDATABLE), st.data())
def test_every_update_is_the_whole_document(kind: DocumentKind, data: st.DataObject) -> None:
    """Trap 3: what is left out is gone, so that an update states what a create states."""
    draft = data.draw(drafts(kind))
    body = BODIES.update(draft)
    validator(CREATES[kind]).validate(json.loads(body))
    assert normal(BODIES.read_create(kind, body, CountingIds())) == normal(draft)


@pytest.mark.parametrize("kind", [DocumentKind.INVOICE, DocumentKind.CREDIT_NOTE])
def test_there_is_no_update_of_the_others(kind: DocumentKind) -> None:
    """Trap 5."""
    with pytest.raises(ValueError, match="not possible"):
        BODIES.update(Draft(id=DraftId("d"), kind=kind))


@settings(deadline=None)
@given(st.sampled_from(DocumentKind), st.data())
def test_every_send_fits_the_schema_of_its_family_and_is_read_back(kind: DocumentKind, data: st.DataObject) -> None:
    """Traps 1 and 8: each family has names of its own for the address; the channels have capitals."""
    request = data.draw(send_requests(kind))
    body = BODIES.send(kind, request)
    validator(SENDS[kind]).validate(json.loads(body))
    assert set(json.loads(body)) <= allowed(SENDS[kind])
    template = request.template_id and normal_id(request.template_id)
    assert BODIES.read_send(body) == SendRequest(
        delivery_type=request.delivery_type,
        to=request.to,
        store_on_customer=request.store_on_customer,
        template_id=template,  # type: ignore[arg-type]
    )


@settings(deadline=None)
@given(st.sampled_from(CONVERSIONS), st.data())
def test_every_conversion_fits_its_schema_and_is_read_back(
    conversion: tuple[DocumentKind, DocumentKind], data: st.DataObject
) -> None:
    """Traps 2 and 8: an adjustment has exactly the fields of the target, without the customer."""
    source, target = conversion
    adjustment = data.draw(st.none() | adjustments(target))
    body = BODIES.convert(source, target, adjustment)
    validator(CONVERTS[source]).validate(json.loads(body))
    assert BODIES.read_convert(body) is target
    back = BODIES.read_adjustment(body, CountingIds())
    if adjustment is None:
        assert back is None
    else:
        assert back is not None
        assert normal(back) == normal(adjustment.replace(customer_id=None))
        assert BODIES.convert(source, target, back) == body


@pytest.mark.parametrize(
    ("document", "path"),
    [
        ('{"customerId":"019eca66-df40-725e-ac9b-6be0fb773433"}', "document.customerId"),
        ('{"date":7}', "document.date"),
        ('{"lines":[{"priceId":"x","quantity":1}]}', "lines.0.priceId"),
        ("[]", "document"),
    ],
)
def test_an_adjustment_that_is_none_names_its_field(document: str, path: str) -> None:
    body = f'{{"target":"invoice","document":{document}}}'.encode()
    with pytest.raises(InvalidBody) as caught:
        BODIES.read_adjustment(body, CountingIds())
    assert caught.value.path == path


def test_the_fields_of_a_kind_are_those_of_its_body() -> None:
    """Side by side: body fields of its own, body fields of all."""
    names = {
        "dueDate": "due_date",
        "paymentTerms": "payment_terms",
        "description": "description",
        "invoiceNumber": "invoice_number",
        "validUntil": "valid_until",
    }
    of_all = {
        *("customerId", "date", "lines", "customerDepartmentId", "customerContactId"),
        *("currency", "reference", "ourReference", "notes"),
    }
    for kind, schema in CREATES.items():
        own = {name for name, field in names.items() if has_field(kind, field)}
        assert allowed(schema) == of_all | own
