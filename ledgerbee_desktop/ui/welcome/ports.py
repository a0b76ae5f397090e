"""What the welcome screen needs of the program around it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol

from ledgerbee_desktop.core.library import Company, KeyInfo
from ledgerbee_desktop.core.ports import BackendState
from ledgerbee_desktop.core.secret import Secret


@dataclass(frozen=True, slots=True)
class Checked:
    """What LedgerBee said about a key, and where the key would be kept."""

    company: Company
    key: KeyInfo
    vault: BackendState


class Doorman(Protocol):
    """Lets a person in."""

    async def check(self, key: Secret) -> Checked:
        """Ask LedgerBee (`GET /v1/company`, `GET /v1/api-key`) and the keyring; nothing is stored. Raises AppError."""
        ...

    async def enter(self, key: Secret, checked: Checked) -> None:
        """Keep the key (in the keyring if that is safe, else for this session) and open the company. Raises AppError."""
        ...

    async def enter_demo(self) -> None:
        """Open the demo company. Raises AppError."""
        ...
