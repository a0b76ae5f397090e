"""Another key or client for the company that is open: it expired, was revoked, or this computer has no safe keyring."""

from __future__ import annotations

from PySide6.QtWidgets import QDialog, QVBoxLayout, QWidget

from ledgerbee_desktop.ui.welcome.ports import KeyDoor
from ledgerbee_desktop.ui.welcome.window import Welcome

SIZE = (640, 620)


class KeyDialog(QDialog):
    """The welcome screen's fields and check, closed as soon as what was entered is in use."""

    def __init__(self, door: KeyDoor, company: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Sign in"))
        self.welcome = Welcome(door, parent=self, company=company)
        self.welcome.entered.connect(self.accept)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.welcome)
        self.resize(*SIZE)
