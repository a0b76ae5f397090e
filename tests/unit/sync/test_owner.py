"""A key that speaks for another company: nothing but `GET /v1/company` is asked with it, and nothing is written on either side."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from ledgerbee_desktop.api.bodies import JsonBodies
from ledgerbee_desktop.api.client import HttpLedgerBee
from ledgerbee_desktop.core.errors import KeyProblem, LedgerBeeError, NotSent
from ledgerbee_desktop.core.events import Bus
from ledgerbee_desktop.core.identifiers import CompanyId, CustomerId, DocumentId
from ledgerbee_desktop.core.kinds import DocumentKind
from ledgerbee_desktop.core.operations import Actor, Decision, Evidence, OperationKind, State
from ledgerbee_desktop.core.ports import Connection, LedgerBee, LibraryStore
from ledgerbee_desktop.core.secret import Secret
from ledgerbee_desktop.core.text import Message
from ledgerbee_desktop.platform_.clock import RandomIds, SystemClock
from ledgerbee_desktop.store.book import BookStore
from ledgerbee_desktop.sync import engine as engine_module
from ledgerbee_desktop.sync.company import proven
from ledgerbee_desktop.sync.engine import Engine
from tests.sandbox_process import SandboxCompany, SandboxProcess
from tests.unit.sync.company import Company

OTHER = "Østergård Byg"
PROOF = ("GET", "/v1/company")
UNKNOWN = DocumentId("00000000-0000-4000-8000-000000000001")


@dataclass
class Neighbours:
    """One server with two companies, and a library of the first with an invoice in the outbox; the second has the same records."""

    sandbox: SandboxProcess
    ours: Company

    @property
    def theirs(self) -> SandboxCompany:
        return self.sandbox.neighbours[0]

    def asked(self) -> set[tuple[str, str]]:
        return {(each["method"], each["path"]) for each in self.sandbox.requests() if each["company"] == 2}


@asynccontextmanager
async def neighbours(folder: Path) -> AsyncIterator[Neighbours]:
    with SandboxProcess(folder / "sandbox", companies=2) as sandbox:
        customer = sandbox.add_customer(name="Nordlys ApS")
        sandbox.add_customer(name=OTHER)
        product = sandbox.add_product(name="Malertime", prices=[{"unitAmount": "450.00"}])
        sandbox.set(cache_seconds=0)
        async with with_key(folder, sandbox, sandbox.key) as (book, client, engine):
            await engine.run_until_settled()
            company = Company(sandbox, book, client, engine, customer, product["prices"][0])
            yield Neighbours(sandbox, company)


@asynccontextmanager
async def with_key(
    folder: Path, sandbox: SandboxCompany, key: str, owner: CompanyId | None = None
) -> AsyncIterator[tuple[BookStore, HttpLedgerBee, Engine]]:
    clock, ids, bus = SystemClock(), RandomIds(), Bus()
    book = await BookStore.open(folder / "book", clock, ids, bus, place="here")
    client = HttpLedgerBee(sandbox.url, Secret(key), clock, ids)
    try:
        yield (
            book,
            client,
            Engine(book, JsonBodies(), clock, ids, bus=bus, ledgerbee=client, owner=owner, settle=0.2, grace=0.5),
        )
    finally:
        await client.close()
        await book.close()


async def exchanged_key(there: Neighbours) -> None:
    """Everything that an engine does by itself and that a person can ask of it, with the neighbour's key."""
    ours, theirs = there.ours, there.theirs
    clock, ids = SystemClock(), RandomIds()
    create, _ = await ours.queue()
    other = next(c.id for c in (await ours.book.library.catalogue()).customers.values() if c.name == OTHER)
    unknown, *_ = await ours.queue(reference="Ordre 8", customer_id=other)
    operation, attempt = await ours.book.outbox.begin(await ours.book.outbox.get(unknown), clock.now(), None)
    await ours.book.outbox.move(
        operation, State.UNKNOWN, Actor.WORKER, Message("test", "lost"), attempt=attempt, evidence=Evidence(wrote=True)
    )
    there.sandbox.clear_requests()
    foreign = HttpLedgerBee(theirs.url, Secret(theirs.key), clock, ids)
    try:
        ours.engine.connect(foreign)
        work = asyncio.create_task(ours.engine.run())
        while ours.engine.status.connection is not Connection.KEY:
            await asyncio.sleep(0.01)
        await asyncio.sleep(0.5)
        customer = CustomerId(ours.customer["id"])
        await ours.engine.fetch_customer(customer)
        for asking in (
            ours.engine.fetch_document(DocumentKind.INVOICE, UNKNOWN),
            ours.engine.outbox.decide(unknown, Decision.LOOK),
            ours.engine.refresh(),
        ):
            with contextlib.suppress(LedgerBeeError):
                await asking
        await ours.engine.stop()
        await work
    finally:
        await foreign.close()
    assert there.asked() == {PROOF}
    assert theirs.ledger() == []
    assert (await ours.book.outbox.get(create)).state is State.QUEUED
    assert (await ours.book.outbox.get(unknown)).state is State.UNKNOWN
    known = await ours.book.library.company()
    assert known is not None
    assert known.name.startswith("Fjordby")
    assert len((await ours.book.library.catalogue()).customers) == 2


