"""What goes into an engine and its parts, and what a run that ends by itself comes to."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from ledgerbee_desktop.core.operations import State, WaitReason
from ledgerbee_desktop.core.ports import (
    Bodies,
    Clock,
    Connection,
    DraftStore,
    Ids,
    LibraryStore,
    OutboxRow,
    OutboxStore,
    ReturnedStore,
)
from ledgerbee_desktop.sync.line import Line
from ledgerbee_desktop.sync.scan import Scanner


class Stores(Protocol):
    """What the engine needs of a company's database."""

    @property
    def outbox(self) -> OutboxStore:
        """The operations."""
        ...

    @property
    def drafts(self) -> DraftStore:
        """The drafts."""
        ...

    @property
    def returned(self) -> ReturnedStore:
        """The drafts that a restore or a copy has brought back."""
        ...

    @property
    def library(self) -> LibraryStore:
        """The library."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """What worker, reconciliation, decisions and the outbox's service of one company work with together."""

    outbox: OutboxStore
    drafts: DraftStore
    library: LibraryStore
    bodies: Bodies
    clock: Clock
    ids: Ids
    line: Line
    scanner: Scanner

    @classmethod
    def of(cls, stores: Stores, bodies: Bodies, clock: Clock, ids: Ids, line: Line) -> Parts:
        """The parts on these stores."""
        return cls(
            outbox=stores.outbox,
            drafts=stores.drafts,
            library=stores.library,
            bodies=bodies,
            clock=clock,
            ids=ids,
            line=line,
            scanner=Scanner(stores.outbox, stores.library, bodies, ids),
        )


@dataclass(frozen=True, slots=True)
class Settled:
    """How a run that ends by itself ended: the connection as last seen, and what open operations still wait for."""

    connection: Connection
    person: bool
    network: bool
    key: bool

    @classmethod
    def of(cls, connection: Connection, rows: Sequence[OutboxRow]) -> Settled:
        """What these open operations come to."""
        reasons = {row.waiting.reason for row in rows if row.waiting is not None}
        refused = any(row.operation.state is State.REFUSED for row in rows)
        return cls(
            connection=connection,
            person=refused or bool(reasons & {WaitReason.PERSON_TOTAL, WaitReason.PERSON_UNKNOWN}),
            network=WaitReason.NETWORK in reasons,
            key=WaitReason.KEY in reasons,
        )
