"""The tab of a document with the real engine: converted as it is or adjusted, sent again, delivered or not, its chain walked."""

from __future__ import annotations

import pytest

from ledgerbee_desktop.core.kinds import DocumentKind
from ledgerbee_desktop.sync import deliveries, sends
from ledgerbee_desktop.ui.document.convert_sheet import ConvertSheet
from tests.e2e.story.person import ALT, CTRL, SHIFT, Key, Person, chain_of
from tests.ui.together.kit import open_by_reference, reference_of, refresh


def open_sent(person: Person, path: str, heading: str) -> dict[str, object]:
    """A document of a kind that LedgerBee has sent is in front."""
    lines = [person.shop.line(quantity=2), person.shop.line(quantity=3, description="Døre")]
    document = person.shop.sent(path, reference=reference_of(person), lines=lines)
    person.shop.sandbox.clear_requests()
    refresh(person)
    open_by_reference(person, path, reference_of(person), heading, "Sent")
    return document


def send_by_email(person: Person) -> None:
    person.press(Key.Key_Return, with_=CTRL | SHIFT)
    sheet = person.sheet("send-sheet")
    for _ in range(3):
        if sheet.way is not None and sheet.way.value == "Email":  # type: ignore[attr-defined]  # a SendSheet
            break
        person.press(Key.Key_Down)
    person.confirm()


def test_a_conversion_with_fewer_lines_makes_exactly_that(person: Person) -> None:
    quote = open_sent(person, "quotes", "Quote")
    person.press(Key.Key_K, with_=CTRL | SHIFT)
    sheet = person.sheet("convert-sheet")
    assert isinstance(sheet, ConvertSheet)
    person.press(Key.Key_I, with_=ALT)
    person.until(lambda: sheet.target is DocumentKind.INVOICE, "the target is chosen")
    person.press(Key.Key_J, with_=ALT)
    person.until(sheet.adjusted.isChecked, "it can be adjusted")
    person.press(Key.Key_R, with_=ALT)
    person.press(Key.Key_A, with_=CTRL)
    person.type("PO 77")
    person.press(Key.Key_Tab, Key.Key_Tab)  # over the notes to the lines
    person.press(Key.Key_Space)
    person.press(Key.Key_Down)
    person.type("1.5")
    person.press(Key.Key_Return)
    person.confirm()
    person.until(lambda: person.shows("Quote", "Converted"), "the quote is converted")
    invoice = person.the("invoice")
    assert person.the("quote")["convertedToInvoiceId"] == invoice["id"]
    whole = person.shop.fetch("invoices", invoice)
    assert whole["reference"] == "PO 77"
    assert [(line["description"], line["quantity"]) for line in whole["lines"]] == [("Døre", 1.5)]
    assert person.committed() == [f"POST quotes/{quote['id']}/convert"]


@pytest.mark.parametrize("path", ["invoices", "order-confirmations"])
def test_what_was_sent_is_sent_again_once(person: Person, path: str) -> None:
    heading = {"invoices": "Invoice", "order-confirmations": "Order confirmation"}[path]
    document = open_sent(person, path, heading)
    send_by_email(person)
    person.until(lambda: person.committed() == [f"POST {path}/{document['id']}/send"], "it was sent again")
    person.until(person.outbox_is_empty, "the outbox is empty")
    assert person.the(path[:-1])["sendCount"] == 2
    assert person.the(path[:-1])["number"] == document.get("number", document.get("documentNumber"))
    if path == "invoices":
        person.until(lambda: len(person.page().delivery.texts()) == 2, "the delivery log has both")


def test_sent_and_delivered_are_two_things_and_both_come_by_themselves(
    person: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The pauses between the looks are shorter here; that they grow is tested with the engine."""
    monkeypatch.setattr(sends, "READ_BACK_PAUSES", (0.0, 0.1))
    monkeypatch.setattr(deliveries, "PAUSES", (0.3, 0.6, 30.0))
    sandbox = person.shop.sandbox
    sandbox.set(send_finishes="later")
    try:
        person.shop.make("invoices", reference=reference_of(person))
        refresh(person)
        open_by_reference(person, "invoices", reference_of(person), "Invoice", "LedgerBee draft")
        send_by_email(person)
        person.until(lambda: person.shows("Invoice", "Being sent"), "it is being sent")
        person.until(person.outbox_is_empty, "the outbox is empty")
        assert not any(": delivered" in text for text in person.page().delivery.texts())
        sandbox.control("POST", "settle")
        person.until(lambda: person.shows("Invoice", "Sent"), "it was sent")
        person.until(lambda: any(": delivered" in text for text in person.page().delivery.texts()), "it was delivered")
    finally:
        sandbox.set(send_finishes="at-once")
    assert person.the("invoice")["sendCount"] == 1


def test_what_was_not_delivered_says_what_to_do(person: Person) -> None:
    invoice = open_sent(person, "invoices", "Invoice")
    person.shop.sandbox.control("POST", f"invoices/{invoice['id']}/deliveries", {})
    refresh(person)
    person.until(
        lambda: "LedgerBee's reason: MAILBOX_UNAVAILABLE" in person.page().delivery.texts(), "the failure is told"
    )
    newest, *others = person.page().delivery.texts()
    assert "not delivered" in newest
    assert any(text.startswith("Check the address") for text in others)


def test_the_chain_that_a_colleague_made_is_walked(person: Person) -> None:
    quote = open_sent(person, "quotes", "Quote")
    shop = person.shop
    assert chain_of(person.page()) == [] or len(chain_of(person.page())) == 1
    assert shop.ask("POST", "quotes/{id}/convert", quote, {"target": "orderConfirmation"}).is_success
    order = person.the("order-confirmation")
    shop.dispatch("order-confirmations", order, deliveryType="Manual")
    assert shop.ask("POST", "order-confirmations/{id}/convert", order, {"target": "invoice"}).is_success
    refresh(person)
    person.until(lambda: len(chain_of(person.page())) == 3, "the chain has three members")
    for heading, status in (("Order confirmation", "Converted"), ("Invoice", "LedgerBee draft")):
        person.press(Key.Key_Right, with_=ALT)
        person.until(lambda h=heading, s=status: person.shows(h, s), f"{heading}, {status} is in front")  # type: ignore[misc]
    assert not person.window.actions_table["document.after"].isEnabled()
    for heading in ("Order confirmation", "Quote"):
        person.press(Key.Key_Left, with_=ALT)
        person.until(lambda h=heading: person.shows(h, "Converted"), f"{heading} is in front")  # type: ignore[misc]
    assert not person.window.actions_table["document.convert"].isEnabled()
    assert not person.window.actions_table["document.send"].isEnabled()
