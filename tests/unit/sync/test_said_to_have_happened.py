"""It did happen: said of what LedgerBee shows not to have happened, is refused; and of several it can be said which."""

from __future__ import annotations

import dataclasses
from collections.abc import Awaitable, Callable
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from ledgerbee_desktop.app.headless.out import Exit
from ledgerbee_desktop.app.headless.outbox import decide
from ledgerbee_desktop.core.errors import AppError
from ledgerbee_desktop.core.identifiers import CustomerId, DocumentId, OperationId, ProductId
from ledgerbee_desktop.core.kinds import DocumentKind, Target
from ledgerbee_desktop.core.operations import Decision, OperationKind, State
from ledgerbee_desktop.core.records import PriceAction, ProductFields, RecordWrite
from tests.faults.simulation.catalogue import HOUR
from tests.faults.simulation.jobs import customer_fields
from tests.unit.sync.office import Office, a_draft, at_work
from tests.unit.sync.test_records import GROUP, a_customer, a_price, a_product

QUOTE = DocumentKind.QUOTE


async def change_document(office: Office) -> OperationId:
    draft_id = await office.engine.start_editing(QUOTE, await office.made(QUOTE))
    await office.change(draft_id, reference="PO 9")
    office.client.plan = [None]
    return (await office.engine.outbox.queue(draft_id, None, undo_seconds=0))[0]


async def change_customer(office: Office) -> OperationId:
    fields = customer_fields("1001", "Kunde 1", phone="33 33 33 33")
    office.client.plan = [None]
    return await office.engine.outbox.write(
        RecordWrite(
            target=Target.CUSTOMER,
            kind=OperationKind.UPDATE,
            record_id=office.other_customer,
            fields=fields,
            changed=frozenset({"phone"}),
        )
    )


async def archive_price(office: Office) -> OperationId:
    write = RecordWrite(target=Target.PRICE, kind=OperationKind.ACTION, record_id=HOUR.id, action=PriceAction.ARCHIVE)
    office.client.plan = [None]
    return await office.engine.outbox.write(write)


async def delete_product(office: Office) -> OperationId:
    write = RecordWrite(target=Target.PRODUCT, kind=OperationKind.DELETE, record_id=HOUR.product_id)
    office.client.plan = [None]
    return await office.engine.outbox.write(write)


@pytest.mark.parametrize("begin", [change_document, change_customer, archive_price, delete_product])
def test_what_ledgerbee_shows_undone_is_not_said_to_be_done(
    tmp_path: Path, begin: Callable[[Office], Awaitable[OperationId]]
) -> None:
    """What was typed would be taken for done, and nothing would ever bring it to LedgerBee."""

    async def work(office: Office) -> None:
        lost = await begin(office)
        await office.settle()
        assert (await office.get(lost)).state is State.NOT_FOUND
        with pytest.raises(AppError, match="LedgerBee says that it was not"):
            await office.engine.outbox.decide(lost, Decision.HAPPENED)
        assert (await office.get(lost)).state is State.NOT_FOUND
        await office.engine.outbox.decide(lost, Decision.AGAIN)
        await office.settle()
        assert (await office.get(lost)).state is State.DONE

    at_work(tmp_path, work)


def test_a_product_like_the_lost_one_is_in_the_library_and_can_be_said_to_be_it(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        office.client.plan = [None]
        lost = await office.engine.outbox.write(a_product(office))
        there = ProductId(office.model.add_product(ProductFields(number="P1", name="Varen", group_id=GROUP)))
        await office.settle()
        assert (await office.get(lost)).state is State.AMBIGUOUS
        assert (await office.book.library.catalogue()).products[there].name == "Varen"
        await office.engine.outbox.decide(lost, Decision.HAPPENED, DocumentId(there))
        done = await office.get(lost)
        assert (done.state, done.record_id) == (State.DONE, there)

    at_work(tmp_path, work)


def test_the_command_wants_a_name_only_where_something_new_has_one(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        company: Any = SimpleNamespace(book=SimpleNamespace(outbox=office.engine.outbox))
        words = {"decision": "happened", "document": None, "json": False}
        changed = await change_customer(office)
        await office.settle()
        with pytest.raises(AppError, match="LedgerBee says that it was not"):
            await decide(company, {**words, "id": changed})
        office.client.plan = [None]
        made, *_ = await office.hand_over(a_draft(QUOTE, office.ids.new()))
        assert await decide(company, {**words, "id": made}) is Exit.INPUT_REFUSED
        assert (await office.get(made)).state is State.NOT_FOUND

    at_work(tmp_path, work)


def test_a_record_that_another_create_became_is_not_said_to_be_this_one_s(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        first = await office.engine.outbox.write(a_price(office, HOUR.product_id))
        await office.settle()
        taken = (await office.get(first)).record_id
        assert taken is not None
        office.client.plan = [None]
        lost = await office.engine.outbox.write(a_price(office, HOUR.product_id))
        await office.settle()
        assert (await office.get(lost)).state is State.NOT_FOUND
        with pytest.raises(AppError, match="became that already"):
            await office.engine.outbox.decide(lost, Decision.HAPPENED, DocumentId(taken))
        assert (await office.get(lost)).state is State.NOT_FOUND

    at_work(tmp_path, work)


def test_a_customer_with_a_mark_of_the_person_s_own_is_claimed_once(tmp_path: Path) -> None:
    """Both creates state the same mark and number; only one customer came of them."""

    async def work(office: Office) -> None:
        first = await office.engine.outbox.write(a_customer(office, mark="CRM"))
        await office.settle()
        taken = CustomerId(str((await office.get(first)).record_id))
        made = office.model.customers[taken]
        office.model.customers[taken] = dataclasses.replace(made, number="950")
        await office.engine.refresh()
        office.client.plan = [None]
        lost = await office.engine.outbox.write(a_customer(office, mark="CRM"))
        office.model.customers[taken] = made  # somebody gives the number back
        await office.settle()
        assert (await office.get(lost)).state is State.NOT_FOUND
        with pytest.raises(AppError, match="does not have it"):
            await office.engine.outbox.decide(lost, Decision.HAPPENED)

    at_work(tmp_path, work)
