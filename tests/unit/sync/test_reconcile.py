"""The schedule, the window and late twins, in virtual time: a real store, and a model LedgerBee that does as it is told."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path
from random import Random
from typing import ParamSpec, TypeVar

import pytest

from ledgerbee_desktop.core.drafts import Draft
from ledgerbee_desktop.core.errors import AppError, DiskProblem, KeyProblem
from ledgerbee_desktop.core.identifiers import CustomerId, DocumentId, OperationId
from ledgerbee_desktop.core.kinds import DocumentKind
from ledgerbee_desktop.core.library import Document
from ledgerbee_desktop.core.operations import Decision, Evidence, State
from ledgerbee_desktop.core.ports import DocumentFilter, LedgerBee, Page, Written
from ledgerbee_desktop.core.text import Message
from ledgerbee_desktop.sync import words
from ledgerbee_desktop.sync.scan import Found, Scanner, every_page
from tests.faults.simulation.client import TracedBodies
from tests.faults.simulation.loop import MortalExecutor, run_virtually
from tests.unit.sync.office import DRAFT, EMAIL, Obedient, Office, a_draft, at_work, in_office

P = ParamSpec("P")
T = TypeVar("T")


def test_not_found_takes_the_window_and_not_much_longer(tmp_path: Path) -> None:
    async def work(office: Office, create: OperationId) -> None:
        settled = await office.engine.run_until_settled(pull=False)
        operation = await office.get(create)
        assert settled.person
        assert (operation.state, operation.probes, operation.clean_scans) == (State.NOT_FOUND, 7, 7)
        assert operation.dead_at is not None
        assert 120.0 <= (office.clock.now() - operation.dead_at).total_seconds() <= 130.0
        said = str(operation.error)
        assert "searched 7 times" in said
        assert "1000 Kunde 0" in said

    in_office(tmp_path, [None], work)


@pytest.mark.parametrize("late", [0.0, 1.0, 30.0, 119.0])
def test_what_arrives_within_the_window_is_found(tmp_path: Path, late: float) -> None:
    async def work(office: Office, create: OperationId) -> None:
        assert not (await office.engine.run_until_settled(pull=False)).person
        assert (await office.get(create)).state is State.DONE
        assert office.model.posts[DRAFT.id] == 1

    in_office(tmp_path, [late], work)


async def a_lost_quote(office: Office, late: float | None) -> tuple[Draft, OperationId]:
    """A quote whose answer is lost, 52 seconds later, and its create: LedgerBee carried it out after `late` seconds, or (None) never."""
    office.client.plan = [late]
    draft = a_draft(DocumentKind.QUOTE, office.ids.new())
    await office.book.drafts.create(draft)
    (create,) = await office.engine.outbox.queue(draft.id, None, undo_seconds=0)
    await asyncio.sleep(52.0)
    return draft, create


async def change_from_here(office: Office, document_id: DocumentId, **fields: object) -> None:
    draft_id = await office.engine.start_editing(DocumentKind.QUOTE, document_id)
    await office.change(draft_id, **fields)
    (update,) = await office.engine.outbox.queue(draft_id, None, undo_seconds=0)
    while (await office.get(update)).state is not State.DONE:
        await asyncio.sleep(0.1)


@pytest.mark.parametrize(
    "fields",
    [{"valid_until": dt.date(2026, 5, 1)}, {"valid_until": dt.date(2026, 5, 1), "date": dt.date(2026, 3, 1)}],
    ids=["near", "other"],
)
def test_what_was_changed_from_here_before_it_was_found_is_found(tmp_path: Path, fields: dict[str, object]) -> None:
    """Somebody meets it in the list before this program knows that it is what it created, and writes in it."""

    async def work(office: Office) -> None:
        task = asyncio.create_task(office.engine.run())
        _, create = await a_lost_quote(office, 50.0)
        assert (await office.get(create)).state is State.UNKNOWN
        await office.engine.refresh()
        (document_id,) = await office.book.library.document_ids(DocumentFilter(kind=DocumentKind.QUOTE))
        await change_from_here(office, document_id, **fields)
        assert (await office.get(create)).state is State.UNKNOWN
        await asyncio.sleep(300.0)
        found = await office.get(create)
        assert (found.state, found.document_id) == (State.DONE, document_id)
        await office.engine.stop()
        await task

    at_work(tmp_path, work)


def test_what_was_only_changed_to_be_like_it_is_not_it(tmp_path: Path) -> None:
    """A colleague's document that was once written over from here, until it was what a lost request was to create."""

    async def work(office: Office) -> None:
        task = asyncio.create_task(office.engine.run())
        draft, create = await a_lost_quote(office, None)
        other = {"date": dt.date(2026, 3, 1), "valid_until": dt.date(2026, 5, 1)}
        document_id = office.model.add(a_draft(DocumentKind.QUOTE, "a colleague's", **other), None).id
        await office.engine.refresh()
        for fields in ({"date": draft.date, "valid_until": draft.valid_until}, {"valid_until": dt.date(2026, 6, 1)}):
            await change_from_here(office, document_id, **fields)
        assert (await office.get(create)).state is State.UNKNOWN
        await asyncio.sleep(300.0)
        assert (await office.get(create)).state is State.AMBIGUOUS
        await office.engine.stop()
        await task

    at_work(tmp_path, work)


