"""What each byte of a database file is for, read from the file itself: https://www.sqlite.org/fileformat2.html."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

HEADER, STRUCTURE, INDEX, UNUSED = "header of the file", "structure", "index", "unused"
"""What is no row: the first hundred bytes; the schema, and the frame of pages and cells; keys that lead to rows; nothing."""

_ROOT_OF_SCHEMA = 1
_TABLE_LEAF, _TABLE_INTERIOR, _INDEX_LEAF, _INDEX_INTERIOR = 0x0D, 0x05, 0x0A, 0x02


class FlipMap:
    """The map of a file that no process has open and that needs no log. `data` is its content; `owners[offset]` is one of the above, or a table."""

    def __init__(self, path: Path) -> None:
        self.data = path.read_bytes()
        self._size = int.from_bytes(self.data[16:18], "big")
        self.owners = [UNUSED] * len(self.data)
        with closing(sqlite3.connect(path)) as connection:
            roots = connection.execute(
                "SELECT type, tbl_name, rootpage FROM sqlite_schema WHERE rootpage > 0"
            ).fetchall()
            self._numbered = {table for _, table, _ in roots if _is_numbered(connection, table)}
        self._tree(_ROOT_OF_SCHEMA, STRUCTURE)
        for kind, table, root in roots:
            self._tree(root, table if kind == "table" else INDEX)
        self._free_pages()
        self._mark(0, 100, HEADER)

    def places(self, owner: str) -> list[int]:
        """Where the bytes for this purpose are."""
        return [offset for offset, each in enumerate(self.owners) if each == owner]

    def _mark(self, start: int, end: int, owner: str) -> None:
        self.owners[start:end] = [owner] * (end - start)

    def _number(self, at: int, length: int) -> int:
        return int.from_bytes(self.data[at : at + length], "big")

    def _varint(self, at: int) -> tuple[int, int]:
        value = 0
        for place in range(at, at + 8):
            value = value << 7 | self.data[place] & 0x7F
            if self.data[place] < 0x80:
                return value, place + 1
        return value << 8 | self.data[at + 8], at + 9

    def _tree(self, page: int, owner: str) -> None:
        base = (page - 1) * self._size
        start = base + (100 if page == 1 else 0)
        kind, cells = self.data[start], self._number(start + 3, 2)
        is_interior = kind in {_TABLE_INTERIOR, _INDEX_INTERIOR}
        pointers = start + (12 if is_interior else 8)
        self._mark(start, pointers + 2 * cells, STRUCTURE)
        for number in range(cells):
            self._cell(base + self._number(pointers + 2 * number, 2), kind, owner)
        if is_interior:
            self._tree(self._number(start + 8, 4), owner)

    def _cell(self, at: int, kind: int, owner: str) -> None:
        begin = at
        if kind in {_TABLE_INTERIOR, _INDEX_INTERIOR}:
            self._tree(self._number(at, 4), owner)
            at += 4
        if kind == _TABLE_INTERIOR:
            self._mark(begin, self._varint(at)[1], STRUCTURE)
            return
        length, at = self._varint(at)
        if kind == _TABLE_LEAF:
            at = self._varint(at)[1]
        self._mark(begin, at, STRUCTURE)
        here = self._kept_here(length, is_table=kind == _TABLE_LEAF)
        self._mark(at, at + here, owner)
        if (
            owner in self._numbered
        ):  # the number stands before the payload; its place in it is empty, and never looked at
            first = self._varint(at)[1]
            self._mark(first, first + 1, STRUCTURE)
        if here < length:
            self._mark(at + here, at + here + 4, STRUCTURE)
            self._chain(self._number(at + here, 4), length - here, owner)

    def _kept_here(self, length: int, *, is_table: bool) -> int:
        """How much of a payload stands in its cell; the rest is in a chain of pages of its own."""
        least = (self._size - 12) * 32 // 255 - 23
        most = self._size - 35 if is_table else (self._size - 12) * 64 // 255 - 23
        part = least + (length - least) % (self._size - 4)
        return length if length <= most else part if part <= most else least

    def _chain(self, page: int, length: int, owner: str) -> None:
        while length > 0:
            start = (page - 1) * self._size
            here = min(length, self._size - 4)
            self._mark(start, start + 4, STRUCTURE)
            self._mark(start + 4, start + 4 + here, owner)
            page, length = self._number(start, 4), length - here

    def _free_pages(self) -> None:
        trunk = self._number(32, 4)
        while trunk:
            start = (trunk - 1) * self._size
            self._mark(start, start + 8 + 4 * self._number(start + 4, 4), STRUCTURE)
            trunk = self._number(start, 4)


def _is_numbered(connection: sqlite3.Connection, table: str) -> bool:
    """Is the first column of the table another name for the number of its row?"""
    _, _, kind, _, _, key = connection.execute(f"PRAGMA table_info({table})").fetchone()
    return bool(kind == "INTEGER" and key == 1)
