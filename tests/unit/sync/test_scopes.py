"""What LedgerBee's refusals teach about scopes and licences, on the disk, and how long it is believed."""

from __future__ import annotations

from pathlib import Path

import pytest

from ledgerbee_desktop.core.errors import HasErrors, KeyProblem, LicenceMissing
from ledgerbee_desktop.core.kinds import DocumentKind
from ledgerbee_desktop.core.library import Document, KeyInfo, Template
from ledgerbee_desktop.core.operations import Evidence, State
from ledgerbee_desktop.core.ports import Page, Written
from ledgerbee_desktop.core.text import Message
from ledgerbee_desktop.sync.scopes import LEARNED_FOR
from tests.unit.sync.office import Obedient, Office, a_draft, at_work

QUOTE, INVOICE = DocumentKind.QUOTE, DocumentKind.INVOICE
SEEN = Evidence(wrote=True, status=403)


class Strict(Obedient):
    """A client id whose company may not create quotes; what else it lacks is up to the test."""

    licences: bool = True
    scopes: bool = False

    async def key_info(self) -> KeyInfo:
        return KeyInfo(scopes=None, is_client=True)

    async def create(self, kind: DocumentKind, body: bytes) -> Written[Document]:
        if self.licences and kind is QUOTE:
            raise LicenceMissing(Message("errors", "The company lacks a licence."), SEEN, licence="Sales")
        if self.scopes:
            raise KeyProblem(Message("errors", "It lacks a scope."), SEEN, (f"{kind}s-write",))
        return await super().create(kind, body)

    async def templates(self, page: int) -> Page[Template]:
        if self.licences:
            raise LicenceMissing(Message("errors", "The company lacks a licence."), SEEN)
        return await super().templates(page)


async def strict(office: Office) -> Strict:
    client = Strict(office.model, office.bases)
    client.plan = []
    office.engine.connect(client)
    await office.engine.refresh()
    return client


async def known(office: Office) -> KeyInfo:
    key = await office.book.library.key_info()
    assert key is not None
    return key


def test_a_licence_is_remembered_for_what_met_it_and_said_before_the_next_one_leaves(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        await strict(office)
        (create,) = await office.hand_over(a_draft(QUOTE, office.ids.new()))
        assert (await office.get(create)).state is State.REFUSED
        assert dict((await known(office)).unlicensed) == {"create quote": "Sales", "document-templates-read": ""}
        second = a_draft(QUOTE, office.ids.new())
        await office.book.drafts.create(second)
        with pytest.raises(HasErrors):
            await office.engine.outbox.queue(second.id, None, undo_seconds=0)
        assert await office.made(INVOICE)  # another kind goes on
        assert (await known(office)).is_client

    at_work(tmp_path, work)


def test_what_was_learned_is_tried_again_after_a_while_and_at_once_when_the_person_refreshes(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        client = await strict(office)
        await office.hand_over(a_draft(QUOTE, office.ids.new()))
        client.licences = False
        await office.engine.run_until_settled()
        assert dict((await known(office)).unlicensed) == {"create quote": "Sales"}  # templates were read again
        await office.clock.sleep(LEARNED_FOR.total_seconds() + 1)
        await office.engine.run_until_settled()
        assert (await known(office)) == KeyInfo(scopes=None, is_client=True)
        client.licences = True
        await office.hand_over(a_draft(QUOTE, office.ids.new()))
        assert "create quote" in (await known(office)).unlicensed
        client.licences = False
        await office.engine.refresh()
        assert (await known(office)) == KeyInfo(scopes=None, is_client=True)
        assert await office.made(QUOTE)

    at_work(tmp_path, work)


def test_a_scope_that_a_write_lacked_is_remembered_over_a_new_start(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        client = await strict(office)
        client.licences, client.scopes = False, True
        (create,) = await office.hand_over(a_draft(INVOICE, office.ids.new()))
        assert (await office.get(create)).state is State.QUEUED
        assert (await known(office)).lacking == {"invoices-write"}
        await office.again()
        office.engine.connect(client)
        await office.engine.run_until_settled()
        assert not (await known(office)).may("invoices-write")
        client.scopes = False
        await office.engine.refresh()
        assert (await known(office)).may("invoices-write")
        await office.settle()
        assert (await office.get(create)).state is State.DONE

    at_work(tmp_path, work)
