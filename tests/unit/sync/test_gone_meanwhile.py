"""What an operation is about is deleted, sent, converted or changed by others at each moment: it is said, and nothing else is held up."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import nullcontext
from pathlib import Path

import pytest

from ledgerbee_desktop.core.errors import AppError, Unreachable
from ledgerbee_desktop.core.identifiers import DocumentId, OperationId, PriceId, ProductGroupId
from ledgerbee_desktop.core.kinds import DocumentKind, Target
from ledgerbee_desktop.core.operations import Decision, Evidence, Operation, OperationKind, State, WaitReason
from ledgerbee_desktop.core.ports import Connection, LedgerBee
from ledgerbee_desktop.core.records import PriceAction, ProductGroupFields, RecordWrite
from ledgerbee_desktop.core.text import Message
from ledgerbee_desktop.sync import record_words, words
from tests.faults.simulation.catalogue import ACCOUNT, HOUR
from tests.faults.simulation.jobs import customer_fields
from tests.unit.sync.office import EMAIL, MANUAL, Office, at_work
from tests.unit.sync.test_records import GROUP, a_customer, a_price, a_product

QUOTE, ORDER, INVOICE = DocumentKind.QUOTE, DocumentKind.ORDER_CONFIRMATION, DocumentKind.INVOICE
CREATE, UPDATE, DELETE, ACTION = (
    OperationKind.CREATE,
    OperationKind.UPDATE,
    OperationKind.DELETE,
    OperationKind.ACTION,
)
Begun = tuple[OperationId, DocumentId]


async def a_change(office: Office) -> Begun:
    document_id = await office.made(QUOTE)
    draft_id = await office.engine.start_editing(QUOTE, document_id)
    await office.change(draft_id, reference="PO 9")
    return (await office.engine.outbox.queue(draft_id, None, undo_seconds=0))[0], document_id


async def a_sending(office: Office) -> Begun:
    document_id = await office.made(INVOICE)
    return await office.engine.outbox.send(INVOICE, document_id, MANUAL, undo_seconds=0), document_id


async def a_conversion(office: Office) -> Begun:
    document_id = await office.made(QUOTE, EMAIL)
    return await office.engine.outbox.convert(QUOTE, document_id, INVOICE), document_id


def once_carried_out(office: Office, what: Callable[[], object]) -> None:
    """Do something at LedgerBee between the next write that is answered and the look after it."""
    writing = office.client._writing

    async def and_then(commit: Callable[[], object]) -> None:
        office.client._writing = writing  # type: ignore[method-assign]
        await writing(commit)
        what()

    office.client._writing = and_then  # type: ignore[method-assign]


def says(message: Message | None, what: Message) -> bool:
    return message is not None and message.template == what.template


async def is_held(office: Office, operation_id: OperationId, why: Message) -> None:
    """It waits for the person, who is told why, and can only look again or give it up."""
    (row,) = [each for each in await office.engine.outbox.rows() if each.operation.id == operation_id]
    assert (row.operation.state, row.operation.error, row.operation.attempts) == (State.QUEUED, why, 0)
    assert row.waiting is not None
    assert row.waiting.reason is WaitReason.PERSON_UNKNOWN
    await office.engine.outbox.decide(operation_id, Decision.LOOK)
    await office.settle()
    assert (await office.get(operation_id)).error == why
    await office.engine.outbox.decide(operation_id, Decision.DISCARD)
    assert await office.engine.outbox.rows() == ()


@pytest.mark.parametrize(
    ("begin", "why"),
    [
        (a_change, words.UPDATE_GONE_BEFORE),
        (a_sending, words.DOCUMENT_GONE),
        (a_conversion, words.CONVERT_GONE_BEFORE),
    ],
)
def test_what_was_deleted_before_it_left_is_held(
    tmp_path: Path, begin: Callable[[Office], Awaitable[Begun]], why: Message
) -> None:
    async def work(office: Office) -> None:
        operation_id, document_id = await begin(office)
        office.model.delete(document_id)
        await office.settle()
        await is_held(office, operation_id, why)

    at_work(tmp_path, work)


@pytest.mark.parametrize(
    ("begin", "why"),
    [(a_change, words.UPDATE_GONE), (a_sending, words.SEND_GONE), (a_conversion, words.CONVERT_GONE)],
)
def test_what_was_deleted_while_its_answer_was_lost_can_only_be_given_up(
    tmp_path: Path, begin: Callable[[Office], Awaitable[Begun]], why: Message
) -> None:
    async def work(office: Office) -> None:
        operation_id, document_id = await begin(office)
        office.client.plan = [None]
        office.clock_call(60.0, lambda: office.model.delete(document_id))
        await office.settle()
        operation = await office.get(operation_id)
        assert operation.state is State.NOT_FOUND
        assert says(operation.error, why)
        with pytest.raises(AppError) as said:
            await office.engine.outbox.decide(operation_id, Decision.AGAIN)
        assert says(said.value.message, why)
        with pytest.raises(AppError) as said:
            await office.engine.outbox.decide(operation_id, Decision.HAPPENED)
        assert said.value.message == words.NO_SUCH_DOCUMENT
        assert (await office.get(operation_id)).state is State.NOT_FOUND
        await office.engine.outbox.decide(operation_id, Decision.DISCARD)
        assert await office.engine.outbox.rows() == ()

    at_work(tmp_path, work)


def test_what_was_sent_meanwhile_is_not_changed(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        operation_id, document_id = await a_change(office)
        office.model.change(document_id, status="sent", display_status="sent")
        await office.settle()
        await is_held(office, operation_id, words.UPDATE_LOCKED.of(status="sent"))

    at_work(tmp_path, work)


@pytest.mark.parametrize("by", ["conversion", "rejection"])
def test_what_cannot_be_converted_any_more_is_held(tmp_path: Path, by: str) -> None:
    async def work(office: Office) -> None:
        operation_id, document_id = await a_conversion(office)
        if by == "conversion":
            office.model.convert(document_id, ORDER, ours=False)
        else:
            office.model.change(document_id, display_status="rejected")
        await office.settle()
        why = words.CONVERTED_BY_OTHERS if by == "conversion" else words.CONVERT_REJECTED
        await is_held(office, operation_id, why)
        assert office.model.documents[document_id].conversions == 0

    at_work(tmp_path, work)


def test_a_change_that_somebody_made_already_is_done_without_a_request(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        operation_id, document_id = await a_change(office)
        office.model.change(document_id, reference="PO 9")
        await office.settle()
        assert (await office.get(operation_id)).state is State.DONE
        said = [event.what for event in await office.engine.outbox.events(operation_id)]
        assert said[-1] == words.UPDATE_ALREADY
        assert office.model.posts.total() == 1, "the create alone"

    at_work(tmp_path, work)


def test_a_change_that_ledgerbee_took_otherwise_wants_attention(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        operation_id, document_id = await a_change(office)
        once_carried_out(office, lambda: office.model.change(document_id, reference="PO"))
        await office.settle()
        operation = await office.get(operation_id)
        assert (operation.state, operation.error) == (State.DONE, words.UPDATED_DIFFERENTLY.of(fields="reference"))

    at_work(tmp_path, work)


@pytest.mark.parametrize("begin", [a_change, a_sending])
def test_what_is_deleted_right_after_it_was_done_is_no_trouble_with_ledgerbee(
    tmp_path: Path, begin: Callable[[Office], Awaitable[Begun]]
) -> None:
    async def work(office: Office) -> None:
        operation_id, document_id = await begin(office)
        once_carried_out(office, lambda: office.model.delete(document_id))
        await office.engine._worker.run()
        operation = await office.get(operation_id)
        assert (operation.state, operation.error) == (State.DONE, None)
        assert office.engine.status.connection is Connection.ONLINE

    at_work(tmp_path, work)


def of_the_conversion(office: Office, source: DocumentId) -> DocumentId:
    made = office.at_ledgerbee(source).converted_to_invoice
    assert made is not None
    return made


def test_a_conversion_whose_documents_are_gone_at_once_is_done_all_the_same(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        first, source = await a_conversion(office)
        once_carried_out(office, lambda: office.model.delete(source))
        await office.settle()
        operation = await office.get(first)
        assert (operation.state, operation.result_id, operation.error) == (State.DONE, None, None)
        second, other = await a_conversion(office)
        once_carried_out(office, lambda: office.model.delete(of_the_conversion(office, other)))
        await office.settle()
        operation = await office.get(second)
        assert (operation.state, operation.result_id) == (State.DONE, of_the_conversion(office, other))
        assert [event.what for event in await office.engine.outbox.events(second)][-1] == words.CONVERTED_UNLINKED

    at_work(tmp_path, work)


def test_a_conversion_without_a_link_says_so(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        office.model.links_conversions = False
        operation_id, _ = await a_conversion(office)
        await office.settle()
        operation = await office.get(operation_id)
        assert (operation.state, operation.result_id) == (State.DONE, None)
        assert [event.what for event in await office.engine.outbox.events(operation_id)][-1] == words.CONVERTED_UNLINKED

    at_work(tmp_path, work)


def test_a_conversion_whose_result_cannot_be_read_knows_it_nevertheless(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        operation_id, source = await a_conversion(office)
        whole = office.client.document

        async def only_quotes(kind: DocumentKind, document_id: DocumentId) -> object:
            if kind is not QUOTE:
                office.model.habits.read_fault = 1.0
            return await whole(kind, document_id)

        office.client.document = only_quotes  # type: ignore[method-assign,assignment]
        await office.settle()
        operation = await office.get(operation_id)
        assert (operation.state, operation.result_id) == (State.DONE, of_the_conversion(office, source))

    at_work(tmp_path, work)


@pytest.mark.parametrize("how", ["killed", "unreachable"])
def test_a_conversion_that_was_not_read_back_is_read_back_at_the_next_occasion(tmp_path: Path, how: str) -> None:
    """Which document it made, and what LedgerBee made otherwise, is not lost with the program or the line."""

    async def work(office: Office) -> None:
        operation_id, source = await a_conversion(office)

        async def not_now(_: Operation, __: LedgerBee) -> None:
            if how == "killed":
                raise ProgramGone
            raise Unreachable(Message("test", "gone"), Evidence())

        office.engine._worker._detectives.converts.read_back = not_now  # type: ignore[method-assign,assignment]
        with nullcontext() if how == "unreachable" else pytest.raises(ProgramGone):
            await office.settle()
        operation = await office.get(operation_id)
        assert (operation.state, operation.result_id) == (State.DONE, None)
        await office.again()
        await office.settle()
        operation = await office.get(operation_id)
        assert operation.result_id == of_the_conversion(office, source)
        assert operation.next_probe is None, "and never again"
        assert [each.kind for each in await office.book.library.documents([operation.result_id])] == [INVOICE]
        assert await office.engine._late.run() is None

    at_work(tmp_path, work)


class ProgramGone(BaseException):
    """Nothing after this happens."""


# --- Records -----------------------------------------------------------------------------------------


async def write(office: Office, record: RecordWrite, plan: list[float | None] | None = None) -> OperationId:
    office.client.plan = plan or []
    operation_id = await office.engine.outbox.write(record)
    await office.settle()
    return operation_id


def test_a_price_of_a_product_that_is_gone_holds_nothing_else_up(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        office.model.remove(HOUR.product_id)  # LedgerBee's; the library does not know yet
        price = await office.engine.outbox.write(a_price(office, HOUR.product_id))
        customer = await office.engine.outbox.write(a_customer(office))
        await office.settle()
        assert (await office.get(customer)).state is State.DONE
        await is_held(office, price, record_words.PRODUCT_GONE)

    at_work(tmp_path, work)


def test_a_price_whose_product_went_while_its_answer_was_lost_is_not_found(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        office.clock_call(30.0, lambda: office.model.remove(HOUR.product_id))
        price = await write(office, a_price(office, HOUR.product_id), [None])
        assert (await office.get(price)).state is State.NOT_FOUND

    at_work(tmp_path, work)


def test_a_change_of_a_customer_that_is_gone_can_only_be_given_up(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        fields = customer_fields("1001", "Kunde 1", phone="11 11 11 11")
        change = RecordWrite(
            target=Target.CUSTOMER,
            kind=UPDATE,
            record_id=office.other_customer,
            fields=fields,
            changed=frozenset({"phone"}),
        )
        office.clock_call(30.0, lambda: office.model.customers.pop(office.other_customer))
        made = await write(office, change, [None])
        operation = await office.get(made)
        assert operation.state is State.NOT_FOUND
        assert says(operation.error, record_words.GONE)
        with pytest.raises(AppError, match="any more"):
            await office.engine.outbox.decide(made, Decision.AGAIN)

    at_work(tmp_path, work)


def test_a_change_that_ledgerbee_keeps_otherwise_or_not_at_all(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        def change(phone: str) -> RecordWrite:
            return RecordWrite(
                target=Target.CUSTOMER,
                kind=UPDATE,
                record_id=office.other_customer,
                fields=customer_fields("1001", "Kunde 1", phone=phone),
                changed=frozenset({"phone"}),
            )

        there = office.model.customers[office.other_customer]
        once_carried_out(office, lambda: office.model.customers.update({there.id: there}))
        first = await office.get(await write(office, change("11 11 11 11")))
        assert (first.state, first.error) == (State.DONE, record_words.WRITTEN_DIFFERENTLY.of(fields="phone"))
        once_carried_out(office, lambda: office.model.customers.pop(there.id))
        second = await office.get(await write(office, change("22 22 22 22")))
        assert (second.state, second.error) == (State.DONE, None)

    at_work(tmp_path, work)


def test_an_action_on_a_price_that_is_gone_can_only_be_given_up(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        office.clock_call(30.0, lambda: office.model.remove(HOUR.id))
        archive = RecordWrite(target=Target.PRICE, kind=ACTION, record_id=HOUR.id, action=PriceAction.ARCHIVE)
        operation = await office.get(await write(office, archive, [None]))
        assert operation.state is State.NOT_FOUND
        assert says(operation.error, record_words.GONE)

    at_work(tmp_path, work)


@pytest.mark.parametrize("late", [None, 0.0])
def test_a_product_group_is_made_changed_and_deleted(tmp_path: Path, late: float | None) -> None:
    async def work(office: Office) -> None:
        zones = ("domestic", "eu", "abroad", "domestic_without_vat")
        accounts = {f"{zone}_account_id": ACCOUNT for zone in zones}
        fields = ProductGroupFields(number="7", name="Maling", **accounts)
        made = await write(
            office,
            RecordWrite(
                target=Target.PRODUCT_GROUP, kind=CREATE, record_id=ProductGroupId(office.ids.new()), fields=fields
            ),
            [0.0],
        )
        group_id = (await office.get(made)).record_id
        assert group_id is not None
        delete = await write(
            office, RecordWrite(target=Target.PRODUCT_GROUP, kind=DELETE, record_id=ProductGroupId(group_id)), [late]
        )
        operation = await office.get(delete)
        if late is None:
            assert operation.state is State.NOT_FOUND
            assert says(operation.error, record_words.DELETE_NOT_FOUND)
            await office.engine.outbox.decide(delete, Decision.AGAIN)
            await office.settle()
        assert (await office.get(delete)).state is State.DONE
        assert office.model.done[f"delete {group_id}"] == 1

    at_work(tmp_path, work)


def test_several_products_of_one_number_are_the_person_s_to_tell_apart(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        product = a_product(office, "P9")
        assert product.fields is not None

        def two() -> None:
            office.model.add_product(product.fields)  # type: ignore[arg-type]
            office.model.add_product(product.fields)  # type: ignore[arg-type]

        office.clock_call(30.0, two)
        made = await write(office, product, [None])
        operation = await office.get(made)
        assert operation.state is State.AMBIGUOUS
        first, second = [each.id for each in office.model.products.values() if each.number == "P9"]
        with pytest.raises(AppError) as said:
            await office.engine.outbox.decide(made, Decision.HAPPENED)
        assert said.value.message == record_words.WHICH_RECORD
        with pytest.raises(AppError) as said:
            await office.engine.outbox.decide(made, Decision.HAPPENED, DocumentId(GROUP))
        assert said.value.message == record_words.NO_SUCH_RECORD
        await office.engine.outbox.decide(made, Decision.HAPPENED, DocumentId(second))
        operation = await office.get(made)
        assert (operation.state, operation.record_id) == (State.DONE, second)
        products = (await office.book.library.catalogue()).products
        assert second in products
        assert product.record_id not in products
        assert first != second

    at_work(tmp_path, work)


def test_it_did_happen_is_searched_once_more_for_a_record(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        product = a_product(office, "P9")
        made = await write(office, product, [None])
        assert (await office.get(made)).state is State.NOT_FOUND
        with pytest.raises(AppError) as said:
            await office.engine.outbox.decide(made, Decision.HAPPENED)
        assert said.value.message == record_words.WHICH_RECORD
        office.model.add_product(product.fields)  # type: ignore[arg-type]
        await office.engine.outbox.decide(made, Decision.HAPPENED)
        operation = await office.get(made)
        assert operation.state is State.DONE
        assert operation.record_id in office.model.products
        archive = RecordWrite(target=Target.PRICE, kind=ACTION, record_id=PriceId(HOUR.id), action=PriceAction.ARCHIVE)
        acted = await write(office, archive, [None])
        with pytest.raises(AppError) as said:
            await office.engine.outbox.decide(acted, Decision.HAPPENED)
        assert said.value.message == record_words.NOT_DONE_YET
        office.model.act(HOUR.id, PriceAction.ARCHIVE)
        await office.engine.outbox.decide(acted, Decision.HAPPENED)
        assert (await office.get(acted)).state is State.DONE

    at_work(tmp_path, work)
