"""Reference cycles are collected in the window's thread only."""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimerEvent
from typing_extensions import override

LOOK_MS = 200


class Collector(QObject):
    """Switches Python's automatic collection off and does the same work, by the same thresholds, from a timer of this thread.

    Python collects in whichever thread happens to allocate: with a store that has a thread of its own, also there. A Qt
    object that is deleted in a foreign thread leaves its timers behind, and Qt crashes when the next of them is due.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        gc.disable()
        self._timer = self.startTimer(LOOK_MS)

    @override
    def timerEvent(self, event: QTimerEvent) -> None:
        full = [
            n for n, (count, most) in enumerate(zip(gc.get_count(), gc.get_threshold(), strict=True)) if count > most
        ]
        if full:
            gc.collect(full[-1])

    def stop(self) -> None:
        """Python collects by itself again; when no other thread is left."""
        self.killTimer(self._timer)
        gc.enable()
