"""A pull of many documents over HTTP into a window that shows their list: requests, time a page, memory, and the window's frames (S2).

`python tests/benchmarks/bench_pull.py [DOCUMENTS [RTT]]` (10,000 and 0.2 s unless told), offscreen. Allowed: 101 requests for the list of
10,000, 60 s, and no frame longer than 16 ms. See `beats.py` for what a frame is; beside it stands a bare window in a process of its own,
at the same time on the same machine.
"""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import resource
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from statistics import median

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).parents[2]))

from PySide6.QtCore import QLocale, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ledgerbee_desktop.aio import loop
from ledgerbee_desktop.api.bodies import JsonBodies
from ledgerbee_desktop.api.client import HttpLedgerBee
from ledgerbee_desktop.app.book import book_on
from ledgerbee_desktop.core.events import Bus
from ledgerbee_desktop.core.kinds import Target
from ledgerbee_desktop.core.ports import DocumentFilter
from ledgerbee_desktop.core.secret import Secret
from ledgerbee_desktop.platform_.clock import RandomIds, SystemClock
from ledgerbee_desktop.store.book import BookStore
from ledgerbee_desktop.sync.company import Doorkeeper
from ledgerbee_desktop.sync.deliveries import Deliveries
from ledgerbee_desktop.sync.engine import Engine
from ledgerbee_desktop.sync.parts import Parts
from ledgerbee_desktop.sync.pull import Pull
from ledgerbee_desktop.sync.tombstones import Tombstones
from ledgerbee_desktop.ui import theme
from ledgerbee_desktop.ui.library.list_page import ListPage
from ledgerbee_desktop.ui.library.pages import INVOICES
from ledgerbee_desktop.ui.main_window import MainWindow
from tests.benchmarks.beats import FRAME, Beats, Frames, bare, longest
from tests.benchmarks.stub_lists import DELETED, serve

QUIET_SECONDS = 3.0
SETTLE_SECONDS = 0.2
ROUNDS_OF_LINES = 30
SCROLL_MS = 250


@dataclass
class Taken:
    """What a phase took, in seconds."""

    seconds: float = 0.0
    requests: int = 0
    pages: list[float] = field(default_factory=list)


def megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


class Bench:
    """Phase after phase on one window."""

    def __init__(self, client: HttpLedgerBee, beats: Beats, floor: Connection) -> None:
        self._client, self._beats, self._floor = client, beats, floor

    async def phase(self, name: str, work: Callable[[], Awaitable[object]]) -> Taken:
        """Do it, and tell what was seen meanwhile."""
        taken = Taken()
        read = self._client._reader.read

        async def counted(path: str, *words: object) -> object:
            taken.requests += 1
            if path == "/v1/invoices":
                taken.pages.append(time.perf_counter())
            return await read(path, *words)  # type: ignore[arg-type]

        self._client._reader.read = counted  # type: ignore[method-assign,assignment]
        await asyncio.sleep(SETTLE_SECONDS)  # what was told of the phase before is not a frame of this one
        self._beats.take()
        await self._take_floor()
        begun = time.perf_counter()
        try:
            await work()
        finally:
            self._client._reader.read = read  # type: ignore[method-assign]
        taken.seconds = time.perf_counter() - begun
        tell(name, taken, self._beats.take(), await self._take_floor())
        return taken

    async def _take_floor(self) -> Frames:
        self._floor.send("take")
        while not self._floor.poll():
            await asyncio.sleep(0.01)
        frames = self._floor.recv()
        assert isinstance(frames, Frames)
        return frames


