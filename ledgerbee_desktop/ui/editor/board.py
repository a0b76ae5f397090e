"""The sheet of paper: header form, line grid, notes, findings and totals, and where in them the person is."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ledgerbee_desktop.core.drafts import Caret, Draft
from ledgerbee_desktop.ui.editor.choice_fields import NotesField
from ledgerbee_desktop.ui.editor.columns import COLUMN_OF, Column
from ledgerbee_desktop.ui.editor.findings_panel import FindingsPanel
from ledgerbee_desktop.ui.editor.grid import LineGrid
from ledgerbee_desktop.ui.editor.header import HeaderForm, Labelled
from ledgerbee_desktop.ui.editor.session import Session, row_of, where_differs
from ledgerbee_desktop.ui.editor.totals_panel import TotalsPanel
from ledgerbee_desktop.ui.theme import SPACE

FOOT_HEIGHT = 132


class Board(QWidget):
    """Lists and sentences that belong to a cell or field are laid over it."""

    returned_asked = Signal()
    """The keyboard is wanted where it is asked what became of the draft: above the sheet."""

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self.header = HeaderForm(session, self)
        self.grid = LineGrid(session, self)
        self.notes = NotesField(session, self)
        self.findings = FindingsPanel(session, self.header.names, self)
        self.totals = TotalsPanel(session, self)
        self._lay_out()
        self.grid.left.connect(self._left_grid)
        self.findings.jump_asked.connect(self.go_to)

    def caret(self) -> Caret:
        """Where the person is; a half-typed field even when the keyboard is elsewhere."""
        if self.notes.hasFocus():
            return Caret("notes", None, None, self.notes.textCursor().position())
        if not self.grid.is_busy:
            in_header = self.header.caret()
            if in_header is not None:
                return in_header
            half = next((field for field in self.header.lines if field.half_typed is not None), None)
            if half is not None:
                return Caret(half.field, None, half.half_typed, half.cursorPosition())
        return self.grid.caret()

    def restore(self, caret: Caret) -> None:
        """Put the person back where they were, with what was half typed."""
        if caret.field == "notes":
            self.notes.setFocus()
        elif not self.header.restore(caret):
            self.grid.setFocus()
            self.grid.restore(caret)

    def settle(self) -> bool:
        """Take what is half typed; False when something cannot be taken: it has the keyboard and says why."""
        return self.grid.settle() and self.header.settle()

    def go_to(self, field: str) -> None:
        """Put the keyboard where a finding points."""
        row = row_of(field)
        if row is not None:
            column = COLUMN_OF.get(field.rpartition(".")[2], Column.PRODUCT)
            if self.grid.settle():
                self.grid.setFocus()
                self.grid.go_to(row, column)
        elif field == "notes":
            self.notes.setFocus()
        elif field == "returned":
            self.returned_asked.emit()
        elif not self.header.focus(field) and self.grid.settle():
            self.grid.setFocus()
            self.grid.go_to(self.grid.lines.rowCount() - 1, Column.PRODUCT)

    def go_where_differs(self, before: Draft, after: Draft) -> None:
        """Put the keyboard on the first place that a change touched."""
        field, row = where_differs(before, after)
        if row is not None:
            self.grid.setFocus()
            self.grid.go_to(row, COLUMN_OF.get(field, Column.PRODUCT))
        elif field:
            self.go_to(field)

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(SPACE)
        column.addWidget(self.header)
        column.addWidget(self.grid, 1)
        notes = QVBoxLayout()
        notes.setSpacing(SPACE // 2)
        label = Labelled(self.tr("&Notes"), self.notes, self)
        label.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        notes.addWidget(label)
        notes.addWidget(self.notes, 1)
        foot = QWidget(self)
        foot.setFixedHeight(FOOT_HEIGHT)
        row = QHBoxLayout(foot)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(2 * SPACE)
        row.addLayout(notes, 3)
        row.addWidget(self.findings, 4)
        row.addWidget(self.totals)
        column.addWidget(foot)
        QWidget.setTabOrder(self.header.last, self.grid)
        QWidget.setTabOrder(self.grid, self.notes)

    def _left_grid(self, forward: bool) -> None:
        if forward:
            self.notes.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.header.last.setFocus(Qt.FocusReason.BacktabFocusReason)
