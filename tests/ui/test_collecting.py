"""The collector of the window's thread, in a process of its own: it changes how that collects."""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
import gc, weakref
from PySide6.QtCore import QCoreApplication, QTimerEvent
from ledgerbee_desktop.aio.collecting import Collector

class Thing:
    pass

app = QCoreApplication([])
there = len(gc.get_objects())
collector = Collector(app)
left = len(gc.get_objects())
print(there > 10_000, left < 100)

gc.set_threshold(10, 1, 1)
seen = []
gc.callbacks.append(lambda phase, info: seen.append(info["generation"]) if phase == "stop" else None)
kept = []

def look(times):
    seen.clear()
    for _ in range(times):
        kept.extend([] for _ in range(11))
        collector.timerEvent(QTimerEvent(0))
    return seen.count(2)

kept.extend([] for _ in range(100_000))
look(20)
print(look(100))

thing = Thing()
thing.itself = thing
look(5)
gone = weakref.ref(thing)
del thing
kept.extend([] for _ in range(60_000))
print(look(20), gone() is None)
collector.stop()
print(gc.isenabled(), gc.get_freeze_count())
"""


def test_the_oldest_are_looked_through_when_they_have_grown_and_what_was_there_never() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.splitlines() == ["True True", "0", "1 True", "True 0"]
