"""What all cells share while they are open: keys, accepting or refusing a text, telling what is half typed."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QAbstractItemModel, QEvent, QModelIndex, QObject, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit, QStyleOptionViewItem, QTableView, QWidget
from shiboken6 import isValid
from typing_extensions import override

from ledgerbee_desktop.ui import a11y
from ledgerbee_desktop.ui.editor.bubble import Bubble
from ledgerbee_desktop.ui.editor.cell_parts import (
    Editor,
    Refusal,
    Step,
    Taken,
    caret_of,
    command_of,
    has_own_undo,
    set_caret,
    set_text,
    text_of,
)
from ledgerbee_desktop.ui.editor.columns import Column, OwnRole
from ledgerbee_desktop.ui.editor.line_model import LineModel
from ledgerbee_desktop.ui.editor.painter import CellPainter
from ledgerbee_desktop.ui.editor.session import Session
from ledgerbee_desktop.ui.keys import ENTER

Index = QModelIndex | QPersistentModelIndex
Key = Qt.Key
_NONE = Qt.KeyboardModifier.NoModifier
_STAY_OPEN = {
    Qt.FocusReason.ActiveWindowFocusReason,
    Qt.FocusReason.PopupFocusReason,
    Qt.FocusReason.MenuBarFocusReason,
}
_COMMIT_FIRST = ("line.new", "line.text", "line.separator", "line.duplicate", "line.above")


class CellDelegate(CellPainter):
    """One per editable column. At most one cell of a grid is open; it closes only when its text was taken or given up."""

    accepted = Signal(int, int, Step)
    """Row and column whose text was taken, and where to go."""
    commanded = Signal(str)
    """A command of the table was pressed in the cell, whose text has been taken."""
    given_up = Signal()
    """Esc: the cell closed and is as it was."""
    typed = Signal()
    """The half-typed text or its caret changed."""

    def __init__(self, grid: QTableView, session: Session, surface: QWidget) -> None:
        super().__init__(grid)
        self.session = session
        self.surface = surface
        self.editor: Editor | None = None
        self.index: QPersistentModelIndex = QPersistentModelIndex()
        self.bubble = Bubble(surface)
        self.bubble.chosen.connect(self._take_way)

    # --- what a column says ---

    def make(self, parent: QWidget) -> Editor:
        """The widget for one cell."""
        return QLineEdit(parent)

    def read(self, text: str) -> Taken | Refusal:
        """What `text` means in the open cell."""
        return Taken(text)

    def text_edited(self, text: str) -> None:
        """The person typed; `text` is all there is now."""

    def use_key(self, event: QKeyEvent) -> bool:
        """A key that the column itself wants before anybody else. True when used."""
        return self.bubble.take_key(event)

    # --- Qt's side ---

    @override
    def createEditor(self, parent: QWidget, option: QStyleOptionViewItem, index: Index) -> QWidget:
        editor = self.make(parent)
        self.editor, self.index = editor, QPersistentModelIndex(index)
        heading = self.model.heading(Column(index.column()))
        a11y.name(editor, self.tr("{0}, row {1}").format(heading, index.row() + 1))
        editor.setPlaceholderText(self.model_text(fallback=True))
        if isinstance(editor, QLineEdit):
            editor.textEdited.connect(self._edited)
        else:
            editor.textChanged.connect(self._edited)
        editor.cursorPositionChanged.connect(self.typed)
        return editor

    @override
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        if not editor.property("filled"):  # later changes of the model must not overwrite what is being typed
            editor.setProperty("filled", True)  # noqa: FBT003
            set_text(editor, str(index.data(Qt.ItemDataRole.EditRole) or ""))

    @override
    def setModelData(self, editor: QWidget, model: QAbstractItemModel, index: Index) -> None:
        reading = self.read(text_of(editor)) if editor is self.editor else None
        if isinstance(reading, Taken):
            model.setData(index, reading.value)

    @override
    def destroyEditor(self, editor: QWidget, index: Index) -> None:
        if editor is self.editor:
            self.editor = None
            self.bubble.hide()
            self.session.try_line(0, None)
            self.typed.emit()
        super().destroyEditor(editor, index)

    @override
    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if watched is not self.editor or self.editor is None:
            return False
        match event.type():
            case QEvent.Type.ShortcutOverride if isinstance(event, QKeyEvent) and self._wants(event):
                event.accept()
                return True
            case QEvent.Type.KeyPress if isinstance(event, QKeyEvent):
                return self._press(event)
            case QEvent.Type.FocusOut if isinstance(event, QFocusEvent):
                if event.reason() not in _STAY_OPEN:
                    self.leave()
                return False
            case _:
                return False

    # --- for the grid ---

    @property
    def model(self) -> LineModel:
        """The grid's model."""
        model = self._grid.model()
        assert isinstance(model, LineModel)
        return model

    @property
    def text(self) -> str:
        """The text of the open cell."""
        return text_of(self.editor) if self.editor is not None else ""

    @property
    def position(self) -> int:
        """Where the caret is in the open cell."""
        return caret_of(self.editor) if self.editor is not None else 0

    def caret_to_end(self) -> None:
        """Put the caret behind the text, nothing selected."""
        if self.editor is not None:
            set_caret(self.editor, len(self.text))

    def put(self, text: str, position: int) -> None:
        """Make the open cell hold `text`, as if it had been typed up to `position`."""
        if self.editor is None:
            return
        set_text(self.editor, text)
        set_caret(self.editor, position)
        self._edited()

    def finish(self, step: Step) -> bool:
        """Take the text and close the cell; False when it is refused: then the cell stays open and says why."""
        if self.editor is None:
            return True
        reading = self.read(self.text)
        if isinstance(reading, Refusal):
            self.bubble.say(reading.text, self.editor, reading.ways, reading.tone)
            return False
        self._take(reading, step)
        return True

    def leave(self) -> bool:
        """The keyboard goes elsewhere without an Enter: take the text if there is no doubt about it."""
        return self.finish(Step.STAY)

    def give_up(self) -> None:
        """Close the cell as it was."""
        if self.editor is not None:
            self.closeEditor.emit(self.editor)
            self.given_up.emit()

    def model_text(self, *, fallback: bool = False) -> str:
        """What the model has for the open cell, or what applies while it is empty."""
        return str(self.index.data(OwnRole.FALLBACK if fallback else Qt.ItemDataRole.EditRole) or "")

    # --- inside ---

    def _take(self, taken: Taken, step: Step) -> None:
        row, column = self.index.row(), self.index.column()
        editor = self.editor
        self.bubble.hide()
        self.model.setData(self.index, taken.value)
        if editor is not None and isValid(editor):
            self.closeEditor.emit(editor)
        onward = taken.onward if step in {Step.NEXT, Step.DOWN} and taken.onward is not Step.NEXT else step
        self.accepted.emit(row, column, onward)

    def _take_way(self, way: object) -> None:
        if self.editor is not None:
            self._take(Taken(way), Step.NEXT)

    def _edited(self, *_: Any) -> None:
        self.bubble.hide()
        self.text_edited(self.text)
        self.typed.emit()

    def _wants(self, event: QKeyEvent) -> bool:
        plain = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in {Key.Key_Up, Key.Key_Down, Key.Key_F4, Key.Key_Escape, Key.Key_F2}:
            return True
        if event.matches(QKeySequence.StandardKey.Undo) or event.key() in {Key.Key_Delete, Key.Key_Backspace}:
            return True
        return (event.key() in ENTER and not self._asks_to_send(plain)) or bool(command_of(event, _COMMIT_FIRST))

    @staticmethod
    def _asks_to_send(modifiers: Qt.KeyboardModifier) -> bool:
        return modifiers == Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier

    def _press(self, event: QKeyEvent) -> bool:
        if self.use_key(event):
            return True
        if command := command_of(event, _COMMIT_FIRST):
            self._command(command)
            return True
        if event.matches(QKeySequence.StandardKey.Undo) and not (self.editor is not None and has_own_undo(self.editor)):
            self.give_up()
            self.commanded.emit("edit.undo")
            return True
        step = self._step(event)
        if step is not None:
            self.finish(step)
            return True
        if event.key() == Key.Key_Escape:
            self.give_up()
            return True
        return False

    def _command(self, command: str) -> None:
        if self.finish(Step.STAY):
            self.commanded.emit(command)

    def _step(self, event: QKeyEvent) -> Step | None:
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        shift = modifiers == Qt.KeyboardModifier.ShiftModifier
        match event.key():
            case Key.Key_Backtab:
                return Step.PREVIOUS
            case Key.Key_Return | Key.Key_Enter | Key.Key_Tab if shift or modifiers == _NONE:
                return Step.PREVIOUS if shift else Step.NEXT
            case Key.Key_Up if modifiers == _NONE and self.leaves_by_arrows():
                return Step.UP
            case Key.Key_Down if modifiers == _NONE and self.leaves_by_arrows():
                return Step.DOWN
            case _:
                return None

    def leaves_by_arrows(self) -> bool:
        """Do Up and Down take the text and go to the next row?"""
        return True
