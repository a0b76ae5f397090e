"""The real client and the real sandbox with a spoiled network between them: what the client says has happened is what has happened (T3).

PROXY_SEEDS=100 or SECONDS=100 is the long form; SEED=… begins with another seed. The oracle is the sandbox's own ledger, read past the proxy.
"""

from __future__ import annotations

import asyncio
import dataclasses
import tempfile
import time
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

import pytest

from ledgerbee_desktop.api import writes
from ledgerbee_desktop.api.client import HttpLedgerBee
from ledgerbee_desktop.core.errors import LedgerBeeError, MalformedAnswer, NotSent, OutcomeUnknown, Unreachable
from ledgerbee_desktop.core.identifiers import DocumentId
from ledgerbee_desktop.core.kinds import DocumentKind
from ledgerbee_desktop.core.library import Document
from tests import wire_proxy
from tests.contract.our_client import BODIES, MANUAL, Ours, our_client
from tests.faults import figures
from tests.sandbox_process import SandboxProcess
from tests.wire_client import SHORT, wire_client
from tests.wire_proxy import Treatment, WireProxy

SEEDS = figures.number("PROXY_SEEDS", 10**6 if figures.is_long() else 5)
SECONDS = figures.seconds(1e9)
FIRST = figures.number("SEED", 0)
OF_AN_OFFICE = 5 if figures.is_long() else 3
"""Seeds of one sandbox; more of them would make its lists long."""
AT_ONCE = 12
CONNECTED = dataclasses.replace(SHORT, connect=60, pool=60, write=60, patience=0.1)
PATIENT = dataclasses.replace(CONNECTED, answer_to_write=60, answer_to_read=60, write_total=120, read_total=120)
"""For toxics that end by themselves: however busy the machine is, it is not the client's patience that ends."""
HASTY = dataclasses.replace(CONNECTED, answer_to_write=0.2, answer_to_read=0.1, read_total=1, tries=2)


@dataclass(frozen=True)
class Toxic:
    """A way to spoil connections. `hangs`: the client has to lose patience. `harmless`: what was asked for must come to pass."""

    name: str
    treatment: Treatment | None
    hangs: bool = False
    harmless: bool = False


TOXICS = [
    Toxic("refused", None),
    Toxic("FIN at once", wire_proxy.fin_at_once),
    Toxic("RST at once", wire_proxy.rst_at_once),
    Toxic("RST in the upload", wire_proxy.rst_in_upload),
    Toxic("FIN after the upload", wire_proxy.fin_after_upload),
    Toxic("black hole", wire_proxy.black_hole, hangs=True),
    Toxic("answer lost", wire_proxy.answer_lost),
    Toxic("answer held", wire_proxy.answer_held, hangs=True),
    Toxic("answer cut", wire_proxy.answer_cut),
    Toxic("answer stalls", wire_proxy.answer_stalls, hangs=True),
    Toxic("delivered late", wire_proxy.late_delivery, hangs=True),
    Toxic("gateway, not done", wire_proxy.gateway_before),
    Toxic("gateway, done", wire_proxy.gateway_after),
    Toxic("login page", wire_proxy.portal),
    Toxic("noise before the answer", wire_proxy.noise_first),
    Toxic("slices", wire_proxy.slices, harmless=True),
    Toxic("slow", wire_proxy.slow, harmless=True),
    Toxic("more than the answer", wire_proxy.more_than_the_answer, harmless=True),
    Toxic("healthy", wire_proxy.healthy, harmless=True),
]


@dataclass
class Truth:
    """What the sandbox has, read past the proxy: its ledger by id and by reference, and how often each request was carried out."""

    by_id: dict[str, dict[str, Any]]
    references: Counter[str]
    done: Counter[str]

    @classmethod
    def of(cls, sandbox: SandboxProcess) -> Truth:
        """The truth of this moment."""
        ledger = sandbox.ledger()
        log = [each for each in sandbox.requests() if each["committed"] and each["method"] != "GET"]
        return cls(
            by_id={each["id"]: each for each in ledger},
            references=Counter(each["reference"] for each in ledger if each["reference"]),
            done=Counter(f"{each['method']} {each['path']}" for each in log),
        )


Act = Callable[[HttpLedgerBee], Awaitable[Any]]


