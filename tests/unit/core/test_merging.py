"""A three-way merge: nothing that either side did is lost, nothing is done twice, and money is never taken over unasked."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from ledgerbee_desktop.core.derive import editing
from ledgerbee_desktop.core.drafts import Draft, Line
from ledgerbee_desktop.core.identifiers import DocumentId, DraftId, LineId
from ledgerbee_desktop.core.kinds import DocumentKind, LineKind
from ledgerbee_desktop.core.library import Document, DocumentLine
from ledgerbee_desktop.core.merging import CELLS, HEADER, MONEY, line_ids, merge
from ledgerbee_desktop.core.resolving import resolve
from tests.unit.core.samples import HOUR, NORDLYS, PAINT, SKOLE, TODAY, CountingIds

IDS = CountingIds()
Content = tuple[object, ...]


def quote(*lines: DocumentLine) -> Document:
    return Document(
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


def sold(name: str, quantity: int = 1, *, price: int = 495, text: str = "x") -> DocumentLine:
    return DocumentLine(
        kind=LineKind.PRODUCT,
        id=name,
        price_id=HOUR.id,
        description=text,
        quantity=Decimal(quantity),
        unit_price=Decimal(price),
    )


def said(name: str, text: str) -> DocumentLine:
    return DocumentLine(kind=LineKind.TEXT, id=name, description=text)


def mine(document: Document) -> Draft:
    return editing(document, DraftId("mine"), line_ids(document, IDS))


def content(lines: Sequence[Line]) -> list[Content]:
    return [tuple(getattr(line, name) for name in CELLS) for line in lines]


def texts(draft: Draft) -> list[str]:
    return [line.description for line in draft.lines]


# --- Cases -----------------------------------------------------------------------------------------

ABC = quote(said("1", "a"), said("2", "b"), said("3", "c"))


def test_new_lines_of_both_stand_where_they_were_put() -> None:
    ours = mine(ABC)
    first, *rest = ours.lines
    ours = ours.replace(lines=(Line(id=LineId("m"), kind=LineKind.TEXT, description="mine"), first, *rest))
    theirs = quote(said("1", "a"), said("9", "theirs"), said("2", "b"), said("3", "c"))
    merged = merge(ABC, ours, theirs, IDS)
    assert texts(merged.draft) == ["mine", "a", "theirs", "b", "c"]
    assert (merged.taken, merged.clashes) == (("lines.2",), ())


def test_the_side_that_moved_lines_leads() -> None:
    moved = quote(said("3", "c"), said("1", "a"), said("2", "b"))
    ours = mine(ABC)
    ours = ours.replace(lines=(*ours.lines, Line(id=LineId("m"), kind=LineKind.TEXT, description="mine")))
    assert texts(merge(ABC, ours, moved, IDS).draft) == ["c", "mine", "a", "b"], "behind the line it was put behind"
    both = ours.replace(lines=(ours.lines[1], ours.lines[0], *ours.lines[2:]))
    assert texts(merge(ABC, both, moved, IDS).draft) == ["b", "a", "c", "mine"], "where both moved lines, ours"


def test_a_line_that_the_leading_side_deleted_and_the_other_changed_is_asked_about() -> None:
    moved = quote(said("3", "c"), said("1", "a"))
    ours = mine(ABC)
    one, two, three = ours.lines
    new = Line(id=LineId("m"), kind=LineKind.TEXT, description="behind b")
    merged = merge(ABC, ours.replace(lines=(one, two.replace(description="B"), new, three)), moved, IDS)
    assert texts(merged.draft) == ["c", "a", "B", "behind b"]
    assert [(clash.field, clash.theirs) for clash in merged.clashes] == [("lines.2", None)]
    assert texts(resolve(merged, {"lines.2"})) == ["c", "a", "behind b"]
    untouched = merge(ABC, ours, moved, IDS)
    assert (texts(untouched.draft), untouched.clashes) == (["c", "a"], ())
    assert untouched.taken == ("lines.2",)


def test_what_both_deleted_is_gone_and_nobody_is_asked() -> None:
    ours = mine(ABC)
    merged = merge(ABC, ours.replace(lines=ours.lines[:1]), quote(said("1", "a")), IDS)
    assert (texts(merged.draft), merged.taken, merged.clashes) == (["a"], (), ())


def test_a_line_that_ours_took_from_theirs_before_is_not_there_twice() -> None:
    theirs = quote(said("9", "theirs"), *(ABC.lines or ()))
    once = merge(ABC, mine(ABC), theirs, IDS)
    assert texts(once.draft) == ["theirs", "a", "b", "c"]
    again = merge(ABC, once.draft, theirs, IDS)
    assert texts(again.draft) == ["theirs", "a", "b", "c"]
    assert (again.taken, again.clashes) == ((), ())


def test_lines_are_found_again_by_their_content_when_a_change_gave_them_new_ids() -> None:
    theirs = quote(said("7", "a"), said("8", "b"), sold("9", 2))
    base = quote(said("1", "a"), said("2", "b"), sold("3", 1))
    merged = merge(base, mine(base), theirs, IDS)
    assert merged.taken == ("lines.2.quantity",)
    assert [line.quantity for line in merged.draft.lines] == [None, None, Decimal(2)]


def test_a_product_line_that_they_made_a_text_is_one_question_and_each_answer_has_its_effect() -> None:
    """Its amount would vanish unasked otherwise, and a question about its price alone could not keep it."""
    base = quote(sold("1", 3, text="hours"), said("2", "b"))
    for instead in (said("1", "gone"), DocumentLine(kind=LineKind.SEPARATOR, id="1")):
        merged = merge(base, mine(base), quote(instead, said("2", "b")), IDS)
        (clash,) = merged.clashes
        assert (clash.field, clash.ours, clash.theirs) == ("lines.0.kind", LineKind.PRODUCT, instead.kind)
        kept, taken = resolve(merged, ()).lines[0], resolve(merged, {"lines.0.kind"}).lines[0]
        assert (kept.kind, kept.price_id) == (LineKind.PRODUCT, HOUR.id)
        assert (kept.quantity, kept.unit_price) == (Decimal(3), Decimal(495))
        assert (taken.kind, taken.description, taken.unit_price) == (instead.kind, instead.description, None)
    assert kept.description == "hours", "a separator has none to give"


def test_what_has_no_field_here_is_told() -> None:
    base = dataclasses.replace(ABC, unknown=(("discount", "10"), ("colour", "red")))
    theirs = dataclasses.replace(ABC, unknown=(("discount", "20"), ("colour", "red"), ("lines.0.tag", "x")))
    assert merge(base, mine(base), theirs, IDS).taken == ("unknown.discount", "unknown.lines.0.tag")


# --- Whatever was done -----------------------------------------------------------------------------

QUANTITIES = st.sampled_from((1, 2, 3))
TEXTS = st.sampled_from(("", "a", "b"))


@st.composite
def versions(draw: st.DrawFn, base: Document) -> Document:
    """What somebody may have made of a document: lines deleted, changed, moved and added, and the header changed."""
    kept: list[DocumentLine] = []
    for line in base.lines or ():
        match draw(st.sampled_from(("keep", "keep", "change", "delete"))):
            case "keep":
                kept.append(line)
            case "change" if line.kind is LineKind.PRODUCT:
                change: dict[str, Any] = draw(
                    st.sampled_from(
                        (
                            {"quantity": Decimal(7)},
                            {"unit_price": Decimal(8)},
                            {"description": "changed"},
                            {"price_id": PAINT.id},
                        )
                    )
                )
                kept.append(dataclasses.replace(line, **change))
            case "change":
                kept.append(dataclasses.replace(line, description=draw(st.sampled_from(("changed", "otherwise")))))
    if draw(st.booleans()):
        kept = list(draw(st.permutations(kept)))
    for number in range(draw(st.integers(0, 2))):
        new = draw(
            st.one_of(st.builds(sold, st.just(f"new-{number}")), st.builds(said, st.just(f"new-{number}"), TEXTS))
        )
        kept.insert(draw(st.integers(0, len(kept))), new)
    header: dict[str, Any] = draw(
        st.sampled_from(({}, {"notes": "n"}, {"customer_id": SKOLE.id}, {"currency": "EUR"}, {"reference": "r"}))
    )
    return dataclasses.replace(base, lines=tuple(kept), **header)


@st.composite
def bases(draw: st.DrawFn) -> Document:
    how_many = draw(st.integers(0, 4))
    return quote(
        *(
            draw(
                st.one_of(
                    st.builds(sold, st.just(f"line-{number}"), QUANTITIES),
                    st.builds(said, st.just(f"line-{number}"), TEXTS),
                )
            )
            for number in range(how_many)
        )
    )


histories = bases().flatmap(lambda base: st.tuples(st.just(base), versions(base), versions(base)))


@settings(max_examples=40)
@given(histories)
def test_what_they_left_alone_stays_ours(history: tuple[Document, Document, Document]) -> None:
    base, changed, _ = history
    merged = merge(base, mine(changed), base, IDS)
    assert (merged.draft.lines, merged.taken, merged.clashes) == (mine(changed).lines, (), ())


@settings(max_examples=40)
@given(histories)
def test_what_we_left_alone_can_become_theirs(history: tuple[Document, Document, Document]) -> None:
    base, theirs, _ = history
    merged = merge(base, mine(base), theirs, IDS)
    taken = resolve(merged, {clash.field for clash in merged.clashes})
    assert content(taken.lines) == content(mine(theirs).lines)
    assert [getattr(taken, name) for name in HEADER] == [getattr(mine(theirs), name) for name in HEADER]


@settings(max_examples=40)
@given(histories)
def test_a_price_or_currency_of_theirs_is_never_taken_over_unasked(
    history: tuple[Document, Document, Document],
) -> None:
    base, ours, theirs = history
    merged = merge(base, mine(ours), theirs, IDS)
    kept = resolve(merged, ())
    assert kept.currency == ours.currency
    assert not {field for field in merged.taken if field.rpartition(".")[2] in MONEY}
    prices = {line.id: line.unit_price for line in mine(ours).lines}
    shared = [line for line in kept.lines if line.id in prices and not line.id.startswith("new")]
    assert [line.unit_price for line in shared] == [prices[line.id] for line in shared]


@settings(max_examples=40)
@given(histories)
def test_every_clash_is_ours_in_the_draft_and_can_become_theirs(history: tuple[Document, Document, Document]) -> None:
    base, ours, theirs = history
    merged = merge(base, mine(ours), theirs, IDS)
    for clash in merged.clashes:
        assert clash.ours != clash.theirs
        _, _, cell = clash.field.partition(".")
        if "." not in cell:
            continue
        row, _, name = cell.partition(".")
        gone = sum(
            each.ours is None and each.field.count(".") == 1 and int(each.field[6:]) < int(row)
            for each in merged.clashes
        )
        assert getattr(merged.draft.lines[int(row)], name) == clash.ours
        assert getattr(resolve(merged, {clash.field}).lines[int(row) - gone], name) == clash.theirs
