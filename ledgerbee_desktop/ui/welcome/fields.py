"""What a person signs in with, typed or pasted: an API key, or a client id and its secret."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QHBoxLayout, QLineEdit, QRadioButton, QVBoxLayout, QWidget

from ledgerbee_desktop.core.secret import ClientCredentials, Credential, Secret, both_of
from ledgerbee_desktop.ui import a11y
from ledgerbee_desktop.ui.text import PlainLabel
from ledgerbee_desktop.ui.theme import SPACE


class CredentialFields(QWidget):
    """A choice and the fields of what was chosen. Both texts of a client may be pasted at once, into either of its fields."""

    changed = Signal()
    """Another text, or another choice."""
    submitted = Signal()
    """Enter in the last field, or in any when all are filled in."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.by_key = QRadioButton(self.tr("API &key"))
        self.by_client = QRadioButton(self.tr("Client id and &secret"))
        self.key, self.client_id, self.client_secret = QLineEdit(), QLineEdit(), QLineEdit()
        self._lengths = dict.fromkeys((self.client_id, self.client_secret), 0)
        self._build()
        self.by_key.setChecked(True)
        self._choose()
        self.by_key.toggled.connect(self._choose)
        for way in (self.by_key, self.by_client):
            way.clicked.connect(self.focus)
        for field in (self.key, self.client_id, self.client_secret):
            field.returnPressed.connect(self._advance)
        self.key.textChanged.connect(self.changed)
        for field in (self.client_id, self.client_secret):
            field.textChanged.connect(self._look_for_both)

    def _build(self) -> None:
        group = QButtonGroup(self)
        ways = QHBoxLayout()
        ways.setSpacing(3 * SPACE)
        for way in (self.by_key, self.by_client):
            group.addButton(way)
            ways.addWidget(way)
        ways.addStretch(1)
        for field in (self.key, self.client_secret):
            _hide_text(field)
        self.key.setPlaceholderText(self.tr("Paste it here"))
        self.client_id.setPlaceholderText(self.tr("Paste it here, or both at once"))
        a11y.name(self.key, self.tr("API key"))
        a11y.name(self.client_id, self.tr("Client id"))
        a11y.name(self.client_secret, self.tr("Client secret"))
        self._pair = QWidget()
        grid = QGridLayout(self._pair)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(1, 1)
        rows = ((self.tr("Client &id"), self.client_id), (self.tr("S&ecret"), self.client_secret))
        for row, (text, field) in enumerate(rows):
            label = PlainLabel(text)
            label.setBuddy(field)
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addLayout(ways)
        column.addWidget(self.key)
        column.addWidget(self._pair)

    @property
    def is_client(self) -> bool:
        """Were client credentials chosen?"""
        return self.by_client.isChecked()

    @property
    def is_filled(self) -> bool:
        """Is there text in every field of what was chosen?"""
        return all(field.text().strip() for field in self._shown())

    def texts(self) -> tuple[str, ...]:
        """What stands in the fields of what was chosen, with the choice: equal texts are the same credential."""
        return (str(self.is_client), *(field.text() for field in self._shown()))

    def credential(self) -> Credential:
        """What was entered. Raises InvalidKey when it cannot be that."""
        if self.is_client:
            return ClientCredentials.parse(self.client_id.text(), self.client_secret.text())
        return Secret.parse(self.key.text())

    def clear(self) -> None:
        """Forget what was entered."""
        for field in (self.key, self.client_id, self.client_secret):
            field.clear()

    @Slot()
    def focus(self) -> None:
        """Go to the first field that is empty, or to the first."""
        shown = self._shown()
        next((field for field in shown if not field.text()), shown[0]).setFocus()

    def _shown(self) -> tuple[QLineEdit, ...]:
        return (self.client_id, self.client_secret) if self.is_client else (self.key,)

    @Slot()
    def _choose(self) -> None:
        self.key.setVisible(not self.is_client)
        self._pair.setVisible(self.is_client)
        self.changed.emit()

    @Slot()
    def _advance(self) -> None:
        if self.is_filled:
            self.submitted.emit()
        else:
            self.focus()

    @Slot()
    def _look_for_both(self) -> None:
        for field, length in self._lengths.items():
            text = field.text()
            was_pasted = len(text) > length + 1
            both = both_of(text) if was_pasted else None
            self._lengths[field] = len(text)
            if both is not None:
                self._fill(*both)
                return
        self.changed.emit()

    def _fill(self, client_id: str, client_secret: str) -> None:
        for field, text in ((self.client_id, client_id), (self.client_secret, client_secret)):
            self._lengths[field] = len(text)
            field.setText(text)
        self.client_secret.setFocus()


def _hide_text(field: QLineEdit) -> None:
    field.setEchoMode(QLineEdit.EchoMode.Password)
    field.setInputMethodHints(
        Qt.InputMethodHint.ImhHiddenText | Qt.InputMethodHint.ImhNoPredictiveText | Qt.InputMethodHint.ImhSensitiveData
    )
