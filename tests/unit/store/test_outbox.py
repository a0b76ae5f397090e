"""Every arrow, every refusal, and what moves along in the same transaction."""

from __future__ import annotations

import datetime as dt
import sqlite3
from itertools import product
from pathlib import Path

import pytest

from ledgerbee_desktop.core.drafts import DraftState
from ledgerbee_desktop.core.errors import NotEditable, Stale, StoreDamaged
from ledgerbee_desktop.core.events import Bus, Topic
from ledgerbee_desktop.core.identifiers import CustomerId, DocumentId, DraftId, OperationId
from ledgerbee_desktop.core.journal import Journal
from ledgerbee_desktop.core.operations import (
    ARROWS,
    Actor,
    Attempt,
    Evidence,
    FieldProblem,
    Operation,
    Refusal,
    State,
)
from ledgerbee_desktop.core.text import Message
from ledgerbee_desktop.store.book import BookStore
from tests.unit.store.kit import START, Ears, a_draft, an_operation, open_book, run, type_reference

SAID = Message("outbox", "Something happened.")
DRAFT = DraftId("draft-1")
LATER = START + dt.timedelta(hours=1)


async def queued(directory: Path, *, send: bool = False, bus: Bus | None = None) -> tuple[BookStore, Operation]:
    book = await open_book(directory, inline=True, bus=bus)
    await book.drafts.create(a_draft())
    waiting = [an_operation(2, kind="send", after=OperationId("operation-1"))] if send else []
    await book.outbox.queue([an_operation(), *waiting], DRAFT, 1)
    return book, await book.outbox.get(OperationId("operation-1"))


async def end(book: BookStore, operation: Operation, attempt: Attempt, to: State) -> Operation:
    fields = {"document_id": DocumentId("doc-1")} if to is State.DONE else {}
    seen = Evidence(wrote=True, status=201)
    return await book.outbox.move(operation, to, Actor.WORKER, SAID, attempt=attempt, evidence=seen, fields=fields)


async def brought_to(book: BookStore, operation: Operation, state: State) -> Operation:
    """Take the operation, which is queued, to `state` by legal arrows."""
    move = book.outbox.move
    if state is State.QUEUED:
        return operation
    if state is State.DISCARDED:
        return await move(operation, state, Actor.PERSON, SAID)
    operation, attempt = await book.outbox.begin(operation, LATER, START)
    if state is State.INFLIGHT:
        return operation
    if state in {State.DONE, State.REFUSED, State.UNKNOWN}:
        return await end(book, operation, attempt, state)
    operation = await end(book, operation, attempt, State.UNKNOWN)
    return await move(operation, state, Actor.RECONCILIATION, SAID)


async def state_of_draft(book: BookStore) -> DraftState:
    return (await book.drafts.open(DRAFT)).saved.state


DRAFT_STATES = {
    State.QUEUED: DraftState.QUEUED,
    State.INFLIGHT: DraftState.LEAVING,
    State.UNKNOWN: DraftState.LEAVING,
    State.AMBIGUOUS: DraftState.LEAVING,
    State.NOT_FOUND: DraftState.LEAVING,
    State.REFUSED: DraftState.EDITING,
    State.DISCARDED: DraftState.EDITING,
    State.DONE: DraftState.HANDED_OVER,
}


@pytest.mark.parametrize(("state", "to", "actor"), list(product(State, State, Actor)))
def test_arrows(tmp_path: Path, state: State, to: State, actor: Actor) -> None:
    """Legal arrows are taken and take the draft along; every other one is refused and changes nothing."""
    legal = actor in ARROWS.get((state, to), frozenset())

    async def scenario() -> None:
        book, operation = await queued(tmp_path)
        operation = await brought_to(book, operation, state)
        fields = {"document_id": DocumentId("doc-1")} if to is State.DONE else {}
        if legal and to is not State.INFLIGHT:
            moved = await book.outbox.move(operation, to, actor, SAID, fields=fields)
            assert (moved.state, moved.rev) == (to, operation.rev + 1)
            assert await state_of_draft(book) is DRAFT_STATES[to]
            assert await book.outbox.get(operation.id) == moved
        else:
            with pytest.raises(ValueError, match=r"may not take|by begin"):
                await book.outbox.move(operation, to, actor, SAID, fields=fields)
            assert await book.outbox.get(operation.id) == operation
            assert await state_of_draft(book) is DRAFT_STATES[state]
        await book.close()

    run(scenario())


