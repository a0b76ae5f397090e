"""Customers, catalogue and reference data: order, filters, paging, and what is remembered for five seconds."""

from __future__ import annotations

from typing import Any

import pytest

from tests.sandbox_process import SandboxProcess


def get(sandbox: SandboxProcess, path: str) -> Any:
    response = sandbox.call("GET", path)
    assert response.status_code == 200, response.text
    return response.json()


def test_customers_come_whole_and_sorted(demo: SandboxProcess) -> None:
    numbers = [int(customer["customerNumber"]) for customer in get(demo, "/v1/customers")]
    assert numbers == list(range(1001, 1061))


def test_customer_filters_match_exactly(demo: SandboxProcess) -> None:
    everyone = get(demo, "/v1/customers")
    known = next(customer for customer in everyone if customer["externalSystemId"])
    assert get(demo, f"/v1/customers?customerNumber={known['customerNumber']}") == [known]
    assert get(demo, f"/v1/customers?externalSystemId={known['externalSystemId']}") == [known]
    assert get(demo, "/v1/customers?customerNumber=100") == []
    by_fair = [customer for customer in everyone if customer["metadata"].get("kilde") == "messe"]
    assert get(demo, "/v1/customers?metadata[kilde]=messe") == by_fair
    assert by_fair
    assert get(demo, "/v1/customers?metadata[kilde]=messe&metadata[x]=y") == []


def test_too_many_metadata_pairs(demo: SandboxProcess) -> None:
    query = "&".join(f"metadata[k{place}]=v" for place in range(11))
    assert demo.call("GET", f"/v1/customers?{query}").status_code == 400


def test_upper_case_id(demo: SandboxProcess) -> None:
    customer = get(demo, "/v1/customers")[0]
    assert get(demo, f"/v1/customers/{customer['id'].upper()}") == customer


def test_groups_fit_the_customers(demo: SandboxProcess) -> None:
    groups = {group["id"]: group["name"] for group in get(demo, "/v1/customer-groups")}
    for customer in get(demo, "/v1/customers"):
        assert groups[customer["customerGroupId"]] == customer["customerGroupName"]


def test_products_come_in_pages_without_prices(demo: SandboxProcess) -> None:
    pages = [get(demo, f"/v1/products?page={page}&limit=50") for page in (1, 2, 3)]
    assert [len(page["data"]) for page in pages] == [50, 50, 20]
    assert pages[0]["totalPages"] == 3
    products = [product for page in pages for product in page["data"]]
    assert len({product["id"] for product in products}) == 120
    assert all("prices" not in product for product in products)


def test_product_search_in_number_and_name(demo: SandboxProcess) -> None:
    assert [item["name"] for item in get(demo, "/v1/products?search=MALERSVEND")["data"]] == ["Malersvend"]
    assert [item["number"] for item in get(demo, "/v1/products?search=101")["data"]] == ["101"]
    assert get(demo, "/v1/products?search=%C3%B8m")["total"] >= 1


def test_prices_belong_to_their_product(demo: SandboxProcess) -> None:
    statuses: set[str] = set()
    for product in get(demo, "/v1/products?limit=100")["data"]:
        prices = get(demo, f"/v1/products/{product['id']}")["prices"]
        assert 1 <= len(prices) <= 3
        assert [price["isDefault"] for price in prices] == [True, *([False] * (len(prices) - 1))]
        assert {price["productId"] for price in prices} == {product["id"]}
        statuses |= {price["status"] for price in prices}
    assert statuses == {"ACTIVE", "ARCHIVED", "DISABLED"}


def test_product_groups(demo: SandboxProcess) -> None:
    numbers = [group["number"] for group in get(demo, "/v1/product-groups")["data"]]
    assert numbers == [f"PG0{place}" for place in range(1, 9)]
    assert get(demo, "/v1/product-groups?sortBy=number&sortOrder=desc")["data"][0]["number"] == "PG08"
    assert [group["name"] for group in get(demo, "/v1/product-groups?search=mal")["data"]] == [
        "Malerarbejde",
        "Maling og lak",
    ]
    assert get(demo, "/v1/product-groups?search=arbejde")["total"] == 0


def test_templates(demo: SandboxProcess) -> None:
    invoices = get(demo, "/v1/document-templates?documentType=invoice-template")["data"]
    assert [template["isDefault"] for template in invoices].count(True) == 1
    assert not invoices[0]["isDefault"]
    names = [template["name"] for template in get(demo, "/v1/document-templates?sortBy=name&sortOrder=desc")["data"]]
    assert names == sorted(names, key=str.casefold, reverse=True)
    assert demo.call("GET", "/v1/document-templates?documentType=invoice").status_code == 400


def test_vat_codes_are_sorted(demo: SandboxProcess) -> None:
    codes = [code["vatCode"] for code in get(demo, "/v1/vat-codes")]
    assert codes == sorted(codes)
    assert "U25" in codes


def test_company_has_no_currency(demo: SandboxProcess) -> None:
    """Trap 16: and its VAT number is a number."""
    company = get(demo, "/v1/company")
    assert isinstance(company["vat"], int)
    assert not any("currency" in name.casefold() for name in company)


def test_unfiltered_customers_are_remembered(sandbox: SandboxProcess) -> None:
    sandbox.set(cache_seconds=30)
    try:
        before = get(sandbox, "/v1/customers")
        new = sandbox.add_customer(name="Ny kunde")
        assert get(sandbox, "/v1/customers") == before
        assert len(get(sandbox, f"/v1/customers?customerNumber={new['customerNumber']}")) == 1
        sandbox.set(cache_seconds=0)
        assert [customer["id"] for customer in get(sandbox, "/v1/customers")][-1] == new["id"]
    finally:
        sandbox.set(cache_seconds=0)


def test_hostile_names_are_kept_as_they_are(sandbox: SandboxProcess) -> None:
    name = '<img src="x"> &amp; \u202e"\'; DROP TABLE customer;-- 🦄'
    customer = sandbox.add_customer(name=name)
    assert get(sandbox, f"/v1/customers/{customer['id']}")["name"] == name


def test_control_changes_records(sandbox: SandboxProcess) -> None:
    customer = sandbox.add_customer()
    assert sandbox.add_customer(id=customer["id"], email=None)["email"] is None
    product = sandbox.add_product(prices=[{"unitAmount": "1.00"}, {"unitAmount": "2.00", "currency": "EUR"}])
    assert [price["availableCurrencies"] for price in product["prices"]] == [["DKK"], ["EUR"]]
    first = product["prices"][0]["id"]
    changed = sandbox.add_product(id=product["id"], name="Ny", prices=[{"id": first, "status": "ARCHIVED"}])
    assert changed["name"] == "Ny"
    assert [price["status"] for price in changed["prices"]] == ["ARCHIVED", "ACTIVE"]
    with pytest.raises(ValueError, match="unknown: colour"):
        sandbox.add_product(colour="red")
