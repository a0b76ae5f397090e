"""The server's arithmetic, its JSON, its ids and time: against plain integers and the standard library."""

from __future__ import annotations

import json
import random
import re
from datetime import UTC, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import ean as stdnum_ean
from stdnum.dk import cvr as stdnum_cvr

from ledgerbee_desktop.sandbox import clock, ids, json_text, money
from ledgerbee_desktop.sandbox.demo import identifiers


def half_up(numerator: int, denominator: int) -> int:
    """Whole division of a non-negative number, halves up."""
    return (2 * numerator + denominator) // (2 * denominator)


@given(st.integers(1, 10**12), st.integers(0, 10**10), st.sampled_from([0, 6, 12, 25]))
def test_line_amounts_by_integers(micro_quantity: int, cents: int, rate: int) -> None:
    quantity, price = Decimal(micro_quantity).scaleb(-6), Decimal(cents).scaleb(-2)
    amounts = money.line_amounts(quantity, price, Decimal(rate))
    total = half_up(micro_quantity * cents, 10**6)
    assert amounts.total == Decimal(total).scaleb(-2)
    assert amounts.vat == Decimal(half_up(total * rate, 100)).scaleb(-2)


@pytest.mark.parametrize(
    ("value", "shown"),
    [("0.005", "0.01"), ("0.004", "0.00"), ("-0.005", "-0.01"), ("2.675", "2.68"), ("1E+3", "1000.00")],
)
def test_rounding_is_half_away_from_zero(value: str, shown: str) -> None:
    assert format(money.round_amount(Decimal(value)), "f") == shown


def test_conversion() -> None:
    assert money.convert(Decimal("950.00"), "DKK", "EUR") == Decimal("127.35")
    assert money.convert(Decimal("10.00"), "EUR", "DKK") == Decimal("74.60")
    assert money.convert(Decimal("12.5"), "SEK", "SEK") == Decimal("12.50")
    with pytest.raises(KeyError):
        money.convert(Decimal(1), "DKK", "XXX")


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), inner),
    max_leaves=20,
)


@given(JSON_VALUES)
def test_json_round_trip(value: object) -> None:
    assert json_text.decode(json_text.encode(value)) == value
    assert json.loads(json_text.encode(value)) == value


@given(st.decimals(allow_nan=False, allow_infinity=False, places=6, min_value=-(10**12), max_value=10**12))
def test_json_numbers_are_exact(value: Decimal) -> None:
    raw = json_text.encode({"quantity": value})
    assert Decimal(str(json_text.decode(raw)["quantity"])) == value
    assert b"e" not in raw.lower().replace(b"quantity", b"")


def test_json_numbers_are_short() -> None:
    assert json_text.encode([Decimal("7.50"), Decimal(120), Decimal("1E+2")]) == b"[7.5,120,100]"


@pytest.mark.parametrize("raw", [b"", b"{", b"NaN", b"[Infinity]", b"\xff", b"[" * 100_000])
def test_what_is_no_json(raw: bytes) -> None:
    with pytest.raises(json_text.BadJson):
        json_text.decode(raw)


def test_ids_are_uuids_of_version_7_and_ordered_by_time() -> None:
    moments = [datetime(2026, 6, 15, 8, 30, 0, milliseconds * 1000, tzinfo=UTC) for milliseconds in range(50)]
    made = [ids.new_id(moment) for moment in moments]
    assert made == sorted(made)
    form = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
    assert all(form.fullmatch(one) for one in made)
    assert int(made[0].replace("-", "")[:12], 16) == int(moments[0].timestamp() * 1000)
    assert len({ids.new_id(moments[0]) for _ in range(1000)}) == 1000


def test_stamp_has_milliseconds_and_reads_back() -> None:
    moment = datetime(2026, 6, 15, 8, 30, 0, 7_999, tzinfo=UTC)
    assert clock.stamp(moment) == "2026-06-15T08:30:00.007Z"
    assert clock.read_stamp("2026-06-15T10:30:00+02:00") == datetime(2026, 6, 15, 8, 30, tzinfo=UTC)
    assert clock.read_stamp("2026-06-15T08:30:00") == datetime(2026, 6, 15, 8, 30, tzinfo=UTC)


@pytest.mark.parametrize("seed", range(200))
def test_identifiers_have_valid_check_digits(seed: int) -> None:
    chance = random.Random(seed)
    assert stdnum_cvr.is_valid(identifiers.cvr(chance))
    number = identifiers.ean(chance)
    assert len(number) == 13
    assert stdnum_ean.is_valid(number)
