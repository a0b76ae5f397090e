"""Dates as people type them: `15`, `1503`, `15-3`, `15 Mar 2026`, `2026-03-15`, `+14`, `-3`, `i` (today; `t` in English), `u` (end of month; `e`)."""

from __future__ import annotations

import calendar
import datetime as dt
import re

from ledgerbee_desktop.core.numbers import Invalid
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP

_TODAY = {"da": "i", "en": "t"}
_END_OF_MONTH = {"da": "u", "en": "e"}
_ISO = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})")
_SEPARATED = re.compile(r"(\d{1,2})[-./ ](\d{1,2})(?:[-./ ](\d{4}|\d{2}))?")
_NAMED = re.compile(r"(\d{1,2})[-. ]{1,2}([a-z]{3})[a-z]*[-. ]{0,2}(\d{4}|\d{2})?")
_DIGITS = re.compile(r"\d{1,2}|\d{4}|\d{6}|\d{8}")
_STEP = re.compile(r"[+-]\d{1,4}")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")

_NO_DATE = QT_TRANSLATE_NOOP("dates", "“{text}” is not a date. Write it like 15, 15-3, 15-3-2026 or +14.")
_NO_SUCH_DAY = QT_TRANSLATE_NOOP("dates", "There is no such day: {text}.")


def parse_date(text: str, today: dt.date, language: str) -> dt.date | Invalid:
    """The date that a person typed. Day before month, as in Danish and British use; a missing month or year is today's.

    Two-digit years are of this century. `+14` and `-3` count days from `today`.
    """
    written = text.strip().lower().replace("\u2212", "-")
    if written == _TODAY.get(language, "t"):
        return today
    if written == _END_OF_MONTH.get(language, "e"):
        return today.replace(day=calendar.monthrange(today.year, today.month)[1])
    if not written.isascii():
        return Invalid(_NO_DATE.of(text=text.strip()[:40]))
    try:
        found = _absolute(written, today)
        if found is None and _STEP.fullmatch(written):
            found = today + dt.timedelta(days=int(written))
    except (ValueError, OverflowError):
        return Invalid(_NO_SUCH_DAY.of(text=text.strip()[:40]))
    return found if found is not None else Invalid(_NO_DATE.of(text=text.strip()[:40]))


def _absolute(text: str, today: dt.date) -> dt.date | None:
    if match := _ISO.fullmatch(text):
        return dt.date(int(match[1]), int(match[2]), int(match[3]))
    if match := _SEPARATED.fullmatch(text):
        return dt.date(_year(match[3] or "", today), int(match[2]), int(match[1]))
    if (match := _NAMED.fullmatch(text)) and match[2].capitalize() in _MONTHS:
        return dt.date(_year(match[3] or "", today), _MONTHS.index(match[2].capitalize()) + 1, int(match[1]))
    if _DIGITS.fullmatch(text):
        return dt.date(_year(text[4:], today), int(text[2:4] or today.month), int(text[:2]))
    return None


def _year(digits: str, today: dt.date) -> int:
    if not digits:
        return today.year
    return int(digits) + (2000 if len(digits) == 2 else 0)


def format_date(value: dt.date, language: str) -> str:
    """A date for the eye: `21-11-2026` in Danish, `21 Nov 2026` in English."""
    if language == "da":
        return f"{value.day:02}-{value.month:02}-{value.year}"
    return f"{value.day} {_MONTHS[value.month - 1]} {value.year}"
