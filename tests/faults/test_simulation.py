"""Hundreds of random histories in virtual time: nothing is created or sent twice, nothing is lost, nothing is claimed wrongly.

And the proof that these histories can see: each defect that is planted turns them red (reliability 6.7).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest

from ledgerbee_desktop.core.identifiers import DocumentId
from ledgerbee_desktop.core.operations import Actor, Evidence, Operation, State
from ledgerbee_desktop.core.ports import LedgerBee
from ledgerbee_desktop.core.text import Message
from ledgerbee_desktop.store import schema
from ledgerbee_desktop.store.outbox import SqliteOutbox
from ledgerbee_desktop.sync import record_words, words
from ledgerbee_desktop.sync.attempt import Attempts
from ledgerbee_desktop.sync.converts import ConvertDetective
from ledgerbee_desktop.sync.gate import Gate, Passed
from ledgerbee_desktop.sync.reconcile import Reconciler
from ledgerbee_desktop.sync.records import RecordDetective
from ledgerbee_desktop.sync.scan import Found, Scanner
from ledgerbee_desktop.sync.traces import NotYet
from ledgerbee_desktop.sync.updates import UpdateStep
from tests.faults.simulation.world import simulate

SEEDS = 150
PATIENCE = 60
"""How many histories a planted defect may survive."""


@pytest.mark.timeout(300)
@pytest.mark.parametrize("first", range(0, SEEDS, 50))
def test_all_promises_are_kept(first: int) -> None:
    outcomes = {seed: simulate(seed) for seed in range(first, first + 50)}
    assert {seed: outcome.violations for seed, outcome in outcomes.items() if outcome.violations} == {}
    assert sum(outcome.crashes for outcome in outcomes.values()) > 100
    done: Counter[str] = Counter()
    for outcome in outcomes.values():
        done.update(outcome.states)
    assert done["create:done"] > 150
    for rare in ("update:done", "convert:done", "customer-create:done", "price-create:done", "customer-update:done"):
        assert done[rare] > 0, rare


@pytest.mark.parametrize("seed", [3, 17, 29])
def test_a_seed_is_replayed_to_the_letter(seed: int) -> None:
    first, second = simulate(seed), simulate(seed)
    assert first.ledger == second.ledger
    assert first.digest == second.digest
    assert len(first.ledger) > 10


def naive_retry(patch: pytest.MonkeyPatch) -> None:
    """Whatever went wrong: send it again."""

    async def queue_again(
        self: Attempts, operation: Operation, attempt: Any, why: Message, evidence: Evidence
    ) -> Operation:
        return await self._outbox.move(operation, State.QUEUED, Actor.WORKER, why, attempt=attempt, evidence=evidence)

    patch.setattr(Attempts, "_doubt", queue_again)


def no_claim_check(patch: pytest.MonkeyPatch) -> None:
    """Two drafts may become the same document."""

    async def nothing_is_claimed(self: SqliteOutbox, document_ids: object) -> frozenset[DocumentId]:
        return frozenset()

    unguarded = [
        [statement.replace("UNIQUE INDEX operation_claim", "INDEX operation_claim") for statement in step]
        for step in schema.STEPS
    ]
    patch.setattr(SqliteOutbox, "claimed", nothing_is_claimed)
    patch.setattr("ledgerbee_desktop.store.book.STEPS", unguarded)


def one_look_then_again(patch: pytest.MonkeyPatch) -> None:
    """Look once, without a settle window, and send again by itself."""

    async def again(self: Reconciler, operation: Operation, watch: object, question: Message) -> None:
        missing = await self._outbox.move(operation, State.NOT_FOUND, Actor.RECONCILIATION, question)
        await self._outbox.move(missing, State.QUEUED, Actor.PERSON, words.DECIDED_AGAIN)

    patch.setattr(Reconciler, "_window_is_over", lambda self, watch: True)
    patch.setattr(Reconciler, "_not_found", again)


def inflight_is_queued_at_start(patch: pytest.MonkeyPatch) -> None:
    """After a crash, send again what was on the wire."""

    async def queue_again(self: SqliteOutbox, at: object) -> tuple[str, ...]:
        for operation in await self.all(open_only=True):
            if operation.state is State.INFLIGHT:
                await self.move(operation, State.QUEUED, Actor.WORKER, words.NOT_SENT)
        return ()

    patch.setattr(SqliteOutbox, "recover", queue_again)


def no_booking_gate(patch: pytest.MonkeyPatch) -> None:
    """Send without looking."""

    async def anything_goes(self: Gate, ledgerbee: LedgerBee, send: Operation) -> Passed:
        return Passed(send)

    patch.setattr(Gate, "examine", anything_goes)


def lower_bound_by_our_clock(patch: pytest.MonkeyPatch) -> None:
    """Compare LedgerBee's times with this computer's, without a margin."""
    patch.setattr("ledgerbee_desktop.sync.scan.lower_bound", lambda operation: operation.created_at)


def no_second_look_before_a_second_post(patch: pytest.MonkeyPatch) -> None:
    """Take the person's word without a fresh scan, and ask them at once."""

    async def blind(self: Scanner, ledgerbee: LedgerBee, operation: Operation) -> Found:
        return Found(clean=True)

    patch.setattr(Scanner, "find", blind)


def a_change_without_a_look(patch: pytest.MonkeyPatch) -> None:
    """Send a change whatever LedgerBee has by now."""

    async def blind(self: UpdateStep, operation: Operation, ledgerbee: LedgerBee) -> None:
        await self._leave(operation, ledgerbee)

    patch.setattr(UpdateStep, "work", blind)


def a_base_that_nobody_compares(patch: pytest.MonkeyPatch) -> None:
    """Look before a change, and take no notice of what somebody else has changed."""
    patch.setattr("ledgerbee_desktop.sync.updates.changed_fields", lambda base, now: ())


def a_conversion_without_a_look(patch: pytest.MonkeyPatch) -> None:
    """Convert whatever became of an earlier attempt, and ask the person at once."""
    nothing = NotYet(words.CONVERT_NOT_FOUND)

    async def blind(self: ConvertDetective, operation: Operation, ledgerbee: LedgerBee) -> NotYet:
        return nothing

    patch.setattr(ConvertDetective, "look", blind)
    patch.setattr("ledgerbee_desktop.sync.converts.cannot_convert", lambda source: None)


def records_are_made_again_without_a_look(patch: pytest.MonkeyPatch) -> None:
    """Make a customer, product or price again when the person says so, without looking for it."""
    nothing = NotYet(record_words.CREATE_NOT_FOUND.of(name=""))

    async def blind(self: RecordDetective, operation: Operation, ledgerbee: LedgerBee) -> NotYet:
        return nothing

    patch.setattr(RecordDetective, "look", blind)


DEFECTS: tuple[Callable[[pytest.MonkeyPatch], None], ...] = (
    naive_retry,
    no_claim_check,
    one_look_then_again,
    inflight_is_queued_at_start,
    no_booking_gate,
    lower_bound_by_our_clock,
    no_second_look_before_a_second_post,
    a_change_without_a_look,
    a_base_that_nobody_compares,
    a_conversion_without_a_look,
    records_are_made_again_without_a_look,
)


@pytest.mark.timeout(300)
@pytest.mark.parametrize("plant", DEFECTS, ids=lambda plant: plant.__name__)
def test_a_planted_defect_is_seen(plant: Callable[[pytest.MonkeyPatch], None], monkeypatch: pytest.MonkeyPatch) -> None:
    plant(monkeypatch)
    assert any(simulate(seed).violations for seed in range(PATIENCE))
