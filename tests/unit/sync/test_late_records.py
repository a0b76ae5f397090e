"""Late twins of customers, products, prices and product groups: claimed, or an alert that says what to do in LedgerBee."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from pathlib import Path

import pytest

from ledgerbee_desktop.core.identifiers import AccountId, OperationId, ProductGroupId
from ledgerbee_desktop.core.kinds import Target
from ledgerbee_desktop.core.operations import Decision, Operation, State
from ledgerbee_desktop.core.records import ProductGroupFields, RecordWrite
from ledgerbee_desktop.sync import record_words, words
from tests.faults.simulation.catalogue import HOUR
from tests.unit.sync.office import Office, at_work
from tests.unit.sync.test_records import CREATE, a_customer, a_price, a_product

LATE = 400.0  # seconds after the request: well after "not found" was said (120), before the first late look (600)


def a_group(office: Office) -> RecordWrite:
    account = AccountId("00000000-0000-4000-a000-00000000000a")
    fields = ProductGroupFields(
        number="G1",
        name="Maling",
        domestic_account_id=account,
        eu_account_id=account,
        abroad_account_id=account,
        domestic_without_vat_account_id=account,
    )
    return RecordWrite(
        target=Target.PRODUCT_GROUP, kind=CREATE, record_id=ProductGroupId(office.ids.new()), fields=fields
    )


WRITES: dict[str, Callable[[Office], RecordWrite]] = {
    "customer": a_customer,
    "product": a_product,
    "price": lambda office: a_price(office, HOUR.product_id),
    "group": a_group,
}
every_kind = pytest.mark.parametrize("kind", list(WRITES))


def how_many(office: Office, target: Target) -> int:
    """How many there are at LedgerBee of what the tests make."""
    match target:
        case Target.CUSTOMER:
            return sum(each.number == "900" for each in office.model.customers.values())
        case Target.PRODUCT:
            return sum(each.number == "P1" for each in office.model.products.values())
        case Target.PRODUCT_GROUP:
            return sum(each.number == "G1" for each in office.model.groups.values())
        case _:
            return len(office.model.products[HOUR.product_id].prices) - 1


@asynccontextmanager
async def not_found(office: Office, kind: str, late: float | None) -> AsyncIterator[OperationId]:
    """The engine at work, and a create that was not found; its request is carried out `late` seconds after it was sent."""
    office.client.plan = [late]
    write = WRITES[kind](office)
    task = asyncio.create_task(office.engine.run())
    made = await office.engine.outbox.write(write)
    await asyncio.sleep(150.0)
    assert (await office.get(made)).state is State.NOT_FOUND
    yield made
    await office.engine.stop()
    await task


async def ended(office: Office, made: OperationId) -> Operation:
    """Two hours later."""
    await asyncio.sleep(2 * 3600.0)
    return await office.get(made)


@every_kind
def test_what_turns_up_late_is_taken_without_asking(tmp_path: Path, kind: str) -> None:
    async def work(office: Office) -> None:
        async with not_found(office, kind, LATE) as made:
            operation = await ended(office, made)
            assert (operation.state, operation.error, operation.next_probe) == (State.DONE, None, None)
            assert how_many(office, operation.target) == 1

    at_work(tmp_path, work)


@every_kind
def test_a_twin_of_what_was_made_again_is_an_alert(tmp_path: Path, kind: str) -> None:
    async def work(office: Office) -> None:
        async with not_found(office, kind, LATE) as made:
            await office.engine.outbox.decide(made, Decision.AGAIN)
            await asyncio.sleep(60.0)
            operation = await office.get(made)
            assert (operation.state, operation.attempts, operation.error) == (State.DONE, 2, None)
            operation = await ended(office, made)
            assert how_many(office, operation.target) == 2
            assert operation.error is not None
            assert operation.error.template == record_words.LATE_TWIN.template
            assert words.is_alert(operation.error)
            assert "twice" in str(operation.error)

    at_work(tmp_path, work)


@every_kind
def test_what_was_given_up_and_arrives_is_an_alert(tmp_path: Path, kind: str) -> None:
    async def work(office: Office) -> None:
        async with not_found(office, kind, LATE) as made:
            await office.engine.outbox.decide(made, Decision.DISCARD)
            operation = await ended(office, made)
            assert operation.state is State.DISCARDED
            assert how_many(office, operation.target) == 1
            assert words.is_alert(operation.error)
            assert "given up" in str(operation.error)

    at_work(tmp_path, work)


@every_kind
def test_what_never_arrives_is_not_looked_for_forever(tmp_path: Path, kind: str) -> None:
    async def work(office: Office) -> None:
        async with not_found(office, kind, None) as made:
            await office.engine.outbox.decide(made, Decision.AGAIN)
            await asyncio.sleep(26 * 3600.0)
            operation = await office.get(made)
            assert (operation.state, operation.error, operation.next_probe) == (State.DONE, None, None)
            assert how_many(office, operation.target) == 1

    at_work(tmp_path, work)


def test_what_was_found_at_once_is_not_looked_for(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        for write in WRITES.values():
            office.client.plan = [0.0]
            made = await office.engine.outbox.write(write(office))
            await office.settle()
            operation = await office.get(made)
            assert (operation.state, operation.attempts, operation.next_probe) == (State.DONE, 1, None)

    at_work(tmp_path, work)


def test_an_unreachable_ledgerbee_is_asked_again(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        async with not_found(office, "customer", LATE) as made:
            office.model.habits.read_fault = 1.0
            await asyncio.sleep(3600.0)
            assert (await office.get(made)).state is State.NOT_FOUND
            office.model.habits.read_fault = 0.0
            assert (await ended(office, made)).state is State.DONE

    at_work(tmp_path, work)
