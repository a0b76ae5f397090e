"""The outbox: plain words, reasons, and the ways out with their questions."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QPushButton

from ledgerbee_desktop.core.identifiers import ContactId
from ledgerbee_desktop.core.library import Contact
from ledgerbee_desktop.core.operations import Decision, FieldProblem, Operation, Refusal, State
from ledgerbee_desktop.sync import words
from ledgerbee_desktop.ui import a11y
from ledgerbee_desktop.ui.actions import BY_ID
from ledgerbee_desktop.ui.main_window import MainWindow
from ledgerbee_desktop.ui.outbox import entries
from ledgerbee_desktop.ui.outbox.page import OutboxPage
from ledgerbee_desktop.ui.outbox.question import Question
from ledgerbee_desktop.ui.outbox.which import WhichOne
from ledgerbee_desktop.ui.outbox.words import told
from ledgerbee_desktop.ui.page import PageKey
from tests.ui.window.kit import NOW, Office, customer_id, document_id, make_document, unreachable

CTRL_SHIFT = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier


def open_outbox(office: Office) -> tuple[MainWindow, OutboxPage]:
    window = office.window()
    window.open_page(PageKey("outbox"))
    office.rest(window)
    page = window.tabs.current()
    assert isinstance(page, OutboxPage)
    QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal, page)
    return window, page


def row(page: OutboxPage, number: int = 0) -> list[str]:
    return [page.model.data(page.model.index(number, column)) for column in range(page.model.columnCount())]


def buttons(page: OutboxPage) -> list[str]:
    """The ways out that are offered."""
    shown = [b for b in page.details.findChildren(QPushButton) if b.isVisible() and b.isEnabled()]
    return [button.text().replace("&", "") for button in shown]


def question(office: Office, window: MainWindow) -> Question:
    office.until(lambda: window.findChild(Question) is not None)
    asked = window.findChild(Question)
    assert isinstance(asked, Question)
    return asked


def doubtful(office: Office, *states: State) -> Operation:
    operation = office.create_operation(office.draft(1))
    return office.move(operation, State.INFLIGHT, State.UNKNOWN, *states)


def test_an_empty_outbox_says_so(office: Office) -> None:
    _, page = open_outbox(office)
    assert page.empty.heading() == "The outbox is empty"
    assert page.empty.isVisible()


def test_a_waiting_create_can_be_taken_back(office: Office) -> None:
    operation = office.create_operation(office.draft(1))
    window, page = open_outbox(office)
    assert row(page)[:4] == ["Invoice: create", "Café Rosengården", "1.687,50 DKK", "Waits"]
    assert buttons(page) == ["Take back", "Open the draft"]
    window.actions_table["outbox.take-back"].trigger()
    office.until(page.empty.isVisible)
    assert office.operation(operation.id).state is State.DISCARDED
    office.rest(window)


def test_an_unknown_outcome_is_explained_and_may_be_looked_at(office: Office) -> None:
    doubtful(office)
    window, page = open_outbox(office)
    assert row(page)[3:5] == ["Outcome unknown", "LedgerBee is being asked what became of it"]
    assert "its answer never arrived" in page.details.advice.text()
    assert buttons(page) == ["Look again", "It did happen…", "Open the draft"]
    assert "Attempt 1: the request left, no usable answer came" in page.details.history.toPlainText()
    window.actions_table["outbox.look"].trigger()
    office.until(lambda: bool(office.outbox.decided))
    assert office.outbox.decided[0][1:] == (Decision.LOOK, None)


@pytest.mark.parametrize(
    ("command", "decision"), [("outbox.again", Decision.AGAIN), ("outbox.discard", Decision.DISCARD)]
)
def test_what_was_not_found_is_asked_and_enter_decides_nothing(
    office: Office, command: str, decision: Decision
) -> None:
    operation = doubtful(office, State.NOT_FOUND)
    window, page = open_outbox(office)
    assert buttons(page) == [
        "Send once more…",
        "Look again",
        "It did happen…",
        "It did not happen…",
        "Open the draft",
    ]
    keys = BY_ID[command].keys[0]
    QTest.keyClick(window, Qt.Key[f"Key_{keys[-1]}"], CTRL_SHIFT)
    asked = question(office, window)
    assert a11y.unnamed(asked) == []
    assert not any(button.isDefault() or button.autoDefault() for button in asked.findChildren(QPushButton))
    for key in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
        QTest.keyClick(QApplication.focusWidget() or asked, key)
    office.qtbot.wait(50)
    assert asked.isVisible()
    assert office.outbox.decided == []
    asked.do_it.click()
    office.until(lambda: bool(office.outbox.decided))
    assert office.outbox.decided == [(operation.id, decision, None)]


def test_escape_leaves_everything_as_it_is(office: Office) -> None:
    doubtful(office, State.NOT_FOUND)
    window, _ = open_outbox(office)
    window.actions_table["outbox.discard"].trigger()
    asked = question(office, window)
    QTest.keyClick(asked, Qt.Key.Key_Escape)
    office.until(lambda: window.findChild(Question) is None)
    assert office.outbox.decided == []


def test_it_did_happen_as_this_document(office: Office) -> None:
    office.documents(make_document(n, customer_id=customer_id(1)) for n in range(3))
    office.documents([make_document(4, customer_id=customer_id(2))])
    operation = doubtful(office, State.AMBIGUOUS)
    window, _ = open_outbox(office)
    window.actions_table["outbox.happened"].trigger()
    asked = question(office, window)
    assert isinstance(asked, WhichOne)
    assert asked.list.topLevelItemCount() == 3
    assert not asked.do_it.isEnabled()
    second = asked.list.topLevelItem(1)
    assert second is not None
    assert second.text(4) == f"21-11-2026 {NOW.astimezone():%H:%M}"  # what tells two equal drafts apart
    asked.list.setCurrentItem(second)
    chosen = asked.chosen()
    assert chosen is not None
    asked.do_it.click()
    office.until(lambda: bool(office.outbox.decided))
    assert office.outbox.decided == [(operation.id, Decision.HAPPENED, chosen)]


def test_a_decision_that_came_too_late_is_said(office: Office) -> None:
    doubtful(office)
    window, _ = open_outbox(office)
    office.outbox.failure = unreachable()
    window.actions_table["outbox.look"].trigger()
    office.until(lambda: "LedgerBee cannot be reached." in window.banner.text())


def test_a_refusal_is_shown_in_ledgerbees_words_with_its_fields(office: Office) -> None:
    refusal = Refusal(400, "X", "<b>No</b> such price", (FieldProblem("lines.0.priceId", "is archived"),))
    office.move(office.create_operation(office.draft(1)), State.INFLIGHT, State.REFUSED, refusal=refusal)
    _, page = open_outbox(office)
    assert row(page)[3:5] == ["Refused", "<b>No</b> such price"]
    assert page.details.error.text() == "<b>No</b> such price\nLine 1: is archived"
    assert page.details.error.textFormat() == Qt.TextFormat.PlainText
    assert buttons(page) == ["Queue again…", "Remove…", "Open the draft"]


def test_the_draft_and_the_invoice_open_from_here(office: Office) -> None:
    draft = office.draft(1)
    document = make_document(2)
    office.documents([document])
    office.create_operation(draft)
    office.send_operation(document)
    window, page = open_outbox(office)
    sends = next(n for n in range(2) if row(page, n)[0] == "Invoice: send by email")
    page.view.selectRow(1 - sends)
    office.rest(window)
    QTest.keyClick(page.view, Qt.Key.Key_Return)
    office.until(lambda: window.tabs.page_of(PageKey("draft", draft.id)) is not None)
    window.open_page(PageKey("outbox"))
    page.view.selectRow(sends)
    office.rest(window)
    assert "Open the document" in buttons(page)
    QTest.keyClick(page.view, Qt.Key.Key_Return)
    office.until(lambda: window.tabs.page_of(PageKey("invoice", document_id(2))) is not None)


def until_text(office: Office, read: Callable[[], str], text: str) -> None:
    office.until(lambda: text in read())


def test_it_follows_the_outbox_live(office: Office) -> None:
    operation = office.create_operation(office.draft(1))
    window, page = open_outbox(office)
    operation = office.move(operation, State.INFLIGHT)
    until_text(office, lambda: row(page)[3], "On its way")
    operation = office.move(operation, State.UNKNOWN)
    until_text(office, lambda: row(page)[3], "Outcome unknown")
    until_text(office, page.details.history.toPlainText, "Became unknown")
    office.documents([make_document(2, customer_id=customer_id(1))])
    office.move(operation, State.DONE, document_id=document_id(2))
    office.until(page.empty.isVisible)
    office.rest(window)


def test_a_held_total_shows_both_and_is_accepted_after_a_question(office: Office) -> None:
    document = make_document(2)
    office.documents([document])
    operation = office.send_operation(document, approved="1200.00")
    held = words.TOTAL_DIFFERS.of(estimated="1200.00", actual="1252.50", currency="DKK")
    office.aio(office.store.outbox.note(operation, None, {"error": held}))
    window, page = open_outbox(office)
    assert row(page)[3] == "Held for you"
    assert (
        "You saw 1.200,00\u00a0DKK as an estimate; LedgerBee calculated 1.252,50\u00a0DKK" in page.details.advice.text()
    )
    assert buttons(page) == ["Take back", "Accept the difference…", "Open the document"]
    window.actions_table["outbox.accept"].trigger()
    asked = question(office, window)
    asked.do_it.click()
    office.until(lambda: bool(office.outbox.decided))
    assert office.outbox.decided == [(operation.id, Decision.ACCEPT, None)]


def test_amounts_and_statuses_in_sentences_are_written_as_on_the_screen(office: Office) -> None:
    operation = office.move(office.create_operation(office.draft(1), "1380424.38"), State.INFLIGHT, State.UNKNOWN)
    found = words.CREATE_NOT_FOUND.of(time="09:00", count=3, until="09:02", customer="101 Café", total="1380424.38")
    office.move(operation, State.NOT_FOUND, error=found)
    _, page = open_outbox(office)
    assert page.details.error.text().endswith("customer 101 Café, 1.380.424,38\u00a0DKK.")
    created = words.CREATED.of(amount="1380424.38", currency="DKK")
    assert told(created, "DKK") == "LedgerBee has it as a draft: 1.380.424,38 DKK."
    read_back = words.READ_BACK.of(number="1042", status="partially_paid")
    assert told(read_back, "DKK") == "LedgerBee gave it the number 1042; its status is Partly paid."
    assert told(words.CREATE_NOT_FOUND.of(time="", count=0, until="", customer="–", total="–"), "DKK").endswith("–, –.")


def test_fields_in_sentences_are_called_as_on_their_forms() -> None:
    changed = words.CHANGED.of(fields="reference, lines.0.unit_price, lines, lines, somethingNew")
    assert "(Reference, Line 1, unit price, Lines, somethingNew)" in told(changed, "DKK")


def test_a_question_is_answered_with_tab_and_enter(office: Office) -> None:
    doubtful(office, State.NOT_FOUND)
    window, _ = open_outbox(office)
    window.actions_table["outbox.discard"].trigger()
    asked = question(office, window)
    office.until(asked.isActiveWindow)
    QTest.keyClick(asked, Qt.Key.Key_Tab)
    assert asked.do_it.hasFocus()
    QTest.keyClick(asked.do_it, Qt.Key.Key_Return)
    office.until(lambda: [decision for _, decision, _ in office.outbox.decided] == [Decision.DISCARD])


def test_the_seconds_of_undo_end_in_the_list_too(office: Office) -> None:
    document = make_document(2)
    office.documents([document])
    office.send_operation(document, seconds=1)
    _, page = open_outbox(office)
    assert row(page)[4] == "Can still be taken back"
    office.clock.moment += dt.timedelta(seconds=2)
    office.until(lambda: row(page)[4] == "")


def test_the_recipient_is_the_contact_that_the_draft_names(office: Office) -> None:
    contact = Contact(id=ContactId(str(UUID(int=70))), customer_id=customer_id(1), name="Mette", email="mette@x.dk")
    office.aio(office.store.library.put_contacts(customer_id(1), [contact], []))
    draft = office.draft(1).replace(contact_id=contact.id)
    document = make_document(2, customer_id=customer_id(1))
    office.documents([document])
    office.send_operation(document)
    window, _ = open_outbox(office)
    known = window.desk.entries
    (entry,) = office.aio(known.open())
    assert entry.recipient == "post1@example.dk"  # LedgerBee does not return the contact of a document
    assert entry.request is not None
    choice = office.aio(known.recipient(entry.request, customer_id(1), draft))
    assert choice == "mette@x.dk"


def test_a_total_that_nobody_could_estimate_is_asked_about_in_words_of_its_own(office: Office) -> None:
    document = make_document(2)
    office.documents([document])
    operation = office.send_operation(document)
    held = words.TOTAL_DIFFERS.of(estimated="–", actual="1252.50", currency="DKK")
    office.aio(office.store.outbox.note(operation, None, {"error": held}))
    window, page = open_outbox(office)
    sentence = "The total could not be estimated here; LedgerBee calculated 1.252,50\u00a0DKK."
    assert page.details.advice.text().startswith(sentence)
    assert row(page)[4] == "Not estimated, 1.252,50 DKK now"
    assert page.details.error.text() == ""
    window.actions_table["outbox.accept"].trigger()
    asked = question(office, window)
    assert "Your estimate" not in asked.text.accessibleName()
    asked.reject()
    office.until(lambda: window.findChild(Question) is None)


def test_complaints_that_are_the_whole_refusal_are_not_said_twice(office: Office) -> None:
    problems = (FieldProblem("lines.1.quantity", "is too small"), FieldProblem("reference", "is missing"))
    refusal = Refusal(400, "X", "is too small; is missing", problems)
    office.move(office.create_operation(office.draft(1)), State.INFLIGHT, State.REFUSED, refusal=refusal)
    _, page = open_outbox(office)
    assert page.details.error.text() == "Line 2: is too small\nreference: is missing"


def test_a_send_that_is_held_does_not_count_down(office: Office) -> None:
    document = make_document(2)
    office.documents([document])
    operation = office.send_operation(document, seconds=8, approved="1200.00")
    window, _ = open_outbox(office)
    assert window.status.strip.current() is not None
    held = words.TOTAL_DIFFERS.of(estimated="1200.00", actual="1252.50", currency="DKK")
    office.aio(office.store.outbox.note(operation, None, {"error": held}))
    office.until(lambda: window.status.strip.current() is None)
    assert window.status.texts()["send"] == ""


@pytest.mark.parametrize(
    ("state", "chip", "advice"),
    [
        (State.NOT_FOUND, "Still not sent", "has not sent the document"),
        (State.AMBIGUOUS, "Perhaps sent", "Was it this sending"),
    ],
)
def test_a_doubtful_send_is_not_called_a_missing_document(office: Office, state: State, chip: str, advice: str) -> None:
    document = make_document(2)
    office.documents([document])
    office.move(office.send_operation(document), State.INFLIGHT, State.UNKNOWN, state)
    window, page = open_outbox(office)
    assert row(page)[3] == chip
    assert advice in page.details.advice.text()
    window.actions_table["outbox.discard"].trigger()
    asked = question(office, window)
    assert "its draft" not in asked.text.accessibleName()
    asked.reject()
    office.until(lambda: window.findChild(Question) is None)
    window.actions_table["outbox.again"].trigger()
    asked = question(office, window)
    assert "get it twice" in asked.text.accessibleName()
    asked.reject()
    office.until(lambda: window.findChild(Question) is None)


def test_which_document_it_is_can_be_said_with_the_keyboard(office: Office) -> None:
    office.documents(make_document(n, customer_id=customer_id(1)) for n in range(3))
    doubtful(office, State.AMBIGUOUS)
    window, _ = open_outbox(office)
    window.actions_table["outbox.happened"].trigger()
    asked = question(office, window)
    assert isinstance(asked, WhichOne)
    office.until(asked.isActiveWindow)
    QTest.keyClick(asked.focusWidget(), Qt.Key.Key_Return)  # nothing is marked: Enter decides nothing
    QTest.keyClick(asked.focusWidget(), Qt.Key.Key_Down)
    chosen = asked.chosen()
    assert chosen is not None
    QTest.keyClick(asked.focusWidget(), Qt.Key.Key_Return)  # marked, not confirmed
    assert asked.isVisible()
    QTest.keyClick(asked.focusWidget(), Qt.Key.Key_Tab)
    QTest.keyClick(asked.focusWidget(), Qt.Key.Key_Return)
    office.until(lambda: [document for _, _, document in office.outbox.decided] == [chosen])


def test_of_what_has_ended_the_newest_are_read_and_no_more(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    """However many there are: what stands before them costs the window nothing."""
    monkeypatch.setattr(entries, "LOOKED_BACK", 3)
    for number in range(5):
        waiting = office.create_operation(office.draft(number % 5), f"{number + 1}.00")
        office.aio(office.outbox.take_back(waiting.id))
    office.create_operation(office.draft(1), "9.00")
    _, page = open_outbox(office)
    page.commands()["outbox.ended"].trigger()
    office.until(lambda: page.model.rowCount() == 4)
    assert {row(page, number)[2] for number in range(4)} == {f"{each},00 DKK" for each in (3, 4, 5, 9)}


def amounts(page: OutboxPage) -> list[str]:
    return [row(page, number)[2].removesuffix(",00 DKK") for number in range(page.model.rowCount())]


def test_that_only_the_newest_are_shown_is_said_and_the_keyboard_leads_to_all(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(entries, "LOOKED_BACK", 3)
    for number in range(7):
        waiting = office.create_operation(office.draft(number % 5), f"{number + 1}.00")
        office.aio(office.outbox.take_back(waiting.id))
    window, page = open_outbox(office)
    older, older_button = page.commands()["outbox.older"], page.findChildren(QPushButton)
    assert not page.shown.isVisible()
    assert not older.isEnabled()
    QTest.keyClick(page.view, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    office.until(lambda: len(amounts(page)) == 3)
    assert page.shown.text() == "The newest 3 are shown"
    (button,) = [each for each in older_button if each.text() == "Show older"]
    assert button.isVisible()
    QTest.keyClick(page.view, Qt.Key.Key_U, Qt.KeyboardModifier.ControlModifier)
    office.until(lambda: sorted(amounts(page)) == ["2", "3", "4", "5", "6", "7"])
    assert page.shown.text() == "The newest 6 are shown"
    button.setFocus()
    QTest.keyClick(button, Qt.Key.Key_Return)
    office.until(lambda: len(amounts(page)) == 7)
    office.rest(window)
    assert not page.shown.isVisible()
    assert not older.isEnabled()
    assert page.view.hasFocus()
    for _ in range(2):
        QTest.keyClick(page.view, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
        office.rest(window)
    office.until(lambda: len(amounts(page)) == 3)
    assert page.shown.text() == "The newest 3 are shown"


def test_as_many_as_are_shown_and_no_more_offer_nothing_older(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(entries, "LOOKED_BACK", 3)
    for number in range(3):
        waiting = office.create_operation(office.draft(number), f"{number + 1}.00")
        office.aio(office.outbox.take_back(waiting.id))
    _, page = open_outbox(office)
    page.commands()["outbox.ended"].trigger()
    office.until(lambda: len(amounts(page)) == 3)
    assert not page.shown.isVisible()
    assert not page.commands()["outbox.older"].isEnabled()


def test_an_old_operation_that_the_disk_has_damaged_holds_up_no_newer_one(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(entries, "LOOKED_BACK", 2)
    ended = [office.create_operation(office.draft(number), f"{number + 1}.00") for number in range(4)]
    for each in ended:
        office.aio(office.outbox.take_back(each.id))
    damage = "UPDATE operation SET attempts = 9 WHERE id = ?"
    office.aio(office.store.database.write(lambda c: c.execute(damage, (ended[0].id,))))
    window, page = open_outbox(office)
    page.commands()["outbox.ended"].trigger()
    office.until(lambda: len(amounts(page)) == 2)
    page.commands()["outbox.older"].trigger()
    office.until(window.banner.isVisible)
    new = office.create_operation(office.draft(4), "5.00")
    office.until(lambda: "5" in amounts(page))
    assert sorted(amounts(page)) == ["3", "4", "5"]
    assert page.model.value(new.id) is not None
