"""`ui.data.ports.DataKeeper` for a company that is open."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path

from ledgerbee_desktop.app.exporting import export
from ledgerbee_desktop.app.open_company import OpenCompany
from ledgerbee_desktop.core.errors import AppError
from ledgerbee_desktop.core.identifiers import CompanyId
from ledgerbee_desktop.core.keeping import CheckedCopy, Content, Copy, Exported, Salvage
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP
from ledgerbee_desktop.store import backups, restoring
from ledgerbee_desktop.store.afresh import bring_in
from ledgerbee_desktop.store.salvage import salvage
from ledgerbee_desktop.ui.data.ports import DataFacts

_IN_USE = QT_TRANSLATE_NOOP(
    "errors", "{file} is the data that is open. Choose another file, or a place outside its folder."
)


class OpenData:
    """`put_in_place` closes the company, restores the backup and opens the company again; its window is gone by then."""

    def __init__(self, company: OpenCompany, name: str, put_in_place: Callable[[CompanyId, Path], None]) -> None:
        self._company, self._name, self._put_in_place = company, name, put_in_place

    @property
    def folder(self) -> Path:
        """Where the data is."""
        return self._company.store.directory

    @property
    def name(self) -> str:
        """Whose it is, for the names of files."""
        return self._name

    async def facts(self) -> DataFacts:
        """How it stands now."""
        made = await asyncio.to_thread(backups.made, self.folder)
        return DataFacts(await self._company.store.room(), made[0] if made else None)

    async def copies(self) -> tuple[Copy, ...]:
        """What there is to restore from, the newest first."""
        return await asyncio.to_thread(backups.copies, self.folder)

    async def check(self, path: Path) -> CheckedCopy:
        """Check a file and count what is in it."""
        self._refuse_the_open_one(path)
        return await asyncio.to_thread(restoring.checked, path, self.folder)

    async def back_up_to(self, path: Path) -> Content:
        """Write a checked copy to a file outside the folder of the data."""
        if path.resolve().is_relative_to(self.folder.resolve()):  # noqa: ASYNC240 - looks at names
            raise AppError(_IN_USE.of(file=path))
        return await self._company.store.back_up_to(path)

    async def export(self, folder: Path, language: str) -> Exported:
        """Write everything into an empty folder."""
        return await export(self._company, folder, language)

    async def salvage(self, path: Path) -> Salvage:
        """The unsent work of a damaged file."""
        self._refuse_the_open_one(path)
        return await asyncio.to_thread(salvage, path, self.folder)

    async def bring_in(self, work: Salvage) -> int:
        """Make drafts of it, but for what is here already; how many were stored."""
        store = self._company.store
        return len(await bring_in(store.drafts, store.returned, work.drafts))

    def restore(self, path: Path) -> None:
        """Begin the exchange; it goes on beside the window, which it closes."""
        self._put_in_place(self._company.id, path)

    def _refuse_the_open_one(self, path: Path) -> None:
        """Reading it a second time in this process would drop the locks on it (SQLite, "How to corrupt")."""
        if path.resolve() == (self.folder / restoring.BOOK).resolve():
            raise AppError(_IN_USE.of(file=path))
