"""Converting: from a quote to an order confirmation or an invoice, from an order confirmation to an invoice."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from tests.contract.billing import Shop, open_shop
from tests.sandbox_process import SandboxProcess

UNKNOWN = "019eca66-df40-7000-8000-000000000000"
ORDERS = "order-confirmations"
SOURCES = pytest.mark.parametrize(
    ("path", "target", "made", "link"),
    [
        ("quotes", "orderConfirmation", ORDERS, "convertedToOrderConfirmationId"),
        ("quotes", "invoice", "invoices", "convertedToInvoiceId"),
        (ORDERS, "invoice", "invoices", "convertedToInvoiceId"),
    ],
)
BOTH = pytest.mark.parametrize("path", ["quotes", ORDERS])


@pytest.fixture
def shop(sandbox: SandboxProcess) -> Iterator[Shop]:
    contact = {"name": "Ida Lindqvist", "email": "ida@nordhavn.example"}
    yield open_shop(sandbox, contacts=[contact], departments=[{"name": "Skole"}], paymentTerms=8)
    sandbox.set(converted_invoice="draft", send_finishes="at-once")


def today() -> date:
    return datetime.now(ZoneInfo("Europe/Copenhagen")).date()


def convert(shop: Shop, path: str, source: dict[str, Any], target: str, **document: Any) -> dict[str, Any]:
    """The source as it is answered after its conversion."""
    body: dict[str, Any] = {"target": target}
    if document:
        body["document"] = document
    response = shop.ask("POST", f"{path}/{{id}}/convert", source, body)
    assert response.status_code == 201, response.text
    return dict(response.json())


def refused(shop: Shop, path: str, source: dict[str, Any], body: dict[str, Any]) -> dict[str, Any]:
    return shop.refusal("POST", f"{path}/{{id}}/convert", source, body)


@SOURCES
def test_answers_with_the_updated_source(shop: Shop, path: str, target: str, made: str, link: str) -> None:
    """Unknown 2: as the source reads afterwards; unknown 4: both links are there, null until converted; trap 4."""
    source = shop.sent(path)
    links = {name for name in source if name.startswith("convertedTo")}
    assert link in links
    assert {source[name] for name in links} == {None}
    after = convert(shop, path, source, target)
    assert shop.fetch(path, source) == after
    assert (after["status"], after["displayStatus"]) == ("sent", "converted")
    assert {name: after[name] is not None for name in links} == {name: name == link for name in links}
    changed = {"displayStatus", "updatedAt", link}
    assert {name: after[name] for name in after if name not in changed} == {
        name: source[name] for name in source if name not in changed
    }
    assert shop.fetch(made, {"id": after[link]})["customerId"] == shop.customer["id"]


@SOURCES
def test_fields_and_lines_are_copied(shop: Shop, path: str, target: str, made: str, link: str) -> None:
    """With the figures that were offered, whatever became of the price; dated today."""
    lines = [
        {"lineType": "text", "description": "Først"},
        shop.line(quantity=7.5, unitPrice="812.50", description="Timer", lineType="subscription"),
        {"lineType": "separator"},
    ]
    texts = {"reference": "Byggesag 88", "ourReference": "Mette Holm", "notes": "Tak!"}
    source = shop.sent(path, **texts, customerContactId=shop.customer["contacts"][0]["id"], lines=lines)
    shop.sandbox.add_product(id=shop.product["id"], prices=[{"id": shop.price_id, "status": "ARCHIVED"}])
    new = shop.fetch(made, {"id": convert(shop, path, source, target)[link]})
    for name in (*texts, "currency", "subtotal", "vat", "amount"):
        assert new[name] == source[name]
    assert new["date"] == today().isoformat()

    def plain(document: dict[str, Any]) -> list[dict[str, Any]]:
        return [{name: value for name, value in line.items() if name != "id"} for line in document["lines"]]

    assert plain(new) == plain(source)
    assert not {line["id"] for line in new["lines"]} & {line["id"] for line in source["lines"]}
    if made == ORDERS:
        assert new["customerContactId"] == source["customerContactId"]
        assert (new["displayStatus"], new["documentNumber"]) == ("draft", None)
    else:
        assert new["dueDate"] == (today() + timedelta(days=8)).isoformat()


@BOTH
def test_the_new_invoice_is_a_draft(shop: Shop, path: str) -> None:
    """Unknown 3, first reading: a draft without a number, to be sent."""
    link = convert(shop, path, shop.sent(path), "invoice")["convertedToInvoiceId"]
    invoice = shop.read({"id": link})
    assert (invoice["status"], invoice["number"]) == ("draft", None)
    shop.send(invoice)
    assert shop.read(invoice)["status"] == "sent"


@BOTH
def test_the_new_invoice_is_booked(shop: Shop, path: str) -> None:
    """Unknown 3, second reading, by the switch: it has a number in the series and was delivered to nobody."""
    shop.sandbox.set(converted_invoice="booked")
    before = int(shop.sent("invoices")["number"])
    link = convert(shop, path, shop.sent(path), "invoice")["convertedToInvoiceId"]
    invoice = shop.read({"id": link})
    assert (invoice["status"], int(invoice["number"])) == ("sent", before + 1)
    assert shop.deliveries(invoice)["entries"] == []
    assert int(shop.sent("invoices")["number"]) == before + 2


def test_the_switch_leaves_order_confirmations_drafts(shop: Shop) -> None:
    """Unknown 3 is about invoices."""
    shop.sandbox.set(converted_invoice="booked")
    link = convert(shop, "quotes", shop.sent("quotes"), "orderConfirmation")["convertedToOrderConfirmationId"]
    assert shop.fetch(ORDERS, {"id": link})["status"] == "draft"
    with pytest.raises(ValueError, match="draft or booked"):
        shop.sandbox.set(converted_invoice="perhaps")


@pytest.mark.parametrize(
    ("path", "target"), [("quotes", "orderConfirmation"), ("quotes", "invoice"), (ORDERS, "invoice")]
)
def test_a_draft_is_refused(shop: Shop, path: str, target: str) -> None:
    """Unknown 5."""
    envelope = refused(shop, path, shop.make(path), {"target": target})
    assert envelope["code"] == "SALES_DOCUMENT_CONVERT_REQUIRES_SENT"


def test_which_quotes_convert(shop: Shop) -> None:
    """Unknown 5: sent, accepted and expired ones do; a rejected one, and one on its way, do not."""
    accepted, rejected = shop.sent("quotes"), shop.sent("quotes")
    shop.sandbox.control("POST", f"quotes/{accepted['id']}/accept")
    shop.sandbox.control("POST", f"quotes/{rejected['id']}/reject")
    expired = shop.sent("quotes", validUntil=(today() - timedelta(days=3)).isoformat())
    shop.sandbox.set(send_finishes="later")
    sending = shop.sent("quotes")
    assert expired["displayStatus"] == "expired"
    assert convert(shop, "quotes", accepted, "invoice")["status"] == "accepted"
    assert convert(shop, "quotes", expired, "invoice")["displayStatus"] == "converted"
    for source in (rejected, sending):
        envelope = refused(shop, "quotes", source, {"target": "invoice"})
        assert envelope["code"] == "SALES_DOCUMENT_CONVERT_REQUIRES_SENT"


@SOURCES
def test_only_once(shop: Shop, path: str, target: str, made: str, link: str) -> None:
    """Trap 11: the second one is refused, not repeated."""
    source = shop.sent(path)
    first = convert(shop, path, source, target)
    assert refused(shop, path, source, {"target": target})["code"] == "SANDBOX_ALREADY_CONVERTED"
    assert shop.fetch(path, source)[link] == first[link]
    assert len(shop.listed(made)) == 1


def test_a_quote_has_one_successor(shop: Shop) -> None:
    quote = shop.sent("quotes")
    convert(shop, "quotes", quote, "orderConfirmation")
    assert refused(shop, "quotes", quote, {"target": "invoice"})["code"] == "SANDBOX_ALREADY_CONVERTED"


@BOTH
def test_converted_is_locked(shop: Shop, path: str) -> None:
    source = shop.sent(path)
    convert(shop, path, source, "invoice")
    for method, place, body in (("PATCH", "{id}", shop.body()), ("POST", "{id}/send", {})):
        envelope = shop.refusal(method, f"{path}/{place}", source, body)
        assert envelope["code"] == "SANDBOX_DOCUMENT_LOCKED"
    if path == "quotes":
        with pytest.raises(ValueError, match="the quote is converted"):
            shop.sandbox.control("POST", f"quotes/{source['id']}/accept")


def test_target_must_be_allowed(shop: Shop) -> None:
    """The codes of an order confirmation's own target and of one that nobody knows differ; trap 8: camelCase."""
    order = shop.sent(ORDERS)
    assert refused(shop, ORDERS, order, {"target": "orderConfirmation"})["code"] == "SANDBOX_CONVERT_TARGET_NOT_ALLOWED"
    for path, source in ((ORDERS, order), ("quotes", shop.sent("quotes"))):
        for target in ("order-confirmation", "Invoice", "quote", "creditNote", 7, None, ["invoice"]):
            place = f"{path}/{{id}}/convert"
            assert shop.violations("POST", place, source, {"target": target, "document": {}}) == {"target"}
        assert shop.violations("POST", f"{path}/{{id}}/convert", source, {}) == {"target"}
        assert shop.violations("POST", f"{path}/{{id}}/convert", source, {"target": "invoice", "x": 1}) == {"x"}


