"""Holds a database to what was promised of it.

TYPED draft revision number    the draft has at least this revision, and a text with at least this number
STORED draft revision          the draft has at least this revision
CARET draft number             its caret is at least so far
OPERATION id rev state         the operation is in this state, or a later one
POST id · BACK id              the first byte has left: from here on it is never "queued" · until somebody may queue it again
HEALING · HEALED               the temporary id (…) is about to be replaced (draft) · is nowhere any more
DOCUMENT id · TABS number      this document is in the library · the window's value is at least this
COPIED name rows               this copy is whole and has at least so many drafts and operations
OPENED · TROUBLE               the database is open · the disk refused, and the program said this
SESSION place · END            a session begins in this directory · and is over
"""

from __future__ import annotations

import sqlite3
from contextlib import closing
from copy import deepcopy
from dataclasses import dataclass, field, replace
from pathlib import Path

from ledgerbee_desktop.core.errors import AppError
from ledgerbee_desktop.core.events import Bus
from ledgerbee_desktop.core.identifiers import DocumentId, DraftId
from ledgerbee_desktop.core.journal import Journal
from ledgerbee_desktop.core.operations import State
from ledgerbee_desktop.store import checks
from ledgerbee_desktop.store.book import FILE_NAME, BookStore
from ledgerbee_desktop.store.schema import STEPS
from tests.faults.powercut.old import PLACE
from tests.faults.powercut.session import ALL_ROWS, ASIDE, BOOK
from tests.faults.store_child import RandomIds
from tests.unit.store.kit import START, InlineExecutor, StepClock, a_draft, type_reference


@dataclass
class Promises:
    """What was promised so far."""

    revisions: dict[str, int] = field(default_factory=dict)
    texts: dict[str, int] = field(default_factory=dict)
    carets: dict[str, int] = field(default_factory=dict)
    operations: dict[str, tuple[int, str]] = field(default_factory=dict)
    posted: set[str] = field(default_factory=set)
    healing: dict[str, tuple[str, str]] = field(default_factory=dict)
    healed: dict[str, str] = field(default_factory=dict)
    documents: list[str] = field(default_factory=list)
    tabs: int = 0
    copies: dict[str, int] = field(default_factory=dict)
    backup: Promises | None = None
    may_be_restored: bool = False
    is_restored: bool = False
    rows: int = 0

    def hear(self, line: str) -> None:
        """Take note of a line of the session."""
        what, *words = line.split(" ")
        if self.is_restored and self.backup is not None:
            self.backup.hear(line)
        match what:
            case "TYPED":
                self.revisions[words[0]], self.texts[words[0]] = int(words[1]), int(words[2])
                self.carets[words[0]] = int(words[2])
            case "STORED":
                self.revisions[words[0]] = int(words[1])
            case "CARET":
                self.carets[words[0]] = int(words[1])
            case "OPERATION":
                self.operations[words[0]] = (int(words[1]), words[2])
            case "POST":
                self.posted.add(words[0])
            case "BACK":
                self.posted.discard(words[0])
            case "HEALING":
                self.healing[words[0]] = (words[1], words[2])
            case "HEALED":
                self.healed[words[0]] = words[1]
            case "DOCUMENT":
                self.documents.append(words[0])
            case "TABS":
                self.tabs = int(words[0])
            case "COPIED":
                self.copies[words[0]] = int(words[1])
                self.backup = deepcopy(replace(self, backup=None))
                self.backup.posted.update(self.operations)  # what is restored may have happened since
            case "RESTORING":
                self.may_be_restored, self.rows = True, len(self.operations) + len(self.revisions)
            case "RESTORED":
                self.is_restored = True
            case "OPENED" | "TROUBLE" | "SESSION" | "END":
                pass
            case _:
                raise ValueError(line)

    async def broken(self, directory: Path, *, thoroughly: bool = False) -> list[str]:
        """What of it the database in `directory` does not keep. `thoroughly`: older copies too, and whether it can be worked with."""
        company = directory / BOOK
        try:
            book = await _open(company)
        except (AppError, sqlite3.Error) as error:
            return [f"corrupt: it does not open: {error}"]
        found: list[str] = []
        try:
            restored = self.may_be_restored and await _is_distrusted(book)
            if (book.report.is_copy and not restored) or not book.report.is_sound:
                found.append(f"corrupt: {book.report}")
            if self.is_restored and not restored:
                found.append("lost: what was restored")
            await ((self.backup if restored else None) or self)._look(book, found)
            if thoroughly:
                await _work(book)
        except (AppError, sqlite3.Error) as error:
            found.append(f"corrupt: {error}")
        finally:
            await book.close()
        found += [f"corrupt: {problem}" for problem in checks.all_problems(company / FILE_NAME)]
        for name in list(self.copies) if thoroughly else list(self.copies)[-1:]:
            found += _problems_of_copy(company / name, self.copies[name])
        if self.is_restored:
            found += _problems_of_copy(company / ASIDE, self.rows)
        return found

    async def _look(self, book: BookStore, found: list[str]) -> None:
        await self._look_at_drafts(book, found)
        stored = {str(each.id): (each.rev, each.state.value) for each in await book.outbox.all(open_only=False)}
        found += [
            f"posted: {each} is {stored.get(each, (0, ''))[1] or 'gone'} although its POST had begun"
            for each in sorted(self.posted)
            if stored.get(each, (0, ""))[1] in {"", State.QUEUED.value}
        ]
        for operation_id, (rev, state) in self.operations.items():
            now = stored.get(operation_id, (0, ""))
            if now[0] < rev or (now[0] == rev and now[1] != state):
                found.append(f"lost: {operation_id} was {state} at {rev}, now {now}")
        have = {each.id for each in await book.library.documents([DocumentId(each) for each in self.documents])}
        found += [f"lost: the document {each}" for each in self.documents if each not in have]
        tabs = await book.workspace.get("tabs")
        if self.tabs and not (isinstance(tabs, int) and tabs >= self.tabs):
            found.append(f"lost: the tabs {self.tabs}, now {tabs}")
        await self._look_at_names(book, found)

    async def _look_at_drafts(self, book: BookStore, found: list[str]) -> None:
        for draft_id, revision in self.revisions.items():
            try:
                saved = (await book.drafts.open(DraftId(draft_id))).saved
            except KeyError:
                found.append(f"lost: the draft {draft_id}")
                continue
            text = saved.draft.reference.removeprefix("text ") or "0"
            if saved.revision < revision or (draft_id in self.texts and int(text) < self.texts[draft_id]):
                found.append(f"lost: {draft_id} had the revision {revision}, now {saved.revision} and {text!r}")
            if saved.caret.position < self.carets.get(draft_id, 0):
                found.append(f"lost: the caret of {draft_id}")

    async def _look_at_names(self, book: BookStore, found: list[str]) -> None:
        """A temporary id is everywhere, or nowhere."""
        everything = await book.database.read(_text) if self.healing else ""
        for temporary, (real, draft_id) in self.healing.items():
            try:
                named = (await book.drafts.open(DraftId(draft_id))).saved.draft.customer_id
            except KeyError:
                continue  # a lost draft has been noticed
            is_healed = named == real
            if named not in {temporary, real} or is_healed == (temporary in everything):
                found.append(f"corrupt: {draft_id} names {named}, and {temporary} stands elsewhere")
            if temporary in self.healed and not is_healed:
                found.append(f"lost: {temporary} was healed")


