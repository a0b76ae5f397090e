"""Lists on a real database with the keyboard alone: narrowed, searched, sorted, selected, kept as views, written to files."""

from __future__ import annotations

import csv
import datetime as dt
from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QLineEdit, QMessageBox

from ledgerbee_desktop.core.kinds import DocumentKind
from ledgerbee_desktop.ui.library.batch_sheet import BatchSheet
from ledgerbee_desktop.ui.library.filters import Filters
from ledgerbee_desktop.ui.library.range_sheet import CustomerSheet, RangeSheet
from ledgerbee_desktop.ui.library.views import NameSheet
from tests.ui.keys import ALT, CTRL, SHIFT, Key
from tests.ui.library.clerk import Clerk
from tests.ui.window.kit import NAMES, Office, customer_id, document_id, make_document

HOW_MANY = 30


@pytest.fixture
def clerk(office: Office) -> Clerk:
    office.documents(make_document(number) for number in range(HOW_MANY))
    return Clerk(office)


def by_number(clerk: Clerk) -> list[str]:
    """The references, in the order of the numbers that they end with."""
    return sorted(clerk.column("reference"), key=lambda reference: int(reference[3:]))


def start_filter(clerk: Clerk, steps: int) -> None:
    """The keyboard on the filter so many steps from the first."""
    clerk.press(Key.Key_F, with_=CTRL | SHIFT)
    clerk.press(*[Key.Key_Right] * steps)


# --- filters -------------------------------------------------------------------------------------------


def test_several_statuses(clerk: Clerk) -> None:
    start_filter(clerk, 0)
    clerk.open_menu(Key.Key_Down)
    for status in ("Paid", "Credited"):
        clerk.mark(status)
        clerk.press(Key.Key_Space)
    clerk.press(Key.Key_Escape)
    clerk.rest()
    assert set(clerk.column("status")) == {"Paid", "Credited"}
    assert by_number(clerk) == [f"PO {n}" for n in range(HOW_MANY) if n % 6 in {1, 5}]
    assert clerk.page.bar.statuses.accessibleName() == "Status: Credited, Paid"


def test_one_customer_and_all_again(clerk: Clerk) -> None:
    start_filter(clerk, 1)
    clerk.press(Key.Key_Return)
    clerk.sheet(CustomerSheet)
    clerk.write("ros")
    clerk.press(Key.Key_Return)
    clerk.office.until(lambda: clerk.page.filters().customer_id == customer_id(1))
    clerk.rest()
    assert set(clerk.column("customer")) == {NAMES[1]}
    assert len(clerk.column("customer")) == HOW_MANY // len(NAMES)
    clerk.press(Key.Key_Return)  # the same button takes it back
    clerk.rest()
    assert len(clerk.column("customer")) == HOW_MANY


def test_dates_from_and_to(clerk: Clerk) -> None:
    start_filter(clerk, 2)
    clerk.open_menu(Key.Key_Return)
    clerk.mark("From – to")
    clerk.press(Key.Key_Return)
    sheet = clerk.sheet(RangeSheet)
    clerk.write("10-11-2026")
    clerk.press(Key.Key_Tab)
    clerk.write("5-11-2026")
    assert sheet.problem.text() == "The second one lies before the first."
    clerk.press(Key.Key_Return)
    assert sheet.isVisible(), "what is wrong cannot be taken"
    clerk.press(Key.Key_A, with_=CTRL)
    clerk.write("12-11-2026")
    clerk.press(Key.Key_Return)
    clerk.office.until(lambda: clerk.page.filters().date_to == dt.date(2026, 11, 12))
    clerk.rest()
    assert sorted(clerk.column("date")) == ["10-11-2026", "11-11-2026", "12-11-2026"]
    assert clerk.page.bar.period.text() == "Date: 10-11-2026 – 12-11-2026"


def test_amounts_above_and_everything_again(clerk: Clerk) -> None:
    start_filter(clerk, 3)
    clerk.press(Key.Key_Return)
    sheet = clerk.sheet(RangeSheet)
    clerk.write("1.280,x")
    assert sheet.problem.text()
    clerk.press(Key.Key_A, with_=CTRL)
    clerk.write("1282,50")
    clerk.press(Key.Key_Return)
    clerk.office.until(lambda: clerk.page.filters().amount_from is not None)
    clerk.rest()
    assert by_number(clerk) == ["PO 26", "PO 27", "PO 28", "PO 29"]
    clerk.press(Key.Key_Right)
    clerk.press(Key.Key_Space)  # Show everything
    clerk.rest()
    assert clerk.page.filters() == Filters()
    assert len(clerk.column("reference")) == HOW_MANY