@pytest.mark.parametrize("state", [each for each in State if each is not State.QUEUED])
def test_only_what_is_queued_can_begin(tmp_path: Path, state: State) -> None:
    async def scenario() -> None:
        book, operation = await queued(tmp_path)
        operation = await brought_to(book, operation, state)
        before = await book.outbox.attempts(operation.id)
        with pytest.raises(ValueError, match="may not take"):
            await book.outbox.begin(operation, LATER, None)
        assert await book.outbox.attempts(operation.id) == before
        await book.close()

    run(scenario())


def test_a_stale_operation_moves_nothing(tmp_path: Path) -> None:
    async def scenario() -> None:
        book, operation = await queued(tmp_path)
        noted = await book.outbox.note(operation, None, {"probes": 3})
        assert (noted.rev, noted.probes) == (operation.rev + 1, 3)
        for attempt in (
            book.outbox.begin(operation, LATER, None),
            book.outbox.note(operation, SAID, {"probes": 4}),
            book.outbox.move(operation, State.DISCARDED, Actor.PERSON, SAID),
        ):
            with pytest.raises(Stale):
                await attempt
        assert await book.outbox.get(operation.id) == noted
        assert len(await book.outbox.events(operation.id)) == 1
        await book.close()

    run(scenario())


def test_the_attempt_and_the_history(tmp_path: Path) -> None:
    async def scenario() -> None:
        book, operation = await queued(tmp_path)
        flying, attempt = await book.outbox.begin(operation, LATER, START)
        assert (flying.attempts, flying.lower_bound, attempt.number, attempt.outcome) == (1, START, 1, "inflight")
        assert attempt.ended_at is None
        seen = Evidence(wrote=True, status=502, server_date=LATER, failure="Bad gateway")
        unknown = await book.outbox.move(
            flying, State.UNKNOWN, Actor.WORKER, SAID.of(status=502), attempt=attempt, evidence=seen
        )
        (stored,) = await book.outbox.attempts(operation.id)
        assert (stored.outcome, stored.evidence) == ("unknown", seen)
        assert stored.ended_at is not None
        assert stored.ended_at == unknown.dead_at
        events = await book.outbox.events(operation.id)
        assert [event.what.template for event in events] == ["Queued.", "Attempt {number} leaves.", SAID.template]
        assert str(events[1].what) == "Attempt 1 leaves."
        await book.close()

    run(scenario())


def test_being_offline_costs_no_attempt_and_the_first_lower_bound_stays(tmp_path: Path) -> None:
    async def scenario() -> None:
        book, operation = await queued(tmp_path)
        for number in (1, 2, 3):
            operation, attempt = await book.outbox.begin(operation, LATER, START + dt.timedelta(minutes=number))
            assert (operation.attempts, attempt.number) == (1, number)
            operation = await end(book, operation, attempt, State.QUEUED)
            assert operation.attempts == 0
        assert operation.lower_bound == START + dt.timedelta(minutes=1)
        assert len(await book.outbox.attempts(operation.id)) == 3
        await book.close()

    run(scenario())


def test_fields_come_back_as_they_were_set(tmp_path: Path) -> None:
    refusal = Refusal(400, "X", "No", (FieldProblem("lines.0.quantity", "must be positive"),))
    fields = {
        "customer_id": CustomerId("customer-2"),
        "not_before": LATER,
        "approved_total": "1.00",
        "total_accepted": True,
        "lower_bound": LATER.astimezone(dt.timezone(dt.timedelta(hours=2))),
        "dead_at": LATER,
        "probes": 2,
        "clean_scans": 1,
        "next_probe": LATER,
        "refusal": refusal,
        "error": Message("errors", "At {at}", {"at": LATER.date()}),
        "sent_before": 4,
    }

    async def scenario() -> None:
        book, operation = await queued(tmp_path)
        await book.outbox.note(operation, None, fields)
        back = await book.outbox.get(operation.id)
        expected = {**fields, "error": Message("errors", "At {at}", {"at": "2026-03-02"})}
        assert {name: getattr(back, name) for name in fields} == expected
        for unsettable in ({"payload": b"other"}, {"state": "done"}, {"dead_at": dt.datetime(2026, 1, 1)}):  # noqa: DTZ001
            with pytest.raises(ValueError, match=r"cannot be set|naive"):
                await book.outbox.note(back, None, unsettable)
        await book.close()

    run(scenario())


