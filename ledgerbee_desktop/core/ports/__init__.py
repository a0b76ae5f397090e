"""What the layers see of each other: the window and the outbox know these protocols, never the packages behind them."""

from __future__ import annotations

from ledgerbee_desktop.core.ports.desktop import BackendState, Book, KeyVault
from ledgerbee_desktop.core.ports.ledgerbee import Bodies, LedgerBee, Page, Written
from ledgerbee_desktop.core.ports.library import LibraryReader, LibraryStore
from ledgerbee_desktop.core.ports.lists import DocumentFilter, PastLine, Scan
from ledgerbee_desktop.core.ports.machine import Clock, Ids
from ledgerbee_desktop.core.ports.services import Connection, Outbox, OutboxRow, Sync, SyncStatus, Vanished
from ledgerbee_desktop.core.ports.store import (
    DraftStore,
    NewOperation,
    OpenedDraft,
    OutboxStore,
    ReturnedStore,
    Workspace,
)

__all__ = [
    "BackendState",
    "Bodies",
    "Book",
    "Clock",
    "Connection",
    "DocumentFilter",
    "DraftStore",
    "Ids",
    "KeyVault",
    "LedgerBee",
    "LibraryReader",
    "LibraryStore",
    "NewOperation",
    "OpenedDraft",
    "Outbox",
    "OutboxRow",
    "OutboxStore",
    "Page",
    "PastLine",
    "ReturnedStore",
    "Scan",
    "Sync",
    "SyncStatus",
    "Vanished",
    "Workspace",
    "Written",
]
