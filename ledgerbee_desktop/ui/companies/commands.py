"""The commands of the companies, as rows of the one table."""

from __future__ import annotations

from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP
from ledgerbee_desktop.ui.command_parts import Command, Menu

COMPANY_COMMANDS: tuple[Command, ...] = (
    Command("company.switch", Menu.COMPANIES, QT_TRANSLATE_NOOP("commands", "&Switch company…"), ("F9",), "company"),
    Command("company.next", Menu.COMPANIES, QT_TRANSLATE_NOOP("commands", "&Next company"), ("Shift+F9",), "next"),
    Command(
        "company.add", Menu.COMPANIES, QT_TRANSLATE_NOOP("commands", "&Add a company…"), (), "add", starts_group=True
    ),
    Command(
        "company.remove-key",
        Menu.COMPANIES,
        QT_TRANSLATE_NOOP("commands", "&Remove a sign-in from this computer…"),
        (),
        "key",
    ),
)
