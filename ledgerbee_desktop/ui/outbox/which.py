"""The question "which of these is it?", about what LedgerBee has."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTreeWidget, QTreeWidgetItem, QWidget
from typing_extensions import override

from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP
from ledgerbee_desktop.ui import a11y
from ledgerbee_desktop.ui.library.chips import CellDelegate
from ledgerbee_desktop.ui.outbox.candidates import Candidates
from ledgerbee_desktop.ui.outbox.question import Question
from ledgerbee_desktop.ui.text import clean_line, explain

WIDTH_OF_LIST = 760
_RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
_DO_IT = QT_TRANSLATE_NOOP("WhichDocument", "&It is this one")


class _List(QTreeWidget):
    """Nothing is marked at first; the first arrow marks the first row."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        first = self.topLevelItem(0)
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up} and first is not None and not self.selectedItems():
            self.setCurrentItem(first)
        else:
            super().keyPressEvent(event)


class WhichOne(Question):
    """A list under the question; the button can be pressed once something is marked. Where nothing is known there is no list."""

    def __init__(
        self,
        title: str,
        candidates: Candidates,
        parent: QWidget | None = None,
        *,
        facts: Sequence[tuple[str, str]] = (),
    ) -> None:
        super().__init__(title, candidates.question, candidates.hint, explain(_DO_IT), parent, facts=facts)
        self.do_it.setEnabled(False)
        self._candidates = candidates
        self.list = _List()
        a11y.name(self.list, candidates.question)
        self.list.setVisible(bool(candidates.rows))
        self.column.insertWidget(self.column.indexOf(self.details) + 1, self.list, 1)
        if not candidates.rows:
            return
        self.setMinimumWidth(WIDTH_OF_LIST)
        self._fill()
        self.list.itemSelectionChanged.connect(self._update)
        self.list.setFocus()
        for one, other in pairwise((self.text, self.list, self.do_it, self.cancel)):
            QWidget.setTabOrder(one, other)

    def _fill(self) -> None:
        shown, right = self._candidates, self._candidates.right
        self.list.setItemDelegate(CellDelegate(self.list))
        self.list.setRootIsDecorated(False)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setHeaderLabels(shown.headers)
        for _, texts in shown.rows:
            item = QTreeWidgetItem(self.list, [clean_line(text) for text in texts])
            if right is not None:
                item.setTextAlignment(right, _RIGHT)
        if right is not None:
            self.list.headerItem().setTextAlignment(right, _RIGHT)
        header = self.list.header()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(shown.stretched, QHeaderView.ResizeMode.Stretch)
        header.setStretchLastSection(False)

    @Slot()
    def _update(self) -> None:
        self.do_it.setEnabled(self.chosen() is not None)

    def chosen(self) -> str | None:
        """The id of what is marked."""
        items = self.list.selectedItems()
        return self._candidates.rows[self.list.indexOfTopLevelItem(items[0])][0] if items else None
