"""How long a window's thread does not look up: between two beats of a timer nobody's key is heard and nothing is painted.

Three measures of each such frame. *Clock* is what the person has, with whatever else the machine does. *Held* is that without the time
in which this thread was ready and the machine had no processor for it. *Work* is what this thread computed: the same on every day.
The difference between the last two is waiting for a lock, mostly for the interpreter's, which the store's thread holds.
"""

from __future__ import annotations

import gc
import os
import sys
import threading
import time
from collections import Counter
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from types import FrameType

from PySide6.QtCore import QObject, Qt, QTimer, Slot

FRAME = 0.016
BEAT_MS = 1
LOOK = 0.004
OURS = "ledgerbee_desktop"


def run_delay() -> float:
    """Seconds that this thread has waited for a processor so far; 0 where the system does not say."""
    try:
        with open("/proc/thread-self/schedstat", "rb") as file:  # noqa: PTH123  # a thousand times a second
            return int(file.read().split()[1]) / 1e9
    except (OSError, IndexError):
        return 0.0


@dataclass
class Frames:
    """What was measured, in seconds, one of each a beat."""

    clock: list[float] = field(default_factory=list)
    held: list[float] = field(default_factory=list)
    work: list[float] = field(default_factory=list)
    culprits: Counter[str] = field(default_factory=Counter)
    """What held the thread longer than a frame: how often."""
    worst: dict[str, float] = field(default_factory=dict)


def longest(times: list[float]) -> str:
    """The longest, the 99th percentile of those with more than nothing in them, and how many are longer than a frame."""
    busy = sorted(each for each in times if each > 2 * BEAT_MS / 1000) or [0.0]
    over = sum(each > FRAME for each in times)
    return f"{busy[-1] * 1000:6.1f} {busy[len(busy) * 99 // 100] * 1000:6.1f} {over:4}"


class Beats(QObject):
    """Beats in the thread that made it, as often as Qt lets it."""

    def __init__(self, *, looks: bool = True) -> None:
        """`looks`: a second thread looks on which line this one is when no beat comes."""
        super().__init__()
        self.frames = Frames()
        self._seen: Counter[str] = Counter()
        self._before = (time.perf_counter(), time.thread_time(), run_delay())
        self._timer = QTimer(self)
        self._timer.setTimerType(Qt.TimerType.PreciseTimer)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self._beat)
        self._timer.start()
        self._thread = threading.get_ident()
        self._ended = threading.Event()
        if looks:
            threading.Thread(target=self._look, daemon=True).start()
            gc.callbacks.append(self._collects)

    def take(self) -> Frames:
        """What was measured since the last time."""
        taken, self.frames = self.frames, Frames()
        return taken

    def stop(self) -> None:
        """Look no more."""
        self._timer.stop()
        self._ended.set()
        if self._collects in gc.callbacks:
            gc.callbacks.remove(self._collects)

    @Slot()
    def _beat(self) -> None:
        now = (time.perf_counter(), time.thread_time(), run_delay())
        clock, work, delayed = (after - before for after, before in zip(now, self._before, strict=True))
        self._before = now
        held = max(work, clock - delayed)
        frames = self.frames
        frames.clock.append(clock)
        frames.held.append(held)
        frames.work.append(work)
        seen, self._seen = self._seen, Counter()
        if held > FRAME:
            name = seen.most_common(1)[0][0] if seen else "?"
            name = f"{'work' if work > FRAME else 'wait'} {name}"
            frames.culprits[name] += 1
            frames.worst[name] = max(frames.worst.get(name, 0.0), work if work > FRAME else held)

    def _collects(self, phase: str, info: dict[str, int]) -> None:
        if threading.get_ident() != self._thread:
            return
        if phase == "start":
            self._collecting = time.thread_time()
        else:
            spent = time.thread_time() - self._collecting
            if spent > LOOK:
                self._seen[f"collecting generation {info['generation']}"] += round(spent / LOOK)

    def _look(self) -> None:
        while not self._ended.wait(LOOK):
            if time.perf_counter() - self._before[0] > LOOK:
                frame = sys._current_frames().get(self._thread)
                if frame is not None:
                    self._seen[_where(frame)] += 1


def _where(frame: FrameType) -> str:
    """The innermost function, and the innermost of ours if that is another one."""
    innermost, ours = _name(frame), None
    walking: FrameType | None = frame
    while walking is not None and ours is None:
        if OURS in walking.f_code.co_filename:
            ours = _name(walking)
        walking = walking.f_back
    return innermost if ours in {None, innermost} else f"{ours} → {innermost}"


def _name(frame: FrameType) -> str:
    path = frame.f_code.co_filename
    place = path[path.index(OURS) + len(OURS) + 1 :] if f"{OURS}/" in path else os.path.basename(path)  # noqa: PTH119
    return f"{place}:{frame.f_code.co_qualname if sys.version_info >= (3, 11) else frame.f_code.co_name}"


def bare(pipe: Connection) -> None:
    """The floor: a window with nothing in it, in a process of its own, whose frames are sent whenever something is received."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication, QMainWindow

    app = QApplication([])
    window = QMainWindow()
    window.show()
    beats, asked = Beats(looks=False), QTimer()

    def answer() -> None:
        if pipe.poll():
            if pipe.recv() == "stop":
                app.quit()
            else:
                pipe.send(beats.take())

    asked.setInterval(50)
    asked.timeout.connect(answer)
    asked.start()
    app.exec()
