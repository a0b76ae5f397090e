"""Kills itself with SIGKILL in the middle of one transaction of the store: at a given step of SQLite's machine.

`python store_cut_child.py heal|migrate BEFORE COPIES STEP… [torn]` does so for each STEP in a process of its own, in a copy of BEFORE that is
called COPIES/STEP. STEP 0 does it whole; whatever is not cut says how many steps it took. "torn" is the planted defect: the transaction's
BEGIN and COMMIT are left out.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import signal
import sqlite3
import sys
import traceback
from functools import partial
from pathlib import Path
from typing import Any

from typing_extensions import override

from ledgerbee_desktop.core.events import Bus
from ledgerbee_desktop.core.identifiers import OperationId
from ledgerbee_desktop.core.operations import Actor, State
from ledgerbee_desktop.core.text import Message
from ledgerbee_desktop.store.book import BookStore
from tests.faults.store_child import RandomIds
from tests.unit.store.kit import StepClock
from tests.unit.store.test_records import REAL


class Cut(sqlite3.Connection):
    """Counts SQLite's steps from `arm` on, and dies at the one that was asked for."""

    at = 0
    torn = False
    steps = 0

    @staticmethod
    def _step() -> int:
        Cut.steps += 1
        if Cut.steps == Cut.at:
            os.kill(os.getpid(), signal.SIGKILL)
        return 0

    def arm(self) -> None:
        self.set_progress_handler(self._step, 1)

    @override
    def execute(self, sql: str, *parameters: Any) -> sqlite3.Cursor:
        if self.torn and sql in {"BEGIN IMMEDIATE", "COMMIT", "ROLLBACK"}:
            sql = "SELECT 1"
        return super().execute(sql, *parameters)


class CutInMigration(Cut):
    """Counts from the moment at which it is asked which version the database has."""

    @override
    def execute(self, sql: str, *parameters: Any) -> sqlite3.Cursor:
        found = super().execute(sql, *parameters)
        if sql == "PRAGMA user_version":
            self.arm()
        return found


async def open_book(directory: Path) -> BookStore:
    return await BookStore.open(directory, StepClock(), RandomIds(), Bus(), place="here")


async def heal(directory: Path) -> None:
    book = await open_book(directory)
    (making,) = [each for each in await book.outbox.all(open_only=True) if each.state is State.INFLIGHT]
    (attempt,) = await book.outbox.attempts(OperationId(making.id))
    await book.database.read(Cut.arm)  # type: ignore[arg-type]
    what = Message("outbox", "x")
    await book.outbox.move(making, State.DONE, Actor.WORKER, what, attempt=attempt, fields={"record_id": REAL})


async def migrate(directory: Path) -> None:
    await open_book(directory)


def cut(what: str, directory: Path, at: int, *, torn: bool) -> None:
    """Work on the database and die."""
    Cut.at, Cut.torn = at, torn
    kind = Cut if what == "heal" else CutInMigration
    sqlite3.connect = partial(sqlite3.connect, factory=kind)  # type: ignore[assignment]
    asyncio.run({"heal": heal, "migrate": migrate}[what](directory))
    os.write(1, f"{Cut.steps}\n".encode())
    os.kill(os.getpid(), signal.SIGKILL)  # nothing is closed: what it promised is on the disk


def main(what: str, before: Path, copies: Path, steps: list[int], *, torn: bool) -> None:
    for step in steps:
        directory = copies / str(step)
        shutil.copytree(before, directory)
        forked = os.fork()
        if forked == 0:
            try:
                cut(what, directory, step, torn=torn)
            finally:  # it has failed, and says so; the rest is the other's affair
                traceback.print_exc()
                os._exit(1)
        _, status = os.waitpid(forked, 0)
        if not os.WIFSIGNALED(status) or os.WTERMSIG(status) != signal.SIGKILL:
            raise RuntimeError(f"cut at {step} it ended with {status}")


if __name__ == "__main__":
    words = [word for word in sys.argv[4:] if word != "torn"]
    main(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]), [int(word) for word in words], torn="torn" in sys.argv[4:])
