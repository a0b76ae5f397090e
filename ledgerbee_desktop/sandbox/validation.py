"""Strict reading of bodies: every field is known, of its type and within its rule, or the whole body is refused."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from ledgerbee_desktop.sandbox import json_text
from ledgerbee_desktop.sandbox.errors import ApiError, Violation, validation_failed

UUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}", re.ASCII)
_DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
_CURRENCY = re.compile(r"[A-Z]{3}", re.ASCII)
_COUNTRY = re.compile(r"[A-Z]{2}", re.ASCII)
_PRICE = re.compile(r"[0-9]+(\.[0-9]{1,2})?", re.ASCII)
_EMAIL = re.compile(r"[^\s@<>\"(),:;\[\]\\]+@[^\s@<>\"(),:;\[\]\\.]+(\.[^\s@<>\"(),:;\[\]\\.]+)+")
_HUGE = 18
"""Digits before the point from which a number is no amount of anything; keeps the arithmetic bounded."""


class Problems:
    """Collects the violations of one body or query, so that one answer names them all."""

    def __init__(self) -> None:
        self._found: list[Violation] = []

    def add(self, field: str, rule: str, text: str) -> None:
        """Note that `field` breaks `rule`; `text` is completed with the field's name in front."""
        self._found.append(Violation(field, rule, f"{field} {text}"))

    def unknown(self, path: str, name: str) -> None:
        """Note a field that the schema does not have."""
        self._found.append(Violation(path, "whitelistValidation", f"property {name} should not exist"))

    def raise_any(self) -> None:
        """Raise the 400 if anything was noted."""
        if self._found:
            raise validation_failed(self._found)

    def __bool__(self) -> bool:
        return bool(self._found)


Check = Callable[[object, str, Problems], Any]
"""Returns the value in its own type, or notes a problem and returns None."""


def text(value: object, path: str, problems: Problems) -> str | None:
    """Any string that can be written in UTF-8 (a lone surrogate cannot)."""
    if isinstance(value, str):
        try:
            value.encode("utf-8")
        except UnicodeEncodeError:
            problems.add(path, "isString", "must be valid Unicode")
            return None
        return value
    problems.add(path, "isString", "must be a string")
    return None


def uuid(value: object, path: str, problems: Problems) -> str | None:
    """A UUID in either case, returned in lower case (contract README, trap 20)."""
    if isinstance(value, str) and UUID.fullmatch(value):
        return value.lower()
    problems.add(path, "isUuid", "must be a UUID")
    return None


def day(value: object, path: str, problems: Problems) -> date | None:
    """A calendar day as YYYY-MM-DD."""
    if isinstance(value, str) and _DAY.fullmatch(value):
        try:
            return date.fromisoformat(value)
        except ValueError:
            pass  # well formed, yet no day of any calendar: the message below says so
    problems.add(path, "isDateString", "must be a valid ISO 8601 date string")
    return None


def currency(value: object, path: str, problems: Problems) -> str | None:
    """Three capital letters; whether a price has the currency is decided later."""
    if isinstance(value, str) and _CURRENCY.fullmatch(value):
        return value
    problems.add(path, "isCurrencyCode", "must be an ISO 4217 currency code")
    return None


def country(value: object, path: str, problems: Problems) -> str | None:
    """Two capital letters."""
    if isinstance(value, str) and _COUNTRY.fullmatch(value):
        return value
    problems.add(path, "isCountryCode", "must be an ISO 3166-1 alpha-2 code")
    return None


def text_map(value: object, path: str, problems: Problems) -> dict[str, str] | None:
    """An object whose members are all strings, under any names."""
    if not isinstance(value, dict):
        problems.add(path, "isObject", "must be an object")
        return None
    found: dict[str, str] = {}
    for name, member in value.items():
        shown = name.encode("utf-8", "replace").decode("utf-8")
        kept = text(member, f"{path}.{shown}", problems)
        if kept is not None and text(name, f"{path}.{shown}", problems) is not None:
            found[name] = kept
    return found


def objects(value: object, path: str, problems: Problems) -> list[object] | None:
    """A list of objects, whatever is in them."""
    if not isinstance(value, list):
        problems.add(path, "isArray", "must be an array")
        return None
    for position, member in enumerate(value):
        if not isinstance(member, dict):
            problems.add(f"{path}.{position}", "isObject", "must be an object")
    return value


