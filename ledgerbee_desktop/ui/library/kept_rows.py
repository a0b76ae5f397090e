"""The rows of a list that were read, each with the cells that are painted of it; and what differs between two orders."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from collections.abc import Set as AbstractSet
from typing import Generic, NamedTuple, TypeVar

R = TypeVar("R")

AT_ONCE = 8
"""Rows whose cells are formed before the window is looked after again: about two milliseconds."""


class Shown(NamedTuple):
    """What a cell is painted with. `colour` names a token of the theme; with a `tone` (`library.chips.Tone`) it is a chip."""

    text: str
    right: bool = False
    colour: str = "text"
    tone: str | None = None


Cells = tuple[Shown, ...]
"""Those of one row, in the order of the columns."""


class KeptRows(Generic[R]):
    """Rows by id. `paint` makes the cells of one: when it is first seen, unless `form` did it before; `prepare` is told of them before."""

    def __init__(self, paint: Callable[[R], Cells], prepare: Callable[[Cells], None]) -> None:
        self._paint, self._prepare = paint, prepare
        self._rows: dict[str, R] = {}
        self._cells: dict[str, Cells] = {}

    def __len__(self) -> int:
        return len(self._rows)

    def __contains__(self, row_id: str) -> bool:
        return row_id in self._rows

    def get(self, row_id: str) -> R | None:
        """The row, if it was read."""
        return self._rows.get(row_id)

    def cells(self, row_id: str) -> Cells | None:
        """The row as it is painted, if it was read."""
        cells = self._cells.get(row_id)
        if cells is None and row_id in self._rows:
            cells = self._cells[row_id] = self._paint(self._rows[row_id])
        return cells

    async def form(self, fresh: Mapping[str, R], near: AbstractSet[str]) -> Mapping[str, Cells]:
        """The cells of rows that are about to be `put`, made a few at a time; those of rows that are `near` the eye are prepared."""
        formed = {}
        for number, (row_id, row) in enumerate(fresh.items(), 1):
            if self._rows.get(row_id) != row:
                formed[row_id] = self._paint(row)
                if row_id in near:
                    self._prepare(formed[row_id])
            if number % AT_ONCE == 0 or number == len(fresh):
                await asyncio.sleep(0)
        return formed

    def put(self, fresh: Mapping[str, R], formed: Mapping[str, Cells]) -> frozenset[str]:
        """Keep what was read just now, with the cells that were `formed` of it. Returns the ids of the rows that are others than before."""
        changed = frozenset(row_id for row_id, row in fresh.items() if self._rows.get(row_id) != row)
        for row_id in changed:
            self._rows[row_id] = fresh[row_id]
            self._cells.pop(row_id, None)
            if row_id in formed:
                self._cells[row_id] = formed[row_id]
        return changed

    def drop(self, stale: AbstractSet[str] | None, but: AbstractSet[str] = frozenset()) -> bool:
        """Forget rows (None: all of them), `but` not these. Was any of them ever painted?"""
        gone = (self._rows.keys() if stale is None else stale) - but
        painted = False
        for row_id in gone:
            self._rows.pop(row_id, None)
            painted = self._cells.pop(row_id, None) is not None or painted
        return painted

    def look_again(self) -> None:
        """The same rows are painted with other words."""
        self._cells.clear()


def inserted(old: tuple[str, ...], new: tuple[str, ...]) -> range | None:
    """The places in `new` of what `old` has not, if they stand together and nothing else differs; None for an empty `old`."""
    more = len(new) - len(old)
    if not old or more <= 0:
        return None
    begin, end = 0, len(old)
    while begin < end:  # up to the first that differs; slices are compared without a loop of ours
        middle = (begin + end + 1) // 2
        if old[begin:middle] == new[begin:middle]:
            begin = middle
        else:
            end = middle - 1
    return range(begin, begin + more) if old[begin:] == new[begin + more :] else None
