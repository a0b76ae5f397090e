"""Backups of a company's database: made while it is in use, checked before they count, and thinned as they grow old.

They lie in the folder `backups` beside the database; the name tells the moment (UTC) and the version of the schema.
"""

from __future__ import annotations

import asyncio
import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from ledgerbee_desktop.core.errors import StoreDamaged
from ledgerbee_desktop.core.keeping import CheckedCopy, Content, Copy, CopyKind
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP
from ledgerbee_desktop.store import disk, examining
from ledgerbee_desktop.store.copying import close_off, discard, part_of, put_in_place
from ledgerbee_desktop.store.database import Database

FOLDER = "backups"
AFTER_START = timedelta(hours=12)
"""A start makes a backup when the newest is older."""
INTERVAL = timedelta(minutes=14)
"""How often one is made while something changes. It is looked at every minute, and no work may be older than 15 without one (D8)."""
SECOND = timedelta(seconds=1)
OF_TODAY, DAYS, WEEKS, MONTHS = 3, 14, 10, 12
"""How many are kept: of today, and the last of each of so many days, weeks and months (reliability 2.3)."""

_STAMP = "%Y%m%dT%H%M%SZ"
_BACKUP = re.compile(r"book-(\d{8}T\d{6}Z)-v(\d+)\.db")
_BEFORE_RESTORE = re.compile(r"book-before-restore-(\d{8}T\d{6}Z)\.db")
_BEFORE_MIGRATION = re.compile(r"book-before-v(\d+)\.db")

_DAMAGED = QT_TRANSLATE_NOOP(
    "errors",
    "The check of the data on this computer found damage ({detail}), so no backup was made of it; the earlier backups are kept. "
    "Restore the newest of them: File, Preferences, Data.",
)


def stamp(at: datetime) -> str:
    """A moment as the names of files tell it: UTC, to the second."""
    return at.astimezone(UTC).strftime(_STAMP)


def before_restore_name(at: datetime) -> str:
    """What a database is called that was moved aside by a restore."""
    return f"book-before-restore-{stamp(at)}.db"


def copy_of(path: Path) -> Copy:
    """The file as its name and the file system tell. Raises OSError."""
    found = path.stat()
    log = examining.log_of(path)
    size = found.st_size + (log.stat().st_size if log.exists() else 0)
    for pattern, kind in ((_BACKUP, CopyKind.BACKUP), (_BEFORE_RESTORE, CopyKind.BEFORE_RESTORE)):
        named = pattern.fullmatch(path.name)
        moment = None if named is None else _moment(named[1])
        if moment is not None:
            return Copy(path=path, kind=kind, taken_at=moment, size=size)
    kind = CopyKind.BEFORE_MIGRATION if _BEFORE_MIGRATION.fullmatch(path.name) else CopyKind.CHOSEN
    return Copy(path=path, kind=kind, taken_at=datetime.fromtimestamp(found.st_mtime, UTC), size=size)


def _moment(text: str) -> datetime | None:
    try:
        return datetime.strptime(text, _STAMP).replace(tzinfo=UTC)
    except ValueError:  # digits that are no date
        return None


def made(directory: Path) -> tuple[Copy, ...]:
    """The backups of the database in `directory`, the newest first."""
    return _listed((directory / FOLDER).glob("book-*.db"), {CopyKind.BACKUP})


def copies(directory: Path) -> tuple[Copy, ...]:
    """Everything there is to restore from, the newest first: backups, and what was kept before a migration or a restore."""
    kinds = {CopyKind.BEFORE_MIGRATION, CopyKind.BEFORE_RESTORE}
    kept = _listed(directory.glob("book-before-*.db"), kinds)
    return tuple(sorted((*made(directory), *kept), key=_newness, reverse=True))


def _listed(paths: Iterable[Path], kinds: set[CopyKind]) -> tuple[Copy, ...]:
    found = []
    for path in paths:
        try:
            copy = copy_of(path)
        except OSError:  # it is gone meanwhile
            continue
        if copy.kind in kinds:
            found.append(copy)
    return tuple(sorted(found, key=_newness, reverse=True))


def _newness(copy: Copy) -> tuple[datetime, str]:
    return copy.taken_at, copy.path.name


def is_due(newest: datetime | None, now: datetime, limit: timedelta) -> bool:
    """Is the newest backup older than `limit`? One from the future says that a clock was wrong, and counts as old."""
    return newest is None or not timedelta() <= now - newest < limit


def superseded(moments: Iterable[datetime], now: datetime) -> frozenset[datetime]:
    """Which backups need not be kept any longer: all but the newest few of today and the last of each day, week and month (UTC).

    The newest is always kept, and so is what lies in the future.
    """
    moments = sorted(set(moments), reverse=True)
    past = [each for each in moments if each <= now]
    kept = {*past[:1], *(each for each in moments if each > now)}
    kept.update([each for each in past if each.date() == now.date()][:OF_TODAY])
    for periods, period_of in (
        (DAYS, lambda each: each.date()),
        (WEEKS, lambda each: each.isocalendar()[:2]),
        (MONTHS, lambda each: (each.year, each.month)),
    ):
        last_of = {period_of(each): each for each in reversed(past)}
        kept.update(sorted(last_of.values(), reverse=True)[:periods])
    return frozenset(moments) - kept


async def write(database: Database, target: Path) -> Content:
    """Make `target` a checked copy of the database, whole or not at all; reading and writing go on meanwhile.

    Raises:
        StoreDamaged: the copy has damage; there is no new file, and one that was there before is untouched.
        DiskProblem: the disk refuses.
    """
    try:
        await database.copy(part_of(target))
        return await asyncio.to_thread(_finish, target)
    except OSError as error:
        raise disk.refused(error) from error


def _finish(target: Path) -> Content:
    part = part_of(target)
    try:
        damage = close_off(part)
        content = examining.examine(part)
        if damage or not content.is_good:
            raise StoreDamaged(_DAMAGED.of(detail=damage or content.problems[0]))
        put_in_place(part, target)
    finally:
        discard(part)
    return content


async def make(database: Database, directory: Path, at: datetime, version: int) -> CheckedCopy:
    """Make a backup in the folder for them, then thin what is there. Raises as `write`."""
    target = directory / FOLDER / f"book-{stamp(at)}-v{version}.db"
    try:
        await asyncio.to_thread(_tidy, target.parent)
        content = await write(database, target)
        await asyncio.to_thread(_thin, directory, at)
        return CheckedCopy(copy_of(target), content)
    except OSError as error:
        raise disk.refused(error) from error


def _tidy(folder: Path) -> None:
    """Make the folder; take away what a backup left that was broken off."""
    disk.make_private_directory(folder)
    for part in folder.glob("*.part*"):
        part.unlink(missing_ok=True)


def _thin(directory: Path, now: datetime) -> None:
    there = made(directory)
    obsolete = superseded((copy.taken_at for copy in there), now)
    for copy in there:
        if copy.taken_at in obsolete:
            copy.path.unlink(missing_ok=True)
