"""Sheets behind the filters of a list: from–to for dates or amounts, and the choice of a customer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QGridLayout, QLineEdit, QListWidget, QListWidgetItem, QWidget
from typing_extensions import override

from ledgerbee_desktop.core.dates import parse_date
from ledgerbee_desktop.core.library import Catalogue, Customer
from ledgerbee_desktop.core.numbers import Invalid, parse_number
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP
from ledgerbee_desktop.ui import a11y, formats
from ledgerbee_desktop.ui.editor.search import CustomerIndex
from ledgerbee_desktop.ui.library.list_view import ROW_HEIGHT
from ledgerbee_desktop.ui.sheet import Sheet
from ledgerbee_desktop.ui.text import PlainLabel, clean_line, explain, shortened

Read = Callable[[str, dt.date], Any]
"""A text and today: the value (a date or an amount), or Invalid."""
WIDTH = 440
LIST_HEIGHT = 300
_BACKWARDS = QT_TRANSLATE_NOOP("filters", "The second one lies before the first.")
_AMBIGUOUS = QT_TRANSLATE_NOOP("filters", "“{text}” can be read in two ways. Write it without separators.")


def read_date(text: str, today: dt.date) -> dt.date | Invalid:
    """A date as people type it."""
    return parse_date(text, today, formats.language())


def read_amount(text: str, _today: dt.date) -> Decimal | Invalid:
    """An amount as people type it."""
    found = parse_number(text, formats.number_style())
    return found if isinstance(found, Decimal | Invalid) else Invalid(_AMBIGUOUS.of(text=text.strip()[:40]))


class RangeSheet(Sheet):
    """Two ends, each of which may be left open."""

    def __init__(
        self,
        title: str,
        read: Read,
        ends: tuple[str, str],
        today: dt.date,
        parent: QWidget,
    ) -> None:
        super().__init__(title, self.tr("Leave an end empty to leave it open."), WIDTH, parent)
        self._read, self._today = read, today
        self.first, self.last = QLineEdit(ends[0], self), QLineEdit(ends[1], self)
        self.problem = PlainLabel(role="error", wrap=True)
        grid = QGridLayout()
        for row, (text, field) in enumerate(((self.tr("&From"), self.first), (self.tr("&To"), self.last))):
            label = PlainLabel(text, self)
            label.setBuddy(field)
            a11y.name(field, text.replace("&", ""))
            grid.addWidget(label, row, 0)
            grid.addWidget(field, row, 1)
            field.textChanged.connect(self._check)
        self.column.addLayout(grid)
        self.column.addWidget(self.problem)
        self.confirm.setText(self.tr("Show"))
        self.add_buttons()
        self.first.setFocus()
        self.first.selectAll()
        self._check()

    def ends(self) -> tuple[Any, Any]:
        """What was typed; an end that is empty or cannot be read is None."""
        first, last = self._end(self.first), self._end(self.last)
        return (None if isinstance(first, Invalid) else first, None if isinstance(last, Invalid) else last)

    def _end(self, field: QLineEdit) -> Any:
        return self._read(field.text(), self._today) if field.text().strip() else None

    @Slot()
    def _check(self) -> None:
        first, last = self._end(self.first), self._end(self.last)
        wrong = next((end.why for end in (first, last) if isinstance(end, Invalid)), None)
        if wrong is None and first is not None and last is not None and last < first:
            wrong = _BACKWARDS
        self.problem.setText("" if wrong is None else explain(wrong))
        self.confirm.setEnabled(wrong is None)


class CustomerSheet(Sheet):
    """Type any part of a customer; arrows and Enter take one."""

    def __init__(self, catalogue: Catalogue, parent: QWidget) -> None:
        super().__init__(self.tr("Documents of one customer"), "", WIDTH, parent)
        self._index = CustomerIndex(catalogue)
        self._found: list[Customer] = []
        self.search = QLineEdit(self)
        self.search.setPlaceholderText(self.tr("Name, number, city…"))
        a11y.name(self.search, self.tr("Search"))
        self.list = QListWidget(self)
        self.list.setMinimumHeight(LIST_HEIGHT)
        self.list.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        a11y.name(self.list, self.tr("Customers"))
        self.column.addWidget(self.search)
        self.column.addWidget(self.list)
        self.confirm.setText(self.tr("Show"))
        self.add_buttons()
        self.search.textChanged.connect(self._find)
        self.list.itemActivated.connect(self.accept)
        self._find()
        self.search.setFocus()

    def chosen(self) -> Customer | None:
        """The customer that is marked."""
        row = self.list.currentRow()
        return self._found[row] if 0 <= row < len(self._found) else None

    @Slot()
    def _find(self) -> None:
        self._found = self._index.find(self.search.text())
        self.list.clear()
        for customer in self._found:
            item = QListWidgetItem(clean_line(f"{shortened(customer.name)} · {customer.number}"), self.list)
            item.setSizeHint(QSize(0, ROW_HEIGHT))
        self.list.setCurrentRow(0)
        self.confirm.setEnabled(bool(self._found))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if self.search.hasFocus() and event.key() in steps:
            row = self.list.currentRow() + steps[Qt.Key(event.key())]
            self.list.setCurrentRow(max(0, min(row, self.list.count() - 1)))
        else:
            super().keyPressEvent(event)
