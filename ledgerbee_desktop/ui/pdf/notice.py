"""What stands where the pages would be: an icon, a sentence, and a way to keep the file."""

from __future__ import annotations

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from ledgerbee_desktop.ui import icons
from ledgerbee_desktop.ui.text import PlainLabel, set_role
from ledgerbee_desktop.ui.theme import SPACE, theme

ICON_SIZE = 48


class Notice(QWidget):
    """Empty, loading and error in one look. `save` is shown only where there is something to save."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._icon_name = "pdf"
        self._icon = PlainLabel()
        self._icon.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._label = PlainLabel(wrap=True, role="muted")
        self._label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.save = QPushButton(self.tr("Save the file …"))
        self.save.setAutoDefault(True)
        column = QVBoxLayout(self)
        column.setContentsMargins(4 * SPACE, 4 * SPACE, 4 * SPACE, 4 * SPACE)
        column.setSpacing(2 * SPACE)
        column.addStretch(2)
        column.addWidget(self._icon)
        column.addWidget(self._label)
        column.addWidget(self.save, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(3)
        theme().changed.connect(self._redraw)

    def say(self, text: str, icon: str, *, save: bool = False) -> None:
        """Show `text` under the icon named `icon`."""
        self._icon_name = icon
        self._label.setText(text)
        set_role(self._label, "" if icon == "warning" else "muted")
        self.save.setVisible(save)
        self._redraw()

    def text(self) -> str:
        """What is written."""
        return self._label.text()

    @Slot()
    def _redraw(self) -> None:
        tokens = theme().tokens
        colour = tokens.warning if self._icon_name == "warning" else tokens.muted
        self._icon.setPixmap(icons.pixmap(self._icon_name, ICON_SIZE, colour, self.devicePixelRatioF()))
