"""The main job over real HTTP: whatever happens to the answers, LedgerBee has one invoice, sent once."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from ledgerbee_desktop.core.identifiers import OperationId
from ledgerbee_desktop.core.operations import Decision, OperationKind, State, WaitReason
from ledgerbee_desktop.core.ports import Connection, DocumentFilter
from ledgerbee_desktop.sync.parts import Settled
from tests.unit.sync.company import CREATE, SEND, Company, a_company, opened

ALL_WELL = Settled(Connection.ONLINE, person=False, network=False, key=False)
LOST = ("drop-after-commit", "reset-after-commit", "cut-body", "wrong-shape", "broken-gzip")


async def one_invoice_sent_once(company: Company) -> None:
    ledger = company.sandbox.ledger()
    assert [(each["status"], each["sendCount"]) for each in ledger] == [("sent", 1)]
    assert ledger[0]["number"]
    assert {each.state for each in await company.book.outbox.all(open_only=False)} == {State.DONE}
    ids = await company.book.library.document_ids(DocumentFilter())
    assert [each.number for each in await company.book.library.documents(ids)] == [ledger[0]["number"]]
    assert await company.book.library.draft_of(ids[0]) is not None


def test_the_quiet_way(tmp_path: Path) -> None:
    async def work() -> None:
        async with a_company(tmp_path) as company:
            await company.queue()
            company.sandbox.clear_requests()
            assert await company.engine.run_until_settled(pull=False) == ALL_WELL
            await one_invoice_sent_once(company)
            assert (company.posts(CREATE), company.posts(SEND)) == (1, 1)
            first = company.sandbox.requests()[0]
            assert (first["method"], first["path"]) == ("GET", "/v1/company")

    asyncio.run(work())


@pytest.mark.parametrize("fault", LOST)
def test_answers_to_create_and_send_are_lost(tmp_path: Path, fault: str) -> None:
    async def work() -> None:
        async with a_company(tmp_path) as company:
            await company.queue()
            company.sandbox.fault(fault, method="POST", path=CREATE)
            company.sandbox.fault(fault, method="POST", path=SEND)
            assert await company.engine.run_until_settled(pull=False) == ALL_WELL
            await one_invoice_sent_once(company)
            assert (company.posts(CREATE), company.posts(SEND)) == (1, 1)
            assert company.sandbox.faults() == []

    asyncio.run(work())


def test_a_late_commit_is_waited_for(tmp_path: Path) -> None:
    async def work() -> None:
        async with a_company(tmp_path) as company:
            await company.queue()
            company.sandbox.fault("late-commit", method="POST", path=CREATE, seconds=0.3)
            company.sandbox.fault("late-commit", method="POST", path=SEND, seconds=0.3)
            assert await company.engine.run_until_settled(pull=False) == ALL_WELL
            await one_invoice_sent_once(company)

    asyncio.run(work())


def test_a_request_that_never_arrived_asks_the_person(tmp_path: Path) -> None:
    async def work() -> None:
        async with a_company(tmp_path) as company:
            create, _ = await company.queue()
            company.sandbox.fault("drop-before", method="POST", path=CREATE)
            settled = await company.engine.run_until_settled(pull=False)
            assert settled.person
            assert company.sandbox.ledger() == []
            row = (await company.engine.outbox.rows())[0]
            assert (row.operation.state, row.operation.clean_scans >= 2) == (State.NOT_FOUND, True)
            assert row.waiting is not None
            assert row.waiting.reason is WaitReason.PERSON_UNKNOWN
            assert "Nordlys ApS" in str(row.operation.error)
            await company.engine.outbox.decide(create, Decision.AGAIN)
            assert await company.engine.run_until_settled(pull=False) == ALL_WELL
            await one_invoice_sent_once(company)
            assert (await company.book.outbox.get(create)).attempts == 2

    asyncio.run(work())


def test_once_more_looks_first_and_refuses_when_it_turned_up(tmp_path: Path) -> None:
    async def work() -> None:
        async with a_company(tmp_path) as company:
            create, _ = await company.queue()
            company.sandbox.fault("late-commit", method="POST", path=CREATE, seconds=1.2)
            assert (await company.engine.run_until_settled(pull=False)).person
            while not company.sandbox.ledger():
                await asyncio.sleep(0.05)
            with pytest.raises(Exception, match="turned up"):
                await company.engine.outbox.decide(create, Decision.AGAIN)
            assert await company.engine.run_until_settled(pull=False) == ALL_WELL
            await one_invoice_sent_once(company)

    asyncio.run(work())


def test_cancelled_while_ledgerbee_works(tmp_path: Path) -> None:
    async def work() -> None:
        async with a_company(tmp_path) as company:
            await company.queue()
            company.sandbox.fault("hang-after-commit", method="POST", path=CREATE)
            task = asyncio.create_task(company.engine.run())
            while not company.sandbox.ledger():
                await asyncio.sleep(0.02)
            await company.engine.stop()
            await task
            assert (await company.operation(OperationKind.CREATE)).state is State.UNKNOWN
            attempt = (await company.book.outbox.attempts((await company.operation(OperationKind.CREATE)).id))[0]
            assert attempt.evidence.wrote
        # (the sandbox ends with the company; what was committed is in its database)

    asyncio.run(work())


def test_a_new_process_finds_what_the_old_one_left_inflight(tmp_path: Path) -> None:
    async def work() -> None:
        async with a_company(tmp_path) as company:
            create, send = await company.queue()
            operation = await company.book.outbox.get(create)
            await company.client.company()
            await company.book.outbox.begin(operation, operation.created_at, company.client.server_date)
            await company.client.create(operation.document_kind, operation.payload)
            await company.book.close()
            async with opened(tmp_path, company.sandbox) as (book, _, engine):
                assert await engine.run_until_settled() == ALL_WELL
                states = {each.id: each.state for each in await book.outbox.all(open_only=False)}
                assert states == {create: State.DONE, send: State.DONE}
            assert [(each["status"], each["sendCount"]) for each in company.sandbox.ledger()] == [("sent", 1)]

    asyncio.run(work())


def test_the_window_s_engine_does_the_job_and_stops(tmp_path: Path) -> None:
    async def work() -> None:
        async with a_company(tmp_path, pulled=False) as company:
            task = asyncio.create_task(company.engine.run())
            while company.engine.status.fresh_as_of is None:
                await asyncio.sleep(0.02)
            company.engine.set_offline(offline=True)
            await company.queue(undo_seconds=1)
            await asyncio.sleep(0.2)
            rows = await company.engine.outbox.rows()
            assert [row.waiting.reason for row in rows if row.waiting] == [WaitReason.NETWORK, WaitReason.UNDO]
            assert company.sandbox.ledger() == []
            company.sandbox.fault("drop-after-commit", method="POST", path=CREATE)
            company.sandbox.fault("drop-after-commit", method="POST", path=SEND)
            company.engine.set_offline(offline=False)
            while not all(each.state is State.DONE for each in await company.book.outbox.all(open_only=False)):
                await asyncio.sleep(0.02)
            await one_invoice_sent_once(company)
            before = asyncio.get_running_loop().time()
            await company.engine.stop()
            await task
            assert asyncio.get_running_loop().time() - before < 1.0

    asyncio.run(work())


def test_offline_costs_no_attempts(tmp_path: Path) -> None:
    async def work() -> None:
        async with a_company(tmp_path) as company:
            create, _ = await company.queue()
            company.sandbox.stop()
            settled = await company.engine.run_until_settled(pull=False)
            assert settled == Settled(Connection.UNREACHABLE, person=False, network=True, key=False)
            operation = await company.book.outbox.get(OperationId(create))
            assert (operation.state, operation.attempts) == (State.QUEUED, 0)
            company.sandbox.start()
            company.engine.nudge()
            assert await company.engine.run_until_settled(pull=False) == ALL_WELL
            await one_invoice_sent_once(company)

    asyncio.run(work())


def test_an_engine_that_is_stopped_before_it_began_ends(tmp_path: Path) -> None:
    async def visit() -> None:
        async with a_company(tmp_path) as company:
            task = asyncio.create_task(company.engine.run())
            await company.engine.stop()
            await asyncio.wait_for(task, 5)

    asyncio.run(visit())
