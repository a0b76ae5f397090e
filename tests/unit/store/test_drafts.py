"""Drafts, their journals and carets on a real file."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ledgerbee_desktop.core.changes import InsertLines, MoveLines, RemoveLines
from ledgerbee_desktop.core.drafts import Caret, DraftState
from ledgerbee_desktop.core.errors import NotEditable, StoreDamaged
from ledgerbee_desktop.core.events import Bus, Topic
from ledgerbee_desktop.core.identifiers import DraftId
from ledgerbee_desktop.core.journal import Journal, JournalWrite
from ledgerbee_desktop.core.operations import State
from ledgerbee_desktop.store.book import BookStore
from tests.unit.store.kit import Ears, a_draft, a_line, an_operation, open_book, run, type_reference


async def save(book: BookStore, journal: Journal, caret: Caret | None = None) -> None:
    write = journal.pending()
    if write is not None:
        await book.drafts.record(write, caret or Caret())
        journal.written(write)


def test_a_draft_survives_with_its_journal_and_caret(tmp_path: Path) -> None:
    async def scenario() -> None:
        book = await open_book(tmp_path)
        saved = await book.drafts.create(a_draft())
        assert (saved.state, saved.revision, saved.can_undo, saved.can_redo) == (DraftState.EDITING, 1, False, False)
        journal = Journal(saved.draft)
        for text in ("P", "PO", "PO 7"):
            await type_reference(book, journal, text)
        journal.undo()
        caret = Caret("quantity", 1, "12*3", 4)
        await save(book, journal, caret)
        await book.close()

        book = await open_book(tmp_path)
        opened = await book.drafts.open(saved.draft.id)
        assert opened.saved.draft == journal.draft
        assert opened.saved.draft.reference == "PO"
        assert (opened.position, len(opened.changes)) == (2, 3)
        assert (opened.saved.can_undo, opened.saved.can_redo, opened.saved.caret) == (True, True, caret)
        assert opened.saved.revision == 5
        again = Journal(opened.saved.draft, opened.changes, opened.position)
        redone = again.redo()
        assert redone is not None
        assert redone.reference == "PO 7"
        for _ in range(3):
            again.undo()
        assert again.draft == saved.draft
        await book.close()

    run(scenario())


def test_a_new_change_drops_what_could_be_redone(tmp_path: Path) -> None:
    async def scenario() -> None:
        book = await open_book(tmp_path)
        journal = Journal((await book.drafts.create(a_draft())).draft)
        for text in ("a", "b", "c"):
            await type_reference(book, journal, text)
        journal.undo()
        journal.undo()
        await type_reference(book, journal, "z")
        opened = await book.drafts.open(DraftId("draft-1"))
        assert len(opened.changes) == opened.position == 2
        assert opened.saved.draft.reference == "z"
        await book.close()

    run(scenario())


steps = st.lists(st.sampled_from(["insert", "remove", "move", "undo", "redo", "save", "crash"]), max_size=25)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(steps=steps)
def test_any_history_comes_back(tmp_path_factory: pytest.TempPathFactory, steps: list[str]) -> None:
    directory = tmp_path_factory.mktemp("book")

    async def scenario() -> None:
        book = await open_book(directory, inline=True)
        journal = Journal((await book.drafts.create(a_draft())).draft)
        for number, step in enumerate(steps):
            count = len(journal.draft.lines)
            match step:
                case "insert":
                    journal.apply(InsertLines(0, (a_line(number + 10),)))
                case "remove" if count:
                    journal.apply(RemoveLines(0, journal.draft.lines[:1]))
                case "move" if count > 1:
                    journal.apply(MoveLines(0, 1, count - 1))
                case "undo":
                    journal.undo()
                case "redo":
                    journal.redo()
                case "save":
                    await save(book, journal)
                case "crash":
                    await save(book, journal)
                    await book.close()
                    book = await open_book(directory, inline=True)
                    opened = await book.drafts.open(DraftId("draft-1"))
                    assert opened.saved.draft == journal.draft
                    journal = Journal(opened.saved.draft, opened.changes, opened.position)
        await save(book, journal)
        opened = await book.drafts.open(DraftId("draft-1"))
        replayed = a_draft()
        for change in opened.changes[: opened.position]:
            replayed = change.apply(replayed)
        assert opened.saved.draft == journal.draft == replayed
        await book.close()

    run(scenario())


def test_writing_the_same_twice_is_writing_it_once(tmp_path: Path) -> None:
    async def scenario() -> None:
        book = await open_book(tmp_path)
        journal = Journal((await book.drafts.create(a_draft())).draft)
        journal.apply(InsertLines(0, (a_line(9),)))
        write = journal.pending()
        assert write is not None
        await book.drafts.record(write, Caret())
        await book.drafts.record(write, Caret())  # the first answer was a DiskProblem although the commit survived
        opened = await book.drafts.open(DraftId("draft-1"))
        assert len(opened.changes) == 1
        with pytest.raises(ValueError, match="are to be kept"):
            await book.drafts.record(JournalWrite(journal.draft, 5, (), 5), Caret())
        await book.close()

    run(scenario())


def test_the_last_touched_comes_first_and_what_was_handed_over_is_gone(tmp_path: Path) -> None:
    async def scenario() -> None:
        book = await open_book(tmp_path)
        journals = {}
        for name in ("draft-1", "draft-2", "draft-3"):
            journals[name] = Journal((await book.drafts.create(a_draft(name))).draft)
        await type_reference(book, journals["draft-2"], "x")
        await book.drafts.save_caret(DraftId("draft-1"), Caret("notes"))
        assert [each.draft.id for each in await book.drafts.all()] == ["draft-2", "draft-3", "draft-1"]
        await book.database.write(lambda c: c.execute("DELETE FROM draft WHERE id = 'draft-3'"))
        assert [each.draft.id for each in await book.drafts.all()] == ["draft-2", "draft-1"]
        await book.close()

    run(scenario())


def test_the_caret_changes_nothing_else(tmp_path: Path) -> None:
    async def scenario() -> None:
        ears, bus = Ears(), Bus()
        bus.subscribe(ears)
        book = await open_book(tmp_path, bus=bus)
        before = await book.drafts.create(a_draft())
        await book.drafts.save_caret(DraftId("draft-1"), Caret("description", 2, "Fræs", 4))
        after = (await book.drafts.open(DraftId("draft-1"))).saved
        assert after.caret == Caret("description", 2, "Fræs", 4)
        assert (after.revision, after.updated_at) == (before.revision, before.updated_at)
        assert [(each.topic, each.ids) for each in ears.heard] == [(Topic.DRAFTS, frozenset({"draft-1"}))]
        await book.close()

    run(scenario())


def test_a_queued_draft_cannot_be_written_or_deleted(tmp_path: Path) -> None:
    async def scenario() -> None:
        book = await open_book(tmp_path)
        journal = Journal((await book.drafts.create(a_draft())).draft)
        await book.outbox.queue([an_operation()], DraftId("draft-1"), 1)
        with pytest.raises(NotEditable):
            await type_reference(book, journal, "too late")
        with pytest.raises(NotEditable):
            await book.drafts.delete(DraftId("draft-1"))
        assert (await book.drafts.open(DraftId("draft-1"))).saved.draft == a_draft()
        await book.close()

    run(scenario())


def test_a_deleted_draft_takes_its_refused_create_along(tmp_path: Path) -> None:
    async def scenario() -> None:
        book = await open_book(tmp_path)
        journal = Journal((await book.drafts.create(a_draft())).draft)
        await type_reference(book, journal, "x")
        await book.outbox.queue([an_operation()], DraftId("draft-1"), 2)
        await refuse(book)
        await book.drafts.delete(DraftId("draft-1"))
        assert (await book.outbox.all(open_only=False))[0].state is State.DISCARDED
        assert await book.database.read(lambda c: c.execute("SELECT count(*) FROM change").fetchone()[0]) == 0
        with pytest.raises(KeyError):
            await book.drafts.open(DraftId("draft-1"))
        with pytest.raises(KeyError):
            await book.drafts.delete(DraftId("draft-1"))
        await book.close()

    run(scenario())


async def refuse(book: BookStore) -> None:
    from ledgerbee_desktop.core.operations import Actor, Evidence
    from ledgerbee_desktop.core.text import Message
    from tests.unit.store.kit import START

    operation, attempt = await book.outbox.begin((await book.outbox.all(open_only=True))[0], START, START)
    evidence = Evidence(wrote=True, status=400)
    await book.outbox.move(
        operation, State.REFUSED, Actor.WORKER, Message("outbox", "Refused."), attempt=attempt, evidence=evidence
    )


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE draft SET body = replace(body, '450.00', '458.00')",
        "UPDATE draft SET position = 0",
        "UPDATE change SET body = replace(body, 'x', 'y')",
        "DELETE FROM change",
    ],
)
def test_a_damaged_draft_is_not_used(tmp_path: Path, damage: str) -> None:
    async def scenario() -> None:
        book = await open_book(tmp_path)
        journal = Journal((await book.drafts.create(a_draft())).draft)
        await type_reference(book, journal, "x")
        await book.drafts.create(a_draft("draft-2"))
        assert await book.database.write(lambda c: c.execute(damage).rowcount)
        with pytest.raises(StoreDamaged, match=r"draft|change"):
            await book.drafts.open(DraftId("draft-1"))
        await book.close()
        book = await open_book(tmp_path)
        assert "draft-1" in book.report.damaged_drafts
        assert not book.report.is_sound
        await book.close()

    run(scenario())
