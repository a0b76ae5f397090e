"""The operations of one company: each method is one transaction, each arrow a compare-and-swap."""

from __future__ import annotations

import dataclasses
import sqlite3
from collections.abc import Callable, Mapping, Sequence
from datetime import datetime

from ledgerbee_desktop.core.errors import Stale
from ledgerbee_desktop.core.events import Bus, Topic
from ledgerbee_desktop.core.identifiers import CustomerId, DocumentId, DraftId, OperationId
from ledgerbee_desktop.core.kinds import Target
from ledgerbee_desktop.core.library import Document, Image, Moment
from ledgerbee_desktop.core.operations import (
    ARROWS,
    Actor,
    Attempt,
    Evidence,
    Operation,
    OutboxEvent,
    State,
)
from ledgerbee_desktop.core.ports import Clock, NewOperation
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP, Message
from ledgerbee_desktop.store import copy_notes, images
from ledgerbee_desktop.store import operation_queries as queries
from ledgerbee_desktop.store import operation_rows as rows
from ledgerbee_desktop.store import outbox_steps as steps
from ledgerbee_desktop.store.database import Database
from ledgerbee_desktop.store.sealed import OPERATION, Row, Value

_QUEUED = QT_TRANSLATE_NOOP("outbox", "Queued.")
_LEAVES = QT_TRANSLATE_NOOP("outbox", "Attempt {number} leaves.")
_RESTARTED = QT_TRANSLATE_NOOP("outbox", "The program ended before LedgerBee's answer came.")
_RESTORED = QT_TRANSLATE_NOOP(
    "outbox", "This data is a copy or was restored: LedgerBee is asked what has happened since it was made."
)


