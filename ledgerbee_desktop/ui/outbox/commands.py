"""The rows of the table of commands that belong to the outbox. They are part of `ui.actions`."""

from __future__ import annotations

from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP
from ledgerbee_desktop.ui.command_parts import Command, Menu, Scope

_PAGE = Scope.PAGE

OUTBOX_COMMANDS: tuple[Command, ...] = (
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
        "outbox.ended",
        Menu.VIEW,
        QT_TRANSLATE_NOOP("commands", "Sho&w what has ended"),
        ("Ctrl+H",),
        "clock",
        _PAGE,
    ),
    Command("outbox.older", Menu.VIEW, QT_TRANSLATE_NOOP("commands", "Show older"), ("Ctrl+U",), "clock", _PAGE),
)
