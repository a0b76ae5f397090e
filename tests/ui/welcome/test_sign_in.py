"""Signing in to the real sandbox, by the keyboard: the second way, what the keyring keeps of it, and what is refused and why."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

import keyring.core
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from ledgerbee_desktop.core.ports import Connection
from ledgerbee_desktop.platform_ import keyring_vault
from ledgerbee_desktop.ui.main_window import MainWindow
from ledgerbee_desktop.ui.welcome.key_dialog import KeyDialog
from ledgerbee_desktop.ui.welcome.window import Welcome
from tests.sandbox_process import SandboxCompany, SandboxProcess
from tests.ui.kit import Aio
from tests.ui.welcome.program import MS, MemoryKeyring, Start

ALT, CTRL = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.ControlModifier
Begin = Callable[[Mapping[str, str]], Start]


@pytest.fixture(autouse=True)
def safe(monkeypatch: pytest.MonkeyPatch) -> Iterator[MemoryKeyring]:
    """A keyring that counts as safe."""
    backend = MemoryKeyring()
    name = f"{type(backend).__module__}.{type(backend).__qualname__}"
    monkeypatch.setattr(keyring_vault, "SAFE", {**keyring_vault.SAFE, name: "Test Keyring"})
    monkeypatch.setattr(keyring.core, "load_env", lambda: backend)
    yield backend
    keyring.core._keyring_backend = None


@pytest.fixture
def begin(qtbot: QtBot, aio: Aio, session_loop: Any, sandbox: SandboxProcess, tmp_path: Path) -> Iterator[Begin]:
    starts: list[Start] = []

    def start(environment: Mapping[str, str]) -> Start:
        starts.append(Start(qtbot, session_loop, sandbox.url, tmp_path / "data", environment))
        return starts[-1]

    yield start
    for each in starts:
        if not each.ended:
            each.end()


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    target = QApplication.focusWidget()
    assert target is not None
    QTest.keyClick(target, key, modifiers)


def paste(text: str) -> None:
    QApplication.clipboard().setText(text)
    press(Qt.Key.Key_V, CTRL)


def check(qtbot: QtBot, welcome: Welcome) -> None:
    with qtbot.waitSignal(welcome.check[1].running, timeout=MS, check_params_cb=lambda running: not running):
        press(Qt.Key.Key_Return)


def check_client(qtbot: QtBot, welcome: Welcome, company: SandboxCompany, secret: str = "") -> None:
    press(Qt.Key.Key_S, ALT)
    qtbot.waitUntil(welcome.fields.client_id.hasFocus)
    paste(f"{company.client_id}\n{secret or company.client_secret}")
    check(qtbot, welcome)


def is_online(window: MainWindow) -> Callable[[], bool]:
    return lambda: window.book.sync.status.connection is Connection.ONLINE


def asked(sandbox: SandboxProcess, path: str) -> int:
    return sum(each["path"] == path for each in sandbox.requests())


def test_a_client_signs_in_and_the_next_start_needs_nobody(
    qtbot: QtBot, sandbox: SandboxProcess, begin: Begin, safe: MemoryKeyring, tmp_path: Path
) -> None:
    first = begin({})
    welcome = first.welcome()
    check_client(qtbot, welcome, sandbox)
    assert welcome.company.text()
    assert welcome.place.text() == "The client id and its secret are kept in Test Keyring and nowhere else."
    press(Qt.Key.Key_Return)
    window = first.window()
    qtbot.waitUntil(is_online(window), timeout=MS)
    ((service, account),) = safe.kept
    assert (service, account.partition(":")[0]) == ("dk.ledgerbee.desktop", "127.0.0.1")
    assert sandbox.client_secret in safe.kept[service, account]
    first.end()
    assert asked(sandbox, "/v1/api-key") == 0  # LedgerBee refuses it to tokens

    second = begin({})
    qtbot.waitUntil(is_online(second.window()), timeout=MS)
    second.end()
    for file in (tmp_path / "data").rglob("*"):
        assert not file.is_file() or sandbox.client_secret.encode() not in file.read_bytes(), file


def test_a_wrong_secret_is_said_in_plain_words(qtbot: QtBot, sandbox: SandboxProcess, begin: Begin) -> None:
    start = begin({})
    welcome = start.welcome()
    check_client(qtbot, welcome, sandbox, "a-wrong-secret-0123456789")
    assert welcome.banner.text().startswith("LedgerBee refuses the client id or its secret")
    assert not welcome.open[0].isEnabled()


@pytest.mark.parametrize("way", ["key", "client"])
def test_without_company_read_it_is_refused_with_the_scope_named(
    qtbot: QtBot, sandbox: SandboxProcess, begin: Begin, safe: MemoryKeyring, way: str
) -> None:
    scopes = ["customers-read", "invoices-read", "invoices-write"]
    sandbox.set_key(scopes=scopes)
    sandbox.set_client(scopes=scopes)
    start = begin({})
    welcome = start.welcome()
    if way == "client":
        check_client(qtbot, welcome, sandbox)
    else:
        paste(sandbox.key)
        check(qtbot, welcome)
    said = welcome.banner.text()
    assert said.startswith("This client id" if way == "client" else "This API key")
    assert "cannot show which company it belongs to" in said
    assert "company-read" in said
    assert not welcome.open[0].isEnabled()
    assert safe.kept == {}


def test_a_key_that_may_not_see_customers_is_let_in_and_that_is_named(
    qtbot: QtBot, sandbox: SandboxProcess, begin: Begin
) -> None:
    sandbox.set_key(scopes=["company-read", "invoices-read", "invoices-write"])
    start = begin({})
    welcome = start.welcome()
    paste(sandbox.key)
    check(qtbot, welcome)
    assert "see customers (customers-read)" in welcome.lacking.text()
    assert welcome.open[0].isEnabled()


@pytest.mark.parametrize("way", ["key", "client"])
def test_what_the_environment_gives_in_vain_leads_to_welcome_saying_why(
    qtbot: QtBot, sandbox: SandboxProcess, begin: Begin, way: str
) -> None:
    wrong = {"LEDGERBEE_CLIENT_ID": sandbox.client_id, "LEDGERBEE_CLIENT_SECRET": "wrong-0123456789abcdef"}
    start = begin(wrong if way == "client" else {"LEDGERBEE_API_KEY": "lb_wrong_0123456789abcdef"})
    welcome = start.welcome()
    assert "What the environment gives to sign in with was not taken." in welcome.banner.text()
    assert ("client id or its secret" if way == "client" else "refuses the API key") in welcome.banner.text()
    paste(sandbox.key)
    check(qtbot, welcome)
    press(Qt.Key.Key_Return)
    window = start.window()
    qtbot.waitUntil(is_online(window), timeout=MS)  # with what was entered, not with what the environment still has


def test_what_the_environment_gives_is_used_and_not_stored(
    qtbot: QtBot, sandbox: SandboxProcess, begin: Begin, safe: MemoryKeyring
) -> None:
    given = {"LEDGERBEE_CLIENT_ID": sandbox.client_id, "LEDGERBEE_CLIENT_SECRET": sandbox.client_secret}
    start = begin(given)
    qtbot.waitUntil(is_online(start.window()), timeout=MS)
    assert safe.kept == {}


def test_other_credentials_of_this_company_are_taken_and_of_another_refused(
    qtbot: QtBot, aio: Aio, sandbox: SandboxProcess, begin: Begin, safe: MemoryKeyring
) -> None:
    """File, Sign in with other details…: the client of another company writes nothing into this one; the own client is used at once."""
    start = begin({"LEDGERBEE_API_KEY": sandbox.key})
    window = start.window()
    qtbot.waitUntil(is_online(window), timeout=MS)
    library = window.book.library
    before = (aio(library.company()), aio(library.key_info()))
    window.actions_table["file.key"].trigger()
    qtbot.waitUntil(lambda: window.findChild(KeyDialog) is not None, timeout=MS)
    dialog = window.findChild(KeyDialog)
    assert isinstance(dialog, KeyDialog)
    dialog.activateWindow()
    qtbot.waitUntil(dialog.welcome.field.hasFocus, timeout=MS)

    check_client(qtbot, dialog.welcome, sandbox.neighbours[0])
    assert "another company" in dialog.welcome.banner.text()
    assert not dialog.welcome.open[0].isEnabled()
    assert (aio(library.company()), aio(library.key_info())) == before
    assert safe.kept == {}

    dialog.welcome.fields.clear()
    check_client(qtbot, dialog.welcome, sandbox)
    assert dialog.welcome.banner.text() == ""
    sandbox.clear_requests()
    with qtbot.waitSignal(dialog.accepted, timeout=MS):
        press(Qt.Key.Key_Return)
    qtbot.waitUntil(is_online(window), timeout=MS)
    qtbot.waitUntil(lambda: asked(sandbox, "/v1/auth/token") == 1 and asked(sandbox, "/v1/company") > 0, timeout=MS)
    assert aio(library.company()) == before[0]
    assert [sandbox.client_secret in text for text in safe.kept.values()] == [True]