def test_an_exchanged_key_asks_for_nothing_but_the_company(tmp_path: Path) -> None:
    async def work() -> None:
        async with neighbours(tmp_path) as there:
            await exchanged_key(there)
            assert ours_is_told(there)

    asyncio.run(work())


def ours_is_told(there: Neighbours) -> bool:
    problem = there.ours.engine.status.problem
    return problem is not None and "another company (Skovlund" in str(problem)


def test_without_the_guard_the_test_above_is_red(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The planted defect: a client that does not prove whose it is before each call."""

    def trusting(ledgerbee: LedgerBee, _library: LibraryStore, _owner: CompanyId | None) -> LedgerBee:
        return ledgerbee

    monkeypatch.setattr(engine_module, "proven", trusting)

    async def work() -> None:
        async with neighbours(tmp_path) as there:
            await exchanged_key(there)

    with pytest.raises(AssertionError, match="/v1/invoices"):
        asyncio.run(work())


def test_the_right_key_lets_everything_go_on(tmp_path: Path) -> None:
    async def work() -> None:
        async with neighbours(tmp_path) as there:
            await exchanged_key(there)
        async with with_key(tmp_path, there.sandbox, there.sandbox.key) as (book, _, engine):
            with SandboxProcess(tmp_path / "sandbox", companies=2, port=there.sandbox.port) as sandbox:
                settled = await engine.run_until_settled()
                assert settled.connection is Connection.ONLINE
                assert any(each["number"] for each in sandbox.ledger())
                assert sandbox.neighbours[0].ledger() == []
            done = await book.outbox.all(open_only=False)
            assert {each.state for each in done if each.kind is OperationKind.SEND} >= {State.DONE}

    asyncio.run(work())


def test_a_new_database_belongs_to_the_company_that_it_was_made_for(tmp_path: Path) -> None:
    """Before the first pull the library cannot say whose it is; the folder can."""

    async def work() -> None:
        with SandboxProcess(tmp_path / "sandbox", companies=2) as sandbox:
            (theirs,) = sandbox.neighbours
            owner = CompanyId(sandbox.call("GET", "/v1/company").json()["id"].lower())
            async with with_key(tmp_path, sandbox, theirs.key, owner) as (book, _, engine):
                assert (await engine.run_until_settled()).connection is Connection.KEY
                assert await book.library.company() is None
            async with with_key(tmp_path, sandbox, sandbox.key, owner) as (book, _, engine):
                assert (await engine.run_until_settled()).connection is Connection.ONLINE
                stored = await book.library.company()
                assert stored is not None
                assert stored.id == owner

    asyncio.run(work())


def test_a_company_that_cannot_be_asked_stops_what_was_to_follow(tmp_path: Path) -> None:
    """The proof failed for a reason of the network: the write behind it has not left, and says so."""

    async def work() -> None:
        async with neighbours(tmp_path) as there:
            ours = there.ours
            there.sandbox.fault("status", method="GET", path="/v1/company", status=503, times=None)
            clock, ids = SystemClock(), RandomIds()
            fresh = HttpLedgerBee(there.sandbox.url, Secret(there.sandbox.key), clock, ids)
            guarded = proven(fresh, ours.book.library, None)
            with pytest.raises(NotSent):
                await guarded.create(DocumentKind.INVOICE, b"{}")
            assert ours.posts("/v1/invoices") == 0
            there.sandbox.clear_faults()
            there.sandbox.set_key(revoked=True)
            with pytest.raises(KeyProblem):
                await guarded.create(DocumentKind.INVOICE, b"{}")
            assert ours.posts("/v1/invoices") == 0
            await fresh.close()

    asyncio.run(work())


def test_without_its_key_nothing_is_asked_and_nothing_is_lost(tmp_path: Path) -> None:
    """The key was removed from this computer while the company is open."""

    async def work() -> None:
        async with neighbours(tmp_path) as there:
            ours = there.ours
            create, _ = await ours.queue()
            ours.engine.disconnect()
            there.sandbox.clear_requests()
            assert (await ours.engine.run_until_settled()).connection is Connection.NO_KEY
            with pytest.raises(NotSent):
                await ours.engine.refresh()
            assert there.sandbox.requests() == []
            assert (await ours.book.outbox.get(create)).state is State.QUEUED
            ours.engine.connect(ours.client)
            assert (await ours.engine.run_until_settled()).connection is Connection.ONLINE
            assert len(there.sandbox.ledger()) == 1

    asyncio.run(work())
