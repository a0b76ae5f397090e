"""Runs of a window in which a defect is planted: what the judge says of them."""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import dataclass

from tests.faults.kill9_runs import LATEST, WRITES, Moment, Runs, a_judge, plan_faults


@dataclass(frozen=True)
class Planted:
    """A defect of the typist's in so many runs."""

    defect: str
    kind: str
    kills: int


def retry_naively(planted: Planted) -> tuple[list[str], int]:
    """Each run dies as soon as LedgerBee has carried something out. What the judge says, and how much is there again or was sent again."""
    with a_judge() as judge:
        runs, sandbox = Runs(judge), judge.sandbox

        def has_carried_out() -> bool:
            return any(each["committed"] and each["method"] in WRITES for each in sandbox.requests())

        for run in range(planted.kills):
            sandbox.clear_requests()
            plan_faults(sandbox, {"hang-after-commit": 1}, random.Random(run))
            moment = Moment(after_ready=10 * LATEST, seen=has_carried_out)
            runs.type_and_kill(run, moment, TYPIST_DEFECT=planted.defect, TYPIST_KINDS=planted.kind)
            judge.inspect()
        ledger = sandbox.ledger()
        there = Counter((str(entry["kind"]), str(entry["reference"])) for entry in ledger)
        again = there.total() - len(there) + sum(max(0, int(entry["sendCount"]) - 1) for entry in ledger)
        return judge.complaints, again


def promise_early(planted: Planted) -> list[str]:
    """Each run dies right after a promise. What the judge says."""
    with a_judge() as judge:
        runs = Runs(judge)
        plan_faults(judge.sandbox, {"": 1}, random.Random(0))
        for run in range(planted.kills):
            moment = Moment(after_ready=10 * LATEST, promises=1 + run % 2)
            runs.type_and_kill(run, moment, TYPIST_DEFECT=planted.defect, TYPIST_KINDS=planted.kind)
            judge.inspect()
            if judge.complaints:
                break
        return judge.complaints
