"""The text index of the documents: it only says again what their rows say, so damage of it is no reason to restore anything."""

from __future__ import annotations

import sqlite3
from contextlib import closing

from ledgerbee_desktop.store import disk, structure
from ledgerbee_desktop.store.schema import STEPS

_TABLES = ("document_text_data", "document_text_idx", "document_text_docsize", "document_text_config")
_NEWEST = (  # whose text the disk has not made bytes of
    "SELECT number_in_table, substr(search, 1, 3) FROM document WHERE search <> '' AND typeof(search) = 'text'"
    " ORDER BY number_in_table DESC LIMIT 1"
)
_FOUND = "SELECT 1 FROM document_text WHERE document_text MATCH ? AND rowid = ?"


def is_usable(connection: sqlite3.Connection) -> bool:
    """Does it find the newest document? (Whether each of its answers is right would take as long as making it anew.)"""
    newest = connection.execute(_NEWEST).fetchone()
    number, beginning = (0, "æøå") if newest is None else newest
    try:
        found = connection.execute(_FOUND, ('"' + beginning.replace('"', '""') + '"', number)).fetchone()
    except sqlite3.DatabaseError as error:
        if disk.primary_code(error) not in {sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT}:
            raise
        return False
    return newest is None or found is not None


def rebuild(connection: sqlite3.Connection) -> None:
    """Make it anew from the rows of the documents. SQLite does so only for one that it can open, so it is emptied to the state of a new one."""
    with closing(structure.made(STEPS)) as empty:
        for table in _TABLES:
            connection.execute(f"DELETE FROM {table}")  # noqa: S608 - names of this module
            for row in empty.execute(f"SELECT * FROM {table}").fetchall():  # noqa: S608
                marks = ", ".join("?" * len(row))
                connection.execute(f"INSERT INTO {table} VALUES ({marks})", tuple(row))  # noqa: S608
    connection.execute("INSERT INTO document_text (document_text) VALUES ('rebuild')")
