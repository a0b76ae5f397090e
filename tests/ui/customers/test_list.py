"""The list of customers, by keys alone: real store, real engine, real sandbox."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester

from ledgerbee_desktop.aio import dialogs
from ledgerbee_desktop.ui import a11y
from ledgerbee_desktop.ui.editor_page import EditorPage
from ledgerbee_desktop.ui.records.rows import alphabetical
from tests.ui.customers.kit import (
    VALID_CVR,
    VALID_EAN,
    column,
    go_to_list,
    only_customer,
)
from tests.ui.keys import ALT, CTRL, SHIFT, Key
from tests.ui.records.kit import Person

pytestmark = pytest.mark.timeout(120)
ASCENDING, DESCENDING = Qt.SortOrder.AscendingOrder, Qt.SortOrder.DescendingOrder


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
