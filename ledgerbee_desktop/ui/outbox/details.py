"""The pane below the outbox: what an operation is, what to make of it, the ways out with their letters, and its whole history."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from PySide6.QtCore import QSize
from PySide6.QtGui import QAction, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget
from typing_extensions import override

from ledgerbee_desktop.core.kinds import Target
from ledgerbee_desktop.core.operations import Refusal, State
from ledgerbee_desktop.core.rules import field_of_problem
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP
from ledgerbee_desktop.sync.words import is_alert
from ledgerbee_desktop.ui import a11y
from ledgerbee_desktop.ui.buttons import ActionButton
from ledgerbee_desktop.ui.editor.session import row_of
from ledgerbee_desktop.ui.flow import FlowLayout
from ledgerbee_desktop.ui.library.chips import Chip
from ledgerbee_desktop.ui.outbox import words
from ledgerbee_desktop.ui.outbox.advice import advice, total_question
from ledgerbee_desktop.ui.outbox.entries import Entry
from ledgerbee_desktop.ui.outbox.history import History, lines
from ledgerbee_desktop.ui.text import PlainLabel, clean, explain, set_role, shortened
from ledgerbee_desktop.ui.theme import SPACE

_LINE = QT_TRANSLATE_NOOP("outbox details", "Line {number}: {text}")
_LINES_SHOWN = 3


class _History(QPlainTextEdit):
    """Wants room for a few lines and does with less; shows what happened last unless somebody has scrolled up."""

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        bar = self.verticalScrollBar()
        was_at_end = bar.value() == bar.maximum()
        super().resizeEvent(event)
        if was_at_end:
            bar.setValue(bar.maximum())

    @override
    def sizeHint(self) -> QSize:
        return QSize(super().sizeHint().width(), self.fontMetrics().lineSpacing() * _LINES_SHOWN + 3 * SPACE)

    @override
    def minimumSizeHint(self) -> QSize:
        return QSize(super().minimumSizeHint().width(), self.fontMetrics().lineSpacing() + 3 * SPACE)


class Details(QFrame):
    """Shows one entry."""

    def __init__(self, actions: Iterable[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self.heading = PlainLabel(role="heading", wrap=True)
        self.chip = Chip()
        self.advice = PlainLabel(wrap=True)
        self.error = PlainLabel(role="error", wrap=True)
        self.history = _History()
        self.history.setReadOnly(True)
        self.history.setTabChangesFocus(True)
        a11y.name(self.history, self.tr("History"))
        ways = QWidget()
        flow = FlowLayout(ways)
        self.buttons = tuple(ActionButton(action, ways, mnemonic=True) for action in actions)
        for button in self.buttons:
            flow.addWidget(button)
        a11y.name(ways, self.tr("Ways out"))
        top = QHBoxLayout()
        top.setSpacing(SPACE)
        top.addWidget(self.heading, 1)
        top.addWidget(self.chip)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * SPACE, SPACE + 4, 2 * SPACE, SPACE + 4)
        column.setSpacing(SPACE)
        column.addLayout(top)
        for widget in (self.advice, self.error, ways):
            column.addWidget(widget)
        column.addWidget(self.history, 1)

    def show_entry(self, entry: Entry, history: History) -> None:
        """What is known of it."""
        names_customer = entry.operation.target is Target.CUSTOMER
        parts = [entry.what, "" if names_customer else shortened(entry.customer), entry.money]
        self.heading.setText(" · ".join(part for part in parts if part))
        state, tone = words.state(entry.row)
        self.chip.show_status(explain(state), tone)
        self.advice.setText(advice(entry))
        self.advice.setVisible(bool(self.advice.text()))
        self.error.setText(_error(entry))
        self.error.setVisible(bool(self.error.text()))
        set_role(self.error, "error" if entry.needs_person or not entry.operation.state.is_open else "muted")
        text = clean("\n".join(lines(entry, history)))
        if text != self.history.toPlainText():
            self.history.setPlainText(text)
            bar = self.history.verticalScrollBar()
            bar.setValue(bar.maximum())  # what happened last


def _error(entry: Entry) -> str:
    operation = entry.operation
    if operation.state is State.REFUSED and operation.refusal is not None:
        return "\n".join(_refusal(operation.refusal, words.refusal_text(operation)))
    if operation.error is None or total_question(entry):
        return ""
    if operation.state is State.UNKNOWN and words.is_of_a_copy(
        operation
    ):  # what it was held for before the copy was made
        return ""
    if not operation.state.is_open and not is_alert(operation.error):
        return ""
    return words.told(operation.error, entry.currency)


def _refusal(refusal: Refusal, text: str) -> Iterator[str]:
    """LedgerBee's words, each complaint about a field on a line of its own."""
    if refusal.text != "; ".join(problem.text for problem in refusal.problems):
        yield text
    for problem in refusal.problems:
        row = row_of(field_of_problem(problem.path))
        yield f"{problem.path}: {problem.text}" if row is None else explain(_LINE.of(number=row + 1, text=problem.text))
