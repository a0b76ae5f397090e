"""The line grid: cells in rows, walked with Enter and Tab; the row commands of editor.md."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QMouseEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QTableView, QWidget
from typing_extensions import override

from ledgerbee_desktop.core.drafts import Caret, Draft
from ledgerbee_desktop.ui import a11y
from ledgerbee_desktop.ui.editor import walking
from ledgerbee_desktop.ui.editor.cell_parts import Step
from ledgerbee_desktop.ui.editor.cells import CellDelegate
from ledgerbee_desktop.ui.editor.columns import COLUMN_OF, FIELD_OF, Column
from ledgerbee_desktop.ui.editor.grid_look import KindMenu, dress, fit_rows, paint_rows, share_width
from ledgerbee_desktop.ui.editor.line_model import LineModel
from ledgerbee_desktop.ui.editor.number_cell import NumberDelegate
from ledgerbee_desktop.ui.editor.painter import CellPainter
from ledgerbee_desktop.ui.editor.product_cell import ProductDelegate
from ledgerbee_desktop.ui.editor.session import Session
from ledgerbee_desktop.ui.editor.text_cell import TextDelegate
from ledgerbee_desktop.ui.keys import ENTER
from ledgerbee_desktop.ui.theme import theme

Index = QModelIndex | QPersistentModelIndex
Key = Qt.Key
_WALK = ENTER | {Key.Key_Tab, Key.Key_Backtab}


class LineGrid(QTableView):
    """The current cell has a frame; typing opens it. Rows that the selection touches are what the row commands act on."""

    left = Signal(bool)
    """The person leaves the grid: forward (True) or back."""
    commanded = Signal(str)
    """A command of the table was pressed while a cell was open; its text has been taken."""
    caret_moved = Signal()
    """Another cell, another selection, or other half-typed text."""
    busy_changed = Signal(bool)
    """The grid or a cell in it got or lost the keyboard."""

    def __init__(self, session: Session, surface: QWidget) -> None:
        super().__init__(surface)
        self.session = session
        self.lines = LineModel(session, self)
        self.setModel(self.lines)
        self._wanted_column = int(Column.PRODUCT)
        self.product_cell = ProductDelegate(self, session, surface)
        self.text_cell = TextDelegate(self, session, surface)
        self.quantity_cell = NumberDelegate(self, session, surface)
        self.price_cell = NumberDelegate(self, session, surface)
        self._delegates: dict[int, CellDelegate] = {
            Column.PRODUCT: self.product_cell,
            Column.DESCRIPTION: self.text_cell,
            Column.QUANTITY: self.quantity_cell,
            Column.PRICE: self.price_cell,
        }
        self.setItemDelegate(CellPainter(self))
        for column, delegate in self._delegates.items():
            self.setItemDelegateForColumn(column, delegate)
            delegate.accepted.connect(self._go_on)
            delegate.commanded.connect(self.commanded)
            delegate.typed.connect(self.caret_moved)
        dress(self)
        a11y.name(self, self.tr("Lines"))
        self._kinds = KindMenu(session, self)
        self.go_to(0, Column.PRODUCT)
        self.clicked.connect(self._cell_clicked)
        session.changed.connect(self._lines_changed)
        theme().changed.connect(self.viewport().update)
        fit_rows(self, range(len(session.draft.lines)))

    @property
    def open_cell(self) -> CellDelegate | None:
        """The delegate whose cell is open."""
        return next((delegate for delegate in self._delegates.values() if delegate.editor is not None), None)

    @property
    def is_busy(self) -> bool:
        """Has the grid, or a cell in it, the keyboard?"""
        return self.hasFocus() or self.open_cell is not None

    def rows(self) -> list[int]:
        """The rows of lines (not the empty one) that the selection touches, the current one included, from the top."""
        chosen = {index.row() for index in self.selectedIndexes()} | {self.currentIndex().row()}
        return sorted(row for row in chosen if self.lines.line(row) is not None)

    def go_to(self, row: int, column: int) -> None:
        """Make a cell the current one and the only selected one."""
        self._select(self.lines.index(row, column))
        self._wanted_column = column

    def _select(self, index: QModelIndex) -> None:
        # The view's own setCurrentIndex looks at the keyboard: after Ctrl+Z or Shift+Enter it would add to the selection.
        self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.ClearAndSelect)

    def select_rows(self, first: int, last: int, column: int) -> None:
        """Select whole cells of one column over these rows, the first of them current."""
        self.go_to(first, column)
        area = QItemSelection(self.lines.index(first, column), self.lines.index(last, column))
        self.selectionModel().select(area, QItemSelectionModel.SelectionFlag.ClearAndSelect)
        self.scrollTo(self.lines.index(last, column))
        self.scrollTo(self.lines.index(first, column))

    def settle(self) -> bool:
        """Take what is typed in an open cell. False when the cell refuses: it keeps the keyboard and says why."""
        cell = self.open_cell
        if cell is None or cell.leave():
            return True
        if cell.editor is not None:
            cell.editor.setFocus()
        return False

    def caret(self) -> Caret:
        """Where the person is, with the half-typed text of an open cell."""
        index = self.currentIndex()
        if not index.isValid():
            return Caret()
        field = FIELD_OF.get(Column(index.column()), "kind")
        cell = self.open_cell
        if cell is None:
            return Caret(field, index.row())
        return Caret(field, index.row(), cell.text, cell.position)

    def restore(self, caret: Caret) -> None:
        """Go back to where the person was, and open the cell with what was half typed."""
        column = COLUMN_OF.get(caret.field)
        if caret.row is None or column is None:
            return
        row = min(caret.row, self.lines.rowCount() - 1)
        self.go_to(row, column)
        if caret.typing is not None and self.lines.is_enterable(row, column):
            self.edit(self.currentIndex())
            self._delegates[column].put(caret.typing, caret.position)

    def walk(self, *, forward: bool) -> bool:
        """Go to the next cell; False when the grid is left instead."""
        index = self.currentIndex()
        there = walking.next_cell(self.lines, index.row(), index.column(), forward=forward)
        if there is not None:
            self.go_to(*there)
        return there is not None

    def _go_on(self, row: int, column: int, step: Step) -> None:
        if step in {Step.UP, Step.DOWN}:
            self.go_to(row, column)
            self._select(self._vertically(1 if step is Step.DOWN else -1))
        elif step is Step.QUANTITY and self.lines.is_enterable(row, Column.QUANTITY):
            self.go_to(row, Column.QUANTITY)
        elif step is Step.STAY:
            return
        elif step is Step.NEXT and self.lines.line(row) is None:
            self.left.emit(True)  # noqa: FBT003
        else:
            self.go_to(row, column)
            if not self.walk(forward=step is not Step.PREVIOUS):
                self.left.emit(step is not Step.PREVIOUS)

    def _vertically(self, step: int) -> QModelIndex:
        return walking.above_or_below(self.lines, self.currentIndex().row(), step, self._wanted_column)

    @override
    def moveCursor(self, action: QAbstractItemView.CursorAction, modifiers: Qt.KeyboardModifier) -> QModelIndex:
        if action in {QAbstractItemView.CursorAction.MoveUp, QAbstractItemView.CursorAction.MoveDown}:
            return self._vertically(1 if action == QAbstractItemView.CursorAction.MoveDown else -1)
        there = walking.moved(self.lines, self.currentIndex(), action, modifiers)
        if there is None:
            return super().moveCursor(action, modifiers)
        self._wanted_column = there.column()
        return there

    @override
    def selectionCommand(self, index: Index, event: QEvent | None = None) -> QItemSelectionModel.SelectionFlag:
        """Ctrl with a key leads away from what was selected, too: commands must not act on rows that are out of sight."""
        if isinstance(event, QKeyEvent) and walking.leads_away(event):
            return QItemSelectionModel.SelectionFlag.ClearAndSelect
        return super().selectionCommand(index, event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if self.open_cell is not None:  # what the open cell had no use for
            event.ignore()
        elif event.key() in _WALK and not modifiers & ~Qt.KeyboardModifier.ShiftModifier:
            back = modifiers == Qt.KeyboardModifier.ShiftModifier or event.key() == Key.Key_Backtab
            if event.key() in ENTER:
                self._enter(forward=not back)
            else:
                event.setAccepted(self.walk(forward=not back))
        elif event.matches(QKeySequence.StandardKey.Copy):
            self.commanded.emit("copy")
        elif modifiers == Qt.KeyboardModifier.NoModifier and self._plain_key(Key(event.key())):
            return
        elif modifiers & ~Qt.KeyboardModifier.ShiftModifier and not walking.moves(event):
            event.ignore()  # the window's and the tab's commands, never an edit
        else:
            super().keyPressEvent(event)

    def _plain_key(self, key: Qt.Key) -> bool:
        match key:
            case Key.Key_F2:
                self._edit_at_end()
            case Key.Key_F4:
                self._open_list()
            case Key.Key_Space if self.currentIndex().column() == Column.KIND:
                self._open_list()
            case Key.Key_Escape:
                self.left.emit(True)  # noqa: FBT003
            case Key.Key_Delete:
                self._clear_cell()
            case _:
                return False
        return True

    def _enter(self, *, forward: bool) -> None:
        leaves = forward and self.lines.line(self.currentIndex().row()) is None
        if leaves or not self.walk(forward=forward):
            self.left.emit(forward)

    def _edit_at_end(self) -> None:
        index = self.currentIndex()
        if not self.lines.is_enterable(index.row(), index.column()):
            return
        self.edit(index)
        cell = self.open_cell
        if cell is not None:
            cell.caret_to_end()

    def _open_list(self) -> None:
        index = self.currentIndex()
        if index.column() == Column.KIND:
            self._kinds.open(index)
        elif index.column() == Column.PRODUCT and self.lines.is_enterable(index.row(), index.column()):
            self.edit(index)
            self.product_cell.open_list()

    def _clear_cell(self) -> None:
        index = self.currentIndex()
        if self.lines.is_enterable(index.row(), index.column()) and index.column() != Column.PRODUCT:
            self.lines.setData(index, "" if index.column() == Column.DESCRIPTION else None)

    @override
    def edit(  # type: ignore[override]
        self, index: QModelIndex, trigger: QTableView.EditTrigger | None = None, event: QEvent | None = None
    ) -> bool | None:
        """Open a cell; by a key that is typed, what stood in it is replaced."""
        if trigger is None:
            super().edit(index)
            return None
        by_key = trigger == QTableView.EditTrigger.AnyKeyPressed and isinstance(event, QKeyEvent)
        self.text_cell.replacing = by_key
        opened: bool = super().edit(index, trigger, event)  # type: ignore[arg-type]
        self.text_cell.replacing = False
        return opened

    @override
    def mousePressEvent(self, event: QMouseEvent) -> None:
        if self.settle():  # a cell that refuses its text keeps the work where it is
            super().mousePressEvent(event)
            index = self.currentIndex()
            if index.isValid():
                self._wanted_column = index.column()

    def _cell_clicked(self, index: QModelIndex) -> None:
        if index.column() == Column.KIND:
            self._kinds.open(index)

    @override
    def currentChanged(self, current: Index, previous: Index) -> None:
        super().currentChanged(current, previous)
        paint_rows(self, previous, current)
        self.caret_moved.emit()

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.viewport().update()
        self.busy_changed.emit(True)  # noqa: FBT003

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        super().focusOutEvent(event)
        self.viewport().update()
        self.busy_changed.emit(self.is_busy)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        share_width(self)

    def _lines_changed(self, before: Draft, after: Draft) -> None:
        fit_rows(self, [row for row, line in enumerate(after.lines) if before.lines[row : row + 1] != (line,)])
