"""Two people changed the same document: what the other one changed, and where both did, side by side with a choice."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHeaderView,
    QListWidget,
    QPushButton,
    QTableWidget,
    QTableWidgetItem,
    QWidget,
)
from shiboken6 import isValid
from typing_extensions import override

from ledgerbee_desktop.aio.dialogs import result_of
from ledgerbee_desktop.core.clashes import Merge
from ledgerbee_desktop.core.drafts import Draft
from ledgerbee_desktop.core.resolving import resolve
from ledgerbee_desktop.core.rules import Facts
from ledgerbee_desktop.ui import a11y
from ledgerbee_desktop.ui.editor.choice_list import ROW_HEIGHT
from ledgerbee_desktop.ui.editor.clash_words import ClashWords
from ledgerbee_desktop.ui.sheet import Sheet
from ledgerbee_desktop.ui.text import PlainLabel, clean_line, tooltip

WIDTH = 820
FIELD, MINE, THEIRS = range(3)
MOST_SHOWN = 6


@dataclass(frozen=True, slots=True)
class MergeAnswer:
    """The draft as it is to go on; `keep_mine`: what it was before becomes a draft of its own."""

    draft: Draft
    keep_mine: bool = False


class MergeSheet(Sheet):
    """Left and Right choose a side in the row, Enter takes what is marked. At first everything that clashes is the person's own."""

    def __init__(self, merge: Merge, names: Mapping[str, str], facts: Facts, parent: QWidget) -> None:
        self._merge = merge
        self._words = ClashWords(merge, names, facts)
        self._answer: MergeAnswer | None = None
        title = self.tr("It was changed in LedgerBee meanwhile")
        says = self.tr("Nothing is sent before you queue it again. One undo brings back what you have now.")
        super().__init__(title, says, WIDTH, parent)
        self.setObjectName("merge-sheet")
        self.taken = QListWidget(self)
        a11y.name(self.taken, self.tr("Taken from LedgerBee"))
        self.table = _Clashes(self._words, merge, self)
        self._show_taken()
        self._show_clashes()
        self.mine = QPushButton(self.tr("Keep &mine"), self)
        self.theirs = QPushButton(self.tr("Take &theirs"), self)
        self.both = QPushButton(self.tr("Keep &both"), self)
        self.mine.clicked.connect(self._keep_mine)
        self.theirs.clicked.connect(self._take_theirs)
        self.both.clicked.connect(self._keep_both)
        self.both.setAccessibleDescription(self.tr("Mine becomes a new draft, this one is as LedgerBee has it."))
        self.confirm.setText(self.tr("Use what is marked") if merge.clashes else self.tr("Take it over"))
        self.mine.setVisible(bool(merge.clashes))
        self.column.addWidget(
            PlainLabel(
                self.tr("Keep both: mine becomes a new draft, this one is as LedgerBee has it."), self, role="small"
            )
        )
        self.add_buttons(self.mine, self.theirs, self.both)
        (self.table if merge.clashes else self.confirm).setFocus()

    @classmethod
    async def ask(cls, merge: Merge, names: Mapping[str, str], facts: Facts, parent: QWidget) -> MergeAnswer | None:
        """What is to become of the draft; None when the person decides later."""
        sheet = cls(merge, names, facts, parent)
        code = await result_of(sheet)
        if not isValid(sheet) or code != QDialog.DialogCode.Accepted.value:
            return None
        return sheet._answer or MergeAnswer(resolve(merge, sheet.table.theirs))

    def _show_taken(self) -> None:
        if not self._merge.taken:
            self.taken.hide()
            return
        heading = PlainLabel(self.tr("&Taken from LedgerBee, because you left it alone:"), self, role="muted")
        heading.setBuddy(self.taken)
        for field in self._merge.taken:
            text = clean_line(self._words.taken(field))
            self.taken.addItem(text)
            self.taken.item(self.taken.count() - 1).setData(Qt.ItemDataRole.ToolTipRole, tooltip(text))
        self.taken.setFixedHeight(min(MOST_SHOWN, self.taken.count()) * self.taken.sizeHintForRow(0) + 6)
        self.column.addWidget(heading)
        self.column.addWidget(self.taken)

    def _show_clashes(self) -> None:
        if not self._merge.clashes:
            self.table.hide()
            return
        self.column.addWidget(PlainLabel(self.tr("Changed by both (← and → choose):"), self, role="muted"))
        self.column.addWidget(self.table, 1)

    def _keep_mine(self) -> None:
        self._decide(MergeAnswer(resolve(self._merge, ())))

    def _take_theirs(self) -> None:
        self._decide(MergeAnswer(self._merge.theirs))

    def _keep_both(self) -> None:
        self._decide(MergeAnswer(self._merge.theirs, keep_mine=True))

    def _decide(self, answer: MergeAnswer) -> None:
        self._answer = answer
        self.accept()


class _Clashes(QTableWidget):
    """One row per clash; the mark stands at the side that is taken."""

    def __init__(self, words: ClashWords, merge: Merge, parent: QWidget) -> None:
        super().__init__(len(merge.clashes), 3, parent)
        self._merge = merge
        self.theirs: set[str] = set()
        self._texts = [
            (words.field(c.field), words.value(c.field, c.ours), words.value(c.field, c.theirs)) for c in merge.clashes
        ]
        self.setHorizontalHeaderLabels([self.tr("What"), self.tr("Mine"), self.tr("In LedgerBee")])
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setWordWrap(True)
        self.setTabKeyNavigation(False)
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(ROW_HEIGHT)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionsClickable(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        header.resizeSection(FIELD, 190)
        for column in (MINE, THEIRS):
            header.setSectionResizeMode(column, QHeaderView.ResizeMode.Stretch)
        a11y.name(self, self.tr("Changed by both"), self.tr("Left takes mine, Right takes what LedgerBee has."))
        for row in range(self.rowCount()):
            self._draw(row)
        self.setMinimumHeight(min(MOST_SHOWN, self.rowCount() + 2) * 34 + 40)
        if self.rowCount():
            self.setCurrentCell(0, MINE)
        self.cellClicked.connect(self._choose)

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resizeRowsToContents()  # long texts are compared, so they are not cut

    def _draw(self, row: int) -> None:
        is_theirs = self._merge.clashes[row].field in self.theirs
        for column, text in enumerate(self._texts[row]):
            marked = column == (THEIRS if is_theirs else MINE)
            shown = clean_line(text) if column == FIELD else f"{'●' if marked else '○'}  {clean_line(text)}"
            item = QTableWidgetItem(shown)
            font = item.font()
            font.setBold(marked)
            item.setFont(font)
            item.setData(Qt.ItemDataRole.ToolTipRole, tooltip(text))
            spoken = self.tr("{0}, taken").format(clean_line(text)) if marked else clean_line(text)
            item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken)
            self.setItem(row, column, item)

    def _choose(self, row: int, column: int) -> None:
        if column == FIELD or row < 0:
            return
        field = self._merge.clashes[row].field
        (self.theirs.add if column == THEIRS else self.theirs.discard)(field)
        self._draw(row)
        self.setCurrentCell(row, column)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Left:
                self._choose(self.currentRow(), MINE)
            case Qt.Key.Key_Right:
                self._choose(self.currentRow(), THEIRS)
            case Qt.Key.Key_Space:
                other = self._merge.clashes[self.currentRow()].field in self.theirs
                self._choose(self.currentRow(), MINE if other else THEIRS)
            case Qt.Key.Key_Return | Qt.Key.Key_Enter:
                event.ignore()
            case _:
                super().keyPressEvent(event)
