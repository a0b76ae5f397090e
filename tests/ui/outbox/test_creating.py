"""A new invoice while it waits, is on its way, and is looked for, and each way out, with the keyboard alone."""

from __future__ import annotations

from ledgerbee_desktop.core.kinds import DocumentKind
from ledgerbee_desktop.ui.outbox.which import WhichOne
from tests.ui.outbox.kit import Clerk
from tests.ui.records.kit import CTRL, Key

INVOICE = DocumentKind.INVOICE
POST = {"method": "POST", "path": "/v1/invoices"}

# --- queued ----------------------------------------------------------------------------------------


def test_without_a_network_it_says_what_it_waits_for_and_leaves_by_itself(clerk: Clerk) -> None:
    clerk.switch_network()
    clerk.queue(clerk.draft())
    page = clerk.sees("Waits")
    assert clerk.row()[:5] == [
        "Invoice: create",
        "Hansen & Søn Malerfirma",
        "1.187,50 DKK",
        "Waits",
        "Waits for the network",
    ]
    assert "Nothing has left this computer" in page.details.advice.text()
    assert clerk.ways() == ["&Take back", "&Open the draft"]
    assert clerk.letters_are_unambiguous()
    assert clerk.window.status.texts()["outbox"] == "1 in the outbox, waiting for the network"
    assert clerk.badge() == "Outbox, 1"
    clerk.look_around("create-offline")
    clerk.goes_online()
    clerk.until(clerk.outbox_empty)
    assert page.empty.isVisible()
    assert len(clerk.ledger(INVOICE)) == 1


def test_what_waits_is_taken_back_and_can_be_looked_back_at(clerk: Clerk) -> None:
    clerk.switch_network()
    draft = clerk.draft()
    clerk.queue(draft)
    clerk.sees("Waits")
    clerk.take(Key.Key_T)
    clerk.until(clerk.outbox_empty)
    clerk.press(Key.Key_H, with_=CTRL)
    page = clerk.sees("Taken back")
    assert clerk.row()[4] == "Taken back before it left."
    assert clerk.ways() == ["&Open the draft"]
    assert "Taken back before it left." in clerk.history()
    clerk.look_around("create-ended")
    clerk.take(Key.Key_W)
    clerk.until(lambda: page.empty.isVisible() and not clerk.is_reading())
    assert clerk.aio(clerk.book.drafts.open(draft.id)).saved.draft == draft


def test_without_a_sign_in_it_says_where_to_sign_in(clerk: Clerk) -> None:
    clerk.sandbox.set_key(revoked=True)
    try:
        clerk.queue(clerk.draft())
        clerk.until(lambda: clerk.row()[4] == "Waits for a sign-in that may do this")
        page = clerk.sees("Waits")
        assert "Sign in with other details (menu File)" in page.details.advice.text()
        assert clerk.window.status.texts()["outbox"] == "1 in the outbox, waiting for you to sign in"
        assert clerk.ways() == ["&Take back", "&Open the draft"]
        clerk.look_around("create-no-key")
    finally:
        clerk.sandbox.set_key(revoked=False)
    assert clerk.ledger(INVOICE) == []


def test_when_ledgerbee_asks_to_wait_it_says_until_when(clerk: Clerk) -> None:
    clerk.sandbox.fault("rate-limit", **POST, seconds=60)
    clerk.queue(clerk.draft())
    clerk.until(lambda: clerk.row()[4].startswith("LedgerBee asked to wait, until "))
    page = clerk.sees("Waits")
    assert "leaves by itself afterwards" in page.details.advice.text()
    assert "LedgerBee answered 429" in clerk.history()
    assert clerk.ways() == ["&Take back", "&Open the draft"]


# --- on its way, doubtful --------------------------------------------------------------------------


def test_on_its_way_nothing_can_be_done_and_it_says_so(clerk: Clerk) -> None:
    clerk.sandbox.fault("delay", **POST, seconds=4)
    clerk.queue(clerk.draft())
    page = clerk.sees("On its way")
    assert clerk.row()[4] == "LedgerBee's answer is awaited"
    assert "cannot be taken back any more" in page.details.advice.text()
    assert clerk.ways() == ["&Open the draft"]
    clerk.take(Key.Key_T)  # no way out here: nothing happens
    assert "Attempt 1: it has left; no answer yet" in clerk.history()
    clerk.look_around("create-on-its-way")
    clerk.until(clerk.outbox_empty)
    assert len(clerk.ledger(INVOICE)) == 1


def test_a_doubtful_one_tells_that_it_is_looked_for_and_can_be_looked_for_now(patient: Clerk) -> None:
    clerk = patient
    clerk.sandbox.fault("drop-before", **POST)
    clerk.queue(clerk.draft())
    page = clerk.sees("Outcome unknown")
    assert clerk.row()[4] == "LedgerBee is being asked what became of it"
    assert "can be neither taken back nor repeated" in page.details.advice.text()
    assert "Attempt 1: the request left, no usable answer came" in clerk.history()
    assert clerk.ways() == ["&Look again", "&It did happen…", "&Open the draft"]
    assert clerk.letters_are_unambiguous()
    assert clerk.window.status.texts()["outbox"] == "Asking LedgerBee what became of a request"
    assert clerk.badge() == "Outbox, 1"
    clerk.look_around("create-unknown")
    clerk.take(Key.Key_L)
    clerk.until(lambda: "You asked to look again." in clerk.history())
    clerk.until(lambda: "Looked at LedgerBee (search 1): it is not there yet." in clerk.history())
    clerk.until(lambda: clerk.row()[4].startswith("LedgerBee is asked again at "))
    clerk.take(Key.Key_I)
    question = clerk.asked()
    assert isinstance(question, WhichOne)
    assert not question.do_it.isEnabled()
    clerk.turn_back()
    assert clerk.states() == ["Outcome unknown"]


def test_what_was_done_although_the_answer_was_lost_ends_by_itself(clerk: Clerk) -> None:
    clerk.sandbox.fault("drop-after-commit", **POST)
    clerk.queue(clerk.draft())
    clerk.until(clerk.outbox_empty)
    clerk.press(Key.Key_H, with_=CTRL)
    page = clerk.sees("Done")
    assert clerk.row()[4] == "Found at LedgerBee: it was created."
    assert "nothing left to do" in page.details.advice.text()
    assert clerk.ways() == ["&Open the document"]
    assert "RemoteProtocolError" in clerk.history()
    assert len(clerk.ledger(INVOICE)) == 1
