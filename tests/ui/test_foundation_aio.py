"""Commands and dialogs on the asyncio loop."""

from __future__ import annotations

import asyncio
import gc
import threading
import weakref
from pathlib import Path

import pytest
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QApplication, QDialog, QFileDialog, QLineEdit, QMessageBox, QWidget
from pytestqt.exceptions import capture_exceptions
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from ledgerbee_desktop.aio import dialogs
from ledgerbee_desktop.aio.command import AsyncCommand
from ledgerbee_desktop.core.errors import AppError
from ledgerbee_desktop.core.text import Message
from tests.ui.kit import Aio


class Work:
    """Counts its runs, waits for `gate`, then raises `error` if there is one."""

    def __init__(self) -> None:
        self.runs = 0
        self.stopped = False
        self.gate = asyncio.Event()
        self.error: Exception | None = None

    async def __call__(self) -> None:
        self.runs += 1
        try:
            await self.gate.wait()
        except asyncio.CancelledError:
            self.stopped = True
            raise
        if self.error is not None:
            raise self.error


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    widget.resize(400, 300)
    qtbot.addWidget(widget)
    widget.show()
    return widget


def command(window: QWidget, work: Work) -> tuple[QAction, AsyncCommand]:
    action = QAction("Send", window)
    action.setObjectName("send")
    return action, AsyncCommand(action, work, window)


def test_second_click_changes_nothing(aio: Aio, window: QWidget, qtbot: QtBot) -> None:
    work = Work()
    action, send = command(window, work)
    with qtbot.waitSignal(send.done):
        action.trigger()
        action.trigger()
        qtbot.waitUntil(lambda: work.runs == 1)
        assert send.busy
        assert not action.isEnabled()
        work.gate.set()
    assert work.runs == 1
    assert action.isEnabled()
    with qtbot.waitSignal(send.done):
        action.trigger()
    assert work.runs == 2


def test_it_is_disabled_as_soon_as_it_is_triggered(aio: Aio, window: QWidget, qtbot: QtBot) -> None:
    """Whoever triggers it and then waits until it is enabled waits for the run."""
    work = Work()
    work.gate.set()
    action, send = command(window, work)
    with qtbot.waitSignal(send.done):
        action.trigger()
        assert not action.isEnabled()
    assert action.isEnabled()


def test_a_run_that_is_cancelled_before_it_began_leaves_the_command_usable(
    aio: Aio, window: QWidget, qtbot: QtBot
) -> None:
    work = Work()
    work.gate.set()
    action, send = command(window, work)
    with qtbot.waitSignal(send.cancelled):
        action.trigger()
        send.cancel()
    assert (work.runs, send.busy, action.isEnabled()) == (0, False, True)
    with qtbot.waitSignal(send.done):
        action.trigger()
    assert work.runs == 1


def test_availability_survives_a_run(aio: Aio, window: QWidget, qtbot: QtBot) -> None:
    work = Work()
    action, send = command(window, work)
    with qtbot.waitSignal(send.done):
        action.trigger()
        qtbot.waitUntil(lambda: work.runs == 1)
        send.set_available(False)
        work.gate.set()
    assert not action.isEnabled()
    send.set_available(True)
    assert action.isEnabled()


def test_cancel(aio: Aio, window: QWidget, qtbot: QtBot) -> None:
    work = Work()
    action, send = command(window, work)
    action.trigger()
    qtbot.waitUntil(lambda: work.runs == 1)
    with qtbot.waitSignal(send.cancelled):
        send.cancel()
    assert work.stopped
    send.cancel()
    assert not send.busy


def test_app_error_arrives_and_a_bug_does_not_hide(aio: Aio, window: QWidget, qtbot: QtBot) -> None:
    work = Work()
    work.gate.set()
    action, send = command(window, work)
    work.error = AppError(Message("t", "No room"))
    with qtbot.waitSignal(send.failed) as failed:
        action.trigger()
    assert str(failed.args[0]) == "No room"
    work.error = ZeroDivisionError("bug")
    with capture_exceptions() as loose:
        action.trigger()
        qtbot.waitUntil(lambda: not send.busy and bool(loose))
    assert [kind for kind, _, _ in loose] == [ZeroDivisionError]


def test_deleting_the_owner_stops_the_work(aio: Aio, qtbot: QtBot) -> None:
    window, work = QWidget(), Work()
    action, _send = command(window, work)
    action.trigger()
    qtbot.waitUntil(lambda: work.runs == 1)
    delete(window)
    qtbot.waitUntil(lambda: work.stopped)


