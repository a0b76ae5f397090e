"""The server's arithmetic: decimal numbers, each line rounded half up to two decimals, totals are sums of lines.

Contract README, unknown 22. Amounts are in the document's currency, rates in per cent.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal

CENT = Decimal("0.01")
_WIDE = Context(prec=80, rounding=ROUND_HALF_UP)
"""Wide enough that a product of two accepted numbers is exact before it is rounded."""

DKK_PER_UNIT = {
    "DKK": Decimal(1),
    "EUR": Decimal("7.46"),
    "SEK": Decimal("0.67"),
    "NOK": Decimal("0.64"),
    "GBP": Decimal("8.72"),
    "USD": Decimal("6.58"),
}


@dataclass(frozen=True)
class LineAmounts:
    """A product line's figures, rounded: without VAT, and the VAT."""

    total: Decimal
    vat: Decimal


def round_amount(value: Decimal) -> Decimal:
    """Two decimals, half away from zero."""
    return value.quantize(CENT, rounding=ROUND_HALF_UP, context=_WIDE)


def line_amounts(quantity: Decimal, unit_price: Decimal, rate: Decimal) -> LineAmounts:
    """Quantity × unit price and the VAT of that rounded amount at `rate` per cent."""
    total = round_amount(_WIDE.multiply(quantity, unit_price))
    vat = round_amount(_WIDE.divide(_WIDE.multiply(total, rate), Decimal(100)))
    return LineAmounts(total, vat)


def negative(value: Decimal) -> Decimal:
    """The amount with the other sign, exactly; nothing stays nothing without one."""
    return value.copy_negate() if value else value


def convert(amount: Decimal, source: str, target: str) -> Decimal:
    """`amount` of `source` in `target` at the sandbox's fixed rates, rounded to two decimals. Raises KeyError."""
    if source == target:
        return round_amount(amount)
    in_kroner = _WIDE.multiply(amount, DKK_PER_UNIT[source])
    return round_amount(_WIDE.divide(in_kroner, DKK_PER_UNIT[target]))


def amount_text(value: Decimal) -> str:
    """A decimal string with at least two decimals, as the API prints money."""
    exponent = value.as_tuple().exponent
    return format(value if isinstance(exponent, int) and exponent < -2 else round_amount(value), "f")
