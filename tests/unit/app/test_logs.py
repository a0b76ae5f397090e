"""Everything that goes wrong ends in the log file, readable by its owner only, and never with the key."""

from __future__ import annotations

import asyncio
import logging
import stat
import subprocess
import sys
import threading
import warnings
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path
from types import SimpleNamespace
from typing import NoReturn

import httpx
import pytest

from ledgerbee_desktop.app import logs
from ledgerbee_desktop.app.logs import Logs
from ledgerbee_desktop.app.redaction import Redactor
from ledgerbee_desktop.core.secret import Secret

CANARY = "lb_live_canary_0123456789"


@pytest.fixture
def screen(capsys: pytest.CaptureFixture[str]) -> Callable[[], str]:
    """All that was written to standard error so far."""
    seen: list[str] = []

    def read() -> str:
        seen.append(capsys.readouterr().err)
        return "".join(seen)

    return read


@pytest.fixture
def log(tmp_path: Path, screen: Callable[[], str]) -> Iterator[Logs]:
    redactor = Redactor()
    redactor.watch(Secret(CANARY))
    made = Logs(tmp_path, redactor)
    made.start()
    yield made
    made.close()
    assert CANARY not in written(made)
    assert CANARY not in screen()


def fail(text: str) -> NoReturn:
    raise RuntimeError(text)


def bug(text: str) -> None:
    """An exception that nobody catches."""
    customer = "Hansen & " + "Søn"  # in two pieces: the source line itself may be in a traceback
    try:
        fail(text)
    except RuntimeError as error:
        assert customer
        sys.excepthook(type(error), error, error.__traceback__)


def written(log: Logs) -> str:
    return "".join(file.read_text("utf-8") for file in sorted(log.folder.iterdir()))


def test_a_record_is_one_plain_line_in_utc(log: Logs) -> None:
    logging.getLogger("ledgerbee_desktop.sync").info("pulled %d invoices for %s", 3, "Ærø")
    line = written(log).splitlines()[-1]
    stamp, rest = line.split(" ", 1)
    assert rest == "INFO ledgerbee_desktop.sync: pulled 3 invoices for Ærø"
    assert stamp[10] == "T"
    assert stamp.endswith("Z")


def test_the_key_is_masked_wherever_it_hides_in_a_record(log: Logs) -> None:
    logger = logging.getLogger("test")
    logger.warning(f"in the message {CANARY}")  # noqa: G004 - what it must survive
    logger.warning("in an argument %s and %r", CANARY, {"x-api-key": CANARY})
    logging.getLogger(f"test.{CANARY}").warning("in the name", stack_info=True)
    try:
        fail(f"Illegal header value {CANARY.encode()!r}")
    except RuntimeError:
        logger.exception("in the traceback")
    assert written(log).count("***") >= 5


def test_folder_and_files_are_private(log: Logs) -> None:
    modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in [log.folder, *log.folder.iterdir()]}
    assert modes == {"logs": 0o700, "ledgerbee-desktop.log": 0o600, "crash.log": 0o600}


def test_a_file_that_others_could_read_is_closed_to_them(tmp_path: Path) -> None:
    folder = tmp_path / "logs"
    folder.mkdir()
    old = folder / logs.FILE
    old.write_text("earlier\n", "utf-8")
    old.chmod(0o644)
    made = Logs(tmp_path, Redactor(), terminal=False)
    made.start()
    made.close()
    assert stat.S_IMODE(old.stat().st_mode) == 0o600
    assert old.read_text("utf-8").startswith("earlier\n")


def test_old_files_rotate_and_stay_private(log: Logs, monkeypatch: pytest.MonkeyPatch) -> None:
    handler = next(each for each in logging.getLogger().handlers if isinstance(each, logs.PrivateFileHandler))
    monkeypatch.setattr(handler, "maxBytes", 2000)
    for number in range(200):
        logging.getLogger("test").info("line %d %s", number, "x" * 50)
    files = sorted(file.name for file in log.folder.iterdir() if file.name != logs.CRASH)
    assert files == [logs.FILE, *(f"{logs.FILE}.{number}" for number in range(1, logs.KEPT + 1))]
    assert {stat.S_IMODE(file.stat().st_mode) for file in log.folder.iterdir()} == {0o600}


def test_a_record_cannot_forge_another_one(log: Logs) -> None:
    before = len(written(log).splitlines())
    logging.getLogger("test").info("name: %s", "Bo\n2026-01-01T00:00:00.000Z INFO sync: sent\r\x1b[2J\u202e")
    lines = written(log).splitlines()[before:]
    assert len(lines) == 2
    assert lines[1].startswith("    2026-01-01")
    assert not set(lines[1]) & {"\r", "\x1b", "\u202e"}


def test_http_libraries_do_not_log_urls_or_headers(log: Logs) -> None:
    with httpx.Client(transport=httpx.MockTransport(lambda _: httpx.Response(200))) as client:
        client.get("https://api.ledgerbee.com/v1/customers?search=Jensen")
    assert "Jensen" not in written(log)
    assert not logging.getLogger("httpcore.http11").isEnabledFor(logging.DEBUG)


