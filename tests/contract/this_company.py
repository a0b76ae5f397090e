"""The contract narrowed to one company: ids in requests are such as the running sandbox has.

A generated UUID names nothing, so without this nearly every request with an id in it would end at a 404.
"""

from __future__ import annotations

import copy
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tests.contract import schema
from tests.sandbox_process import SandboxProcess

Json = Any
UNKNOWN = "019eca66-df40-7000-8000-000000000000"
DOCUMENTS = ("invoices", "credit-notes", "quotes", "order-confirmations")
SPARE = 12
"""Products, prices and groups that nothing uses, for the calls that delete."""

_AMOUNT = {"type": "string", "pattern": r"^[0-9]{1,9}(\.[0-9]{1,2})?$"}
NARROWER: dict[str, dict[str, Json]] = {
    "customerType": {"type": "string", "enum": ["company", "person"]},
    "unitPrice": _AMOUNT,
    "unitAmount": _AMOUNT,
    "currency": {"type": "string", "enum": ["DKK", "EUR"]},
    "quantity": {"type": "number", "minimum": 1e-17, "maximum": 10**18 - 1},
    "paymentTerms": {"type": "integer", "minimum": -36_500, "maximum": 36_500},
    "recognitionPeriodDays": {"type": "integer", "minimum": -999_999_999, "maximum": 999_999_999},
    "billingIntervalCount": {"type": "integer", "minimum": -999_999_999, "maximum": 999_999_999},
}
"""Where the sandbox takes less than the schemas: types of customer (contract README, row 25), two decimals (row 21), the
currencies that it has prices in (row 23), and numbers of a size that its arithmetic and its calendar can hold."""
GROUP_SORTING = ("number", "name", "createdAt")
"""The vendor's fields; other values are refused (contract README, row 12)."""


def _page(sandbox: SandboxProcess, path: str) -> list[dict[str, Json]]:
    found: Json = sandbox.call("GET", path).json()
    return list(found if isinstance(found, list) else found["data"])


def _choice(values: list[str]) -> dict[str, Json]:
    """These, one that is unknown, and the first in capitals (trap 20)."""
    return {"type": "string", "enum": [*values, UNKNOWN, values[0].upper()]}


def _documents(sandbox: SandboxProcess, path: str) -> list[str]:
    """Two of each state."""
    states: dict[str, list[str]] = {}
    for document in _page(sandbox, f"/v1/{path}?limit=100"):
        states.setdefault(str(document.get("displayStatus", document["status"])), []).append(document["id"])
    return [found for ids in states.values() for found in ids[:2]]


def _customers(sandbox: SandboxProcess) -> tuple[list[str], list[str], list[str]]:
    """Two customers that have contacts and departments, and those of the first."""
    ids: list[str] = []
    for customer in _page(sandbox, "/v1/customers"):
        own = f"/v1/customers/{customer['id']}"
        contacts, departments = _page(sandbox, f"{own}/contacts"), _page(sandbox, f"{own}/departments")
        if contacts and departments:
            ids.append(customer["id"])
            if len(ids) == 1:
                first = [one["id"] for one in contacts], [one["id"] for one in departments]
            if len(ids) == 2:
                return ids, *first
    raise LookupError("no such customers in the demo")


def _spares(sandbox: SandboxProcess) -> tuple[list[str], list[str], list[str]]:
    """Fresh groups, products and prices."""
    groups: list[str] = []
    products: list[str] = []
    prices: list[str] = []
    accounts = _accounts(sandbox)
    names = ("domesticAccountId", "euAccountId", "abroadAccountId", "domesticWithoutVatAccountId")
    for place in range(SPARE):
        body = {"number": f"SPARE{place}", "name": "Spare", **dict.fromkeys(names, accounts[0])}
        groups.append(sandbox.call("POST", "/v1/product-groups", body).json()["id"])
        product = sandbox.add_product(number=f"S{place}")
        products.append(product["id"])
        prices.append(sandbox.add_product(number=f"P{place}")["prices"][0]["id"])
    return groups, products, prices


def _spare_documents(sandbox: SandboxProcess, path: str, customer: str, price: str, *, sent: bool) -> list[str]:
    """Fresh drafts, or such that were sent: what one call does to them must not be in the way of the others."""
    body = {"customerId": customer, "date": "2026-06-15", "lines": [{"priceId": price, "quantity": 1}]}
    ids = [sandbox.call("POST", f"/v1/{path}", body).json()["id"] for _ in range(SPARE)]
    for document_id in ids if sent else ():
        assert sandbox.call("POST", f"/v1/{path}/{document_id}/send", {}).status_code == 201
    return ids


def _accounts(sandbox: SandboxProcess) -> list[str]:
    """One with VAT for sales, one without."""
    by_number = {one["accountNumber"]: one["id"] for one in _page(sandbox, "/v1/accounts")}
    return [by_number[1010], by_number[5820]]


@dataclass(frozen=True)
class Stock:
    """What requests may name."""

    customers: list[str]
    contacts: list[str]
    departments: list[str]
    groups: list[str]
    products: list[str]
    prices: list[str]
    sold: list[str]
    """Products that are billed."""
    active: list[str]
    """Their active prices."""


