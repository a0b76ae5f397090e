"""Operations, attempts and events as rows, and the parts of a transaction that several stores share."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Mapping
from datetime import UTC, datetime

import msgspec

from ledgerbee_desktop.core.drafts import DraftState
from ledgerbee_desktop.core.errors import Stale, StoreDamaged
from ledgerbee_desktop.core.identifiers import CustomerId, DocumentId, DraftId, OperationId
from ledgerbee_desktop.core.kinds import Target
from ledgerbee_desktop.core.moments import read_moment
from ledgerbee_desktop.core.operations import (
    Actor,
    Attempt,
    AttemptId,
    Evidence,
    Operation,
    OperationKind,
    OutboxEvent,
    Refusal,
    State,
)
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP, Message
from ledgerbee_desktop.store import copy_notes
from ledgerbee_desktop.store.sealed import ATTEMPT, DRAFT, OPERATION, Row, Value

_encoder = msgspec.json.Encoder(
    enc_hook=str
)  # what a message's hole may hold besides numbers and text is shown as text
_evidence = msgspec.json.Decoder(Evidence)
_message = msgspec.json.Decoder(Message)
_refusal = msgspec.json.Decoder(Refusal)

_DAMAGED_LINE = QT_TRANSLATE_NOOP(
    "outbox", "The disk has damaged this line of the history: it cannot be read any more."
)

SETTABLE = frozenset(
    {
        "customer_id",
        "document_id",
        "not_before",
        "approved_total",
        "total_accepted",
        "lower_bound",
        "dead_at",
        "probes",
        "clean_scans",
        "next_probe",
        "refusal",
        "error",
        "sent_before",
        "record_id",
        "result_id",
    }
)

DRAFT_STATES: dict[State, DraftState] = {
    State.QUEUED: DraftState.QUEUED,
    State.INFLIGHT: DraftState.LEAVING,
    State.UNKNOWN: DraftState.LEAVING,
    State.AMBIGUOUS: DraftState.LEAVING,
    State.NOT_FOUND: DraftState.LEAVING,
    State.REFUSED: DraftState.EDITING,
    State.DISCARDED: DraftState.EDITING,
    State.DONE: DraftState.HANDED_OVER,
}
"""Where a draft stands while its create stands there."""


def to_json(value: object) -> str:
    """JSON of an Evidence, Refusal or Message."""
    try:
        return _encoder.encode(value).decode()
    except (
        UnicodeEncodeError
    ):  # an error text of the operating system need not be text; an outcome is stored all the same
        plain = json.dumps(msgspec.to_builtins(value, enc_hook=str), ensure_ascii=False)
        return plain.encode("utf-8", "replace").decode()


def moment(at: datetime) -> str:
    """A point in time as it is stored: UTC, ISO 8601. Raises ValueError for a naive one."""
    if at.tzinfo is None:
        raise ValueError("a naive time")
    return at.astimezone(UTC).isoformat()


def stored_value(value: object) -> Value:
    """The column for a value of a field of Operation."""
    match value:
        case None | str() | int() | bytes():
            return int(value) if isinstance(value, bool) else value
        case datetime():
            return moment(value)
        case Refusal() | Message() | Evidence():
            return to_json(value)
        case _:
            raise ValueError(f"no column holds a {type(value).__name__}")


def columns_of(fields: Mapping[str, object]) -> dict[str, Value]:
    """The columns for `fields` of an operation. Raises ValueError for one that may not be set (the payload is frozen)."""
    unknown = set(fields) - SETTABLE
    if unknown:
        raise ValueError(f"these fields of an operation cannot be set: {sorted(unknown)}")
    return {name: stored_value(value) for name, value in fields.items()}


def _text(value: Value) -> str:
    return "" if value is None else str(value)


def _number(value: Value) -> int:
    return value if isinstance(value, int) else 0


def _time(value: Value) -> datetime | None:
    return None if value is None else datetime.fromisoformat(str(value))


def operation_of(row: Row) -> Operation:
    """The operation in a row whose checksum was compared."""
    payload = row["payload"]
    return Operation(
        id=OperationId(_text(row["id"])),
        rev=_number(row["rev"]),
        draft_id=None if row["draft_id"] is None else DraftId(_text(row["draft_id"])),
        target=Target(_text(row["target"])),
        kind=OperationKind(_text(row["kind"])),
        state=State(_text(row["state"])),
        payload=payload if isinstance(payload, bytes) else b"",
        created_at=datetime.fromisoformat(_text(row["created_at"])),
        customer_id=None if row["customer_id"] is None else CustomerId(_text(row["customer_id"])),
        document_id=None if row["document_id"] is None else DocumentId(_text(row["document_id"])),
        after=None if row["after"] is None else OperationId(_text(row["after"])),
        not_before=_time(row["not_before"]),
        approved_total=_text(row["approved_total"]),
        total_accepted=bool(row["total_accepted"]),
        attempts=_number(row["attempts"]),
        lower_bound=_time(row["lower_bound"]),
        dead_at=_time(row["dead_at"]),
        probes=_number(row["probes"]),
        clean_scans=_number(row["clean_scans"]),
        next_probe=_time(row["next_probe"]),
        refusal=None if row["refusal"] is None else _refusal.decode(_text(row["refusal"])),
        error=None if row["error"] is None else _message.decode(_text(row["error"])),
        sent_before=_number(row["sent_before"]),
        record_id=None if row["record_id"] is None else _text(row["record_id"]),
        result_id=None if row["result_id"] is None else DocumentId(_text(row["result_id"])),
        batch=_text(row["batch"]),
    )


def attempt_of(row: Row) -> Attempt:
    """The attempt in a row whose checksum was compared."""
    return Attempt(
        id=AttemptId(_number(row["id"])),
        operation_id=OperationId(_text(row["operation_id"])),
        number=_number(row["number"]),
        started_at=datetime.fromisoformat(_text(row["started_at"])),
        ended_at=_time(row["ended_at"]),
        outcome=_text(row["outcome"]),
        evidence=_evidence.decode(_text(row["evidence"])),
    )


def row_of(connection: sqlite3.Connection, operation_id: str) -> Row:
    """The stored row. Raises KeyError or StoreDamaged."""
    stored = connection.execute("SELECT * FROM operation WHERE id = ?", (operation_id,)).fetchone()
    if stored is None:
        raise KeyError(operation_id)
    return OPERATION.opened(stored)


def rows_where(connection: sqlite3.Connection, condition: str, *values: Value) -> Iterator[Row]:
    """The rows that meet a condition (a text of this package, never of a person), oldest first. Raises StoreDamaged."""
    found = connection.execute(f"SELECT * FROM operation WHERE {condition} ORDER BY number", values)  # noqa: S608
    for stored in found.fetchall():
        yield OPERATION.opened(stored)


def waiting_for(connection: sqlite3.Connection, operation_id: Value) -> list[Row]:
    """The open operations that wait for this one, but for those that the disk has damaged.

    Those stay as they are and are reported at every start; they keep nobody from storing what became of the one that they wait for.
    """
    query = "SELECT * FROM operation WHERE after = ? AND state NOT IN ('done', 'discarded') ORDER BY number"
    found = connection.execute(query, (operation_id,)).fetchall()
    return [OPERATION.opened(stored) for stored in found if OPERATION.is_sound(stored)]


def next_number(connection: sqlite3.Connection, table: str, column: str) -> int:
    """The number of a row about to be added."""
    return int(connection.execute(f"SELECT coalesce(max({column}), 0) + 1 FROM {table}").fetchone()[0])  # noqa: S608


def swap(connection: sqlite3.Connection, row: Row, changes: Mapping[str, Value]) -> Row:
    """Change a row of an operation; `rev` rises. Raises Stale when somebody changed it first or holds what it claims."""
    try:
        new = OPERATION.replace(connection, row, {**changes, "rev": _number(row["rev"]) + 1})
    except sqlite3.IntegrityError as error:
        raise Stale from error
    if not State(_text(new["state"])).is_open:
        copy_notes.forget(connection, _text(new["id"]))
    return new


def write_event(
    connection: sqlite3.Connection,
    row: Row,
    at: datetime,
    actor: Actor,
    what: Message,
    *,
    evidence: Evidence | None = None,
    image: str | None = None,
) -> None:
    """Add a line to an operation's history, which nothing ever changes, with what the wire saw or an image of the document."""
    seen = image if evidence is None else to_json(evidence)
    connection.execute(
        "INSERT INTO outbox_event (operation_id, at, actor, state, what, evidence) VALUES (?, ?, ?, ?, ?, ?)",
        (row["id"], moment(at), actor.value, row["state"], to_json(what), seen),
    )