@dataclass
class Run:
    """One call of the client through one spoiled network. `committed` counts how often LedgerBee did it; `expected` is what a read must bring."""

    toxic: Toxic
    seed: int
    operation: str
    act: Act
    committed: Callable[[Truth], int]
    expected: Any = None
    result: Any = None
    error: BaseException | None = None
    heard: int = 0

    async def go(self, sandbox: SandboxProcess) -> None:
        """Call, and wait until nothing can happen any more."""
        async with WireProxy(sandbox.port, self.toxic.treatment, self.seed) as proxy:
            limits = HASTY if self.toxic.hangs else PATIENT
            async with wire_client(proxy.url, key=sandbox.key, limits=limits) as client:
                try:
                    self.result = await self.act(client)
                except Exception as error:
                    self.error = error
            await proxy.settle()
            self.heard = proxy.heard

    def verdict(self, truth: Truth) -> str:
        """What is wrong with what the client said; empty when nothing is."""
        if self.expected is not None:
            return self._verdict_of_a_read()
        done = self.committed(truth)
        if done > 1:
            return f"LedgerBee did it {done} times"
        match self.error:
            case None:
                return "" if done == 1 else "said done, and it was not"
            case NotSent():
                if done:
                    return "said not sent, and it was done"
                return "said not sent after it had begun" if self.heard or self.error.evidence.wrote else ""
            case OutcomeUnknown():
                if self.toxic.harmless:
                    return "a harmless network was called a failure"
                return "" if self.error.evidence.wrote else "said unknown before it had begun"
            case error:
                return f"said {type(error).__name__}"

    def _verdict_of_a_read(self) -> str:
        if self.error is None:
            return "" if self.result == self.expected else "a list that is not LedgerBee's"
        if self.toxic.harmless:
            return "a harmless network was called a failure"
        if isinstance(self.error, NotSent | Unreachable | MalformedAnswer):
            return ""
        return f"said {type(self.error).__name__}"


ORDER = DocumentKind.ORDER_CONFIRMATION


class Office:
    """Prepares what the runs need, over a healthy network."""

    def __init__(self, ours: Ours) -> None:
        self._ours = ours
        self._listed = [ours.make(ORDER).id for _ in range(3)][::-1]

    def runs(self, toxics: list[Toxic], seeds: range) -> list[Run]:
        """Each toxic × each operation × each seed."""
        return [make(self, toxic, seed) for toxic in toxics for make in self.OPERATIONS for seed in seeds]

    def _quote(self) -> Document:
        return self._ours.make(DocumentKind.QUOTE)

    def _create(self, toxic: Toxic, seed: int) -> Run:
        kind = Random(seed).choice((DocumentKind.INVOICE, DocumentKind.QUOTE))
        reference = f"create {toxic.name} {seed}"
        body = BODIES.create(self._ours.draft(kind, reference=reference))
        return Run(toxic, seed, "create", lambda it: it.create(kind, body), lambda truth: truth.references[reference])

    def _send(self, toxic: Toxic, seed: int) -> Run:
        document = self._ours.make(DocumentKind.INVOICE) if seed % 2 else self._quote()
        body = BODIES.send(document.kind, MANUAL)
        return Run(
            toxic,
            seed,
            "send",
            lambda it: it.send(document.kind, document.id, body),
            lambda truth: truth.by_id[document.id]["sendCount"],
        )

    def _update(self, toxic: Toxic, seed: int) -> Run:
        document = self._quote()
        body = BODIES.update(self._ours.draft(DocumentKind.QUOTE, reference="changed"))
        path = f"PATCH /v1/quotes/{document.id}"
        return Run(
            toxic,
            seed,
            "update",
            lambda it: it.update(DocumentKind.QUOTE, document.id, body),
            lambda truth: truth.done[path] if truth.by_id[document.id]["reference"] == "changed" else 0,
        )

    def _convert(self, toxic: Toxic, seed: int) -> Run:
        document = self._ours.send(self._quote())
        body = BODIES.convert(DocumentKind.QUOTE, DocumentKind.INVOICE, None)
        path = f"POST /v1/quotes/{document.id}/convert"
        return Run(
            toxic,
            seed,
            "convert",
            lambda it: it.convert(DocumentKind.QUOTE, document.id, body),
            lambda truth: truth.done[path] if truth.by_id[document.id]["convertedToInvoiceId"] else 0,
        )

    def _list(self, toxic: Toxic, seed: int) -> Run:
        customer = self._ours.customer

        async def act(client: HttpLedgerBee) -> list[DocumentId]:
            return [each.id for each in (await client.documents(ORDER, 1, customer)).items]

        return Run(toxic, seed, "list", act, lambda _: 0, self._listed)

    OPERATIONS = (_create, _send, _update, _convert, _list)


