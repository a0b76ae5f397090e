"""Preferences, Data: where the data is, its newest backup, and what can be done with all of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QFormLayout, QGridLayout, QVBoxLayout, QWidget

from ledgerbee_desktop.aio import dialogs
from ledgerbee_desktop.aio.command import AsyncCommand
from ledgerbee_desktop.core.errors import AppError
from ledgerbee_desktop.core.text import clean_line
from ledgerbee_desktop.ui import formats
from ledgerbee_desktop.ui.buttons import ICON, ActionButton
from ledgerbee_desktop.ui.data.ports import DataKeeper
from ledgerbee_desktop.ui.data.restore_sheet import RestoreSheet
from ledgerbee_desktop.ui.data.words import counted, listed, saved, sized
from ledgerbee_desktop.ui.loader import Loader
from ledgerbee_desktop.ui.text import PlainLabel, explain, set_role
from ledgerbee_desktop.ui.theme import SPACE

WIDTH = 600
Work = Callable[[], Coroutine[Any, Any, None]]


class DataPage(QWidget):
    """`restore_asked` carries the backup that is to take the place of the data: whoever shows the page closes the window first."""

    restore_asked = Signal(object)

    def __init__(self, keeper: DataKeeper, today: dt.date, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keeper, self._today = keeper, today
        self.where = PlainLabel(str(keeper.folder), wrap=True)
        self.where.setTextInteractionFlags(
            Qt.TextInteractionFlag.TextSelectableByMouse | Qt.TextInteractionFlag.TextSelectableByKeyboard
        )
        self.where.setAccessibleName(self.tr("Folder of the data"))
        self.newest, self.room, self.said = PlainLabel(wrap=True), PlainLabel(wrap=True), PlainLabel(wrap=True)
        self.back_up = self._command(self.tr("&Back up now…"), "save", self._back_up)
        self.restore = self._command(self.tr("&Restore…"), "undo", self._restore)
        self.export = self._command(self.tr("&Export…"), "open-external", self._export)
        self.salvage = self._command(self.tr("&Salvage…"), "search", self._salvage)
        self._facts = Loader(self._show_facts, self)
        self._facts.failed.connect(self._say_error)
        self._build()
        self._facts.start()

    def _command(self, text: str, icon: str, work: Work) -> QAction:
        action = QAction(text, self)
        action.setProperty(ICON, icon)
        command = AsyncCommand(action, work, self)
        command.failed.connect(self._say_error)
        command.running.connect(self._begin)
        return action

    def _build(self) -> None:
        self.setMinimumWidth(WIDTH)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        column.setSpacing(2 * SPACE)
        facts = QFormLayout()
        facts.setSpacing(SPACE)
        for text, label in (
            (self.tr("Folder"), self.where),
            (self.tr("Newest backup"), self.newest),
            (self.tr("Room"), self.room),
        ):
            facts.addRow(PlainLabel(text, role="muted"), label)
        column.addLayout(facts)
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * SPACE)
        grid.setVerticalSpacing(SPACE)
        grid.setColumnStretch(1, 1)
        for row, (action, hint) in enumerate(
            (
                (self.back_up, self.tr("A checked copy in a file of your own, on another disk if you can.")),
                (self.restore, self.tr("Put a backup in the place of the data. It can be undone.")),
                (self.export, self.tr("Everything as tables, JSON and PDFs, for other programs.")),
                (self.salvage, self.tr("Bring in the unsent drafts of a damaged file.")),
            )
        ):
            grid.addWidget(ActionButton(action, self, mnemonic=True), row, 0)
            says = PlainLabel(hint, self, role="muted", wrap=True)
            says.setMinimumHeight(2 * says.fontMetrics().lineSpacing() + 2)  # a grid does not ask how high it gets
            grid.addWidget(says, row, 1)
        column.addLayout(grid)
        column.addWidget(self.said)
        column.addStretch(1)

    # --- what is shown --------------------------------------------------------------------------------

    async def _show_facts(self) -> None:
        facts = await self._keeper.facts()
        newest = facts.newest
        self.newest.setText(self.tr("none yet") if newest is None else listed(newest))
        self.room.setText(self.tr("{0} used, {1} free").format(sized(facts.room.used), sized(facts.room.free)))

    @Slot(bool)
    def _begin(self, running: bool) -> None:
        if running:
            self._say("", "")

    def _say(self, text: str, role: str) -> None:
        set_role(self.said, role)
        self.said.setText(text)

    @Slot(AppError)
    def _say_error(self, error: AppError) -> None:
        self._say(explain(error), "error")

    # --- what can be done -----------------------------------------------------------------------------

    def _suggested(self, end: str) -> str:
        return f"{clean_line(self._keeper.name)} {self._today.isoformat()}{end}".replace("/", "-").strip()

    async def _back_up(self) -> None:
        kinds = self.tr("Backups (*.db)")
        path = await dialogs.save_file(self, self.tr("Back up"), self._suggested(".db"), kinds)
        if path is not None:
            self._say(self.tr("Backing up…"), "muted")
            content = await self._keeper.back_up_to(path)
            self._say(self.tr("Backed up to {0}.").format(path) + " " + counted(content), "ok")

    async def _restore(self) -> None:
        sheet = RestoreSheet(self._keeper, await self._keeper.copies(), self)
        if await dialogs.result_of(sheet) == QDialog.DialogCode.Accepted.value and sheet.chosen is not None:
            self.restore_asked.emit(sheet.chosen)

    async def _export(self) -> None:
        parent = await dialogs.choose_folder(self, self.tr("Export into a new folder in"))
        if parent is None:
            return
        self._say(self.tr("Exporting… PDFs that are not on this computer are read from LedgerBee."), "muted")
        folder = parent / self._suggested("")
        done = await self._keeper.export(folder, formats.language())
        text = self.tr("Exported to {0}. Documents: {1}. PDFs: {2}.").format(
            folder, formats.in_words(done.documents), formats.in_words(done.pdfs)
        )
        if done.why is not None:
            missing = self.tr("PDFs that are missing: {0}.").format(formats.in_words(done.missing))
            text = f"{text} {missing} {explain(done.why)}"
        self._say(text, "ok" if done.why is None else "warning")

    async def _salvage(self) -> None:
        path: Path | None = await dialogs.open_file(
            self, self.tr("Choose a damaged file"), self.tr("Databases (*.db);;All files (*)")
        )
        if path is None:
            return
        work = await self._keeper.salvage(path)
        title, question = self.tr("Salvage"), self.tr("Bring these drafts in? What is here already stays as it is.")
        if not work.drafts:
            await dialogs.tell(self, title, saved(work))
        elif await dialogs.ask(self, title, saved(work), question):
            count = await self._keeper.bring_in(work)
            self._say(self.tr("Drafts brought in: {0}.").format(formats.in_words(count)), "ok")
