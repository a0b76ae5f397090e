"""Rows out of a damaged database file, read page by page without SQLite: https://www.sqlite.org/fileformat2.html.

The tree of pages, the indexes and the schema may be gone. Whatever is found is only taken for a row when its checksum holds, so
that nothing is invented; but old versions of rows, and deleted ones, may be found too, in pages that are no longer in use.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import closing
from functools import cache

from ledgerbee_desktop.store import structure
from ledgerbee_desktop.store.schema import STEPS
from ledgerbee_desktop.store.sealed import Row, SealedTable, Value

_TABLE_LEAF, _INDEX_LEAF, _INDEX_INTERIOR = 0x0D, 0x0A, 0x02
_KINDS = {_TABLE_LEAF, _INDEX_LEAF, _INDEX_INTERIOR}
_SIZES = (4096, 1024, 2048, 8192, 16384, 32768, 65536, 512)
_INTEGER_BYTES = {1: 1, 2: 2, 3: 3, 4: 4, 5: 6, 6: 8}
LARGEST_ROW = 50_000_000
"""Bytes of one row; a damaged length must not make the program read for ever."""

_Shape = tuple[SealedTable, tuple[str, ...], str]
_Record = tuple[int, list[Value]]


def carved(data: bytes, tables: tuple[SealedTable, ...]) -> Iterator[tuple[SealedTable, Row]]:
    """The rows of `tables` in a file whose log was taken in as far as it goes."""
    shapes = [shape for table in tables for shape in _shapes(table)]
    for size in _page_sizes(data):
        found = False
        for table, row in _rows(data, size, shapes):
            found = True
            yield table, row
        if found:
            return


def _rows(data: bytes, size: int, shapes: list[_Shape]) -> Iterator[tuple[SealedTable, Row]]:
    for rowid, values in _records(data, size):
        for table, names, key in shapes:
            row = _as_row(table, names, key, rowid, values)
            if row is not None:
                yield table, row
                break


def _page_sizes(data: bytes) -> list[int]:
    """How large a page may be, the likeliest first: what the header says, SQLite's own choice, then the others."""
    stated = int.from_bytes(data[16:18], "big")
    first = 65536 if stated == 1 else stated
    return sorted(_SIZES, key=lambda size: size != first)


@cache
def _shapes(table: SealedTable) -> list[_Shape]:
    """How rows of the table are laid out in each version of the schema: the columns in order, and the one that is the row's number."""
    shapes = []
    for version in range(len(STEPS), 0, -1):
        with closing(structure.made(STEPS[:version])) as empty:
            columns = empty.execute(f"PRAGMA table_info({table.name})").fetchall()
        names = tuple(str(column[1]) for column in columns)
        key = next(
            (str(column[1]) for column in columns if column[5] and column[2] == "INTEGER" and _alone(columns)), ""
        )
        if names and (table, names, key) not in shapes:
            shapes.append((table, names, key))
    return shapes


def _alone(columns: list[tuple[object, ...]]) -> bool:
    return sum(bool(column[5]) for column in columns) == 1


def _as_row(table: SealedTable, names: tuple[str, ...], key: str, rowid: int, values: list[Value]) -> Row | None:
    if len(values) > len(names):
        return None
    stored = dict(zip(names, values, strict=False))  # a row from before a column was added is shorter
    if key:
        stored[key] = rowid
    row = table.of_any_version(stored)
    return row if row["checksum"] is not None and table.is_sound(row) else None


def _records(data: bytes, size: int) -> Iterator[_Record]:
    for at in range(0, len(data) - size + 1, size):
        page = data[at : at + size]
        start = 100 if at == 0 else 0
        if page[start] in _KINDS:
            yield from _of_page(data, page, size, start)


def _of_page(data: bytes, page: bytes, size: int, start: int) -> Iterator[_Record]:
    kind = page[start]
    count = int.from_bytes(page[start + 3 : start + 5], "big")
    pointers = start + (12 if kind == _INDEX_INTERIOR else 8)
    for number in range(count):
        place = pointers + 2 * number
        if place + 2 > size:
            return
        try:
            yield _of_cell(data, page, size, kind, int.from_bytes(page[place : place + 2], "big"))
        except (IndexError, ValueError):  # not a cell, or a damaged one
            continue


def _of_cell(data: bytes, page: bytes, size: int, kind: int, at: int) -> _Record:
    if kind == _INDEX_INTERIOR:
        at += 4
    length, at = _varint(page, at)
    rowid = 0
    if kind == _TABLE_LEAF:
        rowid, at = _varint(page, at)
    if not 0 < length <= LARGEST_ROW:
        raise ValueError("no payload")
    most = size - 35 if kind == _TABLE_LEAF else (size - 12) * 64 // 255 - 23
    if length <= most:
        return rowid, _values(page[at : at + length])
    return rowid, _values(_long_payload(data, page[at:], size, length, most=most))


def _long_payload(data: bytes, cell: bytes, size: int, length: int, *, most: int) -> bytes:
    """A payload that begins in its cell and goes on in a chain of pages of its own."""
    least = (size - 12) * 32 // 255 - 23
    here = least + (length - least) % (size - 4)
    here = here if here <= most else least
    found = bytearray(cell[:here])
    following = int.from_bytes(cell[here : here + 4], "big")
    while len(found) < length:
        start = (following - 1) * size
        if following < 1 or start + size > len(data):
            raise ValueError("the chain of pages is broken")
        following = int.from_bytes(data[start : start + 4], "big")
        found += data[start + 4 : start + min(size, 4 + length - len(found))]
    return bytes(found)


def _values(payload: bytes) -> list[Value]:
    header, at = _varint(payload, 0)
    types = []
    while at < header:
        kind, at = _varint(payload, at)
        types.append(kind)
    values = []
    for kind in types:
        value, at = _value(payload, kind, at)
        values.append(value)
    if at != len(payload):
        raise ValueError("not a record")
    return values


def _value(payload: bytes, kind: int, at: int) -> tuple[Value, int]:
    if kind in {0, 8, 9}:
        return (None if kind == 0 else kind - 8), at
    if kind in _INTEGER_BYTES:
        end = at + _INTEGER_BYTES[kind]
        return int.from_bytes(payload[at:end], "big", signed=True), end
    if kind < 12:  # a float, or reserved: no sealed row has one
        raise ValueError("no such column")
    end = at + (kind - 12) // 2
    content = payload[at:end]
    return (content if kind % 2 == 0 else content.decode("utf-8", "replace")), end


def _varint(data: bytes, at: int) -> tuple[int, int]:
    value = 0
    read: Callable[[int], int] = data.__getitem__
    for place in range(at, at + 8):
        byte = read(place)
        value = value << 7 | byte & 0x7F
        if byte < 0x80:
            return value, place + 1
    return value << 8 | read(at + 8), at + 9
