"""The strip above the form: what this is, whether the disk has it, and the way on."""

from __future__ import annotations

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ledgerbee_desktop.ui.editor.kind_words import WORDS
from ledgerbee_desktop.ui.editor.saving import Level, Saver
from ledgerbee_desktop.ui.editor.session import Session
from ledgerbee_desktop.ui.text import ElidedLabel, PlainLabel, clean_line, explain, set_role, set_tooltip
from ledgerbee_desktop.ui.theme import SPACE


class TitleBar(QWidget):
    """ "Saved" is said only when the store has said so."""

    def __init__(self, session: Session, saver: Saver, parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._saver = session, saver
        self._title = ElidedLabel("", self, role="heading")
        self.level = PlainLabel("", self, role="small")
        self.button = QPushButton(self)
        self._action: QAction | None = None
        set_role(self.button, "primary")
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(SPACE + 4)
        row.addWidget(self._title, 1)
        row.addWidget(self.level)
        row.addWidget(self.button)
        saver.level_changed.connect(self._show_level)
        session.facts_changed.connect(self._show_title)
        session.changed.connect(self._show_title)
        self._show_level()
        self._show_title()

    def add_action(self, action: QAction) -> None:
        """The button for the way on."""
        self._action = action
        changes = self._session.draft.edits is not None
        self.button.setText(self.tr("Save to LedgerBee…") if changes else self.tr("Queue or send…"))
        set_tooltip(self.button, self.tr("Ctrl+Shift+Enter"))
        self.button.clicked.connect(action.trigger)
        action.changed.connect(self._follow)
        self._follow()

    def _follow(self) -> None:
        if self._action is not None:
            self.button.setEnabled(self._action.isEnabled())

    def _show_title(self) -> None:
        draft = self._session.draft
        customer = self._session.catalogue.customers.get(draft.customer_id) if draft.customer_id else None
        words = WORDS[draft.kind]
        if draft.edits is None:
            named, nameless = words.to, words.new
        else:
            named, nameless = words.change_to or words.to, words.change or words.new
        self._title.setText(explain(nameless if customer is None else named.of(name=clean_line(customer.name))))

    def _show_level(self) -> None:
        text, role = {
            Level.SAVED: (self.tr("Saved"), "small"),
            Level.SAVING: (self.tr("Saving…"), "small"),
            Level.PROBLEM: (self.tr("Not on the disk yet"), "error"),
        }[self._saver.level]
        self.level.setText(text)
        set_role(self.level, role)
