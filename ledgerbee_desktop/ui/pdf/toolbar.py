"""The viewer's commands as one table, and the toolbar made of it."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtCore import QKeyCombination, QSize, Qt, Signal, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QToolButton, QWidget

from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP, Message
from ledgerbee_desktop.ui import a11y, icons
from ledgerbee_desktop.ui.flow import FlowLayout
from ledgerbee_desktop.ui.text import PlainLabel, explain, set_role, set_tooltip
from ledgerbee_desktop.ui.theme import SPACE

ICON_SIZE = 18
_CTRL, _SHIFT = Qt.Modifier.CTRL, Qt.Modifier.SHIFT
_KEY = Qt.Key


@dataclass(frozen=True, slots=True)
class Command:
    """Something that can be done with the PDF. The first key is the one that is shown."""

    id: str
    text: Message
    icon: str
    keys: tuple[QKeyCombination | Qt.Key, ...] = ()
    needs_pages: bool = True


COMMANDS = (
    Command("zoom-out", QT_TRANSLATE_NOOP("pdf", "Zoom out"), "zoom-out", (_CTRL | _KEY.Key_Minus,)),
    Command(
        "zoom-in",
        QT_TRANSLATE_NOOP("pdf", "Zoom in"),
        "zoom-in",
        (_CTRL | _KEY.Key_Plus, _CTRL | _KEY.Key_Equal, _CTRL | _SHIFT | _KEY.Key_Plus),
    ),
    Command("fit-width", QT_TRANSLATE_NOOP("pdf", "Fit width"), "fit-width", (_CTRL | _KEY.Key_0,)),
    Command("fit-page", QT_TRANSLATE_NOOP("pdf", "Fit page"), "fit-page", (_CTRL | _SHIFT | _KEY.Key_0,)),
    Command("find", QT_TRANSLATE_NOOP("pdf", "Find"), "search", (_CTRL | _KEY.Key_F,)),
    Command("copy", QT_TRANSLATE_NOOP("pdf", "Copy selected text"), "copy", (_CTRL | _KEY.Key_C,)),
    Command("save", QT_TRANSLATE_NOOP("pdf", "Save as …"), "save", (_CTRL | _KEY.Key_S,), needs_pages=False),
    Command("print", QT_TRANSLATE_NOOP("pdf", "Print …"), "print", (_CTRL | _KEY.Key_P,)),
    Command("open-external", QT_TRANSLATE_NOOP("pdf", "Open in the system's viewer"), "open-external"),
    Command("find-next", QT_TRANSLATE_NOOP("pdf", "Next hit"), "next", (_KEY.Key_F3,)),
    Command("find-previous", QT_TRANSLATE_NOOP("pdf", "Previous hit"), "previous", (_SHIFT | _KEY.Key_F3,)),
    Command("go-to-page", QT_TRANSLATE_NOOP("pdf", "Go to page"), "document", (_CTRL | _KEY.Key_G,)),
)
_GROUPS = (
    ("zoom-out", "%", "zoom-in"),
    ("fit-width", "fit-page"),
    ("find", "save", "print", "open-external"),
)
"""What stays together when the bar is too narrow for one row; "%" is the zoom in words."""


class PdfToolBar(QFrame):
    """Page field, zoom, and a button for each command. `commands[id]` are the actions; the view connects them.

    Where the room ends it goes on in a second row: what slides into an overflow menu is lost to the keyboard.
    """

    page_wanted = Signal(int)
    """A page number that was typed, from 0."""
    left = Signal()
    """The person is done with the page field: back to the pages."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        set_role(self, "toolbar")
        self.commands = {command.id: self._action(command) for command in COMMANDS}
        self.page_field = QLineEdit()
        self.page_field.setAlignment(Qt.AlignmentFlag.AlignRight)
        self.page_field.setFixedWidth(self.fontMetrics().horizontalAdvance("500") + 18)
        a11y.name(self.page_field, self.tr("Page"))
        self.page_field.returnPressed.connect(self._typed)
        self._pages = PlainLabel(role="muted")
        self._pages.setMinimumWidth(self.fontMetrics().horizontalAdvance(self.tr("of {0}").format(500)))
        self.zoom_label = PlainLabel(role="muted")
        self.zoom_label.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.zoom_label.setFixedWidth(self.fontMetrics().horizontalAdvance("400 %") + 4)
        self._page, self._count = 0, 0
        flow = FlowLayout(self)
        flow.setContentsMargins(SPACE, SPACE // 2, SPACE, SPACE // 2)
        flow.addWidget(self._group(self.page_field, self._pages, gap=SPACE // 2 + 2))
        for names in _GROUPS:
            members = (self.zoom_label if name == "%" else self._button(self.commands[name]) for name in names)
            flow.addWidget(self._group(*members, gap=2))

    def _group(self, *members: QWidget, gap: int) -> QWidget:
        group = QWidget(self)
        row = QHBoxLayout(group)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(gap)
        for member in members:
            row.addWidget(member)
        return group

    def _action(self, command: Command) -> QAction:
        text = explain(command.text)
        action = QAction(text, self)
        action.setObjectName(command.id)
        icons.set_icon(action, command.icon)
        key = QKeySequence(command.keys[0]).toString(QKeySequence.SequenceFormat.NativeText) if command.keys else ""
        set_tooltip(action, self.tr("{0} ({1})").format(text, key) if key else text)
        return action

    def _button(self, action: QAction) -> QToolButton:
        self.addAction(action)
        button = QToolButton(self)
        button.setDefaultAction(action)
        button.setIconSize(QSize(ICON_SIZE, ICON_SIZE))
        button.setFocusPolicy(Qt.FocusPolicy.TabFocus)  # keys must reach everything
        a11y.name(button, action.text())
        return button

    def show_page(self, page: int, count: int) -> None:
        """Write "3 of 17"; a `count` of 0 is no document."""
        self._page, self._count = page, count
        self.page_field.setEnabled(count > 0)
        self.page_field.setText(str(page + 1) if count else "")
        self._pages.setText(self.tr("of {0}").format(count) if count else "")

    def show_zoom(self, zoom: float) -> None:
        """Write the zoom (1.0 is 100 %); nothing without a document."""
        self.zoom_label.setText(self.tr("{0} %").format(round(zoom * 100)) if self._count else "")

    @Slot()
    def _typed(self) -> None:
        number = self.page_field.text().strip()
        if number.isdecimal() and 1 <= int(number[:6]) <= self._count:
            self.page_wanted.emit(int(number[:6]) - 1)
            self.left.emit()
        else:
            self.page_field.setText(str(self._page + 1))
            self.page_field.selectAll()

    def set_available(self, *, pages: bool, data: bool, selected: bool) -> None:
        """Enable what can be done with pages on the screen, with bytes only, or with a selection."""
        for command in COMMANDS:
            self.commands[command.id].setEnabled(pages if command.needs_pages else data)
        self.commands["copy"].setEnabled(pages and selected)
