"""Customers from list to LedgerBee, by keys alone: real store, real engine, real sandbox."""

from __future__ import annotations

import csv
import io
import json
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QApplication, QWidget

from ledgerbee_desktop.aio import dialogs
from ledgerbee_desktop.core.drafts import DraftState
from ledgerbee_desktop.core.identifiers import CustomerId
from ledgerbee_desktop.core.operations import OperationKind, State
from ledgerbee_desktop.ui import a11y
from ledgerbee_desktop.ui.customers.form import CustomerSheet
from ledgerbee_desktop.ui.customers.list_page import CustomersPage
from ledgerbee_desktop.ui.customers.page import CustomerPage
from ledgerbee_desktop.ui.document.page import DocumentPage
from ledgerbee_desktop.ui.editor.tab import EditorTab
from ledgerbee_desktop.ui.editor_page import EditorPage
from ledgerbee_desktop.ui.outbox.page import OutboxPage
from ledgerbee_desktop.ui.records.rows import alphabetical
from ledgerbee_desktop.ui.records.sheet import RecordSheet
from ledgerbee_desktop.ui.send_sheet import SendSheet
from tests.ui.records.kit import ALT, CTRL, SHIFT, Key, Person

pytestmark = pytest.mark.timeout(120)
ASCENDING, DESCENDING = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder
VALID_CVR, VALID_EAN = "25313763", "5790000000005"


def envelope(status: int, message: str, **more: str) -> str:
    """An error as LedgerBee writes it."""
    said = {"statusCode": status, "timestamp": "2026-11-24T00:00:00.000Z", "path": "/v1/customers", "message": message}
    return json.dumps({**said, **more})


def column(page: CustomersPage, name: str) -> list[str]:
    """What a column of the list shows."""
    number = [c.id for c in page.model.columns].index(name)
    return [str(page.model.data(page.model.index(row, number))) for row in range(page.model.rowCount())]


def go_to_list(person: Person) -> CustomersPage:
    person.press(Key.Key_7, with_=CTRL)
    page = person.page(CustomersPage)
    person.until(lambda: not page.busy and page.model.rowCount())
    assert isinstance(page, CustomersPage)
    return page


def open_customer(person: Person, customer_id: str | None = None) -> CustomerPage:
    """From the list by Enter, or a known one."""
    if customer_id is None:
        go_to_list(person)
        person.press(Key.Key_Return)
    else:
        person.open("customer", customer_id)
    page = person.page(CustomerPage)
    person.until(lambda: page.record is not None and not page.loader.busy and not page.fetcher.busy)
    assert isinstance(page, CustomerPage)
    return page


def only_customer(person: Person) -> dict[str, Any]:
    (found,) = person.customers()
    return found


# --- the list ------------------------------------------------------------------------------------------


def test_list_shows_searches_and_opens(person: Person) -> None:
    """Customers come as one list without text search: it is searched here (contract README, trap 14)."""
    for number, name, vat in ((101, "Café Rosengården", VALID_CVR), (102, "Nordhavn Byg ApS", "")):
        person.sandbox.add_customer(
            customerNumber=str(number), name=name, vatNumber=vat or None, email=f"post{number}@x.example", city="Ribe"
        )
    person.press(Key.Key_F5)
    page = go_to_list(person)
    person.until(lambda: page.model.rowCount() == 3)
    QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal, page)
    assert column(page, "name") == ["Café Rosengården", "Hansen & Søn Malerfirma", "Nordhavn Byg ApS"]
    assert column(page, "group") == ["Erhverv"] * 3
    assert page.count.text() == "3 customers"
    assert person.window.navigation.count(page.key) == 3
    for typed, found in (
        ("102", ["102"]),
        ("rosengarden", ["101"]),
        (VALID_CVR, ["101"]),
        ("post102@x.example", ["102"]),
        ("ribe", ["101", "102"]),
    ):
        person.press(Key.Key_F, with_=CTRL)
        person.write(typed)
        person.until(lambda: not page.busy)
        assert sorted(column(page, "number")) == found, typed
        person.press(Key.Key_Escape)
        person.until(lambda: not page.busy and page.model.rowCount() == 3)
    assert a11y.unnamed(page) == []


