"""What a list of documents is asked for, a line that was found in one, and how far whole passes over one have come."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal

from ledgerbee_desktop.core.identifiers import CustomerId, PriceId
from ledgerbee_desktop.core.kinds import DocumentKind, Target


@dataclass(frozen=True, slots=True, kw_only=True)
class DocumentFilter:
    """Which documents a list shows, and in which order. Empty fields filter nothing.

    `text` is looked for, any case, in number, references, notes, customer name and line texts (every word must occur). `statuses`
    are display statuses. `date_from` and `date_to` are both included; `amount_from` and `amount_to` too, compared with the amount
    without its sign, in the document's own currency. `sort` is a column of the list: number, date, due_date, valid_until, customer,
    status, reference, amount or currency.
    """

    kind: DocumentKind = DocumentKind.INVOICE
    statuses: frozenset[str] = frozenset()
    text: str = ""
    customer_id: CustomerId | None = None
    date_from: date | None = None
    date_to: date | None = None
    amount_from: Decimal | None = None
    amount_to: Decimal | None = None
    sort: str = "date"
    descending: bool = True


@dataclass(frozen=True, slots=True)
class PastLine:
    """A product line of an earlier document of a customer: what a picker offers first."""

    price_id: PriceId
    quantity: Decimal
    unit_price: Decimal
    currency: str
    date: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Scan:
    """Whole passes over a list of documents, on the disk page by page.

    `number` counts the passes from 1, `page` is the next page to read. `total` is what the pass's pages say the list has, None before
    the first. A pass that is not `is_clean` (the total changed, a page was empty before the end) proves nothing. One that is not
    `is_whole` (it goes on where an earlier pull broke off) cannot be the last: its first pages may have changed since.
    """

    target: Target
    number: int = 1
    page: int = 1
    total: int | None = None
    is_clean: bool = True
    is_whole: bool = True
    begun_at: datetime