def test_runs_do_not_pile_up(aio: Aio, window: QWidget, qtbot: QtBot) -> None:
    work = Work()
    work.gate.set()
    action, send = command(window, work)
    tasks: list[weakref.ref[asyncio.Task[None]]] = []
    for _ in range(20):
        with qtbot.waitSignal(send.done):
            action.trigger()
            assert send._task is not None
            tasks.append(weakref.ref(send._task))
    gc.collect()
    qtbot.waitUntil(lambda: sum(task() is not None for task in tasks) <= 1)


def active_dialog(kind: type[QDialog]) -> QDialog:
    return next(w for w in QApplication.topLevelWidgets() if isinstance(w, kind) and w.isVisible())


def shown(kind: type[QDialog]) -> bool:
    return any(isinstance(w, kind) and w.isVisible() for w in QApplication.topLevelWidgets())


@pytest.mark.parametrize(("button", "answer"), [("Yes", True), ("No", False)])
def test_ask(aio: Aio, window: QWidget, qtbot: QtBot, button: str, answer: bool) -> None:
    async def question() -> bool:
        asking = asyncio.ensure_future(dialogs.ask(window, "Delete", "Delete <b>ACME</b>?", "For good."))
        while not shown(QMessageBox):
            await asyncio.sleep(0.01)
        box = active_dialog(QMessageBox)
        assert isinstance(box, QMessageBox)
        assert box.text() == "Delete <b>ACME</b>?"
        assert box.defaultButton() is box.button(QMessageBox.StandardButton.No)
        box.button(QMessageBox.StandardButton[button]).click()
        return await asking

    assert aio(question()) is answer


def test_choose(aio: Aio, window: QWidget) -> None:
    async def question(press: int | None) -> int | None:
        asking = asyncio.ensure_future(dialogs.choose(window, "Again?", "What now?", ["It did", "It did not"]))
        while not shown(QMessageBox):
            await asyncio.sleep(0.01)
        box = active_dialog(QMessageBox)
        assert isinstance(box, QMessageBox)
        if press is None:
            box.reject()
        else:
            box.buttons()[[b.text() for b in box.buttons()].index(["It did", "It did not"][press])].click()
        return await asking

    assert aio(question(1)) == 1
    assert aio(question(0)) == 0
    assert aio(question(None)) is None


def test_tell(aio: Aio, window: QWidget) -> None:
    async def sentence() -> None:
        telling = asyncio.ensure_future(dialogs.tell(window, "Saved", "Saved as x"))
        while not shown(QMessageBox):
            await asyncio.sleep(0.01)
        active_dialog(QMessageBox).accept()
        await telling

    aio(sentence())
    assert not shown(QMessageBox)


def test_save_file(aio: Aio, window: QWidget, tmp_path: Path) -> None:
    async def question(take: bool) -> Path | None:
        asking = asyncio.ensure_future(dialogs.save_file(window, "Save", "faktura.pdf", "PDF (*.pdf)"))
        while not shown(QFileDialog):
            await asyncio.sleep(0.01)
        dialog = active_dialog(QFileDialog)
        field = dialog.findChild(QLineEdit)
        assert field is not None
        assert field.text() == "faktura.pdf"
        field.setText(str(tmp_path / "anden"))
        if take:
            dialog.accept()
        else:
            dialog.reject()
        return await asking

    assert aio(question(True)) == tmp_path / "anden.pdf"
    assert aio(question(False)) is None


def test_cancelling_the_task_closes_the_dialog(aio: Aio, window: QWidget, qtbot: QtBot) -> None:
    async def given_up() -> None:
        asking = asyncio.ensure_future(dialogs.ask(window, "a", "b"))
        while not shown(QMessageBox):
            await asyncio.sleep(0.01)
        asking.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asking

    aio(given_up())
    assert not shown(QMessageBox)


def test_a_dialog_that_dies_with_its_window_counts_as_no(aio: Aio, qtbot: QtBot) -> None:
    window = QWidget()
    window.show()

    async def lost() -> bool:
        asking = asyncio.ensure_future(dialogs.ask(window, "a", "b"))
        while not shown(QMessageBox):
            await asyncio.sleep(0.01)
        delete(window)
        return await asking

    assert aio(lost()) is False


class Ring:
    """Refers to itself: only a collection ends it."""

    def __init__(self) -> None:
        self.me = self


def test_cycles_end_in_the_windows_thread(qtbot: QtBot) -> None:
    ended_in: list[int] = []

    def make() -> None:
        weakref.finalize(Ring(), lambda: ended_in.append(threading.get_ident()))

    def allocate() -> list[list[int]]:
        return [[] for _ in range(20 * gc.get_threshold()[0])]

    make()
    other = threading.Thread(target=allocate)
    other.start()
    other.join()
    assert ended_in == []
    kept = allocate()
    qtbot.waitUntil(lambda: bool(ended_in), timeout=2000)
    assert ended_in == [threading.get_ident()]
    assert kept
