"""One page as it lies on the canvas: sheet and shadow, the image, what was found and selected on it, what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter

from ledgerbee_desktop.ui.pdf.pages import OpenPdf
from ledgerbee_desktop.ui.text import explain
from ledgerbee_desktop.ui.theme import load_tokens, theme

SHADOW = 5

OnScreen = Callable[[QRectF], QRectF]
"""Where a box on the page (its points) stands in the viewport."""


def paint_page(painter: QPainter, pdf: OpenPdf, page: int, rect: QRectF, image: QImage | None) -> None:
    """The sheet in `rect` (viewport) with the best image there is; None leaves it blank."""
    sheet = QRect(round(rect.x()), round(rect.y()), round(rect.width()), round(rect.height()))
    _paint_shadow(painter, sheet)
    paper = load_tokens("light")  # paper stays paper in the dark
    painter.fillRect(sheet, paper.base)
    if image is not None:
        exact = image.width() == round(rect.width() * painter.device().devicePixelRatioF())
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform, not exact)
        painter.drawImage(sheet, image)
    if page in pdf.broken:
        painter.setPen(paper.muted)
        painter.drawText(sheet, Qt.AlignmentFlag.AlignCenter, explain(pdf.broken[page]))


def paint_marks(painter: QPainter, pdf: OpenPdf, page: int, on_screen: OnScreen) -> None:
    """Colour what the search found and what is selected, once it is known where the page's text stands."""
    text = pdf.located(page)
    if text is None:
        return
    paper = load_tokens("light")
    painter.save()
    painter.setCompositionMode(QPainter.CompositionMode.CompositionMode_Multiply)
    for hit in pdf.finder.on_page(page):
        colour = paper.search_current if hit == pdf.finder.current else paper.search_hit
        _fill(painter, text.boxes(hit.start, hit.end), on_screen, colour)
    span = pdf.selection.on_page(page, len(text.text))
    if span is not None:
        _fill(painter, text.boxes(*span), on_screen, paper.marked)
    painter.restore()


def _paint_shadow(painter: QPainter, sheet: QRect) -> None:
    shadow = QColor(theme().tokens.shadow)
    painter.setPen(Qt.PenStyle.NoPen)
    for spread in range(SHADOW, 0, -1):
        shadow.setAlphaF(0.025 + 0.02 * (SHADOW - spread))
        painter.setBrush(shadow)
        painter.drawRoundedRect(sheet.adjusted(-spread, 1 - spread, spread, spread + 2), spread, spread)


def _fill(painter: QPainter, boxes: list[QRectF], on_screen: OnScreen, colour: QColor) -> None:
    for box in boxes:
        painter.fillRect(on_screen(box), colour)
