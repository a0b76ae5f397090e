"""The preferences dialog."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QSpinBox,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from ledgerbee_desktop.ui.data.page import DataPage
from ledgerbee_desktop.ui.preferences.values import LANGUAGES, LONGEST_UNDO, Preferences
from ledgerbee_desktop.ui.text import PlainLabel, clean_line
from ledgerbee_desktop.ui.theme import SPACE, Appearance


class PreferencesDialog(QDialog):
    """Shows `before`; `chosen()` is what the person wants. With `data` there is a second page, for the data of the company.

    `restore` is the backup that the person wants in the place of the data; the dialog is then rejected.
    """

    def __init__(self, before: Preferences, parent: QWidget | None = None, *, data: DataPage | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Preferences"))
        self.data = data
        self.restore: Path | None = None
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
        general = QWidget()
        form = QFormLayout(general)
        form.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
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
        if self.data is None:
            column.addWidget(general)
        else:
            pages = QTabWidget(self)
            pages.addTab(general, self.tr("&General"))
            pages.addTab(self.data, self.tr("&Data"))
            for named in (pages, pages.tabBar()):
                named.setAccessibleName(self.tr("Pages"))
            self.data.restore_asked.connect(self._leave_to_restore)
            column.addWidget(pages)
        column.addWidget(buttons)

    @Slot(object)
    def _leave_to_restore(self, backup: Path) -> None:
        self.restore = backup
        self.reject()

    def chosen(self) -> Preferences:
        """What stands in the fields."""
        return Preferences(
            str(self.language.currentData()),
            Appearance(self.appearance.currentData()),
            self.undo.value(),
            clean_line(self.our_reference.text()).strip(),
        )
