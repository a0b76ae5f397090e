"""A backup takes the place of a company's data while the program runs: its window is closed, and opened again on what was restored."""

from __future__ import annotations

from contextlib import AbstractAsyncContextManager
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QCoreApplication

from ledgerbee_desktop.app.company_window import CompanyWindow
from ledgerbee_desktop.app.keeping import ClosedData
from ledgerbee_desktop.core.errors import AppError
from ledgerbee_desktop.core.identifiers import CompanyId
from ledgerbee_desktop.core.keeping import Restored
from ledgerbee_desktop.ui.data.words import sent_since


class Openings(Protocol):
    """Whoever opens and closes the companies' windows."""

    def closed(self, company_id: CompanyId) -> AbstractAsyncContextManager[None]:
        """With the company closed, and nobody opening it meanwhile."""
        ...

    async def open(self, company_id: CompanyId) -> CompanyWindow | None:
        """Open it and give it the keyboard. None when it cannot be opened; a window of its own then says why."""
        ...


async def put_in_place(windows: Openings, data: ClosedData, backup: Path) -> None:
    """Exchange it. In any case the company is open in the end, with its old data when the backup is no good, and says how it went."""
    done: Restored | AppError
    async with windows.closed(data.company_id):
        try:
            done = await data.restore(backup)
        except AppError as error:
            done = error
    opened = await windows.open(data.company_id)
    if opened is not None:
        _say(opened, done)


def _say(opened: CompanyWindow, done: Restored | AppError) -> None:
    if isinstance(done, AppError):
        opened.window.show_error(done)
    elif done.sent_since:
        opened.window.banner.say(sent_since(done), "warning")
    elif opened.company.found_at_start() is None:  # else the window says that already, and it weighs more
        text = QCoreApplication.translate(
            "data", "The backup was restored. File, Preferences, Data, Restore… brings back what it replaced."
        )
        opened.window.banner.say(text, "ok")