def _problems_of_copy(path: Path, rows: int) -> list[str]:
    if not path.exists():
        return [f"lost: the copy {path.name}"]
    try:
        with closing(sqlite3.connect(path)) as copied:
            (version,) = copied.execute("PRAGMA user_version").fetchone()
            (check,) = copied.execute("PRAGMA integrity_check(1)").fetchone()
            (count,) = copied.execute(f"SELECT {ALL_ROWS}").fetchone()
        problems = checks.all_problems(path) if version == len(STEPS) else () if check == "ok" else (check,)
    except sqlite3.DatabaseError as error:
        problems, count = (str(error),), rows
    found = [f"corrupt: {path.name}: {problem}" for problem in problems]
    return found if count >= rows else [*found, f"lost: the copy {path.name} has {count} rows of {rows}"]


async def _is_distrusted(book: BookStore) -> bool:
    """Is this a restored database? (The sessions that restore leave nothing unknown otherwise.)"""
    return State.UNKNOWN in {each.state for each in await book.outbox.all(open_only=True)}


async def _open(company: Path) -> BookStore:
    return await BookStore.open(company, StepClock(), RandomIds(), Bus(), executor=InlineExecutor(), place=PLACE)


def _text(connection: sqlite3.Connection) -> str:
    """Everything in which a temporary id is replaced when it is healed."""
    tables = ("draft", "change", "base", "operation", "customer", "workspace", "pull_state", "document")
    return "\n".join(
        value.decode() if isinstance(value, bytes) else str(value)
        for table in tables
        for row in connection.execute(f"SELECT * FROM {table}")
        for column, value in zip(row.keys(), row, strict=True)
        if column != "checksum"
    )


async def _work(book: BookStore) -> None:
    await book.outbox.recover(START)
    journal = Journal((await book.drafts.create(a_draft("draft-after"))).draft)
    await type_reference(book, journal, "text 1")
    assert (await book.drafts.open(DraftId("draft-after"))).saved.draft.reference == "text 1"
