"""The scalars of the wire: text, ids, amounts, dates. A value that cannot be what it should be raises ValueError."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal
from typing import Final

import msgspec

from ledgerbee_desktop.core.identifiers import normal_id

# Far beyond any invoice (amounts stay within 10^12, quantities within six decimals), far below what makes arithmetic slow.
LARGEST_EXPONENT: Final = 18
MOST_DECIMALS: Final = 20


def text(value: str | None) -> str:
    """Null and missing text are empty text."""
    return value or ""


def loose_text(value: str | float | None) -> str:
    """Text that some pages print as a number (contract README, trap 16)."""
    if value is None:
        return ""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)


def some_id(value: str | None) -> str | None:
    """An id in its normal form; null and empty are None. Raises ValueError when it is no UUID."""
    return normal_id(value) if value else None


def amount(value: Decimal) -> Decimal:
    """A finite number of a sane size, exactly as LedgerBee wrote it.

    Raises:
        ValueError: NaN, an infinity, or an exponent that no amount, quantity or rate has (`1e400` would fill the memory
            when somebody formats it).
    """
    exponent = value.as_tuple().exponent
    if not value.is_finite() or not isinstance(exponent, int):
        raise ValueError("not a finite number")
    if value.adjusted() > LARGEST_EXPONENT or exponent > LARGEST_EXPONENT or exponent < -MOST_DECIMALS:
        raise ValueError("a number of an impossible size")
    return Decimal(format(value, "f"))


def some_amount(value: Decimal | None) -> Decimal | None:
    """`amount`, or None."""
    return None if value is None else amount(value)


def some_rate(value: msgspec.Raw) -> Decimal | None:
    """A rate in per cent, for which the contract allows any text: None when it is no number. It must not cost the rest of the answer."""
    try:
        return some_amount(msgspec.json.decode(value, type=Decimal | None))
    except (msgspec.MsgspecError, ValueError):
        return None


def date(value: str) -> dt.date:
    """The date that begins `value`: LedgerBee prints `YYYY-MM-DD`, a full timestamp is tolerated."""
    return dt.date.fromisoformat(value[:10])


def some_date(value: str | None) -> dt.date | None:
    """`date`, or None."""
    return date(value) if value else None


def timestamp(value: str) -> dt.datetime:
    """An ISO 8601 timestamp as UTC; one without a zone is UTC already (contract, Data forms)."""
    moment = dt.datetime.fromisoformat(value)
    if moment.tzinfo is None:
        return moment.replace(tzinfo=dt.UTC)
    try:
        return moment.astimezone(dt.UTC)
    except OverflowError as error:  # year 1 or 9999 with an offset
        raise ValueError("a timestamp outside the calendar") from error
