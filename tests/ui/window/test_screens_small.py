"""How small the window can be made, where the room goes, and names that are written from the right."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QToolButton, QWidget

from ledgerbee_desktop.core.kinds import DocumentKind
from ledgerbee_desktop.ui import a11y, theme
from ledgerbee_desktop.ui.editor.columns import Column
from ledgerbee_desktop.ui.editor_page import EditorPage
from ledgerbee_desktop.ui.library.filtered_page import FilteredPage
from ledgerbee_desktop.ui.library.filters import Filters
from ledgerbee_desktop.ui.library.list_view import ListView
from ledgerbee_desktop.ui.library.views import NameSheet
from ledgerbee_desktop.ui.main_window import MainWindow
from ledgerbee_desktop.ui.page import PageKey
from ledgerbee_desktop.ui.text import PlainLabel, shortened
from tests.ui.test_foundation_look import contrast
from tests.ui.window.furnished import ARABIC, ARABIC_NAME, CHAIN, HOSTILE_NAME, MARKUP, furnish
from tests.ui.window.kit import Office, customer_id, document_id, make_document
from tests.ui.window.screens import smallest
from tests.ui.window.tour import LARGE, SMALL, Tour

LEFT_TO_RIGHT = "\u200e"


@pytest.fixture
def tour(office: Office) -> Tour:
    furnish(office)
    return Tour(office, "en")


def test_the_window_fits_on_a_small_screen_with_every_page_and_dock(tour: Tour) -> None:
    pages: list[tuple[str, str]] = [(kind.value, document) for kind, document in CHAIN.items()]
    pages += [("drafts", ""), ("outbox", ""), ("invoices", ""), ("invoice", document_id(2))]
    for kind, identifier in pages:
        tour.open(kind, identifier)
        width, height = smallest(tour.window)
        assert width <= SMALL[0], kind
        assert height <= SMALL[1], kind
    drafts = tour.office.aio(tour.office.store.drafts.all())
    for saved in {each.draft.kind: each for each in drafts}.values():
        tour.open("draft", saved.draft.id)
        tour.window.actions_table["view.pdf"].setChecked(True)
        tour.window.show_dock()
        tour.office.rest(tour.window)
        assert tour.window.pdf.isVisible()
        width, height = smallest(tour.window)
        assert width <= SMALL[0], saved.draft.kind
        assert height <= SMALL[1], saved.draft.kind
    assert (tour.window.width(), tour.window.height()) == SMALL


def test_the_description_keeps_its_room_beside_the_preview(tour: Tour) -> None:
    tour.window.resize(*LARGE)
    saved = next(s for s in tour.office.aio(tour.office.store.drafts.all()) if s.draft.kind is DocumentKind.INVOICE)
    page = tour.open("draft", saved.draft.id)
    assert isinstance(page, EditorPage)
    assert page.editor is not None
    tour.window.actions_table["view.pdf"].trigger()
    tour.office.rest(tour.window)
    grid = page.editor.grid
    assert grid.columnWidth(Column.DESCRIPTION) >= 220
    assert grid.horizontalScrollBar().maximum() == 0
    tour.window.resize(*SMALL)
    tour.office.rest(tour.window)
    assert grid.horizontalScrollBar().maximum() == 0


def test_the_navigation_gives_its_names_for_the_work_and_takes_them_back(tour: Tour) -> None:
    window, navigation = tour.window, tour.window.navigation
    assert navigation.is_narrow
    assert a11y.unnamed(navigation) == []
    assert navigation.new_button.accessibleName() == "New invoice"
    window.resize(*LARGE)
    tour.office.rest(window)
    assert not navigation.is_narrow
    assert navigation.new_button.text() == "New invoice"
    tour.open("invoice", CHAIN[DocumentKind.INVOICE])
    assert window.dock.isVisible()
    assert navigation.is_narrow
    tour.open("invoices")
    assert not navigation.is_narrow
    assert window.width() == LARGE[0]


def test_everything_of_the_viewer_stays_in_sight_at_its_narrowest(tour: Tour) -> None:
    tour.open("invoice", CHAIN[DocumentKind.INVOICE])
    window, bar = tour.window, tour.window.pdf.view.toolbar
    window.resizeDocks([window.dock], [1], Qt.Orientation.Horizontal)
    tour.office.rest(window)
    assert window.dock.width() <= 310
    parts = [part for part in bar.findChildren(QWidget) if part.isVisible()]
    assert len([part for part in parts if isinstance(part, QToolButton)]) == 8
    for part in parts:
        corner = part.mapTo(bar, QPoint(part.width() - 1, part.height() - 1))
        assert bar.rect().contains(corner), part


def test_others_words_are_never_markup(tour: Tour) -> None:
    window = tour.window
    tour.open("invoice", CHAIN[DocumentKind.INVOICE])
    beginning = MARKUP[:20]
    assert beginning in window.windowTitle()
    assert beginning in window.tabs.tabText(window.tabs.currentIndex())
    assert "&lt;b&gt;" in window.tabs.tabToolTip(window.tabs.currentIndex())
    texts = [label.text() for label in window.findChildren(PlainLabel) if label.isVisible()]
    assert HOSTILE_NAME in texts
    assert all(label.textFormat() is Qt.TextFormat.PlainText for label in window.findChildren(PlainLabel))


def test_a_name_from_the_right_does_not_take_the_number_behind_it_along() -> None:
    assert shortened(ARABIC_NAME) == f"{ARABIC_NAME}{LEFT_TO_RIGHT}"
    assert shortened("Søn & Co") == "Søn & Co"
    assert shortened("x" * 80) == f"{'x' * 59}…"
    assert shortened("ab\ncd " * 40, 10) == "ab cd ab…"


def test_a_name_from_the_right_stands_in_its_column_like_any_other(tour: Tour) -> None:
    page = tour.open("invoices")
    assert isinstance(page, FilteredPage)
    page.narrow(Filters(customer_id=customer_id(ARABIC)))
    tour.office.rest(tour.window)
    view = page.view
    assert view.model().rowCount() == 1
    names = [column.id for column in view.columns]
    for column in ("customer", "reference"):
        first, width = _ink(view, names.index(column))
        assert first <= 12, column
        assert first < width // 4


def _ink(view: ListView, column: int) -> tuple[int, int]:
    """How far from the left of its cell the text of the first row begins, and the width of the cell."""
    view.clearSelection()
    view.setFocus()
    rect = view.visualRect(view.model().index(0, column))
    image: QImage = view.viewport().grab(rect).toImage()
    ground = image.pixelColor(1, image.height() // 2).rgb()
    for x in range(image.width()):
        if any(image.pixelColor(x, y).rgb() != ground for y in range(4, image.height() - 4)):
            return x, image.width()
    return image.width(), image.width()


def test_filters_are_chosen_with_the_keyboard(tour: Tour) -> None:
    page = tour.open("invoices")
    assert isinstance(page, FilteredPage)
    window, bar = tour.window, page.bar
    window.actions_table["list.filter"].trigger()
    assert bar.statuses.hasFocus()
    QTest.keyClick(bar.statuses, Qt.Key.Key_Down)
    menu = bar.statuses.menu()
    tour.office.until(menu.isVisible)
    assert menu.activeAction() is menu.actions()[0]
    QTest.keyClick(menu, Qt.Key.Key_Space)
    assert menu.isVisible()
    QTest.keyClick(menu, Qt.Key.Key_Escape)
    tour.office.rest(window)
    assert page.filters().statuses == {menu.actions()[0].data()}
    assert bar.statuses.text().endswith(": LedgerBee draft")
    QTest.keyClick(bar.statuses, Qt.Key.Key_Right)
    assert bar.customer.hasFocus()
    QTest.keyClick(bar.customer, Qt.Key.Key_Right)
    assert bar.period.hasFocus()
    QTest.keyClick(bar.period, Qt.Key.Key_Return)
    tour.office.until(bar.period.menu().isVisible)
    assert bar.period.menu().activeAction().isChecked()
    QTest.keyClick(bar.period.menu(), Qt.Key.Key_Down)
    QTest.keyClick(bar.period.menu(), Qt.Key.Key_Return)
    tour.office.rest(window)
    assert bar.period.text() == "Date: This month"


def test_a_view_is_saved_and_taken_again_with_the_keyboard(tour: Tour) -> None:
    page = tour.open("invoices")
    assert isinstance(page, FilteredPage)
    page.narrow(Filters(statuses=frozenset({"paid"})))
    tour.office.rest(tour.window)
    window = tour.window
    window.actions_table["list.views"].trigger()
    QTest.keyClick(page.views.menu(), Qt.Key.Key_S)
    tour.office.until(lambda: bool(window.findChildren(NameSheet)))
    sheet = window.findChildren(NameSheet)[0]
    tour.office.until(sheet.line.hasFocus)
    QTest.keyClicks(sheet.line, "Betalt")
    QTest.keyClick(sheet.line, Qt.Key.Key_Return)
    tour.office.until(lambda: "Betalt" in page.views.views)
    page.clear_filter()
    tour.office.rest(window)
    window.actions_table["list.views"].trigger()
    QTest.keyClick(page.views.menu(), Qt.Key.Key_1)
    tour.office.until(lambda: page.filters().statuses == {"paid"})
    tour.office.rest(window)
    assert window.focusWidget() is page.view  # off screen, the menu that closed still counts as the active window


def test_a_narrow_list_shortens_its_columns_and_remembers_their_widths(tour: Tour) -> None:
    page = tour.open("invoices")
    assert isinstance(page, FilteredPage)
    view, header = page.view, page.view.horizontalHeader()
    names = [column.id for column in view.columns]
    assert view.horizontalScrollBar().maximum() == 0
    assert header.sectionSize(names.index("customer")) >= 120
    header.resizeSection(names.index("reference"), 150)
    before = view.layout_state()["widths"]
    assert isinstance(before, dict)
    assert before["reference"] == 150
    tour.window.resize(1600, 800)
    tour.office.rest(tour.window)
    assert header.sectionSize(names.index("reference")) == 150
    assert view.layout_state()["widths"] == before


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_chips_can_be_read(scheme: str) -> None:
    tokens = theme.load_tokens(scheme)
    pairs = [(tokens.text, tokens.pressed), (tokens.accent, tokens.info_soft), (tokens.ok, tokens.ok_soft)]
    pairs += [(tokens.warning, tokens.warning_soft), (tokens.error, tokens.error_soft)]
    pairs += [(tokens.estimate, tokens.base), (tokens.estimate, tokens.alternate), (tokens.error, tokens.base)]
    assert [round(contrast(ink, ground), 2) for ink, ground in pairs if contrast(ink, ground) < 4.5] == []


def test_a_company_with_a_long_name_leaves_room_for_the_places(office: Office) -> None:
    window: MainWindow = office.window()
    window.resize(*LARGE)
    window.navigation.show_company(HOSTILE_NAME)
    office.rest(window)
    assert window.navigation.minimumSizeHint().height() <= 600
    document = make_document(0)
    office.documents([document])
    window.open_page(PageKey("invoice", document.id))
    office.rest(window)
    assert window.height() == LARGE[1]
