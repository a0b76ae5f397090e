"""Every row of the contract's README and of the product's table of the four documents has a test that names it.

A test names a row in its name (`test_trap_13_…`, `test_unknown_7_…`) or in its docstring: "Trap 6, unknown 18", "traps 7 and 19",
"Side by side: number given, booked.", "Product table: send channels.". The rows stand here because those two papers are no part of this
repository; what a row says is told by its test.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

TESTS = Path(__file__).parents[1]
TRAPS = range(1, 22)
UNKNOWNS = range(1, 34)
SIDE_BY_SIDE = (
    "path",
    "scopes",
    "booked",
    "number field",
    "number given",
    "sign of totals",
    "stored status",
    "display status",
    "body fields of its own",
    "body fields of all",
    "text search and sorting",
    "patch",
    "address field",
    "overrides",
    "delivery type",
    "delivery status",
    "converts to",
)
PRODUCT = (
    "number field",
    "number allocated",
    "totals",
    "changed after create",
    "deleted",
    "send channels",
    "recipient fields",
    "delivery log",
    "converts into",
    "text search and sorting",
    "fields of its own",
    "booked",
)
CODES = (
    "SANDBOX_PRODUCT_LINE_REQUIRED",
    "SANDBOX_ALREADY_CONVERTED",
    "SANDBOX_DOCUMENT_LOCKED",
    "SANDBOX_DOCUMENT_NOT_DRAFT",
    "SANDBOX_CONVERT_TARGET_NOT_ALLOWED",
    "SANDBOX_NO_RECIPIENT",
    "SANDBOX_CURRENCY_NOT_AVAILABLE",
    "SANDBOX_PRICE_NOT_ACTIVE",
    "SANDBOX_RESOURCE_IN_USE",
    "SANDBOX_CUSTOMER_NUMBER_ALREADY_EXISTS",
    "SANDBOX_PRODUCT_GROUP_NUMBER_ALREADY_EXISTS",
)
ROWS = (
    *(f"trap {number}" for number in TRAPS),
    *(f"unknown {number}" for number in UNKNOWNS),
    *(f"side by side: {row}" for row in SIDE_BY_SIDE),
    *(f"product table: {row}" for row in PRODUCT),
)
_NUMBERED = re.compile(r"\b(trap|unknown)s? ((?:\d+(?:, | and |, and )?)+)")
_TABLES = re.compile(r"\b(side by side|product table): ([^.;:]+)[.;]")


def named(text: str) -> Iterator[str]:
    """The rows that a text names."""
    text = " ".join(text.lower().split())
    for what, numbers in _NUMBERED.findall(text):
        yield from (f"{what} {number}" for number in re.findall(r"\d+", numbers))
    for table, rows in _TABLES.findall(text):
        yield from (f"{table}: {row.strip()}" for row in rows.split(","))


@cache
def naming() -> dict[str, list[str]]:
    """The tests that name each row, as `folder/file.py::test`."""
    found: dict[str, list[str]] = {}
    for path in sorted(TESTS.rglob("test_*.py")):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.FunctionDef) and node.name.startswith("test_"):
                text = f"{node.name.replace('_', ' ')}. {ast.get_docstring(node) or ''}"
                for row in named(text):
                    found.setdefault(row, []).append(f"{path.relative_to(TESTS)}::{node.name}")
    return found


def is_of_the_sandbox(test: str) -> bool:
    """Is it about the sandbox alone? (Its files are called so.)"""
    return "sandbox" in test.partition("::")[0]


@pytest.mark.parametrize("row", ROWS)
def test_a_test_of_the_program_names_it(row: str) -> None:
    """What the client, the outbox, the rules or the window make of it."""
    assert [test for test in naming().get(row, ()) if not is_of_the_sandbox(test)], f"no test names the row “{row}”"


@pytest.mark.parametrize("row", [row for row in ROWS if row.startswith(("trap", "unknown"))])
def test_a_test_of_the_sandbox_names_it(row: str) -> None:
    """That the look-alike is one in this, too."""
    assert [test for test in naming().get(row, ()) if is_of_the_sandbox(test)], f"no test names the row “{row}”"


def test_no_test_names_a_row_that_there_is_not() -> None:
    """A slip of the pen would count for nothing, or for another row."""
    strays = {row: tests for row, tests in naming().items() if row not in ROWS}
    assert strays == {}


@pytest.mark.parametrize("code", CODES)
def test_a_test_provokes_the_code(code: str) -> None:
    """The table of the sandbox's own codes: each stands in a test that expects it."""
    here = Path(__file__)
    others = {here, here.with_name("test_schemathesis.py")}
    assert any(code in path.read_text(encoding="utf-8") for path in TESTS.rglob("test_*.py") if path not in others)


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("test trap 14 unknown 28 customers", ["trap 14", "unknown 28"]),
        ("Traps 7 and 19: nothing.", ["trap 7", "trap 19"]),
        ("Unknowns 12, 14 and 15.", ["unknown 12", "unknown 14", "unknown 15"]),
        ("Trap 6, unknown 18: at once; unknown 31: K-1001.", ["trap 6", "unknown 18", "unknown 31"]),
        (
            "Side by side: booked,\n    scopes. Product table: totals.",
            ["side by side: booked", "side by side: scopes", "product table: totals"],
        ),
        ("The trap has 3 springs; a product: none.", []),
    ],
)
def test_how_rows_are_named(text: str, rows: list[str]) -> None:
    assert sorted(named(text)) == sorted(rows)
