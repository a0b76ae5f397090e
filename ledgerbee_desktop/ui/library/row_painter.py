"""Paints the rows of a `RowsModel` as `CellDelegate` does, at a fraction of its cost: a pull paints a list again and again.

Qt asks a model eight questions about each cell and lays out its text anew each time. Here a cell is asked for once, and a text that was
laid out, or a chip that was painted, is kept until the font or the colours change.
"""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QPointF, QRect, Qt, Slot
from PySide6.QtGui import QFontMetricsF, QPainter, QPixmap, QStaticText
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget
from typing_extensions import override

from ledgerbee_desktop.ui.library.chips import CellDelegate, Tone, paint_chip
from ledgerbee_desktop.ui.library.rows import Index, RowsModel
from ledgerbee_desktop.ui.theme import SPACE, theme

KEPT = 4_000
_SELECTED = QStyle.StateFlag.State_Selected


class RowPainter(CellDelegate):
    """The delegate of a view on `rows`. Call `forget` when the view's font is another one."""

    def __init__(self, rows: RowsModel[Any], view: QWidget) -> None:
        super().__init__(view)
        self._rows, self._view = rows, view
        self._theme = theme()
        self._texts: dict[tuple[str, int, bool], tuple[QStaticText, float]] = {}
        self._chips: dict[tuple[str, str, int, int, float], QPixmap] = {}
        self.forget()
        self._theme.changed.connect(self.forget)

    @Slot()
    def forget(self) -> None:
        """Lay out every text anew."""
        self._texts.clear()
        self._chips.clear()
        self._font, self._metrics = self._view.font(), QFontMetricsF(self._view.font())
        self._height = self._view.fontMetrics().height()

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell = self._rows.shown(index.row(), index.column())
        rect = option.rect
        left, top, width, height = rect.x(), rect.y(), rect.width(), rect.height()
        tokens, selected = self._theme.tokens, bool(option.state & _SELECTED)
        if selected:
            painter.fillRect(rect, tokens.selection)
        if cell.tone is not None:
            ratio = painter.device().devicePixelRatioF()
            painter.drawPixmap(left, top, self._chip(cell.text, cell.tone, width, height, ratio))
            return
        text, wide = self._text(cell.text, width - 2 * SPACE, right=cell.right)
        painter.setFont(self._font)
        painter.setPen(tokens.on_selection if selected else getattr(tokens, cell.colour))
        begin = left + width - SPACE - wide if cell.right else left + SPACE
        painter.drawStaticText(QPointF(begin, top + (height - self._height) / 2), text)

    def _text(self, text: str, room: int, *, right: bool) -> tuple[QStaticText, float]:
        """The text as far as there is room, and its width if it stands at the right, else 0."""
        key = (text, room, right)
        found = self._texts.get(key)
        if found is None:
            shown, laid_out = text, self._laid_out(text)
            # The font's own measure lays a text out a second time; the size of what is laid out may be a pixel more.
            near = laid_out.size().width() > room - SPACE
            if near and self._metrics.horizontalAdvance(text) > room:
                shown = self._view.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
                laid_out = self._laid_out(shown)
            found = laid_out, self._metrics.horizontalAdvance(shown) if right else 0.0
            if len(self._texts) >= KEPT:  # one for one: to give all of them up at once takes longer than a frame
                del self._texts[next(iter(self._texts))]
            self._texts[key] = found
        return found

    def _laid_out(self, text: str) -> QStaticText:
        laid_out = QStaticText(text)
        laid_out.setTextFormat(Qt.TextFormat.PlainText)
        laid_out.prepare(font=self._font)
        return laid_out

    def _chip(self, text: str, tone: str, width: int, height: int, ratio: float) -> QPixmap:
        """A cell with a chip in it, on nothing."""
        key = (text, tone, width, height, ratio)
        found = self._chips.get(key)
        if found is None:
            found = QPixmap(round(width * ratio), round(height * ratio))
            found.setDevicePixelRatio(ratio)
            found.fill(Qt.GlobalColor.transparent)
            painter = QPainter(found)
            painter.setFont(self._font)
            paint_chip(painter, QRect(SPACE // 2, 0, width - SPACE, height), text, Tone(tone))
            painter.end()
            if len(self._chips) >= KEPT:
                del self._chips[next(iter(self._chips))]
            self._chips[key] = found
        return found
