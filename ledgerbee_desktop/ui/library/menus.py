"""A menu in which several things can be marked without opening it anew for each."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QMenu
from typing_extensions import override


class MarkMenu(QMenu):
    """Space and a click mark a checkable entry and leave the menu open; Enter marks it and closes."""

    @override
    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        action = self.actionAt(event.position().toPoint())
        if action is not None and action.isCheckable() and action.actionGroup() is None:  # type: ignore[redundant-expr]  # Qt gives None
            action.trigger()
        else:
            super().mouseReleaseEvent(event)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        action = self.activeAction()
        if event.key() == Qt.Key.Key_Space and action is not None and action.isCheckable():  # type: ignore[redundant-expr]  # Qt gives None
            action.trigger()
        else:
            super().keyPressEvent(event)