def test_unknown_source_is_404(shop: Shop) -> None:
    """Unknown 7."""
    for path in ("quotes", ORDERS):
        assert refused(shop, path, {"id": UNKNOWN}, {"target": "invoice"})["statusCode"] == 404


def test_everything_can_be_adjusted(shop: Shop) -> None:
    """What an invoice alone has as well; the lines are priced like new ones."""
    fields = {
        "customerDepartmentId": shop.customer["departments"][0]["id"],
        "customerContactId": shop.customer["contacts"][0]["id"],
        "date": "2026-12-01",
        "paymentTerms": 14,
        "reference": "Ny",
        "ourReference": "Jonas",
        "description": "Ombygning",
        "notes": "Rettet",
    }
    quote = shop.sent("quotes", reference="Gammel", lines=[shop.line(unitPrice="1.00")])
    after = convert(shop, "quotes", quote, "invoice", **fields, lines=[shop.line(quantity=2)])
    invoice = shop.read({"id": after["convertedToInvoiceId"]})
    assert (invoice["date"], invoice["dueDate"]) == ("2026-12-01", "2026-12-15")
    assert (invoice["reference"], invoice["ourReference"], invoice["notes"]) == ("Ny", "Jonas", "Rettet")
    assert invoice["subtotal"] == "1900.00"
    assert after["subtotal"] == "1.00"
    found = shop.sandbox.call("GET", f"/v1/invoices?customerId={shop.customer['id']}&search=ombygning").json()
    assert [item["id"] for item in found["data"]] == [invoice["id"]]


