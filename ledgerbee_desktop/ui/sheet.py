"""What the sheets of the editor have in common: a heading, buttons that Enter presses, a size that fits the window."""

from __future__ import annotations

from PySide6.QtGui import QKeyEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget
from typing_extensions import override

from ledgerbee_desktop.ui.send_parts import press_focused_button
from ledgerbee_desktop.ui.text import PlainLabel, set_role
from ledgerbee_desktop.ui.theme import SPACE

MARGIN = 3 * SPACE


class Sheet(QDialog):
    """Opened without blocking (`aio.dialogs.result_of`); Esc leaves everything as it is."""

    def __init__(self, title: str, says: str, width: int, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(min(width, max(420, parent.window().width() - 2 * MARGIN)), 10)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(MARGIN, 2 * SPACE + 4, MARGIN, 2 * SPACE + 4)
        self.column.setSpacing(SPACE)
        self.column.addWidget(PlainLabel(title, self, role="heading", wrap=True))
        if says:
            self.column.addWidget(PlainLabel(says, self, role="muted", wrap=True))
        self.confirm = QPushButton(self)
        set_role(self.confirm, "primary")
        self.confirm.setDefault(True)
        self.confirm.clicked.connect(self.accept)
        self.cancel = QPushButton(self.tr("Cancel"), self)
        self.cancel.setAutoDefault(False)
        self.cancel.clicked.connect(self.reject)

    def add_buttons(self, *others: QPushButton) -> None:
        """The last row: `others` at the left, then Cancel and the button that confirms."""
        row = QHBoxLayout()
        for button in others:
            button.setAutoDefault(False)
            row.addWidget(button)
        row.addStretch(1)
        row.addWidget(self.cancel)
        row.addWidget(self.confirm)
        self.column.addSpacing(SPACE // 2)
        self.column.addLayout(row)

    def fit_height(self, *, shrink: bool = False) -> None:
        """Be high enough for what is in it now; `shrink`: and no higher."""
        self.column.activate()
        needed = max(self.column.totalHeightForWidth(self.width()), self.column.totalMinimumSize().height())
        self.resize(self.width(), needed if shrink else max(self.height(), needed))

    @override
    def showEvent(self, event: QShowEvent) -> None:
        """As high as its sentences need at this width, which a dialog does not find out by itself."""
        super().showEvent(event)
        self.fit_height()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press_focused_button(self, event):
            super().keyPressEvent(event)
