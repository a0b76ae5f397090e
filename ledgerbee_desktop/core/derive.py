"""Drafts made of what is there already: a copy as a template, a credit note for an invoice, a changed copy of a LedgerBee draft."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from decimal import Decimal

from ledgerbee_desktop.core.defaults import new_draft
from ledgerbee_desktop.core.drafts import Draft, Line
from ledgerbee_desktop.core.identifiers import DraftId, LineId
from ledgerbee_desktop.core.kinds import DocumentKind, LineKind, has_field
from ledgerbee_desktop.core.library import Catalogue, Document, DocumentLine
from ledgerbee_desktop.core.ports.machine import Ids

_COPIED = ("customer_id", "contact_id", "department_id", "currency", "reference", "our_reference", "notes")


def read_line(line: DocumentLine, line_id: LineId) -> Line:
    """A document's line as one that can be edited, with every figure stated as the document has it."""
    if line.kind is not LineKind.PRODUCT:
        return Line(id=line_id, kind=line.kind, description="" if line.kind is LineKind.SEPARATOR else line.description)
    return Line(
        id=line_id,
        price_id=line.price_id,
        description=line.description,
        quantity=line.quantity,
        unit_price=line.unit_price,
    )


def copied_line(line: DocumentLine | Line, ids: Ids, catalogue: Catalogue, currency: str) -> Line:
    """A line for a new document: the unit price is left to the catalogue where it is the catalogue's price of today.

    A price in another currency than `currency` is left to the catalogue too: an amount of one currency is none of another.
    """
    new_id = LineId(ids.new())
    copy = line.replace(id=new_id, line_type="", is_bare=False) if isinstance(line, Line) else read_line(line, new_id)
    price = catalogue.prices.get(copy.price_id) if copy.price_id else None
    if price is not None and price.currency == currency and price.unit_amount == copy.unit_price:
        copy = copy.replace(unit_price=None)
    product = catalogue.product_of(copy.price_id) if copy.price_id else None
    if product is not None and copy.description in {product.description, product.name}:
        copy = copy.replace(description="")
    return copy


def from_document(document: Document, kind: DocumentKind, ids: Ids, today: dt.date, catalogue: Catalogue) -> Draft:
    """A new draft of `kind` with the customer, references, notes and lines of any document ("use as template").

    Dates are those of a new draft; an invoice's payment terms, text and number are not taken over: they are never returned (trap 17).

    Raises:
        ValueError: the document's lines were not read.
    """
    if document.lines is None:
        raise ValueError("a document is copied with its lines")
    values = {name: getattr(document, name) for name in _COPIED}
    lines = tuple(copied_line(line, ids, catalogue, document.currency) for line in document.lines)
    return new_draft(ids, today, kind).replace(**values, lines=lines)


def from_draft(draft: Draft, kind: DocumentKind, ids: Ids, today: dt.date) -> Draft:
    """A new draft of `kind` with what `draft` has and the kind can have."""
    values = {name: getattr(draft, name) for name in _COPIED}
    if has_field(kind, "description"):
        values["description"] = draft.description
    lines = tuple(line.replace(id=LineId(ids.new()), line_type="", is_bare=False) for line in draft.lines)
    return new_draft(ids, today, kind).replace(**values, lines=lines)


def credit_note(
    invoice: Document, ids: Ids, today: dt.date, quantities: Mapping[int, Decimal | None] | None = None
) -> Draft:
    """A credit note that credits `invoice`: all its lines, or those at the places in `quantities` with these quantities.

    Prices and texts are those of the invoice, quantities stay positive (trap 7), `invoice_number` is filled in. In `quantities`
    None keeps the invoice's own quantity (and is what text lines and separators have).

    Raises:
        ValueError: the invoice has no number (it is not booked), is of another kind, or its lines were not read.
    """
    if invoice.kind is not DocumentKind.INVOICE or not invoice.number or invoice.lines is None:
        raise ValueError("a booked invoice is credited, with its lines")
    lines: list[Line] = []
    for place, line in enumerate(invoice.lines):
        if quantities is not None and place not in quantities:
            continue
        copy = read_line(line, LineId(ids.new()))
        quantity = None if quantities is None else quantities[place]
        lines.append(copy if quantity is None else copy.replace(quantity=quantity))
    values = {name: getattr(invoice, name) for name in _COPIED}
    draft = new_draft(ids, today, DocumentKind.CREDIT_NOTE)
    return draft.replace(**values, invoice_number=invoice.number, lines=tuple(lines), typed=frozenset({"currency"}))


def _as_it_is(line: DocumentLine, line_id: LineId) -> Line:
    """A line for a change: what LedgerBee would fill in by itself is stated, too."""
    copy = read_line(line, line_id)
    if line.kind is not LineKind.PRODUCT:
        return copy.replace(description=line.description)  # a separator's, too, which the editor does not show
    return copy.replace(line_type=line.line_type, is_bare=not line.description)


def editing(document: Document, draft_id: DraftId, line_ids: Iterable[LineId]) -> Draft:
    """The draft that changes a LedgerBee draft: everything as the document has it, since a change replaces everything (trap 3).

    `line_ids` are for the lines, in their order; `merging.line_ids` makes those by which a merge finds them again.

    Raises:
        ValueError: the document's lines were not read.
    """
    if document.lines is None:
        raise ValueError("a document is edited with its lines")
    values = {name: getattr(document, name) for name in _COPIED}
    lines = zip(document.lines, line_ids, strict=True)
    return Draft(
        id=draft_id,
        kind=document.kind,
        date=document.date,
        valid_until=document.valid_until,
        lines=tuple(_as_it_is(line, line_id) for line, line_id in lines),
        typed=frozenset({"date", "valid_until", *_COPIED}),
        edits=document.id,
        **values,
    )
