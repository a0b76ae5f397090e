"""Push buttons that are the face of a QAction."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction, QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget
from typing_extensions import override

from ledgerbee_desktop.ui.icons import set_icon
from ledgerbee_desktop.ui.keys import ENTER
from ledgerbee_desktop.ui.text import set_role, set_tooltip

ICON = "icon name"
"""The property of an action that names its icon, for faces that draw it in another colour."""
HINT = "plain hint"
"""The property of an action with the plain text of its tooltip."""
_INK = {"primary": "on_accent", "flat": "accent", "danger": "error"}


class ActionButton(QPushButton):
    """Looks like `action` (text, icon, tooltip, enabled, visible) and triggers it. Enter presses it when it has the focus, never else.

    Its Alt+letter is dropped unless `mnemonic`: menus and the editor's fields have most letters, and commands have keys.
    """

    def __init__(
        self, action: QAction, parent: QWidget | None = None, *, role: str = "", mnemonic: bool = False
    ) -> None:
        super().__init__(parent)
        self._action, self._mnemonic = action, mnemonic
        self._shows_text = True
        self.setAutoDefault(False)
        if role:
            set_role(self, role)
        icon = action.property(ICON)
        if isinstance(icon, str) and icon:
            set_icon(self, icon, _INK.get(role, "text"))
        action.changed.connect(self._mirror)
        self.clicked.connect(self._press)
        self._mirror()

    def show_text(self, *, shown: bool) -> None:
        """Wear the text of the action, or its icon only (the tooltip and a screen reader say the text then)."""
        self._shows_text = shown
        self._mirror()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Outside dialogs Qt leaves Enter to the window around a button that is no default."""
        if event.key() in ENTER:
            self.click()
        else:
            super().keyPressEvent(event)

    @Slot()
    def _press(self) -> None:
        self._action.trigger()

    @Slot()
    def _mirror(self) -> None:
        action = self._action
        text = action.text() if self._mnemonic else action.text().replace("&", "")
        self.setText(text if self._shows_text else "")
        if self._shows_text == bool(self.accessibleName()):
            self.setAccessibleName("" if self._shows_text else text.replace("&", ""))
        set_tooltip(self, str(action.property(HINT) or ("" if self._shows_text else text)))
        self.setEnabled(action.isEnabled())
        self.setVisible(action.isVisible())
