from __future__ import annotations

from decimal import Decimal

import pytest
from babel.numbers import format_decimal
from hypothesis import example, given
from hypothesis import strategies as st

from ledgerbee_desktop.core.numbers import (
    DANISH,
    ENGLISH,
    Ambiguous,
    Invalid,
    NumberStyle,
    format_amount,
    format_percent,
    format_quantity,
    parse_number,
    style_of,
)

VALUES = st.decimals(min_value=-(10**9), max_value=10**9, places=6, allow_nan=False, allow_infinity=False)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("1.234,50", "1234.5"),
        ("1234,5", "1234.5"),
        (" 7,5 ", "7.5"),
        (",5", "0.5"),
        ("12*37,5", "450"),
        ("12x37,5", "450"),
        ("1000-10%", "900"),
        ("100+25%", "125"),
        ("200*10%", "20"),
        ("1250/1,25", "1000"),
        ("(1+2)*3", "9"),
        ("10/3", "3.333333"),
        ("-3", "-3"),
        ("\u22123", "-3"),
        ("1:30", "1.5"),
        ("90m", "1.5"),
        ("50m", "0.83"),
        ("1\u00a0234,5", "1234.5"),
        ("12.5", "12.5"),
        ("12.50", "12.5"),
        ("0.125", "0.125"),
        ("1.2345", "1.2345"),
    ],
)
def test_what_danes_type(text: str, value: str) -> None:
    assert parse_number(text, DANISH) == Decimal(value)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "abc",
        "NaN",
        "Infinity",
        "1e3",
        "1_000",
        "١٢",
        "１２",
        "1.23.4",
        "1,2,3",
        "1.234.50",
        "1 2",
        "2+",
        "(1",
        "%",
        "--",
    ],
)
def test_what_is_no_number(text: str) -> None:
    assert isinstance(parse_number(text, DANISH), Invalid)


@pytest.mark.parametrize("style", [DANISH, ENGLISH])
def test_a_factor_of_a_thousand_is_asked_not_guessed(style: NumberStyle) -> None:
    for text in ("1.234", "1,234", "12.500*2"):
        answer = parse_number(text, style)
        assert isinstance(answer, Ambiguous)
        assert {answer.here / answer.there, answer.there / answer.here} == {Decimal(1000), Decimal("0.001")}


def test_a_price_with_three_decimals_cannot_be_meant() -> None:
    assert parse_number("1.500", DANISH, places=2) == Decimal(1500)
    assert isinstance(parse_number("1,500", ENGLISH, places=2), Decimal)


def test_nothing_loses_digits_silently() -> None:
    assert isinstance(parse_number("1,2345678", DANISH), Invalid)
    assert isinstance(parse_number("12,345678", DANISH, places=2), Invalid)
    assert parse_number("10/3", DANISH, places=2) == Decimal("3.33")


def test_division_by_zero_and_absurd_sizes_are_sentences() -> None:
    for text in ("1/0", "9" * 39, "9999999999999*9999999999999", "1" + "0" * 13):
        assert isinstance(parse_number(text, DANISH), Invalid)


@given(VALUES, st.sampled_from([DANISH, ENGLISH]))
def test_what_is_shown_can_be_typed(value: Decimal, style: NumberStyle) -> None:
    grouped = f"{value:,f}".translate({ord(","): style.group, ord("."): style.decimal})
    for shown in (grouped, format_quantity(value, style)):
        answer = parse_number(shown, style)
        assert value == (answer.here if isinstance(answer, Ambiguous) else answer)


@given(VALUES)
def test_amounts_look_as_the_locale_data_says(value: Decimal) -> None:
    rounded = value.quantize(Decimal("0.01"))
    assert format_amount(rounded, "DKK", DANISH) == format_decimal(rounded, "#,##0.00", "da_DK")
    assert format_amount(rounded, "DKK", ENGLISH) == format_decimal(rounded, "#,##0.00", "en_GB")


@given(st.text(max_size=30))
def test_no_text_crashes_and_what_is_accepted_is_finite_and_bounded(text: str) -> None:
    for style in (DANISH, ENGLISH):
        answer = parse_number(text, style)
        if isinstance(answer, Decimal):
            assert answer.is_finite()
            assert (
                text.strip()
                .translate({0x2212: "-", 0x2013: "-", 0xD7: "*", 0xF7: "/", 0xA0: " ", 0x202F: " "})
                .isascii()
            )


@given(st.text("0123456789.,+-*/()% m:x", max_size=14))
@example(",000")
def test_arithmetic_never_crashes(text: str) -> None:
    for places in (2, 6):
        answer = parse_number(text, DANISH, places=places)
        if isinstance(answer, Decimal):
            assert -answer.as_tuple().exponent <= max(places, 0)  # type: ignore[operator]


@pytest.mark.parametrize("sign", ["*", "/", "+", "-"])
@pytest.mark.parametrize("number", ["9" * 40, "0," + "0" * 37 + "1"])
def test_the_longest_expressions_are_answered_with_a_number_or_a_sentence(sign: str, number: str) -> None:
    for how_many in (2, 50, 51):
        for text in (sign.join([number] * how_many), f"1{sign}({'*'.join([number] * (how_many - 1))})"):
            answer = parse_number(text, DANISH)
            assert isinstance(answer, Invalid) or abs(answer if isinstance(answer, Decimal) else answer.here) <= 10**12


def test_a_rate_is_written_as_the_language_writes_it() -> None:
    assert format_percent(Decimal("12.50"), style_of("da")) == "12,5\u00a0%"
    assert format_percent(Decimal(25), style_of("en")) == "25%"