# --- Queueing ------------------------------------------------------------------------------------


def test_the_draft_is_queued_with_its_operations_or_not_at_all(tmp_path: Path) -> None:
    async def scenario() -> None:
        ears, bus = Ears(), Bus()
        bus.subscribe(ears)
        book = await open_book(tmp_path, inline=True, bus=bus)
        await book.drafts.create(a_draft())
        with pytest.raises(Stale):
            await book.outbox.queue([an_operation()], DRAFT, 7)
        with pytest.raises(Stale):
            await book.outbox.queue([an_operation(1), an_operation(2)], DRAFT, 1)  # two creates of one draft
        with pytest.raises(KeyError):
            await book.outbox.queue([an_operation()], DraftId("nowhere"), 1)
        assert await book.outbox.all(open_only=False) == ()
        assert await state_of_draft(book) is DraftState.EDITING
        ears.heard.clear()
        await book.outbox.queue([an_operation()], DRAFT, 1)
        assert {(each.topic, each.ids) for each in ears.heard} == {
            (Topic.OPERATIONS, frozenset({"operation-1"})),
            (Topic.DRAFTS, frozenset({"draft-1"})),
        }
        with pytest.raises(NotEditable):
            await book.outbox.queue([an_operation(3)], DRAFT, 1)
        await book.close()

    run(scenario())


def test_what_is_noted_is_a_line_of_the_history_when_it_is_said(tmp_path: Path) -> None:
    async def scenario() -> None:
        book, operation = await queued(tmp_path)
        silent = await book.outbox.note(operation, None, {"probes": 1})
        said = await book.outbox.note(silent, SAID, {"probes": 2})
        assert (said.probes, said.rev) == (2, operation.rev + 2)
        assert [str(line.what) for line in await book.outbox.events(operation.id)] == ["Queued.", str(SAID)]
        with pytest.raises(Stale):
            await book.outbox.note(silent, SAID, {"probes": 9})
        for fields in (
            {"payload": b"{}"},
            {"state": "done"},
            {"lower_bound": START.replace(tzinfo=None)},
            {"probes": 1.5},
        ):
            with pytest.raises(ValueError, match=r"cannot be set|naive|no column"):
                await book.outbox.note(said, None, fields)
        assert await book.outbox.get(operation.id) == said
        await book.close()

    run(scenario())


def test_one_open_send_per_document(tmp_path: Path) -> None:
    async def scenario() -> None:
        book = await open_book(tmp_path, inline=True)
        send = {"kind": "send", "draft_id": None, "document_id": DocumentId("doc-1")}
        await book.outbox.queue([an_operation(1, **send)], None, None)
        with pytest.raises(Stale):
            await book.outbox.queue([an_operation(2, **send)], None, None)
        first = await book.outbox.get(OperationId("operation-1"))
        await book.outbox.move(first, State.DISCARDED, Actor.PERSON, SAID)
        await book.outbox.queue([an_operation(3, **send)], None, None)
        assert [each.id for each in await book.outbox.all(open_only=True)] == ["operation-3"]
        await book.close()

    run(scenario())


def test_queueing_again_replaces_the_refused_create(tmp_path: Path) -> None:
    async def scenario() -> None:
        book, operation = await queued(tmp_path)
        await brought_to(book, operation, State.REFUSED)
        journal = Journal((await book.drafts.open(DRAFT)).saved.draft)
        revision = await type_reference(book, journal, "better")
        await book.outbox.queue([an_operation(2)], DRAFT, revision)
        states = {each.id: each.state for each in await book.outbox.all(open_only=False)}
        assert states == {"operation-1": State.DISCARDED, "operation-2": State.QUEUED}
        assert await state_of_draft(book) is DraftState.QUEUED
        await book.close()

    run(scenario())


