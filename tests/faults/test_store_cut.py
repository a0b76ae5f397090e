"""kill -9 in the middle of healing a temporary id, and in the middle of bringing a database forward: all of it, or nothing.

KILLS=200 or SECONDS=60 is the long form (reliability D5).
"""

from __future__ import annotations

import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from dataclasses import dataclass
from pathlib import Path

import pytest

from ledgerbee_desktop.core.identifiers import CustomerId, DocumentId, DraftId, OperationId
from ledgerbee_desktop.core.operations import Actor, State
from ledgerbee_desktop.core.text import Message
from ledgerbee_desktop.store.book import FILE_NAME
from ledgerbee_desktop.store.schema import STEPS
from tests.faults import figures
from tests.faults.powercut import old
from tests.unit.store.kit import START, open_book, run
from tests.unit.store.test_migration import a_database_of_version_1
from tests.unit.store.test_records import REAL, TEMPORARY, occurrences, with_a_customer

ROOT = Path(__file__).parents[2]
CHILD = Path(__file__).with_name("store_cut_child.py")
CUTS = figures.number("KILLS", 200 if figures.is_long() else 12)
SHARE = figures.seconds(1e9) / (1 + len(old.VERSIONS))
"""Seconds for healing, and for each version."""
FIRST = OperationId("operation-1")

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")


def cut(what: str, directory: Path, step: int, *extra: str) -> int | None:
    """Let the child work on the database until it kills itself. How many steps it took, when it came through."""
    child = subprocess.run(
        [sys.executable, str(CHILD), what, str(directory), str(step), *extra],
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        timeout=60,
        check=False,
    )
    assert child.returncode == -signal.SIGKILL, child.stderr.decode()
    return int(child.stdout) if child.stdout else None


def points(steps: int) -> list[int]:
    """Where to cut: at both ends, and at random."""
    chance = random.Random(figures.seed(11))
    return [1, steps, *chance.sample(range(2, steps), min(CUTS, steps - 2))]


# --- Healing -------------------------------------------------------------------------------------


async def a_customer_on_its_way(directory: Path) -> None:
    """A customer that was made here and is being created; a draft, an operation, a tab and a note of the pull that name it."""
    book = await with_a_customer(directory)
    await book.outbox.begin(await book.outbox.get(FIRST), START, START)
    await book.close()


async def what_stands(directory: Path) -> tuple[State, tuple[str, ...], tuple[str, ...]]:
    """After the kill: how far its create is, where its temporary id stands, and where LedgerBee's does. The file is whole."""
    book = await open_book(directory)
    assert book.report.is_sound
    assert await book.full_check() == ()
    state = (await book.outbox.get(FIRST)).state
    temporary = await book.database.read(lambda c: tuple(occurrences(c, TEMPORARY)))
    real = await book.database.read(lambda c: tuple(occurrences(c, REAL)))
    await book.close()
    return state, temporary, real


async def goes_on(directory: Path) -> None:
    """The next start: what was under way is found out, and heals."""
    book = await open_book(directory)
    await book.outbox.recover(START)
    doubtful = await book.outbox.get(FIRST)
    assert doubtful.state is State.UNKNOWN
    what = Message("outbox", "found")
    await book.outbox.move(doubtful, State.DONE, Actor.RECONCILIATION, what, fields={"record_id": REAL})
    assert await book.database.read(lambda c: occurrences(c, TEMPORARY)) == []
    assert (await book.drafts.open(DraftId("draft-1"))).saved.draft.customer_id == REAL
    await book.close()


@pytest.mark.timeout(120 + 2 * CUTS)
def test_healing_is_done_or_not_begun(tmp_path: Path) -> None:
    run(a_customer_on_its_way(tmp_path / "before"))
    _, named, healed = run(what_stands(tmp_path / "before"))
    assert len(set(named)) >= 8
    assert healed == ()
    shutil.copytree(tmp_path / "before", tmp_path / "whole")
    steps = cut("heal", tmp_path / "whole", 0)
    assert steps is not None
    state, nothing, all_of_it = run(what_stands(tmp_path / "whole"))
    assert (state, nothing) == (State.DONE, ())
    until, cuts = time.monotonic() + SHARE, 0
    for step in points(steps):
        if time.monotonic() > until:
            break
        directory = tmp_path / str(step)
        shutil.copytree(tmp_path / "before", directory)
        assert cut("heal", directory, step) is None, "it was to be cut"
        stands = run(what_stands(directory))
        assert stands in {(State.INFLIGHT, named, ()), (State.DONE, (), all_of_it)}
        if stands[0] is State.INFLIGHT:
            run(goes_on(directory))
        cuts += 1
    figures.figure(f"{cuts} kills while a customer was healed, at {steps} possible steps")


