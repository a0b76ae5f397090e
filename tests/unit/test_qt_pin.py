"""PySide6 6.12.0 drops one reference to None with each call on Python 3.11 and aborts; the markers in pyproject.toml avoid it."""

from __future__ import annotations

import subprocess
import sys

PROGRAM = """
from PySide6.QtCore import QMutex
mutex = QMutex()
for _ in range(20_000):
    mutex.lock()
    mutex.unlock()
print("alive")
"""


def test_twenty_thousand_qt_calls_do_not_abort() -> None:
    done = subprocess.run([sys.executable, "-c", PROGRAM], capture_output=True, text=True, timeout=60, check=False)
    assert (done.returncode, done.stdout) == (0, "alive\n"), done.stderr
