"""When LedgerBee may be asked again, why an operation waits, and the bell; in virtual time."""

from __future__ import annotations

import asyncio
import datetime as dt
from random import Random
from typing import Any

import pytest

from ledgerbee_desktop.core.errors import KeyProblem, LedgerBeeError, NotSent, Unreachable, Wait
from ledgerbee_desktop.core.events import Bus
from ledgerbee_desktop.core.identifiers import CustomerId, OperationId
from ledgerbee_desktop.core.kinds import Target
from ledgerbee_desktop.core.operations import Decision, Evidence, Operation, OperationKind, State, Waiting, WaitReason
from ledgerbee_desktop.core.ports import Connection, LedgerBee
from ledgerbee_desktop.core.text import Message
from ledgerbee_desktop.sync import words
from ledgerbee_desktop.sync.line import KEY_PAUSES, PAUSES, Bell, Line
from ledgerbee_desktop.sync.waiting import by_id, waiting, ways_out
from tests.faults.simulation.client import ModelClient
from tests.faults.simulation.ledgerbee import LedgerBeeModel
from tests.faults.simulation.loop import START, SeededIds, VirtualClock, run_virtually

SAID = Message("errors", "why")


def a_line() -> tuple[Line, VirtualClock]:
    clock, random = VirtualClock(), Random(1)
    client: LedgerBee = ModelClient(LedgerBeeModel(random=random))
    return Line(clock, SeededIds(random), Bus(), client), clock


def test_back_off_grows_and_ends_with_an_answer_or_a_nudge() -> None:
    async def work() -> None:
        line, clock = a_line()
        for pause in (*PAUSES, PAUSES[-1]):
            assert line.may_try()
            line.failed(Unreachable(SAID, Evidence()))
            seconds = line.seconds_to_try()
            assert seconds is not None
            assert pause <= seconds <= pause * 1.25
            assert not line.may_try()
            await clock.sleep(seconds)
        line.failed(NotSent(SAID, Evidence()))
        assert line.waiting() == Waiting(WaitReason.NETWORK)
        line.nudge()
        assert line.may_try()
        line.reached()
        assert (line.status.connection, line.waiting()) == (Connection.ONLINE, None)

    run_virtually(work())


def test_what_a_person_took_offline_stays_offline_whatever_happens_to_the_key() -> None:
    async def work() -> None:
        line, _ = a_line()
        client = line.ledgerbee
        line.set_offline(offline=True)
        for happens in (line.reached, line.disconnect, lambda: line.connect(client), line.reached):
            happens()
            assert line.status.connection is Connection.OFFLINE
            assert not line.may_try()
        line.set_offline(offline=False)
        assert line.status.connection is Connection.UNTRIED

    run_virtually(work())


def test_what_fails_at_once_is_one_failure() -> None:
    async def work() -> None:
        line, clock = a_line()
        for pause in PAUSES[:2]:
            for _ in range(4):  # the outbox, reconciliation, the pull, the tab in front
                line.failed(Unreachable(SAID, Evidence()))
                await clock.sleep(0.01)
            seconds = line.seconds_to_try()
            assert seconds is not None
            assert pause - 0.1 <= seconds <= pause * 1.25
            await clock.sleep(seconds)

    run_virtually(work())


def test_a_refused_write_pauses_writes_although_reading_works() -> None:
    async def work() -> None:
        line, clock = a_line()
        line.failed(KeyProblem(SAID, Evidence()), writing=True)
        await clock.sleep(2.0)
        line.reached()
        assert (line.may_try(), line.may_write()) == (True, False)
        assert line.waiting() == Waiting(WaitReason.KEY)
        await clock.sleep(KEY_PAUSES[0])
        assert line.may_write()
        line.written()
        assert line.status.connection is Connection.ONLINE

    run_virtually(work())


def test_a_wait_is_measured_by_ledgerbee_s_clock() -> None:
    async def work() -> None:
        line, clock = a_line()
        clock.wrong_by = dt.timedelta(days=3)
        there = Evidence(server_date=START)
        line.failed(Wait(SAID, there, START + dt.timedelta(seconds=40)))
        assert line.seconds_to_try() == 40.0
        assert line.waiting() == Waiting(WaitReason.RATE_LIMIT, clock.now() + dt.timedelta(seconds=40))
        line.nudge()  # no person can make LedgerBee's limit end earlier
        assert not line.may_try()
        await clock.sleep(40.0)
        assert line.may_try()
        line.failed(Wait(SAID, Evidence(), None))
        assert line.seconds_to_try() == 30.0

    run_virtually(work())


