"""A company in virtual time: the real store and engine, and a model LedgerBee that does as it is told."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Awaitable, Callable
from decimal import Decimal
from pathlib import Path
from random import Random
from typing import Any

from ledgerbee_desktop.core.changes import set_fields
from ledgerbee_desktop.core.drafts import Caret, Draft, Line
from ledgerbee_desktop.core.events import Bus
from ledgerbee_desktop.core.identifiers import DocumentId, DraftId, LineId, OperationId
from ledgerbee_desktop.core.journal import Journal
from ledgerbee_desktop.core.kinds import DeliveryType, DocumentKind
from ledgerbee_desktop.core.library import Document
from ledgerbee_desktop.core.operations import Operation, SendRequest
from ledgerbee_desktop.store.book import BookStore
from ledgerbee_desktop.sync.engine import Engine
from tests.faults.simulation.catalogue import CUSTOMERS, HOUR
from tests.faults.simulation.client import ModelClient, TracedBodies
from tests.faults.simulation.ledgerbee import Habits, LedgerBeeModel
from tests.faults.simulation.loop import MortalExecutor, SeededIds, VirtualClock, run_virtually

EMAIL = SendRequest(delivery_type=DeliveryType.EMAIL)
MANUAL = SendRequest(delivery_type=DeliveryType.MANUAL)

DRAFT = Draft(
    id=DraftId("00000000-0000-4000-d000-000000000001"),
    customer_id=CUSTOMERS[0].id,
    date=dt.date(2026, 3, 2),
    due_date=dt.date(2026, 3, 10),
    lines=(Line(id=LineId("l"), price_id=HOUR.id, quantity=Decimal(2)),),
)


def a_draft(kind: DocumentKind, draft_id: str, **fields: Any) -> Draft:
    """Two hours for the first customer, in the form of this kind."""
    own = {
        "due_date": dt.date(2026, 3, 10) if kind is DocumentKind.INVOICE else None,
        "valid_until": dt.date(2026, 4, 1) if kind is DocumentKind.QUOTE else None,
    }
    return DRAFT.replace(id=DraftId(draft_id), kind=kind, **(own | fields))


class Obedient(ModelClient):
    """What becomes of the next writes: seconds until each is carried out though its answer is lost; None: never."""

    plan: list[float | None]

    async def _writing(self, commit: Callable[[], object]) -> None:
        if self._model.fates:
            await super()._writing(commit)
            return
        if not self.plan:
            commit()
            return
        seconds = self.plan.pop(0)
        if seconds is not None:
            asyncio.get_running_loop().call_later(seconds, commit)
        await self._doubt()


class Office:
    """One engine on one store."""

    def __init__(self, folder: Path, plan: list[float | None]) -> None:
        random = Random(1)
        self.folder = folder
        self.clock = VirtualClock()
        self.ids = SeededIds(random)
        self.executor: MortalExecutor = MortalExecutor(random)
        self.model = LedgerBeeModel(random=random, habits=Habits(read_fault=0.0, wrong_total=0.0, churn=False))
        self.bases: dict[DraftId, Document] = {}
        self.client: Obedient = Obedient(self.model, self.bases)
        self.client.plan = plan

    async def start(self) -> OperationId:
        await self.open()
        await self.engine.run_until_settled()
        await self.book.drafts.create(DRAFT)
        return (await self.engine.outbox.queue(DRAFT.id, None, undo_seconds=0))[0]

    async def open_and_pull(self) -> None:
        """Ready to work, with nothing to do."""
        await self.open()
        await self.engine.run_until_settled()

    async def hand_over(self, draft: Draft, send: SendRequest | None = None) -> tuple[OperationId, ...]:
        """Queue a draft and let it leave."""
        await self.book.drafts.create(draft)
        ids = await self.engine.outbox.queue(draft.id, send, undo_seconds=0)
        await self.settle()
        return ids

    async def settle(self) -> None:
        """Let everything move that can."""
        await self.engine.run_until_settled(pull=False)

    async def made(self, kind: DocumentKind, send: SendRequest | None = None) -> DocumentId:
        """A document of this kind that LedgerBee has."""
        create, *_ = await self.hand_over(a_draft(kind, self.ids.new()), send)
        document_id = (await self.get(create)).document_id
        assert document_id is not None
        return document_id

    other_customer = CUSTOMERS[1].id

    def clock_call(self, seconds: float, what: Callable[[], object]) -> None:
        """Something happens at LedgerBee later."""
        asyncio.get_running_loop().call_later(seconds, what)

    def at_ledgerbee(self, document_id: DocumentId) -> Document:
        return self.model.documents[document_id].document

    async def change(self, draft_id: DraftId, **fields: object) -> None:
        """Type into a draft, as an editor would store it."""
        opened = await self.book.drafts.open(draft_id)
        journal = Journal(opened.saved.draft, opened.changes, opened.position)
        step = set_fields(journal.draft, **fields)
        assert step is not None
        journal.apply(step)
        await self.book.drafts.record(journal.standing(), Caret())
        base = await self.book.drafts.base(draft_id)
        if base is not None:
            self.bases[draft_id] = base

    async def open(self) -> None:
        bus = Bus()
        self.book = await BookStore.open(self.folder, self.clock, self.ids, bus, executor=self.executor, place="here")
        bodies = TracedBodies()
        self.engine = Engine(self.book, bodies, self.clock, self.ids, bus=bus, ledgerbee=self.client)

    async def again(self) -> None:
        """A new process on the same data."""
        await self.book.close()
        await self.open()

    async def get(self, operation_id: OperationId) -> Operation:
        return await self.book.outbox.get(operation_id)


def at_work(folder: Path, work: Callable[[Office], Awaitable[None]]) -> None:
    """An office that has pulled, and nothing to do yet."""

    async def all_of_it() -> None:
        office = Office(folder, [])
        await office.open_and_pull()
        try:
            await work(office)
        finally:
            await office.book.close()
        assert office.model.wrongs == []

    run_virtually(all_of_it())


def in_office(folder: Path, plan: list[float | None], work: Callable[[Office, OperationId], Awaitable[None]]) -> None:
    async def all_of_it() -> None:
        office = Office(folder, plan)
        operation_id = await office.start()
        try:
            await work(office, operation_id)
        finally:
            await office.book.close()

    run_virtually(all_of_it())