def test_any_column_sorts_both_ways_and_what_waits_comes_together(person: Person) -> None:
    for number, name, city in (("99", "Ærø Både", "Odense"), ("1000", "alfa", "Aarhus"), ("K7", "Beta", "Ribe")):
        person.sandbox.add_customer(customerNumber=number, name=name, city=city, email=None)
    person.press(Key.Key_F5)
    person.until(lambda: len(person.window.shelf.catalogue.customers) == 4 and not person.window.shelf.busy)
    person.switch_network()
    person.press(Key.Key_J, with_=CTRL)
    person.sheet()
    person.write("Ny")
    person.save()
    page = go_to_list(person)
    person.until(lambda: page.model.rowCount() == 5 and not page.busy)
    expected = {
        "number": ["99", "K7", "100", "1000", "1001"],
        "name": ["alfa", "Beta", "Hansen & Søn Malerfirma", "Ny", "Ærø Både"],
        "mark": ["", "", "", "", "Not in LedgerBee yet"],
    }
    by_text = {"city", "vat_number", "group", "email"}
    assert by_text | set(expected) == {c.id for c in page.model.columns}
    for name in by_text:
        page.view.sortByColumn([c.id for c in page.model.columns].index(name), DESCENDING)
        person.until(lambda: not page.busy)
        assert column(page, name) == sorted(column(page, name), key=alphabetical, reverse=True)
    for name, shown in expected.items():
        place = [c.id for c in page.model.columns].index(name)
        for order, wanted in ((ASCENDING, shown), (DESCENDING, shown[::-1])):
            page.view.sortByColumn(place, order)
            person.until(lambda: not page.busy)
            assert column(page, name) == wanted
    page.filter.setFocus()
    person.press(Key.Key_End)  # not in LedgerBee yet
    person.until(lambda: not page.busy and page.model.rowCount() == 1)
    assert column(page, "name") == ["Ny"]


def test_a_document_or_a_change_begins_in_the_list(person: Person) -> None:
    go_to_list(person)
    person.press(Key.Key_2, with_=ALT)
    page = person.page(EditorPage)
    person.until(lambda: page.editor is not None)
    editor = page.editor
    assert editor is not None
    assert (editor.session.draft.kind.value, editor.session.draft.customer_id) == (
        "credit-note",
        only_customer(person)["id"],
    )
    go_to_list(person)
    person.press(Key.Key_E, with_=CTRL)
    person.fill(person.sheet(), city="Tønder")
    person.save()
    person.until(lambda: only_customer(person)["city"] == "Tønder")


def test_archived_customers_are_hidden_unless_asked_for(person: Person) -> None:
    person.sandbox.add_customer(customerNumber="101", name="Lukket ApS", isActive=False)
    person.press(Key.Key_F5)
    page = go_to_list(person)
    person.until(lambda: len(person.window.shelf.catalogue.customers) == 2)
    person.until(lambda: not page.busy)
    assert column(page, "number") == ["100"]
    assert person.window.navigation.count(page.key) == 1
    page.filter.setFocus()
    person.press(Key.Key_Down)
    person.until(lambda: not page.busy and page.model.rowCount() == 2)
    assert column(page, "mark") == ["", "Archived"]