def test_offline_asks_nobody() -> None:
    async def work() -> None:
        line, _ = a_line()
        line.set_offline(offline=True)
        assert (line.may_try(), line.seconds_to_try(), line.waiting()) == (False, None, Waiting(WaitReason.NETWORK))
        with pytest.raises(LedgerBeeError, match="offline"):
            _ = line.ledgerbee
        line.failed(Unreachable(SAID, Evidence()))  # a request that was still under way
        assert line.status.connection is Connection.OFFLINE
        line.set_offline(offline=False)
        assert (line.may_try(), line.status.connection) == (True, Connection.UNTRIED)

    run_virtually(work())


def test_without_a_key_nothing_can_be_asked_until_there_is_one() -> None:
    async def work() -> None:
        clock, random = VirtualClock(), Random(1)
        line = Line(clock, SeededIds(random), Bus())
        assert (line.status.connection, line.may_try()) == (Connection.NO_KEY, False)
        assert line.waiting() == Waiting(WaitReason.KEY)
        line.connect(ModelClient(LedgerBeeModel(random=random)))
        assert (line.status.connection, line.may_try()) == (Connection.UNTRIED, True)

    run_virtually(work())


def test_a_ring_before_the_wait_is_not_lost() -> None:
    async def work() -> None:
        clock = VirtualClock()
        bell = Bell(clock)
        bell.ring()
        await bell.wait(None)
        await bell.wait(5.0)
        assert clock.monotonic() == pytest.approx(5.0)
        asyncio.get_running_loop().call_later(3.0, bell.ring)
        await bell.wait(60.0)
        assert clock.monotonic() == pytest.approx(8.0)

    run_virtually(work())


def operation(number: int = 1, state: State = State.QUEUED, **fields: object) -> Operation:
    values: dict[str, object] = {
        "id": OperationId(f"o{number}"),
        "rev": 1,
        "draft_id": None,
        "target": Target.INVOICE,
        "kind": OperationKind.CREATE,
        "state": state,
        "payload": b"",
        "created_at": START,
        "customer_id": CustomerId("c"),
    }
    return Operation(**(values | fields))  # type: ignore[arg-type]


NETWORK = Waiting(WaitReason.NETWORK)
LATER = START + dt.timedelta(seconds=8)
SEND: dict[str, Any] = {"kind": OperationKind.SEND, "after": OperationId("o1"), "customer_id": CustomerId("c")}


@pytest.mark.parametrize(
    ("one", "other", "line", "expected"),
    [
        (operation(), None, None, None),
        (operation(), None, NETWORK, NETWORK),
        (operation(not_before=LATER), None, None, Waiting(WaitReason.UNDO, LATER)),
        (operation(not_before=START), None, None, None),
        (operation(not_before=START + dt.timedelta(days=1)), None, None, None),  # by a clock that was a day ahead
        (operation(2, **SEND), operation(1), None, Waiting(WaitReason.OPERATION, operation_id=OperationId("o1"))),
        (operation(2, **SEND), None, None, None),
        (
            operation(2),
            operation(1, State.UNKNOWN),
            None,
            Waiting(WaitReason.OPERATION, operation_id=OperationId("o1")),
        ),
        (operation(2), operation(1, State.NOT_FOUND, customer_id=CustomerId("d")), None, None),
        (operation(error=words.TOTAL_DIFFERS), None, NETWORK, Waiting(WaitReason.PERSON_TOTAL)),
        (operation(error=words.TWIN), None, None, Waiting(WaitReason.PERSON_UNKNOWN)),
        (operation(state=State.UNKNOWN, next_probe=LATER), None, None, Waiting(WaitReason.SETTLE, LATER)),
        (operation(state=State.UNKNOWN), None, NETWORK, NETWORK),
        (operation(state=State.AMBIGUOUS), None, NETWORK, Waiting(WaitReason.PERSON_UNKNOWN)),
        (operation(state=State.INFLIGHT), None, None, None),
        (operation(state=State.REFUSED), None, None, None),
        (operation(state=State.DONE), None, NETWORK, None),
    ],
)
def test_why_an_operation_waits(
    one: Operation, other: Operation | None, line: Waiting | None, expected: Waiting | None
) -> None:
    assert waiting(one, by_id([each for each in (one, other) if each]), line, START) == expected


def test_ways_out() -> None:
    assert ways_out(operation()) == (Decision.DISCARD,)
    assert Decision.ACCEPT in ways_out(operation(error=words.TOTAL_DIFFERS))
    assert Decision.LOOK in ways_out(operation(error=words.DOCUMENT_GONE))
    assert ways_out(operation(state=State.INFLIGHT)) == ways_out(operation(state=State.DONE)) == ()
    assert Decision.AGAIN not in ways_out(operation(state=State.UNKNOWN))  # not before the window has passed
    assert set(ways_out(operation(state=State.NOT_FOUND))) == set(Decision) - {Decision.ACCEPT}
    assert ways_out(operation(state=State.REFUSED)) == (Decision.AGAIN, Decision.DISCARD)
