"""Everything that is stored of one company, opened and closed as one."""

from __future__ import annotations

import asyncio
import sqlite3
from concurrent.futures import Executor
from pathlib import Path
from typing import Self

from ledgerbee_desktop.core.events import Bus
from ledgerbee_desktop.core.identifiers import CompanyId, normal_id
from ledgerbee_desktop.core.ports import Clock, Ids
from ledgerbee_desktop.store import checks, identity
from ledgerbee_desktop.store.checks import StartReport
from ledgerbee_desktop.store.copying import copy
from ledgerbee_desktop.store.database import Database
from ledgerbee_desktop.store.drafts import SqliteDrafts
from ledgerbee_desktop.store.library import SqliteLibrary
from ledgerbee_desktop.store.outbox import SqliteOutbox
from ledgerbee_desktop.store.schema import STEPS
from ledgerbee_desktop.store.workspace import SqliteWorkspace

FILE_NAME = "book.db"
_COMPANIES = "companies"


def company_directory(data_directory: Path, company_id: CompanyId) -> Path:
    """Where a company's database lives. Raises ValueError when the id is no UUID (it comes from a server)."""
    return data_directory / _COMPANIES / normal_id(company_id)


def known_companies(data_directory: Path) -> tuple[CompanyId, ...]:
    """The companies that have a database here."""
    found = (data_directory / _COMPANIES).glob(f"*/{FILE_NAME}")
    return tuple(sorted(CompanyId(path.parent.name) for path in found))


class BookStore:
    """The database of one company with its stores: `drafts`, `outbox`, `library`, `workspace`.

    `report` says what was found at the start, before anything was used.
    """

    def __init__(self, directory: Path, database: Database, clock: Clock, bus: Bus) -> None:
        self.directory = directory
        self.database = database
        self.drafts = SqliteDrafts(database, clock, bus)
        self.library = SqliteLibrary(database, bus)
        self.outbox = SqliteOutbox(database, clock, bus, self.library.catalogue_changed)
        self.workspace = SqliteWorkspace(database)
        self.report = StartReport()
        self._clock = clock

    @classmethod
    async def open(
        cls,
        directory: Path,
        clock: Clock,
        ids: Ids,
        bus: Bus,
        *,
        executor: Executor | None = None,
        place: str | None = None,
    ) -> Self:
        """Open (or make) the database in `directory`, check it, and distrust what it holds queued when it is a copy.

        `executor` runs the database's jobs (left out: a thread of its own); `place` names this computer and path.

        Raises:
            DataDirectoryInUse, StoreTooNew, StoreDamaged, DiskProblem: see Database.open.
        """
        database = await Database.open(directory / FILE_NAME, STEPS, executor=executor)
        book = cls(directory, database, clock, bus)
        try:
            where = identity.place_of(directory) if place is None else place
            is_copy = await identity.is_foreign(database, directory, where)
            book.report = await book._check_at_start(is_copy=is_copy)
            if not (
                is_copy and book.report.damaged_operations
            ):  # else it stays a copy, to be distrusted once it is repaired
                await identity.renew(database, directory, where, ids.new())
        except BaseException:
            await database.close()
            raise
        return book

    async def full_check(self) -> tuple[str, ...]:
        """Copy the database and check the copy from end to end, in a thread of its own; for idle time. Empty: all is well.

        Raises StoreDamaged when not even a copy can be made.
        """
        target = self.directory / "check.db"
        await self.database.read(lambda connection: copy(connection, target))
        try:
            return await asyncio.to_thread(checks.all_problems, target)
        finally:
            target.unlink(missing_ok=True)

    async def close(self) -> None:
        """Finish what was begun and let go of the file."""
        await self.database.close()

    async def _check_at_start(self, *, is_copy: bool) -> StartReport:
        def look(connection: sqlite3.Connection) -> StartReport:
            return StartReport(
                ended_unclean=self.database.ended_unclean,
                is_copy=is_copy,
                damaged_drafts=checks.damaged_drafts(connection),
                damaged_operations=checks.damaged_operations(connection),
            )

        report = await self.database.read(look)
        if not is_copy or report.damaged_operations:
            return report
        return StartReport(
            ended_unclean=report.ended_unclean,
            is_copy=True,
            distrusted=await self.outbox.distrust(self._clock.now()),
            damaged_drafts=report.damaged_drafts,
        )
