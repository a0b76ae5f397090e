"""Answers that nobody expects, on the way out and on the way back: what is on the disk afterwards, and what is asked next."""

from __future__ import annotations

import asyncio
import dataclasses
from pathlib import Path
from typing import NoReturn

import pytest

from ledgerbee_desktop.core.errors import AppError, HasErrors, Unreachable
from ledgerbee_desktop.core.identifiers import CustomerId, DocumentId, PriceId, ProductGroupId, ProductId
from ledgerbee_desktop.core.kinds import DocumentKind, Target
from ledgerbee_desktop.core.library import Document, KeyInfo, PdfFile
from ledgerbee_desktop.core.operations import Decision, Evidence, OperationKind, State
from ledgerbee_desktop.core.ports import Connection
from ledgerbee_desktop.core.records import PriceFields, ProductFields, ProductGroupFields, RecordWrite
from ledgerbee_desktop.sync import record_words, words
from tests.faults.simulation.catalogue import ACCOUNT, CUSTOMERS, HOUR, PRODUCT
from tests.faults.simulation.fates import Fate
from tests.faults.simulation.ledgerbee import SAID
from tests.unit.sync.office import EMAIL, MANUAL, Office, a_draft, at_work
from tests.unit.sync.test_records import GROUP, a_customer, a_price, a_product

INVOICE, QUOTE, ORDER = DocumentKind.INVOICE, DocumentKind.QUOTE, DocumentKind.ORDER_CONFIRMATION
CREATE, UPDATE = OperationKind.CREATE, OperationKind.UPDATE


class Interrupted(Exception):
    """What no client raises; `evidence` is what the wire saw of the request."""

    def __init__(self, evidence: Evidence | None) -> None:
        super().__init__()
        if evidence is not None:
            self.evidence = evidence


@pytest.mark.parametrize(
    ("evidence", "state", "attempts"),
    [
        (Evidence(wrote=False), State.QUEUED, 0),  # nothing left: it does not count
        (Evidence(wrote=True), State.UNKNOWN, 1),
        (None, State.UNKNOWN, 1),  # nothing is known of the wire: it may have left
    ],
)
def test_whatever_ends_a_request_is_on_the_disk_before_it_goes_on(
    tmp_path: Path, evidence: Evidence | None, state: State, attempts: int
) -> None:
    async def work(office: Office) -> None:
        draft = a_draft(INVOICE, office.ids.new())
        await office.book.drafts.create(draft)
        (create,) = await office.engine.outbox.queue(draft.id, None, undo_seconds=0)

        async def breaks(_kind: DocumentKind, _body: bytes) -> NoReturn:
            raise Interrupted(evidence)

        office.client.create = breaks  # type: ignore[method-assign,assignment]
        with pytest.raises(Interrupted):
            await office.engine._worker.run()
        operation = await office.get(create)
        assert (operation.state, operation.attempts) == (state, attempts)
        assert not office.engine._worker.is_sending

    at_work(tmp_path, work)


