"""One open PDF as the canvas needs it: drawn pages, located text, work done in small steps while nobody waits."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QObject, QSizeF
from PySide6.QtGui import QImage

from ledgerbee_desktop.core.text import Message
from ledgerbee_desktop.ui.pdf.finder import Finder
from ledgerbee_desktop.ui.pdf.images import ImageCache
from ledgerbee_desktop.ui.pdf.pagetext import PageText
from ledgerbee_desktop.ui.pdf.selection import Caret, Selection, moved
from ledgerbee_desktop.ui.pdf.source import BrokenPdf, PageSource

NOTHING = Selection(Caret(0, 0), Caret(0, 0))


class OpenPdf(QObject):
    """The pages of `source`, what is selected on them and what was found. Owns the source."""

    def __init__(self, source: PageSource, parent: QObject) -> None:
        super().__init__(parent)
        self._source = source
        self.sizes: list[QSizeF] = [source.page_size_points(page) for page in range(source.page_count)]
        self.images = ImageCache()
        self.broken: dict[int, Message] = {}
        self.selection = NOTHING
        self.finder = Finder(source, self)
        self._texts: dict[int, PageText] = {}
        self.destroyed.connect(source.close)  # the view may go without asking for another PDF first

    @property
    def page_count(self) -> int:
        """Number of pages, at least 1."""
        return len(self.sizes)

    def draw(self, page: int, scale: float) -> QImage | None:
        """The page at `scale` pixels per point, from memory if possible; None for a page that cannot be drawn."""
        image = self.images.get(page, scale)
        if image is None and page not in self.broken:
            try:
                image = self._source.image(page, scale)
            except BrokenPdf as error:
                self.broken[page] = error.message  # not the error: its traceback would keep the caller's painter alive
                return None
            self.images.put(page, scale, image)
        return image

    def missing(self, pages: Iterable[int], scale: float) -> list[int]:
        """Which of `pages` still have to be drawn at `scale`."""
        return [page for page in pages if page not in self.broken and self.images.get(page, scale) is None]

    def text(self, page: int) -> str:
        """The text of a page in reading order."""
        return self._source.text(page)

    def located(self, page: int) -> PageText | None:
        """The text with its places, if that is ready."""
        return self._texts.get(page)

    def page_text(self, page: int) -> PageText:
        """The text with its places, now."""
        if page not in self._texts:
            self._texts[page] = PageText(self._source.characters(page))
        return self._texts[page]

    def locate_on(self, pages: Iterable[int]) -> bool:
        """One small step towards knowing the text's places on `pages`; False when all is known."""
        for page in pages:
            if page not in self._texts:
                if self._source.prepare(page):
                    self.page_text(page)
                return True
        return False

    def select_all(self) -> None:
        """Everything from the first page to the last."""
        last = self.page_count - 1
        self.selection = Selection(Caret(0, 0), Caret(last, len(self.text(last))))

    def extend(self, direction: str) -> Caret:
        """Move the end of the selection "left", "right", "up" or "down" and say where it is now."""
        caret = moved(self.selection.caret, direction, self.page_count, self.page_text)
        self.selection = Selection(self.selection.anchor, caret)
        return caret

    def selected_text(self) -> str:
        """What Ctrl+C copies."""
        return self.selection.text(self.text)

    def close(self) -> None:
        """Let go of the document."""
        self.finder.close()
        self.images.clear()
        self._source.close()
        self.deleteLater()
