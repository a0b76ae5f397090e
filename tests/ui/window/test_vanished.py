"""The question when LedgerBee suddenly lists much less: its numbers, its two answers by keyboard, and that it waits."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ledgerbee_desktop.core.kinds import Target
from ledgerbee_desktop.core.ports import Connection, Vanished
from tests.ui.window.kit import Office, unreachable

MANY = (Vanished(Target.INVOICE, 12, 20), Vanished(Target.CUSTOMER, 7, 9))


def test_the_question_says_how_many_and_waits(office: Office) -> None:
    window = office.window()
    assert window.vanished.text() == ""
    office.sync.say(Connection.ONLINE, vanished=MANY)
    office.until(lambda: "12 of 20 invoices, 7 of 9 customers" in window.vanished.text())
    assert "nothing was removed" in window.vanished.text()
    window.banner.say("Something else")
    window.banner.dismiss()
    assert window.vanished.text(), "dismissing another message answers nothing"
    office.sync.say(Connection.ONLINE)
    office.until(lambda: window.vanished.text() == "")


@pytest.mark.parametrize(("place", "remove"), [(0, False), (1, True)])
def test_both_answers_are_reached_and_given_by_keys(office: Office, place: int, *, remove: bool) -> None:
    window = office.window()
    office.sync.say(Connection.ONLINE, vanished=MANY)
    office.until(lambda: window.vanished.text() != "")
    window.vanished.buttons[0].setFocus()
    for _ in range(place):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
    assert window.focusWidget() is window.vanished.buttons[place]
    assert window.focusWidget().toolTip()
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Space)
    office.until(lambda: office.sync.settled == [remove])
    office.until(lambda: window.vanished.text() == "")


def test_when_ledgerbee_cannot_be_asked_it_is_said(office: Office) -> None:
    window = office.window()
    office.sync.say(Connection.ONLINE, vanished=MANY)
    office.until(lambda: window.vanished.text() != "")
    office.sync.failure = unreachable()
    window.vanished.remove.trigger()
    office.until(lambda: window.banner.text() != "")
    assert window.vanished.text()
    assert office.sync.settled == []
