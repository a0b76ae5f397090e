"""What keeps an operation from leaving, and what brings it on its way again, over real HTTP."""

from __future__ import annotations

import asyncio
from decimal import Decimal
from pathlib import Path

import pytest

from ledgerbee_desktop.core.errors import AppError, HasErrors, Stale
from ledgerbee_desktop.core.identifiers import CompanyId, CustomerId, DocumentId
from ledgerbee_desktop.core.kinds import DeliveryType, DocumentKind
from ledgerbee_desktop.core.library import Company as Library
from ledgerbee_desktop.core.operations import Decision, OperationKind, SendRequest, State, Waiting, WaitReason
from ledgerbee_desktop.core.ports import Connection, DocumentFilter
from ledgerbee_desktop.platform_.clock import RandomIds
from ledgerbee_desktop.sync.parts import Settled
from tests.unit.sync.company import CREATE, EMAIL, SEND, Company, a_company

ALL_WELL = Settled(Connection.ONLINE, person=False, network=False, key=False)


async def reasons(company: Company) -> list[WaitReason | None]:
    return [row.waiting.reason if row.waiting else None for row in await company.engine.outbox.rows()]


def test_a_revoked_key_pauses_and_leaves_everything_queued(tmp_path: Path) -> None:
    async def work() -> None:
        async with a_company(tmp_path) as company:
            await company.queue(send=None)
            company.sandbox.set_key(revoked=True)
            settled = await company.engine.run_until_settled(pull=False)
            assert (settled.connection, settled.key, settled.person) == (Connection.KEY, True, False)
            assert await reasons(company) == [WaitReason.KEY]
            assert company.posts(CREATE) == 0
            company.sandbox.set_key(revoked=False)
            company.engine.nudge()
            assert await company.engine.run_until_settled(pull=False) == ALL_WELL
            assert len(company.sandbox.ledger()) == 1

    asyncio.run(work())


def test_a_key_that_may_only_read_writes_once_and_then_waits(tmp_path: Path) -> None:
    async def work() -> None:
        async with a_company(tmp_path) as company:
            create, _ = await company.queue()
            company.sandbox.set_key(scopes=["company-read", "invoices-read"])
            task = asyncio.create_task(company.engine.run())
            while company.engine.status.connection is not Connection.KEY:
                await asyncio.sleep(0.02)
            await asyncio.sleep(1.5)  # reading works all the time; that alone is no reason to write again
            assert company.engine.status.connection is Connection.KEY
            assert company.posts(CREATE) == 1
            operation = await company.book.outbox.get(create)
            assert (operation.state, operation.attempts) == (State.QUEUED, 0)
            await company.engine.stop()
            await task

    asyncio.run(work())


def test_too_many_requests_are_waited_for(tmp_path: Path) -> None:
    async def work() -> None:
        async with a_company(tmp_path) as company:
            create, _ = await company.queue()
            company.sandbox.fault("rate-limit", method="POST", path=CREATE, seconds=1.0)
            task = asyncio.create_task(company.engine.run_until_settled(pull=False))
            while company.posts(CREATE) == 0:
                await asyncio.sleep(0.02)
            await asyncio.sleep(0.1)
            assert (await reasons(company))[0] is WaitReason.RATE_LIMIT
            assert await task == ALL_WELL
            operation = await company.book.outbox.get(create)
            assert (operation.attempts, company.posts(CREATE)) == (1, 2)

    asyncio.run(work())


