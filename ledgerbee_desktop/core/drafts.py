"""A draft: a document that exists only on this computer and can be edited freely."""

from __future__ import annotations

import dataclasses
import datetime as dt
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Any, Self

from ledgerbee_desktop.core.identifiers import ContactId, CustomerId, DepartmentId, DocumentId, DraftId, LineId, PriceId
from ledgerbee_desktop.core.kinds import DocumentKind, LineKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One line as the person has written it, complete or not.

    A text line has a description only, a separator nothing; `of_kind` drops what a kind cannot have.
    `unit_price` (decimal, in the draft's currency, without VAT) is None when the catalogue's price of the day applies;
    `description` is empty when the product's own text applies, unless `is_bare`: then it stays empty. `line_type` is LedgerBee's word for
    a product line that it holds already (`DocumentLine.line_type`): a change gives it back as it was read. `id` is local, stays with
    the line when it moves, and never leaves this computer.
    """

    id: LineId
    kind: LineKind = LineKind.PRODUCT
    price_id: PriceId | None = None
    description: str = ""
    quantity: Decimal | None = None
    unit_price: Decimal | None = None
    recognition_period_days: int | None = None
    line_type: str = ""
    is_bare: bool = False

    def replace(self, **fields: Any) -> Self:
        """A copy with `fields` changed."""
        return dataclasses.replace(self, **fields)

    def of_kind(self, kind: LineKind) -> Line:
        """This line as another kind, without what the new kind cannot have (contract: TextLineInput)."""
        match kind:
            case LineKind.PRODUCT:
                return self.replace(kind=kind)
            case LineKind.TEXT:
                return Line(id=self.id, kind=kind, description=self.description)
            case LineKind.SEPARATOR:
                return Line(id=self.id, kind=kind)


HEADER_FIELDS = (
    "customer_id",
    "contact_id",
    "department_id",
    "date",
    "due_date",
    "payment_terms",
    "valid_until",
    "invoice_number",
    "currency",
    "reference",
    "our_reference",
    "description",
    "notes",
    "typed",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """The whole of what the person wants LedgerBee to get, at one moment.

    `payment_terms` is in days. `currency` is an ISO 4217 code. `typed` names the header fields that the person filled in:
    choosing another customer refills only the others. Which of the fields a kind has, `kinds.has_field` tells; the others stay
    empty. `invoice_number` is the number (not the id) of the invoice that a credit note credits.

    `edits` names the LedgerBee draft (a quote or an order confirmation) that this draft is a changed copy of: queueing it changes
    that document instead of creating one. The document as it was when the editing began is kept by the store (`DraftStore.base`).
    """

    id: DraftId
    kind: DocumentKind = DocumentKind.INVOICE
    customer_id: CustomerId | None = None
    contact_id: ContactId | None = None
    department_id: DepartmentId | None = None
    date: dt.date | None = None
    due_date: dt.date | None = None
    payment_terms: int | None = None
    valid_until: dt.date | None = None
    invoice_number: str = ""
    currency: str = "DKK"
    reference: str = ""
    our_reference: str = ""
    description: str = ""
    notes: str = ""
    typed: frozenset[str] = frozenset()
    lines: tuple[Line, ...] = ()
    edits: DocumentId | None = None

    def replace(self, **fields: Any) -> Self:
        """A copy with `fields` changed."""
        return dataclasses.replace(self, **fields)

    @property
    def is_blank(self) -> bool:
        """Has nothing been written yet? (Only then may a closed editor forget its draft.)"""
        return (
            self.edits is None
            and self.customer_id is None
            and not self.lines
            and not (self.reference or self.notes or self.description)
        )


class DraftState(StrEnum):
    """Where a draft stands; the operations in the outbox tell the details."""

    EDITING = "editing"
    QUEUED = "queued"  # its create (or change) waits in the outbox: typing takes it back first
    LEAVING = "leaving"  # its create is in flight or its outcome unknown: read-only
    HANDED_OVER = "handed-over"  # LedgerBee has it


@dataclass(frozen=True, slots=True)
class Caret:
    """Where the person was in an editor: enough to put them back after a crash.

    `field` is a header field or a column of the line grid (then `row` is set); `typing` is the text of a cell that is
    still open (None: no cell is open) with `position` the caret in it.
    """

    field: str = ""
    row: int | None = None
    typing: str | None = None
    position: int = 0


@dataclass(frozen=True, slots=True)
class SavedDraft:
    """A draft with what the store knows about it: state, journal position, where the caret was."""

    draft: Draft
    state: DraftState
    revision: int
    can_undo: bool
    can_redo: bool
    caret: Caret
    updated_at: str
