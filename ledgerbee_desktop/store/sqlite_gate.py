"""Which SQLite this is, and whether it has the WAL-reset bug: https://sqlite.org/wal.html#walresetbug."""

from __future__ import annotations

import sqlite3

VERSION = sqlite3.sqlite_version


def may_lose_a_log(version: tuple[int, int, int] = sqlite3.sqlite_version_info) -> bool:
    """Could two connections that write and checkpoint at once corrupt a database with this SQLite?

    3.7.0 to 3.51.2 have the bug but for 3.50.7 and 3.44.6 and what follows them on their branches; 3.52.0 was withdrawn. This program
    is safe with any of them: it has one connection to each database, and no other process gets in.
    """
    if version[:2] == (3, 50):
        return version < (3, 50, 7)
    if version[:2] == (3, 44):
        return version < (3, 44, 6)
    return (3, 7, 0) <= version < (3, 51, 3) or version == (3, 52, 0)
