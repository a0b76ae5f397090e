"""Is this document what we sent? Rules: reliability 1.6, "Match, not hash"."""

from __future__ import annotations

import dataclasses
import datetime as dt
import unicodedata
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledgerbee_desktop.core.drafts import Draft, Line
from ledgerbee_desktop.core.identifiers import ContactId, CustomerId, DocumentId, DraftId, LineId, PriceId
from ledgerbee_desktop.core.kinds import DocumentKind, LineKind
from ledgerbee_desktop.core.library import Document, DocumentLine
from ledgerbee_desktop.core.matching import Comparison, Likeness, compare

DAY = dt.date(2026, 3, 2)
TEXTS = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), max_size=12)
QUANTITIES = st.decimals("0.000001", "99999", places=6)
PRICES = st.decimals("0", "99999", places=2)


@st.composite
def drafts(draw: st.DrawFn) -> Draft:
    lines = draw(st.lists(st.one_of(product_lines(), text_lines(), separators()), min_size=1, max_size=5))
    return Draft(
        id=DraftId("d"),
        customer_id=CustomerId("c-1"),
        contact_id=draw(st.one_of(st.none(), st.just(ContactId("k")))),
        date=DAY,
        due_date=draw(st.dates(DAY, dt.date(2027, 1, 1))),
        payment_terms=draw(st.one_of(st.none(), st.integers(0, 90))),
        currency=draw(st.sampled_from(("DKK", "EUR"))),
        reference=draw(TEXTS),
        our_reference=draw(TEXTS),
        description=draw(TEXTS),
        notes=draw(TEXTS),
        lines=tuple(lines),
    )


def product_lines() -> st.SearchStrategy[Line]:
    return st.builds(
        Line,
        id=st.just(LineId("l")),
        price_id=st.sampled_from((PriceId("p-1"), PriceId("p-2"))),
        quantity=QUANTITIES,
        unit_price=st.one_of(st.none(), PRICES),
        description=TEXTS,
    )


def text_lines() -> st.SearchStrategy[Line]:
    return st.builds(Line, id=st.just(LineId("l")), kind=st.just(LineKind.TEXT), description=TEXTS)


def separators() -> st.SearchStrategy[Line]:
    return st.just(Line(id=LineId("l"), kind=LineKind.SEPARATOR))


def stored(draft: Draft, **fields: Any) -> Document:
    """The document that LedgerBee makes of a draft: what was left out is filled in, what it never returns is gone."""
    assert draft.date is not None
    lines = tuple(
        DocumentLine(
            kind=line.kind,
            price_id=line.price_id,
            description=line.description or "the product's own text",
            quantity=line.quantity,
            unit_price=line.unit_price if line.unit_price is not None else Decimal("495.00"),
        )
        for line in draft.lines
    )
    document = Document(
        id=DocumentId("x"),
        kind=draft.kind,
        status="sent",
        number="1001",
        date=draft.date,
        due_date=draft.due_date,
        currency=draft.currency,
        subtotal=Decimal(1),
        vat=Decimal(2),
        amount=Decimal(3),
        created_at=dt.datetime(2026, 3, 2, tzinfo=dt.UTC),
        updated_at="1",
        customer_id=draft.customer_id,
        reference=draft.reference or "filled in",
        our_reference=draft.our_reference,
        notes=draft.notes,
        lines=lines,
    )
    return dataclasses.replace(document, **fields)


def fixed(**fields: Any) -> Draft:
    """A draft that states everything."""
    lines = (
        Line(
            id=LineId("1"), price_id=PriceId("p-1"), quantity=Decimal(2), unit_price=Decimal(450), description="Maling"
        ),
        Line(id=LineId("2"), kind=LineKind.TEXT, description="Stue"),
        Line(id=LineId("3"), kind=LineKind.SEPARATOR),
    )
    values: dict[str, Any] = {"customer_id": CustomerId("c-1"), "date": DAY, "due_date": DAY, "lines": lines}
    texts = {"reference": "r", "our_reference": "o", "notes": "n"}
    return Draft(id=DraftId("d"), **(values | texts | fields))


@given(drafts())
def test_what_ledgerbee_made_of_a_draft_is_the_same(draft: Draft) -> None:
    assert compare(draft, stored(draft)) == Comparison(Likeness.SAME)


@given(drafts(), st.data())
def test_one_other_field_is_near_and_two_are_other(draft: Draft, data: st.DataObject) -> None:
    draft = draft.replace(reference="r", notes="n")
    changes = {
        "reference": "another",
        "notes": "another",
        "date": DAY - dt.timedelta(days=1),
        "currency": "SEK",
        "due_date": dt.date(2028, 1, 1),
    }
    one, two = data.draw(st.permutations(sorted(changes)))[:2]
    document = stored(draft, **{one: changes[one]})
    assert compare(draft, document) == Comparison(Likeness.NEAR, (one,))
    document = dataclasses.replace(document, **{two: changes[two]})  # type: ignore[arg-type]
    assert compare(draft, document).likeness is Likeness.OTHER


