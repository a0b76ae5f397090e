"""One process per data directory, and how a second one finds out who is there and asks for the window.

The request to raise the window is a file in the data directory, not a socket: the folder is private already, nothing has
to listen, a name cannot be too long or left behind by a crash, it is the same on every system, and the second process
needs no Qt. The window watches the folder `mailbox` (or looks now and then).
"""

from __future__ import annotations

import json
import os
import re
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from filelock import FileLock, Timeout

from ledgerbee_desktop.core.errors import DataDirectoryInUse
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP, Message

LOCK: Final = "instance.lock"
HOLDER: Final = "instance.json"
MAILBOX: Final = "mailbox"
REQUEST: Final = "raise"
WINDOW: Final = "window"
DEMO: Final = "demo"

_LIMIT = 1024
_TOKEN = re.compile(r"[\x21-\x7e]{0,512}")

BUSY_WINDOW = QT_TRANSLATE_NOOP("errors", "LedgerBee Desktop is open with this data (process {pid}). Close it first.")
BUSY_COMMAND = QT_TRANSLATE_NOOP(
    "errors", "The command “{what}” is working on this data (process {pid}). Wait until it has ended."
)
BUSY = QT_TRANSLATE_NOOP("errors", "Another LedgerBee Desktop is working on this data. Close it first.")


@dataclass(frozen=True, slots=True)
class Holder:
    """The process that works on a data directory: its id, and what it runs ("window" or a command such as "sync --once")."""

    pid: int
    what: str


@dataclass(frozen=True, slots=True)
class RaiseRequest:
    """What the process that asked gave: the desktop's activation token ("" without one), words for a company ("": any), the demo or not."""

    token: str = ""
    company: str = ""
    demo: bool = False


_HELD: set[InstanceLock] = set()  # filelock lets go of a lock that nobody refers to any more


class InstanceLock:
    """Held by the one process that works on `directory`. The system lets go of it when the process ends, however it ends."""

    def __init__(self, directory: Path, what: str) -> None:
        self._directory = directory
        self._what = what
        # not thread-local: the lock may be let go of in another thread than took it
        self._lock = FileLock(directory / LOCK, timeout=0, thread_local=False, mode=0o600)

    def acquire(self) -> None:
        """Take the lock without waiting.

        Raises:
            DataDirectoryInUse: another process has it; the message says which.
        """
        try:
            self._lock.acquire()
        except Timeout:
            raise DataDirectoryInUse(_busy(holder(self._directory))) from None
        _HELD.add(self)
        _write(self._directory / HOLDER, json.dumps({"pid": os.getpid(), "what": self._what}))
        mailbox = self.mailbox
        mailbox.mkdir(mode=0o700, exist_ok=True)
        (mailbox / REQUEST).unlink(missing_ok=True)  # meant for a window that is gone

    def release(self) -> None:
        """Let go of the lock; without it, nothing happens."""
        if self._lock.is_locked:
            (self._directory / HOLDER).unlink(missing_ok=True)
            self._lock.release()
            _HELD.discard(self)

    @property
    def mailbox(self) -> Path:
        """The folder to watch: a file appears in it when another process asks for the window."""
        return self._directory / MAILBOX

    def take_raise_request(self) -> RaiseRequest | None:
        """None if nobody asked; else what was asked for, once for each request."""
        request = self.mailbox / REQUEST
        try:
            with request.open(encoding="utf-8", errors="replace") as file:
                token, company, demo, *_ = (*file.read(_LIMIT).split("\n"), "", "")
        except OSError:
            return None
        request.unlink(missing_ok=True)
        company = company if company.isprintable() else ""
        return RaiseRequest(token if _TOKEN.fullmatch(token) else "", company, demo == DEMO)

    def __enter__(self) -> Self:
        self.acquire()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.release()


def holder(directory: Path) -> Holder | None:
    """Who works on `directory`, as far as it says. Only meaningful while the lock is held: a killed process leaves its name."""
    with suppress(OSError, ValueError):
        said = json.loads((directory / HOLDER).read_text("utf-8"))
        if isinstance(said, dict) and isinstance(said.get("pid"), int) and isinstance(said.get("what"), str):
            return Holder(said["pid"], said["what"])
    return None


def ask_for_window(directory: Path, token: str = "", company: str = "", *, demo: bool = False) -> bool:
    """Ask the process that holds `directory` to raise its window, or that of `company` as a person calls it, or the demo's.

    False when it is no window (a headless command).

    `token` is the activation token that the desktop gave this process (XDG_ACTIVATION_TOKEN, DESKTOP_STARTUP_ID).
    """
    there = holder(directory)
    if there is None or there.what != WINDOW:
        return False
    (directory / MAILBOX).mkdir(mode=0o700, exist_ok=True)
    wanted = company if company.isprintable() else ""
    lines = (token if _TOKEN.fullmatch(token) else "", wanted, DEMO if demo else "")
    _write(directory / MAILBOX / REQUEST, "\n".join(lines))
    return True


def _busy(there: Holder | None) -> Message:
    if there is None:
        return BUSY
    if there.what == WINDOW:
        return BUSY_WINDOW.of(pid=there.pid)
    return BUSY_COMMAND.of(what=there.what, pid=there.pid)


def _write(path: Path, text: str) -> None:
    """Whole or not at all, readable by the owner only."""
    fresh = path.with_name(f".{path.name}.{os.getpid()}")
    with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
        file.write(text)
    fresh.replace(path)
