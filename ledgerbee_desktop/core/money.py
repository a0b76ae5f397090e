"""Currencies and rounding. Amounts are Decimals in units of the currency; binary floats never appear."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal

LARGEST = Decimal(10) ** 12
"""Amounts beyond this are taken for typing mistakes."""

# ISO 4217 (list one, active codes). Pinned here because libraries also carry *cash* digits, which are not the minor unit.
_WITHOUT_MINOR_UNIT = frozenset(
    """BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF""".split()  # noqa: SIM905 - a table to be read
)
_THREE_DIGITS = frozenset({"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"})
_FOUR_DIGITS = frozenset({"CLF", "UYW"})
_TWO_DIGITS = frozenset(
    """
    AED AFN ALL AMD AOA ARS AUD AWG AZN BAM BBD BDT BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CNY COP CRC CUP CVE CZK
    DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD
    KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP
    PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH
    USD UYU UZS VED VES WST XCD YER ZAR ZMW
    """.split()  # noqa: SIM905 - a table to be read
)
CURRENCIES = _WITHOUT_MINOR_UNIT | _TWO_DIGITS | _THREE_DIGITS | _FOUR_DIGITS


def exponent(currency: str) -> int:
    """How many decimals an amount in `currency` has (ISO 4217); 2 for a code that the list does not have."""
    if currency in _WITHOUT_MINOR_UNIT:
        return 0
    if currency in _THREE_DIGITS:
        return 3
    return 4 if currency in _FOUR_DIGITS else 2


def round_half_up(amount: Decimal, currency: str) -> Decimal:
    """`amount` in the currency's minor unit, halves away from zero, so that a credit mirrors its invoice."""
    return amount.quantize(Decimal(1).scaleb(-exponent(currency)), rounding=ROUND_HALF_UP)


def decimals(value: Decimal) -> int:
    """How many decimals `value` needs; trailing zeros do not count."""
    power = value.normalize().as_tuple().exponent
    return max(0, -power) if isinstance(power, int) else 0
