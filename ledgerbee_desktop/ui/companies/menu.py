"""The menu of companies and what its commands do."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from ledgerbee_desktop.aio.command import AsyncCommand
from ledgerbee_desktop.core.identifiers import CompanyId
from ledgerbee_desktop.ui.companies.chooser import CompanyChooser, KeyChooser, shown_name
from ledgerbee_desktop.ui.companies.leaving import KeyRemoval
from ledgerbee_desktop.ui.companies.mark import CompanyMark
from ledgerbee_desktop.ui.companies.ports import CompanyDoors, CompanyEntry
from ledgerbee_desktop.ui.loader import Loader

if TYPE_CHECKING:
    from ledgerbee_desktop.ui.main_window import MainWindow

NUMBERED = 9
"""So many companies have a digit as their menu letter."""


class CompanyMenu(QObject):
    """Lists the companies each time the menu is opened: those with a window are ticked, choosing one raises or opens its window."""

    def __init__(self, window: MainWindow, doors: CompanyDoors | None) -> None:
        super().__init__(window)
        self._window, self._doors = window, doors
        self._listed: list[QAction] = []
        self._wanted: CompanyId | None = None
        self._showing = Loader(self._show_wanted, self)
        self._showing.failed.connect(window.show_error)
        table = window.actions_table
        self._first = table["company.switch"]
        may_add = doors is not None and doors.may_add
        for command_id, work, available in (
            ("company.switch", self._switch, doors is not None),
            ("company.next", self._next, doors is not None),
            ("company.add", self._add, may_add),
            ("company.remove-key", self._remove_key, may_add),
        ):
            command = AsyncCommand(table[command_id], work, self)
            command.failed.connect(window.show_error)
            command.set_available(available)
        self.menu = next(each for each in self._first.associatedObjects() if isinstance(each, QMenu))
        self.menu.aboutToShow.connect(self._fill)
        self.mark = CompanyMark(window.navigation)

    @property
    def _here(self) -> CompanyId | None:
        company = self._window.shelf.company
        return company.id if company is not None else None

    def _entries(self) -> tuple[CompanyEntry, ...]:
        return self._doors.entries() if self._doors is not None else ()

    # --- the list in the menu ----------------------------------------------------------------------

    @Slot()
    def _fill(self) -> None:
        for action in self._listed:
            self.menu.removeAction(action)
            action.deleteLater()
        self._listed = [self._listing(number, entry) for number, entry in enumerate(self._entries(), 1)]
        if self._listed:
            self.menu.insertActions(self._first, self._listed)
            self._listed.append(self.menu.insertSeparator(self._first))

    def _listing(self, number: int, entry: CompanyEntry) -> QAction:
        name = shown_name(entry).replace("&", "&&")
        action = QAction(f"&{number}  {name}" if number <= NUMBERED else name, self)
        action.setCheckable(True)
        action.setChecked(entry.is_open)
        action.setMenuRole(QAction.MenuRole.NoRole)
        action.setData(str(entry.id))
        action.triggered.connect(self._show)
        return action

    @Slot()
    def _show(self) -> None:
        action = self.sender()
        if isinstance(action, QAction):
            action.setChecked(True)
            self._wanted = CompanyId(action.data())
            self._showing.start()

    async def _show_wanted(self) -> None:
        if self._wanted is not None and self._doors is not None:
            await self._doors.show(self._wanted)

    # --- the commands -------------------------------------------------------------------------------

    async def _switch(self) -> None:
        if self._doors is None:
            return
        chosen = await CompanyChooser(self._doors, self._here, self._window).ask()
        if chosen is not None:
            await self._doors.show(chosen)

    async def _next(self) -> None:
        """Go round the open windows, in the order of the names."""
        ids = [entry.id for entry in self._entries() if entry.is_open]
        if self._doors is not None and self._here in ids and len(ids) > 1:
            await self._doors.show(ids[(ids.index(self._here) + 1) % len(ids)])

    async def _add(self) -> None:
        if self._doors is not None:
            await self._doors.add()

    async def _remove_key(self) -> None:
        if self._doors is None:
            return
        entries = self._doors.entries()
        only = entries[0].id if len(entries) == 1 else None
        wanted = only or await KeyChooser(self._doors, self._here, self._window).ask()
        if wanted is not None:
            said = await KeyRemoval(self._doors, self._window).remove(wanted)
            if said:
                self._window.banner.say(said, "ok")
