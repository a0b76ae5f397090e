"""Questions that only a person can answer. No button is the default: Enter alone decides nothing."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QDialogButtonBox,
    QGridLayout,
    QHeaderView,
    QPushButton,
    QTreeWidget,
    QTreeWidgetItem,
    QVBoxLayout,
    QWidget,
)
from typing_extensions import override

from ledgerbee_desktop.core.library import Document
from ledgerbee_desktop.ui import a11y, formats
from ledgerbee_desktop.ui.library import words
from ledgerbee_desktop.ui.library.chips import CellDelegate
from ledgerbee_desktop.ui.send_parts import press_focused_button
from ledgerbee_desktop.ui.text import PlainLabel, clean_line
from ledgerbee_desktop.ui.theme import SPACE

WIDTH = 560
WIDTH_OF_LIST = 760


class Question(QDialog):
    """A question with the facts, its consequence and one button that carries it out, beside Cancel. Each button has a letter (Alt)."""

    def __init__(
        self,
        title: str,
        text: str,
        details: str,
        do_it: str,
        parent: QWidget | None = None,
        *,
        facts: Sequence[tuple[str, str]] = (),
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setMinimumWidth(WIDTH)
        self.text = PlainLabel(text, role="heading", wrap=True)
        self.text.setFocusPolicy(
            Qt.FocusPolicy.StrongFocus
        )  # the focus rests here, on nothing that Enter or Space presses
        known = [f"{label}: {fact}." for label, fact in facts]
        a11y.name(self.text, " ".join([text, *known, details]))
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(2 * SPACE, 2 * SPACE, 2 * SPACE, 2 * SPACE)
        self.column.setSpacing(SPACE + 4)
        self.column.addWidget(self.text)
        if facts:
            self.column.addLayout(_table(facts))
        self.details = PlainLabel(details, wrap=True)
        self.column.addWidget(self.details)
        self.do_it = QPushButton(do_it)
        self.cancel = QPushButton(self.tr("&Cancel"))
        buttons = QDialogButtonBox()
        buttons.addButton(self.do_it, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.cancel, QDialogButtonBox.ButtonRole.RejectRole)
        for button in (self.do_it, self.cancel):
            button.setAutoDefault(False)
            button.setDefault(False)
        self.do_it.clicked.connect(self.accept)
        self.cancel.clicked.connect(self.reject)
        self.column.addWidget(buttons)
        self.text.setFocus()

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if not press_focused_button(self, event):
            super().keyPressEvent(event)


def _table(facts: Sequence[tuple[str, str]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(2 * SPACE)
    grid.setVerticalSpacing(SPACE // 2)
    grid.setColumnStretch(1, 1)
    for row, (label, fact) in enumerate(facts):
        grid.addWidget(PlainLabel(label, role="muted"), row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(PlainLabel(fact, wrap=True), row, 1)
    return grid


class _Documents(QTreeWidget):
    """Nothing is marked at first; the first arrow marks the first row."""

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        first = self.topLevelItem(0)
        if event.key() in {Qt.Key.Key_Down, Qt.Key.Key_Up} and first is not None and not self.selectedItems():
            self.setCurrentItem(first)
        else:
            super().keyPressEvent(event)


class WhichDocument(Question):
    """The question "which of these documents is it?"."""

    def __init__(
        self,
        title: str,
        text: str,
        details: str,
        candidates: Sequence[Document],
        parent: QWidget | None = None,
        *,
        facts: Sequence[tuple[str, str]] = (),
    ) -> None:
        super().__init__(title, text, details, "", parent, facts=facts)
        self.do_it.setText(self.tr("&It is this one"))
        self.do_it.setEnabled(False)
        self._candidates = tuple(candidates)
        self.setMinimumWidth(WIDTH_OF_LIST)
        self.list = _Documents()
        self.list.setItemDelegate(CellDelegate(self.list))
        self.list.setRootIsDecorated(False)
        self.list.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.list.setHeaderLabels(
            [
                self.tr("Number"),
                self.tr("Status"),
                self.tr("Date"),
                self.tr("Reference"),
                self.tr("Created"),
                self.tr("Amount"),
            ]
        )
        self.list.headerItem().setTextAlignment(5, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        a11y.name(self.list, self.tr("Documents at LedgerBee"))
        for document in candidates:
            number = document.number or "–"
            money = formats.money(document.amount, document.currency)
            made = document.created_at.astimezone()
            texts = [number, words.status(document)[0], formats.date(document.date), document.reference]
            texts += [f"{formats.date(made.date())} {formats.clock(made)}", money]
            item = QTreeWidgetItem(self.list, [clean_line(text) for text in texts])
            item.setTextAlignment(len(texts) - 1, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.list.header().setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        self.list.header().setSectionResizeMode(3, QHeaderView.ResizeMode.Stretch)
        self.list.header().setStretchLastSection(False)
        self.list.itemSelectionChanged.connect(self._update)
        self.column.insertWidget(self.column.indexOf(self.details) + 1, self.list, 1)
        self.list.setFocus()
        for one, other in pairwise((self.text, self.list, self.do_it, self.cancel)):
            QWidget.setTabOrder(one, other)

    @Slot()
    def _update(self) -> None:
        self.do_it.setEnabled(self.chosen() is not None)

    def chosen(self) -> Document | None:
        """The document that is marked."""
        items = self.list.selectedItems()
        return self._candidates[self.list.indexOfTopLevelItem(items[0])] if items else None
