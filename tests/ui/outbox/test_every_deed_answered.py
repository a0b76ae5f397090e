"""Each write of each kind while it waits, refused, and done although its answer was lost: all of them in one outbox, by keyboard."""

from __future__ import annotations

import json

import pytest

from ledgerbee_desktop.core.operations import State
from tests.ui.outbox.kit import Clerk
from tests.ui.outbox.test_deciding import REFUSAL
from tests.ui.outbox.test_every_deed import OneOfEach, decide, gone, leave, ready, rows, stand, states
from tests.ui.records.kit import ALT, Key

pytestmark = pytest.mark.timeout(300)


def test_each_write_that_waits_for_the_network_is_taken_back(clerk: Clerk) -> None:
    deeds = ready(clerk, OneOfEach())
    clerk.until(lambda: clerk.outbox.model.rowCount() == len(deeds))
    for deed, operation in rows(clerk, deeds):
        place = clerk.outbox.view.currentIndex().row()
        assert deed.what in clerk.row(place)[0]
        assert clerk.row(place)[3:5] == ["Waits", "Waits for the network"]
        assert [way for way in clerk.ways() if way != "&Change it…"] == ["&Take back", deed.opens], deed.name
        clerk.press(Key.Key_T, with_=ALT)
        clerk.until(gone(clerk, operation))
    assert set(states(clerk).values()) == {State.DISCARDED}


@pytest.mark.parametrize(("letter", "end"), [(Key.Key_Q, State.DONE), (Key.Key_R, State.DISCARDED)])
def test_each_refused_write_is_queued_again_or_removed(clerk: Clerk, letter: Key, end: State) -> None:
    deeds = ready(clerk, OneOfEach())
    body = json.dumps(REFUSAL)
    leave(clerk, deeds, "status", State.REFUSED, status=400, body=body, content_type="application/json")
    for deed, operation in rows(clerk, deeds):
        assert clerk.row(clerk.outbox.view.currentIndex().row())[3:5] == ["Refused", "The price is archived"]
        offered = [way for way in clerk.ways() if way != "&Change it…"]
        assert offered == ["&Queue again…", "&Remove…", deed.opens], deed.name
        decide(clerk, operation, letter, letter)
    stand(clerk)
    assert set(states(clerk).values()) == {end}


def test_each_write_whose_answer_was_lost_ends_by_itself(clerk: Clerk) -> None:
    """Except what only a person can know: whether a sending again was theirs."""
    deeds = ready(clerk)
    leave(clerk, deeds, "drop-after-commit", State.AMBIGUOUS)
    left = {deeds[each.id].name for each in clerk.operations()}
    assert left == {each.name for each in deeds.values() if each.is_resend}
    assert {end for each, end in states(clerk).items() if not deeds[each].is_resend} == {State.DONE}
    committed = [r for r in clerk.sandbox.requests() if r["fault"] == "drop-after-commit"]
    assert len(committed) == len(deeds)
