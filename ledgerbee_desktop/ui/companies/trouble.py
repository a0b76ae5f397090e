"""The window of a company whose data cannot be opened: it says why, and lets the others work."""

from __future__ import annotations

from collections.abc import Callable, Coroutine
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QAction, QCloseEvent, QKeySequence
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget
from typing_extensions import override

from ledgerbee_desktop.aio.command import AsyncCommand
from ledgerbee_desktop.core.errors import AppError
from ledgerbee_desktop.ui.buttons import ICON, ActionButton
from ledgerbee_desktop.ui.companies.chooser import CompanyChooser, shown_name
from ledgerbee_desktop.ui.companies.ports import CompanyDoors, CompanyEntry
from ledgerbee_desktop.ui.text import PlainLabel, explain
from ledgerbee_desktop.ui.theme import SPACE

WIDTH = 620


class TroubleWindow(QWidget):
    """`again` is asked for by the person; `closed` comes when the window was closed."""

    again = Signal()
    closed = Signal()

    def __init__(self, entry: CompanyEntry, why: AppError, folder: Path, doors: CompanyDoors) -> None:
        super().__init__()
        self.entry, self._doors = entry, doors
        self.setObjectName("trouble-window")
        self.setWindowTitle(f"{shown_name(entry)} – LedgerBee Desktop")
        self.why = PlainLabel(explain(why), wrap=True)
        self._folder = folder
        self.commands: dict[QAction, AsyncCommand] = {}
        self.retry = QAction(self.tr("&Try again"), self)
        self.retry.setProperty(ICON, "refresh")
        self.retry.triggered.connect(self.again)
        self.others = self._command(self.tr("&Other companies…"), "company", self._choose)
        self.others.setShortcut(QKeySequence("F9"))
        self.leave = self._command(self.tr("&Quit"), "close", doors.quit)
        self.leave.setShortcut(QKeySequence("Ctrl+Q"))
        self.addActions([self.retry, self.others, self.leave])
        self._build()

    def _command(self, text: str, icon: str, work: Callable[[], Coroutine[Any, Any, None]]) -> QAction:
        action = QAction(text, self)
        action.setProperty(ICON, icon)
        self.commands[action] = command = AsyncCommand(action, work, self)
        command.failed.connect(self.show_why)
        return action

    def _build(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(3 * SPACE, 3 * SPACE, 3 * SPACE, 3 * SPACE)
        column.setSpacing(SPACE + 4)
        column.addWidget(PlainLabel(shown_name(self.entry), self, role="title", wrap=True))
        column.addWidget(
            PlainLabel(self.tr("The data of this company cannot be opened."), self, role="strong", wrap=True)
        )
        column.addWidget(self.why)
        column.addWidget(
            PlainLabel(self.tr("It is in the folder {0}").format(self._folder), self, role="small", wrap=True)
        )
        note = self.tr("Nothing was changed and nothing is sent. Other companies are not touched by this.")
        column.addWidget(PlainLabel(note, self, role="muted", wrap=True))
        self._add_more(column)
        column.addStretch(1)
        row = QHBoxLayout()
        row.addWidget(ActionButton(self.retry, self, role=self._retry_role(), mnemonic=True))
        row.addWidget(ActionButton(self.others, self, mnemonic=True))
        row.addStretch(1)
        row.addWidget(ActionButton(self.leave, self, mnemonic=True))
        column.addLayout(row)
        self._column = column
        self.fit()

    def fit(self) -> None:
        """Be as high as the sentences need."""
        self._column.activate()
        self.resize(WIDTH, self._column.totalHeightForWidth(WIDTH))

    def _add_more(self, column: QVBoxLayout) -> None:
        """What another kind of trouble shows beside this."""

    def _retry_role(self) -> str:
        """How the button that tries again looks: here it is the way on."""
        return "primary"

    @Slot(AppError)
    def show_why(self, why: AppError) -> None:
        """It was tried again, in vain."""
        self.why.setText(explain(why))

    async def _choose(self) -> None:
        chosen = await CompanyChooser(self._doors, self.entry.id, self).ask()
        if chosen is not None:
            await self._doors.show(chosen)

    @override
    def closeEvent(self, event: QCloseEvent) -> None:
        super().closeEvent(event)
        self.closed.emit()
