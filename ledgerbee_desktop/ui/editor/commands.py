"""The rows of the table of commands that belong to a draft and its lines. They are part of `ui.actions`."""

from __future__ import annotations

from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP
from ledgerbee_desktop.ui.command_parts import Command, Menu, Scope

_PAGE = Scope.PAGE

EDITOR_COMMANDS: tuple[Command, ...] = (
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
)
