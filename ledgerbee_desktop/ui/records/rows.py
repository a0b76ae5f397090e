"""The rows of a list of records: out of the catalogue in memory, marked by what waits in the outbox."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Generic, Protocol, TypeVar

from ledgerbee_desktop.core.kinds import Target
from ledgerbee_desktop.core.library import Catalogue
from ledgerbee_desktop.core.operations import Operation
from ledgerbee_desktop.ui.desk import Desk
from ledgerbee_desktop.ui.editor.search import Entry, ranked
from ledgerbee_desktop.ui.records.standing import Mark, mark_of

EVERYTHING, WAITING = "everything", "waiting"
"""What the filter of a list asks for besides what is active (nothing asked): archived ones too, or only what waits."""
BY_MARK = "mark"
"""The column of marks."""
_ASKED = {WAITING: {Mark.NEW, Mark.CHANGING, Mark.DOUBTFUL, Mark.REFUSED}}


_LAST_LETTERS = str.maketrans({"æ": "{", "ä": "{", "ø": "|", "ö": "|", "å": "}"})
"""What stands behind "z" in ASCII, for what stands behind it in the Danish alphabet."""


def alphabetical(text: str) -> str:
    """What a text is sorted by: the Danish alphabet, without regard to case and accents."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_LAST_LETTERS))
    return "".join(character for character in plain if not unicodedata.combining(character))


class Record(Protocol):
    """A customer, product or product group."""

    @property
    def id(self) -> str: ...
    @property
    def is_temporary(self) -> bool: ...


R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class RecordRow(Generic[R]):
    """A record with its mark, and the catalogue in which what it names is found."""

    record: R
    mark: Mark
    catalogue: Catalogue


@dataclass(frozen=True, slots=True, kw_only=True)
class RecordKind(Generic[R]):
    """What a list needs to know of a kind of records.

    `order` gives, by column, what rows are sorted by: values of one comparable type each; `marked` are the columns in which the mark
    has a say. `owner` says which record an operation is
    shown at; None for none of these.
    """

    target: Target
    all: Callable[[Catalogue], Iterable[R]]
    entry: Callable[[R, Catalogue], Entry[R]]
    order: Mapping[str, Callable[[RecordRow[R]], Any]]
    marked: frozenset[str] = frozenset({BY_MARK})
    owner: Callable[[Operation, Catalogue], str | None] | None = None

    def owner_of(self, operation: Operation, catalogue: Catalogue) -> str | None:
        """The record that an operation is shown at."""
        if self.owner is not None:
            return self.owner(operation, catalogue)
        return operation.record_id if operation.target is self.target else None


class RecordSource(Generic[R]):
    """Found and sorted in memory: a search must not wait for the disk, and the catalogue is there anyway."""

    def __init__(self, desk: Desk, kind: RecordKind[R]) -> None:
        self._desk, self._kind = desk, kind
        self.text = ""
        self.statuses: frozenset[str] = frozenset()
        self._indexed: Catalogue | None = None
        self._ordered_by = ""
        self._entries: list[Entry[R]] = []
        self._rows: dict[str, RecordRow[R]] = {}

    async def ids(self, sort: str, descending: bool) -> Sequence[str]:
        """Those that are asked for, in order."""
        catalogue = self._desk.shelf.catalogue
        self._put_in_order(catalogue, sort)
        found = [entry.value for _, entry in ranked(self.text, self._entries)]
        writes = await self._writes(catalogue)
        rows = [RecordRow(each, mark_of(each, writes.get(each.id, ())), catalogue) for each in found]
        rows = [row for row in rows if self._asked_for(row)]
        if sort in self._kind.marked:
            rows.sort(key=self._kind.order[sort])
        if descending:
            rows.reverse()
        self._rows = {row.record.id: row for row in rows}
        return tuple(self._rows)

    async def rows(self, ids: Sequence[str]) -> Mapping[str, RecordRow[R]]:
        """The rows of the ids that were given last."""
        return {i: self._rows[i] for i in ids if i in self._rows}

    def _put_in_order(self, catalogue: Catalogue, sort: str) -> None:
        """Only when the catalogue or the column is another one: a search at every key press must not sort anew. Marks change by themselves."""
        if self._indexed is not catalogue:
            self._entries = [self._kind.entry(each, catalogue) for each in self._kind.all(catalogue)]
            self._entries.sort(key=_by_id)
            self._indexed, self._ordered_by = catalogue, ""
        if sort in self._kind.order and sort != self._ordered_by and sort not in self._kind.marked:
            key = self._kind.order[sort]
            order = {entry.value.id: key(RecordRow(entry.value, Mark.NONE, catalogue)) for entry in self._entries}
            self._entries.sort(key=lambda entry: order[entry.value.id])
            self._ordered_by = sort

    async def _writes(self, catalogue: Catalogue) -> Mapping[str, list[Operation]]:
        found: dict[str, list[Operation]] = {}
        for row in await self._desk.book.outbox.rows():
            owner = self._kind.owner_of(row.operation, catalogue)
            if owner is not None:
                found.setdefault(owner, []).append(row.operation)
        return found

    def _asked_for(self, row: RecordRow[R]) -> bool:
        for asked, marks in _ASKED.items():
            if asked in self.statuses:
                return row.mark in marks
        return EVERYTHING in self.statuses or bool(getattr(row.record, "is_active", True))


def _by_id(entry: Entry[Any]) -> str:
    return str(entry.value.id)
