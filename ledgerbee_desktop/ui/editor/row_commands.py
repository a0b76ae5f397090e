"""The commands on lines: each is one change, and leaves the selection on the lines that it was about."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

from PySide6.QtWidgets import QApplication

from ledgerbee_desktop.core.changes import Change, InsertLines, MoveLines, RemoveLines, ReplaceLine, Several
from ledgerbee_desktop.core.defaults import new_line
from ledgerbee_desktop.core.drafts import Line
from ledgerbee_desktop.core.identifiers import LineId
from ledgerbee_desktop.core.kinds import LineKind
from ledgerbee_desktop.core.numbers import format_quantity
from ledgerbee_desktop.ui import formats
from ledgerbee_desktop.ui.editor.columns import FIELD_OF, Column
from ledgerbee_desktop.ui.editor.grid import LineGrid
from ledgerbee_desktop.ui.editor.session import Session

ROW_COMMANDS = (
    "line.new",
    "line.text",
    "line.separator",
    "line.duplicate",
    "line.up",
    "line.down",
    "line.delete",
    "line.above",
)
_FORMULA = ("=", "+", "-", "@")


class RowCommands:
    """Carries out `line.…` commands of the table on the grid's selection."""

    def __init__(self, session: Session, grid: LineGrid) -> None:
        self._session, self._grid = session, grid

    def run(self, command: str) -> None:
        """Carry a command out. KeyError for one that is not known."""
        {
            "line.new": self.new_line,
            "line.text": self.text_line,
            "line.separator": self.separator_line,
            "line.duplicate": self.duplicate,
            "line.up": self.move_up,
            "line.down": self.move_down,
            "line.delete": self.delete,
            "line.above": self.from_above,
            "copy": self.copy,
        }[command]()

    def new_line(self) -> None:
        """An empty product line below; the empty row at the end is one already."""
        row = self._grid.currentIndex().row()
        if self._line(row) is not None and self._line(row + 1) is not None:
            self._insert(row + 1, new_line(self._session.ids))
            row += 1
        elif self._line(row) is not None:
            row += 1
        self._grid.go_to(row, Column.PRODUCT)

    def text_line(self) -> None:
        """A text line: an empty product line becomes one, else it comes below."""
        self._of_kind(LineKind.TEXT, Column.DESCRIPTION)

    def separator_line(self) -> None:
        """A separator: an empty product line becomes one, else it comes below; work goes on in the row after it."""
        self._of_kind(LineKind.SEPARATOR, Column.KIND)
        row = self._grid.currentIndex().row()
        if self._line(row) is not None and self._line(row + 1) is None:
            self._grid.go_to(row + 1, Column.PRODUCT)

    def _of_kind(self, kind: LineKind, column: Column) -> None:
        row = self._grid.currentIndex().row()
        line = self._line(row)
        if line is None:
            self._insert(row, new_line(self._session.ids, kind))
        elif line == Line(id=line.id):
            self._session.apply(ReplaceLine(row, line, line.of_kind(kind)))
        else:
            row += 1
            self._insert(row, new_line(self._session.ids, kind))
        self._grid.go_to(row, column)

    def duplicate(self) -> None:
        """The selected lines once more, below the last of them."""
        rows = self._grid.rows()
        if not rows:
            return
        ids = self._session.ids
        copies = tuple(self._session.draft.lines[row].replace(id=LineId(ids.new())) for row in rows)
        self._session.apply(InsertLines(rows[-1] + 1, copies))
        self._select(rows[-1] + 1, len(copies))

    def delete(self) -> None:
        """The selected lines are gone, in one step."""
        rows = self._grid.rows()
        if not rows:
            return
        lines, column = self._session.draft.lines, self._grid.currentIndex().column()
        changes: list[Change] = [RemoveLines(row, (lines[row],)) for row in reversed(rows)]
        self._session.apply(changes[0] if len(changes) == 1 else Several(tuple(changes)))
        row = min(rows[0], len(self._session.draft.lines))
        self._grid.go_to(row, column if self._grid.lines.is_enterable(row, column) else self._first_cell(row))

    def move_up(self) -> None:
        """The selected lines change places with the line above."""
        self._move(-1)

    def move_down(self) -> None:
        """The selected lines change places with the line below."""
        self._move(1)

    def _move(self, step: int) -> None:
        rows = self._grid.rows()
        count = len(self._session.draft.lines)
        if not rows or rows[0] + step < 0 or rows[-1] + step >= count or rows != list(range(rows[0], rows[-1] + 1)):
            return
        column = self._grid.currentIndex().column()
        self._session.apply(MoveLines(rows[0], len(rows), rows[0] + step))
        self._grid.select_rows(rows[0] + step, rows[-1] + step, column)

    def from_above(self) -> None:
        """The current cell gets what the line above has there."""
        index = self._grid.currentIndex()
        above = self._line(index.row() - 1)
        field = FIELD_OF.get(Column(index.column()))
        if above is not None and field not in {None, "kind"} and getattr(above, field) not in {None, ""}:
            self._grid.lines.setData(index, getattr(above, field))

    def copy(self) -> None:
        """The selected lines as a table for a spreadsheet: product number, product, description, quantity, price, VAT, total."""
        rows = self._grid.rows()
        if rows:
            out = io.StringIO()
            writer = csv.writer(out, dialect="excel-tab", lineterminator="\n")
            for row in rows:
                writer.writerow([_harmless(cell) for cell in self._cells(self._session.draft.lines[row])])
            QApplication.clipboard().setText(out.getvalue())

    def _cells(self, line: Line) -> list[str]:
        if line.kind is not LineKind.PRODUCT:
            return ["", "", line.description, "", "", "", ""]
        product = self._session.catalogue.product_of(line.price_id) if line.price_id is not None else None
        amounts = self._session.amounts(line.id)
        figures = (amounts.unit_price, amounts.vat_rate, amounts.total) if amounts else (line.unit_price, None, None)
        price, rate, total = map(_number, figures)
        number, name, text = (product.number, product.name, product.description) if product else ("", "", "")
        return [number, name, line.description or text, _number(line.quantity), price, rate, total]

    def _insert(self, row: int, line: Line) -> None:
        self._session.apply(InsertLines(row, (line,)))

    def _line(self, row: int) -> Line | None:
        return self._grid.lines.line(row)

    def _select(self, first: int, count: int) -> None:
        self._grid.select_rows(first, first + count - 1, self._grid.currentIndex().column())

    def _first_cell(self, row: int) -> int:
        cells = [column for column in FIELD_OF if self._grid.lines.is_enterable(row, column)]
        return min(cells, default=Column.KIND)


def _number(value: Decimal | None) -> str:
    return "" if value is None else format_quantity(value, formats.number_style())


def _harmless(cell: str) -> str:
    """A text that a spreadsheet would take for a formula is marked as text (OWASP, CSV injection); plain numbers are not touched."""
    is_number = cell.lstrip("-").replace(".", "").replace(",", "").isdigit()
    return f"'{cell}" if cell.startswith(_FORMULA) and not is_number else cell
