"""Which documents a search finds.

The rows that have a word are read as one JSON array into flags, a byte for each row of the table. An IN in SQL would sort them into a
tree and look up every row of the list in it, which takes three times as long when most documents have the word.
"""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator, Sequence
from functools import reduce
from itertools import compress, islice
from operator import and_, itemgetter
from typing import TypeVar

import msgspec

from ledgerbee_desktop.core.kinds import DocumentKind

T = TypeVar("T")

FEW = 10_000
AMONG = "number_in_table IN (SELECT value FROM json_each(?))"
"""The condition that a row is one of an array's."""

_TRIGRAM = 3
_LAST_CHARACTER = "\U0010ffff"
_NEWEST_FIRST = "date DESC, created_at DESC"

_OF_CUSTOMERS = (
    "SELECT json_group_array(number_in_table) FROM document"
    " WHERE customer_id IN (SELECT id FROM customer WHERE instr(customer.search, ?) > 0)"
)
_NONE = "[]"

_rows = msgspec.json.Decoder(list[int])


class Found:
    """The documents in whose texts, or in whose customer's, each of some folded words occurs, by their `number_in_table`."""

    def __init__(self, connection: sqlite3.Connection, wanted: Sequence[str]) -> None:
        size = connection.execute("SELECT coalesce(max(number_in_table), 0) + 1 FROM document").fetchone()[0]
        of_customers = {word: connection.execute(_OF_CUSTOMERS, (word,)).fetchone()[0] for word in wanted}
        # What no customer is called and the text index knows whole, the index itself looks for in one go: it finds few at once.
        together = [word for word, array in of_customers.items() if array == _NONE and len(word) >= _TRIGRAM]
        arrays = [[_in_texts(connection, together)]] if together else []
        arrays += [[_in_texts(connection, [word]), of_customers[word]] for word in of_customers if word not in together]
        each = (int.from_bytes(_flags(found, size), "big") for found in arrays)
        self._flags = reduce(and_, each).to_bytes(size, "big")
        self.are_few = self._flags.count(1) <= FEW
        """Is SQLite quicker at picking them, with `AMONG`, than we are?"""

    def __contains__(self, row: int) -> bool:
        return self._flags[row] == 1

    @property
    def array(self) -> str:
        """They as the parameter for `AMONG`."""
        return json.dumps(list(compress(range(len(self._flags)), self._flags)))

    def pick(self, things: Sequence[T], rows: Sequence[int]) -> tuple[T, ...]:
        """Those of `things` that are found; `rows` says of which row each is."""
        if len(rows) < 2:  # an itemgetter of one thing gives no tuple
            return tuple(thing for thing, row in zip(things, rows, strict=True) if row in self)
        return tuple(compress(things, itemgetter(*rows)(self._flags)))


def _in_texts(connection: sqlite3.Connection, words: Sequence[str]) -> str:
    """The rows in whose texts all of these words are, as a JSON array.

    The text index knows only trigrams. A shorter word, which must come alone, is the beginning of one wherever it occurs: every text ends
    in two newlines.
    """
    if len(words[0]) < _TRIGRAM:
        query = "SELECT json_group_array(doc) FROM document_trigram WHERE term >= ? AND term < ?"
        values = [words[0], words[0] + _LAST_CHARACTER]
    else:
        query = "SELECT json_group_array(rowid) FROM document_text WHERE document_text MATCH ?"
        values = [" AND ".join('"' + word.replace('"', '""') + '"' for word in words)]
    return str(connection.execute(query, values).fetchone()[0])


def _flags(arrays: Sequence[str], size: int) -> bytes:
    """A byte for each row of the table: is it in one of these JSON arrays?"""
    flags = bytearray(size)
    for array in arrays:
        rows = _rows.decode(array)
        if max(rows, default=0) >= size:  # a damaged index may name rows that are not there
            rows = [row for row in rows if row < size]
        for row in rows:
            flags[row] = 1
    return bytes(flags)


def best_of(connection: sqlite3.Connection, found: Found, number: str, most: int) -> list[int]:
    """Of the living documents among `found`: what has this (folded) number first, then the newest, `most` in all."""
    if found.are_few:
        query = (
            f"SELECT number_in_table FROM document INDEXED BY document_list WHERE gone_at IS NULL AND {AMONG}"  # noqa: S608
            f" ORDER BY lower(number) <> ?, {_NEWEST_FIRST} LIMIT ?"
        )
        return [row[0] for row in connection.execute(query, (found.array, number, most))]
    newest = sorted(_newest(connection, found, most), reverse=True)
    numbered = _numbered(connection, found, number)
    return list(dict.fromkeys([*numbered, *(row for _, _, row in newest)]))[:most]


def _newest(connection: sqlite3.Connection, found: Found, most: int) -> Iterator[tuple[str, str, int]]:
    """The `most` newest of each kind, as date, time of creation and row. So many are found that few have to be looked at."""
    query = (
        "SELECT date, created_at, number_in_table FROM document INDEXED BY document_list"  # noqa: S608
        f" WHERE kind = ? AND gone_at IS NULL ORDER BY {_NEWEST_FIRST}"
    )
    for kind in DocumentKind:
        rows = connection.execute(query, (kind.value,))
        yield from islice(((date, created, row) for date, created, row in rows if row in found), most)
        rows.close()


def _numbered(connection: sqlite3.Connection, found: Found, number: str) -> list[int]:
    query = (
        "SELECT number_in_table FROM document WHERE number IN (?, ?) AND number <> '' AND gone_at IS NULL"  # noqa: S608
        f" ORDER BY {_NEWEST_FIRST}"
    )
    return [row[0] for row in connection.execute(query, (number, number.upper())) if row[0] in found]
