"""Backups, restored data and what was saved from a damaged file, as values."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path

from ledgerbee_desktop.core.changes import Change
from ledgerbee_desktop.core.drafts import Draft, DraftState
from ledgerbee_desktop.core.errors import AppError
from ledgerbee_desktop.core.identifiers import CompanyId, OperationId
from ledgerbee_desktop.core.library import Company, Document
from ledgerbee_desktop.core.operations import OperationKind, State
from ledgerbee_desktop.core.text import Message


class CopyKind(StrEnum):
    """How a copy of a company's database came to be."""

    BACKUP = "backup"
    BEFORE_MIGRATION = "before-migration"
    BEFORE_RESTORE = "before-restore"
    CHOSEN = "chosen"  # a file that a person named


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A file that holds a company's database, as its name and the file system tell; what is in it, `Content` tells.

    `size` is in bytes, with a log that lies beside it. `taken_at` is UTC, aware.
    """

    path: Path
    kind: CopyKind
    taken_at: datetime
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What a check of a whole database file found. Counts are None where the damage hides them.

    `problems` are English sentences for the log and the doctor; `version` is that of the schema (0: it could not be read).
    `drafts` have not been handed over; `operations` have not ended, and `states` counts them by state.
    """

    problems: tuple[str, ...] = ()
    version: int = 0
    company_id: CompanyId | None = None
    company_name: str = ""
    drafts: int | None = None
    operations: int | None = None
    documents: int | None = None
    states: tuple[tuple[str, int], ...] = ()

    @property
    def is_good(self) -> bool:
        """May it be worked with?"""
        return not self.problems


@dataclass(frozen=True, slots=True)
class Restored:
    """What a restore did: where the database is kept that was there (None: there was none), and what must not be sent twice.

    `sent_since` names drafts that can be edited again and that had left, as the replaced database tells: LedgerBee has them, or may.
    """

    kept: Path | None
    sent_since: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckedCopy:
    """A copy, and what is in it."""

    copy: Copy
    content: Content


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedWork:
    """A draft out of a damaged file, as it was when it was stored last; its checksum held.

    `updated_at` is that moment: UTC, ISO 8601. `changes` is the whole journal with `position` in it, or empty where a part of it is gone.
    `base` goes with a draft that `edits`.
    """

    draft: Draft
    state: DraftState
    revision: int
    updated_at: str
    changes: tuple[Change, ...] = ()
    position: int = 0
    base: Document | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedOperation:
    """An operation out of a damaged file that had not ended. It is told, never queued again.

    `may_have_left`: LedgerBee may have it; look there before it is written anew.
    """

    id: OperationId
    kind: OperationKind
    target: str
    state: State
    payload: bytes
    draft_id: str | None
    may_have_left: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Salvage:
    """The unsent work of a damaged file.

    `drafts` can be worked on again. `unclear` are drafts that were on their way, or change a document whose base is lost: they are
    told, and a person looks in LedgerBee. `is_complete`: every row of drafts and operations was reached and held its checksum.
    """

    drafts: tuple[SavedWork, ...] = ()
    unclear: tuple[SavedWork, ...] = ()
    operations: tuple[SavedOperation, ...] = ()
    company: Company | None = None
    is_complete: bool = True

    def without(self, known: frozenset[str]) -> Salvage:
        """The same without the drafts whose ids are in `known`."""
        return dataclasses.replace(self, drafts=tuple(each for each in self.drafts if each.draft.id not in known))


@dataclass(frozen=True, slots=True, kw_only=True)
class Room:
    """How much room a disk has for the data on it; sizes are in bytes."""

    free: int
    used: int

    @property
    def is_short(self) -> bool:
        """Should something be done before it is full? A backup needs as much again as the database, and a margin."""
        return self.free < max(LEAST_ROOM, 2 * self.used)


LEAST_ROOM = 200_000_000


@dataclass(frozen=True, slots=True)
class Notice:
    """Something about the data that a person should know while they work: a few words, and the whole sentence with what to do."""

    short: Message
    sentence: Message


@dataclass(frozen=True, slots=True)
class Exported:
    """What an export wrote. `missing` counts PDFs that are neither here nor could be read from LedgerBee; `why` says so for the last."""

    documents: int
    pdfs: int
    missing: int
    why: AppError | None = None
