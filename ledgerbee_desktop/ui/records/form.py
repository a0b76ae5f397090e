"""A form of labelled fields in two columns, each with what is wrong with it below."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QGridLayout, QLineEdit, QWidget

from ledgerbee_desktop.core.rules import Finding, Severity
from ledgerbee_desktop.ui.records.fields import Choices, Field, FieldSpec, Shape
from ledgerbee_desktop.ui.text import PlainLabel, explain
from ledgerbee_desktop.ui.theme import SPACE


class RecordForm(QWidget):
    """Values are texts by the names of the fields. A finding is shown once its field was touched, had a value, or a save was tried."""

    changed = Signal()
    """The person has written something."""

    def __init__(self, specs: Sequence[FieldSpec], parent: QWidget) -> None:
        super().__init__(parent)
        self.fields: dict[str, Field] = {}
        self.tried = False
        self._had_value: frozenset[str] = frozenset()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(SPACE)
        grid.setVerticalSpacing(SPACE)
        next_row = [0, 0]
        for spec in specs:
            field = Field(spec, self)
            label = PlainLabel(explain(spec.label), self, role="muted")
            label.setBuddy(field.input)
            row = max(next_row) if spec.wide else next_row[spec.pair]
            column = 0 if spec.wide else 2 * spec.pair
            grid.addWidget(label, row, column, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
            label.setFixedHeight(field.input.sizeHint().height() if spec.shape is not Shape.LINES else 28)
            label.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(field, row, column + 1, 1, 3 if spec.wide else 1)
            if spec.wide:
                next_row = [row + 1, row + 1]
            else:
                next_row[spec.pair] += 1
            field.changed.connect(self.changed)
            self.fields[spec.name] = field
        for column in (1, 3):
            grid.setColumnStretch(column, 1)

    def values(self) -> dict[str, str]:
        """What stands in the fields."""
        return {name: field.value() for name, field in self.fields.items()}

    def show_values(self, values: Mapping[str, str]) -> None:
        """Put values into the fields; names that the form does not have are left alone."""
        for name, value in values.items():
            if name in self.fields:
                self.fields[name].show_value(value)
        self._had_value = frozenset(name for name, value in values.items() if value)

    def offer(self, name: str, choices: Choices) -> None:
        """What a choice has to offer."""
        self.fields[name].offer(choices)

    def show_findings(self, found: Sequence[Finding], hints: Mapping[str, str]) -> None:
        """Say at each field the gravest finding of it, if it is time for that; else its hint."""
        for name, field in self.fields.items():
            own = [finding for finding in found if finding.field == name]
            own.sort(key=_gravity)
            due = self.tried or field.touched or name in self._had_value
            field.show_finding(own[0] if own and due else None, hints.get(name, ""))

    @property
    def has_keyboard(self) -> bool:
        """Is the keyboard in one of the fields?"""
        return any(field.input.hasFocus() for field in self.fields.values())

    def focus(self, name: str) -> None:
        """Put the keyboard into a field, its text selected."""
        field = self.fields.get(name)
        if field is None:
            return
        field.input.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if isinstance(field.input, QLineEdit):
            field.input.selectAll()

    @Slot()
    def focus_first_problem(self) -> None:
        """Go to the first field with an error."""
        for name, field in self.fields.items():
            if field.finding is not None and field.finding.severity is Severity.ERROR:
                self.focus(name)
                return


def _gravity(finding: Finding) -> bool:
    return finding.severity is not Severity.ERROR
