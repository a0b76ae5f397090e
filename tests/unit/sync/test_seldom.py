"""What seldom happens to a write: LedgerBee is slow to show it, others are faster, lists never stand still, data is a copy."""

from __future__ import annotations

import asyncio
import dataclasses
import datetime as dt
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import pytest

from ledgerbee_desktop.core.errors import AppError
from ledgerbee_desktop.core.identifiers import DocumentId, DraftId
from ledgerbee_desktop.core.kinds import DocumentKind, Target
from ledgerbee_desktop.core.library import DeliveryStatus, Document, Product
from ledgerbee_desktop.core.operations import Decision, OperationKind, State
from ledgerbee_desktop.core.ports import Page
from ledgerbee_desktop.core.records import RecordWrite
from ledgerbee_desktop.sync import words
from ledgerbee_desktop.sync.gate import DRAFT as STATUS
from ledgerbee_desktop.sync.reconcile import SETTLE
from tests.faults.simulation.jobs import customer_fields
from tests.unit.sync.office import DRAFT, EMAIL, MANUAL, Obedient, Office, a_draft, at_work
from tests.unit.sync.test_records import a_product
from tests.unit.sync.test_said_to_have_happened import change_document

INVOICE, QUOTE = DocumentKind.INVOICE, DocumentKind.QUOTE
C = TypeVar("C", bound=Obedient)


def connected(office: Office, kind: Callable[..., C]) -> C:
    """The office works with another client from now on."""
    client = kind(office.model, office.bases)
    client.plan = []
    office.client = client
    office.engine.connect(client)
    return client


class Slow(Obedient):
    """Shows a document that was sent as a draft, at so many looks."""

    behind = 0

    async def document(self, kind: DocumentKind, document_id: DocumentId) -> Document:
        document = await super().document(kind, document_id)
        if document.status == STATUS or self.behind <= 0:
            return document
        self.behind -= 1
        return dataclasses.replace(document, status=STATUS)


@pytest.mark.parametrize(("behind", "error"), [(0, None), (3, None), (99, words.STILL_DRAFT)])
def test_a_sent_document_is_read_until_it_shows(tmp_path: Path, behind: int, error: object) -> None:
    async def work(office: Office) -> None:
        client = connected(office, Slow)
        client.behind = behind
        _, send = await office.hand_over(DRAFT, EMAIL)
        operation = await office.get(send)
        assert (operation.state, operation.error) == (State.DONE, error)
        assert client.behind == max(0, behind - 6)

    at_work(tmp_path, work)


