"""The fields of a form, as data, and their widgets: a line of text, several lines, or a choice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import (
    QComboBox,
    QLineEdit,
    QPlainTextEdit,
    QStyle,
    QStyleOptionComboBox,
    QStylePainter,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from ledgerbee_desktop.core.rules import Finding, Severity
from ledgerbee_desktop.core.text import Message
from ledgerbee_desktop.ui import a11y
from ledgerbee_desktop.ui.keys import ENTER
from ledgerbee_desktop.ui.text import PlainLabel, clean_line, explain, set_role, shortened

NOTE_ROWS = 3


class Shape(Enum):
    """What a field looks like."""

    LINE = "line"
    LINES = "lines"
    CHOICE = "choice"


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldSpec:
    """One field of a form. `name` is that of the fields of the core; `label` may mark a letter with "&".

    `pair` is the column (0 or 1) in which it stands, both columns being filled from above; `wide`: it reaches over both.
    """

    name: str
    label: Message
    shape: Shape = Shape.LINE
    pair: int = 0
    wide: bool = False
    placeholder: Message | None = None


Choices = Sequence[tuple[str, str]]
"""What a choice offers: the value, and the words for it."""


class Field(QWidget):
    """A field with the sentence about it below. Its value is text; a choice's is the value that was chosen."""

    changed = Signal()
    """The person has written something else, or chosen."""

    def __init__(self, spec: FieldSpec, parent: QWidget) -> None:
        super().__init__(parent)
        self.spec = spec
        self.touched = False
        self.finding: Finding | None = None
        self.says = PlainLabel("", self, role="small", wrap=True)
        self.says.hide()
        self._line, self._lines, self._choice = self._make(spec.shape)
        self.input: QLineEdit | QPlainTextEdit | QComboBox = (
            self._line or self._lines or self._choice or QLineEdit(self)
        )
        self.setFocusProxy(self.input)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.input)
        column.addWidget(self.says)
        column.addStretch(1)  # beside a taller field it stays at its label
        a11y.name(self.input, explain(spec.label).replace("&", ""))

    def _make(self, shape: Shape) -> tuple[QLineEdit | None, QPlainTextEdit | None, QComboBox | None]:
        hint = explain(self.spec.placeholder) if self.spec.placeholder is not None else ""
        match shape:
            case Shape.LINE:
                line = QLineEdit(self)
                line.setPlaceholderText(hint)
                line.textEdited.connect(self._edited)
                return line, None, None
            case Shape.LINES:
                lines = QPlainTextEdit(self)
                lines.setTabChangesFocus(True)
                lines.setPlaceholderText(hint)
                lines.setFixedHeight(lines.fontMetrics().lineSpacing() * NOTE_ROWS + 16)
                lines.textChanged.connect(self._edited)
                return None, lines, None
            case Shape.CHOICE:
                choice = _Choice(self)
                choice.activated.connect(self._edited)
                return None, None, choice

    @Slot()
    def _edited(self) -> None:
        self.touched = True
        self.changed.emit()

    def value(self) -> str:
        """What stands in it, without blanks around it."""
        if self._choice is not None:
            return str(self._choice.currentData() or "")
        text = self._line.text() if self._line is not None else self._lines.toPlainText() if self._lines else ""
        return text.strip()

    def show_value(self, value: str) -> None:
        """Put a value into it; a choice that does not offer it offers it from now on, as it came."""
        if self._choice is not None:
            place = self._choice.findData(value)
            if place < 0 and value:
                self._choice.addItem(clean_line(value), value)
                place = self._choice.count() - 1
            self._choice.setCurrentIndex(place)
        elif self._line is not None:
            self._line.setText(value)
        elif self._lines is not None and self._lines.toPlainText() != value:
            self._lines.blockSignals(True)  # noqa: FBT003  # what the program puts there was not typed
            self._lines.setPlainText(value)
            self._lines.blockSignals(False)  # noqa: FBT003

    def offer(self, choices: Choices) -> None:
        """What a choice has to offer; the value stays."""
        if self._choice is None:
            return
        before = self.value()
        self._choice.clear()
        for value, words in choices:
            self._choice.addItem(clean_line(words), value)
        self.show_value(before)

    def fix(self, why: str) -> None:
        """It cannot be changed: say why."""
        self.input.setEnabled(False)
        self.says.setText(why)
        self.says.setVisible(bool(why))

    def show_finding(self, finding: Finding | None, hint: str) -> None:
        """Say what is wrong with it, or, when nothing is, a hint."""
        self.finding = finding
        text = clean_line(explain(_in_few_words(finding.message))) if finding is not None else hint
        role = "small" if finding is None else "error" if finding.severity is Severity.ERROR else "warning"
        set_role(self.says, role)
        self.says.setText(text)
        self.says.setVisible(bool(text))
        self.input.setAccessibleDescription(text)


def _in_few_words(message: Message) -> Message:
    """Of another record's name, only as much as is needed to find it."""
    name = message.params.get("name")
    return message.of(name=shortened(name)) if isinstance(name, str) else message


class _Choice(QComboBox):
    """Enter is the form's, not the list's: F4, Alt+Down or Space open it. A text that has no room ends in "…"."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(12)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER:
            event.ignore()
        else:
            super().keyPressEvent(event)

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        painter, option = QStylePainter(self), QStyleOptionComboBox()
        self.initStyleOption(option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        room = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self)
        elided = self.fontMetrics().elidedText(option.currentText, Qt.TextElideMode.ElideRight, room.width() - 2)
        option.currentText = elided
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()