def test_a_refused_create_is_not_repeated_with_a_text_that_was_edited_since(tmp_path: Path) -> None:
    async def scenario() -> None:
        book, operation = await queued(tmp_path)
        refused = await brought_to(book, operation, State.REFUSED)
        journal = Journal((await book.drafts.open(DRAFT)).saved.draft)
        await type_reference(book, journal, "better")
        with pytest.raises(NotEditable, match="edited after"):
            await book.outbox.move(refused, State.QUEUED, Actor.PERSON, SAID)
        await book.close()

    run(scenario())


# --- What moves along ----------------------------------------------------------------------------


@pytest.mark.parametrize("state", [State.REFUSED, State.DISCARDED])
def test_the_waiting_send_goes_with_its_create(tmp_path: Path, state: State) -> None:
    async def scenario() -> None:
        book, operation = await queued(tmp_path, send=True)
        await brought_to(book, operation, state)
        assert (await book.outbox.get(OperationId("operation-2"))).state is State.DISCARDED
        assert await state_of_draft(book) is DraftState.EDITING
        await book.close()

    run(scenario())


def test_the_waiting_send_learns_its_document(tmp_path: Path) -> None:
    async def scenario() -> None:
        ears, bus = Ears(), Bus()
        book, operation = await queued(tmp_path, send=True, bus=bus)
        operation, attempt = await book.outbox.begin(operation, LATER, START)
        bus.subscribe(ears)
        await end(book, operation, attempt, State.DONE)
        send = await book.outbox.get(OperationId("operation-2"))
        assert (send.state, send.document_id, send.rev) == (State.QUEUED, "doc-1", 2)
        assert await book.library.draft_of(DocumentId("doc-1")) == DRAFT
        assert await book.outbox.claimed([DocumentId("doc-1"), DocumentId("doc-2")]) == {"doc-1"}
        assert {(each.topic, each.ids) for each in ears.heard} == {
            (Topic.OPERATIONS, frozenset({"operation-1", "operation-2"})),
            (Topic.DRAFTS, frozenset({"draft-1"})),
        }
        await book.close()

    run(scenario())


def test_a_create_that_is_done_names_its_document(tmp_path: Path) -> None:
    async def scenario() -> None:
        book, operation = await queued(tmp_path)
        operation, attempt = await book.outbox.begin(operation, LATER, START)
        with pytest.raises(ValueError, match="has a document"):
            await book.outbox.move(operation, State.DONE, Actor.WORKER, SAID, attempt=attempt, evidence=Evidence())
        assert await book.outbox.get(operation.id) == operation
        await book.close()

    run(scenario())


def test_a_document_is_claimed_once(tmp_path: Path) -> None:
    async def scenario() -> None:
        book, first = await queued(tmp_path)
        await book.drafts.create(a_draft("draft-2"))
        await book.outbox.queue([an_operation(2, draft_id=DraftId("draft-2"))], DraftId("draft-2"), 1)
        await brought_to(book, first, State.DONE)
        second = await brought_to(book, await book.outbox.get(OperationId("operation-2")), State.UNKNOWN)
        with pytest.raises(Stale):
            await book.outbox.move(
                second, State.DONE, Actor.RECONCILIATION, SAID, fields={"document_id": DocumentId("doc-1")}
            )
        assert await book.outbox.get(second.id) == second
        await book.close()

    run(scenario())


def test_restart_makes_inflight_unknown(tmp_path: Path) -> None:
    async def scenario() -> None:
        book, operation = await queued(tmp_path, send=True)
        await book.outbox.begin(operation, LATER, START)
        await book.close()
        book = await open_book(tmp_path, inline=True)
        assert await book.outbox.recover(LATER) == ("operation-1",)
        assert await book.outbox.recover(LATER) == ()
        unknown, send = await book.outbox.all(open_only=True)
        assert (unknown.state, unknown.dead_at, send.state) == (State.UNKNOWN, LATER, State.QUEUED)
        (attempt,) = await book.outbox.attempts(operation.id)
        assert (attempt.outcome, attempt.ended_at, attempt.evidence.wrote) == ("unknown", LATER, True)
        assert await state_of_draft(book) is DraftState.LEAVING
        await book.close()

    run(scenario())


