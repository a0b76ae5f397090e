"""Mistakes to plant in the store: a harness that does not see them proves nothing (reliability 6.7)."""

from __future__ import annotations

import asyncio
import sqlite3
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

from ledgerbee_desktop.core.errors import DiskProblem
from ledgerbee_desktop.core.identifiers import OperationId
from ledgerbee_desktop.store import database, disk
from ledgerbee_desktop.store.database import Database
from tests.faults.powercut import session

T = TypeVar("T")
Defect = Callable[[], None]


def _set(name: str, value: str) -> None:
    changed = tuple(f"PRAGMA {name} = {value}" if name in each else each for each in database._SETTINGS)
    assert changed != database._SETTINGS
    database._SETTINGS = changed  # type: ignore[assignment]


def normal() -> None:
    """The common advice: consistent, and not durable."""
    _set("synchronous", "NORMAL")


def sqlite_defaults() -> None:
    """The journal that was deleted without a sync comes back and undoes the last commit."""
    _set("locking_mode", "NORMAL")
    _set("journal_mode", "DELETE")


def promise_before_commit() -> None:
    """Each transaction is committed when the next job comes."""
    look, shut = Database._look, Database._shut

    def commit(self: Database) -> None:
        if self._connection is not None and self._connection.in_transaction:
            self._connection.execute("COMMIT")

    def late(self: Database, work: Callable[[sqlite3.Connection], T]) -> T:
        commit(self)
        connection = self._writer()
        connection.execute("BEGIN IMMEDIATE")
        return work(connection)

    def read(self: Database, work: Callable[[sqlite3.Connection], T]) -> T:
        commit(self)
        return look(self, work)

    def close(self: Database) -> None:
        commit(self)
        shut(self)

    Database._transact = late  # type: ignore[method-assign]
    Database._look = read  # type: ignore[method-assign]
    Database._shut = close  # type: ignore[method-assign]


def names_not_synced() -> None:
    """Files are synced, the names that they are moved to are not."""

    def nothing(directory: Path) -> None:
        assert directory.is_dir()

    disk.sync_directory = nothing


def post_before_intent() -> None:
    """The first byte leaves, then the attempt is stored."""
    begin = session.Session.begin

    async def eager(self: session.Session, operation_id: str) -> None:
        session.promise("POST", OperationId(operation_id))
        await asyncio.sleep(0)
        await begin(self, operation_id)

    session.Session.begin = eager  # type: ignore[method-assign]


def refusals_swallowed() -> None:
    """What the disk refused at the end of a transaction is taken for stored."""
    transact = Database._transact

    def hopeful(self: Database, work: Callable[[sqlite3.Connection], T]) -> T:
        results: list[T] = []

        def remembered(connection: sqlite3.Connection) -> T:
            results.append(work(connection))
            return results[-1]

        try:
            return transact(self, remembered)
        except DiskProblem:
            if not results:
                raise
            return results[-1]

    Database._transact = hopeful  # type: ignore[method-assign]


def refusals_in_sqlite_words() -> None:
    """Nobody translates what the disk says."""
    disk.in_our_words = lambda *_: None


def plant(name: str) -> None:
    """Make the mistake of this name in this process."""
    {each.__name__: each for each in OF_THE_POWER_CUT + OF_THE_DISK}[name]()


OF_THE_POWER_CUT: tuple[Defect, ...] = (
    normal,
    sqlite_defaults,
    promise_before_commit,
    names_not_synced,
    post_before_intent,
)
OF_THE_DISK: tuple[Defect, ...] = (refusals_swallowed, refusals_in_sqlite_words)
