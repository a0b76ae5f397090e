"""A `PageSource` over QtPdf (PDFium), with limits for PDFs that mean no good."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterator

from PySide6.QtCore import QBuffer, QIODevice, QRectF, QSize, QSizeF, Qt, QTimerEvent
from PySide6.QtGui import QImage, QPainter
from PySide6.QtPdf import QPdfDocument, QPdfSearchModel
from shiboken6 import isValid
from typing_extensions import override

from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP
from ledgerbee_desktop.ui.pdf.pagetree import is_sound
from ledgerbee_desktop.ui.pdf.source import BrokenPdf, Characters

MAX_BYTES = 25 * 1024 * 1024
MAX_PAGES = 500
MAX_PIXELS = 4096
MAX_POINTS = 14_400.0
"""200 inches, the largest page that ISO 32000-1 (Annex C) promises to work."""
MIN_POINTS = 3.0
MAX_TEXT = 100_000
MAX_LOCATED_TEXT = 40_000
MAX_DISTINCT = 400
A4 = QSizeF(595, 842)

_NOT_A_PDF = QT_TRANSLATE_NOOP("pdf", "It is not a PDF file.")
_TOO_LARGE = QT_TRANSLATE_NOOP("pdf", "It is larger than 25 MB.")
_TOO_MANY_PAGES = QT_TRANSLATE_NOOP("pdf", "It has more than 500 pages.")
_NO_PAGES = QT_TRANSLATE_NOOP("pdf", "It has no pages.")
_PASSWORD = QT_TRANSLATE_NOOP("pdf", "It is protected by a password.")
_DAMAGED = QT_TRANSLATE_NOOP("pdf", "It is damaged or incomplete.")
_PAGE_DAMAGED = QT_TRANSLATE_NOOP("pdf", "Page {page} is damaged.")


class _Search(QPdfSearchModel):
    """Answers for the page that it is asked about.

    Left alone it starts a timer with each text that it is given, walks through all pages with the last one and never stops
    the others: 600 wake-ups a second for each page of an invoice, as long as it is open.
    """

    @override
    def timerEvent(self, event: QTimerEvent) -> None:
        self.killTimer(event.timerId())


class QtPdfSource:
    """Pages of a PDF held in memory. Raises BrokenPdf when the bytes cannot be shown.

    QtPdf tells where a selection or a search hit stands but not where each character does, and it loads the page anew for
    every question. So the place of all characters is asked with one search per distinct letter (measured: 50 ms for an
    invoice, 320 ms for 4,400 characters; one selection per character takes 9.4 s), in small steps.
    """

    def __init__(self, data: bytes) -> None:
        if len(data) > MAX_BYTES:
            raise BrokenPdf(_TOO_LARGE)
        if b"%PDF-" not in data[:1024]:
            raise BrokenPdf(_NOT_A_PDF)
        if not is_sound(data):
            raise BrokenPdf(_DAMAGED)
        self._document = QPdfDocument()  # never a child of a view: QtPdf crashes when a view deletes its document
        buffer = QBuffer(self._document)  # the document reads from it for as long as it lives
        buffer.setData(data)
        buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document.load(buffer)
        self._check()
        self._search = _Search()
        self._search.setDocument(self._document)
        self._texts: dict[int, str] = {}
        self._located: dict[int, Characters] = {}
        self._work: dict[int, Iterator[Characters | None]] = {}

    def _check(self) -> None:
        error = self._document.error()
        why = None
        if error in {QPdfDocument.Error.IncorrectPassword, QPdfDocument.Error.UnsupportedSecurityScheme}:
            why = _PASSWORD
        elif error != QPdfDocument.Error.None_ or self._document.status() != QPdfDocument.Status.Ready:
            why = _DAMAGED
        elif self._document.pageCount() < 1:
            why = _NO_PAGES
        elif self._document.pageCount() > MAX_PAGES:
            why = _TOO_MANY_PAGES
        if why is not None:
            self._document.close()
            raise BrokenPdf(why)

    @property
    def page_count(self) -> int:
        """Number of pages, 1 to 500."""
        return self._document.pageCount()

    def page_size_points(self, page: int) -> QSizeF:
        """As displayed; a page that says it is empty or endless is given a size that can be laid out."""
        size = self._document.pagePointSize(page)
        if not all(math.isfinite(side) and side > 0 for side in (size.width(), size.height())):
            return QSizeF(A4)
        shrunk = size * self._shrink(page)
        return QSizeF(max(MIN_POINTS, shrunk.width()), max(MIN_POINTS, shrunk.height()))

    def _shrink(self, page: int) -> float:
        """The factor from the PDF's own points to ours: 1 but for pages beyond `MAX_POINTS`."""
        size = self._document.pagePointSize(page)
        longest = max(size.width(), size.height())
        return MAX_POINTS / longest if math.isfinite(longest) and longest > MAX_POINTS else 1.0

    def image(self, page: int, scale: float) -> QImage:
        """The page on white; see `PageSource.image`."""
        size = self.page_size_points(page)
        scale = min(scale, MAX_PIXELS / size.width(), MAX_PIXELS / size.height())
        pixels = QSize(max(1, round(size.width() * scale)), max(1, round(size.height() * scale)))
        drawn = self._document.render(page, pixels)
        if drawn.isNull():
            raise BrokenPdf(_PAGE_DAMAGED.of(page=page + 1))
        sheet = QImage(drawn.size(), QImage.Format.Format_RGB32)
        sheet.fill(Qt.GlobalColor.white)
        painter = QPainter(sheet)
        painter.drawImage(0, 0, drawn)
        painter.end()
        return sheet

    def text(self, page: int) -> str:
        """The text of the page, at most 100,000 characters; characters that PDFium cannot name are left as U+FFFD."""
        if page not in self._texts:
            raw = self._document.getAllText(page).text()[:MAX_TEXT]
            self._texts[page] = raw.replace("\r\n", " \n").replace("\r", "\n").replace("\x00", "\ufffd")
        return self._texts[page]

    def prepare(self, page: int) -> bool:
        """One search for one letter: some milliseconds."""
        if page in self._located:
            return True
        work = self._work.setdefault(page, self._locate(page))
        result = next(work)
        if result is not None:
            self._located[page] = result
            del self._work[page]
        return result is not None

    def characters(self, page: int) -> Characters:
        """Text and boxes, finishing what `prepare` began."""
        while not self.prepare(page):
            pass
        return self._located[page]

    def _locate(self, page: int) -> Iterator[Characters | None]:
        text = self.text(page)
        boxes: list[QRectF | None] = [None] * len(text)
        if len(text) <= MAX_LOCATED_TEXT:
            places: dict[str, list[int]] = {}
            for index, character in enumerate(text):
                places.setdefault(character.lower(), []).append(index)
            counts = Counter({letter: len(where) for letter, where in places.items() if not letter.isspace()})
            for letter, _ in counts.most_common(MAX_DISTINCT):
                for index, box in zip(places[letter], self._hits(page, letter, len(places[letter])), strict=True):
                    boxes[index] = box
                yield None
        yield Characters(text, tuple(boxes))

    def _hits(self, page: int, letter: str, expected: int) -> list[QRectF | None]:
        """Where `letter` (either case) stands, in the order of the text; all unknown if PDFium counts differently."""
        self._search.setSearchString(letter)
        links = self._search.resultsOnPage(page)
        if len(links) != expected:
            return [None] * expected
        factor = self._shrink(page)
        return [_normal(rectangles[0], factor) if (rectangles := link.rectangles()) else None for link in links]

    def close(self) -> None:
        """Stop reading; again is harmless. The order matters: the search holds the document, the document its buffer."""
        self._work.clear()
        if isValid(self._search):
            self._search.deleteLater()
        if isValid(self._document):
            self._document.close()
            self._document.deleteLater()


def _normal(rectangle: QRectF, factor: float) -> QRectF | None:
    """In our points, with positive sides (rotated pages give negative ones); None for a place that is no number."""
    box = rectangle.normalized()
    sides = (box.x() * factor, box.y() * factor, box.width() * factor, box.height() * factor)
    return QRectF(*sides) if all(math.isfinite(side) for side in sides) else None
