"""Operations: one row of the outbox is one write that is to happen on LedgerBee exactly once.

The state machine is data (`ARROWS`): the store refuses every arrow that is not in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

from ledgerbee_desktop.core.identifiers import CustomerId, DocumentId, DraftId, OperationId, TemplateId
from ledgerbee_desktop.core.kinds import DeliveryType, DocumentKind, Target
from ledgerbee_desktop.core.text import Message

AttemptId = NewType("AttemptId", int)


class OperationKind(StrEnum):
    """What is to happen."""

    CREATE = "create"
    UPDATE = "update"
    SEND = "send"
    CONVERT = "convert"
    DELETE = "delete"  # products, prices and product groups only
    ACTION = "action"  # of a price: activate, archive, disable, set-default


class State(StrEnum):
    """Where an operation stands."""

    QUEUED = "queued"
    INFLIGHT = "inflight"
    UNKNOWN = "unknown"
    AMBIGUOUS = "ambiguous"
    NOT_FOUND = "not_found"
    REFUSED = "refused"
    DONE = "done"
    DISCARDED = "discarded"

    @property
    def is_open(self) -> bool:
        """Is it still in the outbox's care (anything may still happen, or a person must decide)?"""
        return self not in {State.DONE, State.DISCARDED}

    @property
    def is_undecided(self) -> bool:
        """Might LedgerBee have it although we do not know?"""
        return self in {State.INFLIGHT, State.UNKNOWN, State.AMBIGUOUS, State.NOT_FOUND}


class Actor(StrEnum):
    """Who may take an arrow."""

    WORKER = "worker"  # the outbox worker, around an attempt
    RECOVERY = "recovery"  # at start-up, after a restore
    RECONCILIATION = "reconciliation"
    PERSON = "person"


ARROWS: dict[tuple[State, State], frozenset[Actor]] = {
    (State.QUEUED, State.INFLIGHT): frozenset({Actor.WORKER}),
    (State.QUEUED, State.DISCARDED): frozenset({Actor.PERSON}),  # taken back before it left
    (State.QUEUED, State.UNKNOWN): frozenset({Actor.RECOVERY}),  # a restored copy cannot know what came after it
    (State.INFLIGHT, State.QUEUED): frozenset({Actor.WORKER}),  # not sent, key problem, wait
    (State.INFLIGHT, State.DONE): frozenset({Actor.WORKER}),
    (State.INFLIGHT, State.REFUSED): frozenset({Actor.WORKER}),
    (State.INFLIGHT, State.UNKNOWN): frozenset({Actor.WORKER, Actor.RECOVERY}),
    (State.UNKNOWN, State.DONE): frozenset({Actor.RECONCILIATION, Actor.PERSON}),
    (State.UNKNOWN, State.AMBIGUOUS): frozenset({Actor.RECONCILIATION}),
    (State.UNKNOWN, State.NOT_FOUND): frozenset({Actor.RECONCILIATION}),
    (State.AMBIGUOUS, State.DONE): frozenset({Actor.PERSON, Actor.RECONCILIATION}),
    (State.AMBIGUOUS, State.QUEUED): frozenset({Actor.PERSON}),
    (State.AMBIGUOUS, State.DISCARDED): frozenset({Actor.PERSON}),
    (State.AMBIGUOUS, State.UNKNOWN): frozenset({Actor.PERSON, Actor.RECOVERY}),  # look again; after a restore
    (State.NOT_FOUND, State.QUEUED): frozenset({Actor.PERSON}),
    (State.NOT_FOUND, State.DISCARDED): frozenset({Actor.PERSON}),
    (State.NOT_FOUND, State.UNKNOWN): frozenset({Actor.PERSON, Actor.RECOVERY}),  # likewise
    (State.NOT_FOUND, State.DONE): frozenset({Actor.PERSON, Actor.RECONCILIATION}),  # a late twin turned up
    (State.REFUSED, State.QUEUED): frozenset({Actor.PERSON}),
    (State.REFUSED, State.DISCARDED): frozenset({Actor.PERSON}),
    (State.REFUSED, State.UNKNOWN): frozenset({Actor.RECOVERY}),  # nor whether it was queued again since, and done
}


