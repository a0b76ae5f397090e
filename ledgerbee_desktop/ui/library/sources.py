"""The rows of the lists: drafts from the draft store, documents from the library, both with the customer's name."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from ledgerbee_desktop.core.drafts import DraftState, SavedDraft
from ledgerbee_desktop.core.identifiers import DocumentId
from ledgerbee_desktop.core.kinds import DocumentKind, LineKind
from ledgerbee_desktop.core.library import Document
from ledgerbee_desktop.core.operations import OperationKind, State
from ledgerbee_desktop.core.ports import Book, DocumentFilter
from ledgerbee_desktop.core.totals import estimate
from ledgerbee_desktop.ui.library.shelf import Shelf


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
    def lines(self) -> int:
        """How many product lines it has."""
        return sum(line.kind is LineKind.PRODUCT for line in self.saved.draft.lines)


class DocumentSource:
    """Documents of one kind, found and sorted by the store."""

    def __init__(self, book: Book, shelf: Shelf, kind: DocumentKind) -> None:
        self._book, self._shelf, self._kind = book, shelf, kind
        self.statuses: frozenset[str] = frozenset()
        self.text = ""

    async def ids(self, sort: str, descending: bool) -> Sequence[str]:
        wanted = DocumentFilter(
            kind=self._kind, statuses=self.statuses, text=self.text.strip(), sort=sort, descending=descending
        )
        return await self._book.library.document_ids(wanted)

    async def rows(self, ids: Sequence[str]) -> Mapping[str, DocumentRow]:
        found = await self._book.library.documents([DocumentId(i) for i in ids])
        today = self._book.clock.today()
        return {d.id: DocumentRow(d, self._shelf.customer_name(d.customer_id), today) for d in found}


_DRAFT_ORDER: Mapping[str, Callable[[DraftRow], object]] = {
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
        self.statuses: frozenset[str] = frozenset()
        """Values of `DraftState`, and "refused". Empty: all."""
        self.text = ""
        self._rows: dict[str, DraftRow] = {}

    async def ids(self, sort: str, descending: bool) -> Sequence[str]:
        refused = {
            row.operation.draft_id
            for row in await self._book.outbox.rows()
            if row.operation.kind is OperationKind.CREATE and row.operation.state is State.REFUSED
        }
        today = self._book.clock.today()
        rows = [
            self._row(saved, refused=saved.draft.id in refused, today=today) for saved in await self._book.drafts.all()
        ]
        self._rows = {row.saved.draft.id: row for row in rows}
        shown = [row for row in rows if self._matches(row)]
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

    def _matches(self, row: DraftRow) -> bool:
        state = "refused" if row.refused and row.saved.state is DraftState.EDITING else row.saved.state.value
        if self.statuses and state not in self.statuses:
            return False
        wanted = self.text.strip().casefold()
        draft = row.saved.draft
        texts = (row.customer, draft.reference, draft.our_reference, draft.notes, draft.description)
        return not wanted or any(
            wanted in text.casefold() for text in (*texts, *(line.description for line in draft.lines))
        )
