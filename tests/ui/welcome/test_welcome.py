"""The welcome window: whose key it is, what it may do, where it is kept; the key itself is never shown."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from ledgerbee_desktop.core.errors import AppError, KeyProblem, NotSent, Wait
from ledgerbee_desktop.core.identifiers import CompanyId
from ledgerbee_desktop.core.library import Company, KeyInfo
from ledgerbee_desktop.core.operations import Evidence
from ledgerbee_desktop.core.ports import BackendState
from ledgerbee_desktop.core.secret import ClientCredentials, Credential
from ledgerbee_desktop.core.text import Message
from ledgerbee_desktop.ui import a11y
from ledgerbee_desktop.ui.text import PlainLabel
from ledgerbee_desktop.ui.welcome.key_dialog import KeyDialog
from ledgerbee_desktop.ui.welcome.ports import Checked
from ledgerbee_desktop.ui.welcome.window import NEEDED, Welcome
from tests.ui.kit import Aio

KEY = "lb_live_0123456789abcdef"
ALL = frozenset(scope for scope, _ in NEEDED)


class HandDoorman:
    """A doorman whose answers a test chooses."""

    def __init__(self) -> None:
        self.scopes: frozenset[str] | None = ALL
        self.vault = BackendState("GNOME Keyring", safe=True)
        self.failure: AppError | None = None
        self.entered: list[str] = []

    async def check(self, key: Credential) -> Checked:
        await asyncio.sleep(0)
        if self.failure is not None:
            raise self.failure
        company = Company(id=CompanyId("1"), name="Holm <b>ApS</b>", cvr="25313763")
        return Checked(company, KeyInfo(scopes=self.scopes), self.vault)

    async def enter(self, key: Credential, checked: Checked) -> None:
        shown = (key.client_id, key.client_secret.reveal()) if isinstance(key, ClientCredentials) else (key.reveal(),)
        self.entered.append(" ".join(shown))

    async def enter_demo(self) -> None:
        self.entered.append("demo")


@pytest.fixture
def doorman() -> HandDoorman:
    return HandDoorman()


@pytest.fixture
def welcome(qtbot: QtBot, aio: Aio, doorman: HandDoorman) -> Iterator[Welcome]:
    window = Welcome(doorman, doorman.enter_demo)
    window.show()
    qtbot.waitExposed(window)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield window
    window.close()
    window.deleteLater()
    qtbot.waitUntil(lambda: not isValid(window), timeout=2000)


def paste_and_check(qtbot: QtBot, welcome: Welcome, text: str = KEY) -> None:
    welcome.field.setText(text)
    with qtbot.waitSignal(welcome.check[1].running, check_params_cb=lambda running: not running):
        QTest.keyClick(welcome.field, Qt.Key.Key_Return)


def test_by_keyboard_from_key_to_company(qtbot: QtBot, welcome: Welcome, doorman: HandDoorman) -> None:
    assert welcome.field.hasFocus()
    assert welcome.field.echoMode() == QLineEdit.EchoMode.Password
    paste_and_check(qtbot, welcome, f"  {KEY}\n")
    assert welcome.company.text() == "Holm <b>ApS</b> (CVR 25313763)"
    assert welcome.company.textFormat() == Qt.TextFormat.PlainText
    assert "create and send invoices" in welcome.rights.text()
    assert not welcome.lacking.isVisible()
    assert welcome.place.text() == "The key is kept in GNOME Keyring and nowhere else."
    with qtbot.waitSignal(welcome.entered):
        QTest.keyClick(welcome.field, Qt.Key.Key_Return)
    assert doorman.entered == [KEY]
    assert welcome.field.text() == ""


def test_the_key_is_on_no_label(qtbot: QtBot, welcome: Welcome) -> None:
    paste_and_check(qtbot, welcome)
    shown = [label.text() for label in welcome.findChildren(PlainLabel)]
    named = [widget.accessibleName() for widget in welcome.findChildren(QWidget)]
    assert not any(KEY in text for text in shown + named)


def test_missing_permissions_are_named(qtbot: QtBot, welcome: Welcome, doorman: HandDoorman) -> None:
    doorman.scopes = ALL - {"invoices-write"}
    paste_and_check(qtbot, welcome)
    assert "create and send invoices and credit notes (invoices-write)" in welcome.lacking.text()
    assert "create and send invoices" not in welcome.rights.text()


def test_no_safe_keyring_is_said_plainly(qtbot: QtBot, welcome: Welcome, doorman: HandDoorman) -> None:
    doorman.vault = BackendState("none", safe=False, reason=Message("test", "There is no keyring here."))
    paste_and_check(qtbot, welcome)
    assert "for this session only" in welcome.place.text()
    assert "There is no keyring here." in welcome.place.text()


def test_what_is_no_key_is_not_sent(qtbot: QtBot, welcome: Welcome) -> None:
    paste_and_check(qtbot, welcome, "not a key")
    assert "This is not an API key" in welcome.banner.text()
    assert not welcome.result.isVisible()


def test_a_refused_key_is_said(qtbot: QtBot, welcome: Welcome, doorman: HandDoorman) -> None:
    doorman.failure = KeyProblem(Message("test", "LedgerBee does not know this key."), Evidence())
    paste_and_check(qtbot, welcome)
    assert welcome.banner.text().startswith("LedgerBee does not know this key.")


def test_another_key_needs_another_check(qtbot: QtBot, welcome: Welcome) -> None:
    paste_and_check(qtbot, welcome)
    assert welcome.open[0].isEnabled()
    QTest.keyClicks(welcome.field, "x")
    assert not welcome.open[0].isEnabled()
    assert not welcome.result.isVisible()


def test_what_a_client_may_do_is_not_claimed(qtbot: QtBot, welcome: Welcome, doorman: HandDoorman) -> None:
    doorman.scopes = None
    choose_client(qtbot, welcome)
    paste_client(qtbot, welcome, "an-id a-secret-0123")
    assert welcome.rights.text().startswith("LedgerBee does not say what this may do.")
    assert not welcome.lacking.isVisible()
    assert welcome.place.text() == "The client id and its secret are kept in GNOME Keyring and nowhere else."
    doorman.vault = BackendState("none", safe=False, reason=Message("test", "There is no keyring here."))
    paste_client(qtbot, welcome, "an-id a-secret-4567")
    assert welcome.place.text().startswith("The secret is kept for this session only")


def choose_client(qtbot: QtBot, welcome: Welcome) -> None:
    QTest.keyClick(welcome.field, Qt.Key.Key_S, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(welcome.fields.client_id.hasFocus)


def paste_client(qtbot: QtBot, welcome: Welcome, text: str) -> None:
    """Both at once into the first field, then Enter in the second, where the cursor is."""
    welcome.fields.client_id.clear()
    welcome.fields.client_secret.clear()
    welcome.fields.client_id.setFocus()
    QApplication.clipboard().setText(text)
    QTest.keyClick(welcome.fields.client_id, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert welcome.fields.client_secret.hasFocus()
    with qtbot.waitSignal(welcome.check[1].running, check_params_cb=lambda running: not running):
        QTest.keyClick(welcome.fields.client_secret, Qt.Key.Key_Return)


@pytest.mark.parametrize("text", ["an-id\na-secret-0123\n", '{"client_id": "an-id", "client_secret": "a-secret-0123"}'])
def test_both_texts_of_a_client_are_pasted_at_once(
    qtbot: QtBot, welcome: Welcome, doorman: HandDoorman, text: str
) -> None:
    choose_client(qtbot, welcome)
    assert welcome.fields.client_secret.echoMode() == QLineEdit.EchoMode.Password
    paste_client(qtbot, welcome, text)
    assert (welcome.fields.client_id.text(), welcome.fields.client_secret.text()) == ("an-id", "a-secret-0123")
    with qtbot.waitSignal(welcome.entered):
        QTest.keyClick(welcome.fields.client_secret, Qt.Key.Key_Return)
    assert doorman.entered == ["an-id a-secret-0123"]
    assert welcome.fields.texts() == ("True", "", "")


def test_a_client_is_typed_field_by_field(qtbot: QtBot, welcome: Welcome, doorman: HandDoorman) -> None:
    choose_client(qtbot, welcome)
    QTest.keyClicks(welcome.fields.client_id, "my id")  # the space is a slip; nothing is moved while typing
    assert welcome.fields.client_id.text() == "my id"
    QTest.keyClick(welcome.fields.client_id, Qt.Key.Key_Return)
    assert welcome.fields.client_secret.hasFocus()
    assert not welcome.check[0].isEnabled()
    QTest.keyClicks(welcome.fields.client_secret, "0123456789")
    with qtbot.waitSignal(welcome.check[1].running, check_params_cb=lambda running: not running):
        QTest.keyClick(welcome.fields.client_secret, Qt.Key.Key_Return)
    assert "This is not a client id" in welcome.banner.text()
    welcome.fields.client_id.setText("my-id")
    assert welcome.banner.text() == ""
    with qtbot.waitSignal(welcome.check[1].running, check_params_cb=lambda running: not running):
        QTest.keyClick(welcome.fields.client_secret, Qt.Key.Key_Return)
    assert welcome.open[0].isEnabled()


def test_another_choice_needs_another_check(qtbot: QtBot, welcome: Welcome) -> None:
    paste_and_check(qtbot, welcome)
    assert welcome.open[0].isEnabled()
    choose_client(qtbot, welcome)
    assert not welcome.open[0].isEnabled()
    assert not welcome.result.isVisible()
    QTest.keyClick(welcome.fields.client_id, Qt.Key.Key_K, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(welcome.field.hasFocus)
    assert welcome.field.text() == KEY
    assert welcome.check[0].isEnabled()


def test_arrow_keys_choose_and_stay_on_the_choice(qtbot: QtBot, welcome: Welcome) -> None:
    welcome.fields.by_key.setFocus()
    QTest.keyClick(welcome.fields.by_key, Qt.Key.Key_Right)
    assert welcome.fields.is_client
    assert welcome.fields.by_client.hasFocus()
    QTest.keyClick(welcome.fields.by_client, Qt.Key.Key_Tab)
    assert welcome.fields.client_id.hasFocus()
    assert a11y.unnamed(welcome) == []


def test_a_refused_key_of_the_environment_is_said_until_another_is_typed(qtbot: QtBot, welcome: Welcome) -> None:
    welcome.show_refused_environment(KeyProblem(Message("test", "LedgerBee does not know this key."), Evidence()))
    assert "What the environment gives" in welcome.banner.text()
    assert "LedgerBee does not know this key." in welcome.banner.text()
    QTest.keyClicks(welcome.field, "x")
    assert welcome.banner.text() == ""


def test_nothing_is_promised_that_does_not_happen_here(qtbot: QtBot, welcome: Welcome, doorman: HandDoorman) -> None:
    doorman.failure = Wait(Message("test", "LedgerBee asks to wait."), Evidence(), None)
    paste_and_check(qtbot, welcome)
    assert welcome.banner.text() == "LedgerBee asks to wait. Check again in a minute."
    doorman.failure = NotSent(Message("test", "LedgerBee cannot be reached."), Evidence())
    paste_and_check(qtbot, welcome, KEY + "x")
    assert welcome.banner.text() == "LedgerBee cannot be reached."


def test_the_demo_needs_no_key(qtbot: QtBot, welcome: Welcome, doorman: HandDoorman) -> None:
    with qtbot.waitSignal(welcome.entered):
        welcome.demo[0].trigger()
    assert doorman.entered == ["demo"]


def test_everything_has_a_name(qtbot: QtBot, welcome: Welcome) -> None:
    paste_and_check(qtbot, welcome)
    assert a11y.unnamed(welcome) == []


def test_for_an_open_company_it_names_it_and_offers_no_demo(qtbot: QtBot, aio: Aio, doorman: HandDoorman) -> None:
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = KeyDialog(doorman, "Holm <b>ApS</b>", parent)
    dialog.open()
    qtbot.waitExposed(dialog)
    texts = [label.text() for label in dialog.findChildren(PlainLabel)]
    assert "Sign in to Holm <b>ApS</b>" in texts
    assert not any("demo" in button.text() for button in dialog.findChildren(QPushButton))
    assert a11y.unnamed(dialog) == []
    paste_and_check(qtbot, dialog.welcome)
    with qtbot.waitSignal(dialog.accepted):
        QTest.keyClick(dialog.welcome.field, Qt.Key.Key_Return)
    assert doorman.entered == [KEY]
