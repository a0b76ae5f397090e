"""Sending by kind: credit notes with their numbers and signs, quotes that nobody counts, batches, licences and deliveries."""

from __future__ import annotations

import asyncio
import dataclasses
from pathlib import Path

import pytest

from ledgerbee_desktop.core.errors import HasErrors, KeyProblem, LicenceMissing, Stale
from ledgerbee_desktop.core.identifiers import DocumentId
from ledgerbee_desktop.core.kinds import DeliveryType, DocumentKind
from ledgerbee_desktop.core.library import Company, Delivery, DeliveryStatus, Document, KeyInfo, Template
from ledgerbee_desktop.core.operations import Decision, Evidence, SendRequest, State
from ledgerbee_desktop.core.ports import Connection, DocumentFilter, Page, Written
from ledgerbee_desktop.core.text import Message
from ledgerbee_desktop.sync import words
from ledgerbee_desktop.sync.deliveries import PAUSES
from ledgerbee_desktop.sync.pull import SKIPPED
from tests.unit.sync.office import EMAIL, MANUAL, Obedient, Office, a_draft, at_work

INVOICE, CREDIT_NOTE, QUOTE, ORDER = DocumentKind
SALES = (QUOTE, ORDER)


@pytest.mark.parametrize("kind", list(DocumentKind))
def test_every_kind_is_created_and_sent_once(tmp_path: Path, kind: DocumentKind) -> None:
    async def work(office: Office) -> None:
        create, send = await office.hand_over(a_draft(kind, office.ids.new()), EMAIL)
        assert (await office.get(create)).state is State.DONE
        sent = await office.get(send)
        assert (sent.state, sent.error) == (State.DONE, None)
        document_id = sent.document_id
        assert document_id is not None
        there = office.at_ledgerbee(document_id)
        assert (there.status, there.kind) == ("sent", kind)
        assert there.amount * (-1 if kind is CREDIT_NOTE else 1) > 0
        assert office.model.documents[document_id].sends == 1

    at_work(tmp_path, work)


