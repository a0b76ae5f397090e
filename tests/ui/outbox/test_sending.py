"""Sendings, and sendings again, in each state of the outbox, and each way out of it, with the keyboard alone."""

from __future__ import annotations

import json
from typing import Any

import pytest

from ledgerbee_desktop.core.kinds import DocumentKind
from ledgerbee_desktop.core.operations import State
from tests.ui.outbox.kit import BY_EMAIL, COLLECTION, Clerk
from tests.ui.records.kit import CTRL, Key

INVOICE, QUOTE = DocumentKind.INVOICE, DocumentKind.QUOTE
SENDS = {"method": "POST", "path": "/v1/.*/send"}
REFUSAL = {
    "statusCode": 400,
    "timestamp": "2026-11-29T12:00:00.000Z",
    "path": "/v1/invoices",
    "message": "The customer has no e-mail address",
    "code": "CUSTOMER.NO_EMAIL",
}
DECIDE = ["Send once &more…", "&Look again", "&It did happen…", "It did &not happen…", "&Open the document"]


def sent_times(clerk: Clerk) -> int:
    (invoice,) = clerk.ledger(INVOICE)
    return int(invoice["sendCount"])


def draft_at_ledgerbee(clerk: Clerk) -> dict[str, Any]:
    return clerk.shop.make("invoices")


def sent_at_ledgerbee(clerk: Clerk) -> dict[str, Any]:
    return clerk.shop.sent("invoices")


# --- before it leaves ------------------------------------------------------------------------------


def test_in_the_seconds_of_undo_it_is_taken_back(clerk: Clerk) -> None:
    clerk.send(INVOICE, draft_at_ledgerbee(clerk), undo_seconds=600)
    page = clerk.sees("Waits")
    assert clerk.row()[0] == "Invoice: send by email"
    assert clerk.row()[4] == "Can still be taken back"
    assert "nobody gets anything" in page.details.advice.text()
    assert clerk.ways() == ["&Take back", "&Open the document"]
    clerk.look_around("send-undo")
    clerk.take(Key.Key_T)
    clerk.until(clerk.outbox_empty)
    assert sent_times(clerk) == 0


def held_for_its_total(clerk: Clerk) -> None:
    """A colleague has changed the price after the total was seen here."""
    clerk.switch_network()
    clerk.queue(clerk.draft(), BY_EMAIL)
    price = {"id": clerk.shop.price_id, "unitAmount": "1000.00"}
    clerk.sandbox.add_product(id=clerk.shop.product["id"], prices=[price])
    clerk.goes_online()
    clerk.sees("Held for you")


def test_another_total_is_shown_and_accepted_after_a_question(clerk: Clerk) -> None:
    held_for_its_total(clerk)
    page = clerk.outbox
    assert clerk.row()[4] == "1.187,50 DKK seen, 1.250,00 DKK now"
    assert "No rounding rule explains the difference" in page.details.advice.text()
    assert clerk.ways() == ["&Take back", "&Accept the difference…", "&Open the document"]
    assert clerk.letters_are_unambiguous()
    assert clerk.window.status.texts()["outbox"] == "1 needs you"
    clerk.look_around("send-total")
    clerk.take(Key.Key_A)
    assert "Your estimate: 1.187,50" in clerk.asked().details.text()
    clerk.look_around("send-total-accept")
    clerk.answer(Key.Key_A)
    clerk.until(clerk.outbox_empty)
    assert sent_times(clerk) == 1


def test_another_total_is_not_accepted_and_nothing_is_sent(clerk: Clerk) -> None:
    held_for_its_total(clerk)
    clerk.take(Key.Key_T)
    clerk.until(clerk.outbox_empty)
    assert sent_times(clerk) == 0


@pytest.mark.parametrize("letter", [Key.Key_L, Key.Key_T])
def test_what_a_colleague_has_sent_meanwhile_is_looked_at_or_taken_back(clerk: Clerk, letter: Key) -> None:
    invoice = draft_at_ledgerbee(clerk)
    document_id = clerk.known(INVOICE, invoice)
    clerk.switch_network()
    clerk.send_known(INVOICE, document_id)
    clerk.shop.dispatch("invoices", invoice, deliveryType="Manual")
    clerk.goes_online()
    page = clerk.sees("Held for you")
    assert clerk.row()[4].startswith("Somebody else has sent it meanwhile (status Sent)")
    assert "“Take back” ends it here" in page.details.advice.text()
    assert clerk.ways() == ["&Take back", "&Look again", "&Open the document"]
    clerk.look_around("send-held")
    clerk.take(letter)
    if letter is Key.Key_L:
        clerk.until(lambda: "You asked to look again." in clerk.history())
        clerk.sees("Held for you")
    else:
        clerk.until(clerk.outbox_empty)
    assert sent_times(clerk) == 1


# --- doubtful --------------------------------------------------------------------------------------


def not_sent(clerk: Clerk) -> None:
    clerk.sandbox.fault("drop-before", **SENDS)
    clerk.send(INVOICE, draft_at_ledgerbee(clerk))
    clerk.sees("Still not sent")


