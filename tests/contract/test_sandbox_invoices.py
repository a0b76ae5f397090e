"""Creating and listing invoices: strict bodies, the server's arithmetic, paging, search and filters."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from tests.contract import schema
from tests.contract.billing import Shop, open_shop
from tests.sandbox_process import SandboxProcess

UNKNOWN = "019eca66-df40-7000-8000-000000000000"
FULL = {
    "dueDate": "2026-07-01",
    "currency": "DKK",
    "paymentTerms": 14,
    "reference": "PO-1",
    "ourReference": "Mette Holm",
    "description": "Æble",
    "notes": "Tak!",
}


@pytest.fixture(scope="module")
def shop(sandbox: SandboxProcess) -> Shop:
    return open_shop(sandbox, paymentTerms=8)


def refusal(shop: Shop, body: Any) -> dict[str, dict[str, str]]:
    """What the sandbox finds wrong with a body: property to constraints; nothing may have been stored."""
    before = shop.sandbox.ledger()
    response = shop.sandbox.call("POST", "/v1/invoices", body)
    assert response.status_code == 400, response.text
    assert response.json()["code"] == "SHARED_VALIDATION_FAILED"
    assert shop.sandbox.ledger() == before
    return {entry["property"]: entry["constraints"] for entry in response.json()["details"]["validationErrors"]}


def test_full_body_comes_back(shop: Shop) -> None:
    """Trap 17: but not description, payment terms, contact and department."""
    invoice = shop.create(**FULL)
    assert invoice["number"] is None
    assert invoice["status"] == "draft"
    for name in ("dueDate", "currency", "reference", "ourReference", "notes"):
        assert invoice[name] == FULL[name]
    hidden = {"description", "paymentTerms", "customerContactId", "customerDepartmentId"}
    assert not hidden & set(invoice)
    assert shop.read(invoice) == invoice


@pytest.mark.parametrize(
    ("field", "value", "rule"),
    [
        ("customerId", None, "isDefined"),
        ("customerId", "17", "isUuid"),
        ("customerId", 17, "isUuid"),
        ("date", None, "isDefined"),
        ("date", "15-06-2026", "isDateString"),
        ("date", "2026-02-30", "isDateString"),
        ("date", "2026-06-15T00:00:00Z", "isDateString"),
        ("dueDate", "soon", "isDateString"),
        ("currency", "dkk", "isCurrencyCode"),
        ("currency", "KRONER", "isCurrencyCode"),
        ("paymentTerms", "30", "isInt"),
        ("paymentTerms", 30.5, "isInt"),
        ("paymentTerms", True, "isInt"),
        ("paymentTerms", 10**8, "max"),
        ("reference", 12345, "isString"),
        ("notes", ["Tak"], "isString"),
        ("notes", "\ud800", "isString"),
        ("customerContactId", "x", "isUuid"),
        ("customerDepartmentId", "x", "isUuid"),
        ("lines", "none", "isArray"),
        ("lines", None, "isDefined"),
        ("documentTemplateId", UNKNOWN, "whitelistValidation"),
        ("validUntil", "2026-07-01", "whitelistValidation"),
        ("status", "sent", "whitelistValidation"),
        ("__proto__", {}, "whitelistValidation"),
    ],
)
def test_bad_field(shop: Shop, field: str, value: Any, rule: str) -> None:
    """Trap 2; unknown 16: no template on create."""
    assert list(refusal(shop, shop.body(**{field: value}))[field]) == [rule]


def test_null_is_no_value(shop: Shop) -> None:
    body = {**shop.body(), "notes": None, "dueDate": None}
    assert set(refusal(shop, body)) == {"notes", "dueDate"}


@pytest.mark.parametrize(
    ("field", "value", "rule"),
    [
        ("priceId", None, "isDefined"),
        ("priceId", "x", "isUuid"),
        ("quantity", None, "isDefined"),
        ("quantity", "1", "isNumber"),
        ("quantity", True, "isNumber"),
        ("quantity", 0, "isPositive"),
        ("quantity", -1.5, "isPositive"),
        ("quantity", 1e300, "isNumber"),
        ("unitPrice", 950, "isDecimal"),
        ("unitPrice", "-1.00", "isDecimal"),
        ("unitPrice", "1,00", "isDecimal"),
        ("unitPrice", "1.005", "isDecimal"),
        ("unitPrice", "1e2", "isDecimal"),
        ("unitPrice", "", "isDecimal"),
        ("description", 7, "isString"),
        ("lineType", 7, "isString"),
        ("recognitionPeriodDays", "365", "isInt"),
        ("totalPrice", "950.00", "whitelistValidation"),
        ("vatRate", "25", "whitelistValidation"),
        ("vatAmount", "237.50", "whitelistValidation"),
    ],
)
def test_bad_product_line(shop: Shop, field: str, value: Any, rule: str) -> None:
    """Trap 19: computed figures are refused; unknown 21: quantity above zero, price from zero with two decimals."""
    found = refusal(shop, shop.body(lines=[shop.line(), shop.line(**{field: value})]))
    assert found == {f"lines.1.{field}": found[f"lines.1.{field}"]}
    assert list(found[f"lines.1.{field}"]) == [rule]


@pytest.mark.parametrize(
    ("line", "field"),
    [
        ({"lineType": "text", "quantity": 1}, "quantity"),
        ({"lineType": "separator", "priceId": UNKNOWN}, "priceId"),
        ({"lineType": "text", "unitPrice": "1.00"}, "unitPrice"),
        ({"lineType": "text", "description": 1}, "description"),
    ],
)
def test_bad_text_line(shop: Shop, line: dict[str, Any], field: str) -> None:
    assert list(refusal(shop, shop.body(lines=[shop.line(), line]))) == [f"lines.1.{field}"]


def test_all_violations_are_told_at_once(shop: Shop) -> None:
    found = refusal(shop, {"lines": [{"quantity": "2"}, "x"], "colour": "red"})
    assert set(found) == {"customerId", "date", "colour", "lines.0.priceId", "lines.0.quantity", "lines.1"}
    assert found["lines.0.quantity"] == {"isNumber": "lines.0.quantity must be a number"}


@pytest.mark.parametrize("body", [[], "text", 5, None])
def test_body_must_be_an_object(shop: Shop, body: Any) -> None:
    assert refusal(shop, body) != {}


@pytest.mark.parametrize("raw", [b"{", b"\xff\xfe", b"NaN", b'{"quantity": Infinity}', b"[" * 100_000])
def test_no_json_is_400_without_a_code(shop: Shop, raw: bytes) -> None:
    url = f"{shop.sandbox.url}/v1/invoices"
    response = httpx.post(url, content=raw, headers=shop.sandbox.headers, trust_env=False, verify=False)
    assert response.status_code == 400
    assert schema.errors("ErrorEnvelope", response.json()) == []
    assert "code" not in response.json()


def test_product_line_is_needed(shop: Shop) -> None:
    """Trap 19."""
    for lines in ([], [{"lineType": "text", "description": "x"}, {"lineType": "separator"}]):
        response = shop.sandbox.call("POST", "/v1/invoices", shop.body(lines=lines))
        assert (response.status_code, response.json()["code"]) == (400, "SANDBOX_PRODUCT_LINE_REQUIRED")


def test_dangling_ids_are_404(shop: Shop) -> None:
    """Unknown 7: without a code."""
    other = shop.sandbox.add_customer(contacts=[{}], departments=[{}])
    for fields in (
        {"customerId": UNKNOWN},
        {"customerContactId": other["contacts"][0]["id"]},
        {"customerDepartmentId": other["departments"][0]["id"]},
        {"lines": [shop.line(priceId=UNKNOWN)]},
    ):
        response = shop.sandbox.call("POST", "/v1/invoices", shop.body(**fields))
        assert response.status_code == 404
        assert "code" not in response.json()


@pytest.mark.parametrize("status", ["ARCHIVED", "DISABLED"])
def test_price_must_be_active(shop: Shop, status: str) -> None:
    """Unknown 30."""
    price = shop.sandbox.add_product(prices=[{"status": status}])["prices"][0]
    response = shop.sandbox.call("POST", "/v1/invoices", shop.body(lines=[shop.line(priceId=price["id"])]))
    assert (response.status_code, response.json()["code"]) == (400, "SANDBOX_PRICE_NOT_ACTIVE")


def test_currency_must_be_available(shop: Shop) -> None:
    """Unknown 23."""
    response = shop.sandbox.call("POST", "/v1/invoices", shop.body(currency="EUR"))
    assert (response.status_code, response.json()["code"]) == (400, "SANDBOX_CURRENCY_NOT_AVAILABLE")


def test_catalogue_price_is_converted(shop: Shop) -> None:
    """Unknown 23."""
    price = shop.sandbox.add_product(prices=[{"unitAmount": "950.00", "availableCurrencies": ["DKK", "EUR"]}])[
        "prices"
    ][0]
    invoice = shop.create(currency="EUR", lines=[shop.line(priceId=price["id"], quantity=2)])
    assert invoice["currency"] == "EUR"
    assert invoice["lines"][0]["unitPrice"] == "127.35"
    assert invoice["subtotal"] == "254.70"


def test_lines_keep_their_order_and_form(shop: Shop) -> None:
    """Unknown 20: `lineType` as it was sent, else `product`; trap 17: no recognition period comes back."""
    sent = [
        {"lineType": "text", "description": "Før"},
        shop.line(quantity=7.5, description="Timer"),
        {"lineType": "separator"},
        shop.line(quantity=120, unitPrice="3.79", lineType="subscription", recognitionPeriodDays=365),
        shop.line(description=""),
    ]
    lines = shop.create(lines=sent)["lines"]
    assert [line["lineType"] for line in lines] == ["text", "product", "separator", "subscription", "product"]
    assert [line["description"] for line in lines] == ["Før", "Timer", None, "Testvare", ""]
    assert [line["quantity"] for line in lines] == [None, 7.5, None, 120, 1]
    assert [line["unitPrice"] for line in lines] == [None, "950.00", None, "3.79", "950.00"]
    assert [line["totalPrice"] for line in lines] == [None, "7125.00", None, "454.80", "950.00"]
    assert [line["vatAmount"] for line in lines] == [None, "1781.25", None, "113.70", "237.50"]
    assert "recognitionPeriodDays" not in lines[3]
    assert len({line["id"] for line in lines}) == 5


def test_each_line_is_rounded_half_up_and_totals_are_sums(shop: Shop) -> None:
    """Unknown 22, trap 21: what a client adds up itself may differ."""
    lines = [
        shop.line(quantity=0.5, unitPrice="0.01"),
        shop.line(quantity=1, unitPrice="0.02"),
        shop.line(quantity=3, unitPrice="0.10"),
    ]
    invoice = shop.create(lines=lines)
    assert [line["totalPrice"] for line in invoice["lines"]] == ["0.01", "0.02", "0.30"]
    assert [line["vatAmount"] for line in invoice["lines"]] == ["0.00", "0.01", "0.08"]
    assert (invoice["subtotal"], invoice["vat"], invoice["amount"]) == ("0.33", "0.09", "0.42")


def test_quantity_is_exact(shop: Shop) -> None:
    """Trap 20: ids in upper case are the same ids."""
    raw = '{"customerId":"%s","date":"2026-06-15","lines":[{"priceId":"%s","quantity":123456.123457,"unitPrice":"1000.00"}]}'
    content = raw % (shop.customer["id"].upper(), shop.price_id.upper())
    url = f"{shop.sandbox.url}/v1/invoices"
    response = httpx.post(url, content=content, headers=shop.sandbox.headers, trust_env=False, verify=False)
    assert '"quantity":123456.123457' in response.text
    assert response.json()["subtotal"] == "123456123.46"


@pytest.mark.parametrize(
    ("zone", "vat"), [("domestic", "237.50"), ("eu", "0.00"), ("abroad", "0.00"), ("moon", "0.00")]
)
def test_vat_follows_the_zone(sandbox: SandboxProcess, zone: str, vat: str) -> None:
    """Unknown 22: a missing rate counts as 0."""
    assert open_shop(sandbox, vatZone=zone).create()["vat"] == vat


def test_due_date_follows_from_terms(shop: Shop) -> None:
    assert shop.create(dueDate="2026-06-16", paymentTerms=90)["dueDate"] == "2026-06-16"
    assert shop.create(paymentTerms=14)["dueDate"] == "2026-06-29"
    assert shop.create()["dueDate"] == "2026-06-23"
    assert open_shop(shop.sandbox, paymentTerms=None).create()["dueDate"] == "2026-07-15"
    assert list(refusal(shop, shop.body(date="9999-12-30", paymentTerms=14))) == ["date"]


def test_create_is_not_idempotent(shop: Shop) -> None:
    """Trap 11."""
    body = shop.body(reference="twice")
    headers = {**shop.sandbox.headers, "Idempotency-Key": "same"}
    for _ in range(2):
        httpx.post(f"{shop.sandbox.url}/v1/invoices", json=body, headers=headers, trust_env=False, verify=False)
    assert len([entry for entry in shop.sandbox.ledger() if entry["reference"] == "twice"]) == 2


def test_three_hundred_lines(shop: Shop) -> None:
    """Unknown 21: no limit of lines."""
    invoice = shop.create(lines=[shop.line(description=f"Linje {place}") for place in range(300)])
    assert [line["description"] for line in invoice["lines"]] == [f"Linje {place}" for place in range(300)]


def test_texts_have_no_limit(shop: Shop) -> None:
    """Unknown 21."""
    long = "Æ" * 100_000
    assert shop.create(reference=long, notes=long)["notes"] == long


def test_cannot_be_changed_or_removed(shop: Shop) -> None:
    """Trap 5: there is no such operation, not even for a draft."""
    invoice = shop.create()
    for method in ("PATCH", "PUT", "DELETE"):
        assert shop.sandbox.call(method, f"/v1/invoices/{invoice['id']}", shop.body()).status_code == 404
    assert shop.read(invoice) == invoice


@pytest.mark.parametrize("path", ["invoices", "credit-notes", "quotes", "order-confirmations"])
def test_success_codes_and_the_customer(shop: Shop, path: str) -> None:
    """Unknown 1: 201 for every POST, 200 for reading; unknown 33: the customer is never null; trap 14: and has no name."""
    created = shop.ask("POST", path, body=shop.body())
    sent = shop.ask("POST", f"{path}/{{id}}/send", created.json(), {"deliveryType": "Manual"})
    read = shop.ask("GET", f"{path}/{{id}}", created.json())
    assert [created.status_code, sent.status_code, read.status_code] == [201, 201, 200]
    for document in (created.json(), read.json(), *shop.listed(path)):
        assert document["customerId"] == shop.customer["id"]
        assert not any("name" in member.casefold() for member in document)


@pytest.fixture(scope="module")
def many(sandbox: SandboxProcess) -> Shop:
    shop = open_shop(sandbox)
    for place in range(30):
        shop.create(reference=f"R{place}", description="Ærøskøbing" if place % 10 == 0 else f"Opgave {place}")
    return shop


def page(shop: Shop, query: str) -> dict[str, Any]:
    response = shop.sandbox.call("GET", f"/v1/invoices?customerId={shop.customer['id']}&{query}")
    assert response.status_code == 200, response.text
    return dict(response.json())


def test_newest_first_in_pages_of_25(many: Shop) -> None:
    """Unknown 12."""
    first, second = page(many, ""), page(many, "page=2")
    assert (first["total"], first["page"], first["limit"], first["totalPages"]) == (30, 1, 25, 2)
    references = [item["reference"] for item in first["data"] + second["data"]]
    assert references == [f"R{place}" for place in range(29, -1, -1)]
    assert all("lines" not in item for item in first["data"])


def test_page_after_the_last_is_empty(many: Shop) -> None:
    assert page(many, "page=9&limit=10")["data"] == []
    assert page(many, "limit=10")["totalPages"] == 3


@pytest.mark.parametrize(
    "query",
    [
        "page=0",
        "page=-1",
        "page=1.5",
        "page=x",
        "limit=0",
        "limit=101",
        "status=credited",
        "status=late",
        "sortBy=date",
    ],
)
def test_bad_parameter(many: Shop, query: str) -> None:
    """Unknown 15: `credited` is no filter; unknowns 12 and 13: neither is anything else."""
    response = many.sandbox.call("GET", f"/v1/invoices?{query}")
    assert response.status_code == 400
    assert [entry["property"] for entry in response.json()["details"]["validationErrors"]] == [query.partition("=")[0]]


def test_bad_customer_filter(many: Shop) -> None:
    assert many.sandbox.call("GET", "/v1/invoices?customerId=17").status_code == 400
    assert many.sandbox.call("GET", f"/v1/invoices?customerId={UNKNOWN}").json()["total"] == 0
    assert many.sandbox.call("GET", f"/v1/invoices?customerId={many.customer['id'].upper()}").json()["total"] == 30


def test_parameter_twice(many: Shop) -> None:
    assert many.sandbox.call("GET", "/v1/invoices?page=1&page=2").status_code == 400


def test_search_in_number_and_description(many: Shop) -> None:
    """Unknown 14: a part of either, in any case."""
    assert page(many, "search=%C3%86R%C3%98SK")["total"] == 3
    assert page(many, "search=R1")["total"] == 0
    invoice = many.create(description="Unik")
    many.send(invoice)
    number = many.read(invoice)["number"]
    assert [item["id"] for item in page(many, f"search={number}")["data"]] == [invoice["id"]]


def test_status_filter(many: Shop) -> None:
    assert page(many, "status=paid")["total"] == 0
    many.sandbox.control("POST", f"invoices/{many.create()['id']}/status", {"status": "paid"})
    assert page(many, "status=paid")["total"] == 1
