"""The lines of a document as LedgerBee stores them, read-only."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt, Slot
from PySide6.QtWidgets import QAbstractItemView, QFrame, QHeaderView, QTableView, QWidget
from typing_extensions import override

from ledgerbee_desktop.core.kinds import LineKind
from ledgerbee_desktop.core.library import Document, DocumentLine
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP, Message
from ledgerbee_desktop.ui import a11y, formats
from ledgerbee_desktop.ui.library.chips import CellDelegate
from ledgerbee_desktop.ui.library.rows import Index
from ledgerbee_desktop.ui.text import clean_line, explain, tooltip
from ledgerbee_desktop.ui.theme import SPACE, theme

Role = Qt.ItemDataRole
ROW_HEIGHT = 4 * SPACE - 2

_Show = Callable[[DocumentLine, str], str]
COLUMNS: tuple[tuple[Message, _Show], ...] = (
    (QT_TRANSLATE_NOOP("document", "Description"), lambda line, _: line.description),
    (
        QT_TRANSLATE_NOOP("document", "Quantity"),
        lambda line, _: "" if line.quantity is None else formats.quantity(line.quantity),
    ),
    (
        QT_TRANSLATE_NOOP("document", "Unit price"),
        lambda line, code: "" if line.unit_price is None else formats.amount(line.unit_price, code),
    ),
    (
        QT_TRANSLATE_NOOP("document", "VAT"),
        lambda line, _: "" if line.vat_rate is None else formats.percent(line.vat_rate),
    ),
    (
        QT_TRANSLATE_NOOP("document", "Total"),
        lambda line, code: "" if line.total is None else formats.amount(line.total, code),
    ),
)
"""Heading and text of a cell (line, currency). The figures take what they need, the description has the rest."""


class DocumentLines(QAbstractTableModel):
    """Lines in LedgerBee's order."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._lines: tuple[DocumentLine, ...] = ()
        self._currency = ""

    def show_document(self, document: Document) -> None:
        """Show its lines; none while they are not known."""
        self.beginResetModel()
        self._lines, self._currency = document.lines or (), document.currency
        self.endResetModel()

    def is_product(self, row: int) -> bool:
        """Does the line in `row` have figures?"""
        return self._lines[row].kind is LineKind.PRODUCT

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        return 0 if parent.isValid() else len(self._lines)

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008  # Qt's own signature
        return 0 if parent.isValid() else len(COLUMNS)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation != Qt.Orientation.Horizontal or not 0 <= section < len(COLUMNS):
            return None
        if role == Role.DisplayRole:
            return explain(COLUMNS[section][0])
        return int(_alignment(section)) if role == Role.TextAlignmentRole else None

    @override
    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line = self._lines[index.row()]
        title, show = COLUMNS[index.column()]
        text = clean_line(show(line, self._currency))
        if line.kind is LineKind.SEPARATOR and index.column() == 0:
            text = "———"
        match role:
            case Role.DisplayRole:
                return text
            case Role.AccessibleTextRole:
                return f"{explain(title)}: {text}"
            case Role.ToolTipRole:
                return tooltip(line.description) if index.column() == 0 else None
            case Role.TextAlignmentRole:
                return int(_alignment(index.column()))
            case Role.ForegroundRole:
                return None if line.kind is LineKind.PRODUCT else theme().tokens.muted
            case _:
                return None


def _alignment(column: int) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
    return side | Qt.AlignmentFlag.AlignVCenter


class LinesView(QTableView):
    """As high as its rows: the page scrolls, not the table."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.lines = DocumentLines(self)
        self.setModel(self.lines)
        self.setItemDelegate(CellDelegate(self))
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.setShowGrid(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.verticalHeader().hide()
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.verticalHeader().setDefaultSectionSize(ROW_HEIGHT)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        a11y.name(self, self.tr("Lines"))
        self.lines.modelReset.connect(self._fit)
        theme().changed.connect(self._repaint_rows)

    @Slot()
    def _fit(self) -> None:
        self.clearSpans()
        for row in range(self.lines.rowCount()):
            if not self.lines.is_product(row):
                self.setSpan(row, 0, 1, len(COLUMNS))
        rows = max(1, self.lines.rowCount())
        self.setFixedHeight(rows * ROW_HEIGHT + self.horizontalHeader().sizeHint().height() + 4)

    @Slot()
    def _repaint_rows(self) -> None:
        self.viewport().update()
