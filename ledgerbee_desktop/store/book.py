"""Everything that is stored of one company, opened and closed as one."""

from __future__ import annotations

import asyncio
import sqlite3
from concurrent.futures import Executor
from hashlib import blake2b
from pathlib import Path
from typing import Self

from ledgerbee_desktop.core.events import Bus
from ledgerbee_desktop.core.identifiers import CompanyId, normal_id
from ledgerbee_desktop.core.keeping import CheckedCopy, Content, Room
from ledgerbee_desktop.core.ports import Clock, Ids
from ledgerbee_desktop.store import backups, checks, disk, identity, restoring, spare, text_index
from ledgerbee_desktop.store.checks import StartReport
from ledgerbee_desktop.store.copying import discard
from ledgerbee_desktop.store.database import Database
from ledgerbee_desktop.store.drafts import SqliteDrafts
from ledgerbee_desktop.store.library import SqliteLibrary
from ledgerbee_desktop.store.outbox import SqliteOutbox
from ledgerbee_desktop.store.returned import SqliteReturned
from ledgerbee_desktop.store.schema import STEPS
from ledgerbee_desktop.store.workspace import SqliteWorkspace

FILE_NAME = restoring.BOOK
_COMPANIES = "companies"


def company_directory(data_directory: Path, company_id: CompanyId) -> Path:
    """Where a company's database lives. Raises ValueError when the id is no UUID (it comes from a server)."""
    return data_directory / _COMPANIES / normal_id(company_id)


def known_companies(data_directory: Path) -> tuple[CompanyId, ...]:
    """The companies that have a database here, or get one at the next start (a restore was interrupted)."""
    there = data_directory / _COMPANIES
    found = {path.parent.name for name in (FILE_NAME, restoring.NOTE) for path in there.glob(f"*/{name}")}
    return tuple(sorted(map(CompanyId, found)))


class BookStore:
    """The database of one company with its stores: `drafts`, `outbox`, `library`, `returned`, `workspace`.

    `report` says what was found at the start, before anything was used.
    """

    def __init__(self, directory: Path, database: Database, clock: Clock, bus: Bus) -> None:
        self.directory = directory
        self.database = database
        self.drafts = SqliteDrafts(database, clock, bus)
        self.library = SqliteLibrary(database, bus)
        self.outbox = SqliteOutbox(database, clock, bus, self.library.catalogue_changed)
        self.returned = SqliteReturned(database, clock, bus)
        self.workspace = SqliteWorkspace(database)
        self.report = StartReport()
        self._clock = clock
        self._backing_up = asyncio.Lock()

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
        try:
            restoring.finish(directory)
        except OSError as error:
            raise disk.refused(error) from error
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
        await self.database.copy(target)
        try:
            return await asyncio.to_thread(checks.all_problems, target)
        finally:
            discard(target)

    # --- Backups and room -------------------------------------------------------------------------

    async def back_up(self) -> CheckedCopy:
        """Make a backup while everything goes on, and thin the older ones. Raises StoreDamaged (none was made), DiskProblem."""
        async with self._backing_up:
            return await backups.make(self.database, self.directory, self._clock.now(), len(STEPS))

    async def back_up_to(self, target: Path) -> Content:
        """Make a checked copy under a name that a person chose; a file of that name is replaced. Raises as `back_up`."""
        async with self._backing_up:
            return await backups.write(self.database, target)

    async def standing(self) -> bytes:
        """A short value that changes when unsent work does: drafts, what is typed in them, operations."""
        drafts = "SELECT id, checksum FROM draft WHERE state <> 'handed-over' ORDER BY id"

        def work(connection: sqlite3.Connection) -> bytes:
            state = blake2b(digest_size=16)
            for row in connection.execute(drafts):
                state.update(str(row[0]).encode() + bytes(row[1]))
            events = connection.execute("SELECT coalesce(max(number), 0) FROM outbox_event").fetchone()
            state.update(str(events[0]).encode())
            return state.digest()

        return await self.database.read(work)

    async def room(self) -> Room:
        """How much room there is; with enough of it the spare is kept (see spare.py). Raises DiskProblem."""

        def look(_: sqlite3.Connection) -> Room:
            free, used = disk.room(self.directory, self.database.path)
            room = Room(free=free, used=used)
            if not room.is_short:
                spare.keep(self.directory)
            return room

        return await self.database.read(look)

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

        if not await self.database.read(text_index.is_usable):
            await self.database.write(text_index.rebuild)
        report = await self.database.read(look)
        if not is_copy or report.damaged_operations:
            return report
        await self.returned.note_all()
        return StartReport(
            ended_unclean=report.ended_unclean,
            is_copy=True,
            distrusted=await self.outbox.distrust(self._clock.now()),
            damaged_drafts=report.damaged_drafts,
        )
