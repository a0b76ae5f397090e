"""The contract file as a judge of answers and bodies."""

from __future__ import annotations

import functools
import re
from pathlib import Path
from typing import Any

import httpx
import jsonschema
import yaml
from referencing import Registry, Resource
from referencing.jsonschema import DRAFT202012

FILE = Path(__file__).with_name("openapi.yaml")
URI = "urn:contract"
TIMESTAMP = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z")
FORMATS = jsonschema.FormatChecker(formats=["date", "uuid", "email"])


@FORMATS.checks("date-time")
def _is_timestamp(value: object) -> bool:
    """ISO 8601 in UTC with milliseconds, as the contract's head says."""
    return not isinstance(value, str) or TIMESTAMP.fullmatch(value) is not None


@functools.cache
def document() -> dict[str, Any]:
    """The whole contract."""
    loader = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
    loaded: dict[str, Any] = yaml.load(FILE.read_text(encoding="utf-8"), Loader=loader)
    return loaded


@functools.cache
def validator(pointer: str) -> jsonschema.Draft202012Validator:
    """A validator for the schema at a JSON pointer of the contract."""
    resource: Resource[Any] = DRAFT202012.create_resource(document())
    registry: Registry[Any] = Registry().with_resource(URI, resource)
    return jsonschema.Draft202012Validator({"$ref": f"{URI}#{pointer}"}, registry=registry, format_checker=FORMATS)


def errors(schema: str, value: object) -> list[str]:
    """What is wrong with `value` by the component `schema`."""
    return [error.message for error in validator(f"/components/schemas/{schema}").iter_errors(value)]


def _escaped(part: str) -> str:
    return part.replace("~", "~0").replace("/", "~1")


def check_answer(response: httpx.Response, method: str, path: str) -> None:
    """Fail unless the contract has this status for the operation and the answer fits its schema and headers."""
    responses = document()["paths"][path][method.lower()]["responses"]
    status = str(response.status_code)
    assert status in responses, f"{method} {path}: status {status} is not in the contract: {response.text}"
    pointer = f"/paths/{_escaped(path)}/{method.lower()}/responses/{status}"
    found = responses[status]
    if "$ref" in found:
        pointer = found["$ref"].removeprefix("#")
        found = document()["components"]["responses"][pointer.rpartition("/")[2]]
    assert "date" in response.headers
    for name in found.get("headers", {}):
        assert name == "X-API-Key-Expires-At" or name in response.headers, f"{method} {path}: no {name}"
    if "content" not in found:
        assert response.content == b"", f"{method} {path}: {response.text}"
        return
    kind = response.headers["content-type"].partition(";")[0]
    assert kind in found["content"], f"{method} {path}: {kind}"
    if kind == "application/json":
        wrong = list(validator(f"{pointer}/content/{_escaped(kind)}/schema").iter_errors(response.json()))
        assert wrong == [], f"{method} {path}: {wrong[0].message} at {wrong[0].json_path}"
