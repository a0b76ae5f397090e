"""What one transaction of the outbox consists of: rows, and everything that moves along with them."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import datetime

from ledgerbee_desktop.core.drafts import DraftState
from ledgerbee_desktop.core.errors import NotEditable, Stale, StoreDamaged
from ledgerbee_desktop.core.identifiers import DraftId
from ledgerbee_desktop.core.kinds import Target
from ledgerbee_desktop.core.operations import Actor, Operation, OperationKind, State
from ledgerbee_desktop.core.ports import NewOperation
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP
from ledgerbee_desktop.store import healing, records
from ledgerbee_desktop.store import operation_rows as rows
from ledgerbee_desktop.store.drafts import NOT_EDITABLE
from ledgerbee_desktop.store.sealed import DRAFT, Row, Value

_REPLACED = QT_TRANSLATE_NOOP("outbox", "The draft was queued again; this replaces the refused attempt.")
_REWRITTEN = QT_TRANSLATE_NOOP("outbox", "It was written again; this replaces the refused attempt.")
_ASKED_AGAIN = QT_TRANSLATE_NOOP("outbox", "It was asked for again; this replaces the refused attempt.")
_CHANGED = QT_TRANSLATE_NOOP("outbox", "It was changed before it left; this is replaced.")
_FIRST_GONE = QT_TRANSLATE_NOOP("outbox", "What this had to wait for was not done, so this is not done either.")
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
    records: set[str] = field(default_factory=set)


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


def make_way(
    connection: sqlite3.Connection, operation: NewOperation, at: datetime, touched: Touched
) -> tuple[str, ...]:
    """What the queueing of a write of a record, a sending or a conversion means beside its row: one that was refused, or the one that it
    `replaces` before it left, is discarded; what is made here is shown. Returns the ids of those. Raises Stale when what it replaces has
    left. (Of creates and changes of documents, the draft knows what they replace: see `queue_draft`.)"""
    if operation.record_id is not None:
        column, about, said = "record_id", _real(connection, operation.record_id), _REWRITTEN
    elif operation.kind in {OperationKind.SEND, OperationKind.CONVERT} and operation.document_id is not None:
        column, about, said = "document_id", str(operation.document_id), _ASKED_AGAIN
    else:
        return ()
    same = (operation.target.value, about, operation.kind)
    condition = f"target = ? AND {column} = ? AND kind = ? AND state = 'refused'"
    replaced = list(rows.rows_where(connection, condition, *same))
    if operation.replaces is not None:
        replaced += _not_left(connection, operation.replaces, same)
    for old in replaced:
        gone = rows.swap(connection, old, {"state": State.DISCARDED.value})
        was_refused = old["state"] == State.REFUSED.value
        rows.write_event(connection, gone, at, Actor.PERSON, said if was_refused else _CHANGED)
        touched.operations.add(str(old["id"]))
    if operation.record is not None:
        if operation.record.id != operation.record_id or operation.kind != OperationKind.CREATE:
            raise ValueError("a record goes with its own create")
        touched.records |= records.put_temporary(connection, operation.record)
    return tuple(str(old["id"]) for old in replaced)


def _not_left(connection: sqlite3.Connection, operation_id: str, same: tuple[str, str | None, str]) -> list[Row]:
    """The write that is to be replaced. Raises Stale unless it is one of the same kind of the same record that never left."""
    row = rows.row_of(connection, operation_id)
    if row["state"] == State.REFUSED.value and (row["target"], row["record_id"], row["kind"]) == same:
        return []  # found as refused already
    never_left = (row["state"], row["attempts"], row["dead_at"]) == (State.QUEUED.value, 0, None)
    if not never_left or (row["target"], row["record_id"], row["kind"]) != same:
        raise Stale
    return [row]


def hand_on(connection: sqlite3.Connection, replaced: Iterable[str], new_id: str, touched: Touched) -> None:
    """What waits for a write that was replaced waits for the new one."""
    for old_id in replaced:
        for waiting in rows.waiting_for(connection, old_id):
            rows.swap(connection, waiting, {"after": new_id})
            touched.operations.add(str(waiting["id"]))


def take_along(
    connection: sqlite3.Connection,
    row: Row,
    at: datetime,
    touched: Touched,
    came_from: State | None = None,
) -> None:
    """Let the draft, the record and what waits follow an operation that has moved."""
    touched.operations.add(str(row["id"]))
    state = State(str(row["state"]))
    if row["draft_id"] is not None and row["kind"] in {OperationKind.CREATE, OperationKind.UPDATE}:
        _take_the_draft(connection, row, state, touched, came_from)
    for waiting in rows.waiting_for(connection, row["id"]):
        _tell(connection, waiting, row, at, touched)
    if state is State.DISCARDED and _makes_a_record(row):
        target = Target(str(row["target"]))
        touched.records |= records.forget_temporary(connection, target, str(row["record_id"]))


def _take_the_draft(
    connection: sqlite3.Connection, row: Row, state: State, touched: Touched, came_from: State | None
) -> None:
    if came_from is State.REFUSED and state is State.DISCARDED:
        return  # a refused one has given its draft back already
    draft_id = str(row["draft_id"])
    if rows.move_draft(connection, draft_id, rows.DRAFT_STATES[state], _claim(row, state)):
        touched.drafts.add(draft_id)


def _tell(connection: sqlite3.Connection, waiting: Row, first: Row, at: datetime, touched: Touched) -> None:
    """Tell an operation what became of the one that it waits for."""
    state = State(str(first["state"]))
    makes_a_document = first["kind"] == OperationKind.CREATE and Target(str(first["target"])).is_document
    if state is State.DONE:
        if makes_a_document and waiting["document_id"] is None:
            new = rows.swap(connection, waiting, {"document_id": first["document_id"]})
            rows.write_event(connection, new, at, Actor.WORKER, _DOCUMENT_KNOWN)
    elif state is State.REFUSED and _makes_a_record(waiting):
        return  # it waits until what it names is mended: what was typed of it is kept
    elif state in {State.REFUSED, State.DISCARDED} and waiting["state"] == State.QUEUED.value:
        new = rows.swap(connection, waiting, {"state": State.DISCARDED.value})
        is_send = makes_a_document and waiting["kind"] == OperationKind.SEND
        rows.write_event(connection, new, at, Actor.WORKER, _CREATE_GONE if is_send else _FIRST_GONE)
        take_along(connection, new, at, touched)
    else:
        return
    touched.operations.add(str(waiting["id"]))


def heal_record(connection: sqlite3.Connection, before: Row, after: Row, touched: Touched) -> None:
    """A create of a record is done: LedgerBee's id takes the place of the temporary one, everywhere, in this transaction."""
    temporary, real = str(before["record_id"]), str(after["record_id"])
    if temporary == real:
        return
    drafts, operations = healing.heal(connection, temporary, real)
    touched.drafts |= drafts
    touched.operations |= operations
    touched.records |= records.heal(connection, Target(str(after["target"])), temporary, real)


