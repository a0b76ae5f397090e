"""The rows of the table of commands that belong to products, their prices and their groups. They are part of `ui.actions`."""

from __future__ import annotations

from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP
from ledgerbee_desktop.ui.command_parts import Command, Menu, Scope

_PAGE = Scope.PAGE

PRODUCT_COMMANDS: tuple[Command, ...] = (
    Command("product.new", Menu.PRODUCT, QT_TRANSLATE_NOOP("commands", "New &product…"), ("Ctrl+Shift+E",), "add"),
    Command(
        "product.archive",
        Menu.PRODUCT,
        QT_TRANSLATE_NOOP("commands", "&Archive the product…"),
        ("Ctrl+Shift+Y",),
        scope=_PAGE,
    ),
    Command(
        "product.delete",
        Menu.PRODUCT,
        QT_TRANSLATE_NOOP("commands", "&Delete the product…"),
        ("Ctrl+Shift+Del",),
        "delete",
        _PAGE,
    ),
    Command(
        "entry.new",
        Menu.PRODUCT,
        QT_TRANSLATE_NOOP("commands", "&New entry…"),
        ("Ins",),
        "add",
        _PAGE,
        starts_group=True,
    ),
    Command("entry.edit", Menu.PRODUCT, QT_TRANSLATE_NOOP("commands", "&Change the entry…"), ("F2",), "edit", _PAGE),
    Command(
        "entry.delete",
        Menu.PRODUCT,
        QT_TRANSLATE_NOOP("commands", "De&lete the entry…"),
        ("Shift+Del",),
        "delete",
        _PAGE,
    ),
    Command(
        "entry.take-back", Menu.PRODUCT, QT_TRANSLATE_NOOP("commands", "&Take the change back"), ("F12",), "undo", _PAGE
    ),
    Command(
        "price.default",
        Menu.PRODUCT,
        QT_TRANSLATE_NOOP("commands", "Make it the de&fault price"),
        ("Ctrl+R",),
        "check",
        _PAGE,
        starts_group=True,
    ),
    Command(
        "price.activate",
        Menu.PRODUCT,
        QT_TRANSLATE_NOOP("commands", "Acti&vate the price"),
        ("Ctrl+Shift+I",),
        "ok",
        _PAGE,
    ),
    Command(
        "price.disable",
        Menu.PRODUCT,
        QT_TRANSLATE_NOOP("commands", "D&isable the price"),
        ("Ctrl+Shift+U",),
        "close",
        _PAGE,
    ),
    Command(
        "price.archive",
        Menu.PRODUCT,
        QT_TRANSLATE_NOOP("commands", "A&rchive the price…"),
        ("Ctrl+Shift+J",),
        scope=_PAGE,
    ),
    Command(
        "go.product-groups",
        Menu.GO,
        QT_TRANSLATE_NOOP("commands", "Product &groups"),
        ("Ctrl+G",),
        "product",
        starts_group=True,
    ),
)