def test_an_unexpected_exception_is_logged_shown_and_handed_over(log: Logs, screen: Callable[[], str]) -> None:
    seen: list[str] = []
    log.on_bug = seen.append
    bug(f"boom {CANARY}")
    assert "CRITICAL ledgerbee_desktop: unexpected error\n" in written(log)
    assert "RuntimeError: boom ***" in written(log)
    assert "RuntimeError: boom ***" in screen()
    assert len(seen) == 1
    assert "RuntimeError: boom ***" in seen[0]


def test_locals_are_not_captured(log: Logs) -> None:
    bug("no names here")
    assert "no names here" in written(log)
    assert "Hansen & Søn" not in written(log)


def test_threads_end_in_the_same_place(log: Logs) -> None:
    def work() -> None:
        raise RuntimeError(f"in a thread {CANARY}")

    thread = threading.Thread(target=work, name="disk")
    thread.start()
    thread.join()
    assert "unexpected error in thread disk" in written(log)
    assert "in a thread ***" in written(log)


def test_asyncio_ends_in_the_same_place(log: Logs) -> None:
    async def script() -> None:
        loop = asyncio.get_running_loop()
        loop.call_soon(int, CANARY)
        loop.call_exception_handler({"message": f"a transport said {CANARY}"})
        await asyncio.sleep(0)

    asyncio.run(script())
    assert "invalid literal for int() with base 10: '***'" in written(log)
    assert "a transport said ***" in written(log)


def test_finalizers_and_warnings_are_logged(log: Logs) -> None:
    class Broken:
        def __del__(self) -> None:
            raise RuntimeError(f"while dying {CANARY}")

    Broken()
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        logging.captureWarnings(capture=False)
        logging.captureWarnings(capture=True)  # catch_warnings put the default writer back
        warnings.warn(f"careful {CANARY}", UserWarning, stacklevel=1)
        logging.captureWarnings(capture=False)
    assert "while dying ***" in written(log)
    assert "careful ***" in written(log)


@pytest.mark.parametrize(
    ("kind", "category", "expected"),
    [
        ("QtWarningMsg", "default", "WARNING qt: hello ***"),
        ("QtCriticalMsg", "qt.pdf.links", "ERROR qt.pdf.links: hello ***"),
        ("QtInfoMsg", None, "INFO qt: hello ***"),
        ("QtSomethingNew", "default", "WARNING qt: hello ***"),
    ],
)
def test_messages_of_qt(log: Logs, kind: str, category: str | None, expected: str) -> None:
    logs.qt_message_handler(SimpleNamespace(name=kind), SimpleNamespace(category=category), f"hello {CANARY}")
    assert written(log).rstrip().endswith(expected)


def test_a_handler_that_fails_does_not_print_the_record(log: Logs, screen: Callable[[], str]) -> None:
    handler = next(each for each in logging.getLogger().handlers if isinstance(each, logs.PrivateFileHandler))
    stream = handler.stream
    with suppress(OSError), Path("/dev/full").open("w", encoding="utf-8") as full:
        handler.stream = full
        logging.getLogger("test").info("secret %s", CANARY)
    handler.stream = stream
    assert "a log record of test was not written: OSError" in screen()


def test_hooks_and_handlers_are_given_back(tmp_path: Path) -> None:
    def present() -> tuple[object, ...]:
        root = logging.getLogger()
        return (sys.excepthook, threading.excepthook, sys.unraisablehook, root.level, list(root.handlers))

    before = present()
    made = Logs(tmp_path, Redactor(), terminal=False)
    made.start()
    assert present() != before
    made.close()
    made.close()
    assert present() == before
    assert not (tmp_path / "logs" / logs.CRASH).exists()


CRASH = """
import ctypes, sys
from pathlib import Path
from ledgerbee_desktop.app.logs import Logs
from ledgerbee_desktop.app.redaction import Redactor
made = Logs(Path(sys.argv[1]), Redactor(), terminal=False)
made.start()
print(made.previous_crash)
if sys.argv[2] == "die":
    def local_name(customer):
        ctypes.string_at(0)
    local_name("Hansen")
made.close()
"""


def test_a_crash_is_found_at_the_next_start(tmp_path: Path) -> None:
    def run(what: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-c", CRASH, str(tmp_path), what]
        return subprocess.run(command, capture_output=True, text=True, timeout=20, check=False)

    died = run("die")
    assert died.returncode < 0
    next_start = run("live")
    assert next_start.stdout.strip() == str(tmp_path / "logs" / logs.PREVIOUS_CRASH)
    crash = (tmp_path / "logs" / logs.PREVIOUS_CRASH).read_text("utf-8")
    assert "Segmentation fault" in crash
    assert "local_name" in crash
    assert "Hansen" not in crash
    assert "the program ended abnormally last time" in (tmp_path / "logs" / logs.FILE).read_text("utf-8")
    assert run("live").stdout.strip() == "None"
