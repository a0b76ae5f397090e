"""A new customer from the sheet to LedgerBee, by keys alone: real store, real engine, real sandbox."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from ledgerbee_desktop.core.drafts import DraftState
from ledgerbee_desktop.core.identifiers import CustomerId
from ledgerbee_desktop.core.operations import State
from ledgerbee_desktop.ui import a11y
from ledgerbee_desktop.ui.customers.form import CustomerSheet
from ledgerbee_desktop.ui.customers.page import CustomerPage
from ledgerbee_desktop.ui.document.page import DocumentPage
from ledgerbee_desktop.ui.editor_page import EditorPage
from ledgerbee_desktop.ui.records.sheet import RecordSheet
from tests.ui.customers.kit import (
    VALID_CVR,
    VALID_EAN,
    column,
    go_to_lines,
    go_to_list,
    refuse_the_number,
    send_by_email,
)
from tests.ui.keys import CTRL, Key
from tests.ui.records.kit import Person

pytestmark = pytest.mark.timeout(120)


def invoice_a_new_customer(person: Person) -> tuple[EditorPage, CustomerId]:
    """Offline, Create… in an invoice's customer field, two hours of work, and the sending by email; returns the temporary id."""
    person.switch_network()
    person.press(Key.Key_N, with_=CTRL)
    page = person.page(EditorPage)
    person.until(lambda: page.editor is not None and page.editor.session.catalogue.customers)
    editor = page.editor
    assert editor is not None
    person.write("Ny Kunde ApS")
    person.press(Key.Key_Up)  # the last row of the list: Create a customer…
    person.press(Key.Key_Return)
    sheet = person.sheet()
    assert sheet.form.values()["name"] == "Ny Kunde ApS"
    assert sheet.form.values()["number"] == "101"
    person.fill(sheet, email="faktura@nykunde.example", vat_number=VALID_CVR)
    person.save()
    person.until(lambda: editor.session.draft.customer_id is not None)
    temporary = editor.session.draft.customer_id
    assert temporary is not None
    assert editor.session.catalogue.customers[temporary].is_temporary
    assert [c["customerNumber"] for c in person.customers()] == ["100"]
    go_to_lines(person, editor)
    person.write("10")
    person.press(Key.Key_Return)
    person.write("2")
    person.press(Key.Key_Return)
    send_by_email(person)
    return page, temporary


def test_created_offline_from_the_picker_then_sent_once(person: Person) -> None:
    """Create… in an invoice's customer field, offline: queued; online: one customer, the draft healed, the invoice sent."""
    page, temporary = invoice_a_new_customer(person)
    person.until(lambda: len(person.operations()) == 3)
    person.goes_online()
    document = person.page(DocumentPage)
    person.until(lambda: document.chip.text() == "Sent" and person.outbox_empty())
    made = [each for each in person.customers() if each["name"] == "Ny Kunde ApS"]
    assert len(made) == 1
    assert len(person.requests("POST", "/v1/customers")) == 1
    (invoice,) = person.sandbox.ledger()
    assert (invoice["customerId"], invoice["sendCount"]) == (made[0]["id"], 1)
    draft = person.aio(person.book.drafts.open(page.draft_id)).saved if _is_there(page) else None
    assert draft is None or draft.state is DraftState.HANDED_OVER
    assert person.aio(person.book.library.real_id(temporary)) == made[0]["id"]


def _is_there(page: QWidget) -> bool:
    from shiboken6 import isValid

    return isValid(page)


