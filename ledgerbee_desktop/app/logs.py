"""The log file, and everything that must end in it without a key: records, loose exceptions, Qt's messages, crashes."""

from __future__ import annotations

import faulthandler
import logging
import os
import re
import sys
import threading
import time
import traceback
from collections.abc import Callable
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import Any, Final, TextIO, cast

from typing_extensions import override  # typing.override is 3.12+

from ledgerbee_desktop.app.redaction import Redactor

LOG = logging.getLogger(__name__)

FOLDER: Final = "logs"
FILE: Final = "ledgerbee-desktop.log"
CRASH: Final = "crash.log"
PREVIOUS_CRASH: Final = "crash-previous.log"
MAX_BYTES: Final = 1_000_000
KEPT: Final = 4
FORMAT: Final = "%(asctime)s %(levelname)s %(name)s: %(message)s"

# httpx logs every URL at INFO, httpcore the answer's headers at DEBUG.
QUIET: Final = ("httpx", "httpcore", "keyring", "asyncio")

_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_QT_LEVELS: Final = {
    "QtDebugMsg": logging.DEBUG,
    "QtInfoMsg": logging.INFO,
    "QtWarningMsg": logging.WARNING,
    "QtCriticalMsg": logging.ERROR,
    "QtFatalMsg": logging.CRITICAL,
}


class RedactingFormatter(logging.Formatter):
    """Redacts the finished text, so traceback and stack are in; a text of several lines cannot pass for several records."""

    converter = time.gmtime  # type: ignore[assignment]  # typeshed wants a method; the documented use is this one
    default_time_format = "%Y-%m-%dT%H:%M:%S"
    default_msec_format = "%s.%03dZ"

    def __init__(self, redactor: Redactor) -> None:
        super().__init__(FORMAT)
        self._redactor = redactor

    @override
    def format(self, record: logging.LogRecord) -> str:
        text = self._redactor.clean(super().format(record))
        return _CONTROL.sub("�", text).replace("\n", "\n    ")


class _Discreet:
    """A handler that fails says so without the record: `logging` would print its text and arguments as they are."""

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802 - logging's name
        if sys.stderr is not None and logging.raiseExceptions:
            kind = sys.exc_info()[0]
            sys.stderr.write(
                f"a log record of {record.name} was not written: {kind.__name__ if kind else 'no reason'}\n"
            )


class PrivateFileHandler(_Discreet, RotatingFileHandler):
    """A rotating file that only its owner can read, whatever the umask."""

    @override
    def _open(self) -> Any:
        return _private(Path(self.baseFilename), "a")


class _Terminal(_Discreet, logging.Handler):
    """Standard error as it is at that moment; a windowed program on Windows has none."""

    @override
    def emit(self, record: logging.LogRecord) -> None:
        if sys.stderr is None:
            return
        try:
            sys.stderr.write(self.format(record) + "\n")
        except Exception:  # noqa: BLE001 - whatever a stream raises: logging must not stop the program
            self.handleError(record)


def _private(path: Path, mode: str) -> TextIO:
    flags = os.O_WRONLY | os.O_CREAT | (os.O_APPEND if mode == "a" else os.O_TRUNC)
    descriptor = os.open(path, flags, 0o600)
    if os.name == "posix":
        os.fchmod(descriptor, 0o600)  # a file of an earlier run may be more open
    return cast("TextIO", os.fdopen(descriptor, mode, encoding="utf-8", errors="backslashreplace"))


def qt_message_handler(kind: Any, context: Any, text: str) -> None:
    """For `qInstallMessageHandler`: Qt's messages become records of the logger `qt` or `qt.<category>`.

    Takes Qt's types by their attributes, so that the headless commands can import this module without Qt.
    """
    category = getattr(context, "category", None) or "default"
    name = "qt" if category == "default" else f"qt.{category.removeprefix('qt.')}"
    logging.getLogger(name).log(_QT_LEVELS.get(getattr(kind, "name", ""), logging.WARNING), "%s", text)


