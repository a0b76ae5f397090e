"""The one table of commands: keys that work on a Danish keyboard, each of them once."""

from __future__ import annotations

import re

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from ledgerbee_desktop.ui.actions import BY_ID, COMMANDS, plain_text, shown_key
from ledgerbee_desktop.ui.command_parts import Menu, Scope
from ledgerbee_desktop.ui.keys_dialog import KeysDialog
from tests.ui.window.kit import Office

ALTGR = re.compile(r"Ctrl\+Alt\+[A-Z]$|Ctrl\+Alt\+Shift\+[A-Z]$")
NOT_ON_A_DANISH_KEYBOARD = ("[", "]", "{", "}", "\\", "@", "$", "/")


def test_every_id_and_key_is_used_once() -> None:
    keys = [QKeySequence(key).toString() for command in COMMANDS for key in command.keys]
    assert len(BY_ID) == len(COMMANDS)
    assert all(keys)
    assert sorted(keys) == sorted(set(keys))


def test_no_key_is_out_of_reach_on_a_danish_keyboard() -> None:
    for command in COMMANDS:
        for key in command.keys:
            assert not ALTGR.match(key), command.id
            assert key.rpartition("+")[2] not in NOT_ON_A_DANISH_KEYBOARD, command.id


def test_the_window_has_every_command_in_its_menu_and_no_other_key(office: Office) -> None:
    window = office.window()
    menus = [action.menu() for action in window.menuBar().actions()]
    for menu, kind in zip(menus, Menu, strict=True):
        assert isinstance(menu, QMenu)
        names = [action.objectName() for action in menu.actions() if not action.isSeparator()]
        assert names == [command.id for command in COMMANDS if command.menu is kind]
    with_keys = {action.objectName() for action in window.findChildren(QAction) if action.shortcuts()}
    assert with_keys == {command.id for command in COMMANDS if command.keys}


def test_page_commands_follow_the_current_tab(office: Office) -> None:
    office.draft()
    window = office.window()
    page = window.tabs.current()
    assert page is not None
    for command in COMMANDS:
        if command.scope is Scope.PAGE:
            offered = page.commands().get(command.id)
            enabled = offered is not None and offered.isEnabled()
            assert window.actions_table[command.id].isEnabled() is enabled, command.id
    assert window.actions_table["document.open"].isEnabled()
    assert not window.actions_table["line.new"].isEnabled()


def test_f1_shows_every_key(office: Office) -> None:
    window = office.window()
    dialog = KeysDialog(window)
    anything = Qt.MatchFlag.MatchContains | Qt.MatchFlag.MatchRecursive
    rows = {item.text(0): item.text(1) for item in dialog.table.findItems("", anything)}
    for command in COMMANDS:
        if command.keys:
            assert shown_key(command) in rows[plain_text(command)]
    dialog.deleteLater()
