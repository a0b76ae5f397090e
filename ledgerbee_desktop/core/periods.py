"""Spans of days by which lists are filtered."""

from __future__ import annotations

import calendar
import datetime as dt
from enum import StrEnum


class Period(StrEnum):
    """What a person calls a span of days; OWN has dates of its own."""

    ANY = "any"
    THIS_MONTH = "this-month"
    LAST_MONTH = "last-month"
    THIS_QUARTER = "this-quarter"
    LAST_QUARTER = "last-quarter"
    THIS_YEAR = "this-year"
    LAST_YEAR = "last-year"
    OWN = "own"


def span(period: Period, today: dt.date) -> tuple[dt.date | None, dt.date | None]:
    """The first and the last day of a period that `today` decides; nothing for ANY and OWN."""
    quarter = (today.month - 1) // 3 * 3 + 1
    match period:
        case Period.THIS_MONTH:
            return _months(today.year, today.month, 1)
        case Period.LAST_MONTH:
            return _months(today.year, today.month - 1, 1)
        case Period.THIS_QUARTER:
            return _months(today.year, quarter, 3)
        case Period.LAST_QUARTER:
            return _months(today.year, quarter - 3, 3)
        case Period.THIS_YEAR:
            return _months(today.year, 1, 12)
        case Period.LAST_YEAR:
            return _months(today.year - 1, 1, 12)
        case Period.ANY | Period.OWN:
            return None, None


def _months(year: int, month: int, count: int) -> tuple[dt.date, dt.date]:
    """`count` whole months from `month` on, which may lie below 1 (in the year before)."""
    first = dt.date(year, month, 1) if month > 0 else dt.date(year - 1, month + 12, 1)
    last_month = first.month + count - 1
    return first, dt.date(first.year, last_month, calendar.monthrange(first.year, last_month)[1])
