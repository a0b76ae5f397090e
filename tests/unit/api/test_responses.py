"""Answers: the contract's examples, what LedgerBee may add, and what cannot be."""

from __future__ import annotations

import contextlib
import copy
import datetime as dt
import json
from collections.abc import Callable
from decimal import Decimal
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ledgerbee_desktop.api.wire import catalogue, documents, errors, ledger, records, values
from ledgerbee_desktop.api.wire.decode import Malformed, decode
from ledgerbee_desktop.core.identifiers import CustomerId
from ledgerbee_desktop.core.kinds import LineKind
from tests.unit.api.schemas import contract, example

InvoicePage = documents.PageOut[documents.InvoiceItemOut]
ProductPage = documents.PageOut[catalogue.ProductOut]
TemplatePage = documents.PageOut[records.TemplateOut]


def _invoices(out: Any) -> Any:
    return documents.page(out, documents.invoice)


def _products(out: Any) -> Any:
    return documents.page(out, catalogue.listed_product)


def _templates(out: Any) -> Any:
    return documents.page(out, records.template)


def _contacts(out: Any) -> Any:
    return [records.contact(each, CustomerId("c")) for each in out]


def _departments(out: Any) -> Any:
    return [records.department(each, CustomerId("c")) for each in out]


Build = Callable[[Any], Any]
ANSWERS: dict[str, tuple[Any, Build]] = {
    "Company": (records.CompanyOut, records.company),
    "ApiKeyInfo": (records.KeyOut, records.key_info),
    "CustomerList": (list[records.CustomerOut], records.customers),
    "CustomerContacts": (list[records.ContactOut], _contacts),
    "CustomerDepartments": (list[records.DepartmentOut], _departments),
    "ProductPage": (ProductPage, _products),
    "ProductWithPrices": (catalogue.ProductWithPricesOut, catalogue.product),
    "DocumentTemplatePage": (TemplatePage, _templates),
    "InvoicePage": (InvoicePage, _invoices),
    "InvoiceDraft": (documents.InvoiceOut, documents.invoice),
    "InvoiceSent": (documents.InvoiceOut, documents.invoice),
    "InvoiceCredited": (documents.InvoiceOut, documents.invoice),
    "CreditNoteCreated": (documents.CreditNoteOut, documents.credit_note),
    "CreditNoteSent": (documents.CreditNoteOut, documents.credit_note),
    "QuoteDraft": (documents.QuoteOut, documents.quote),
    "QuoteConverted": (documents.QuoteOut, documents.quote),
    "OrderConfirmationDraft": (documents.OrderConfirmationOut, documents.order_confirmation),
    "OrderConfirmationConverted": (documents.OrderConfirmationOut, documents.order_confirmation),
    "ProductPriceCreated": (catalogue.SinglePriceOut, catalogue.single_price),
    "ProductGroup": (catalogue.ProductGroupOut, catalogue.product_group),
    "InvoiceDeliveryStatus": (documents.DeliveryStatusOut, documents.delivery_status),
    "DeliveryStatusNeverSent": (documents.DeliveryStatusOut, documents.delivery_status),
    "SentByEmail": (documents.SentOut, documents.sent),
    "SentBySproom": (documents.SentOut, documents.sent),
}


def read(name: str, value: Any) -> Any:
    return decode(json.dumps(value).encode(), *ANSWERS[name])


@pytest.mark.parametrize("name", ANSWERS)
def test_the_examples_of_the_contract_are_read(name: str) -> None:
    assert read(name, example(name)) is not None or name.startswith("SentBy")


def objects(value: Any) -> list[dict[str, Any]]:
    """All objects in a JSON value whose members are fields (a map of names to values is none)."""
    if isinstance(value, list):
        return [each for item in value for each in objects(item)]
    if isinstance(value, dict):
        return [
            value,
            *(
                each
                for name, item in value.items()
                if name not in {"vatRatesByZone", "metadata"}
                for each in objects(item)
            ),
        ]
    return []


