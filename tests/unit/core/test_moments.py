"""Times and days that the disk may have damaged."""

from __future__ import annotations

import pytest

from ledgerbee_desktop.core.moments import read_day, read_moment

NOT_TEXT = [None, b"2026-03-02T09:00:00+00:00", 7, 2.5]


@pytest.mark.parametrize("stored", [*NOT_TEXT, "", "soon", "2026-13-40T00:00:00+00:00", "2026-03-02T09:00:00"])
def test_a_time_that_cannot_be_read_is_none(stored: object) -> None:
    assert read_moment(stored) is None
    at = read_moment("2026-03-02T09:00:00+00:00")
    assert at is not None
    assert at.isoformat() == "2026-03-02T09:00:00+00:00"


@pytest.mark.parametrize("stored", [*NOT_TEXT, "", "soon", "2026-p3-02", "2026-13-40"])
def test_a_day_that_cannot_be_read_is_none(stored: object) -> None:
    assert read_day(stored) is None
    day = read_day("2026-03-02")
    assert day is not None
    assert day.isoformat() == "2026-03-02"