def test_filters_search_and_order_hold_together(clerk: Clerk) -> None:
    start_filter(clerk, 0)
    clerk.open_menu(Key.Key_Down)
    clerk.mark("Paid")
    clerk.press(Key.Key_Return)
    clerk.press(Key.Key_F, with_=CTRL)
    clerk.write("søn po")
    clerk.press(Key.Key_Return)
    clerk.rest()
    assert clerk.page.view.hasFocus()
    assert clerk.column("reference") == ["PO 7"]


def test_the_order_is_chosen_from_the_menu_and_turned_round(clerk: Clerk) -> None:
    for descending in (False, True):
        clerk.open_menu(Key.Key_V, with_=CTRL | SHIFT)
        clerk.open_menu(Key.Key_O)
        clerk.mark("Amount")
        clerk.press(Key.Key_Return)
        clerk.rest()
        assert clerk.page.view.sorting == ("amount", descending)
        assert clerk.column("reference") == [f"PO {n}" for n in sorted(range(HOW_MANY), reverse=descending)]


# --- several rows --------------------------------------------------------------------------------------


def test_rows_are_selected_one_by_one_and_sent_together(clerk: Clerk) -> None:
    view = clerk.page.view
    clerk.press(Key.Key_Home, with_=CTRL)
    clerk.press(Key.Key_Down, with_=SHIFT)
    clerk.press(Key.Key_Down, Key.Key_Down, with_=CTRL)
    clerk.press(Key.Key_Space, with_=CTRL)
    chosen = [clerk.page.model.id_at(row) for row in (0, 1, 3)]
    assert list(view.selected_ids()) == chosen
    clerk.office.documents([make_document(900, date=dt.date(2026, 11, 21))])  # a newer one comes in above them
    clerk.office.until(lambda: clerk.page.model.rowCount() == HOW_MANY + 1)
    clerk.rest()
    assert list(view.selected_ids()) == chosen
    clerk.press(Key.Key_Return, with_=CTRL | SHIFT)
    sheet = clerk.sheet(BatchSheet)
    assert sheet.table.topLevelItemCount() == len(chosen)
    assert {request[1] for request in sheet.requests()} <= set(chosen)
    clerk.press(Key.Key_Escape)
    clerk.rest()
    assert clerk.office.aio(clerk.office.store.outbox.all(open_only=True)) == ()


def test_several_drafts_are_deleted_after_a_question(office: Office) -> None:
    for number in range(4):
        office.draft(number, f"Sag {number}")
    waiting = office.draft(0, "Sag 4")
    office.create_operation(waiting)
    clerk = Clerk(office, "drafts")
    clerk.press(Key.Key_A, with_=CTRL)
    assert len(clerk.page.view.selected_ids()) == 5
    for careless in (Key.Key_Escape, Key.Key_Return):
        clerk.press(Key.Key_Delete)
        assert clerk.sheet(QMessageBox).text() == "Delete 4 drafts?", "not the one in the outbox"
        clerk.press(careless)
        clerk.rest()
        assert len(office.aio(office.store.drafts.all())) == 5
    clerk.press(Key.Key_Delete)
    clerk.sheet(QMessageBox)
    clerk.press(Key.Key_Y, with_=ALT)
    clerk.office.until(lambda: clerk.page.model.rowCount() == 1)
    assert [saved.draft.id for saved in office.aio(office.store.drafts.all())] == [waiting.id]


# --- views ---------------------------------------------------------------------------------------------


def save_view(clerk: Clerk, name: str) -> None:
    clerk.open_menu(Key.Key_V, with_=CTRL | SHIFT)
    clerk.press(Key.Key_S)
    clerk.sheet(NameSheet)
    clerk.press(Key.Key_A, with_=CTRL)
    clerk.write(name)
    clerk.press(Key.Key_Return)
    clerk.office.until(lambda: clerk.page.views.current == name)
    clerk.rest()


def test_a_view_keeps_filters_columns_and_order_over_a_start(clerk: Clerk) -> None:
    clerk.page.narrow(Filters(statuses=frozenset({"paid"}), text="PO"))
    clerk.open_menu(Key.Key_V, with_=CTRL | SHIFT)
    clerk.open_menu(Key.Key_C)
    clerk.mark("Due")
    clerk.press(Key.Key_Space)  # the menu stays open
    clerk.press(Key.Key_Escape, Key.Key_Escape)
    clerk.open_menu(Key.Key_V, with_=CTRL | SHIFT)
    clerk.open_menu(Key.Key_O)
    clerk.mark("Reference")
    clerk.press(Key.Key_Return)
    clerk.rest()
    rows = clerk.column("reference")
    save_view(clerk, "R&D, betalt")
    clerk.page.clear_filter()
    clerk.page.view.show_column("due_date", shown=True)
    clerk.rest()
    clerk.office.die(clerk.window)

    again = Clerk(clerk.office)
    assert len(again.column("reference")) == HOW_MANY
    again.open_menu(Key.Key_V, with_=CTRL | SHIFT)
    again.press(Key.Key_1)
    again.rest()
    assert again.page.filters() == Filters(statuses=frozenset({"paid"}), text="PO")
    assert again.page.view.sorting == ("reference", False)
    assert not again.page.view.shows_column("due_date")
    assert again.column("reference") == rows


