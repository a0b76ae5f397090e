"""The n-th write or sync of a session is refused: no promise is broken, the program says what happened, and goes on (reliability D3).

The refusals are strace's. After each, the files are held to the promises as they are, and as a power cut may leave them: what an fsync has
refused once, no later fsync brings to the disk. SECONDS=600 is the long form: every n from 1 to 200 (as far as the time goes).
"""

from __future__ import annotations

import random
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import groupby

import pytest

from tests.faults import figures
from tests.faults.powercut import defects, tracing
from tests.faults.powercut.images import Recording, Verdict, fast_directory, said

SECONDS = figures.seconds(1e9)
SEED = figures.seed(1)
AT_ONCE = 20
"""Sessions of one process."""
CUTS = 6
"""Power cuts after each refusal."""


@dataclass(frozen=True)
class Refusal:
    """Which call is refused, how, at which of the first `most` times, and how often a round of a session (`kind`) makes it at least."""

    call: str
    error: str
    most: int
    in_a_round: int
    usual: int
    """How many are tried in the short form."""
    kind: str = "work"


REFUSALS = (
    Refusal("pwrite64", "ENOSPC", 200, 200, 16),
    Refusal("pwrite64", "EIO", 200, 200, 16),
    Refusal("fdatasync", "EIO", 200, 40, 16),
    Refusal("fdatasync", "ENOSPC", 200, 40, 8),
    Refusal("fsync", "EIO", 200, 6, 12, "starts"),
    Refusal("write", "ENOSPC", 60, 2, 4, "starts"),
    Refusal("ftruncate", "EIO", 60, 2, 4, "starts"),
)

if sys.platform != "linux":
    pytest.skip("strace is there on Linux only", allow_module_level=True)
if (obstacle := tracing.obstacle()) is not None:
    pytest.skip(f"refused writes are not tested: {obstacle}", allow_module_level=True)


@dataclass(frozen=True)
class Task:
    """Sessions of one process: in each the call of one of `numbers` is refused."""

    refusal: Refusal
    numbers: tuple[int, ...]
    seed: int
    defect: str = ""
    until: float = float("inf")


@dataclass
class Outcome:
    """So many refusals came to pass; what the program said, and what was left."""

    refused: set[tuple[Refusal, int]] = field(default_factory=set)
    said: Counter[str] = field(default_factory=Counter)
    ends: Verdict = field(default_factory=Verdict)
    cuts: Verdict = field(default_factory=Verdict)

    def add(self, other: Outcome) -> None:
        self.refused |= other.refused
        self.said += other.said
        self.ends.add(other.ends)
        self.cuts.add(other.cuts)


def refuse(task: Task) -> Outcome:
    """Record and judge."""
    if time.time() > task.until:
        return Outcome()
    refusal = task.refusal
    sessions = [
        f"{refusal.kind}:{task.seed + number}:{-(-number // refusal.in_a_round)}:{number}" for number in task.numbers
    ]
    with fast_directory() as directory:
        recording = Recording.make(directory, sessions, defect=task.defect, fails=(refusal.call, refusal.error))
        chance = random.Random(task.seed)
        return Outcome(
            {
                (refusal, number)
                for number, session in zip(task.numbers, recording.sessions(), strict=True)
                if recording.failure(session, refusal.call) is not None
            },
            Counter(
                line.partition(" ")[2]
                for session in recording.sessions()
                for place in session
                for line in said(recording.calls[place])
                if line.startswith("TROUBLE")
            ),
            recording.judge_ends(),
            recording.judge(recording.after_failures(refusal.call, CUTS, chance), chance),
        )


def spans(numbers: Sequence[int]) -> str:
    """Ascending numbers, those that follow each other as one span."""
    runs = [list(run) for _, run in groupby(enumerate(numbers), lambda each: each[1] - each[0])]
    return ", ".join(f"{run[0][1]}-{run[-1][1]}" if len(run) > 1 else str(run[0][1]) for run in runs) or "none"


def hold(task: Task, outcome: Outcome) -> None:
    """No promise is broken in what is left."""
    assert outcome.ends.broken == 0, f"{task}: {outcome.ends.examples}"
    assert outcome.cuts.broken == 0, f"{task}: {outcome.cuts.examples}"


def tasks(until: float) -> Iterator[Task]:
    """Each kind of refusal at numbers by chance; in the long form at all of them."""
    chance = random.Random(SEED)
    for refusal in REFUSALS:
        if figures.is_long():
            numbers = chance.sample(range(1, refusal.most + 1), refusal.most)
        else:  # of the first rounds, so that the sessions are short
            numbers = chance.sample(range(1, min(refusal.most, max(2 * refusal.in_a_round, 16)) + 1), refusal.usual)
        for start in range(0, len(numbers), AT_ONCE):
            yield Task(refusal, tuple(numbers[start : start + AT_ONCE]), SEED, until=until)


@pytest.mark.timeout((SECONDS if figures.is_long() else 100) + 200)
def test_a_refusal_breaks_no_promise() -> None:
    print(f"SEED={SEED}")
    outcome, tried = Outcome(), 0
    given = list(tasks(time.time() + SECONDS))
    random.Random(SEED).shuffle(given)  # when time runs out, every kind had its share
    for task, each in zip(given, figures.spread(refuse, given), strict=True):
        outcome.add(each)
        tried += len(task.numbers) if each.ends.images else 0
        hold(task, each)
    figures.figure(
        f"{len(outcome.refused)} refusals, then {outcome.cuts.images} power cuts; {outcome.said.total()} times said so"
    )
    for refusal in REFUSALS:
        numbers = sorted(number for each, number in outcome.refused if each == refusal)
        figures.figure(f"{refusal.call} {refusal.error}: n = {spans(numbers)} ({len(numbers)} of {refusal.most})")
    assert len(outcome.refused) > tried * 0.95, "hardly anything was refused"
    assert outcome.said.total() > tried * 0.5
    assert {message for message in outcome.said if "disk" not in message or not message.endswith(".")} == set()


def test_a_refusal_that_is_swallowed_is_seen() -> None:
    """The planted defect: what could not be committed is taken for stored. (Some sessions miss it themselves.)"""
    task = Task(REFUSALS[2], tuple(range(8, 26)), SEED, defects.refusals_swallowed.__name__)
    with pytest.raises(AssertionError, match=r"KeyError|lost|corrupt"):
        hold(task, refuse(task))


def test_a_refusal_without_words_is_seen() -> None:
    """The planted defect: SQLite's own error comes out."""
    task = Task(REFUSALS[0], (60,), SEED, defects.refusals_in_sqlite_words.__name__)
    with pytest.raises(AssertionError, match=r"sqlite3\.OperationalError: database or disk is full"):
        refuse(task)