class Logs:
    """The logging of this process, from `start` to `close`. Only the process that holds the directory's instance lock starts it.

    `on_bug` is called with the redacted traceback of each unexpected exception, in the thread that raised it.
    """

    def __init__(self, directory: Path, redactor: Redactor, *, terminal: bool = True) -> None:
        self.folder = directory / FOLDER
        self.redactor = redactor
        self.on_bug: Callable[[str], object] | None = None
        self.previous_crash: Path | None = None
        self._terminal = terminal
        self._handlers: list[logging.Handler] = []
        self._crash: TextIO | None = None
        self._before: dict[str, Any] = {}

    def start(self, level: int = logging.INFO) -> None:
        """Open the files under DIRECTORY/logs and take over the hooks. Raises OSError when the folder cannot be written."""
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        formatter = RedactingFormatter(self.redactor)
        self._handlers.append(PrivateFileHandler(self.folder / FILE, maxBytes=MAX_BYTES, backupCount=KEPT))
        if self._terminal:
            screen = _Terminal()
            screen.setLevel(logging.ERROR)  # what a person must know is said in sentences, not in log records
            self._handlers.append(screen)
        root = logging.getLogger()
        self._before = {"level": root.level, "hooks": (sys.excepthook, threading.excepthook, sys.unraisablehook)}
        for handler in self._handlers:
            handler.setFormatter(formatter)
            root.addHandler(handler)
        root.setLevel(level)
        for name in QUIET:
            logging.getLogger(name).setLevel(logging.WARNING)
        logging.captureWarnings(capture=True)
        self._hook_exceptions()
        self._watch_crashes()

    def close(self) -> None:
        """Give the hooks back and close the files. A crash file with nothing in it is removed."""
        if not self._before:
            return
        faulthandler.disable()
        if self._crash is not None:
            self._crash.close()
            path = self.folder / CRASH
            if path.stat().st_size == 0:
                path.unlink()
        sys.excepthook, threading.excepthook, sys.unraisablehook = self._before["hooks"]
        logging.captureWarnings(capture=False)
        root = logging.getLogger()
        root.setLevel(self._before["level"])
        for handler in self._handlers:
            root.removeHandler(handler)
            handler.close()
        self._handlers, self._before, self._crash = [], {}, None

    def _hook_exceptions(self) -> None:
        def loose(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
            if issubclass(kind, KeyboardInterrupt):
                return
            self._report("unexpected error", kind, error, trace)

        def in_thread(found: threading.ExceptHookArgs) -> None:
            if not issubclass(found.exc_type, SystemExit):
                name = found.thread.name if found.thread else "unknown"
                self._report(f"unexpected error in thread {name}", found.exc_type, found.exc_value, found.exc_traceback)

        def unraisable(found: Any) -> None:
            where = found.err_msg or "unexpected error in a callback"
            self._report(where, found.exc_type, found.exc_value, found.exc_traceback)

        sys.excepthook, threading.excepthook, sys.unraisablehook = loose, in_thread, unraisable

    def _report(
        self, where: str, kind: type[BaseException], error: BaseException | None, trace: TracebackType | None
    ) -> None:
        # never with locals: they hold what the person typed, and keys
        text = "".join(traceback.format_exception(kind, error, trace))
        logging.getLogger("ledgerbee_desktop").critical("%s\n%s", where, text.rstrip())
        if self.on_bug is not None:
            self.on_bug(self.redactor.clean(text))

    def _watch_crashes(self) -> None:
        """A process killed by a signal leaves the line of each thread (no values) in crash.log; the next start finds it."""
        crash, previous = self.folder / CRASH, self.folder / PREVIOUS_CRASH
        if crash.exists() and crash.stat().st_size:
            crash.replace(previous)
            self.previous_crash = previous
            LOG.warning("the program ended abnormally last time; see %s", previous.name)
        self._crash = _private(crash, "w")
        faulthandler.enable(self._crash, all_threads=True)
