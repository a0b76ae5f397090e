"""The library of one company: the local copy of what LedgerBee holds."""

from __future__ import annotations

from ledgerbee_desktop.core.events import Bus
from ledgerbee_desktop.core.identifiers import DraftId
from ledgerbee_desktop.core.returned import Returned
from ledgerbee_desktop.store.database import Database
from ledgerbee_desktop.store.library_chain import ChainShelf
from ledgerbee_desktop.store.library_documents import DocumentShelf
from ledgerbee_desktop.store.library_scans import ScanShelf
from ledgerbee_desktop.store.library_search import SearchShelf
from ledgerbee_desktop.store.library_tombstones import TombstoneShelf
from ledgerbee_desktop.store.returned import note_of


class SqliteLibrary(TombstoneShelf, DocumentShelf, ChainShelf, SearchShelf, ScanShelf):
    """`core.ports.LibraryStore` on the company's database.

    Publishes Topic.COMPANY, CATALOGUE or DOCUMENTS after a commit, and only when it changed something.
    """

    def __init__(self, database: Database, bus: Bus) -> None:
        TombstoneShelf.__init__(self, database, bus)
        DocumentShelf.__init__(self, database, bus)

    async def pull_state(self, name: str) -> str | None:
        """A note that the pull made (a page to resume at, the time of the last full scan)."""
        query = "SELECT value FROM pull_state WHERE name = ?"
        row = await self._database.read(lambda connection: connection.execute(query, (name,)).fetchone())
        return None if row is None else str(row[0])

    async def returned(self, draft_id: DraftId) -> Returned | None:
        """What is known about a draft that a restore or a copy has brought back; None: nothing keeps it from being queued."""
        return await self._database.read(lambda connection: note_of(connection, draft_id))

    async def set_pull_state(self, name: str, value: str | None) -> None:
        """Make or drop such a note."""
        if value is None:
            await self._database.write(lambda c: c.execute("DELETE FROM pull_state WHERE name = ?", (name,)))
            return
        query = "INSERT OR REPLACE INTO pull_state (name, value) VALUES (?, ?)"
        await self._database.write(lambda connection: connection.execute(query, (name, value)))