def test_a_clock_that_jumps_does_not_shorten_the_window(tmp_path: Path) -> None:
    async def work(office: Office, create: OperationId) -> None:
        asyncio.get_running_loop().call_later(6.0, setattr, office.clock, "wrong_by", dt.timedelta(days=1))
        await office.engine.run_until_settled(pull=False)
        assert (await office.get(create)).state is State.DONE

    in_office(tmp_path, [100.0], work)


def test_a_new_process_counts_the_window_from_its_own_start(tmp_path: Path) -> None:
    async def work(office: Office, create: OperationId) -> None:
        task = asyncio.create_task(office.engine.run_until_settled(pull=False))
        await asyncio.sleep(100.0)
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)
        assert (await office.get(create)).state is State.UNKNOWN
        await office.again()
        before = office.clock.monotonic()
        await office.engine.run_until_settled(pull=False)
        assert (await office.get(create)).state is State.NOT_FOUND
        assert office.clock.monotonic() - before >= 120.0

    in_office(tmp_path, [None], work)


def test_a_failed_question_is_no_evidence(tmp_path: Path) -> None:
    async def work(office: Office, create: OperationId) -> None:
        task = asyncio.create_task(office.engine.run())
        while (await office.get(create)).clean_scans == 0:
            await asyncio.sleep(0.1)
        office.model.habits.read_fault = 1.0
        await asyncio.sleep(600.0)
        operation = await office.get(create)
        assert (operation.state, operation.clean_scans) == (State.UNKNOWN, 1)
        office.model.habits.read_fault = 0.0
        await asyncio.sleep(300.0)
        assert (await office.get(create)).state is State.NOT_FOUND
        await office.engine.stop()
        await task

    in_office(tmp_path, [None], work)


def test_working_offline_waits_for_the_bell(tmp_path: Path) -> None:
    """An operation that is due to be looked for while nothing may be asked must not be tried again and again at once."""

    async def work(office: Office, create: OperationId) -> None:
        task = asyncio.create_task(office.engine.run())
        while (await office.get(create)).state is not State.UNKNOWN:
            await asyncio.sleep(0.1)
        office.engine.set_offline(offline=True)
        await asyncio.sleep(3600.0)  # never ends when the engine keeps the loop busy: time passes only in pauses
        assert (await office.get(create)).state is State.UNKNOWN
        office.engine.set_offline(offline=False)
        await asyncio.sleep(300.0)
        assert (await office.get(create)).state is State.NOT_FOUND
        await office.engine.stop()
        await task

    in_office(tmp_path, [None], work)


def test_what_turns_up_after_the_window_is_taken_without_asking(tmp_path: Path) -> None:
    async def work(office: Office, create: OperationId) -> None:
        task = asyncio.create_task(office.engine.run())
        await asyncio.sleep(300.0)
        assert (await office.get(create)).state is State.NOT_FOUND
        await asyncio.sleep(900.0)  # the look after ten minutes
        assert (await office.get(create)).state is State.DONE
        assert [str(event.what) for event in await office.book.outbox.events(create)][-1] == str(words.FOUND_LATE)
        await office.engine.stop()
        await task

    in_office(tmp_path, [400.0], work)


def test_a_late_twin_of_a_repeated_create_is_an_alert(tmp_path: Path) -> None:
    async def work(office: Office, create: OperationId) -> None:
        task = asyncio.create_task(office.engine.run())
        await asyncio.sleep(130.0)
        await office.engine.outbox.decide(create, Decision.AGAIN)
        await asyncio.sleep(60.0)
        operation = await office.get(create)
        assert (operation.state, operation.attempts, operation.error) == (State.DONE, 2, None)
        await asyncio.sleep(2 * 3600.0)
        operation = await office.get(create)
        assert operation.state is State.DONE
        assert words.is_alert(operation.error)
        assert len(office.model.living()) == 2
        await office.engine.stop()
        await task

    in_office(tmp_path, [400.0], work)


