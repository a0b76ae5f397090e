"""The one table of commands: id, text, keys, icon, menu and who carries it out. No other QAction in the program has a key.

The window's own rows stand here; those of documents, lines, lists, records and companies stand in the `commands.py` beside what they work on.

Keys work on a Danish keyboard and never are Ctrl+Alt+letter (AltGr on Windows), brackets, backslash, `@`, `$` or a bare `/`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from PySide6.QtCore import QObject, Slot
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow
from shiboken6 import isValid

from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP
from ledgerbee_desktop.ui.buttons import HINT, ICON
from ledgerbee_desktop.ui.command_parts import Command, Menu, Scope
from ledgerbee_desktop.ui.companies.commands import COMPANY_COMMANDS
from ledgerbee_desktop.ui.customers.commands import CUSTOMER_COMMANDS
from ledgerbee_desktop.ui.document.commands import DOCUMENT_COMMANDS
from ledgerbee_desktop.ui.editor.commands import EDITOR_COMMANDS
from ledgerbee_desktop.ui.icons import set_icon
from ledgerbee_desktop.ui.library.commands import LIST_COMMANDS
from ledgerbee_desktop.ui.outbox.commands import OUTBOX_COMMANDS
from ledgerbee_desktop.ui.products.commands import PRODUCT_COMMANDS
from ledgerbee_desktop.ui.text import explain, set_tooltip

_PAGE = Scope.PAGE

COMMANDS: tuple[Command, ...] = (
    Command("file.new-invoice", Menu.FILE, QT_TRANSLATE_NOOP("commands", "&New invoice"), ("Ctrl+N",), "add"),
    Command("file.new", Menu.FILE, QT_TRANSLATE_NOOP("commands", "New &document…"), ("Ctrl+Shift+N",), "add"),
    Command("file.new-credit-note", Menu.FILE, QT_TRANSLATE_NOOP("commands", "New credit n&ote")),
    Command("file.new-quote", Menu.FILE, QT_TRANSLATE_NOOP("commands", "New &quote")),
    Command("file.new-order-confirmation", Menu.FILE, QT_TRANSLATE_NOOP("commands", "New order con&firmation")),
    Command("file.close-tab", Menu.FILE, QT_TRANSLATE_NOOP("commands", "&Close tab"), ("Ctrl+W",), "close"),
    Command(
        "file.refresh", Menu.FILE, QT_TRANSLATE_NOOP("commands", "&Refresh"), ("F5",), "refresh", starts_group=True
    ),
    Command(
        "file.offline",
        Menu.FILE,
        QT_TRANSLATE_NOOP("commands", "Work &offline"),
        ("Ctrl+Shift+O",),
        "cloud-off",
        checkable=True,
    ),
    Command(
        "file.key",
        Menu.FILE,
        QT_TRANSLATE_NOOP("commands", "Sign in with &other details…"),
        (),
        "key",
        starts_group=True,
    ),
    Command(
        "file.preferences",
        Menu.FILE,
        QT_TRANSLATE_NOOP("commands", "&Preferences…"),
        ("Ctrl+,",),
        "settings",
    ),
    Command(
        "file.close-window",
        Menu.FILE,
        QT_TRANSLATE_NOOP("commands", "Close &window"),
        ("Ctrl+Shift+W",),
        starts_group=True,
    ),
    Command("file.quit", Menu.FILE, QT_TRANSLATE_NOOP("commands", "&Quit"), ("Ctrl+Q",)),
    Command("edit.undo", Menu.EDIT, QT_TRANSLATE_NOOP("commands", "&Undo"), ("Ctrl+Z",), "undo", _PAGE),
    Command("edit.redo", Menu.EDIT, QT_TRANSLATE_NOOP("commands", "&Redo"), ("Ctrl+Y", "Ctrl+Shift+Z"), "redo", _PAGE),
    Command("edit.find", Menu.EDIT, QT_TRANSLATE_NOOP("commands", "&Find"), ("Ctrl+F",), "search", starts_group=True),
    *EDITOR_COMMANDS,
    *DOCUMENT_COMMANDS,
    Command(
        "view.pdf", Menu.VIEW, QT_TRANSLATE_NOOP("commands", "&PDF beside the work"), ("F7",), "pdf", checkable=True
    ),
    Command("view.go-pdf", Menu.VIEW, QT_TRANSLATE_NOOP("commands", "&Go to the PDF"), ("Ctrl+Shift+P",), "forward"),
    Command(
        "view.next-tab",
        Menu.VIEW,
        QT_TRANSLATE_NOOP("commands", "&Next tab"),
        ("Ctrl+Tab", "Ctrl+PgDown"),
        "next",
        starts_group=True,
    ),
    Command(
        "view.previous-tab",
        Menu.VIEW,
        QT_TRANSLATE_NOOP("commands", "&Previous tab"),
        ("Ctrl+Shift+Tab", "Ctrl+PgUp"),
        "previous",
    ),
    *LIST_COMMANDS,
    *OUTBOX_COMMANDS,
    Command("go.drafts", Menu.GO, QT_TRANSLATE_NOOP("commands", "&Drafts"), ("Ctrl+1",), "drafts"),
    Command("go.outbox", Menu.GO, QT_TRANSLATE_NOOP("commands", "&Outbox"), ("Ctrl+2",), "outbox"),
    Command("go.invoices", Menu.GO, QT_TRANSLATE_NOOP("commands", "&Invoices"), ("Ctrl+3",), "document"),
    Command("go.credit-notes", Menu.GO, QT_TRANSLATE_NOOP("commands", "&Credit notes"), ("Ctrl+4",), "credit-note"),
    Command("go.quotes", Menu.GO, QT_TRANSLATE_NOOP("commands", "&Quotes"), ("Ctrl+5",), "quote"),
    Command(
        "go.order-confirmations",
        Menu.GO,
        QT_TRANSLATE_NOOP("commands", "Order con&firmations"),
        ("Ctrl+6",),
        "order-confirmation",
    ),
    Command("help.keys", Menu.HELP, QT_TRANSLATE_NOOP("commands", "&Keys"), ("F1",), "info"),
    Command("help.about", Menu.HELP, QT_TRANSLATE_NOOP("commands", "&About LedgerBee Desktop")),
    *CUSTOMER_COMMANDS,
    *PRODUCT_COMMANDS,
    *COMPANY_COMMANDS,
)

BY_ID: Mapping[str, Command] = {command.id: command for command in COMMANDS}


def plain_text(command: Command) -> str:
    """The text of a command in the person's language, without the mark of its menu letter."""
    return explain(command.text).replace("&", "")


