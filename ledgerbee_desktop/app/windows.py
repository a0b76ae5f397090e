"""The windows of the open companies: opened, raised, closed and remembered, each without the others noticing."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Coroutine
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QApplication, QWidget

from ledgerbee_desktop.app.background import Background
from ledgerbee_desktop.app.company import Companies
from ledgerbee_desktop.app.company_window import CompanyWindow, raise_window
from ledgerbee_desktop.app.exchange import put_in_place
from ledgerbee_desktop.app.keeping import ClosedData
from ledgerbee_desktop.app.known import Entered
from ledgerbee_desktop.app.language import speak
from ledgerbee_desktop.app.open_company import OpenCompany
from ledgerbee_desktop.app.open_data import OpenData
from ledgerbee_desktop.app.open_windows import OpenWindows
from ledgerbee_desktop.app.sharing import agree, share
from ledgerbee_desktop.app.troubles import Troubles
from ledgerbee_desktop.core.errors import AppError, ForeignData, StoreDamaged
from ledgerbee_desktop.core.identifiers import CompanyId
from ledgerbee_desktop.core.library import Company, KeyInfo
from ledgerbee_desktop.ui.companies.ports import CompanyEntry, KeyFacts
from ledgerbee_desktop.ui.main_window import MainWindow
from ledgerbee_desktop.ui.preferences.values import Preferences

if TYPE_CHECKING:
    from ledgerbee_desktop.app.entrance import Entrance


class Windows(QObject):
    """`ui.companies.ports.CompanyDoors`, for every window. The last one that is closed ends the program: then it sets `stop`.

    `fit`: windows are made no larger than the screen.
    """

    def __init__(self, app: QApplication, companies: Companies, *, fit: bool) -> None:
        super().__init__(app)
        self._app, self._companies, self._fit = app, companies, fit
        self.stop = asyncio.Event()
        self._open = OpenWindows(app, self)
        self._troubles = Troubles(self)
        self._troubles.again.connect(self._try_again)
        self._troubles.closed.connect(self._end_with_the_last)
        self._entrance: Entrance | None = None
        self._turn = asyncio.Lock()
        self._background = Background()

    # --- what the program asks ------------------------------------------------------------------------

    def front(self) -> QWidget | None:
        """The window that had the keyboard last; None when there is none."""
        company = self._open.front()
        if company is not None:
            return company.window
        return self._entrance.window if self._entrance is not None else self._troubles.front()

    def window_of(self, company_id: CompanyId) -> MainWindow | None:
        """The window of a company that is open."""
        made = self._open.of(company_id)
        return made.window if made is not None else None

    async def open(
        self,
        company_id: CompanyId,
        record: Company | None = None,
        info: KeyInfo | None = None,
        *,
        alone: bool = False,
        quiet: bool = False,
    ) -> CompanyWindow | None:
        """Open a company's window and give it the keyboard, or raise the one that is there. Trouble is said in a window of its own.

        `alone`: then AppError is raised instead, since nothing else is open that could go on (but its window can, when the data is
        damaged: it restores). `quiet`: somebody is typing elsewhere.
        """
        async with self._turn:
            there = self._open.of(company_id)
            if there is not None:
                there.raise_window()
                return there
            await self._open.finish_closing(company_id)
            try:
                company = await self._companies.open(company_id, record, info)
            except AppError as error:
                if alone and (isinstance(error, ForeignData) or not isinstance(error, StoreDamaged)):
                    raise
                self._say_trouble(company_id, error)
                return None
            try:
                made = await self._window_on(company, quiet=quiet)
            except BaseException:
                await company.close()
                raise
            await self._remember()
            return made

    async def open_beside(self, company_ids: tuple[CompanyId, ...], front: CompanyId) -> None:
        """Open several, of which none takes the keyboard from `front`."""
        found = await asyncio.gather(*(self.open(each, quiet=True) for each in company_ids), return_exceptions=True)
        if company_ids and front in self._open.ids():  # not every desktop leaves the keyboard where it was
            self._open.bring_to_front(front)
            await self._remember()
        for bug in found:
            if isinstance(bug, BaseException):
                raise bug

    def in_background(self, work: Coroutine[Any, Any, None], name: str) -> None:
        """Run it beside everything else; an AppError is said in the window in front, a bug reaches `sys.excepthook` like any other."""
        self._background.begin(self._said(work), name)

    async def _said(self, work: Coroutine[Any, Any, None]) -> None:
        try:
            await work
        except AppError as error:
            front = self.front()
            if not isinstance(front, MainWindow):
                raise
            front.show_error(error)

    async def put_away(self) -> None:
        """Bring everything to the disk and end all engines, each with its grace; windows that are being closed end first."""
        self._open.stay_in_order()
        if self._entrance is not None:
            self._entrance.window.hide()
        self._troubles.end_all()
        async with self._turn:  # whoever opens or closes just now comes to an end
            if self._open:
                await self._companies.register.note_windows(list(self._open.ids()))
            await self._open.put_away()

    async def let_go(self) -> None:
        """Close connections and databases; after `put_away`, when nothing reads any more."""
        await self._open.let_go()

    # --- opening and closing ----------------------------------------------------------------------------

    async def _window_on(self, company: OpenCompany, *, quiet: bool) -> CompanyWindow:
        await self._agree(company)
        record = await company.book.library.company()
        keeper = OpenData(company, "" if record is None else record.name, self.put_in_place)
        made = CompanyWindow(self._companies, company, self, keeper)
        made.closed.connect(self._put_one_away)
        made.window.preferences_changed.connect(self._share_preferences)
        self._open.add(made)
        try:
            await made.show(fit=self._fit, quiet=quiet)
        except BaseException:
            self._open.forget(company.id)
            raise
        if not quiet:
            made.raise_window()
        self._troubles.end(company.id)
        return made

    async def _agree(self, company: OpenCompany) -> None:
        workspace, front = company.book.workspace, self._open.front()
        if front is not None:
            await agree(workspace, front.window.desk.preferences)
        else:
            speak(self._app, self._companies.options.language or (await Preferences.load(workspace)).language)

    @Slot()
    def _share_preferences(self) -> None:
        window = self.sender()
        if isinstance(window, MainWindow):
            self.in_background(share(window.desk.preferences, self._open.made()), "share preferences")

    @Slot()
    def _put_one_away(self) -> None:
        """A person has closed a window. The last one is put away with the program."""
        made = self.sender()
        if not isinstance(made, CompanyWindow) or self._open.of(made.id) is not made:
            return
        if self._others_than(made.id):
            self._open.begin_closing(made.id)
            self.in_background(self._close(made.id), "close a company")
        else:
            self.stop.set()

    async def _close(self, company_id: CompanyId) -> None:
        async with self._turn:
            await self._open.finish_closing(company_id)
            if self._open:
                await self._remember()

    def _others_than(self, company_id: CompanyId) -> bool:
        return self._entrance is not None or bool((self._open.ids() | self._troubles.companies()) - {company_id})

    async def _remember(self) -> None:
        self._open.show_names({entry.id: entry for entry in self.entries()})
        await self._companies.register.note_windows(list(self._open.ids()))

    # --- a company that cannot be opened -----------------------------------------------------------------

    def _say_trouble(self, company_id: CompanyId, why: AppError) -> None:
        if not self._open:
            speak(self._app, self._companies.options.language or "")
        self._troubles.say(self._entry(company_id), why, self._closed_data(company_id), self)

    def _closed_data(self, company_id: CompanyId) -> ClosedData:
        companies = self._companies
        return ClosedData(companies.directory, company_id, companies.clock, companies.ids)

    @Slot(str)
    def _try_again(self, company_id: str) -> None:
        self.in_background(self.show(CompanyId(company_id)), "try again")

    @Slot(str)
    def _end_with_the_last(self, company_id: str) -> None:
        if not self._others_than(CompanyId(company_id)):
            self.stop.set()

    def put_in_place(self, company_id: CompanyId, backup: Path) -> None:
        """Begin to put a backup in the place of a company's data (exchange.py)."""
        self.in_background(put_in_place(self, self._closed_data(company_id), backup), "restore a backup")

    @asynccontextmanager
    async def closed(self, company_id: CompanyId) -> AsyncIterator[None]:
        """With the company closed, and nobody opening it meanwhile."""
        async with self._turn:
            self._open.begin_closing(company_id)
            await self._open.finish_closing(company_id)
            yield

    # --- ui.companies.ports.CompanyDoors -------------------------------------------------------------------

    @property
    def may_add(self) -> bool:
        """The demo keeps to itself."""
        return not self._companies.is_demo

    def entries(self) -> tuple[CompanyEntry, ...]:
        """The known companies, by name; those with a window, and those that say why they have none, are open."""
        there = self._open.ids() | self._troubles.companies()
        known = self._companies.register.companies()
        return tuple(CompanyEntry(each.id, each.name, each.cvr, each.id in there, each.number) for each in known)

    def _entry(self, company_id: CompanyId) -> CompanyEntry:
        found = (each for each in self.entries() if each.id == company_id)
        return next(found, CompanyEntry(company_id, "", "", is_open=False))

    async def show(self, company_id: CompanyId) -> None:
        """Raise the company's window, or open it."""
        made = self._open.of(company_id)
        if made is not None:
            made.raise_window()
        else:
            await self.open(company_id)

    async def add(self) -> None:
        """Welcome in a window of its own, once."""
        if self._entrance is not None:
            raise_window(self._entrance.window)
        elif self.may_add:
            from ledgerbee_desktop.app.entrance import Entrance

            self._entrance = Entrance(self._companies)
            self.in_background(self._add(self._entrance), "add a company")

    async def _add(self, entrance: Entrance) -> None:
        try:
            entered = await entrance.company(self.stop)
        finally:
            self._entrance = None
        if entered is not None:
            await self.take_in(entered)
        elif not self._others_than(CompanyId("")):
            self.stop.set()

    async def take_in(self, entered: Entered) -> None:
        """Open the company that a key was entered for; one that is open already goes on with the new key."""
        made = self._open.of(entered.company.id)
        if made is None:
            await self.open(entered.company.id, entered.company, entered.info)
            return
        if entered.key is not None:
            await made.company.change_key(self._companies.client(entered.key), entered.info)
        made.raise_window()

    async def key_facts(self, company_id: CompanyId) -> KeyFacts:
        """What removing a company's key means. Raises VaultUnavailable."""
        from ledgerbee_desktop.app.keys import where_it_is, with_counts

        facts = await where_it_is(self._companies, self._entry(company_id))
        async with self._turn:
            await self._open.finish_closing(company_id)
            made = self._open.of(company_id)
            return await with_counts(facts, self._companies, made.company if made is not None else None)

    async def remove_key(self, company_id: CompanyId) -> None:
        """Stop the company's window from asking, then forget the key. Raises VaultUnavailable."""
        made = self._open.of(company_id)
        if made is not None:
            made.company.disconnect()
        await self._companies.forget_key(company_id)

    async def quit(self) -> None:
        """Ask each window, the one in front first; then end the program."""
        for made in reversed(self._open.made()):
            if not await made.window.commands.settle():
                return
        self.stop.set()
