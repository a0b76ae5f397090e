"""What a window needs of the program around it to get to the other companies."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from ledgerbee_desktop.core.errors import AppError
from ledgerbee_desktop.core.identifiers import CompanyId


@dataclass(frozen=True, slots=True)
class CompanyEntry:
    """A company that this computer knows; `name` is empty until it was open once."""

    id: CompanyId
    name: str
    cvr: str
    is_open: bool
    number: int = 0
    """Counted from 0 as they were added: what its colour goes by."""


@dataclass(frozen=True, slots=True)
class KeyFacts:
    """What removing a company's key means. Counts are None when the data cannot be read; `trouble` then says why."""

    entry: CompanyEntry
    vault: str
    """The keyring that has it, by name; empty when it is kept for this session only, or not at all."""
    is_here: bool
    """Is there a key to remove: in the keyring, or entered in this session?"""
    from_environment: bool
    """The key in use came with the environment; it is kept nowhere."""
    drafts: int | None = None
    waiting: int | None = None
    trouble: AppError | None = None


class CompanyDoors(Protocol):
    """The companies of the program. Nothing of one of them reaches another."""

    @property
    def may_add(self) -> bool:
        """May a company be added? Not beside the demo, which keeps to itself."""
        ...

    def entries(self) -> tuple[CompanyEntry, ...]:
        """The known companies, by name."""
        ...

    async def show(self, company_id: CompanyId) -> None:
        """Bring its window to the front, opened if need be; one that cannot be opened says so in a window of its own."""
        ...

    async def add(self) -> None:
        """Ask for a key in a window of its own; returns when that window is there."""
        ...

    async def key_facts(self, company_id: CompanyId) -> KeyFacts:
        """What removing its key means. Raises VaultUnavailable when the keyring cannot be asked."""
        ...

    async def remove_key(self, company_id: CompanyId) -> None:
        """Forget its key on this computer; its open window stops asking LedgerBee. Raises VaultUnavailable: it may still be there."""
        ...

    async def quit(self) -> None:
        """End the program, once each window has brought to the disk what was typed; a person may still call it off."""
        ...
