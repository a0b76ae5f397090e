"""What goes into an engine, and what a run that ends by itself comes to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from ledgerbee_desktop.core.ports import Connection, DraftStore, LibraryStore, OutboxStore


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
    def library(self) -> LibraryStore:
        """The library."""
        ...


@dataclass(frozen=True, slots=True)
class Settled:
    """How a run that ends by itself ended: the connection as last seen, and what open operations still wait for."""

    connection: Connection
    person: bool
    network: bool
    key: bool
