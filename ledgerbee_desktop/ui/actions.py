"""The one table of commands: id, text, keys, icon, menu and who carries it out. No other QAction in the program has a key.

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
from ledgerbee_desktop.ui.icons import set_icon
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
    Command(
        "line.new",
        Menu.EDIT,
        QT_TRANSLATE_NOOP("commands", "New &line below"),
        ("Ctrl+Return", "Ctrl+Enter"),
        "add",
        _PAGE,
        starts_group=True,
    ),
    Command("line.text", Menu.EDIT, QT_TRANSLATE_NOOP("commands", "Te&xt line"), ("Ctrl+Shift+T",), "text-line", _PAGE),
    Command(
        "line.separator",
        Menu.EDIT,
        QT_TRANSLATE_NOOP("commands", "&Separator line"),
        ("Ctrl+Shift+S",),
        "separator-line",
        _PAGE,
    ),
    Command(
        "line.duplicate",
        Menu.EDIT,
        QT_TRANSLATE_NOOP("commands", "&Duplicate the lines"),
        ("Ctrl+D",),
        "duplicate",
        _PAGE,
    ),
    Command("line.up", Menu.EDIT, QT_TRANSLATE_NOOP("commands", "Move lines u&p"), ("Alt+Up",), "previous", _PAGE),
    Command("line.down", Menu.EDIT, QT_TRANSLATE_NOOP("commands", "Move lines d&own"), ("Alt+Down",), "next", _PAGE),
    Command(
        "line.delete", Menu.EDIT, QT_TRANSLATE_NOOP("commands", "Delete the l&ines"), ("Ctrl+Del",), "delete", _PAGE
    ),
    Command(
        "line.above", Menu.EDIT, QT_TRANSLATE_NOOP("commands", "&Value from the line above"), ("F6",), "copy", _PAGE
    ),
    Command(
        "line.copy-from",
        Menu.EDIT,
        QT_TRANSLATE_NOOP("commands", "&Copy lines from earlier documents…"),
        ("Ctrl+Shift+C",),
        "duplicate",
        _PAGE,
    ),
    Command("document.open", Menu.DOCUMENT, QT_TRANSLATE_NOOP("commands", "&Open"), ("Ctrl+O",), "forward", _PAGE),
    Command(
        "draft.delete", Menu.DOCUMENT, QT_TRANSLATE_NOOP("commands", "&Delete the draft…"), ("Del",), "delete", _PAGE
    ),
    Command(
        "document.send",
        Menu.DOCUMENT,
        QT_TRANSLATE_NOOP("commands", "&Send…"),
        ("Ctrl+Shift+Return", "Ctrl+Shift+Enter"),
        "send",
        _PAGE,
        starts_group=True,
    ),
    Command("document.undo-send", Menu.DOCUMENT, QT_TRANSLATE_NOOP("commands", "&Undo the send"), ("F8",), "undo"),
    Command(
        "document.copy-number",
        Menu.DOCUMENT,
        QT_TRANSLATE_NOOP("commands", "&Copy the number"),
        ("Ctrl+Shift+D",),
        "copy",
        _PAGE,
    ),
    Command(
        "document.edit",
        Menu.DOCUMENT,
        QT_TRANSLATE_NOOP("commands", "&Change…"),
        ("Ctrl+E",),
        "edit",
        _PAGE,
        starts_group=True,
    ),
    Command(
        "document.convert",
        Menu.DOCUMENT,
        QT_TRANSLATE_NOOP("commands", "Con&vert…"),
        ("Ctrl+Shift+K",),
        "forward",
        _PAGE,
    ),
    Command(
        "document.credit",
        Menu.DOCUMENT,
        QT_TRANSLATE_NOOP("commands", "C&redit note…"),
        ("Ctrl+Shift+R",),
        "credit-note",
        _PAGE,
    ),
    Command(
        "document.template",
        Menu.DOCUMENT,
        QT_TRANSLATE_NOOP("commands", "&Use as template…"),
        ("Ctrl+M",),
        "duplicate",
        _PAGE,
    ),
    Command(
        "draft.compare",
        Menu.DOCUMENT,
        QT_TRANSLATE_NOOP("commands", "Compare with LedgerBee…"),
        ("Ctrl+Shift+G",),
        "refresh",
        _PAGE,
    ),
    Command(
        "document.before",
        Menu.DOCUMENT,
        QT_TRANSLATE_NOOP("commands", "The one &before in the chain"),
        ("Alt+Left",),
        "previous",
        _PAGE,
        starts_group=True,
    ),
    Command(
        "document.after",
        Menu.DOCUMENT,
        QT_TRANSLATE_NOOP("commands", "The one a&fter in the chain"),
        ("Alt+Right",),
        "next",
        _PAGE,
    ),
    Command("document.save-pdf", Menu.DOCUMENT, QT_TRANSLATE_NOOP("commands", "Save the &PDF…"), ("Ctrl+S",), "save"),
    Command("document.print", Menu.DOCUMENT, QT_TRANSLATE_NOOP("commands", "Prin&t…"), ("Ctrl+P",), "print"),
    Command(
        "outbox.again",
        Menu.DOCUMENT,
        QT_TRANSLATE_NOOP("commands", "Send once &more…"),
        ("Ctrl+Shift+M",),
        "redo",
        _PAGE,
        starts_group=True,
    ),
    Command("outbox.look", Menu.DOCUMENT, QT_TRANSLATE_NOOP("commands", "&Look again"), ("Ctrl+L",), "refresh", _PAGE),
    Command(
        "outbox.happened",
        Menu.DOCUMENT,
        QT_TRANSLATE_NOOP("commands", "&It did happen…"),
        ("Ctrl+Shift+H",),
        "check",
        _PAGE,
    ),
    Command(
        "outbox.discard",
        Menu.DOCUMENT,
        QT_TRANSLATE_NOOP("commands", "It did &not happen…"),
        ("Ctrl+Shift+X",),
        "delete",
        _PAGE,
    ),
    Command(
        "outbox.accept",
        Menu.DOCUMENT,
        QT_TRANSLATE_NOOP("commands", "&Accept the difference…"),
        ("Ctrl+Shift+A",),
        "ok",
        _PAGE,
    ),
    Command(
        "outbox.report",
        Menu.DOCUMENT,
        QT_TRANSLATE_NOOP("commands", "Result of sending several…"),
        ("Ctrl+Shift+B",),
        "documents",
        _PAGE,
    ),
    Command("outbox.take-back", Menu.DOCUMENT, QT_TRANSLATE_NOOP("commands", "&Take back"), ("Ctrl+T",), "undo", _PAGE),
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
    Command(
        "list.filter",
        Menu.VIEW,
        QT_TRANSLATE_NOOP("commands", "&Filter the list"),
        ("Ctrl+Shift+F",),
        "filter",
        _PAGE,
        starts_group=True,
    ),
    Command(
        "list.views",
        Menu.VIEW,
        QT_TRANSLATE_NOOP("commands", "&Views of the list"),
        ("Ctrl+Shift+V",),
        "overview",
        _PAGE,
    ),
    Command(
        "outbox.ended",
        Menu.VIEW,
        QT_TRANSLATE_NOOP("commands", "Sho&w what has ended"),
        ("Ctrl+H",),
        "clock",
        _PAGE,
    ),
    Command(
        "list.export",
        Menu.VIEW,
        QT_TRANSLATE_NOOP("commands", "&Export what is shown (CSV)…"),
        ("Ctrl+Shift+L",),
        "save",
        _PAGE,
    ),
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
