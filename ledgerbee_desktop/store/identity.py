"""Is this database the one that was in use last, at this place? A restored or copied one must not send what it still holds queued.

The database and a small file beside it carry the same number, a new one at every start, so that putting back either of them is
noticed; the file also says on which computer and under which path that was, so that a copied folder is noticed.
(A whole folder that is put back in place cannot be told apart; restoring by the program marks its copy itself.)
"""

from __future__ import annotations

import json
import platform
import sqlite3
from hashlib import blake2b
from pathlib import Path

from ledgerbee_desktop.store import disk
from ledgerbee_desktop.store.database import Database

FILE_NAME = "instance.json"
_MACHINE_ID = Path("/etc/machine-id")


def place_of(directory: Path) -> str:
    """A short text that differs between computers and between paths, and tells neither."""
    try:
        machine = _MACHINE_ID.read_text(encoding="ascii").strip()
    except (OSError, UnicodeDecodeError):
        machine = ""
    name = machine or platform.node()
    return blake2b(f"{name}\n{directory.resolve()}".encode("utf-8", "surrogateescape"), digest_size=16).hexdigest()


async def is_foreign(database: Database, directory: Path, place: str) -> bool:
    """Was this database, with something in it, last in use elsewhere or in another state?"""
    stored = await database.read(_stored_number)
    if stored is None:  # new, unless something is in it
        return await database.read(lambda c: c.execute("SELECT 1 FROM operation LIMIT 1").fetchone() is not None)
    try:
        beside = json.loads((directory / FILE_NAME).read_text(encoding="utf-8"))
        return stored not in beside["numbers"] or beside["place"] != place
    except (OSError, ValueError, KeyError, TypeError):
        return True


async def renew(database: Database, directory: Path, place: str, number: str) -> None:
    """Give the database its number for this run. A kill in between leaves a pair that still fits."""
    old = await database.read(_stored_number)
    await _write_beside(database, directory, place, [number] if old is None else [old, number])
    await database.write(
        lambda c: c.execute("INSERT OR REPLACE INTO meta (name, value) VALUES ('instance_id', ?)", (number,))
    )
    await _write_beside(database, directory, place, [number])


async def _write_beside(database: Database, directory: Path, place: str, numbers: list[str]) -> None:
    text = json.dumps({"place": place, "numbers": numbers})
    await database.read(
        lambda _: disk.write_durably(directory / FILE_NAME, text)
    )  # on the thread that may wait for the disk


def _stored_number(connection: sqlite3.Connection) -> str | None:
    row = connection.execute("SELECT value FROM meta WHERE name = 'instance_id'").fetchone()
    return None if row is None else str(row[0])
