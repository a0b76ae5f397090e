"""A new invoice about which somebody has to decide, and each way out, with the keyboard alone."""

from __future__ import annotations

import json

import pytest
from PySide6.QtWidgets import QPushButton

from ledgerbee_desktop.core.kinds import DocumentKind
from ledgerbee_desktop.core.operations import State
from ledgerbee_desktop.ui.editor_page import EditorPage
from ledgerbee_desktop.ui.outbox.which import WhichOne
from tests.ui.outbox.kit import SOON, Clerk
from tests.ui.records.kit import ALT, CTRL, Key

INVOICE = DocumentKind.INVOICE
POST = {"method": "POST", "path": "/v1/invoices"}
DECIDE = ["Send once &more…", "&Look again", "&It did happen…", "It did &not happen…", "&Open the draft"]
REFUSAL = {
    "statusCode": 400,
    "timestamp": "2026-11-29T12:00:00.000Z",
    "path": "/v1/invoices",
    "message": "The price is archived",
    "code": "PRICE.ARCHIVED",
}


def not_found(clerk: Clerk) -> None:
    """The request was lost on its way."""
    clerk.sandbox.fault("drop-before", **POST)
    clerk.queue(clerk.draft())
    clerk.sees("Not found")


def ambiguous(clerk: Clerk) -> None:
    """The answer was lost, and meanwhile a colleague has made the same invoice."""
    clerk.sandbox.fault("drop-after-commit", **POST)
    clerk.sandbox.fault("status", method="GET", path="/v1/invoices", times=1)
    operation = clerk.operation(clerk.queue(clerk.draft()))
    clerk.until(lambda: len(clerk.ledger(INVOICE)) == 1)
    made = clerk.ledger(INVOICE)[0]
    whole = clerk.shop.fetch("invoices", made)
    same = {name: whole[name] for name in ("date", "dueDate", "currency") if name in whole}
    clerk.shop.make("invoices", **same)
    clerk.until(lambda: clerk.operation(operation.id).state is not State.INFLIGHT)
    clerk.sees("Several could be it")


# --- not found -------------------------------------------------------------------------------------


def test_what_was_not_found_is_sent_once_more_after_a_question_with_the_facts(clerk: Clerk) -> None:
    not_found(clerk)
    page = clerk.outbox
    assert clerk.row()[4].startswith("Asked ")
    assert "most likely it never arrived" in page.details.advice.text()
    assert "it has no such document for customer" in page.details.error.text()
    assert clerk.ways() == DECIDE
    assert clerk.letters_are_unambiguous()
    assert clerk.window.status.texts()["outbox"] == "1 needs you"
    assert clerk.badge() == "Outbox, 1, needs you"
    clerk.look_around("create-not-found")
    clerk.take(Key.Key_M)
    question = clerk.asked()
    said = question.text.accessibleName()
    for fact in (
        "What: Invoice: create.",
        "Customer: Hansen & Søn Malerfirma.",
        "Amount: 1.187,50 DKK, estimated here.",
    ):
        assert fact in said
    for fact in (
        "Left: ",
        "attempt 1",
        "Answer: the request left, no usable answer came",
        "Asked: LedgerBee, ",
        "times, until ",
    ):
        assert fact in said
    clerk.look_around("create-not-found-again")
    clerk.answer(Key.Key_S)
    clerk.until(clerk.outbox_empty)
    assert len(clerk.ledger(INVOICE)) == 1


def test_what_was_not_found_is_looked_for_again(clerk: Clerk) -> None:
    not_found(clerk)
    clerk.take(Key.Key_L)
    clerk.until(lambda: "You asked to look again." in clerk.history())
    clerk.sees("Not found")
    assert clerk.ledger(INVOICE) == []


def test_what_was_not_found_is_given_up_and_its_draft_can_be_edited(clerk: Clerk) -> None:
    not_found(clerk)
    clerk.take(Key.Key_N)
    question = clerk.asked()
    assert "its draft can be edited again" in question.details.text()
    clerk.answer(Key.Key_N)
    clerk.until(clerk.outbox_empty)
    clerk.press(Key.Key_H, with_=CTRL)
    clerk.sees("Given up")
    assert clerk.row()[4] == "You decided: it is not to happen."
    clerk.take(Key.Key_O)
    clerk.until(lambda: isinstance(clerk.window.tabs.current(), EditorPage))
    assert clerk.ledger(INVOICE) == []


def test_esc_and_cancel_leave_what_was_not_found_as_it_is(clerk: Clerk) -> None:
    not_found(clerk)
    clerk.take(Key.Key_M)
    clerk.asked()
    clerk.turn_back()
    clerk.take(Key.Key_N)
    clerk.asked()
    clerk.answer(Key.Key_C)
    assert clerk.sees("Not found").view.hasFocus()
    assert clerk.ledger(INVOICE) == []