@pytest.mark.parametrize("is_given_up", [True, False])
def test_what_an_earlier_request_makes_late_is_not_taken_for_a_later_one(tmp_path: Path, is_given_up: bool) -> None:
    """The later one states less, so the document is the same as everything that it states."""

    async def queue(office: Office, draft: Draft, becomes: float | None) -> OperationId:
        office.client.plan = [becomes]
        await office.book.drafts.create(draft)
        return (await office.engine.outbox.queue(draft.id, None, undo_seconds=0))[0]

    async def work(office: Office, _: OperationId) -> None:
        await office.settle()
        task = asyncio.create_task(office.engine.run())
        earlier = await queue(office, a_draft(DocumentKind.INVOICE, office.ids.new(), reference="PO 9"), 250.0)
        await asyncio.sleep(140.0)
        await office.engine.outbox.decide(earlier, Decision.DISCARD if is_given_up else Decision.AGAIN)
        await asyncio.sleep(30.0)
        assert (await office.get(earlier)).state is (State.DISCARDED if is_given_up else State.DONE)
        plain = a_draft(DocumentKind.INVOICE, office.ids.new())
        later = await queue(office, plain, None)
        await asyncio.sleep(200.0)
        assert (await office.get(later)).state is State.AMBIGUOUS
        await office.engine.outbox.decide(later, Decision.AGAIN)
        await asyncio.sleep(30.0)
        assert (await office.get(later)).state is State.DONE
        assert office.model.posts[plain.id] == 2
        await office.engine.stop()
        await task

    in_office(tmp_path, [], work)


def test_a_restored_copy_asks_before_it_claims_or_repeats(tmp_path: Path) -> None:
    async def work(office: Office, create: OperationId) -> None:
        office.model.add(DRAFT, DRAFT.id)  # made by the original, after the copy was taken
        await office.book.outbox.distrust(office.clock.now())
        assert (await office.engine.run_until_settled(pull=False)).person
        operation = await office.get(create)
        assert (operation.state, office.model.posts[DRAFT.id]) == (State.AMBIGUOUS, 0)
        [there] = office.model.living()
        await office.engine.outbox.decide(create, Decision.HAPPENED, there.document.id)
        assert (await office.get(create)).document_id == there.document.id

    in_office(tmp_path, [], work)


def test_a_restored_copy_does_not_take_what_was_made_since_for_what_had_left_before(tmp_path: Path) -> None:
    """It may be the document of an operation that the copy does not know."""

    async def work(office: Office, create: OperationId) -> None:
        await office.engine.run_until_settled(pull=False)
        assert (await office.get(create)).state is State.NOT_FOUND
        await office.book.outbox.distrust(office.clock.now())
        assert (await office.get(create)).state is State.UNKNOWN, "it may have been sent again since the copy was made"
        made = office.model.add(DRAFT, DRAFT.id)
        task = asyncio.create_task(office.engine.run())
        await asyncio.sleep(1200.0)  # beyond the look after ten minutes
        operation = await office.get(create)
        assert (operation.state, operation.document_id) == (State.AMBIGUOUS, None)
        assert "Say whether it is this one" in str(operation.error)
        await office.engine.outbox.decide(create, Decision.HAPPENED, made.id)
        assert (await office.get(create)).document_id == made.id
        await office.engine.stop()
        await task

    in_office(tmp_path, [None], work)


def test_once_more_is_refused_while_it_may_still_arrive(tmp_path: Path) -> None:
    async def work(office: Office, create: OperationId) -> None:
        first = office.model.add(DRAFT, None)
        office.model.add(DRAFT, None)
        await office.engine.run_until_settled(pull=False)
        operation = await office.get(create)
        assert operation.state is State.AMBIGUOUS
        with pytest.raises(AppError, match="still be arriving"):
            await office.engine.outbox.decide(create, Decision.AGAIN)
        await office.engine.outbox.decide(create, Decision.LOOK)
        office.model.delete(first.id)
        await office.engine.run_until_settled(pull=False)
        assert (await office.get(create)).state is State.DONE  # exactly one is left

    in_office(tmp_path, [None], work)


class Shifting(Obedient):
    """A colleague deletes a document between two pages of one pass: what comes after it moves up a page."""

    victim: DocumentId | None = None

    async def documents(self, kind: DocumentKind, page: int, customer_id: CustomerId | None = None) -> Page[Document]:
        found = await super().documents(kind, page, customer_id)
        if customer_id is not None and page == 1 and self.victim is not None:
            victim, self.victim = self.victim, None
            self._model.delete(victim)
        return found


async def one_pass(
    self: Scanner, ledgerbee: LedgerBee, kind: DocumentKind, customer_id: CustomerId
) -> tuple[tuple[Document, ...], bool]:
    """The planted defect: one pass is taken for the whole list."""
    return await every_page(ledgerbee, kind, customer_id), True


