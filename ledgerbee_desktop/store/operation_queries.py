"""What is asked of the outbox: operations, their attempts, their history."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence

from ledgerbee_desktop.core.identifiers import CustomerId, DocumentId, DraftId, OperationId
from ledgerbee_desktop.core.kinds import Target
from ledgerbee_desktop.core.operations import Attempt, Operation, OutboxEvent
from ledgerbee_desktop.store import operation_rows as rows
from ledgerbee_desktop.store.sealed import ATTEMPT, OPERATION


def operations(connection: sqlite3.Connection, *, open_only: bool) -> tuple[Operation, ...]:
    """The open operations, or all, oldest first. Raises StoreDamaged."""
    condition = "state NOT IN ('done', 'discarded')" if open_only else "TRUE"
    return tuple(rows.operation_of(row) for row in rows.rows_where(connection, condition))


def ended(connection: sqlite3.Connection, limit: int, before: OperationId | None) -> tuple[Operation, ...]:
    """The newest `limit` operations that have ended, of those older than `before`, oldest first. Raises StoreDamaged."""
    found = connection.execute(
        "SELECT * FROM operation WHERE state IN ('done', 'discarded')"
        " AND (? IS NULL OR number < (SELECT number FROM operation WHERE id = ?)) ORDER BY number DESC LIMIT ?",
        (before, before, limit),
    ).fetchall()
    return tuple(rows.operation_of(OPERATION.opened(stored)) for stored in reversed(found))


def of_batch(connection: sqlite3.Connection, batch: str) -> tuple[Operation, ...]:
    """The sends that were asked for together, those that have ended too, oldest first. Raises StoreDamaged."""
    return tuple(rows.operation_of(row) for row in rows.rows_where(connection, "batch = ?", batch))


def of_draft(connection: sqlite3.Connection, draft_id: DraftId) -> tuple[Operation, ...]:
    """What was made of a draft, what has ended too, oldest first. Raises StoreDamaged."""
    return tuple(rows.operation_of(row) for row in rows.rows_where(connection, "draft_id = ?", draft_id))


def watched(connection: sqlite3.Connection) -> tuple[Operation, ...]:
    """What was not found or has ended, and of which another look is planned, oldest first. Raises StoreDamaged."""
    condition = (
        "next_probe IS NOT NULL"
        " AND (kind = 'create' AND state IN ('not_found', 'done', 'discarded') OR kind = 'convert' AND state = 'done')"
    )
    return tuple(rows.operation_of(row) for row in rows.rows_where(connection, condition))


def late_makers(connection: sqlite3.Connection, target: Target, customer_id: CustomerId) -> tuple[Operation, ...]:
    """The creates for this customer that have ended while a request of theirs may still make a document. Raises StoreDamaged.

    That is one that left more than once, or that was given up while its outcome was unknown (`dead_at`).
    """
    condition = (
        "kind = 'create' AND target = ? AND customer_id = ?"
        " AND (state IN ('done', 'discarded') AND attempts > 1 OR state = 'discarded' AND dead_at IS NOT NULL)"
    )
    return tuple(rows.operation_of(row) for row in rows.rows_where(connection, condition, target.value, customer_id))


def alerting(connection: sqlite3.Connection) -> tuple[Operation, ...]:
    """Operations that have ended with an error that a person is told, oldest first. Raises StoreDamaged."""
    condition = "error IS NOT NULL AND state IN ('done', 'discarded')"
    return tuple(rows.operation_of(row) for row in rows.rows_where(connection, condition))


def attempts(connection: sqlite3.Connection, operation_id: OperationId) -> tuple[Attempt, ...]:
    """The attempts of an operation, oldest first. Raises StoreDamaged."""
    found = connection.execute("SELECT * FROM attempt WHERE operation_id = ? ORDER BY number", (operation_id,))
    return tuple(rows.attempt_of(ATTEMPT.opened(stored)) for stored in found.fetchall())


def events(connection: sqlite3.Connection, operation_id: OperationId) -> tuple[OutboxEvent, ...]:
    """An operation's history, oldest first."""
    query = "SELECT at, what FROM outbox_event WHERE operation_id = ? ORDER BY number"
    lines = (rows.event_of(at, what) for at, what in connection.execute(query, (operation_id,)))
    return tuple(line for line in lines if line is not None)


def claimed(connection: sqlite3.Connection, document_ids: Sequence[DocumentId]) -> frozenset[DocumentId]:
    """Which of these documents some create or conversion already claims."""
    query = (
        "SELECT 1 FROM operation WHERE document_id = ? AND kind = 'create' AND state <> 'discarded'"
        " UNION ALL SELECT 1 FROM operation WHERE result_id = ? AND state <> 'discarded'"
    )
    return frozenset(each for each in document_ids if connection.execute(query, (each, each)).fetchone())