def test_export_has_what_is_shown_and_no_formulas(
    person: Person, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    person.sandbox.add_customer(customerNumber="101", name="=1+2", eanNumber=VALID_EAN)
    person.press(Key.Key_F5)
    page = go_to_list(person)
    person.until(lambda: not page.busy and page.model.rowCount() == 2)
    target = tmp_path / "kunder.csv"

    async def answer(*_: object) -> Path:
        return target

    monkeypatch.setattr(dialogs, "save_file", answer)  # the system's own dialog
    person.press(Key.Key_L, with_=CTRL | SHIFT)
    person.until(target.exists)
    rows = list(csv.DictReader(io.StringIO(target.read_text(encoding="utf-8-sig")), delimiter=";"))
    assert [row["Name"] for row in rows] == ["'=1+2", "Hansen & Søn Malerfirma"]
    assert rows[0]["EAN number"] == VALID_EAN
    assert rows[0]["VAT zone"] == "Denmark"


# --- a new one -----------------------------------------------------------------------------------------


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


def go_to_lines(person: Person, editor: EditorTab) -> None:
    for _ in range(30):
        if editor.grid.hasFocus() or editor.grid.isAncestorOf(person.focus()):
            return
        person.press(Key.Key_Tab)
    raise AssertionError("Tab never came to the lines")


def send_by_email(person: Person) -> None:
    person.press(Key.Key_Return, with_=CTRL | SHIFT)
    person.until(lambda: isinstance(QApplication.activeModalWidget(), SendSheet))
    person.press(Key.Key_Down)
    person.press(Key.Key_Return)
    person.closed()


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


def refuse_the_number(person: Person) -> None:
    """The next customer that is created has a number that was taken a moment before."""
    person.sandbox.fault(
        "status",
        method="POST",
        path="/v1/customers",
        status=409,
        body=envelope(409, "Customer number 101 is taken"),
        content_type="application/json",
    )


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


# --- a change --------------------------------------------------------------------------------------------


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


# --- refused -----------------------------------------------------------------------------------------------


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


# --- scopes --------------------------------------------------------------------------------------------------


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


# --- a customer's page ---------------------------------------------------------------------------------------


def test_the_page_has_people_and_documents_and_makes_new_ones(person: Person) -> None:
    customer = only_customer(person)
    person.sandbox.add_customer(
        id=customer["id"],
        contacts=[{"name": "Birthe", "email": "b@hansen.example", "isDefault": True}],
        departments=[{"name": "Lager", "eanNumber": VALID_EAN}],
    )
    product = person.sandbox.call("GET", "/v1/products").json()["data"][0]
    price = person.sandbox.call("GET", f"/v1/products/{product['id']}").json()["prices"][0]
    body = {"customerId": customer["id"], "date": "2026-06-15", "lines": [{"priceId": price["id"], "quantity": 1}]}
    for path in ("invoices", "quotes", "order-confirmations"):
        assert person.sandbox.call("POST", f"/v1/{path}", body).status_code == 201
    person.press(Key.Key_F5)
    page = open_customer(person)
    person.until(lambda: dict(page.people.facts()).get("Birthe") == "b@hansen.example · usual")
    assert dict(page.people.facts())["Lager"] == f"EAN {VALID_EAN}"
    person.until(lambda: page.documents.model.rowCount() == 3)
    assert a11y.unnamed(page) == []
    for _ in range(12):
        if person.focus() is page.documents.view:
            break
        person.press(Key.Key_Tab)
    person.press(Key.Key_Return)
    person.page(DocumentPage)
    person.until(person.window.actions_table["customer.open"].isEnabled)
    person.press(Key.Key_B, with_=CTRL)
    assert person.page(CustomerPage) is page
    person.press(Key.Key_3, with_=ALT)
    editor = person.page(EditorPage)
    person.until(lambda: editor.editor is not None)
    assert editor.editor is not None
    draft = editor.editor.session.draft
    person.until(person.window.actions_table["customer.open"].isEnabled)
    assert (draft.kind.value, draft.customer_id) == ("quote", customer["id"])
    contacts = person.aio(person.book.library.contacts(CustomerId(customer["id"])))
    assert draft.contact_id == contacts[0].id
    person.press(Key.Key_B, with_=CTRL)
    assert person.page(CustomerPage) is page


def test_opening_a_customer_reads_it_again(person: Person) -> None:
    customer = only_customer(person)
    person.sandbox.add_customer(id=customer["id"], city="Nyborg")
    page = open_customer(person)
    person.until(lambda: page.record is not None and page.record.city == "Nyborg")
    assert person.requests("GET", f"/v1/customers/{customer['id']}")


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
