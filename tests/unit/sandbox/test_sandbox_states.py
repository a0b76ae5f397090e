"""What a document's state is called, on every day around the last one of an offer."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledgerbee_desktop.sandbox import clock
from ledgerbee_desktop.sandbox.store.states import display_status

DAYS = st.dates(min_value=date(2000, 1, 2), max_value=date(2100, 1, 1))


@given(DAYS, st.integers(-400, 400))
def test_a_sent_offer_holds_up_to_its_last_day(last: date, ahead: int) -> None:
    """Unknown 32: expired from the day after on."""
    today = last + timedelta(days=ahead)
    shown = display_status("sent", last.isoformat(), None, None, today.isoformat())
    assert shown == ("expired" if ahead >= 1 else "sent")


@pytest.mark.parametrize("status", ["draft", "accepted", "rejected", "sending", "something new"])
def test_nothing_else_expires(status: str) -> None:
    assert display_status(status, "2026-01-01", None, None, "2026-12-31") == status


@pytest.mark.parametrize(("order", "invoice"), [("x", None), (None, "x")])
def test_converted_goes_before_everything(order: str | None, invoice: str | None) -> None:
    """Trap 4."""
    assert display_status("sent", "2026-01-01", order, invoice, "2026-12-31") == "converted"
    assert display_status("accepted", None, order, invoice, "2026-12-31") == "converted"


def test_today_is_the_danish_day() -> None:
    zone = ZoneInfo("Europe/Copenhagen")
    before, found, after = datetime.now(zone).date(), clock.today(), datetime.now(zone).date()
    assert before <= found <= after