def _stock(sandbox: SandboxProcess) -> Stock:
    sold = [product["id"] for product in _page(sandbox, "/v1/products?limit=6")]
    found = [price for one in sold for price in sandbox.call("GET", f"/v1/products/{one}").json()["prices"]]
    active = [price["id"] for price in found if price["status"] == "ACTIVE"]
    return Stock(*_customers(sandbox), *_spares(sandbox), sold, active)


def _ids_by_path(sandbox: SandboxProcess, stock: Stock) -> dict[str, list[str]]:
    """What may stand in a path: by the whole path, else by its resource."""
    ids = {
        **{name: _documents(sandbox, name) for name in DOCUMENTS},
        "customers": stock.customers,
        "products": [*stock.products, stock.sold[0]],
        "product-prices": [*stock.prices, *stock.active[-2:]],
        "product-groups": [*stock.groups[1:], _page(sandbox, "/v1/product-groups")[0]["id"]],
    }
    for name in ("quotes", "order-confirmations"):
        for action, sent in (("", False), ("/send", False), ("/convert", True)):
            fresh = _spare_documents(sandbox, name, stock.customers[0], stock.active[0], sent=sent)
            ids[f"/v1/{name}/{{id}}{action}"] = [*fresh, *ids[name]]
    return ids


def _fields(sandbox: SandboxProcess, stock: Stock, accounts: list[str]) -> dict[str, dict[str, Json]]:
    """Schemas for the fields of requests, by name."""
    invoices = _page(sandbox, f"/v1/invoices?limit=100&customerId={stock.customers[0]}")
    return {
        "customerId": _choice(stock.customers),
        "customerContactId": _choice(stock.contacts),
        "customerDepartmentId": _choice(stock.departments),
        "customerGroupId": _choice([one["id"] for one in _page(sandbox, "/v1/customer-groups")]),
        "priceId": _choice(stock.active[:-2]),
        "productId": _choice([*stock.sold, *stock.products]),
        "productGroupId": _choice(stock.groups[:1]),
        "documentTemplateId": _choice([one["id"] for one in _page(sandbox, "/v1/document-templates")]),
        "invoiceNumber": _choice([one["number"] for one in invoices if one["number"]]),
        **{name: _choice(_accounts(sandbox)) for name in accounts},
    }


def contract_of(sandbox: SandboxProcess, *, with_ids: bool) -> dict[str, Json]:
    """The contract as this company can meet it; responses are left as they are.

    `with_ids` says whether requests name ids of the company. Without them calls can follow each other: those that come
    later name what the earlier ones have made.
    """
    document = copy.deepcopy(schema.document())
    fields = dict(NARROWER)
    fields["client_id"] = {"type": "string", "enum": [sandbox.client_id]}
    fields["client_secret"] = {"type": "string", "enum": [sandbox.client_secret]}
    if with_ids:
        stock = _stock(sandbox)
        fields |= _fields(sandbox, stock, _account_fields(document))
        _put_ids(document, _ids_by_path(sandbox, stock))
        document["components"]["parameters"]["CustomerIdFilter"]["schema"] = fields["customerId"]
    for parameter in document["paths"]["/v1/product-groups"]["get"]["parameters"]:
        if parameter.get("name") == "sortBy":
            parameter["schema"] = {"type": "string", "enum": list(GROUP_SORTING)}
    for found in request_schemas(document):
        for name in found.get("properties", {}).keys() & fields.keys():
            found["properties"][name] = fields[name]
    _any_price(document["components"]["schemas"]["CreateProductPrice"]["properties"])
    return document


def _put_ids(document: dict[str, Json], ids: dict[str, list[str]]) -> None:
    """Let paths name what there is."""
    for path, operations in document["paths"].items():
        if "parameters" in operations:
            assert operations["parameters"] == [{"$ref": "#/components/parameters/Id"}]
            own = ids.get(path) or ids[path.split("/")[2]]
            operations["parameters"] = [{**document["components"]["parameters"]["Id"], "schema": _choice(own)}]


def _any_price(properties: dict[str, Json]) -> None:
    """A price has any currency. The company has no meters, and so no price by usage."""
    properties["currency"] = {"$ref": "#/components/schemas/Currency"}
    del properties["meterId"]
    properties["billingPeriodType"]["enum"].remove("USAGE")


def _account_fields(document: dict[str, Json]) -> list[str]:
    properties = document["components"]["schemas"]["CreateProductGroup"]["properties"]
    return [name for name in properties if name.endswith("AccountId")]


def request_schemas(document: dict[str, Json]) -> Iterator[dict[str, Json]]:
    """Every schema that request bodies are made of; no response is made of them too."""
    components = document["components"]["schemas"]
    waiting: list[Json] = [
        operation["requestBody"]
        for operations in document["paths"].values()
        for operation in operations.values()
        if isinstance(operation, dict) and "requestBody" in operation
    ]
    seen: set[str] = set()
    while waiting:
        found = waiting.pop()
        if isinstance(found, list):
            waiting += found
        elif isinstance(found, dict):
            reference = str(found.get("$ref", "")).removeprefix("#/components/schemas/")
            if reference in components and reference not in seen:
                seen.add(reference)
                waiting.append(components[reference])
            yield found
            waiting += [member for name, member in found.items() if name != "examples"]
