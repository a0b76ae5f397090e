"""Drafts made of what is there: what is taken over, what is left to the catalogue, and what is never invented."""

from __future__ import annotations

import dataclasses
import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from ledgerbee_desktop.core.defaults import new_draft, new_line
from ledgerbee_desktop.core.derive import copied_line, credit_note, editing, from_document, from_draft, read_line
from ledgerbee_desktop.core.drafts import Draft
from ledgerbee_desktop.core.identifiers import ContactId, DocumentId, DraftId, LineId, PriceId
from ledgerbee_desktop.core.kinds import DocumentKind, LineKind
from ledgerbee_desktop.core.library import Document, DocumentLine
from tests.unit.core.samples import CATALOGUE, EURO, HOUR, NORDLYS, PAINT, TODAY, CountingIds, good_draft, product

IDS = CountingIds()


def sold(**fields: Any) -> DocumentLine:
    values: dict[str, Any] = {
        "kind": LineKind.PRODUCT,
        "id": "line",
        "price_id": HOUR.id,
        "description": "Malertime",
        "quantity": Decimal(2),
        "unit_price": Decimal("495.00"),
        "line_type": "PRODUCT",
    }
    return DocumentLine(**(values | fields))


TEXT = DocumentLine(kind=LineKind.TEXT, id="t", description="Maling af stue")
RULE = DocumentLine(kind=LineKind.SEPARATOR, id="s", description="---")


def document(*lines: DocumentLine, **fields: Any) -> Document:
    base = Document(
        id=DocumentId("x"),
        kind=DocumentKind.INVOICE,
        status="sent",
        number="1041",
        date=dt.date(2026, 1, 2),
        due_date=dt.date(2026, 1, 10),
        currency="DKK",
        subtotal=Decimal(1),
        vat=Decimal(0),
        amount=Decimal(1),
        created_at=dt.datetime(2026, 1, 2, tzinfo=dt.UTC),
        updated_at="1",
        customer_id=NORDLYS.id,
        contact_id=ContactId("k-1"),
        reference="PO 9",
        our_reference="Bo",
        notes="Ring først",
        lines=lines,
    )
    return dataclasses.replace(base, **fields)


@pytest.mark.parametrize(
    ("line", "currency", "left_to_the_catalogue"),
    [
        (sold(), "DKK", True),
        (sold(unit_price=Decimal("450.00")), "DKK", False),
        (sold(), "EUR", False),  # 495 EUR are not the price list's 495 DKK
        (sold(price_id=EURO.id, unit_price=EURO.unit_amount), "EUR", True),
        (sold(price_id=PriceId("unknown here")), "DKK", False),
        (sold(price_id=None), "DKK", False),
    ],
)
def test_a_price_is_left_to_the_catalogue_where_it_is_todays(
    line: DocumentLine, currency: str, left_to_the_catalogue: bool
) -> None:
    copy = copied_line(line, IDS, CATALOGUE, currency)
    assert copy.unit_price == (None if left_to_the_catalogue else line.unit_price)
    assert (copy.quantity, copy.price_id, copy.line_type) == (line.quantity, line.price_id, "")


def test_a_text_of_the_product_itself_is_left_to_the_product() -> None:
    assert copied_line(sold(), IDS, CATALOGUE, "DKK").description == ""
    assert copied_line(sold(description="Aftale"), IDS, CATALOGUE, "DKK").description == "Aftale"


def test_a_copied_line_of_a_draft_is_a_new_line() -> None:
    line = product(1, PAINT, "3", "120.00").replace(line_type="PRODUCT", is_bare=True)
    copy = copied_line(line, IDS, CATALOGUE, "DKK")
    assert copy.id != line.id
    assert (copy.quantity, copy.unit_price, copy.line_type, copy.is_bare) == (Decimal(3), Decimal("120.00"), "", False)


