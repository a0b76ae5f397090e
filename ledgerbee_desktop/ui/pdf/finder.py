"""A search through all pages, a few pages at a time, beginning where the person looks."""

from __future__ import annotations

from PySide6.QtCore import QElapsedTimer, QObject, QTimer, Signal, Slot

from ledgerbee_desktop.ui.pdf.search import Hit, PageIndex, fold
from ledgerbee_desktop.ui.pdf.source import PageSource

SLICE_MS = 8
MAX_HITS = 5000


class Finder(QObject):
    """Finds `needle` on every page of `source`; `hits` grows in page order while `running`."""

    changed = Signal()
    """Hits, the current hit or `running` changed."""
    arrived = Signal(object)
    """A hit became the current one and wants to be seen."""

    def __init__(self, source: PageSource, parent: QObject) -> None:
        super().__init__(parent)
        self._source = source
        self._indexes: dict[int, PageIndex] = {}
        self._by_page: dict[int, list[Hit]] = {}
        self._todo: list[int] = []
        self._needle = ""
        self._stays = False
        self._current: Hit | None = None
        self._timer = QTimer(self, interval=0)
        self._timer.timeout.connect(self._search_on)

    @property
    def hits(self) -> list[Hit]:
        """What was found so far, in reading order."""
        return [hit for page in sorted(self._by_page) for hit in self._by_page[page]]

    def on_page(self, page: int) -> list[Hit]:
        """What was found on one page."""
        return self._by_page.get(page, [])

    @property
    def current(self) -> Hit | None:
        """The hit that `step` went to last."""
        return self._current

    @property
    def position(self) -> tuple[int, int]:
        """(3, 17) for the third of 17; (0, …) while there is no current one."""
        hits = self.hits
        return (hits.index(self._current) + 1 if self._current is not None else 0), len(hits)

    @property
    def running(self) -> bool:
        """Whether pages are left to search."""
        return bool(self._todo)

    @property
    def needle(self) -> str:
        """What is looked for, as it was typed."""
        return self._needle

    def start(self, needle: str, page: int, *, stay: bool = False) -> None:
        """Look for `needle`, `page` and the pages after it first; an empty one ends the search.

        The first hit becomes the current one; with `stay` it does not ask to be seen.
        """
        if fold(needle) == fold(self._needle):
            return
        self._needle = needle
        self._stays = stay
        self._by_page.clear()
        self._current = None
        count = self._source.page_count
        self._todo = [*range(page, count), *range(page)] if fold(needle) else []
        self._search_on()
        if self._todo:
            self._timer.start()

    def stop(self) -> None:
        """End the search and forget what was found."""
        self.start("", 0)

    @Slot()
    def _search_on(self) -> None:
        folded, clock = fold(self._needle), QElapsedTimer()
        clock.start()
        while self._todo and clock.elapsed() < SLICE_MS:
            page = self._todo.pop(0)
            if page not in self._indexes:
                self._indexes[page] = PageIndex(page, self._source.text(page))
            if found := self._indexes[page].find(folded):
                self._by_page[page] = found
                if self._current is None and self._stays:
                    self._current = found[0]
                elif self._current is None:
                    self._go(found[0])
            if sum(map(len, self._by_page.values())) > MAX_HITS:
                self._todo.clear()
        if not self._todo:
            self._timer.stop()
        self.changed.emit()

    def step(self, by: int) -> None:
        """Go `by` hits on (1) or back (-1), around the ends."""
        if hits := self.hits:
            at = hits.index(self._current) if self._current is not None else -by
            self._go(hits[(at + by) % len(hits)])
            self.changed.emit()

    def _go(self, hit: Hit) -> None:
        self._current = hit
        self.arrived.emit(hit)

    def close(self) -> None:
        """Touch the source no more."""
        self._timer.stop()
        self._todo.clear()
