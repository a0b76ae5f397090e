"""The line under the toolbar where a person types what to find: "3 of 17"."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget
from typing_extensions import override

from ledgerbee_desktop.ui import a11y, icons
from ledgerbee_desktop.ui.keys import ENTER
from ledgerbee_desktop.ui.pdf.finder import Finder
from ledgerbee_desktop.ui.text import PlainLabel, set_role, set_tooltip


class FindBar(QWidget):
    """Field, count, previous, next, close. Says what is wanted by signals; `show_state` says what was found."""

    typed = Signal(str)
    stepped = Signal(int)
    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.field = QLineEdit()
        self.field.setClearButtonEnabled(True)
        self.field.setPlaceholderText(self.tr("Find in the PDF"))
        a11y.name(self.field, self.tr("Find in the PDF"))
        self.field.textChanged.connect(self.typed)
        self.field.installEventFilter(self)
        self.count = PlainLabel(role="muted")
        self.count.setMinimumWidth(self.fontMetrics().horizontalAdvance(self.tr("{0} of {1}").format(8888, 8888)))
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 6, 8, 6)
        row.addWidget(self.field, 1)
        row.addWidget(self.count)
        for name, text, slot in (
            ("previous", self.tr("Previous hit (Shift+F3)"), self._back),
            ("next", self.tr("Next hit (F3)"), self._on),
            ("close", self.tr("Close the search (Esc)"), self.closed),
        ):
            button = QToolButton()
            icons.set_icon(button, name)
            set_tooltip(button, text)
            a11y.name(button, text.partition(" (")[0])
            button.clicked.connect(slot)
            row.addWidget(button)

    @Slot()
    def _back(self) -> None:
        self.stepped.emit(-1)

    @Slot()
    def _on(self) -> None:
        self.stepped.emit(1)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress and isinstance(event, QKeyEvent):
            if event.key() in ENTER:
                self.stepped.emit(-1 if event.modifiers() & Qt.KeyboardModifier.ShiftModifier else 1)
                return True
            if event.key() == Qt.Key.Key_Escape:
                self.closed.emit()
                return True
        return super().eventFilter(watched, event)

    def show_state(self, finder: Finder | None) -> None:
        """Write how many there are and which one is shown."""
        if finder is None or not finder.needle.strip():
            self.count.setText("")
            return
        position, total = finder.position
        text = self.tr("{0} of {1}").format(position, total)
        if not total:
            text = self.tr("Searching …") if finder.running else self.tr("Not found")
        set_role(self.count, "muted" if total or finder.running else "warning")
        self.count.setText(text)
