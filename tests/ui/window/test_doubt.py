"""What LedgerBee may have got although nobody was told is never out of sight: a count at the outbox, a sentence in the status bar (X8)."""

from __future__ import annotations

import datetime as dt

import pytest
from PySide6.QtWidgets import QPushButton, QToolButton

from ledgerbee_desktop.core.operations import State
from ledgerbee_desktop.core.ports import Connection
from ledgerbee_desktop.ui.main_window import MainWindow
from ledgerbee_desktop.ui.watch import OUTBOX
from tests.ui.window.kit import Office

DOUBTFUL = [each for each in State if each.is_undecided]
WAY = {
    State.INFLIGHT: (State.INFLIGHT,),
    State.UNKNOWN: (State.INFLIGHT, State.UNKNOWN),
    State.AMBIGUOUS: (State.INFLIGHT, State.UNKNOWN, State.AMBIGUOUS),
    State.NOT_FOUND: (State.INFLIGHT, State.UNKNOWN, State.NOT_FOUND),
}
QUIET = "Outbox empty"


def badge(window: MainWindow) -> tuple[int, bool]:
    """The count at the outbox, and whether both it and the sentence of the status bar can be seen."""
    sentence = window.status.texts()["outbox"]
    shown = [each for each in window.status.findChildren(QPushButton) if each.text() == sentence]
    return window.navigation.count(OUTBOX), window.navigation.isVisible() and any(each.isVisible() for each in shown)


@pytest.mark.parametrize("state", DOUBTFUL)
@pytest.mark.parametrize("connection", [Connection.ONLINE, Connection.UNREACHABLE, Connection.KEY])
def test_a_doubtful_operation_is_seen_also_a_day_and_a_restart_later(
    office: Office, state: State, connection: Connection
) -> None:
    window = office.window()
    assert (badge(window), window.status.texts()["outbox"]) == ((0, True), QUIET)
    office.move(office.create_operation(office.draft()), *WAY[state])
    office.until(lambda: badge(window) == (1, True))
    office.rest(window)
    office.die(window)
    office.clock.moment += dt.timedelta(days=2)
    office.sync.say(connection)
    window = office.window()
    office.until(lambda: badge(window) == (1, True))
    said = window.status.texts()["outbox"]
    assert said != QUIET
    needs_person = state in {State.AMBIGUOUS, State.NOT_FOUND}
    assert (said == "1 needs you") == needs_person
    names = [each.accessibleName() for each in window.navigation.findChildren(QToolButton)]
    assert ("Outbox, 1, needs you" if needs_person else "Outbox, 1") in names
