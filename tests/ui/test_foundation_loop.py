"""Every way of quitting ends the process by itself, with the code of `main` and no task left behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time

import pytest

PROGRAM = """
import asyncio, gc, sys
from asyncio import events
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget
from ledgerbee_desktop.aio import loop

strays, step = [], events.Handle._run
def counted(handle):
    if events._get_running_loop() is None:
        strays.append(handle)
    return step(handle)
events.Handle._run = counted  # Python 3.14 refuses a task step without a running loop

app = QApplication(sys.argv)
window = QWidget()
how = sys.argv[1]

async def forever():
    try:
        await asyncio.sleep(3600)
    finally:
        print("cancelled", flush=True)

async def main(stop):
    window.show()
    background = asyncio.ensure_future(forever())
    await asyncio.sleep(0.05)
    print("up", gc.isenabled(), flush=True)  # no collection in the store's thread: see aio.collecting
    print("a frame has room for", int(0.016 / sys.getswitchinterval()) // 10 * 10, "turns of a thread", flush=True)
    if how == "quit":
        QTimer.singleShot(10, app.quit)
    if how == "close":
        QTimer.singleShot(10, window.close)
    if how == "bug":
        raise ZeroDivisionError("planted")
    await stop.wait()
    return 7

try:
    code = loop.run(app, main)
except ZeroDivisionError:
    code = 9
print("strays", len(strays), gc.isenabled(), flush=True)
raise SystemExit(code)
"""


@pytest.mark.parametrize(("how", "code"), [("quit", 7), ("close", 7), ("sigint", 7), ("sigterm", 7), ("bug", 9)])
def test_quitting(how: str, code: int) -> None:
    env = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "QT_API": "pyqt5"}  # a foreign QT_API must not matter
    process = subprocess.Popen([sys.executable, "-c", PROGRAM, how], env=env, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        assert process.stdout.readline() == "up False\n"
        assert process.stdout.readline() == "a frame has room for 30 turns of a thread\n"
        asked = time.monotonic()
        if how.startswith("sig"):
            process.send_signal(signal.SIGINT if how == "sigint" else signal.SIGTERM)
        assert process.wait(10) == code
        assert time.monotonic() - asked < 4
        assert process.stdout.read() == "cancelled\nstrays 0 True\n"
    finally:
        process.kill()
        process.communicate()
