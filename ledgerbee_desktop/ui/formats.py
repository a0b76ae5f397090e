"""Numbers, dates and times as the person's language writes them. Decimals only; nothing here meets a float."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from PySide6.QtCore import QCoreApplication, QLocale

from ledgerbee_desktop.core.dates import format_date
from ledgerbee_desktop.core.numbers import NumberStyle, format_amount, format_percent, format_quantity, style_of


def language() -> str:
    """ "da" or "en": the language whose formats are in use, by Qt's default locale."""
    return "da" if QLocale().language() == QLocale.Language.Danish else "en"


def number_style() -> NumberStyle:
    """How numbers are written and read in the language in use."""
    return style_of(language())


def amount(value: Decimal, currency: str) -> str:
    """An amount in units of `currency`, without its code: `1.234,50`."""
    return format_amount(value, currency, number_style())


def money(value: Decimal, currency: str) -> str:
    """An amount with the code of its currency: `1.234,50 DKK`. The space does not break."""
    return f"{amount(value, currency)}\u00a0{currency}"


def quantity(value: Decimal) -> str:
    """A quantity without trailing zeros: `2,5`."""
    return format_quantity(value, number_style())


def percent(value: Decimal) -> str:
    """A VAT rate in per cent: `25 %` in Danish, `25%` in English."""
    return format_percent(value, number_style())


def date(value: dt.date | None) -> str:
    """A date; empty for none."""
    return "" if value is None else format_date(value, language())


def clock(moment: dt.datetime) -> str:
    """The time of day of a moment on the person's clock: `14:02`."""
    return f"{moment.astimezone():%H:%M}"


def moment(value: dt.datetime, today: dt.date) -> str:
    """A moment on the person's clock: the time alone when it is `today`, else date and time."""
    local = value.astimezone()
    return clock(value) if local.date() == today else f"{date(local.date())} {clock(value)}"


def stamp(text: str, today: dt.date) -> str:
    """A time stamp that LedgerBee printed (ISO 8601), as `moment`; shown as it is when it cannot be read."""
    try:
        parsed = dt.datetime.fromisoformat(text)
    except ValueError:
        return text
    return moment(parsed if parsed.tzinfo else parsed.replace(tzinfo=dt.UTC), today)


def seconds_left(until: dt.datetime, now: dt.datetime) -> int:
    """Whole seconds until a moment, rounded up; never below zero."""
    return max(0, -((now - until) // dt.timedelta(seconds=1)))


def in_words(count: int) -> str:
    """A count with the group separators of the language: `10.000`."""
    return format_quantity(Decimal(count), number_style())


def documents_counted(count: int) -> str:
    """ "1 row", "12 rows"."""
    if count == 1:
        return QCoreApplication.translate("formats", "1 row")
    return QCoreApplication.translate("formats", "{0} rows").format(in_words(count))