def test_order_confirmation_can_be_adjusted(shop: Shop) -> None:
    after = convert(
        shop, "quotes", shop.sent("quotes", notes="Gammel"), "orderConfirmation", notes="Ny", date="2026-12-02"
    )
    order = shop.fetch(ORDERS, {"id": after["convertedToOrderConfirmationId"]})
    assert (order["notes"], order["date"], order["amount"]) == ("Ny", "2026-12-02", "1187.50")


@pytest.mark.parametrize(
    ("path", "target", "field", "value"),
    [
        ("quotes", "orderConfirmation", "dueDate", "2026-12-01"),
        ("quotes", "orderConfirmation", "paymentTerms", 14),
        ("quotes", "orderConfirmation", "description", "x"),
        ("quotes", "orderConfirmation", "validUntil", "2026-12-01"),
        ("quotes", "invoice", "validUntil", "2026-12-01"),
        ("quotes", "invoice", "customerId", UNKNOWN),
        ("quotes", "invoice", "documentTemplateId", UNKNOWN),
        ("quotes", "invoice", "invoiceNumber", "1001"),
        (ORDERS, "invoice", "customerId", UNKNOWN),
        (ORDERS, "invoice", "notes", 7),
        (ORDERS, "invoice", "lines", "none"),
    ],
)
def test_adjustments_are_strict(shop: Shop, path: str, target: str, field: str, value: Any) -> None:
    """Trap 2: exactly the fields of the target, without the customer."""
    body = {"target": target, "document": {field: value}}
    assert shop.violations("POST", f"{path}/{{id}}/convert", shop.sent(path), body) == {f"document.{field}"}


