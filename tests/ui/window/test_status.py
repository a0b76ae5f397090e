"""The status bar: freshness, connection, the outbox, and the seconds of Undo, counted from what is on the disk."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ledgerbee_desktop.core.operations import State
from ledgerbee_desktop.core.ports import Connection
from ledgerbee_desktop.core.text import Message
from tests.ui.window.kit import NOW, Office, customer_id, make_document


def test_it_says_how_fresh_the_data_is(office: Office) -> None:
    window = office.window()
    assert window.status.texts()["fresh"] == f"Up to date as of {NOW.astimezone():%H:%M}"
    office.sync.say(Connection.UNREACHABLE, pulling=True)
    office.until(lambda: window.status.texts()["work"] == "Refreshing…")
    assert window.status.texts()["connection"] == "LedgerBee cannot be reached"


def test_a_send_can_be_taken_back_while_its_seconds_run(office: Office) -> None:
    document = make_document(2, customer_id=customer_id(1))
    office.documents([document])
    window = office.window()
    assert not window.actions_table["document.undo-send"].isEnabled()
    operation = office.send_operation(document, seconds=8, to="kontor@rosen.dk")
    office.until(lambda: bool(window.status.texts()["send"]))
    assert window.status.texts()["send"] == "Leaves in 8 s: Café Rosengården · 1.252,50 DKK · to kontor@rosen.dk"
    office.clock.moment += dt.timedelta(seconds=5)
    office.until(lambda: "Leaves in 3 s" in window.status.texts()["send"])
    QTest.keyClick(window, Qt.Key.Key_F8)
    office.until(lambda: not window.status.texts()["send"])
    office.rest(window)
    assert office.operation(operation.id).state is State.DISCARDED
    assert "was taken back" in window.banner.text()


def test_without_an_address_the_customers_own_is_named(office: Office) -> None:
    document = make_document(2)
    office.documents([document])
    office.send_operation(document, seconds=8)
    window = office.window()
    assert window.status.texts()["send"].endswith("to post2@example.dk")


def test_the_strip_goes_when_the_time_is_over(office: Office) -> None:
    document = make_document(2)
    office.documents([document])
    office.send_operation(document, seconds=8)
    window = office.window()
    assert window.status.texts()["send"]
    office.clock.moment += dt.timedelta(seconds=8)
    office.until(lambda: not window.status.texts()["send"])
    assert not window.actions_table["document.undo-send"].isEnabled()


def test_the_seconds_go_on_after_a_restart(office: Office) -> None:
    document = make_document(2)
    office.documents([document])
    office.send_operation(document, seconds=60)
    office.die(office.window())
    office.clock.moment += dt.timedelta(seconds=20)
    assert "Leaves in 40 s" in office.window().status.texts()["send"]


def test_the_outbox_in_one_sentence(office: Office) -> None:
    window = office.window()
    assert window.status.texts()["outbox"] == "Outbox empty"
    operation = office.create_operation(office.draft())
    office.until(lambda: window.status.texts()["outbox"] == "1 in the outbox")
    operation = office.move(operation, State.INFLIGHT, State.UNKNOWN)
    office.until(lambda: window.status.texts()["outbox"] == "Asking LedgerBee what became of a request")
    office.move(operation, State.NOT_FOUND)
    office.until(lambda: window.status.texts()["outbox"] == "1 needs you")


def test_a_refused_key_is_said_above_the_work_once(office: Office) -> None:
    window = office.window()
    office.sync.say(Connection.KEY, problem=Message("test", "LedgerBee does not accept the key."))
    office.until(lambda: window.banner.text() == "LedgerBee does not accept the key.")
    assert window.status.texts()["connection"] == "The sign-in is not accepted"
    window.banner.hide()
    office.sync.say(Connection.KEY, pulling=True, problem=Message("test", "LedgerBee does not accept the key."))
    office.until(lambda: window.status.texts()["work"] == "Refreshing…")
    assert window.banner.text() == ""


def test_offline_the_strip_does_not_promise_seconds(office: Office) -> None:
    document = make_document(2)
    office.documents([document])
    office.send_operation(document, seconds=8)
    office.sync.say(Connection.OFFLINE)
    window = office.window()
    assert window.status.texts()["send"].startswith("Waits to leave: ")
