"""F1: every command of the table with its keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP, Message
from ledgerbee_desktop.ui import a11y
from ledgerbee_desktop.ui.actions import COMMANDS, plain_text
from ledgerbee_desktop.ui.command_parts import Menu
from ledgerbee_desktop.ui.library.chips import CellDelegate
from ledgerbee_desktop.ui.text import explain
from ledgerbee_desktop.ui.theme import SPACE

GRID_KEYS: tuple[tuple[Message, str], ...] = (
    (QT_TRANSLATE_NOOP("grid keys", "Next cell; a new line after the last one"), "Return"),
    (QT_TRANSLATE_NOOP("grid keys", "Next cell"), "Tab"),
    (QT_TRANSLATE_NOOP("grid keys", "Previous cell"), "Shift+Tab"),
    (QT_TRANSLATE_NOOP("grid keys", "Edit the cell, caret at its end"), "F2"),
    (QT_TRANSLATE_NOOP("grid keys", "Leave the cell as it was; once more: leave the lines"), "Esc"),
    (QT_TRANSLATE_NOOP("grid keys", "Open the list of the cell"), "F4"),
    (QT_TRANSLATE_NOOP("grid keys", "Line break in a description"), "Alt+Return"),
    (QT_TRANSLATE_NOOP("grid keys", "Copy the lines as a table"), "Ctrl+C"),
    (QT_TRANSLATE_NOOP("grid keys", "Empty the cell"), "Del"),
)
"""What the line grid does itself, because it means something else elsewhere (design of the editor: the line grid)."""


class KeysDialog(QDialog):
    """The keys as this system writes them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Keys"))
        self.resize(660, 620)
        self.table = QTreeWidget()
        self.table.setItemDelegate(CellDelegate(self.table))
        self.table.setHeaderLabels([self.tr("Command"), self.tr("Keys")])
        self.table.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.table.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.table.header().setStretchLastSection(False)
        a11y.name(self.table, self.tr("Keys"))
        for menu in Menu:
            rows = [(plain_text(c), c.keys) for c in COMMANDS if c.menu is menu and c.keys]
            self._add(explain(menu.value).replace("&", ""), rows)
        self._add(self.tr("In the lines of a document"), [(explain(text), (key,)) for text, key in GRID_KEYS])
        first = self.table.topLevelItem(0)
        if first is not None:
            self.table.setCurrentItem(first)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, SPACE, SPACE, SPACE)
        column.addWidget(self.table)
        column.addWidget(buttons)

    def _add(self, heading: str, rows: list[tuple[str, tuple[str, ...]]]) -> None:
        group = QTreeWidgetItem(self.table, [heading])
        font = group.font(0)
        font.setBold(True)
        group.setFont(0, font)
        for text, keys in rows:
            shown = (QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText) for key in keys)
            item = QTreeWidgetItem(group, [text, "  ".join(shown)])
            item.setTextAlignment(1, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        group.setExpanded(True)
