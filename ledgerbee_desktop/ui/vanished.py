"""The question when LedgerBee suddenly lists much less than before: nothing leaves this computer until a person has answered it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QSizePolicy, QVBoxLayout, QWidget

from ledgerbee_desktop.aio.command import AsyncCommand
from ledgerbee_desktop.core.kinds import Target
from ledgerbee_desktop.core.ports import Vanished
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP, Message
from ledgerbee_desktop.ui import a11y
from ledgerbee_desktop.ui.banner import Banner
from ledgerbee_desktop.ui.buttons import HINT, ActionButton
from ledgerbee_desktop.ui.desk import Desk
from ledgerbee_desktop.ui.flow import FlowLayout
from ledgerbee_desktop.ui.text import PlainLabel, explain, set_role
from ledgerbee_desktop.ui.theme import SPACE

_HOW_MANY: Mapping[Target, Message] = {
    Target.INVOICE: QT_TRANSLATE_NOOP("vanished", "{missing} of {known} invoices"),
    Target.CREDIT_NOTE: QT_TRANSLATE_NOOP("vanished", "{missing} of {known} credit notes"),
    Target.QUOTE: QT_TRANSLATE_NOOP("vanished", "{missing} of {known} quotes"),
    Target.ORDER_CONFIRMATION: QT_TRANSLATE_NOOP("vanished", "{missing} of {known} order confirmations"),
    Target.CUSTOMER: QT_TRANSLATE_NOOP("vanished", "{missing} of {known} customers"),
    Target.PRODUCT: QT_TRANSLATE_NOOP("vanished", "{missing} of {known} products"),
    Target.PRICE: QT_TRANSLATE_NOOP("vanished", "{missing} of {known} prices"),
}


def in_words(vanished: tuple[Vanished, ...]) -> str:
    """The lists with their numbers."""
    return ", ".join(explain(_HOW_MANY[each.target].of(missing=each.missing, known=each.known)) for each in vanished)


class VanishedStrip(QFrame):
    """Shown as long as `SyncStatus.vanished` is not empty; it cannot be dismissed, only answered. Tab reaches both answers."""

    def __init__(self, desk: Desk, banner: Banner, parent: QWidget) -> None:
        super().__init__(parent)
        self._sync = desk.book.sync
        self._vanished: tuple[Vanished, ...] = ()
        set_role(self, "banner-warning")
        self._text = PlainLabel(wrap=True)
        self._text.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        self.keep = QAction(self.tr("Keep everything here"), self)
        self.keep.setProperty(HINT, self.tr("Nothing changes. You are asked again only when still more is missing."))
        self.remove = QAction(self.tr("Remove what LedgerBee has deleted"), self)
        self.remove.setProperty(
            HINT,
            self.tr(
                "LedgerBee is asked for each one. What it says is gone leaves the lists; "
                "drafts, chains and tabs that name it still show it."
            ),
        )
        self._commands = (AsyncCommand(self.keep, self._keep, self), AsyncCommand(self.remove, self._remove, self))
        for command in self._commands:
            command.failed.connect(banner.show_error)
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE + 4, SPACE // 2, SPACE // 2, SPACE // 2)
        column.addWidget(self._text)
        answers = QWidget(self)
        row = FlowLayout(answers)
        self.buttons = tuple(ActionButton(action, answers) for action in (self.keep, self.remove))
        for button in self.buttons:
            row.addWidget(button)
        column.addWidget(answers)
        desk.signals.status.connect(self._look)
        self._look()

    def text(self) -> str:
        """What is shown; empty when nothing is asked."""
        return "" if self.isHidden() else self._text.text()

    @Slot()
    def _look(self) -> None:
        self._vanished = self._sync.status.vanished
        self.setVisible(bool(self._vanished))
        if not self._vanished:
            return
        text = self.tr(
            "LedgerBee no longer lists {0}. So much at once is unusual, so nothing was removed here. "
            "Look in LedgerBee whether this is right, then say what to do."
        ).format(in_words(self._vanished))
        self._text.setText(text)
        a11y.name(self, text)

    async def _keep(self) -> None:
        await self._sync.settle_vanished(remove=False)

    async def _remove(self) -> None:
        await self._sync.settle_vanished(remove=True)
