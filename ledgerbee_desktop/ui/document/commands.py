"""The rows of the table of commands that belong to a document, or a draft of one. They are part of `ui.actions`."""

from __future__ import annotations

from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP
from ledgerbee_desktop.ui.command_parts import Command, Menu, Scope

_PAGE = Scope.PAGE

DOCUMENT_COMMANDS: tuple[Command, ...] = (
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
)
