"""How a cell of the line grid looks. Colours come from the theme at each painting."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import QStyle, QStyledItemDelegate, QStyleOptionViewItem, QTableView
from typing_extensions import override

from ledgerbee_desktop.core.drafts import Line
from ledgerbee_desktop.core.kinds import LineKind
from ledgerbee_desktop.core.rules import Finding, Severity
from ledgerbee_desktop.ui.editor.columns import NUMBERS, Column, OwnRole
from ledgerbee_desktop.ui.icons import pixmap
from ledgerbee_desktop.ui.theme import SPACE, Tokens, theme

Index = QModelIndex | QPersistentModelIndex
ICON = 16
_KIND_ICON = {LineKind.PRODUCT: "product-line", LineKind.TEXT: "text-line", LineKind.SEPARATOR: "separator-line"}


class CellPainter(QStyledItemDelegate):
    """Paints every cell; the delegates of the editable columns build on it."""

    def __init__(self, grid: QTableView) -> None:
        super().__init__(grid)
        self._grid = grid

    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(40, 30)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        tokens, room = theme().tokens, option.rect
        line: Line | None = index.data(OwnRole.LINE)
        finding: Finding | None = index.data(OwnRole.FINDING)
        painter.save()
        painter.fillRect(room, self._ground(tokens, option, index, finding))
        painter.setPen(tokens.grid_line)
        painter.drawLine(room.bottomLeft(), room.bottomRight())
        column = index.column()
        if column == Column.KIND:
            self._icon(painter, room, "add" if line is None else _KIND_ICON[line.kind], tokens.muted)
        elif column == Column.FINDINGS:
            self._finding(painter, room, finding, tokens)
        elif line is not None and line.kind is LineKind.SEPARATOR:
            self._rule(painter, room, column, tokens)
        else:
            self._text(painter, option, index, line, tokens)
        self._frame(painter, option, index, tokens)
        painter.restore()

    def _ground(self, tokens: Tokens, option: QStyleOptionViewItem, index: Index, finding: Finding | None) -> QColor:
        is_current = self._grid.currentIndex() == index
        if option.state & QStyle.StateFlag.State_Selected and not is_current:
            return tokens.selection
        if finding is not None and index.column() != Column.FINDINGS:
            return tokens.error_soft if finding.severity is Severity.ERROR else tokens.warning_soft
        return tokens.hover if index.row() == self._grid.currentIndex().row() and self._is_busy() else tokens.base

    def _is_busy(self) -> bool:
        return self._grid.hasFocus() or self._grid.state() == QTableView.State.EditingState

    def _frame(self, painter: QPainter, option: QStyleOptionViewItem, index: Index, tokens: Tokens) -> None:
        if self._grid.currentIndex() == index:
            painter.setPen(
                QPen(tokens.accent if self._is_busy() else tokens.border_strong, 2 if self._is_busy() else 1)
            )
            painter.drawRect(option.rect.adjusted(1, 1, -1, -1))

    def _icon(self, painter: QPainter, room: QRect, name: str, colour: QColor) -> None:
        ratio = painter.device().devicePixelRatioF()
        top = room.top() + (min(room.height(), 30) - ICON) // 2
        painter.drawPixmap(room.center().x() - ICON // 2 + 1, top, pixmap(name, ICON, colour, ratio))

    def _finding(self, painter: QPainter, room: QRect, finding: Finding | None, tokens: Tokens) -> None:
        if finding is not None:
            is_error = finding.severity is Severity.ERROR
            name, colour = ("error", tokens.error) if is_error else ("warning", tokens.warning)
            self._icon(painter, room, name, colour)

    def _rule(self, painter: QPainter, room: QRect, column: int, tokens: Tokens) -> None:
        left = room.left() + (SPACE if column == Column.PRODUCT else 0)
        right = room.right() - (SPACE if column == Column.TOTAL else 0)
        painter.setPen(QPen(tokens.border_strong, 1))
        painter.drawLine(left, room.center().y(), right, room.center().y())

    def _text(
        self, painter: QPainter, option: QStyleOptionViewItem, index: Index, line: Line | None, tokens: Tokens
    ) -> None:
        text: str = index.data(Qt.ItemDataRole.DisplayRole)
        if not text:
            return
        dimmed = bool(index.data(OwnRole.DIMMED))
        selected = bool(option.state & QStyle.StateFlag.State_Selected) and self._grid.currentIndex() != index
        painter.setPen(tokens.muted if dimmed else tokens.on_selection if selected else tokens.text)
        font = QFont(option.font)
        if line is None:
            font.setItalic(True)
        painter.setFont(font)
        metrics = painter.fontMetrics()
        room = option.rect.adjusted(SPACE, 0, -SPACE, 0)
        if index.column() == Column.PRICE and index.data(OwnRole.OVERRIDE):
            self._own_price_mark(painter, room, tokens)
        right = Qt.AlignmentFlag.AlignRight if index.column() in NUMBERS else Qt.AlignmentFlag.AlignLeft
        lines = text.split("\n")
        top = room.top() + (30 - metrics.height()) // 2
        for number, part in enumerate(lines):
            place = QRect(room.left(), top + number * metrics.lineSpacing(), room.width(), metrics.height())
            if place.bottom() > room.bottom():
                break
            painter.drawText(place, int(right), metrics.elidedText(part, Qt.TextElideMode.ElideRight, room.width()))

    def _own_price_mark(self, painter: QPainter, room: QRect, tokens: Tokens) -> None:
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(tokens.accent)
        painter.drawEllipse(room.left(), room.center().y() - 2, 5, 5)
        painter.restore()
