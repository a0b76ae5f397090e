"""Whatever was written, its answer lost: the person is asked within 130 s of the connection's end, and not before the window is over (X8)."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from pathlib import Path

import pytest

from ledgerbee_desktop.core.identifiers import OperationId, PriceId
from ledgerbee_desktop.core.kinds import DocumentKind, Target
from ledgerbee_desktop.core.operations import OperationKind, WaitReason
from ledgerbee_desktop.core.records import PriceAction, RecordWrite
from tests.faults.simulation.catalogue import HOUR
from tests.unit.sync.office import MANUAL, Office, a_draft, at_work
from tests.unit.sync.test_records import a_customer, a_price, a_product

SOONEST, LATEST = 120.0, 130.0
"""Seconds from T0 to the question, with the settle window that the program has when nobody says otherwise."""

Queue = Callable[[Office], Awaitable[OperationId]]


def create(kind: DocumentKind) -> Queue:
    async def queue(office: Office) -> OperationId:
        draft = a_draft(kind, office.ids.new())
        await office.book.drafts.create(draft)
        return (await office.engine.outbox.queue(draft.id, None, undo_seconds=0))[0]

    return queue


def send(kind: DocumentKind) -> Queue:
    async def queue(office: Office) -> OperationId:
        document_id = await office.made(kind)
        return await office.engine.outbox.send(kind, document_id, MANUAL, undo_seconds=0)

    return queue


def change(kind: DocumentKind) -> Queue:
    async def queue(office: Office) -> OperationId:
        draft_id = await office.engine.start_editing(kind, await office.made(kind))
        await office.change(draft_id, reference="PO 9")
        return (await office.engine.outbox.queue(draft_id, None, undo_seconds=0))[0]

    return queue


def convert(kind: DocumentKind) -> Queue:
    async def queue(office: Office) -> OperationId:
        return await office.engine.outbox.convert(kind, await office.made(kind, MANUAL), DocumentKind.INVOICE)

    return queue


def write(record: Callable[[Office], RecordWrite]) -> Queue:
    async def queue(office: Office) -> OperationId:
        return await office.engine.outbox.write(record(office))

    return queue


def archive(_office: Office) -> RecordWrite:
    return RecordWrite(
        target=Target.PRICE, kind=OperationKind.ACTION, record_id=PriceId(HOUR.id), action=PriceAction.ARCHIVE
    )


QUEUES = {
    **{f"create {kind}": create(kind) for kind in DocumentKind},
    **{f"send {kind}": send(kind) for kind in DocumentKind},
    **{f"{work.__name__} {kind}": work(kind) for work in (change, convert) for kind in list(DocumentKind)[2:]},
    "create customer": write(a_customer),
    "create product": write(a_product),
    "create price": write(lambda office: a_price(office, HOUR.product_id)),
    "archive price": write(archive),
}


@pytest.mark.parametrize("what", QUEUES)
def test_the_person_is_asked_soon_after_the_window(tmp_path: Path, what: str) -> None:
    async def work(office: Office) -> None:
        operation_id = await QUEUES[what](office)
        office.client.plan = [None]  # the next write never arrives, and nobody is told
        await office.settle()
        (row,) = await office.engine.outbox.rows()
        assert row.operation.id == operation_id
        assert row.waiting is not None
        assert row.waiting.reason is WaitReason.PERSON_UNKNOWN
        assert row.operation.dead_at is not None
        assert SOONEST <= (office.clock.now() - row.operation.dead_at).total_seconds() <= LATEST

    at_work(tmp_path, work)
