"""A list that is being pulled: painted often and at little cost, never laid out anew for what stands outside of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from typing import Any, ClassVar
from unittest.mock import patch

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QFontMetricsF, QImage, QStaticText
from pytestqt.qtbot import QtBot
from typing_extensions import override

from ledgerbee_desktop.core.library import Document
from ledgerbee_desktop.ui import theme
from ledgerbee_desktop.ui.library import row_painter
from ledgerbee_desktop.ui.library.chips import CellDelegate
from ledgerbee_desktop.ui.library.column import Column
from ledgerbee_desktop.ui.library.filtered_page import FilteredPage
from ledgerbee_desktop.ui.library.kept_rows import inserted
from ledgerbee_desktop.ui.library.row_painter import RowPainter
from tests.ui.library.test_lists import open_list
from tests.ui.window.kit import Office, document_id, make_document

NEWEST = dt.date(2026, 11, 20)
NO_MORE = 8
"""Levels of 255 by which two edges may differ."""


def older(first: int, last: int) -> Iterator[Document]:
    """Documents of which each is a day older than the one before."""
    return (make_document(n, date=NEWEST - dt.timedelta(days=n)) for n in range(first, last))


def picture(page: FilteredPage) -> QImage:
    return page.view.viewport().grab().toImage()


def assert_painted_alike(page: FilteredPage) -> None:
    """The delegate that asks the model for everything paints the same, to the edge of a letter at a fraction of a pixel."""
    own, ours = page.view.itemDelegate(), picture(page)
    page.view.setItemDelegate(CellDelegate(page.view))
    theirs = picture(page)
    page.view.setItemDelegate(own)
    assert ours.size() == theirs.size()
    assert max(abs(a - b) for a, b in zip(ours.constBits(), theirs.constBits(), strict=True)) <= NO_MORE


@pytest.fixture(params=theme.Appearance)
def appearance(request: pytest.FixtureRequest, look: theme.Theme) -> Iterator[theme.Appearance]:
    look.set_appearance(request.param)
    yield request.param
    look.set_appearance(theme.Appearance.LIGHT)


def test_a_row_is_painted_as_in_any_other_table(office: Office, appearance: theme.Appearance) -> None:
    office.documents(make_document(n) for n in range(30))
    office.documents(
        [
            make_document(40, reference="<b>fed</b> & <img src=x>"),
            make_document(41, reference="En lang tekst der ikke kan stå i sin kolonne uden at blive klippet af"),
            make_document(42, reference="", status="disputed", display_status="disputed"),
            make_document(43, reference="مرحبا 12"),
        ]
    )
    _, page = open_list(office)
    page.view.choose(document_id(3))
    assert_painted_alike(page)


def test_another_font_or_theme_is_painted_at_once(office: Office, look: theme.Theme) -> None:
    office.documents(make_document(n) for n in range(5))
    _, page = open_list(office)
    before, font = picture(page), page.view.font()
    font.setPointSizeF(font.pointSizeF() + 3)
    page.view.setFont(font)
    assert picture(page) != before
    assert_painted_alike(page)
    look.set_appearance(theme.Appearance.DARK)
    dark = picture(page)
    assert_painted_alike(page)
    look.set_appearance(theme.Appearance.LIGHT)
    assert picture(page) != dark
    assert_painted_alike(page)


def test_what_a_cell_says_is_worked_out_once_however_often_it_is_painted(office: Office) -> None:
    office.documents(make_document(n) for n in range(5))
    worked_out: list[str] = []
    painted = Column.painted

    def noted(column: Column[object], row: object) -> object:
        worked_out.append(column.id)
        return painted(column, row)

    with patch.object(Column, "painted", noted):
        _, page = open_list(office)
        for _ in range(5):
            page.view.viewport().repaint()
    assert len(worked_out) == 5 * len(page.model.columns)


class Measuring(QFontMetricsF):
    """Notes what it measures."""

    measured: ClassVar[list[str]] = []

    @override
    def horizontalAdvance(self, text: str) -> float:  # type: ignore[override]  # as the painter asks
        self.measured.append(text)
        return super().horizontalAdvance(text)


def test_a_new_text_is_laid_out_once_unless_its_width_says_where_it_begins(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Measuring is laying out: a page that comes into view must not do it twice for each of its hundred texts."""
    monkeypatch.setattr(row_painter, "QFontMetricsF", Measuring)
    monkeypatch.setattr(Measuring, "measured", [])
    office.documents(make_document(n) for n in range(5))
    _, page = open_list(office)
    picture(page)
    shown = [[page.model.shown(row, n) for n in range(len(page.model.columns))] for row in range(5)]
    at_the_right = {cell.text for cells in shown for cell in cells if cell.right and cell.tone is None}
    assert at_the_right <= set(Measuring.measured)
    assert shown[0][0].text not in Measuring.measured