def test_what_was_not_found_but_seen_in_ledgerbee_is_said_to_be_that(clerk: Clerk) -> None:
    not_found(clerk)
    clerk.known(INVOICE, clerk.shop.make("invoices", reference="Typed anew by a colleague"))
    clerk.take(Key.Key_I)
    clerk.asked()
    clerk.press(Key.Key_Down)
    clerk.answer(Key.Key_I)
    clerk.until(clerk.outbox_empty)
    clerk.press(Key.Key_H, with_=CTRL)
    clerk.sees("Done")
    assert clerk.row()[4] == "You decided: it did happen."
    assert len(clerk.ledger(INVOICE)) == 1


def test_a_button_that_was_pressed_gives_the_keyboard_back_to_the_list(clerk: Clerk) -> None:
    """Space once too often must not press whatever button comes after it."""
    clerk.switch_network()
    for quantity in (1, 2):
        clerk.queue(clerk.draft(quantity=quantity))
    page = clerk.sees("Waits")
    for _ in range(6):
        clerk.press(Key.Key_Tab)
        if isinstance(clerk.focus(), QPushButton) and clerk.focus() in page.details.buttons:
            break
    clerk.press(Key.Key_Space, Key.Key_Space)
    clerk.until(lambda: clerk.states() == ["Waits"] and not clerk.is_reading())
    assert page.view.hasFocus()
    assert clerk.window.tabs.current() is page


# --- several ---------------------------------------------------------------------------------------


def test_of_several_somebody_says_which_it_is(clerk: Clerk) -> None:
    ambiguous(clerk)
    page = clerk.outbox
    assert "LedgerBee has 2 documents that could be this one" in page.details.error.text()
    assert clerk.ways() == DECIDE
    assert clerk.badge() == "Outbox, 1, needs you"
    clerk.look_around("create-several")
    clerk.take(Key.Key_I)
    question = clerk.asked()
    assert isinstance(question, WhichOne)
    clerk.look_around("create-several-which")
    clerk.press(Key.Key_Down, Key.Key_Down)
    chosen = question.chosen()
    assert chosen is not None
    clerk.press(Key.Key_I, with_=ALT)
    clerk.closed()
    clerk.until(clerk.outbox_empty)
    (done,) = clerk.operations(open_only=False)
    assert (done.state, done.document_id) == (State.DONE, chosen)


def test_of_several_none_is_it_and_it_is_given_up(clerk: Clerk) -> None:
    ambiguous(clerk)
    clerk.take(Key.Key_N)
    question = clerk.asked()
    assert "Found: LedgerBee has 2 documents that could be this one" in question.text.accessibleName()
    clerk.answer(Key.Key_N)
    clerk.until(clerk.outbox_empty)
    assert len(clerk.ledger(INVOICE)) == 2


def test_of_several_none_is_it_and_it_is_sent_once_more(clerk: Clerk) -> None:
    ambiguous(clerk)
    clerk.qtbot.wait(int(SOON * 1000))  # before that the first request could still be on its way, and it says so
    clerk.take(Key.Key_M)
    assert "there will be two" in clerk.asked().details.text()
    clerk.answer(Key.Key_S)
    clerk.until(clerk.outbox_empty)
    assert len(clerk.ledger(INVOICE)) == 3


def test_of_several_one_is_deleted_in_ledgerbee_and_the_other_is_found(clerk: Clerk) -> None:
    ambiguous(clerk)
    clerk.sandbox.delete(f"invoices/{clerk.ledger(INVOICE)[1]['id']}")
    clerk.take(Key.Key_L)
    clerk.until(clerk.outbox_empty)
    assert len(clerk.ledger(INVOICE)) == 1


# --- refused ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(("letter", "sure", "made"), [(Key.Key_Q, Key.Key_Q, 1), (Key.Key_R, Key.Key_R, 0)])
def test_what_was_refused_is_queued_again_or_removed(clerk: Clerk, letter: Key, sure: Key, made: int) -> None:
    clerk.sandbox.fault("status", **POST, status=400, body=json.dumps(REFUSAL), content_type="application/json")
    clerk.queue(clerk.draft())
    page = clerk.sees("Refused")
    assert clerk.row()[4] == page.details.error.text() == "The price is archived"
    assert "Nothing was created or sent" in page.details.advice.text()
    assert "Attempt 1: LedgerBee answered 400" in clerk.history()
    assert "LedgerBee's clock said" in clerk.history()
    assert clerk.ways() == ["&Queue again…", "&Remove…", "&Open the draft"]
    assert clerk.letters_are_unambiguous()
    clerk.look_around("create-refused")
    clerk.take(letter)
    assert "Refused: The price is archived" in clerk.asked().text.accessibleName()
    clerk.answer(sure)
    clerk.until(clerk.outbox_empty)
    assert len(clerk.ledger(INVOICE)) == made
