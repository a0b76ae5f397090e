"""The companies' windows that are there: which are open, in whose order, and which still let go of their data."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QWindow
from PySide6.QtWidgets import QApplication

from ledgerbee_desktop.aio.dialogs import COMPANY
from ledgerbee_desktop.app.company_window import CompanyWindow
from ledgerbee_desktop.core.identifiers import CompanyId
from ledgerbee_desktop.ui.companies.chooser import shown_name
from ledgerbee_desktop.ui.companies.ports import CompanyEntry
from ledgerbee_desktop.ui.text import shortened


class OpenWindows(QObject):
    """The one that had the keyboard last is the last in every order."""

    def __init__(self, app: QApplication, parent: QObject) -> None:
        super().__init__(parent)
        self._app = app
        self._open: dict[CompanyId, CompanyWindow] = {}
        self._closing: dict[CompanyId, CompanyWindow] = {}
        app.focusWindowChanged.connect(self._follow_focus)

    def __bool__(self) -> bool:
        return bool(self._open)

    def ids(self) -> AbstractSet[CompanyId]:
        """Whose windows are open."""
        return self._open.keys()

    def made(self) -> tuple[CompanyWindow, ...]:
        """The open ones."""
        return tuple(self._open.values())

    def of(self, company_id: CompanyId) -> CompanyWindow | None:
        """The open window of a company."""
        return self._open.get(company_id)

    def front(self) -> CompanyWindow | None:
        """The one that had the keyboard last; None when none is open."""
        return next(reversed(self._open.values()), None)

    def add(self, made: CompanyWindow) -> None:
        """It is open now, and in front."""
        self._open[made.id] = made

    def forget(self, company_id: CompanyId) -> None:
        """It could not be shown after all; whoever opened its company closes that."""
        del self._open[company_id]

    def bring_to_front(self, company_id: CompanyId) -> None:
        """Give an open one the keyboard, also where the desktop has given it to another meanwhile."""
        self._open[company_id] = self._open.pop(company_id)
        self._open[company_id].raise_window()

    def begin_closing(self, company_id: CompanyId) -> None:
        """It counts as open no more; nothing happens when it was not."""
        made = self._open.pop(company_id, None)
        if made is not None:
            self._closing[company_id] = made

    async def finish_closing(self, company_id: CompanyId) -> None:
        """Let a company whose closing has begun go of its data, so that it can be opened again."""
        made = self._closing.pop(company_id, None)
        if made is not None:
            await made.close()
            made.deleteLater()

    def show_names(self, entries: Mapping[CompanyId, CompanyEntry]) -> None:
        """Mark each window with its company's colour and name; with no more than one known company there is nothing to tell apart."""
        for made in self._open.values():
            entry = entries.get(made.id) if len(entries) > 1 else None
            made.window.companies.mark.show_number(entry.number if entry is not None else None)
            made.window.setProperty(COMPANY, shortened(shown_name(entry)) if entry is not None else "")

    def stay_in_order(self) -> None:
        """The order is not changed any more: the program ends, and windows go one by one."""
        self._app.focusWindowChanged.disconnect(self._follow_focus)

    async def put_away(self) -> None:
        """Bring everything to the disk and end all engines; those that are being closed end, too."""
        closing = [self.finish_closing(company_id) for company_id in tuple(self._closing)]
        await asyncio.gather(*(made.put_away() for made in self._open.values()), *closing)

    async def let_go(self) -> None:
        """Close connections and databases; after `put_away`, when nothing reads any more."""
        await asyncio.gather(*(made.company.close() for made in self._open.values()))

    @Slot(QWindow)
    def _follow_focus(self, focus: QWindow | None) -> None:
        for company_id, made in self._open.items():
            if focus is not None and made.window.windowHandle() is focus:
                self._open[company_id] = self._open.pop(company_id)
                return
