"""The viewer's parts without a window: layout, search, lines, selection, memory, files."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QPointF, QRectF, QSizeF
from PySide6.QtGui import QImage

from ledgerbee_desktop.core.errors import AppError
from ledgerbee_desktop.ui.pdf import files
from ledgerbee_desktop.ui.pdf.images import ImageCache
from ledgerbee_desktop.ui.pdf.layout import MARGIN, Column, Fit, Place, fitting_zoom, next_zoom
from ledgerbee_desktop.ui.pdf.pagetext import PageText
from ledgerbee_desktop.ui.pdf.search import Hit, PageIndex, fold
from ledgerbee_desktop.ui.pdf.selection import Caret, Selection, moved
from ledgerbee_desktop.ui.pdf.source import Characters

SIZES = [QSizeF(600, 800), QSizeF(800, 600), QSizeF(600, 800)]


def typed(*lines: str) -> Characters:
    """A page in a typewriter's font: each letter 10 × 12 points, lines 20 points apart."""
    text, boxes = "", list[QRectF | None]()
    for row, line in enumerate(lines):
        for column, character in enumerate(line):
            text += character
            boxes.append(None if character == " " else QRectF(column * 10, row * 20, 10, 12))
        text += " \n"
        boxes += [None, None]
    return Characters(text, tuple(boxes))


def test_column_places_pages_below_one_another() -> None:
    column = Column(SIZES, 0.75, 1000)  # 0.75: one pixel a point
    rects = [column.rect(page) for page in range(3)]
    assert [rect.top() for rect in rects] == [16, 828, 1440]
    assert all(rect.center().x() == 500 for rect in rects)
    assert column.height == 1440 + 800 + MARGIN
    assert [column.page_at(y) for y in (0, 500, 820, 830, 99_999)] == [0, 0, 0, 1, 2]
    assert list(column.visible(0, 600)) == [0]
    assert list(column.visible(600, 900)) == [0, 1]
    assert list(column.visible(820, 900)) == [1]
    assert column.place(QPointF(300, 116)) == Place(0, QPointF(100, 100))
    assert column.point(Place(0, QPointF(100, 100))) == QPointF(300, 116)
    assert list(Column([], 1, 100).visible(0, 50)) == []


@given(st.floats(0.1, 4), st.floats(0, 4000), st.floats(0, 1000), st.floats(100, 3000))
def test_place_and_point_are_inverse(zoom: float, y: float, x: float, width: float) -> None:
    column = Column(SIZES, zoom, width)
    back = column.point(column.place(QPointF(x, y)))
    assert back.x() == pytest.approx(x, abs=1e-6)
    assert back.y() == pytest.approx(y, abs=1e-6)


def test_fitting_and_stepping() -> None:
    room = QSizeF(800 * 96 / 72 + 2 * MARGIN, 300 * 96 / 72 + 2 * MARGIN)
    assert fitting_zoom(SIZES, Fit.WIDTH, room, 0) == pytest.approx(1.0)
    assert fitting_zoom(SIZES, Fit.PAGE, room, 1) == pytest.approx(0.5)
    assert fitting_zoom(SIZES, Fit.PAGE, QSizeF(1, 1), 0) == 0.1
    assert next_zoom(1.0, 1) == 1.1
    assert next_zoom(1.05, -1) == 1.0
    assert next_zoom(4.0, 1) == 4.0
    assert next_zoom(0.1, -1) == 0.25


@pytest.mark.parametrize(
    ("needle", "found"),
    [
        ("rodgrod", ["Rødgrød"]),
        ("RØDGRØD PÅ ærø", ["Rødgrød \npå Ærø"]),
        ("aero", ["Ærø"]),
        ("1.250,50", ["1.250,50"]),
        ("cafe", ["Café", "cafe\u0301"]),
        ("straße", ["STRASSE"]),
        ("linje", ["Lin\u00adje"]),
        ("", []),
        ("   ", []),
        ("findes ikke", []),
    ],
)
def test_search_forgives(needle: str, found: list[str]) -> None:
    text = "Rødgrød \npå Ærø 1.250,50 Café cafe\u0301 STRASSE Lin\u00adje"
    hits = PageIndex(7, text).find(fold(needle))
    assert all(hit.page == 7 for hit in hits)
    assert [text[hit.start : hit.end].rstrip("\u0301") for hit in hits] == [word.rstrip("\u0301") for word in found]


def test_hits_do_not_overlap() -> None:
    assert PageIndex(0, "aaaaa").find("aa") == [Hit(0, 0, 2), Hit(0, 2, 4)]


@given(st.text(max_size=60), st.integers(0, 59), st.integers(1, 20))
def test_what_stands_there_is_found(text: str, start: int, length: int) -> None:
    piece = text[start : start + length]
    if fold(piece):
        assert any(fold(piece) in fold(text[hit.start : hit.end]) for hit in PageIndex(0, text).find(fold(piece)))


