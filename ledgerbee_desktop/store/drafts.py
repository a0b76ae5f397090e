"""The drafts of one company: snapshot, journal and caret, always of the same moment."""

from __future__ import annotations

import json
import sqlite3

import msgspec

from ledgerbee_desktop.core import codec
from ledgerbee_desktop.core.drafts import Caret, Draft, DraftState, SavedDraft
from ledgerbee_desktop.core.errors import NotEditable
from ledgerbee_desktop.core.events import Bus, Topic
from ledgerbee_desktop.core.identifiers import DocumentId, DraftId
from ledgerbee_desktop.core.journal import JournalWrite
from ledgerbee_desktop.core.library import Document
from ledgerbee_desktop.core.operations import Actor, State
from ledgerbee_desktop.core.ports import Clock, OpenedDraft
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP
from ledgerbee_desktop.store import healing
from ledgerbee_desktop.store import operation_rows as rows
from ledgerbee_desktop.store.database import Database
from ledgerbee_desktop.store.library_rows import body_of
from ledgerbee_desktop.store.sealed import BASE, CHANGE, DRAFT, Row

NOT_EDITABLE = QT_TRANSLATE_NOOP("errors", "This draft is on its way to LedgerBee and can no longer be edited here.")
_document = msgspec.json.Decoder(Document)
_DELETED = QT_TRANSLATE_NOOP("outbox", "The draft was deleted.")


def _dump(value: object) -> str:
    return json.dumps(value, separators=(",", ":"))


def _saved(row: Row) -> SavedDraft:
    position, changes = row["position"], row["changes"]
    return SavedDraft(
        draft=codec.draft_from_json(json.loads(str(row["body"]))),
        state=DraftState(str(row["state"])),
        revision=int(str(row["revision"])),
        can_undo=position != 0,
        can_redo=position != changes,
        caret=codec.caret_from_json(json.loads(str(row["caret"]))),
        updated_at=str(row["updated_at"]),
    )


