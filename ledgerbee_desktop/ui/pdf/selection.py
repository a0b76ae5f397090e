"""Which text is selected, over page borders; copying in reading order."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ledgerbee_desktop.ui.pdf.pagetext import PageText
from ledgerbee_desktop.ui.text import clean


@dataclass(frozen=True, slots=True, order=True)
class Caret:
    """Between two characters of a page: 0 is before the first one."""

    page: int
    index: int


@dataclass(frozen=True, slots=True)
class Selection:
    """From where the person began to where they are now; either may come first in the text."""

    anchor: Caret
    caret: Caret

    @property
    def empty(self) -> bool:
        """Whether nothing is selected."""
        return self.anchor == self.caret

    def on_page(self, page: int, length: int) -> tuple[int, int] | None:
        """Start and end of what is selected of a page with `length` characters."""
        first, last = sorted((self.anchor, self.caret))
        if self.empty or not first.page <= page <= last.page:
            return None
        start = first.index if page == first.page else 0
        end = last.index if page == last.page else length
        return (start, end) if start < end else None

    def text(self, page_text: Callable[[int], str]) -> str:
        """What is copied: reading order, a line break between pages, without blanks at line ends."""
        first, last = sorted((self.anchor, self.caret))
        parts = []
        for page in range(first.page, last.page + 1):
            text = page_text(page)
            span = self.on_page(page, len(text))
            if span is not None:
                parts.append(text[slice(*span)])
        return "\n".join(line.rstrip() for line in clean("\n".join(parts)).split("\n"))


def moved(caret: Caret, direction: str, page_count: int, page_text: Callable[[int], PageText]) -> Caret:
    """`caret` after "left", "right", "up" or "down"; at the border of a page it goes on to the next one."""
    text = page_text(caret.page)
    if direction in {"left", "right"}:
        index = caret.index + (1 if direction == "right" else -1)
    else:
        index = text.caret_beside(caret.index, 1 if direction == "down" else -1)
        if index == caret.index:
            index = len(text.text) + 1 if direction == "down" else -1
    if index < 0:
        return Caret(caret.page - 1, len(page_text(caret.page - 1).text)) if caret.page else Caret(0, 0)
    if index > len(text.text):
        return Caret(caret.page + 1, 0) if caret.page + 1 < page_count else Caret(caret.page, len(text.text))
    return Caret(caret.page, index)