@contextmanager
def an_office() -> Iterator[Callable[[list[Toxic], range], list[str]]]:
    """Goes through toxics and seeds, and says what was wrong."""
    with tempfile.TemporaryDirectory(prefix="proxy-") as made, SandboxProcess(Path(made) / "sandbox") as sandbox:
        sandbox.set(cache_seconds=0)

        def work(toxics: list[Toxic], seeds: range) -> list[str]:
            with our_client(sandbox) as ours:
                runs = Office(ours).runs(toxics, seeds)
            sandbox.clear_requests()
            asyncio.run(_all(runs, sandbox))
            truth = Truth.of(sandbox)
            verdicts = [(run, run.verdict(truth)) for run in runs]
            return [f"{run.operation}, {run.toxic.name}, SEED={run.seed}: {said}" for run, said in verdicts if said]

        yield work


@pytest.fixture
def office() -> Iterator[Callable[[list[Toxic], range], list[str]]]:
    with an_office() as work:
        yield work


@dataclass(frozen=True)
class Batch:
    """These seeds, unless it is later than `until`."""

    seeds: range
    until: float


def go_through(batch: Batch) -> tuple[int, list[str]]:
    """All toxics with these seeds, at an office of their own: how many seeds it were, and what was wrong."""
    if time.time() > batch.until:
        return 0, []
    with an_office() as work:
        return len(batch.seeds), work(TOXICS, batch.seeds)


def batches(until: float) -> Iterator[Batch]:
    for first in range(FIRST, FIRST + SEEDS, OF_AN_OFFICE):
        if time.time() > until:
            return
        yield Batch(range(first, min(first + OF_AN_OFFICE, FIRST + SEEDS)), until)


async def _all(runs: list[Run], sandbox: SandboxProcess) -> None:
    turns = asyncio.Semaphore(AT_ONCE)

    async def one(run: Run) -> None:
        async with turns:
            await run.go(sandbox)

    await asyncio.gather(*map(one, runs))


@pytest.mark.timeout(min(3 * SECONDS, 30 * SEEDS) + 300)
def test_what_the_client_says_is_what_has_happened() -> None:
    ran = 0
    for seeds, wrong in figures.spread_until(go_through, batches(time.time() + SECONDS)):
        assert wrong == []
        ran += seeds
    figures.figure(
        f"{len(TOXICS)} toxics x {len(Office.OPERATIONS)} operations x {ran} seeds: every outcome told rightly"
    )
    assert ran >= min(SEEDS, OF_AN_OFFICE)


def _by_name(error: Exception, evidence: object) -> type[LedgerBeeError]:
    return NotSent if type(error).__name__ in {"ReadError", "RemoteProtocolError"} else OutcomeUnknown


def test_a_client_that_goes_by_names_is_found_out(
    office: Callable[[list[Toxic], range], list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writes, "failure_means", _by_name)
    lost = [toxic for toxic in TOXICS if toxic.name in {"answer lost", "FIN after the upload"}]
    found = office(lost, range(FIRST, FIRST + 1))
    assert [line for line in found if "said not sent, and it was done" in line]


def test_a_client_that_repeats_itself_is_found_out(
    office: Callable[[list[Toxic], range], list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    once = writes.Writer._send

    async def twice(writer: writes.Writer, *given: Any) -> Any:
        try:
            return await once(writer, *given)
        except Exception:
            return await once(writer, *given)

    monkeypatch.setattr(writes.Writer, "_send", twice)
    lost = [toxic for toxic in TOXICS if toxic.name == "answer lost"]
    found = office(lost, range(FIRST, FIRST + 1))
    assert [line for line in found if "LedgerBee did it 2 times" in line]