def test_a_view_is_renamed_replaced_and_deleted(clerk: Clerk) -> None:
    clerk.page.narrow(Filters(statuses=frozenset({"paid"})))
    save_view(clerk, "Betalt")
    clerk.page.narrow(Filters(statuses=frozenset({"credited"})))
    clerk.rest()
    save_view(clerk, "Andet")
    clerk.open_menu(Key.Key_V, with_=CTRL | SHIFT)
    clerk.press(Key.Key_R)
    assert clerk.sheet(NameSheet).line.text() == "Andet"
    clerk.write("Krediteret")
    clerk.press(Key.Key_Return)
    clerk.office.until(lambda: list(clerk.page.views.views) == ["Betalt", "Krediteret"])
    clerk.rest()
    save_view(clerk, "Betalt")  # the same name: it takes the old one's place
    assert clerk.page.views.views["Betalt"].filters == Filters(statuses=frozenset({"credited"}))
    clerk.open_menu(Key.Key_V, with_=CTRL | SHIFT)
    clerk.press(Key.Key_D)
    clerk.office.until(lambda: list(clerk.page.views.views) == ["Krediteret"])
    clerk.rest()
    assert len(clerk.column("reference")) == HOW_MANY // 6, "forgetting a name shows nothing else"
    clerk.office.die(clerk.window)
    assert list(Clerk(clerk.office).page.views.views) == ["Krediteret"]


def test_each_list_has_views_of_its_own(clerk: Clerk) -> None:
    save_view(clerk, "Alle")
    clerk.office.documents([make_document(0, kind=DocumentKind.QUOTE, id=document_id(500), due_date=None)])
    assert Clerk(clerk.office, "quotes").page.views.views == {}


# --- files ---------------------------------------------------------------------------------------------


def export(clerk: Clerk, path: Path) -> None:
    """Ctrl+Shift+L, the path typed over the suggestion, Enter."""
    clerk.press(Key.Key_L, with_=CTRL | SHIFT)
    dialog = clerk.sheet(QFileDialog)
    field = dialog.findChild(QLineEdit)
    assert field is not None
    assert field.text() == "Invoices 2026-11-21.csv"
    field.setFocus()
    clerk.press(Key.Key_A, with_=CTRL)
    clerk.write(str(path))
    clerk.press(Key.Key_Return)


def rows_of(path: Path) -> list[dict[str, str]]:
    return list(csv.DictReader(path.read_text(encoding="utf-8-sig").splitlines(), delimiter=";"))


def test_a_file_has_what_the_list_shows(clerk: Clerk, tmp_path: Path) -> None:
    clerk.office.documents([make_document(1, reference='=HYPERLINK("x")')])
    clerk.page.narrow(Filters(statuses=frozenset({"paid"})))
    clerk.page.view.show_column("due_date", shown=False)
    clerk.page.view.sort_by("amount", descending=False)
    clerk.rest()
    export(clerk, tmp_path / "betalt.csv")
    clerk.office.until((tmp_path / "betalt.csv").exists)
    clerk.rest()
    rows = rows_of(tmp_path / "betalt.csv")
    assert list(rows[0]) == ["Number", "Date", "Customer", "Reference", "Amount", "Status", "Currency"]
    assert [row["Reference"] for row in rows] == ['\'=HYPERLINK("x")'] + [f"PO {n}" for n in range(7, HOW_MANY, 6)]
    first = {**rows[0], "Reference": ""}
    assert list(first.values()) == ["1001", "2026-11-19", NAMES[1], "", "1251,25", "Paid", "DKK"]


def test_a_file_has_every_row_not_only_those_that_were_looked_at(office: Office, tmp_path: Path) -> None:
    office.documents(make_document(number) for number in range(450))
    clerk = Clerk(office)
    export(clerk, tmp_path / "alle.csv")
    office.until((tmp_path / "alle.csv").exists)
    assert {row["Reference"] for row in rows_of(tmp_path / "alle.csv")} == {f"PO {n}" for n in range(450)}


def test_no_file_when_the_person_thinks_better_of_it(clerk: Clerk, tmp_path: Path) -> None:
    clerk.press(Key.Key_L, with_=CTRL | SHIFT)
    clerk.sheet(QFileDialog).setDirectory(str(tmp_path))
    clerk.press(Key.Key_Escape)
    clerk.rest()
    assert list(tmp_path.rglob("*.csv")) == []
    assert clerk.window.actions_table["list.export"].isEnabled()
