"""Changes, conversions and records of which LedgerBee has something that could be it, and each way out, with the keyboard alone."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from ledgerbee_desktop.core.identifiers import OperationId
from ledgerbee_desktop.core.operations import State
from ledgerbee_desktop.ui.outbox.which import WhichOne
from tests.ui.outbox.deeds import colleague_interferes
from tests.ui.outbox.kit import Clerk
from tests.ui.outbox.test_every_deed import Deeds, asked, decide, gone, leave, ready, rows, stand, states
from tests.ui.records.kit import ALT, Key

pytestmark = pytest.mark.timeout(300)
RECORDS = frozenset({"product-create", "price-create", "product-group-create"})
OVERTAKEN = frozenset({"quote-update", "order-confirmation-update", "quote-convert-invoice"})


@dataclass
class Doubtful:
    """A clerk before writes that are all in doubt."""

    clerk: Clerk
    deeds: Deeds


@pytest.fixture
def doubtful(clerk: Clerk) -> Doubtful:
    """Lost, overtaken by a colleague, and looked for again."""
    deeds = ready(clerk, lambda deed: deed.name in RECORDS | OVERTAKEN)
    leave(clerk, deeds, "drop-before", State.NOT_FOUND)
    colleague_interferes(clerk, deeds.values(), [clerk.operation(each) for each in deeds])
    for _ in rows(clerk, deeds):
        clerk.press(Key.Key_L, with_=ALT)
        clerk.until(lambda: "You asked to look again." in clerk.history())
    stand(clerk, State.AMBIGUOUS)
    clerk.until(lambda: not clerk.is_reading())
    return Doubtful(clerk, deeds)


def test_each_is_said_to_be_what_there_is(doubtful: Doubtful) -> None:
    clerk = doubtful.clerk
    for deed, operation in rows(clerk, doubtful.deeds):
        assert clerk.row(clerk.outbox.view.currentIndex().row())[3:5] in (
            ["Several could be it", "You decide what became of it"],
            ["Perhaps done", "You decide what became of it"],
        )
        clerk.press(Key.Key_I, with_=ALT)
        question = asked(clerk)
        if deed.name in RECORDS:
            assert isinstance(question, WhichOne)
            clerk.look_around(f"which-{deed.name}")
            clerk.press(Key.Key_Down)
            assert question.chosen() is not None
        clerk.press(Key.Key_I, with_=ALT)
        clerk.closed()
        clerk.until(gone(clerk, operation))
    assert set(states(clerk).values()) == {State.DONE}
    names = {each.name for each in clerk.aio(clerk.book.library.catalogue()).products.values()}
    assert "Kollegas vare" in names
    assert "Ny vare" not in names


def test_each_is_given_up(doubtful: Doubtful) -> None:
    clerk = doubtful.clerk
    for _, operation in rows(clerk, doubtful.deeds):
        decide(clerk, operation, Key.Key_N, Key.Key_N)
    assert set(states(clerk).values()) == {State.DISCARDED}


def _has_come_to_rest(clerk: Clerk, operation_id: OperationId) -> Callable[[], bool]:
    def has_it() -> bool:
        clerk.qtbot.wait(50)
        now = clerk.operation(operation_id)
        is_held = now.state is State.QUEUED and now.error is not None
        is_asked_anew = now.state is State.AMBIGUOUS and now.attempts > 1
        return now.state in {State.REFUSED, State.DONE} or is_held or is_asked_anew

    return has_it


def test_each_is_sent_once_more_and_overwrites_nothing(doubtful: Doubtful) -> None:
    clerk = doubtful.clerk
    for _, operation in rows(clerk, doubtful.deeds):
        clerk.press(Key.Key_M, with_=ALT)
        asked(clerk)
        clerk.press(Key.Key_S, with_=ALT)
        clerk.closed()
        clerk.until(_has_come_to_rest(clerk, operation.id))
        if clerk.operation(operation.id).state is State.DONE:
            clerk.until(gone(clerk, operation))
    ends = {
        "product-create": State.DONE,
        "product-group-create": State.REFUSED,
        "price-create": State.DONE,
        "quote-update": State.QUEUED,
        "order-confirmation-update": State.QUEUED,
        "quote-convert-invoice": State.AMBIGUOUS,
    }
    clerk.until(lambda: {doubtful.deeds[each].name: state for each, state in states(clerk).items()} == ends)
    clerk.until(lambda: clerk.states().count("Held for you") == 2)
    for path in ("quotes", "order-confirmations"):
        assert "A colleague's" in {each["reference"] for each in clerk.shop.listed(path)}
