"""Each write of each kind, lost on its way, and each way out of that, with the keyboard alone: all of them in one outbox."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from PySide6.QtWidgets import QApplication

from ledgerbee_desktop.core.drafts import DraftState
from ledgerbee_desktop.core.identifiers import OperationId
from ledgerbee_desktop.core.operations import Operation, OperationKind, State
from ledgerbee_desktop.ui.outbox.question import Question
from ledgerbee_desktop.ui.outbox.which import WhichOne
from tests.ui.outbox.deeds import Deed, every_deed, hand_over
from tests.ui.outbox.kit import Clerk
from tests.ui.records.kit import ALT, PATIENCE_MS, Key

WRITES = ("POST", "PATCH", "DELETE")
DECIDE = ["Send once &more…", "&Look again", "&It did happen…", "It did &not happen…"]
pytestmark = pytest.mark.timeout(300)
LOST = (State.NOT_FOUND, State.AMBIGUOUS)
"""Of a quote that is sent again nothing ever tells whether it was."""
TOLD = {
    (True, OperationKind.CREATE): "it has no such ",
    (True, OperationKind.SEND): "LedgerBee did not answer at ",
    (True, OperationKind.UPDATE): "the document is still as it was before",
    (True, OperationKind.CONVERT): "the document is still not converted",
    (False, OperationKind.CREATE): "it does not have ",
    (False, OperationKind.UPDATE): "it still has other values (",
    (False, OperationKind.DELETE): "it is still there",
    (False, OperationKind.ACTION): "the price is unchanged (status ",
}
"""By what is written, a document or a record, and what is done to it."""
Deeds = dict[OperationId, Deed]


def ready(clerk: Clerk, wanted: Callable[[Deed], bool] = lambda _: True) -> Deeds:
    """All handed over (or those that are wanted), while the network is off."""
    deeds = tuple(each for each in every_deed(clerk) if wanted(each))
    clerk.switch_network()
    return hand_over(clerk, deeds)


class OneOfEach:
    """The first of each sort: what is written does not matter to a way out that is the same for all of a sort (`test_every_cell`)."""

    def __init__(self, *, every_create: bool = False) -> None:
        self._every_create = every_create
        self._had = set[tuple[bool, OperationKind, bool]]()

    def __call__(self, deed: Deed) -> bool:
        sort = deed.target.is_document, deed.kind, deed.is_resend
        if sort in self._had:
            return self._every_create and deed.kind is OperationKind.CREATE
        self._had.add(sort)
        return True


def stand(clerk: Clerk, *states: State) -> None:
    """Wait until all that is open stands like this; many take a slow computer their time."""

    def do_they() -> bool:
        clerk.qtbot.wait(100)
        return {each.state for each in clerk.operations()} <= set(states)

    clerk.qtbot.waitUntil(do_they, timeout=9 * PATIENCE_MS)


def leave(clerk: Clerk, deeds: Deeds, fault: str, *states: State, **order: object) -> None:
    """The network comes back, and this happens to each of them; then all that did not end stand like this."""
    for method in WRITES:
        clerk.sandbox.fault(fault, method=method, path="/v1/.*", times=len(deeds), **order)
    clerk.goes_online()
    stand(clerk, *states)
    clerk.sandbox.clear_faults()
    clerk.until(lambda: clerk.outbox.model.rowCount() == len(clerk.operations()) and not clerk.is_reading())


def rows(clerk: Clerk, deeds: Deeds) -> Iterator[tuple[Deed, Operation]]:
    """Walk by arrow keys to each that is open now, whatever has left the list meanwhile."""
    clerk.outbox.view.setFocus()
    for operation in clerk.operations():
        _walk_to(clerk, operation.id)
        entry = clerk.outbox.current()
        assert entry is not None
        clerk.until(_is_told(clerk, entry.what))
        yield deeds[operation.id], entry.operation


def _walk_to(clerk: Clerk, operation_id: OperationId) -> None:
    page = clerk.outbox
    for _ in range(page.model.rowCount() + 1):
        clerk.until(lambda: not clerk.is_reading())
        there, here = page.model.row_of(operation_id), page.view.currentIndex().row()
        assert there is not None
        if there == here:
            return
        clerk.press(Key.Key_Down if there > here else Key.Key_Up)
    raise AssertionError("the arrow keys never came there")


def _is_told(clerk: Clerk, what: str) -> Callable[[], bool]:
    return lambda: clerk.outbox.details.heading.text().startswith(what)


def asked(clerk: Clerk) -> Question:
    clerk.until(lambda: isinstance(QApplication.activeModalWidget(), Question))
    front = QApplication.activeModalWidget()
    assert isinstance(front, Question)
    clerk.until(lambda: front.isAncestorOf(clerk.focus()))
    return front


def gone(clerk: Clerk, operation: Operation) -> Callable[[], bool]:
    """It left the list."""
    return lambda: not clerk.is_reading() and clerk.outbox.model.value(operation.id) is None


def decide(clerk: Clerk, operation: Operation, letter: Key, sure: Key) -> None:
    """Take a way out, say yes, and see it leave the list."""
    clerk.press(letter, with_=ALT)
    asked(clerk)
    clerk.press(sure, with_=ALT)
    clerk.closed()
    clerk.until(gone(clerk, operation))


def states(clerk: Clerk) -> dict[OperationId, State]:
    return {each.id: each.state for each in clerk.operations(open_only=False)}


def test_each_lost_write_says_so_and_is_sent_once_more(clerk: Clerk) -> None:
    deeds = ready(clerk, OneOfEach(every_create=True))
    leave(clerk, deeds, "drop-before", *LOST)
    seen = set()
    for deed, operation in rows(clerk, deeds):
        assert deed.what in clerk.row(clerk.outbox.view.currentIndex().row())[0], deed.name
        assert clerk.ways() == [*DECIDE, deed.opens], deed.name
        if operation.state is State.NOT_FOUND:
            assert TOLD[operation.target.is_document, deed.kind] in clerk.outbox.details.error.text(), deed.name
        decide(clerk, operation, Key.Key_M, Key.Key_S)
        seen.add(deed.name)
    assert seen == {each.name for each in deeds.values()}
    stand(clerk)
    assert set(states(clerk).values()) == {State.DONE}


def test_each_lost_write_is_looked_for_again_and_then_given_up(clerk: Clerk) -> None:
    deeds = ready(clerk, OneOfEach())
    leave(clerk, deeds, "drop-before", *LOST)
    before = len(clerk.sandbox.requests())
    for _ in rows(clerk, deeds):
        clerk.press(Key.Key_L, with_=ALT)
        clerk.until(lambda: "You asked to look again." in clerk.history())
    stand(clerk, *LOST)
    for _, operation in rows(clerk, deeds):
        decide(clerk, operation, Key.Key_N, Key.Key_N)
    assert set(states(clerk).values()) == {State.DISCARDED}
    assert [r for r in clerk.sandbox.requests()[before:] if r["method"] in WRITES] == []
    for deed, operation in ((deeds[each.id], each) for each in clerk.operations(open_only=False)):
        if operation.draft_id is not None and operation.kind is not OperationKind.SEND:
            opened = clerk.aio(clerk.book.drafts.open(operation.draft_id))
            assert opened.saved.state is DraftState.EDITING, deed.name
            assert opened.saved.draft.lines, deed.name


def test_no_lost_write_is_said_to_have_happened_while_ledgerbee_says_the_contrary(clerk: Clerk) -> None:
    """A create: which of those that there are it is; a sending again only the person knows of."""
    deeds = ready(clerk, OneOfEach(every_create=True))
    leave(clerk, deeds, "drop-before", *LOST)
    for deed, operation in rows(clerk, deeds):
        clerk.window.banner.dismiss()
        clerk.press(Key.Key_I, with_=ALT)
        question = asked(clerk)
        if deed.kind is OperationKind.CREATE:
            assert isinstance(question, WhichOne), deed.name
            clerk.press(Key.Key_Down)
            chosen = question.chosen()
            assert chosen is not None, deed.name
        clerk.press(Key.Key_I, with_=ALT)
        clerk.closed()
        if deed.kind is OperationKind.CREATE:
            clerk.until(gone(clerk, operation))
            done = clerk.operation(operation.id)
            assert chosen in {done.document_id, done.record_id}, deed.name
        elif deed.is_resend:
            clerk.until(gone(clerk, operation))
        else:
            clerk.until(lambda: clerk.window.banner.text().startswith("LedgerBee says that it was not "))
            assert clerk.operation(operation.id).state is State.NOT_FOUND, deed.name