@given(drafts(), st.data())
def test_a_line_more_or_less_is_one_difference(draft: Draft, data: st.DataObject) -> None:
    document = stored(draft)
    assert document.lines is not None
    gap = data.draw(st.integers(0, len(document.lines) - 1))
    fewer = (*document.lines[:gap], *document.lines[gap + 1 :])
    assert compare(draft, dataclasses.replace(document, lines=fewer)) == Comparison(Likeness.NEAR, ("lines",))
    extra = DocumentLine(kind=LineKind.TEXT, description="more")
    more = (*document.lines[:gap], extra, *document.lines[gap:])
    assert compare(draft, dataclasses.replace(document, lines=more)) == Comparison(Likeness.NEAR, ("lines",))
    two_more = (*more, extra)
    assert compare(draft, dataclasses.replace(document, lines=two_more)).likeness is Likeness.OTHER


@given(TEXTS)
def test_texts_are_compared_as_people_read_them(text: str) -> None:
    draft = fixed(notes=f"{text}x\nø")
    arrived = unicodedata.normalize("NFD", f"  {text}x\r\nø ")
    assert compare(draft, stored(draft, notes=arrived)).likeness is Likeness.SAME


@pytest.mark.parametrize(
    ("line", "field", "value"),
    [
        (0, "quantity", Decimal("2.000001")),
        (0, "unit_price", Decimal("450.01")),
        (0, "price_id", PriceId("p-2")),
        (0, "description", "Lak"),
        (1, "description", "Gang"),
        (1, "kind", LineKind.SEPARATOR),
        (2, "kind", LineKind.PRODUCT),
    ],
)
def test_each_field_of_a_line_counts(line: int, field: str, value: object) -> None:
    draft = fixed()
    document = stored(draft)
    assert document.lines is not None
    other = dataclasses.replace(document.lines[line], **{field: value})  # type: ignore[arg-type]
    lines = (*document.lines[:line], other, *document.lines[line + 1 :])
    comparison = compare(draft, dataclasses.replace(document, lines=lines))
    assert comparison == Comparison(Likeness.NEAR, (f"lines.{line}.{field}",))


def test_lines_in_another_order_are_other() -> None:
    draft = fixed()
    document = stored(draft)
    assert document.lines is not None
    swapped = dataclasses.replace(document, lines=tuple(reversed(document.lines)))
    assert compare(draft, swapped).likeness is Likeness.OTHER


def test_another_customer_or_kind_is_other_and_case_of_ids_is_nothing() -> None:
    draft = fixed()
    assert compare(draft, stored(draft, customer_id=CustomerId("C-1"))).likeness is Likeness.SAME
    assert compare(draft, stored(draft, customer_id=CustomerId("c-2"))).likeness is Likeness.OTHER
    assert compare(draft, stored(draft, customer_id=None)).likeness is Likeness.OTHER
    assert compare(draft, stored(draft, kind=DocumentKind.QUOTE)).likeness is Likeness.OTHER


def test_a_quantity_is_compared_as_a_number() -> None:
    draft = fixed()
    document = stored(draft)
    assert document.lines is not None
    same = dataclasses.replace(document.lines[0], quantity=Decimal("2.000"), unit_price=Decimal("450.00"))
    assert compare(draft, dataclasses.replace(document, lines=(same, *document.lines[1:]))).likeness is Likeness.SAME


def test_lines_that_were_not_read_cannot_be_compared() -> None:
    draft = fixed()
    with pytest.raises(ValueError, match="with its lines"):
        compare(draft, stored(draft, lines=None))


def a_quote() -> Draft:
    line = Line(
        id=LineId("l"), price_id=PriceId("p-1"), quantity=Decimal(1), unit_price=Decimal(5), line_type="SHIPPING"
    )
    return fixed(kind=DocumentKind.QUOTE, due_date=None, valid_until=DAY, contact_id=ContactId("k"), lines=(line,))


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("valid_until", DAY + dt.timedelta(days=1)),
        ("valid_until", None),
        ("contact_id", ContactId("k-2")),
        ("contact_id", None),
    ],
)
def test_what_only_a_quote_returns_is_compared_there(field: str, value: object) -> None:
    draft = a_quote()
    lines = tuple(dataclasses.replace(line, line_type="SHIPPING") for line in stored(draft).lines or ())
    document = stored(draft, valid_until=DAY, contact_id=ContactId("K"), lines=lines)
    assert compare(draft, document).likeness is Likeness.SAME
    other = dataclasses.replace(document, **{field: value})  # type: ignore[arg-type]
    assert compare(draft, other) == Comparison(Likeness.NEAR, (field,))
    no_type = dataclasses.replace(document, lines=stored(draft).lines)
    assert compare(draft, no_type) == Comparison(Likeness.NEAR, ("lines.0.line_type",))
