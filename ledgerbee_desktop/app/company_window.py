"""One open company with its window: what opens in which order, and how it is put away. The others do not notice."""

from __future__ import annotations

import asyncio
import logging
from typing import Final

from PySide6.QtCore import QObject, QSize, Qt, QTimer, Signal, Slot
from PySide6.QtWidgets import QWidget

from ledgerbee_desktop.app.background import Background
from ledgerbee_desktop.app.caretaker import Caretaker
from ledgerbee_desktop.app.company import Companies
from ledgerbee_desktop.app.new_key import NewKey
from ledgerbee_desktop.app.open_company import OpenCompany
from ledgerbee_desktop.core.errors import AppError
from ledgerbee_desktop.core.identifiers import CompanyId
from ledgerbee_desktop.ui.companies.ports import CompanyDoors
from ledgerbee_desktop.ui.data.ports import DataKeeper
from ledgerbee_desktop.ui.main_window import MainWindow

LOG = logging.getLogger(__name__)
BREATH_SECONDS: Final = 0.05
FRAME: Final = (8, 40)
"""What a window manager puts around a window, at most, in pixels."""


class CompanyWindow(QObject):
    """A company that was opened, and the main window on it. `closed` comes when the person has closed the window."""

    closed = Signal()

    def __init__(
        self, companies: Companies, company: OpenCompany, doors: CompanyDoors, keeper: DataKeeper | None = None
    ) -> None:
        super().__init__()
        self.company = company
        self._companies = companies
        door = None if companies.is_demo else NewKey(companies, company)
        self.window = MainWindow(company.book, company.bodies, door=door, doors=doors, keeper=keeper)
        self.window.closed.connect(self._tell)
        self._background = Background()
        """Ends when the window is put away."""

    @property
    def id(self) -> CompanyId:
        """Whose window it is."""
        return self.company.id

    async def show(self, *, fit: bool = True, quiet: bool = False) -> None:
        """Restore and show the window, then connect: the first paint comes before the network.

        `fit`: no larger than the screen. `quiet`: the keyboard stays where it is.
        """
        window = self.window
        await window.restore()
        if fit:
            window.resize(window.size().boundedTo(window.screen().availableSize() - QSize(*FRAME)))
        window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, quiet)
        window.show()
        window.setAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating, False)  # noqa: FBT003
        await asyncio.sleep(0)
        self._background.begin(self._connect(), "connect")
        self._background.begin(self._look_after_data(), "data")

    def raise_window(self) -> None:
        """Bring it before the others."""
        raise_window(self.window)

    async def _connect(self) -> None:
        """Give the company its client, if there is a key, and let the engine begin."""
        try:
            await self._companies.start_demo()
            key = await self._companies.key_of(self.id)
            if key is not None:
                self.company.connect(await self._companies.client_soon(key))
        except AppError as error:
            self.window.show_error(error)
        self.company.start()

    async def _look_after_data(self) -> None:
        problem = self.company.found_at_start()
        if problem is not None:
            self.window.show_error(problem)
        await Caretaker(self.company, self.window.status.show_notice, self.window.show_error).run()

    @Slot()
    def _tell(self) -> None:
        self.closed.emit()

    # --- the end --------------------------------------------------------------------------------------

    async def put_away(self) -> None:
        """Bring what was typed to the disk, once more after the window itself has done so, and end the engine.

        A request on the wire gets its grace.
        """
        window = self.window
        self._background.cancel()
        try:
            for page in window.tabs.pages():
                await page.settle()
            await window.save_state()
        except AppError:
            LOG.exception("the last words did not reach the disk")
        window.hide()
        window.book.bus.close()
        for timer in window.findChildren(QTimer):
            timer.stop()
        await self.company.stop()

    async def close(self) -> None:
        """Put it away and let go of everything, while other companies go on: the window's own reading first, then its data."""
        await self.put_away()
        gone = asyncio.Event()
        self.window.destroyed.connect(gone.set)
        self.window.deleteLater()
        await gone.wait()
        await asyncio.sleep(BREATH_SECONDS)  # what was cancelled with the window ends in the next turns of the loop
        await self.company.close()


def raise_window(window: QWidget) -> None:
    """Bring a window before the others, out of the task bar if need be."""
    if window.isMinimized():
        window.showNormal()
    else:
        window.show()
    window.raise_()
    window.activateWindow()
