"""Schemas of the contract, as validators."""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Any

import yaml
from jsonschema import Draft202012Validator

CONTRACT = Path(__file__).parents[2] / "contract" / "openapi.yaml"


@cache
def contract() -> dict[str, Any]:
    """The whole contract."""
    with CONTRACT.open(encoding="utf-8") as file:
        found: dict[str, Any] = yaml.load(file, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return found


@cache
def validator(name: str) -> Draft202012Validator:
    """The schema `name` with everything that it refers to; formats are checked."""
    schema = {"$ref": f"#/components/schemas/{name}", "components": contract()["components"]}
    return Draft202012Validator(schema, format_checker=Draft202012Validator.FORMAT_CHECKER)


def example(name: str) -> Any:
    """The value of an example of the contract."""
    return contract()["components"]["examples"][name]["value"]
