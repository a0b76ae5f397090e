"""What is in a whole database file that nobody has open: checked from end to end, and counted."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import msgspec

from ledgerbee_desktop.core.keeping import Content
from ledgerbee_desktop.core.library import Company
from ledgerbee_desktop.store import checks, disk, structure
from ledgerbee_desktop.store.copying import close_off, discard
from ledgerbee_desktop.store.library_rows import decoded
from ledgerbee_desktop.store.schema import STEPS

_company = msgspec.json.Decoder(Company)
_DRAFTS = "SELECT count(*) FROM draft WHERE state <> 'handed-over'"
_OPERATIONS = (
    "SELECT state, count(*) FROM operation WHERE state NOT IN ('done', 'discarded') GROUP BY state ORDER BY state"
)
_DOCUMENTS = "SELECT count(*) FROM document"


def log_of(path: Path) -> Path:
    """The log that SQLite keeps beside a database."""
    return path.with_name(path.name + "-wal")


def stage(source: Path, part: Path) -> str:
    """Make `part` a copy of a database file that no process has open, with what is in its log; the source is not touched.

    Returns what SQLite's check found first, or nothing. Raises OSError.
    """
    discard(part)
    disk.make_private_file(part)
    shutil.copyfile(source, part)
    if log_of(source).exists():
        disk.make_private_file(log_of(part))
        shutil.copyfile(log_of(source), log_of(part))
    return close_off(part)


def examine(path: Path) -> Content:
    """Check the file and count what is in it. It must be closed and need no log."""
    problems = checks.all_problems(path)
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as connection:
        connection.text_factory = disk.readable
        try:
            version = structure.version(connection)
            problems += _of_structure(connection, version)
        except sqlite3.DatabaseError:
            return Content(problems=problems or ("not a database",))
        company = decoded(_company, _meta(connection, "company"))
        states = _counts(connection, _OPERATIONS)
        return Content(
            problems=problems,
            version=version,
            company_id=None if company is None else company.id,
            company_name="" if company is None else company.name,
            drafts=_count(connection, _DRAFTS),
            operations=None if states is None else sum(number for _, number in states),
            states=states or (),
            documents=_count(connection, _DOCUMENTS),
        )


def _of_structure(connection: sqlite3.Connection, version: int) -> tuple[str, ...]:
    if version > len(STEPS):
        return (f"it is of version {version}; this program knows up to {len(STEPS)}",)
    if version == 0 or structure.found(connection) != structure.expected(STEPS[:version]):
        return ("its tables are not those of this program",)
    return ()


def _meta(connection: sqlite3.Connection, name: str) -> str | None:
    try:
        row = connection.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
    except sqlite3.DatabaseError:
        return None
    return None if row is None else str(row[0])


def _count(connection: sqlite3.Connection, query: str) -> int | None:
    try:
        return int(connection.execute(query).fetchone()[0])
    except sqlite3.DatabaseError:
        return None


def _counts(connection: sqlite3.Connection, query: str) -> tuple[tuple[str, int], ...] | None:
    try:
        return tuple((str(name), int(number)) for name, number in connection.execute(query))
    except sqlite3.DatabaseError:
        return None
