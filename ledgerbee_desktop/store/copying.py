"""Copies of a database in use."""

from __future__ import annotations

import sqlite3
from pathlib import Path

from ledgerbee_desktop.core.errors import StoreDamaged
from ledgerbee_desktop.store import disk


def copy(connection: sqlite3.Connection, target: Path) -> None:
    """Make `target` a checked copy of the database, whole or not at all. Never copies the file itself: that misses the log.

    Raises:
        StoreDamaged: the copy does not pass SQLite's check.
    """
    part = target.with_name(target.name + ".part")
    part.unlink(missing_ok=True)
    disk.make_private_file(part)
    copied = sqlite3.connect(part, isolation_level=None)
    try:
        connection.backup(copied)
        copied.execute("PRAGMA journal_mode = DELETE").fetchall()
        found = [str(row[0]) for row in copied.execute("PRAGMA integrity_check(5)")]
    finally:
        copied.close()
    if found != ["ok"]:
        part.unlink()
        raise StoreDamaged(disk.DAMAGED.of(file=target.name, detail=found[0]))
    disk.sync_file(part)
    part.replace(target)
    disk.sync_directory(target.parent)
