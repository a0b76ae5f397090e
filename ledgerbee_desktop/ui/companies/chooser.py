"""F9: the companies in a list, for the keyboard. Enter takes the one that is marked."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtWidgets import QDialog, QListWidget, QListWidgetItem, QPushButton, QWidget
from typing_extensions import override

from ledgerbee_desktop.aio import dialogs
from ledgerbee_desktop.core.identifiers import CompanyId
from ledgerbee_desktop.ui import a11y
from ledgerbee_desktop.ui.companies.mark import swatch
from ledgerbee_desktop.ui.companies.ports import CompanyDoors, CompanyEntry
from ledgerbee_desktop.ui.sheet import Sheet
from ledgerbee_desktop.ui.text import clean_line
from ledgerbee_desktop.ui.theme import SPACE

WIDTH = 560
ROWS = 8
ROW_HEIGHT = 4 * SPACE
ADD = 2
"""The result code that asks for another company."""


def shown_name(entry: CompanyEntry) -> str:
    """Its name, or its id before it was open once."""
    return clean_line(entry.name) or str(entry.id)


class CompanyChooser(Sheet):
    """`chosen()` is what was marked at the end. Letters find a company by the beginning of its name.

    `here` is the company of the window that asks.
    """

    may_add = True

    def __init__(self, doors: CompanyDoors, here: CompanyId | None, parent: QWidget) -> None:
        title, says, verb = self.words()
        super().__init__(title, says, WIDTH, parent)
        entries = doors.entries()
        self._doors = doors
        self.list = QListWidget(self)
        self.list.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        a11y.name(self.list, title)
        for entry in entries:
            self._add_row(entry, here)
        self.list.setCurrentRow(self.first(entries, here))
        self.list.itemActivated.connect(self.accept)
        self.list.setFixedHeight(ROW_HEIGHT * min(max(len(entries), 2), ROWS) + 2 * self.list.frameWidth() + 2)
        self.column.addWidget(self.list)
        self.confirm.setText(verb)
        self.confirm.setEnabled(bool(entries))
        self.another = QPushButton(self.tr("&Add a company…"), self)
        self.another.clicked.connect(self._ask_for_another)
        self.another.setVisible(self.may_add and doors.may_add)
        self.add_buttons(self.another)
        self.list.setFocus()

    def words(self) -> tuple[str, str, str]:
        """Title, explanation, and what Enter does."""
        says = self.tr("Each company has a window of its own. Nothing of one of them reaches another.")
        return self.tr("Switch company"), says, self.tr("&Open")

    def first(self, entries: Sequence[CompanyEntry], here: CompanyId | None) -> int:
        """Whoever switches wants another one; with one company only there is nothing else to mark."""
        return next((row for row, entry in enumerate(entries) if entry.id != here), 0)

    def _add_row(self, entry: CompanyEntry, here: CompanyId | None) -> None:
        parts = [shown_name(entry), self.tr("CVR {0}").format(clean_line(entry.cvr)) if entry.cvr else ""]
        if entry.id == here:
            parts.append(self.tr("this window"))
        elif entry.is_open:
            parts.append(self.tr("open"))
        item = QListWidgetItem(" · ".join(part for part in parts if part), self.list)
        item.setData(Qt.ItemDataRole.UserRole, str(entry.id))
        item.setSizeHint(QSize(0, ROW_HEIGHT))
        item.setIcon(swatch(entry.number, ROW_HEIGHT // 2))
        font = item.font()
        font.setBold(entry.is_open)
        item.setFont(font)

    def chosen(self) -> CompanyId | None:
        """The company that is marked."""
        marked = self.list.selectedItems()
        return CompanyId(marked[0].data(Qt.ItemDataRole.UserRole)) if marked else None

    @Slot()
    def _ask_for_another(self) -> None:
        self.done(ADD)

    async def ask(self) -> CompanyId | None:
        """Open it; the company that was taken. None: nothing was chosen, or a new one is asked for in a window of its own."""
        result = await dialogs.result_of(self)
        if result == ADD:
            await self._doors.add()
        return self.chosen() if result == QDialog.DialogCode.Accepted.value else None


class KeyChooser(CompanyChooser):
    """Whose key is to be removed."""

    may_add = False

    @override
    def words(self) -> tuple[str, str, str]:
        says = self.tr("Whose sign-in is this computer to forget? You see what that means before it happens.")
        return self.tr("Remove a sign-in"), says, self.tr("&Go on…")

    @override
    def first(self, entries: Sequence[CompanyEntry], here: CompanyId | None) -> int:
        return next((row for row, entry in enumerate(entries) if entry.id == here), 0)
