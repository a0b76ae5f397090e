"""Quantity and unit price: what a person types (`1.234,50`, `12*37,5`, `1:30`); the model only ever sees a Decimal."""

from __future__ import annotations

from decimal import Decimal

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget
from typing_extensions import override

from ledgerbee_desktop.core.numbers import MAX_DECIMALS, Ambiguous, Invalid, parse_number
from ledgerbee_desktop.ui import formats
from ledgerbee_desktop.ui.editor.bubble import WayOut
from ledgerbee_desktop.ui.editor.cell_parts import Editor, Refusal, Taken
from ledgerbee_desktop.ui.editor.cells import CellDelegate
from ledgerbee_desktop.ui.editor.columns import Column
from ledgerbee_desktop.ui.text import explain

PRICE_DECIMALS = 2
"""A unit price can be sent with two decimals (contract README, row 21)."""


class NumberDelegate(CellDelegate):
    """An empty cell means none (unit price: the catalogue's). Figures follow while typing."""

    @override
    def make(self, parent: QWidget) -> Editor:
        editor = QLineEdit(parent)  # no validator: it would block arithmetic and hours
        editor.setAlignment(Qt.AlignmentFlag.AlignRight)
        return editor

    @override
    def use_key(self, event: QKeyEvent) -> bool:
        """The decimal key of the numeric keypad types the language's separator, whatever the keyboard layout has there."""
        on_keypad = event.modifiers() == Qt.KeyboardModifier.KeypadModifier
        if on_keypad and event.text() in {".", ","} and isinstance(self.editor, QLineEdit):
            self.editor.insert(formats.number_style().decimal)
            self._edited()
            return True
        return super().use_key(event)

    def _places(self) -> int:
        return PRICE_DECIMALS if self.index.column() == Column.PRICE else MAX_DECIMALS

    def _parse(self, text: str) -> Decimal | Ambiguous | Invalid | None:
        if not text.strip():
            return None
        return parse_number(text, formats.number_style(), places=self._places())

    @override
    def read(self, text: str) -> Taken | Refusal:
        if text == self.model_text():
            return Taken(self._stored())
        match self._parse(text):
            case Ambiguous() as either:
                question = self.tr("“{0}” can be read in two ways. Which one is meant?").format(text.strip())
                values = (either.here, either.there)
                return Refusal(question, tuple(WayOut(formats.quantity(v), v) for v in values), "warning")
            case Invalid() as invalid:
                return Refusal(explain(invalid.why))
            case value:
                return Taken(value)

    def _stored(self) -> Decimal | None:
        line = self.model.line(self.index.row())
        if line is None:
            return None
        return line.unit_price if self.index.column() == Column.PRICE else line.quantity

    @override
    def text_edited(self, text: str) -> None:
        value = self._parse(text)
        row = self.index.row()
        if isinstance(value, Ambiguous):
            self.session.try_line(row, None)  # neither reading is guessed
        elif not isinstance(value, Invalid):
            self.session.try_line(row, self.model.edited(row, Column(self.index.column()), value))
