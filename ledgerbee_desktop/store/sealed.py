"""Rows that carry a checksum of their content, because SQLite's pages have none (reliability D6)."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from hashlib import blake2b

from ledgerbee_desktop.core.errors import Stale, StoreDamaged
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP

Value = str | int | bytes | None
Row = dict[str, Value]
_NOTHING = b"n" + bytes(8)
FORMER = {"target": "document_kind"}
"""What a column was called in version 1."""

_DAMAGED_ROW = QT_TRANSLATE_NOOP(
    "errors",
    "A stored {what} ({id}) does not match its checksum: the disk has changed it. It is not used. Restore the newest backup.",
)


def digest(table: str, values: tuple[Value, ...]) -> bytes:
    """BLAKE2b of the table's name and the values, with their types and lengths: no two rows are spelled alike."""
    parts: list[bytes] = []
    for value in (table, *values):
        match value:
            case None:
                parts.append(_NOTHING)
                continue
            case int():
                tag, content = b"i", str(value).encode()
            case str():
                tag, content = b"s", value.encode()
            case bytes():
                tag, content = b"b", value
            case _:  # a damaged record can hold what no STRICT column can
                tag, content = b"?", repr(value).encode()
        parts += (tag, len(content).to_bytes(8, "big"), content)
    return blake2b(b"".join(parts), digest_size=16).digest()


class SealedTable:
    """Reads and writes whole rows of one table; `columns` are all but the checksum, the first `key_length` of them the key.

    `later` are the columns that came with a later step of the schema. They count in the checksum only when they are filled, so that
    a row that was sealed before the step still matches, and a disk that fills or empties one is found out.
    """

    def __init__(
        self, name: str, columns: tuple[str, ...], *, key_length: int = 1, later: tuple[str, ...] = ()
    ) -> None:
        self.name = name
        self._first = columns
        self._later = later
        self.columns = columns = columns + later
        self._key = columns[:key_length]
        marks = ", ".join("?" * (len(columns) + 1))
        self._insert = f"INSERT INTO {name} ({', '.join(columns)}, checksum) VALUES ({marks})"  # noqa: S608 - names of this module
        self._where = " AND ".join(f"{column} = ?" for column in (*self._key, "checksum"))

    def opened(self, stored: sqlite3.Row) -> Row:
        """The row, after its checksum was compared. Raises StoreDamaged."""
        row = {column: stored[column] for column in self.columns}
        if not self.is_sound(stored):
            raise self.damage(self.identity(stored))
        return row

    def damage(self, identity: str) -> StoreDamaged:
        """The error for a row that is not as it was written."""
        return StoreDamaged(_DAMAGED_ROW.of(what=self.name, id=identity))

    def is_sound(self, stored: Mapping[str, Value] | sqlite3.Row) -> bool:
        """Does the checksum match?"""
        return bool(stored["checksum"] == self._digest(stored))

    def _digest(self, row: Mapping[str, Value] | sqlite3.Row) -> bytes:
        values = [row[column] for column in self._first]
        for column in self._later:
            if row[column] is not None:
                values += [column, row[column]]
        return digest(self.name, tuple(values))

    def of_any_version(self, stored: Mapping[str, Value]) -> dict[str, Value]:
        """The row, with its checksum, out of a database of whatever version: by the names that its columns have now."""
        return {name: stored.get(name, stored.get(FORMER.get(name, name))) for name in (*self.columns, "checksum")}

    def identity(self, stored: Mapping[str, Value] | sqlite3.Row) -> str:
        """The key as text, for messages."""
        return "/".join(str(stored[column]) for column in self._key)

    def insert(self, connection: sqlite3.Connection, row: Row) -> None:
        """Add the row."""
        values = tuple(row[column] for column in self.columns)
        connection.execute(self._insert, (*values, self._digest(row)))

    def replace(self, connection: sqlite3.Connection, old: Row, changes: Mapping[str, Value]) -> Row:
        """Compare and swap: the row `old` becomes itself with `changes`. Raises Stale when it is no longer stored as `old`."""
        new = {**old, **changes}
        # A column that is named is written to every index that has it, and makes SQLite look for rows that point to it: 0.4 ms in place of 0.1.
        changed = [each for each in self.columns if (type(new[each]), new[each]) != (type(old[each]), old[each])]
        settings = ", ".join(f"{column} = ?" for column in (*changed, "checksum"))
        key = tuple(old[column] for column in self._key)
        parameters = (*(new[column] for column in changed), self._digest(new), *key, self._digest(old))
        update = f"UPDATE {self.name} SET {settings} WHERE {self._where}"  # noqa: S608 - names of this module
        if connection.execute(update, parameters).rowcount != 1:
            raise Stale
        return new


DRAFT = SealedTable(
    "draft",
    (
        "id",
        "kind",
        "state",
        "revision",
        "body",
        "changes",
        "position",
        "caret",
        "touched",
        "updated_at",
        "document_id",
    ),
    later=("invoice_number",),
)
BASE = SealedTable("base", ("draft_id", "document_id", "body"))
CHANGE = SealedTable("change", ("draft_id", "number", "body"), key_length=2)
OPERATION = SealedTable(
    "operation",
    (
        "number",
        "id",
        "rev",
        "draft_id",
        "draft_revision",
        "target",
        "kind",
        "state",
        "payload",
        "created_at",
        "customer_id",
        "document_id",
        "after",
        "not_before",
        "approved_total",
        "total_accepted",
        "attempts",
        "lower_bound",
        "dead_at",
        "probes",
        "clean_scans",
        "next_probe",
        "refusal",
        "error",
        "sent_before",
    ),
    later=("record_id", "result_id", "batch"),
)
ATTEMPT = SealedTable("attempt", ("id", "operation_id", "number", "started_at", "ended_at", "outcome", "evidence"))
SEALED = (DRAFT, BASE, CHANGE, OPERATION, ATTEMPT)
