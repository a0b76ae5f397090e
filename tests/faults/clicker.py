"""The real program with somebody at its mouse who clicks everything that hands work over again and again.

`python clicker.py ROUNDS [arguments of the program]`: so many drafts are queued to be created and sent, each by five clicks where one is
needed, on the button of the editor and on that of the sheet. It says `ROUND` after each, and ends with 0 when LedgerBee has everything
and standard input ends.

CLICKER_DEFECT=unguarded plants a defect: a command begins anew with each click, also while it runs.
"""

from __future__ import annotations

import asyncio
import os
import sys
from contextlib import nullcontext
from dataclasses import replace
from decimal import Decimal
from functools import partial
from unittest import mock

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from ledgerbee_desktop.aio.command import AsyncCommand
from ledgerbee_desktop.app import main, window
from ledgerbee_desktop.core.defaults import new_draft
from ledgerbee_desktop.core.drafts import Line
from ledgerbee_desktop.core.identifiers import LineId
from ledgerbee_desktop.core.kinds import DeliveryType
from ledgerbee_desktop.core.library import Catalogue
from ledgerbee_desktop.ui.editor.tab import EditorTab
from ledgerbee_desktop.ui.main_window import MainWindow
from ledgerbee_desktop.ui.page import PageKey
from ledgerbee_desktop.ui.send_sheet import SendSheet
from tests.faults.typist_keys import PAUSE, Keyboard, promise

LEFT = Qt.MouseButton.LeftButton
QUIET = 0.2
"""Seconds in which what a click too many has begun would have come to light."""


def press(button: QWidget) -> None:
    """Two clicks before the program gets a turn, then one and a double click at the same place of the screen, whatever has come or
    gone there by then."""
    place, beneath = button.mapToGlobal(button.rect().center()), button.window()
    parent = beneath.parentWidget()
    if parent is not None:
        beneath = parent.window()
    for _ in range(2):
        if button.isVisible():
            QTest.mouseClick(button, LEFT)
    for click in (QTest.mouseClick, QTest.mouseDClick):
        front = (QApplication.activeModalWidget() or beneath).windowHandle()
        click(front, LEFT, Qt.KeyboardModifier.NoModifier, front.mapFromGlobal(place))


class Clicker:
    """Hands over as many drafts as it is told."""

    def __init__(self, rounds: int) -> None:
        self._rounds = rounds

    async def visit(self, main_window: MainWindow) -> int:
        self._window, self._book = main_window, main_window.book
        self._keyboard = Keyboard(main_window)
        main_window.desk.preferences = replace(main_window.desk.preferences, undo_seconds=0)
        catalogue = await self._first_pull()
        for number in range(self._rounds):
            await self._hand_over(await self._written(catalogue, f"klik-{number}"))
            promise("ROUND")
        await self._all_have_left()
        await asyncio.to_thread(sys.stdin.read)
        return 0

    async def _first_pull(self) -> Catalogue:
        while not (catalogue := await self._book.library.catalogue()).prices or not catalogue.customers:
            await asyncio.sleep(PAUSE)
        return catalogue

    async def _all_have_left(self) -> None:
        """However many wait on a busy machine: one after the other leaves."""
        while left := await self._book.outbox.rows():

            async def moves(before: int = len(left)) -> bool:
                return len(await self._book.outbox.rows()) < before

            first = f"{left[0].operation} waits for {left[0].waiting}; {self._book.sync.status}"
            await self._keyboard.until_stored(moves, f"one of {len(left)} in the outbox has left; {first}")

    async def _written(self, catalogue: Catalogue, reference: str) -> EditorTab:
        """A draft in front that lacks nothing."""
        ids, before = self._book.ids, set(self._window.tabs.pages())
        line = Line(id=LineId(ids.new()), price_id=next(iter(catalogue.prices)), quantity=Decimal(1))
        draft = new_draft(ids, self._book.clock.today()).replace(
            customer_id=next(iter(catalogue.customers)), reference=reference, lines=(line,)
        )
        await self._book.drafts.create(draft)
        self._window.open_page(PageKey("draft", draft.id))
        editor = await self._keyboard.editor(before)
        await self._keyboard.until(lambda: not editor.reader.busy, "the facts are read")
        return editor

    async def _hand_over(self, editor: EditorTab) -> None:
        queued: list[str] = []
        editor.queue_asked.connect(queued.append)
        await self._click(editor.title_bar.button)
        await self._keyboard.until(_sheets, "the sheet opens")
        await asyncio.sleep(QUIET)
        sheets = _sheets()
        assert len(sheets) == 1, f"{len(sheets)} sheets were opened by clicks on one button"
        sheets[0].choose(DeliveryType.EMAIL)
        await self._click(sheets[0].confirm)
        await self._keyboard.until(lambda: queued, "the draft is in the outbox")
        await asyncio.sleep(QUIET)
        assert len(queued) == 1
        while self._window.tabs.count() > 1:  # the document may still come in place of its draft
            for page in list(self._window.tabs.pages())[1:]:
                self._window.commands.close_page(page)
            await asyncio.sleep(PAUSE)

    async def _click(self, button: QWidget) -> None:
        """From outside of the task: what the clicks set going must not run within it."""
        await self._keyboard.until(lambda: button.isVisible() and button.isEnabled(), "the button can be pressed")
        done = asyncio.get_running_loop().create_future()

        def click() -> None:
            press(button)
            done.set_result(None)

        QTimer.singleShot(0, click)
        await done


def _sheets() -> list[SendSheet]:
    return [each for each in QApplication.topLevelWidgets() if isinstance(each, SendSheet) and each.isVisible()]


def start(rounds: int, arguments: list[str]) -> int:
    """Run the program as `ledgerbee-desktop ARGUMENTS` does, with the clicker in place of a person."""
    running: set[asyncio.Task[None]] = set()

    def unguarded(command: AsyncCommand) -> None:
        task = asyncio.ensure_future(command._work())
        running.add(task)
        task.add_done_callback(running.discard)

    defect = os.environ.get("CLICKER_DEFECT") == "unguarded"
    with (
        mock.patch.object(window, "run_window", partial(window.run_window, visit=Clicker(rounds).visit)),
        mock.patch.object(AsyncCommand, "start", unguarded) if defect else nullcontext(),
    ):
        return main.main(arguments)


if __name__ == "__main__":
    sys.exit(start(int(sys.argv[1]), sys.argv[2:]))
