"""Is this document what we wanted LedgerBee to get? Compared by content: documents carry no mark of ours.

Source: reliability rules, "Match, not hash". Only what was sent *and* comes back is compared; totals, numbers, statuses and
timestamps never are. An invoice never returns its description, payment terms, contact or department, nor a credit note the number
of its invoice (contract README, trap 17).
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from ledgerbee_desktop.core.drafts import Draft, Line
from ledgerbee_desktop.core.kinds import TRAITS, LineKind
from ledgerbee_desktop.core.library import Document, DocumentLine

OUR_CLOCK = timedelta(days=2)
"""How much earlier than a time of this computer's a document may have been made: a clock may be wrong by a day, and by a time zone."""
_TEXTS = ("reference", "our_reference", "notes")


class Likeness(StrEnum):
    """How much a document is like what was sent."""

    SAME = "same"
    NEAR = (
        "near"  # one field differs: a colleague may have edited it, so nobody but a person may say that it is not ours
    )
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Comparison:
    """The likeness and the fields that differ (`reference`, `lines.2.quantity`, `lines` for one line more or less)."""

    likeness: Likeness
    differing: tuple[str, ...] = ()


def compare(intended: Draft, document: Document) -> Comparison:
    """Compare what a create body stated with a document that was read with its lines.

    Empty fields of `intended` were not sent and are not compared. Another kind or customer is always OTHER.

    Raises:
        ValueError: the document's lines were not read.
    """
    if document.lines is None:
        raise ValueError("a document is compared with its lines")
    if document.kind is not intended.kind or _id(document.customer_id) != _id(intended.customer_id):
        return Comparison(Likeness.OTHER, ("customer_id",))
    differing = (*_header(intended, document), *_lines(intended.lines, document.lines))
    if not differing:
        return Comparison(Likeness.SAME)
    return Comparison(Likeness.NEAR if len(differing) == 1 else Likeness.OTHER, differing)


def _header(intended: Draft, document: Document) -> Iterator[str]:
    if intended.date is not None and intended.date != document.date:
        yield "date"
    if intended.due_date is not None and intended.due_date != document.due_date:
        yield "due_date"
    if intended.valid_until is not None and intended.valid_until != document.valid_until:
        yield "valid_until"
    if TRAITS[document.kind].is_updatable:  # quotes and order confirmations return both
        for name in ("contact_id", "department_id"):
            if getattr(intended, name) is not None and _id(getattr(intended, name)) != _id(getattr(document, name)):
                yield name
    if intended.currency and intended.currency.upper() != document.currency.upper():
        yield "currency"
    for name in _TEXTS:
        sent = getattr(intended, name)
        if sent and plain(sent) != plain(getattr(document, name)):
            yield name


def _lines(ours: tuple[Line, ...], theirs: tuple[DocumentLine, ...]) -> tuple[str, ...]:
    if len(ours) == len(theirs):
        return tuple(
            f"lines.{place}.{name}"
            for place, (one, other) in enumerate(zip(ours, theirs, strict=True))
            for name in _line(one, other)
        )
    if abs(len(ours) - len(theirs)) > 1:
        return ("lines", "lines")
    if len(ours) > len(theirs):
        rest = [_lines((*ours[:gap], *ours[gap + 1 :]), theirs) for gap in range(len(ours))]
    else:
        rest = [_lines(ours, (*theirs[:gap], *theirs[gap + 1 :])) for gap in range(len(theirs))]
    return ("lines", *min(rest, key=len))


def _line(ours: Line, theirs: DocumentLine) -> Iterator[str]:
    if ours.kind is not theirs.kind:
        yield "kind"
        return
    if (ours.description or ours.is_bare) and plain(ours.description) != plain(theirs.description):
        yield "description"
    if ours.kind is not LineKind.PRODUCT:
        return
    if _id(ours.price_id) != _id(theirs.price_id):
        yield "price_id"
    if ours.quantity != theirs.quantity:
        yield "quantity"
    if ours.unit_price is not None and ours.unit_price != theirs.unit_price:
        yield "unit_price"
    if ours.line_type and ours.line_type != theirs.line_type:
        yield "line_type"


def plain(text: str) -> str:
    """A text in the form in which texts are compared: NFC, line ends unified, no white space around it."""
    return unicodedata.normalize("NFC", text).replace("\r\n", "\n").replace("\r", "\n").strip()


def _id(value: str | None) -> str:
    return "" if value is None else value.lower()
