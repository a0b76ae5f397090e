"""Descriptions: plain text with line breaks (Alt+Enter)."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QTextOption
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QStyleOptionViewItem, QWidget
from typing_extensions import override

from ledgerbee_desktop.ui.editor.cell_parts import Editor
from ledgerbee_desktop.ui.editor.cells import CellDelegate
from ledgerbee_desktop.ui.editor.columns import Column
from ledgerbee_desktop.ui.keys import ENTER

Index = QModelIndex | QPersistentModelIndex


class TextDelegate(CellDelegate):
    """The open cell grows with its lines. Up and Down leave it from its first and last line."""

    replacing = False
    """The cell is being opened by a key that is typed: what stood in it is selected, so that the key replaces it."""

    @override
    def setEditorData(self, editor: QWidget, index: Index) -> None:
        fresh = not editor.property("filled")
        super().setEditorData(editor, index)
        if fresh and self.replacing and isinstance(editor, QPlainTextEdit):
            editor.selectAll()

    @override
    def make(self, parent: QWidget) -> Editor:
        editor = QPlainTextEdit(parent)
        editor.setFrameShape(QFrame.Shape.NoFrame)
        editor.setTabChangesFocus(True)
        editor.setWordWrapMode(QTextOption.WrapMode.NoWrap)
        editor.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        editor.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        editor.document().setDocumentMargin(0)
        return editor

    @override
    def updateEditorGeometry(self, editor: QWidget, option: QStyleOptionViewItem, index: Index) -> None:
        room = option.rect
        lines = editor.blockCount() if isinstance(editor, QPlainTextEdit) else 1
        wanted = 12 + lines * editor.fontMetrics().lineSpacing()
        editor.setGeometry(room.left(), room.top(), room.width(), max(room.height(), wanted))

    @override
    def text_edited(self, text: str) -> None:
        if self.editor is not None:
            option = QStyleOptionViewItem()
            option.rect = self._grid.visualRect(self.index)
            self.updateEditorGeometry(self.editor, option, self.index)
        row = self.index.row()
        if self.model.line(row) is not None:
            self.session.try_line(row, self.model.edited(row, Column.DESCRIPTION, text))

    @override
    def use_key(self, event: QKeyEvent) -> bool:
        if super().use_key(event):
            return True
        is_enter = event.key() in ENTER
        if (
            is_enter
            and event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier == Qt.KeyboardModifier.AltModifier
            and isinstance(self.editor, QPlainTextEdit)
        ):
            self.editor.insertPlainText("\n")
            return True
        return False

    @override
    def leaves_by_arrows(self) -> bool:
        return isinstance(self.editor, QPlainTextEdit) and self.editor.blockCount() == 1
