"""Copies of a database in use, always through SQLite's backup interface: a copy of the file itself misses the log."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from pathlib import Path

from ledgerbee_desktop.core.errors import DiskProblem, StoreDamaged
from ledgerbee_desktop.store import disk

PAGES = 256
"""How much of the database one step copies: a megabyte takes about a millisecond, so that nobody notices waiting for it."""


def copy(connection: sqlite3.Connection, target: Path) -> None:
    """Make `target` a checked copy of the database, whole or not at all, in one go.

    Raises:
        StoreDamaged: the copy does not pass SQLite's check.
        DiskProblem: the disk refuses. (An OSError stays one.)
    """
    part = part_of(target)
    try:
        copy_in_steps(connection, part, lambda: None)
        found = close_off(part)
        if found:
            raise StoreDamaged(disk.DAMAGED.of(file=target.name, detail=found))
        put_in_place(part, target)
    finally:
        discard(part)


def part_of(target: Path) -> Path:
    """Where a file is made before it gets its name."""
    return target.with_name(target.name + ".part")


def discard(part: Path) -> None:
    """Take away a file that was being made, with whatever SQLite laid beside it."""
    for end in ("", "-wal", "-shm", "-journal"):
        part.with_name(part.name + end).unlink(missing_ok=True)


def copy_in_steps(connection: sqlite3.Connection, part: Path, between: Callable[[], None]) -> None:
    """Copy all pages into the file `part`, and call `between` between two steps; what it raises ends the copying.

    What this connection writes in between is in the copy. The copy is not synced: `put_in_place` does that, in whichever thread.
    """
    discard(part)
    disk.make_private_file(part)
    copied = sqlite3.connect(part, isolation_level=None)
    try:
        copied.execute("PRAGMA journal_mode = OFF").fetchall()  # a copy that was broken off is thrown away
        copied.execute("PRAGMA synchronous = OFF")
        connection.backup(copied, pages=PAGES, progress=lambda _, left, __: between() if left else None)
    except BaseException as error:
        copied.close()
        discard(part)
        said = disk.in_our_words(error, part) if isinstance(error, sqlite3.Error) else None
        if said is not None:
            raise said from error
        raise
    copied.close()


def close_off(part: Path) -> str:
    """Make a copy that was closed one file that needs no log, and let SQLite check it. Returns what it found first, or nothing.

    Raises DiskProblem when the disk refuses: that says nothing against the copy's original.
    """
    copied = sqlite3.connect(part, isolation_level=None)
    try:
        copied.execute("PRAGMA journal_mode = DELETE").fetchall()
        found = [str(row[0]) for row in copied.execute("PRAGMA integrity_check(5)")]
    except sqlite3.DatabaseError as error:
        said = disk.in_our_words(error, part)
        # The file is ours to write: when SQLite takes it for read-only, it is a damaged header that says so.
        if isinstance(said, DiskProblem) and disk.primary_code(error) != sqlite3.SQLITE_READONLY:
            raise said from error
        return str(error)
    except UnicodeDecodeError:  # in SQLite's own message about a page that makes no sense
        return "text"
    finally:
        copied.close()
    return "" if found == ["ok"] else found[0]


def put_in_place(part: Path, target: Path) -> None:
    """Give a finished file its name; when this returns, it is on the disk under it."""
    disk.sync_file(part)
    part.replace(target)
    disk.sync_directory(target.parent)
