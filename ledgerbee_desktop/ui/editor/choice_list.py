"""The list below a text field: rows to choose from while the keyboard stays in the field. Not a window of its own, so nothing steals the focus."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import QAbstractListModel, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListView,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from ledgerbee_desktop.ui import a11y
from ledgerbee_desktop.ui.text import clean_line
from ledgerbee_desktop.ui.theme import SPACE, theme

Index = QModelIndex | QPersistentModelIndex
ROW_HEIGHT = 30
MOST_ROWS = 9


@dataclass(frozen=True, slots=True)
class Choice:
    """One row: a muted lead (a number), the name, a muted note beside it, and what stands right-aligned."""

    value: object
    lead: str
    text: str
    note: str = ""
    right: str = ""
    dimmed: bool = False

    @property
    def spoken(self) -> str:
        """The whole row for a screen reader."""
        return clean_line(", ".join(part for part in (self.lead, self.text, self.note, self.right) if part))


class _Rows(QAbstractListModel):
    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.choices: Sequence[Choice] = ()

    def show(self, choices: Sequence[Choice]) -> None:
        self.beginResetModel()
        self.choices = choices
        self.endResetModel()

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self.choices)

    @override
    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if not index.isValid():
            return None
        choice = self.choices[index.row()]
        if role in {Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole}:
            return choice.spoken
        return choice if role == Qt.ItemDataRole.UserRole else None


class _RowPainter(QStyledItemDelegate):
    @override
    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        return QSize(100, ROW_HEIGHT)

    @override
    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        choice: Choice = index.data(Qt.ItemDataRole.UserRole)
        tokens = theme().tokens
        room = option.rect
        painter.save()
        selected = bool(option.state & QStyle.StateFlag.State_Selected)
        painter.fillRect(room, tokens.selection if selected else tokens.raised)
        quiet = tokens.disabled if choice.dimmed else tokens.on_selection if selected else tokens.muted
        loud = tokens.disabled if choice.dimmed else tokens.on_selection if selected else tokens.text
        metrics = painter.fontMetrics()
        inner = room.adjusted(SPACE + 2, 0, -SPACE - 2, 0)
        right_width = metrics.horizontalAdvance(choice.right)
        painter.setPen(loud)
        painter.drawText(inner, int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter), choice.right)
        left = QRect(inner.left(), inner.top(), inner.width() - right_width - 2 * SPACE, inner.height())
        for text, colour, least in ((choice.lead, quiet, 64), (choice.text, loud, 0), (choice.note, quiet, 0)):
            if not text and not least:
                continue
            painter.setPen(colour)
            shown = metrics.elidedText(clean_line(text), Qt.TextElideMode.ElideRight, max(0, left.width()))
            painter.drawText(left, int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter), shown)
            left.setLeft(left.left() + max(least, metrics.horizontalAdvance(shown) + SPACE + 4))
        painter.restore()


class ChoiceList(QFrame):
    """Shown by `offer`, below (or above) its anchor. The field keeps the focus and hands keys over with `take_key`."""

    taken = Signal(object)
    """A row was clicked: the `Choice`."""

    def __init__(self, parent: QWidget, name: str) -> None:
        super().__init__(parent)
        self._surface = parent
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._rows = _Rows(self)
        self._view = QListView(self)
        self._view.setModel(self._rows)
        self._view.setItemDelegate(_RowPainter(self._view))
        self._view.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._view.setUniformItemSizes(True)
        self._view.setVerticalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self._view.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._view.clicked.connect(self._clicked)
        a11y.name(self._view, name)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._view)
        self.hide()

    def offer(self, choices: Sequence[Choice], anchor: QWidget, *, width: int, highlight: bool) -> None:
        """Show `choices` at `anchor`; nothing to choose hides the list. `highlight` puts the mark on the first row."""
        if not choices:
            self.hide()
            return
        self._rows.show(choices)
        self._view.setCurrentIndex(self._rows.index(0) if highlight else QModelIndex())
        self._view.scrollToTop()
        parent = self._surface
        height = min(len(choices), MOST_ROWS) * ROW_HEIGHT + 2
        corner = anchor.mapTo(parent, QPoint(0, anchor.height()))
        if corner.y() + height > parent.height():
            above = anchor.mapTo(parent, QPoint(0, 0)).y()
            if above >= height:
                corner.setY(above - height)
            else:
                height = max(ROW_HEIGHT * 3 + 2, parent.height() - corner.y())
        wide = min(width, parent.width() - 2)
        corner.setX(max(0, min(corner.x(), parent.width() - wide)))
        self.setGeometry(QRect(corner, QSize(wide, height)))
        self.show()
        self.raise_()

    @property
    def highlighted(self) -> Choice | None:
        """The marked row while the list is shown."""
        index = self._view.currentIndex()
        return self._rows.choices[index.row()] if not self.isHidden() and index.isValid() else None

    @property
    def choices(self) -> Sequence[Choice]:
        """The rows that are shown; none while the list is hidden."""
        return self._rows.choices if not self.isHidden() else ()

    def take_key(self, event: QKeyEvent) -> bool:
        """Use a key of the field: arrows and pages move the mark, Esc closes the list. True when it was used."""
        if self.isHidden():
            return False
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        step = {
            Qt.Key.Key_Down: 1,
            Qt.Key.Key_Up: -1,
            Qt.Key.Key_PageDown: MOST_ROWS - 1,
            Qt.Key.Key_PageUp: 1 - MOST_ROWS,
        }.get(Qt.Key(event.key()))
        if step is not None:
            self._move(step)
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
            return True
        return False

    def _move(self, step: int) -> None:
        current = self._view.currentIndex()
        row = current.row() + step if current.isValid() else (0 if step > 0 else len(self._rows.choices) - 1)
        index = self._rows.index(max(0, min(row, len(self._rows.choices) - 1)))
        self._view.setCurrentIndex(index)
        self._view.scrollTo(index)

    def _clicked(self, index: QModelIndex) -> None:
        self.taken.emit(self._rows.choices[index.row()])
