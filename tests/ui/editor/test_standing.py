"""A draft in the outbox, on its way, refused; and the sheet that puts it there."""

from __future__ import annotations

import datetime as dt
from typing import Any

from PySide6.QtWidgets import QApplication, QDialog, QPushButton

from ledgerbee_desktop.api.bodies import JsonBodies
from ledgerbee_desktop.core.drafts import DraftState
from ledgerbee_desktop.core.kinds import DeliveryType
from ledgerbee_desktop.core.operations import Actor, FieldProblem, Operation, OperationKind, Refusal, SendRequest, State
from ledgerbee_desktop.core.text import Message
from ledgerbee_desktop.ui.editor.columns import Column
from ledgerbee_desktop.ui.send_sheet import SendSheet
from ledgerbee_desktop.ui.text import PlainLabel
from tests.ui.editor.company import NOW
from tests.ui.editor.kit import Hands
from tests.ui.keys import CTRL, SHIFT, Key


def complete(hands: Hands) -> None:
    hands.choose_customer("hansen", 1)
    hands.add("10", "7,5")
    hands.idle()


def open_sheet(hands: Hands) -> SendSheet:
    hands.press(Key.Key_Return, with_=CTRL | SHIFT)
    hands.qtbot.waitUntil(lambda: isinstance(QApplication.activeWindow(), QDialog), timeout=3000)
    sheet = hands.tab.findChild(SendSheet)
    assert sheet is not None
    return sheet


def queue(hands: Hands) -> None:
    open_sheet(hands)
    with hands.qtbot.waitSignal(hands.tab.queue_asked, timeout=3000):
        hands.press(Key.Key_Return)
    hands.qtbot.waitUntil(lambda: "outbox" in hands.tab.notice.text(), timeout=3000)


def create_of(hands: Hands) -> Operation:
    return hands.aio(hands.desk.store.outbox.all(open_only=True))[0]  # type: ignore[no-any-return]


def sends(hands: Hands) -> list[SendRequest | None]:
    """What was queued: None for a create alone, else the request of its send."""
    operations = hands.aio(hands.desk.store.outbox.all(open_only=True))
    asked = [operation for operation in operations if operation.kind is OperationKind.SEND]
    if not asked:
        return [None] * len(operations)
    return [JsonBodies().read_send(operation.payload) for operation in asked]


def move(hands: Hands, to: State, **fields: Any) -> None:
    store = hands.desk.store.outbox
    operation = create_of(hands)
    if operation.state is State.QUEUED:
        operation, _ = hands.aio(store.begin(operation, NOW, None))
    if to is not State.INFLIGHT:
        hands.aio(store.move(operation, to, Actor.WORKER, Message("test", "moved"), fields=fields))


def test_enter_in_the_sheet_creates_a_draft_only(hands: Hands) -> None:
    complete(hands)
    queue(hands)
    assert sends(hands) == [None]
    assert hands.stored().state is DraftState.QUEUED


def test_an_open_cell_is_taken_before_the_sheet_opens(hands: Hands) -> None:
    complete(hands)
    hands.go(0, Column.QUANTITY)
    hands.type("9")
    queue(hands)
    assert hands.stored().draft.lines[0].quantity == 9


def test_the_sheet_by_keyboard_sends_to_another_address(hands: Hands) -> None:
    complete(hands)
    sheet = open_sheet(hands)
    hands.press(Key.Key_Down)
    assert sheet.way is DeliveryType.EMAIL
    assert sheet.to.placeholderText() == "mette@hansenmaler.dk"
    hands.press(Key.Key_Tab)
    hands.type("jens@hansenmaler.dk")
    hands.press(Key.Key_Tab, Key.Key_Space)
    with hands.qtbot.waitSignal(hands.tab.queue_asked, timeout=3000):
        hands.press(Key.Key_Return)
    assert sends(hands) == [
        SendRequest(delivery_type=DeliveryType.EMAIL, to="jens@hansenmaler.dk", store_on_customer=True)
    ]
    send = hands.aio(hands.desk.store.outbox.all(open_only=True))[-1]
    assert send.not_before == NOW + dt.timedelta(seconds=8)


def test_escape_leaves_everything_as_it_is(hands: Hands) -> None:
    complete(hands)
    open_sheet(hands)
    hands.press(Key.Key_Escape)
    hands.qtbot.waitUntil(lambda: hands.tab.findChild(SendSheet) is None, timeout=3000)
    assert sends(hands) == []


def test_findings_block_the_sheet_and_lead_to_their_place(hands: Hands) -> None:
    complete(hands)
    hands.go(0, Column.QUANTITY)
    hands.press(Key.Key_Delete)
    sheet = open_sheet(hands)
    assert not sheet.confirm.isEnabled()
    hands.press(Key.Key_Return)
    assert sends(hands) == []
    sheet.obstacles.buttons[0].click()
    hands.qtbot.waitUntil(lambda: hands.tab.findChild(SendSheet) is None, timeout=3000)
    assert hands.focus() is hands.tab.grid
    assert hands.cell == (0, Column.QUANTITY)


