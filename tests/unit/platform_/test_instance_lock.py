"""One process per data directory: real processes, real lock."""

from __future__ import annotations

import signal
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from ledgerbee_desktop.core.errors import DataDirectoryInUse
from ledgerbee_desktop.platform_.instance_lock import HOLDER, Holder, InstanceLock, RaiseRequest, ask_for_window, holder

HOLD = """
import sys
from pathlib import Path
from ledgerbee_desktop.platform_.instance_lock import InstanceLock
InstanceLock(Path(sys.argv[1]), sys.argv[2]).acquire()
print("held", flush=True)
sys.stdin.read()
"""


def hold(directory: Path, what: str) -> subprocess.Popen[str]:
    """Another process that holds the lock until its standard input closes."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLD, str(directory), what], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout is not None
    assert process.stdout.readline() == "held\n"
    return process


def end(process: subprocess.Popen[str]) -> None:
    process.communicate(timeout=10)


@pytest.mark.parametrize(
    ("what", "words"),
    [
        ("window", "LedgerBee Desktop is open with this data (process {pid})"),
        ("sync --once", "The command “sync --once” is working on this data (process {pid})"),
    ],
)
def test_a_second_process_is_told_who_is_there(tmp_path: Path, what: str, words: str) -> None:
    other = hold(tmp_path, what)
    try:
        with pytest.raises(DataDirectoryInUse) as raised:
            InstanceLock(tmp_path, "window").acquire()
        assert words.format(pid=other.pid) in str(raised.value)
        assert holder(tmp_path) == Holder(other.pid, what)
    finally:
        end(other)
    with InstanceLock(tmp_path, "window"):
        assert holder(tmp_path) != Holder(other.pid, what)


def test_a_killed_process_leaves_no_lock(tmp_path: Path) -> None:
    other = hold(tmp_path, "window")
    other.send_signal(signal.SIGKILL)
    end(other)
    with InstanceLock(tmp_path, "doctor"):
        found = holder(tmp_path)
        assert found is not None
        assert found.what == "doctor"


def test_a_name_that_cannot_be_read_still_refuses(tmp_path: Path) -> None:
    with InstanceLock(tmp_path, "window"):
        for broken in ("", "[]", '{"pid": "1", "what": 2}', "\x00"):
            (tmp_path / HOLDER).write_text(broken, "utf-8")
            with pytest.raises(DataDirectoryInUse, match="Another LedgerBee Desktop"):
                InstanceLock(tmp_path, "window").acquire()


def test_released_twice_and_taken_again(tmp_path: Path) -> None:
    lock = InstanceLock(tmp_path, "window")
    lock.release()
    lock.acquire()
    lock.release()
    lock.release()
    assert holder(tmp_path) is None
    with InstanceLock(tmp_path, "window"):
        assert holder(tmp_path) is not None


def test_the_second_window_asks_the_first(tmp_path: Path) -> None:
    with InstanceLock(tmp_path, "window") as lock:
        assert lock.take_raise_request() is None
        assert ask_for_window(tmp_path, "kwin-1234_TIME5")
        assert [file.name for file in lock.mailbox.iterdir()] == ["raise"]
        assert lock.take_raise_request() == RaiseRequest("kwin-1234_TIME5")
        assert lock.take_raise_request() is None
        assert ask_for_window(tmp_path)
        assert lock.take_raise_request() == RaiseRequest()


def test_the_second_window_may_ask_for_a_company(tmp_path: Path) -> None:
    with InstanceLock(tmp_path, "window") as lock:
        assert ask_for_window(tmp_path, "token", "Fjordby Maler & Tømrer ApS")
        assert lock.take_raise_request() == RaiseRequest("token", "Fjordby Maler & Tømrer ApS")
        assert ask_for_window(tmp_path, demo=True)
        assert lock.take_raise_request() == RaiseRequest(demo=True)
        assert ask_for_window(tmp_path, company="two\nlines")
        assert lock.take_raise_request() == RaiseRequest()


def test_a_command_has_no_window_to_raise(tmp_path: Path) -> None:
    assert not ask_for_window(tmp_path)
    with InstanceLock(tmp_path, "sync --once") as lock:
        assert not ask_for_window(tmp_path)
        assert lock.take_raise_request() is None


def test_a_request_for_a_window_that_is_gone_is_dropped(tmp_path: Path) -> None:
    with InstanceLock(tmp_path, "window"):
        assert ask_for_window(tmp_path, "token")
    with InstanceLock(tmp_path, "window") as lock:
        assert lock.take_raise_request() is None


@pytest.mark.parametrize("token", ["two words", "line\nbreak", "æ", "x" * 600, "\x00"])
def test_only_a_token_gets_through(tmp_path: Path, token: str) -> None:
    with InstanceLock(tmp_path, "window") as lock:
        assert ask_for_window(tmp_path, token)
        assert lock.take_raise_request() == RaiseRequest()
        (lock.mailbox / "raise").write_text(token, "utf-8")
        taken = lock.take_raise_request()
        assert taken is not None
        assert len(taken.token) <= 512


def test_files_are_private(tmp_path: Path) -> None:
    with InstanceLock(tmp_path, "window"):
        ask_for_window(tmp_path)
        modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in tmp_path.rglob("*")}
    assert modes == {"instance.lock": 0o600, "instance.json": 0o600, "mailbox": 0o700, "raise": 0o600}
