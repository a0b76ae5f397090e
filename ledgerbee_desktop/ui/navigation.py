"""The narrow column at the left: where one can go, with counts. Its places are a table, so other kinds join by a row."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QPainter, QPaintEvent
from PySide6.QtWidgets import QButtonGroup, QFrame, QToolButton, QVBoxLayout, QWidget
from typing_extensions import override

from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP, Message
from ledgerbee_desktop.ui import a11y, formats
from ledgerbee_desktop.ui.actions import BY_ID, shown_key
from ledgerbee_desktop.ui.buttons import ActionButton
from ledgerbee_desktop.ui.icons import set_icon
from ledgerbee_desktop.ui.page import PageKey
from ledgerbee_desktop.ui.text import PlainLabel, clean_line, explain, set_tooltip, shortened
from ledgerbee_desktop.ui.theme import SPACE, theme

WIDTH = 236
NARROW_WIDTH = 56
"""With the pictures only, where the work beside it needs the room; the names are in the tooltips."""
LONGEST_COMPANY = 90


@dataclass(frozen=True, slots=True)
class Place:
    """One row of the navigation: the page, its name, and the command that goes there."""

    key: PageKey
    text: Message
    icon: str
    command: str


PLACES: tuple[Place, ...] = (
    Place(PageKey("drafts"), QT_TRANSLATE_NOOP("places", "Drafts"), "drafts", "go.drafts"),
    Place(PageKey("outbox"), QT_TRANSLATE_NOOP("places", "Outbox"), "outbox", "go.outbox"),
    Place(PageKey("invoices"), QT_TRANSLATE_NOOP("places", "Invoices"), "document", "go.invoices"),
    Place(PageKey("credit-notes"), QT_TRANSLATE_NOOP("places", "Credit notes"), "credit-note", "go.credit-notes"),
    Place(PageKey("quotes"), QT_TRANSLATE_NOOP("places", "Quotes"), "quote", "go.quotes"),
    Place(
        PageKey("order-confirmations"),
        QT_TRANSLATE_NOOP("places", "Order confirmations"),
        "order-confirmation",
        "go.order-confirmations",
    ),
    Place(PageKey("customers"), QT_TRANSLATE_NOOP("places", "Customers"), "customer", "go.customers"),
    Place(PageKey("products"), QT_TRANSLATE_NOOP("places", "Products"), "product", "go.products"),
)


class _PlaceButton(QToolButton):
    """A place with its count at the right; a count that wants a person stands on a coloured ground."""

    def __init__(self, place: Place, parent: QWidget) -> None:
        super().__init__(parent)
        self.place = place
        self._count, self._alert, self._narrow = 0, False, False
        self.setText(explain(place.text))
        self.setIconSize(QSize(20, 20))
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setMinimumHeight(4 * SPACE + 4)
        set_icon(self, place.icon)
        self.show_narrow(narrow=False)

    def show_narrow(self, *, narrow: bool) -> None:
        """With or without the name."""
        self._narrow = narrow
        style = Qt.ToolButtonStyle.ToolButtonIconOnly if narrow else Qt.ToolButtonStyle.ToolButtonTextBesideIcon
        self.setToolButtonStyle(style)
        self.setFixedWidth((NARROW_WIDTH if narrow else WIDTH) - 2 * SPACE)
        self.show_count(self._count, alert=self._alert)

    def shows(self, count: int, *, alert: bool) -> bool:
        """Is that what is shown already? A pull counts again and again."""
        return (count, alert) == (self._count, self._alert)

    def show_count(self, count: int, *, alert: bool) -> None:
        self._count, self._alert = count, alert
        name = explain(self.place.text)
        if alert:
            name = self.tr("{0}, {1}, needs you").format(name, formats.in_words(count))
        elif count:
            name = f"{name}, {formats.in_words(count)}"
        a11y.name(self, name)
        shown = name if self._narrow else explain(self.place.text)
        set_tooltip(self, f"{shown} ({shown_key(BY_ID[self.place.command])})")
        self.update()

    @override
    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._count or (self._narrow and not self._alert):
            return
        tokens = theme().tokens
        text = formats.in_words(self._count)
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        metrics = painter.fontMetrics()
        margin = 0 if self._narrow else SPACE
        width = max(metrics.horizontalAdvance(text) + (SPACE if self._narrow else 2 * SPACE), metrics.height() + 4)
        box = self.rect().adjusted(self.width() - width - margin, 0, -margin, 0)
        box.setHeight(metrics.height() + 2)
        box.moveTop(0 if self._narrow else (self.height() - box.height()) // 2)
        if self._alert:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(tokens.error_soft)
            painter.drawRoundedRect(box, box.height() / 2, box.height() / 2)
        painter.setPen(tokens.error if self._alert else tokens.muted)
        painter.drawText(box, int(Qt.AlignmentFlag.AlignCenter), text)
        painter.end()


class Navigation(QFrame):
    """Company, "New invoice", places. `chosen` carries the `PageKey` of a place."""

    chosen = Signal(object)

    def __init__(self, new_action: QAction, *, is_demo: bool, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFixedWidth(WIDTH)
        self._is_demo, self._narrow = is_demo, False
        self._company = PlainLabel(role="strong", wrap=True)
        self._kind = PlainLabel(self.tr("Demo company") if is_demo else "", role="small")
        self._kind.setVisible(is_demo)
        for label in (self._company, self._kind):
            label.setContentsMargins(SPACE, 0, SPACE, 0)
        self._group = QButtonGroup(self)
        self._buttons: dict[PageKey, _PlaceButton] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(SPACE, 2 * SPACE, SPACE, SPACE)
        column.setSpacing(SPACE // 4)
        column.addWidget(self._company)
        column.addWidget(self._kind)
        column.addSpacing(SPACE)
        self.new_button = ActionButton(new_action, self, role="primary")
        column.addWidget(self.new_button)
        column.addSpacing(SPACE + 4)
        for place in PLACES:
            button = _PlaceButton(place, self)
            button.clicked.connect(self._tell)
            self._group.addButton(button)
            self._buttons[place.key] = button
            column.addWidget(button)
        column.addStretch(1)

    def show_narrow(self, *, narrow: bool) -> None:
        """Keep the pictures only, or say the names again."""
        if narrow == self._narrow:
            return
        self._narrow = narrow
        self.setFixedWidth(NARROW_WIDTH if narrow else WIDTH)
        self._company.setVisible(not narrow)
        self._kind.setVisible(self._is_demo and not narrow)
        self.new_button.show_text(shown=not narrow)
        for button in self._buttons.values():
            button.show_narrow(narrow=narrow)

    @property
    def is_narrow(self) -> bool:
        """Are only the pictures shown?"""
        return self._narrow

    def show_company(self, name: str) -> None:
        """Whose books these are."""
        whole, short = clean_line(name), shortened(name, LONGEST_COMPANY)
        self._company.setText(short)
        set_tooltip(self._company, whole if short != whole else "")

    def show_count(self, key: PageKey, count: int, *, alert: bool = False) -> None:
        """The count of a place; `alert`: it has something that only a person can decide."""
        button = self._buttons[key]
        if not button.shows(count, alert=alert):
            button.show_count(count, alert=alert)

    def count(self, key: PageKey) -> int:
        """The count that a place shows."""
        return self._buttons[key]._count  # noqa: SLF001  # the same module

    def mark(self, key: PageKey | None) -> None:
        """Show where one is; None: at no place of the navigation."""
        self._group.setExclusive(False)
        for place, button in self._buttons.items():
            button.setChecked(place == key)
        self._group.setExclusive(True)

    @Slot()
    def _tell(self) -> None:
        button = self.sender()
        if isinstance(button, _PlaceButton):
            self.chosen.emit(button.place.key)
