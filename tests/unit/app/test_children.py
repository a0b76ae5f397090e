"""The demo's sandbox lives exactly as long as the program."""

from __future__ import annotations

import asyncio
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

from ledgerbee_desktop.app.demo import Demo
from ledgerbee_desktop.platform_.clock import SystemClock

PARENT = """
import asyncio, os, sys
from pathlib import Path
from ledgerbee_desktop.app.demo import Demo
from ledgerbee_desktop.platform_.clock import SystemClock
async def main():
    demo = Demo(Path(sys.argv[1]), SystemClock())
    await demo.start()
    print(demo._process.pid, flush=True)
    await asyncio.sleep(60)
asyncio.run(main())
"""


def is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True


def test_it_answers_and_ends_with_stop(tmp_path: Path) -> None:
    async def visit() -> tuple[str, bool]:
        demo = Demo(tmp_path / "demo", SystemClock())
        await demo.start()
        kept_on_disk = (tmp_path / "demo" / "key").exists()
        await demo.stop()
        return demo.url, kept_on_disk

    url, kept_on_disk = asyncio.run(visit())
    assert url.startswith("http://127.0.0.1:")
    assert not kept_on_disk


def test_it_ends_when_the_program_is_killed(tmp_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", PARENT, str(tmp_path)], stdout=subprocess.PIPE, text=True) as parent:
        assert parent.stdout is not None
        child = int(parent.stdout.readline())
        assert is_alive(child)
        parent.send_signal(signal.SIGKILL)
    deadline = time.monotonic() + 10
    while is_alive(child) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not is_alive(child)
