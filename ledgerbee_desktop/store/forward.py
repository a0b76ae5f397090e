"""Bringing a database forward must not change what was stored: compared before and after each step, in its transaction."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from hashlib import blake2b

from ledgerbee_desktop.core.errors import StoreDamaged
from ledgerbee_desktop.store import disk
from ledgerbee_desktop.store.sealed import SEALED

Sums = dict[str, tuple[int, str]]

_TOTALS = {"document": "amount", "outbox_event": "number"}
"""Tables without checksums whose rows count, and the number of each row that is added up."""


def sums(connection: sqlite3.Connection) -> Sums:
    """Of each table that matters and is there: how many rows it has, and a value that says whether they are the same."""
    there = {str(row[0]) for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")}
    found: Sums = {}
    for table in SEALED:
        if table.name in there:
            found[table.name] = _sealed(connection, table.name)
    for name, column in _TOTALS.items():
        if name in there:
            query = f"SELECT count(*), coalesce(sum({column}), 0) FROM {name}"  # noqa: S608 - names of this module
            count, total = connection.execute(query).fetchone()
            found[name] = (int(count), str(total))
    return found


def _sealed(connection: sqlite3.Connection, name: str) -> tuple[int, str]:
    """Rows keep their checksums from version to version (sealed.py), so the checksums stand for what is in them."""
    checksums = sorted(bytes(row[0]) for row in connection.execute(f"SELECT checksum FROM {name} NOT INDEXED"))  # noqa: S608
    return len(checksums), blake2b(b"".join(checksums), digest_size=16).hexdigest()


def take(connection: sqlite3.Connection, step: Sequence[str], number: int, file: str) -> None:
    """Take step `number` of the schema, within a transaction that the caller began. Raises StoreDamaged: roll it back."""
    before = sums(connection)
    for statement in step:
        connection.execute(statement)
    for name in changed(before, sums(connection)):
        raise StoreDamaged(disk.DAMAGED.of(file=file, detail=f"step {number}: {name}"))
    connection.execute(f"PRAGMA user_version = {number}")


def changed(before: Sums, after: Sums) -> tuple[str, ...]:
    """The tables of `before` whose rows are not the same in `after`."""
    return tuple(name for name, value in before.items() if after.get(name) != value)
