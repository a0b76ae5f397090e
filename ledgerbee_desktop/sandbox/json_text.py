"""JSON with exact numbers: a number with a fraction is a Decimal on the way in and on the way out."""

from __future__ import annotations

import json
from decimal import Decimal
from typing import Any, NoReturn


class BadJson(ValueError):
    """The text is no JSON (RFC 8259); the argument says why."""


def _no_constant(name: str) -> NoReturn:
    raise BadJson(f"{name} is not JSON")


def decode(raw: bytes) -> Any:  # what a body holds is not known before it was checked
    """The value of a JSON text in UTF-8; integers become int, other numbers Decimal. Raises BadJson."""
    try:
        return json.loads(raw.decode("utf-8"), parse_float=Decimal, parse_constant=_no_constant)
    except BadJson:
        raise
    except (ValueError, RecursionError) as error:
        raise BadJson(str(error) or type(error).__name__) from error


def _write(value: object, out: list[str]) -> None:
    if isinstance(value, Decimal):
        out.append(_number(value))
    elif isinstance(value, dict):
        for position, (name, member) in enumerate(value.items()):
            out.append(("," if position else "{") + json.dumps(str(name), ensure_ascii=False) + ":")
            _write(member, out)
        out.append("}" if value else "{}")
    elif isinstance(value, list | tuple):
        for position, member in enumerate(value):
            out.append("," if position else "[")
            _write(member, out)
        out.append("]" if value else "[]")
    else:
        out.append(json.dumps(value, ensure_ascii=False, allow_nan=False))


def _number(value: Decimal) -> str:
    """Without an exponent and without trailing zeros, as a JavaScript server prints it."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def encode(value: object) -> bytes:
    """Compact JSON in UTF-8. Raises TypeError for what JSON cannot hold."""
    out: list[str] = []
    _write(value, out)
    return "".join(out).encode("utf-8")
