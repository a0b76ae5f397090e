"""Decisions of a person while LedgerBee cannot be asked, about what others have, and about what is still being looked for."""

from __future__ import annotations

import dataclasses
from decimal import Decimal
from pathlib import Path

import pytest

from ledgerbee_desktop.core.drafts import Line
from ledgerbee_desktop.core.errors import AppError, LedgerBeeError, Stale
from ledgerbee_desktop.core.identifiers import DocumentId, DraftId, LineId, OperationId
from ledgerbee_desktop.core.kinds import DocumentKind
from ledgerbee_desktop.core.operations import Decision, State, WaitReason
from ledgerbee_desktop.core.ports import Connection
from ledgerbee_desktop.sync import words
from tests.faults.simulation.catalogue import HOUR
from tests.faults.simulation.fates import Fate
from tests.unit.sync.office import EMAIL, MANUAL, Office, a_draft, at_work

INVOICE = DocumentKind.INVOICE


async def lost(office: Office, **fields: object) -> OperationId:
    """A create that never arrives, without an answer: not found."""
    draft = a_draft(INVOICE, office.ids.new(), **fields)
    office.client.plan = [None]
    (create,) = await office.hand_over(draft)
    assert (await office.get(create)).state is State.NOT_FOUND
    return create


@pytest.mark.parametrize("decision", [Decision.AGAIN, Decision.HAPPENED])
def test_what_ledgerbee_must_be_asked_for_is_not_decided_without_it(tmp_path: Path, decision: Decision) -> None:
    async def work(office: Office) -> None:
        create = await lost(office)
        office.model.habits.read_fault = 1.0
        with pytest.raises(LedgerBeeError):
            await office.engine.outbox.decide(create, decision, DocumentId("x"))
        assert (await office.get(create)).state is State.NOT_FOUND
        assert office.engine.status.connection is Connection.UNREACHABLE

    at_work(tmp_path, work)


