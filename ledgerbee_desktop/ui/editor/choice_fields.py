"""The fields of the editor that are chosen from few, and the notes."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence, QWheelEvent
from PySide6.QtWidgets import QComboBox, QPlainTextEdit, QWidget
from typing_extensions import override

from ledgerbee_desktop.ui.editor.header_changes import by_hand
from ledgerbee_desktop.ui.editor.session import Session
from ledgerbee_desktop.ui.keys import ENTER


class Combo(QComboBox):
    """A choice from few. The wheel changes it only while it has the focus; Enter goes on."""

    def __init__(self, session: Session, field: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.session, self.field = session, field
        self.setObjectName(field)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(2)
        self.activated.connect(self._activated)
        session.changed.connect(self.refresh)
        session.state_changed.connect(self.refresh)

    def offer(self, options: list[tuple[str, object]]) -> None:
        """The texts with their values; a value of the draft that is not among them is shown all the same."""
        with QSignalBlocker(self):
            self.clear()
            for text, value in options:
                self.addItem(text, value)
        self.refresh()

    def refresh(self) -> None:
        """Show what the draft has."""
        self.setEnabled(self.session.editable)
        value = getattr(self.session.draft, self.field)
        with QSignalBlocker(self):
            row = self.findData(value)
            if row < 0:
                self.addItem(str(value) if self.field == "currency" else "…", value)
                row = self.count() - 1
            self.setCurrentIndex(row)

    def _activated(self, row: int) -> None:
        self.session.apply(by_hand(self.session.draft, self.field, **{self.field: self.itemData(row)}))

    @override
    def wheelEvent(self, event: QWheelEvent) -> None:
        if self.hasFocus():
            super().wheelEvent(event)
        else:
            event.ignore()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in ENTER:
            if modifiers == Qt.KeyboardModifier.NoModifier:
                self.focusNextChild()
                return
            if modifiers == Qt.KeyboardModifier.ShiftModifier:
                self.focusPreviousChild()
                return
        if modifiers & Qt.KeyboardModifier.ControlModifier:
            event.ignore()  # a combo box would search its rows for the control character
            return
        super().keyPressEvent(event)


class NotesField(QPlainTextEdit):
    """The notes, several lines."""

    moved = Signal()

    def __init__(self, session: Session, parent: QWidget) -> None:
        super().__init__(parent)
        self.session, self.field = session, "notes"
        self.setObjectName("notes")
        self.setTabChangesFocus(True)
        self._merges = False
        self.refresh()
        self.textChanged.connect(self._edited)
        self.cursorPositionChanged.connect(self.moved)
        session.changed.connect(self.refresh)
        session.state_changed.connect(self.refresh)

    def refresh(self) -> None:
        """Show what the draft has."""
        self.setReadOnly(not self.session.editable)
        if self.toPlainText() != self.session.draft.notes:
            with QSignalBlocker(self):
                self.setPlainText(self.session.draft.notes)

    def _edited(self) -> None:
        change = by_hand(self.session.draft, "notes", notes=self.toPlainText())
        self._merges = self.session.apply(change, merge=self._merges) or self._merges

    @override
    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self._merges = False

    @override
    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._is_undo(event):
            event.ignore()
            return False
        return super().event(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._is_undo(event):
            event.ignore()
        else:
            super().keyPressEvent(event)

    @staticmethod
    def _is_undo(event: QKeyEvent) -> bool:
        return event.matches(QKeySequence.StandardKey.Undo) or event.matches(QKeySequence.StandardKey.Redo)
