"""Defects that are planted to see whether the histories see them (reliability 6.7 and X4). Each takes one safeguard away."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from datetime import datetime
from typing import Any

import pytest

from ledgerbee_desktop.core.identifiers import CustomerId, DocumentId, DraftId, OperationId, PriceId
from ledgerbee_desktop.core.kinds import DocumentKind, Target
from ledgerbee_desktop.core.library import Company, Document
from ledgerbee_desktop.core.operations import Actor, Attempt, AttemptId, Evidence, Operation, State
from ledgerbee_desktop.core.ports import LedgerBee
from ledgerbee_desktop.core.text import Message
from ledgerbee_desktop.store import schema
from ledgerbee_desktop.store.library import SqliteLibrary
from ledgerbee_desktop.store.outbox import SqliteOutbox
from ledgerbee_desktop.sync import record_words, words
from ledgerbee_desktop.sync.attempt import Attempts
from ledgerbee_desktop.sync.converts import ConvertDetective
from ledgerbee_desktop.sync.gate import Gate, Passed
from ledgerbee_desktop.sync.reconcile import Reconciler
from ledgerbee_desktop.sync.records import RecordDetective
from ledgerbee_desktop.sync.scan import Found, Scanner, every_page
from ledgerbee_desktop.sync.traces import Happened, NotYet, Trace
from ledgerbee_desktop.sync.updates import UpdateStep

Plant = Callable[[pytest.MonkeyPatch], None]


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
    for module in ("ledgerbee_desktop.store.book", "tests.faults.simulation.world"):
        patch.setattr(f"{module}.STEPS", unguarded)


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
        base = await self._parts.drafts.base(DraftId(str(operation.draft_id)))
        assert base is not None
        await self._leave(operation, ledgerbee, base)

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


def a_single_pass(patch: pytest.MonkeyPatch) -> None:
    """Walk through LedgerBee's list once; what leaves it meanwhile pushes others past the reader."""

    async def once(
        self: Scanner, ledgerbee: LedgerBee, kind: DocumentKind, customer_id: CustomerId
    ) -> tuple[tuple[Document, ...], bool]:
        return await every_page(ledgerbee, kind, customer_id), True

    patch.setattr(Scanner, "_listed", once)


def no_settle_window(patch: pytest.MonkeyPatch) -> None:
    """Say "not found" after two clean scans, however early; the person answers at once."""
    patch.setattr(Reconciler, "_window_is_over", lambda self, watch: watch.clean >= 2)
    patch.setattr("tests.faults.simulation.answers.PAUSE", 0.0)


def a_window_by_the_wall_clock(patch: pytest.MonkeyPatch) -> None:
    """Count the settle window by the clock on the wall, which somebody may set; the person answers at once."""
    begun: dict[int, datetime] = {}

    def over(self: Reconciler, watch: object) -> bool:
        now = self._clock.now()
        return (now - begun.setdefault(id(watch), now)).total_seconds() >= self.settle

    patch.setattr(Reconciler, "_window_is_over", over)
    patch.setattr("tests.faults.simulation.answers.PAUSE", 0.0)


def a_copy_that_trusts_itself(patch: pytest.MonkeyPatch) -> None:
    """A restored or copied database goes on as if nothing had happened since it was made."""

    async def trust(self: SqliteOutbox, at: datetime) -> tuple[OperationId, ...]:
        return ()

    patch.setattr(SqliteOutbox, "distrust", trust)


def the_intent_is_written_after_the_request(patch: pytest.MonkeyPatch) -> None:
    """The attempt reaches the disk when the answer is there, not before the first byte leaves."""
    begin, move = SqliteOutbox.begin, SqliteOutbox.move
    owed: dict[OperationId, tuple[Operation, datetime, datetime | None, Document | None]] = {}

    async def later(
        self: SqliteOutbox,
        operation: Operation,
        at: datetime,
        lower_bound: datetime | None,
        before: Document | None = None,
    ) -> tuple[Operation, Attempt]:
        owed[operation.id] = (operation, at, lower_bound, before)
        attempt = Attempt(
            id=AttemptId(0),
            operation_id=operation.id,
            number=operation.attempts + 1,
            started_at=at,
            ended_at=None,
            outcome="",
            evidence=Evidence(),
        )
        return dataclasses.replace(operation, state=State.INFLIGHT, attempts=operation.attempts + 1), attempt

    async def first_the_intent(self: SqliteOutbox, operation: Operation, *rest: Any, **named: Any) -> Operation:
        if operation.id in owed and operation.state is State.INFLIGHT:
            operation, named["attempt"] = await begin(self, *owed.pop(operation.id))
        return await move(self, operation, *rest, **named)

    patch.setattr(SqliteOutbox, "begin", later)
    patch.setattr(SqliteOutbox, "move", first_the_intent)


def a_key_that_nobody_checks(patch: pytest.MonkeyPatch) -> None:
    """Believe every key."""
    put = SqliteLibrary.put_company

    async def only_the_first(self: SqliteLibrary, company: Company) -> None:
        if await self.company() is None:
            await put(self, company)

    async def anybody(*_: object) -> None:
        return None

    patch.setattr("ledgerbee_desktop.sync.company.refuse_stranger", anybody)
    patch.setattr(SqliteLibrary, "put_company", only_the_first)  # the library would refuse it as well


def a_disabled_price_counts_as_deleted(patch: pytest.MonkeyPatch) -> None:
    """What is out of use may have been so before (found by the simulation)."""
    deleted = RecordDetective._deleted

    async def out_of_use(self: RecordDetective, operation: Operation, ledgerbee: LedgerBee) -> Trace:
        trace = await deleted(self, operation, ledgerbee)
        if isinstance(trace, NotYet) and operation.target is Target.PRICE:
            price = await ledgerbee.price(PriceId(str(operation.record_id)))
            return trace if price.is_active else Happened(record_words.FOUND_DELETED, {"error": None})
        return trace

    patch.setattr(RecordDetective, "_deleted", out_of_use)


DEFECTS: tuple[tuple[Plant, int], ...] = (
    (naive_retry, 1),
    (no_claim_check, 79),
    (one_look_then_again, 0),
    (inflight_is_queued_at_start, 0),
    (no_booking_gate, 1),
    (lower_bound_by_our_clock, 7),
    (no_second_look_before_a_second_post, 1),
    (a_change_without_a_look, 7),
    (a_base_that_nobody_compares, 7),
    (a_conversion_without_a_look, 23),
    (records_are_made_again_without_a_look, 0),
    (a_single_pass, 0),
    (no_settle_window, 2),
    (a_window_by_the_wall_clock, 21),
    (a_copy_that_trusts_itself, 2),
    (the_intent_is_written_after_the_request, 0),
    (a_key_that_nobody_checks, 0),
    (a_disabled_price_counts_as_deleted, 16),
)
"""Each with the first seed of those that are tried: the histories before it do not show it, and would only cost time."""

SAFEGUARDS: dict[str, Plant] = {
    "the intent is committed before the POST": the_intent_is_written_after_the_request,
    "what was on the wire is unknown at the start": inflight_is_queued_at_start,
    "a document is claimed once": no_claim_check,
    "a scan is two passes": a_single_pass,
    "the settle window": no_settle_window,
    "the booking gate": no_booking_gate,
    "what was restored is unknown": a_copy_that_trusts_itself,
}
"""Those of reliability X4, and what takes each away. (The kill test plants a naive retry, the power cut an intent that comes too late.)"""
