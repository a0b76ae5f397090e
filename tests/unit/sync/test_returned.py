"""Drafts that a restore or a copy has brought back: LedgerBee is asked first, a person decides, and nothing is created twice."""

from __future__ import annotations

import asyncio
import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest

from ledgerbee_desktop.core.drafts import Draft, DraftState, Line
from ledgerbee_desktop.core.errors import AppError, HasErrors, KeyProblem, NotEditable, Stale
from ledgerbee_desktop.core.identifiers import DocumentId, DraftId, LineId
from ledgerbee_desktop.core.kinds import DocumentKind
from ledgerbee_desktop.core.library import Document
from ledgerbee_desktop.core.operations import Evidence, State
from ledgerbee_desktop.core.returned import Returned
from ledgerbee_desktop.store.returned import LEFT
from ledgerbee_desktop.sync.reconcile import SETTLE
from tests.faults.simulation.catalogue import HOUR
from tests.faults.simulation.ledgerbee import SAID
from tests.unit.sync.office import DRAFT, Office, a_draft, at_work

OTHER = DraftId("00000000-0000-4000-d000-000000000002")
MORE = Line(id=LineId("more"), price_id=HOUR.id, quantity=Decimal(7))


async def a_copy(office: Office, *drafts: Draft) -> None:
    """These drafts are in a backup, and it is restored."""
    for each in drafts or (DRAFT,):
        await office.book.drafts.create(each)
    await office.book.returned.note_all()


def left_elsewhere(office: Office, **changed: object) -> Document:
    """After the backup the original was handed over, edited first perhaps."""
    return office.model.add(DRAFT.replace(**changed), DRAFT.id)


async def note(office: Office, draft_id: DraftId = DRAFT.id) -> Returned | None:
    return await office.book.returned.get(draft_id)


async def queued(office: Office, draft_id: DraftId = DRAFT.id) -> None:
    await office.engine.outbox.queue(draft_id, None, undo_seconds=0)
    await office.settle()


async def refusal(office: Office, draft_id: DraftId = DRAFT.id) -> str:
    with pytest.raises(HasErrors) as refused:
        await office.engine.outbox.queue(draft_id, None, undo_seconds=0)
    assert await office.book.outbox.all(open_only=False) == ()
    return str(refused.value)


