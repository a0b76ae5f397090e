"""Small parts of an open cell: what it answers, which key is which command, and one face for its two kinds of widgets."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QWidget

from ledgerbee_desktop.ui.actions import BY_ID
from ledgerbee_desktop.ui.editor.bubble import WayOut

Editor = QLineEdit | QPlainTextEdit


class Step(Enum):
    """Where to go after a cell was accepted."""

    STAY = "stay"
    NEXT = "next"
    PREVIOUS = "previous"
    UP = "up"
    DOWN = "down"
    QUANTITY = "quantity"


@dataclass(frozen=True, slots=True)
class Taken:
    """The value for the model, and where the work goes on when the person just moves on."""

    value: object
    onward: Step = Step.NEXT


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why the cell does not take its text, and the ways out."""

    text: str
    ways: tuple[WayOut, ...] = ()
    tone: str = "error"


def key_of(event: QKeyEvent) -> QKeySequence:
    """The keys of an event as a sequence, without the mark of the numeric keypad."""
    return QKeySequence(int(event.key()) | (event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier).value)


def command_of(event: QKeyEvent, commands: tuple[str, ...]) -> str | None:
    """Which of `commands` the table of commands gives this key to."""
    pressed = key_of(event)
    return next((c for c in commands if any(QKeySequence(key) == pressed for key in BY_ID[c].keys)), None)


def text_of(editor: QWidget) -> str:
    """The text in a cell's widget."""
    match editor:
        case QLineEdit():
            return editor.text()
        case QPlainTextEdit():
            return editor.toPlainText()
        case _:
            return ""


def set_text(editor: QWidget, text: str) -> None:
    """Fill a cell's widget, without an undo step of its own."""
    match editor:
        case QLineEdit():
            editor.setText(text)
        case QPlainTextEdit():
            editor.setPlainText(text)
        case _:
            return


def caret_of(editor: Editor) -> int:
    """Where the caret is in a cell's widget."""
    return editor.cursorPosition() if isinstance(editor, QLineEdit) else editor.textCursor().position()


def set_caret(editor: Editor, position: int) -> None:
    """Put the caret there, nothing selected."""
    if isinstance(editor, QLineEdit):
        editor.setCursorPosition(position)
    else:
        cursor = editor.textCursor()
        cursor.setPosition(min(position, len(editor.toPlainText())))
        editor.setTextCursor(cursor)


def has_own_undo(editor: Editor) -> bool:
    """Is there something in the cell itself that Ctrl+Z takes back?"""
    return editor.isUndoAvailable() if isinstance(editor, QLineEdit) else editor.document().isUndoAvailable()
