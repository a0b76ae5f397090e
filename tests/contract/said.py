"""What our own types can say: drafts of every kind, sends and writes of records, with everything in them and with as little as may be."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from ledgerbee_desktop.core.drafts import Draft, Line
from ledgerbee_desktop.core.identifiers import (
    AccountId,
    ContactId,
    CustomerGroupId,
    CustomerId,
    DepartmentId,
    DraftId,
    LineId,
    PriceId,
    ProductGroupId,
    ProductId,
    TemplateId,
)
from ledgerbee_desktop.core.kinds import TRAITS, DeliveryType, DocumentKind, LineKind, Target, has_field
from ledgerbee_desktop.core.operations import OperationKind, SendRequest
from ledgerbee_desktop.core.records import (
    CustomerFields,
    PriceAction,
    PriceFields,
    ProductFields,
    ProductGroupFields,
    RecordFields,
    RecordId,
    RecordWrite,
)

ID = "019eca66-df40-725e-ac9b-6be0fb773433"
RECORDS: dict[Target, tuple[str, RecordFields]] = {
    Target.CUSTOMER: (
        "Customer",
        CustomerFields(
            customer_type="company",
            number="1001",
            name="Ærø Skole",
            vat_zone="domestic",
            group_id=CustomerGroupId(ID),
            country_code="DK",
            email="skolen@aeroe.example",
            phone="+45 11 22 33 44",
            address="Havnegade 1",
            city="Marstal",
            postal_code="5960",
            vat_number="12345674",
            ean="5798000420526",
            website="https://aeroe.example",
            external_system_id="4711",
            metadata={"route": "north"},
        ),
    ),
    Target.PRODUCT: (
        "Product",
        ProductFields(number="100", name="Malertime", group_id=ProductGroupId(ID), description="En time"),
    ),
    Target.PRICE: (
        "ProductPrice",
        PriceFields(
            product_id=ProductId(ID),
            unit_amount=Decimal("495.5"),
            currency="DKK",
            nickname="Aften",
            billing_period="RECURRING",
            billing_interval="MONTH",
            billing_interval_count=3,
        ),
    ),
    Target.PRODUCT_GROUP: (
        "ProductGroup",
        ProductGroupFields(
            number="1",
            name="Timer",
            domestic_account_id=AccountId(ID),
            eu_account_id=AccountId(ID),
            abroad_account_id=AccountId(ID),
            domestic_without_vat_account_id=AccountId(ID),
            description="Alt arbejde",
        ),
    ),
}


def draft(kind: DocumentKind, **fields: Any) -> Draft:
    """A draft with everything that `kind` has, and all kinds of lines."""
    everything: dict[str, Any] = {
        "customer_id": CustomerId(ID),
        "contact_id": ContactId(ID),
        "department_id": DepartmentId(ID),
        "date": dt.date(2026, 11, 21),
        "due_date": dt.date(2026, 12, 5),
        "payment_terms": 14,
        "valid_until": dt.date(2026, 12, 21),
        "invoice_number": "1042",
        "currency": "EUR",
        "reference": "PO 7",
        "our_reference": "Mette",
        "description": "Maling & <b>spartel</b>",
        "notes": "Tak for ordren 🐝",
    }
    lines = (
        Line(
            id=LineId("1"),
            price_id=PriceId(ID.upper()),
            quantity=Decimal("7.5"),
            unit_price=Decimal("99.95"),
            description="Ærø",
            recognition_period_days=30,
        ),
        Line(id=LineId("2"), kind=LineKind.TEXT, description="Kørsel & færge"),
        Line(id=LineId("3"), kind=LineKind.SEPARATOR),
        Line(id=LineId("4"), price_id=PriceId(ID), quantity=Decimal("0.000001")),
    )
    own = {name: value for name, value in everything.items() if has_field(kind, name)}
    return Draft(**{"id": DraftId("d"), "kind": kind, "lines": lines, **own, **fields})


def bare_draft(kind: DocumentKind) -> Draft:
    """A draft with as little as `kind` may have."""
    line = Line(id=LineId("1"), price_id=PriceId(ID), quantity=Decimal(1))
    days = 8 if kind is DocumentKind.INVOICE else None
    date = dt.date(2026, 11, 21)
    return Draft(id=DraftId("d"), kind=kind, customer_id=CustomerId(ID), date=date, payment_terms=days, lines=(line,))


def sends(kind: DocumentKind) -> Iterator[SendRequest]:
    """Every way in which `kind` can be sent."""
    addresses = {DeliveryType.EMAIL: "a@b.example", DeliveryType.SPROOM: "5798000420526", DeliveryType.MANUAL: ""}
    for channel in TRAITS[kind].channels:
        yield SendRequest(delivery_type=channel)
        yield SendRequest(delivery_type=channel, template_id=TemplateId(ID))
        if addresses[channel]:
            yield SendRequest(delivery_type=channel, to=addresses[channel])
            if TRAITS[kind].overrides_recipient:
                yield SendRequest(delivery_type=channel, to=addresses[channel], store_on_customer=True)


def writes(target: Target) -> Iterator[RecordWrite]:
    """Every create, change, deletion and action of a record, with all of its fields and with as few as there may be."""
    made_id: RecordId = ProductId(ID)
    fields = RECORDS[target][1]
    required = [name for name, is_required in required_of(fields).items() if is_required]
    few = type(fields)(**{name: getattr(fields, name) for name in required})
    yield RecordWrite(target=target, kind=OperationKind.CREATE, record_id=made_id, fields=fields)
    yield RecordWrite(target=target, kind=OperationKind.CREATE, record_id=made_id, fields=few)
    changeable = {"nickname", "unit_amount"} if target is Target.PRICE else set(required_of(fields))
    for names in (changeable, *({name} for name in sorted(changeable))):
        yield RecordWrite(
            target=target, kind=OperationKind.UPDATE, record_id=made_id, fields=fields, changed=frozenset(names)
        )
    if target is not Target.CUSTOMER:
        yield RecordWrite(target=target, kind=OperationKind.DELETE, record_id=made_id)
    if target is Target.PRICE:
        for action in PriceAction:
            yield RecordWrite(target=target, kind=OperationKind.ACTION, record_id=made_id, action=action)


def required_of(fields: RecordFields) -> dict[str, bool]:
    """The names of the fields, and whether each must be given."""
    missing = dataclasses.MISSING
    return {
        each.name: each.default is missing and each.default_factory is missing for each in dataclasses.fields(fields)
    }