values_of_any_kind = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**6), 10**6) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(st.text(max_size=4), inner, max_size=2),
    max_leaves=4,
)
new_names = st.text("abcdefghij", min_size=3, max_size=8).map(lambda name: f"new{name}")


@settings(deadline=None)
@given(st.sampled_from(sorted(ANSWERS)), st.data())
def test_unknown_members_change_nothing(name: str, data: st.DataObject) -> None:
    value = copy.deepcopy(example(name))
    before = read(name, value)
    for each in objects(value):
        each.update(data.draw(st.dictionaries(new_names, values_of_any_kind, max_size=2)))
    assert read(name, value) == before


OPEN = [
    "status",
    "deliveryType",
    "vatZone",
    "customerType",
    "documentType",
    "lineType",
    "pricingModel",
    "billingPeriodType",
]


@settings(deadline=None)
@given(st.sampled_from(sorted(ANSWERS)), st.sampled_from(OPEN), st.text("abcXYZ_", min_size=1, max_size=12))
def test_unknown_words_stay_text(name: str, field: str, word: str) -> None:
    value = copy.deepcopy(example(name))
    for each in objects(value):
        if field in each:
            each[field] = word
    found = read(name, value)
    if name == "InvoiceDraft" and field == "status":
        assert found.status == found.display_status == word
    if name == "InvoiceDraft" and field == "lineType" and word not in {"text", "separator"}:
        assert {line.kind for line in found.lines} == {LineKind.PRODUCT}


def _required(schema: Any) -> set[str]:
    if "$ref" in schema:
        return _required(contract()["components"]["schemas"][schema["$ref"].rpartition("/")[2]])
    return set(schema.get("required", ())).union(*(_required(each) for each in schema.get("allOf", ())))


SCHEMAS = {
    "Company": "CompanyResponse",
    "ProductWithPrices": "ProductWithPricesResponse",
    "InvoiceDraft": "PublicInvoice",
    "InvoiceDeliveryStatus": "PublicDeliveryStatusResponse",
    "ApiKeyInfo": "ApiKeyInfoResponse",
}


@pytest.mark.parametrize("name", SCHEMAS)
def test_null_is_as_good_as_missing(name: str) -> None:
    """Every member that the contract does not require may be null or missing."""
    value = example(name)
    required = _required({"$ref": f"#/components/schemas/{SCHEMAS[name]}"})
    for field in set(value) - required:
        nulled = {**value, field: None}
        missing = {key: item for key, item in value.items() if key != field}
        assert read(name, nulled) == read(name, missing)


@settings(deadline=None)
@given(st.decimals(Decimal("0.000001"), Decimal(10**12), places=6))
def test_a_quantity_is_read_from_its_digits(quantity: Decimal) -> None:
    body = json.dumps({**example("InvoiceDraft"), "lines": [{"quantity": 4711, "unitPrice": str(quantity)}]})
    raw = body.replace("4711", format(quantity, "f")).encode()
    line = decode(raw, documents.InvoiceOut, documents.invoice).lines
    assert line is not None
    assert line[0].quantity == line[0].unit_price == quantity


def test_a_quantity_beyond_binary_fractions() -> None:
    raw = json.dumps({**example("InvoiceDraft"), "lines": [{"quantity": 4711}]}).replace("4711", "90071992547409.93")
    found = decode(raw.encode(), documents.InvoiceOut, documents.invoice)
    assert found.lines is not None
    assert found.lines[0].quantity == Decimal("90071992547409.93")


@pytest.mark.parametrize(
    "bad", ["NaN", "Infinity", "-Infinity", "sNaN", "1e400", "1e-400", "1e999999999", "x", "", True]
)
def test_amounts_that_cannot_be(bad: Any) -> None:
    with pytest.raises(Malformed):
        read("InvoiceDraft", {**example("InvoiceDraft"), "amount": bad})


