"""What is written of a draft is read back exactly, by this version and by later ones."""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledgerbee_desktop.core import codec
from ledgerbee_desktop.core.changes import (
    Change,
    InsertLines,
    MoveLines,
    RemoveLines,
    ReplaceLine,
    SetFields,
    Several,
)
from ledgerbee_desktop.core.drafts import HEADER_FIELDS, Caret, Draft, Line
from ledgerbee_desktop.core.identifiers import ContactId, CustomerId, DepartmentId, DocumentId, DraftId, LineId, PriceId
from ledgerbee_desktop.core.kinds import DocumentKind, LineKind

texts = st.text(max_size=20)
decimals = st.decimals(allow_nan=False, allow_infinity=False, places=None)
dates = st.dates()
counts = st.integers(0, 1000)
days = st.none() | st.integers(0, 10_000)

lines = st.builds(
    Line,
    id=texts.map(LineId),
    kind=st.sampled_from(LineKind),
    price_id=st.none() | texts.map(PriceId),
    description=texts,
    quantity=st.none() | decimals,
    unit_price=st.none() | decimals,
    recognition_period_days=days,
    line_type=texts,
    is_bare=st.booleans(),
)
several_lines = st.lists(lines, max_size=4).map(tuple)
drafts = st.builds(
    Draft,
    id=texts.map(DraftId),
    kind=st.sampled_from(DocumentKind),
    customer_id=st.none() | texts.map(CustomerId),
    contact_id=st.none() | texts.map(ContactId),
    department_id=st.none() | texts.map(DepartmentId),
    date=st.none() | dates,
    due_date=st.none() | dates,
    payment_terms=days,
    valid_until=st.none() | dates,
    invoice_number=texts,
    edits=st.none() | texts.map(DocumentId),
    currency=texts,
    reference=texts,
    our_reference=texts,
    description=texts,
    notes=texts,
    typed=st.frozensets(st.sampled_from(HEADER_FIELDS)),
    lines=several_lines,
)


@st.composite
def field_settings(draw: st.DrawFn) -> SetFields:
    names = draw(st.lists(st.sampled_from(HEADER_FIELDS), unique=True))
    old, new = draw(drafts), draw(drafts)
    return SetFields(
        tuple((name, getattr(old, name)) for name in names), tuple((name, getattr(new, name)) for name in names)
    )


simple = st.one_of(
    field_settings(),
    st.builds(InsertLines, counts, several_lines),
    st.builds(RemoveLines, counts, several_lines),
    st.builds(ReplaceLine, counts, lines, lines),
    st.builds(MoveLines, counts, counts, counts),
)
changes: st.SearchStrategy[Change] = st.recursive(
    simple, lambda inner: st.lists(inner, max_size=3).map(lambda parts: Several(tuple(parts))), max_leaves=5
)
carets = st.builds(Caret, texts, st.none() | counts, st.none() | texts, counts)


def through_text(value: codec.Json) -> codec.Json:
    read: codec.Json = json.loads(json.dumps(value, allow_nan=False))
    return read


def spelled(value: object) -> str:
    """Like ==, and also 2.50 is not 2.5: the number of decimals that a person typed is kept."""
    return repr(value)


@given(drafts)
def test_a_draft_comes_back(draft: Draft) -> None:
    back = codec.draft_from_json(through_text(codec.draft_to_json(draft)))
    assert back == draft
    assert spelled(back.lines) == spelled(draft.lines)


@given(changes)
def test_a_change_comes_back(change: Change) -> None:
    back = codec.change_from_json(through_text(codec.change_to_json(change)))
    assert back == change
    assert type(back) is type(change)


@given(carets)
def test_a_caret_comes_back(caret: Caret) -> None:
    assert codec.caret_from_json(through_text(codec.caret_to_json(caret))) == caret


def test_every_kind_of_change_is_written() -> None:
    line = Line(id=LineId("a"), quantity=Decimal("2.50"))
    every: list[Change] = [
        SetFields((("date", None),), (("date", dt.date(2026, 3, 2)),)),
        InsertLines(0, (line,)),
        RemoveLines(0, (line,)),
        ReplaceLine(0, line, line.replace(quantity=None)),
        MoveLines(0, 1, 2),
    ]
    every.append(Several(tuple(every)))
    assert {type(change) for change in every} == set(Change.__args__)
    for change in every:
        assert codec.change_from_json(through_text(codec.change_to_json(change))) == change


def test_what_is_unknown_is_ignored_and_what_is_missing_is_empty() -> None:
    stored = {"id": "d", "colour": "red", "lines": [{"id": "l", "kind": "text", "weight": 3}]}
    assert codec.draft_from_json(stored) == Draft(id=DraftId("d"), lines=(Line(id=LineId("l"), kind=LineKind.TEXT),))
    setting = {"change": "set-fields", "old": [["colour", "red"]], "new": [["colour", "blue"], ["notes", "x"]]}
    assert codec.change_from_json(setting) == SetFields((), (("notes", "x"),))
    assert codec.caret_from_json({"face": "up"}) == Caret()


def test_an_unknown_change_is_not_skipped() -> None:
    with pytest.raises(KeyError):
        codec.change_from_json({"change": "fold-paper"})
