"""Putting a backup in the place of the database, so that it can be undone, and so that nothing is sent twice because of it.

Everything is prepared in a file beside the database. A small note, on the disk before the first rename, decides: before it nothing
has changed, after it the next start finishes what a kill or a power cut interrupted. What was there is kept, with its log.
"""

from __future__ import annotations

import contextlib
import json
import sqlite3
from collections.abc import Iterable, Mapping
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from ledgerbee_desktop.core.errors import AppError, StoreTooNew
from ledgerbee_desktop.core.identifiers import CompanyId
from ledgerbee_desktop.core.keeping import CheckedCopy, CopyKind
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP
from ledgerbee_desktop.store import backups, disk
from ledgerbee_desktop.store.copying import discard, part_of
from ledgerbee_desktop.store.examining import examine, log_of, stage
from ledgerbee_desktop.store.returned import LEFT
from ledgerbee_desktop.store.schema import STEPS

BOOK = "book.db"
NOTE = "restore.json"
KEPT = 3
"""How many databases that a restore moved aside are kept."""
_MARK = "restored "

_NOT_GOOD = QT_TRANSLATE_NOOP(
    "errors", "The backup {file} is damaged ({detail}). Nothing was changed. Choose another one."
)
_TOO_NEW = QT_TRANSLATE_NOOP(
    "errors",
    "The backup {file} was written by a newer LedgerBee Desktop. Nothing was changed. Install the newest version to use it.",
)
_FOREIGN = QT_TRANSLATE_NOOP(
    "errors", "The backup {file} holds the data of another company ({name}). Nothing was changed. Choose another one."
)
_MISSING = QT_TRANSLATE_NOOP("errors", "There is no file {file}. Nothing was changed. Choose another one.")
_ITSELF = QT_TRANSLATE_NOOP("errors", "{file} is the database itself. Choose a backup of it.")


class CannotRestore(AppError):
    """The chosen file cannot take the place of the database. Nothing was changed."""


def checked(source: Path, scratch: Path) -> CheckedCopy:
    """Check a file that no process has open, with its log, and count what is in it; it is not touched.

    `scratch` is a folder with room for a copy of it. Raises CannotRestore (there is no such file), DiskProblem.
    """
    part = part_of(scratch / "examined.db")
    if not source.is_file():
        raise CannotRestore(_MISSING.of(file=source))
    try:
        stage(source, part)
        content = examine(part)
        return CheckedCopy(backups.copy_of(source), content)
    except OSError as error:
        raise disk.refused(error) from error
    finally:
        discard(part)


def newest_good(copies: Iterable[CheckedCopy]) -> CheckedCopy | None:
    """The first that may be worked with."""
    return next((each for each in copies if each.content.is_good), None)


def restore(directory: Path, source: Path, owner: CompanyId | None, at: datetime, number: str) -> Path | None:
    """Put a copy of `source` in the place of the database of `directory`, which nobody has open. `source` itself stays as it is.

    The copy is marked, by the new `number`, so that the next start takes it for what it is: each operation that is queued or was on
    the wire becomes unknown, and nothing is posted before it was looked for on LedgerBee. Returns where the database is that was
    there (None: there was none); restoring that one undoes it.

    Raises:
        CannotRestore: the backup is missing, damaged, of another company than `owner`, or the database itself.
        StoreTooNew: a newer program wrote it.
        DiskProblem: the disk refuses. In every case nothing has changed.
    """
    finish(directory)
    part = part_of(directory / BOOK)
    try:
        if not source.is_file():
            raise CannotRestore(_MISSING.of(file=source))
        if source.resolve() == (directory / BOOK).resolve():
            raise CannotRestore(_ITSELF.of(file=source.name))
        damage = stage(source, part)
        content = examine(part)
        if content.version > len(STEPS):
            raise StoreTooNew(_TOO_NEW.of(file=source.name))
        if damage or not content.is_good:
            raise CannotRestore(_NOT_GOOD.of(file=source.name, detail=damage or content.problems[0]))
        if content.company_id is not None and owner is not None and content.company_id != owner:
            raise CannotRestore(_FOREIGN.of(file=source.name, name=content.company_name or content.company_id))
        mark(part, number)
        return install(directory, at)
    except OSError as error:
        raise disk.refused(error) from error
    finally:
        if not (directory / NOTE).exists():  # else it is what the next start will put in place
            discard(part)


