"""Is this what was sent, or what we set out from? For changes, which replace everything: what was left empty must be empty too."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator

from ledgerbee_desktop.core.derive import editing
from ledgerbee_desktop.core.drafts import Draft
from ledgerbee_desktop.core.identifiers import DraftId, LineId
from ledgerbee_desktop.core.library import Document
from ledgerbee_desktop.core.matching import compare
from ledgerbee_desktop.core.merging import HEADER, unknown_changes

_CAN_BE_EMPTY = ("contact_id", "department_id", "valid_until", "reference", "our_reference", "notes")


def differing(intended: Draft, document: Document) -> tuple[str, ...]:
    """The fields in which `document` (with its lines) is not what a change stated; empty: it is exactly that."""
    return (*compare(intended, document).differing, *_not_emptied(intended, document))


def _not_emptied(intended: Draft, document: Document) -> Iterator[str]:
    for name in _CAN_BE_EMPTY:
        if not getattr(intended, name) and getattr(document, name):
            yield name


def made_otherwise(adjustment: Draft, made: Document) -> tuple[str, ...]:
    """The fields in which the document (with its lines) that a conversion made is not what was asked for.

    Of `adjustment` the fields named by `typed` were stated, emptied texts included, and its lines if it has any; everything else,
    the customer too, is the source's.
    """
    seen = made if adjustment.lines else dataclasses.replace(made, lines=())
    differ = compare(adjustment.replace(customer_id=made.customer_id), seen).differing
    return (*differ, *(name for name in _not_emptied(adjustment, made) if name in adjustment.typed))


def changed_fields(base: Document, now: Document) -> tuple[str, ...]:
    """What somebody changed in a document since `base` was read: header fields, `lines`, `status`, and what this program has no field for.

    Numbers, totals and timestamps follow from those, or say nothing that a change could overwrite.
    """
    before, after = _as_draft(base), _as_draft(now)
    found = [name for name in HEADER if getattr(before, name) != getattr(after, name)]
    if before.lines != after.lines:
        found.append("lines")
    if base.status != now.status:
        found.append("status")
    return (*found, *unknown_changes(base, now))


def _as_draft(document: Document) -> Draft:
    places = [LineId(str(place)) for place in range(len(document.lines or ()))]
    return editing(document, DraftId(""), places)