def test_the_texts_of_rows_that_come_into_view_are_laid_out_before_they_are_painted(office: Office) -> None:
    """All of them in the frame that paints them first would make it the longest of a pull."""
    laid_out_while_painting: list[str] = []
    paint, static = RowPainter.paint, RowPainter._static
    painting = False

    def watched_paint(painter: RowPainter, *on: Any) -> None:
        nonlocal painting
        painting = True
        paint(painter, *on)
        painting = False

    def watched_static(painter: RowPainter, text: str) -> QStaticText:
        if painting and text not in painter._laid_out:
            laid_out_while_painting.append(text)
        return static(painter, text)

    with patch.object(RowPainter, "paint", watched_paint), patch.object(RowPainter, "_static", watched_static):
        _, page = open_list(office)
        office.documents(older(0, 30))
        office.until(lambda: page.model.rowCount() == 30 and not page.busy)
        picture(page)
    rows, columns = range(page.model.rowCount()), range(len(page.model.columns))
    texts = {page.model.shown(row, column).text for row in rows for column in columns}
    assert texts.isdisjoint(laid_out_while_painting)


def test_whoever_has_scrolled_away_stays_there_while_older_documents_come(office: Office, qtbot: QtBot) -> None:
    office.documents(older(0, 200))
    window, page = open_list(office)
    page.view.verticalScrollBar().setValue(page.view.verticalScrollBar().maximum() // 2)
    office.rest(window)
    place, top = page.view.verticalScrollBar().value(), page.view.rowAt(0)
    with qtbot.assertNotEmitted(page.model.modelReset):
        office.documents(older(200, 400))
        office.until(lambda: page.model.rowCount() == 400 and not page.busy)
    assert page.view.verticalScrollBar().value() == place
    assert page.model.id_at(top) == document_id(top)
    assert page.view.current_id() == document_id(0)


def test_a_document_between_two_others_stands_there_and_the_chosen_one_stays(office: Office) -> None:
    office.documents(make_document(n, date=NEWEST - dt.timedelta(days=2 * n)) for n in range(20))
    window, page = open_list(office)
    page.view.choose(document_id(12))
    office.documents([make_document(99, date=NEWEST - dt.timedelta(days=9))])
    office.until(lambda: page.model.rowCount() == 21 and not page.busy)
    office.rest(window)
    assert [page.model.id_at(row) for row in (4, 5, 6)] == [document_id(n) for n in (4, 99, 5)]
    assert page.view.current_id() == document_id(12)
    assert page.view.currentIndex().row() == 13


def test_a_change_paints_its_row_and_nothing_else(office: Office) -> None:
    office.documents(older(0, 30))
    window, page = open_list(office)
    told: list[tuple[int, int]] = []

    def note(first: QModelIndex, last: QModelIndex) -> None:
        told.append((first.row(), last.row()))

    page.model.dataChanged.connect(note)
    office.documents([make_document(7, date=NEWEST - dt.timedelta(days=7), reference="ny", updated_at="x")])
    office.until(lambda: bool(told) and not page.busy)
    assert told == [(7, 7)]
    page.model.refresh()
    office.rest(window)
    assert told == [(7, 7)]


@pytest.mark.parametrize(
    ("old", "new", "places"),
    [
        ("", "ab", None),
        ("ab", "ab", None),
        ("ab", "abcd", range(2, 4)),
        ("ab", "cdab", range(2)),
        ("ab", "acdb", range(1, 3)),
        ("aab", "aaab", range(2, 3)),
        ("ab", "cadb", None),
        ("ab", "bacd", None),
        ("abc", "ab", None),
    ],
)
def test_what_came_on_in_one_place(old: str, new: str, places: range | None) -> None:
    assert inserted(tuple(old), tuple(new)) == places