def tell(name: str, taken: Taken, frames: Frames, floor: Frames) -> None:
    gaps = [after - before for before, after in zip(taken.pages, taken.pages[1:], strict=False)]
    early, late = gaps[: len(gaps) // 4], gaps[-len(gaps) // 4 :]
    pages = f"{median(early) * 1000:7.1f} → {median(late) * 1000:7.1f} ms a page" if len(gaps) > 8 else ""
    share = sum(frames.work) / max(sum(frames.clock), 0.001) * 100
    print(f"{name:28} {taken.seconds:7.1f} s {taken.requests:6} requests {pages:32} {megabytes():6.0f} MB")
    print(
        f"{'':12}work {longest(frames.work)} ({share:.0f} %)   held {longest(frames.held)}"
        f"   clock {longest(frames.clock)}   bare window {longest(floor.clock)}"
    )
    for culprit, times in frames.culprits.most_common(8):
        print(f"{'':16}{times:4} × {culprit}, {frames.worst[culprit] * 1000:.1f} ms at most")
    sys.stdout.flush()


async def measure(directory: Path, port: int, server: Connection, floor: Connection, count: int) -> None:
    clock, ids, bus = SystemClock(), RandomIds(), Bus()
    store = await BookStore.open(directory, clock, ids, bus, place="here")
    client = HttpLedgerBee(f"http://127.0.0.1:{port}", Secret("x" * 40), clock, ids)
    bodies = JsonBodies()
    engine = Engine(store, bodies, clock, ids, bus=bus, ledgerbee=client)
    parts = Parts.of(store, bodies, clock, ids, engine.line)
    doorkeeper = Doorkeeper(store.library, engine.line)
    pull = Pull(parts, doorkeeper, Deliveries(parts), Tombstones(parts, doorkeeper))
    window = MainWindow(book_on(store, engine, bus, clock, ids), bodies)
    await window.restore()
    window.show()
    window.activateWindow()
    window.open_page(INVOICES)
    beats = Beats()
    bench = Bench(client, beats, floor)
    print(
        f"{'':12}each in ms: the longest frame, the 99th percentile of those that are not empty, how many over {FRAME * 1000:.0f}"
    )
    page = window.tabs.current()
    assert isinstance(page, ListPage)

    async def lines() -> None:
        for _ in range(ROUNDS_OF_LINES):
            await pull.idle()

    async def scrolled() -> None:
        scroll = QTimer(window)
        scroll.setInterval(SCROLL_MS)
        scroll.timeout.connect(lambda: QTest.keyClick(page.view, Qt.Key.Key_PageDown))
        scroll.start()
        await pull.run(full=True)
        scroll.stop()

    await bench.phase("before", lambda: asyncio.sleep(QUIET_SECONDS))
    await bench.phase("first pull", lambda: pull.run(full=False))
    await bench.phase("after it", lambda: asyncio.sleep(QUIET_SECONDS))
    await bench.phase("whole passes", lambda: pull.run(full=True))
    server.send("delete")
    await asyncio.get_running_loop().run_in_executor(None, server.recv)
    await bench.phase(f"the same, {DELETED} deleted, scrolling", scrolled)
    await bench.phase("an increment", lambda: pull.run(full=False))
    await bench.phase(f"lines of {ROUNDS_OF_LINES * 16}", lines)
    await bench.phase("afterwards", lambda: asyncio.sleep(QUIET_SECONDS))
    left = len(await store.library.document_ids(DocumentFilter()))
    assert left == count - DELETED or engine.status.vanished, left
    assert page.model.rowCount() == left
    assert await store.library.scan(Target.INVOICE) is None
    if len(sys.argv) > 3:
        window.grab().save(sys.argv[3])
    beats.stop()
    window.hide()
    bus.close()
    window.deleteLater()
    await asyncio.sleep(0.1)
    await client.close()
    await store.close()


def main() -> int:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    rtt = float(sys.argv[2]) if len(sys.argv) > 2 else 0.2
    spawn = multiprocessing.get_context("spawn")
    pipes = [spawn.Pipe() for _ in range(2)]
    (server, of_server), (floor, of_floor) = pipes
    processes = [
        spawn.Process(target=serve, args=(of_server, count, rtt), daemon=True),
        spawn.Process(target=bare, args=(of_floor,), daemon=True),
    ]
    for process in processes:
        process.start()
    app = QApplication(sys.argv[:1])
    QLocale.setDefault(QLocale(QLocale.Language.Danish, QLocale.Country.Denmark))
    theme.install(app)
    print(f"{count} documents, round trip {rtt * 1000:.0f} ms")

    async def whole(_stop: asyncio.Event) -> int:
        with tempfile.TemporaryDirectory() as name:
            await measure(Path(name), server.recv(), server, floor, count)
        return 0

    code = loop.run(app, whole)
    for pipe, process in zip((server, floor), processes, strict=True):
        pipe.send("stop")
        process.join(5)
    return code


if __name__ == "__main__":
    sys.exit(main())
