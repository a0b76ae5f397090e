"""Operations on customers, their contacts, departments and groups."""

from __future__ import annotations

import re
from typing import Any

from starlette.responses import Response

from ledgerbee_desktop.sandbox import queries
from ledgerbee_desktop.sandbox.calls import Call, Operation, answer
from ledgerbee_desktop.sandbox.errors import not_found
from ledgerbee_desktop.sandbox.store import customers
from ledgerbee_desktop.sandbox.validation import Problems

_METADATA = re.compile(r"metadata\[(.+)\]")
MAX_METADATA = 10


def list_customers(call: Call) -> Response:
    """`GET /v1/customers`: a bare array without paging; remembered for 5 s unless filtered."""
    plain: list[tuple[str, str]] = []
    metadata: dict[str, str] = {}
    for name, value in call.query:
        match = _METADATA.fullmatch(name)
        if match is None:
            plain.append((name, value))
        else:
            metadata[match[1]] = value
    found = queries.read(plain, {"customerNumber": queries.text, "externalSystemId": queries.text})
    if len(metadata) > MAX_METADATA:
        problems = Problems()
        problems.add("metadata", "maxProperties", f"must have at most {MAX_METADATA} pairs")
        problems.raise_any()
    if not call.query:
        return answer(call.desk.cache.get("customers", lambda: customers.find(call.conn)))
    records = customers.find(call.conn, found.get("customerNumber"), found.get("externalSystemId"))
    return answer([record for record in records if _has(record, metadata)])


def _has(record: dict[str, Any], metadata: dict[str, str]) -> bool:
    own = record.get("metadata") or {}
    return all(name in own and str(own[name]) == value for name, value in metadata.items())


def _customer(call: Call) -> dict[str, Any]:
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
    Operation("GET", "/v1/customers/{id}", "customers-read", get_customer),
    Operation("GET", "/v1/customers/{id}/contacts", "customers-read", list_contacts),
    Operation("GET", "/v1/customers/{id}/departments", "customers-read", list_departments),
    Operation("GET", "/v1/customer-groups", "customers-read", list_groups),
)
