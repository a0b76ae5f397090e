"""Operations on products."""

from __future__ import annotations

from typing import Any

from starlette.responses import Response

from ledgerbee_desktop.sandbox import clock, queries, records, validation, vat
from ledgerbee_desktop.sandbox.calls import Call, Operation, answer, no_content
from ledgerbee_desktop.sandbox.errors import not_found, refused
from ledgerbee_desktop.sandbox.ids import new_id
from ledgerbee_desktop.sandbox.store import catalogue
from ledgerbee_desktop.sandbox.store.database import transaction

_FIELDS: dict[str, validation.Check] = {
    "number": validation.text,
    "name": validation.text,
    "description": validation.text,
    "productGroupId": validation.uuid,
}
_REQUIRED = frozenset({"number", "name", "productGroupId"})


def list_products(call: Call) -> Response:
    """`GET /v1/products`: one page without prices (contract README, trap 15)."""
    found = queries.read(call.query, {**queries.PAGING, "search": queries.text})
    page = queries.page_of(found)
    return answer(page.envelope(*catalogue.products(call.conn, found.get("search", ""), page.limit, page.offset)))


def create_product(call: Call) -> Response:
    """`POST /v1/products`: belongs to a group, and has no price yet."""
    call.no_query()
    found = validation.body_fields(call.body, _FIELDS, _REQUIRED)
    _need_group(call, found)
    moment = clock.now()
    record = {**records.product(new_id(moment), clock.stamp(moment)), **found}
    catalogue.add_product(call.conn, record)
    return answer(record, 201)


def get_product(call: Call) -> Response:
    """`GET /v1/products/{id}`: the product with its prices."""
    record = _product(call)
    return answer({**record, "prices": catalogue.prices(call.conn, record["id"])})


def update_product(call: Call) -> Response:
    """`PATCH /v1/products/{id}`: changes what is sent (contract README, row 26); a new group brings its VAT."""
    record = _product(call)
    found = validation.body_fields(call.body, _FIELDS)
    _need_group(call, found)
    changed = {**record, **found, "updatedAt": clock.stamp(clock.now())}
    with transaction(call.conn):
        catalogue.update_product(call.conn, changed)
        if changed["productGroupId"] != record["productGroupId"]:
            vat.rate_prices(call.conn, changed)
    return answer(changed)


def delete_product(call: Call) -> Response:
    """`DELETE /v1/products/{id}`: with its prices, unless one of them is in use (contract README, row 30)."""
    record = _product(call)
    if any(price["isLocked"] for price in catalogue.prices(call.conn, record["id"])):
        raise refused("SANDBOX_RESOURCE_IN_USE", "The product is in use")
    with transaction(call.conn):
        catalogue.delete_product(call.conn, record["id"])
    return no_content()


def _product(call: Call) -> dict[str, Any]:
    product_id = call.id()
    call.no_query()
    record = catalogue.product(call.conn, product_id)
    if record is None:
        raise not_found()
    return record


def _need_group(call: Call, found: dict[str, Any]) -> None:
    """Raises ApiError 404 if the body names a group that is not there."""
    if "productGroupId" in found and catalogue.group(call.conn, found["productGroupId"]) is None:
        raise not_found()


OPERATIONS = (
    Operation("GET", "/v1/products", "products-read", list_products),
    Operation("POST", "/v1/products", "products-write", create_product),
    Operation("GET", "/v1/products/{id}", "products-read", get_product),
    Operation("PATCH", "/v1/products/{id}", "products-write", update_product),
    Operation("DELETE", "/v1/products/{id}", "products-write", delete_product),
)
