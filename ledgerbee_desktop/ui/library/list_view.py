"""The table of a list tab: fixed rows, sorting by header, selection that survives a refresh, widths that are remembered."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QEvent, QItemSelection, QItemSelectionModel, QModelIndex, Qt, Signal, Slot
from PySide6.QtGui import QFocusEvent, QFontMetrics, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget
from typing_extensions import override

from ledgerbee_desktop.ui.keys import ENTER
from ledgerbee_desktop.ui.library.column import Column
from ledgerbee_desktop.ui.library.row_painter import RowPainter
from ledgerbee_desktop.ui.library.rows import RowsModel
from ledgerbee_desktop.ui.text import explain
from ledgerbee_desktop.ui.theme import SPACE, theme

ROW_HEIGHT = 4 * SPACE
NARROWEST = 40
HEADING_MARGINS = 20
STRETCH_ROOM = 200
"""What the column that stretches should have at least before the others get all of theirs; a wider `width` of its own counts."""


class ListView(QTableView):
    """Shows a `RowsModel`. `opened` and `chosen` carry ids."""

    opened = Signal(str)
    """Enter or a double click on a row."""
    chosen = Signal(str)
    """The current row is another one; empty for none."""
    selection_changed = Signal()
    """Other rows are selected."""
    layout_changed = Signal()
    """Widths, sorting or the choice of columns were changed by the person."""

    def __init__(self, model: RowsModel[Any], parent: QWidget | None = None, *, multiple: bool = False) -> None:
        super().__init__(parent)
        self._rows = model
        self._wanted: str | None = None
        self._selected_before: frozenset[str] = frozenset()
        self._row_before = 0
        self._first_wanted = self._opening = False
        self._quiet = True
        self._widths = {n: column.width for n, column in enumerate(model.columns) if not column.stretch}
        self.setModel(model)
        self._painter = RowPainter(model, self)
        self.setItemDelegate(self._painter)
        self._set_up_look()
        if multiple:
            self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self._set_up_header()
        model.about_to_change.connect(self._remember)
        model.loaded.connect(self._restore)
        self.selectionModel().currentChanged.connect(self._tell_chosen)
        self.selectionModel().selectionChanged.connect(self.selection_changed)
        self.doubleClicked.connect(self._open)
        theme().changed.connect(model.repaint_rows)
        self._quiet = False

    def _set_up_look(self) -> None:
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.setAlternatingRowColors(True)
        self.setCornerButtonEnabled(False)
        rows = self.verticalHeader()
        rows.hide()
        rows.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        rows.setDefaultSectionSize(ROW_HEIGHT)

    def _set_up_header(self) -> None:
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setMinimumSectionSize(NARROWEST)
        header.setSectionsMovable(False)
        for number, column in enumerate(self._rows.columns):
            header.resizeSection(number, column.width)
            if column.stretch:
                header.setSectionResizeMode(number, QHeaderView.ResizeMode.Stretch)
        self._show_sorting()
        self.setSortingEnabled(True)
        header.sectionResized.connect(self._note_width)
        header.sortIndicatorChanged.connect(self._tell_layout)

    def _show_sorting(self) -> None:
        order = Qt.SortOrder.DescendingOrder if self._rows.descending else Qt.SortOrder.AscendingOrder
        numbers = [number for number, column in enumerate(self._rows.columns) if column.id == self._rows.sort_id]
        self.horizontalHeader().setSortIndicator(numbers[0] if numbers else 0, order)

    # --- the row -------------------------------------------------------------------------------

    def current_id(self) -> str | None:
        """The id of the current row."""
        index = self.currentIndex()
        return self._rows.id_at(index.row()) if index.isValid() else None

    def selected_ids(self) -> tuple[str, ...]:
        """The ids of the selected rows, in the order of the list."""
        rows = sorted(index.row() for index in self.selectionModel().selectedRows())
        return tuple(row_id for row in rows if (row_id := self._rows.id_at(row)) is not None)

    def choose(self, row_id: str) -> None:
        """Make the row of an id the current one, now or when it is there."""
        self._wanted = row_id
        self._go_to_wanted()

    def choose_first(self) -> None:
        """Make the first row the current one as soon as the rows that are being asked for are there."""
        self._first_wanted = True

    @Slot()
    def _remember(self) -> None:
        self._wanted = self.current_id() or self._wanted
        selected = self.selected_ids()
        self._selected_before = frozenset(selected) if len(selected) > 1 else frozenset()
        self._row_before = max(0, self.currentIndex().row())

    @Slot()
    def _restore(self) -> None:
        if not self.currentIndex().isValid() and self._rows.rowCount():
            self._go_to_wanted()
            if not self.currentIndex().isValid():
                self.selectRow(min(self._row_before, self._rows.rowCount() - 1))
            self._select_again()
        if not self._rows.is_current:
            return
        if self._first_wanted:
            self._first_wanted = False
            self.selectRow(0)
        if self._opening:
            self._opening = False
            self._open()

    def _select_again(self) -> None:
        """Several rows were selected before other ids came: select those of them that are still here."""
        wanted, self._selected_before = self._selected_before, frozenset()
        selection = QItemSelection()
        for row, row_id in enumerate(self._rows.ids if wanted else ()):
            if row_id in wanted:
                index = self._rows.index(row, 0)
                selection.select(index, index)
        flags = QItemSelectionModel.SelectionFlag
        if selection.count() > 1:
            self.selectionModel().select(selection, flags.ClearAndSelect | flags.Rows)

    def _go_to_wanted(self) -> None:
        row = None if self._wanted is None else self._rows.row_of(self._wanted)
        if row is not None:
            self._wanted = None
            self.selectRow(row)
            self.scrollTo(self._rows.index(row, 0))

    @Slot(QModelIndex, QModelIndex)
    def _tell_chosen(self, current: QModelIndex, _before: QModelIndex) -> None:
        self.chosen.emit(self._rows.id_at(current.row()) or "" if current.isValid() else "")

    @Slot()
    def _open(self) -> None:
        if not self._rows.is_current:  # Enter means the row that comes, not the one that is about to go
            self._opening = True
            return
        row_id = self.current_id()
        if row_id is not None:
            self.opened.emit(row_id)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            self._open()
            return
        super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if not self.currentIndex().isValid() and self._rows.rowCount():
            self.selectRow(0)

    @override
    def scrollContentsBy(self, dx: int, dy: int) -> None:
        super().scrollContentsBy(dx, dy)
        self._rows.show_from(self.rowAt(0))

    # --- widths and sorting ------------------------------------------------------------------------

    @Slot()
    def _tell_layout(self) -> None:
        if not self._quiet:
            self.layout_changed.emit()

    @Slot(int, int, int)
    def _note_width(self, section: int, _before: int, width: int) -> None:
        if not self._quiet and section in self._widths:
            self._widths[section] = width
        self._tell_layout()

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() in {QEvent.Type.FontChange, QEvent.Type.StyleChange}:
            self._painter.forget()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._share_width()

    def _share_width(self) -> None:
        """Give each column its width; where the list is too narrow for all, each gives up what it can do without."""
        shown = {n: width for n, width in self._widths.items() if not self.isColumnHidden(n)}
        columns = self._rows.columns
        spare = {n: max(0, w - max(columns[n].least or w * 3 // 4, self._heading(n))) for n, w in shown.items()}
        room = max((max(STRETCH_ROOM, column.width) for column in columns if column.stretch), default=0)
        short = sum(shown.values()) + room - self.viewport().width()
        share = min(1.0, max(0, short) / max(1, sum(spare.values())))
        was, self._quiet = self._quiet, True
        for number, width in shown.items():
            self.horizontalHeader().resizeSection(number, width - int(spare[number] * share))
        self._quiet = was

    def _heading(self, number: int) -> int:
        """What the heading of a column needs, its arrow included."""
        font = self.horizontalHeader().font()
        font.setBold(True)
        return QFontMetrics(font).horizontalAdvance(explain(self._rows.columns[number].title)) + HEADING_MARGINS

    @property
    def columns(self) -> tuple[Column[Any], ...]:
        """All columns, hidden ones too."""
        return self._rows.columns

    @property
    def sorting(self) -> tuple[str, bool]:
        """The id of the column that the list is sorted by, and whether the greatest comes first."""
        return self._rows.sort_id, self._rows.descending

    def sort_by(self, column_id: str, *, descending: bool) -> None:
        """Sort by a column, as a click on its heading does."""
        order = Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder
        numbers = [number for number, column in enumerate(self._rows.columns) if column.id == column_id]
        self.sortByColumn(numbers[0], order)

    def shows_column(self, column_id: str) -> bool:
        """Is the column to be seen?"""
        return any(c.id == column_id and not self.isColumnHidden(n) for n, c in enumerate(self._rows.columns))

    def show_column(self, column_id: str, *, shown: bool) -> None:
        """Show or hide a column."""
        for number, column in enumerate(self._rows.columns):
            if column.id == column_id:
                self.setColumnHidden(number, not shown)
                self._share_width()
                self._tell_layout()

    def layout_state(self) -> dict[str, object]:
        """Widths by column id, the hidden columns, and the sorting: for the workspace."""
        shown = {c.id: n for n, c in enumerate(self._rows.columns) if not self.isColumnHidden(n)}
        widths = {c.id: self._widths[shown[c.id]] for c in self._rows.columns if c.id in shown and not c.stretch}
        hidden = [c.id for c in self._rows.columns if c.id not in shown]
        return {
            "widths": widths,
            "hidden": hidden,
            "sort": self._rows.sort_id,
            "descending": self._rows.descending,
        }

    def set_layout_state(self, state: object) -> None:
        """Put back what `layout_state` gave; anything that does not fit is ignored."""
        if not isinstance(state, Mapping):
            return
        self._quiet = True
        widths, hidden = state.get("widths"), state.get("hidden")
        for number, column in enumerate(self._rows.columns):
            self.setColumnHidden(number, isinstance(hidden, list) and column.id in hidden and not column.stretch)
            width = widths.get(column.id) if isinstance(widths, Mapping) else None
            if isinstance(width, int) and not column.stretch:
                self._widths[number] = max(NARROWEST, min(width, 1_000))
        sort, descending = state.get("sort"), state.get("descending")
        if isinstance(descending, bool) and sort in {column.id for column in self._rows.columns}:
            self._rows.sort_id, self._rows.descending = str(sort), descending
            self._show_sorting()
        self._share_width()
        self._quiet = False
