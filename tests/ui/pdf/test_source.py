"""QtPdfSource on real PDFs: text, places, pictures, limits, and sentences for what cannot be shown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import pytest
from PySide6.QtCore import QElapsedTimer, QEvent, QObject, QRectF
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from typing_extensions import override

from ledgerbee_desktop.ui.pdf.pagetree import is_sound
from ledgerbee_desktop.ui.pdf.qtpdf import MAX_BYTES, MAX_PIXELS, QtPdfSource
from ledgerbee_desktop.ui.pdf.source import BrokenPdf, PageSource
from tests.ui.pdf import samples

pytestmark = pytest.mark.usefixtures("qapp")


@contextmanager
def opened(data: bytes) -> Iterator[PageSource]:
    source = QtPdfSource(data)
    yield source
    source.close()


def ink(image: QImage, box: QRectF, scale: float) -> int:
    """Dark pixels of `image` inside `box` (points)."""
    area = QRectF(box.topLeft() * scale, box.size() * scale).toRect().intersected(image.rect())
    return sum(
        image.pixelColor(x, y).lightness() < 100
        for x in range(area.left(), area.right() + 1)
        for y in range(area.top(), area.bottom() + 1)
    )


def test_pages_and_text() -> None:
    with opened(samples.invoice()) as source:
        assert source.page_count == 3
        assert source.page_size_points(0).toSize().width() == 595
        lines = [line.rstrip() for line in source.text(0).split("\n")]
        assert lines[0] == "Faktura 2026-0042"
        assert lines[1] == "Linje 1: Rødgrød på Ærø 1.250,50"
        assert "I alt 12.345,67 kr." in source.text(2)


def test_every_letter_has_its_place() -> None:
    with opened(samples.invoice()) as source:
        characters = source.characters(0)
        assert len(characters.boxes) == len(characters.text)
        placeless = {c for c, box in zip(characters.text, characters.boxes, strict=True) if box is None}
        assert placeless <= {" ", "\n"}
        image = source.image(0, 3.0)
        for index in (0, 5, characters.text.index("Æ"), characters.text.index("ø")):
            box = characters.boxes[index]
            assert box is not None
            assert ink(image, box, 3.0) > 20


@pytest.mark.parametrize("make", [samples.two_lines, samples.rotated], ids=["upright", "turned"])
def test_places_agree_with_the_picture(make: Callable[[], bytes]) -> None:
    with opened(make()) as source:
        characters = source.characters(0)
        box = characters.boxes[characters.text.index("H")]
        assert box is not None
        assert box.width() > 60
        assert box.height() > 60
        image = source.image(0, 1.0)
        inside = ink(image, box.adjusted(-2, -2, 2, 2), 1.0)
        assert inside > 2000
        around = ink(image, box.adjusted(-20, -20, 20, 20), 1.0)
        assert around == inside


def test_turned_page_is_shown_turned() -> None:
    with opened(samples.rotated()) as source:
        size = source.page_size_points(0)
        assert size.width() > size.height()
        assert {"Betales senest", "den 1. marts"} <= {line.rstrip() for line in source.text(0).split("\n")}


def test_prepare_goes_in_steps() -> None:
    with opened(samples.invoice()) as source:
        steps = 1
        while not source.prepare(1):
            steps += 1
        assert 10 < steps < 60
        assert source.prepare(1)
        assert source.characters(1).text == source.text(1)


class Ticks(QObject):
    """Counts the timers that go off."""

    def __init__(self) -> None:
        super().__init__()
        self.count = 0

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() == QEvent.Type.Timer
        return False


def test_an_open_pdf_rests(qtbot: QtBot) -> None:
    ticks, source = Ticks(), QtPdfSource(samples.invoice())
    source._search.installEventFilter(ticks)
    for page in range(source.page_count):
        source.characters(page)
    qtbot.wait(300)  # each letter that was looked for may go off once more
    ticks.count = 0
    qtbot.wait(300)
    source.close()
    assert ticks.count == 0


def test_picture_is_on_white_and_not_too_large() -> None:
    with opened(samples.two_lines()) as source:
        image = source.image(0, 1.5)
        assert (image.width(), image.height()) == (893, 1263)
        assert image.pixelColor(2, 2) == QColor("white")
        assert not image.hasAlphaChannel()
        large = source.image(0, 50.0)
        assert large.height() == MAX_PIXELS
        assert large.width() < MAX_PIXELS


@pytest.mark.parametrize(("width", "height"), [(1e8, 1e8), (1e8, 10), (200_000, 300_000)])
def test_endless_pages_are_clamped(width: float, height: float) -> None:
    with opened(samples.boxed(width, height)) as source:
        size = source.page_size_points(0)
        assert 3 <= size.width() <= 14_400
        assert 3 <= size.height() <= 14_400
        image = source.image(0, 1.33)
        assert 0 < image.width() <= MAX_PIXELS
        assert 0 < image.height() <= MAX_PIXELS
        for box in source.characters(0).boxes:
            assert box is None or box.left() <= 14_400


def test_places_on_a_shrunk_page_agree_with_the_picture() -> None:
    with opened(samples.boxed(20_000, 20_000)) as source:
        characters = source.characters(0)
        box = characters.boxes[characters.text.index("H")]
        assert box is not None
        assert box.left() == pytest.approx(200 * 0.72, abs=12)
        assert ink(source.image(0, 0.28), box.adjusted(-4, -4, 4, 4), 0.28) > 50


@pytest.mark.parametrize(
    ("make", "why"),
    [  # made by the test: whoever only collects the tests need not wait for 501 pages
        (lambda: b"", "not a PDF"),
        (lambda: b"garbage " * 1000, "not a PDF"),
        (lambda: b"x" * 2000 + samples.invoice(), "not a PDF"),
        (lambda: b"%PDF-1.7\n" + b"\x00\xff" * 5000, "damaged"),
        (lambda: samples.invoice()[:300], "damaged"),
        (samples.pageless, "no pages|damaged"),
        (lambda: samples.invoice(1, "hemmelig"), "password"),
        (lambda: samples.long(501), "500 pages"),
        (lambda: b"%PDF-" + bytes(MAX_BYTES), "25 MB"),
    ],
    ids=["empty", "garbage", "late header", "hollow", "truncated", "pageless", "password", "many pages", "large"],
)
def test_what_cannot_be_shown_is_a_sentence(make: Callable[[], bytes], why: str) -> None:
    with pytest.raises(BrokenPdf, match=why):
        QtPdfSource(make())


@pytest.mark.timeout(20)
@pytest.mark.parametrize("kids", [b"2 0 R", b"2 0 R 2 0 R 2 0 R", b"4 0 R 2 0 R"])
def test_a_page_tree_that_contains_itself_does_not_hang(kids: bytes) -> None:
    data = samples.rotated()
    broken = re.sub(rb"/Kids \[[^]]*]", b"/Kids [ " + kids + b" ]", data)
    assert broken != data
    with pytest.raises(BrokenPdf, match="damaged"):
        QtPdfSource(broken)


def tree(**nodes: str) -> bytes:
    return b"".join(f"{name[1:]} 0 obj << /Kids [{kids}] >> endobj\n".encode() for name, kids in nodes.items())


@pytest.mark.parametrize(
    ("data", "sound"),
    [
        (tree(n1="2 0 R 3 0 R", n2="7 0 R 8 0 R", n3="7 0 R"), True),
        (tree(n1="2 0 R 2 0 R", n2="7 0 R"), False),
        (tree(n1="2 0 R", n2="3 0 R", n3="2 0 R"), False),
        (tree(n1="9 0 R", n2="3 0 R", n3="2 0 R"), False),
        (tree(n1="1 0 R") + tree(n1="2 0 R"), True),
        (tree(**{f"n{n}": f"{n + 1} 0 R" for n in range(1, 200)}), False),
        (b"%PDF-1.7 nothing that can be read", True),
    ],
)
def test_page_trees(data: bytes, sound: bool) -> None:
    assert is_sound(data) is sound


def test_looking_at_the_page_tree_is_quick_on_hostile_bytes() -> None:
    clock = QElapsedTimer()
    clock.start()
    for piece in (b"/Kids[", b"1 ", b"1 0 obj", b"1 0 obj/Kids[", b"9" * 7, b"1         "):
        is_sound(piece * (4_000_000 // len(piece)))
    assert clock.elapsed() < 8000


def test_header_within_the_first_kilobyte_is_enough() -> None:
    with opened(b"\n" * 900 + samples.invoice()) as source:
        assert source.page_count == 3


def test_many_documents_leave_nothing_behind(qapp: QApplication) -> None:
    for _ in range(50):
        with opened(samples.invoice()) as source:
            source.image(0, 0.5)
            source.prepare(0)
