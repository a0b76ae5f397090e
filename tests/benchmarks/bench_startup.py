"""Process start to first paint, and peak memory: a bare PySide6 window against the program on the demo company's data.

Both are measured in turns in the same run, so that the ratio means something on a noisy machine. Prints medians.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

ROUNDS = 9
CACHE = tempfile.TemporaryDirectory()
BARE = """
import resource, time
from PySide6.QtWidgets import QApplication, QMainWindow
class Window(QMainWindow):
    def paintEvent(self, event):
        print(time.time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, flush=True)
        app.quit()
app = QApplication([])
window = Window()
window.resize(1280, 800)
window.show()
app.exec()
"""
PROGRAM = """
import resource, sys, time
from ledgerbee_desktop.app import main
from ledgerbee_desktop.ui.main_window import MainWindow
def painted(self, event):
    if not hasattr(self, "painted_once"):
        self.painted_once = True
        print(time.time(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, flush=True)
        self.commands.may_close = True
        from PySide6.QtCore import QTimer
        QTimer.singleShot(int(sys.argv[2]), self.close)
MainWindow.paintEvent = painted
code = main.main(["--demo", "--offline", "--data-dir", sys.argv[1]])
print(0, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
sys.exit(code)
"""


def measure(source: str, *arguments: str) -> tuple[float, float]:
    """Seconds to the first paint, and the largest resident size in MB."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONPYCACHEPREFIX": CACHE.name}
    environment.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program is compiled once, not at each start
    begun = time.time()
    command = [sys.executable, "-c", source, *arguments]
    done = subprocess.run(command, env=environment, capture_output=True, text=True, check=True, timeout=60)
    lines = [line.split() for line in done.stdout.splitlines()]
    return float(lines[0][0]) - begun, max(int(line[1]) for line in lines) / 1024


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        fill = [sys.executable, "-m", "ledgerbee_desktop", "--demo", "--data-dir", folder, "sync", "--once"]
        subprocess.run(fill, check=True, stdout=subprocess.DEVNULL)
        Path(folder).chmod(0o700)
        measure(BARE)
        measure(PROGRAM, folder, "1500")  # compiles
        bare, program = [], []
        for _ in range(ROUNDS):
            bare.append(measure(BARE))
            program.append(measure(PROGRAM, folder, "1500"))
        (bare_time, bare_size), (time_, size) = (
            [median(column) for column in zip(*x, strict=True)] for x in (bare, program)
        )
        print(f"bare window     {bare_time * 1000:6.0f} ms to first paint, {bare_size:5.0f} MB")
        print(f"LedgerBee       {time_ * 1000:6.0f} ms to first paint, {size:5.0f} MB after 1.5 s")
        print(f"ratio           {time_ / bare_time:6.2f}                    {size / bare_size:5.2f}")


if __name__ == "__main__":
    main()