@pytest.mark.timeout(120 + 2 * CUTS)
def test_without_one_transaction_half_of_it_is_found(tmp_path: Path) -> None:
    """The planted defect."""
    run(a_customer_on_its_way(tmp_path / "before"))
    shutil.copytree(tmp_path / "before", tmp_path / "whole")
    steps = cut("heal", tmp_path / "whole", 0, "torn")
    assert steps is not None
    for step in points(steps):
        directory = tmp_path / str(step)
        shutil.copytree(tmp_path / "before", directory)
        cut("heal", directory, step, "torn")
        _, temporary, real = run(what_stands(directory))
        if temporary and real:
            return
    pytest.fail("not one kill left half of it: this harness proves nothing")


# --- The steps from version 1 -----------------------------------------------------------------------


def version(directory: Path) -> int:
    connection = sqlite3.connect(directory / FILE_NAME)
    found = int(connection.execute("PRAGMA user_version").fetchone()[0])
    assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    column = "document_kind" if found == 1 else "target"
    assert connection.execute(f"SELECT count({column}) FROM operation").fetchone() == (2,)
    connection.close()
    return found


def schema(directory: Path) -> tuple[int, frozenset[tuple[str, str]]]:
    """The version that a database says it has, and what it is made of."""
    connection = sqlite3.connect(directory / FILE_NAME)
    said = int(connection.execute("PRAGMA user_version").fetchone()[0])
    parts = frozenset(connection.execute("SELECT name, coalesce(sql, '') FROM sqlite_schema"))
    connection.close()
    return said, parts


async def everything_reads(directory: Path) -> None:
    book = await open_book(directory)
    assert book.report.is_sound
    assert await book.full_check() == ()
    assert (await book.drafts.open(DraftId("draft-1"))).saved.draft.reference == "PO 7"
    assert [each.id for each in await book.outbox.all(open_only=True)] == ["operation-1", "operation-2"]
    assert (await book.library.catalogue()).customers[CustomerId("customer-1")].name == "Ærø"
    assert [each.reference for each in await book.library.documents([DocumentId("doc-1")])] == ["Fræs"]
    await book.close()


@dataclass(frozen=True)
class CutInMigration:
    """Where the old database is, where to work on a copy of it, and after how many steps to die."""

    before: Path
    directory: Path
    step: int
    until: float


def migrate_until_killed(task: CutInMigration) -> int | None:
    """Which version a kill has left; None when there was no time left. It was read, and brought forward, whole."""
    if time.time() > task.until:
        return None
    shutil.copytree(task.before, task.directory)
    assert cut("migrate", task.directory, task.step) is None, "it was to be cut"
    left = version(task.directory)
    run(everything_reads(task.directory))
    shutil.rmtree(task.directory)
    return left


@pytest.mark.timeout(120 + 2 * CUTS)
@pytest.mark.parametrize("first", old.VERSIONS)
def test_a_database_has_one_whole_version(tmp_path: Path, first: int) -> None:
    until = time.time() + SHARE
    old.a_database(tmp_path / "before", first)
    shutil.copytree(tmp_path / "before", tmp_path / "whole")
    steps = cut("migrate", tmp_path / "whole", 0)
    assert steps is not None
    tasks = [
        CutInMigration(tmp_path / "before", tmp_path / str(place), step, until)
        for place, step in enumerate(points(steps))
    ]
    versions = [each for each in figures.spread(migrate_until_killed, tasks) if each is not None]
    figures.figure(f"{len(versions)} kills while version {first} was brought forward, at {steps} possible steps")
    assert {first, len(STEPS)} <= set(versions) <= set(range(first, len(STEPS) + 1))


@pytest.mark.timeout(120 + 2 * CUTS)
def test_without_one_transaction_the_database_cannot_be_used(tmp_path: Path) -> None:
    """The planted defect."""
    a_database_of_version_1(tmp_path / "before")
    shutil.copytree(tmp_path / "before", tmp_path / "whole")
    steps = cut("migrate", tmp_path / "whole", 0, "torn")
    assert steps is not None
    for step in points(steps):
        directory = tmp_path / str(step)
        shutil.copytree(tmp_path / "before", directory)
        cut("migrate", directory, step, "torn")
        if schema(directory) not in (schema(tmp_path / "before"), schema(tmp_path / "whole")):
            return
    pytest.fail("not one kill left half of it: this harness proves nothing")
