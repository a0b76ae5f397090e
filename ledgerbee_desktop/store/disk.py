"""SQLite's error codes in this program's words, and files that are on the disk when a call returns."""

from __future__ import annotations

import errno
import os
import shutil
import sqlite3
import sys
from contextlib import suppress
from pathlib import Path

from ledgerbee_desktop.core.errors import AppError, DataDirectoryInUse, DiskFull, DiskProblem, StoreDamaged
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP

DISK_FULL = QT_TRANSLATE_NOOP(
    "errors", "The disk is full, so this could not be saved. Free some space; nothing that you see is lost meanwhile."
)
DISK_FAILS = QT_TRANSLATE_NOOP(
    "errors", "The disk refused to save ({detail}). Nothing that you see is lost as long as the program stays open."
)
DAMAGED = QT_TRANSLATE_NOOP("errors", "The database {file} is damaged ({detail}). Restore the newest backup.")
IN_USE = QT_TRANSLATE_NOOP(
    "errors", "Another LedgerBee Desktop is already working with this data ({file}). Use that one."
)

_PRIMARY = 0xFF  # extended result codes carry the primary one in their lowest byte
_DISK = {sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM}
_DAMAGE = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_BUSY = {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}


def primary_code(error: sqlite3.Error) -> int:
    """SQLite's primary result code; 0 for an error of the Python module itself."""
    return int(getattr(error, "sqlite_errorcode", 0)) & _PRIMARY


def in_our_words(error: sqlite3.Error, path: Path) -> AppError | None:
    """The error for a person; None when `error` says that the program did something wrong."""
    code = primary_code(error)
    name = str(getattr(error, "sqlite_errorname", ""))
    if code == sqlite3.SQLITE_FULL:
        return DiskFull(DISK_FULL)
    if code in _DISK:
        return DiskProblem(DISK_FAILS.of(detail=name))
    if code in _DAMAGE:
        return StoreDamaged(DAMAGED.of(file=path.name, detail=name))
    if code in _BUSY:
        return DataDirectoryInUse(IN_USE.of(file=str(path)))
    return None


def refused(error: OSError) -> DiskProblem:
    """What the operating system has against it, for a person."""
    if error.errno in {errno.ENOSPC, errno.EDQUOT}:
        return DiskFull(DISK_FULL)
    return DiskProblem(DISK_FAILS.of(detail=error.strerror or type(error).__name__))


def readable(text: bytes) -> str:
    """Text from the file, damaged bytes replaced: the row around it is then found wrong by its checksum or its reader, by name."""
    return text.decode("utf-8", "replace")


def make_private_directory(directory: Path) -> None:
    """Make the directory and what is missing above it, for this user alone.

    The lowest one that is there may be from a call that was cut short before its name was on the disk, so that is seen to now.
    """
    missing = [path for path in (directory, *directory.parents) if not path.exists()]
    lowest = missing[-1].parent if missing else directory
    with suppress(PermissionError):  # one above our own may be closed to us: then it is not from us either
        sync_directory(lowest.parent)
    for path in reversed(missing):
        path.mkdir(mode=0o700, exist_ok=True)
        sync_directory(path.parent)


def make_private_file(path: Path) -> None:
    """Make an empty file for this user alone; one that is there becomes private.

    It is not opened then: closing a second descriptor of a database in use would drop this process's locks on it (SQLite, "How to corrupt").
    """
    if not path.exists():
        os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    elif sys.platform != "win32":
        path.chmod(0o600)
    sync_directory(path.parent)  # also one that is there: its name may have been refused by the disk when it was made


def room(directory: Path, database: Path) -> tuple[int, int]:
    """Bytes that are free on the disk, and bytes that the database takes (with its log)."""
    there = (database, database.with_name(database.name + "-wal"))
    return shutil.disk_usage(directory).free, sum(path.stat().st_size for path in there if path.exists())


def write_durably(path: Path, text: str) -> None:
    """Put `text` into the file, whole or not at all, also across a power cut."""
    part = path.with_name(path.name + ".part")
    descriptor = os.open(part, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
    sync_directory(path.parent)


def sync_file(path: Path) -> None:
    """Bring the file's content to the disk."""
    with path.open("rb+") as file:
        os.fsync(file.fileno())


def sync_directory(directory: Path) -> None:
    """Bring renames in the directory to the disk (Windows does so itself)."""
    if sys.platform == "win32":
        return
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
