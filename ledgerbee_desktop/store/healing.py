"""Temporary ids: a record that was made here has one until LedgerBee gives its own, which then takes its place everywhere.

Ids stand in JSON as whole strings, so `"<temporary>"` is replaced by `"<real>"` and nothing that a person wrote around such text is
touched (in their texts the quotes are escaped). What was attempted on the wire stays as it was sent: a trigger of the schema sees to it.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable

from ledgerbee_desktop.store import operation_rows as rows
from ledgerbee_desktop.store.sealed import BASE, CHANGE, DRAFT, OPERATION, Row, SealedTable, Value

_STRINGS = re.compile(r'"((?:[^"\\]|\\.)*)"')


def real_id(connection: sqlite3.Connection, record_id: str) -> str:
    """LedgerBee's id of what was made here under this one; the same id when there is no other."""
    found = connection.execute("SELECT real FROM healed WHERE temporary = ?", (record_id,)).fetchone()
    return record_id if found is None else str(found[0])


def current(connection: sqlite3.Connection, text: str) -> str:
    """JSON in which no id is temporary any more that LedgerBee has replaced: an editor may not have heard of it yet."""
    if connection.execute("SELECT 1 FROM healed LIMIT 1").fetchone() is None:
        return text
    for name in set(_STRINGS.findall(text)):
        real = real_id(connection, name)
        if real != name:
            text = text.replace(f'"{name}"', f'"{real}"')
    return text


def heal(connection: sqlite3.Connection, temporary: str, real: str) -> tuple[set[str], set[str]]:
    """Let `real` take the place of `temporary` in drafts, operations, notes of the pull and the window's values.

    Returns the drafts and the operations that changed. (The library's own rows: see records.py.)
    """
    connection.execute("INSERT INTO healed (temporary, real) VALUES (?, ?)", (temporary, real))
    drafts = {
        str(row["id"])
        for row in _rewritten(connection, DRAFT, "body", temporary, real)
        if row["state"] != "handed-over"
    }
    drafts |= {str(row["draft_id"]) for row in _rewritten(connection, CHANGE, "body", temporary, real)}
    _rewritten(connection, BASE, "body", temporary, real)
    operations = _heal_operations(connection, temporary, real)
    for table in ("workspace", "pull_state"):
        _heal_values(connection, table, temporary, real)
    return drafts, operations


def is_named(connection: sqlite3.Connection, record_ids: Iterable[str]) -> bool:
    """Does a draft that has not been handed over, or an open operation, name one of these records?"""
    for record_id in record_ids:
        name = f'"{record_id}"'
        drafts = "SELECT 1 FROM draft WHERE state <> 'handed-over' AND instr(body, ?) > 0 LIMIT 1"
        operations = (
            "SELECT 1 FROM operation WHERE state NOT IN ('done', 'discarded')"
            " AND (instr(payload, CAST(? AS BLOB)) > 0 OR customer_id = ? OR record_id = ?) LIMIT 1"
        )
        if connection.execute(drafts, (name,)).fetchone() is not None:
            return True
        if connection.execute(operations, (name, record_id, record_id)).fetchone() is not None:
            return True
    return False


def _rewritten(connection: sqlite3.Connection, table: SealedTable, column: str, temporary: str, real: str) -> list[Row]:
    """A damaged row is left as it is: it is reported at every start, and sealing it anew would hide the damage."""
    old, new = f'"{temporary}"', f'"{real}"'
    found = connection.execute(f"SELECT * FROM {table.name} WHERE instr({column}, ?) > 0", (old,))  # noqa: S608
    changed = []
    for stored in found.fetchall():
        if table.is_sound(stored):
            row = table.opened(stored)
            changed.append(table.replace(connection, row, {column: str(row[column]).replace(old, new)}))
    return changed


def _heal_operations(connection: sqlite3.Connection, temporary: str, real: str) -> set[str]:
    name = f'"{temporary}"'.encode()
    found = connection.execute(
        "SELECT *, EXISTS (SELECT 1 FROM attempt WHERE operation_id = operation.id) AS was_attempted FROM operation"
        " WHERE customer_id = ? OR record_id = ? OR instr(payload, ?) > 0",
        (temporary, temporary, name),
    )
    changed = set()
    for stored in found.fetchall():
        if not OPERATION.is_sound(stored):
            continue
        row = OPERATION.opened(stored)
        changes: dict[str, Value] = {
            column: real for column in ("customer_id", "record_id") if row[column] == temporary
        }
        payload = row["payload"]
        if not stored["was_attempted"] and isinstance(payload, bytes) and name in payload:
            changes["payload"] = payload.replace(name, f'"{real}"'.encode())
        if changes:
            rows.swap(connection, row, changes)
            changed.add(str(row["id"]))
    return changed


def _heal_values(connection: sqlite3.Connection, table: str, temporary: str, real: str) -> None:
    """Names and values of the window and the pull may hold an id inside a longer text ("customer/…")."""
    whole = re.compile(rf"(?<![\w-]){re.escape(temporary)}(?![\w-])")
    found = connection.execute(
        f"SELECT name, value FROM {table} WHERE instr(name, ?) > 0 OR instr(value, ?) > 0",  # noqa: S608
        (temporary, temporary),
    ).fetchall()
    for name, value in found:
        connection.execute(f"DELETE FROM {table} WHERE name = ?", (name,))  # noqa: S608
        connection.execute(
            f"INSERT OR REPLACE INTO {table} (name, value) VALUES (?, ?)",  # noqa: S608
            (whole.sub(lambda _: real, name), whole.sub(lambda _: real, value)),
        )
