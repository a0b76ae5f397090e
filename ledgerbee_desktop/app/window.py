"""The program with a window: what opens in which order, and how it ends."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import sys
from collections.abc import Awaitable, Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QWidget

from ledgerbee_desktop.aio import loop
from ledgerbee_desktop.app.company import Companies
from ledgerbee_desktop.app.company_window import raise_window
from ledgerbee_desktop.app.headless.out import Exit, say
from ledgerbee_desktop.app.known import Entered, NoSuchCompany, find
from ledgerbee_desktop.app.language import speak
from ledgerbee_desktop.app.logs import Logs, qt_message_handler
from ledgerbee_desktop.app.windows import Windows
from ledgerbee_desktop.core.errors import AppError, LedgerBeeError
from ledgerbee_desktop.core.identifiers import CompanyId
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP
from ledgerbee_desktop.platform_.instance_lock import InstanceLock
from ledgerbee_desktop.ui import theme
from ledgerbee_desktop.ui.icons import application_icon
from ledgerbee_desktop.ui.main_window import MainWindow

LOG = logging.getLogger(__name__)
DESKTOP_ID: Final = "dk.ledgerbee.desktop"
LOOK_MS: Final = 500
END_SECONDS: Final = 1.0

_NO_DISPLAY = QT_TRANSLATE_NOOP(
    "errors", "There is no display. Start this from a desktop, or type “make run”, which then works without one."
)

_NOT_BESIDE = QT_TRANSLATE_NOOP(
    "errors", "The demo does not run beside real companies. Quit LedgerBee Desktop first, then start the demo."
)

Visit = Callable[[MainWindow], Awaitable[int]]
"""Something that uses the window in place of a person (the tour, a test) and returns the exit code."""


class NoDisplay(AppError):
    """Qt would abort the process."""


def run_window(companies: Companies, lock: InstanceLock, logs: Logs, visit: Visit | None = None) -> int:
    """Open the window and return the exit code when it is closed.

    Raises:
        NoDisplay: there is nothing to draw on.
    """
    has_display = os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY") or os.environ.get("QT_QPA_PLATFORM")
    if sys.platform.startswith("linux") and not has_display:
        raise NoDisplay(_NO_DISPLAY)
    qInstallMessageHandler(qt_message_handler)
    app = QApplication(sys.argv[:1])
    app.setApplicationName("ledgerbee-desktop")
    app.setApplicationDisplayName("LedgerBee Desktop")
    app.setDesktopFileName(DESKTOP_ID)
    theme.install(app)
    app.setWindowIcon(application_icon())
    if visit is None and companies.options.tour is not None:
        from ledgerbee_desktop.app.tour import Tour

        visit = Tour(companies.options.tour).visit
    return loop.run(app, Desktop(app, companies, lock, logs, visit).run)


class Desktop(QObject):
    """The life of the program: companies are found or one is entered, their windows work, everything is put away."""

    bug = Signal(str)
    """The redacted traceback of a bug; emitted from whichever thread met it."""

    def __init__(
        self, app: QApplication, companies: Companies, lock: InstanceLock, logs: Logs, visit: Visit | None
    ) -> None:
        super().__init__(app)
        self._app, self._companies, self._options = app, companies, companies.options
        self._lock, self._logs, self._visit = lock, logs, visit
        self._windows = Windows(
            app, companies, fit=visit is None
        )  # a visitor wants pictures in one size on every screen
        self._entrance: QWidget | None = None
        self._refused: LedgerBeeError | None = None
        self._crash: asyncio.Task[None] | None = None
        self._looking = QTimer(self, interval=LOOK_MS)
        self._looking.timeout.connect(self._look_for_requests)
        self.bug.connect(self._show_bug)

    async def run(self, stop: asyncio.Event) -> int:
        """Work until `stop` is set or the visit ends."""
        self._windows.stop = stop
        self._logs.on_bug = self.bug.emit
        self._looking.start()
        try:
            first = await self._begin(stop)
            return 0 if first is None else await self._work(first, stop)
        except AppError as error:
            LOG.error("the program cannot go on: %s", error)  # noqa: TRY400 - a sentence for people, not a bug
            await self._say_why(error)
            return Exit.INPUT_REFUSED
        finally:
            self._looking.stop()
            self._logs.on_bug = None
            await self._windows.put_away()
            await _end_what_is_left()  # the windows' own reading, before their connections are closed under it
            await self._windows.let_go()
            await self._companies.stop()

    async def _say_why(self, error: AppError) -> None:
        """The only data there is cannot be opened, or the demo does not start: there is no window yet that could say so."""
        from ledgerbee_desktop.aio import dialogs
        from ledgerbee_desktop.ui.text import explain

        say(f"error: {error}")
        if self._visit is None:
            speak(self._app, self._options.language or "")
            parent = QWidget()
            await dialogs.tell(parent, "LedgerBee Desktop", explain(error))
            parent.deleteLater()

    # --- finding companies --------------------------------------------------------------------------

    async def _begin(self, stop: asyncio.Event) -> CompanyId | None:
        """Open what was open last, or the company that a person enters; the one in front. None: nobody entered one."""
        wanted = self._wanted()
        if wanted:
            *others, front = wanted
            await self._windows.open(front, alone=len(self._companies.register.companies()) == 1)
            self._windows.in_background(self._windows.open_beside(tuple(others), front), "open the others")
            return front
        entered = await self._first_company() or await self._welcome(stop)
        if entered is None:
            return None
        await self._windows.take_in(entered)
        return entered.company.id

    def _wanted(self) -> tuple[CompanyId, ...]:
        """Whose windows to open, the one in front last. Raises NoSuchCompany."""
        register, last = self._companies.register, self._companies.last()
        known = register.companies()
        listed = register.windows() or (() if last is None else (last,))
        if self._options.company and known:
            chosen = find(self._options.company, known).id
            return (*(each for each in listed if each != chosen), chosen)
        return listed

    async def _first_company(self) -> Entered | None:
        """The company to begin with where there is none yet, without asking anybody; None when a person must say."""
        if self._companies.is_demo:
            return await self._enter_demo()
        if self._options.key is None:
            return None
        try:
            company, info = await self._companies.ask(self._options.key)
        except LedgerBeeError as error:
            LOG.warning("the key of the environment could not be checked: %s", error)
            self._refused = error
            return None
        return Entered(company, info)

    async def _enter_demo(self) -> Entered:
        self._companies.enter_demo()
        try:
            await self._companies.start_demo()
            secret = await self._companies.key_of(None)
            if secret is None:
                raise RuntimeError("the sandbox always has a key")
            return Entered(*await self._companies.ask(secret))
        except AppError:
            if not self._options.demo:
                self._companies.leave_demo()
            raise

    async def _welcome(self, stop: asyncio.Event) -> Entered | None:
        speak(self._app, self._options.language or "")
        from ledgerbee_desktop.app.entrance import Entrance  # seldom seen

        entrance = Entrance(self._companies, self._enter_demo, self._refused)
        self._entrance = entrance.window
        try:
            return await entrance.company(stop)
        finally:
            self._entrance = None

    # --- the windows at work --------------------------------------------------------------------------

    async def _work(self, first: CompanyId, stop: asyncio.Event) -> int:
        window = self._windows.window_of(first)
        if self._visit is None or window is None:
            await stop.wait()
            return 0
        visit = asyncio.ensure_future(self._visit(window))
        stopped = asyncio.ensure_future(stop.wait())
        await asyncio.wait([stopped, visit], return_when=asyncio.FIRST_COMPLETED)
        stopped.cancel()
        if visit.done():
            return await visit
        visit.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            return await visit
        return Exit.INTERRUPTED

    @Slot()
    def _look_for_requests(self) -> None:
        """Another start of the program asks for a window: that of a company, or the one in front."""
        request = self._lock.take_raise_request()
        if request is None:
            return
        front = self._windows.front() or self._entrance
        if request.demo and not self._companies.is_demo and isinstance(front, MainWindow):
            front.show_error(AppError(_NOT_BESIDE))
        try:
            wanted = find(request.company, self._companies.register.companies()) if request.company else None
        except NoSuchCompany as error:
            wanted = None
            if isinstance(front, MainWindow):
                front.show_error(error)
        if wanted is not None:
            self._windows.in_background(self._windows.show(wanted.id), "raise a company")
        elif front is not None:
            raise_window(front)

    @Slot(str)
    def _show_bug(self, trace: str) -> None:
        front = self._windows.front() or self._entrance
        if front is None or (self._crash is not None and not self._crash.done()):
            return  # one question at a time; the log has them all
        from ledgerbee_desktop.aio import dialogs

        self._crash = asyncio.ensure_future(
            dialogs.tell(
                front,
                self.tr("Something went wrong"),
                self.tr(
                    "The program met an error of its own. What you typed is on the disk. The log has the details: {0}"
                ).format(self._logs.folder),
                trace,
            )
        )


async def _end_what_is_left() -> None:
    left = asyncio.all_tasks() - {asyncio.current_task()}
    for task in left:
        task.cancel()
    if left:
        await asyncio.wait(left, timeout=END_SECONDS)
