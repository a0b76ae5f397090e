"""A customer's people that arrive from LedgerBee while a draft is being sent: they change nothing that the person has seen and sent."""

from __future__ import annotations

from ledgerbee_desktop.core.drafts import DraftState
from ledgerbee_desktop.core.identifiers import ContactId
from ledgerbee_desktop.core.library import Contact
from tests.ui.editor.company import customer_id
from tests.ui.editor.kit import Hands
from tests.ui.editor.test_standing import open_sheet, queue
from tests.ui.keys import Key

LATE = Contact(id=ContactId("b0000000-0000-4000-8000-000000000009"), customer_id=customer_id(2), is_default=True)


def write(hands: Hands) -> None:
    hands.choose_customer("Ærø", 2)
    hands.add("10", "7,5")
    hands.idle()
    assert hands.draft.contact_id is None


def arrive(hands: Hands) -> None:
    """The editor has heard of them when this returns."""
    hands.aio(hands.desk.store.library.put_contacts(customer_id(2), [LATE], []))
    hands.qtbot.waitUntil(lambda: LATE in hands.tab.session.facts.contacts, timeout=3000)
    hands.idle()


def test_what_is_queued_is_not_taken_back(hands: Hands) -> None:
    write(hands)
    queue(hands)
    arrive(hands)
    assert hands.stored().state is DraftState.QUEUED
    assert hands.draft.contact_id is None


def test_what_the_open_sheet_shows_is_what_is_queued(hands: Hands) -> None:
    write(hands)
    open_sheet(hands)
    arrive(hands)
    with hands.qtbot.waitSignal(hands.tab.queue_asked, timeout=3000):
        hands.press(Key.Key_Return)
    hands.idle()
    assert hands.stored().state is DraftState.QUEUED
    assert hands.stored().draft.contact_id is None


def test_they_are_filled_in_when_the_person_thinks_better_of_sending(hands: Hands) -> None:
    write(hands)
    open_sheet(hands)
    arrive(hands)
    hands.press(Key.Key_Escape)
    hands.qtbot.waitUntil(lambda: hands.draft.contact_id == LATE.id, timeout=3000)