def test_a_refusal_gives_the_draft_back(tmp_path: Path) -> None:
    async def work() -> None:
        async with a_company(tmp_path) as company:
            create, send = await company.queue()
            body = '{"statusCode":400,"timestamp":"2026-11-21T00:00:00.000Z","path":"/v1/invoices","message":"Nej tak"}'
            company.sandbox.fault(
                "status", method="POST", path=CREATE, status=400, body=body, content_type="application/json"
            )
            assert (await company.engine.run_until_settled(pull=False)).person
            operation = await company.book.outbox.get(create)
            assert operation.state is State.REFUSED
            assert operation.refusal is not None
            assert operation.refusal.text == "Nej tak"
            assert (await company.book.outbox.get(send)).state is State.DISCARDED
            await company.engine.outbox.decide(create, Decision.AGAIN)
            assert await company.engine.run_until_settled(pull=False) == ALL_WELL
            assert [each["status"] for each in company.sandbox.ledger()] == ["draft"]

    asyncio.run(work())


def test_a_key_of_another_company_reads_and_writes_nothing(tmp_path: Path) -> None:
    async def work() -> None:
        async with a_company(tmp_path, pulled=False) as company:
            await company.book.library.put_company(Library(id=CompanyId(RandomIds().new()), name="En anden"))
            company.sandbox.clear_requests()
            settled = await company.engine.run_until_settled()
            assert settled.connection is Connection.KEY
            assert "another company" in str(company.engine.status.problem)
            assert {each["path"] for each in company.sandbox.requests()} == {"/v1/company"}
            assert (await company.book.library.counts())["customers"] == 0

    asyncio.run(work())


def test_undo_time_is_kept_on_disk_and_a_taken_back_send_never_leaves(tmp_path: Path) -> None:
    async def work() -> None:
        async with a_company(tmp_path) as company:
            create, send = await company.queue(undo_seconds=30)
            task = asyncio.create_task(company.engine.run())
            while (await company.book.outbox.get(create)).state is not State.DONE:
                await asyncio.sleep(0.02)
            operation = await company.book.outbox.get(send)
            row = (await company.engine.outbox.rows())[0]
            assert row.waiting == Waiting(WaitReason.UNDO, operation.not_before)
            await company.engine.outbox.take_back(send)
            await asyncio.sleep(0.1)
            assert company.posts(SEND) == 0
            await company.engine.stop()
            await task
            with pytest.raises(Stale):
                await company.engine.outbox.take_back(create)

    asyncio.run(work())


def test_typing_takes_the_create_and_its_send_back(tmp_path: Path) -> None:
    async def work() -> None:
        async with a_company(tmp_path) as company:
            create, send = await company.queue(undo_seconds=8)
            draft_id = (await company.book.outbox.get(create)).draft_id
            assert draft_id is not None
            await company.engine.outbox.take_back_draft(draft_id)
            states = [(await company.book.outbox.get(each)).state for each in (create, send)]
            assert states == [State.DISCARDED, State.DISCARDED]
            *_, last = await company.engine.outbox.ended(5)
            assert (last.operation.id, last.waiting, last.ways_out) == (send, None, ())
            assert [each.operation.id for each in await company.engine.outbox.ended(5, send)] == [create]
            await company.engine.outbox.take_back_draft(draft_id)  # nothing is queued: no error
            await company.engine.outbox.queue(draft_id, None, undo_seconds=0)
            await company.engine.run_until_settled(pull=False)
            with pytest.raises(AppError):
                await company.engine.outbox.queue(draft_id, None, undo_seconds=0)

    asyncio.run(work())


def test_what_ledgerbee_would_refuse_is_not_queued(tmp_path: Path) -> None:
    async def work() -> None:
        async with a_company(tmp_path) as company:
            for fields in ({"customer_id": None}, {"lines": ()}, {"lines": (company.line(1, quantity=Decimal(0)),)}):
                with pytest.raises(HasErrors):
                    await company.queue(**fields)
            bad_address = SendRequest(delivery_type=DeliveryType.EMAIL, to="nobody")
            with pytest.raises(HasErrors):
                await company.queue(send=bad_address)
            assert await company.engine.outbox.rows() == ()

    asyncio.run(work())


