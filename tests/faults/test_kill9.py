"""The window is killed while somebody works in it: nothing promised is lost, nothing reaches LedgerBee twice (reliability X1, D1).

All kinds of documents are written, changed, sent, converted and credited, customers and products made on the way. SECONDS is how long the
killing goes on, KILLS says in its place how often (500 is the long form), SEED=… repeats the same faults and moments (what the machine does
in between is not repeatable).
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
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from tests.contract.billing import open_shop
from tests.contract.test_sandbox_catalogue import group_body
from tests.faults.figures import figure, number, seconds
from tests.faults.kill9_judge import SETTLE, Judge
from tests.faults.kill9_judge_ledger import MARK
from tests.sandbox_process import SandboxProcess

ROOT = Path(__file__).parents[2]
TYPIST = Path(__file__).with_name("typist.py")
KILLS = number("KILLS", 0)
SECONDS = seconds(65)
SEED = int(os.environ.get("SEED") or random.SystemRandom().randrange(1_000_000))
SOONEST, LATEST = 0.2, 5.0
"""Seconds after the start of the process, for kills in its start and recovery, or after somebody sat down at the keyboard."""
START_SECONDS = 60.0
"""So long a start may take on a busy machine; after that it is killed as it is."""
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
FAULTY, ENOUGH = 0.25, 20
"""The share that has to go wrong; of fewer writes than these it says nothing."""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")


@pytest.fixture
def judge(tmp_path: Path) -> Iterator[Judge]:
    with SandboxProcess(tmp_path / "sandbox") as sandbox:
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
        yield Judge(tmp_path / "data", sandbox)


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


@dataclass(frozen=True, kw_only=True)
class Moment:
    """When to kill: so many seconds after the start, or after somebody sat down; but right after so many promises, and so long
    after the first thing went into the outbox."""

    after_start: float = NEVER
    after_ready: float = NEVER
    promises: int = NEVER
    after_queueing: float = NEVER


def choose_moment(chance: random.Random) -> Moment:
    """Any moment of the start or the work, or one of those in which most is at stake."""
    match chance.choice(("start", "work", "work", "promise", "on the wire", "on the wire")):
        case "start":
            return Moment(after_start=chance.uniform(SOONEST, LATEST))
        case "work":
            return Moment(after_ready=chance.uniform(SOONEST, LATEST))
        case "promise":
            return Moment(after_ready=4 * LATEST, promises=chance.randint(1, 12))
        case _:
            return Moment(after_ready=4 * LATEST, after_queueing=chance.uniform(0.0, 1.6))


def type_and_kill(judge: Judge, run: int, seed: int, moment: Moment, **variables: str) -> None:
    """Run the program and kill it. `variables` are the typist's: its kinds, its defect."""
    command = [sys.executable, str(TYPIST), str(run), str(seed), "--data-dir", str(judge.data)]
    command += ["--api-url", judge.sandbox.url, "--settle", SETTLE, "--lang", "da"]
    environment = {
        **os.environ,
        "PYTHONPATH": str(ROOT),
        "QT_QPA_PLATFORM": "offscreen",
        "LEDGERBEE_API_KEY": judge.sandbox.key,
        **variables,
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
    end = time.monotonic() + min(START_SECONDS, moment.after_start)
    limits = {b"READY": moment.after_ready, b"QUEUED": moment.after_queueing, b"CHANGED": moment.after_queueing,
              b"CONVERTED": moment.after_queueing, b"SENDING": moment.after_queueing}  # fmt: skip
    heard = b""
    while heard.count(b"\n") <= moment.promises and (left := end - time.monotonic()) > 0:
        if select.select([process.stdout], [], [], left)[0]:
            said = os.read(process.stdout.fileno(), 65536)
            if not said:
                break
            heard += said
        for word in [word for word in limits if word in heard]:
            now, wait = time.monotonic(), limits.pop(word)
            end = now + wait if word == b"READY" and wait < NEVER else min(end, now + wait)
    return heard


def share_of_faults(sandbox: SandboxProcess) -> tuple[int, int]:
    """How many writes there were, and how many of them went wrong; forgets them."""
    writes = [each for each in sandbox.requests() if each["method"] in WRITES]
    sandbox.clear_requests()
    return len(writes), sum(bool(each["fault"]) for each in writes)


def runs() -> Iterator[int]:
    """KILLS numbers, or as many as there is time for."""
    end = time.monotonic() + SECONDS
    for run in count():
        if run >= KILLS if KILLS else time.monotonic() > end:
            return
        yield run


@pytest.mark.timeout(300 + (15 * KILLS or 4 * SECONDS))
def test_nothing_promised_is_lost_and_nothing_is_doubled(judge: Judge) -> None:
    print(f"SEED={SEED}", flush=True)
    leave_work(judge.sandbox)
    judge.take_for_given()
    chance = random.Random(SEED)
    kills = writes = faulty = 0
    for run in runs():
        kills += 1
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
    promises, keys = judge.promises, sum(len(text) for _, text in judge.promises.typed)
    figure(f"{kills} kills, {keys} keystrokes in {len(promises.typed)} texts, {faulty} of {writes} writes went wrong, 0 lost, 0 doubled, "
           f"0 wrongly claimed, {judge.decided} decided by a person")  # fmt: skip
    figure(judge.work_done())
    assert len(promises.queued) >= kills // 10, "the typist hardly worked"
    assert len(promises.sent) >= kills // 15, "hardly anything was sent"
    assert faulty >= FAULTY * writes or writes < ENOUGH, f"only {faulty} of {writes} writes went wrong"


@pytest.mark.parametrize("kind", ["invoice", "quote"])
def test_a_naive_retry_is_found_out(judge: Judge, kind: str) -> None:
    """The planted defect: what was on the wire when the program died is sent again."""
    for run in range(8):
        plan_faults(judge.sandbox, {"hang-after-commit": 1}, random.Random(run))
        moment = Moment(after_ready=4 * LATEST, after_queueing=0.5)
        type_and_kill(judge, run, run, moment, TYPIST_DEFECT="naive-retry", TYPIST_KINDS=kind)
        judge.inspect()
        if any(complaint.startswith("doubled") for complaint in judge.complaints):
            return
    pytest.fail("nothing was doubled: this harness proves nothing")


def test_an_early_promise_is_found_out(judge: Judge) -> None:
    """The planted defect: the typist promises before the disk has it."""
    plan_faults(judge.sandbox, {"": 1}, random.Random(0))
    for run in range(6):
        moment = Moment(after_ready=4 * LATEST, promises=1 + run % 2)
        type_and_kill(judge, run, run, moment, TYPIST_DEFECT="early-promise", TYPIST_KINDS="invoice")
        judge.inspect()
        if any(complaint.startswith("lost") for complaint in judge.complaints):
            return
    pytest.fail("not one early promise was broken: this harness proves nothing")
