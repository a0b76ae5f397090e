"""What the operating system offers, and the bundle of everything that belongs to one company."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from ledgerbee_desktop.core.events import Bus
from ledgerbee_desktop.core.ports.library import LibraryReader
from ledgerbee_desktop.core.ports.machine import Clock, Ids
from ledgerbee_desktop.core.ports.services import Outbox, Sync
from ledgerbee_desktop.core.ports.store import DraftStore, Workspace
from ledgerbee_desktop.core.secret import Secret
from ledgerbee_desktop.core.text import Message


@dataclass(frozen=True, slots=True)
class BackendState:
    """The keyring on this computer: its name, whether keys are safe in it, and if not, why, in plain words."""

    name: str
    safe: bool
    reason: Message | None = None


class KeyVault(Protocol):
    """API keys in the keyring of the operating system; never anywhere else."""

    async def state(self) -> BackendState:
        """Which keyring there is."""
        ...

    async def save(self, account: str, key: Secret) -> None:
        """Store, read back and compare. Raises VaultUnavailable."""
        ...

    async def load(self, account: str) -> Secret | None:
        """The key of an account; None when there is none. Raises VaultUnavailable."""
        ...

    async def delete(self, account: str) -> None:
        """Forget the key; one that is not there is no error. Raises VaultUnavailable."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """Everything that belongs to one company, as the window gets it."""

    drafts: DraftStore
    library: LibraryReader
    outbox: Outbox
    sync: Sync
    workspace: Workspace
    bus: Bus
    clock: Clock
    ids: Ids
    directory: Path
    is_demo: bool
