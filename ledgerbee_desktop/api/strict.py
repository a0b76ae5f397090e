"""Reading request bodies back as strictly as LedgerBee does, and naming the field that is wrong as LedgerBee does."""

from __future__ import annotations

import datetime as dt
import re
from decimal import Decimal
from typing import Final, TypeVar

import msgspec
from msgspec import UNSET, UnsetType

from ledgerbee_desktop.api.wire import values
from ledgerbee_desktop.core.errors import AppError
from ledgerbee_desktop.core.identifiers import normal_id
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP, Message

S = TypeVar("S")

CENT: Final = Decimal("0.01")
_NUMBER = re.compile(rb"-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]{1,4})?")
_DECIMAL = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_PLACE = re.compile(r" - at `\$\.?(?P<path>[^`]*)`$")
_NAMED = re.compile(r"^Object (?P<what>missing required|contains unknown) field `(?P<name>[^`]+)`")

_MISSING = QT_TRANSLATE_NOOP("errors", "“{path}” is missing.")
_UNKNOWN = QT_TRANSLATE_NOOP("errors", "“{path}” is not a field that LedgerBee takes here.")
_WRONG = QT_TRANSLATE_NOOP("errors", "“{path}” has a value that LedgerBee does not take: {why}.")
_NO_JSON = QT_TRANSLATE_NOOP("errors", "The body is not a JSON object.")


class InvalidBody(AppError):
    """A body is not what its schema says. `path` names the field as LedgerBee does (`lines.0.quantity`), empty: the body as a whole."""

    def __init__(self, message: Message, path: str) -> None:
        super().__init__(message)
        self.path = path


def strict(body: bytes, kind: type[S], where: str = "") -> S:
    """`body` as `kind`; `where` is the path of what it is a part of. Raises InvalidBody."""
    try:
        return msgspec.json.decode(body, type=kind)
    except msgspec.ValidationError as error:
        raise _explain(str(error), where) from error
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
        raise InvalidBody(_NO_JSON, where) from error


def _explain(why: str, where: str) -> InvalidBody:
    place = _PLACE.search(why)
    inner = re.sub(r"\[(\d+)\]", r".\1", place["path"]) if place else ""
    path = ".".join(part for part in (where, inner) if part)
    named = _NAMED.match(why)
    if named is not None:
        path = f"{path}.{named['name']}" if path else named["name"]
        return InvalidBody((_MISSING if named["what"].startswith("missing") else _UNKNOWN).of(path=path), path)
    return wrong(path, _PLACE.sub("", why)) if path else InvalidBody(_NO_JSON, "")


def wrong(path: str, why: str) -> InvalidBody:
    """The complaint about a value; `why` is a part of a sentence."""
    return InvalidBody(_WRONG.of(path=path, why=why), path)


def some_id(value: str | UnsetType, path: str) -> str | UnsetType:
    """An id in its normal form. Raises InvalidBody when it is no UUID."""
    if isinstance(value, UnsetType):
        return UNSET
    try:
        return normal_id(value)
    except ValueError as error:
        raise wrong(path, "not a UUID") from error


def some_date(value: str | UnsetType, path: str) -> dt.date | UnsetType:
    """A date. Raises InvalidBody when it is none, or written in another way than `YYYY-MM-DD`."""
    if isinstance(value, UnsetType):
        return UNSET
    mistake = wrong(path, "a date is written YYYY-MM-DD")
    if _DATE.fullmatch(value) is None:
        raise mistake
    try:
        return dt.date.fromisoformat(value)
    except ValueError as error:
        raise mistake from error


def number(raw: bytes, path: str) -> Decimal:
    """A JSON number from its digits. Raises InvalidBody when it is none, or one of an impossible size."""
    if _NUMBER.fullmatch(raw) is None:
        raise wrong(path, "a quantity is a JSON number")
    return _sane(raw.decode("ascii"), path)


def price(value: str | UnsetType, path: str) -> Decimal | None:
    """A decimal string; None when it is not there. Raises InvalidBody."""
    if isinstance(value, UnsetType):
        return None
    if _DECIMAL.fullmatch(value) is None:
        raise wrong(path, "a price is a decimal string with a dot")
    return _sane(value, path)


def _sane(digits: str, path: str) -> Decimal:
    try:
        return values.amount(Decimal(digits))
    except ValueError as error:
        raise wrong(path, "a number of an impossible size") from error


def price_text(amount: Decimal) -> str:
    """A price as it is sent: two decimals, which is the most that may be sent (contract, NonNegativeDecimal). Raises ValueError for more."""
    rounded = amount.quantize(CENT)
    if rounded != amount:
        raise ValueError("a unit price has at most two decimals")
    return format(rounded, "f")


def camel(name: str) -> str:
    """The name of a field as LedgerBee writes it."""
    first, *rest = name.split("_")
    return first + "".join(part.capitalize() for part in rest)
