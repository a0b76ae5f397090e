"""Databases as older programs left them, and what they hold."""

from __future__ import annotations

from pathlib import Path

from ledgerbee_desktop.store import identity
from ledgerbee_desktop.store.book import FILE_NAME
from ledgerbee_desktop.store.database import Database
from ledgerbee_desktop.store.schema import STEPS
from tests.faults.store_child import RandomIds
from tests.unit.store.kit import run
from tests.unit.store.test_migration import a_database_of_version_1

VERSIONS = range(1, len(STEPS))
PLACE = "here"
WAITING = "operation-2"
ROWS = 3
"""Drafts and operations."""
PROMISES = (
    "STORED draft-1 2",
    "OPERATION operation-1 1 inflight",
    "POST operation-1",
    f"OPERATION {WAITING} 1 queued",
    "DOCUMENT doc-1",
)


def a_database(directory: Path, version: int) -> None:
    """Make the database of `version` in `directory`, with a draft on its way, an operation on the wire and one that waits for it."""
    a_database_of_version_1(directory)

    async def bring_forward() -> None:
        database = await Database.open(directory / FILE_NAME, STEPS[:version])
        await identity.renew(database, directory, PLACE, RandomIds().new())
        await database.close()

    run(bring_forward())
    for copied in directory.glob("book-before-*"):
        copied.unlink()
