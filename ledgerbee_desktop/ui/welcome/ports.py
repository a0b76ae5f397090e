"""What the welcome screen needs of the program around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from ledgerbee_desktop.core.library import Company, KeyInfo
from ledgerbee_desktop.core.ports import BackendState
from ledgerbee_desktop.core.secret import Credential


@dataclass(frozen=True, slots=True)
class Checked:
    """What LedgerBee said about a key or client credentials, and where they would be kept."""

    company: Company
    key: KeyInfo
    vault: BackendState


class KeyDoor(Protocol):
    """Takes a key or client credentials: the first of a company, or others for the company that is open."""

    async def check(self, key: Credential) -> Checked:
        """Ask LedgerBee (`GET /v1/company`, `GET /v1/api-key`) and the keyring; nothing is stored. Raises AppError."""
        ...

    async def enter(self, key: Credential, checked: Checked) -> None:
        """Keep the key (in the keyring if that is safe, else for this session) and use it. Raises AppError."""
        ...
