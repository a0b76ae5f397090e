"""Looks at a virtual screen for whoever asks on standard input: the clipboard, and pictures. A program of its own, started once a screen.

A line in is a JSON array, `["clipboard"]`, `["forget"]` (what was copied) or `["picture", path]`; a line out is a JSON string.
"""

from __future__ import annotations

import json
import sys

from PySide6.QtCore import QSocketNotifier, Slot
from PySide6.QtGui import QGuiApplication


class Eyes(QGuiApplication):
    """Answers until standard input ends."""

    def __init__(self) -> None:
        super().__init__([])
        self._asked = QSocketNotifier(sys.stdin.fileno(), QSocketNotifier.Type.Read, self)
        self._asked.activated.connect(self._answer)

    @Slot()
    def _answer(self) -> None:
        line = sys.stdin.readline()
        if not line:
            self.quit()
            return
        print(json.dumps(self._look(*json.loads(line))), flush=True)

    def _look(self, what: str, path: str = "") -> str:
        match what:
            case "clipboard":
                return self.clipboard().text()
            case "forget":
                self.clipboard().clear()
            case "picture":
                if not self.primaryScreen().grabWindow(0).save(path):
                    return f"{path} cannot be written"
        return ""


if __name__ == "__main__":
    sys.exit(Eyes().exec())
