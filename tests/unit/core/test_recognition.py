"""Days of recognition that went to LedgerBee from here are stated again in a change; no other line gets them."""

from __future__ import annotations

from decimal import Decimal

from ledgerbee_desktop.core.drafts import Line
from ledgerbee_desktop.core.identifiers import LineId, PriceId
from ledgerbee_desktop.core.kinds import LineKind
from ledgerbee_desktop.core.recognition import with_periods


def line(name: str, price: str = "hour", days: int | None = None, quantity: int = 1) -> Line:
    return Line(
        id=LineId(name),
        price_id=PriceId(price),
        quantity=Decimal(quantity),
        recognition_period_days=days,
        description="",
    )


def days_of(lines: tuple[Line, ...]) -> list[int | None]:
    return [each.recognition_period_days for each in lines]


def test_lines_are_paired_in_their_order() -> None:
    stated = (line("a", days=365), line("b"), line("c", "licence", days=30))
    text = Line(id=LineId("t"), kind=LineKind.TEXT, description="Uge 48")
    returned = (line("1"), text, line("2"), line("3", "licence"))
    assert days_of(with_periods(returned, stated)) == [365, None, None, 30]
    assert [each.id for each in with_periods(returned, stated)] == ["1", "t", "2", "3"]


def test_a_line_of_another_price_gets_none() -> None:
    assert days_of(with_periods((line("1", "other"),), (line("a", days=365),))) == [None]


def test_a_line_that_somebody_has_put_between_gets_none() -> None:
    stated = (line("a", days=365), line("b", "licence", days=30))
    returned = (line("1"), line("2", "travel"), line("3", "licence"))
    assert days_of(with_periods(returned, stated)) == [365, None, 30]


def test_nothing_stated_changes_nothing() -> None:
    returned = (line("1"), line("2"))
    assert with_periods(returned, ()) == returned
    assert with_periods((), returned) == ()
