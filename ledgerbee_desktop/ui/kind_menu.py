"""A small menu of the four kinds of documents, for the keyboard: a letter each, arrows and Enter."""

from __future__ import annotations

import asyncio

from PySide6.QtCore import QPoint, QTimer, Slot
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget, QWidgetAction

from ledgerbee_desktop.core.kinds import DocumentKind
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP, Message
from ledgerbee_desktop.ui import a11y
from ledgerbee_desktop.ui.text import PlainLabel, explain
from ledgerbee_desktop.ui.theme import SPACE

KINDS: dict[DocumentKind, Message] = {
    DocumentKind.INVOICE: QT_TRANSLATE_NOOP("kinds", "&Invoice"),
    DocumentKind.CREDIT_NOTE: QT_TRANSLATE_NOOP("kinds", "&Credit note"),
    DocumentKind.QUOTE: QT_TRANSLATE_NOOP("kinds", "&Quote"),
    DocumentKind.ORDER_CONFIRMATION: QT_TRANSLATE_NOOP("kinds", "&Order confirmation"),
}


class KindMenu(QMenu):
    """Awaited with `ask`; Esc or a click elsewhere chooses none."""

    def __init__(self, title: str, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("kind-menu")
        a11y.name(self, title)
        self._answer: asyncio.Future[DocumentKind | None] = asyncio.get_running_loop().create_future()
        self.addAction(self._heading(title))
        self.addSeparator()
        for kind, text in KINDS.items():
            self.addAction(explain(text)).setData(kind.value)
        self.triggered.connect(self._taken)
        self.aboutToHide.connect(self._hiding)
        self.destroyed.connect(self._answer.cancel)

    def _heading(self, title: str) -> QAction:
        """A label of its own: the text of an action that cannot be chosen would be as pale as what is barred."""
        heading, label = QWidgetAction(self), PlainLabel(title, role="muted")
        label.setContentsMargins(SPACE + 2, SPACE // 2, SPACE + 2, SPACE // 2)
        heading.setDefaultWidget(label)
        heading.setEnabled(False)
        return heading

    @classmethod
    async def ask(cls, title: str, parent: QWidget) -> DocumentKind | None:
        """Open it over `parent`; None when nothing was chosen."""
        menu = cls(title, parent)
        size = menu.sizeHint()
        corner = QPoint((parent.width() - size.width()) // 2, parent.height() // 4)
        menu.popup(parent.mapToGlobal(corner))
        menu.setActiveAction(menu.actions()[2])
        try:
            return await menu._answer
        finally:
            menu.deleteLater()

    @Slot(QAction)
    def _taken(self, action: QAction) -> None:
        if not self._answer.done():
            self._answer.set_result(DocumentKind(action.data()))

    @Slot()
    def _hiding(self) -> None:
        QTimer.singleShot(0, self, self._given_up)  # what was chosen is told after the menu hides

    @Slot()
    def _given_up(self) -> None:
        if not self._answer.done():
            self._answer.set_result(None)
