"""The contract as it may be one day: words that nobody knows yet, members that are new, and failures that it does not name."""

from __future__ import annotations

import copy
from collections.abc import Iterator
from typing import Any

from tests.contract import schema
from tests.contract.this_company import request_schemas

Json = Any
WORD = "brand_new_word"
MEMBER = "brandNewMember"
FAILURES = {
    400: "SHARED_VALIDATION_FAILED",
    401: "UNAUTHORIZED",
    403: "INSUFFICIENT_PERMISSIONS",
    404: None,
    409: "BRAND_NEW_CODE",
    422: None,
    429: None,
    500: None,
}


def widened() -> dict[str, Json]:
    """Every open word of an answer is one that is unknown, every object in it has a member more, and every operation can fail in every way."""
    document = copy.deepcopy(schema.document())
    asked = {id(each) for each in request_schemas(document)}
    for each in list(_objects(document["components"]["schemas"])):
        if id(each) in asked:
            continue
        if "x-known-values" in each and "string" in each["type"]:
            each["enum"] = [WORD]
        if each.get("type") == "object" and "properties" in each:
            each["properties"][MEMBER] = {"type": "object", "properties": {"a": {"type": "integer"}}, "required": ["a"]}
            each["required"] = [*each.get("required", []), MEMBER]
    for operation in _operations(document):
        for status, code in FAILURES.items():
            operation["responses"][str(status)] = _failure(status, code)
    return document


def _objects(value: Json) -> Iterator[dict[str, Json]]:
    if isinstance(value, list):
        for each in value:
            yield from _objects(each)
    elif isinstance(value, dict):
        yield value
        for each in value.values():
            yield from _objects(each)


def _operations(document: dict[str, Json]) -> Iterator[dict[str, Json]]:
    for path in document["paths"].values():
        for method, operation in path.items():
            if method != "parameters":
                yield operation


def _failure(status: int, code: str | None) -> dict[str, Json]:
    """The envelope, with members that nobody knows."""
    body: dict[str, Json] = {
        "statusCode": status,
        "timestamp": "2026-11-21T08:30:00.000Z",
        "path": "/v1/anything",
        "message": f"The words of a {status}",
        "details": {"requiredScopes": ["invoices-write"], MEMBER: [1]},
        MEMBER: {"a": 1},
    }
    if code is not None:
        body["code"] = code
    content = {"application/json": {"schema": {"type": "object"}, "example": body}}
    return {"description": "A failure", "content": content}
