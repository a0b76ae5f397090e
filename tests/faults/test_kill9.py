"""The window is killed while somebody types in it: nothing promised is lost, nothing reaches LedgerBee twice (reliability X1, D1).

KILLS=500 is the long form, SEED=… repeats the same faults and moments (what the machine does in between is not repeatable).
"""

from __future__ import annotations

import os
import random
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.faults.kill9_judge import SETTLE, Judge
from tests.sandbox_process import SandboxProcess

ROOT = Path(__file__).parents[2]
TYPIST = Path(__file__).with_name("typist.py")
KILLS = int(os.environ.get("KILLS", "30"))
SEED = int(os.environ.get("SEED") or random.SystemRandom().randrange(1_000_000))
SOONEST, LATEST = 0.2, 4.0
"""Seconds after the start of the process: the first ones are its start and its recovery."""
NEVER = 1_000_000
WRITES = r"/v1/invoices(/[^/]+/send)?"
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
"""How often, of a hundred creates and sends, what goes wrong; "" is nothing."""
FAULTY = 0.25

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")


@pytest.fixture
def judge(tmp_path: Path) -> Iterator[Judge]:
    with SandboxProcess(tmp_path / "sandbox") as sandbox:
        for number in range(24):
            sandbox.add_customer(name=f"Kunde {number:02}")
        for number in range(6):
            sandbox.add_product(
                number=f"V{number}7", name=f"Vare {number}", prices=[{"unitAmount": f"{80 + number}.95"}]
            )
        yield Judge(tmp_path / "data", sandbox)


def plan_faults(sandbox: SandboxProcess, mix: dict[str, int], chance: random.Random) -> None:
    """Order what goes wrong with the next creates and sends."""
    orders: list[dict[str, Any]] = []
    for number, fault in enumerate(chance.choices(list(mix), list(mix.values()), k=PLANNED)):
        if fault:
            skip = number - len(orders)  # an order that is carried out does not count down those behind it
            seconds = chance.uniform(0.05, 0.2)
            orders.append({"fault": fault, "method": "POST", "path": WRITES, "skip": skip, "seconds": seconds})
    sandbox.clear_faults()
    sandbox.control("POST", "faults", orders)


@dataclass(frozen=True, kw_only=True)
class Moment:
    """When to kill: after `seconds`, but right after so many promises, and so long after the first draft went into the outbox."""

    seconds: float
    promises: int = NEVER
    after_queueing: float = NEVER


def choose_moment(chance: random.Random) -> Moment:
    """Half of the moments are any; the others are those in which most is at stake."""
    seconds = chance.uniform(SOONEST, LATEST)
    match chance.choice(("any", "any", "promise", "on the wire")):
        case "promise":
            return Moment(seconds=seconds, promises=chance.randint(1, 12))
        case "on the wire":
            return Moment(seconds=LATEST, after_queueing=chance.uniform(0.0, 0.6))
        case _:
            return Moment(seconds=seconds)


def type_and_kill(judge: Judge, run: int, seed: int, moment: Moment, defect: str = "") -> None:
    """Run the program and kill it."""
    command = [sys.executable, str(TYPIST), str(run), str(seed), "--data-dir", str(judge.data)]
    command += ["--api-url", judge.sandbox.url, "--settle", SETTLE, "--lang", "da"]
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "QT_QPA_PLATFORM": "offscreen",
        "LEDGERBEE_API_KEY": judge.sandbox.key,
        "TYPIST_DEFECT": defect,
    }
    said = judge.data.with_name("typist.err")
    with said.open("wb") as errors:
        process = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=errors)
        heard = _listen(process, moment)
        process.send_signal(signal.SIGKILL)
        heard += process.communicate(timeout=30)[0]
    for line in heard.decode().splitlines():
        judge.hear(line)
    text = said.read_text(encoding="utf-8", errors="replace")
    if process.returncode != -signal.SIGKILL or text:
        judge.complain(f"run {run} ended with {process.returncode} and said: {text}")


def _listen(process: subprocess.Popen[bytes], moment: Moment) -> bytes:
    assert process.stdout is not None
    end = time.monotonic() + moment.seconds
    heard, is_queued = b"", False
    while heard.count(b"\n") < moment.promises and (left := end - time.monotonic()) > 0:
        if select.select([process.stdout], [], [], left)[0]:
            said = os.read(process.stdout.fileno(), 65536)
            if not said:
                break
            heard += said
        if not is_queued and b"QUEUED" in heard:
            is_queued = True
            end = min(end, time.monotonic() + moment.after_queueing)
    return heard


def share_of_faults(sandbox: SandboxProcess) -> tuple[int, int]:
    """How many creates and sends there were, and how many of them went wrong; forgets them."""
    writes = [each for each in sandbox.requests() if each["method"] == "POST"]
    sandbox.clear_requests()
    return len(writes), sum(bool(each["fault"]) for each in writes)


@pytest.mark.timeout(120 + 5 * KILLS)
def test_nothing_promised_is_lost_and_nothing_is_doubled(judge: Judge) -> None:
    print(f"SEED={SEED} KILLS={KILLS}")
    chance = random.Random(SEED)
    writes = faulty = 0
    for run in range(KILLS):
        plan_faults(judge.sandbox, MIX, chance)
        type_and_kill(judge, run, chance.randrange(1_000_000), choose_moment(chance))
        judge.inspect()
        went, wrong = share_of_faults(judge.sandbox)
        writes, faulty = writes + went, faulty + wrong
        assert not judge.complaints, f"SEED={SEED}, kill {run}: {judge.complaints}"
    judge.sandbox.clear_faults()
    judge.drain()
    judge.conclude()
    assert not judge.complaints, f"SEED={SEED}: {judge.complaints}"
    print(f"{len(judge.queued)} queued, {len(judge.sent)} shown as sent, {len(judge.typed)} typed, "
          f"{faulty} of {writes} writes went wrong, {judge.decided} decided by a person")  # fmt: skip
    assert len(judge.queued) >= KILLS // 10, "the typist hardly worked"
    assert len(judge.sent) >= KILLS // 15, "hardly anything was sent"
    assert faulty >= FAULTY * writes, f"only {faulty} of {writes} writes went wrong"


def test_a_naive_retry_is_found_out(judge: Judge) -> None:
    """The planted defect: what was on the wire when the program died is sent again."""
    for run in range(6):
        plan_faults(judge.sandbox, {"hang-after-commit": 1}, random.Random(run))
        type_and_kill(judge, run, run, Moment(seconds=LATEST, after_queueing=0.5), "naive-retry")
        judge.inspect()
        if any(complaint.startswith("doubled") for complaint in judge.complaints):
            return
    pytest.fail("nothing was doubled: this harness proves nothing")


def test_an_early_promise_is_found_out(judge: Judge) -> None:
    """The planted defect: the typist promises before the disk has it."""
    plan_faults(judge.sandbox, {"": 1}, random.Random(0))
    for run in range(6):
        type_and_kill(judge, run, run, Moment(seconds=10.0, promises=1 + run % 2), "early-promise")
        judge.inspect()
        if any(complaint.startswith("lost") for complaint in judge.complaints):
            return
    pytest.fail("not one early promise was broken: this harness proves nothing")
