"""The person of a history: does the jobs, answers questions after a while, and leaves when everything has ended."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING

from ledgerbee_desktop.core.changes import set_fields
from ledgerbee_desktop.core.drafts import Caret, Draft
from ledgerbee_desktop.core.errors import AppError, LedgerBeeError
from ledgerbee_desktop.core.identifiers import CustomerId, DocumentId, DraftId, OperationId
from ledgerbee_desktop.core.journal import Journal
from ledgerbee_desktop.core.kinds import TRAITS, DeliveryType, DocumentKind, Target
from ledgerbee_desktop.core.library import Document
from ledgerbee_desktop.core.operations import Decision, Operation, OperationKind, SendRequest, State, WaitReason
from ledgerbee_desktop.core.ports import DocumentFilter, OutboxRow
from ledgerbee_desktop.core.records import RecordWrite
from ledgerbee_desktop.core.resolving import become, resolve
from ledgerbee_desktop.store.book import BookStore
from ledgerbee_desktop.sync.engine import Engine
from tests.faults.simulation.jobs import (
    PATIENCE,
    Convert,
    EditQuote,
    Job,
    NewCustomer,
    NewProduct,
    Rename,
    WriteDraft,
    customer_fields,
)
from tests.faults.simulation.judge import fits
from tests.faults.simulation.ledgerbee import CUSTOMERS

if TYPE_CHECKING:
    from tests.faults.simulation.world import World

SALES = (DocumentKind.QUOTE, DocumentKind.ORDER_CONFIRMATION)
ASKING = {WaitReason.PERSON_TOTAL, WaitReason.PERSON_UNKNOWN}


class Person:
    """In one life of the program."""

    def __init__(self, world: World, book: BookStore, engine: Engine) -> None:
        self.world, self.book, self.engine = world, book, engine
        self.random, self.model = world.random, world.model

    async def work(self) -> None:
        while True:
            await asyncio.sleep(self.random.uniform(20.0, 900.0))
            if self.world.jobs and (await self.book.library.catalogue()).prices:
                await self.next_job()
                continue
            for row in await self.engine.outbox.rows():
                await self.look_at(row)
            if not self.world.jobs and self.world.is_quiet and not await self.book.outbox.all(open_only=True):
                return

    # --- Jobs ------------------------------------------------------------------------------------

    async def next_job(self) -> None:
        """The first one; one for which there is nothing to do it to yet comes last, and is given up in the end."""
        job = self.world.jobs[0]
        done = await self.do(job)
        self.world.jobs.pop(0)
        if not done and isinstance(job, EditQuote | Convert):
            job.tries += 1
            if job.tries < PATIENCE:
                self.world.jobs.append(job)

    async def do(self, job: Job) -> bool:
        match job:
            case WriteDraft(draft):
                await self.hand_over(draft)
            case EditQuote():
                return await self.edit(job)
            case Convert():
                return await self.convert()
            case NewCustomer(write, draft):
                await self.write(write)
                real = await self.book.library.real_id(str(draft.customer_id))
                await self.hand_over(draft.replace(customer_id=CustomerId(real)))
            case NewProduct(product, price):
                await self.write(product)
                await self.write(price)
            case Rename(phone):
                await self.rename(phone)
        return True

    def acknowledged(self, *ids: OperationId) -> None:
        self.world.acknowledged.update(ids)

    def a_send(self, kind: DocumentKind) -> SendRequest | None:
        often = 0.5 if kind in SALES else 0.8  # quotes stay drafts for a while, to be changed
        return SendRequest(delivery_type=DeliveryType.EMAIL) if self.random.random() < often else None

    async def hand_over(self, draft: Draft) -> None:
        self.world.drafts[draft.id] = draft
        with suppress(ValueError):  # it was stored before the program died
            await self.book.drafts.create(draft)
        await self.queue(draft)

    async def queue(self, draft: Draft) -> None:
        with suppress(AppError):  # the program had died after the commit: it is queued
            undo = self.random.choice((0.0, 8.0))
            self.acknowledged(*await self.engine.outbox.queue(draft.id, self.a_send(draft.kind), undo_seconds=undo))

    async def write(self, record: RecordWrite) -> None:
        with suppress(AppError):
            self.acknowledged(await self.engine.outbox.write(record))

    async def rename(self, phone: str) -> None:
        customer = CUSTOMERS[self.random.randrange(len(CUSTOMERS))]
        fields = customer_fields(customer.number, customer.name, phone=phone)
        await self.write(
            RecordWrite(
                target=Target.CUSTOMER,
                kind=OperationKind.UPDATE,
                record_id=customer.id,
                fields=fields,
                changed=frozenset({"phone"}),
            )
        )

    async def candidates(self, statuses: frozenset[str]) -> list[Document]:
        """Quotes and order confirmations of ours (of colleagues, too, when they were sent)."""
        found: list[Document] = []
        for kind in SALES:
            ids = await self.book.library.document_ids(DocumentFilter(kind=kind))
            found += [each for each in await self.book.library.documents(ids) if each.status in statuses]
        return found

    async def edit(self, job: EditQuote) -> bool:
        if job.draft_id is None:
            ours = [
                each
                for each in await self.candidates(frozenset({"draft"}))
                if (truth := self.model.documents.get(each.id)) is not None and truth.origin is not None
            ]
            if not ours:
                return False
            chosen = self.random.choice(ours)
            try:
                draft_id = await self.engine.start_editing(chosen.kind, chosen.id)
            except AppError:
                return False
            if draft_id in self.world.bases:  # somebody edits it already
                return False
            job.draft_id = draft_id
        await self.type_and_queue(job.draft_id, job.reference)
        return True

    async def type_and_queue(self, draft_id: DraftId, reference: str) -> None:
        opened = await self.book.drafts.open(draft_id)
        base = await self.book.drafts.base(draft_id)
        assert base is not None
        self.world.bases[draft_id] = base
        journal = Journal(opened.saved.draft, opened.changes, opened.position)
        change = set_fields(journal.draft, reference=reference)
        with suppress(AppError):
            if change is not None:
                journal.apply(change)
                await self.book.drafts.record(journal.standing(), Caret())
        self.world.drafts[draft_id] = journal.draft
        await asyncio.sleep(self.random.uniform(0.0, 900.0))  # somebody else may change the document meanwhile
        await self.queue(self.world.drafts[draft_id])

    async def convert(self) -> bool:
        for source in await self.candidates(frozenset({"sent"})):
            target = self.random.choice(TRAITS[source.kind].converts_to)
            if source.is_converted:
                continue
            try:
                self.acknowledged(await self.engine.outbox.convert(source.kind, source.id, target))
            except AppError:
                continue
            return True
        return False

    # --- Questions -------------------------------------------------------------------------------

    async def look_at(self, row: OutboxRow) -> None:
        operation = row.operation
        asks = operation.state is State.REFUSED or (row.waiting is not None and row.waiting.reason in ASKING)
        if not asks:
            return
        now = self.world.model_time()
        since = self.world.asked.setdefault((operation.id, operation.state), now)
        if now - since < 600.0:
            return
        del self.world.asked[operation.id, operation.state]
        if operation.kind is OperationKind.UPDATE and operation.state is State.QUEUED and operation.draft_id:
            await self.merge(operation)
            return
        decision, document_id = await self.decide(row)
        self.model.write_down(f"person {operation.id} {decision}")
        if decision is Decision.DISCARD and operation.kind is OperationKind.CREATE and operation.draft_id:
            self.world.discarded.add(operation.draft_id)
        with suppress(AppError, LedgerBeeError):
            await self.engine.outbox.decide(operation.id, decision, document_id)

    async def merge(self, operation: Operation) -> None:
        """A change that is held: take it back, merge with what LedgerBee has, keep ours, and queue it again."""
        if operation.draft_id is None or not operation.target.is_document:
            return
        draft_id = operation.draft_id
        with suppress(AppError):
            await self.engine.outbox.take_back_draft(draft_id)
            self.model.write_down(f"person merges {draft_id}")
            merge = await self.engine.merge(draft_id)
            if merge is not None:
                opened = await self.book.drafts.open(draft_id)
                journal = Journal(opened.saved.draft, opened.changes, opened.position)
                change = become(journal.draft, resolve(merge, frozenset()))
                if change is not None:
                    journal.apply(change)
                self.world.bases[draft_id] = merge.base
                await self.book.drafts.rebase(journal.standing(), merge.base, Caret())
                self.world.drafts[draft_id] = journal.draft
            await self.queue(self.world.drafts[draft_id])

    async def decide(self, row: OutboxRow) -> tuple[Decision, DocumentId | None]:
        operation = row.operation
        if operation.state is State.QUEUED:
            if row.waiting is not None and row.waiting.reason is WaitReason.PERSON_TOTAL:
                return Decision.ACCEPT, None
            return self.random.choice((Decision.LOOK, Decision.DISCARD)), None
        if operation.state is State.REFUSED:
            return (Decision.AGAIN if self.random.random() < 0.8 else Decision.DISCARD), None
        if operation.state is State.NOT_FOUND:
            return self.random.choices((Decision.AGAIN, Decision.LOOK, Decision.DISCARD), (6, 2, 1))[0], None
        if operation.kind is not OperationKind.CREATE or not operation.target.is_document:
            return Decision.DISCARD, None
        ours = [
            truth.document.id for truth in self.model.living() if truth.origin and fits(self.world, operation, truth)
        ]
        claimed = await self.book.outbox.claimed(ours)
        free = [each for each in ours if each not in claimed]
        return (Decision.HAPPENED, free[0]) if free else (Decision.AGAIN, None)
