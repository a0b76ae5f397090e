"""Tables as CSV files that a spreadsheet opens without executing what is in them.

Names and references are written by others. A spreadsheet takes a cell that begins with `=`, `+`, `-` or `@` for a formula, so text of
that kind gets an apostrophe in front; numbers stay numbers. Text is always quoted, so that no other separator cuts it in two.
"""

from __future__ import annotations

import codecs
import datetime as dt
from collections.abc import Iterable, Sequence
from decimal import Decimal

from ledgerbee_desktop.core.text import clean_line

Cell = str | Decimal | dt.date | None
"""Text, a number, a date; None is an empty cell."""

_STARTS_FORMULA = frozenset("=+-@\t\r＝＋－＠")


def csv_file(rows: Iterable[Sequence[Cell]], language: str) -> bytes:
    """The rows (headings first) as UTF-8 with a byte order mark. Danish: semicolons and decimal commas; English: commas and points.

    Numbers have no thousands separators, dates are ISO 8601: both are understood whatever the spreadsheet's language.
    """
    separator, point = (";", ",") if language == "da" else (",", ".")
    lines = (separator.join(_cell(value, point) for value in row) for row in rows)
    return codecs.BOM_UTF8 + "".join(f"{line}\r\n" for line in lines).encode("utf-8")


def _cell(value: Cell, point: str) -> str:
    match value:
        case None:
            return ""
        case Decimal():
            return format(value, "f").replace(".", point) if value.is_finite() else ""
        case dt.date():
            return value.isoformat()
        case text:
            return '"' + defused(text).replace('"', '""') + '"'


def defused(text: str) -> str:
    """`text` on one line, without control characters, with an apostrophe in front where a spreadsheet would calculate it."""
    line = clean_line(text)
    return f"'{line}" if text[:1] in _STARTS_FORMULA or line[:1] in _STARTS_FORMULA else line
