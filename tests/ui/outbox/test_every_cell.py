"""Each write in each state and for each reason: it says what it is, what to make of it and what to do, and offers what it names.

The ways are taken in the tests beside this one; here nothing of what the state machine and the reasons allow is left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QMenu

from ledgerbee_desktop.core.operations import Decision, State
from ledgerbee_desktop.ui.outbox.advice import advice
from ledgerbee_desktop.ui.outbox.asking import asked
from ledgerbee_desktop.ui.outbox.columns import why
from ledgerbee_desktop.ui.outbox.entries import Entry
from ledgerbee_desktop.ui.outbox.history import History
from ledgerbee_desktop.ui.outbox.page import OutboxPage
from ledgerbee_desktop.ui.page import PageKey
from tests.ui.outbox.cells import Cell, cells, documents
from tests.ui.window.kit import Office

DECIDED = {
    Decision.AGAIN: {"Send once more", "Queue again"},
    Decision.HAPPENED: {"It did happen"},
    Decision.DISCARD: {"It did not happen", "Remove", "Take back"},
    Decision.ACCEPT: {"Accept the difference"},
}
"""How the decisions that change something are called."""
NOT_TRANSLATED = {"Look again", "Change it"}.union(*DECIDED.values())
"""A text that is newer than its translation names the ways in English."""
ANSWERED = set(DECIDED) - {Decision.HAPPENED}
QUOTED = re.compile("“([^”]+)”")


@pytest.fixture
def every() -> list[Cell]:
    return list(cells())


@pytest.fixture
def page(language: str, office: Office) -> OutboxPage:
    office.documents(documents())
    window = office.window()
    window.open_page(PageKey("outbox"))
    office.rest(window)
    found = window.tabs.current()
    assert language
    assert isinstance(found, OutboxPage)
    return found


@pytest.fixture
def shown(office: Office, page: OutboxPage, every: list[Cell]) -> list[tuple[str, Entry]]:
    entries = office.aio(page.ways._desk.entries.of([cell.row for cell in every]))
    return [(cell.name, entry) for cell, entry in zip(every, entries, strict=True)]


def plain(way: str) -> str:
    return way.replace("&", "").rstrip("….")


def ways(page: OutboxPage, entry: Entry) -> list[str]:
    """What is offered, with the letter of each marked."""
    page.ways.show_ways(entry)
    return [action.text() for action in page.ways.actions_by_id.values() if action.isVisible() and action.isEnabled()]


def test_each_cell_is_explained_and_offers_what_its_explanation_names(
    office: Office, page: OutboxPage, shown: list[tuple[str, Entry]], language: str
) -> None:
    bar = [action.text() for action in office.windows[0].menuBar().actions() if isinstance(action.menu(), QMenu)]
    elsewhere = [*bar, page.commands()["outbox.ended"].text()]
    wrong = [
        f"{name}: {fault}"
        for name, entry in shown
        for fault in (*_words(page, entry), *_letters(page, entry, elsewhere), *_names(page, entry, language))
    ]
    assert wrong == []
    assert len(shown) > 500


def _words(page: OutboxPage, entry: Entry) -> Iterator[str]:
    state = entry.operation.state
    page.details.show_entry(entry, History())
    said = advice(entry)
    if not entry.what or not page.details.chip.text() or "{" in f"{entry.what}{said}{why(entry)}":
        yield f"is called “{entry.what}”, said to be “{page.details.chip.text()}”: {said}"
    if not said and not page.details.error.text():
        yield "is not explained"
    if state in {State.AMBIGUOUS, State.NOT_FOUND, State.REFUSED, State.UNKNOWN, State.INFLIGHT} and not why(entry):
        yield "its row does not say why it stands"
    for decision in set(entry.row.ways_out) & ANSWERED:
        question = asked(entry, decision)
        if not (question.text and question.consequence and "&" in question.do_it):
            yield f"{decision} is not asked about"


def _letters(page: OutboxPage, entry: Entry, elsewhere: list[str]) -> Iterator[str]:
    offered = ways(page, entry)
    letters = [text[text.index("&") + 1].casefold() for text in (*offered, *elsewhere) if "&" in text]
    if not offered or any("&" not in way for way in offered) or len(letters) != len(set(letters)):
        yield f"its ways out and their letters are {offered}"


def _names(page: OutboxPage, entry: Entry, language: str) -> Iterator[str]:
    """What is named is there. Where a person must decide, what can be decided is named."""
    names = {plain(way) for way in ways(page, entry)}
    named = set(QUOTED.findall(advice(entry)))
    not_there = named - names - (set() if language == "en" else NOT_TRANSLATED)
    if not_there:
        yield f"names {not_there} and offers {names}"
    if language != "en":
        return
    for decision, called in DECIDED.items():
        if decision in entry.row.ways_out and entry.needs_person and not named & called:
            yield f"offers {decision} and does not say what for: {advice(entry)}"


@pytest.mark.parametrize("language", ["en"], indirect=True)
def test_what_a_sending_leaves_behind_is_not_called_a_draft_that_can_be_edited(
    shown: list[tuple[str, Entry]],
) -> None:
    """Also not of a sending that was asked for with its draft: that is a document at LedgerBee by now."""
    for name, entry in shown:
        if "send" not in name:
            continue
        said = [advice(entry)]
        if Decision.DISCARD in entry.row.ways_out:
            said.append(asked(entry, Decision.DISCARD).consequence)
        assert not [text for text in said if "draft can be edited" in text or "draft stays" in text], name
