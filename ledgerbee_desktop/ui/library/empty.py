"""What a list shows when it has nothing to show: why, and the next step."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QLayout, QPushButton, QVBoxLayout, QWidget

from ledgerbee_desktop.ui.buttons import ActionButton
from ledgerbee_desktop.ui.icons import pixmap
from ledgerbee_desktop.ui.text import PlainLabel
from ledgerbee_desktop.ui.theme import SPACE, theme

_PICTURE = 56
_WIDTH = 440


def empty_layout(layout: QLayout) -> None:
    """Take every widget out of `layout` and delete it."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.deleteLater()


class EmptyState(QWidget):
    """A quiet picture, a heading, a sentence, and buttons for what can be done now."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon = "info"
        self._picture = PlainLabel()
        self._heading = PlainLabel(role="heading")
        self._sentence = PlainLabel(role="muted", wrap=True)
        self._sentence.setFixedWidth(_WIDTH)
        self._buttons = QHBoxLayout()
        self._buttons.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        whole = QVBoxLayout(self)
        whole.setSpacing(SPACE + 4)
        whole.addStretch(2)
        for label in (self._picture, self._heading, self._sentence):
            label.setAlignment(Qt.AlignmentFlag.AlignHCenter)
            whole.addWidget(label, 0, Qt.AlignmentFlag.AlignHCenter)
        whole.addLayout(self._buttons)
        whole.addStretch(3)
        theme().changed.connect(self._redraw)

    def show_state(self, icon: str, heading: str, sentence: str, *actions: QAction) -> None:
        """Say it; the first action is the one that is recommended."""
        self._icon = icon
        self._heading.setText(heading)
        self._sentence.setText(sentence)
        self._sentence.setFixedHeight(self._sentence.heightForWidth(_WIDTH))  # the layout asks a centred label in vain
        empty_layout(self._buttons)
        for number, action in enumerate(actions):
            self._buttons.addWidget(ActionButton(action, self, role="" if number else "primary"))
        self._redraw()

    def heading(self) -> str:
        """What is said, for those who ask."""
        return self._heading.text()

    def first_button(self) -> QPushButton | None:
        """The recommended step."""
        item = self._buttons.itemAt(0)
        widget = item.widget() if item is not None else None
        return widget if isinstance(widget, QPushButton) else None

    def _redraw(self) -> None:
        self._picture.setPixmap(pixmap(self._icon, _PICTURE, theme().tokens.border_strong, self.devicePixelRatioF()))
