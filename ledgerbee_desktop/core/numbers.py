"""Numbers as people write them: `1.234,50`, `12*37,5`, `1000-10%`, `1:30`, `90m`. Own grammar, Decimal only.

Libraries are too lenient here: they read `12.34` as 1234, or take `NaN`, `1e3` and Arabic digits for amounts.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from ledgerbee_desktop.core.money import LARGEST, decimals, exponent
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP, Message

MAX_DECIMALS = 6
NO_BREAK = "\u00a0"
_SPACES = f"{NO_BREAK}\u202f"
_TOKEN = re.compile(r"\s*(?:(?P<number>[0-9.,\u00a0\u202f]+)|(?P<sign>[-+*/()%]))")
_CLOCK = re.compile(r"([0-9]{1,4}):([0-5][0-9])")
_MINUTES = re.compile(r"([0-9]{1,5}) ?m(?:in)?", re.IGNORECASE)
_LIKE = str.maketrans({"\u2212": "-", "\u2013": "-", "×": "*", "x": "*", "X": "*", "÷": "/"})

_NO_NUMBER = QT_TRANSLATE_NOOP("numbers", "“{text}” is not a number. Write it like {example}.")
_TOO_PRECISE = QT_TRANSLATE_NOOP("numbers", "At most {places} decimals can be sent.")
_TOO_LARGE = QT_TRANSLATE_NOOP("numbers", "This number is too large.")
_BY_ZERO = QT_TRANSLATE_NOOP("numbers", "Nothing can be divided by zero.")


@dataclass(frozen=True, slots=True)
class NumberStyle:
    """The decimal and the group separator of a language."""

    decimal: str
    group: str


DANISH = NumberStyle(",", ".")
ENGLISH = NumberStyle(".", ",")


def style_of(language: str) -> NumberStyle:
    """How numbers are written and read in a language: "da" or "en"."""
    return DANISH if language == "da" else ENGLISH


@dataclass(frozen=True, slots=True)
class Ambiguous:
    """The text is a number in both styles, and not the same one: `here` in the chosen style, `there` in the other."""

    here: Decimal
    there: Decimal


@dataclass(frozen=True, slots=True)
class Invalid:
    """The text is not what the field takes; `why` says so in plain words."""

    why: Message


class _NotANumber(Exception):
    def __init__(self, why: Message | None = None) -> None:
        super().__init__(why)
        self.why = why


def parse_number(text: str, style: NumberStyle, *, places: int = MAX_DECIMALS) -> Decimal | Ambiguous | Invalid:
    """The number that a person typed, with at most `places` decimals.

    Results of arithmetic and of times are rounded half-up to `places` (times to 2); a number typed outright with more decimals is
    Invalid, because nothing loses digits silently. `1.234` and `1,234` are Ambiguous wherever both readings fit.
    """
    written = text.strip().translate(_LIKE)
    if (hours := _hours(written)) is not None:
        return hours
    here = _evaluate(written, style, places)
    if isinstance(here, Invalid):
        return here
    there = _evaluate(written, ENGLISH if style == DANISH else DANISH, places, strict=True)
    if isinstance(there, Decimal) and there != here:
        return Ambiguous(here, there)
    return here


def _hours(text: str) -> Decimal | None:
    if match := _CLOCK.fullmatch(text):
        minutes = int(match[1]) * 60 + int(match[2])
    elif match := _MINUTES.fullmatch(text):
        minutes = int(match[1])
    else:
        return None
    return (Decimal(minutes) / 60).quantize(Decimal("0.01"), rounding=ROUND_HALF_UP).normalize() + 0


def _evaluate(text: str, style: NumberStyle, places: int, *, strict: bool = False) -> Decimal | Invalid:
    try:
        expression = _Expression(text, style, strict=strict)
        value = expression.value()
    except _NotANumber as error:
        example = f"1{style.group}234{style.decimal}50"
        return Invalid(error.why or _NO_NUMBER.of(text=text[:40], example=example))
    if abs(value) > LARGEST:
        return Invalid(_TOO_LARGE)
    # The reading in the other style counts the zeros too: nobody means a price of 1,500 kroner with three decimals.
    written_decimals = -int(value.as_tuple().exponent) if strict else decimals(value)
    if expression.is_plain and written_decimals > places:
        return Invalid(_TOO_PRECISE.of(places=places))
    if -int(value.as_tuple().exponent) > places:  # nothing but zeros, unless it was computed
        value = value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    return value + 0  # without a positive exponent: 1000, not 1E+3


class _Expression:
    """Recursive descent over + - * / ( ) and a trailing %: `a - b%` takes b per cent of a off, as on a desk calculator."""

    def __init__(self, text: str, style: NumberStyle, *, strict: bool) -> None:
        self._style, self._strict = style, strict
        self._tokens = list(self._tokenise(text))
        self._at = 0
        self.is_plain = sum(isinstance(token, Decimal) for token in self._tokens) == 1 and "%" not in self._tokens

    def _tokenise(self, text: str) -> list[Decimal | str]:
        tokens: list[Decimal | str] = []
        at = 0
        while at < len(text):
            match = _TOKEN.match(text, at)
            if match is None or len(tokens) > 100:  # with 40 digits each: far from what a Decimal overflows at
                raise _NotANumber
            tokens.append(
                _plain(match["number"], self._style, strict=self._strict) if match["number"] else match["sign"]
            )
            at = match.end()
        return tokens

    def value(self) -> Decimal:
        value = self._sum()
        if self._at != len(self._tokens):
            raise _NotANumber
        return value

    def _peek(self) -> Decimal | str | None:
        return self._tokens[self._at] if self._at < len(self._tokens) else None

    def _take(self, *signs: str) -> str | None:
        token = self._peek()
        if isinstance(token, str) and token in signs:
            self._at += 1
            return token
        return None

    def _sum(self) -> Decimal:
        value, _ = self._product()
        while sign := self._take("+", "-"):
            right, is_percentage = self._product()
            step = value * right if is_percentage else right
            value = value + step if sign == "+" else value - step
        return value

    def _product(self) -> tuple[Decimal, bool]:
        value, is_percentage = self._factor()
        while sign := self._take("*", "/"):
            right, _ = self._factor()
            is_percentage = False
            if sign == "/" and right == 0:
                raise _NotANumber(_BY_ZERO)
            value = value * right if sign == "*" else value / right
        return value, is_percentage

    def _factor(self) -> tuple[Decimal, bool]:
        if sign := self._take("-", "+"):
            value, is_percentage = self._factor()
            return (-value if sign == "-" else value), is_percentage
        if self._take("("):
            value = self._sum()
            if not self._take(")"):
                raise _NotANumber
        else:
            token = self._peek()
            if not isinstance(token, Decimal):
                raise _NotANumber
            self._at += 1
            value = token
        if self._take("%"):
            return value / 100, True
        return value, False


def _plain(text: str, style: NumberStyle, *, strict: bool) -> Decimal:
    """One number without a sign. Groups have exactly three digits; unless `strict`, a single group separator that cannot be one
    (`12.5` in Danish, from a numeric keypad with a dot) is taken for the decimal separator."""
    group, decimal = re.escape(style.group), re.escape(style.decimal)
    grouped = rf"[1-9][0-9]{{0,2}}(?:[{group}{_SPACES}][0-9]{{3}})+"
    if re.fullmatch(rf"(?:[0-9]+|{grouped})?(?:{decimal}[0-9]*)?", text):
        digits = re.sub(f"[{group}{_SPACES}]", "", text).replace(style.decimal, ".")
    elif not strict and re.fullmatch(rf"[0-9]+{group}(?:[0-9]{{1,2}}|[0-9]{{4,}})|0{group}[0-9]{{3}}", text):
        digits = text.replace(style.group, ".")
    else:
        raise _NotANumber
    if not any(character.isdigit() for character in digits) or len(digits) > 40:
        raise _NotANumber
    return Decimal(digits)


def _grouped(value: Decimal, places: int, style: NumberStyle) -> str:
    english = f"{value:,.{places}f}"
    return english.translate({ord(","): style.group, ord("."): style.decimal})


def format_amount(value: Decimal, currency: str, style: NumberStyle) -> str:
    """An amount with the currency's decimals and groups, without its code: `1.234,50`."""
    return _grouped(value, exponent(currency), style)


def format_quantity(value: Decimal, style: NumberStyle) -> str:
    """A quantity as a person would type it: no groups, no needless zeros."""
    return f"{value:.{decimals(value)}f}".replace(".", style.decimal)


def format_percent(value: Decimal, style: NumberStyle) -> str:
    """A rate in per cent: `25 %` in Danish (the space does not break), `25%` in English."""
    return f"{format_quantity(value, style)}{NO_BREAK if style == DANISH else ''}%"
