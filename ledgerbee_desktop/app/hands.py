"""Somebody at the keyboard inside the program: the tour without a display, and the tests that kill the program while it types."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

CTRL: Final = Qt.KeyboardModifier.ControlModifier
SHIFT: Final = Qt.KeyboardModifier.ShiftModifier
NONE: Final = Qt.KeyboardModifier.NoModifier
LOOK_SECONDS: Final = 0.02


class NothingHappened(Exception):
    """What was waited for did not come."""


class Hands:
    """Presses keys on whatever has the focus, and lets the program breathe between them. `pause` is in seconds."""

    def __init__(self, window: QWidget, pause: float = 0.01) -> None:
        self._window, self._pause = window, pause

    def _target(self) -> QWidget:
        return (
            QApplication.activePopupWidget()
            or QApplication.focusWidget()
            or QApplication.activeWindow()
            or self._window
        )

    async def regain(self, seconds: float = 5) -> None:
        """Wait until the window has the keyboard again after a dialog; without a window manager it must be asked to take it."""
        self._window.activateWindow()
        await self.until(self._window.isActiveWindow, seconds, "the window has the keyboard")

    async def press(self, *keys: Qt.Key, modifiers: Qt.KeyboardModifier = NONE) -> None:
        """Press keys one after the other, all with `modifiers`."""
        for key in keys:
            QTest.keyClick(self._target(), key, modifiers)
            await asyncio.sleep(self._pause)

    async def write(self, text: str) -> None:
        """Type a text."""
        for character in text:
            QTest.keyClicks(self._target(), character)
            await asyncio.sleep(self._pause)

    async def wait(self, seconds: float) -> None:
        """Do nothing for a while."""
        await asyncio.sleep(seconds)

    async def until(self, there: Callable[[], object], seconds: float = 20, what: str = "") -> None:
        """Wait until `there()` is true. Raises NothingHappened."""
        for _ in range(int(seconds / LOOK_SECONDS)):
            if there():
                return
            await asyncio.sleep(LOOK_SECONDS)
        raise NothingHappened(what or getattr(there, "__name__", "?"))

    async def picture(self, path: Path) -> None:
        """Save what the window (with a dialog before it) looks like, once it has settled."""
        await asyncio.sleep(0.3)
        path.parent.mkdir(parents=True, exist_ok=True)
        front = QApplication.activeModalWidget() or self._window
        picture = self._window.grab()
        if front is not self._window:
            painter = QPainter(picture)
            corner = self._window.rect().center() - front.rect().center()
            painter.drawPixmap(corner, front.grab())
            painter.setPen(front.palette().shadow().color())
            painter.drawRect(front.rect().translated(corner))
            painter.end()
        picture.save(str(path))