def test_one_unresolved_create_of_a_customer_at_a_time(tmp_path: Path) -> None:
    async def work() -> None:
        async with a_company(tmp_path) as company:
            first, _ = await company.queue()
            second, _ = await company.queue()
            other = company.sandbox.add_customer(name="Anden ApS")
            await company.engine.refresh()
            third, _ = await company.queue(customer_id=CustomerId(other["id"]))
            company.sandbox.fault("drop-before", method="POST", path=CREATE)
            await company.engine.run_until_settled(pull=False)
            states = [(await company.book.outbox.get(each)).state for each in (first, second, third)]
            assert states == [State.NOT_FOUND, State.QUEUED, State.DONE]
            row = next(row for row in await company.engine.outbox.rows() if row.operation.id == second)
            assert row.waiting == Waiting(WaitReason.OPERATION, operation_id=first)
            await company.engine.outbox.decide(first, Decision.DISCARD)
            assert await company.engine.run_until_settled(pull=False) == ALL_WELL
            assert len(company.sent()) == 2

    asyncio.run(work())


def test_identical_drafts_become_two_documents(tmp_path: Path) -> None:
    async def work() -> None:
        async with a_company(tmp_path) as company:
            await company.queue()
            await company.queue()
            company.sandbox.fault("drop-after-commit", method="POST", path=CREATE, times=2)
            assert await company.engine.run_until_settled(pull=False) == ALL_WELL
            claims = {each.document_id for each in await company.book.outbox.all(open_only=False)}
            assert len(claims) == len(company.sent()) == 2

    asyncio.run(work())


def test_a_total_that_nobody_approved_waits_until_it_was_seen(tmp_path: Path) -> None:
    async def work() -> None:
        async with a_company(tmp_path) as company:
            line = company.line(1, quantity=Decimal(2))  # at the price of the day, which is another one by now
            _, send = await company.queue(lines=(line,))
            product = company.price["productId"]
            company.sandbox.add_product(id=product, prices=[{"id": company.price["id"], "unitAmount": "500.00"}])
            settled = await company.engine.run_until_settled(pull=False)
            assert settled.person
            assert await reasons(company) == [WaitReason.PERSON_TOTAL]
            operation = await company.book.outbox.get(send)
            assert operation.error is not None
            assert (operation.error.params["estimated"], operation.error.params["actual"]) == ("1125.00", "1250.00")
            assert company.sent() == []
            await company.engine.refresh()  # the library's new price does not make the old approval right
            assert (await company.engine.run_until_settled(pull=False)).person
            await company.engine.outbox.decide(send, Decision.ACCEPT)
            assert await company.engine.run_until_settled(pull=False) == ALL_WELL
            assert len(company.sent()) == 1

    asyncio.run(work())


def test_the_gate_holds_what_a_colleague_sent_meanwhile(tmp_path: Path) -> None:
    async def work() -> None:
        async with a_company(tmp_path) as company:
            create, send = await company.queue(undo_seconds=1.0)
            await company.engine._worker.run()
            document_id = (await company.book.outbox.get(create)).document_id
            company.sandbox.call("POST", f"/v1/invoices/{document_id}/send", {"deliveryType": "Manual"})
            assert (await company.engine.run_until_settled(pull=False)).person
            assert [each["sendCount"] for each in company.sandbox.ledger()] == [1]
            assert await reasons(company) == [WaitReason.PERSON_UNKNOWN]
            await company.engine.outbox.decide(send, Decision.DISCARD)
            assert await company.engine.run_until_settled(pull=False) == ALL_WELL

    asyncio.run(work())