def sent_since(book: Path, replaced: Path) -> tuple[str, ...]:
    """Which drafts of a restored database, that nobody has opened yet, had left by what the replaced one tells: their references, or ids.

    They are drafts again. What is known of them is noted in the restored one, for `returned.note_all`: none is queued before a person
    has said what became of it. What the damage hides of the replaced one, it hides.
    """
    part = part_of(replaced.with_name("replaced.db"))
    try:
        stage(replaced, part)
        gone = {row[0]: row[2] or "" for row in _drafts(part, "state IN ('leaving', 'handed-over')")}
        again = [row for row in _drafts(book, "state = 'editing'") if row[0] in gone]
    except (OSError, AppError):
        return ()
    finally:
        discard(part)
    _note_left(book, {row[0]: gone[row[0]] for row in again})
    return tuple(_named(row) for row in again)


_Row = tuple[str, str, str | None]
"""Id, body, and the document that it became."""


def _drafts(path: Path, condition: str) -> list[_Row]:
    query = f"SELECT id, body, document_id FROM draft NOT INDEXED WHERE {condition}"  # noqa: S608
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.text_factory = disk.readable
        try:
            return connection.execute(query).fetchall()
        except (sqlite3.DatabaseError, UnicodeDecodeError):
            return []


def _note_left(book: Path, left: Mapping[str, str]) -> None:
    """Whether the disk takes the notes or not: the first start asks LedgerBee about every draft."""
    query = "INSERT OR REPLACE INTO pull_state (name, value) VALUES (?, ?)"
    with closing(sqlite3.connect(book)) as connection, contextlib.suppress(sqlite3.Error), connection:
        connection.executemany(query, [(LEFT + name, document_id) for name, document_id in left.items()])


def _named(row: _Row) -> str:
    try:
        return str(json.loads(row[1]).get("reference") or row[0])
    except (TypeError, ValueError, AttributeError):
        return row[0]


def mark(part: Path, number: str) -> None:
    """Make the next start know that this database is not the one that was in use last."""
    with closing(sqlite3.connect(part, isolation_level=None)) as connection:
        connection.execute("PRAGMA synchronous = FULL")
        connection.execute("INSERT OR REPLACE INTO meta (name, value) VALUES ('instance_id', ?)", (_MARK + number,))


def install(directory: Path, at: datetime) -> Path | None:
    """Give the prepared file its place; the database that was there is moved aside, with its log. Raises OSError."""
    book = directory / BOOK
    aside = _free_name(directory, at) if book.exists() else None
    disk.sync_file(part_of(book))
    disk.write_durably(directory / NOTE, json.dumps({"aside": None if aside is None else aside.name}))
    finish(directory)
    return aside


def _free_name(directory: Path, at: datetime) -> Path:
    """Two restores in one second must not move aside over each other."""
    aside = directory / backups.before_restore_name(at)
    while aside.exists() or log_of(aside).exists():
        at = at.replace(microsecond=0) + backups.SECOND
        aside = directory / backups.before_restore_name(at)
    return aside


def finish(directory: Path) -> None:
    """End a restore that was decided, from wherever it stands; what was prepared without a decision goes. Raises OSError."""
    note, book = directory / NOTE, directory / BOOK
    part = part_of(book)
    if not note.exists():
        discard(part)
        part_of(note).unlink(missing_ok=True)
        return
    if part.exists():  # until it has its place, what has the name is the old database
        aside = _aside(note)
        if aside is not None:
            _move(log_of(book), log_of(aside))  # first: a log must never be met by a database that is not its own
            _move(book, aside)
        part.replace(book)
        disk.sync_directory(directory)
    note.unlink()
    disk.sync_directory(directory)
    _forget_the_oldest(directory)


def _aside(note: Path) -> Path | None:
    """Where the old database goes. A note that the disk has damaged still decides; it only cannot tell the name."""
    try:
        name = json.loads(note.read_text(encoding="utf-8"))["aside"]
        return None if name is None else note.with_name(Path(name).name)
    except (ValueError, KeyError, TypeError):
        return note.with_name(backups.before_restore_name(datetime.fromtimestamp(note.stat().st_mtime, UTC)))


def _move(source: Path, target: Path) -> None:
    if source.exists():
        source.replace(target)
        disk.sync_directory(source.parent)


def _forget_the_oldest(directory: Path) -> None:
    there = [copy for copy in backups.copies(directory) if copy.kind is CopyKind.BEFORE_RESTORE]
    for copy in there[KEPT:]:
        log_of(copy.path).unlink(missing_ok=True)
        copy.path.unlink(missing_ok=True)
