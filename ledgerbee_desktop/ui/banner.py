"""The strip above the work in which the window says what went wrong and what to do next."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from ledgerbee_desktop.core.errors import (
    AppError,
    DiskProblem,
    KeyProblem,
    LicenceMissing,
    NotSent,
    StoreDamaged,
    Unreachable,
    Wait,
)
from ledgerbee_desktop.ui import a11y
from ledgerbee_desktop.ui.text import PlainLabel, explain, set_role
from ledgerbee_desktop.ui.theme import SPACE


class Banner(QFrame):
    """One sentence with its consequence; stays until it is dismissed or replaced. Never takes the focus by itself."""

    dismissed = Signal()
    """The person has read what was shown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text = PlainLabel(wrap=True)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self._dismiss = QPushButton(self.tr("Dismiss"))
        set_role(self._dismiss, "flat")
        self._dismiss.clicked.connect(self.dismiss)
        row = QHBoxLayout(self)
        row.setContentsMargins(SPACE + 4, SPACE // 2, SPACE // 2, SPACE // 2)
        row.addWidget(self._text, 1)
        row.addWidget(self._dismiss)
        self.hide()

    @Slot()
    def dismiss(self) -> None:
        """The person has read it."""
        self.hide()
        self.dismissed.emit()

    def text(self) -> str:
        """What is shown; empty when nothing is."""
        return "" if self.isHidden() else self._text.text()

    @Slot(AppError)
    def show_error(self, error: AppError) -> None:
        """Say what happened, and what can be done."""
        hint = self._what_next(error)
        self.say(f"{explain(error)} {hint}".strip(), "error")

    def say(self, text: str, tone: str = "info") -> None:
        """Show `text`; `tone` is info, warning, error or ok."""
        set_role(self, f"banner-{tone}")
        self._text.setText(text)
        a11y.name(self, text)
        self.show()

    def take_back(self, text: str) -> None:
        """Hide `text`, if that is what is shown: it is no longer true."""
        if self._text.text() == text:
            self.hide()

    def _what_next(self, error: AppError) -> str:
        match error:
            case LicenceMissing():
                return self.tr(
                    "Nothing is lost. No other sign-in helps: it is the company's plan in LedgerBee that decides."
                )
            case KeyProblem():
                return self.tr(
                    "Nothing is lost. Writing goes on as soon as you have signed in with one that may do this."
                )
            case Wait():
                return self.tr("The program waits and goes on by itself.")
            case NotSent() | Unreachable():
                return self.tr("You can go on working; the program tries again by itself.")
            case DiskProblem():
                return self.tr("Make room on the disk and leave the window open: what you typed is still here.")
            case StoreDamaged():
                return self.tr("Nothing is sent from damaged data.")
            case _:
                return ""
