"""Runs of the window that end with a kill: somebody types, LedgerBee answers badly, and a `Judge` looks at what is left.

The program is forked from the process that judges it: it finds its modules loaded, and everything else as after any other start. (Not
from the one that runs the tests, which may have threads, and takes warnings for errors.)
"""

from __future__ import annotations

import os
import random
import select
import signal
import statistics
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from tests.contract.billing import open_shop
from tests.contract.test_sandbox_catalogue import group_body
from tests.faults import typist
from tests.faults.kill9_judge import SETTLE, Judge
from tests.faults.kill9_judge_ledger import MARK
from tests.sandbox_process import SandboxProcess

SOONEST, LATEST = 0.2, 5.0
"""Seconds of work at the keyboard before a kill."""
START_SECONDS = 120.0
"""So long a start may take on a busy machine; after that it is killed as it is."""
A_START = 2.0
"""Seconds of a start as long as none was seen."""
LONGEST_START = 1.5
"""A kill in the start comes at the latest after so many times the usual one."""
NEVER = 1_000_000
DOCUMENTS = "invoices|credit-notes|quotes|order-confirmations"
WRITES = {
    "POST": rf"/v1/(({DOCUMENTS})(/[^/]+/(send|convert))?|customers|products|product-prices)",
    "PATCH": rf"/v1/({DOCUMENTS})/[^/]+",
}
PLANNED = 60
MIX = {
    "": 40,
    "drop-after-commit": 10,
    "reset-after-commit": 8,
    "late-commit": 12,
    "delay": 12,
    "status-after-commit": 5,
    "cut-body": 5,
    "hang-after-commit": 5,
    "drop-before": 2,
    "status": 1,
}
"""How often, of a hundred writes, what goes wrong; "" is nothing."""
ON_THE_WAY = frozenset({b"QUEUED", b"CHANGED", b"CONVERTED", b"SENDING"})
LOOK_EVERY = 0.05


@contextmanager
def a_judge() -> Iterator[Judge]:
    """A company with customers and products, and nobody who has worked there yet."""
    with tempfile.TemporaryDirectory(prefix="kill9-") as made, SandboxProcess(Path(made) / "sandbox") as sandbox:
        group = sandbox.call("POST", "/v1/product-groups", group_body(sandbox, number="1", name="Malerarbejde"))
        for each in range(24):
            sandbox.add_customer(name=f"Fast kunde {each:02}")
        for each in range(6):
            sandbox.add_product(
                number=f"V{each}7",
                name=f"Fast vare {each}",
                productGroupId=group.json()["id"],
                prices=[{"unitAmount": f"{80 + each}.95"}],
            )
        yield Judge(Path(made) / "data", sandbox)


def leave_work(sandbox: SandboxProcess) -> None:
    """Documents of before, so that there is something to take up from the first moment on."""
    shop = open_shop(sandbox)
    for path, drafts, sent in (("invoices", 2, 4), ("quotes", 4, 4), ("order-confirmations", 3, 3)):
        for each in range(drafts):
            shop.make(path, reference=f"{MARK}-{path}-draft-{each}")
        for each in range(sent):
            shop.sent(path, reference=f"{MARK}-{path}-sent-{each}")


def plan_faults(sandbox: SandboxProcess, mix: dict[str, int], chance: random.Random) -> None:
    """Order what goes wrong with the next writes."""
    orders: list[dict[str, Any]] = []
    for method, path in WRITES.items():
        ordered = 0
        for place, fault in enumerate(chance.choices(list(mix), list(mix.values()), k=PLANNED)):
            if fault:
                skip = place - ordered  # an order that is carried out does not count down those behind it
                pause = chance.uniform(0.05, 0.2)
                orders.append({"fault": fault, "method": method, "path": path, "skip": skip, "seconds": pause})
                ordered += 1
    sandbox.clear_faults()
    sandbox.control("POST", "faults", orders)


# --- One run ----------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True, kw_only=True)
class Moment:
    """When to kill: so many seconds after the start, or after somebody sat down; but right after so many promises, so long after the first
    thing went into the outbox, or as soon as `seen()`."""

    after_start: float = NEVER
    after_ready: float = NEVER
    promises: int = NEVER
    after_queueing: float = NEVER
    seen: Callable[[], bool] | None = None


def choose_moment(chance: random.Random, usual_start: float) -> Moment:
    """Any moment of the start or the work, or one of those in which most is at stake."""
    match chance.choice(("start", "work", "work", "promise", "on the wire", "on the wire")):
        case "start":
            return Moment(after_start=chance.uniform(0.0, LONGEST_START) * usual_start)
        case "work":
            return Moment(after_ready=chance.uniform(SOONEST, LATEST))
        case "promise":
            return Moment(after_ready=4 * LATEST, promises=chance.randint(1, 12))
        case _:
            return Moment(after_ready=4 * LATEST, after_queueing=chance.uniform(0.0, 1.6))