def whole_number(value: object, path: str, problems: Problems) -> int | None:
    """An integer; `30.0` is one in JSON."""
    if isinstance(value, int) and not isinstance(value, bool) and abs(value) < 10**9:
        return value
    if isinstance(value, Decimal) and abs(value.adjusted()) < _HUGE and value == value.to_integral_value():
        return int(value)
    problems.add(path, "isInt", "must be an integer number")
    return None


def days_of_credit(value: object, path: str, problems: Problems) -> int | None:
    """A number of days that leads to a day of the calendar."""
    found = whole_number(value, path, problems)
    if found is not None and abs(found) > 36_500:
        problems.add(path, "max", "must not be greater than 36500")
        return None
    return found


def boolean(value: object, path: str, problems: Problems) -> bool | None:
    """JSON true or false."""
    if isinstance(value, bool):
        return value
    problems.add(path, "isBoolean", "must be a boolean value")
    return None


def email(value: object, path: str, problems: Problems) -> str | None:
    """One address."""
    if isinstance(value, str) and len(value) <= 320 and _EMAIL.fullmatch(value):
        return text(value, path, problems)
    problems.add(path, "isEmail", "must be an email")
    return None


def quantity(value: object, path: str, problems: Problems) -> Decimal | None:
    """A JSON number above zero, decimals allowed (contract README, row 21)."""
    if isinstance(value, int) and not isinstance(value, bool):
        number = Decimal(value)
    elif isinstance(value, Decimal) and value.is_finite():
        number = value
    else:
        problems.add(path, "isNumber", "must be a number")
        return None
    if number <= 0:
        problems.add(path, "isPositive", "must be a positive number")
        return None
    if abs(number.adjusted()) >= _HUGE or len(number.as_tuple().digits) > 2 * _HUGE:
        problems.add(path, "isNumber", "must be a number of ordinary size")
        return None
    return number


def price(value: object, path: str, problems: Problems) -> Decimal | None:
    """A decimal string, zero or more, with at most two decimals (contract README, row 21)."""
    if isinstance(value, str) and _PRICE.fullmatch(value) and len(value) <= _HUGE:
        return Decimal(value)
    problems.add(path, "isDecimal", "must be a decimal string of zero or more with at most two decimals")
    return None


def choice(*known: str) -> Check:
    """One of `known`, in this spelling."""

    def check(value: object, path: str, problems: Problems) -> str | None:
        if isinstance(value, str) and value in known:
            return value
        problems.add(path, "isEnum", f"must be one of the following values: {', '.join(known)}")
        return None

    return check


def fields(
    value: object, path: str, checks: Mapping[str, Check], required: frozenset[str], problems: Problems
) -> dict[str, Any]:
    """The fields of an object by their checks. `path` is "" or the dotted path of the object.

    Unknown fields, missing ones and null are violations: the contract has no field that may be null in a request.
    """
    if not isinstance(value, dict):
        problems.add(path or "body", "isObject", "must be an object")
        return {}
    dotted = f"{path}." if path else ""
    for name in value:
        if name not in checks:
            shown = name.encode("utf-8", "replace").decode("utf-8")
            problems.unknown(dotted + shown, shown)
    found = {name: checks[name](value[name], dotted + name, problems) for name in checks if name in value}
    for name in checks:
        if name in required and name not in value:
            problems.add(dotted + name, "isDefined", "should not be null or undefined")
    return found


def body_fields(raw: bytes, checks: Mapping[str, Check], required: frozenset[str] = frozenset()) -> dict[str, Any]:
    """The fields of a whole JSON body by their checks. Raises ApiError 400."""
    problems = Problems()
    found = fields(body_object(raw), "", checks, required, problems)
    problems.raise_any()
    return found


def body_object(raw: bytes) -> object:
    """The JSON value of a request body; an empty one counts as null, so that it is not an object. Raises ApiError 400."""
    if not raw.strip():
        return None
    try:
        return json_text.decode(raw)
    except json_text.BadJson as error:
        raise ApiError(400, f"Unexpected token in JSON: {error}"[:200]) from error
