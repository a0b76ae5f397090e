"""The model of the disk that power cuts are tried on: what it may lose, and what it may not."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from tests.faults.powercut.disk import Disk
from tests.faults.powercut.tracing import Argument, Call, calls_of, obstacle

MANY = 200


class Lab:
    """A disk with a file "old" in it, and calls on it."""

    def __init__(self, directory: Path) -> None:
        self.root = directory / "run"
        self.directory = directory
        before = directory / "before"
        before.mkdir()
        (before / "old").write_bytes(b"o" * 1024)
        self.disk = Disk(self.root, before)
        self.made = 0

    def call(self, name: str, *arguments: Argument, result: int = 0) -> None:
        self.disk.apply(Call(name, arguments, result, self.made, self.made))
        self.made += 1

    def open(self, name: str, descriptor: int, flags: str = "O_RDWR") -> None:
        self.call("openat", "AT_FDCWD", os.fsencode(self.root / name), flags, result=descriptor)

    def rename(self, old: str, new: str) -> None:
        self.call("rename", os.fsencode(self.root / old), os.fsencode(self.root / new))

    def survivors(self) -> Iterator[dict[str, bytes]]:
        """Many disks that may be left."""
        for number in range(MANY):
            target = self.directory / f"{self.made}-{number}"
            target.mkdir()
            self.disk.survivor(Random(number), target)
            yield {each.name: each.read_bytes() for each in target.iterdir()}

    def contents(self, name: str) -> set[bytes | None]:
        return {each.get(name) for each in self.survivors()}


@pytest.fixture
def lab(tmp_path: Path) -> Lab:
    return Lab(tmp_path)


def test_what_was_not_synced_is_there_or_not_or_in_part(lab: Lab) -> None:
    lab.open("old", 3)
    lab.call("pwrite64", 3, b"n" * 1024, 1024, 0, result=1024)
    halves = {b"o" * 1024, b"n" * 1024, b"o" * 512 + b"n" * 512, b"n" * 512 + b"o" * 512}
    assert lab.contents("old") == halves
    lab.call("fdatasync", 3)
    assert lab.contents("old") == {b"n" * 1024}


def test_a_sync_covers_what_was_done_before_it_began(lab: Lab) -> None:
    lab.open("old", 3)
    began = lab.made
    lab.call("pwrite64", 3, b"n" * 512, 512, 0, result=512)
    lab.disk.apply(Call("fdatasync", (3,), 0, began, lab.made))
    assert len(lab.contents("old")) == 2


def test_an_append_may_leave_a_hole(lab: Lab) -> None:
    lab.open("old", 3)
    lab.call("pwrite64", 3, b"n" * 1024, 1024, 1024, result=1024)
    assert lab.contents("old") == {
        b"o" * 1024,
        b"o" * 1024 + b"n" * 512,
        b"o" * 1024 + bytes(512) + b"n" * 512,
        b"o" * 1024 + b"n" * 1024,
    }


def test_a_file_may_keep_its_old_length(lab: Lab) -> None:
    lab.open("old", 3)
    lab.call("ftruncate", 3, 0)
    assert lab.contents("old") == {b"", b"o" * 1024}
    lab.call("fsync", 3)
    assert lab.contents("old") == {b""}


def test_what_a_sync_has_refused_no_later_sync_brings_but_writing_again_does(lab: Lab) -> None:
    lab.open("old", 3)
    lab.call("pwrite64", 3, b"n" * 512, 512, 0, result=512)
    lab.call("fdatasync", 3, result=-1)
    lab.call("fdatasync", 3)
    assert len(lab.contents("old")) == 2
    lab.call("pwrite64", 3, b"n" * 512, 512, 0, result=512)
    lab.call("fdatasync", 3)
    assert lab.contents("old") == {b"n" * 512 + b"o" * 512}


def test_what_was_cut_off_does_not_come_back(lab: Lab) -> None:
    lab.open("old", 3)
    lab.call("pwrite64", 3, b"n" * 512, 512, 2048, result=512)
    lab.call("fdatasync", 3, result=-1)
    lab.call("ftruncate", 3, 0)
    lab.call("fdatasync", 3)
    assert lab.contents("old") == {b""}


@pytest.mark.parametrize("synced", ["nothing", "the file", "the directory"])
def test_a_new_file_has_its_name_once_it_or_its_directory_is_synced(lab: Lab, synced: str) -> None:
    lab.open("new", 3, "O_RDWR|O_CREAT")
    if synced == "the file":
        lab.call("fsync", 3)
    elif synced == "the directory":
        lab.open("", 4, "O_RDONLY")
        lab.call("fsync", 4)
    assert lab.contents("new") == ({b"", None} if synced == "nothing" else {b""})


def test_a_rename_needs_the_directory(lab: Lab) -> None:
    lab.open("part", 3, "O_RDWR|O_CREAT")
    lab.call("write", 3, b"new", 3, result=3)
    lab.call("fsync", 3)
    lab.rename("part", "old")
    lab.call("fsync", 3)
    assert lab.contents("old") == {b"o" * 1024, b"new"}
    lab.open("", 4, "O_RDONLY")
    lab.call("fsync", 4)
    assert list(lab.survivors()) == [{"old": b"new"}] * MANY


def test_what_was_deleted_may_come_back(lab: Lab) -> None:
    lab.call("unlink", os.fsencode(lab.root / "old"))
    assert lab.contents("old") == {b"o" * 1024, None}


def test_a_directory_that_was_not_synced_takes_its_files_along(lab: Lab) -> None:
    lab.call("mkdir", os.fsencode(lab.root / "sub"), 0o700)
    lab.open("sub/file", 3, "O_RDWR|O_CREAT")
    lab.call("fsync", 3)
    target = [lab.directory / f"sub-{number}" for number in range(MANY)]
    for number, each in enumerate(target):
        each.mkdir()
        lab.disk.survivor(Random(number), each)
    assert {(each / "sub" / "file").exists() for each in target} == {True, False}


@pytest.mark.parametrize(
    ("name", "arguments"),
    [
        ("fallocate", (3, 0, 0, 4096)),
        ("mmap", ("NULL", 4096, "PROT_WRITE", "MAP_SHARED", 3, 0)),
        ("dup", (3,)),
        ("unlinkat", (3, b"old", 0)),
    ],
)
def test_a_call_that_nobody_has_thought_of_stops_the_harness(
    lab: Lab, name: str, arguments: tuple[Argument, ...]
) -> None:
    lab.call(name, *arguments)
    lab.open("old", 3)
    with pytest.raises(NotImplementedError, match=name):
        lab.call(name, *arguments)


def test_a_trace_is_read_in_the_order_in_which_calls_returned(tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    trace.write_text(
        '7 pwrite64(3, "\\x6e\\x6e", 2, 4096) = 2\n'
        "8 fdatasync(3 <unfinished ...>\n"
        '7 write(1, "\\x68\\x69", 2)           = 2\n'
        "8 <... fdatasync resumed>)          = -1 EIO (Input/output error) (INJECTED)\n"
        "7 close(3 <unfinished ...>) = ?\n"
        "7 +++ exited with 0 +++\n",
        "ascii",
    )
    assert list(calls_of(trace)) == [
        Call("pwrite64", (3, b"nn", 2, 4096), 2, 0, 0),
        Call("write", (1, b"hi", 2), 2, 1, 1),
        Call("fdatasync", (3,), -1, 1, 2),
    ]


def test_the_longer_names_of_calls_mean_the_same(tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    trace.write_text(
        '7 unlinkat(AT_FDCWD, "\\x2f\\x61", 0) = 0\n7 renameat2(AT_FDCWD, "\\x2f\\x61", AT_FDCWD, "\\x2f\\x62", 0) = 0\n',
        "ascii",
    )
    assert [(call.name, call.arguments) for call in calls_of(trace)] == [
        ("unlink", (b"/a",)),
        ("rename", (b"/a", b"/b")),
    ]


@pytest.mark.parametrize(
    ("script", "why"),
    [
        (None, "strace is not installed (apt-get install strace)"),
        ("#!/bin/sh\nexit 0\n", None),
        (
            "#!/bin/sh\necho 'strace: ptrace(PTRACE_TRACEME, ...): Operation not permitted' >&2\nexit 1\n",
            "strace may not watch a process here: strace: ptrace(PTRACE_TRACEME, ...): Operation not permitted",
        ),
    ],
    ids=["missing", "allowed", "forbidden"],
)
def test_what_keeps_processes_from_being_watched_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, script: str | None, why: str | None
) -> None:
    if script is not None:
        (tmp_path / "strace").write_text(script, "ascii")
        (tmp_path / "strace").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    assert obstacle.__wrapped__() == why
