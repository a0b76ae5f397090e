"""What the person of a history answers: honestly, after a while, by what they can see in LedgerBee."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from typing import TYPE_CHECKING

from ledgerbee_desktop.core.drafts import Caret
from ledgerbee_desktop.core.errors import AppError, LedgerBeeError
from ledgerbee_desktop.core.identifiers import DocumentId
from ledgerbee_desktop.core.journal import Journal
from ledgerbee_desktop.core.operations import Decision, Operation, OperationKind, State, WaitReason
from ledgerbee_desktop.core.ports import OutboxRow
from ledgerbee_desktop.core.records import CustomerFields, PriceFields, ProductFields, ProductGroupFields
from ledgerbee_desktop.core.resolving import become, resolve
from ledgerbee_desktop.store.book import BookStore
from ledgerbee_desktop.sync.engine import Engine
from tests.faults.simulation.client import TracedBodies, trace_of
from tests.faults.simulation.judge import fits

if TYPE_CHECKING:
    from tests.faults.simulation.world import World

ASKING = {WaitReason.PERSON_TOTAL, WaitReason.PERSON_UNKNOWN}
PAUSE = 600.0
"""Seconds until a person answers at the earliest: LedgerBee carries nothing out later than that (reliability 1.6, "Why 120 s")."""


class Answers:
    """In one life of the program."""

    def __init__(self, world: World, book: BookStore, engine: Engine) -> None:
        self.world, self.book, self.engine = world, book, engine
        self.random, self.model = world.random, world.model

    async def look_at(self, row: OutboxRow) -> None:
        operation = row.operation
        if operation.state is State.UNKNOWN and self.random.random() < 0.5:
            await self.look_in_ledgerbee(operation)
            return
        asks = operation.state is State.REFUSED or (row.waiting is not None and row.waiting.reason in ASKING)
        if not asks:
            if operation.state is State.QUEUED and self.random.random() < 0.02:
                await self.give(operation, Decision.DISCARD, None)
            return
        now = self.world.model_time()
        since = self.world.asked.setdefault((operation.id, operation.state), now)
        if now - since < PAUSE:
            return
        del self.world.asked[operation.id, operation.state]
        if operation.kind is OperationKind.UPDATE and operation.state is State.QUEUED and operation.draft_id:
            await self.merge(operation)
            return
        decision, document_id = await self.decide(row)
        await self.give(operation, decision, document_id)

    async def give(self, operation: Operation, decision: Decision, document_id: DocumentId | None) -> None:
        """Give the answer, at times with a double click."""
        self.model.write_down(f"person {operation.id} {decision}")
        if decision is Decision.DISCARD and operation.kind is OperationKind.CREATE and operation.draft_id:
            self.world.discarded.add(operation.draft_id)
        clicks = 2 if self.random.random() < 0.3 else 1
        self.world.clicks += clicks - 1
        given = (self.engine.outbox.decide(operation.id, decision, document_id) for _ in range(clicks))
        for result in await asyncio.gather(*given, return_exceptions=True):
            if isinstance(result, BaseException) and not isinstance(result, AppError | LedgerBeeError):
                raise result

    async def look_in_ledgerbee(self, operation: Operation) -> None:
        """While the program still looks, the person may find it first, or want another look."""
        found = await self.there(operation)
        if found is not None:
            await self.give(operation, Decision.HAPPENED, found)
        elif self.random.random() < 0.3:
            await self.give(operation, Decision.LOOK, None)

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
            ids = await self.engine.outbox.queue(draft_id, None, undo_seconds=0.0)
            self.world.acknowledged.update(ids)

    async def decide(self, row: OutboxRow) -> tuple[Decision, DocumentId | None]:
        operation = row.operation
        if operation.state is State.QUEUED:
            if row.waiting is not None and row.waiting.reason is WaitReason.PERSON_TOTAL:
                return Decision.ACCEPT, None
            return self.random.choice((Decision.LOOK, Decision.DISCARD)), None
        if operation.state is State.REFUSED:
            return (Decision.AGAIN if self.random.random() < 0.8 else Decision.DISCARD), None
        if self.believes(operation) and self.random.random() < 0.7:
            return self.random.choices((Decision.AGAIN, Decision.LOOK, Decision.DISCARD), (6, 2, 1))[0], None
        found = await self.there(operation)
        if found is not None and self.random.random() < 0.8:
            return Decision.HAPPENED, found
        if found is not None:
            return Decision.LOOK, None
        return self.random.choice((Decision.AGAIN, Decision.LOOK, Decision.DISCARD)), None

    @staticmethod
    def believes(operation: Operation) -> bool:
        """Does the person take the program's word for it that it was not found? (Of a sending again it says that it cannot know.)"""
        return operation.state is State.NOT_FOUND and operation.sent_before == 0

    # --- What can be seen in LedgerBee -----------------------------------------------------------

    async def there(self, operation: Operation) -> DocumentId | None:
        """The document or record that shows that the operation has happened; None when nothing does."""
        if not operation.target.is_document:
            found = self.record(operation) if operation.kind is OperationKind.CREATE else None
            return None if found is None else DocumentId(found)
        match operation.kind:
            case OperationKind.CREATE:
                return await self.document(operation)
            case OperationKind.SEND if operation.document_id is not None:
                return operation.document_id if self.model.executed[trace_of(operation.payload)] else None
            case _:
                return None

    async def document(self, operation: Operation) -> DocumentId | None:
        """Theirs; when the program took it for another that is like it, that other one instead."""
        assert operation.draft_id is not None
        fitting = [truth for truth in self.model.living() if truth.origin and fits(self.world, operation, truth)]
        # Which of two that are alike is theirs, and who made which copy, the person knows, though the program cannot.
        fitting.sort(key=lambda truth: (truth.origin != operation.draft_id, truth.is_copy))
        if not fitting or fitting[0].origin != operation.draft_id:
            return None
        ours = [truth.document.id for truth in fitting]
        claimed = await self.book.outbox.claimed(ours)
        return next((each for each in ours if each not in claimed), None)

    def record(self, operation: Operation) -> str | None:
        """What was made of a create: by the mark, the number, or the amount, which in these histories is like no other."""
        assert operation.record_id is not None
        body, record_id = operation.payload, operation.record_id
        match TracedBodies().read_record(operation.target, operation.kind, record_id, body).fields:
            case CustomerFields() as customer:
                mark = customer.external_system_id
                found = [str(key) for key, each in self.model.customers.items() if each.external_system_id == mark]
            case ProductFields() as product:
                found = [str(key) for key, each in self.model.products.items() if each.number == product.number]
            case ProductGroupFields() as group:
                found = [str(key) for key, each in self.model.groups.items() if each.number == group.number]
            case PriceFields() as price:
                found = [str(key) for key, each in self.model.prices().items() if each.unit_amount == price.unit_amount]
            case None:
                found = []
        return found[0] if found else None
