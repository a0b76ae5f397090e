"""Choosing what to restore: the backups with their moments, each checked before it can be taken."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPushButton, QWidget

from ledgerbee_desktop.aio import dialogs
from ledgerbee_desktop.aio.command import AsyncCommand
from ledgerbee_desktop.core.errors import AppError
from ledgerbee_desktop.core.keeping import CheckedCopy, Copy
from ledgerbee_desktop.ui import a11y
from ledgerbee_desktop.ui.data.ports import Copies
from ledgerbee_desktop.ui.data.words import judged, listed
from ledgerbee_desktop.ui.loader import Loader
from ledgerbee_desktop.ui.sheet import Sheet
from ledgerbee_desktop.ui.text import PlainLabel, explain

WIDTH, ROWS, ROW_HEIGHT = 620, 8, 30
PATH = Qt.ItemDataRole.UserRole


class RestoreSheet(Sheet):
    """Enter takes the marked one, once its check has said that it is whole. `chosen` is what was taken."""

    def __init__(self, copies: Copies, there: tuple[Copy, ...], parent: QWidget) -> None:
        super().__init__(
            self.tr("Restore a backup"),
            self.tr(
                "It takes the place of the data of this company. What is there now is kept and can be restored in turn. "
                "Before anything is sent, LedgerBee is asked what has become of it."
            ),
            WIDTH,
            parent,
        )
        self._copies = copies
        self.chosen: Path | None = None
        self.list = QListWidget(self)
        a11y.name(self.list, self.tr("Backups"))
        self.list.setMinimumHeight(ROW_HEIGHT * min(ROWS, max(3, len(there))) + 8)
        for copy in there:
            self._add(copy.path, listed(copy))
        self.verdict = PlainLabel("", self, wrap=True)
        self.verdict.setMinimumHeight(3 * self.fontMetrics().lineSpacing())
        self.verdict.setAlignment(Qt.AlignmentFlag.AlignTop)
        self.column.addWidget(self.list)
        self.column.addWidget(self.verdict)
        self.confirm.setText(self.tr("&Restore"))
        self.confirm.setEnabled(False)
        self.other = QPushButton(self.tr("&Choose a file…"), self)
        action = QAction(self)
        command = AsyncCommand(action, self._choose, self)
        command.failed.connect(self._say)
        self.other.clicked.connect(action.trigger)
        self.add_buttons(self.other)
        self._checker = Loader(self._check, self)
        self._checker.failed.connect(self._say)
        self.list.currentItemChanged.connect(self._marked)
        if self.list.count():
            self.list.setCurrentRow(0)
            self.list.setFocus()
        else:
            self.verdict.setText(self.tr("There is no backup in the folder of this company."))

    def _add(self, path: Path, text: str) -> QListWidgetItem:
        item = QListWidgetItem(text, self.list)
        item.setData(PATH, str(path))
        item.setSizeHint(QSize(0, ROW_HEIGHT))
        return item

    @Slot()
    def _marked(self) -> None:
        self.chosen = None
        self.confirm.setEnabled(False)
        self.verdict.setText(self.tr("Checking…"))
        self._checker.start()

    def _path(self) -> Path | None:
        return Path(self.list.currentItem().data(PATH)) if self.list.currentRow() >= 0 else None

    async def _check(self) -> None:
        path = self._path()
        if path is None:
            return
        found = await self._copies.check(path)
        if self._path() == path:  # else another one was marked meanwhile
            self._judge(found)

    def _judge(self, found: CheckedCopy) -> None:
        self.verdict.setText(judged(found))
        self.chosen = found.copy.path if found.content.is_good else None
        self.confirm.setEnabled(self.chosen is not None)

    async def _choose(self) -> None:
        title, kinds = self.tr("Choose a backup"), self.tr("Backups (*.db);;All files (*)")
        path = await dialogs.open_file(self, title, kinds)
        if path is not None:
            self.list.setCurrentItem(self._add(path, str(path)))

    @Slot(AppError)
    def _say(self, error: AppError) -> None:
        self.verdict.setText(explain(error))
