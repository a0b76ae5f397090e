"""The sentence beside a cell that does not take its text, with ways out that the keyboard reaches without leaving the cell."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from ledgerbee_desktop.ui import a11y
from ledgerbee_desktop.ui.keys import ENTER
from ledgerbee_desktop.ui.text import PlainLabel, clean, set_role
from ledgerbee_desktop.ui.theme import SPACE

WIDTH = 340


@dataclass(frozen=True, slots=True)
class WayOut:
    """A button of the bubble and what it stands for."""

    text: str
    value: object


class Bubble(QFrame):
    """Never has the focus, so typing goes on in the cell. No way out is marked at first: a hasty second Enter decides nothing."""

    chosen = Signal(object)
    """The `value` of a way out."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._surface = parent
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._text = PlainLabel(wrap=True)
        self._help = PlainLabel(self.tr("↓ marks, Enter takes"), role="small")
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(SPACE + 2, SPACE, SPACE + 2, SPACE)
        self._layout.setSpacing(SPACE // 2)
        self._layout.addWidget(self._text)
        self._layout.addWidget(self._help)
        self._buttons: list[QPushButton] = []
        self._ways: list[WayOut] = []
        self._marked = -1
        self.hide()

    def say(self, text: str, anchor: QWidget, ways: Sequence[WayOut] = (), tone: str = "error") -> None:
        """Show `text` below `anchor` with its ways out; `tone` is error, warning or info."""
        for button in self._buttons:
            self._layout.removeWidget(button)
            button.hide()
            button.deleteLater()
        set_role(self, f"banner-{tone}")
        self._text.setText(text)
        self._ways, self._marked = list(ways), -1
        self._buttons = [self._button(way) for way in ways]
        self._help.setVisible(bool(ways))
        a11y.name(self, f"{text} {self._help.text()}" if ways else text)
        self.setFixedWidth(min(WIDTH, self._surface.width()))
        self._layout.activate()
        height = self._layout.totalHeightForWidth(self.width())
        self.setFixedHeight(height if height > 0 else self.sizeHint().height())
        self._place(anchor)
        self.show()
        self.raise_()

    @property
    def text(self) -> str:
        """The sentence that is shown; empty while hidden."""
        return "" if self.isHidden() else self._text.text()

    def take_key(self, event: QKeyEvent) -> bool:
        """Use a key of the cell: arrows mark a way out, Enter takes a marked one, Esc closes a question. True when it was used."""
        key = event.key()
        if self.isHidden() or not self._ways:
            return False
        if key == Qt.Key.Key_Escape:
            self.hide()
            return True
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier:
            return False
        if key in {Qt.Key.Key_Down, Qt.Key.Key_Up}:
            step = 1 if key == Qt.Key.Key_Down else -1
            self._mark(max(0, min(self._marked + step, len(self._ways) - 1)))
            return True
        if key in ENTER | {Qt.Key.Key_Tab} and self._marked >= 0:
            self._take(self._marked)
            return True
        return key in ENTER

    def _button(self, way: WayOut) -> QPushButton:
        button = QPushButton(clean(way.text).replace("&", "&&"), self)
        button.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        button.clicked.connect(self._pressed)
        self._layout.insertWidget(self._layout.count() - 1, button)
        return button

    def _pressed(self) -> None:
        sender = self.sender()
        if isinstance(sender, QPushButton):
            self._take(self._buttons.index(sender))

    def _mark(self, row: int) -> None:
        self._marked = row
        for index, button in enumerate(self._buttons):
            set_role(button, "primary" if index == row else "")
        a11y.name(self, self._ways[row].text)

    def _take(self, row: int) -> None:
        self.hide()
        self.chosen.emit(self._ways[row].value)

    def _place(self, anchor: QWidget) -> None:
        parent = self._surface
        corner = anchor.mapTo(parent, QPoint(0, anchor.height() + 3))
        if corner.y() + self.height() > parent.height():
            corner.setY(max(0, anchor.mapTo(parent, QPoint(0, 0)).y() - self.height() - 3))
        corner.setX(max(0, min(corner.x(), parent.width() - self.width())))
        self.move(corner)
