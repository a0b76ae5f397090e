"""What LedgerBee had of a document before it was changed from here, and the way back to it (reliability 3, rule 5)."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, Signal, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QDialog, QFrame, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from ledgerbee_desktop.aio.command import AsyncCommand
from ledgerbee_desktop.aio.dialogs import result_of
from ledgerbee_desktop.core.errors import AppError
from ledgerbee_desktop.core.library import Document, Image, Moment
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP, Message
from ledgerbee_desktop.sync.likeness import changed_fields
from ledgerbee_desktop.ui import a11y, formats
from ledgerbee_desktop.ui.buttons import ActionButton
from ledgerbee_desktop.ui.changing import can_change
from ledgerbee_desktop.ui.desk import Desk
from ledgerbee_desktop.ui.document.about import about_customer, about_document
from ledgerbee_desktop.ui.document.facts import FactsCard, TotalsBlock
from ledgerbee_desktop.ui.document.lines import LinesView
from ledgerbee_desktop.ui.library.empty import empty_layout
from ledgerbee_desktop.ui.library.shelf import Shelf
from ledgerbee_desktop.ui.making import use_as_template
from ledgerbee_desktop.ui.page import PageKey
from ledgerbee_desktop.ui.sheet import Sheet
from ledgerbee_desktop.ui.text import PlainLabel, clean_line, explain, set_role
from ledgerbee_desktop.ui.theme import SPACE

WIDTH = 760
LEAST_HEIGHT = 260
MOST_SHOWN = 6
_WHEN: dict[Moment, Message] = {
    Moment.BEFORE: QT_TRANSLATE_NOOP("earlier", "{moment}, before a change from here: {money}"),
    Moment.MEANWHILE: QT_TRANSLATE_NOOP("earlier", "{moment}, while a change from here was on its way: {money}"),
    Moment.AFTER: QT_TRANSLATE_NOOP("earlier", "{moment}, after a change from here: {money}"),
}


def other_versions(images: Sequence[Image], now: Document) -> tuple[Image, ...]:
    """The images that are not what LedgerBee has now, each content once, the newest first. None while the lines of `now` are unknown."""
    found: list[Image] = []
    for image in reversed(images):
        known = (now, *(each.document for each in found))
        if now.lines is not None and all(changed_fields(image.document, each) for each in known):
            found.append(image)
    return tuple(found[:MOST_SHOWN])


class EarlierCard(QFrame):
    """A button for each earlier version, which opens it; hidden while there is none."""

    failed = Signal(AppError)
    open_asked = Signal(object)
    """The `PageKey` of the draft that an earlier version became."""

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self._book, self._shelf = desk.book, desk.shelf
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * SPACE, SPACE + 4, 2 * SPACE, SPACE + 4)
        column.setSpacing(SPACE)
        column.addWidget(PlainLabel(self.tr("Earlier versions in LedgerBee"), self, role="heading"))
        says = self.tr(
            "A change from here replaces the whole document. This was there, also if somebody else wrote it."
        )
        column.addWidget(PlainLabel(says, self, role="muted", wrap=True))
        self._rows = QVBoxLayout()
        column.addLayout(self._rows)
        self._images: tuple[Image, ...] = ()
        self._now: Document | None = None
        self._looked_at: Image | None = None
        self.actions_in_order: list[QAction] = []
        going_back = QAction(self)  # the buttons say which version
        going_back.setObjectName("document.earlier")
        self.command = AsyncCommand(going_back, self._go_back, self)
        self.command.failed.connect(self.failed)
        self.hide()

    def show_images(self, images: Sequence[Image], now: Document, today: dt.date) -> None:
        """Show those that are not what LedgerBee has now."""
        others, self._now = other_versions(images, now), now
        if others == self._images:
            return
        self._images = others
        empty_layout(self._rows)
        for action in self.actions_in_order:
            action.deleteLater()
        self.actions_in_order = [self._action(image, today) for image in others]
        for action in self.actions_in_order:
            self._rows.addWidget(ActionButton(action, self))
        self.setVisible(bool(others))

    def _action(self, image: Image, today: dt.date) -> QAction:
        action = QAction(clean_line(_title(image, today)), self)
        action.triggered.connect(self._look)
        return action

    @Slot()
    def _look(self) -> None:
        action = self.sender()
        if isinstance(action, QAction) and not self.command.busy:
            self._looked_at = self._images[self.actions_in_order.index(action)]
            self.command.start()

    async def _go_back(self) -> None:
        image, now = self._looked_at, self._now
        if image is None or now is None:
            return
        if not await EarlierSheet.ask(image, now, self._shelf, self._book.clock.today(), self):
            return
        if can_change(now):
            draft_id = await self._book.sync.restore(image.document)
        else:
            draft_id = await use_as_template(self._book, image.document, image.document.kind)
        self.open_asked.emit(PageKey("draft", draft_id))


class EarlierSheet(Sheet):
    """One earlier version, to be read; Enter makes it a draft. `now` is what LedgerBee has."""

    def __init__(self, image: Image, now: Document, shelf: Shelf, today: dt.date, parent: QWidget) -> None:
        document = image.document
        can_go_back = can_change(now)
        says = (
            self.tr("As a draft here it can be looked at and changed; LedgerBee gets it only when you save it there.")
            if can_go_back
            else self.tr("LedgerBee no longer changes this document. Its earlier content can become a new draft.")
        )
        super().__init__(_title(image, today), says, WIDTH, parent)
        self.setObjectName("earlier-sheet")
        facts, self.lines, totals = FactsCard(), LinesView(), TotalsBlock()
        facts.show_facts(about_customer(document, shelf, (), ()), about_document(document, (), today))
        self.lines.lines.show_document(document)
        totals.show_document(document)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        for widget in (facts, self.lines, totals):
            column.addWidget(widget)
        column.addStretch(1)
        scroller = QScrollArea(self)
        scroller.setFrameShape(QFrame.Shape.NoFrame)
        scroller.setWidgetResizable(True)
        scroller.setWidget(inside)
        scroller.setMinimumHeight(LEAST_HEIGHT)
        a11y.name(scroller, self.tr("Document"))
        self.column.addWidget(scroller, 1)
        self.unknown = PlainLabel(unknown_text(document), self, role="small", wrap=True)
        self.unknown.setVisible(bool(document.unknown))
        self.column.addWidget(self.unknown)
        self.confirm.setText(self.tr("Make it a draft again") if can_go_back else self.tr("Make a new draft of it"))
        self.add_buttons()
        self.confirm.setFocus()

    @classmethod
    async def ask(cls, image: Image, now: Document, shelf: Shelf, today: dt.date, parent: QWidget) -> bool:
        """Does the person want it as a draft?"""
        sheet = cls(image, now, shelf, today, parent)
        return await result_of(sheet) == QDialog.DialogCode.Accepted.value and isValid(sheet)


def unknown_text(document: Document) -> str:
    """What of a document cannot be written from here, by name and value; empty for nothing."""
    if not document.unknown:
        return ""
    told = "; ".join(f"{name}: {value}" for name, value in document.unknown)
    text = QCoreApplication.translate(
        "earlier", "LedgerBee also had this, which this program does not know and cannot write: {0}."
    )
    return text.format(clean_line(told))


def _title(image: Image, today: dt.date) -> str:
    money = formats.money(image.document.amount, image.document.currency)
    return explain(_WHEN[image.moment].of(moment=formats.moment(image.at, today), money=money))
