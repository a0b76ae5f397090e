"""The pane below the outbox: what an operation is, what can be done, and its whole history."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPlainTextEdit, QVBoxLayout, QWidget

from ledgerbee_desktop.core.operations import Attempt, OutboxEvent, Refusal, State, WaitReason
from ledgerbee_desktop.core.rules import field_of_problem
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP
from ledgerbee_desktop.ui import a11y, formats
from ledgerbee_desktop.ui.buttons import ActionButton
from ledgerbee_desktop.ui.editor.session import row_of
from ledgerbee_desktop.ui.outbox import words
from ledgerbee_desktop.ui.outbox.entries import Entry
from ledgerbee_desktop.ui.text import PlainLabel, clean, explain, set_role, shortened
from ledgerbee_desktop.ui.theme import SPACE

_ATTEMPT = QT_TRANSLATE_NOOP("outbox details", "attempt {number}: {evidence}")
_NOT_BEGUN = QT_TRANSLATE_NOOP("outbox details", "nothing left this computer")
_NO_ANSWER = QT_TRANSLATE_NOOP("outbox details", "the request left, no usable answer came")
_ANSWERED = QT_TRANSLATE_NOOP("outbox details", "LedgerBee answered {status}")
_LINE = QT_TRANSLATE_NOOP("outbox details", "Line {number}: {text}")


class Details(QFrame):
    """Shows one entry."""

    def __init__(self, actions: Iterable[QAction], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "card")
        self.heading = PlainLabel(role="heading", wrap=True)
        self.advice = PlainLabel(wrap=True)
        self.error = PlainLabel(role="error", wrap=True)
        self.history = QPlainTextEdit()
        self.history.setReadOnly(True)
        self.history.setTabChangesFocus(True)
        a11y.name(self.history, self.tr("History"))
        buttons = QHBoxLayout()
        buttons.setSpacing(SPACE)
        for action in actions:
            buttons.addWidget(ActionButton(action, self))
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * SPACE, SPACE + 4, 2 * SPACE, SPACE + 4)
        column.setSpacing(SPACE)
        column.addWidget(self.heading)
        column.addWidget(self.advice)
        column.addWidget(self.error)
        column.addLayout(buttons)
        column.addWidget(self.history, 1)

    def show_entry(self, entry: Entry, events: Sequence[OutboxEvent], attempts: Sequence[Attempt]) -> None:
        """What is known of it."""
        parts = [entry.what, shortened(entry.customer), entry.money]
        self.heading.setText(" · ".join(part for part in parts if part))
        self.advice.setText(_advice(entry))
        self.advice.setVisible(bool(self.advice.text()))
        self.error.setText(_error(entry))
        self.error.setVisible(bool(self.error.text()))
        set_role(self.error, "error" if entry.needs_person else "muted")
        text = clean("\n".join(_history(entry, events, attempts)))
        if text != self.history.toPlainText():
            self.history.setPlainText(text)


def _advice(entry: Entry) -> str:
    operation = entry.operation
    if about_total := total_question(entry):
        return about_total
    if advice := words.advice(operation):
        return advice
    return "" if operation.error is not None else words.reason(entry.row, entry.today)


def total_question(entry: Entry) -> str:
    """What a send that is held for its total asks; empty for any other operation."""
    waiting = entry.row.waiting
    if waiting is None or waiting.reason is not WaitReason.PERSON_TOTAL:
        return ""
    if entry.approved is None:
        return explain(words.TOTAL_UNSEEN.of(actual=entry.money))
    return explain(words.TOTAL_ADVICE.of(estimate=formats.money(entry.approved, entry.currency), actual=entry.money))


def _error(entry: Entry) -> str:
    operation = entry.operation
    if operation.state is State.REFUSED and operation.refusal is not None:
        return "\n".join(_refusal(operation.refusal, words.refusal_text(operation)))
    if operation.error is None or total_question(entry):
        return ""
    return words.told(operation.error, entry.currency)


def _refusal(refusal: Refusal, text: str) -> Iterator[str]:
    """LedgerBee's words, each complaint about a field on a line of its own."""
    if refusal.text != "; ".join(problem.text for problem in refusal.problems):
        yield text
    for problem in refusal.problems:
        row = row_of(field_of_problem(problem.path))
        yield f"{problem.path}: {problem.text}" if row is None else explain(_LINE.of(number=row + 1, text=problem.text))


def _evidence(attempt: Attempt) -> str:
    evidence = attempt.evidence
    unanswered = _NO_ANSWER if evidence.wrote else _NOT_BEGUN
    text = explain(unanswered if evidence.status is None else _ANSWERED.of(status=evidence.status))
    return f"{text} ({evidence.failure})" if evidence.failure else text


def _history(entry: Entry, events: Sequence[OutboxEvent], attempts: Sequence[Attempt]) -> list[str]:
    lines = [(event.at, words.told(event.what, entry.currency)) for event in events]
    lines += [
        (attempt.ended_at, explain(_ATTEMPT.of(number=attempt.number, evidence=_evidence(attempt))))
        for attempt in attempts
        if attempt.ended_at is not None
    ]
    lines.sort(key=lambda line: line[0])
    return [f"{formats.moment(at, entry.today)}  {text}" for at, text in lines]