def test_adjusted_lines_need_a_product_line(shop: Shop) -> None:
    """Trap 19."""
    order = shop.sent(ORDERS)
    for lines in ([], [{"lineType": "text", "description": "x"}]):
        envelope = refused(shop, ORDERS, order, {"target": "invoice", "document": {"lines": lines}})
        assert envelope["code"] == "SANDBOX_PRODUCT_LINE_REQUIRED"
    dangling = refused(shop, ORDERS, order, {"target": "invoice", "document": {"customerContactId": UNKNOWN}})
    assert dangling["statusCode"] == 404


def test_another_currency(shop: Shop) -> None:
    """Unknown 23: the copied prices are converted, if the price has the currency."""
    order = shop.sent(ORDERS)
    for currency in ("EUR", "XXX"):
        envelope = refused(shop, ORDERS, order, {"target": "invoice", "document": {"currency": currency}})
        assert envelope["code"] == "SANDBOX_CURRENCY_NOT_AVAILABLE"
    prices = [{"id": shop.price_id, "availableCurrencies": ["DKK", "EUR"]}]
    shop.sandbox.add_product(id=shop.product["id"], prices=prices)
    after = convert(shop, ORDERS, order, "invoice", currency="EUR")
    invoice = shop.read({"id": after["convertedToInvoiceId"]})
    assert (invoice["currency"], invoice["subtotal"]) == ("EUR", "127.35")
    assert shop.fetch(ORDERS, order)["currency"] == "DKK"


def test_the_scope_of_the_source_is_enough(shop: Shop) -> None:
    quote = shop.sent("quotes")
    shop.sandbox.set_key(scopes=["quotes-write"])
    try:
        convert(shop, "quotes", quote, "invoice")
    finally:
        shop.sandbox.set_key(scopes=None)


def test_the_whole_chain_can_be_walked(shop: Shop) -> None:
    """Quote, order confirmation, invoice, credit note; the last step is known to the ledger alone (unknown 24)."""
    quote = shop.sent("quotes")
    shop.sandbox.control("POST", f"quotes/{quote['id']}/accept")
    order = {"id": convert(shop, "quotes", quote, "orderConfirmation")["convertedToOrderConfirmationId"]}
    shop.dispatch(ORDERS, order, deliveryType="Email")
    invoice = {"id": convert(shop, ORDERS, order, "invoice")["convertedToInvoiceId"]}
    shop.send(invoice)
    number = shop.read(invoice)["number"]
    note = shop.make("credit-notes", invoiceNumber=number, lines=[shop.line(quantity=1)])
    assert shop.read(invoice)["status"] == "credited"
    ledger = {entry["id"]: entry for entry in shop.sandbox.ledger()}
    assert ledger[quote["id"]]["convertedToOrderConfirmationId"] == order["id"]
    assert ledger[order["id"]]["convertedToInvoiceId"] == invoice["id"]
    assert ledger[note["id"]]["invoiceNumber"] == ledger[invoice["id"]]["number"] == number
    assert [ledger[one["id"]]["displayStatus"] for one in (quote, order)] == ["converted", "converted"]
