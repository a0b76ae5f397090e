"""From a key to what it changes on the screen and on the disk, in a real editor tab, beside a bare field and a bare commit.

`python tests/benchmarks/bench_editor.py [KEYS]` (100 unless told), offscreen. Allowed (D4 of the reliability targets): a commit within
50 ms (p99), and the window's thread never busy longer than one frame of 16 ms. Between the key and the commit lies the wait that
`ui/editor/saving.py` allows itself, so that fast typing is not one commit a letter.
"""

from __future__ import annotations

import asyncio
import dataclasses
import json
import os
import sqlite3
import sys
import tempfile
from collections.abc import Awaitable, Callable, Sequence
from decimal import Decimal
from itertools import cycle, islice
from pathlib import Path
from statistics import median
from time import perf_counter, thread_time
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtCore import QEvent, QLocale, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QMainWindow, QWidget
from typing_extensions import override

from ledgerbee_desktop.aio import loop
from ledgerbee_desktop.core import codec
from ledgerbee_desktop.core.drafts import Draft, Line
from ledgerbee_desktop.core.identifiers import DraftId, LineId
from ledgerbee_desktop.core.kinds import DocumentKind, LineKind
from ledgerbee_desktop.core.ports import DraftStore
from ledgerbee_desktop.core.rules import read_facts
from ledgerbee_desktop.ui import theme
from ledgerbee_desktop.ui.editor.columns import Column
from ledgerbee_desktop.ui.editor.tab import EditorTab
from tests.ui.editor.company import TODAY, customer_id, price_id
from tests.ui.editor.kit import open_desk

LINES = (20, 300)
COMMIT_MS = 50
FRAME_MS = 16
WALK = "arrow keys"
Keys = Sequence[Qt.Key]


def a_draft(lines: int) -> Draft:
    """Product lines as they are: most with the catalogue's price, each third with its own price and text."""
    made = (
        Line(
            id=LineId(f"d0000000-0000-4000-8000-{n:012d}"),
            kind=LineKind.PRODUCT,
            price_id=price_id(1 + n % 4),
            quantity=Decimal(1 + n % 9),
            unit_price=None if n % 3 else Decimal(100 + n),
            description="" if n % 3 else f"Facade mod gården, etape {n}",
        )
        for n in range(lines)
    )
    return Draft(
        id=DraftId(f"e0000000-0000-4000-8000-{lines:012d}"),
        kind=DocumentKind.INVOICE,
        customer_id=customer_id(1),
        date=TODAY,
        lines=tuple(made),
    )


class Window(QMainWindow):
    """Says when the screen has been brought up to date."""

    painted = Signal()

    @override
    def event(self, event: QEvent) -> bool:
        answer = super().event(event)
        if event.type() == QEvent.Type.UpdateRequest:
            self.painted.emit()
        return answer


class TimedDrafts:
    """A store of drafts that notes how long its writes took, and tells when one is done."""

    def __init__(self, drafts: DraftStore) -> None:
        self._drafts = drafts
        self.times: list[float] = []
        self.wrote = asyncio.Event()

    def __getattr__(self, name: str) -> Any:
        return getattr(self._drafts, name)

    async def record(self, *what: Any) -> Any:
        return await self._timed(self._drafts.record(*what))

    async def save_caret(self, *what: Any) -> Any:
        return await self._timed(self._drafts.save_caret(*what))

    async def _timed(self, write: Awaitable[Any]) -> Any:
        begun = perf_counter()
        done = await write
        self.times.append(perf_counter() - begun)
        self.wrote.set()
        return done


class Watch(QObject):
    """What the person notices of one key after another."""

    def __init__(self, window: Window) -> None:
        super().__init__()
        self._begun = self._beat = self._used = 0.0
        self._blocked = 0.0
        self._painted = asyncio.Event()
        self.to_paint: list[float] = []
        self.work: list[float] = []
        """What of it this thread computed: the same on a machine that has other things to do."""
        self.to_disk: list[float] = []
        self.blocked: list[float] = []
        self._pulse = QTimer(self)
        self._pulse.setTimerType(Qt.TimerType.PreciseTimer)
        self._pulse.setInterval(1)
        self._pulse.timeout.connect(self._beats)
        window.painted.connect(self._has_painted)

    async def key(self, key: Qt.Key, stored: Callable[[], Awaitable[None]]) -> None:
        """Press a key; return when it is painted and `stored` has returned."""
        widget = QApplication.focusWidget()
        assert widget is not None
        self._painted.clear()
        self._blocked = 0.0
        self._pulse.start()
        self._used, self._begun = thread_time(), perf_counter()
        self._beat = self._begun
        QTest.keyClick(widget, key)
        await self._painted.wait()
        await stored()
        self.to_disk.append(perf_counter() - self._begun)
        self._beats()
        self._pulse.stop()
        self.blocked.append(self._blocked)

    @Slot()
    def _beats(self) -> None:
        now = perf_counter()
        self._blocked = max(self._blocked, now - self._beat)
        self._beat = now

    @Slot()
    def _has_painted(self) -> None:
        if not self._painted.is_set():
            self.to_paint.append(perf_counter() - self._begun)
            self.work.append(thread_time() - self._used)
            self._painted.set()


TYPED = (Qt.Key.Key_1, Qt.Key.Key_Backspace)
"""A digit and its taking back, in turn: what the cell holds can always be read."""
WALKED = (Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Down, Qt.Key.Key_Up)