@pytest.mark.parametrize(
    ("field", "bad"),
    [
        ("id", "x"),
        ("id", None),
        ("date", "soon"),
        ("createdAt", "0001-01-01T00:00:00+23:00"),
        ("lines", None),
        ("status", 7),
    ],
)
def test_members_that_cannot_be(field: str, bad: Any) -> None:
    with pytest.raises(Malformed):
        read("InvoiceDraft", {**example("InvoiceDraft"), field: bad})


@settings(deadline=None)
@given(st.binary(max_size=200) | st.text(max_size=100).map(str.encode) | values_of_any_kind.map(msgspec.json.encode))
def test_any_bytes_are_an_answer_or_malformed(body: bytes) -> None:
    for kind, build in ANSWERS.values():
        with contextlib.suppress(Malformed):
            decode(body, kind, build)


@pytest.mark.parametrize("body", [b"[" * 100_000, b'{"a":' * 100_000, b"{" + b'"a":[[' * 50_000])
def test_deep_nesting_is_malformed(body: bytes) -> None:
    for kind, build in ANSWERS.values():
        with pytest.raises(Malformed):
            decode(body, kind, build)
    assert errors.read_envelope(400, "application/json", body) is None


def test_ids_are_compared_without_case() -> None:
    value = example("InvoiceDraft")
    upper = {**value, "id": value["id"].upper(), "customerId": value["customerId"].upper()}
    assert read("InvoiceDraft", upper) == read("InvoiceDraft", value)


def test_a_document() -> None:
    found = read("InvoiceDraft", example("InvoiceDraft"))
    assert (found.number, found.subtotal, found.amount) == ("", Decimal("7579.80"), Decimal("9474.75"))
    assert found.created_at == dt.datetime(2026, 6, 15, 8, 30, tzinfo=dt.UTC)
    assert [line.kind for line in found.lines] == [LineKind.PRODUCT, LineKind.TEXT, LineKind.PRODUCT]
    assert found.lines[1].quantity is None
    assert read("InvoicePage", example("InvoicePage")).items[0].lines is None
    assert read("ProductPage", example("ProductPage")).items[0].prices_known is False
    assert read("ProductWithPrices", example("ProductWithPrices")).prices_known is True


def test_a_send_that_was_not_accepted_is_no_success() -> None:
    with pytest.raises(Malformed):
        read("SentByEmail", {"success": False, "deliveryType": "Email"})


@pytest.mark.parametrize(
    ("value", "text"), [(12345678, "12345678"), (12345678.0, "12345678"), ("DK1", "DK1"), (None, "")]
)
def test_numbers_for_text(value: Any, text: str) -> None:
    assert values.loose_text(value) == text


@pytest.mark.parametrize(
    ("rate", "read_as"),
    [
        ("25", Decimal(25)),
        (25.5, Decimal("25.5")),
        ("25 %", None),
        ("", None),
        (True, None),
        (None, None),
        ("1e400", None),
    ],
)
def test_a_rate_that_is_no_number_costs_the_rate_alone(rate: Any, read_as: Decimal | None) -> None:
    """The contract has rates as any text."""
    value = copy.deepcopy(example("ProductWithPrices"))
    value["prices"][0]["vatRatesByZone"]["domestic"] = rate
    found = read("ProductWithPrices", value).prices[0]
    assert found.vat_rates.get("domestic") == read_as
    assert found.vat_rates["eu"] == 0
    code = {"id": value["id"], "vatCode": "U25", "name": "Salg", "vatRate": rate}
    assert decode(json.dumps(code).encode(), ledger.VatCodeOut, ledger.vat_code).rate == read_as
    group = {"id": value["id"], "name": "Erhverv", "discount": rate}
    assert decode(json.dumps(group).encode(), records.CustomerGroupOut, records.customer_group).discount == read_as


def test_timestamps_without_a_zone_are_utc() -> None:
    assert values.timestamp("2026-11-21T08:30:00") == dt.datetime(2026, 11, 21, 8, 30, tzinfo=dt.UTC)
    assert values.timestamp("2026-11-21T09:30:00+01:00") == dt.datetime(2026, 11, 21, 8, 30, tzinfo=dt.UTC)
