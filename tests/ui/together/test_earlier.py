"""What LedgerBee had before a change from here: it can be looked at and brought back, and what cannot be is said before."""

from __future__ import annotations

from decimal import Decimal

from ledgerbee_desktop.ui.document.earlier import EarlierSheet
from ledgerbee_desktop.ui.document.page import DocumentPage
from tests.e2e.story.person import Person
from tests.ui.together.kit import open_by_reference, reference_of, refresh
from tests.ui.together.test_merge import begin_to_change, colleague, draft, in_editor, save_there, write_reference


def document_page(person: Person, reference: str) -> DocumentPage:
    open_by_reference(person, "quotes", reference, "Quote", "LedgerBee draft")
    page = person.window.tabs.current()
    assert isinstance(page, DocumentPage)
    return page


def test_what_was_overwritten_is_brought_back(person: Person) -> None:
    quote = begin_to_change(person)
    mine = f"{reference_of(person)} her"
    write_reference(person, mine)
    assert save_there(person, quote)["reference"] == mine
    page = document_page(person, mine)
    person.until(lambda: len(page.earlier.actions_in_order) == 1, "the version before the change is offered")
    page.earlier.actions_in_order[0].trigger()
    sheet = person.sheet("earlier-sheet")
    assert isinstance(sheet, EarlierSheet)
    assert "before a change from here" in sheet.windowTitle()
    assert [sheet.lines.lines.data(sheet.lines.lines.index(row, 0)) for row in range(2)] == ["Vinduer", "Døre"]
    person.confirm()
    in_editor(person, reference_of(person))
    assert [line.quantity for line in draft(person).lines] == [Decimal(2), Decimal(3)]
    save_there(person, quote)
    person.until(lambda: person.committed().count(f"PATCH quotes/{quote['id']}") == 2, "LedgerBee has it back")
    there = person.shop.fetch("quotes", quote)
    assert (there["reference"], there["notes"]) == (reference_of(person), "Uge 48")


def test_nothing_is_offered_that_ledgerbee_still_has(person: Person) -> None:
    quote = begin_to_change(person)
    mine = f"{reference_of(person)} her"
    write_reference(person, mine)
    save_there(person, quote)
    page = document_page(person, mine)
    person.until(lambda: len(page.earlier.actions_in_order) == 1, "the version before the change is offered")
    colleague(person, quote, reference=reference_of(person))
    refresh(person)
    person.until(lambda: dict(page.facts.facts())["Reference"] == reference_of(person), "the colleague's is shown")
    texts = [action.text() for action in page.earlier.actions_in_order]
    assert len(texts) == 1, "LedgerBee has again what was there before the change"
    assert "after a change from here" in texts[0]
