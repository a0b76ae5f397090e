"""The unsent work out of a damaged database: what SQLite can still read, and what is found page by page where it cannot.

Drafts become drafts again. Operations are told, never queued again: whether LedgerBee has them, a person finds out there.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from pathlib import Path

import msgspec

from ledgerbee_desktop.core import codec
from ledgerbee_desktop.core.changes import Change
from ledgerbee_desktop.core.drafts import DraftState
from ledgerbee_desktop.core.identifiers import OperationId
from ledgerbee_desktop.core.keeping import Salvage, SavedOperation, SavedWork
from ledgerbee_desktop.core.library import Company, Document
from ledgerbee_desktop.core.operations import OperationKind, State
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP
from ledgerbee_desktop.store import disk
from ledgerbee_desktop.store.carving import carved
from ledgerbee_desktop.store.copying import discard, part_of
from ledgerbee_desktop.store.examining import stage
from ledgerbee_desktop.store.library_rows import decoded
from ledgerbee_desktop.store.restoring import CannotRestore
from ledgerbee_desktop.store.sealed import ATTEMPT, BASE, CHANGE, DRAFT, OPERATION, Row, SealedTable, Value

_TABLES = (DRAFT, CHANGE, BASE, OPERATION, ATTEMPT)
_ENDED = {State.DONE.value, State.DISCARDED.value}
_FURTHER = [
    state.value for state in (DraftState.EDITING, DraftState.QUEUED, DraftState.LEAVING, DraftState.HANDED_OVER)
]
_company = msgspec.json.Decoder(Company)
_document = msgspec.json.Decoder(Document)

_MISSING = QT_TRANSLATE_NOOP("errors", "There is no file {file}. Choose another one.")

_Found = dict[str, list[Row]]
_Rank = tuple[int, int, str]


def salvage(source: Path, scratch: Path) -> Salvage:
    """Read what can be read of a file that no process has open; it is not touched. `scratch` is a folder with room for a copy of it.

    Raises CannotRestore (there is no such file), DiskProblem.
    """
    part = part_of(scratch / "salvaged.db")
    if not source.is_file():
        raise CannotRestore(_MISSING.of(file=source))
    try:
        stage(source, part)
        found, company, is_whole = _read(part)
        if not is_whole:
            for table, row in carved(part.read_bytes(), _TABLES):
                found[table.name].append(row)
        return _sorted(found, company, is_whole=is_whole)
    except OSError as error:
        raise disk.refused(error) from error
    finally:
        discard(part)


def _read(part: Path) -> tuple[_Found, Company | None, bool]:
    """What SQLite reads, without its indexes; and whether it could read all, and all of it held its checksum."""
    found: _Found = {table.name: [] for table in _TABLES}
    is_whole = True
    company = None
    with closing(sqlite3.connect(part, isolation_level=None)) as connection:
        connection.row_factory = sqlite3.Row
        connection.text_factory = disk.readable
        for table in _TABLES:
            try:
                for row in _rows(connection, table):
                    if table.is_sound(row):
                        found[table.name].append(row)
                    else:
                        is_whole = False
            except (sqlite3.DatabaseError, UnicodeDecodeError):
                is_whole = False
        try:
            stored = connection.execute("SELECT value FROM meta WHERE name = 'company'").fetchone()
            company = None if stored is None else decoded(_company, stored[0])
        except (sqlite3.DatabaseError, UnicodeDecodeError):
            is_whole = False
    return found, company, is_whole


def _rows(connection: sqlite3.Connection, table: SealedTable) -> Iterator[Row]:
    if table is BASE and connection.execute("PRAGMA user_version").fetchone()[0] == 1:  # it came with version 2
        return
    for row in connection.execute(f"SELECT * FROM {table.name} NOT INDEXED"):  # noqa: S608 - names of this package
        yield table.of_any_version(dict(row))


def _sorted(found: _Found, company: Company | None, *, is_whole: bool) -> Salvage:
    newest = _newest(found["operation"], _rank_of_operation)
    left = {str(row["operation_id"]) for row in found["attempt"] if row["outcome"] != State.QUEUED.value}
    told = tuple(_operation(row, left) for row in newest if row["state"] not in _ENDED)
    waiting = {each.draft_id for each in told if not each.may_have_left}
    gone = {each.draft_id for each in told if each.may_have_left}
    gone |= {
        None if row["draft_id"] is None else str(row["draft_id"]) for row in newest if row["state"] == State.DONE.value
    }
    drafts, unclear, is_complete = [], [], is_whole
    for row in _newest(found["draft"], _rank_of_draft):
        if row["state"] == DraftState.HANDED_OVER.value:
            continue
        work = _work(row, found)
        if work is None:
            is_complete = False
        elif work.draft.id not in gone and _may_be_worked_on(work, waiting):
            drafts.append(work)
        else:
            unclear.append(work)
    return Salvage(
        drafts=tuple(drafts), unclear=tuple(unclear), operations=told, company=company, is_complete=is_complete
    )


def _may_be_worked_on(work: SavedWork, waiting: set[str | None]) -> bool:
    """Has it certainly not left? A queued one whose operation is lost may have; a change without its base would become a second document."""
    if work.draft.edits is not None and work.base is None:
        return False
    return work.state is DraftState.EDITING or (work.state is DraftState.QUEUED and work.draft.id in waiting)


def _newest(rows: Iterable[Row], rank: Callable[[Row], _Rank]) -> list[Row]:
    """Of each thing the version that was stored last; pages that are no longer in use may hold older ones."""
    best: dict[Value, Row] = {}
    for row in rows:
        known = best.get(row["id"])
        if known is None or rank(row) > rank(known):
            best[row["id"]] = row
    return list(best.values())


def _rank_of_draft(row: Row) -> _Rank:
    state = str(row["state"])
    return int(str(row["revision"])), _FURTHER.index(state) if state in _FURTHER else 0, str(row["updated_at"])


def _rank_of_operation(row: Row) -> _Rank:
    return int(str(row["rev"])), 0, ""


def _operation(row: Row, left: set[str]) -> SavedOperation:
    state = State(str(row["state"]))
    payload = row["payload"]
    return SavedOperation(
        id=OperationId(str(row["id"])),
        kind=OperationKind(str(row["kind"])),
        target=str(row["target"]),
        state=state,
        payload=payload if isinstance(payload, bytes) else b"",
        draft_id=None if row["draft_id"] is None else str(row["draft_id"]),
        may_have_left=state not in {State.QUEUED, State.REFUSED} or str(row["id"]) in left,
    )


def _work(row: Row, found: _Found) -> SavedWork | None:
    """The draft with its journal; None when its text makes no sense although the checksum holds (a newer program wrote it)."""
    try:
        draft = codec.draft_from_json(json.loads(str(row["body"])))
        bases = [each for each in found["base"] if each["draft_id"] == row["id"]]
        changes = _journal(row, found["change"])
        return SavedWork(
            draft=draft,
            state=DraftState(str(row["state"])),
            revision=int(str(row["revision"])),
            updated_at=str(row["updated_at"]),
            changes=changes,
            position=int(str(row["position"])) if changes else 0,
            base=_document.decode(str(bases[-1]["body"])) if bases else None,
        )
    except (ValueError, KeyError, TypeError, AttributeError, ArithmeticError):
        return None


def _journal(row: Row, changes: list[Row]) -> tuple[Change, ...]:
    """The journal, if it is whole and of one moment: a number that was found with two contents makes it worthless."""
    bodies: dict[int, set[str]] = {}
    for change in changes:
        if change["draft_id"] == row["id"]:
            bodies.setdefault(int(str(change["number"])), set()).add(str(change["body"]))
    numbers = range(int(str(row["changes"])))
    if any(len(bodies.get(number, ())) != 1 for number in numbers):
        return ()
    return tuple(codec.change_from_json(json.loads(next(iter(bodies[number])))) for number in numbers)
