"""Work that was saved from a damaged file, as drafts in a database again: in the one that is open, or in a fresh one."""

from __future__ import annotations

import asyncio
from collections.abc import Iterable
from pathlib import Path

from ledgerbee_desktop.core.drafts import Caret, DraftState
from ledgerbee_desktop.core.events import Bus
from ledgerbee_desktop.core.identifiers import DraftId
from ledgerbee_desktop.core.journal import JournalWrite
from ledgerbee_desktop.core.keeping import Salvage, SavedWork
from ledgerbee_desktop.core.ports import Clock
from ledgerbee_desktop.store import disk, restoring
from ledgerbee_desktop.store.copying import close_off, discard, part_of
from ledgerbee_desktop.store.database import Database
from ledgerbee_desktop.store.drafts import SqliteDrafts
from ledgerbee_desktop.store.library import SqliteLibrary
from ledgerbee_desktop.store.returned import SqliteReturned
from ledgerbee_desktop.store.schema import STEPS


async def bring_in(drafts: SqliteDrafts, returned: SqliteReturned, works: Iterable[SavedWork]) -> tuple[DraftId, ...]:
    """Store saved drafts, with their journals; returns those that were stored. Each may have left since its file was damaged or put
    aside, so it is noted as returned, before it is there: LedgerBee is asked before it goes.

    One that is there already is brought forward when it is older and being edited; else it is left as it is: what is queued or was
    handed over here must not be written a second time.
    """
    known = {saved.draft.id: saved for saved in await drafts.all()}
    brought = []
    for work in works:
        there = known.get(work.draft.id)
        if there is not None and (there.state is not DraftState.EDITING or there.revision >= work.revision):
            continue
        noted = None
        if work.draft.edits is None and not work.draft.is_blank:
            noted = await returned.note_brought(work.draft.id, work.updated_at)
        if there is None:
            try:
                await drafts.create(work.draft, work.base)
            except ValueError:  # handed over already
                if noted is not None:
                    await returned.put(work.draft.id, None, instead_of=noted)
                continue
        if there is not None or work.changes:
            await drafts.record(JournalWrite(work.draft, 0, work.changes, work.position), Caret())
        brought.append(work.draft.id)
    return tuple(brought)


async def begin_afresh(directory: Path, work: Salvage, clock: Clock, number: str) -> Path | None:
    """Put a fresh database with the saved drafts in the place of the one of `directory`, which nobody has open; all of it or nothing.

    Its library is empty: the next pull fills it. Returns where the old database is kept. Raises DiskProblem.
    """
    part = part_of(directory / restoring.BOOK)
    try:
        await asyncio.to_thread(restoring.finish, directory)
        database = await Database.open(part, STEPS)
        try:
            if work.company is not None:
                await SqliteLibrary(database, Bus()).put_company(work.company)
            drafts, returned = SqliteDrafts(database, clock, Bus()), SqliteReturned(database, clock, Bus())
            await bring_in(drafts, returned, work.drafts)
        finally:
            await database.close()
        return await asyncio.to_thread(_install, directory, part, clock, number)
    except OSError as error:
        raise disk.refused(error) from error
    finally:
        if not (directory / restoring.NOTE).exists():
            await asyncio.to_thread(discard, part)


def _install(directory: Path, part: Path, clock: Clock, number: str) -> Path | None:
    close_off(part)
    restoring.mark(part, number)
    return restoring.install(directory, clock.now())