@dataclass
class Runs:
    """Runs of the program on the judge's data, one after the other. `starts` is how long each took until somebody could sit down."""

    judge: Judge
    count: int = 0
    starts: list[float] = field(default_factory=list)

    @property
    def usual_start(self) -> float:
        """Seconds, on this machine as busy as it is."""
        return statistics.median(self.starts[-9:]) if self.starts else A_START

    def type_and_kill(self, seed: int, moment: Moment, **variables: str) -> None:
        """Run the program and kill it. `variables` are the typist's: its kinds, its defect."""
        said = self.judge.data.with_name("typist.err")
        pid, pipe = self._start(seed, said, variables)
        try:
            heard = self._listen(pipe, moment)
        finally:
            os.kill(pid, signal.SIGKILL)
            _, status = os.waitpid(pid, 0)
        with os.fdopen(pipe, "rb") as rest:
            heard += rest.read()
        for line in heard.decode().splitlines():
            self.judge.hear(line)
        text = said.read_text(encoding="utf-8", errors="replace")
        if os.waitstatus_to_exitcode(status) != -signal.SIGKILL or text:
            self.judge.complain(f"run {self.count} ended with {os.waitstatus_to_exitcode(status)} and said: {text}")
        self.count += 1

    def _start(self, seed: int, said: Path, variables: dict[str, str]) -> tuple[int, int]:
        sandbox = self.judge.sandbox
        arguments = ["--data-dir", str(self.judge.data), "--api-url", sandbox.url, "--settle", SETTLE, "--lang", "da"]
        environment = {"QT_QPA_PLATFORM": "offscreen", "LEDGERBEE_API_KEY": sandbox.key, **variables}
        reading, writing = os.pipe()
        pid = os.fork()
        if pid:
            os.close(writing)
            return pid, reading
        code = 1
        try:
            os.dup2(writing, 1)
            os.dup2(os.open(said, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), 2)
            os.closerange(3, os.sysconf("SC_OPEN_MAX"))
            os.environ.update(environment)
            code = typist.start(self.count, seed, arguments)
        except BaseException:  # what went wrong is the judge's to read; nothing of the parent may run here
            traceback.print_exc()
        finally:
            os._exit(code)

    def _listen(self, pipe: int, moment: Moment) -> bytes:
        begin = time.monotonic()
        end = begin + min(START_SECONDS, moment.after_start)
        limits = {b"READY": moment.after_ready, **dict.fromkeys(ON_THE_WAY, moment.after_queueing)}
        heard = b""
        while heard.count(b"\n") <= moment.promises and (left := end - time.monotonic()) > 0:
            if moment.seen is not None and moment.seen():
                break
            if select.select([pipe], [], [], left if moment.seen is None else LOOK_EVERY)[0]:
                said = os.read(pipe, 65536)
                if not said:
                    break
                heard += said
            for word in [word for word in limits if word in heard]:
                now, wait = time.monotonic(), limits.pop(word)
                if word == b"READY":
                    self.starts.append(now - begin)
                end = now + wait if word == b"READY" and wait < NEVER else min(end, now + wait)
        return heard


# --- Many runs --------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Task:
    """So many kills of one company's program, but `at_least` when it is later than `until`; the same seed has the same faults and moments."""

    seed: int
    kills: int
    until: float
    at_least: int = 0


@dataclass
class Report:
    """What came of it. `complaint` is empty when every promise was kept."""

    kills: int = 0
    keys: int = 0
    texts: int = 0
    writes: int = 0
    faulty: int = 0
    queued: int = 0
    sent: int = 0
    decided: int = 0
    done: Counter[str] = field(default_factory=Counter)
    complaint: str = ""

    def add(self, other: Report) -> None:
        """Count the other's as well."""
        for name, value in vars(other).items():
            setattr(self, name, getattr(self, name) + value)


def kill_again_and_again(task: Task) -> Report:
    """In this process: kill, look, and in the end work the outbox empty and compare everything."""
    report = Report()
    if time.time() > task.until and not task.at_least:
        return report
    with a_judge() as judge:
        leave_work(judge.sandbox)
        judge.take_for_given()
        chance, runs = random.Random(task.seed), Runs(judge)
        while runs.count < task.kills and (runs.count < task.at_least or time.time() < task.until):
            plan_faults(judge.sandbox, MIX, chance)
            runs.type_and_kill(chance.randrange(1_000_000), choose_moment(chance, runs.usual_start))
            judge.inspect()
            _count_faults(judge.sandbox, report)
            if judge.complaints:
                break
        report.kills = runs.count
        if not judge.complaints:
            judge.sandbox.clear_faults()
            judge.drain()
            judge.conclude()
        if judge.complaints:
            report.complaint = f"SEED={task.seed}, {runs.count} kills: {judge.complaints}\n"
        _sum_up(judge, report)
    return report


def _count_faults(sandbox: SandboxProcess, report: Report) -> None:
    writes = [each for each in sandbox.requests() if each["method"] in WRITES]
    sandbox.clear_requests()
    report.writes += len(writes)
    report.faulty += sum(bool(each["fault"]) for each in writes)


def _sum_up(judge: Judge, report: Report) -> None:
    promises = judge.promises
    report.keys, report.texts = sum(len(text) for _, text in promises.typed), len(promises.typed)
    report.queued, report.sent, report.decided = len(promises.queued), len(promises.sent), judge.decided
    report.done = judge.work_done()
