"""Writes of customers, products, prices and groups: bodies that the contract's schemas take, read back as what they came from."""

from __future__ import annotations

import dataclasses
import json
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledgerbee_desktop.api.bodies import JsonBodies
from ledgerbee_desktop.api.strict import InvalidBody
from ledgerbee_desktop.core.identifiers import PriceId, ProductId, normal_id
from ledgerbee_desktop.core.kinds import Target
from ledgerbee_desktop.core.operations import OperationKind
from ledgerbee_desktop.core.records import CustomerFields, PriceAction, PriceFields, RecordFields, RecordWrite
from tests.unit.api.made import RECORDS, actions, creates, ids, required, updates
from tests.unit.api.schemas import contract, validator

BODIES = JsonBodies()
CREATES = {
    Target.CUSTOMER: "CreateCustomer",
    Target.PRODUCT: "CreateProduct",
    Target.PRICE: "CreateProductPrice",
    Target.PRODUCT_GROUP: "CreateProductGroup",
}
UPDATES = {
    Target.CUSTOMER: "UpdateCustomer",
    Target.PRODUCT: "UpdateProduct",
    Target.PRICE: "UpdateProductPrice",
    Target.PRODUCT_GROUP: "UpdateProductGroup",
}
targets = st.sampled_from(sorted(RECORDS))
NO_RECORD = Target.QUOTE


def normal(fields: RecordFields) -> RecordFields:
    """With all ids of LedgerBee in lower case."""
    found = {each.name: getattr(fields, each.name) for each in dataclasses.fields(fields)}
    lower: dict[str, Any] = {
        name: normal_id(value)
        for name, value in found.items()
        if name.endswith("_id") and name != "external_system_id" and value
    }
    return dataclasses.replace(fields, **lower)


@settings(deadline=None)
@given(targets, st.data())
def test_every_create_fits_its_schema_and_is_read_back(target: Target, data: st.DataObject) -> None:
    """Unknown 25: the required set of a customer; unknown 29: prices are created flat."""
    write = data.draw(creates(target))
    body = BODIES.record(write)
    found = json.loads(body)
    validator(CREATES[target]).validate(found)
    assert target is not Target.PRICE or found["pricingModel"] == "FLAT_RATE"
    back = BODIES.read_record(target, OperationKind.CREATE, str(write.record_id), body)
    assert write.fields is not None
    assert back.fields == normal(write.fields)
    assert BODIES.record(back) == body


@settings(deadline=None)
@given(targets, st.data())
def test_every_update_fits_its_schema_and_states_only_what_changed(target: Target, data: st.DataObject) -> None:
    """Unknown 26."""
    write = data.draw(updates(target))
    body = BODIES.record(write)
    validator(UPDATES[target]).validate(json.loads(body))
    assert len(json.loads(body)) == len(write.changed)
    back = BODIES.read_record(target, OperationKind.UPDATE, str(write.record_id), body)
    assert back.changed == write.changed
    assert write.fields is not None
    before = normal(write.fields)
    assert {name: getattr(back.fields, name) for name in write.changed} == {
        name: getattr(before, name) for name in write.changed
    }
    assert BODIES.record(back) == body


@settings(deadline=None)
@given(actions())
def test_actions_are_read_back(write: RecordWrite) -> None:
    """On the wire an action has no body; what is frozen names it."""
    assert write.action is not None
    body = BODIES.record(write)
    assert BODIES.read_record(Target.PRICE, OperationKind.ACTION, str(write.record_id), body) == write


@settings(deadline=None)
@given(st.sampled_from([Target.PRODUCT, Target.PRICE, Target.PRODUCT_GROUP]), ids)
def test_a_deletion_has_no_body(target: Target, some_id: str) -> None:
    write = RecordWrite(target=target, kind=OperationKind.DELETE, record_id=ProductId(some_id))
    assert BODIES.record(write) == b""
    assert BODIES.read_record(target, OperationKind.DELETE, some_id, b"") == write


@settings(deadline=None)
@given(targets, st.data())
def test_a_create_needs_all_that_is_required(target: Target, data: st.DataObject) -> None:
    """A body that lacks a required member is no create, and names the member."""
    write = data.draw(creates(target))
    body: dict[str, Any] = json.loads(BODIES.record(write))
    schema = contract()["components"]["schemas"][CREATES[target]]
    lacking = data.draw(st.sampled_from(sorted(schema["required"])))
    del body[lacking]
    with pytest.raises(InvalidBody) as caught:
        BODIES.read_record(target, OperationKind.CREATE, "x", json.dumps(body).encode())
    assert caught.value.path == lacking
    assert write.fields is not None
    assert required(type(write.fields))


@settings(deadline=None)
@given(targets, st.booleans(), st.data())
def test_an_unknown_member_is_refused(target: Target, creating: bool, data: st.DataObject) -> None:
    """Trap 2."""
    write = data.draw(creates(target) if creating else updates(target))
    body = {**json.loads(BODIES.record(write)), "colour": "red"}
    with pytest.raises(InvalidBody) as caught:
        BODIES.read_record(target, write.kind, "x", json.dumps(body).encode())
    assert caught.value.path == "colour"


@settings(deadline=None)
@given(updates(Target.CUSTOMER))
def test_an_email_address_is_never_emptied(write: RecordWrite) -> None:
    """The contract has it as an address, and an empty text is none."""
    assert isinstance(write.fields, CustomerFields)
    emptied = dataclasses.replace(
        write, fields=dataclasses.replace(write.fields, email=""), changed=write.changed | {"email"}
    )
    with pytest.raises(ValueError, match="emptied"):
        BODIES.record(emptied)


def _price(**fields: Any) -> PriceFields:
    known: dict[str, Any] = {"product_id": ProductId("x"), "unit_amount": Decimal(1), "currency": "DKK"}
    return PriceFields(**{**known, **fields})


@pytest.mark.parametrize(
    ("write", "why"),
    [
        (
            RecordWrite(
                target=Target.PRICE,
                kind=OperationKind.UPDATE,
                record_id=PriceId("x"),
                fields=_price(),
                changed=frozenset({"currency"}),
            ),
            "change of currency",
        ),
        (RecordWrite(target=Target.CUSTOMER, kind=OperationKind.DELETE, record_id=ProductId("x")), "no write delete"),
        (
            RecordWrite(
                target=Target.PRODUCT,
                kind=OperationKind.ACTION,
                record_id=ProductId("x"),
                action=PriceAction.ARCHIVE,
            ),
            "no write action",
        ),
        (
            RecordWrite(target=Target.PRODUCT, kind=OperationKind.CREATE, record_id=ProductId("x"), fields=_price()),
            "no write create",
        ),
    ],
)
def test_what_the_contract_does_not_have_has_no_body(write: RecordWrite, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        BODIES.record(write)
