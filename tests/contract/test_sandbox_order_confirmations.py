"""What order confirmations have for themselves; the rest is with the quotes, which share it."""

from __future__ import annotations

import pytest

from tests.contract.billing import Shop, open_shop
from tests.sandbox_process import SandboxProcess

ORDERS = "order-confirmations"
COMMON = {
    "id", "type", "status", "displayStatus", "documentNumber", "date", "customerId", "customerDepartmentId",
    "customerContactId", "currency", "subtotal", "vat", "amount", "reference", "ourReference", "notes",
    "convertedToInvoiceId", "createdAt", "updatedAt",
}  # fmt: skip


@pytest.fixture
def shop(sandbox: SandboxProcess) -> Shop:
    return open_shop(sandbox)


def test_exactly_its_members(shop: Shop) -> None:
    """Unknown 24: the fields of the contract and no others; a quote has two more."""
    order, quote = shop.make(ORDERS), shop.make("quotes")
    assert set(order) == COMMON | {"lines"}
    assert set(shop.listed(ORDERS)[0]) == COMMON
    assert set(quote) == COMMON | {"lines", "validUntil", "convertedToOrderConfirmationId"}


def test_has_no_last_day(shop: Shop) -> None:
    """Trap 2: `validUntil` belongs to quotes, in the body and in sorting."""
    body = shop.body(validUntil="2026-07-17")
    assert shop.violations("POST", ORDERS, None, body) == {"validUntil"}
    assert shop.violations("PATCH", f"{ORDERS}/{{id}}", shop.make(ORDERS), body) == {"validUntil"}
    response = shop.sandbox.call("GET", f"/v1/{ORDERS}?sortBy=validUntil")
    assert response.json()["code"] == "SHARED_VALIDATION_FAILED"


def test_status_filter_means_the_display_status(shop: Shop) -> None:
    """Trap 4: a converted order confirmation still has the status `sent`."""
    draft, sent, converted = shop.make(ORDERS), shop.sent(ORDERS), shop.sent(ORDERS)
    shop.ask("POST", f"{ORDERS}/{{id}}/convert", converted, {"target": "invoice"})
    for status, document in (("draft", draft), ("sent", sent), ("converted", converted)):
        assert [item["id"] for item in shop.listed(ORDERS, f"status={status}")] == [document["id"]]
    assert shop.fetch(ORDERS, converted)["status"] == "sent"


@pytest.mark.parametrize("status", ["accepted", "rejected", "expired"])
def test_states_of_quotes_are_no_filter(shop: Shop, status: str) -> None:
    response = shop.sandbox.call("GET", f"/v1/{ORDERS}?status={status}")
    assert (response.status_code, response.json()["code"]) == (400, "SHARED_VALIDATION_FAILED")


def test_nobody_accepts_it(shop: Shop) -> None:
    with pytest.raises(ValueError, match="Not Found"):
        shop.sandbox.control("POST", f"{ORDERS}/{shop.sent(ORDERS)['id']}/accept")
