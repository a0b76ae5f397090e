"""Every operation that the sandbox has, well asked and badly asked, answers by the contract."""

from __future__ import annotations

from typing import Any

import httpx
import pytest

from tests.contract import schema
from tests.contract.billing import open_shop
from tests.sandbox_process import SandboxProcess

UNKNOWN = "019eca66-df40-7000-8000-000000000000"
READS = (
    "/v1/api-key",
    "/v1/company",
    "/v1/vat-codes",
    "/v1/document-templates",
    "/v1/customers",
    "/v1/customers/{id}",
    "/v1/customers/{id}/contacts",
    "/v1/customers/{id}/departments",
    "/v1/customer-groups",
    "/v1/products",
    "/v1/products/{id}",
    "/v1/product-groups",
    "/v1/product-groups/{id}",
    "/v1/invoices",
    "/v1/invoices/{id}",
    "/v1/invoices/{id}/delivery-status",
    "/v1/invoices/{id}/pdf",
    "/v1/credit-notes",
    "/v1/credit-notes/{id}",
    "/v1/credit-notes/{id}/delivery-status",
    "/v1/credit-notes/{id}/pdf",
    "/v1/quotes",
    "/v1/quotes/{id}",
    "/v1/quotes/{id}/pdf",
    "/v1/order-confirmations",
    "/v1/order-confirmations/{id}",
    "/v1/order-confirmations/{id}/pdf",
)


def ids(demo: SandboxProcess, path: str) -> list[str]:
    """All ids that may stand in `path`."""
    parent = path.partition("/{id}")[0]
    found: Any = demo.call("GET", parent if parent == "/v1/customers" else f"{parent}?limit=100").json()
    return [record["id"] for record in (found if isinstance(found, list) else found["data"])]


@pytest.mark.parametrize("path", READS)
def test_read_fits_the_contract(demo: SandboxProcess, path: str) -> None:
    places = ids(demo, path)[:60:3] if "{id}" in path else [""]
    assert places
    for place in places:
        response = demo.call("GET", path.replace("{id}", place))
        assert response.status_code == 200
        schema.check_answer(response, "GET", path)


@pytest.mark.parametrize("path", [path for path in READS if "{id}" in path])
def test_unknown_id_is_404_and_no_uuid_is_400(demo: SandboxProcess, path: str) -> None:
    for place, status in ((UNKNOWN, 404), ("17", 400), (UNKNOWN + "0", 400)):
        response = demo.call("GET", path.replace("{id}", place))
        assert response.status_code == status
        schema.check_answer(response, "GET", path)
        assert ("code" in response.json()) == (status == 400)


@pytest.mark.parametrize("path", READS)
def test_unknown_parameter_is_400(demo: SandboxProcess, path: str) -> None:
    place = ids(demo, path)[0] if "{id}" in path else ""
    response = demo.call("GET", path.replace("{id}", place) + "?colour=red")
    assert response.status_code == 400
    assert response.json()["details"]["validationErrors"] == [
        {"property": "colour", "constraints": {"whitelistValidation": "property colour should not exist"}}
    ]


@pytest.mark.parametrize("path", READS)
def test_key_is_needed(demo: SandboxProcess, path: str) -> None:
    response = httpx.get(demo.url + path.replace("{id}", UNKNOWN), trust_env=False, verify=False)
    assert response.status_code == 401
    schema.check_answer(response, "GET", path)


@pytest.mark.parametrize("path", [path for path in READS if path != "/v1/api-key"])
def test_scope_is_needed(sandbox: SandboxProcess, path: str) -> None:
    needed = next(iter(schema.document()["paths"][path]["get"]["security"][1].values()))
    sandbox.set_key(scopes=sorted({"invoices-write"}))
    try:
        response = sandbox.call("GET", path.replace("{id}", UNKNOWN))
    finally:
        sandbox.set_key(scopes=None)
    assert response.status_code == 403
    schema.check_answer(response, "GET", path)
    assert response.json()["details"] == {"requiredScopes": needed}


def test_writes_fit_the_contract(sandbox: SandboxProcess) -> None:
    shop = open_shop(sandbox, eanNumber="5798004653012")
    good = sandbox.call("POST", "/v1/invoices", shop.body(paymentTerms=8, notes="Tak!"))
    unknown = sandbox.call("POST", "/v1/invoices", shop.body(customerId=UNKNOWN))
    bad = sandbox.call("POST", "/v1/invoices", shop.body(lines=[{"lineType": "text"}]))
    assert [good.status_code, unknown.status_code, bad.status_code] == [201, 404, 400]
    for response in (good, unknown, bad):
        schema.check_answer(response, "POST", "/v1/invoices")
    assert "code" not in unknown.json()
    path = "/v1/invoices/{id}/send"
    for kind in ("Email", "Sproom", "Manual", "Pigeon"):
        sent = sandbox.call("POST", path.replace("{id}", good.json()["id"]), {"deliveryType": kind})
        assert sent.status_code == (400 if kind == "Pigeon" else 201)
        schema.check_answer(sent, "POST", path)
    for read in ("", "/delivery-status"):
        response = sandbox.call("GET", f"/v1/invoices/{good.json()['id']}{read}")
        schema.check_answer(response, "GET", "/v1/invoices/{id}" + read)


def test_a_check_that_is_worth_something(demo: SandboxProcess) -> None:
    invoice = demo.call("GET", "/v1/invoices?limit=1").json()["data"][0]
    assert schema.errors("PublicInvoiceListItem", invoice) == []
    assert schema.errors("PublicInvoiceListItem", {**invoice, "amount": 12.5}) != []
    assert schema.errors("PublicInvoiceListItem", {**invoice, "createdAt": "2026-06-15 08:30"}) != []
    assert schema.errors("PublicInvoice", invoice) != []


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/v1/nothing"),
        ("GET", "/"),
        ("PUT", "/v1/invoices"),
        ("DELETE", "/v1/company"),
        ("GET", "/v1/invoices/"),
    ],
)
def test_unknown_path_is_404(demo: SandboxProcess, method: str, path: str) -> None:
    response = demo.call(method, path)
    assert response.status_code == 404
    assert schema.errors("ErrorEnvelope", response.json()) == []
    assert response.json()["path"] == path
