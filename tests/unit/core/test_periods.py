"""The spans of days by which lists are filtered."""

from __future__ import annotations

import datetime as dt

import pytest

from ledgerbee_desktop.core.periods import Period, span


def day(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


@pytest.mark.parametrize(
    ("period", "today", "first", "last"),
    [
        (Period.THIS_MONTH, "2024-02-10", "2024-02-01", "2024-02-29"),
        (Period.LAST_MONTH, "2026-01-31", "2025-12-01", "2025-12-31"),
        (Period.LAST_MONTH, "2026-03-31", "2026-02-01", "2026-02-28"),
        (Period.THIS_QUARTER, "2026-11-24", "2026-10-01", "2026-12-31"),
        (Period.LAST_QUARTER, "2026-02-01", "2025-10-01", "2025-12-31"),
        (Period.LAST_QUARTER, "2026-06-30", "2026-01-01", "2026-03-31"),
        (Period.THIS_YEAR, "2026-11-24", "2026-01-01", "2026-12-31"),
        (Period.LAST_YEAR, "2026-11-24", "2025-01-01", "2025-12-31"),
    ],
)
def test_spans(period: Period, today: str, first: str, last: str) -> None:
    assert span(period, day(today)) == (day(first), day(last))


@pytest.mark.parametrize("period", [Period.ANY, Period.OWN])
def test_the_others_have_no_span_of_their_own(period: Period) -> None:
    assert span(period, day("2026-11-24")) == (None, None)


@pytest.mark.parametrize("period", [each for each in Period if each not in {Period.ANY, Period.OWN}])
def test_every_day_of_two_years_has_whole_months(period: Period) -> None:
    for number in range(731):
        first, last = span(period, day("2024-01-01") + dt.timedelta(days=number))
        assert first is not None
        assert last is not None
        assert first.day == 1
        assert (last + dt.timedelta(days=1)).day == 1
        assert first < last
