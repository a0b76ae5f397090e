"""Operations on product groups."""

from __future__ import annotations

import sqlite3
from typing import Any

from starlette.responses import Response

from ledgerbee_desktop.sandbox import clock, queries, validation, vat
from ledgerbee_desktop.sandbox.calls import Call, Operation, answer, no_content
from ledgerbee_desktop.sandbox.errors import ApiError, not_found, refused
from ledgerbee_desktop.sandbox.ids import new_id
from ledgerbee_desktop.sandbox.store import catalogue, reference
from ledgerbee_desktop.sandbox.store.database import transaction

Record = dict[str, Any]
ACCOUNTS = (*vat.ZONE_ACCOUNTS.values(), vat.WITHOUT_VAT)
_FIELDS: dict[str, validation.Check] = {
    "number": validation.text,
    "name": validation.text,
    "description": validation.text,
    **dict.fromkeys(ACCOUNTS, validation.uuid),
}
_REQUIRED = frozenset({"number", "name", *ACCOUNTS})


def list_groups(call: Call) -> Response:
    """`GET /v1/product-groups`: one page; `search` is the beginning of name or number."""
    found = queries.read(
        call.query,
        {
            **queries.PAGING,
            "search": queries.text,
            "sortBy": queries.choice("number", "name", "createdAt"),
            "sortOrder": queries.choice("asc", "desc"),
        },
    )
    page = queries.page_of(found)
    descending = found.get("sortOrder") == "desc"
    items, total = catalogue.groups(
        call.conn,
        found.get("search", ""),
        sort=found.get("sortBy", "number"),
        descending=descending,
        limit=page.limit,
        offset=page.offset,
    )
    return answer(page.envelope(items, total))


def create_group(call: Call) -> Response:
    """`POST /v1/product-groups`: needs four accounts, three of them with a VAT code for sales."""
    call.no_query()
    found = validation.body_fields(call.body, _FIELDS, _REQUIRED)
    _need_free_number(call.conn, found, own=None)
    moment = clock.now()
    stamp = clock.stamp(moment)
    record = {
        "id": new_id(moment),
        "number": found["number"],
        "name": found["name"],
        "description": found.get("description"),
        **_accounts(call.conn, found),
        "createdAt": stamp,
        "updatedAt": stamp,
    }
    catalogue.add_group(call.conn, record)
    return answer(record, 201)


def get_group(call: Call) -> Response:
    """`GET /v1/product-groups/{id}`."""
    return answer(_group(call))


def update_group(call: Call) -> Response:
    """`PATCH /v1/product-groups/{id}`: changes what is sent (contract README, row 26); new accounts bring their VAT."""
    record = _group(call)
    found = validation.body_fields(call.body, _FIELDS)
    _need_free_number(call.conn, found, own=record["id"])
    accounts = _accounts(call.conn, found)
    changed = {**record, **found, **accounts, "updatedAt": clock.stamp(clock.now())}
    with transaction(call.conn):
        catalogue.update_group(call.conn, changed)
        if accounts:
            for product in catalogue.products_of(call.conn, record["id"]):
                vat.rate_prices(call.conn, product)
    return answer(changed)


def delete_group(call: Call) -> Response:
    """`DELETE /v1/product-groups/{id}`: not while it has products (contract README, row 30)."""
    record = _group(call)
    if catalogue.products_of(call.conn, record["id"]):
        raise refused("SANDBOX_RESOURCE_IN_USE", "The product group has products")
    catalogue.delete_group(call.conn, record["id"])
    return no_content()


def _group(call: Call) -> Record:
    group_id = call.id()
    call.no_query()
    record = catalogue.group(call.conn, group_id)
    if record is None:
        raise not_found()
    return record


def _need_free_number(conn: sqlite3.Connection, found: Record, own: str | None) -> None:
    """Raises ApiError 400 if another group has the number in the body."""
    other = catalogue.group_numbered(conn, found["number"]) if "number" in found else None
    if other is not None and other["id"] != own:
        raise refused("SANDBOX_PRODUCT_GROUP_NUMBER_ALREADY_EXISTS", "A product group with this number exists")


def _accounts(conn: sqlite3.Connection, found: Record) -> Record:
    """The accounts in the body, as a group shows them.

    Raises ApiError 404 for an unknown one, 400 without a code (the contract has none) for one without VAT for sales.
    """
    given = {name: reference.account(conn, found[name]) for name in ACCOUNTS if name in found}
    shown: Record = {}
    for name, account in given.items():
        if account is None:
            raise not_found()
        if name != vat.WITHOUT_VAT and reference.sales_rate(conn, account["id"]) is None:
            raise ApiError(400, f"{name}: the account has no VAT code that is valid for sales")
        shown[name] = account["id"]
        if name == "domesticAccountId":
            shown["domesticAccountNumber"] = account["accountNumber"]
    return shown


OPERATIONS = (
    Operation("GET", "/v1/product-groups", "products-read", list_groups),
    Operation("POST", "/v1/product-groups", "products-write", create_group),
    Operation("GET", "/v1/product-groups/{id}", "products-read", get_group),
    Operation("PATCH", "/v1/product-groups/{id}", "products-write", update_group),
    Operation("DELETE", "/v1/product-groups/{id}", "products-write", delete_group),
)
