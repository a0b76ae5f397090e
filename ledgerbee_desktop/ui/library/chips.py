"""Calm coloured chips for statuses, painted in the theme's colours of the moment."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPalette
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QWidget
from typing_extensions import override

from ledgerbee_desktop.ui.library.rows import Index, OwnRole
from ledgerbee_desktop.ui.text import clean_line
from ledgerbee_desktop.ui.theme import SPACE, theme


class Tone(StrEnum):
    """What a chip's colour says; the words say it too."""

    NEUTRAL = "neutral"
    INFO = "info"
    OK = "ok"
    WARNING = "warning"
    ERROR = "error"


def colours(tone: Tone) -> tuple[QColor, QColor]:
    """Ground and text."""
    tokens = theme().tokens
    return {
        Tone.NEUTRAL: (tokens.pressed, tokens.text),
        Tone.INFO: (tokens.info_soft, tokens.accent),
        Tone.OK: (tokens.ok_soft, tokens.ok),
        Tone.WARNING: (tokens.warning_soft, tokens.warning),
        Tone.ERROR: (tokens.error_soft, tokens.error),
    }[tone]


def paint_chip(painter: QPainter, room: QRect, text: str, tone: Tone) -> None:
    """A chip with `text` at the left of `room`, in its middle; the text is cut where the room ends."""
    ground, ink = colours(tone)
    metrics = painter.fontMetrics()
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, max(0, room.width() - 2 * SPACE))
    height = metrics.height() + SPACE // 2
    box = QRectF(room.left(), room.center().y() - height / 2 + 1, metrics.horizontalAdvance(shown) + 2 * SPACE, height)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(ground)
    painter.drawRoundedRect(box, height / 2, height / 2)
    painter.setPen(ink)
    painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), shown)
    painter.restore()


class CellDelegate(QStyledItemDelegate):
    """Paints a cell with a tone as a chip, any other cell as text that stands below its heading."""

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        cell = QStyleOptionViewItem(option)
        self.initStyleOption(cell, index)
        text, cell.text = cell.text, ""
        cell.state &= ~QStyle.StateFlag.State_HasFocus  # the whole row is marked
        cell.widget.style().drawControl(QStyle.ControlElement.CE_ItemViewItem, cell, painter, cell.widget)
        room = option.rect.adjusted(SPACE, 0, -SPACE, 0)
        painter.setFont(cell.font)
        tone = index.data(OwnRole.TONE)
        if tone is not None:
            paint_chip(painter, room.adjusted(-SPACE // 2, 0, SPACE // 2, 0), text, Tone(tone))
            return
        selected = bool(cell.state & QStyle.StateFlag.State_Selected)
        role = QPalette.ColorRole.HighlightedText if selected else QPalette.ColorRole.Text
        painter.setPen(cell.palette.color(QPalette.ColorGroup.Active, role))
        shown = painter.fontMetrics().elidedText(text, Qt.TextElideMode.ElideRight, room.width())
        painter.drawText(room, int(cell.displayAlignment), shown)

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return super().sizeHint(option, index) + QSize(2 * SPACE, SPACE)


class Chip(QWidget):
    """A chip as a widget, for headers of pages."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text, self._tone = "", Tone.NEUTRAL
        theme().changed.connect(self.update)

    def show_status(self, text: str, tone: Tone) -> None:
        """Say `text` in the colours of `tone`; nothing is shown for no text."""
        self._text, self._tone = clean_line(text), tone
        self.setAccessibleName(self._text)
        self.setVisible(bool(self._text))
        self.updateGeometry()
        self.update()

    def text(self) -> str:
        """What is shown."""
        return self._text

    @override
    def sizeHint(self) -> QSize:
        metrics = self.fontMetrics()
        return QSize(metrics.horizontalAdvance(self._text) + 2 * SPACE + 2, metrics.height() + SPACE)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_chip(painter, self.rect(), self._text, self._tone)
        painter.end()
