"""What the window needs of the program to look after a company's data as a whole."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from ledgerbee_desktop.core.keeping import CheckedCopy, Content, Copy, Exported, Restored, Room, Salvage


class Copies(Protocol):
    """What there is to restore from."""

    async def copies(self) -> tuple[Copy, ...]:
        """The backups, and what was kept before a restore or a change of the format; the newest first."""
        ...

    async def check(self, path: Path) -> CheckedCopy:
        """Check a file and count what is in it; it is not touched. Raises AppError."""
        ...


class Repair(Copies, Protocol):
    """Data that cannot be opened. Every method raises AppError; then nothing has changed."""

    @property
    def file(self) -> Path:
        """The database."""
        ...

    async def newest_good(self) -> CheckedCopy | None:
        """The newest backup that passes its check."""
        ...

    async def restore(self, path: Path) -> Restored:
        """Put a copy of `path` in the place of the database; what was there is kept."""
        ...

    async def salvage(self, path: Path | None = None) -> Salvage:
        """The unsent work that can still be read of a file (left out: of the database)."""
        ...

    async def begin_afresh(self, work: Salvage) -> Path | None:
        """Put a fresh database with these drafts in the place of the damaged one, which is kept at the returned path."""
        ...


@dataclass(frozen=True, slots=True)
class DataFacts:
    """How the data stands: the room on its disk, and the newest backup."""

    room: Room
    newest: Copy | None


class DataKeeper(Copies, Protocol):
    """Data that is open. Every method that waits raises AppError."""

    @property
    def folder(self) -> Path:
        """Where the data is."""
        ...

    @property
    def name(self) -> str:
        """Whose it is, for the names of files."""
        ...

    async def facts(self) -> DataFacts:
        """How it stands now."""
        ...

    async def back_up_to(self, path: Path) -> Content:
        """Write a checked copy to a file that a person named."""
        ...

    async def export(self, folder: Path, language: str) -> Exported:
        """Write everything into an empty folder as files that other programs read."""
        ...

    async def salvage(self, path: Path) -> Salvage:
        """The unsent work of a damaged file."""
        ...

    async def bring_in(self, work: Salvage) -> int:
        """Make drafts of it, but for what is here already; how many were stored."""
        ...

    def restore(self, path: Path) -> None:
        """Close the company, put a copy of `path` in the place of its data, and open it again."""
        ...