def event_of(at: object, what: object) -> OutboxEvent | None:
    """A line of an operation's history; it has no checksum, so what the disk has made unreadable of it is said, and left out when not
    even its time is readable."""
    read_at = read_moment(at)
    if read_at is None:
        return None
    try:
        said = _message.decode(what) if isinstance(what, str) else _DAMAGED_LINE
        str(said)
    except (msgspec.MsgspecError, ValueError, LookupError, AttributeError):
        said = _DAMAGED_LINE
    return OutboxEvent(read_at.astimezone(UTC), said)


def begin_attempt(connection: sqlite3.Connection, row: Row, at: datetime) -> Attempt:
    """Store an attempt that is about to start."""
    used = connection.execute("SELECT coalesce(max(number), 0) FROM attempt WHERE operation_id = ?", (row["id"],))
    new: Row = {
        "id": next_number(connection, "attempt", "id"),
        "operation_id": row["id"],
        "number": int(used.fetchone()[0]) + 1,
        "started_at": moment(at),
        "ended_at": None,
        "outcome": State.INFLIGHT.value,
        "evidence": to_json(Evidence()),
    }
    ATTEMPT.insert(connection, new)
    return attempt_of(new)


def end_attempt(connection: sqlite3.Connection, attempt_id: int, at: datetime, to: State, evidence: Evidence) -> None:
    """Store how an attempt ended. Raises KeyError or StoreDamaged."""
    stored = connection.execute("SELECT * FROM attempt WHERE id = ?", (attempt_id,)).fetchone()
    if stored is None:
        raise KeyError(attempt_id)
    changes = {"ended_at": moment(at), "outcome": to.value, "evidence": to_json(evidence)}
    ATTEMPT.replace(connection, ATTEMPT.opened(stored), changes)