def test_what_was_not_sent_is_sent_once_more_after_a_question(clerk: Clerk) -> None:
    not_sent(clerk)
    page = clerk.outbox
    assert "has not sent the document" in page.details.advice.text()
    assert "the document is still unsent" in page.details.error.text()
    assert clerk.ways() == DECIDE
    assert clerk.letters_are_unambiguous()
    assert clerk.badge() == "Outbox, 1, needs you"
    clerk.look_around("send-not-found")
    clerk.take(Key.Key_M)
    question = clerk.asked()
    assert "To: bogholderi@hansen.example." in question.text.accessibleName()
    assert "the customer may get it twice" in question.details.text()
    clerk.look_around("send-not-found-again")
    clerk.answer(Key.Key_S)
    clerk.until(clerk.outbox_empty)
    assert sent_times(clerk) == 1


def test_what_was_not_sent_cannot_be_said_to_have_happened(clerk: Clerk) -> None:
    not_sent(clerk)
    clerk.take(Key.Key_I)
    assert clerk.asked().text.text() == "Did it happen?"
    clerk.answer(Key.Key_I)
    clerk.until(lambda: clerk.window.banner.text() == "LedgerBee says that it was not sent.")
    assert clerk.states() == ["Still not sent"]


def test_what_was_not_sent_is_given_up(clerk: Clerk) -> None:
    not_sent(clerk)
    clerk.take(Key.Key_N)
    assert "sends nothing" in clerk.asked().details.text()
    clerk.answer(Key.Key_N)
    clerk.until(clerk.outbox_empty)
    assert sent_times(clerk) == 0


def test_a_first_sending_whose_answer_was_lost_ends_by_itself(clerk: Clerk) -> None:
    clerk.sandbox.fault("drop-after-commit", **SENDS)
    clerk.send(INVOICE, draft_at_ledgerbee(clerk))
    clerk.until(clerk.outbox_empty)
    clerk.press(Key.Key_H, with_=CTRL)
    clerk.sees("Done")
    assert clerk.row()[4] == "LedgerBee says that it was sent."
    assert sent_times(clerk) == 1


# --- once more -------------------------------------------------------------------------------------


@pytest.mark.parametrize("kind", [INVOICE, QUOTE])
def test_a_doubtful_sending_again_always_ends_with_the_person(clerk: Clerk, kind: DocumentKind) -> None:
    """An invoice's log counts one more, a quote has no log: either could be a colleague's."""
    clerk.sandbox.fault("drop-after-commit", **SENDS, skip=1)
    path = COLLECTION[kind]
    document = clerk.shop.make(path)
    clerk.shop.dispatch(path, document, deliveryType="Email")
    clerk.send(kind, clerk.shop.fetch(path, document))
    page = clerk.sees("Sent again?")
    assert "send again by email" in clerk.row()[0]
    assert "only you can say whether it was sent once more" in page.details.advice.text()
    assert clerk.ways() == DECIDE
    clerk.look_around(f"resend-{kind.value}")
    clerk.take(Key.Key_M)
    question = clerk.asked()
    assert "the customer gets it once more" in question.details.text()
    assert "Asked: LedgerBee, once, at " in question.text.accessibleName()
    clerk.look_around(f"resend-{kind.value}-again")
    clerk.turn_back()
    clerk.take(Key.Key_I)
    clerk.asked()
    clerk.answer(Key.Key_I)
    clerk.until(clerk.outbox_empty)
    assert [int(each["sendCount"]) for each in clerk.ledger(kind)] == [2]


def test_a_doubtful_sending_again_is_given_up(clerk: Clerk) -> None:
    invoice = clerk.shop.make("invoices")
    clerk.shop.dispatch("invoices", invoice, deliveryType="Email")
    clerk.sandbox.fault("drop-after-commit", **SENDS)
    clerk.send(INVOICE, clerk.shop.fetch("invoices", invoice))
    clerk.sees("Sent again?")
    clerk.take(Key.Key_L)
    clerk.until(lambda: "You asked to look again." in clerk.history())
    clerk.sees("Sent again?")
    clerk.take(Key.Key_N)
    clerk.asked()
    clerk.answer(Key.Key_N)
    clerk.until(clerk.outbox_empty)
    assert sent_times(clerk) == 2


def test_a_sending_again_that_was_lost_is_not_called_unsent(clerk: Clerk) -> None:
    invoice = sent_at_ledgerbee(clerk)
    clerk.sandbox.fault("drop-before", **SENDS)
    before = sent_times(clerk)
    clerk.send(INVOICE, invoice)
    page = clerk.sees("Not sent again")
    assert "it has not sent the document again" in page.details.error.text()
    assert "“Send once more” asks nothing" in page.details.advice.text()
    clerk.take(Key.Key_M)
    clerk.asked()
    clerk.answer(Key.Key_S)
    clerk.until(clerk.outbox_empty)
    assert sent_times(clerk) == before + 1


# --- refused ---------------------------------------------------------------------------------------


def test_a_refused_sending_says_what_to_mend(clerk: Clerk) -> None:
    clerk.sandbox.fault("status", **SENDS, status=400, body=json.dumps(REFUSAL), content_type="application/json")
    clerk.send(INVOICE, draft_at_ledgerbee(clerk))
    page = clerk.sees("Refused")
    assert "nobody has got anything" in page.details.advice.text()
    assert clerk.ways() == ["&Queue again…", "&Remove…", "&Open the document"]
    clerk.look_around("send-refused")
    clerk.take(Key.Key_R)
    assert clerk.asked().details.text() == "LedgerBee stays as it is."
    clerk.answer(Key.Key_R)
    clerk.until(clerk.outbox_empty)
    (gone,) = clerk.operations(open_only=False)
    assert gone.state is State.DISCARDED
    assert sent_times(clerk) == 0
