"""The person of a history: does the jobs, answers questions after a while, and leaves when everything has ended."""

from __future__ import annotations

import asyncio
import dataclasses
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import TYPE_CHECKING, cast

from ledgerbee_desktop.core.changes import set_fields
from ledgerbee_desktop.core.drafts import Caret, Draft
from ledgerbee_desktop.core.errors import AppError
from ledgerbee_desktop.core.identifiers import (
    CustomerId,
    DocumentId,
    DraftId,
    OperationId,
    ProductGroupId,
    ProductId,
)
from ledgerbee_desktop.core.journal import Journal
from ledgerbee_desktop.core.kinds import TRAITS, DeliveryType, DocumentKind, Target
from ledgerbee_desktop.core.library import Catalogue, Document
from ledgerbee_desktop.core.operations import OperationKind, SendRequest
from ledgerbee_desktop.core.ports import DocumentFilter
from ledgerbee_desktop.core.records import PriceAction, PriceFields, ProductFields, RecordId, RecordWrite
from ledgerbee_desktop.store.book import BookStore
from ledgerbee_desktop.sync.engine import Engine
from tests.faults.simulation.answers import Answers
from tests.faults.simulation.catalogue import CUSTOMERS, HOUR, PRODUCT
from tests.faults.simulation.jobs import (
    MAY_FIND_NOTHING,
    PATIENCE,
    Act,
    Convert,
    Delete,
    EditQuote,
    Job,
    NewCustomer,
    NewProduct,
    Rename,
    Resend,
    WriteDraft,
    customer_fields,
)

if TYPE_CHECKING:
    from tests.faults.simulation.world import World

SALES = (DocumentKind.QUOTE, DocumentKind.ORDER_CONFIRMATION)


