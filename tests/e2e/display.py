"""A virtual screen with a window manager, a keyboard to type on, and eyes: screenshots and the clipboard."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from types import TracebackType
from typing import Self

EYES = Path(__file__).with_name("eyes.py")


class Display:
    """Xvfb with openbox. Everything that is typed goes to the window that has the focus, as from a keyboard."""

    def __init__(self, size: str = "1280x800") -> None:
        self._size = size
        self._processes: list[subprocess.Popen[bytes]] = []
        self.environment: dict[str, str] = {}

    def __enter__(self) -> Self:
        with tempfile.TemporaryFile() as told:
            arguments = ["-displayfd", str(told.fileno()), "-screen", "0", f"{self._size}x24", "-nolisten", "tcp"]
            self._start(["Xvfb", *arguments], pass_fds=(told.fileno(),))
            deadline = time.monotonic() + 10
            while not (number := os.pread(told.fileno(), 20, 0).strip()):
                assert time.monotonic() < deadline, "Xvfb did not start"
                time.sleep(0.02)
        self.environment = {
            **os.environ,
            "DISPLAY": f":{number.decode()}",
            "QT_QPA_PLATFORM": "xcb",
            "LC_ALL": "C.UTF-8",
        }
        self._start(["openbox"], env=self.environment)
        self._eyes = subprocess.Popen(
            [sys.executable, str(EYES)], env=self.environment, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        self._processes.append(self._eyes)
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for process in reversed(self._processes):
            process.kill()
            process.communicate()

    def _start(self, command: list[str], env: dict[str, str] | None = None, pass_fds: tuple[int, ...] = ()) -> None:
        self._processes.append(
            subprocess.Popen(command, env=env, pass_fds=pass_fds, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        )

    def _run(self, *command: str, timeout: float = 30) -> str:
        done = subprocess.run(
            command, env=self.environment, capture_output=True, timeout=timeout, check=True, stdin=subprocess.DEVNULL
        )
        return done.stdout.decode()

    def wait_for_window(self, title: str, seconds: float = 30) -> None:
        """Wait until a window with `title` in its name is there, and give it the focus."""
        found = self._run("xdotool", "search", "--sync", "--onlyvisible", "--name", title, timeout=seconds)
        self._run("xdotool", "windowactivate", "--sync", found.split()[0])

    def wait_for_front(self, title: str, seconds: float = 10) -> None:
        """Wait until the window that has the keyboard has `title` in its name."""
        deadline = time.monotonic() + seconds
        while title not in (front := self._front()):
            assert time.monotonic() < deadline, f"waited in vain for “{title}”, in front is “{front}”"
            time.sleep(0.02)

    def _front(self) -> str:
        """The name of the window that has the keyboard; empty while none has it."""
        command = ("xdotool", "getactivewindow", "getwindowname")
        done = subprocess.run(command, env=self.environment, capture_output=True, timeout=30, check=False)
        return done.stdout.decode().strip()

    def press(self, *keys: str) -> None:
        """Press keys, one after the other, by their X names: `Return`, `ctrl+n`."""
        for key in keys:
            self._run("xdotool", "key", "--clearmodifiers", key)
            time.sleep(0.04)

    def write(self, text: str) -> None:
        """Type text as a quick person does."""
        self._run("xdotool", "type", "--delay", "15", "--", text)
        time.sleep(0.05)

    def clipboard(self) -> str:
        """What was copied last."""
        return self._look("clipboard")

    def copied(self, *keys: str, seconds: float = 2) -> str:
        """What these keys copy; empty when they copy nothing within `seconds`."""
        self._look("forget")
        self.press(*keys)
        deadline = time.monotonic() + seconds
        while not (text := self.clipboard().strip()) and time.monotonic() < deadline:
            time.sleep(0.02)
        return text

    def picture(self, path: Path) -> Path:
        """What is on the screen, as a PNG."""
        path.parent.mkdir(parents=True, exist_ok=True)
        trouble = self._look("picture", str(path))
        assert not trouble, trouble
        return path

    def _look(self, *what: str) -> str:
        assert self._eyes.stdin is not None
        assert self._eyes.stdout is not None
        self._eyes.stdin.write(json.dumps(what).encode() + b"\n")
        self._eyes.stdin.flush()
        return str(json.loads(self._eyes.stdout.readline()))
