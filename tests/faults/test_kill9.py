"""The window is killed while somebody works in it: nothing promised is lost, nothing reaches LedgerBee twice (reliability X1, D1).

All kinds of documents are written, changed, sent, converted and credited, customers and products made on the way, at several companies at
once. SECONDS is how long the killing goes on, KILLS says in its place how often (500 is the long form), SEED=… repeats the same faults and
moments (what the machine does in between is not repeatable).
"""

from __future__ import annotations

import sys
import time
from collections.abc import Iterator
from itertools import count

import pytest

from tests.faults import figures
from tests.faults.kill9_planted import Planted, promise_early, retry_naively
from tests.faults.kill9_runs import Report, Task, kill_again_and_again

KILLS = figures.number("KILLS", 0)
SECONDS = figures.seconds(30)
SEED = figures.random_seed()
AT_ONCE = figures.cores() + (2 if figures.is_long() else 1)
"""Companies at once: a program that waits for LedgerBee leaves its processor to another."""
OF_A_COMPANY = 50
AT_LEAST = 2
"""Kills at each of the first companies, however slow the machine is."""
FAULTY, ENOUGH = 0.25, 20
"""The share of the writes that has to go wrong; of fewer writes than these it says nothing."""
OF_A_DEFECT = 10 if figures.is_long() else 3
NAIVE = 0.2
"""So many duplicates for each kill a naive retry has to make: a hundred for five hundred."""

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="a process that has loaded Qt is forked")


def tasks(until: float) -> Iterator[Task]:
    """KILLS kills, or as many as there is time for."""
    left = KILLS or 10**6
    for number in count():
        if left <= 0 or (number >= AT_ONCE and time.time() > until):
            return
        of_this = min(OF_A_COMPANY, max(1, left // AT_ONCE) if KILLS else left)
        left -= of_this
        yield Task(SEED + number, of_this, until, AT_LEAST if number < AT_ONCE else 0)


@pytest.mark.timeout(600 + (15 * KILLS or 4 * SECONDS))
def test_nothing_promised_is_lost_and_nothing_is_doubled() -> None:
    print(f"SEED={SEED}", flush=True)
    until = float("inf") if KILLS else time.time() + SECONDS
    all_of_it = Report()
    for report in figures.spread_until(kill_again_and_again, tasks(until), AT_ONCE):
        all_of_it.add(report)
        assert not all_of_it.complaint, all_of_it.complaint
    kills, writes, faulty = all_of_it.kills, all_of_it.writes, all_of_it.faulty
    figures.figure(
        f"{kills} kills, {all_of_it.keys} keystrokes in {all_of_it.texts} texts, {faulty} of {writes} writes went wrong, 0 lost, 0 doubled, "
        f"0 wrongly claimed, {all_of_it.decided} decided by a person"
    )
    figures.figure("done: " + ", ".join(f"{times} {what}" for what, times in sorted(all_of_it.done.items())))
    assert kills >= min(KILLS or AT_LEAST, AT_LEAST)
    assert all_of_it.queued >= kills // 10, "the typist hardly worked"
    assert all_of_it.sent >= kills // 15, "hardly anything was sent"
    assert faulty >= FAULTY * writes or writes < ENOUGH, f"only {faulty} of {writes} writes went wrong"


@pytest.mark.timeout(600)
def test_a_naive_retry_is_found_out() -> None:
    """The planted defect: what was on the wire when the program died is sent again."""
    tasks = [Planted("naive-retry", kind, OF_A_DEFECT) for kind in ("invoice", "quote")]
    for task, (complaints, again) in zip(tasks, figures.spread(retry_naively, tasks, 2), strict=True):
        assert any(complaint.startswith("doubled") for complaint in complaints), "this harness proves nothing"
        figures.figure(f"naive retry, {task.kind}: {again} duplicates by {task.kills} kills, all found out")
        assert again >= NAIVE * task.kills


@pytest.mark.timeout(600)
def test_an_early_promise_is_found_out() -> None:
    """The planted defect: the typist promises before the disk has it."""
    (complaints,) = figures.spread(promise_early, [Planted("early-promise", "invoice", 6)])
    assert any(complaint.startswith("lost") for complaint in complaints), "this harness proves nothing"