class SqliteOutbox:
    """`core.ports.OutboxStore` on the company's database. Publishes Topic.OPERATIONS and, when a draft moved along, Topic.DRAFTS.

    Attempts: `begin` counts one; leaving inflight for queued (not sent, key, rate limit) takes it off again, so that being
    offline costs none. Every attempt stays in `attempts()`.
    """

    def __init__(
        self, database: Database, clock: Clock, bus: Bus, catalogue_changed: Callable[[frozenset[str]], None]
    ) -> None:
        self._database = database
        self._clock = clock
        self._bus = bus
        self._catalogue_changed = catalogue_changed

    async def queue(self, operations: Sequence[NewOperation], draft_id: DraftId | None, revision: int | None) -> None:
        """Store `operations` as queued, and the draft (at `revision`) as queued with them. A refused create of the draft is discarded.

        So is a refused sending or conversion of the same document, or a refused write of the same kind of the same record, or the one
        that it `replaces`; what waits for it waits for the new one.
        The record of a create is in the library from here on.

        Raises:
            Stale: the draft has another revision by now, the same thing is in the outbox already, or what it replaces has left.
            NotEditable: the draft is queued or has left.
        """
        at = self._clock.now()
        touched = steps.Touched()

        def work(connection: sqlite3.Connection) -> steps.Touched:
            if draft_id is not None:
                steps.queue_draft(connection, draft_id, revision, at, touched)
            for operation in operations:
                replaced = steps.make_way(connection, operation, at, touched)
                row = steps.new_row(connection, operation, revision, at)
                try:
                    OPERATION.insert(connection, row)
                except sqlite3.IntegrityError as error:
                    raise Stale from error
                rows.write_event(connection, row, at, Actor.PERSON, _QUEUED)
                steps.hand_on(connection, replaced, operation.id, touched)
                touched.operations.add(operation.id)
            return touched

        await self._database.write(work, self._announce)

    async def begin(
        self, operation: Operation, at: datetime, lower_bound: datetime | None, before: Document | None = None
    ) -> tuple[Operation, Attempt]:
        """queued → inflight with a new attempt, on disk before the first byte leaves. Raises Stale.

        The lower bound of the first attempt is kept: a later attempt may still meet the document of an earlier one.
        `before` is the document that a change is about to replace: its image is kept in the same transaction.
        """
        touched = steps.Touched()
        image = None if before is None else images.written(operation.id, Moment.BEFORE, before)

        def work(connection: sqlite3.Connection) -> tuple[Operation, Attempt]:
            row = self._current(connection, operation, State.INFLIGHT, Actor.WORKER)
            bound = operation.lower_bound or lower_bound
            changes: dict[str, Value] = {
                "state": State.INFLIGHT.value,
                "attempts": operation.attempts + 1,
                "lower_bound": None if bound is None else rows.moment(bound),
                "dead_at": None,
                "probes": 0,
                "clean_scans": 0,
                "next_probe": None,
                "refusal": None,
                "error": None,
            }
            new = rows.swap(connection, row, changes)
            attempt = rows.begin_attempt(connection, new, at)
            rows.write_event(connection, new, at, Actor.WORKER, _LEAVES.of(number=attempt.number), image=image)
            steps.take_along(connection, new, at, touched)
            return rows.operation_of(new), attempt

        return await self._database.write(work, lambda _: self._announce(touched))

    async def move(
        self,
        operation: Operation,
        to: State,
        actor: Actor,
        what: Message,
        *,
        attempt: Attempt | None = None,
        evidence: Evidence | None = None,
        fields: Mapping[str, object] | None = None,
    ) -> Operation:
        """Take one arrow of `ARROWS`; end `attempt` with `evidence`; set further columns; write the event; move the draft's state along.

        A create that is done names its document (`document_id` in `fields`, unless it has it already); the send that waits for it
        learns it in the same transaction. A create of a record that is done names LedgerBee's id of it (`record_id` in `fields`), which
        takes the place of the temporary one everywhere in the same transaction. When an operation is refused or discarded, what is queued and
        waits for it is discarded (creates of records stay while it is only refused); when the create of a record is discarded, the record
        leaves the library.

        Raises:
            Stale: the operation's `rev` is not the stored one any more, or another create claims the document.
            ValueError: there is no such arrow, or `actor` may not take it (inflight is entered by `begin` alone); a field may not be set.
            NotEditable: a refused create is to be queued again, but its draft was edited or queued anew.
        """
        if to is State.INFLIGHT:
            raise ValueError("inflight is entered with an attempt, by begin")
        at = self._clock.now()
        changes = rows.columns_of(fields or {})
        touched = steps.Touched()

        def work(connection: sqlite3.Connection) -> Operation:
            row = self._current(connection, operation, to, actor)
            if operation.state is State.REFUSED and to is State.QUEUED:
                steps.must_be_unedited(connection, row)
            new = rows.swap(connection, row, {**steps.implied(operation, to, at), **changes, "state": to.value})
            steps.check_result(row, new, changes, to)
            if "record_id" in changes:
                steps.heal_record(connection, row, new, touched)
            if attempt is not None:
                rows.end_attempt(connection, attempt.id, at, to, evidence or Evidence())
            rows.write_event(connection, new, at, actor, what, evidence=evidence)
            steps.take_along(connection, new, at, touched, came_from=operation.state)
            return rows.operation_of(new)

        return await self._database.write(work, lambda _: self._announce(touched))

    async def note(self, operation: Operation, what: Message | None, fields: Mapping[str, object]) -> Operation:
        """Set columns (probe counters, holds) without moving; `rev` rises all the same. Raises Stale or ValueError."""
        at = self._clock.now()
        if "record_id" in fields:
            raise ValueError("only a create that is done gives its record another id")
        changes = rows.columns_of(fields)

        def work(connection: sqlite3.Connection) -> Operation:
            row = steps.unchanged(connection, operation)
            new = rows.swap(connection, row, changes)
            if what is not None:
                rows.write_event(connection, new, at, Actor.WORKER, what)
            return rows.operation_of(new)

        return await self._database.write(work, lambda _: self._announce(steps.Touched({operation.id})))

    async def keep_image(self, operation: Operation, moment: Moment, document: Document, what: Message) -> None:
        """Keep what LedgerBee has of the document that a change is about, as a line `what` of its history; nothing when it is the
        same, but for its number and its times, as the newest image of this operation."""
        at, image = self._clock.now(), images.written(operation.id, moment, document)

        def work(connection: sqlite3.Connection) -> bool:
            last = images.last_of(connection, operation.id)
            if (
                last is not None
                and dataclasses.replace(document, updated_at=last.updated_at, number=last.number) == last
            ):
                return False
            rows.write_event(connection, rows.row_of(connection, operation.id), at, Actor.WORKER, what, image=image)
            return True

        await self._database.write(work, lambda kept: self._announce(steps.Touched({operation.id} if kept else set())))

    async def images(self, document_id: DocumentId) -> tuple[Image, ...]:
        """What LedgerBee had of a document around the changes that were made from here, oldest first."""
        return await self._database.read(lambda connection: images.images_of(connection, document_id))

    async def recover(self, at: datetime) -> tuple[OperationId, ...]:
        """At start-up: everything inflight becomes unknown, dead from `at`. Returns their ids. Raises StoreDamaged."""
        return await self._doubt("state = 'inflight'", _RESTARTED, at)

    async def distrust(self, at: datetime) -> tuple[OperationId, ...]:
        """After a restore or a copy: whatever is open becomes unknown, because it may have happened since, or been decided otherwise.

        (Not what was refused and overtaken since: `steps.is_overtaken`.) It is noted as `of_a_copy`: documents that were made since, by
        operations that the copy does not know, must not be taken for its own.
        """
        open_states = "state NOT IN ('done', 'discarded', 'unknown')"
        return await self._doubt(open_states, _RESTORED, at, copy_notes.note_the_open)

    async def of_a_copy(self, operation_id: OperationId) -> bool:
        """Was this operation open when this data was made a copy of, or restored, and is it still?"""
        return await self._database.read(lambda connection: copy_notes.is_noted(connection, operation_id))

    async def get(self, operation_id: OperationId) -> Operation:
        """One operation. Raises KeyError or StoreDamaged."""
        return await self._database.read(lambda connection: rows.operation_of(rows.row_of(connection, operation_id)))

    async def all(self, *, open_only: bool) -> tuple[Operation, ...]:
        """The operations, oldest first. A damaged row raises StoreDamaged: nothing is submitted from it."""
        return await self._database.read(lambda connection: queries.operations(connection, open_only=open_only))

    async def ended(self, limit: int, before: OperationId | None = None) -> tuple[Operation, ...]:
        """The newest `limit` operations that are done or discarded, of those older than `before`, oldest first. Raises StoreDamaged."""
        return await self._database.read(lambda connection: queries.ended(connection, limit, before))

    async def of_batch(self, batch: str) -> tuple[Operation, ...]:
        """The sends that were asked for together, those that have ended too, oldest first. Raises StoreDamaged."""
        return await self._database.read(lambda connection: queries.of_batch(connection, batch))

    async def of_draft(self, draft_id: DraftId) -> tuple[Operation, ...]:
        """The operations of a draft, those that have ended too, oldest first. Raises StoreDamaged."""
        return await self._database.read(lambda connection: queries.of_draft(connection, draft_id))

    async def watched(self) -> tuple[Operation, ...]:
        """What is still looked for: late twins of creates that were not found or have ended, and what conversions that are done have made."""
        return await self._database.read(queries.watched)

    async def late_makers(self, target: Target, customer_id: CustomerId) -> tuple[Operation, ...]:
        """The creates for this customer that have ended while a request of theirs may still make a document: given up, or repeated."""
        return await self._database.read(lambda connection: queries.late_makers(connection, target, customer_id))

    async def alerting(self) -> tuple[Operation, ...]:
        """What has ended with an error that a person is told, oldest first."""
        return await self._database.read(queries.alerting)

    async def attempts(self, operation_id: OperationId) -> tuple[Attempt, ...]:
        """The attempts of an operation, oldest first. Raises StoreDamaged."""
        return await self._database.read(lambda connection: queries.attempts(connection, operation_id))

    async def events(self, operation_id: OperationId) -> tuple[OutboxEvent, ...]:
        """The history of an operation, oldest first."""
        return await self._database.read(lambda connection: queries.events(connection, operation_id))

    async def claimed(self, document_ids: Sequence[DocumentId]) -> frozenset[DocumentId]:
        """Which of these documents some create or conversion already claims."""
        return await self._database.read(lambda connection: queries.claimed(connection, document_ids))

    # --- Parts of transactions -------------------------------------------------------------------

    def _current(self, connection: sqlite3.Connection, operation: Operation, to: State, actor: Actor) -> Row:
        """The row to take an arrow from. Raises ValueError, Stale, KeyError or StoreDamaged."""
        if actor not in ARROWS.get((operation.state, to), frozenset()):
            raise ValueError(f"{actor} may not take an operation from {operation.state} to {to}")
        return steps.unchanged(connection, operation)

    async def _doubt(
        self,
        condition: str,
        what: Message,
        at: datetime,
        also: Callable[[sqlite3.Connection, str], None] | None = None,
    ) -> tuple[OperationId, ...]:
        touched = steps.Touched()

        def work(connection: sqlite3.Connection) -> tuple[OperationId, ...]:
            if also is not None:
                also(connection, rows.moment(at))
            doubtful = [
                row for row in rows.rows_where(connection, condition) if not steps.is_overtaken(connection, row)
            ]
            for row in doubtful:
                changes: dict[str, Value] = {
                    "state": State.UNKNOWN.value,
                    "dead_at": rows.moment(at),
                    "probes": 0,
                    "clean_scans": 0,
                    "next_probe": None,
                }
                new = rows.swap(connection, row, changes)
                for attempt in rows.open_attempts(connection, str(row["id"])):
                    # Whether a byte left is not known, so it is taken for written.
                    seen = Evidence(wrote=True, failure=what.template)
                    rows.end_attempt(connection, attempt.id, at, State.UNKNOWN, seen)
                rows.write_event(connection, new, at, Actor.RECOVERY, what)
                steps.take_along(connection, new, at, touched)
            return tuple(OperationId(str(row["id"])) for row in doubtful)

        return await self._database.write(work, lambda _: self._announce(touched))

    def _announce(self, touched: steps.Touched) -> None:
        self._catalogue_changed(frozenset(touched.records))
        if touched.operations:
            self._bus.publish(Topic.OPERATIONS, *touched.operations)
        if touched.drafts:
            self._bus.publish(Topic.DRAFTS, *touched.drafts)
