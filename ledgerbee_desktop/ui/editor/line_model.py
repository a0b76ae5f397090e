"""The lines of a draft as a table, with one dimmed empty row at the end; every edit becomes a change in the journal."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt
from typing_extensions import override

from ledgerbee_desktop.core.changes import Change, InsertLines, ReplaceLine
from ledgerbee_desktop.core.defaults import new_line
from ledgerbee_desktop.core.drafts import Draft, Line
from ledgerbee_desktop.core.kinds import TRAITS, LineKind
from ledgerbee_desktop.core.rules import Finding
from ledgerbee_desktop.core.totals import catalogue_price
from ledgerbee_desktop.ui import formats
from ledgerbee_desktop.ui.editor.columns import CELLS_OF, FIELD_OF, LEFT, NUMBERS, RIGHT, Column, OwnRole
from ledgerbee_desktop.ui.editor.figures import ShownFigures
from ledgerbee_desktop.ui.editor.session import Session
from ledgerbee_desktop.ui.text import clean, explain, tooltip

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole


class LineModel(QAbstractTableModel):
    """`setData` takes values, not text: a price id, a Decimal or None, a description, a LineKind."""

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session
        self._lines: list[Line] = list(session.draft.lines)
        session.changed.connect(self._follow)
        self._figures = ShownFigures(session)
        session.figures_changed.connect(self._show_figures)
        session.facts_changed.connect(self._show_everything)

    def line(self, row: int) -> Line | None:
        """The line in a row; None for the empty row."""
        return self._lines[row] if 0 <= row < len(self._lines) else None

    def is_enterable(self, row: int, column: int) -> bool:
        """Does this row have such a cell, and may it be typed in?"""
        line = self.line(row)
        if not (0 <= row <= len(self._lines)) or not self._session.editable:
            return False
        return column in CELLS_OF[line.kind if line is not None else None]

    @override
    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(self._lines) + 1

    @override
    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008
        return 0 if parent.isValid() else len(Column)

    @override
    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole) -> Any:
        if orientation == Qt.Orientation.Vertical:
            return section + 1 if role == Role.DisplayRole else None
        if role == Role.TextAlignmentRole:
            return RIGHT if section in NUMBERS else LEFT
        if role == Role.DisplayRole:
            return "" if section in {Column.KIND, Column.FINDINGS} else self.heading(Column(section))
        return self.heading(Column(section)) if role == Role.AccessibleTextRole else None

    def heading(self, column: Column) -> str:
        """What a column is called."""
        return {
            Column.KIND: self.tr("Kind"),
            Column.PRODUCT: self.tr("Product"),
            Column.DESCRIPTION: self.tr("Description"),
            Column.QUANTITY: self.tr("Quantity"),
            Column.PRICE: self.tr("Unit price"),
            Column.VAT: self.tr("VAT"),
            Column.TOTAL: self.tr("Total"),
            Column.FINDINGS: self.tr("Findings"),
        }[column]

    @override
    def flags(self, index: Index) -> Qt.ItemFlag:
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        shown = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemNeverHasChildren
        editable = self.is_enterable(index.row(), index.column())
        return shown | Qt.ItemFlag.ItemIsEditable if editable else shown

    @override
    def data(self, index: Index, role: int = Role.DisplayRole) -> Any:
        if not index.isValid():
            return None
        line, column = self.line(index.row()), Column(index.column())
        match role:
            case Role.DisplayRole:
                return self._shown(line, column)
            case Role.EditRole:
                return self._own(line, column)
            case Role.TextAlignmentRole:
                return RIGHT if column in NUMBERS else LEFT
            case Role.ToolTipRole:
                return tooltip(self._hint(line, column))
            case Role.AccessibleTextRole:
                return self._spoken(line, column)
            case _:
                return self._own_role(line, column, role)

    def _own_role(self, line: Line | None, column: Column, role: int) -> Any:
        match role:
            case OwnRole.LINE:
                return line
            case OwnRole.FINDING:
                return self.finding(line, column)
            case OwnRole.FALLBACK:
                return self._fallback(line, column)
            case OwnRole.DIMMED:
                return line is None or (self._own(line, column) == "" and column in FIELD_OF)
            case OwnRole.OVERRIDE:
                return column == Column.PRICE and line is not None and line.unit_price is not None
            case _:
                return None

    def finding(self, line: Line | None, column: Column) -> Finding | None:
        """The gravest finding of a cell; in the last column the gravest of the line."""
        if line is None:
            return None
        problems = self._session.problems(line.id)
        if column == Column.FINDINGS:
            return min(problems.values(), key=_gravity, default=None)
        return problems.get(FIELD_OF.get(column, "-"))

    def _shown(self, line: Line | None, column: Column) -> str:
        if line is None:
            return self.tr("Product, number or name") if column == Column.PRODUCT and self._session.editable else ""
        amounts = self._session.amounts(line.id)
        if column == Column.VAT:
            return formats.percent(amounts.vat_rate) if amounts else ""
        if column == Column.TOTAL:
            draft = self._session.draft
            return formats.amount(TRAITS[draft.kind].sign * amounts.total, draft.currency) if amounts else ""
        shown = clean(self._own(line, column) or self._fallback(line, column))
        if column == Column.PRODUCT and self._is_temporary(line):
            return self.tr("{0} (not in LedgerBee yet)").format(shown)
        return shown

    def _is_temporary(self, line: Line) -> bool:
        price = self._session.catalogue.prices.get(line.price_id) if line.price_id is not None else None
        return price is not None and price.is_temporary

    def _own(self, line: Line | None, column: Column) -> str:
        """The text that the person gave a cell; for the product its number and name."""
        if line is None:
            return ""
        match column:
            case Column.PRODUCT:
                return self._product_name(line)
            case Column.DESCRIPTION:
                return line.description
            case Column.QUANTITY:
                return "" if line.quantity is None else formats.quantity(line.quantity)
            case Column.PRICE:
                return "" if line.unit_price is None else self._price(line.unit_price)
            case _:
                return ""

    def _price(self, value: Decimal) -> str:
        return formats.amount(value, self._session.draft.currency)

    def _product_name(self, line: Line) -> str:
        if line.price_id is None:
            return ""
        product = self._session.catalogue.product_of(line.price_id)
        if product is None:
            return self.tr("Unknown product")
        price = self._session.catalogue.prices[line.price_id]
        return " · ".join(part for part in (product.number, product.name, price.nickname) if part)

    def _fallback(self, line: Line | None, column: Column) -> str:
        if line is None or line.kind is not LineKind.PRODUCT:
            return ""
        if column == Column.PRICE:
            catalogued = catalogue_price(self._session.draft, line, self._session.catalogue)
            return "" if catalogued is None else self._price(catalogued)
        if column == Column.DESCRIPTION and line.price_id is not None:
            product = self._session.catalogue.product_of(line.price_id)
            return "" if product is None else (product.description or product.name)
        return ""

    def _hint(self, line: Line | None, column: Column) -> str:
        finding = self.finding(line, column)
        if finding is not None:
            return explain(finding.message)
        if line is not None and column == Column.PRICE and line.unit_price is not None:
            return self.tr("Own price. The catalogue says {0}.").format(self._fallback(line, column) or "–")
        return ""

    def _spoken(self, line: Line | None, column: Column) -> str:
        text = self._kind_name(line) if column == Column.KIND else self._shown(line, column)
        return " ".join(part for part in (f"{self.heading(column)}: {text or '–'}", self._hint(line, column)) if part)

    def _kind_name(self, line: Line | None) -> str:
        if line is None:
            return self.tr("new line")
        return {
            LineKind.PRODUCT: self.tr("product line"),
            LineKind.TEXT: self.tr("text line"),
            LineKind.SEPARATOR: self.tr("separator line"),
        }[line.kind]

    @override
    def setData(self, index: Index, value: Any, role: int = Role.EditRole) -> bool:
        if role != Role.EditRole or not index.isValid() or not self._session.editable:
            return False
        row, column = index.row(), Column(index.column())
        old = self.line(row)
        new = self.edited(row, column, value)
        if new is None or (column != Column.KIND and not self.is_enterable(row, column)):
            return False
        if old is None:
            return self._session.apply(InsertLines(row, (new,)))
        return new == old or self._session.apply(ReplaceLine(row, old, new))

    def replacing(self, row: int, new: Line) -> Change | None:
        """The change that makes the line in a row `new`; None when it is that already."""
        old = self._lines[row]
        return None if old == new else ReplaceLine(row, old, new)

    def edited(self, row: int, column: Column, value: Any) -> Line | None:
        """The line as it would be with `value` in a cell; None when the cell takes no such value."""
        old = self.line(row)
        match column, value:
            case Column.KIND, LineKind():
                return new_line(self._session.ids, value) if old is None else old.of_kind(value)
            case Column.PRODUCT, str():
                base = old or new_line(self._session.ids)
                if base.price_id == value:
                    return base
                # Price and LedgerBee's word for the line were the other product's, and so was a text that had been emptied.
                return base.replace(price_id=value, unit_price=None, line_type="", is_bare=False)
            case Column.DESCRIPTION, str():
                if old is None and not value.strip():
                    return None
                return (old or new_line(self._session.ids, LineKind.TEXT)).replace(description=value.strip())
            case ((Column.QUANTITY | Column.PRICE), (Decimal() | None)):
                return None if old is None else old.replace(**{FIELD_OF[column]: value})
            case _:
                return None

    def _follow(self, before: Draft, after: Draft) -> None:
        """Show `after` by the fewest row moves, so that selection, scroll position and an open cell stay where they are."""
        del before
        self._remove_missing({line.id for line in after.lines})
        for row, line in enumerate(after.lines):
            if row < len(self._lines) and self._lines[row].id == line.id:
                continue
            known = next((at for at in range(row + 1, len(self._lines)) if self._lines[at].id == line.id), None)
            if known is None:
                self._insert(row, line)
            else:
                self.beginMoveRows(QModelIndex(), known, known, QModelIndex(), row)
                self._lines.insert(row, self._lines.pop(known))
                self.endMoveRows()
        for row, line in enumerate(after.lines):
            if self._lines[row] != line:
                self._lines[row] = line
                self.dataChanged.emit(self.index(row, 0), self.index(row, len(Column) - 1))

    def _remove_missing(self, kept: set[Any]) -> None:
        for row in range(len(self._lines) - 1, -1, -1):
            if self._lines[row].id not in kept:
                self.beginRemoveRows(QModelIndex(), row, row)
                del self._lines[row]
                self.endRemoveRows()

    def _insert(self, row: int, line: Line) -> None:
        # At the end it is the empty row that becomes the line, and a new empty row comes below it.
        at_end = row == len(self._lines)
        self.beginInsertRows(QModelIndex(), row + at_end, row + at_end)
        self._lines.insert(row, line)
        self.endInsertRows()
        if at_end:
            self.dataChanged.emit(self.index(row, 0), self.index(row, len(Column) - 1))

    def _show_figures(self) -> None:
        self._repaint(self._figures.changed_rows())

    def _show_everything(self) -> None:
        self._repaint(range(len(self._lines) + 1))

    def _repaint(self, rows: range) -> None:
        if rows:
            first, last = rows[0], rows[-1]
            self.dataChanged.emit(self.index(first, Column.VAT), self.index(last, Column.FINDINGS))
            self.dataChanged.emit(self.index(first, Column.KIND), self.index(last, Column.PRICE), [Role.BackgroundRole])


def _gravity(finding: Finding) -> bool:
    return finding.severity.value == "warning"
