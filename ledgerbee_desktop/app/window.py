"""The program with a window: what opens in which order, and how it ends."""

from __future__ import annotations

import asyncio
import contextlib
import logging
import os
import sys
from collections.abc import Awaitable, Callable
from typing import Final

from PySide6.QtCore import QObject, QSize, QTimer, Signal, Slot, qInstallMessageHandler
from PySide6.QtWidgets import QApplication, QWidget

from ledgerbee_desktop.aio import loop
from ledgerbee_desktop.app.company import Companies, OpenCompany
from ledgerbee_desktop.app.headless.out import Exit, say
from ledgerbee_desktop.app.language import speak
from ledgerbee_desktop.app.logs import Logs, qt_message_handler
from ledgerbee_desktop.app.new_key import NewKey
from ledgerbee_desktop.core.errors import AppError, LedgerBeeError
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP
from ledgerbee_desktop.platform_.instance_lock import InstanceLock
from ledgerbee_desktop.ui import theme
from ledgerbee_desktop.ui.icons import application_icon
from ledgerbee_desktop.ui.main_window import MainWindow
from ledgerbee_desktop.ui.preferences.values import Preferences

LOG = logging.getLogger(__name__)
DESKTOP_ID: Final = "dk.ledgerbee.desktop"
LOOK_MS: Final = 500
END_SECONDS: Final = 1.0
IDLE_SECONDS: Final = 20.0
"""After the start: the person has begun to work, and the first pull is over."""
FRAME: Final = (8, 40)
"""What a window manager puts around a window, at most, in pixels."""