class WaitReason(StrEnum):
    """Why an operation does not move by itself at this moment (names of the headless JSON)."""

    NETWORK = "network"
    KEY = "key"
    RATE_LIMIT = "rate-limit"
    OPERATION = "operation"  # another operation goes first
    SETTLE = "settle"  # LedgerBee is being asked what became of it
    UNDO = "undo"  # the seconds in which a send can be taken back
    PERSON_TOTAL = "person-total"  # LedgerBee's total differs from what was approved
    PERSON_UNKNOWN = "person-unknown"  # not found or ambiguous: the person decides


@dataclass(frozen=True, slots=True)
class Waiting:
    """The reason, until when (UTC, None: until something happens), and the operation that goes first, if any."""

    reason: WaitReason
    until: datetime | None = None
    operation_id: OperationId | None = None


@dataclass(frozen=True, slots=True)
class FieldProblem:
    """LedgerBee's complaint about one field: `path` as it prints it (`lines.0.quantity`), `text` in its words."""

    path: str
    text: str


@dataclass(frozen=True, slots=True)
class Refusal:
    """Why LedgerBee refused: its status, code (may be empty), message and the fields that it named."""

    status: int
    code: str
    text: str
    problems: tuple[FieldProblem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What the wire saw of one request: on this, not on an exception's name, rests whether it may have happened.

    `wrote`: a header of the request (not of a proxy's CONNECT) was begun (reliability: the trace flag).
    `server_date` is the answer's Date header, `failure` the exception's class and text without secrets.
    """

    wrote: bool = False
    status: int | None = None
    server_date: datetime | None = None
    failure: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SendRequest:
    """How a document is to be sent. `to` is an e-mail address (Email) or a GLN (Sproom) for this send; empty: LedgerBee resolves it."""

    delivery_type: DeliveryType
    to: str = ""
    store_on_customer: bool = False
    template_id: TemplateId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One row of the outbox. `payload` is frozen from the moment it was queued; `rev` rises with each arrow.

    `target` is what is written: a document (then `document_kind` says which, `document_id` is the one that is changed, sent or
    converted, or that a create became) or a record (then `record_id` is its id: LedgerBee's, or the temporary one of a create).
    When a create of a record is done its temporary id is replaced everywhere, in payloads that never left too; until then whatever
    names it waits for it (`after`). `result_id` is the document that a conversion made. `batch` marks sends that were asked for together.

    `after` names the operation that must be done first. `not_before` (UTC) is the end of the time in which a send can be
    taken back. `approved_total` is the estimate that the person saw when queueing, in `currency`.
    `dead_at` (UTC) is the moment from which on the last attempt's connection is known to be dead: the settle window counts from it.
    `lower_bound` is LedgerBee's time just before the first attempt. `clean_scans` counts complete, equal passes that found
    nothing since `dead_at`; `probes` all of them.
    """

    id: OperationId
    rev: int
    draft_id: DraftId | None
    target: Target
    kind: OperationKind
    state: State
    payload: bytes
    created_at: datetime
    customer_id: CustomerId | None = None
    document_id: DocumentId | None = None
    after: OperationId | None = None
    not_before: datetime | None = None
    approved_total: str = ""
    total_accepted: bool = False
    attempts: int = 0
    lower_bound: datetime | None = None
    dead_at: datetime | None = None
    probes: int = 0
    clean_scans: int = 0
    next_probe: datetime | None = None
    refusal: Refusal | None = None
    error: Message | None = None
    sent_before: int = 0
    record_id: str | None = None
    result_id: DocumentId | None = None
    batch: str = ""

    @property
    def may_only_be_older(self) -> bool:
        """Unknown, or looked for in vain: is it so only because this data is a copy, that is, nothing of it had left or all was answered?"""
        return self.attempts == 0 or self.refusal is not None

    @property
    def document_kind(self) -> DocumentKind:
        """Which document it writes. Raises ValueError when it writes a record."""
        return DocumentKind(self.target.value)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attempt:
    """One try of an operation on the wire; on disk before its first byte leaves."""

    id: AttemptId
    operation_id: OperationId
    number: int
    started_at: datetime
    ended_at: datetime | None
    outcome: str
    evidence: Evidence


@dataclass(frozen=True, slots=True)
class OutboxEvent:
    """One line of an operation's history, oldest first: what happened, in words for the details of the outbox."""

    at: datetime
    what: Message


class Decision(StrEnum):
    """What a person may decide about an operation that waits for them."""

    AGAIN = "again"  # send once more (after a fresh clean scan), or queue a refused one again
    LOOK = "look"  # look again, decide nothing
    HAPPENED = "happened"  # it did happen: as this document
    DISCARD = "discard"
    ACCEPT = "accept"  # the difference in totals was seen
