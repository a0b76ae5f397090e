"""What is wrong or doubtful, each with a jump to its place."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QVBoxLayout, QWidget
from typing_extensions import override

from ledgerbee_desktop.core.rules import Finding, Severity
from ledgerbee_desktop.ui import a11y
from ledgerbee_desktop.ui.editor.session import Session, row_of
from ledgerbee_desktop.ui.icons import icon
from ledgerbee_desktop.ui.keys import ENTER
from ledgerbee_desktop.ui.text import PlainLabel, clean_line, explain, tooltip
from ledgerbee_desktop.ui.theme import SPACE, theme


class _List(QListWidget):
    entered_item = Signal(int)

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in ENTER and self.currentRow() >= 0:
            self.entered_item.emit(self.currentRow())
        else:
            super().keyPressEvent(event)


class FindingsPanel(QWidget):
    """Errors first. Enter or a click jumps to the field or cell."""

    jump_asked = Signal(str)
    """The finding's field, such as `customer_id` or `lines.3.quantity`."""

    def __init__(self, session: Session, names: Mapping[str, str], parent: QWidget) -> None:
        super().__init__(parent)
        self._session, self._names = session, names
        self._shown: tuple[Finding, ...] | None = None
        self._title = PlainLabel(parent=self, role="muted", wrap=True)
        self.list = _List(self)
        self.list.setObjectName("findings")
        self.list.setIconSize(QSize(16, 16))
        self.list.setWordWrap(True)
        self.list.setVerticalScrollMode(_List.ScrollMode.ScrollPerPixel)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setTextElideMode(Qt.TextElideMode.ElideNone)
        a11y.name(self.list, self.tr("Findings"))
        self.list.itemClicked.connect(self._clicked)
        self.list.entered_item.connect(self._jump)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(SPACE // 2)
        layout.addWidget(self._title)
        layout.addWidget(self.list, 1)
        layout.addStretch(0)
        session.figures_changed.connect(self.refresh)
        theme().changed.connect(self._redraw)
        self.refresh()

    def _redraw(self) -> None:
        self._shown = None
        self.refresh()

    def refresh(self) -> None:
        """Show the session's findings."""
        found = self._session.findings
        if found == self._shown:
            return
        self._shown = found
        current = self.list.currentRow()
        self.list.clear()
        for finding in found:
            self.list.addItem(self._item(finding))
        self.list.setCurrentRow(min(current, len(found) - 1))
        self.list.setVisible(bool(found))
        errors = sum(finding.severity is Severity.ERROR for finding in found)
        if not found:
            self._title.setText(self.tr("Nothing stands in the way."))
        elif errors:
            self._title.setText(self.tr("Before it can be queued: {0}").format(errors))
        else:
            self._title.setText(self.tr("Worth a look: {0}").format(len(found)))

    def _item(self, finding: Finding) -> QListWidgetItem:
        row = row_of(finding.field)
        sentence = clean_line(explain(finding.message))
        if row is not None:
            sentence = self.tr("Line {0}: {1}").format(row + 1, sentence)
        elif self._session.is_unreadable(finding.field):
            sentence = f"{self._names.get(finding.field, '')}: {sentence}"
        tokens = theme().tokens
        is_error = finding.severity is Severity.ERROR
        item = QListWidgetItem(icon(*(("error", tokens.error) if is_error else ("warning", tokens.warning))), sentence)
        spoken = self.tr("Error: {0}") if is_error else self.tr("Warning: {0}")
        item.setData(Qt.ItemDataRole.AccessibleTextRole, spoken.format(sentence))
        item.setData(Qt.ItemDataRole.ToolTipRole, tooltip(sentence))
        return item

    def _clicked(self, item: QListWidgetItem) -> None:
        self._jump(self.list.row(item))

    def _jump(self, row: int) -> None:
        if self._shown is not None and 0 <= row < len(self._shown):
            self.jump_asked.emit(self._shown[row].field)
