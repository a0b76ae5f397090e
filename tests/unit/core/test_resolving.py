"""What is decided about a merge, and the one step that brings a draft there."""

from __future__ import annotations

import dataclasses
import datetime as dt
from decimal import Decimal
from typing import Any

import pytest

from ledgerbee_desktop.core.derive import editing
from ledgerbee_desktop.core.drafts import Draft, Line
from ledgerbee_desktop.core.identifiers import DocumentId, DraftId, LineId
from ledgerbee_desktop.core.journal import Journal
from ledgerbee_desktop.core.kinds import DocumentKind, LineKind
from ledgerbee_desktop.core.library import Document, DocumentLine
from ledgerbee_desktop.core.merging import line_ids, merge
from ledgerbee_desktop.core.resolving import become, resolve
from tests.unit.core.samples import HOUR, NORDLYS, PAINT, TODAY, CountingIds


def quote(lines: tuple[DocumentLine, ...], **changes: Any) -> Document:
    base = Document(
        id=DocumentId("q"),
        kind=DocumentKind.QUOTE,
        status="draft",
        date=TODAY,
        currency="DKK",
        subtotal=Decimal(1),
        vat=Decimal(0),
        amount=Decimal(1),
        created_at=dt.datetime(2026, 11, 20, tzinfo=dt.UTC),
        updated_at="1",
        customer_id=NORDLYS.id,
        lines=lines,
    )
    return dataclasses.replace(base, **changes)


def sold(number: int, quantity: int, text: str = "x") -> DocumentLine:
    price = (HOUR, PAINT)[number % 2]
    return DocumentLine(
        kind=LineKind.PRODUCT,
        id=f"line-{number}",
        price_id=price.id,
        description=text,
        quantity=Decimal(quantity),
        unit_price=price.unit_amount,
    )


BASE = quote((sold(0, 1), sold(1, 2)))
IDS = CountingIds()


def ours(**changes: Any) -> Draft:
    return editing(BASE, DraftId("mine"), line_ids(BASE, IDS)).replace(**changes)


def with_quantities(draft: Draft, *quantities: int) -> Draft:
    lines = (line.replace(quantity=Decimal(q)) for line, q in zip(draft.lines, quantities, strict=True))
    return draft.replace(lines=tuple(lines))


def test_a_field_that_both_changed_is_ours_or_theirs() -> None:
    result = merge(BASE, ours(notes="mine"), dataclasses.replace(BASE, notes="theirs"), IDS)
    assert [clash.field for clash in result.clashes] == ["notes"]
    assert resolve(result, ()).notes == "mine"
    assert resolve(result, {"notes"}).notes == "theirs"


def test_a_cell_that_both_changed_is_ours_or_theirs() -> None:
    theirs = quote((sold(0, 1), sold(1, 9)))
    result = merge(BASE, with_quantities(ours(), 1, 5), theirs, IDS)
    assert [clash.field for clash in result.clashes] == ["lines.1.quantity"]
    assert [line.quantity for line in resolve(result, ()).lines] == [1, 5]
    assert [line.quantity for line in resolve(result, {"lines.1.quantity"}).lines] == [1, 9]


def test_a_line_that_i_deleted_and_they_changed() -> None:
    mine = ours()
    result = merge(BASE, mine.replace(lines=mine.lines[:1]), quote((sold(0, 1), sold(1, 9))), IDS)
    assert [clash.field for clash in result.clashes] == ["lines.1"]
    assert [line.quantity for line in resolve(result, ()).lines] == [1]
    assert [line.quantity for line in resolve(result, {"lines.1"}).lines] == [1, 9]


def test_a_line_that_they_deleted_and_i_changed() -> None:
    result = merge(BASE, with_quantities(ours(), 1, 5), quote((sold(0, 1),)), IDS)
    assert [clash.field for clash in result.clashes] == ["lines.1"]
    assert [line.quantity for line in resolve(result, ()).lines] == [1, 5]
    assert [line.quantity for line in resolve(result, {"lines.1"}).lines] == [1]


TEXT = Line(id=LineId("t"), kind=LineKind.TEXT, description="hello")


@pytest.mark.parametrize(
    "after",
    [
        ours(notes="other"),
        ours(lines=()),
        ours(lines=(*ours().lines, TEXT)),
        ours(lines=(TEXT, *ours().lines), reference="r", typed=frozenset({"reference"})),
        ours(lines=(ours().lines[0], TEXT)),
    ],
)
def test_one_step_there_and_one_step_back(after: Draft) -> None:
    before = ours()
    change = become(before, after)
    assert change is not None
    journal = Journal(before)
    assert journal.apply(change) == after
    assert journal.undo() == before


def test_nothing_to_do_is_no_step() -> None:
    assert become(ours(), ours()) is None


def test_money_is_never_merged_unasked() -> None:
    """The other side's price and currency are clashes though nobody touched them here; so is any amount of a line that both changed."""
    first, second = BASE.lines or ()
    dearer = dataclasses.replace(
        BASE, currency="EUR", lines=(first, dataclasses.replace(second, unit_price=Decimal(7)))
    )
    result = merge(BASE, ours(notes="mine"), dearer, IDS)
    assert result.taken == ()
    assert {clash.field for clash in result.clashes} == {"currency", "lines.1.unit_price"}
    assert result.draft.currency == BASE.currency
    more = dataclasses.replace(BASE, lines=(first, dataclasses.replace(second, quantity=Decimal(7))))
    assert merge(BASE, ours(notes="mine"), more, IDS).taken == ("lines.1.quantity",), "that line is theirs alone"
    mine = ours()
    mine = mine.replace(lines=(mine.lines[0], mine.lines[1].replace(description="mine")))
    both = merge(BASE, mine, more, IDS)
    assert (both.taken, [clash.field for clash in both.clashes]) == ((), ["lines.1.quantity"])
    assert resolve(both, {"lines.1.quantity"}).lines[1].quantity == Decimal(7)
