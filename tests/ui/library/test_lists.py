"""The lists on a real library: order, filters, search, what survives a refresh, what is remembered."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QPushButton

from ledgerbee_desktop.core.library import Document
from ledgerbee_desktop.core.operations import State
from ledgerbee_desktop.ui.library.chips import Tone
from ledgerbee_desktop.ui.library.filtered_page import FilteredPage
from ledgerbee_desktop.ui.library.filters import Filters
from ledgerbee_desktop.ui.library.rows import PLACEHOLDER, OwnRole, RowsModel
from ledgerbee_desktop.ui.main_window import MainWindow
from ledgerbee_desktop.ui.page import PageKey
from tests.ui.window.kit import NAMES, TODAY, Office, document_id, make_document

DESCENDING, ASCENDING = Qt.SortOrder.DescendingOrder, Qt.SortOrder.AscendingOrder


def open_list(office: Office, kind: str = "invoices") -> tuple[MainWindow, FilteredPage]:
    window = office.window()
    window.open_page(PageKey(kind))
    office.rest(window)
    page = window.tabs.current()
    assert isinstance(page, FilteredPage)
    QAbstractItemModelTester(page.model, QAbstractItemModelTester.FailureReportingMode.Fatal, page)
    return window, page


def cell(model: RowsModel[Any], row: int, column: str, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
    number = [c.id for c in model.columns].index(column)
    return model.data(model.index(row, number), role)


def shown(office: Office, page: FilteredPage, column: str) -> list[str]:
    """A whole column, each row read as it would be when it came into view."""
    model = page.model
    office.until(lambda: all(cell(model, row, column) != PLACEHOLDER for row in range(model.rowCount())))
    return [cell(model, row, column) for row in range(model.rowCount())]


def test_rows_in_danish_formats(office: Office) -> None:
    office.documents([make_document(0, date=dt.date(2026, 11, 3), due_date=dt.date(2026, 11, 17))])
    _, page = open_list(office)
    row = [cell(page.model, 0, column.id) for column in page.model.columns]
    assert row == [
        "1000",
        "03-11-2026",
        "17-11-2026 · overdue",
        "Nordhavn Byg ApS",
        "PO 0",
        "1.250,00 DKK",
        "Sent",
    ]
    assert cell(page.model, 0, "status", OwnRole.TONE) is Tone.INFO
    assert cell(page.model, 0, "due_date", Qt.ItemDataRole.ForegroundRole) is not None


def test_only_what_is_owed_is_overdue(office: Office) -> None:
    past = TODAY - dt.timedelta(days=1)
    office.documents(
        make_document(n, status=status, display_status=status, due_date=past)
        for n, status in enumerate(("sent", "partially_paid", "paid", "credited", "draft"))
    )
    _, page = open_list(office)
    due = dict(zip(shown(office, page, "status"), shown(office, page, "due_date"), strict=True))
    assert [name for name, text in due.items() if "overdue" in text] == ["Sent", "Partly paid"]


def test_an_unknown_status_is_shown_as_it_came(office: Office) -> None:
    office.documents([make_document(0, status="disputed", display_status="disputed")])
    _, page = open_list(office)
    assert cell(page.model, 0, "status") == "disputed"


ORDERS: dict[str, Callable[[Document], object]] = {
    "number": lambda d: (len(d.number), d.number),
    "date": lambda d: d.date,
    "due_date": lambda d: d.due_date,
    "customer": lambda d: NAMES[(int(d.number or 0) if d.number else int(d.reference[3:])) % 5].casefold(),
    "reference": lambda d: d.reference,
    "amount": lambda d: d.amount,
    "status": lambda d: d.status,
}


@pytest.mark.parametrize("column", sorted(ORDERS))
def test_any_column_sorts_both_ways(office: Office, column: str) -> None:
    documents = {d.id: d for d in (make_document(n) for n in range(40))}
    office.documents(documents.values())
    _, page = open_list(office)
    number = [c.id for c in page.model.columns].index(column)
    for order in (ASCENDING, DESCENDING):
        page.view.sortByColumn(number, order)
        office.until(lambda: not page.busy)
        ids = [page.model.id_at(row) for row in range(page.model.rowCount())]
        keys = [ORDERS[column](documents[i]) for i in ids]  # type: ignore[index]  # every row has an id
        assert len(keys) == 40
        assert keys == sorted(keys, reverse=order == DESCENDING)  # type: ignore[type-var]


def test_rows_out_of_view_are_read_when_they_come_into_view(office: Office) -> None:
    office.documents(make_document(n) for n in range(450))
    _, page = open_list(office)
    assert page.model.rowCount() == 450
    assert cell(page.model, 430, "number") == PLACEHOLDER
    office.until(lambda: cell(page.model, 430, "number") != PLACEHOLDER)
    assert page.model.value(page.model.id_at(430) or "") is not None


def test_search_as_one_types_and_escape_shows_everything(office: Office) -> None:
    office.documents(make_document(n) for n in range(30))
    window, page = open_list(office)
    QTest.keyClick(window, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert page.search.hasFocus()
    QTest.keyClicks(page.search, "ærø")
    office.until(lambda: not page.busy)
    assert set(shown(office, page, "customer")) == {"Malerfirmaet Ærø & Søn I/S"}
    assert page.count.text() == "6 rows"
    QTest.keyClick(page.search, Qt.Key.Key_Down)
    assert page.view.hasFocus()
    page.search.setFocus()
    QTest.keyClick(page.search, Qt.Key.Key_Escape)
    office.until(lambda: page.model.rowCount() == 30 and not page.busy)


def test_filter_by_status(office: Office) -> None:
    office.documents(make_document(n) for n in range(30))
    _, page = open_list(office)
    page.narrow(Filters(statuses=frozenset({"sent", "partially_paid"})))
    office.until(lambda: not page.busy)
    assert set(shown(office, page, "status")) == {"Sent", "Partly paid"}


def test_nothing_found_offers_everything(office: Office) -> None:
    office.documents([make_document(0)])
    window, page = open_list(office)
    page.search.setText("findes ikke")
    office.until(lambda: not page.busy)
    assert page.empty.heading() == "Nothing matches"
    button = page.empty.first_button()
    assert button is not None
    button.click()
    office.until(lambda: page.model.rowCount() == 1 and not page.busy)
    assert page.view.isVisible()
    office.rest(window)


def test_an_empty_company_says_what_to_do(office: Office) -> None:
    _, page = open_list(office, "drafts")
    assert page.empty.heading() == "No drafts"
    assert [b.text() for b in page.empty.findChildren(QPushButton)] == ["New invoice"]
    _, page = open_list(office)
    assert page.empty.heading() == "No invoices"


def test_the_chosen_row_stays_chosen_when_the_list_changes(office: Office) -> None:
    office.documents(make_document(n, date=dt.date(2026, 10, 1 + n)) for n in range(20))
    window, page = open_list(office)
    page.view.choose(document_id(7))
    assert page.view.current_id() == document_id(7)
    office.documents(make_document(n, date=dt.date(2026, 11, 1 + n - 20)) for n in range(20, 35))
    office.until(lambda: page.model.rowCount() == 35 and not page.busy)
    assert page.view.current_id() == document_id(7)
    office.documents([make_document(7, status="paid", display_status="paid", updated_at="x")])
    office.rest(window)
    row = page.model.row_of(document_id(7))
    assert row is not None
    office.until(lambda: cell(page.model, row, "status") == "Paid")
    assert page.view.current_id() == document_id(7)


def test_a_row_that_is_gone_leaves_its_neighbour_chosen(office: Office) -> None:
    drafts = [office.draft(reference=str(n)) for n in range(3)]
    window, page = open_list(office, "drafts")
    page.view.sortByColumn(3, ASCENDING)
    office.rest(window)
    page.view.choose(drafts[1].id)
    office.aio(office.book.drafts.delete(drafts[1].id))
    office.until(lambda: page.model.rowCount() == 2 and not page.busy)
    assert page.view.current_id() == drafts[2].id


def test_enter_opens_the_document(office: Office) -> None:
    office.documents([make_document(1)])
    window, page = open_list(office)
    QTest.keyClick(page.view, Qt.Key.Key_Return)
    office.rest(window)
    current = window.tabs.current()
    assert current is not None
    assert current.key == PageKey("invoice", document_id(1))


def test_widths_order_and_filters_come_back(office: Office) -> None:
    office.documents(make_document(n) for n in range(30))
    window, page = open_list(office)
    page.view.horizontalHeader().resizeSection(0, 133)
    page.view.sortByColumn(5, DESCENDING)
    page.narrow(Filters(statuses=frozenset({"paid"}), text="PO 1"))
    office.rest(window)
    office.die(window)
    window = office.window()
    window.resize(1700, 900)  # in a narrow list each column gives up what it can do without
    page = next(p for p in window.tabs.pages() if isinstance(p, FilteredPage) and p.key.kind == "invoices")
    office.rest(window)
    assert page.view.horizontalHeader().sectionSize(0) == 133
    assert (page.model.sort_id, page.model.descending) == ("amount", True)
    assert page.filters() == Filters(statuses=frozenset({"paid"}), text="PO 1")
    assert page.bar.statuses.text() == "Status: Paid"
    assert set(shown(office, page, "status")) == {"Paid"}


def test_drafts_with_estimate_state_and_refusal(office: Office) -> None:
    written, refused, blank = office.draft(0, "a"), office.draft(1, "b"), office.draft(None, "c")
    queued = office.draft(2, "d")
    office.create_operation(queued)
    office.move(office.create_operation(refused), State.INFLIGHT, State.REFUSED)
    window, page = open_list(office, "drafts")
    page.view.sortByColumn(3, ASCENDING)
    office.rest(window)
    assert [page.model.id_at(row) for row in range(4)] == [written.id, refused.id, blank.id, queued.id]
    assert shown(office, page, "customer")[2] == "No customer yet"
    assert shown(office, page, "total")[0].replace("\u00a0", " ") == "1.687,50 DKK"
    states = ["Being written", "Refused by LedgerBee", "Being written", "Waits in the outbox"]
    assert shown(office, page, "state") == states
    page.narrow(Filters(statuses=frozenset({"refused"})))
    office.until(lambda: page.model.rowCount() == 1 and not page.busy)
    assert page.model.id_at(0) == refused.id


def test_hostile_text_is_shown_as_text(office: Office) -> None:
    office.documents([make_document(0, reference="<b>x</b>\n\u202egnp.exe\x07")])
    _, page = open_list(office)
    assert cell(page.model, 0, "reference") == "<b>x</b> gnp.exe"


def test_typing_and_enter_at_once_opens_what_was_typed(office: Office) -> None:
    office.documents(make_document(n) for n in range(30))
    window, page = open_list(office)
    page.view.choose(document_id(3))
    page.start_search()
    QTest.keyClicks(page.search, "PO 17")
    QTest.keyClick(page.search, Qt.Key.Key_Return)
    assert page.view.hasFocus()
    QTest.keyClick(page.view, Qt.Key.Key_Return)
    office.until(lambda: window.tabs.currentWidget() is not page)
    office.rest(window)
    current = window.tabs.current()
    assert current is not None
    assert current.key == PageKey("invoice", document_id(17))