def test_a_request_that_did_not_leave_is_queued_and_one_that_nobody_knows_of_is_not(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        office.model.fates.append((Fate.NOT_SENT, 0.0))
        draft = a_draft(INVOICE, office.ids.new())
        await office.book.drafts.create(draft)
        (create,) = await office.engine.outbox.queue(draft.id, None, undo_seconds=0)
        await office.engine._worker.run()
        assert (await office.get(create)).state is State.QUEUED
        assert [event.what for event in await office.engine.outbox.events(create)][-1] == words.NOT_SENT
        assert office.engine.status.connection is Connection.UNREACHABLE

        whole = office.client.create

        async def unreachable(_kind: DocumentKind, _body: bytes) -> NoReturn:
            raise Unreachable(SAID, Evidence(wrote=True, status=502))

        office.client.create = unreachable  # type: ignore[method-assign,assignment]
        office.engine.nudge()
        await office.engine._worker.run()
        operation = await office.get(create)
        assert operation.state is State.UNKNOWN
        assert "502" in str(operation.error)
        office.client.create = whole  # type: ignore[method-assign]
        office.engine.nudge()
        await office.settle()
        assert (await office.get(create)).state is State.NOT_FOUND

    at_work(tmp_path, work)


def test_a_document_that_another_create_has_is_not_taken_for_a_second_one(tmp_path: Path) -> None:
    """LedgerBee answers the second POST with the document of the first."""

    async def work(office: Office) -> None:
        first = await office.made(INVOICE)
        office.model.add = lambda *_: office.at_ledgerbee(first)  # type: ignore[method-assign]
        draft = a_draft(INVOICE, office.ids.new())
        await office.book.drafts.create(draft)
        (create,) = await office.engine.outbox.queue(draft.id, None, undo_seconds=0)
        await office.engine._worker.run()
        operation = await office.get(create)
        assert (operation.state, operation.document_id) == (State.UNKNOWN, None)
        assert [event.what for event in await office.engine.outbox.events(create)][-1] == words.CLAIMED_TWICE
        await office.settle()
        assert (await office.get(create)).state is State.NOT_FOUND

    at_work(tmp_path, work)


@pytest.mark.parametrize("restless", [False, True])
def test_what_turns_up_between_the_decision_and_the_request_is_looked_at_first(tmp_path: Path, restless: bool) -> None:
    async def work(office: Office) -> None:
        office.client.plan = [None]
        draft = a_draft(INVOICE, office.ids.new())
        (create,) = await office.hand_over(draft)
        await office.engine.outbox.decide(create, Decision.AGAIN)
        whole = office.client.documents
        if restless:

            async def moving(kind: DocumentKind, page: int, customer_id: CustomerId | None = None) -> object:
                office.model.add(a_draft(INVOICE, "a colleague's", lines=3 * draft.lines), None)
                return await whole(kind, page, customer_id)

            office.client.documents = moving  # type: ignore[method-assign,assignment]
        else:
            office.model.add(draft, draft.id)
        await office.engine._worker.run()
        operation = await office.get(create)
        assert operation.state is (State.QUEUED if restless else State.UNKNOWN)
        assert office.model.posts[draft.id] == 1
        office.client.documents = whole  # type: ignore[method-assign]
        office.engine.nudge()
        await office.settle()
        operation = await office.get(create)
        assert operation.state is State.DONE
        assert office.model.posts[draft.id] == (2 if restless else 1)

    at_work(tmp_path, work)


def test_a_list_of_products_that_never_stands_still_is_no_evidence(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        office.client.plan = [None]
        product = await office.engine.outbox.write(a_product(office, "P1"))
        whole = office.client.products

        async def moving(page: int) -> object:
            seen = await whole(page)
            return dataclasses.replace(
                seen, items=(*seen.items, dataclasses.replace(PRODUCT, id=ProductId(office.ids.new())))
            )

        office.client.products = moving  # type: ignore[method-assign,assignment]
        await office.engine._worker.run()
        for _ in range(5):
            await office.clock.sleep(60)
            await office.engine._reconciler.run()
        assert (await office.get(product)).state is State.UNKNOWN
        office.client.products = whole  # type: ignore[method-assign]
        await office.settle()
        assert (await office.get(product)).state is State.NOT_FOUND
        office.client.products = moving  # type: ignore[method-assign,assignment]
        with pytest.raises(AppError):
            await office.engine.outbox.decide(product, Decision.AGAIN)
        assert (await office.get(product)).state is State.NOT_FOUND

    at_work(tmp_path, work)


# --- Documents that are looked at ------------------------------------------------------------------------


def test_what_cannot_be_changed_from_here_says_why(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        engine = office.engine
        with pytest.raises(AppError) as said:
            await engine.start_editing(QUOTE, DocumentId("nowhere"))
        assert said.value.message == words.NO_SUCH_DOCUMENT
        quote = await office.made(QUOTE)
        unread = dataclasses.replace(office.at_ledgerbee(quote), lines=None)
        whole = office.client.document

        async def without_lines(_kind: DocumentKind, _id: DocumentId) -> Document:
            return unread

        another = await office.made(QUOTE)
        office.client.document = without_lines  # type: ignore[method-assign,assignment]
        await office.book.library.put_documents([dataclasses.replace(unread, id=DocumentId("z"))])
        unread = dataclasses.replace(unread, id=DocumentId("z"))
        with pytest.raises(AppError) as said:
            await engine.start_editing(QUOTE, DocumentId("z"))
        assert said.value.message == words.NO_LINES
        office.client.document = whole  # type: ignore[method-assign]
        image = office.at_ledgerbee(another)
        draft_id = await engine.restore(image)
        assert (await office.book.drafts.open(draft_id)).changes == (), "LedgerBee has it like this"
        with pytest.raises(AppError) as said:
            await engine.restore(image)
        assert said.value.message == words.IS_BEING_CHANGED
        plain = a_draft(INVOICE, office.ids.new())
        await office.book.drafts.create(plain)
        with pytest.raises(AppError) as said:
            await engine.merge(plain.id)
        assert said.value.message == words.CHANGES_NOTHING
        engine.set_offline(offline=True)
        with pytest.raises(AppError) as said:
            await engine.start_editing(QUOTE, DocumentId("never read"))
        assert said.value.message == words.NOT_IN_LIBRARY

    at_work(tmp_path, work)


def test_what_is_not_at_ledgerbee_yet_is_not_asked_for(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        engine = office.engine
        engine.set_offline(offline=True)
        customer, product = a_customer(office), a_product(office)
        for write in (customer, product):
            await engine.outbox.write(write)
        engine.set_offline(offline=False)
        office.model.habits.read_fault = 1.0
        await engine.fetch_customer(CustomerId(customer.record_id))
        await engine.fetch_product(ProductId(product.record_id))
        await engine.fetch_customer(CUSTOMERS[0].id)
        await engine.fetch_product(HOUR.product_id)
        office.model.habits.read_fault = 0.0
        office.model.customers[CUSTOMERS[0].id] = dataclasses.replace(CUSTOMERS[0], name="Nyt navn")
        await engine.fetch_customer(CUSTOMERS[0].id)
        await engine.fetch_product(HOUR.product_id)
        catalogue = await office.book.library.catalogue()
        assert catalogue.customers[CUSTOMERS[0].id].name == "Nyt navn"
        assert catalogue.customers[CustomerId(customer.record_id)].is_temporary

    at_work(tmp_path, work)


def test_a_pdf_that_was_cut_off_is_shown_and_not_kept(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        document = office.at_ledgerbee(await office.made(INVOICE))
        asked = 0

        async def pdf(_kind: DocumentKind, _id: DocumentId, *, draft: bool) -> PdfFile:
            nonlocal asked
            asked += 1
            return PdfFile(b"%PDF-1.7 half" if asked == 1 else b"%PDF-1.7 whole\n%%EOF\n", "x.pdf")

        office.client.pdf = pdf  # type: ignore[method-assign,assignment]
        for data, times in ((b"half", 1), (b"whole", 2), (b"whole", 2)):
            assert data in (await office.engine.fetch_pdf(document, draft=True)).data
            assert asked == times

    at_work(tmp_path, work)


def test_a_delivery_of_a_document_that_is_gone_is_followed_no_more(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        document_id = await office.made(INVOICE, EMAIL)
        deliveries = office.engine._deliveries
        deliveries.follow(INVOICE, document_id)
        office.model.delete(document_id)
        office.engine.set_offline(offline=True)
        await office.clock.sleep(10)
        assert await deliveries.run() is None, "whoever goes online again rings"
        office.engine.set_offline(offline=False)
        assert await deliveries.run() is None
        office.model.documents[document_id].living = True
        asked = office.model.documents[document_id].seen_at
        await office.clock.sleep(1000)
        await deliveries.run()
        assert office.model.documents[document_id].seen_at == asked

    at_work(tmp_path, work)


# --- What is not queued ----------------------------------------------------------------------------------


def test_records_that_lack_something_are_not_queued(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        outbox = office.engine.outbox
        accounts = {f"{zone}_account_id": ACCOUNT for zone in ("domestic", "eu", "abroad", "domestic_without_vat")}

        def group(number: str, name: str) -> RecordWrite:
            fields = ProductGroupFields(number=number, name=name, **accounts)
            return RecordWrite(
                target=Target.PRODUCT_GROUP, kind=CREATE, record_id=ProductGroupId(office.ids.new()), fields=fields
            )

        await outbox.write(group("7", "Maling"))
        price = a_price(office, HOUR.product_id)
        assert isinstance(price.fields, PriceFields)
        recurring = dataclasses.replace(price.fields, billing_period="RECURRING", billing_interval="")
        nothing = RecordWrite(
            target=Target.PRODUCT,
            kind=UPDATE,
            record_id=HOUR.product_id,
            fields=ProductFields(number="1", name="x", group_id=GROUP),
        )
        for write, why in (
            (group("8", " "), record_words.NAME_NEEDED),
            (group(" ", "Lak"), record_words.NUMBER_NEEDED),
            (group("7", "Lak"), record_words.NUMBER_TAKEN.of(number="7", name="Maling")),
            (dataclasses.replace(price, fields=recurring), record_words.INTERVAL_NEEDED),
            (nothing, record_words.NOTHING_CHANGED),
        ):
            with pytest.raises(HasErrors) as said:
                await outbox.write(write)
            assert said.value.message == why
        with pytest.raises(ValueError, match="states its fields"):
            await outbox.write(RecordWrite(target=Target.PRODUCT, kind=CREATE, record_id=ProductId(office.ids.new())))
        assert len(await outbox.rows()) == 1

    at_work(tmp_path, work)


def test_a_price_of_an_unknown_product_has_no_vat_yet_and_one_of_a_group_has_its_siblings(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        outbox = office.engine.outbox
        office.engine.set_offline(offline=True)
        stranger = a_price(office, ProductId(office.ids.new()))
        await outbox.write(stranger)
        product = a_product(office)
        await outbox.write(product)
        lonely = a_price(office, ProductId(product.record_id))
        await outbox.write(lonely)
        second = a_price(office, HOUR.product_id)
        await outbox.write(second)
        prices = (await office.book.library.catalogue()).prices
        assert prices[PriceId(lonely.record_id)].vat_rates == {}
        assert prices[PriceId(lonely.record_id)].is_default
        assert prices[PriceId(second.record_id)].vat_rates == HOUR.vat_rates
        assert not prices[PriceId(second.record_id)].is_default

    at_work(tmp_path, work)


def test_what_the_key_may_not_do_is_not_queued(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        quote = await office.made(QUOTE, EMAIL)
        outbox = office.engine.outbox
        await office.book.library.put_key_info(KeyInfo(scopes=frozenset({"invoices-read"})))
        with pytest.raises(HasErrors, match="quotes-write"):
            await outbox.convert(QUOTE, quote, INVOICE)
        with pytest.raises(AppError) as said:
            await outbox.send(INVOICE, DocumentId("nowhere"), MANUAL, undo_seconds=0)
        assert said.value.message == words.NOT_IN_LIBRARY

    at_work(tmp_path, work)


def test_the_client_is_signed_out_and_closed_through_its_guard(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        said: list[str] = []

        async def sign_out() -> None:
            said.append("signed out")

        async def close() -> None:
            said.append("closed")

        office.client.sign_out, office.client.close = sign_out, close  # type: ignore[method-assign]
        await office.engine.line.ledgerbee.sign_out()
        await office.engine.line.ledgerbee.close()
        assert said == ["signed out", "closed"]
        assert office.engine.line.ledgerbee.server_date == office.model.server_date

    at_work(tmp_path, work)


def test_an_engine_that_is_stopped_before_it_runs_does_nothing(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        draft = a_draft(INVOICE, office.ids.new())
        await office.book.drafts.create(draft)
        await office.engine.outbox.queue(draft.id, None, undo_seconds=0)
        await office.engine.stop()
        await asyncio.wait_for(office.engine.run(), 1.0)
        assert office.model.posts.total() == 0
        assert await office.engine._worker.seconds_to_next() is None

    at_work(tmp_path, work)
