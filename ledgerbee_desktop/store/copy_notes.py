"""What was open when this data was made a copy of, or restored, is noted as that until it has ended.

The notes lie beside those of the pull. Documents that were made since, by operations that the copy does not know, must not be taken for
an operation's own while its note is there.
"""

from __future__ import annotations

import sqlite3

_COPIED = "copied:"


def note_the_open(connection: sqlite3.Connection, moment: str) -> None:
    """Note everything that is open, as of this stored moment."""
    open_ones = "SELECT ? || id, ? FROM operation WHERE state NOT IN ('done', 'discarded')"
    connection.execute(f"INSERT OR REPLACE INTO pull_state (name, value) {open_ones}", (_COPIED, moment))


def is_noted(connection: sqlite3.Connection, operation_id: str) -> bool:
    """Was that noted of this operation?"""
    query = "SELECT 1 FROM pull_state WHERE name = ?"
    return connection.execute(query, (_COPIED + operation_id,)).fetchone() is not None


def forget(connection: sqlite3.Connection, operation_id: str) -> None:
    """Take its note away: the operation has ended, and nothing is taken for its own any more."""
    connection.execute("DELETE FROM pull_state WHERE name = ?", (_COPIED + operation_id,))
