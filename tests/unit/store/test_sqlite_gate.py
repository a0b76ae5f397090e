"""Which builds of SQLite have the WAL-reset bug (sqlite.org/wal.html#walresetbug)."""

from __future__ import annotations

import sqlite3

import pytest

from ledgerbee_desktop.store.sqlite_gate import VERSION, may_lose_a_log


@pytest.mark.parametrize(
    ("version", "has_it"),
    [
        ((3, 6, 23), False),
        ((3, 7, 0), True),
        ((3, 40, 1), True),
        ((3, 44, 5), True),
        ((3, 44, 6), False),
        ((3, 45, 0), True),
        ((3, 50, 6), True),
        ((3, 50, 7), False),
        ((3, 51, 0), True),
        ((3, 51, 2), True),
        ((3, 51, 3), False),
        ((3, 52, 0), True),
        ((3, 52, 1), False),
        ((3, 54, 1), False),
    ],
)
def test_the_gate(version: tuple[int, int, int], has_it: bool) -> None:
    assert may_lose_a_log(version) is has_it


def test_it_is_this_interpreters() -> None:
    assert sqlite3.sqlite_version == VERSION
    assert may_lose_a_log() is may_lose_a_log(sqlite3.sqlite_version_info)
