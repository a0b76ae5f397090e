"""Whole passes over LedgerBee's lists of documents, kept on the disk: one that was interrupted goes on at its page."""

from __future__ import annotations

import dataclasses
import datetime as dt
import sqlite3
from collections.abc import Sequence

from ledgerbee_desktop.core.events import Bus, Topic
from ledgerbee_desktop.core.identifiers import DocumentId
from ledgerbee_desktop.core.kinds import Target
from ledgerbee_desktop.core.library import Document
from ledgerbee_desktop.core.moments import read_moment
from ledgerbee_desktop.core.ports import Scan
from ledgerbee_desktop.store.database import Database
from ledgerbee_desktop.store.library_documents import put_document


class ScanShelf:
    """The part of `core.ports.LibraryStore` that a full pull of documents works with."""

    _database: Database
    _bus: Bus

    async def scan(self, target: Target) -> Scan | None:
        """The scan of this list of documents that is under way."""
        return await self._database.read(lambda connection: _scan(connection, target))

    async def begin_scan(self, target: Target, at: dt.datetime) -> Scan:
        """Begin with the first pass; what an earlier scan saw is forgotten."""

        def work(connection: sqlite3.Connection) -> None:
            _forget(connection, target)
            connection.execute(
                "INSERT INTO scan (target, number, page, total, is_clean, follows, begun_at) VALUES (?, 1, 1, NULL, 1, 0, ?)",
                (target.value, at.isoformat()),
            )

        await self._database.write(work)
        return Scan(target=target, begun_at=at)

    async def put_scanned(
        self, scan: Scan, documents: Sequence[Document], *, total: int, is_last: bool
    ) -> tuple[Scan, frozenset[DocumentId]]:
        """Store the page `scan.page`, and that these were seen. Returns the scan at its next page, and the ids that are new or changed."""
        steady = scan.total in {None, total} and (bool(documents) or is_last)
        after = dataclasses.replace(scan, page=scan.page + 1, total=total, is_clean=scan.is_clean and steady)

        def work(connection: sqlite3.Connection) -> frozenset[DocumentId]:
            changed = frozenset(each.id for each in documents if put_document(connection, each))
            connection.executemany(
                "INSERT OR IGNORE INTO scan_seen (target, number, id) VALUES (?, ?, ?)",
                [(scan.target.value, scan.number, each.id) for each in documents],
            )
            connection.execute(
                "UPDATE scan SET page = ?, total = ?, is_clean = ? WHERE target = ?",
                (after.page, after.total, int(after.is_clean), scan.target.value),
            )
            return changed

        def announce(changed: frozenset[DocumentId]) -> None:
            if changed:
                self._bus.publish(Topic.DOCUMENTS, *changed)

        return after, await self._database.write(work, announce)

    async def end_pass(self, scan: Scan) -> Scan | None:
        """The last page was stored. None when two clean passes in a row, the second of them whole, saw the same ids: the scan has ended,
        and what neither saw is missing from now on. Else the scan at the first page of its next pass.
        """
        return await self._database.write(lambda connection: _end_pass(connection, scan))

    async def give_up_scan(self, target: Target) -> None:
        """The list never stood still: forget what was seen."""
        await self._database.write(lambda connection: _forget(connection, target))


def _scan(connection: sqlite3.Connection, target: Target) -> Scan | None:
    row = connection.execute("SELECT * FROM scan WHERE target = ?", (target.value,)).fetchone()
    if row is None:
        return None
    begun_at = read_moment(row["begun_at"])
    if begun_at is None or not all(isinstance(row[each], int) for each in ("number", "page", "is_clean")):
        return None  # damage: a scan is begun anew
    return Scan(
        target=target,
        number=row["number"],
        page=row["page"],
        total=row["total"],
        is_clean=bool(row["is_clean"]),
        is_whole=row["page"] == 1,
        begun_at=begun_at,
    )


def _forget(connection: sqlite3.Connection, target: Target) -> None:
    connection.execute("DELETE FROM scan WHERE target = ?", (target.value,))
    connection.execute("DELETE FROM scan_seen WHERE target = ?", (target.value,))


def _end_pass(connection: sqlite3.Connection, scan: Scan) -> Scan | None:
    """A pass is clean when every page gave the same total and that many different documents came: a page that shifted away shows."""
    name = scan.target.value
    query = "SELECT count(*) FROM scan_seen WHERE target = ? AND number = ?"
    is_clean = scan.is_clean and connection.execute(query, (name, scan.number)).fetchone()[0] == scan.total
    follows = bool(connection.execute("SELECT follows FROM scan WHERE target = ?", (name,)).fetchone()[0])
    if is_clean and scan.is_whole and follows and _same(connection, scan):
        _note_missing(connection, scan)
        _forget(connection, scan.target)
        return None
    kept = scan.number if is_clean else -1
    connection.execute("DELETE FROM scan_seen WHERE target = ? AND number <> ?", (name, kept))
    connection.execute(
        "UPDATE scan SET number = ?, page = 1, total = NULL, is_clean = 1, follows = ? WHERE target = ?",
        (scan.number + 1, int(is_clean), name),
    )
    return Scan(target=scan.target, number=scan.number + 1, begun_at=scan.begun_at)


def _same(connection: sqlite3.Connection, scan: Scan) -> bool:
    """Did this pass and the one before it see the same? Both saw as many as their totals, so one direction is enough."""
    seen = "SELECT id FROM scan_seen WHERE target = ? AND number = ?"
    counts = [
        connection.execute(f"SELECT count(*) FROM ({seen})", (scan.target.value, number)).fetchone()[0]  # noqa: S608
        for number in (scan.number - 1, scan.number)
    ]
    new = connection.execute(
        f"{seen} EXCEPT {seen} LIMIT 1", (scan.target.value, scan.number, scan.target.value, scan.number - 1)
    ).fetchone()
    return counts[0] == counts[1] and new is None


def _note_missing(connection: sqlite3.Connection, scan: Scan) -> None:
    """What was not seen. Something that was made while the pass went on would have changed its total, so it is not among it."""
    name = scan.target.value
    connection.execute("DELETE FROM missing WHERE target = ?", (name,))
    connection.execute(
        "INSERT INTO missing (target, id) SELECT kind, id FROM document WHERE kind = ? AND gone_at IS NULL"
        " AND NOT EXISTS (SELECT 1 FROM scan_seen WHERE target = ? AND number = ? AND scan_seen.id = document.id)",
        (name, name, scan.number),
    )
