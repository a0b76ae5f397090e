"""Brings the library up to date: company, key, customers, templates, products, documents, prices, in this order.

One transaction a page; a pull that was killed goes on at the page where it stopped. Nothing is ever deleted here, and a
401, 403, 5xx or broken answer is never read as "gone" (architecture "Pull", reliability 3).
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime, timedelta
from typing import TypeVar

from ledgerbee_desktop.core.errors import KeyProblem, Missing
from ledgerbee_desktop.core.identifiers import CustomerId, DocumentId
from ledgerbee_desktop.core.kinds import DocumentKind
from ledgerbee_desktop.core.library import Document, Product, Template
from ledgerbee_desktop.core.ports import Clock, LibraryStore
from ledgerbee_desktop.core.text import Message
from ledgerbee_desktop.sync.company import Doorkeeper
from ledgerbee_desktop.sync.line import Line

T = TypeVar("T")

KINDS = (DocumentKind.INVOICE,)
"""The document kinds that are pulled."""
DAY = timedelta(days=1)
AT_ONCE = 8
"""Requests under way at the same time; the client's own limiter may allow fewer."""
BATCH = 16
PASSES = 6
_FRESH = "fresh"


class Pull:
    """Reads from LedgerBee into the library. Each method raises LedgerBeeError when LedgerBee cannot be asked."""

    def __init__(self, library: LibraryStore, doorkeeper: Doorkeeper, clock: Clock, line: Line) -> None:
        self._library = library
        self._doorkeeper = doorkeeper
        self._clock = clock
        self._line = line
        self._part_missing: Message | None = None
        self._gone: set[str] = set()

    async def run(self, *, full: bool = False) -> None:
        """Everything that a person needs: usable after the first page of each kind, complete at the end.

        `full`: read whole lists twice instead of only what is new (also done by itself once a day).

        Raises:
            WrongCompany: nothing was stored.
            LedgerBeeError: it broke off; what was read so far is stored.
        """
        self._part_missing = None
        self._line.say(pulling=True)
        try:
            await self._doorkeeper.prove()
            await self._library.put_key_info(await self._line.ledgerbee.key_info())
            await self._part(self._customers)
            await self._part(self._templates)
            await self._part(self._products)
            for kind in KINDS:
                await self._part(lambda kind=kind: self._documents(kind, full=full))  # type: ignore[misc]
            await self._part(self._prices)
            now = self._clock.now()
            await self._library.set_pull_state(_FRESH, now.isoformat())
            self._line.reached()
            self._line.say(fresh_as_of=now, problem=self._part_missing)
        finally:
            self._line.say(pulling=False)

    async def fresh_as_of(self) -> datetime | None:
        """When the library was last complete."""
        return _moment(await self._library.pull_state(_FRESH))

    async def _part(self, work: Callable[[], Awaitable[None]]) -> None:
        """One part of the pull; a scope that the key lacks keeps that part from being read, not the others."""
        try:
            await work()
        except KeyProblem as error:
            if error.evidence.status != 403:
                raise
            self._part_missing = error.message
        except Missing as error:  # a path that LedgerBee does not have (contract README, unknown 27)
            self._part_missing = error.message

    # --- Customers, templates, products ----------------------------------------------------------

    async def _customers(self) -> None:
        await self._library.put_customers(await self._line.ledgerbee.customers())

    async def _templates(self) -> None:
        templates: dict[str, Template] = {}
        number = 1
        while True:
            page = await self._line.ledgerbee.templates(number)
            templates.update((template.id, template) for template in page.items)
            if number >= page.pages or not page.items:
                break
            number += 1
        await self._library.put_templates(tuple(templates.values()))

    async def _products(self) -> None:
        number = 1
        while True:
            page = await self._line.ledgerbee.products(number)
            await self._library.put_products(page.items)
            if number >= page.pages or not page.items:
                return
            number += 1

    async def _prices(self) -> None:
        """The product list has no prices (contract README, trap 15): each product is read, a few at a time."""
        while True:
            wanted = await self._library.products_without_prices(BATCH + len(self._gone))
            wanted = tuple(each for each in wanted if each not in self._gone)[:BATCH]
            if not wanted:
                return
            products = await self._several([(each, self._price_reader(each)) for each in wanted])
            for product in products:
                await self._library.put_product(product)
            if not products and all(each not in self._gone for each in wanted):
                return

    def _price_reader(self, product_id: object) -> Callable[[], Awaitable[Product]]:
        return lambda: self._line.ledgerbee.product(product_id)  # type: ignore[arg-type]

    async def _several(self, reads: Sequence[tuple[str, Callable[[], Awaitable[T]]]]) -> list[T]:
        """The answers of several reads, at most `AT_ONCE` under way; what is gone meanwhile is left out and not asked for again."""
        turns = asyncio.Semaphore(AT_ONCE)

        async def one(name: str, read: Callable[[], Awaitable[T]]) -> T | None:
            async with turns:
                try:
                    return await read()
                except Missing:
                    self._gone.add(name)
                    return None

        tasks = [asyncio.ensure_future(one(name, read)) for name, read in reads]
        try:
            answers = await asyncio.gather(*tasks)
        except BaseException:
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            raise
        return [answer for answer in answers if answer is not None]

    # --- Documents -------------------------------------------------------------------------------

    async def _documents(self, kind: DocumentKind, *, full: bool) -> None:
        if await self._library.pull_state(f"complete:{kind}") is None:
            await self._first(kind)
            if not full:
                return  # the two passes that prove it complete follow at the next pull
        last = _moment(await self._library.pull_state(f"full:{kind}"))
        if full or last is None or self._clock.now() - last > DAY:
            await self._full(kind)
        else:
            await self._increment(kind)

    async def _first(self, kind: DocumentKind) -> None:
        """Every page once, beginning where an earlier first pull stopped (a page earlier: new documents push others back)."""
        number = max(1, int(await self._library.pull_state(f"next:{kind}") or 1) - 1)
        if number > 1:
            await self._library.put_documents((await self._line.ledgerbee.documents(kind, 1)).items)
        while True:
            page = await self._line.ledgerbee.documents(kind, number)
            await self._library.put_documents(page.items)
            if number >= page.pages or not page.items:
                break
            number += 1
            await self._library.set_pull_state(f"next:{kind}", str(number))
        await self._library.set_pull_state(f"complete:{kind}", self._clock.now().isoformat())
        await self._library.set_pull_state(f"next:{kind}", None)

    async def _increment(self, kind: DocumentKind) -> None:
        """The newest pages, until one brings nothing new."""
        number = 1
        while True:
            page = await self._line.ledgerbee.documents(kind, number)
            changed = await self._library.put_documents(page.items)
            if not changed or number >= page.pages:
                return
            number += 1

    async def _full(self, kind: DocumentKind) -> None:
        """Whole passes until two see the same ids: one pass misses documents when others leave the list meanwhile."""
        before: frozenset[DocumentId] | None = None
        for _ in range(PASSES):
            ids = await self._one_pass(kind)
            if ids == before:
                await self._library.set_pull_state(f"full:{kind}", self._clock.now().isoformat())
                return
            before = ids

    async def _one_pass(self, kind: DocumentKind) -> frozenset[DocumentId]:
        ids: set[DocumentId] = set()
        number = 1
        while True:
            page = await self._line.ledgerbee.documents(kind, number)
            await self._library.put_documents(page.items)
            ids.update(document.id for document in page.items)
            if number >= page.pages or not page.items:
                return frozenset(ids)
            number += 1

    # --- In idle time, and when something is looked at --------------------------------------------

    async def idle(self) -> bool:
        """A small piece of what nobody waits for: lines, newest first, then contacts. False when there is nothing left."""
        return await self._some_lines() or await self._some_contacts()

    async def _some_lines(self) -> bool:
        found = await self._library.documents_without_lines(BATCH + len(self._gone))
        wanted = [(kind, each) for kind, each in found if each not in self._gone][:BATCH]
        documents = await self._several([(each, self._line_reader(kind, each)) for kind, each in wanted])
        if documents:
            await self._library.put_documents(documents)
        return bool(wanted)

    def _line_reader(self, kind: DocumentKind, document_id: DocumentId) -> Callable[[], Awaitable[Document]]:
        return lambda: self._line.ledgerbee.document(kind, document_id)

    async def _some_contacts(self) -> bool:
        found = await self._library.customers_without_contacts(BATCH + len(self._gone))
        wanted = [each for each in found if each not in self._gone][:BATCH]
        for customer_id in wanted:
            try:
                await self.customer(customer_id)
            except Missing:
                self._gone.add(customer_id)
        return bool(wanted)

    async def customer(self, customer_id: CustomerId) -> None:
        """Contacts and departments of a customer."""
        contacts = await self._line.ledgerbee.contacts(customer_id)
        departments = await self._line.ledgerbee.departments(customer_id)
        await self._library.put_contacts(customer_id, contacts, departments)

    async def document(self, kind: DocumentKind, document_id: DocumentId) -> Document:
        """A document with its lines and its delivery log."""
        document = await self._line.ledgerbee.document(kind, document_id)
        await self._library.put_documents([document])
        if kind in {DocumentKind.INVOICE, DocumentKind.CREDIT_NOTE}:
            delivered = await self._line.ledgerbee.delivery_status(kind, document_id)
            await self._library.put_delivery(document_id, delivered)
        return document


def _moment(text: str | None) -> datetime | None:
    return None if text is None else datetime.fromisoformat(text)