def test_a_draft_of_which_ledgerbee_has_nothing_waits_for_the_window_and_may_go(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        await a_copy(office)
        assert "is being asked until" in await refusal(office)
        await asyncio.sleep(SETTLE)
        await queued(office)
        assert (await note(office), office.model.posts[DRAFT.id]) == (None, 1)

    at_work(tmp_path, work)


def test_what_arrives_late_is_still_seen(tmp_path: Path) -> None:
    """The original had sent it just before the copy took its place; LedgerBee makes it a minute later."""

    async def work(office: Office) -> None:
        await a_copy(office)
        office.clock_call(60.0, lambda: left_elsewhere(office))
        await office.settle()
        assert "Say whether it is that" in await refusal(office)
        assert office.model.posts[DRAFT.id] == 0

    at_work(tmp_path, work)


def test_a_draft_that_left_is_recognised_and_never_made_again(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        twin = DRAFT.replace(id=OTHER)
        await a_copy(office, DRAFT, twin)
        made = left_elsewhere(office)
        await office.settle()
        for each in (DRAFT.id, OTHER):
            known = await note(office, each)
            assert known is not None
            assert (known.is_checked, known.like) == (True, (made.id,))
        await refusal(office)
        await office.engine.settle_returned(DRAFT.id, made.id)
        saved = (await office.book.drafts.open(DRAFT.id)).saved
        assert saved.state is DraftState.HANDED_OVER
        assert await office.book.library.draft_of(made.id) == DRAFT.id
        (operation,) = await office.book.outbox.all(open_only=False)
        assert (operation.state, operation.document_id, operation.attempts) == (State.DONE, made.id, 0)
        with pytest.raises(AppError, match="became that document already"):
            await office.engine.settle_returned(OTHER, made.id)
        await office.engine.settle_returned(OTHER, None)
        await queued(office, OTHER)
        assert (office.model.posts[DRAFT.id], office.model.posts[OTHER]) == (0, 1)
        with pytest.raises(Stale):
            await office.engine.settle_returned(DRAFT.id, None)
        with pytest.raises(NotEditable):
            await office.engine.outbox.queue(DRAFT.id, None, undo_seconds=0)

    at_work(tmp_path, work)


@pytest.mark.parametrize(
    "changed", [{"reference": "PO 9"}, {"lines": (*DRAFT.lines, MORE, MORE), "notes": "x", "date": dt.date(2026, 3, 1)}]
)
def test_a_draft_that_was_edited_before_it_left_is_asked_about_too(tmp_path: Path, changed: dict[str, object]) -> None:
    async def work(office: Office) -> None:
        await a_copy(office)
        made = left_elsewhere(office, **changed)
        await office.settle()
        known = await note(office)
        assert known is not None
        assert known.like == (made.id,)
        await refusal(office)

    at_work(tmp_path, work)


def test_the_most_alike_is_named_first(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        await a_copy(office)
        other = left_elsewhere(office, reference="x", notes="y")
        near = left_elsewhere(office, reference="x")
        same = left_elsewhere(office)
        await office.settle()
        known = await note(office)
        assert known is not None
        assert known.like == (same.id, near.id, other.id)

    at_work(tmp_path, work)


def test_what_was_there_before_the_copy_or_is_somebody_elses_is_not_asked_about(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        office.model.add(DRAFT, None)
        await office.engine.refresh()
        await asyncio.sleep(3600)
        office.model.add(a_draft(DocumentKind.QUOTE, OTHER), None)
        await office.engine.refresh()
        await a_copy(office)
        office.model.add(a_draft(DocumentKind.CREDIT_NOTE, OTHER), None)
        office.model.add(DRAFT.replace(customer_id=office.other_customer), None)
        await office.settle()
        assert await note(office) is None

    at_work(tmp_path, work)


def test_with_an_empty_library_the_draft_s_own_age_is_the_bound(tmp_path: Path) -> None:
    """Else every document that the customer ever got would be asked about."""

    async def work(office: Office) -> None:
        office.model.add(DRAFT, None)
        await asyncio.sleep(3 * 86400)
        await a_copy(office)
        made = left_elsewhere(office)
        await office.settle()
        known = await note(office)
        assert known is not None
        assert known.like == (made.id,)

    at_work(tmp_path, work)


def test_what_the_pull_has_read_already_is_not_read_again(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        await a_copy(office)
        for _ in range(5):
            left_elsewhere(office)
        await office.engine.refresh()
        while await office.engine._freshness._pull.idle():
            pass
        read = office.client.document
        asked: list[DocumentId] = []

        async def counted(kind: DocumentKind, document_id: DocumentId) -> Document:
            asked.append(document_id)
            return await read(kind, document_id)

        office.client.document = counted  # type: ignore[method-assign]
        await office.settle()
        known = await note(office)
        assert known is not None
        assert (len(known.like), asked) == (5, [])

    at_work(tmp_path, work)


def test_what_this_program_has_made_of_another_draft_is_not_asked_about(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        await a_copy(office)
        await office.made(DocumentKind.INVOICE)
        await office.settle()
        assert await note(office) is None

    at_work(tmp_path, work)


def test_offline_it_is_held_back_and_asked_about_as_soon_as_there_is_a_network(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        office.engine.set_offline(offline=True)
        await a_copy(office)
        left_elsewhere(office)
        assert "needs a connection" in await refusal(office)
        task = asyncio.create_task(office.engine.run())
        await asyncio.sleep(600)
        known = await note(office)
        assert known is not None
        assert not known.is_checked
        office.engine.set_offline(offline=False)
        await asyncio.sleep(5)
        known = await note(office)
        assert known is not None
        assert known.is_checked
        await office.engine.stop()
        await task

    at_work(tmp_path, work)


def test_a_key_that_may_not_look_leaves_it_to_the_person(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        await a_copy(office)

        async def forbidden(*_: object) -> None:
            raise KeyProblem(SAID, Evidence(status=403))

        office.client.documents = forbidden  # type: ignore[method-assign, assignment]
        assert "may not look" in await refusal(office)
        await office.engine.settle_returned(DRAFT.id, None)
        assert await note(office) is None

    at_work(tmp_path, work)


def test_what_the_replaced_data_knew_is_asked_about_whatever_ledgerbee_lists(tmp_path: Path) -> None:
    """It had left for another customer, or before its customer was chosen here; or its document was deleted since."""

    async def work(office: Office) -> None:
        blank = DRAFT.replace(id=OTHER, customer_id=None, lines=())
        for each in (DRAFT, blank):
            await office.book.drafts.create(each)
        made = left_elsewhere(office, customer_id=office.other_customer)
        await office.book.library.set_pull_state(LEFT + OTHER, made.id)
        await office.book.library.set_pull_state(LEFT + DRAFT.id, "")
        await office.book.returned.note_all()
        await office.settle()
        known, other = await note(office), await note(office, OTHER)
        assert known is not None
        assert other is not None
        assert (known.is_checked, known.has_left, known.like) == (True, True, ())
        assert (other.is_checked, other.became, other.like) == (True, made.id, (made.id,))
        assert "had left before the backup" in await refusal(office)
        await office.engine.settle_returned(OTHER, made.id)
        assert (await office.book.drafts.open(OTHER)).saved.state is DraftState.HANDED_OVER
        await office.engine.settle_returned(DRAFT.id, None)
        await queued(office)
        assert office.model.posts[DRAFT.id] == 1

    at_work(tmp_path, work)


def test_what_has_turned_up_since_the_question_is_shown_before_the_draft_is_kept(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        await a_copy(office)
        first = left_elsewhere(office, reference="x", notes="y")
        await office.settle()
        same = left_elsewhere(office)
        with pytest.raises(AppError, match="more for this customer"):
            await office.engine.settle_returned(DRAFT.id, None)
        known = await note(office)
        assert known is not None
        assert known.like == (same.id, first.id)
        await office.engine.settle_returned(DRAFT.id, None)
        assert await note(office) is None

    at_work(tmp_path, work)


def test_a_document_that_is_gone_or_another_customers_is_not_taken(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        await a_copy(office)
        left_elsewhere(office)
        foreign = left_elsewhere(office, customer_id=office.other_customer)
        await office.settle()
        with pytest.raises(AppError, match="another customer"):
            await office.engine.settle_returned(DRAFT.id, foreign.id)
        with pytest.raises(AppError, match="no such document"):
            await office.engine.settle_returned(DRAFT.id, DocumentId(OTHER))
        assert (await office.book.drafts.open(DRAFT.id)).saved.state is DraftState.EDITING

    at_work(tmp_path, work)


def test_an_incomplete_draft_is_asked_about_when_it_has_a_customer(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        await a_copy(office, DRAFT.replace(customer_id=None))
        made = left_elsewhere(office)
        await office.settle()
        known = await note(office)
        assert known is not None
        assert not known.is_checked
        await office.change(DRAFT.id, customer_id=DRAFT.customer_id)
        await refusal(office)
        known = await note(office)
        assert known is not None
        assert known.like == (made.id,)

    at_work(tmp_path, work)


def test_nothing_blank_and_no_change_of_a_document_is_held_back(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        quote = await office.made(DocumentKind.QUOTE)
        change = await office.engine.start_editing(DocumentKind.QUOTE, quote)
        await a_copy(office, Draft(id=OTHER))
        assert (await note(office, change), await note(office, OTHER)) == (None, None)

    at_work(tmp_path, work)


def test_a_restart_asks_on(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        await a_copy(office)
        left_elsewhere(office)
        await office.again()
        await office.settle()
        known = await note(office)
        assert known is not None
        assert known.is_checked
        await office.again()
        assert await note(office) == known

    at_work(tmp_path, work)


def test_without_the_note_a_second_one_would_be_made(tmp_path: Path) -> None:
    """The planted defect: the copy takes its drafts for drafts."""

    async def work(office: Office) -> None:
        await office.book.drafts.create(DRAFT)
        left_elsewhere(office)
        await queued(office)
        assert office.model.posts[DRAFT.id] == 1
        assert len(office.model.living()) == 2

    at_work(tmp_path, work)


@pytest.mark.parametrize("left", [False, True])
def test_a_damaged_note_leaves_it_to_the_person_whatever_ledgerbee_has(tmp_path: Path, left: bool) -> None:
    async def work(office: Office) -> None:
        await a_copy(office)
        made = [left_elsewhere(office).id] if left else []
        await office.book.library.set_pull_state(f"returned:{DRAFT.id}", '{"since":')
        await office.settle()
        known = await note(office)
        assert known == Returned(is_unreadable=True, is_checked=True, like=tuple(made))
        assert "is damaged" in await refusal(office)
        await office.engine.settle_returned(DRAFT.id, None)
        await queued(office)
        assert office.model.posts[DRAFT.id] == 1

    at_work(tmp_path, work)


def test_a_look_that_fails_is_no_evidence(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        await a_copy(office)
        before = await note(office)
        office.model.habits.read_fault = 1.0
        assert "needs a connection" in await refusal(office)
        office.model.habits.read_fault = 0.0
        office.engine.nudge()

        async def rejected(*_: object) -> None:
            raise KeyProblem(SAID, Evidence(status=401))

        read, office.client.documents = office.client.documents, rejected  # type: ignore[method-assign, assignment]
        assert "needs a connection" in await refusal(office)
        assert await note(office) == before
        office.client.documents = read  # type: ignore[method-assign]
        office.engine.nudge()
        await asyncio.sleep(SETTLE)
        await queued(office)
        assert office.model.posts[DRAFT.id] == 1

    at_work(tmp_path, work)


def test_it_is_not_looked_for_at_every_nudge(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        await a_copy(office)
        read, asked = office.engine._returned._look, list[DraftId]()

        async def counted(draft: Draft, known: Returned) -> object:
            asked.append(draft.id)
            return await read(draft, known)

        office.engine._returned._look = counted  # type: ignore[method-assign, assignment]
        task = asyncio.create_task(office.engine.run())
        for _ in range(5):
            await asyncio.sleep(1.0)
            office.engine.nudge()
        assert asked == [DRAFT.id]
        await asyncio.sleep(SETTLE * 1.5)
        assert await note(office) is None
        await office.engine.stop()
        await task

    at_work(tmp_path, work)
