"""Every page of the window, full and empty, in both languages and sizes: nothing is cut off, nothing is markup.

`LEDGERBEE_SCREENS=folder` keeps a picture of each stop, light and dark.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ledgerbee_desktop.core.kinds import DocumentKind
from ledgerbee_desktop.ui.editor_page import EditorPage
from ledgerbee_desktop.ui.library.filtered_page import FilteredPage
from ledgerbee_desktop.ui.library.filters import Filters
from ledgerbee_desktop.ui.library.pages import LISTS
from tests.ui.window.furnished import CHAIN, LONG, draft_of, furnish
from tests.ui.window.kit import Office, customer_id, document_id
from tests.ui.window.tour import Tour


def test_pages_of_a_company_with_everything(office: Office, language: str) -> None:
    drafts = furnish(office)
    tour = Tour(office, language)
    tour.open("drafts")
    tour.stop("drafts")
    for key in LISTS:
        page = tour.open(key.kind)
        assert isinstance(page, FilteredPage)
        tour.stop(f"list-{key.kind}")
    page = tour.open("invoices")
    assert isinstance(page, FilteredPage)
    _filters(tour, page)
    for kind, draft in drafts.items():
        tour.open("draft", draft.id)
        tour.stop(f"editor-{kind.value}")
        _beside(tour, f"editor-{kind.value}-preview")
    for kind, document in CHAIN.items():
        tour.open(kind.value, document)
        tour.stop(f"document-{kind.value}")
    tour.open("invoice", document_id(2))
    tour.stop("document-ledgerbee-draft")
    tour.open("credit-note", document_id(101))
    tour.stop("document-credit-note")
    assert tour.report() == ""


def _filters(tour: Tour, page: FilteredPage) -> None:
    for name, button in (("statuses", page.bar.statuses), ("period", page.bar.period)):
        QTest.keyClick(button, Qt.Key.Key_Down)
        tour.menu(f"filter-{name}", button.menu())
    page.views.open()
    tour.menu("views", page.views.menu())
    page.narrow(Filters(statuses=frozenset({"sent", "paid", "partially_paid"}), customer_id=customer_id(50)))
    tour.stop("list-filtered")
    page.narrow(Filters(text="findes ikke"))
    tour.stop("list-nothing-matches")
    page.clear_filter()


def _beside(tour: Tour, name: str) -> None:
    """With the preview that F7 brings."""
    action = tour.window.actions_table["view.pdf"]
    action.trigger()
    tour.office.until(lambda: tour.window.pdf.isVisible() and not tour.window.pdf.preview.busy)
    tour.stop(name)
    action.trigger()
    tour.office.rest(tour.window)


def test_pages_of_an_empty_company(office: Office, language: str) -> None:
    tour = Tour(office, language)
    for kind in ("drafts", "outbox", *(key.kind for key in LISTS)):
        tour.open(kind)
        tour.stop(f"empty-{kind}")
    for command in ("file.new-invoice", "file.new-credit-note", "file.new-quote", "file.new-order-confirmation"):
        tour.window.actions_table[command].trigger()
        office.until(lambda: isinstance(tour.window.tabs.current(), EditorPage))
        tour.stop(f"empty-{command}")
        tour.open("drafts")
    assert tour.report() == ""


def test_an_invoice_of_300_lines(office: Office, language: str) -> None:
    furnish(office)
    draft = draft_of(office, DocumentKind.INVOICE, LONG)
    tour = Tour(office, language)
    page = tour.open("draft", draft.id)
    assert isinstance(page, EditorPage)
    assert page.editor is not None
    page.editor.go_to(f"lines.{LONG - 1}.quantity")
    tour.stop("long")
    _beside(tour, "long-preview")
    assert tour.report() == ""
