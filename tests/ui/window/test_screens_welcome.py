"""Signing in, first and later, with a key and with a client id: whole, in both languages and sizes, whatever LedgerBee calls the company."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from ledgerbee_desktop.core.errors import KeyProblem
from ledgerbee_desktop.core.identifiers import CompanyId
from ledgerbee_desktop.core.library import Company
from ledgerbee_desktop.core.operations import Evidence
from ledgerbee_desktop.core.ports import BackendState
from ledgerbee_desktop.core.secret import Credential
from ledgerbee_desktop.core.text import Message
from ledgerbee_desktop.platform_.keyring_vault import NO_KEYRING
from ledgerbee_desktop.ui.welcome.key_dialog import KeyDialog
from ledgerbee_desktop.ui.welcome.ports import Checked
from ledgerbee_desktop.ui.welcome.window import Welcome
from tests.ui.kit import Aio
from tests.ui.welcome.test_welcome import ALL, KEY, HandDoorman
from tests.ui.window.furnished import HOSTILE_NAME
from tests.ui.window.screens import faults, photograph
from tests.ui.window.tour import SIZES, SMALL

CLIENT = ("0123456789abcdef01234567", "s3cret-0123456789abcdef0123456789")


class HostileDoorman(HandDoorman):
    """A doorman of a company with a name of 500 characters."""

    async def check(self, key: Credential) -> Checked:
        checked = await super().check(key)
        company = Company(id=CompanyId("1"), name=HOSTILE_NAME, cvr="25313763")
        return Checked(company, checked.key, checked.vault)


class Visit:
    """Looks at a window in both sizes, or at a dialog as it is."""

    def __init__(self, qtbot: QtBot, language: str) -> None:
        self._qtbot, self._language = qtbot, language
        self._faults: list[str] = []

    def shown(self, widget: QWidget) -> None:
        widget.show()
        self._qtbot.waitExposed(widget)

    def stop(self, name: str, widget: QWidget) -> None:
        sizes = ((widget.width(), widget.height()),) if isinstance(widget, KeyDialog) else SIZES
        for size in sizes:
            widget.resize(*size)
            self._qtbot.wait(30)
            stop = f"{self._language}-{size[0]}-{name}"
            self._faults += [f"{stop}: {fault}" for fault in faults(widget)]
            assert widget.width() <= size[0], "it grew"
            photograph(widget, stop)

    def check(self, welcome: Welcome, *texts: str) -> None:
        """Enter a key, or a client id and its secret, and have it checked."""
        fields = welcome.fields
        (fields.by_client if len(texts) > 1 else fields.by_key).setChecked(True)
        for field, text in zip(
            (fields.client_id, fields.client_secret) if len(texts) > 1 else (fields.key,), texts, strict=True
        ):
            field.setText(text)
        with self._qtbot.waitSignal(welcome.check[1].running, check_params_cb=lambda running: not running):
            welcome.check[0].trigger()

    def report(self) -> str:
        return "\n".join(self._faults)


@pytest.fixture
def doorman() -> HostileDoorman:
    return HostileDoorman()


@pytest.fixture
def visit(qtbot: QtBot, aio: Aio, qapp: QApplication, language: str) -> Iterator[Visit]:  # a loop, for the checks
    before = set(qapp.topLevelWidgets())
    yield Visit(qtbot, language)
    mine = [widget for widget in qapp.topLevelWidgets() if widget not in before and isinstance(widget, QWidget)]
    for widget in mine:
        widget.close()
        widget.deleteLater()
    qtbot.waitUntil(lambda: not any(isValid(widget) for widget in mine), timeout=2000)


def walk(visit: Visit, doorman: HostileDoorman, welcome: Welcome, shown: QWidget, name: str) -> None:
    """Both ways to sign in, before and after the check, with all that can come of it."""
    visit.stop(f"{name}-key", shown)
    visit.check(welcome, KEY)
    visit.stop(f"{name}-key-may-all", shown)
    doorman.scopes = frozenset({"company-read", "invoices-read"})
    doorman.vault = BackendState("", safe=False, reason=NO_KEYRING)
    visit.check(welcome, KEY + "0")
    visit.stop(f"{name}-key-may-little", shown)
    doorman.scopes = ALL - {"company-read"}
    visit.check(welcome, KEY + "1")
    assert not welcome.open[0].isEnabled(), "a company that may not be read cannot be opened"
    visit.stop(f"{name}-key-not-the-company", shown)
    welcome.fields.by_client.setChecked(True)
    visit.stop(f"{name}-client", shown)
    doorman.scopes = None
    visit.check(welcome, *CLIENT)
    visit.stop(f"{name}-client-checked", shown)
    doorman.failure = KeyProblem(Message("test", HOSTILE_NAME), Evidence())
    visit.check(welcome, CLIENT[0], CLIENT[1] + "0")
    visit.stop(f"{name}-refused", shown)
    doorman.failure = None


def test_welcome(visit: Visit, doorman: HostileDoorman) -> None:
    window = Welcome(doorman, doorman.enter_demo)
    visit.shown(window)
    walk(visit, doorman, window, window, "welcome")
    assert visit.report() == ""


def test_another_company(visit: Visit, doorman: HostileDoorman) -> None:
    window = Welcome(doorman)
    visit.shown(window)
    visit.stop("add", window)
    assert visit.report() == ""


def test_another_sign_in_for_the_company(visit: Visit, doorman: HostileDoorman) -> None:
    parent = QWidget()
    parent.resize(*SMALL)
    visit.shown(parent)
    dialog = KeyDialog(doorman, HOSTILE_NAME, parent)
    visit.shown(dialog)
    walk(visit, doorman, dialog.welcome, dialog, "sign-in")
    assert visit.report() == ""
