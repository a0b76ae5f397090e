"""Notes of the pull and of the search that damage made unreadable: read again from LedgerBee, or asked about; never a stop for ever."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from ledgerbee_desktop.core.identifiers import DocumentId, ProductId
from ledgerbee_desktop.core.kinds import DocumentKind, Target
from ledgerbee_desktop.core.operations import Decision, State
from ledgerbee_desktop.core.records import ProductFields
from ledgerbee_desktop.sync.notes import names, whole
from tests.faults.simulation.catalogue import HOUR
from tests.unit.sync.office import DRAFT, Office, at_work
from tests.unit.sync.test_records import GROUP, a_price, a_product

INVOICE = DocumentKind.INVOICE


@pytest.mark.parametrize("text", [None, "", "x", "-3", "1.5", "\u00b2"])
def test_a_number_that_cannot_be_read_is_none(text: str | None) -> None:
    assert whole(text) is None
    assert whole("12") == 12


@pytest.mark.parametrize("text", [None, "", "[", "{}", "7", "[1]"])
def test_ids_that_cannot_be_read_are_none(text: str | None) -> None:
    assert names(text) is None
    assert names('["a", "a"]') == frozenset({"a"})


def test_the_pull_goes_on_over_damaged_notes(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        invoice = await office.made(INVOICE)
        await office.engine.refresh()
        await office.book.database.write(lambda c: c.execute("UPDATE pull_state SET value = '#' || value"))
        await office.again()
        for kind in DocumentKind:
            await office.book.library.set_pull_state(f"tried:{kind}", "#")
        await office.book.library.set_pull_state(f"complete:{INVOICE}", None)
        await office.book.library.set_pull_state(f"next:{INVOICE}", "#")
        office.model.change(invoice, status="paid")
        await office.engine.run_until_settled()
        assert office.engine.status.problem is None
        assert (await office.book.library.documents([invoice]))[0].status == "paid"
        assert office.engine.status.fresh_as_of is not None

    at_work(tmp_path, work)


@pytest.mark.parametrize("damaged", ["#", "2026-03-02T09:00:00"])
def test_a_scan_of_which_the_beginning_cannot_be_read_is_begun_anew(tmp_path: Path, damaged: str) -> None:
    async def work(office: Office) -> None:
        await office.book.library.begin_scan(Target.INVOICE, office.clock.now())
        await office.book.database.write(lambda c: c.execute("UPDATE scan SET begun_at = ?", (damaged,)))
        await office.engine.refresh()
        assert office.engine.status.problem is None
        assert await office.book.library.scan(Target.INVOICE) is None

    at_work(tmp_path, work)


@pytest.mark.parametrize("damaged", ["keep", "keep:", "keep:#", "kexp:9"])
def test_a_damaged_decision_about_what_vanished_is_asked_for_again(tmp_path: Path, damaged: str) -> None:
    async def work(office: Office) -> None:
        made = [await office.made(INVOICE) for _ in range(7)]
        await office.engine.refresh()
        for each in made:
            office.model.delete(each)
        await office.engine.refresh()
        (vanished,) = office.engine.status.vanished
        assert vanished.missing == len(made)
        await office.engine.settle_vanished(remove=False)
        assert not office.engine.status.vanished
        await office.book.library.set_pull_state(f"vanished:{Target.INVOICE}", damaged)
        await office.engine.refresh()
        assert office.engine.status.vanished == (vanished,)

    at_work(tmp_path, work)


def test_what_was_rejected_once_is_not_taken_unasked_when_that_note_is_damaged(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        office.client.plan = [None]
        (create,) = await office.hand_over(DRAFT)
        assert (await office.get(create)).state is State.NOT_FOUND
        office.model.add(DRAFT, None)
        await office.book.library.set_pull_state(f"rejected:{create}", "#")
        task = asyncio.create_task(office.engine.run())
        await asyncio.sleep(3600.0)
        operation = await office.get(create)
        assert (operation.state, operation.document_id) == (State.NOT_FOUND, None)
        assert "Say whether it is this one" in str(operation.error)
        await office.engine.stop()
        await task

    at_work(tmp_path, work)


def test_a_product_like_the_lost_one_is_asked_about_when_it_cannot_be_read_what_was_rejected(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        office.client.plan = [None]
        lost = await office.engine.outbox.write(a_product(office))
        await office.book.library.set_pull_state(f"rejected:{lost}", "#")
        there = ProductId(office.model.add_product(ProductFields(number="P1", name="Vare", group_id=GROUP)))
        await office.settle()
        assert (await office.get(lost)).state is State.AMBIGUOUS
        await office.engine.outbox.decide(lost, Decision.HAPPENED, DocumentId(there))
        assert (await office.get(lost)).record_id == there

    at_work(tmp_path, work)


def test_a_price_is_a_person_s_to_tell_when_it_cannot_be_read_which_there_were(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        office.client.plan = [0.0]
        lost = await office.engine.outbox.write(a_price(office, HOUR.product_id))
        await office.book.library.set_pull_state(f"prices-before:{lost}", "#")
        await office.settle()
        assert (await office.get(lost)).state is State.AMBIGUOUS

    at_work(tmp_path, work)
