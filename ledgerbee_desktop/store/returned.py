"""The drafts that a restore or a copy has brought back, noted beside the notes of the pull until it is clear what became of them."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import sqlite3
from collections.abc import Mapping

import msgspec

from ledgerbee_desktop.core import codec
from ledgerbee_desktop.core.drafts import DraftState
from ledgerbee_desktop.core.errors import NotEditable, Stale
from ledgerbee_desktop.core.events import Bus, Topic
from ledgerbee_desktop.core.identifiers import DocumentId, DraftId
from ledgerbee_desktop.core.matching import OUR_CLOCK
from ledgerbee_desktop.core.moments import read_moment
from ledgerbee_desktop.core.operations import Actor, State
from ledgerbee_desktop.core.ports import Clock, NewOperation
from ledgerbee_desktop.core.returned import Returned
from ledgerbee_desktop.core.text import Message
from ledgerbee_desktop.store import operation_rows as rows
from ledgerbee_desktop.store import outbox_steps as steps
from ledgerbee_desktop.store.database import Database
from ledgerbee_desktop.store.drafts import NOT_EDITABLE
from ledgerbee_desktop.store.sealed import DRAFT, OPERATION

NOTED = "returned:"
LEFT = "left:"
"""Notes that a restore leaves for the first start: `left:` and a draft's id, with the document that it became, or empty."""
_note = msgspec.json.Decoder(Returned)
_EDITED = "SELECT * FROM draft WHERE state = 'editing' AND NOT EXISTS (SELECT 1 FROM base WHERE draft_id = draft.id)"


def note_all(connection: sqlite3.Connection) -> frozenset[str]:
    """At the first start of a copy: note each draft of a new document that is being edited. Returns their ids.

    A change of a document is left out: sending it once more makes no second one. What an earlier note knew is kept.
    """
    newest = connection.execute("SELECT max(created_at) FROM document").fetchone()[0]
    since = read_moment(newest)
    left = dict(connection.execute("SELECT name, value FROM pull_state WHERE name >= 'left:' AND name < 'left;'"))
    noted = set()
    for stored in connection.execute(_EDITED).fetchall():
        name = str(stored["id"])
        if not DRAFT.is_sound(stored):
            continue  # it is reported, and cannot be queued
        known, became = note_of(connection, name), left.get(LEFT + name)
        has_left = became is not None or (known is not None and known.has_left)
        is_lost = known is not None and known.is_unreadable
        if not has_left and codec.draft_from_json(json.loads(str(stored["body"]))).is_blank:
            continue
        document_id = DocumentId(became) if became else None if known is None else known.became
        earlier = (since or _touched(stored["updated_at"])) if known is None else known.since
        _write(connection, name, Returned(since=earlier, has_left=has_left, became=document_id, is_unreadable=is_lost))
        noted.add(name)
    connection.execute("DELETE FROM pull_state WHERE name >= 'left:' AND name < 'left;'")
    return frozenset(noted)


def _note_brought(connection: sqlite3.Connection, draft_id: DraftId, updated_at: str) -> Returned:
    since, known = _touched(updated_at), note_of(connection, draft_id)
    note = Returned(since=since)
    if known is not None:  # the bound that excludes less
        earlier = None if known.since is None else min(since, known.since)
        note = dataclasses.replace(known, since=earlier, is_checked=False, like=(), is_blind=False)
    _write(connection, draft_id, note)
    return note


def _touched(updated_at: str) -> dt.datetime:
    """Without a time of LedgerBee's: when the draft was touched last by this computer's clock, which may be wrong."""
    return dt.datetime.fromisoformat(updated_at) - OUR_CLOCK


def note_of(connection: sqlite3.Connection, draft_id: str) -> Returned | None:
    """What is noted of a draft; None: nothing keeps it from being queued. An unreadable note holds the draft all the same."""
    found = connection.execute("SELECT value FROM pull_state WHERE name = ?", (NOTED + draft_id,)).fetchone()
    return None if found is None else _read(found[0])


