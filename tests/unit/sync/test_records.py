"""Customers, products and prices: made offline under a temporary id that heals everywhere, found again by their marks."""

from __future__ import annotations

import dataclasses
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from ledgerbee_desktop.core.drafts import DraftState
from ledgerbee_desktop.core.errors import AppError, HasErrors, Stale
from ledgerbee_desktop.core.identifiers import CustomerId, DocumentId, OperationId, PriceId, ProductGroupId, ProductId
from ledgerbee_desktop.core.kinds import DocumentKind, Target
from ledgerbee_desktop.core.library import KeyInfo
from ledgerbee_desktop.core.operations import Decision, OperationKind, State, Waiting, WaitReason
from ledgerbee_desktop.core.records import PriceAction, PriceFields, ProductFields, RecordWrite
from ledgerbee_desktop.sync import record_words
from tests.faults.simulation.catalogue import HOUR
from tests.faults.simulation.jobs import customer_fields
from tests.unit.sync.office import EMAIL, Office, a_draft, at_work

GROUP = ProductGroupId("00000000-0000-4000-a000-000000000009")
CREATE, UPDATE, DELETE, ACTION = (
    OperationKind.CREATE,
    OperationKind.UPDATE,
    OperationKind.DELETE,
    OperationKind.ACTION,
)


def a_customer(office: Office, number: str = "900", mark: str = "") -> RecordWrite:
    fields = dataclasses.replace(customer_fields(number, "Ny ApS", email="ny@b.dk"), external_system_id=mark)
    return RecordWrite(target=Target.CUSTOMER, kind=CREATE, record_id=CustomerId(office.ids.new()), fields=fields)


def a_product(office: Office, number: str = "P1") -> RecordWrite:
    fields = ProductFields(number=number, name="Vare", group_id=GROUP)
    return RecordWrite(target=Target.PRODUCT, kind=CREATE, record_id=ProductId(office.ids.new()), fields=fields)


def a_price(office: Office, product_id: ProductId, amount: str = "12.50") -> RecordWrite:
    fields = PriceFields(product_id=product_id, unit_amount=Decimal(amount), currency="DKK")
    return RecordWrite(target=Target.PRICE, kind=CREATE, record_id=PriceId(office.ids.new()), fields=fields)