def test_sending_again_on_purpose_and_a_doubtful_one_ends_with_the_person(tmp_path: Path) -> None:
    async def work() -> None:
        async with a_company(tmp_path) as company:
            create, _ = await company.queue()
            await company.engine.run_until_settled(pull=False)
            document_id = (await company.book.outbox.get(create)).document_id
            assert document_id is not None
            again = await company.engine.outbox.send(DocumentKind.INVOICE, document_id, EMAIL, undo_seconds=0)
            with pytest.raises(Stale):
                await company.engine.outbox.send(DocumentKind.INVOICE, document_id, EMAIL, undo_seconds=0)
            assert await company.engine.run_until_settled(pull=False) == ALL_WELL
            assert (await company.book.outbox.get(again)).state is State.DONE
            assert company.sandbox.ledger()[0]["sendCount"] == 2
            third = await company.engine.outbox.send(DocumentKind.INVOICE, document_id, EMAIL, undo_seconds=0)
            company.sandbox.fault("drop-after-commit", method="POST", path=SEND)
            assert (await company.engine.run_until_settled(pull=False)).person
            operation = await company.book.outbox.get(third)
            assert (operation.state, operation.sent_before) == (State.AMBIGUOUS, 2)
            await company.engine.outbox.decide(third, Decision.HAPPENED)
            assert await company.engine.run_until_settled(pull=False) == ALL_WELL
            assert company.sandbox.ledger()[0]["sendCount"] == 3

    asyncio.run(work())


def test_it_did_happen_is_checked(tmp_path: Path) -> None:
    async def work() -> None:
        async with a_company(tmp_path) as company:
            create, _ = await company.queue()
            company.sandbox.fault("drop-before", method="POST", path=CREATE)
            await company.engine.run_until_settled(pull=False)
            other = company.sandbox.add_customer(name="Anden ApS")
            strange = company.sandbox.call("POST", "/v1/invoices", body(company, other["id"])).json()["id"]
            decide = company.engine.outbox.decide
            with pytest.raises(AppError, match="another customer"):
                await decide(create, Decision.HAPPENED, DocumentId(strange))
            with pytest.raises(AppError, match="no such document"):
                await decide(create, Decision.HAPPENED, DocumentId(RandomIds().new()))
            with pytest.raises(AppError, match="which document"):
                await decide(create, Decision.HAPPENED)
            with pytest.raises(AppError, match="state"):
                await decide(create, Decision.ACCEPT)
            by_hand = company.sandbox.call("POST", "/v1/invoices", body(company, company.customer["id"])).json()["id"]
            await decide(create, Decision.HAPPENED, DocumentId(by_hand))
            assert (await company.book.outbox.get(create)).document_id == by_hand
            # its content is another one than was approved, so the send is not let through without a person
            assert (await company.engine.run_until_settled(pull=False)).person
            assert company.sent() == []

    asyncio.run(work())


def body(company: Company, customer_id: str) -> dict[str, object]:
    line = {"priceId": company.price["id"], "quantity": 9}
    return {"customerId": customer_id, "date": "2026-11-20", "lines": [line]}


def test_an_almost_equal_document_in_the_window_is_a_question(tmp_path: Path) -> None:
    async def work() -> None:
        async with a_company(tmp_path) as company:
            await company.queue(send=None, lines=(company.line(1, quantity=Decimal(8)),))
            company.sandbox.fault("drop-before", method="POST", path=CREATE)
            almost = body(company, company.customer["id"]) | {"dueDate": "2026-11-28", "reference": "Ordre 7"}
            task = asyncio.create_task(company.engine.run_until_settled(pull=False))
            while company.posts(CREATE) == 0:
                await asyncio.sleep(0.01)
            theirs = company.sandbox.call("POST", "/v1/invoices", almost).json()["id"]
            assert (await task).person
            operation = await company.operation(OperationKind.CREATE)
            assert operation.state is State.AMBIGUOUS
            ids = await company.book.library.document_ids(DocumentFilter())
            assert theirs in ids  # so that the person can look at it
            await company.engine.outbox.decide(operation.id, Decision.AGAIN)
            assert await company.engine.run_until_settled(pull=False) == ALL_WELL
            operation = await company.operation(OperationKind.CREATE)
            assert operation.state is State.DONE
            assert operation.document_id != theirs

    asyncio.run(work())