def _read(text: str) -> Returned:
    try:
        note = _note.decode(text)
    except (msgspec.DecodeError, TypeError, UnicodeError):
        return Returned(is_unreadable=True)
    is_naive = note.since is not None and note.since.tzinfo is None
    return Returned(is_unreadable=True) if is_naive else note


def _write(connection: sqlite3.Connection, draft_id: str, note: Returned | None) -> None:
    if note is None:
        connection.execute("DELETE FROM pull_state WHERE name = ?", (NOTED + draft_id,))
    else:
        query = "INSERT OR REPLACE INTO pull_state (name, value) VALUES (?, ?)"
        connection.execute(query, (NOTED + draft_id, msgspec.json.encode(note).decode()))


class SqliteReturned:
    """`core.ports.ReturnedStore` on the company's database. Publishes Topic.DRAFTS, and OPERATIONS when one was recognised."""

    def __init__(self, database: Database, clock: Clock, bus: Bus) -> None:
        self._database, self._clock, self._bus = database, clock, bus

    async def note_all(self) -> None:
        """At the first start of a copy: note every draft that may have left since it was made."""
        await self._database.write(note_all, self._announce)

    async def note_brought(self, draft_id: DraftId, updated_at: str) -> Returned:
        """Before a draft is brought in out of another file, where it was stored last at `updated_at`: note that it may have left since."""
        return await self._database.write(lambda connection: _note_brought(connection, draft_id, updated_at))

    async def all(self) -> Mapping[DraftId, Returned]:
        """What is noted of drafts that are being edited."""
        query = (
            "SELECT draft.id, value FROM pull_state JOIN draft ON pull_state.name = 'returned:' || draft.id"
            " WHERE draft.state = 'editing' ORDER BY draft.touched DESC"
        )
        return await self._database.read(
            lambda c: {DraftId(row[0]): _read(row[1]) for row in c.execute(query).fetchall()}
        )

    async def get(self, draft_id: DraftId) -> Returned | None:
        """What is noted of a draft; None: nothing keeps it from being queued."""
        return await self._database.read(lambda connection: note_of(connection, draft_id))

    async def put(self, draft_id: DraftId, note: Returned | None, *, instead_of: Returned) -> None:
        """Replace a note, or (None) let the draft go. Raises Stale when it is not `instead_of` any more."""

        def work(connection: sqlite3.Connection) -> frozenset[str]:
            if note_of(connection, draft_id) != instead_of:
                raise Stale
            _write(connection, draft_id, note)
            return frozenset({draft_id})

        await self._database.write(work, self._announce)

    async def recognise(
        self, create: NewOperation, draft_id: DraftId, revision: int, document_id: DocumentId, what: Message
    ) -> None:
        """A person says that the draft became this document: it is handed over by a create that is done, in one transaction.

        Raises Stale (it was changed at this moment) or NotEditable (it is not being edited any more).
        """
        at = self._clock.now()

        def work(connection: sqlite3.Connection) -> None:
            draft = rows.draft_row(connection, draft_id)
            if draft["state"] != DraftState.EDITING.value:
                raise NotEditable(NOT_EDITABLE)
            if draft["revision"] != revision:
                raise Stale
            done = {"state": State.DONE.value, "document_id": document_id}
            row = steps.new_row(connection, create, revision, at) | done
            try:
                OPERATION.insert(connection, row)
            except sqlite3.IntegrityError as error:
                raise Stale from error
            rows.write_event(connection, row, at, Actor.PERSON, what)
            rows.move_draft(connection, draft_id, DraftState.HANDED_OVER, document_id)
            _write(connection, draft_id, None)

        await self._database.write(work, lambda _: self._announce(frozenset({draft_id}), create.id))

    def _announce(self, drafts: frozenset[str], *operations: str) -> None:
        if operations:
            self._bus.publish(Topic.OPERATIONS, *operations)
        if drafts:
            self._bus.publish(Topic.DRAFTS, *drafts)
