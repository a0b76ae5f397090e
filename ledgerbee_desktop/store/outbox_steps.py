"""What one transaction of the outbox consists of: rows, and everything that moves along with them."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass, field
from datetime import datetime

from ledgerbee_desktop.core.drafts import DraftState
from ledgerbee_desktop.core.errors import NotEditable, Stale
from ledgerbee_desktop.core.identifiers import DraftId
from ledgerbee_desktop.core.operations import Actor, Operation, OperationKind, State
from ledgerbee_desktop.core.ports import NewOperation
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP
from ledgerbee_desktop.store import operation_rows as rows
from ledgerbee_desktop.store.drafts import NOT_EDITABLE
from ledgerbee_desktop.store.sealed import DRAFT, Row, Value

_REPLACED = QT_TRANSLATE_NOOP("outbox", "The draft was queued again; this replaces the refused attempt.")
_CREATE_GONE = QT_TRANSLATE_NOOP("outbox", "The document was not created, so it is not sent either.")
_DOCUMENT_KNOWN = QT_TRANSLATE_NOOP("outbox", "The document to send exists in LedgerBee now.")
_EDITED_SINCE = QT_TRANSLATE_NOOP(
    "errors", "The draft was edited after LedgerBee refused it. Queue it again from the draft."
)


@dataclass(slots=True)
class Touched:
    """What a transaction changed, to be published once it is on the disk."""

    operations: set[str] = field(default_factory=set)
    drafts: set[str] = field(default_factory=set)


def queue_draft(
    connection: sqlite3.Connection, draft_id: DraftId, revision: int | None, at: datetime, touched: Touched
) -> None:
    draft = rows.draft_row(connection, draft_id)
    if draft["state"] != DraftState.EDITING.value:
        raise NotEditable(NOT_EDITABLE)
    if revision is not None and draft["revision"] != revision:
        raise Stale
    for old in list(rows.rows_where(connection, "draft_id = ? AND state = 'refused'", draft_id)):
        gone = rows.swap(connection, old, {"state": State.DISCARDED.value})
        rows.write_event(connection, gone, at, Actor.PERSON, _REPLACED)
        touched.operations.add(str(old["id"]))
    DRAFT.replace(connection, draft, {"state": DraftState.QUEUED.value})
    touched.drafts.add(draft_id)


def take_along(
    connection: sqlite3.Connection,
    row: Row,
    at: datetime,
    touched: Touched,
    came_from: State | None = None,
) -> None:
    """Let the draft and the send that waits follow a create."""
    touched.operations.add(str(row["id"]))
    if row["kind"] != OperationKind.CREATE.value:
        return
    state = State(str(row["state"]))
    if row["draft_id"] is not None and not (came_from is State.REFUSED and state is State.DISCARDED):
        draft_id = str(row["draft_id"])  # a refused create has given its draft back already
        if rows.move_draft(connection, draft_id, rows.DRAFT_STATES[state], _claim(row, state)):
            touched.drafts.add(draft_id)
    for waiting in list(rows.rows_where(connection, "after = ? AND state NOT IN ('done', 'discarded')", row["id"])):
        _tell_the_send(connection, waiting, row, at, touched)


def _tell_the_send(connection: sqlite3.Connection, waiting: Row, create: Row, at: datetime, touched: Touched) -> None:
    state = State(str(create["state"]))
    if state is State.DONE:
        new = rows.swap(connection, waiting, {"document_id": create["document_id"]})
        rows.write_event(connection, new, at, Actor.WORKER, _DOCUMENT_KNOWN)
    elif state in {State.REFUSED, State.DISCARDED} and waiting["state"] == State.QUEUED.value:
        new = rows.swap(connection, waiting, {"state": State.DISCARDED.value})
        rows.write_event(connection, new, at, Actor.WORKER, _CREATE_GONE)
    else:
        return
    touched.operations.add(str(waiting["id"]))


def _claim(row: Row, state: State) -> Value:
    return row["document_id"] if state is State.DONE else None


def unchanged(connection: sqlite3.Connection, operation: Operation) -> Row:
    row = rows.row_of(connection, operation.id)
    if (row["rev"], row["state"]) != (operation.rev, operation.state.value):
        raise Stale
    return row


def must_be_unedited(connection: sqlite3.Connection, row: Row) -> None:
    if row["draft_id"] is None or row["kind"] != OperationKind.CREATE.value:
        return
    draft = rows.draft_row(connection, str(row["draft_id"]))
    if draft["state"] != DraftState.EDITING.value or draft["revision"] != row["draft_revision"]:
        raise NotEditable(_EDITED_SINCE)


def implied(operation: Operation, to: State, at: datetime) -> dict[str, Value]:
    """What an arrow means for other columns unless the caller says otherwise."""
    if operation.state is State.INFLIGHT and to is State.QUEUED:
        return {"attempts": max(operation.attempts - 1, 0)}
    if operation.state is State.INFLIGHT and to is State.UNKNOWN:
        return {"dead_at": rows.moment(at)}
    if to is State.UNKNOWN:  # a person wants another look: what was looked up before says nothing about now
        return {"clean_scans": 0, "next_probe": None}
    return {}


def new_row(connection: sqlite3.Connection, operation: NewOperation, revision: int | None, at: datetime) -> Row:
    return {
        "number": rows.next_number(connection, "operation", "number"),
        "id": operation.id,
        "rev": 1,
        "draft_id": operation.draft_id,
        "draft_revision": revision,
        "document_kind": operation.target.value,
        "kind": OperationKind(operation.kind).value,
        "state": State.QUEUED.value,
        "payload": operation.payload,
        "created_at": rows.moment(at),
        "customer_id": operation.customer_id,
        "document_id": operation.document_id,
        "after": operation.after,
        "not_before": None if operation.not_before is None else rows.moment(operation.not_before),
        "approved_total": operation.approved_total,
        "total_accepted": 0,
        "attempts": 0,
        "lower_bound": None,
        "dead_at": None,
        "probes": 0,
        "clean_scans": 0,
        "next_probe": None,
        "refusal": None,
        "error": None,
        "sent_before": operation.sent_before,
    }
