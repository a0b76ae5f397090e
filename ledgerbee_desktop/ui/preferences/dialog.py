"""The preferences dialog."""

from __future__ import annotations

from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from ledgerbee_desktop.ui.preferences.values import LANGUAGES, LONGEST_UNDO, Preferences
from ledgerbee_desktop.ui.text import PlainLabel, clean_line
from ledgerbee_desktop.ui.theme import SPACE, Appearance


class PreferencesDialog(QDialog):
    """Shows `before`; `chosen()` is what the person wants."""

    def __init__(self, before: Preferences, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Preferences"))
        self._before = before
        self.language, self.appearance, self.undo = QComboBox(), QComboBox(), QSpinBox()
        self.our_reference = QLineEdit(before.our_reference)
        names = {"": self.tr("As the system"), "da": "Dansk", "en": "English"}
        for code in LANGUAGES:
            self.language.addItem(names[code], code)
        looks = {
            Appearance.SYSTEM: self.tr("As the system"),
            Appearance.LIGHT: self.tr("Light"),
            Appearance.DARK: self.tr("Dark"),
        }
        for look, text in looks.items():
            self.appearance.addItem(text, look.value)
        self.language.setCurrentIndex(self.language.findData(before.language))
        self.appearance.setCurrentIndex(self.appearance.findData(before.appearance.value))
        self.undo.setRange(0, LONGEST_UNDO)
        self.undo.setSuffix(self.tr(" s"))
        self.undo.setValue(before.undo_seconds)
        self._build()

    def _build(self) -> None:
        form = QFormLayout()
        form.setSpacing(SPACE)
        for text, widget, hint in (
            (self.tr("&Language"), self.language, self.tr("Takes effect at the next start.")),
            (self.tr("&Appearance"), self.appearance, ""),
            (self.tr("Our &reference"), self.our_reference, self.tr("A new invoice begins with it.")),
            (
                self.tr("&Undo a send within"),
                self.undo,
                self.tr("So long a document waits before it leaves. 0: at once."),
            ),
        ):
            label = PlainLabel(text)
            label.setBuddy(widget)
            widget.setAccessibleName(text.replace("&", ""))
            form.addRow(label, widget)
            if hint:
                form.addRow("", PlainLabel(hint, role="small", wrap=True))
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        column.setSpacing(2 * SPACE)
        column.addLayout(form)
        column.addWidget(buttons)

    def chosen(self) -> Preferences:
        """What stands in the fields."""
        return Preferences(
            str(self.language.currentData()),
            Appearance(self.appearance.currentData()),
            self.undo.value(),
            clean_line(self.our_reference.text()).strip(),
        )