class SqliteDrafts:
    """`core.ports.DraftStore` on the company's database. Publishes Topic.DRAFTS after each commit (not for the caret alone).

    A temporary id that LedgerBee has replaced is replaced in whatever is written here, too: an editor may still hold the old one.
    """

    def __init__(self, database: Database, clock: Clock, bus: Bus) -> None:
        self._database = database
        self._clock = clock
        self._bus = bus

    async def create(self, draft: Draft, base: Document | None = None) -> SavedDraft:
        """Store a new draft. `base` is the document that a draft with `edits` changes, with its lines, as it was read last.

        Raises ValueError when there is a draft with this id, or when `base` is not what it edits.
        """
        if (None if base is None else base.id) != draft.edits:
            raise ValueError("a draft that changes a document has it as its base, and no other draft has one")
        at = rows.moment(self._clock.now())

        def work(connection: sqlite3.Connection) -> SavedDraft:
            if connection.execute("SELECT 1 FROM draft WHERE id = ?", (draft.id,)).fetchone() is not None:
                raise ValueError(f"the draft {draft.id} exists")
            row: Row = {
                "id": draft.id,
                "kind": draft.kind.value,
                "state": DraftState.EDITING.value,
                "revision": 1,
                "body": healing.current(connection, _dump(codec.draft_to_json(draft))),
                "changes": 0,
                "position": 0,
                "caret": _dump(codec.caret_to_json(Caret())),
                "touched": rows.next_number(connection, "draft", "touched"),
                "updated_at": at,
                "document_id": None,
                "invoice_number": draft.invoice_number or None,
            }
            DRAFT.insert(connection, row)
            if base is not None:
                BASE.insert(connection, {"draft_id": draft.id, "document_id": base.id, "body": body_of(base)})
            return _saved(row)

        return await self._database.write(work, self._announce)

    async def base(self, draft_id: DraftId) -> Document | None:
        """The document that the draft set out from; None for a draft of a new document. Raises StoreDamaged."""

        def work(connection: sqlite3.Connection) -> Document | None:
            row = _base(connection, draft_id)
            return None if row is None else _document.decode(str(row["body"]))

        return await self._database.read(work)

    async def editing(self, document_id: DocumentId) -> DraftId | None:
        """The draft that changes this document and has not been handed over; None when there is none."""
        query = (
            "SELECT draft.id FROM base JOIN draft ON draft.id = base.draft_id"
            " WHERE base.document_id = ? AND draft.state <> 'handed-over' ORDER BY draft.touched DESC LIMIT 1"
        )
        row = await self._database.read(lambda c: c.execute(query, (document_id,)).fetchone())
        return None if row is None else DraftId(row[0])

    async def open(self, draft_id: DraftId) -> OpenedDraft:
        """The draft with its journal. Raises KeyError (unknown) or StoreDamaged (a checksum does not match)."""

        def work(connection: sqlite3.Connection) -> OpenedDraft:
            row = rows.draft_row(connection, draft_id)
            found = connection.execute(
                "SELECT * FROM change WHERE draft_id = ? ORDER BY number", (draft_id,)
            ).fetchall()
            changes = [CHANGE.opened(stored) for stored in found]
            if [change["number"] for change in changes] != list(range(int(str(row["changes"])))):
                raise DRAFT.damage(draft_id)
            read = tuple(codec.change_from_json(json.loads(str(change["body"]))) for change in changes)
            return OpenedDraft(_saved(row), read, int(str(row["position"])))

        return await self._database.read(work)

    async def all(self) -> tuple[SavedDraft, ...]:
        """Every draft that has not been handed over, the last touched first.

        A damaged one is left out: it is in the report of the start, and `open` raises StoreDamaged for it.
        """

        def work(connection: sqlite3.Connection) -> tuple[SavedDraft, ...]:
            found = connection.execute(
                "SELECT * FROM draft WHERE state <> 'handed-over' ORDER BY touched DESC"
            ).fetchall()
            return tuple(_saved(DRAFT.opened(stored)) for stored in found if DRAFT.is_sound(stored))

        return await self._database.read(work)

    async def record(self, write: JournalWrite, caret: Caret) -> SavedDraft:
        """Bring the stored snapshot, journal and caret up to date in one transaction. Writing the same again changes nothing more.

        Raises:
            NotEditable: the draft is queued or has left.
            KeyError: there is no such draft.
            StoreDamaged, DiskProblem: as everywhere.
        """
        at = rows.moment(self._clock.now())
        return await self._database.write(lambda c: _record(c, write, caret, at), self._announce)

    async def rebase(self, write: JournalWrite, base: Document, caret: Caret) -> SavedDraft:
        """After a merge: the merged draft and the newer document that it now sets out from, in one transaction.

        Raises NotEditable, KeyError as `record`; ValueError when the draft does not change `base`.
        """
        at = rows.moment(self._clock.now())

        def work(connection: sqlite3.Connection) -> SavedDraft:
            old = _base(connection, write.draft.id)
            if old is None or old["document_id"] != base.id:
                raise ValueError(f"the draft {write.draft.id} does not change {base.id}")
            saved = _record(connection, write, caret, at)
            BASE.replace(connection, old, {"body": body_of(base)})
            return saved

        return await self._database.write(work, self._announce)

    async def save_caret(self, draft_id: DraftId, caret: Caret) -> None:
        """Remember where the person is, and the text of a cell that is still open. Raises KeyError or StoreDamaged."""

        def work(connection: sqlite3.Connection) -> None:
            row = rows.draft_row(connection, draft_id)
            DRAFT.replace(connection, row, {"caret": _dump(codec.caret_to_json(caret))})

        await self._database.write(work)

    async def delete(self, draft_id: DraftId) -> None:
        """Forget a draft that is being edited, and with it a create that LedgerBee had refused. Raises NotEditable, KeyError."""
        at = self._clock.now()

        def work(connection: sqlite3.Connection) -> tuple[str, ...]:
            _editable(connection, draft_id)
            discarded: list[str] = []
            for row in list(rows.rows_where(connection, "draft_id = ? AND state = 'refused'", draft_id)):
                gone = rows.swap(connection, row, {"state": State.DISCARDED.value})
                rows.write_event(connection, gone, at, Actor.PERSON, _DELETED)
                discarded.append(str(row["id"]))
            connection.execute("DELETE FROM draft WHERE id = ?", (draft_id,))
            return tuple(discarded)

        def announce(discarded: tuple[str, ...]) -> None:
            self._bus.publish(Topic.DRAFTS, draft_id)
            if discarded:
                self._bus.publish(Topic.OPERATIONS, *discarded)

        await self._database.write(work, announce)

    def _announce(self, saved: SavedDraft) -> None:
        self._bus.publish(Topic.DRAFTS, saved.draft.id)


def _editable(connection: sqlite3.Connection, draft_id: str) -> Row:
    row = rows.draft_row(connection, draft_id)
    if row["state"] != DraftState.EDITING.value:
        raise NotEditable(NOT_EDITABLE)
    return row


def _base(connection: sqlite3.Connection, draft_id: str) -> Row | None:
    stored = connection.execute("SELECT * FROM base WHERE draft_id = ?", (draft_id,)).fetchone()
    return None if stored is None else BASE.opened(stored)


def _record(connection: sqlite3.Connection, write: JournalWrite, caret: Caret, at: str) -> SavedDraft:
    draft = write.draft
    row = _editable(connection, draft.id)
    kept = int(str(row["changes"]))
    if write.keep > kept:
        raise ValueError(f"{write.keep} changes are to be kept of {kept}")
    connection.execute("DELETE FROM change WHERE draft_id = ? AND number >= ?", (draft.id, write.keep))
    for number, change in enumerate(write.appended, write.keep):
        body = healing.current(connection, _dump(codec.change_to_json(change)))
        CHANGE.insert(connection, {"draft_id": draft.id, "number": number, "body": body})
    new = DRAFT.replace(
        connection,
        row,
        {
            "revision": int(str(row["revision"])) + 1,
            "body": healing.current(connection, _dump(codec.draft_to_json(draft))),
            "changes": write.keep + len(write.appended),
            "position": write.position,
            "caret": _dump(codec.caret_to_json(caret)),
            "touched": rows.next_number(connection, "draft", "touched"),
            "updated_at": at,
            "invoice_number": draft.invoice_number or None,
        },
    )
    return _saved(new)
