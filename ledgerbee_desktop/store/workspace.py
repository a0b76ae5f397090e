"""What the window keeps per company: open tabs, splitters, filters, preferences."""

from __future__ import annotations

import json
import sqlite3

from ledgerbee_desktop.store.database import Database


class SqliteWorkspace:
    """`core.ports.Workspace` on the company's database."""

    def __init__(self, database: Database) -> None:
        self._database = database

    async def get(self, name: str) -> object | None:
        """The value; None when there is none, or the disk has damaged it: the window then begins with what it begins with."""
        query = "SELECT value FROM workspace WHERE name = ?"
        row = await self._database.read(lambda connection: connection.execute(query, (name,)).fetchone())
        if row is None:
            return None
        try:
            value: object = json.loads(row[0])
        except (TypeError, ValueError):
            return None
        return value

    async def set(self, name: str, value: object) -> None:
        """Store the value. Raises TypeError or ValueError when it is not of JSON types."""
        text = json.dumps(value, allow_nan=False)

        def work(connection: sqlite3.Connection) -> None:
            connection.execute("INSERT OR REPLACE INTO workspace (name, value) VALUES (?, ?)", (name, text))

        await self._database.write(work)
