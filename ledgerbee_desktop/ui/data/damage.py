"""The window of a company whose data is damaged: what is known of it, the newest good backup, and the ways on."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QHBoxLayout, QMessageBox, QVBoxLayout
from typing_extensions import override

from ledgerbee_desktop.aio import dialogs
from ledgerbee_desktop.core.errors import AppError
from ledgerbee_desktop.core.keeping import CheckedCopy
from ledgerbee_desktop.core.text import clean_line
from ledgerbee_desktop.ui.buttons import ActionButton
from ledgerbee_desktop.ui.companies.ports import CompanyDoors, CompanyEntry
from ledgerbee_desktop.ui.companies.trouble import TroubleWindow
from ledgerbee_desktop.ui.data.ports import Repair
from ledgerbee_desktop.ui.data.restore_sheet import RestoreSheet
from ledgerbee_desktop.ui.data.words import counted, saved, sent_since, when
from ledgerbee_desktop.ui.loader import Loader
from ledgerbee_desktop.ui.text import PlainLabel, explain

DETAILS = 3


class DamageWindow(TroubleWindow):
    """Once something was restored or begun afresh, `again` is emitted: the company can be opened. Every way has a key."""

    def __init__(self, entry: CompanyEntry, why: AppError, repair: Repair, doors: CompanyDoors) -> None:
        self._repair = repair
        self._newest: CheckedCopy | None = None
        super().__init__(entry, why, repair.file.parent, doors)
        self._looking = Loader(self._look, self)
        self._looking.failed.connect(self.show_why)
        self._looking.start()

    @override
    def _add_more(self, column: QVBoxLayout) -> None:
        self.found = PlainLabel(self.tr("Checking what is damaged…"), self, role="small", wrap=True)
        self.backup = PlainLabel(self.tr("Looking for the newest good backup…"), self, role="strong", wrap=True)
        column.addWidget(self.found)
        column.addWidget(self.backup)
        self.restore = self._command(self.tr("&Restore this backup"), "undo", self._restore_newest)
        self.choose = self._command(self.tr("&Choose another…"), "search", self._choose_copy)
        self.salvage = self._command(self.tr("&Salvage unsent work…"), "save", self._salvage)
        self.addActions([self.restore, self.choose, self.salvage])
        self._make_available(self.restore, available=False)
        row = QHBoxLayout()
        self._first = ActionButton(self.restore, self, role="primary", mnemonic=True)
        row.addWidget(self._first)
        for action in (self.choose, self.salvage):
            row.addWidget(ActionButton(action, self, mnemonic=True))
        row.addStretch(1)
        column.addLayout(row)

    @override
    def _retry_role(self) -> str:
        return ""

    def _make_available(self, action: QAction, *, available: bool) -> None:
        self.commands[action].set_available(available)

    async def _look(self) -> None:
        self._newest = await self._repair.newest_good()
        newest = self._newest
        self._make_available(self.restore, available=newest is not None)
        if newest is None:
            self.backup.setText(
                self.tr("There is no good backup. “Salvage unsent work” begins afresh with what can still be read.")
            )
        else:
            said = self.tr("Newest good backup: {0}.").format(when(newest.copy))
            self.backup.setText(f"{said} {counted(newest.content)}")
            self._first.setFocus()
        await self._say_damage()
        self.fit()

    async def _say_damage(self) -> None:
        problems = (await self._repair.check(self._repair.file)).content.problems
        details = "; ".join(clean_line(each) for each in problems[:DETAILS])
        self.found.setText(self.tr("File: {0}. Found: {1}").format(self._repair.file.name, details) if details else "")
        self.found.setVisible(bool(details))

    @override
    @Slot(AppError)
    def show_why(self, why: AppError) -> None:
        """It was tried again, or one of the ways was tried, in vain."""
        self.why.setText(explain(why))

    # --- the ways on ----------------------------------------------------------------------------------

    async def _restore_newest(self) -> None:
        if self._newest is not None:
            await self._put_back(self._newest.copy.path)

    async def _put_back(self, path: Path) -> None:
        done = await self._repair.restore(path)
        if done.sent_since:
            await dialogs.tell(self, self.tr("Restored"), sent_since(done), icon=QMessageBox.Icon.Warning)
        self.again.emit()

    async def _choose_copy(self) -> None:
        sheet = RestoreSheet(self._repair, await self._repair.copies(), self)
        if await dialogs.result_of(sheet) == QDialog.DialogCode.Accepted.value and sheet.chosen is not None:
            await self._put_back(sheet.chosen)

    async def _salvage(self) -> None:
        work = await self._repair.salvage()
        title = self.tr("Salvage unsent work")
        question = self.tr(
            "Begin with a fresh database that has these drafts? Customers, products and documents are read from LedgerBee "
            "again. The damaged file is kept in its folder."
        )
        if await dialogs.ask(self, title, saved(work), question):
            await self._repair.begin_afresh(work)
            self.again.emit()
