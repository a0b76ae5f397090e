"""The fields of the header form that have a list below them: what opens it, and what it does with the keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent
from typing_extensions import override

from ledgerbee_desktop.ui.editor.choice_list import ChoiceList
from ledgerbee_desktop.ui.editor.fields import HeaderLine


class ListLine(HeaderLine):
    """F4 or Down opens the list; while it is open the keys that walk it are its own. `list` is made by the field."""

    list: ChoiceList

    def open_list(self, *, highlight: bool) -> None:
        """Show what can be taken; `highlight` marks the first row."""
        raise NotImplementedError

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        opens = event.key() == Qt.Key.Key_F4 or (
            event.key() == Qt.Key.Key_Down and not event.modifiers() & Qt.KeyboardModifier.ControlModifier
        )
        if not self.isReadOnly() and self.list.isHidden() and opens:
            self.open_list(highlight=True)
        elif not self.list.take_key(event):
            super().keyPressEvent(event)

    @override
    def focusOutEvent(self, event: QFocusEvent) -> None:
        if event.reason() == Qt.FocusReason.MouseFocusReason:
            self.list.hide()  # clicked elsewhere: a row that is only marked was not chosen
        super().focusOutEvent(event)