def in_turn(keys: int, which: Keys) -> Keys:
    return list(islice(cycle(which), keys))


async def show(window: Window, inside: QWidget) -> None:
    """Return when the window has the keyboard."""
    window.setCentralWidget(inside)
    window.resize(1080, 760)
    window.show()
    window.activateWindow()
    while not window.isActiveWindow():
        await asyncio.sleep(0.01)


async def bare(keys: int) -> Watch:
    """The same keys in a field that nothing listens to."""
    window, field = Window(), QLineEdit()
    await show(window, field)
    field.setFocus()
    watch = Watch(window)
    for key in in_turn(keys, TYPED):
        await watch.key(key, lambda: asyncio.sleep(0.06))
    window.close()
    return watch


async def in_editor(directory: Path, lines: int, keys: int) -> dict[str, tuple[Watch, list[float]]]:
    """In the header, where each key is a change of the draft; in open cells, where each is calculated with; from cell to cell."""
    desk = await open_desk(directory)
    draft = a_draft(lines)
    await desk.book.drafts.create(draft)
    drafts = TimedDrafts(desk.book.drafts)
    opened = await desk.book.drafts.open(draft.id)
    facts = await read_facts(desk.book.library, opened.saved.draft, desk.book.clock.today())
    tab = EditorTab(dataclasses.replace(desk.book, drafts=drafts), opened, facts)
    window = Window()
    await show(window, tab)
    tab.take_focus()
    await settled(tab)

    async def stored() -> None:
        while tab.saver.behind:
            drafts.wrote.clear()
            await drafts.wrote.wait()

    places: dict[str, Callable[[], object]] = {
        "reference": lambda: tab.header.focus("reference"),
        "description": lambda: tab.grid.go_to(2, Column.DESCRIPTION),
        "quantity": lambda: tab.grid.go_to(lines - 2, Column.QUANTITY),
        WALK: lambda: tab.grid.go_to(lines // 2, Column.QUANTITY),
    }
    found = {}
    for name, go in places.items():
        go()
        if name != "reference":
            tab.grid.setFocus()
        if name in {"description", "quantity"}:
            tab.grid.edit(tab.grid.currentIndex())
        await settled(tab)
        drafts.times.clear()
        watch = Watch(window)
        for key in in_turn(keys, WALKED if name == WALK else TYPED):
            await watch.key(key, stored)
        found[name] = (watch, list(drafts.times))
        tab.grid.settle()
    await tab.settle()
    window.close()
    await desk.store.close()
    return found


async def settled(tab: EditorTab) -> None:
    while tab.reader.busy or tab.saver.behind:
        await asyncio.sleep(0.05)


def commits(directory: Path, size: int, rounds: int) -> list[float]:
    """As many bytes, in a row that is replaced, by bare sqlite3 in this thread."""
    connection = sqlite3.connect(directory / "floor.db", isolation_level=None)
    for setting in ("locking_mode = EXCLUSIVE", "journal_mode = WAL", "synchronous = FULL"):
        connection.execute(f"PRAGMA {setting}").fetchall()
    connection.execute("CREATE TABLE note (id INTEGER PRIMARY KEY, text TEXT)")
    times = []
    for n in range(rounds):
        begun = perf_counter()
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT OR REPLACE INTO note VALUES (1, ?)", (str(n % 10) * size,))
        connection.execute("COMMIT")
        times.append(perf_counter() - begun)
    connection.close()
    return times


def said(times: Sequence[float]) -> str:
    """Median and 99th percentile in milliseconds."""
    last = sorted(times)[min(len(times) - 1, round(0.99 * len(times)))]
    return f"{median(times) * 1000:7.2f} {last * 1000:7.2f}"


def report(name: str, watch: Watch, writes: Sequence[float]) -> None:
    shown = [*of_window(watch), said(watch.to_disk), said(writes)]
    print(f"{name:24} {'  '.join(shown)}")


def of_window(watch: Watch) -> list[str]:
    return [said(watch.to_paint), said(watch.work), said(watch.blocked)]


async def measure(stop: asyncio.Event) -> int:
    keys = int(sys.argv[1]) if len(sys.argv) > 1 else 100
    print(f"{keys} keys each: median and p99 in ms; allowed p99: busy {FRAME_MS}, commit {COMMIT_MS}")
    columns = ("key to painted", "work of it", "longest busy", "key to disk", "commit")
    print(f"{'':24} {'  '.join(f'{column:>15}' for column in columns)}")
    nothing = await bare(keys)
    print(f"{'bare field':24} {'  '.join(of_window(nothing))}")
    for lines in LINES:
        with tempfile.TemporaryDirectory() as name:
            directory = Path(name)
            size = len(json.dumps(codec.draft_to_json(a_draft(lines))))
            print(f"{f'bare commit, {size // 1000} kB':92} {said(commits(directory, size, keys))}")
            for field, found in (await in_editor(directory, lines, keys)).items():
                report(f"{lines} lines, {field}", *found)
    stop.set()
    return 0


def main() -> int:
    app = QApplication(sys.argv)
    QLocale.setDefault(QLocale(QLocale.Language.Danish, QLocale.Country.Denmark))
    app.setCursorFlashTime(0)  # a blinking caret paints, too
    theme.install(app)
    return loop.run(app, measure)


if __name__ == "__main__":
    sys.exit(main())
