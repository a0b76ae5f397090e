"""Several invoices are sent from the list, and the program is killed, twice, while LedgerBee holds an answer.

Started again it goes on by itself: every invoice leaves once, and the report, which is in front as it was, says what became of each. A
first sending can be looked up afterwards; a sending again cannot be told from somebody else's, so that one is asked about.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from tests.contract.billing import Shop, open_shop
from tests.e2e.desktop import PICTURES, kill, let_sends_leave_at_once, log_of, program, until
from tests.e2e.display import Display
from tests.sandbox_process import SandboxProcess

NEW, SENT_BEFORE, LEFT = 3, 2, 1
"""In the order of the list: drafts on LedgerBee, invoices that were sent before, and one that is not selected."""
CHOSEN = NEW + SENT_BEFORE
SEND = r"/v1/invoices/[^/]+/send"
SHEET, REPORT = f"Send {CHOSEN} dokumenter", "Resultat af afsendelsen"
SENT, NEEDS_YOU = "Sendt", "Venter på dig"
RESULT_COLUMN = 3

REPEATING = """
import sys
from unittest import mock
from ledgerbee_desktop.app.main import main
from ledgerbee_desktop.store.outbox import SqliteOutbox
from tests.faults.typist import queue_again
with mock.patch.object(SqliteOutbox, "recover", queue_again):
    sys.exit(main(sys.argv[1:]))
"""
"""The planted defect: what was on the wire when the program died is simply queued again."""


class Batch:
    """The invoices of one company, and the program that sends some of them."""

    def __init__(self, display: Display, sandbox: SandboxProcess, folder: Path) -> None:
        self.display, self.sandbox, self.data = display, sandbox, folder / "data"
        sandbox.set(cache_seconds=0)
        shop: Shop = open_shop(sandbox, name="Nordlys Byg ApS", email="bogholderi@nordlys.example")
        days = range(CHOSEN + LEFT, 0, -1)  # the newest date is the first in the list
        self.invoices = [shop.create(date=f"2026-06-{day:02}", reference=f"Sag {day}") for day in days]
        for invoice in self.invoices[NEW:CHOSEN]:
            shop.send(invoice)
        self.before = self._sent()
        sandbox.clear_requests()

    # --- at the keyboard ---------------------------------------------------------------------------

    def begin(self) -> None:
        """Choose the newest ones in the list and send them; they are to leave at once."""
        display = self.display
        until(self._are_pulled, 30, "the invoices are pulled")
        let_sends_leave_at_once(display)
        display.press("ctrl+3")
        display.wait_for_front("Fakturaer")
        display.press("Home", *["shift+Down"] * (CHOSEN - 1), "ctrl+shift+Return")
        display.wait_for_front(SHEET)
        display.picture(PICTURES / "batch-sheet.png")
        display.press("Return")

    def see(self, results: Sequence[str]) -> None:
        """Read the report until it has these results; what asks for somebody is the first."""
        self.display.wait_for_front(REPORT)
        until(lambda: self._report() == results, 30, f"the report says {results}")
        self.display.picture(PICTURES / "batch-report.png")

    def _report(self) -> list[str]:
        """The column of the results, cell by cell, as a person copies it."""
        self.display.press("ctrl+Home", *["Right"] * RESULT_COLUMN)
        return [self.display.copied(*down, "ctrl+c") for down in ((), *[("Down",)] * (CHOSEN - 1))]

    # --- on LedgerBee ------------------------------------------------------------------------------

    def hold(self, *, after: int) -> None:
        """After so many sendings LedgerBee carries one out and never answers."""
        self.sandbox.fault("hang-after-commit", method="POST", path=SEND, skip=after)

    def until_it_has(self, count: int) -> None:
        """Wait until LedgerBee has so many sendings of the batch."""
        until(lambda: sum(self._sent()) - sum(self.before) == count, 30, f"LedgerBee has sent {count}")

    def check(self) -> None:
        """Each of the chosen ones was sent exactly once, and asked for exactly once."""
        times = [now - before for now, before in zip(self._sent(), self.before, strict=True)]
        assert times == [1] * CHOSEN + [0] * LEFT, "sent so often"
        asked = [r["path"] for r in self.sandbox.requests() if r["method"] == "POST"]
        assert sorted(asked) == sorted(f"/v1/invoices/{invoice['id']}/send" for invoice in self.invoices[:CHOSEN])

    def _sent(self) -> list[int]:
        """How often each was sent, in the order of the list."""
        counts = {document["id"]: document["sendCount"] for document in self.sandbox.ledger()}
        return [counts[invoice["id"]] for invoice in self.invoices]

    def _are_pulled(self) -> bool:
        read = {r["path"] for r in self.sandbox.requests() if r["method"] == "GET" and r["status"] == 200}
        return {f"/v1/invoices/{invoice['id']}" for invoice in self.invoices} <= read


@pytest.fixture(scope="module")
def display() -> Iterator[Display]:
    with Display() as display:
        yield display


@pytest.fixture
def batch(display: Display, tmp_path: Path) -> Iterator[Batch]:
    with SandboxProcess(tmp_path / "sandbox") as sandbox:
        yield Batch(display, sandbox, tmp_path)
        assert sandbox.errors() == ""
    assert b"Traceback" not in log_of(tmp_path / "data").read_bytes()


def test_a_batch_that_was_killed_twice_goes_on(batch: Batch) -> None:
    batch.hold(after=1)
    with program(batch.display, batch.sandbox, batch.data) as process:
        batch.begin()
        batch.until_it_has(2)
        kill(process)
    batch.hold(after=1)  # the third leaves; the fourth is the first sending again
    with program(batch.display, batch.sandbox, batch.data) as process:
        batch.until_it_has(4)
        kill(process)
    with program(batch.display, batch.sandbox, batch.data):
        batch.until_it_has(5)
        batch.see([NEEDS_YOU] + [SENT] * (CHOSEN - 1))
    batch.check()


def test_a_repetition_without_a_look_is_seen(batch: Batch) -> None:
    batch.hold(after=NEW)
    with program(batch.display, batch.sandbox, batch.data) as process:
        batch.begin()
        batch.until_it_has(NEW + 1)
        kill(process)
    with program(batch.display, batch.sandbox, batch.data, (sys.executable, "-c", REPEATING)):
        batch.see([SENT] * CHOSEN)
    with pytest.raises(AssertionError, match="sent so often"):
        batch.check()
