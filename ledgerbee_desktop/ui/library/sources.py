"""The rows of the lists: drafts from the draft store, documents from the library, both with the customer's name."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ledgerbee_desktop.core.drafts import DraftState, SavedDraft
from ledgerbee_desktop.core.identifiers import DocumentId
from ledgerbee_desktop.core.kinds import DocumentKind, LineKind
from ledgerbee_desktop.core.library import Document
from ledgerbee_desktop.core.operations import OperationKind, State
from ledgerbee_desktop.core.ports import Book
from ledgerbee_desktop.core.totals import estimate
from ledgerbee_desktop.ui.library.filters import Filters
from ledgerbee_desktop.ui.library.shelf import Shelf

REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """A document with its customer's name, as of `today`."""

    document: Document
    customer: str
    today: dt.date


@dataclass(frozen=True, slots=True)
class DraftRow:
    """A draft with its customer's name, its estimated total (None: it cannot be estimated yet) and whether LedgerBee refused it."""

    saved: SavedDraft
    customer: str
    total: Decimal | None
    refused: bool
    today: dt.date

    @property
    def standing(self) -> str:
        """Its state as lists are filtered by it: a value of `DraftState`, or "refused"."""
        refused = self.refused and self.saved.state is DraftState.EDITING
        return REFUSED if refused else self.saved.state.value

    @property
    def lines(self) -> int:
        """How many product lines it has."""
        return sum(line.kind is LineKind.PRODUCT for line in self.saved.draft.lines)


class DocumentSource:
    """Documents of one kind, found and sorted by the store."""

    def __init__(self, book: Book, shelf: Shelf, kind: DocumentKind) -> None:
        self._book, self._shelf, self._kind = book, shelf, kind
        self.filters = Filters()

    async def ids(self, sort: str, descending: bool) -> Sequence[str]:
        today = self._book.clock.today()
        return await self._book.library.document_ids(
            self.filters.question(self._kind, today, sort, descending=descending)
        )

    async def statuses(self) -> Mapping[str, int]:
        """The display statuses that there are, with their counts."""
        return await self._book.library.statuses(self._kind)

    async def rows(self, ids: Sequence[str]) -> Mapping[str, DocumentRow]:
        found = await self._book.library.documents([DocumentId(i) for i in ids])
        today = self._book.clock.today()
        return {d.id: DocumentRow(d, self._shelf.customer_name(d.customer_id), today) for d in found}


_DRAFT_ORDER: Mapping[str, Callable[[DraftRow], object]] = {
    "kind": lambda row: (row.saved.draft.kind.value, row.saved.draft.edits is None),
    "customer": lambda row: row.customer.casefold(),
    "date": lambda row: row.saved.draft.date or dt.date.min,
    "reference": lambda row: row.saved.draft.reference.casefold(),
    "lines": lambda row: row.lines,
    "total": lambda row: row.total or Decimal(0),
    "state": lambda row: (row.refused, row.saved.state.value),
    "touched": lambda row: row.saved.updated_at,
}


class DraftSource:
    """The drafts on this computer. There are few: they are read whole, filtered and sorted in memory."""

    def __init__(self, book: Book, shelf: Shelf) -> None:
        self._book, self._shelf = book, shelf
        self.filters = Filters()
        self._rows: dict[str, DraftRow] = {}

    async def ids(self, sort: str, descending: bool) -> Sequence[str]:
        refused = {
            row.operation.draft_id
            for row in await self._book.outbox.rows()
            if row.operation.kind in {OperationKind.CREATE, OperationKind.UPDATE}
            and row.operation.state is State.REFUSED
        }
        today = self._book.clock.today()
        rows = [
            self._row(saved, refused=saved.draft.id in refused, today=today) for saved in await self._book.drafts.all()
        ]
        self._rows = {row.saved.draft.id: row for row in rows}
        shown = [row for row in rows if _matches(row, self.filters)]
        key = _DRAFT_ORDER.get(sort, _DRAFT_ORDER["touched"])
        shown.sort(key=lambda row: row.saved.draft.id)
        shown.sort(key=key, reverse=descending)  # type: ignore[arg-type]  # each key gives one comparable type
        return tuple(row.saved.draft.id for row in shown)

    async def rows(self, ids: Sequence[str]) -> Mapping[str, DraftRow]:
        return {i: self._rows[i] for i in ids if i in self._rows}

    def _row(self, saved: SavedDraft, *, refused: bool, today: dt.date) -> DraftRow:
        draft = saved.draft
        totals = estimate(draft, self._shelf.catalogue)
        known = any(amounts is not None for amounts in totals.lines)
        return DraftRow(
            saved, self._shelf.customer_name(draft.customer_id), totals.total if known else None, refused, today
        )

    async def statuses(self) -> Mapping[str, int]:
        """How many drafts stand where: values of `DraftState`, and "refused"."""
        return Counter(row.standing for row in self._rows.values())

    async def kinds(self) -> Mapping[str, int]:
        """How many drafts there are of each document kind."""
        return Counter(row.saved.draft.kind.value for row in self._rows.values())


def _matches(row: DraftRow, filters: Filters) -> bool:
    draft = row.saved.draft
    if filters.statuses and row.standing not in filters.statuses:
        return False
    if filters.kinds and draft.kind.value not in filters.kinds:
        return False
    if filters.customer_id is not None and draft.customer_id != filters.customer_id:
        return False
    if not filters.has_date(draft.date, row.today) or not filters.has_amount(row.total):
        return False
    texts = (row.customer, draft.reference, draft.our_reference, draft.notes, draft.description, draft.invoice_number)
    everything = "\n".join((*texts, *(line.description for line in draft.lines))).casefold()
    return all(word in everything for word in filters.text.casefold().split())