def test_what_another_draft_became_is_nobody_else_s(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        document_id = await office.made(INVOICE)
        create = await lost(office, reference="another")
        with pytest.raises(AppError) as said:
            await office.engine.outbox.decide(create, Decision.HAPPENED, document_id)
        assert said.value.message == words.CLAIMED
        assert (await office.get(create)).state is State.NOT_FOUND

    at_work(tmp_path, work)


def test_a_sending_of_what_is_a_draft_still_did_not_happen(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        document_id = await office.made(INVOICE)
        send = await office.engine.outbox.send(INVOICE, document_id, MANUAL, undo_seconds=0)
        office.client.plan = [None]
        await office.settle()
        assert (await office.get(send)).state is State.NOT_FOUND
        with pytest.raises(AppError) as said:
            await office.engine.outbox.decide(send, Decision.HAPPENED)
        assert said.value.message == words.NOT_SENT_YET
        office.model.book(document_id)
        await office.engine.outbox.decide(send, Decision.HAPPENED)
        assert (await office.get(send)).state is State.DONE

    at_work(tmp_path, work)


def test_once_more_is_done_when_it_has_turned_up(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        document_id = await office.made(INVOICE)
        send = await office.engine.outbox.send(INVOICE, document_id, MANUAL, undo_seconds=0)
        office.client.plan = [None]
        await office.settle()
        office.model.book(document_id)
        with pytest.raises(AppError) as said:
            await office.engine.outbox.decide(send, Decision.AGAIN)
        assert said.value.message == words.TURNED_UP
        assert (await office.get(send)).state is State.DONE
        assert office.model.documents[document_id].sends == 1

    at_work(tmp_path, work)


def test_looking_again_at_what_is_being_looked_for_and_at_what_was_not_found(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        draft = a_draft(INVOICE, office.ids.new())
        await office.book.drafts.create(draft)
        (create,) = await office.engine.outbox.queue(draft.id, None, undo_seconds=0)
        office.client.plan = [None]
        await office.engine._worker.run()
        assert (await office.get(create)).state is State.UNKNOWN
        await office.engine._reconciler.run()
        seconds = await office.engine._reconciler.run()
        assert seconds is not None
        assert seconds > 1.0
        await office.engine.outbox.decide(create, Decision.LOOK)
        assert (await office.get(create)).state is State.UNKNOWN
        asked = len(office.model.passes)
        await office.engine._reconciler.run()
        assert len(office.model.passes) > asked, "LedgerBee is asked at once"
        await office.settle()
        assert (await office.get(create)).state is State.NOT_FOUND
        await office.engine.outbox.decide(create, Decision.LOOK)
        assert (await office.get(create)).state is State.UNKNOWN
        await office.settle()
        assert (await office.get(create)).state is State.NOT_FOUND

    at_work(tmp_path, work)


def test_what_ledgerbee_refused_goes_again_as_it_is(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        office.model.fates.append((Fate.REFUSED, 0.0))
        draft = a_draft(INVOICE, office.ids.new())
        (create,) = await office.hand_over(draft)
        refused = await office.get(create)
        assert refused.state is State.REFUSED
        assert refused.refusal is not None
        await office.engine.outbox.decide(create, Decision.AGAIN)
        await office.settle()
        operation = await office.get(create)
        assert (operation.state, operation.refusal, operation.error) == (State.DONE, None, None)

    at_work(tmp_path, work)


def test_what_has_left_is_not_taken_back_and_what_is_unknown_here_is_stale(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        outbox = office.engine.outbox
        create = await lost(office)
        draft_id = (await office.get(create)).draft_id
        assert draft_id is not None
        for attempt in (
            outbox.take_back(create),
            outbox.take_back_draft(draft_id),
            outbox.decide(OperationId("no"), Decision.LOOK),
        ):
            with pytest.raises(Stale):
                await attempt
        await outbox.take_back_draft(DraftId("of nobody"))
        assert (await office.get(create)).state is State.NOT_FOUND

    at_work(tmp_path, work)


def test_a_late_document_of_what_was_given_up_is_told(tmp_path: Path) -> None:
    """Ten minutes, an hour and a day later LedgerBee is looked through again."""

    async def work(office: Office) -> None:
        given_up = await lost(office)
        draft = a_draft(INVOICE, "late").replace(id=DraftId((await office.get(given_up)).draft_id or ""))
        await office.engine.outbox.decide(given_up, Decision.DISCARD)
        office.model.add(draft, draft.id)
        await office.clock.sleep(700)
        await office.engine._late.run()
        operation = await office.get(given_up)
        assert operation.state is State.DISCARDED
        assert words.is_alert(operation.error)
        assert operation.next_probe is None

    at_work(tmp_path, work)


def test_late_looks_wait_for_ledgerbee(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        create = await lost(office)
        await office.clock.sleep(700)
        office.model.habits.read_fault = 1.0
        assert await office.engine._late.run() == 60.0
        office.engine.set_offline(offline=True)
        assert await office.engine._late.run() == 60.0
        office.engine.set_offline(offline=False)
        office.model.habits.read_fault = 0.0
        seconds = await office.engine._late.run()
        assert seconds is not None
        assert seconds > 60.0, "the next look is an hour after the last attempt"
        assert (await office.get(create)).state is State.NOT_FOUND

    at_work(tmp_path, work)


# --- The gate before a send ----------------------------------------------------------------------------


async def a_create_and_its_send(
    office: Office, plan: list[float | None], kind: DocumentKind = INVOICE
) -> tuple[OperationId, OperationId]:
    draft = a_draft(kind, office.ids.new())
    await office.book.drafts.create(draft)
    create, send = await office.engine.outbox.queue(draft.id, EMAIL, undo_seconds=400.0)
    office.client.plan = plan
    await office.engine._worker.run()
    return create, send


async def found_again(office: Office, create: OperationId) -> DocumentId:
    """What became of a create whose answer was lost."""
    while (await office.get(create)).state is not State.DONE:
        await office.clock.sleep(1.0)
        await office.engine._reconciler.run()
    document_id = (await office.get(create)).document_id
    assert document_id is not None
    return document_id


def test_two_documents_of_a_create_without_an_answer_hold_its_send(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        create, send = await a_create_and_its_send(office, [0.0])
        document_id = await found_again(office, create)
        office.model.copy(office.model.documents[document_id])
        await office.settle()
        operation = await office.get(send)
        assert (operation.state, operation.error) == (State.QUEUED, words.TWIN.of(count=2))
        assert office.at_ledgerbee(document_id).status == "draft"
        (copy,) = [each for each in office.model.documents if each != document_id]
        office.model.delete(copy)
        await office.engine.outbox.decide(send, Decision.LOOK)
        await office.settle()
        assert (await office.get(send)).state is State.DONE

    at_work(tmp_path, work)


def test_a_list_that_never_stands_still_sends_nothing(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        create, send = await a_create_and_its_send(office, [0.0])
        await found_again(office, create)
        whole = office.client.documents

        async def restless(kind: DocumentKind, page: int, customer_id: object = None) -> object:
            office.model.add(a_draft(INVOICE, "a colleague's", lines=3 * a_draft(INVOICE, "").lines), None)
            return await whole(kind, page, customer_id)  # type: ignore[arg-type]

        office.client.documents = restless  # type: ignore[method-assign,assignment]
        await office.clock.sleep(500)
        await office.engine._worker.run()
        operation = await office.get(send)
        assert (operation.state, operation.attempts) == (State.QUEUED, 0)
        assert office.engine.status.problem == words.SCAN_UNSTEADY
        office.client.documents = whole  # type: ignore[method-assign]
        office.engine.nudge()
        await office.settle()
        assert (await office.get(send)).state is State.DONE

    at_work(tmp_path, work)


@pytest.mark.parametrize("what", ["sent", "deleted"])
def test_a_document_that_is_sent_or_deleted_during_the_scan_is_not_sent(tmp_path: Path, what: str) -> None:
    async def work(office: Office) -> None:
        create, send = await a_create_and_its_send(office, [0.0])
        document_id = await found_again(office, create)
        walk, look, passes = office.client.documents, office.client.document, 0

        async def walked(kind: DocumentKind, page: int, customer_id: object = None) -> object:
            nonlocal passes
            passes += 1
            return await walk(kind, page, customer_id)  # type: ignore[arg-type]

        async def looked(kind: DocumentKind, of: DocumentId) -> object:
            seen = await look(kind, of)
            if passes >= 2:  # the scan has read it: now it changes
                if what == "sent":
                    office.model.change(document_id, status="sent", number="77")
                else:
                    office.model.delete(document_id)
            return seen

        office.client.documents = walked  # type: ignore[method-assign,assignment]
        office.client.document = looked  # type: ignore[method-assign,assignment]
        await office.clock.sleep(500)
        await office.engine._worker.run()
        operation = await office.get(send)
        why = words.SENT_BY_OTHERS.of(status="sent") if what == "sent" else words.DOCUMENT_GONE
        assert (operation.state, operation.attempts, operation.error) == (State.QUEUED, 0, why)

    at_work(tmp_path, work)


def test_a_total_that_rounding_explains_is_said_and_one_that_nothing_explains_is_asked_about(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        cents = tuple(
            Line(id=LineId(str(number)), price_id=HOUR.id, quantity=Decimal(1), unit_price=Decimal("0.10"))
            for number in range(5)
        )
        kept = office.model._content

        def per_rate(draft: object, **how: object) -> dict[str, object]:
            content = dict(kept(draft, **how))  # type: ignore[arg-type]
            return content | {
                "vat": Decimal("0.13"),
                "amount": Decimal("0.63"),
            }  # 25 % of 0.50, and not five times 0.03

        office.model._content = per_rate  # type: ignore[method-assign]
        draft = a_draft(INVOICE, office.ids.new(), lines=cents)
        create, send = await office.hand_over(draft, EMAIL)
        assert (await office.get(create)).state is State.DONE
        assert (await office.get(send)).state is State.DONE
        said = [str(event.what) for event in await office.engine.outbox.events(send)]
        assert [each for each in said if "0.65" in each and "0.63" in each], said

        def odd(draft: object, **how: object) -> dict[str, object]:
            return dict(kept(draft, **how)) | {"amount": Decimal("0.99")}  # type: ignore[arg-type]

        office.model._content = odd  # type: ignore[method-assign]
        _, send = await office.hand_over(a_draft(INVOICE, office.ids.new(), lines=cents), EMAIL)
        (row,) = await office.engine.outbox.rows()
        assert row.waiting is not None
        assert (row.operation.id, row.waiting.reason) == (send, WaitReason.PERSON_TOTAL)
        await office.engine.outbox.decide(send, Decision.ACCEPT)
        await office.settle()
        assert (await office.get(send)).state is State.DONE

    at_work(tmp_path, work)


def test_a_document_that_its_log_says_was_delivered_is_looked_at_again(tmp_path: Path) -> None:
    """LedgerBee's list may be behind its delivery log: what shows as a draft was sent by somebody else."""

    async def work(office: Office) -> None:
        document_id = await office.made(INVOICE)
        send = await office.engine.outbox.send(INVOICE, document_id, MANUAL, undo_seconds=0)
        log = office.client.delivery_status

        async def ahead(kind: DocumentKind, of: DocumentId) -> object:
            status = await log(kind, of)
            office.model.change(document_id, status="sent")
            return dataclasses.replace(status, send_count=1)

        office.client.delivery_status = ahead  # type: ignore[method-assign,assignment]
        await office.engine._worker.run()
        operation = await office.get(send)
        assert (operation.state, operation.attempts) == (State.QUEUED, 0)
        assert operation.error == words.SENT_BY_OTHERS.of(status="sent")

    at_work(tmp_path, work)
