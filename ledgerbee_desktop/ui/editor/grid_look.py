"""How the line grid is set up: columns, heights, what starts an edit; and the menu of line kinds."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QModelIndex, QObject, QPersistentModelIndex, QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHeaderView, QMenu, QTableView

from ledgerbee_desktop.core.kinds import LineKind
from ledgerbee_desktop.ui.editor.columns import Column, OwnRole
from ledgerbee_desktop.ui.editor.session import Session

ROW_HEIGHT = 30
_WIDTHS = {
    Column.KIND: 34,
    Column.PRODUCT: 250,
    Column.DESCRIPTION: 240,
    Column.QUANTITY: 88,
    Column.PRICE: 112,
    Column.VAT: 64,
    Column.TOTAL: 124,
    Column.FINDINGS: 34,
}
_LEAST = {Column.QUANTITY: 72, Column.PRICE: 88, Column.VAT: 52, Column.TOTAL: 104}
"""What the figures can do with."""
_FIGURES = frozenset(_LEAST)
_FIXED = frozenset({Column.KIND, Column.FINDINGS})
_NARROW = "narrow"
_TEXT_ROOM = 360
"""What product and description need together before the figures get all of theirs."""


def dress(grid: QTableView) -> None:
    """Give the line grid its columns, heights and behaviour."""
    grid.setEditTriggers(QTableView.EditTrigger.AnyKeyPressed | QTableView.EditTrigger.DoubleClicked)
    grid.setSelectionMode(QTableView.SelectionMode.ExtendedSelection)
    grid.setShowGrid(False)
    grid.setWordWrap(False)
    grid.setTabKeyNavigation(True)
    grid.setCornerButtonEnabled(False)
    grid.setVerticalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
    grid.setHorizontalScrollMode(QTableView.ScrollMode.ScrollPerPixel)
    rows = grid.verticalHeader()
    rows.hide()
    rows.setMinimumSectionSize(ROW_HEIGHT)
    rows.setDefaultSectionSize(ROW_HEIGHT)
    header = grid.horizontalHeader()
    header.setHighlightSections(False)
    header.setSectionsClickable(False)
    header.setMinimumSectionSize(30)
    header.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    for column, width in _WIDTHS.items():
        header.resizeSection(column, width)
    for fixed in _FIXED:
        header.setSectionResizeMode(fixed, QHeaderView.ResizeMode.Fixed)
    header.setSectionResizeMode(Column.DESCRIPTION, QHeaderView.ResizeMode.Stretch)
    grid.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)


def share_width(grid: QTableView) -> None:
    """Product and description share what the figures leave, which take less where the grid is narrow."""
    header = grid.horizontalHeader()
    narrow = grid.viewport().width() - sum(_WIDTHS[column] for column in _FIGURES | _FIXED) < _TEXT_ROOM
    if narrow != bool(grid.property(_NARROW)):  # else the widths are the person's
        grid.setProperty(_NARROW, narrow)
        for column in _FIGURES:
            least = max(_LEAST[column], header.sectionSizeHint(column))
            header.resizeSection(column, least if narrow else _WIDTHS[column])
    room = grid.viewport().width() - sum(header.sectionSize(column) for column in _FIGURES | _FIXED)
    most = min(room * 2 // 5, room - header.sectionSizeHint(Column.DESCRIPTION))
    header.resizeSection(Column.PRODUCT, max(96, min(_WIDTHS[Column.PRODUCT] + room // 8, most)))


def fit_rows(grid: QTableView, rows: Iterable[int]) -> None:
    """Give these rows, and the empty one at the end, the height of their descriptions."""
    model = grid.model()
    for row in rows:
        line = model.index(row, 0).data(OwnRole.LINE)
        breaks = line.description.count("\n") if line is not None else 0
        grid.setRowHeight(row, ROW_HEIGHT + breaks * grid.fontMetrics().lineSpacing())
    grid.setRowHeight(model.rowCount() - 1, ROW_HEIGHT)


def paint_rows(grid: QTableView, *indexes: QModelIndex | QPersistentModelIndex) -> None:
    """Paint the rows of these cells again: the row of the current cell has a ground of its own."""
    for index in indexes:
        room = grid.visualRect(index)
        grid.viewport().update(0, room.top(), grid.viewport().width(), room.height())


class KindMenu(QObject):
    """The three kinds of lines at the kind marker of a row."""

    def __init__(self, session: Session, grid: QTableView) -> None:
        super().__init__(grid)
        self._session, self._grid = session, grid

    def open(self, index: QModelIndex) -> None:
        """Offer the kinds for the line in `index`'s row; nothing where there is no line to change."""
        line = index.data(OwnRole.LINE)
        if line is None or not self._session.editable:
            return
        menu = QMenu(self._grid)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        for kind, text in (
            (LineKind.PRODUCT, self.tr("&Product line")),
            (LineKind.TEXT, self.tr("&Text line")),
            (LineKind.SEPARATOR, self.tr("&Separator line")),
        ):
            action = menu.addAction(text)
            action.setData((line.id, kind))
            action.setCheckable(True)
            action.setChecked(kind is line.kind)
        menu.triggered.connect(self._chosen)
        corner = self._grid.visualRect(index).bottomLeft()
        menu.popup(self._grid.viewport().mapToGlobal(corner + QPoint(0, 1)))

    def _chosen(self, action: QAction) -> None:
        line_id, kind = action.data()
        rows = [row for row, line in enumerate(self._session.draft.lines) if line.id == line_id]
        if rows:
            model = self._grid.model()
            model.setData(model.index(rows[0], Column.KIND), kind)
