"""A table of a document's lines with a check mark each: which of them to take, and how much."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem, QWidget
from typing_extensions import override

from ledgerbee_desktop.core.numbers import Ambiguous, Invalid, parse_number
from ledgerbee_desktop.ui import a11y, formats
from ledgerbee_desktop.ui.keys import ENTER
from ledgerbee_desktop.ui.library.chips import CellDelegate
from ledgerbee_desktop.ui.text import clean_line, explain, tooltip

TAKE, TEXT, QUANTITY, PRICE = range(4)
_LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
Flag = Qt.ItemFlag


@dataclass(frozen=True, slots=True)
class Offered:
    """One line: how it is called, its figures as text, and the quantity that can be taken at most (None: not asked for)."""

    text: str
    price: str
    quantity: Decimal | None = None
    most: Decimal | None = None


class LinePicker(QTableWidget):
    """Space checks the current row, Ctrl+A all of them; a quantity is typed over. `changed` comes after each of these."""

    changed = Signal()

    def __init__(self, price_heading: str, parent: QWidget) -> None:
        super().__init__(0, 4, parent)
        self._offered: tuple[Offered, ...] = ()
        self._filling = False
        self.setHorizontalHeaderLabels(["", self.tr("Line"), self.tr("Quantity"), price_heading])
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(
            QAbstractItemView.EditTrigger.AnyKeyPressed
            | QAbstractItemView.EditTrigger.EditKeyPressed
            | QAbstractItemView.EditTrigger.DoubleClicked
        )
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setMinimumSectionSize(28)
        for column, width in ((TAKE, 34), (QUANTITY, 110), (PRICE, 190)):
            header.resizeSection(column, width)
        header.setSectionResizeMode(TEXT, QHeaderView.ResizeMode.Stretch)
        plain = CellDelegate(self)
        for column in (TEXT, QUANTITY, PRICE):
            self.setItemDelegateForColumn(column, plain)
            heading = self.horizontalHeaderItem(column)
            if heading is not None:
                heading.setTextAlignment(_LEFT if column == TEXT else _RIGHT)
        a11y.name(self, self.tr("Lines"), self.tr("Space takes a line or leaves it out."))
        self.itemChanged.connect(self._item_changed)

    def offer(self, lines: Sequence[Offered]) -> None:
        """Show these lines, all of them checked."""
        self._filling = True
        self._offered = tuple(lines)
        self.setRowCount(len(lines))
        for row, line in enumerate(lines):
            self._fill(row, line)
        self._filling = False
        if lines:
            self.setCurrentCell(0, QUANTITY if lines[0].most is not None else TEXT)
        self.changed.emit()

    def show_prices(self, prices: Sequence[str]) -> None:
        """Other texts in the last column; what is checked stays checked."""
        self._filling = True
        for row, price in enumerate(prices):
            item = self.item(row, PRICE)
            if item is not None:
                item.setText(price)
        self._filling = False

    def check_all(self, *, checked: bool) -> None:
        """Take all lines, or none."""
        self._filling = True
        for row in range(self.rowCount()):
            self._mark(row, checked=checked)
        self._filling = False
        self.changed.emit()

    def taken(self) -> dict[int, Decimal | None]:
        """The rows that are checked, with the quantities that stand there."""
        return {row: self._quantity(row) for row in range(self.rowCount()) if self._is_checked(row)}

    def _fill(self, row: int, line: Offered) -> None:
        mark = QTableWidgetItem()
        mark.setFlags(Flag.ItemIsEnabled | Flag.ItemIsSelectable | Flag.ItemIsUserCheckable)
        mark.setCheckState(Qt.CheckState.Checked)
        quantity = "" if line.quantity is None else formats.quantity(line.quantity)
        cells = {TAKE: mark, TEXT: QTableWidgetItem(clean_line(line.text))}
        cells[QUANTITY] = QTableWidgetItem(quantity)
        cells[PRICE] = QTableWidgetItem(clean_line(line.price))
        for column, item in cells.items():
            if column != TAKE:
                writes = column == QUANTITY and line.most is not None
                item.setFlags(Flag.ItemIsEnabled | Flag.ItemIsSelectable | (Flag.ItemIsEditable if writes else Flag(0)))
            if column in {QUANTITY, PRICE}:
                item.setTextAlignment(_RIGHT)
            self.setItem(row, column, item)
        cells[TEXT].setData(Qt.ItemDataRole.ToolTipRole, tooltip(line.text))
        mark.setData(Qt.ItemDataRole.AccessibleTextRole, clean_line(line.text))

    def _mark(self, row: int, *, checked: bool) -> None:
        item = self.item(row, TAKE)
        if item is not None:
            item.setCheckState(Qt.CheckState.Checked if checked else Qt.CheckState.Unchecked)

    def _is_checked(self, row: int) -> bool:
        item = self.item(row, TAKE)
        return item is not None and item.checkState() == Qt.CheckState.Checked

    def _quantity(self, row: int) -> Decimal | None:
        line, item = self._offered[row], self.item(row, QUANTITY)
        if line.most is None or item is None:
            return None
        found = parse_number(item.text(), formats.number_style())
        return found if isinstance(found, Decimal) else None

    def _problem(self, row: int) -> str:
        line, item = self._offered[row], self.item(row, QUANTITY)
        if line.most is None or item is None:
            return ""
        match parse_number(item.text(), formats.number_style()):
            case Ambiguous():
                return self.tr("This can be read in two ways.")
            case Invalid() as invalid:
                return explain(invalid.why)
            case value if value <= 0 or value > line.most:
                return self.tr("Between 0 and {0}.").format(formats.quantity(line.most))
            case _:
                return ""

    def _item_changed(self, item: QTableWidgetItem) -> None:
        if self._filling:
            return
        if item.column() == QUANTITY:
            self._filling = True
            self._mark(item.row(), checked=True)
            item.setData(Qt.ItemDataRole.ToolTipRole, tooltip(self._problem(item.row())))
            self._filling = False
        self.changed.emit()

    def problem(self) -> str:
        """The first thing that is wrong, with its line; empty when nothing is."""
        for row in range(self.rowCount()):
            if self._is_checked(row) and (problem := self._problem(row)):
                return self.tr("Line {0}: {1}").format(row + 1, problem)
        return ""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == Qt.Key.Key_Space and plain and self.currentRow() >= 0:
            self._mark(self.currentRow(), checked=not self._is_checked(self.currentRow()))
        elif event.key() == Qt.Key.Key_A and event.modifiers() == Qt.KeyboardModifier.ControlModifier:
            self.check_all(checked=len(self.taken()) < self.rowCount())
        elif event.key() in ENTER:
            # An open cell has taken its text and hands the key on; without one it is the sheet's.
            event.setAccepted(self.state() == QAbstractItemView.State.EditingState)
        else:
            super().keyPressEvent(event)

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        if self.currentRow() < 0 and self.rowCount():
            self.setCurrentCell(0, TEXT)
