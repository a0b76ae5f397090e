"""What a restore leaves noted of drafts that may have left since the backup, in one transaction each."""

from __future__ import annotations

import datetime as dt
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from ledgerbee_desktop.core.drafts import DraftState
from ledgerbee_desktop.core.errors import NotEditable, Stale
from ledgerbee_desktop.core.events import Bus, Topic
from ledgerbee_desktop.core.identifiers import DocumentId, DraftId, OperationId
from ledgerbee_desktop.core.operations import Actor, State
from ledgerbee_desktop.core.returned import Returned
from ledgerbee_desktop.store import restoring
from ledgerbee_desktop.store.book import FILE_NAME, BookStore
from ledgerbee_desktop.store.restoring import restore
from ledgerbee_desktop.store.returned import LEFT
from tests.unit.store.kit import START, Ears, a_draft, an_operation, open_book, run
from tests.unit.store.test_library import invoice
from tests.unit.store.test_outbox import SAID

AT = dt.datetime(2026, 3, 2, 12, 0, tzinfo=dt.UTC)
DRAFT, OPERATION = DraftId("draft-1"), OperationId("operation-1")
DOCUMENT = DocumentId("document-1")


def test_what_had_left_is_noted_of_the_drafts_that_are_drafts_again(tmp_path: Path) -> None:
    """So that each asks what became of it; those that stayed are asked about, too, without knowing more."""

    async def before() -> Path:
        book = await open_book(tmp_path)
        for name in ("draft-1", "left", "stays"):
            await book.drafts.create(a_draft(name))
        made = await book.back_up()
        await book.outbox.queue([an_operation(1, draft_id=DraftId("left"))], DraftId("left"), 1)
        operation, attempt = await book.outbox.begin(await book.outbox.get(OPERATION), START, START)
        done = {"document_id": "document-1"}
        await book.outbox.move(operation, State.DONE, Actor.WORKER, SAID, attempt=attempt, fields=done)
        await book.outbox.queue([an_operation(2)], DRAFT, 1)
        await book.close()
        return made.copy.path

    aside = restore(tmp_path, run(before()), None, AT, "1")
    assert aside is not None
    restoring.sent_since(tmp_path / FILE_NAME, aside)

    async def after() -> None:
        book = await open_book(tmp_path)
        notes = await book.returned.all()
        assert {name: (note.has_left, note.became) for name, note in notes.items()} == {
            "left": (True, "document-1"),
            "draft-1": (False, None),  # queued there, and never left
            "stays": (False, None),
        }
        assert await book.library.returned(DraftId("left")) == notes[DraftId("left")]
        await book.close()
        book = await open_book(tmp_path)
        assert await book.returned.all() == notes, "an ordinary start changes nothing"
        await book.close()

    run(after())


async def noted(folder: Path, bus: Bus | None = None) -> tuple[BookStore, Returned]:
    book = await open_book(folder, bus=bus or Bus())
    await book.drafts.create(a_draft())
    await book.returned.note_all()
    note = await book.returned.get(DRAFT)
    assert note is not None
    return book, note


def test_what_ledgerbee_made_before_the_copy_cannot_be_it(tmp_path: Path) -> None:
    async def scenario() -> None:
        book = await open_book(tmp_path)
        await book.drafts.create(a_draft())
        documents = [invoice(number) for number in range(3)]
        await book.library.put_documents(documents)
        await book.returned.note_all()
        note = await book.returned.get(DRAFT)
        assert note == Returned(since=max(each.created_at for each in documents))
        await book.close()

    run(scenario())


def test_a_second_copy_keeps_the_earlier_bound_and_asks_anew(tmp_path: Path) -> None:
    async def scenario() -> None:
        book, note = await noted(tmp_path)
        await book.returned.put(DRAFT, Returned(has_left=True, became=DOCUMENT, is_checked=True), instead_of=note)
        await book.library.put_documents([invoice(1)])
        await book.returned.note_all()
        assert await book.returned.get(DRAFT) == Returned(has_left=True, became=DOCUMENT)
        await book.close()

    run(scenario())


