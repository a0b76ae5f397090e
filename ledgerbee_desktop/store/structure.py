"""Which tables, indexes and triggers a database has, and which it should have. Damage there would hide rows, or what guards them."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from functools import lru_cache

Structure = list[tuple[str, ...]]


def found(connection: sqlite3.Connection) -> Structure:
    """What the database is made of."""
    rows = connection.execute("SELECT type, name, tbl_name, coalesce(sql, '') FROM sqlite_schema ORDER BY rowid")
    return [tuple(row) for row in rows.fetchall()]


def version(connection: sqlite3.Connection) -> int:
    """How many steps of the schema the database has taken; 0 for a new one."""
    return int(connection.execute("PRAGMA user_version").fetchone()[0])


def expected(steps: Sequence[Sequence[str]]) -> Structure:
    """What the steps of the schema lead to."""
    return _expected(tuple(map(tuple, steps)))


@lru_cache(maxsize=4)  # each company of the program has a database of its own, all by the same steps
def _expected(steps: tuple[tuple[str, ...], ...]) -> Structure:
    empty = made(steps)
    try:
        return found(empty)
    finally:
        empty.close()


def made(steps: Sequence[Sequence[str]]) -> sqlite3.Connection:
    """An empty database in memory, as the steps make it."""
    empty = sqlite3.connect(":memory:", isolation_level=None)
    for statement in (statement for step in steps for statement in step):
        empty.execute(statement)
    return empty
