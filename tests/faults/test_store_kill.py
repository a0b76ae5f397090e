"""kill -9 at random moments: what was promised is there, and the file is whole.

(A kill does not test fsync, the page cache survives it; it tests that a promise follows its commit.) KILLS=500 or SECONDS=300 is the long form.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ledgerbee_desktop.core.identifiers import DraftId
from ledgerbee_desktop.core.operations import State
from tests.faults import figures
from tests.unit.store.kit import START, open_book, run

ROOT = Path(__file__).parents[2]
CHILD = Path(__file__).with_name("store_child.py")
KILLS = figures.number("KILLS", 10**6 if figures.is_long() else 20)
SECONDS = figures.seconds(1e9)
FRESH = 20

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")


def promises_until_killed(directory: Path, seconds: float, *extra: str) -> list[str]:
    """Run the child, kill it `seconds` after its first promise, and return all its promises."""
    child = subprocess.Popen(
        [sys.executable, str(CHILD), str(directory), *extra],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert child.stdout is not None
    first = child.stdout.readline()
    time.sleep(seconds)
    child.send_signal(signal.SIGKILL)
    rest, errors = child.communicate(timeout=30)
    assert child.returncode == -signal.SIGKILL, f"it died by itself: {errors.decode()}"
    return [line.decode() for line in (first + rest).splitlines(keepends=True) if line.endswith(b"\n")]


async def broken_promises(directory: Path, promises: list[str]) -> list[str]:
    book = await open_book(directory)
    assert not book.report.is_copy
    assert book.report.is_sound
    assert await book.full_check() == ()
    draft = (await book.drafts.open(DraftId("draft-1"))).saved
    assert draft.draft.reference == f"text {draft.revision}"
    operations = {operation.id: operation.state for operation in await book.outbox.all(open_only=False)}
    broken = []
    for promise in promises:
        what, _, value = promise.strip().partition(" ")
        kept = {
            "TYPED": lambda value=value: draft.revision >= int(value),
            "QUEUED": lambda value=value: value in operations,
            "BEGUN": lambda value=value: operations.get(value) in {State.INFLIGHT, State.UNKNOWN},
        }[what]()
        if not kept:
            broken.append(promise.strip())
    await book.outbox.recover(START)
    assert State.INFLIGHT not in {operation.state for operation in await book.outbox.all(open_only=True)}
    await book.close()
    return broken


@pytest.mark.timeout(min(SECONDS, 10 * KILLS) + 120)
def test_nothing_promised_is_lost(tmp_path: Path) -> None:
    chance = random.Random(figures.seed(7))
    until = time.monotonic() + SECONDS
    total = kills = 0
    while kills < KILLS and time.monotonic() < until:
        if kills % FRESH == 0:  # every operation is read after each kill: the database must not grow for ever
            directory = tmp_path / str(kills)
        promises = promises_until_killed(directory, chance.uniform(0.0, 0.15))
        total += len(promises)
        kills += 1
        assert run(broken_promises(directory, promises)) == []
    figures.figure(f"{kills} kills, {total} promises")
    assert total > 5 * kills, "the child hardly worked"


def test_a_promise_before_the_commit_is_found_out(tmp_path: Path) -> None:
    """The planted defect."""
    chance = random.Random(7)
    for _ in range(20):
        promises = promises_until_killed(tmp_path, chance.uniform(0.0, 0.05), "early")
        if run(broken_promises(tmp_path, promises)):
            return
    pytest.fail("not one early promise was broken: this harness proves nothing")
