"""Another key for the company that is open: it expired, was revoked, or this computer has no safe keyring."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ledgerbee_desktop.ui.welcome.ports import KeyDoor
from ledgerbee_desktop.ui.welcome.window import Welcome

SIZE = (640, 480)


class KeyDialog(QDialog):
    """The welcome screen's field and check, closed as soon as the new key is in use."""

    def __init__(self, door: KeyDoor, company: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("API key"))
        self.welcome = Welcome(door, parent=self, company=company)
        self.welcome.entered.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.welcome)
        self.resize(*SIZE)
