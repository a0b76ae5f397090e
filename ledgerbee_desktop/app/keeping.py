"""What is done to a company's data as a whole while nobody has it open: checked, restored, begun afresh."""

from __future__ import annotations

import asyncio
from pathlib import Path

from ledgerbee_desktop.core.identifiers import CompanyId
from ledgerbee_desktop.core.keeping import CheckedCopy, Copy, CopyKind, Restored, Salvage
from ledgerbee_desktop.core.ports import Clock, Ids
from ledgerbee_desktop.store import backups, disk, restoring
from ledgerbee_desktop.store.afresh import begin_afresh
from ledgerbee_desktop.store.book import company_directory
from ledgerbee_desktop.store.salvage import salvage


class ClosedData:
    """The data of one company that is not open. `folder` is where it lies.

    Everything that takes long runs in a thread of its own; each method raises AppError with what to do.
    """

    def __init__(self, directory: Path, company_id: CompanyId, clock: Clock, ids: Ids) -> None:
        self.company_id = company_id
        self.folder = company_directory(directory, company_id)
        self._clock, self._ids = clock, ids

    @property
    def file(self) -> Path:
        """The database."""
        return self.folder / restoring.BOOK

    async def copies(self) -> tuple[Copy, ...]:
        """Everything there is to restore from, the newest first."""
        return await asyncio.to_thread(backups.copies, self.folder)

    async def check(self, path: Path) -> CheckedCopy:
        """Check a file and count what is in it; it is not touched."""
        return await asyncio.to_thread(restoring.checked, path, self.folder)

    async def newest_good(self) -> CheckedCopy | None:
        """The newest backup that passes its check. What a restore moved aside does not count: it was moved aside for a reason."""
        for copy in await self.copies():
            if copy.kind is not CopyKind.BEFORE_RESTORE:
                found = await self.check(copy.path)
                if found.content.is_good:
                    return found
        return None

    async def restore(self, path: Path) -> Restored:
        """Put a copy of `path` in the place of the database; what was there is kept."""
        await asyncio.to_thread(disk.make_private_directory, self.folder)
        kept = await self._restore(path, self._ids.new())
        sent = () if kept is None else await asyncio.to_thread(restoring.sent_since, self.file, kept)
        return Restored(kept, sent)

    async def _restore(self, path: Path, number: str) -> Path | None:
        return await asyncio.to_thread(restoring.restore, self.folder, path, self.company_id, self._clock.now(), number)

    async def salvage(self, path: Path | None = None) -> Salvage:
        """The unsent work of a damaged file (left out: of the database itself), which is not touched."""
        return await asyncio.to_thread(salvage, path or self.file, self.folder)

    async def begin_afresh(self, work: Salvage) -> Path | None:
        """Put a fresh database with these drafts in the place of the one that is there, which is kept at the returned path."""
        return await begin_afresh(self.folder, work, self._clock, self._ids.new())
