"""Questions that only a person can answer. No button is the default: Enter alone decides nothing."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QPushButton,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from ledgerbee_desktop.ui import a11y
from ledgerbee_desktop.ui.send_parts import press_focused_button
from ledgerbee_desktop.ui.text import PlainLabel
from ledgerbee_desktop.ui.theme import SPACE

WIDTH = 560


class Question(QDialog):
    """A question with the facts, its consequence and one button that carries it out, beside Cancel. Each button has a letter (Alt)."""

    def __init__(
        self,
        title: str,
        text: str,
        details: str,
        do_it: str,
        parent: QWidget | None = None,
        *,
        facts: Sequence[tuple[str, str]] = (),
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(WIDTH)
        self.text = PlainLabel(text, role="heading", wrap=True)
        self.text.setFocusPolicy(
            Qt.FocusPolicy.StrongFocus
        )  # the focus rests here, on nothing that Enter or Space presses
        known = [f"{label}: {fact}." for label, fact in facts]
        a11y.name(self.text, " ".join([text, *known, details]))
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        self.column.setSpacing(SPACE + 4)
        self.column.addWidget(self.text)
        if facts:
            self.column.addLayout(_table(facts))
        self.details = PlainLabel(details, wrap=True)
        self.column.addWidget(self.details)
        self.do_it = QPushButton(do_it)
        self.cancel = QPushButton(self.tr("&Cancel"))
        buttons = QDialogButtonBox()
        buttons.addButton(self.do_it, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.cancel, QDialogButtonBox.ButtonRole.RejectRole)
        for button in (self.do_it, self.cancel):
            button.setAutoDefault(False)
            button.setDefault(False)
        self.do_it.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        self.column.addWidget(buttons)
        self.text.setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press_focused_button(self, event):
            super().keyPressEvent(event)


def _table(facts: Sequence[tuple[str, str]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(2 * SPACE)
    grid.setVerticalSpacing(SPACE // 2)
    grid.setColumnStretch(1, 1)
    for row, (label, fact) in enumerate(facts):
        grid.addWidget(PlainLabel(label, role="muted"), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(PlainLabel(fact, wrap=True), row, 1)
    return grid
