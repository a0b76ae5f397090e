from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledgerbee_desktop.core.dates import format_date, parse_date
from ledgerbee_desktop.core.numbers import Invalid

TODAY = dt.date(2026, 2, 11)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("15", "2026-02-15"),
        ("1503", "2026-03-15"),
        ("150326", "2026-03-15"),
        ("15032027", "2027-03-15"),
        ("15-3", "2026-03-15"),
        ("15/3-27", "2027-03-15"),
        ("15.3.2026", "2026-03-15"),
        ("2026-03-15", "2026-03-15"),
        ("+14", "2026-02-25"),
        ("-3", "2026-02-08"),
        ("\u22123", "2026-02-08"),
        ("i", "2026-02-11"),
        ("I", "2026-02-11"),
        ("u", "2026-02-28"),
    ],
)
def test_what_danes_type(text: str, expected: str) -> None:
    assert parse_date(text, TODAY, "da") == dt.date.fromisoformat(expected)


def test_english_letters() -> None:
    assert parse_date("t", TODAY, "en") == TODAY
    assert parse_date("e", TODAY, "en") == dt.date(2026, 2, 28)


@pytest.mark.parametrize(
    "text", ["", "31", "30-2", "0", "x", "١٥", "15-13", "2026-02-30", "123", "-9999999", "99999999"]
)
def test_what_is_no_date(text: str) -> None:
    assert isinstance(parse_date(text, TODAY, "da"), Invalid)


@given(st.dates(dt.date(2000, 1, 1), dt.date(2099, 12, 31)))
def test_what_danish_shows_can_be_typed(day: dt.date) -> None:
    assert parse_date(format_date(day, "da"), TODAY, "da") == day
    assert parse_date(format_date(day, "en"), TODAY, "en") == day
    assert parse_date(day.isoformat(), TODAY, "en") == day


@given(st.text(max_size=12))
def test_no_text_crashes(text: str) -> None:
    assert isinstance(parse_date(text, TODAY, "da"), dt.date | Invalid)