@pytest.mark.parametrize("careless", [False, True])
def test_a_list_that_shifts_hides_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, careless: bool) -> None:
    if careless:
        monkeypatch.setattr(Scanner, "_listed", one_pass)

    async def work() -> Found:
        office = Office(tmp_path, [])
        shifting = office.client = Shifting(office.model)
        shifting.plan = [None]
        create = await office.start()
        office.model.add(DRAFT, DRAFT.id)
        others = [
            office.model.add(DRAFT.replace(date=dt.date(2026, 1, 1), due_date=dt.date(2026, 1, 9)), None)
            for _ in range(3)
        ]
        shifting.victim = others[-1].id
        found = await Scanner(office.book.outbox, office.book.library, TracedBodies(), office.ids).find(
            office.client, await office.get(create)
        )
        await office.book.close()
        return found

    found = run_virtually(work())
    assert found.clean
    assert len(found.same) == (0 if careless else 1)


def test_the_intent_is_on_disk_before_the_first_byte(tmp_path: Path) -> None:
    async def work(office: Office, create: OperationId) -> None:
        seen: list[tuple[State, str]] = []

        class Watching(Obedient):
            async def create(self, kind: DocumentKind, body: bytes) -> Written[Document]:
                attempts = await office.book.outbox.attempts(create)
                seen.append(((await office.get(create)).state, attempts[-1].outcome))
                return await super().create(kind, body)

        watching = Watching(office.model)
        watching.plan = []
        office.engine.connect(watching)
        await office.engine.run_until_settled(pull=False)
        assert seen == [(State.INFLIGHT, State.INFLIGHT)]

    in_office(tmp_path, [], work)


class FullDisk(MortalExecutor):
    """The disk can be full for a while."""

    full = False

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        if self.full:
            raise DiskProblem(Message("errors", "The disk is full."))
        return super().submit(fn, *args, **kwargs)


def test_an_outcome_that_did_not_reach_the_disk_is_found_out(tmp_path: Path) -> None:
    async def work() -> None:
        office = Office(tmp_path, [])
        disk = office.executor = FullDisk(Random(1))
        create = await office.start()

        class Filling(Obedient):
            async def create(self, kind: DocumentKind, body: bytes) -> Written[Document]:
                written = await super().create(kind, body)
                disk.full = True
                asyncio.get_running_loop().call_later(40.0, setattr, disk, "full", False)
                return written

        filling = Filling(office.model)
        filling.plan = []
        office.engine.connect(filling)
        task = asyncio.create_task(office.engine.run())
        await asyncio.sleep(20.0)
        assert "disk is full" in str(office.engine.status.problem)
        await asyncio.sleep(300.0)
        assert (await office.get(create)).state is State.DONE
        assert office.model.posts[DRAFT.id] == 1
        await office.engine.stop()
        await task
        await office.book.close()

    run_virtually(work())


@pytest.mark.parametrize("may_read_quotes", [True, False])
def test_what_a_colleague_has_converted_is_not_taken_for_a_create(tmp_path: Path, may_read_quotes: bool) -> None:
    """It has the quote's content, and is made in the same minutes; only the quote's link tells it apart, for whoever may read that."""

    async def work(office: Office) -> None:
        quote = await office.made(DocumentKind.QUOTE, EMAIL)
        office.model.convert(quote, DocumentKind.ORDER_CONFIRMATION, ours=False)
        (converted,) = office.model.living(DocumentKind.ORDER_CONFIRMATION)
        whole = office.client.documents

        async def documents(kind: DocumentKind, page: int, customer_id: CustomerId | None = None) -> object:
            if kind is DocumentKind.QUOTE and not may_read_quotes:
                raise KeyProblem(Message("test", "no"), Evidence(wrote=True, status=403))
            return await whole(kind, page, customer_id)

        office.client.documents = documents  # type: ignore[method-assign,assignment]
        office.client.plan = [None]
        (create,) = await office.hand_over(a_draft(DocumentKind.ORDER_CONFIRMATION, office.ids.new()))
        operation = await office.get(create)
        if may_read_quotes:
            assert (operation.state, operation.document_id) == (State.NOT_FOUND, None)
        else:
            assert (operation.state, operation.document_id) == (State.DONE, converted.document.id)

    at_work(tmp_path, work)


@pytest.mark.parametrize(("earlier", "state"), [(20.0, State.DONE), (60.0, State.AMBIGUOUS), (660.0, State.NOT_FOUND)])
def test_what_was_made_before_the_request_is_not_taken_for_it_unasked(
    tmp_path: Path, earlier: float, state: State
) -> None:
    """It may be a colleague's, or that of a draft which a restore has forgotten; half a minute is what LedgerBee's clocks may differ by."""

    async def work(office: Office) -> None:
        draft = a_draft(DocumentKind.INVOICE, office.ids.new())
        another = office.model.add(draft.replace(reference="PO 1"), None)
        await asyncio.sleep(earlier)
        office.client.plan = [None]
        (create,) = await office.hand_over(draft)
        operation = await office.get(create)
        assert operation.state is state
        assert operation.document_id == (another.id if state is State.DONE else None)

    at_work(tmp_path, work)
