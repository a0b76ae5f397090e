"""Reference cycles are collected in the window's thread only, and seldom for longer than a frame."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimerEvent
from typing_extensions import override

LOOK_MS = 200
OLDEST = 2
GROWN = 4
"""The oldest generation is looked through when it has grown by a GROWNth, as Python does by itself: that takes the longest."""


class Collector(QObject):
    """Switches Python's automatic collection off and does the same work, by the same thresholds, from a timer of this thread.

    Python collects in whichever thread happens to allocate: with a store that has a thread of its own, also there. A Qt
    object that is deleted in a foreign thread leaves its timers behind, and Qt crashes when the next of them is due.

    What is there when it is made (modules, classes, the translations) stays until the end, so it is not looked through any more.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        gc.freeze()
        self._oldest = 0
        self._timer = self.startTimer(LOOK_MS)

    @override
    def timerEvent(self, event: QTimerEvent) -> None:
        full = [
            n for n, (count, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)) if count > most
        ]
        if not full:
            return
        generation = full[-1]
        if generation == OLDEST and not self._has_grown():
            generation -= 1
        gc.collect(generation)
        if generation == OLDEST:
            self._oldest = _size_of_oldest()

    def _has_grown(self) -> bool:
        return _size_of_oldest() > self._oldest + self._oldest // GROWN

    def stop(self) -> None:
        """Python collects by itself again; when no other thread is left."""
        self.killTimer(self._timer)
        gc.unfreeze()
        gc.enable()


def _size_of_oldest() -> int:
    return len(gc.get_objects(generation=OLDEST))