def test_closing_does_not_wait_for_ledgerbee_to_show_it(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        connected(office, Slow).behind = 99
        task = asyncio.create_task(office.engine.run())
        await office.book.drafts.create(DRAFT)
        _, send = await office.engine.outbox.queue(DRAFT.id, EMAIL, undo_seconds=0)
        while (await office.get(send)).state is not State.DONE:
            await asyncio.sleep(0.1)
        await office.engine.stop()
        await task
        assert (await office.get(send)).error is None

    at_work(tmp_path, work)


def test_what_an_earlier_attempt_sent_after_all_is_not_sent_again(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        invoice = await office.made(INVOICE)
        office.client.plan = [None]
        send = await office.engine.outbox.send(INVOICE, invoice, EMAIL, undo_seconds=0)
        await office.settle()
        assert (await office.get(send)).state is State.NOT_FOUND
        await office.engine.outbox.decide(send, Decision.AGAIN)
        office.model.book(invoice)  # between the look and the second attempt
        await office.settle()
        assert (await office.get(send)).state is State.DONE
        assert office.model.documents[invoice].sends == 1
        assert words.EARLIER_ATTEMPT in [each.what for each in await office.book.outbox.events(send)]

    at_work(tmp_path, work)


# --- A log that says something else -----------------------------------------------------------------


class Logging(Obedient):
    """Its log has another count of sendings; `while_asked` happens when it is read."""

    count: int | None = None
    while_asked: Callable[[], object] | None = None

    async def delivery_status(self, kind: DocumentKind, document_id: DocumentId) -> DeliveryStatus:
        known = await super().delivery_status(kind, document_id)
        if self.while_asked is not None:
            self.while_asked()
            self.while_asked = None
        return known if self.count is None else dataclasses.replace(known, send_count=self.count)


def test_a_draft_that_others_had_sent_before_is_sent_with_that_count(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        client = connected(office, Logging)
        invoice = await office.made(INVOICE)
        client.count = 1
        send = await office.engine.outbox.send(INVOICE, invoice, EMAIL, undo_seconds=0)
        await office.settle()
        operation = await office.get(send)
        assert (operation.state, operation.sent_before) == (State.DONE, 1)
        assert office.model.documents[invoice].sends == 1

    at_work(tmp_path, work)


def test_a_resend_counts_from_what_the_log_says_last(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        client = connected(office, Logging)
        invoice = await office.made(INVOICE, MANUAL)
        client.count = 3
        again = await office.engine.outbox.send(INVOICE, invoice, EMAIL, undo_seconds=0)
        await office.settle()
        operation = await office.get(again)
        assert (operation.state, operation.sent_before) == (State.DONE, 3)
        office.model.wrongs.clear()  # it was asked for

    at_work(tmp_path, work)


def test_what_others_send_while_the_log_is_read_is_held(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        client = connected(office, Logging)
        invoice = await office.made(INVOICE)
        client.count = 1
        client.while_asked = lambda: office.model.change(invoice, status="sent")
        send = await office.engine.outbox.send(INVOICE, invoice, EMAIL, undo_seconds=0)
        await office.settle()
        operation = await office.get(send)
        assert (operation.state, operation.attempts) == (State.QUEUED, 0)
        assert operation.error is not None
        assert operation.error.template == words.SENT_BY_OTHERS.template
        assert office.model.documents[invoice].sends == 0

    at_work(tmp_path, work)


def test_a_second_attempt_believes_the_log_before_the_status(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        client = connected(office, Logging)
        invoice = await office.made(INVOICE)
        client.plan = [None]
        send = await office.engine.outbox.send(INVOICE, invoice, EMAIL, undo_seconds=0)
        await office.settle()
        await office.engine.outbox.decide(send, Decision.AGAIN)
        client.count = 1
        await office.settle()
        assert (await office.get(send)).state is State.DONE
        assert office.model.documents[invoice].sends == 0

    at_work(tmp_path, work)


# --- What a person decides --------------------------------------------------------------------------


def test_a_send_out_of_a_copy_whose_document_was_never_made_went_nowhere(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        office.engine.set_offline(offline=True)
        await office.book.drafts.create(DRAFT)
        create, send = await office.engine.outbox.queue(DRAFT.id, EMAIL, undo_seconds=0)
        await office.book.outbox.distrust(office.clock.now())
        office.engine.set_offline(offline=False)
        await office.settle()
        assert [(await office.get(each)).state for each in (create, send)] == [State.NOT_FOUND, State.UNKNOWN]
        await office.engine.outbox.decide(create, Decision.DISCARD)
        await office.settle()
        operation = await office.get(send)
        assert operation.state is State.NOT_FOUND
        with pytest.raises(AppError):
            await office.engine.outbox.decide(send, Decision.HAPPENED)
        assert office.model.documents == {}

    at_work(tmp_path, work)


def test_a_change_that_arrived_late_can_be_said_to_have_happened(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        change = await change_document(office)
        office.client.plan = [400.0]
        await office.settle()
        assert (await office.get(change)).state is State.NOT_FOUND
        await asyncio.sleep(400.0)
        await office.engine.outbox.decide(change, Decision.HAPPENED)
        assert (await office.get(change)).state is State.DONE

    at_work(tmp_path, work)


def test_a_doubtful_resend_goes_once_more_when_the_person_says_so(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        quote = await office.made(QUOTE, MANUAL)
        office.client.plan = [None]
        again = await office.engine.outbox.send(QUOTE, quote, EMAIL, undo_seconds=0)
        await office.settle()
        assert (await office.get(again)).state is State.AMBIGUOUS
        await asyncio.sleep(SETTLE)
        await office.engine.outbox.decide(again, Decision.AGAIN)
        await office.settle()
        assert (await office.get(again)).state is State.DONE
        assert office.model.documents[quote].sends == 2
        office.model.wrongs.clear()  # it was asked for

    at_work(tmp_path, work)


def test_what_is_almost_it_is_asked_about_before_it_is_made_again(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        office.client.plan = [None]
        (create,) = await office.hand_over(DRAFT)
        assert (await office.get(create)).state is State.NOT_FOUND
        office.model.add(DRAFT.replace(due_date=dt.date(2026, 3, 11)), None)
        with pytest.raises(AppError):
            await office.engine.outbox.decide(create, Decision.AGAIN)
        assert (await office.get(create)).state is State.AMBIGUOUS
        await asyncio.sleep(SETTLE)
        await office.engine.outbox.decide(create, Decision.AGAIN)
        await office.settle()
        assert (await office.get(create)).state is State.DONE
        assert office.model.posts[DRAFT.id] == 2

    at_work(tmp_path, work)


def test_typing_takes_back_what_waits_and_nothing_else(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        draft = a_draft(INVOICE, office.ids.new())
        office.engine.set_offline(offline=True)
        await office.book.drafts.create(draft)
        (create,) = await office.engine.outbox.queue(draft.id, None, undo_seconds=0)
        await office.engine.outbox.take_back_draft(draft.id)
        assert (await office.get(create)).state is State.DISCARDED
        await office.engine.outbox.take_back_draft(DraftId("unknown"))

    at_work(tmp_path, work)


# --- Lists that never stand still -------------------------------------------------------------------


class Restless(Obedient):
    """Every second time a list is read, its last entry is somewhere else."""

    restless = False
    reads = 0

    def _some(self, page: Page[C], page_number: int) -> Page[C]:
        self.reads += self.restless
        return dataclasses.replace(page, items=page.items[:-1]) if self.restless and self.reads % 2 else page

    async def documents(self, kind: DocumentKind, page: int, customer_id: object = None) -> Page[Document]:
        return self._some(await super().documents(kind, page, customer_id), page)  # type: ignore[arg-type, type-var]

    async def products(self, page: int) -> Page[Product]:
        return self._some(await super().products(page), page)  # type: ignore[type-var]


def test_nothing_is_made_again_as_long_as_the_list_of_documents_moves(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        client = connected(office, Restless)
        await office.made(INVOICE)
        client.plan = [None]
        (create,) = await office.hand_over(DRAFT)
        assert (await office.get(create)).state is State.NOT_FOUND
        client.restless = True
        with pytest.raises(AppError):
            await office.engine.outbox.decide(create, Decision.AGAIN)
        assert (await office.get(create)).state is State.NOT_FOUND
        client.restless = False
        await office.engine.outbox.decide(create, Decision.AGAIN)
        await office.settle()
        assert (await office.get(create)).state is State.DONE

    at_work(tmp_path, work)


def test_a_late_twin_is_looked_for_until_the_list_of_products_stands_still(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        client = connected(office, Restless)
        client.plan = [400.0]
        task = asyncio.create_task(office.engine.run())
        made = await office.engine.outbox.write(a_product(office))
        await asyncio.sleep(150.0)
        await office.engine.outbox.decide(made, Decision.AGAIN)
        await asyncio.sleep(60.0)
        assert (await office.get(made)).state is State.DONE
        client.restless = True
        await asyncio.sleep(3600.0)
        assert (await office.get(made)).error is None
        client.restless = False
        await asyncio.sleep(3600.0)
        assert words.is_alert((await office.get(made)).error)
        await office.engine.stop()
        await task

    at_work(tmp_path, work)


# --- What was so before -----------------------------------------------------------------------------


def test_what_is_wrong_elsewhere_does_not_keep_a_customer_from_being_changed(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        write = RecordWrite(
            target=Target.CUSTOMER,
            kind=OperationKind.UPDATE,
            record_id=office.other_customer,
            fields=customer_fields("1001", "Kunde 1", email="nobody", phone="12 34 56 78"),
            changed=frozenset({"phone"}),
        )
        made = await office.engine.outbox.write(write)
        await office.settle()
        assert (await office.get(made)).state is State.DONE
        assert office.model.customers[office.other_customer].phone == "12 34 56 78"

    at_work(tmp_path, work)


@pytest.mark.parametrize("kind", [OperationKind.CREATE, OperationKind.UPDATE])
def test_a_create_or_change_without_content_is_none(tmp_path: Path, kind: OperationKind) -> None:
    async def work(office: Office) -> None:
        write = RecordWrite(
            target=Target.CUSTOMER, kind=kind, record_id=office.other_customer, changed=frozenset({"phone"})
        )
        with pytest.raises(ValueError, match="states its fields"):
            await office.engine.outbox.write(write)
        assert await office.engine.outbox.rows() == ()

    at_work(tmp_path, work)


def test_a_quote_that_was_made_elsewhere_can_be_changed(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        quote = office.model.add(a_draft(QUOTE, office.ids.new()), None)
        await office.engine.refresh()
        change = await office.engine.start_editing(QUOTE, quote.id)
        assert (await office.book.drafts.open(change)).saved.draft.edits == quote.id

    at_work(tmp_path, work)
