"""A change of a customer, or of a refused one, from the sheet to LedgerBee, by keys alone; and what the key or the licence forbids."""

from __future__ import annotations

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication

from ledgerbee_desktop.core.operations import OperationKind, State
from ledgerbee_desktop.ui.customers.page import CustomerPage
from ledgerbee_desktop.ui.outbox.page import OutboxPage
from tests.ui.customers.kit import (
    envelope,
    go_to_list,
    only_customer,
    open_customer,
    refuse_the_number,
)
from tests.ui.keys import CTRL, Key
from tests.ui.records.kit import Person

pytestmark = pytest.mark.timeout(120)


def test_a_change_sends_only_what_was_changed(person: Person) -> None:
    """PATCH changes only what is sent (contract README, row 26)."""
    page = open_customer(person)
    before = only_customer(person)
    person.press(Key.Key_E, with_=CTRL)
    sheet = person.sheet()
    person.fill(sheet, city="Ærøskøbing", phone="62 52 00 00")
    person.save()
    person.until(lambda: person.requests("PATCH", "/v1/customers/") and person.outbox_empty())
    (request,) = person.requests("PATCH", "/v1/customers/")
    assert request["body"] == {"city": "Ærøskøbing", "phone": "62 52 00 00"}
    assert only_customer(person) == {**before, "city": "Ærøskøbing", "phone": "62 52 00 00"}
    person.until(lambda: page.record is not None and page.record.city == "Ærøskøbing")


def test_a_waiting_change_is_shown_and_changed_again_before_it_leaves(person: Person) -> None:
    page = open_customer(person)
    person.switch_network()
    for city in ("Marstal", "Rudkøbing"):
        person.press(Key.Key_E, with_=CTRL)
        sheet = person.sheet()
        person.fill(sheet, city=city)
        person.save()
        person.until(lambda: page.chip.text() == "Change waiting" and not page.loader.busy)
    assert "outbox" in page.note.text()
    person.press(Key.Key_E, with_=CTRL)
    sheet = person.sheet()
    assert sheet.form.values()["city"] == "Rudkøbing"
    person.press(Key.Key_Escape)
    person.closed()
    assert len(person.operations()) == 1
    person.goes_online()
    person.until(lambda: person.outbox_empty() and person.requests("PATCH", "/v1/customers/"))
    assert [r["body"] for r in person.requests("PATCH", "/v1/customers/")] == [{"city": "Rudkøbing"}]


def test_an_email_cannot_be_emptied_and_the_form_says_so(person: Person) -> None:
    open_customer(person)
    person.press(Key.Key_E, with_=CTRL)
    sheet = person.sheet()
    person.fill(sheet, email="")
    assert "cannot remove" in sheet.form.fields["email"].says.text()
    person.press(Key.Key_Return, with_=CTRL)
    assert QApplication.activeModalWidget() is sheet
    person.fill(sheet, email="ny@hansen.example")
    person.save()
    person.until(lambda: only_customer(person)["email"] == "ny@hansen.example")


def test_a_number_that_was_taken_meanwhile_is_mended_from_the_outbox(person: Person) -> None:
    person.switch_network()
    person.press(Key.Key_J, with_=CTRL)
    sheet = person.sheet()
    person.write("Konflikt ApS")
    assert sheet.form.values()["number"] == "101"
    person.save()
    refuse_the_number(person)
    person.goes_online()
    person.until(lambda: [o.state for o in person.operations()] == [State.REFUSED])
    person.press(Key.Key_2, with_=CTRL)
    outbox = person.page(OutboxPage)
    person.until(outbox.details.error.text)
    assert "Customer number 101 is taken" in outbox.details.error.text()
    person.press(Key.Key_O, with_=CTRL)  # Open the customer
    page = person.page(CustomerPage)
    person.until(lambda: page.chip.text() == "Refused by LedgerBee" and not page.loader.busy)
    assert "Customer number 101 is taken" in page.note.text()
    person.press(Key.Key_2, with_=CTRL)
    person.until(person.window.actions_table["document.edit"].isEnabled)
    person.press(Key.Key_E, with_=CTRL)  # the same from the entry itself
    sheet = person.sheet()
    assert "Customer number 101 is taken" in sheet.notice.text()
    person.fill(sheet, number="102")
    person.save()
    person.until(person.outbox_empty)
    made = [each for each in person.customers() if each["name"] == "Konflikt ApS"]
    assert [each["customerNumber"] for each in made] == ["102"]


def test_without_the_scope_writing_is_disabled_and_says_why(person: Person) -> None:
    scopes = person.sandbox.call("GET", "/v1/api-key").json()["scopes"]
    person.sandbox.set_key(scopes=[scope for scope in scopes if scope != "customers-write"])
    person.press(Key.Key_F5)
    key = person.window.shelf
    person.until(lambda: key.key is not None and not key.key.may("customers-write"))
    listed = go_to_list(person)
    assert not listed.new_one.isEnabled()
    assert "customers-write" in listed.barred.text()
    assert not person.window.actions_table["new.customer"].isEnabled()
    page = open_customer(person)
    action: QAction = page.commands()["document.edit"]
    assert not action.isEnabled()
    assert "customers-write" in page.steps.reasons.text()
    assert page.commands()["customer.invoice"].isEnabled()
    person.press(Key.Key_E, with_=CTRL)
    person.press(Key.Key_J, with_=CTRL)
    assert QApplication.activeModalWidget() is None


def test_a_missing_licence_is_named_as_what_it_is(person: Person) -> None:
    """403 `LICENSE.REQUIRED`, with a dot (contract README, trap 13)."""
    person.sandbox.fault(
        "status",
        method="PATCH",
        path="/v1/customers/.*",
        status=403,
        body=envelope(403, "License required", code="LICENSE.REQUIRED"),
        content_type="application/json",
    )
    open_customer(person)
    person.press(Key.Key_E, with_=CTRL)
    sheet = person.sheet()
    person.fill(sheet, city="Assens")
    person.save()
    person.until(lambda: any(operation.error is not None for operation in person.operations()))
    (operation,) = person.operations()
    assert "licence" in str(operation.error)
    assert operation.kind is OperationKind.UPDATE
    page = person.page(CustomerPage)
    person.until(lambda: "licence" in page.note.text())
