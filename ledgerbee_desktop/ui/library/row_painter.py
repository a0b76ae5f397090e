"""Paints the rows of a `RowsModel` as `CellDelegate` does, at a fraction of its cost: a pull paints a list again and again.

Qt asks a model eight questions about each cell and lays out its text anew each time. Here a cell is asked for once, and a text that was
laid out, or a chip that was painted, is kept until the font or the colours change. The texts of a row that is about to be shown are laid
out before: a window full of them at once was the longest frame of a pull.
"""

from __future__ import annotations

from typing import Any, TypeVar

from PySide6.QtCore import QPointF, QRect, Qt, Slot
from PySide6.QtGui import QFontMetricsF, QPainter, QPixmap, QStaticText
from PySide6.QtWidgets import QStyle, QStyleOptionViewItem, QWidget
from typing_extensions import override

from ledgerbee_desktop.ui.library.chips import CellDelegate, Tone, paint_chip
from ledgerbee_desktop.ui.library.kept_rows import Cells
from ledgerbee_desktop.ui.library.rows import Index, RowsModel
from ledgerbee_desktop.ui.theme import SPACE, theme

K = TypeVar("K")
V = TypeVar("V")

KEPT = 4_000
_SELECTED = QStyle.StateFlag.State_Selected


class RowPainter(CellDelegate):
    """The delegate of a view on `rows`. Call `forget` when the view's font is another one."""

    def __init__(self, rows: RowsModel[Any], view: QWidget) -> None:
        super().__init__(view)
        self._rows, self._view = rows, view
        self._theme = theme()
        self._nowhere = QPixmap(1, 1)
        self._laid_out: dict[str, QStaticText] = {}
        self._texts: dict[tuple[str, int, bool], tuple[QStaticText, float]] = {}
        self._chips: dict[tuple[str, str, int, int, float], QPixmap] = {}
        self.forget()
        self._theme.changed.connect(self.forget)
        rows.about_to_show.connect(self._prepare)

    @Slot()
    def forget(self) -> None:
        """Lay out every text anew."""
        self._laid_out.clear()
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

    @Slot(object)
    def _prepare(self, cells: Cells) -> None:
        """Lay the texts of a row out and paint them where nobody sees it: what a letter is first painted with has to be made."""
        painter = QPainter(self._nowhere)
        painter.setFont(self._font)
        for cell in cells:
            if cell.tone is None:
                painter.drawStaticText(QPointF(), self._static(cell.text))
        painter.end()

    def _text(self, text: str, room: int, *, right: bool) -> tuple[QStaticText, float]:
        """The text as far as there is room, and its width if it stands at the right, else 0."""
        key = (text, room, right)
        found = self._texts.get(key)
        if found is None:
            shown, laid_out = text, self._static(text)
            # The font's own measure lays a text out a second time; the size of what is laid out may be a pixel more.
            near = laid_out.size().width() > room - SPACE
            if near and self._metrics.horizontalAdvance(text) > room:
                shown = self._view.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room)
                laid_out = self._static(shown)
            found = laid_out, self._metrics.horizontalAdvance(shown) if right else 0.0
            _keep(self._texts, key, found)
        return found

    def _static(self, text: str) -> QStaticText:
        """The whole text, laid out."""
        found = self._laid_out.get(text)
        if found is None:
            found = QStaticText(text)
            found.setTextFormat(Qt.TextFormat.PlainText)
            found.prepare(font=self._font)
            _keep(self._laid_out, text, found)
        return found

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
            _keep(self._chips, key, found)
        return found


def _keep(kept: dict[K, V], key: K, value: V) -> None:
    """One for one, where there are too many: to give all of them up at once takes longer than a frame."""
    if len(kept) >= KEPT:
        del kept[next(iter(kept))]
    kept[key] = value