def open_attempts(connection: sqlite3.Connection, operation_id: str) -> tuple[Attempt, ...]:
    """The attempts of an operation that have no end."""
    found = connection.execute(
        "SELECT * FROM attempt WHERE operation_id = ? AND ended_at IS NULL ORDER BY number", (operation_id,)
    )
    return tuple(attempt_of(ATTEMPT.opened(stored)) for stored in found.fetchall())


def draft_row(connection: sqlite3.Connection, draft_id: str) -> Row:
    """The stored row of a draft. Raises KeyError or StoreDamaged."""
    stored = connection.execute("SELECT * FROM draft WHERE id = ?", (draft_id,)).fetchone()
    if stored is None:
        raise KeyError(draft_id)
    return DRAFT.opened(stored)


def move_draft(connection: sqlite3.Connection, draft_id: str, state: DraftState, document_id: Value = None) -> bool:
    """Take a draft along with its create; False when there is no such draft, or it is damaged.

    What became of an operation is stored even then: the outcome on LedgerBee matters more than the draft's row, which stays
    as it is and is reported at every start.
    """
    try:
        row = draft_row(connection, draft_id)
    except (KeyError, StoreDamaged):
        return False
    DRAFT.replace(connection, row, {"state": state.value, "document_id": document_id})
    return True
