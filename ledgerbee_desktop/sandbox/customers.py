"""Operations on customers, their contacts, departments and groups."""

from __future__ import annotations

import re
import sqlite3
from typing import Any

from starlette.responses import Response

from ledgerbee_desktop.sandbox import clock, queries, records, validation
from ledgerbee_desktop.sandbox.calls import Call, Operation, answer
from ledgerbee_desktop.sandbox.errors import ApiError, not_found, refused
from ledgerbee_desktop.sandbox.ids import new_id
from ledgerbee_desktop.sandbox.store import customers
from ledgerbee_desktop.sandbox.validation import Problems

Record = dict[str, Any]
_METADATA = re.compile(r"metadata\[(.*)\]", re.DOTALL)
MAX_METADATA = 10
_FIELDS: dict[str, validation.Check] = {
    "customerType": validation.choice("company", "person"),
    "customerNumber": validation.text,
    "name": validation.text,
    "vatZone": validation.choice("domestic", "eu", "abroad", "domestic_without_vat"),
    "customerGroupId": validation.uuid,
    "countryCode": validation.country,
    "email": validation.email,
    "phone": validation.text,
    "address": validation.text,
    "city": validation.text,
    "postalCode": validation.text,
    "vatNumber": validation.text,
    "eanNumber": validation.text,
    "website": validation.text,
    "externalSystemId": validation.text,
    "metadata": validation.text_map,
}
"""The types of customer are those of the sandbox (contract README, row 25)."""
_REQUIRED = frozenset({"customerType", "customerNumber", "name", "countryCode", "vatZone", "customerGroupId"})


def list_customers(call: Call) -> Response:
    """`GET /v1/customers`: a bare array without paging; remembered for 5 s unless filtered (contract README, trap 20)."""
    plain: list[tuple[str, str]] = []
    metadata: dict[str, str] = {}
    problems = Problems()
    for name, value in call.query:
        match = _METADATA.fullmatch(name)
        if match is None:
            plain.append((name, value))
        elif match[1] in metadata:
            problems.add(name, "isSingle", "must be given once")
        else:
            metadata[match[1]] = value
    if len(metadata) > MAX_METADATA:
        problems.add("metadata", "maxProperties", f"must have at most {MAX_METADATA} pairs")
    problems.raise_any()
    found = queries.read(plain, {"customerNumber": queries.text, "externalSystemId": queries.text})
    if not call.query:
        return answer(call.desk.cache.get("customers", lambda: customers.find(call.conn)))
    matching = customers.find(call.conn, found.get("customerNumber"), found.get("externalSystemId"))
    return answer([record for record in matching if _has(record, metadata)])


def _has(record: Record, metadata: dict[str, str]) -> bool:
    own = record.get("metadata") or {}
    return all(name in own and str(own[name]) == value for name, value in metadata.items())


def create_customer(call: Call) -> Response:
    """`POST /v1/customers`: answers id and number only (contract README, row 25)."""
    call.no_query()
    found = validation.body_fields(call.body, _FIELDS, _REQUIRED)
    _need_free_numbers(call.conn, found, own=None)
    record = {**records.customer(new_id(clock.now()), found["customerNumber"], {}), **_changes(call.conn, found)}
    customers.add(call.conn, record)
    return answer({"id": record["id"], "customerNumber": record["customerNumber"]}, 201)


def update_customer(call: Call) -> Response:
    """`PATCH /v1/customers/{id}`: changes what is sent (contract README, row 26)."""
    record = _customer(call)
    found = validation.body_fields(call.body, _FIELDS)
    _need_free_numbers(call.conn, found, own=record["id"])
    changed = {**record, **_changes(call.conn, found)}
    customers.update(call.conn, changed)
    return answer(changed)


def _need_free_numbers(conn: sqlite3.Connection, found: Record, own: str | None) -> None:
    """Raises ApiError 400 if another customer has the number or the foreign id in the body.

    The foreign id is documented as unique, without a code for the refusal.
    """
    if "customerNumber" in found and _others(customers.find(conn, number=found["customerNumber"]), own):
        raise refused("SANDBOX_CUSTOMER_NUMBER_ALREADY_EXISTS", "A customer with this number exists")
    if "externalSystemId" in found and _others(customers.find(conn, external_id=found["externalSystemId"]), own):
        raise ApiError(400, "externalSystemId: a customer with this id exists")


def _others(found: list[Record], own: str | None) -> bool:
    return any(record["id"] != own for record in found)


def _changes(conn: sqlite3.Connection, found: Record) -> Record:
    """The body with number and name of the group. Raises ApiError 404 for an unknown group."""
    if "customerGroupId" not in found:
        return found
    group = customers.group(conn, found["customerGroupId"])
    if group is None:
        raise not_found()
    return {**found, **records.group_of_customer(group)}


def _customer(call: Call) -> Record:
    customer_id = call.id()
    call.no_query()
    record = customers.get(call.conn, customer_id)
    if record is None:
        raise not_found()
    return record


def get_customer(call: Call) -> Response:
    """`GET /v1/customers/{id}`."""
    return answer(_customer(call))


def list_contacts(call: Call) -> Response:
    """`GET /v1/customers/{id}/contacts`."""
    return answer(customers.contacts(call.conn, _customer(call)["id"]))


def list_departments(call: Call) -> Response:
    """`GET /v1/customers/{id}/departments`."""
    return answer(customers.departments(call.conn, _customer(call)["id"]))


def list_groups(call: Call) -> Response:
    """`GET /v1/customer-groups`."""
    call.no_query()
    return answer(customers.groups(call.conn))


OPERATIONS = (
    Operation("GET", "/v1/customers", "customers-read", list_customers),
    Operation("POST", "/v1/customers", "customers-write", create_customer),
    Operation("GET", "/v1/customers/{id}", "customers-read", get_customer),
    Operation("PATCH", "/v1/customers/{id}", "customers-write", update_customer),
    Operation("GET", "/v1/customers/{id}/contacts", "customers-read", list_contacts),
    Operation("GET", "/v1/customers/{id}/departments", "customers-read", list_departments),
    Operation("GET", "/v1/customer-groups", "customers-read", list_groups),
)
