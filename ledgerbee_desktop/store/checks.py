"""Is what the disk gives back what was written? Asked at every start for what is open, in idle time for everything."""

from __future__ import annotations

import sqlite3
from dataclasses import dataclass
from pathlib import Path

from ledgerbee_desktop.core.identifiers import DraftId, OperationId
from ledgerbee_desktop.store import disk
from ledgerbee_desktop.store.sealed import ATTEMPT, BASE, CHANGE, DRAFT, OPERATION, SEALED, SealedTable


@dataclass(frozen=True, slots=True, kw_only=True)
class StartReport:
    """What was found before the database is used.

    `ended_unclean`: the program was killed or the power cut last time (the structure was checked then). `is_copy`: this is a
    restored or copied database, and the operations in `distrusted` became unknown because of it. Damaged drafts are not listed and not
    opened; while an open operation is damaged (`damaged_operations`, or an attempt of it) nothing leaves.
    """

    ended_unclean: bool = False
    is_copy: bool = False
    distrusted: tuple[OperationId, ...] = ()
    damaged_drafts: tuple[DraftId, ...] = ()
    damaged_operations: tuple[OperationId, ...] = ()

    @property
    def is_sound(self) -> bool:
        """Is nothing damaged?"""
        return not (self.damaged_drafts or self.damaged_operations)


def _is_found(connection: sqlite3.Connection, table: str, row_id: str) -> bool:
    """Does the index lead to the row? (One whose key was damaged in the index would be there and not be found.)"""
    query = f"SELECT id FROM {table} WHERE id = ?"  # noqa: S608 - names of this module
    return [found[0] for found in connection.execute(query, (row_id,))] == [row_id]


def damaged_drafts(connection: sqlite3.Connection) -> tuple[DraftId, ...]:
    """Drafts that have not been handed over and whose row or journal is not as it was written.

    The table itself is read, not its indexes: a damaged key would hide its row there.
    """
    damaged: dict[str, None] = {}
    lengths: dict[str, int] = {}
    for row in connection.execute("SELECT * FROM draft NOT INDEXED WHERE state <> 'handed-over'"):
        if DRAFT.is_sound(row) and _is_found(connection, "draft", row["id"]):
            lengths[row["id"]] = row["changes"]
        else:
            damaged[str(row["id"])] = None
    counted = dict.fromkeys(lengths, 0)
    open_ones = "SELECT id FROM draft WHERE state <> 'handed-over'"
    for row in connection.execute(f"SELECT * FROM change WHERE draft_id IN ({open_ones})"):  # noqa: S608
        draft_id = row["draft_id"]
        counted[draft_id] = counted.get(draft_id, 0) + 1
        if not CHANGE.is_sound(row):
            damaged[str(draft_id)] = None
    for row in connection.execute(f"SELECT * FROM base WHERE draft_id IN ({open_ones})"):  # noqa: S608
        if not BASE.is_sound(row):
            damaged[str(row["draft_id"])] = None
    damaged.update({str(each): None for each, length in lengths.items() if counted[each] != length})
    return tuple(DraftId(each) for each in damaged)


def damaged_operations(connection: sqlite3.Connection) -> tuple[OperationId, ...]:
    """Open operations whose row, or the row of an attempt, is not as it was written."""
    damaged: dict[str, None] = {}
    counts: dict[str, int] = {}
    for row in connection.execute("SELECT * FROM operation NOT INDEXED WHERE state NOT IN ('done', 'discarded')"):
        if OPERATION.is_sound(row) and _is_found(connection, "operation", row["id"]):
            counts[row["id"]] = row["attempts"]
        else:
            damaged[str(row["id"])] = None
    open_ones = "SELECT id FROM operation WHERE state NOT IN ('done', 'discarded')"
    for row in connection.execute(f"SELECT * FROM attempt WHERE operation_id IN ({open_ones})"):  # noqa: S608
        if not ATTEMPT.is_sound(row):
            damaged[str(row["operation_id"])] = None
        elif row["operation_id"] in counts:
            counts[row["operation_id"]] -= 1
    damaged.update({str(each): None for each, missing in counts.items() if missing > 0})
    return tuple(OperationId(each) for each in damaged)


def all_problems(path: Path) -> tuple[str, ...]:
    """Check a copy of the database from end to end: structure, keys, every checksum. English sentences for the log and the doctor."""
    connection = sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)
    problems: list[str] = []
    try:
        connection.row_factory = sqlite3.Row
        connection.text_factory = disk.readable
        problems += [str(row[0]) for row in connection.execute("PRAGMA integrity_check(20)") if row[0] != "ok"]
        problems += [
            f"a row of {row[0]} points to a missing row of {row[2]}"
            for row in connection.execute("PRAGMA foreign_key_check")
        ]
        for table in SEALED:
            problems += _of_table(connection, table)
    except (sqlite3.DatabaseError, UnicodeDecodeError) as error:  # it is so damaged that it cannot be read to its end
        problems.append(str(error))
    finally:
        connection.close()
    return tuple(problems)


def _of_table(connection: sqlite3.Connection, table: SealedTable) -> list[str]:
    """The rows that do not hold their checksum, in a database of whatever version."""
    known = "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = ?"
    if (
        connection.execute(known, (table.name,)).fetchone() is None
    ):  # a later version brings it, or its structure is damaged
        return []
    found = connection.execute(f"SELECT * FROM {table.name} NOT INDEXED")  # noqa: S608 - names of this module
    rows = (table.of_any_version(dict(row)) for row in found)
    return [
        f"{table.name} {table.identity(row)} does not match its checksum" for row in rows if not table.is_sound(row)
    ]