def test_a_document_as_template_keeps_its_content_and_no_dates() -> None:
    made = from_document(document(sold(), TEXT, RULE), DocumentKind.QUOTE, IDS, TODAY, CATALOGUE)
    fresh = new_draft(IDS, TODAY, DocumentKind.QUOTE)
    assert (made.kind, made.date, made.due_date, made.valid_until) == (fresh.kind, TODAY, None, fresh.valid_until)
    assert (made.customer_id, made.contact_id, made.reference) == (NORDLYS.id, "k-1", "PO 9")
    assert (made.our_reference, made.notes, made.edits) == ("Bo", "Ring først", None)
    assert [(line.kind, line.description) for line in made.lines] == [
        (LineKind.PRODUCT, ""),
        (LineKind.TEXT, "Maling af stue"),
        (LineKind.SEPARATOR, ""),
    ]


@pytest.mark.parametrize("kind", list(DocumentKind))
def test_a_draft_of_another_kind_keeps_what_the_kind_can_have(kind: DocumentKind) -> None:
    draft = good_draft().replace(description="Stuen", notes="n", typed=frozenset({"notes"}), payment_terms=14)
    made = from_draft(draft, kind, IDS, TODAY)
    assert (made.id != draft.id, made.kind, made.notes, made.payment_terms) == (True, kind, "n", None)
    assert made.description == ("Stuen" if kind is DocumentKind.INVOICE else "")
    assert [line.replace(id=LineId("")) for line in made.lines] == [line.replace(id=LineId("")) for line in draft.lines]
    assert not {line.id for line in made.lines} & {line.id for line in draft.lines}


def test_a_whole_invoice_is_credited_at_its_own_prices() -> None:
    invoice = document(sold(unit_price=Decimal("450.00")), TEXT, sold(price_id=PAINT.id, quantity=Decimal(3)))
    note = credit_note(invoice, IDS, TODAY)
    assert (note.kind, note.invoice_number, note.currency) == (DocumentKind.CREDIT_NOTE, "1041", "DKK")
    assert [line.quantity for line in note.lines] == [Decimal(2), None, Decimal(3)]
    assert note.lines[0].unit_price == Decimal("450.00")
    assert note.typed == {"currency"}


def test_a_part_of_an_invoice_is_credited() -> None:
    invoice = document(sold(), TEXT, sold(price_id=PAINT.id, quantity=Decimal(3)))
    note = credit_note(invoice, IDS, TODAY, {1: None, 2: Decimal(1)})
    assert [(line.kind, line.quantity) for line in note.lines] == [
        (LineKind.TEXT, None),
        (LineKind.PRODUCT, Decimal(1)),
    ]


@pytest.mark.parametrize("fields", [{"kind": DocumentKind.QUOTE}, {"number": ""}, {"lines": None}])
def test_only_a_booked_invoice_with_its_lines_is_credited(fields: dict[str, Any]) -> None:
    with pytest.raises(ValueError, match="a booked invoice is credited"):
        credit_note(document(sold(), **fields), IDS, TODAY)


def test_lines_that_were_not_read_are_not_taken_for_none() -> None:
    unread = document(lines=None)
    with pytest.raises(ValueError, match="copied with its lines"):
        from_document(unread, DocumentKind.INVOICE, IDS, TODAY, CATALOGUE)
    with pytest.raises(ValueError, match="edited with its lines"):
        editing(unread, DraftId("d"), ())


def test_what_is_edited_is_stated_as_it_is() -> None:
    quote = document(sold(description="", line_type="SHIPPING"), RULE, kind=DocumentKind.QUOTE, status="draft")
    draft = editing(quote, DraftId("d"), (LineId("1"), LineId("2")))
    assert (draft.edits, draft.id, draft.date) == (quote.id, "d", quote.date)
    shipping, rule = draft.lines
    assert (shipping.line_type, shipping.is_bare, shipping.unit_price) == ("SHIPPING", True, Decimal("495.00"))
    assert rule.description == "---", "a change replaces everything, so that what a separator says goes back, too"
    assert read_line(RULE, LineId("2")).description == ""


def test_a_new_line_is_empty() -> None:
    first, second = new_line(IDS), new_line(IDS, LineKind.TEXT)
    assert (first.kind, second.kind, first.id == second.id) == (LineKind.PRODUCT, LineKind.TEXT, False)
    assert Draft(id=DraftId("d"), lines=(first,)).is_blank is False
