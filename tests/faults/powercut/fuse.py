"""Lets the n-th call of one kind fail, again and again, in one process under one strace.

Strace is told to let each PERIOD-th call fail. Harmless calls on a file beside bring its count to where the next failure is wanted.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from concurrent.futures import Executor
from pathlib import Path

PERIOD = 400
"""More than the highest number asked for; a long session meets more than one failure."""


def injection(call: str, error: str) -> str:
    """What strace is told."""
    return f"{call}:error={error}:when={PERIOD}+{PERIOD}"


class Fuse:
    """The failures of `call` in the one thread of `executor` (strace counts for each thread)."""

    def __init__(self, call: str, beside: Path, executor: Executor) -> None:
        self._executor = executor
        descriptor = os.open(beside, os.O_CREAT | os.O_RDWR, 0o600)
        calls: dict[str, Callable[[], object]] = {
            "pwrite64": lambda: os.pwrite(descriptor, b"", 0),
            "write": lambda: os.write(descriptor, b""),
            "ftruncate": lambda: os.ftruncate(descriptor, 0),
            "fdatasync": lambda: os.fdatasync(descriptor),
            "fsync": lambda: os.fsync(descriptor),
        }
        self._call = calls[call]

    def set(self, number: int) -> None:
        """Let the call fail that is the `number`-th from now, 1 the next."""
        self._executor.submit(self._align, PERIOD - number).result()

    def _align(self, more: int) -> None:
        for _ in range(PERIOD):
            try:
                self._call()
            except OSError:
                break
        else:
            raise AssertionError("strace lets no call fail")
        for _ in range(more):
            self._call()