def shown_key(command: Command) -> str:
    """Its first key as this system writes it; empty when it has none."""
    return QKeySequence(command.keys[0]).toString(QKeySequence.SequenceFormat.NativeText) if command.keys else ""


def _dress(action: QAction, command: Command) -> None:
    if command.icon:
        set_icon(action, command.icon)
        action.setProperty(ICON, command.icon)


def page_action(command_id: str, parent: QObject) -> QAction:
    """A QAction for a tab's side of a command: text, icon and a tooltip that names the key, but no key of its own."""
    command = BY_ID[command_id]
    action = QAction(explain(command.text), parent)
    action.setObjectName(command.id)
    _dress(action, command)
    key = shown_key(command)
    hint = f"{plain_text(command)} ({key})" if key else plain_text(command)
    action.setProperty(HINT, hint)
    set_tooltip(action, hint)
    return action


class _Relay(QObject):
    """Lets one of the window's actions drive, and look like, the action that the current tab has for the command."""

    def __init__(self, action: QAction, command: Command) -> None:
        super().__init__(action)
        self._action, self._command = action, command
        self._target: QAction | None = None
        action.setEnabled(False)
        action.triggered.connect(self._fire)

    def follow(self, target: QAction | None) -> None:
        if self._target is not None and isValid(self._target):
            self._target.changed.disconnect(self._mirror)
        self._target = target
        if target is not None:
            target.changed.connect(self._mirror)
        self._mirror()

    @Slot()
    def _fire(self) -> None:
        if self._target is not None and isValid(self._target):
            self._target.trigger()

    @Slot()
    def _mirror(self) -> None:
        target = self._target
        self._action.setEnabled(target is not None and target.isEnabled())
        self._action.setText(target.text() if target is not None else explain(self._command.text))


class WindowActions(QObject):
    """The window's QAction objects, one per row of the table, in the menus and with the keys."""

    def __init__(self, window: QMainWindow) -> None:
        super().__init__(window)
        self._actions: dict[str, QAction] = {}
        self._relays: dict[str, _Relay] = {}
        menus = {menu: window.menuBar().addMenu(explain(menu.value)) for menu in Menu}
        for command in COMMANDS:
            action = QAction(explain(command.text), window)
            action.setObjectName(command.id)
            action.setShortcuts([QKeySequence(key) for key in command.keys])
            action.setCheckable(command.checkable)
            action.setMenuRole(QAction.MenuRole.NoRole)
            _dress(action, command)
            if command.starts_group:
                menus[command.menu].addSeparator()
            menus[command.menu].addAction(action)
            window.addAction(action)
            self._actions[command.id] = action
            if command.scope is Scope.PAGE:
                self._relays[command.id] = _Relay(action, command)

    def __getitem__(self, command_id: str) -> QAction:
        return self._actions[command_id]

    def __iter__(self) -> Iterator[QAction]:
        return iter(self._actions.values())

    def follow(self, offered: Mapping[str, QAction]) -> None:
        """From now on the commands of scope PAGE are those that the current tab offers."""
        for command_id, relay in self._relays.items():
            relay.follow(offered.get(command_id))