def test_a_customer_made_offline_heals_in_the_invoice_that_names_it(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        office.engine.set_offline(offline=True)
        write = a_customer(office)
        made = await office.engine.outbox.write(write)
        shown = (await office.book.library.catalogue()).customers[CustomerId(write.record_id)]
        assert (shown.name, shown.is_temporary) == ("Ny ApS", True)
        draft = a_draft(DocumentKind.INVOICE, office.ids.new(), customer_id=write.record_id)
        await office.book.drafts.create(draft)
        create, send = await office.engine.outbox.queue(draft.id, EMAIL, undo_seconds=0)
        operation = await office.get(create)
        assert operation.after == made
        office.engine.set_offline(offline=False)
        await office.settle()
        real = (await office.get(made)).record_id
        assert real is not None
        assert real != write.record_id
        assert [(await office.get(each)).state for each in (made, create, send)] == [State.DONE] * 3
        (document,) = [truth.document for truth in office.model.documents.values()]
        assert document.customer_id == real
        catalogue = await office.book.library.catalogue()
        assert CustomerId(write.record_id) not in catalogue.customers
        assert not catalogue.customers[CustomerId(real)].is_temporary
        assert catalogue.customers[CustomerId(real)].external_system_id == made

    at_work(tmp_path, work)


def test_what_names_two_new_records_waits_for_both(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        office.engine.set_offline(offline=True)
        customer, product = a_customer(office), a_product(office)
        price = a_price(office, ProductId(product.record_id))
        made = [await office.engine.outbox.write(each) for each in (customer, product, price)]
        line = a_draft(DocumentKind.INVOICE, "x").lines[0].replace(price_id=PriceId(price.record_id))
        draft = a_draft(DocumentKind.QUOTE, office.ids.new(), customer_id=customer.record_id, lines=(line,))
        await office.book.drafts.create(draft)
        (create,) = await office.engine.outbox.queue(draft.id, None, undo_seconds=0)
        rows = {row.operation.id: row for row in await office.engine.outbox.rows()}
        assert rows[made[2]].waiting == Waiting(WaitReason.OPERATION, operation_id=made[1])
        waiting = rows[create].waiting
        assert waiting is not None
        assert waiting.operation_id in made
        office.engine.set_offline(offline=False)
        office.client.plan = [None]  # the customer's request is lost: everything else that can leaves
        await office.settle()
        states = [(await office.get(each)).state for each in (*made, create)]
        assert states == [State.NOT_FOUND, State.DONE, State.DONE, State.QUEUED]
        await office.engine.outbox.decide(made[0], Decision.AGAIN)
        await office.settle()
        assert (await office.get(create)).state is State.DONE
        (document,) = [truth.document for truth in office.model.documents.values()]
        assert document.lines is not None
        assert document.lines[0].price_id == (await office.get(made[2])).record_id

    at_work(tmp_path, work)


@pytest.mark.parametrize("late", [0.0, 60.0])
def test_a_lost_answer_is_found_by_the_mark(tmp_path: Path, late: float) -> None:
    async def work(office: Office) -> None:
        product = a_product(office)
        writes = [a_customer(office), product]
        office.client.plan = [late, late]
        made = [await office.engine.outbox.write(each) for each in writes]
        await office.settle()
        assert [(await office.get(each)).state for each in made] == [State.DONE, State.DONE]
        real = (await office.get(made[1])).record_id
        assert real is not None
        office.client.plan = [late]
        price = await office.engine.outbox.write(a_price(office, ProductId(real)))
        await office.settle()
        assert (await office.get(price)).state is State.DONE
        assert len(office.model.products[ProductId(real)].prices) == 1
        assert PriceId(str((await office.get(price)).record_id)) in (await office.book.library.catalogue()).prices

    at_work(tmp_path, work)


def test_a_price_like_an_old_one_is_still_a_new_one(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        amount = str(HOUR.unit_amount)
        office.client.plan = [None]
        price = await office.engine.outbox.write(a_price(office, HOUR.product_id, amount))
        await office.settle()
        assert (await office.get(price)).state is State.NOT_FOUND
        await office.engine.outbox.decide(price, Decision.AGAIN)
        await office.settle()
        assert (await office.get(price)).state is State.DONE
        assert len(office.model.products[HOUR.product_id].prices) == 2

    at_work(tmp_path, work)


def test_a_mark_of_the_person_s_own_is_kept_and_told_apart_by_the_number(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        office.model.add_customer(dataclasses.replace(customer_fields("901", "Andre"), external_system_id="CRM"))
        office.client.plan = [0.0]
        made = await office.engine.outbox.write(a_customer(office, mark="CRM"))
        await office.settle()
        real = (await office.get(made)).record_id
        assert office.model.customers[CustomerId(str(real))].number == "900"

    at_work(tmp_path, work)


def test_a_customer_is_changed_and_read_back(tmp_path: Path) -> None:
    async def change(office: Office, phone: str) -> OperationId:
        customer = office.other_customer
        fields = customer_fields("1001", "Kunde 1", phone=phone)
        write = RecordWrite(
            target=Target.CUSTOMER, kind=UPDATE, record_id=customer, fields=fields, changed=frozenset({"phone"})
        )
        made = await office.engine.outbox.write(write)
        with pytest.raises(Stale):
            await office.engine.outbox.write(write)
        await office.settle()
        return made

    async def work(office: Office) -> None:
        first = await change(office, "11 11 11 11")
        assert (await office.get(first)).state is State.DONE
        known = (await office.book.library.catalogue()).customers[office.other_customer]
        assert (known.phone, known.name) == ("11 11 11 11", "Kunde 1")
        office.client.plan = [20.0]
        second = await change(office, "22 22 22 22")
        assert (await office.get(second)).state is State.DONE
        office.client.plan = [None]
        third = await change(office, "33 33 33 33")
        operation = await office.get(third)
        assert operation.state is State.NOT_FOUND
        assert "other values (phone)" in str(operation.error)
        await office.engine.outbox.decide(third, Decision.AGAIN)
        await office.settle()
        assert office.model.customers[office.other_customer].phone == "33 33 33 33"

    at_work(tmp_path, work)


@pytest.mark.parametrize("plan", [[], [0.0]])
def test_prices_are_acted_on_and_deleted(tmp_path: Path, plan: list[float | None]) -> None:
    async def work(office: Office) -> None:
        for action in PriceAction:
            office.client.plan = list(plan)
            write = RecordWrite(target=Target.PRICE, kind=ACTION, record_id=HOUR.id, action=action)
            made = await office.engine.outbox.write(write)
            await office.settle()
            assert (await office.get(made)).state is State.DONE, action
        price = (await office.book.library.catalogue()).prices[HOUR.id]
        assert (price.status, price.is_default) == ("DISABLED", True)
        office.client.plan = list(plan)
        made = await office.engine.outbox.write(RecordWrite(target=Target.PRICE, kind=DELETE, record_id=HOUR.id))
        await office.settle()
        assert (await office.get(made)).state is State.DONE
        assert (await office.book.library.catalogue()).prices[HOUR.id].is_deleted, "for what still names it"
        office.client.plan = list(plan)
        gone = RecordWrite(target=Target.PRODUCT, kind=DELETE, record_id=HOUR.product_id)
        made = await office.engine.outbox.write(gone)
        await office.settle()
        assert (await office.get(made)).state is State.DONE
        assert (await office.book.library.catalogue()).products[HOUR.product_id].is_deleted

    at_work(tmp_path, work)


def test_what_ledgerbee_would_refuse_is_not_queued(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        outbox = office.engine.outbox
        for write in (a_customer(office, number="1000"), a_customer(office, number=" "), a_product(office, "T1")):
            with pytest.raises(HasErrors):
                await outbox.write(write)
        for amount in ("-1", "1.001"):
            with pytest.raises(HasErrors):
                await outbox.write(a_price(office, HOUR.product_id, amount))
        await office.book.library.put_key_info(KeyInfo(scopes=frozenset({"products-write"})))
        with pytest.raises(HasErrors, match="customers-write"):
            await outbox.write(a_customer(office))
        assert await outbox.rows() == ()

    at_work(tmp_path, work)


def test_a_form_that_ledgerbee_does_not_take_is_not_queued(tmp_path: Path) -> None:
    """An address that was emptied is none (openapi.yaml: UpdateCustomer), and would be refused."""

    async def work(office: Office) -> None:
        outbox = office.engine.outbox
        known = customer_fields("1001", "Kunde 1", email="a@b.dk")
        new = a_customer(office)
        wrongs: list[tuple[OperationKind, dict[str, Any], str]] = [
            (CREATE, {"email": "nobody"}, "not an email"),
            (CREATE, {"country_code": "Danmark"}, "two letters"),
            (UPDATE, {"email": "a@b@c"}, "not an email"),
            (UPDATE, {"email": ""}, "cannot remove"),
            (UPDATE, {"country_code": ""}, "two letters"),
        ]
        for kind, wrong, words in wrongs:
            write = RecordWrite(
                target=Target.CUSTOMER,
                kind=kind,
                record_id=new.record_id if kind is CREATE else office.other_customer,
                fields=dataclasses.replace(customer_fields("900", "Ny") if kind is CREATE else known, **wrong),
                changed=frozenset() if kind is CREATE else frozenset(wrong),
            )
            with pytest.raises(HasErrors, match=words):
                await outbox.write(write)
        assert await outbox.rows() == ()

    at_work(tmp_path, work)


def test_a_customer_that_is_given_up_leaves_the_library(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        office.engine.set_offline(offline=True)
        write = a_customer(office)
        made = await office.engine.outbox.write(write)
        await office.engine.outbox.take_back(made)
        assert CustomerId(write.record_id) not in (await office.book.library.catalogue()).customers

    at_work(tmp_path, work)


def test_a_restored_copy_asks_about_each_record_in_its_order(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        office.engine.set_offline(offline=True)
        customer, price = a_customer(office), a_price(office, HOUR.product_id, str(HOUR.unit_amount))
        made, priced = [await office.engine.outbox.write(each) for each in (customer, price)]
        draft = a_draft(DocumentKind.INVOICE, office.ids.new(), customer_id=customer.record_id)
        await office.book.drafts.create(draft)
        (create,) = await office.engine.outbox.queue(draft.id, None, undo_seconds=0)
        await office.book.outbox.distrust(office.clock.now())
        rows = {row.operation.id: row for row in await office.engine.outbox.rows()}
        assert rows[create].waiting == Waiting(WaitReason.OPERATION, operation_id=made)
        office.engine.set_offline(offline=False)
        await office.settle()
        assert (await office.get(made)).state is State.NOT_FOUND
        assert (await office.get(priced)).state is State.AMBIGUOUS  # an old price is like it
        assert (await office.get(create)).state is State.UNKNOWN
        await office.engine.outbox.decide(made, Decision.AGAIN)
        await office.engine.outbox.decide(priced, Decision.HAPPENED, DocumentId(HOUR.id))
        await office.settle()
        assert (await office.get(made)).state is State.DONE
        assert (await office.get(create)).state is State.NOT_FOUND
        await office.engine.outbox.decide(create, Decision.AGAIN)
        await office.settle()
        assert (await office.get(create)).state is State.DONE
        assert [each.document.customer_id for each in office.model.documents.values()] == [
            (await office.get(made)).record_id
        ]

    at_work(tmp_path, work)


def test_what_names_a_customer_that_was_given_up_does_not_leave(tmp_path: Path) -> None:
    """After a restore nothing is discarded along with the customer, because it may be at LedgerBee: but the temporary id never is."""

    async def work(office: Office) -> None:
        office.engine.set_offline(offline=True)
        customer = a_customer(office)
        made = await office.engine.outbox.write(customer)
        draft = a_draft(DocumentKind.INVOICE, office.ids.new(), customer_id=customer.record_id)
        await office.book.drafts.create(draft)
        (create,) = await office.engine.outbox.queue(draft.id, None, undo_seconds=0)
        await office.book.outbox.distrust(office.clock.now())
        office.engine.set_offline(offline=False)
        await office.settle()
        await office.engine.outbox.decide(made, Decision.DISCARD)
        await office.settle()
        assert (await office.get(create)).state is State.NOT_FOUND
        with pytest.raises(AppError) as said:
            await office.engine.outbox.decide(create, Decision.AGAIN)
        assert said.value.message == record_words.NAMES_GIVEN_UP
        assert office.model.documents == {}
        await office.engine.outbox.decide(create, Decision.DISCARD)
        assert (await office.book.drafts.open(draft.id)).saved.state is DraftState.EDITING

    at_work(tmp_path, work)


def test_a_price_of_another_product_is_not_taken_for_the_new_one(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        office.client.plan = [0.0]
        product = await office.engine.outbox.write(a_product(office))
        await office.settle()
        office.client.plan = [None]
        price = await office.engine.outbox.write(a_price(office, ProductId(str((await office.get(product)).record_id))))
        await office.settle()
        assert (await office.get(price)).state is State.NOT_FOUND
        with pytest.raises(AppError) as said:
            await office.engine.outbox.decide(price, Decision.HAPPENED, DocumentId(HOUR.id))
        assert said.value.message == record_words.OTHER_PRODUCT

    at_work(tmp_path, work)
