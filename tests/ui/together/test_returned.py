"""A draft leaves after a backup was made, and the backup is restored: its tab asks what became of it, and it is not made twice."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import msgspec
import pytest
from PySide6.QtWidgets import QPushButton

from ledgerbee_desktop.api.bodies import JsonBodies
from ledgerbee_desktop.app.keeping import ClosedData
from ledgerbee_desktop.core.drafts import Draft
from ledgerbee_desktop.core.errors import HasErrors
from ledgerbee_desktop.core.identifiers import CompanyId, DraftId
from ledgerbee_desktop.core.kinds import DocumentKind
from ledgerbee_desktop.platform_.clock import RandomIds, SystemClock
from ledgerbee_desktop.store.restoring import BOOK
from ledgerbee_desktop.ui.page import PageKey
from tests.e2e.story.person import CTRL, SHIFT, Key, Person
from tests.ui.together.kit import reference_of
from tests.ui.together.test_merge import in_editor


def a_draft(person: Person) -> Draft:
    """An invoice to this story's customer, written and closed."""
    ids = RandomIds()
    body = person.shop.body(reference=reference_of(person), dueDate="2026-07-01", currency="DKK")
    draft = (
        JsonBodies().read_create(DocumentKind.INVOICE, msgspec.json.encode(body), ids).replace(id=DraftId(ids.new()))
    )
    person.aio(person.window.book.drafts.create(draft))
    return draft


def folder_of(person: Person) -> Path:
    (found,) = person.program._data.glob("companies/*")
    return found


def again(person: Person) -> None:
    person.program.start()
    person.until(lambda: person.window.shelf.catalogue.prices and not person.says("work"), "the pull has ended")


@pytest.fixture
def restored(person: Person, tmp_path: Path) -> Draft:
    """A draft that left after the backup; the backup is restored, and its tab is in front."""
    draft = a_draft(person)
    person.program.end()
    backup = tmp_path / "backup.db"
    shutil.copyfile(folder_of(person) / BOOK, backup)
    again(person)
    person.aio(person.window.book.outbox.queue(draft.id, None, undo_seconds=0))
    person.until(lambda: len(person.ledger("invoice")) == 1 and person.outbox_is_empty(), "it has left")
    person.program.end()
    folder = folder_of(person)
    data = ClosedData(person.program._data, CompanyId(folder.name), SystemClock(), RandomIds())
    done = person.aio(data.restore(backup))
    assert done.sent_since == (draft.reference,)
    again(person)
    person.window.open_page(PageKey("draft", draft.id))
    in_editor(person, draft.reference, changes=False)
    person.until(lambda: "Did it become one of these" in person.editor().returned.text(), "it is asked")
    person.until(lambda: len(person.editor().returned.candidates) == 1, "the invoice is shown")
    return draft


def test_it_is_recognised_by_keyboard_and_its_tab_becomes_the_document(person: Person, restored: Draft) -> None:
    (candidate,) = person.editor().returned.candidates
    assert "Invoice, LedgerBee draft" in candidate.facts.text()
    assert candidate.facts.text().endswith("the same content")
    person.picture("returned")
    person.editor().header.customer.setFocus()
    assert not any(button.isDefault() for button in person.editor().returned.findChildren(QPushButton))
    with pytest.raises(HasErrors, match="Say what became of it"):
        person.aio(person.window.book.outbox.queue(restored.id, None, undo_seconds=0))
    person.press(Key.Key_Backtab, Key.Key_Backtab, Key.Key_Backtab, with_=SHIFT)
    focus = person.focus()
    assert isinstance(focus, QPushButton)
    assert focus.accessibleName().startswith("It is that one: Invoice")
    person.press(Key.Key_Return)
    person.until(lambda: person.shows("Invoice", "LedgerBee draft"), "the document is in front")
    assert person.window.tabs.page_of(PageKey("draft", restored.id)) is None
    assert len(person.ledger("invoice")) == 1


def test_a_damaged_note_is_said_and_holds_the_draft_until_a_person_lets_it_go(person: Person, restored: Draft) -> None:
    person.program.end()
    with closing(sqlite3.connect(folder_of(person) / BOOK)) as connection, connection:
        connection.execute("UPDATE pull_state SET value = '{' WHERE name = ?", (f"returned:{restored.id}",))
    again(person)
    person.window.open_page(PageKey("draft", restored.id))
    in_editor(person, restored.reference, changes=False)
    person.until(lambda: len(person.editor().returned.candidates) == 1, "the invoice is shown")
    assert "is damaged" in person.editor().returned.text()
    person.picture("returned-damaged")
    with pytest.raises(HasErrors, match="is damaged"):
        person.aio(person.window.book.outbox.queue(restored.id, None, undo_seconds=0))
    person.editor().go_to("returned")
    person.on_button("It is another one")
    person.press(Key.Key_Return)
    person.until(lambda: not person.editor().returned.text(), "nothing is asked any more")


def test_another_one_is_kept_and_may_be_queued(person: Person, restored: Draft) -> None:
    person.editor().go_to("returned")
    person.on_button("It is another one")
    person.press(Key.Key_Return)
    person.until(lambda: not person.editor().returned.text(), "nothing is asked any more")
    person.press(Key.Key_Return, with_=CTRL | SHIFT)
    person.sheet("send-sheet")
    person.confirm()
    person.until(lambda: len(person.ledger("invoice")) == 2, "LedgerBee has both")
    assert [each["reference"] for each in person.ledger("invoice")] == [restored.reference] * 2


def test_the_finding_leads_to_the_question_and_the_document_can_be_looked_at(person: Person, restored: Draft) -> None:
    editor = person.editor()
    editor.findings.list.setCurrentRow(0)
    editor.findings.list.setFocus()
    person.press(Key.Key_Return)
    person.press(Key.Key_Return, Key.Key_Space)  # the focus rests on the question, where they press nothing
    person.press(Key.Key_Tab)
    focus = person.focus()
    assert isinstance(focus, QPushButton)
    assert focus.text() == "It is that one"
    person.press(Key.Key_Tab, Key.Key_Space)
    person.until(lambda: person.shows("Invoice", "LedgerBee draft"), "the document is in front")
    assert person.aio(person.window.book.library.returned(restored.id)) is not None, "a look decides nothing"


def test_a_draft_that_never_left_is_let_go_without_a_question(person: Person, tmp_path: Path) -> None:
    draft = a_draft(person)
    person.program.end()
    backup = tmp_path / "backup.db"
    shutil.copyfile(folder_of(person) / BOOK, backup)
    data = ClosedData(person.program._data, CompanyId(folder_of(person).name), SystemClock(), RandomIds())
    assert person.aio(data.restore(backup)).sent_since == ()
    again(person)
    person.window.open_page(PageKey("draft", draft.id))
    in_editor(person, draft.reference, changes=False)
    library = person.window.book.library
    person.until(lambda: person.aio(library.returned(draft.id)) is None, "it was asked for, and LedgerBee has nothing")
    person.until(lambda: not person.editor().returned.text(), "its tab is like any other")