def test_an_e_invoice_needs_an_ean_number(hands: Hands) -> None:
    complete(hands)
    sheet = open_sheet(hands)
    sheet.choose(DeliveryType.SPROOM)
    assert not sheet.confirm.isEnabled()
    sheet.to.setFocus()
    hands.type("5798000000001")
    assert sheet.confirm.isEnabled()
    sheet.reject()
    hands.qtbot.waitUntil(lambda: hands.tab.findChild(SendSheet) is None, timeout=3000)


def test_typing_in_a_queued_draft_takes_it_back_and_says_so(hands: Hands) -> None:
    complete(hands)
    queue(hands)
    hands.go(0, Column.QUANTITY)
    hands.type("8")
    hands.press(Key.Key_Return)
    hands.idle()
    assert "Taken back" in hands.tab.notice.text()
    assert hands.stored().state is DraftState.EDITING
    assert hands.stored().draft.lines[0].quantity == 8
    assert hands.aio(hands.desk.store.outbox.all(open_only=True)) == ()


def test_on_its_way_it_is_read_only(hands: Hands) -> None:
    complete(hands)
    queue(hands)
    move(hands, State.UNKNOWN)
    hands.qtbot.waitUntil(lambda: not hands.tab.session.editable, timeout=3000)
    assert "on its way" in hands.tab.notice.text()
    before = hands.draft
    hands.go(0, Column.QUANTITY)
    hands.type("5")
    hands.press(Key.Key_Delete, with_=CTRL)
    hands.press(Key.Key_D, with_=CTRL)
    hands.tab.header.focus("reference")
    hands.type("x")
    assert hands.draft == before
    assert hands.tab.header.reference.text() == ""
    assert not hands.tab.header.currency.isEnabled()


def test_what_was_typed_too_late_is_not_kept_and_that_is_said(hands: Hands) -> None:
    complete(hands)
    queue(hands)
    before = hands.stored().draft
    move(hands, State.INFLIGHT)
    hands.tab.session.set_state(DraftState.QUEUED)  # the news has not reached the window yet
    hands.tab.header.focus("reference")
    hands.type("x")
    hands.qtbot.waitUntil(lambda: hands.draft == before, timeout=3000)
    assert not hands.tab.session.editable
    assert hands.tab.notice.text() != ""
    assert hands.stored().draft == before
    assert create_of(hands).state is State.INFLIGHT


def test_a_refusal_lands_on_its_cell_and_goes_when_that_is_changed(hands: Hands) -> None:
    complete(hands)
    queue(hands)
    refusal = Refusal(400, "VALIDATION", "Validation failed", (FieldProblem("lines.0.quantity", "must be whole"),))
    move(hands, State.REFUSED, refusal=refusal)
    hands.qtbot.waitUntil(lambda: "refused" in hands.tab.notice.text(), timeout=3000)
    assert hands.tab.session.editable
    line = hands.draft.lines[0]
    assert "must be whole" in str(hands.tab.session.problems(line.id)["quantity"].message)
    hands.go(0, Column.QUANTITY)
    hands.type("8")
    hands.press(Key.Key_Return)
    assert hands.tab.session.problems(line.id) == {}


def test_a_refused_draft_is_queued_again_after_the_change(hands: Hands) -> None:
    complete(hands)
    queue(hands)
    move(hands, State.REFUSED, refusal=Refusal(400, "VALIDATION", "No", (FieldProblem("reference", "is missing"),)))
    hands.qtbot.waitUntil(lambda: "refused" in hands.tab.notice.text(), timeout=3000)
    hands.tab.header.focus("reference")
    hands.type("PO-1")
    queue(hands)
    assert create_of(hands).state is State.QUEUED
    assert hands.stored().state is DraftState.QUEUED


def test_complaints_end_when_the_draft_is_queued_again_as_it_is(hands: Hands) -> None:
    complete(hands)
    queue(hands)
    move(hands, State.REFUSED, refusal=Refusal(400, "VALIDATION", "No", (FieldProblem("reference", "is missing"),)))
    hands.qtbot.waitUntil(lambda: hands.tab.session.problem("reference") is not None, timeout=3000)
    queue(hands)
    hands.qtbot.waitUntil(lambda: hands.tab.session.problem("reference") is None, timeout=3000)


def test_a_total_that_is_not_known_is_not_shown_as_nothing(hands: Hands) -> None:
    complete(hands)
    hands.go(0, Column.QUANTITY)
    hands.press(Key.Key_Delete)
    sheet = SendSheet(hands.draft, hands.tab.session.facts, hands.tab)
    shown = [label.text() for label in sheet.findChildren(PlainLabel)]
    assert "LedgerBee calculates the total" in shown
    assert not any("DKK" in text for text in shown)
    sheet.deleteLater()


def test_enter_presses_the_button_that_has_the_focus(hands: Hands) -> None:
    complete(hands)
    sheet = open_sheet(hands)
    cancel = next(button for button in sheet.findChildren(QPushButton) if button.text() == "Cancel")
    cancel.setFocus()
    hands.press(Key.Key_Return)
    hands.qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None, timeout=3000)
    assert hands.aio(hands.desk.store.outbox.all(open_only=True)) == ()
