"""What a row of the table of commands consists of."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP, Message

__all__ = ["Command", "Menu", "Scope"]


class Menu(Enum):
    """The menus, in their order."""

    FILE = QT_TRANSLATE_NOOP("menus", "&File")
    EDIT = QT_TRANSLATE_NOOP("menus", "&Edit")
    DOCUMENT = QT_TRANSLATE_NOOP("menus", "&Document")
    CUSTOMER = QT_TRANSLATE_NOOP("menus", "Cu&stomer")
    PRODUCT = QT_TRANSLATE_NOOP("menus", "&Product")
    VIEW = QT_TRANSLATE_NOOP("menus", "&View")
    GO = QT_TRANSLATE_NOOP("menus", "&Go")
    COMPANIES = QT_TRANSLATE_NOOP("menus", "Companies")
    """Without a letter of its own: the fields of the editors have all that are left. F9 opens it as a list."""
    HELP = QT_TRANSLATE_NOOP("menus", "&Help")


class Scope(Enum):
    """Who carries a command out, hence when it is enabled."""

    WINDOW = "window"
    """The window: enabled unless the window says otherwise."""
    PAGE = "page"
    """The current tab: enabled when that tab offers it and can do it now."""


@dataclass(frozen=True, slots=True)
class Command:
    """One row of the table. `keys` are portable key texts, the first is shown; `starts_group` draws a line above it in its menu."""

    id: str
    menu: Menu
    text: Message
    keys: tuple[str, ...] = ()
    icon: str = ""
    scope: Scope = Scope.WINDOW
    checkable: bool = False
    starts_group: bool = False
