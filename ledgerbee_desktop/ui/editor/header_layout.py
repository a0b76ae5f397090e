"""Where each kind's header fields stand: three pairs of label and field beside each other, no gaps."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from ledgerbee_desktop.core.kinds import DocumentKind


@dataclass(frozen=True, slots=True)
class Place:
    """A field's row and pair of columns (0 to 2), and over how many pairs it reaches."""

    field: str
    row: int
    pair: int
    reach: int = 1


_WHO = (
    Place("customer_id", 0, 0, 2),
    Place("contact_id", 1, 0),
    Place("department_id", 1, 1),
    Place("reference", 2, 0),
)
_OURS = Place("our_reference", 2, 1)

LAYOUT: Mapping[DocumentKind, tuple[Place, ...]] = {
    DocumentKind.INVOICE: (
        *_WHO,
        _OURS,
        Place("description", 3, 0, 2),
        Place("date", 0, 2),
        Place("due_date", 1, 2),
        Place("payment_terms", 2, 2),
        Place("currency", 3, 2),
    ),
    DocumentKind.CREDIT_NOTE: (
        *_WHO,
        _OURS,
        Place("date", 0, 2),
        Place("invoice_number", 1, 2),
        Place("currency", 2, 2),
    ),
    DocumentKind.QUOTE: (*_WHO, _OURS, Place("date", 0, 2), Place("valid_until", 1, 2), Place("currency", 2, 2)),
    DocumentKind.ORDER_CONFIRMATION: (
        *_WHO,
        Place("our_reference", 2, 1, 2),
        Place("date", 0, 2),
        Place("currency", 1, 2),
    ),
}
"""In the order of Tab."""
