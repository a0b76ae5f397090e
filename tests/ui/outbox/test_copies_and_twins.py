"""What a copy of the data knows too little of, and what turns up late: said in the outbox, with what to do."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from ledgerbee_desktop.core.kinds import DocumentKind
from ledgerbee_desktop.sync import engine, late, reconcile
from tests.contract.billing import Shop
from tests.ui.kit import Aio
from tests.ui.outbox.kit import NOT_SOON, SOON, Clerk, clerk_at
from tests.ui.records.kit import CTRL, Key

INVOICE = DocumentKind.INVOICE
POST = {"method": "POST", "path": "/v1/invoices"}


def test_a_copy_says_that_it_is_one_and_asks_before_anything_leaves(
    qtbot: QtBot, aio: Aio, tmp_path: Path, shop: Shop
) -> None:
    with clerk_at(qtbot, aio, tmp_path / "book", shop) as clerk:
        clerk.switch_network()
        clerk.queue(clerk.draft())
        clerk.sees("Waits")
    shutil.copytree(tmp_path / "book", tmp_path / "copy")
    with clerk_at(qtbot, aio, tmp_path / "copy", shop, settle=NOT_SOON) as clerk:
        page = clerk.sees("Outcome unknown")
        assert clerk.row()[4] == "From a copy: LedgerBee is asked first"
        assert page.details.advice.text().startswith("This data is a copy or was restored.")
        assert page.details.error.text() == ""
        assert clerk.ways() == ["&Look again", "&It did happen…", "&Open the draft"]
        clerk.look_around("copy-unknown")
    with clerk_at(qtbot, aio, tmp_path / "copy", shop, settle=SOON) as clerk:
        page = clerk.sees("Not found")
        assert page.details.error.text().startswith("This data is a copy or was restored at ")
        assert "most likely it has not been handed over" in page.details.advice.text()
        assert "nothing there shows that this was done" in page.details.error.text()
        clerk.look_around("copy-not-found")
        clerk.take(Key.Key_M)
        question = clerk.asked()
        assert "Left: not from here, but this data is a copy or was restored." in question.text.accessibleName()
        clerk.look_around("copy-not-found-again")
        clerk.answer(Key.Key_S)
        clerk.until(clerk.outbox_empty)
        assert len(clerk.ledger(INVOICE)) == 1


@pytest.fixture
def often(monkeypatch: pytest.MonkeyPatch) -> None:
    """Late twins are looked for each second, not after 10 minutes, an hour and a day."""
    each_second = tuple(float(second) for second in range(1, 120))
    for module in (late, reconcile, engine):
        monkeypatch.setattr(module, "LATE", each_second)
    monkeypatch.setattr(late, "_SOONEST", 0.2)
    monkeypatch.setattr("ledgerbee_desktop.sync.creates.LATE_PROBE", timedelta(seconds=1))


def lose(clerk: Clerk) -> None:
    """The request is held up on its way."""
    clerk.sandbox.fault("drop-before", **POST)
    clerk.queue(clerk.draft())
    clerk.sees("Not found")


def arrive_late(clerk: Clerk) -> None:
    """What was held up comes to LedgerBee after all, as it left."""
    (lost,) = [r for r in clerk.requests("POST", POST["path"]) if r["fault"]]
    assert clerk.sandbox.call("POST", POST["path"], lost["body"]).status_code == 201


@pytest.mark.usefixtures("often")
def test_a_late_twin_raises_an_alert_that_says_what_to_do(clerk: Clerk) -> None:
    lose(clerk)
    clerk.take(Key.Key_M)
    clerk.asked()
    clerk.answer(Key.Key_S)
    clerk.until(clerk.outbox_empty)
    arrive_late(clerk)
    clerk.until(lambda: "A second document like this one has turned up" in clerk.window.banner.text())
    told = clerk.window.banner.text()
    assert "(customer 7101 Hansen & Søn Malerfirma, 1.187,50\u00a0DKK)" in told
    assert "delete the one that is superfluous while it is a draft. Send only the other." in told
    clerk.press(Key.Key_H, with_=CTRL)
    page = clerk.sees("Done: look at it")
    assert page.details.error.text() == told
    assert clerk.ways() == ["&Open the document"]
    clerk.look_around("late-twin")


@pytest.mark.usefixtures("often")
def test_what_was_given_up_and_turns_up_raises_an_alert(clerk: Clerk) -> None:
    lose(clerk)
    clerk.take(Key.Key_N)
    clerk.asked()
    clerk.answer(Key.Key_N)
    clerk.until(clerk.outbox_empty)
    arrive_late(clerk)
    clerk.until(lambda: "This was given up here, but has turned up at LedgerBee" in clerk.window.banner.text())
    clerk.press(Key.Key_H, with_=CTRL)
    clerk.sees("Given up: look")
    assert "delete it there if it is not wanted" in clerk.row()[4]
    clerk.look_around("late-after-all")