# --- What the database itself refuses --------------------------------------------------------------


TWIN = (
    "INSERT INTO operation SELECT number + 100, id || 'x', rev, draft_id, draft_revision, target, kind, state, payload,"
    " created_at, customer_id, document_id, after, not_before, approved_total, total_accepted, attempts, lower_bound, dead_at,"
    " probes, clean_scans, next_probe, refusal, error, sent_before, checksum, record_id, result_id, batch FROM operation"
)


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE outbox_event SET at = ''",
        "DELETE FROM outbox_event",
        "DELETE FROM operation",
        "UPDATE operation SET payload = x'00'",
        "UPDATE operation SET draft_id = 'draft-2'",
        "UPDATE operation SET state = 'sent'",
        TWIN,
    ],
)
def test_history_payload_and_uniqueness_are_guarded_in_the_file(tmp_path: Path, statement: str) -> None:
    async def scenario() -> None:
        book, _ = await queued(tmp_path)
        with pytest.raises(sqlite3.IntegrityError):
            await book.database.write(lambda c: c.execute(statement))
        await book.close()

    run(scenario())


def test_an_ended_operation_stays_ended_in_the_file(tmp_path: Path) -> None:
    async def scenario() -> None:
        book, operation = await queued(tmp_path)
        await brought_to(book, operation, State.DONE)
        with pytest.raises(sqlite3.IntegrityError, match="stays ended"):
            await book.database.write(lambda c: c.execute("UPDATE operation SET state = 'queued'"))
        await book.close()

    run(scenario())


@pytest.mark.parametrize(
    "damage", ["UPDATE operation SET approved_total = '14062.5'", "UPDATE operation SET customer_id = 'customer-9'"]
)
def test_nothing_is_submitted_from_a_damaged_row(tmp_path: Path, damage: str) -> None:
    async def scenario() -> None:
        book, operation = await queued(tmp_path)
        await book.database.write(lambda c: c.execute(damage))
        for use in (
            book.outbox.all(open_only=True),
            book.outbox.get(operation.id),
            book.outbox.begin(operation, LATER, None),
            book.outbox.move(operation, State.DISCARDED, Actor.PERSON, SAID),
        ):
            with pytest.raises(StoreDamaged, match="operation"):
                await use
        await book.close()
        book = await open_book(tmp_path, inline=True)
        assert book.report.damaged_operations == ("operation-1",)
        await book.close()

    run(scenario())


def test_an_outcome_is_stored_even_when_the_draft_is_damaged(tmp_path: Path) -> None:
    async def scenario() -> None:
        book, operation = await queued(tmp_path)
        operation, attempt = await book.outbox.begin(operation, LATER, START)
        await book.database.write(lambda c: c.execute("UPDATE draft SET body = '{}'"))
        done = await end(book, operation, attempt, State.DONE)
        assert done.state is State.DONE
        with pytest.raises(StoreDamaged):
            await book.drafts.open(DRAFT)
        await book.close()

    run(scenario())


def test_an_error_text_that_is_no_text_does_not_stop_an_outcome(tmp_path: Path) -> None:
    async def scenario() -> None:
        book, operation = await queued(tmp_path)
        flying, attempt = await book.outbox.begin(operation, LATER, START)
        seen = Evidence(wrote=True, failure="OSError: the file \udcff")
        unknown = await book.outbox.move(
            flying,
            State.UNKNOWN,
            Actor.WORKER,
            SAID,
            attempt=attempt,
            evidence=seen,
            fields={"error": SAID.of(x="\ud800")},
        )
        assert unknown.state is State.UNKNOWN
        (stored,) = await book.outbox.attempts(operation.id)
        assert stored.evidence.failure == "OSError: the file ?"
        assert unknown.error == SAID.of(x="?")
        await book.close()

    run(scenario())
