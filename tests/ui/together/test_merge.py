"""A colleague changes a quote in LedgerBee while it is changed here: nothing of either is lost, and it is saved there once."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from PySide6.QtWidgets import QApplication, QListWidget

from ledgerbee_desktop.core.drafts import Draft
from ledgerbee_desktop.ui.editor.merge_view import MergeSheet
from ledgerbee_desktop.ui.editor_page import EditorPage
from tests.e2e.story.person import ALT, CTRL, SHIFT, Key, Person
from tests.ui.together.kit import open_by_reference, reference_of, refresh


def begin_to_change(person: Person) -> dict[str, Any]:
    """A quote that LedgerBee has is open in an editor; what it was is returned."""
    lines = [person.shop.line(quantity=2, description="Vinduer"), person.shop.line(quantity=3, description="Døre")]
    quote = person.shop.make("quotes", reference=reference_of(person), notes="Uge 48", lines=lines)
    person.shop.sandbox.clear_requests()
    refresh(person)
    open_by_reference(person, "quotes", reference_of(person), "Quote", "LedgerBee draft")
    person.press(Key.Key_E, with_=CTRL)
    in_editor(person, reference_of(person))
    return quote


def in_editor(person: Person, reference: str, *, changes: bool = True) -> None:
    """An editor is in front that has this reference; `changes`: it changes what LedgerBee has."""

    def is_there() -> bool:
        page = person.window.tabs.current()
        if not isinstance(page, EditorPage) or page.editor is None:
            return False
        session = page.editor.session
        stated = session.draft.reference == reference and (session.draft.edits is not None) == changes
        return stated and bool(session.catalogue.customers)

    person.until(is_there, f"an editor with “{reference}” is in front")


def write_reference(person: Person, text: str) -> None:
    person.press(Key.Key_R, with_=ALT)
    person.press(Key.Key_A, with_=CTRL)
    person.type(text)
    person.press(Key.Key_Return)
    person.until(lambda: draft(person).reference == text, "the reference is written")


def draft(person: Person) -> Draft:
    return person.editor().session.draft


def colleague(person: Person, quote: dict[str, Any], **changes: Any) -> None:
    person.shop.sandbox.control("PATCH", f"quotes/{quote['id']}", changes)


def lines_with(quote: dict[str, Any], place: int, **fields: Any) -> list[dict[str, Any]]:
    """The lines as a colleague's change states them, one of them changed; each keeps its id."""
    names = ("id", "priceId", "quantity", "description")
    stated = [{name: line[name] for name in names} for line in quote["lines"]]
    stated[place] |= fields
    return stated


def compare(person: Person) -> MergeSheet:
    person.until(lambda: "Somebody changed it" in person.editor().strip.text(), "the editor says that it was changed")
    person.press(Key.Key_G, with_=CTRL | SHIFT)
    sheet = person.sheet("merge-sheet")
    assert isinstance(sheet, MergeSheet)
    return sheet


def save_there(person: Person, quote: dict[str, Any]) -> dict[str, Any]:
    """Save to LedgerBee; the quote as it is there then."""
    person.press(Key.Key_Return, with_=CTRL | SHIFT)
    person.sheet("send-sheet")
    person.confirm()
    person.until(person.outbox_is_empty, "the outbox is empty")
    person.until(lambda: f"PATCH quotes/{quote['id']}" in person.committed(), "LedgerBee has the change")
    return person.shop.fetch("quotes", quote)


def test_what_each_changed_alone_is_taken_from_both(person: Person) -> None:
    quote = begin_to_change(person)
    write_reference(person, "Facade og port")
    colleague(person, quote, notes="Uge 50", lines=lines_with(quote, 1, quantity=5))
    refresh(person)
    sheet = compare(person)
    taken = sheet.findChild(QListWidget)
    assert taken is not None
    told = [taken.item(row).text() for row in range(taken.count())]
    assert len(told) == 2, told
    assert sheet.table.rowCount() == 0
    person.confirm()
    assert [line.quantity for line in draft(person).lines] == [Decimal(2), Decimal(5)]
    there = save_there(person, quote)
    assert (there["reference"], there["notes"]) == ("Facade og port", "Uge 50")
    assert [line["quantity"] for line in there["lines"]] == [2, 5]
    assert person.committed().count(f"PATCH quotes/{quote['id']}") == 1


def test_where_both_changed_the_person_chooses_side_by_side(person: Person) -> None:
    quote = begin_to_change(person)
    write_reference(person, "Min")
    colleague(person, quote, reference="Deres", notes="Uge 50")
    refresh(person)
    sheet = compare(person)
    row = [sheet.table.item(0, column).text() for column in range(3)]  # type: ignore[union-attr]  # the table is full
    assert (row[1], row[2]) == ("●  Min", "○  Deres")
    person.press(Key.Key_Right)
    assert sheet.table.item(0, 2).text() == "●  Deres"  # type: ignore[union-attr]
    person.press(Key.Key_Left)
    person.confirm()
    assert (draft(person).reference, draft(person).notes) == ("Min", "Uge 50")
    there = save_there(person, quote)
    assert (there["reference"], there["notes"]) == ("Min", "Uge 50")
    assert person.committed().count(f"PATCH quotes/{quote['id']}") == 1


def test_both_versions_can_be_kept(person: Person) -> None:
    quote = begin_to_change(person)
    write_reference(person, "Min")
    colleague(person, quote, reference="Deres")
    refresh(person)
    compare(person)
    person.on_button("Keep both")
    person.press(Key.Key_Return)
    person.until(lambda: QApplication.activeModalWidget() is None, "the sheet closes")
    person.window.activateWindow()
    in_editor(person, "Min", changes=False)
    person.press(Key.Key_Tab, with_=CTRL | SHIFT)
    in_editor(person, "Deres", changes=True)
    assert person.committed() == []


def test_what_was_queued_over_a_colleague_s_change_is_held_and_saved_once_after_the_merge(person: Person) -> None:
    quote = begin_to_change(person)
    write_reference(person, "Min")
    person.press(Key.Key_O, with_=CTRL | SHIFT)
    person.press(Key.Key_Return, with_=CTRL | SHIFT)
    person.sheet("send-sheet")
    person.confirm()
    colleague(person, quote, notes="Uge 50")
    person.press(Key.Key_O, with_=CTRL | SHIFT)
    person.until(lambda: person.says("outbox") == "1 needs you", "the change is held")
    assert person.committed() == []
    compare(person)
    person.confirm()
    there = save_there(person, quote)
    assert (there["reference"], there["notes"]) == ("Min", "Uge 50")
    assert person.committed() == [f"PATCH quotes/{quote['id']}"]
