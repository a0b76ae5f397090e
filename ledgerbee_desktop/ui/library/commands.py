"""The rows of the table of commands that belong to lists. They are part of `ui.actions`."""

from __future__ import annotations

from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP
from ledgerbee_desktop.ui.command_parts import Command, Menu, Scope

_PAGE = Scope.PAGE

LIST_COMMANDS: tuple[Command, ...] = (
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
        "list.export",
        Menu.VIEW,
        QT_TRANSLATE_NOOP("commands", "&Export what is shown (CSV)…"),
        ("Ctrl+Shift+L",),
        "save",
        _PAGE,
    ),
)