def test_create_that_is_given_up_leads_back_to_the_field_with_its_text(person: Person) -> None:
    person.press(Key.Key_N, with_=CTRL)
    page = person.page(EditorPage)
    person.until(lambda: page.editor is not None and page.editor.session.catalogue.customers)
    editor = page.editor
    assert editor is not None
    person.write("Fortrudt")
    person.press(Key.Key_Up, Key.Key_Return)
    assert person.sheet().form.values()["name"] == "Fortrudt"
    person.press(Key.Key_Escape)
    person.closed()
    person.until(lambda: person.focus() is editor.header.customer)
    assert editor.header.customer.text() == "Fortrudt"
    go_to_lines(person, editor)
    person.write("Spartling")
    person.press(Key.Key_Up, Key.Key_Return)
    person.until(lambda: isinstance(QApplication.activeModalWidget(), RecordSheet))
    person.press(Key.Key_Escape)
    person.closed()
    person.until(lambda: editor.grid.open_cell is not None)
    cell = editor.grid.open_cell
    assert cell is not None
    assert cell.text == "Spartling"
    assert person.operations(open_only=False) == ()


def test_a_refused_customer_gives_the_invoice_back_and_both_go_through_when_it_is_mended(person: Person) -> None:
    page, temporary = invoice_a_new_customer(person)
    person.until(lambda: len(person.operations()) == 3)
    refuse_the_number(person)
    person.goes_online()
    person.until(lambda: [o.state for o in person.operations()] == [State.REFUSED])
    editor = page.editor
    assert editor is not None
    person.until(lambda: editor.session.editable)
    assert editor.session.draft.customer_id == temporary
    person.press(Key.Key_B, with_=CTRL)
    customer = person.page(CustomerPage)
    person.until(lambda: customer.chip.text() == "Refused by LedgerBee" and not customer.loader.busy)
    person.press(Key.Key_E, with_=CTRL)
    person.fill(person.sheet(), number="205")
    person.save()
    person.until(lambda: not person.operations())
    person.window.open_page(page.key)
    person.until(person.window.actions_table["document.send"].isEnabled)
    send_by_email(person)
    document = person.page(DocumentPage)
    person.until(lambda: document.chip.text() == "Sent" and person.outbox_empty())
    made = [each for each in person.customers() if each["name"] == "Ny Kunde ApS"]
    assert [each["customerNumber"] for each in made] == ["205"]
    assert [(row["customerId"], row["sendCount"]) for row in person.sandbox.ledger()] == [(made[0]["id"], 1)]


def test_a_create_is_taken_back_after_asking_what_waits_for_it(person: Person) -> None:
    page, temporary = invoice_a_new_customer(person)
    person.until(lambda: len(person.operations()) == 3)
    person.open("customer", temporary)
    customer = person.page(CustomerPage)
    person.until(customer.commands()["outbox.take-back"].isEnabled)
    person.press(Key.Key_T, with_=CTRL)
    person.push("Yes")
    person.closed()
    person.until(lambda: not person.operations())
    editor = page.editor
    assert editor is not None
    person.until(lambda: editor.session.editable)
    assert [each["customerNumber"] for each in person.customers()] == ["100"]


def test_a_new_customer_is_shown_at_once_and_its_tab_follows_the_real_id(person: Person) -> None:
    person.switch_network()
    person.press(Key.Key_J, with_=CTRL)
    person.sheet()
    person.write("Værkstedet")
    person.save()
    page = person.page(CustomerPage)
    person.until(lambda: page.record is not None and page.chip.text())
    assert page.chip.text() == "Not in LedgerBee yet"
    temporary = page.key.id
    listed = go_to_list(person)
    person.until(lambda: not listed.busy and "Not in LedgerBee yet" in column(listed, "mark"))
    person.goes_online()
    person.until(lambda: person.outbox_empty() and set(column(listed, "mark")) == {""})
    (made,) = [each for each in person.customers() if each["name"] == "Værkstedet"]
    keys = [each.key.id for each in person.window.tabs.pages() if each.key.kind == "customer"]
    assert keys == [made["id"]]
    assert temporary != made["id"]


