"""What the viewer needs from whoever can read PDFs. Lengths are PDF points (1/72 inch), origin top left."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from PySide6.QtCore import QRectF, QSizeF
from PySide6.QtGui import QImage

from ledgerbee_desktop.core.errors import AppError


class BrokenPdf(AppError):
    """The bytes cannot be shown as pages; the sentence says why, without blaming the reader."""


@dataclass(frozen=True, slots=True)
class Characters:
    """The text of a page in reading order and where each character stands.

    `boxes[i]` belongs to `text[i]`; None for line breaks and for characters whose place is unknown.
    """

    text: str
    boxes: tuple[QRectF | None, ...]


class PageSource(Protocol):
    """One open PDF. Every page is counted from 0."""

    @property
    def page_count(self) -> int:
        """Number of pages, at least 1."""
        ...

    def page_size_points(self, page: int) -> QSizeF:
        """Width and height as displayed (rotation applied), clamped to what can be laid out."""
        ...

    def image(self, page: int, scale: float) -> QImage:
        """The page on white at `scale` pixels per point, at most 4096 × 4096 pixels (then at a smaller scale).

        Raises BrokenPdf when this page cannot be drawn.
        """
        ...

    def text(self, page: int) -> str:
        """The text in reading order, lines ended by "\\n"; some milliseconds. Empty for a scan."""
        ...

    def prepare(self, page: int) -> bool:
        """Do a few milliseconds of the work for `characters`; True when there is nothing left to do."""
        ...

    def characters(self, page: int) -> Characters:
        """Text and boxes; at once when prepared, else some hundred milliseconds on a full page."""
        ...

    def close(self) -> None:
        """Let go of the document; nothing else may be called afterwards."""
        ...