class Person:
    """In one life of the program."""

    def __init__(self, world: World, book: BookStore, engine: Engine) -> None:
        self.world, self.book, self.engine = world, book, engine
        self.random, self.model = world.random, world.model
        self.answers = Answers(world, book, engine)

    async def work(self) -> None:
        while True:
            await asyncio.sleep(self.random.uniform(5.0, 200.0))
            if self.world.jobs and (await self.book.library.catalogue()).prices:
                await self.next_job()
            for row in await self.engine.outbox.rows():
                await self.answers.look_at(row)
            if not self.world.jobs and self.world.is_quiet and not await self.book.outbox.all(open_only=True):
                return

    # --- Jobs ------------------------------------------------------------------------------------

    async def next_job(self) -> None:
        """The first one; one for which there is nothing to do it to yet comes last, and is given up in the end."""
        job = self.world.begun = self.world.jobs[0]
        done = await self.do(job)
        self.world.jobs.pop(0)
        self.world.begun = None
        if not done and isinstance(job, MAY_FIND_NOTHING):
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
            case NewProduct(group, product, price):
                for each in (group, product, price):
                    await self.write(await self.healed(each))
            case Rename(phone):
                await self.rename(phone)
            case Act(action):
                return await self.act(action)
            case Delete(target):
                return await self.delete(target)
            case Resend():
                return await self.resend(job)
        return True

    def a_send(self, kind: DocumentKind) -> SendRequest | None:
        often = 0.5 if kind in SALES else 0.8  # quotes stay drafts for a while, to be changed
        return SendRequest(delivery_type=DeliveryType.EMAIL) if self.random.random() < often else None

    async def hand_over(self, draft: Draft) -> None:
        self.world.drafts[draft.id] = draft
        with suppress(ValueError):  # it was stored before the program died
            await self.book.drafts.create(draft)
        await self.queue(draft)

    async def queue(self, draft: Draft) -> None:
        """Hand it over; at times with a double click."""
        send, undo = self.a_send(draft.kind), self.random.choice((0.0, 8.0))
        await self.say_what_became_of(draft.id)
        await self.clicked(lambda: self.engine.outbox.queue(draft.id, send, undo_seconds=undo))

    async def say_what_became_of(self, draft_id: DraftId) -> None:
        """A draft that a restore has brought back is asked about before it may be queued."""
        for _ in range(100):
            note = await self.book.returned.get(draft_id)
            if note is None:
                return
            if note.is_checked:
                made = (each for each in note.like if self.model.documents[each].origin == draft_id)
                with suppress(AppError):
                    await self.engine.settle_returned(draft_id, next(made, None))
            await asyncio.sleep(10.0)

    async def write(self, record: RecordWrite) -> None:
        if record.kind is OperationKind.CREATE and await self.is_written(record.record_id):
            return
        await self.clicked(lambda: self.written(record))

    async def is_written(self, record_id: str) -> bool:
        """Had the wish of an earlier life reached the disk?"""
        known = {record_id, await self.book.library.real_id(record_id)}
        return any(each.record_id in known for each in await self.book.outbox.all(open_only=False))

    async def written(self, record: RecordWrite) -> tuple[OperationId, ...]:
        return (await self.engine.outbox.write(record),)

    async def clicked(self, wish: Callable[[], Awaitable[tuple[OperationId, ...]]]) -> bool:
        """Click, at times twice at once. An error says that the wish is on the disk already: the program had died after the commit."""
        clicks = 2 if self.random.random() < 0.3 else 1
        self.world.clicks += clicks - 1
        results = await asyncio.gather(*(wish() for _ in range(clicks)), return_exceptions=True)
        done = [each for each in results if not isinstance(each, BaseException)]
        for each in results:
            if isinstance(each, BaseException) and not isinstance(each, AppError):
                raise each
        for ids in done:
            self.world.acknowledged.update(ids)
        if len(done) > 1:
            self.model.wrongs.append(f"a double click queued {done}")
        return bool(done)

    async def healed(self, record: RecordWrite) -> RecordWrite:
        """The write, with LedgerBee's ids of what has arrived meanwhile."""
        real_id = self.book.library.real_id
        match record.fields:
            case ProductFields() as fields:
                group = ProductGroupId(await real_id(fields.group_id))
                return dataclasses.replace(record, fields=dataclasses.replace(fields, group_id=group))
            case PriceFields() as fields:
                product = ProductId(await real_id(fields.product_id))
                return dataclasses.replace(record, fields=dataclasses.replace(fields, product_id=product))
            case _:
                return record

    async def act(self, action: PriceAction) -> bool:
        """Do it to a price that was made here."""
        prices = [each for each in (await self.catalogue()).prices.values() if each.id != HOUR.id]
        if not prices:
            return False
        price = self.random.choice(prices)
        await self.write(RecordWrite(target=Target.PRICE, kind=OperationKind.ACTION, record_id=price.id, action=action))
        return True

    async def delete(self, target: Target) -> bool:
        """Delete something that was made here."""
        catalogue = await self.catalogue()
        found: dict[Target, list[str]] = {
            Target.PRICE: [str(each) for each in catalogue.prices if each != HOUR.id],
            Target.PRODUCT: [str(each) for each in catalogue.products if each != PRODUCT.id],
            Target.PRODUCT_GROUP: [str(each.id) for each in catalogue.product_groups],
        }
        if not found[target]:
            return False
        record_id = cast("RecordId", self.random.choice(found[target]))
        await self.write(RecordWrite(target=target, kind=OperationKind.DELETE, record_id=record_id))
        return True

    async def catalogue(self) -> Catalogue:
        """What LedgerBee has of all that can be changed here, as far as is known."""
        known = await self.book.library.catalogue()
        there = {*self.model.products, *self.model.prices(), *self.model.groups}
        return dataclasses.replace(
            known,
            products={key: each for key, each in known.products.items() if key in there},
            prices={key: each for key, each in known.prices.items() if key in there},
            product_groups=tuple(each for each in known.product_groups if each.id in there),
        )

    async def resend(self, job: Resend) -> bool:
        """Send again what was sent. Whether the wish of an earlier life reached the disk is looked up, not guessed."""
        if job.document_id is not None and await self.is_resent(job.document_id):
            return True
        kinds = (DocumentKind.INVOICE, *SALES)
        sent = [each for each in await self.candidates(frozenset({"sent"}), kinds) if not each.is_converted]
        sent = [each for each in sent if self.model.documents[each.id].origin is not None]
        if not sent:
            return False
        chosen = self.random.choice(sent)
        job.document_id = chosen.id
        self.model.documents[chosen.id].resends += 1
        request = SendRequest(delivery_type=DeliveryType.EMAIL)

        async def wish() -> tuple[OperationId, ...]:
            return (await self.engine.outbox.send(chosen.kind, chosen.id, request, undo_seconds=0.0),)

        return await self.clicked(wish)

    async def is_resent(self, document_id: DocumentId) -> bool:
        operations = await self.book.outbox.all(open_only=False)
        sends = [each for each in operations if (each.kind, each.document_id) == (OperationKind.SEND, document_id)]
        return any(each.sent_before > 0 for each in sends)

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

    async def candidates(self, statuses: frozenset[str], kinds: tuple[DocumentKind, ...] = SALES) -> list[Document]:
        """Quotes and order confirmations of ours (of colleagues, too, when they were sent)."""
        found: list[Document] = []
        for kind in kinds:
            ids = await self.book.library.document_ids(DocumentFilter(kind=kind))
            found += [each for each in await self.book.library.documents(ids) if each.status in statuses]
        return found

    async def edit(self, job: EditQuote, pause: float = 400.0) -> bool:
        """Change a document of ours; in the `pause` before it is queued somebody else may change it too."""
        if job.draft_id is not None and await self.book.drafts.base(job.draft_id) is None:
            job.draft_id = None  # gone with a restore
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
        base = await self.book.drafts.base(job.draft_id)
        assert base is not None
        self.world.bases[job.draft_id] = base
        self.world.drafts[job.draft_id] = await self.type(job.draft_id, reference=job.reference)
        await asyncio.sleep(self.random.uniform(0.0, pause))
        await self.queue(self.world.drafts[job.draft_id])
        return True

    async def type(self, draft_id: DraftId, **fields: object) -> Draft:
        """Type into a draft; what it says then."""
        opened = await self.book.drafts.open(draft_id)
        journal = Journal(opened.saved.draft, opened.changes, opened.position)
        change = set_fields(journal.draft, **fields)
        if change is not None:
            with suppress(AppError):  # it is on its way already
                journal.apply(change)
                await self.book.drafts.record(journal.standing(), Caret())
        return journal.draft

    async def convert(self) -> bool:
        """Convert what was sent; but not again what was converted after the copy that was restored, and may still arrive."""
        operations = await self.book.outbox.all(open_only=False)
        known = {each.document_id for each in operations if each.kind is OperationKind.CONVERT}
        for source in await self.candidates(frozenset({"sent"})):
            target = self.random.choice(TRAITS[source.kind].converts_to)
            if source.is_converted or source.id in self.world.converted - known:
                continue
            self.world.converted.add(source.id)
            if await self.clicked(lambda source=source, target=target: self.converted(source, target)):  # type: ignore[misc]
                return True
        return False

    async def converted(self, source: Document, target: DocumentKind) -> tuple[OperationId, ...]:
        return (await self.engine.outbox.convert(source.kind, source.id, target),)
