"""The main job in the real window, by keys alone, over HTTP to the real sandbox that loses the answers to create and send."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.exceptions import TimeoutError as WaitedTooLong
from pytestqt.qtbot import QtBot

from ledgerbee_desktop.core.kinds import DeliveryType
from ledgerbee_desktop.core.library import Catalogue
from ledgerbee_desktop.store.library import SqliteLibrary
from ledgerbee_desktop.ui.document.page import DocumentPage
from ledgerbee_desktop.ui.editor_page import EditorPage
from ledgerbee_desktop.ui.main_window import MainWindow
from ledgerbee_desktop.ui.send_sheet import SendSheet
from tests.contract.billing import Shop, open_shop
from tests.sandbox_process import SandboxProcess
from tests.ui.at_work import window_at_work
from tests.ui.keys import CTRL, SHIFT, Key
from tests.ui.kit import Aio

PATIENCE_MS = 30_000


@dataclass
class Person:
    """Sits before the window and has a keyboard only."""

    qtbot: QtBot
    window: MainWindow
    shop: Shop

    def focus(self) -> QWidget:
        return QApplication.focusWidget() or self.window

    def press(self, *keys: Qt.Key, with_: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        for key in keys:
            QTest.keyClick(self.focus(), key, with_)
            QTest.qWait(30)

    def type(self, text: str) -> None:
        for character in text:
            QTest.keyClicks(self.focus(), character)
        QTest.qWait(120)

    async def state(self) -> str:
        """What the window says and the outbox holds, for a failure's message."""
        rows = await self.window.book.outbox.rows(open_only=False)
        told = [(r.operation.kind.value, r.operation.state.value, r.waiting, str(r.operation.error)) for r in rows]
        histories = [[str(e.what) for e in await self.window.book.outbox.events(r.operation.id)] for r in rows]
        return f"{self.window.status.texts()}\n{told}\n{histories}\n{self.shop.sandbox.ledger()}"

    def editor(self) -> EditorPage:
        page = self.window.tabs.current()
        assert isinstance(page, EditorPage)
        return page


@pytest.fixture
def person(qtbot: QtBot, aio: Aio, tmp_path: Path, sandbox: SandboxProcess) -> Iterator[Person]:
    shop = open_shop(sandbox, name="Hansen & Søn Malerfirma", email="bogholderi@hansen.example")
    with window_at_work(qtbot, aio, tmp_path / "book", sandbox) as (window, _engine):
        qtbot.waitUntil(lambda: bool(window.shelf.catalogue.prices), timeout=PATIENCE_MS)
        yield Person(qtbot, window, shop)


def write_invoice(person: Person) -> None:
    """Five lines of all three kinds."""
    product = str(person.shop.product["number"])
    person.press(Key.Key_N, with_=CTRL)
    person.qtbot.waitUntil(lambda: isinstance(person.window.tabs.current(), EditorPage), timeout=5000)
    person.qtbot.waitUntil(lambda: person.editor().editor is not None, timeout=5000)
    page = person.editor()
    editor = page.editor
    assert editor is not None
    person.type("hansen")
    person.press(Key.Key_Return)
    person.qtbot.waitUntil(lambda: editor.session.draft.customer_id is not None, timeout=5000)
    for _ in range(30):
        if editor.grid.hasFocus() or editor.grid.isAncestorOf(person.focus()):
            break
        person.press(Key.Key_Tab)
    for quantity in ("2", "1,5"):
        person.type(product)
        person.press(Key.Key_Return)
        person.type(quantity)
        person.press(Key.Key_Return, Key.Key_Return)
    person.press(Key.Key_T, with_=CTRL | SHIFT)
    person.type("Tak for ordren")
    person.press(Key.Key_Return)
    person.press(Key.Key_S, with_=CTRL | SHIFT)
    person.type(product)
    person.press(Key.Key_Return)
    person.type("4")
    person.press(Key.Key_Return)
    kinds = [line.kind.value for line in editor.session.draft.lines]
    assert kinds == ["product", "product", "text", "separator", "product"]


@pytest.fixture
def slow_library(monkeypatch: pytest.MonkeyPatch) -> None:
    """A draft's tab waits for the library so long that the person is faster."""
    at_once = SqliteLibrary.catalogue

    async def after_a_while(library: SqliteLibrary) -> Catalogue:
        await asyncio.sleep(1.5)
        return await at_once(library)

    monkeypatch.setattr(SqliteLibrary, "catalogue", after_a_while)


