"""Numbers and days as they are written in Denmark."""

from __future__ import annotations

from datetime import date
from decimal import Decimal


def _grouped(whole: str) -> str:
    sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    first = len(digits) % 3 or 3
    groups = [digits[:first], *(digits[place : place + 3] for place in range(first, len(digits), 3))]
    return sign + ".".join(groups)


def number(text: str) -> str:
    """A decimal string with as many decimals as it needs: `7,5`, `1.200`."""
    plain = format(Decimal(text), "f")
    whole, _, decimals = plain.partition(".")
    decimals = decimals.rstrip("0")
    return _grouped(whole) + (f",{decimals}" if decimals else "")


def amount(text: str) -> str:
    """A decimal string with its decimals, two at least: `1.234,50`."""
    whole, _, decimals = format(Decimal(text), "f").partition(".")
    return f"{_grouped(whole)},{decimals.ljust(2, '0')}"


def day(text: str) -> str:
    """`2026-06-15` as `15.06.2026`."""
    return date.fromisoformat(text).strftime("%d.%m.%Y")
