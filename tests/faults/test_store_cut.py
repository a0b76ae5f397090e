"""kill -9 in the middle of healing a temporary id, and in the middle of bringing a database forward: all of it, or nothing.

KILLS=200 or SECONDS=60 is the long form (reliability D5).
"""

from __future__ import annotations

import os
import random
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
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
from tests.faults.powercut.images import fast_directory
from tests.unit.store.kit import START, open_book, run
from tests.unit.store.test_migration import a_database_of_version_1
from tests.unit.store.test_records import REAL, TEMPORARY, occurrences, with_a_customer

ROOT = Path(__file__).parents[2]
CHILD = Path(__file__).with_name("store_cut_child.py")
CUTS = figures.number("KILLS", 200 if figures.is_long() else 12)
SEED = figures.seed(11)
AT_ONCE = 25
"""Kills by one child."""
SHARE = figures.seconds(1e9) / (1 + len(old.VERSIONS))
"""Seconds for healing, and for each version."""
FIRST = OperationId("operation-1")

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")


@dataclass(frozen=True)
class Task:
    """What is cut (`heal` or `migrate`) in copies of which database, at which of SQLite's steps, and until when."""

    what: str
    before: Path
    steps: tuple[int, ...]
    until: float = float("inf")


@contextmanager
def cut(task: Task, *extra: str) -> Iterator[tuple[Path, int | None]]:
    """A folder with a copy for each step, called like it, cut there. And how many steps there are, when one came through."""
    with fast_directory() as copies:
        child = subprocess.run(
            [sys.executable, str(CHILD), task.what, str(task.before), str(copies), *map(str, task.steps), *extra],
            capture_output=True,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            timeout=300,
            check=False,
        )
        assert child.returncode == 0, child.stderr.decode()
        yield copies, int(child.stdout) if child.stdout else None


def whole(what: str, before: Path, *extra: str) -> int:
    """How many steps it takes."""
    with cut(Task(what, before, (0,)), *extra) as (_, steps):
        assert steps is not None
        return steps


def tasks(what: str, before: Path, steps: int, until: float) -> list[Task]:
    places = points(steps)
    return [Task(what, before, tuple(places[each : each + AT_ONCE]), until) for each in range(0, len(places), AT_ONCE)]


def points(steps: int) -> list[int]:
    """Where to cut: at both ends, and at random."""
    chance = random.Random(SEED)
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


def healed_until_killed(task: Task) -> list[tuple[State, tuple[str, ...], tuple[str, ...]]]:
    """What stands after each kill; what was not begun goes on from there."""
    if time.time() > task.until:
        return []
    stands = []
    with cut(task) as (copies, steps):
        assert steps is None, "it was to be cut"
        for step in task.steps:
            stands.append(run(what_stands(copies / str(step))))
            if stands[-1][0] is State.INFLIGHT:
                run(goes_on(copies / str(step)))
    return stands


@pytest.mark.timeout(120 + 2 * CUTS)
def test_healing_is_done_or_not_begun(tmp_path: Path) -> None:
    until = time.time() + SHARE
    before = tmp_path / "before"
    run(a_customer_on_its_way(before))
    _, named, healed = run(what_stands(before))
    assert len(set(named)) >= 8
    assert healed == ()
    steps = whole("heal", before)
    with cut(Task("heal", before, (0,))) as (copies, _):
        state, nothing, all_of_it = run(what_stands(copies / "0"))
    assert (state, nothing) == (State.DONE, ())
    given = tasks("heal", before, steps, until)
    stands = [each for some in figures.spread(healed_until_killed, given) for each in some]
    figures.figure(f"{len(stands)} kills while a customer was healed, at {steps} possible steps (SEED={SEED})")
    assert set(stands) == {(State.INFLIGHT, named, ()), (State.DONE, (), all_of_it)}


@pytest.mark.timeout(120 + 2 * CUTS)
def test_without_one_transaction_half_of_it_is_found(tmp_path: Path) -> None:
    """The planted defect."""
    before = tmp_path / "before"
    run(a_customer_on_its_way(before))
    for task in tasks("heal", before, whole("heal", before, "torn"), float("inf")):
        with cut(task, "torn") as (copies, _):
            for step in task.steps:
                _, temporary, real = run(what_stands(copies / str(step)))
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


def migrated_until_killed(task: Task) -> list[int]:
    """Which version each kill has left; none when there was no time left. It was read, and brought forward, whole."""
    if time.time() > task.until:
        return []
    versions = []
    with cut(task) as (copies, steps):
        assert steps is None, "it was to be cut"
        for step in task.steps:
            versions.append(version(copies / str(step)))
            run(everything_reads(copies / str(step)))
    return versions


@pytest.mark.timeout(120 + 2 * CUTS)
@pytest.mark.parametrize("first", old.VERSIONS)
def test_a_database_has_one_whole_version(tmp_path: Path, first: int) -> None:
    until = time.time() + SHARE
    old.a_database(tmp_path / "before", first)
    steps = whole("migrate", tmp_path / "before")
    given = tasks("migrate", tmp_path / "before", steps, until)
    versions = [each for some in figures.spread(migrated_until_killed, given) for each in some]
    figures.figure(
        f"{len(versions)} kills while version {first} was brought forward, at {steps} possible steps (SEED={SEED})"
    )
    assert {first, len(STEPS)} <= set(versions) <= set(range(first, len(STEPS) + 1))


@pytest.mark.timeout(120 + 2 * CUTS)
def test_without_one_transaction_the_database_cannot_be_used(tmp_path: Path) -> None:
    """The planted defect."""
    before = tmp_path / "before"
    a_database_of_version_1(before)
    steps = whole("migrate", before, "torn")
    with cut(Task("migrate", before, (0,)), "torn") as (copies, _):
        sound = (schema(before), schema(copies / "0"))
    for task in tasks("migrate", before, steps, float("inf")):
        with cut(task, "torn") as (copies, _):
            if any(schema(copies / str(step)) not in sound for step in task.steps):
                return
    pytest.fail("not one kill left half of it: this harness proves nothing")