@pytest.mark.usefixtures("slow_library")
def test_whoever_types_faster_than_the_library_is_read_loses_nothing(person: Person) -> None:
    person.press(Key.Key_N, with_=CTRL)
    person.qtbot.waitUntil(lambda: isinstance(person.window.tabs.current(), EditorPage), timeout=5000)
    page = person.editor()
    person.type("hansen")
    person.press(Key.Key_Return)
    person.press(Key.Key_R, with_=Qt.KeyboardModifier.AltModifier)
    person.type("Opgave 4711")
    assert page.editor is None, "the test's own premise: the library has not been read"
    person.qtbot.waitUntil(lambda: page.editor is not None, timeout=5000)
    assert page.editor is not None
    session = page.editor.session
    person.qtbot.waitUntil(lambda: session.draft.customer_id == person.shop.customer["id"], timeout=5000)
    person.qtbot.waitUntil(lambda: session.draft.reference == "Opgave 4711", timeout=5000)


@pytest.mark.usefixtures("slow_library")
def test_the_shortcuts_of_a_tab_work_from_its_first_moment(person: Person) -> None:
    """Qt passes over those of a widget that is not visible yet: Alt+letter would be swallowed."""
    visible: list[bool] = []
    person.press(Key.Key_N, with_=CTRL)
    person.qtbot.waitUntil(lambda: isinstance(person.window.tabs.current(), EditorPage), timeout=5000)
    page = person.editor()
    assert page.editor is None, "the test's own premise: the draft has not been read"
    page.document_changed.connect(lambda: visible.append(page.editor is not None and page.editor.isVisible()))
    person.qtbot.waitUntil(lambda: page.editor is not None, timeout=5000)
    assert visible == [True]


def send_by_email(person: Person) -> None:
    person.press(Key.Key_Return, with_=CTRL | SHIFT)
    person.qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), SendSheet), timeout=5000)
    sheet = QApplication.activeModalWidget()
    assert isinstance(sheet, SendSheet)
    person.qtbot.waitUntil(lambda: sheet.isAncestorOf(person.focus()), timeout=5000)
    person.press(Key.Key_Down)
    assert sheet.way is DeliveryType.EMAIL
    person.press(Key.Key_Return)
    person.qtbot.waitUntil(lambda: QApplication.activeModalWidget() is None, timeout=5000)
    person.window.activateWindow()  # no window manager does it here


@pytest.mark.timeout(120)
def test_offline_draft_to_pdf_with_lost_answers(person: Person, aio: Aio) -> None:
    sandbox, window = person.shop.sandbox, person.window
    person.press(Key.Key_O, with_=CTRL | SHIFT)
    write_invoice(person)
    send_by_email(person)
    person.qtbot.waitUntil(lambda: "waiting for the network" in window.status.texts()["outbox"], timeout=5000)
    assert sandbox.ledger() == []
    sandbox.fault("drop-after-commit", method="POST", path="/v1/invoices")
    sandbox.fault("drop-after-commit", method="POST", path="/v1/invoices/[^/]+/send")
    person.press(Key.Key_O, with_=CTRL | SHIFT)

    def sent() -> bool:
        page = window.tabs.current()
        return isinstance(page, DocumentPage) and page.chip.text() == "Sent" and bool(page.delivery.texts())

    try:
        person.qtbot.waitUntil(sent, timeout=PATIENCE_MS)
    except WaitedTooLong:
        pytest.fail(aio(person.state()))
    person.qtbot.waitUntil(lambda: window.status.texts()["outbox"] == "Outbox empty", timeout=PATIENCE_MS)
    page = window.tabs.current()
    assert isinstance(page, DocumentPage)
    document = page.document()
    assert document is not None
    ledger = sandbox.ledger()
    assert [(row["status"], row["sendCount"], row["number"]) for row in ledger] == [("sent", 1, document.number)]
    person.qtbot.waitUntil(lambda: document.number in window.pdf.view.plain_text(), timeout=PATIENCE_MS)
    assert "8.906,25" in window.pdf.view.plain_text()
    assert page.heading.text() == f"Invoice {document.number}"