def test_a_credit_note_s_number_does_not_pass_for_a_sending(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        note = await office.made(CREDIT_NOTE)
        assert office.at_ledgerbee(note).number
        office.client.plan = [None]
        send = await office.engine.outbox.send(CREDIT_NOTE, note, EMAIL, undo_seconds=0)
        await office.settle()
        assert (await office.get(send)).state is State.NOT_FOUND
        await office.engine.outbox.decide(send, Decision.AGAIN)
        await office.settle()
        assert office.model.documents[note].sends == 1

    at_work(tmp_path, work)


def test_a_credit_note_that_is_not_found_always_asks(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        office.client.plan = [None]
        create, _ = await office.hand_over(a_draft(CREDIT_NOTE, office.ids.new()), EMAIL)
        await asyncio.sleep(86400.0)
        await office.settle()
        operation = await office.get(create)
        assert operation.state is State.NOT_FOUND
        assert "uses a number of its own" in str(operation.error)
        assert office.model.documents == {}

    at_work(tmp_path, work)


def test_another_total_of_a_credit_note_is_asked_about_without_its_sign(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        office.model.habits.wrong_total = 1.0
        _, send = await office.hand_over(a_draft(CREDIT_NOTE, office.ids.new()), EMAIL)
        assert "You saw 1237.50; LedgerBee calculated 1337.50 DKK" in str((await office.get(send)).error)
        await office.engine.outbox.decide(send, Decision.ACCEPT)
        await office.settle()
        assert (await office.get(send)).state is State.DONE

    at_work(tmp_path, work)


@pytest.mark.parametrize("kind", SALES)
@pytest.mark.parametrize("late", [None, 10.0])
def test_a_doubtful_send_of_a_quote_is_told_by_its_status(
    tmp_path: Path, kind: DocumentKind, late: float | None
) -> None:
    async def work(office: Office) -> None:
        document_id = await office.made(kind)
        office.client.plan = [late]
        send = await office.engine.outbox.send(kind, document_id, MANUAL, undo_seconds=0)
        await office.settle()
        assert (await office.get(send)).state is (State.NOT_FOUND if late is None else State.DONE)

    at_work(tmp_path, work)


@pytest.mark.parametrize("kind", SALES)
def test_a_doubtful_resend_of_a_quote_ends_with_the_person(tmp_path: Path, kind: DocumentKind) -> None:
    async def work(office: Office) -> None:
        document_id = await office.made(kind, MANUAL)
        office.client.plan = [None]
        again = await office.engine.outbox.send(kind, document_id, EMAIL, undo_seconds=0)
        await office.settle()
        operation = await office.get(again)
        assert (operation.state, operation.error) == (State.AMBIGUOUS, words.RESENT_UNRECORDED)
        await office.engine.outbox.decide(again, Decision.HAPPENED)
        assert (await office.get(again)).state is State.DONE
        assert office.model.wrongs == [f"{document_id} was sent although it was sent"]  # it was asked for, once
        office.model.wrongs.clear()

    at_work(tmp_path, work)


def test_what_was_converted_meanwhile_is_not_sent_again(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        document_id = await office.made(QUOTE, MANUAL)
        office.model.convert(document_id, ORDER, ours=False)
        again = await office.engine.outbox.send(QUOTE, document_id, EMAIL, undo_seconds=0)
        await office.settle()
        assert (await office.get(again)).error == words.CONVERTED_MEANWHILE

    at_work(tmp_path, work)


def test_a_batch_is_queued_as_one_or_not_at_all(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        ids = [await office.made(kind) for kind in (INVOICE, CREDIT_NOTE, QUOTE)]
        kinds = (INVOICE, CREDIT_NOTE, QUOTE)
        wanted = [(kind, each, EMAIL) for kind, each in zip(kinds, ids, strict=True)]
        outbox = office.engine.outbox
        sproom = SendRequest(delivery_type=DeliveryType.SPROOM)
        with pytest.raises(HasErrors):
            await outbox.send_many([*wanted[:2], (QUOTE, ids[2], sproom)], undo_seconds=0)
        with pytest.raises(HasErrors, match="twice"):
            await outbox.send_many([*wanted, wanted[0]], undo_seconds=0)
        assert await outbox.rows() == ()
        batch = await outbox.send_many(wanted, undo_seconds=0)
        with pytest.raises(Stale):
            await outbox.send_many(wanted, undo_seconds=0)
        assert [row.operation.batch for row in await outbox.rows()] == [batch] * 3
        await office.again()  # a crash before anything has left: the next start goes on with it
        await office.settle()
        stored = [each for each in await office.book.outbox.all(open_only=False) if each.batch == batch]
        assert [each.state for each in stored] == [State.DONE] * 3
        assert [office.model.documents[each].sends for each in ids] == [1, 1, 1]

    at_work(tmp_path, work)


# --- Keys, scopes and licences ----------------------------------------------------------------------


def evidence() -> Evidence:
    return Evidence(wrote=True, status=403)


class Forbidding(Obedient):
    """Lacks scopes and licences."""

    scopes: tuple[str, ...] = ()
    asked: list[str]

    async def create(self, kind: DocumentKind, body: bytes) -> Written[Document]:
        raise LicenceMissing(Message("errors", "The company has no licence for quotes."), evidence())

    async def documents(self, kind: DocumentKind, page: int, customer_id: object = None) -> Page[Document]:
        self.asked.append(kind)
        if kind in SALES:
            raise KeyProblem(Message("errors", "The key lacks a scope."), evidence(), (f"{kind}s-read",))
        return await super().documents(kind, page, customer_id)  # type: ignore[arg-type]  # as it was given

    async def templates(self, page: int) -> Page[Template]:
        self.asked.append("templates")
        raise LicenceMissing(Message("errors", "The company has no licence for templates."), evidence())

    async def company(self) -> Company:
        self.asked.append("company")
        return await super().company()


def forbidding(office: Office) -> Forbidding:
    client = Forbidding(office.model, office.bases)
    client.plan, client.asked = [], []
    office.engine.connect(client)
    return client


def test_a_missing_licence_is_named_and_gives_the_draft_back(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        forbidding(office)
        (create,) = await office.hand_over(a_draft(QUOTE, office.ids.new()))
        operation = await office.get(create)
        assert operation.state is State.REFUSED
        assert operation.refusal is not None
        assert operation.refusal.code == "LICENSE.REQUIRED"
        assert "licence" in str(operation.error)
        assert office.engine.status.connection is not Connection.KEY

    at_work(tmp_path, work)


def test_lists_that_the_key_may_not_read_are_left_out_and_the_others_read(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        invoice = await office.made(INVOICE)
        client = forbidding(office)
        office.model.change(invoice, status="paid")
        await office.engine.refresh()
        assert "licence" in str(office.engine.status.problem) or "scope" in str(office.engine.status.problem)
        (kept,) = await office.book.library.documents([invoice])
        assert kept.status == "paid"
        key = await office.book.library.key_info()
        assert key is not None
        assert key.lacking == {"quotes-read", "order-confirmations-read"}
        client.asked.clear()
        await (
            office.engine.run_until_settled()
        )  # what is known to be lacking is not asked for again, until all is read anew
        assert not set(client.asked) & set(SALES)
        assert await office.book.library.pull_state(SKIPPED) is not None
        assert office.engine.status.fresh_as_of is not None
        office.engine.connect(office.client)
        await office.engine.refresh()
        assert (await office.book.library.key_info()) == KeyInfo(scopes=None)

    at_work(tmp_path, work)


def test_everything_is_read_in_the_order_in_which_people_need_it(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        asked: list[str] = []

        class Listening(Obedient):
            def __getattribute__(self, name: str) -> object:
                if not name.startswith("_") and name not in {"plan", "server_date", "company_id"}:
                    asked.append(name)
                return super().__getattribute__(name)

        client = Listening(office.model, office.bases)
        client.plan = []
        office.engine.connect(client)
        await office.engine.refresh()
        order = list(dict.fromkeys(asked))
        assert order == [
            "company",
            "key_info",
            "customers",
            "templates",
            "products",
            "documents",
            "product",
            "customer_groups",
            "product_groups",
            "accounts",
            "vat_codes",
        ]

    at_work(tmp_path, work)


def test_a_key_of_another_company_writes_nothing_of_any_kind(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        ids = {kind: await office.made(kind, MANUAL) for kind in DocumentKind}
        before = dict(office.model.documents)

        class Other(Obedient):
            async def company(self) -> Company:
                return dataclasses.replace(await super().company(), id=office.ids.new(), name="En anden")  # type: ignore[arg-type]

        other = Other(office.model, office.bases)
        other.plan = []
        office.engine.connect(other)
        for kind in DocumentKind:
            draft = a_draft(kind, office.ids.new())
            await office.book.drafts.create(draft)
            await office.engine.outbox.queue(draft.id, EMAIL, undo_seconds=0)
        await office.engine.outbox.convert(QUOTE, ids[QUOTE], ORDER)
        settled = await office.engine.run_until_settled()
        assert settled.connection is Connection.KEY
        assert office.model.documents == before
        rows = await office.engine.outbox.rows()
        assert {row.operation.state for row in rows} == {State.QUEUED}

    at_work(tmp_path, work)


def test_unknown_statuses_are_stored_as_they_come(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        for kind in DocumentKind:
            document_id = await office.made(kind)
            office.model.change(document_id, status="on_the_moon", display_status="on_the_moon")
            await office.engine.refresh()
            assert (await office.book.library.documents([document_id]))[0].status == "on_the_moon"
            wanted = DocumentFilter(kind=kind, statuses=frozenset({"on_the_moon"}))
            assert await office.book.library.document_ids(wanted) == (document_id,)

    at_work(tmp_path, work)


# --- Deliveries -------------------------------------------------------------------------------------


class Delivering(Obedient):
    """Its deliveries are under way for a while; `looks` are the seconds after the sending at which their log was read."""

    until = 100.0
    sent_at = 0.0
    looks: list[float]

    async def send(self, kind: DocumentKind, document_id: DocumentId, body: bytes) -> Written[None]:
        self.sent_at = asyncio.get_running_loop().time()
        return await super().send(kind, document_id, body)

    async def delivery_status(self, kind: DocumentKind, document_id: DocumentId) -> DeliveryStatus:
        known = await super().delivery_status(kind, document_id)
        seconds = asyncio.get_running_loop().time() - self.sent_at
        self.looks.append(seconds)
        if not known.deliveries:
            return known
        status = "success" if seconds > self.until else "pending"
        entry = Delivery(id="1", status=status, delivery_type="Email", sent_at="2026-03-02T08:00:00Z")
        return DeliveryStatus(send_count=1, deliveries=(entry,))


def test_a_delivery_is_followed_at_growing_pauses_until_it_has_ended(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        client = Delivering(office.model, office.bases)
        client.plan, client.looks = [], []
        office.engine.connect(client)
        invoice = await office.made(INVOICE)
        task = asyncio.create_task(office.engine.run())
        await asyncio.sleep(10.0)
        send = await office.engine.outbox.send(INVOICE, invoice, EMAIL, undo_seconds=0)
        await asyncio.sleep(30.0)
        assert (await office.get(send)).state is State.DONE
        kept = await office.book.library.delivery(invoice)
        assert kept is not None
        assert not kept.is_settled  # accepted is not delivered
        await asyncio.sleep(4000.0)
        kept = await office.book.library.delivery(invoice)
        assert kept is not None
        assert kept.is_settled
        after = [look for look in client.looks if look > 4.0]
        assert [round(pause) for pause in PAUSES] == [5, 15, 60, 300]
        assert all(any(abs(look - pause) < 3.0 for look in after) for pause in (5.0, 15.0, 60.0))
        assert max(after) < 400.0  # it has ended: nobody asks any more
        await office.engine.stop()
        await task

    at_work(tmp_path, work)