_NO_DISPLAY = QT_TRANSLATE_NOOP(
    "errors", "There is no display. Start this from a desktop, or type “make run”, which then works without one."
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
    """The life of the program: a company is found or entered, its window works, everything is put away."""

    bug = Signal(str)
    """The redacted traceback of a bug; emitted from whichever thread met it."""

    def __init__(
        self, app: QApplication, companies: Companies, lock: InstanceLock, logs: Logs, visit: Visit | None
    ) -> None:
        super().__init__(app)
        self._app, self._companies, self._options = app, companies, companies.options
        self._lock, self._logs, self._visit = lock, logs, visit
        self._window: QWidget | None = None
        self._refused: LedgerBeeError | None = None
        self._crash: asyncio.Task[None] | None = None
        self._looking = QTimer(self, interval=LOOK_MS)
        self._looking.timeout.connect(self._look_for_requests)
        self.bug.connect(self._show_bug)

    async def run(self, stop: asyncio.Event) -> int:
        """Work until `stop` is set or the visit ends."""
        company: OpenCompany | None = None
        self._looking.start()
        try:
            company = await self._first_company() or await self._welcome(stop)
            return 0 if company is None else await self._work(company, stop)
        except AppError as error:
            LOG.error("the program cannot go on: %s", error)  # noqa: TRY400 - a sentence for people, not a bug
            await self._say_why(error)
            return Exit.INPUT_REFUSED
        finally:
            self._looking.stop()
            self._logs.on_bug = None
            if company is not None:
                await company.stop()
                await _end_what_is_left()  # the window's own reading, before its connections are closed under it
                await company.close()
            await self._companies.stop()

    async def _say_why(self, error: AppError) -> None:
        """The data cannot be opened, or the demo does not start: there is no window yet that could say so."""
        from ledgerbee_desktop.aio import dialogs
        from ledgerbee_desktop.ui.text import explain

        say(f"error: {error}")
        if self._visit is None:
            speak(self._app, self._options.language or "")
            parent = QWidget()
            await dialogs.tell(parent, "LedgerBee Desktop", explain(error))
            parent.deleteLater()

    # --- finding a company --------------------------------------------------------------------------

    async def _first_company(self) -> OpenCompany | None:
        """The company to begin with, without asking anybody; None when a person must say."""
        known = self._companies.last()
        if known is not None:
            return await self._companies.open(known)
        if self._companies.is_demo:
            return await self._enter_demo()
        if self._options.key is None:
            return None
        try:
            company, key = await self._companies.ask(self._options.key)
        except LedgerBeeError as error:
            LOG.warning("the key of the environment could not be checked: %s", error)
            self._refused = error
            return None
        return await self._companies.open(company.id, company, key)

    async def _enter_demo(self) -> OpenCompany:
        self._companies.enter_demo()
        await self._companies.start_demo()
        secret = await self._companies.key_of(None)
        if secret is None:
            raise RuntimeError("the sandbox always has a key")
        company, key = await self._companies.ask(secret)
        return await self._companies.open(company.id, company, key)

    async def _welcome(self, stop: asyncio.Event) -> OpenCompany | None:
        speak(self._app, self._options.language or "")
        from ledgerbee_desktop.app.entrance import Entrance  # seen once in the life of an installation

        entrance = Entrance(self._companies, self._enter_demo, self._refused)
        self._window = entrance.window
        return await entrance.company(stop)

    # --- the window at work ---------------------------------------------------------------------------

    async def _work(self, company: OpenCompany, stop: asyncio.Event) -> int:
        preferences = await Preferences.load(company.book.workspace)
        speak(self._app, self._options.language or preferences.language)
        door = None if self._companies.is_demo else NewKey(self._companies, company)
        window = MainWindow(company.book, company.bodies, door=door)
        self._window = window
        self._logs.on_bug = self.bug.emit
        await window.restore()
        if self._visit is None:  # a visitor wants the pictures in one size on every screen
            window.resize(window.size().boundedTo(window.screen().availableSize() - QSize(*FRAME)))
        window.show()
        await asyncio.sleep(0)  # the first paint comes before the network
        await self._connect(company, window)
        checking = asyncio.ensure_future(self._check_when_idle(company, window))
        visit = asyncio.ensure_future(self._visit(window)) if self._visit is not None else None
        stopped = asyncio.ensure_future(stop.wait())
        await asyncio.wait([stopped] if visit is None else [stopped, visit], return_when=asyncio.FIRST_COMPLETED)
        stopped.cancel()
        checking.cancel()
        await self._put_away(window)
        if visit is None:
            return 0
        visit.cancel()
        with contextlib.suppress(asyncio.CancelledError):
            return await visit
        return Exit.INTERRUPTED

    async def _put_away(self, window: MainWindow) -> None:
        """Bring what was typed to the disk, unless the window has done so: on Ctrl-C, or at the end of the session."""
        if not window.commands.may_close:
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

    async def _connect(self, company: OpenCompany, window: MainWindow) -> None:
        """Give the company its client, if there is a key, and let the engine begin."""
        try:
            await self._companies.start_demo()
            record = await company.book.library.company()
            key = await self._companies.key_of(record.id if record is not None else None)
            if key is not None:
                company.connect(self._companies.client(key))
        except AppError as error:
            window.show_error(error)
        company.start()

    async def _check_when_idle(self, company: OpenCompany, window: MainWindow) -> None:
        problem = company.found_at_start()
        if problem is not None:
            window.show_error(problem)
        await asyncio.sleep(IDLE_SECONDS)
        try:
            problem = await company.check_fully()
        except AppError as error:  # not even a copy could be made
            problem = error
        if problem is not None:
            window.show_error(problem)

    @Slot()
    def _look_for_requests(self) -> None:
        """Another start of the program asks for this window."""
        if self._lock.take_raise_request() is not None and self._window is not None:
            self._window.showNormal() if self._window.isMinimized() else self._window.show()
            self._window.raise_()
            self._window.activateWindow()

    @Slot(str)
    def _show_bug(self, trace: str) -> None:
        if self._window is None or (self._crash is not None and not self._crash.done()):
            return  # one question at a time; the log has them all
        from ledgerbee_desktop.aio import dialogs

        self._crash = asyncio.ensure_future(
            dialogs.tell(
                self._window,
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
