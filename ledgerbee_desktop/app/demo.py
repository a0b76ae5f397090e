"""The demo company: the bundled sandbox as a process of its own, on data that survives."""

from __future__ import annotations

import asyncio
import logging
import subprocess
from pathlib import Path
from typing import Final

from ledgerbee_desktop.app import children
from ledgerbee_desktop.core.errors import AppError
from ledgerbee_desktop.core.ports import Clock
from ledgerbee_desktop.core.secret import Secret
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP

LOG = logging.getLogger(__name__)
START_SECONDS: Final = 30
STOP_SECONDS: Final = 3

_DID_NOT_START = QT_TRANSLATE_NOOP(
    "errors",
    "The demo company did not start. The file {log} says why; “pip install ledgerbee-desktop[demo]” installs what it needs.",
)


class DemoUnavailable(AppError):
    """The sandbox did not come up."""


class Demo:
    """The sandbox of `directory` while this program runs: `url` and `key` are valid after `start`."""

    def __init__(self, directory: Path, clock: Clock) -> None:
        self.directory = directory
        self._clock = clock
        self._process: subprocess.Popen[bytes] | None = None
        self.url = ""
        self.key: Secret | None = None

    async def start(self) -> None:
        """Start the sandbox and wait until it answers. Raises DemoUnavailable."""
        self.directory.mkdir(mode=0o700, parents=True, exist_ok=True)
        port_file, key_file = self.directory / "port", self.directory / "key"
        port_file.unlink(missing_ok=True)
        log = self.directory / "sandbox.log"
        places = [
            "--port",
            "0",
            "--port-file",
            str(port_file),
            "--key-file",
            str(key_file),
            "--data",
            str(self.directory),
        ]
        self._process = children.start("sandbox", [*places, "--with-parent"], log)
        deadline = self._clock.monotonic() + START_SECONDS
        while not port_file.exists():
            if self._process.poll() is not None or self._clock.monotonic() > deadline:
                await self.stop()
                raise DemoUnavailable(_DID_NOT_START.of(log=log))
            await self._clock.sleep(0.02)
        self.url = f"http://127.0.0.1:{int(port_file.read_text('ascii'))}"
        self.key = Secret(key_file.read_text("ascii").strip())
        key_file.unlink()  # the sandbox keeps it in its own database; here it lives in memory only
        LOG.info("the sandbox answers at %s", self.url)

    async def stop(self) -> None:
        """End the sandbox; its data stays."""
        process, self._process = self._process, None
        if process is None:
            return
        process.terminate()
        if process.stdin is not None:
            process.stdin.close()
        try:
            await asyncio.to_thread(process.wait, STOP_SECONDS)
        except subprocess.TimeoutExpired:
            process.kill()
            await asyncio.to_thread(process.wait)