def test_a_note_is_replaced_only_when_it_is_the_one_that_was_read(tmp_path: Path) -> None:
    async def scenario() -> None:
        book, note = await noted(tmp_path)
        await book.returned.put(DRAFT, None, instead_of=note)
        with pytest.raises(Stale):
            await book.returned.put(DRAFT, Returned(is_checked=True), instead_of=note)
        assert await book.returned.get(DRAFT) is None
        await book.close()

    run(scenario())


def test_a_recognised_draft_is_handed_over_and_its_document_claimed_at_once(tmp_path: Path) -> None:
    async def scenario() -> None:
        bus = Bus()
        ears = Ears()
        bus.subscribe(ears)
        book, _ = await noted(tmp_path, bus)
        with pytest.raises(Stale):
            await book.returned.recognise(an_operation(), DRAFT, 7, DOCUMENT, SAID)
        assert await book.outbox.all(open_only=False) == ()
        ears.heard.clear()
        await book.returned.recognise(an_operation(), DRAFT, 1, DOCUMENT, SAID)
        assert {each.topic for each in ears.heard} == {Topic.OPERATIONS, Topic.DRAFTS}
        operation = await book.outbox.get(OPERATION)
        assert (operation.state, operation.document_id) == (State.DONE, DOCUMENT)
        assert [each.what for each in await book.outbox.events(OPERATION)] == [SAID]
        assert (await book.drafts.open(DRAFT)).saved.state is DraftState.HANDED_OVER
        assert await book.library.draft_of(DOCUMENT) == DRAFT
        assert await book.outbox.claimed([DOCUMENT]) == {DOCUMENT}
        assert await book.returned.get(DRAFT) is None
        with pytest.raises(NotEditable):
            await book.returned.recognise(an_operation(2), DRAFT, 1, DOCUMENT, SAID)
        await book.drafts.create(a_draft("draft-2"))
        with pytest.raises(Stale):
            await book.returned.recognise(
                an_operation(2, draft_id=DraftId("draft-2")), DraftId("draft-2"), 1, DOCUMENT, SAID
            )
        assert (await book.drafts.open(DraftId("draft-2"))).saved.state is DraftState.EDITING
        await book.close()

    run(scenario())


def test_a_damaged_draft_is_left_as_it_is(tmp_path: Path) -> None:
    async def scenario() -> None:
        book, _ = await noted(tmp_path)
        await book.library.set_pull_state(f"returned:{DRAFT}", None)
        await book.close()
        with closing(sqlite3.connect(tmp_path / FILE_NAME)) as connection, connection:
            connection.execute("UPDATE draft SET body = replace(body, 'draft-1', 'draft-9')")
        book = await open_book(tmp_path)
        await book.library.set_pull_state(LEFT + DRAFT, "")
        await book.returned.note_all()
        assert await book.returned.get(DRAFT) is None
        assert await book.library.pull_state(LEFT + DRAFT) is None
        await book.close()

    run(scenario())


@pytest.mark.parametrize("damaged", ["", "{", '{"since":"yesterday"}', '{"since":"2026-03-02T09:00:00"}', '{"like":7}'])
def test_a_note_that_cannot_be_read_holds_its_draft_and_no_other(tmp_path: Path, damaged: str) -> None:
    async def scenario() -> None:
        book, _ = await noted(tmp_path)
        await book.drafts.create(a_draft("draft-2"))
        await book.library.set_pull_state(f"returned:{DRAFT}", damaged)
        lost = Returned(is_unreadable=True)
        assert await book.returned.all() == {DRAFT: lost}
        assert await book.library.returned(DRAFT) == lost
        await book.returned.note_all()
        assert await book.returned.get(DRAFT) == lost, "a second copy knows no more"
        await book.returned.put(DRAFT, None, instead_of=lost)
        assert await book.returned.get(DRAFT) is None
        await book.close()

    run(scenario())
