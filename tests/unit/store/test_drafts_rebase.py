"""A draft that changes a document sets out from a newer one after a merge: both are stored, or neither."""

from __future__ import annotations

import dataclasses
import sqlite3
from functools import partial
from itertools import chain, repeat
from operator import methodcaller
from pathlib import Path

import pytest

from ledgerbee_desktop.core.changes import set_fields
from ledgerbee_desktop.core.drafts import Caret
from ledgerbee_desktop.core.errors import NotEditable, StoreDamaged
from ledgerbee_desktop.core.events import Bus, Topic
from ledgerbee_desktop.core.identifiers import DocumentId, DraftId
from ledgerbee_desktop.core.journal import Journal, JournalWrite
from ledgerbee_desktop.core.library import Document
from ledgerbee_desktop.store.book import BookStore
from tests.unit.store.kit import Ears, a_draft, an_operation, open_book, run, type_reference
from tests.unit.store.test_library import invoice

DRAFT = DraftId("draft-1")
BEFORE: Document = dataclasses.replace(invoice(1, lines=()), updated_at="first")
AFTER: Document = dataclasses.replace(BEFORE, updated_at="second", notes="theirs")
CARET = Caret("notes")


async def with_a_change(directory: Path, bus: Bus | None = None) -> tuple[BookStore, Journal]:
    """A draft that changes BEFORE, with a reference of its own."""
    book = await open_book(directory, bus=bus)
    journal = Journal((await book.drafts.create(a_draft(edits=BEFORE.id), BEFORE)).draft)
    await type_reference(book, journal, "mine")
    return book, journal


def merged(journal: Journal) -> JournalWrite:
    """Their notes beside our reference, as one step that can be undone."""
    change = set_fields(journal.draft, notes=AFTER.notes)
    assert change is not None
    journal.apply(change)
    return journal.standing()


async def as_before(book: BookStore) -> bool:
    """Is everything as it was before the merge?"""
    opened = await book.drafts.open(DRAFT)
    return (opened.saved.draft.notes, opened.position, await book.drafts.base(DRAFT)) == ("", 1, BEFORE)


def test_the_merged_draft_and_its_new_base_are_there_after_a_start(tmp_path: Path) -> None:
    async def scenario() -> None:
        ears, bus = Ears(), Bus()
        book, journal = await with_a_change(tmp_path, bus)
        bus.subscribe(ears)
        await book.drafts.rebase(merged(journal), AFTER, CARET)
        assert [(heard.topic, set(heard.ids)) for heard in ears.heard] == [(Topic.DRAFTS, {str(DRAFT)})]
        await book.close()

        book = await open_book(tmp_path)
        assert book.report.is_sound
        opened = await book.drafts.open(DRAFT)
        assert (opened.saved.draft.reference, opened.saved.draft.notes) == ("mine", "theirs")
        assert (opened.saved.caret, await book.drafts.base(DRAFT)) == (CARET, AFTER)
        again = Journal(opened.saved.draft, opened.changes, opened.position)
        undone = again.undo()
        assert undone is not None
        assert (undone.reference, undone.notes) == ("mine", "")
        assert await book.drafts.editing(BEFORE.id) == DRAFT
        assert await book.full_check() == ()
        await book.close()

    run(scenario())


def test_a_document_that_the_draft_does_not_change_is_no_base(tmp_path: Path) -> None:
    async def scenario() -> None:
        book, journal = await with_a_change(tmp_path)
        write = merged(journal)
        with pytest.raises(ValueError, match="does not change other"):
            await book.drafts.rebase(write, dataclasses.replace(AFTER, id=DocumentId("other")), CARET)
        assert await as_before(book)
        plain = Journal((await book.drafts.create(a_draft("draft-2"))).draft)
        with pytest.raises(ValueError, match="draft-2 does not change"):
            await book.drafts.rebase(merged(plain), AFTER, CARET)
        assert await book.drafts.base(DraftId("draft-2")) is None
        assert (await book.drafts.open(DraftId("draft-2"))).saved.draft.notes == ""
        await book.close()

    run(scenario())


def test_a_draft_on_its_way_keeps_the_base_that_it_left_with(tmp_path: Path) -> None:
    async def scenario() -> None:
        book, journal = await with_a_change(tmp_path)
        revision = (await book.drafts.open(DRAFT)).saved.revision
        await book.outbox.queue([an_operation(1, kind="update", document_id=BEFORE.id)], DRAFT, revision)
        with pytest.raises(NotEditable):
            await book.drafts.rebase(merged(journal), AFTER, CARET)
        assert await as_before(book)
        await book.close()

    run(scenario())


def test_a_base_that_the_disk_has_damaged_is_not_believed(tmp_path: Path) -> None:
    async def scenario() -> None:
        book, journal = await with_a_change(tmp_path)
        damage = "UPDATE base SET body = replace(body, 'first', 'other')"
        assert await book.database.write(lambda connection: connection.execute(damage).rowcount) == 1
        with pytest.raises(StoreDamaged):
            await book.drafts.base(DRAFT)
        with pytest.raises(StoreDamaged):
            await book.drafts.rebase(merged(journal), AFTER, CARET)
        assert (await book.drafts.open(DRAFT)).saved.draft.notes == "", "the draft itself is sound, and as it was"
        await book.close()

    run(scenario())


def test_a_cut_in_the_middle_leaves_both_as_they_were(tmp_path: Path) -> None:
    """The transaction is interrupted ever later, until it comes through."""

    async def scenario() -> int:
        book, journal = await with_a_change(tmp_path)
        write, cuts = merged(journal), 0
        for last in range(10_000):
            beats = chain(repeat(0, last), [1])  # cut once: the roll-back comes through
            await book.database.read(methodcaller("set_progress_handler", partial(next, beats, 0), 5))
            try:
                await book.drafts.rebase(write, AFTER, CARET)
                break
            except sqlite3.OperationalError:
                cuts += 1
            finally:
                await book.database.read(methodcaller("set_progress_handler", None, 0))
            assert await as_before(book)
        assert await book.drafts.base(DRAFT) == AFTER
        assert (await book.drafts.open(DRAFT)).saved.draft.notes == "theirs"
        assert await book.full_check() == ()
        await book.close()
        return cuts

    assert run(scenario()) > 10