def _makes_a_record(row: Row) -> bool:
    return (
        row["kind"] == OperationKind.CREATE
        and row["record_id"] is not None
        and not Target(str(row["target"])).is_document
    )


def check_result(before: Row, after: Row, fields: Mapping[str, Value], to: State) -> None:
    """Does a create that is done say what it became, and nothing else change the record's id? Raises ValueError."""
    is_done_create = to is State.DONE and after["kind"] == OperationKind.CREATE
    if is_done_create and Target(str(after["target"])).is_document and after["document_id"] is None:
        raise ValueError("a create that is done has a document")
    if is_done_create and _makes_a_record(before) and fields.get("record_id") is None:
        raise ValueError("a create of a record that is done has LedgerBee's id of it")
    if "record_id" in fields and not (is_done_create and _makes_a_record(before)):
        raise ValueError("only a create that is done gives its record another id")


def _claim(row: Row, state: State) -> Value:
    """The document that was made from a draft; one that it only changed was not."""
    return row["document_id"] if state is State.DONE and row["kind"] == OperationKind.CREATE else None


def unchanged(connection: sqlite3.Connection, operation: Operation) -> Row:
    row = rows.row_of(connection, operation.id)
    if (row["rev"], row["state"]) != (operation.rev, operation.state.value):
        raise Stale
    return row


def must_be_unedited(connection: sqlite3.Connection, row: Row) -> None:
    if row["draft_id"] is None or row["kind"] not in {OperationKind.CREATE, OperationKind.UPDATE}:
        return
    draft = rows.draft_row(connection, str(row["draft_id"]))
    if draft["state"] != DraftState.EDITING.value or draft["revision"] != row["draft_revision"]:
        raise NotEditable(_EDITED_SINCE)


def is_overtaken(connection: sqlite3.Connection, row: Row) -> bool:
    """Was it refused, and its draft edited since (not as far as is known, when the disk has damaged the draft), or something newer
    asked of the same document or record that is open?"""
    if row["state"] != State.REFUSED.value:
        return False
    if _has_successor(connection, row):
        return True
    try:
        must_be_unedited(connection, row)
    except NotEditable:
        return True
    except StoreDamaged:
        return False
    return False


def _has_successor(connection: sqlite3.Connection, row: Row) -> bool:
    """Is there an operation that stands where this refused one would, if it were open again (the unique indexes of the schema)?"""
    query = (
        "SELECT 1 FROM operation WHERE id <> ? AND state NOT IN ('done', 'discarded') AND (state <> 'refused' OR number > ?)"
        " AND (draft_id = ? AND kind = ? OR target = ? AND document_id = ? AND kind = ? AND kind <> 'create'"
        " OR target = ? AND record_id = ?) LIMIT 1"
    )
    itself, about = (row["id"], row["number"]), (row["target"], row["record_id"])
    place = (row["draft_id"], row["kind"], row["target"], row["document_id"], row["kind"])
    return connection.execute(query, (*itself, *place, *about)).fetchone() is not None


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
        "target": operation.target.value,
        "kind": OperationKind(operation.kind).value,
        "state": State.QUEUED.value,
        "payload": healing.current(connection, operation.payload.decode()).encode(),
        "created_at": rows.moment(at),
        "customer_id": _real(connection, operation.customer_id),
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
        "record_id": _real(connection, operation.record_id),
        "result_id": None,
        "batch": operation.batch or None,
    }


def _real(connection: sqlite3.Connection, record_id: str | None) -> str | None:
    return None if record_id is None else healing.real_id(connection, record_id)
