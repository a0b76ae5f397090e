"""A process under strace: what it asked the system to do with files, in order."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

MODELLED = (
    *("openat", "close", "mkdir", "pwrite64", "write", "sendfile", "ftruncate"),
    *("fsync", "fdatasync", "rename", "unlink"),
)
"""The calls that `powercut.disk` knows the meaning of."""
AT = {"mkdirat": "mkdir", "unlinkat": "unlink", "renameat": "rename", "renameat2": "rename"}
"""Longer names of the same, which are all that newer processors have; relative to a directory's descriptor they are foreign, too."""
FOREIGN = (
    *("open", "creat", "dup", "dup2", "dup3", "rmdir", "writev", "pwritev", "pwritev2", "truncate", "fallocate"),
    *("link", "linkat", "symlink", "symlinkat", "copy_file_range", "mmap"),
)  # fmt: skip
"""Calls that could change a file behind the model's back: it stops when one of them touches a file that it watches."""

_LONGEST = 1 << 20
_LINE = re.compile(r"(\d+) +(.*)")
_CALL = re.compile(r"(\w+)\((.*)\) += (-?\d+|\?|0x[0-9a-f]+)( .*)?", re.DOTALL)
_RESUMED = re.compile(r"<\.\.\. \w+ resumed>(.*)", re.DOTALL)
_UNFINISHED = " <unfinished ...>"

Argument = bytes | int | str


@dataclass(frozen=True, slots=True)
class Call:
    """One system call that has returned. `began`: how many calls had returned when it was made; `place`: when it returned itself."""

    name: str
    arguments: tuple[Argument, ...]
    result: int
    began: int
    place: int


@lru_cache(maxsize=1)
def obstacle() -> str | None:
    """Why no process can be watched here; None when it can."""
    strace = shutil.which("strace")
    if strace is None:
        return "strace is not installed (apt-get install strace)"
    tried = subprocess.run(
        [strace, "-f", "--seccomp-bpf", "-e", "trace=close", "-o", os.devnull, "true"],
        capture_output=True,
        text=True,
        timeout=20,
        check=False,
    )
    if tried.returncode == 0:
        return None
    said = tried.stderr.strip().splitlines() or [f"it ended with {tried.returncode}"]
    return f"strace may not watch a process here: {said[0]}"


def watch(
    command: Sequence[str],
    trace: Path,
    *,
    environment: dict[str, str],
    inject: str = "",
    seconds: float = 300,
) -> subprocess.CompletedProcess[bytes]:
    """Run `command` to its end and write its calls to `trace`. `inject`: an expression of strace's `-e inject=`."""
    strace = shutil.which("strace")
    assert strace is not None, obstacle()
    calls = "trace=" + ",".join(
        f"?{each}" for each in (*MODELLED, *AT, *FOREIGN)
    )  # "?": not every processor has every one
    options = ["-f", "--seccomp-bpf", "-xx", "-s", str(_LONGEST), "-o", str(trace), "-e", calls, "-e", "signal=none"]
    if inject:
        options += ["-e", f"inject={inject}"]
    return subprocess.run(
        [strace, *options, *command], env=environment, capture_output=True, timeout=seconds, check=False
    )


def calls_of(trace: Path) -> Iterator[Call]:
    """The calls in the order in which they returned; those that never did are left out."""
    unfinished: dict[str, tuple[str, int]] = {}
    returned = 0
    with trace.open(encoding="ascii") as lines:
        for line in lines:
            thread, text = _parts(_LINE, line.rstrip("\n"))
            if text.startswith(("+++", "---")):
                continue
            began = returned
            if text.endswith(_UNFINISHED):
                unfinished[thread] = (text.removesuffix(_UNFINISHED), returned)
                continue
            if text.startswith("<..."):
                first, began = unfinished.pop(thread)
                text = first + _parts(_RESUMED, text)[0]
            name, arguments, result, _ = _parts(_CALL, text)
            if result == "?":
                continue  # the process ended in it
            yield _call(name, tuple(map(_argument, arguments.split(", "))), int(result, 0), began, returned)
            returned += 1


def _call(name: str, arguments: tuple[Argument, ...], result: int, began: int, place: int) -> Call:
    """A call by its shorter name: paths that start at "here" are absolute ones in all that is watched."""
    if name in AT and {each for each in arguments if str(each).startswith("AT_FDCWD")}:
        paths = tuple(each for each in arguments if isinstance(each, bytes))
        return Call(AT[name], paths, result, began, place)
    return Call(name, arguments, result, began, place)


def _parts(pattern: re.Pattern[str], text: str) -> tuple[str, ...]:
    found = pattern.fullmatch(text)
    if found is None:
        raise ValueError(f"strace wrote a line of another kind: {text[:200]}")
    return found.groups()


def _argument(text: str) -> Argument:
    if text.endswith('"...'):
        raise ValueError(f"strace cut an argument short: {text[:80]}")
    if text.startswith('"'):
        return bytes.fromhex(text[1:-1].replace("\\x", ""))
    try:
        return int(text, 0)
    except ValueError:
        return text
