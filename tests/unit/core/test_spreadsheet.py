"""CSV files: nothing in them is calculated, numbers stay numbers, nothing is cut in two."""

from __future__ import annotations

import csv
import datetime as dt
import io
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledgerbee_desktop.core.spreadsheet import Cell, csv_file, defused

HOSTILE = (
    "=1+1",
    "=cmd|' /C calc'!A0",
    "+45 12 34 56 78",
    "-2+3+cmd|' /C calc'!D2",
    "@SUM(A1:A9)",
    "\t=1",
    "\r=1",
    "\n=1",
    '   =HYPERLINK("http://x")',
    "\u202e=1",
    "\x00=1",
    "＝1+1",
    "-5",
)


def read(data: bytes, language: str = "da") -> list[list[str]]:
    text = data.decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline=""), delimiter=";" if language == "da" else ","))


@pytest.mark.parametrize("text", HOSTILE)
def test_what_a_spreadsheet_would_calculate_gets_an_apostrophe(text: str) -> None:
    (row,) = read(csv_file([[text]], "da"))
    assert row[0].startswith("'")


def test_numbers_stay_numbers_and_carry_the_comma_of_the_language() -> None:
    row: list[Cell] = [Decimal("-1250.50"), Decimal(1000000), dt.date(2026, 11, 24), None, "x"]
    assert csv_file([row], "da") == b'\xef\xbb\xbf-1250,50;1000000;2026-11-24;;"x"\r\n'
    assert csv_file([row], "en") == b'\xef\xbb\xbf-1250.50,1000000,2026-11-24,,"x"\r\n'


def test_ordinary_text_is_left_alone() -> None:
    for text in ("Café Rosengården", "PO 1=2", "a-b", "Müller & Søn", "سلام", "🎨 Maler", "'quoted'"):
        assert defused(text) == text


def test_a_separator_of_another_language_does_not_cut_a_cell() -> None:
    data = csv_file([["a;=1", "b,=2", 'c";=3'], ["line one\nline two"]], "da")
    assert read(data) == [["a;=1", "b,=2", 'c";=3'], ["line one line two"]]
    assert data.decode("utf-8-sig").splitlines()[0] == '"a;=1";"b,=2";"c"";=3"'


@given(st.lists(st.lists(st.text(), min_size=1, max_size=4), min_size=1, max_size=4), st.sampled_from(["da", "en"]))
def test_every_text_comes_back_in_its_own_cell_and_none_is_a_formula(rows: list[list[str]], language: str) -> None:
    back = read(csv_file(rows, language), language)
    assert back == [[defused(text) for text in row] for row in rows]
    assert not any(cell[:1] in set("=+-@\t\r") for row in back for cell in row if cell)
