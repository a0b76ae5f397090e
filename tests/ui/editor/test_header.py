"""The header form: customer, dates and terms, references, notes; and the findings that lead to them."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit

from ledgerbee_desktop.core.identifiers import ContactId
from ledgerbee_desktop.core.library import Contact
from ledgerbee_desktop.ui.editor.columns import Column
from ledgerbee_desktop.ui.editor.customer_field import CREATE
from tests.ui.editor.company import TODAY, customer_id
from tests.ui.editor.kit import Hands
from tests.ui.keys import CTRL, Key


def shown(hands: Hands, field: str) -> str:
    widget = hands.tab.header.fields[field]
    assert isinstance(widget, QLineEdit)
    return widget.text()


@pytest.mark.parametrize("typed", ["25313763", "malerf", "odense", "hsm", "1042", "bogholderi@", "søn", "son"])
def test_customers_are_found_by_any_part(hands: Hands, typed: str) -> None:
    hands.type(typed)
    assert hands.tab.header.customer.list.choices[0].value == customer_id(1)


def test_a_customer_brings_contact_terms_and_due_date_in_one_step(hands: Hands) -> None:
    start = hands.draft
    hands.choose_customer("hansen", 1)
    assert (hands.draft.contact_id, hands.draft.payment_terms) == ("b0000000-0000-4000-8000-000000000001", 14)
    assert hands.draft.due_date == TODAY + dt.timedelta(days=14)
    assert hands.tab.title() == "Hansen & Søn Malerfirma ApS"
    hands.press(Key.Key_Z, with_=CTRL)
    assert hands.draft == start


def test_people_that_arrive_after_the_customer_was_chosen_are_filled_in(hands: Hands) -> None:
    hands.choose_customer("Ærø", 2)
    assert hands.draft.contact_id is None
    late = Contact(id=ContactId("b0000000-0000-4000-8000-000000000009"), customer_id=customer_id(2), is_default=True)
    hands.aio(hands.desk.store.library.put_contacts(customer_id(2), [late], []))
    hands.qtbot.waitUntil(lambda: hands.draft.contact_id == late.id, timeout=3000)


def test_an_inactive_customer_is_shown_last_and_greyed(hands: Hands) -> None:
    hands.press(Key.Key_F4)
    shown = hands.tab.header.customer.list.choices
    assert [choice.dimmed for choice in shown] == [False, False, False, False, True, False]
    assert shown[-1].value is CREATE


def test_text_that_fits_no_customer_stays_with_the_reason(hands: Hands) -> None:
    hands.type("findes ikke")
    hands.press(Key.Key_Return)
    assert hands.tab.header.customer.text() == "findes ikke"
    assert "findes ikke" in hands.tab.header.bubble.text
    problem = hands.tab.session.problem("customer_id")
    assert problem is not None
    assert "findes ikke" in str(problem.message)
    hands.press(Key.Key_Escape)
    assert hands.tab.header.customer.text() == ""


def test_clicking_elsewhere_takes_no_customer_that_was_only_marked(hands: Hands) -> None:
    hands.type("a")
    hands.tab.header.reference.setFocus(Qt.FocusReason.MouseFocusReason)
    hands.idle()
    assert hands.draft.customer_id is None
    assert hands.tab.header.customer.text() == "a"


def test_due_date_and_terms_fill_each_other(hands: Hands) -> None:
    hands.tab.header.focus("payment_terms")
    hands.type("30")
    hands.press(Key.Key_Return)
    assert hands.draft.due_date == TODAY + dt.timedelta(days=30)
    hands.tab.header.focus("due_date")
    hands.type("+10")
    hands.press(Key.Key_Return)
    assert hands.draft.payment_terms == 10
    assert shown(hands, "due_date") == "01-12-2026"
    hands.tab.header.focus("date")
    hands.type("15")
    hands.press(Key.Key_Return)
    assert hands.draft.date == dt.date(2026, 11, 15)
    assert hands.draft.due_date == dt.date(2026, 12, 1)
    assert hands.draft.payment_terms == 16


def test_a_date_that_is_none_stays_with_the_reason_and_stops_queueing(hands: Hands) -> None:
    hands.tab.header.focus("due_date")
    hands.type("31-2")
    hands.press(Key.Key_Return)
    assert shown(hands, "due_date") == "31-2"
    assert hands.tab.header.fields["due_date"].hasFocus()
    assert any(finding.field == "due_date" for finding in hands.tab.session.findings)


def test_the_letters_of_a_field_are_one_step(hands: Hands) -> None:
    hands.tab.header.focus("reference")
    hands.type("PO-4711")
    hands.tab.header.focus("our_reference")
    hands.type("Jens")
    hands.press(Key.Key_Z, with_=CTRL)
    assert (hands.draft.reference, hands.draft.our_reference) == ("PO-4711", "")
    hands.press(Key.Key_Z, with_=CTRL)
    assert hands.draft.reference == ""
    assert hands.tab.header.reference.text() == ""


def test_what_was_typed_survives_another_customer(hands: Hands) -> None:
    hands.tab.header.focus("payment_terms")
    hands.type("60")
    hands.press(Key.Key_Return)
    hands.tab.header.focus("customer_id")
    hands.choose_customer("hansen", 1)
    assert hands.draft.payment_terms == 60


def test_notes(hands: Hands) -> None:
    hands.tab.notes.setFocus()
    hands.type("Tak")
    hands.press(Key.Key_Return)
    hands.type("Hilsen")
    assert hands.draft.notes == "Tak\nHilsen"
    hands.press(Key.Key_Z, with_=CTRL)
    assert hands.draft.notes == ""
    assert hands.tab.notes.toPlainText() == ""


def test_findings_jump_to_their_place(hands: Hands) -> None:
    hands.choose_customer("hansen", 1)
    hands.add("10", "0")
    listed = hands.tab.findings.findChild(type(hands.tab.findings.list), "findings")
    assert listed is hands.tab.findings.list
    listed.setFocus()
    listed.setCurrentRow(0)
    hands.press(Key.Key_Return)
    assert hands.cell == (0, Column.QUANTITY)
    assert hands.tab.grid.hasFocus()


def test_ctrl_enter_leads_from_the_form_to_the_lines(hands: Hands) -> None:
    hands.choose_customer("hansen", 1)
    hands.press(Key.Key_Return, with_=CTRL)
    assert hands.tab.grid.hasFocus()
    assert hands.cell == (0, Column.PRODUCT)
    assert hands.draft.lines == ()
