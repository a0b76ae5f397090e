"""The filters of a list as a compact bar of buttons: each says what it narrows to."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QAction, QActionGroup, QKeyEvent
from PySide6.QtWidgets import QMenu, QPushButton, QWidget
from typing_extensions import override

from ledgerbee_desktop.aio import dialogs
from ledgerbee_desktop.aio.command import AsyncCommand
from ledgerbee_desktop.core.periods import Period
from ledgerbee_desktop.core.ports import Clock
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP, Message
from ledgerbee_desktop.ui import a11y, formats
from ledgerbee_desktop.ui.flow import FlowLayout
from ledgerbee_desktop.ui.library.filters import Filters
from ledgerbee_desktop.ui.library.menus import MarkMenu
from ledgerbee_desktop.ui.library.range_sheet import CustomerSheet, RangeSheet, read_amount, read_date
from ledgerbee_desktop.ui.library.shelf import Shelf
from ledgerbee_desktop.ui.text import clean_line, explain, set_role, set_tooltip
from ledgerbee_desktop.ui.theme import SPACE

LONGEST = 24
PERIODS: dict[Period, Message] = {
    Period.ANY: QT_TRANSLATE_NOOP("filters", "Any date"),
    Period.THIS_MONTH: QT_TRANSLATE_NOOP("filters", "This month"),
    Period.LAST_MONTH: QT_TRANSLATE_NOOP("filters", "Last month"),
    Period.THIS_QUARTER: QT_TRANSLATE_NOOP("filters", "This quarter"),
    Period.LAST_QUARTER: QT_TRANSLATE_NOOP("filters", "Last quarter"),
    Period.THIS_YEAR: QT_TRANSLATE_NOOP("filters", "This year"),
    Period.LAST_YEAR: QT_TRANSLATE_NOOP("filters", "Last year"),
    Period.OWN: QT_TRANSLATE_NOOP("filters", "From – to…"),
}

Offer = tuple[str, str, int]
"""A value, its words and how many rows have it."""


class _FilterButton(QPushButton):
    """Opens its menu with Space, Enter, Down or F4; Left and Right go to the neighbours."""

    def __init__(self, name: str, menu: QMenu | None, parent: QWidget) -> None:
        super().__init__(parent)
        self.name = name
        self.setAutoDefault(False)
        set_role(self, "flat")
        if menu is not None:
            self.setMenu(menu)
        self.say("")

    def say(self, value: str) -> None:
        """What it narrows to; empty for nothing."""
        line = clean_line(value)
        text = self.name if not line else f"{self.name}: {line}"
        short = text if len(line) <= LONGEST else f"{self.name}: {line[:LONGEST]}…"
        self.setText(short.replace("&", "&&"))
        set_tooltip(self, text if short != text else "")
        set_role(self, "" if line else "flat")
        a11y.name(self, text if line else self.tr("{0}: all").format(self.name))

    def _mark_first(self) -> None:
        """Whoever came with the keyboard goes on with it."""
        menu = self.menu()
        if menu is not None and menu.isVisible():  # type: ignore[redundant-expr]  # Qt gives None
            actions = menu.actions()
            menu.setActiveAction(next((a for a in actions if a.isChecked()), actions[0]))

    @override
    def keyPressEvent(self, event: QKeyEvent) -> None:
        match event.key():
            case Qt.Key.Key_Left:
                self.focusPreviousChild()
            case Qt.Key.Key_Right:
                self.focusNextChild()
            case Qt.Key.Key_Down | Qt.Key.Key_F4 | Qt.Key.Key_Return | Qt.Key.Key_Enter:
                self.click()
                self._mark_first()
            case _:
                super().keyPressEvent(event)


class FilterBar(QWidget):
    """`changed` when the person narrows to something else. The text is the search box's own."""

    changed = Signal()

    def __init__(self, shelf: Shelf, clock: Clock, parent: QWidget, *, has_kinds: bool) -> None:
        super().__init__(parent)
        self._shelf, self._clock = shelf, clock
        self._filters = Filters()
        self._offers: dict[str, Sequence[Offer]] = {}
        self._menus = {name: MarkMenu(self) for name in ("kinds", "statuses")}
        for menu in self._menus.values():
            menu.triggered.connect(self._mark)
        self._periods, self._period_actions = MarkMenu(self), QActionGroup(self)
        for period, text in PERIODS.items():
            action = self._periods.addAction(explain(text))
            action.setData(period.value)
            action.setCheckable(True)
            self._period_actions.addAction(action)
        self._periods.triggered.connect(self._take_period)
        self.kinds = _FilterButton(self.tr("Kind"), self._menus["kinds"], self)
        self.kinds.setVisible(has_kinds)
        self.statuses = _FilterButton(self.tr("Status"), self._menus["statuses"], self)
        self.customer = _FilterButton(self.tr("Customer"), None, self)
        self.period = _FilterButton(self.tr("Date"), self._periods, self)
        self.amount = _FilterButton(self.tr("Amount"), None, self)
        self.clear = _FilterButton(self.tr("Show everything"), None, self)
        self._actions = {name: QAction(name, self) for name in ("customer", "dates", "amount")}
        works = {"customer": self._ask_customer, "dates": self._ask_dates, "amount": self._ask_amount}
        self.commands = [AsyncCommand(self._actions[name], work, self) for name, work in works.items()]
        self.customer.clicked.connect(self._actions["customer"].trigger)
        self.amount.clicked.connect(self._actions["amount"].trigger)
        self.clear.clicked.connect(self._clear)
        row = FlowLayout(self)
        row.setContentsMargins(SPACE, 0, SPACE, SPACE // 2)
        row.setSpacing(SPACE // 2)
        for button in (self.kinds, self.statuses, self.customer, self.period, self.amount, self.clear):
            row.addWidget(button)
        shelf.names_changed.connect(self._show)
        self._show()

    def filters(self) -> Filters:
        """What is narrowed to, without the text."""
        return self._filters

    def put(self, filters: Filters) -> None:
        """Show other filters, without telling."""
        self._filters = dataclasses.replace(filters, text="")
        self._show()

    def start(self) -> None:
        """Put the keyboard on the first filter."""
        first = self.kinds if self.kinds.isVisibleTo(self) else self.statuses
        first.setFocus(Qt.FocusReason.TabFocusReason)

    def offer(self, name: str, offers: Sequence[Offer]) -> None:
        """What can be marked among "kinds" or "statuses"; what is marked and no longer there stays, to be taken away."""
        if offers == self._offers.get(name) or self._menus[name].isVisible():
            return
        self._offers[name] = offers
        self._show()

    def words_of(self, name: str) -> Mapping[str, str]:
        """The words of the values on offer."""
        return {value: words for value, words, _ in self._offers.get(name, ())}

    # --- showing -----------------------------------------------------------------------------------

    @Slot()
    def _show(self) -> None:
        filters = self._filters
        for name, marked in (("kinds", filters.kinds), ("statuses", filters.statuses)):
            self._fill(name, marked)
            words = self.words_of(name)
            button = self.kinds if name == "kinds" else self.statuses
            button.say(", ".join(words.get(value, value) for value in sorted(marked)))
        self.customer.say(self._shelf.customer_name(filters.customer_id))
        for action in self._period_actions.actions():
            action.setChecked(action.data() == filters.period.value)
        ends = self._range(formats.date(filters.date_from), formats.date(filters.date_to))
        name = "" if filters.period is Period.ANY else explain(PERIODS[filters.period])
        self.period.say(ends if filters.period is Period.OWN else name)
        amounts = ["" if end is None else formats.quantity(end) for end in (filters.amount_from, filters.amount_to)]
        self.amount.say(self._range(*amounts))
        self.clear.setVisible(not filters.is_empty)

    def _range(self, first: str, last: str) -> str:
        if first and last:
            return f"{first} – {last}"
        return self.tr("from {0}").format(first) if first else self.tr("to {0}").format(last) if last else ""

    def _fill(self, name: str, marked: frozenset[str]) -> None:
        menu = self._menus[name]
        if menu.isVisible():
            return
        menu.clear()
        offered = [*self._offers.get(name, ())]
        offered += [(value, value, 0) for value in sorted(marked - {value for value, _, _ in offered})]
        for value, words, count in offered:
            text = self.tr("{0} ({1})").format(clean_line(words), formats.in_words(count))
            action = menu.addAction(text.replace("&", "&&"))
            action.setCheckable(True)
            action.setChecked(value in marked)
            action.setData(value)
        menu.setEnabled(bool(offered))

    # --- choosing ----------------------------------------------------------------------------------

    def _take(self, **fields: Any) -> None:
        self._filters = dataclasses.replace(self._filters, **fields)
        self._show()
        self.changed.emit()

    @Slot(QAction)
    def _mark(self, _action: QAction) -> None:
        name = "kinds" if self.sender() is self._menus["kinds"] else "statuses"
        self._take(**{name: frozenset(a.data() for a in self._menus[name].actions() if a.isChecked())})

    @Slot(QAction)
    def _take_period(self, action: QAction) -> None:
        period = Period(action.data())
        if period is Period.OWN:
            self._actions["dates"].trigger()
        else:
            self._take(period=period, date_from=None, date_to=None)

    @Slot()
    def _clear(self) -> None:
        self._take(**{field.name: field.default for field in dataclasses.fields(Filters)})

    async def _ask_customer(self) -> None:
        if self._filters.customer_id is not None:
            self._take(customer_id=None)
            return
        sheet = CustomerSheet(self._shelf.catalogue, self)
        accepted = await dialogs.result_of(sheet) == CustomerSheet.DialogCode.Accepted.value
        customer = sheet.chosen() if accepted else None
        if customer is not None:
            self._take(customer_id=customer.id)

    async def _ask_dates(self) -> None:
        ends = formats.date(self._filters.date_from), formats.date(self._filters.date_to)
        sheet = RangeSheet(self.tr("Dates from – to"), read_date, ends, self._clock.today(), self)
        accepted = await dialogs.result_of(sheet) == RangeSheet.DialogCode.Accepted.value
        first, last = sheet.ends()
        if accepted:
            period = Period.ANY if first is None and last is None else Period.OWN
            self._take(period=period, date_from=first, date_to=last)
        else:
            self._show()

    async def _ask_amount(self) -> None:
        amounts = self._filters.amount_from, self._filters.amount_to
        first, last = ("" if end is None else formats.quantity(end) for end in amounts)
        sheet = RangeSheet(self.tr("Amounts from – to"), read_amount, (first, last), self._clock.today(), self)
        if await dialogs.result_of(sheet) == RangeSheet.DialogCode.Accepted.value:
            low, high = sheet.ends()
            self._take(amount_from=low, amount_to=high)