def test_a_lost_answer_makes_no_second_customer(person: Person) -> None:
    """No create is repeated by itself (contract README, trap 11): it is found by its mark."""
    person.sandbox.fault("drop-after-commit", method="POST", path="/v1/customers")
    person.press(Key.Key_J, with_=CTRL)
    person.sheet()
    person.write("Tabt svar ApS")
    person.save()
    page = person.page(CustomerPage)
    person.until(lambda: page.chip.text() == "Outcome unknown")
    person.until(person.outbox_empty)
    assert [each["name"] for each in person.customers()].count("Tabt svar ApS") == 1
    assert len(person.requests("POST", "/v1/customers")) == 1


def test_findings_stand_at_their_fields_and_errors_stop_the_save(person: Person) -> None:
    person.press(Key.Key_J, with_=CTRL)
    sheet = person.sheet()
    assert a11y.unnamed(sheet) == []
    assert not any(field.says.text() for name, field in sheet.form.fields.items() if name != "country_code")
    person.fill(sheet, number="100", vat_number="12345678", ean="5790000000000", email="hej", country_code="dk")
    says = {name: field.says.text() for name, field in sheet.form.fields.items() if field.says.text()}
    assert says["number"] == "The number 100 is taken already by Hansen & Søn Malerfirma."
    assert "cannot be right" in says["vat_number"]
    assert "13 digits" in says["ean"]
    assert says["email"] == "This is not an email address."
    assert "name" not in says
    person.press(Key.Key_Return, with_=CTRL)
    person.until(lambda: sheet.form.fields["name"].says.text() == "The customer needs a name.")
    assert person.focus() is sheet.form.fields["name"].input
    assert person.operations() == ()
    person.write("Med fejl")
    person.fill(sheet, number="101", email="hej@example.dk", vat_number=VALID_CVR, ean=VALID_EAN)
    assert not any(field.says.text() for name, field in sheet.form.fields.items() if name != "country_code")
    person.save()
    person.until(person.outbox_empty)
    made = next(each for each in person.customers() if each["customerNumber"] == "101")
    assert (made["eanNumber"], made["vatNumber"], made["countryCode"]) == (VALID_EAN, VALID_CVR, "DK")


def test_escape_loses_nothing_that_was_typed(person: Person) -> None:
    person.press(Key.Key_J, with_=CTRL)
    person.sheet()
    person.press(Key.Key_Escape)
    person.closed()  # nothing was typed, nothing is asked
    person.press(Key.Key_J, with_=CTRL)
    person.sheet()
    person.write("Halvt skrevet")
    person.press(Key.Key_Escape)
    person.push("Keep for later")
    person.closed()
    person.press(Key.Key_J, with_=CTRL)
    sheet = person.sheet()
    assert sheet.form.values()["name"] == "Halvt skrevet"
    person.press(Key.Key_Escape)
    person.push("Throw away")
    person.closed()
    person.press(Key.Key_J, with_=CTRL)
    sheet = person.sheet()
    assert sheet.form.values()["name"] == ""
    person.press(Key.Key_Escape)
    person.closed()


def test_typed_values_of_a_sheet_are_offered_as_choices_that_exist(person: Person) -> None:
    """The kinds of customers are those that existing customers have (contract README, row 25)."""
    person.press(Key.Key_J, with_=CTRL)
    sheet = person.sheet()
    assert isinstance(sheet, CustomerSheet)
    kinds = sheet.form.fields["customer_type"].input
    assert [kinds.itemData(n) for n in range(kinds.count())] == ["company"]  # type: ignore[union-attr]  # a choice
    zones = sheet.form.fields["vat_zone"].input
    assert zones.count() == 4  # type: ignore[union-attr]  # a choice
    groups = sheet.form.fields["group_id"].input
    assert groups.count() == 4  # type: ignore[union-attr]  # a choice
    person.walk_to(sheet, "vat_zone")
    person.press(Key.Key_Down)
    assert sheet.form.values()["vat_zone"] == "eu"
    assert "is not" in sheet.form.fields["vat_zone"].says.text()
    person.press(Key.Key_Escape)
    person.push("Throw away")
    person.closed()