def test_carets_and_boxes() -> None:
    page = PageText(typed("Faktura 42", "I alt 5"))
    assert page.caret_at(QPointF(1, 5)) == 0
    assert page.caret_at(QPointF(18, 5)) == 2
    assert page.caret_at(QPointF(500, 5)) == 10
    assert page.caret_at(QPointF(1, 25)) == page.text.index("I alt")
    assert page.caret_at(QPointF(0, 9999)) == page.text.index("I alt")
    assert page.word_at(3) == (0, 7)
    assert page.word_at(9) == (8, 10)
    assert page.line_at(9) == (0, 11)
    assert page.boxes(0, 7) == [QRectF(0, -1, 70, 14)]
    assert page.boxes(5, 14) == [QRectF(50, -1, 50, 14), QRectF(0, 19, 20, 14)]
    assert page.boxes(7, 8) == [QRectF(70, -1, 10, 14)]  # the space has a place between its neighbours
    assert page.boxes(3, 3) == []
    assert page.hits_text(QPointF(20, 5))
    assert not page.hits_text(QPointF(20, 200))
    assert page.caret_beside(2, 1) == page.text.index("I alt") + 2
    assert page.caret_beside(2, -1) == 0
    assert page.caret_beside(15, 1) == len(page.text)


def test_a_page_without_text() -> None:
    page = PageText(Characters("", ()))
    assert page.caret_at(QPointF(5, 5)) == 0
    assert page.boxes(0, 5) == []
    assert page.word_at(0) == (0, 0)
    assert page.caret_beside(0, 1) == 0


def test_turned_text_is_covered_across() -> None:
    letters = Characters("abcd", tuple(QRectF(100, 50 + 10 * n, 8, 10) for n in range(4)))
    page = PageText(letters)
    assert page.boxes(1, 3) == [QRectF(99, 60, 10, 20)]
    assert page.caret_at(QPointF(104, 76)) == 3


TEXTS = ["første side \n", "anden \nside", ""]


def test_selection_over_pages() -> None:
    selection = Selection(Caret(1, 5), Caret(0, 7))
    assert selection.text(TEXTS.__getitem__) == "side\n\nanden"
    assert selection.on_page(0, 13) == (7, 13)
    assert selection.on_page(1, 11) == (0, 5)
    assert selection.on_page(2, 0) is None
    assert Selection(Caret(0, 3), Caret(0, 3)).empty
    assert Selection(Caret(0, 0), Caret(2, 0)).text(TEXTS.__getitem__) == "første side\n\nanden\nside"


def test_carets_go_on_to_the_next_page() -> None:
    pages = [PageText(typed("ab")), PageText(typed("cd"))]

    def go(caret: Caret, direction: str) -> Caret:
        return moved(caret, direction, 2, pages.__getitem__)

    assert go(Caret(0, 0), "right") == Caret(0, 1)
    assert go(Caret(0, 4), "right") == Caret(1, 0)
    assert go(Caret(1, 0), "left") == Caret(0, 4)
    assert go(Caret(0, 0), "left") == Caret(0, 0)
    assert go(Caret(1, 4), "right") == Caret(1, 4)
    assert go(Caret(0, 4), "down") == Caret(1, 0)
    assert go(Caret(1, 0), "up") == Caret(0, 4)


def test_cache_keeps_within_its_budget() -> None:
    cache = ImageCache(budget=100 * 100 * 4 * 3)
    for page in range(5):
        cache.put(page, 1.0, QImage(100, 100, QImage.Format.Format_RGB32))
        assert cache.get(1, 1.0) is not None or page != 3  # page 1 is in use and stays
    assert cache.size == 100 * 100 * 4 * 3
    assert cache.get(0, 1.0) is None
    assert cache.get(4, 1.0) is not None
    cache.put(4, 2.0, QImage(100, 100, QImage.Format.Format_RGB32))
    kept = cache.nearest(4, 1.9)
    assert kept is cache.get(4, 2.0)
    assert cache.nearest(99, 1.0) is None
    cache.put(4, 2.0, QImage(10, 10, QImage.Format.Format_RGB32))
    cache.clear()
    assert cache.size == 0


@pytest.mark.parametrize(
    ("name", "safe"),
    [
        ("Faktura 2026-0042.pdf", "Faktura 2026-0042.pdf"),
        ("../../etc/passwd", "etc-passwd.pdf"),
        ("C:\\x\\y.PDF", "C--x-y.pdf"),
        ("con", "_con.pdf"),
        ("LPT1.tar", "_LPT1.tar.pdf"),
        ("a\u202efdp.exe", "afdp.exe.pdf"),
        (" .. ", "document.pdf"),
        ("Ærø…\x00\n?.pdf", "Ærø….pdf"),
        ("x" * 400, "x" * 120 + ".pdf"),
    ],
)
def test_safe_names(name: str, safe: str) -> None:
    assert files.safe_name(name) == safe


def test_private_copies(tmp_path: Path) -> None:
    folder = tmp_path / "opened"
    (folder / "old").mkdir(parents=True)
    (folder / "old" / "left.pdf").write_bytes(b"x")
    copies = files.PrivateCopies(folder)
    assert not folder.exists()
    one, other = copies.write("a/b", b"1"), copies.write("a/b", b"2")
    assert one != other
    assert (one.name, one.read_bytes()) == ("a-b.pdf", b"1")
    for path in (folder, one.parent):
        assert stat.S_IMODE(path.stat().st_mode) == 0o700
    assert stat.S_IMODE(one.stat().st_mode) == 0o600
    copies.remove()
    assert not folder.exists()


def test_saving_is_all_or_nothing(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(b"old")
    files.save(path, b"new")
    assert path.read_bytes() == b"new"
    with pytest.raises(AppError, match="could not be saved"):
        files.save(tmp_path / "none" / "a.pdf", b"x")
    assert [entry.name for entry in tmp_path.iterdir()] == ["a.pdf"]
