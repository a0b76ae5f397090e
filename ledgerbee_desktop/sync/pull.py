"""Brings the library up to date, what people need first (architecture "Pull").

Company, key, customers, templates, product list, the first page of each kind of document (usable from here), the other pages,
prices, groups, accounts and VAT codes; lines and contacts in idle time. What the key may not read is left out and noted; a refusal of
one list never ends the others.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from typing import TypeVar

from ledgerbee_desktop.core.errors import KeyProblem, Missing
from ledgerbee_desktop.core.identifiers import CustomerId, DocumentId, ProductId
from ledgerbee_desktop.core.kinds import TRAITS, DocumentKind
from ledgerbee_desktop.core.library import CustomerGroup, Document, KeyInfo, Product
from ledgerbee_desktop.core.text import Message
from ledgerbee_desktop.sync.company import Doorkeeper
from ledgerbee_desktop.sync.deliveries import Deliveries
from ledgerbee_desktop.sync.parts import Parts
from ledgerbee_desktop.sync.pull_documents import DocumentPull, moment
from ledgerbee_desktop.sync.record_reads import every
from ledgerbee_desktop.sync.scopes import FORBIDDEN, Scopes

T = TypeVar("T")

AT_ONCE = 8
"""Requests under way at the same time; the client's own limiter may allow fewer."""
BATCH = 16
SKIPPED = "skipped"
"""The note (JSON list) of the scopes for lack of which the last pull left something out."""
CUSTOMERS, PRODUCTS = "customers-read", "products-read"
_FRESH = "fresh"


class Pull:
    """Reads from LedgerBee into the library. Each method raises LedgerBeeError when LedgerBee cannot be asked."""

    def __init__(self, parts: Parts, doorkeeper: Doorkeeper, deliveries: Deliveries) -> None:
        self._parts = parts
        self._library = parts.library
        self._line = parts.line
        self._doorkeeper = doorkeeper
        self._deliveries = deliveries
        self._documents = DocumentPull(parts)
        self._scopes = Scopes(parts)
        self._part_missing: Message | None = None
        self._skipped: set[str] = set()
        self._gone: set[str] = set()

    async def run(self, *, full: bool = False) -> None:
        """Everything that a person needs: usable after the first page of each kind, complete at the end.

        `full`: read whole lists twice instead of only what is new (also done by itself once a day).

        Raises:
            WrongCompany: nothing was stored.
            LedgerBeeError: it broke off; what was read so far is stored.
        """
        self._part_missing, self._skipped = None, set()
        self._line.say(pulling=True)
        try:
            await self._doorkeeper.prove()
            await self._scopes.ask(forget=full)
            for scope, work in self._lists(full=full):
                await self._part(scope, work)
            now = self._parts.clock.now()
            await self._library.set_pull_state(_FRESH, now.isoformat())
            await self._library.set_pull_state(SKIPPED, json.dumps(sorted(self._skipped)))
            self._line.reached()
            self._line.say(fresh_as_of=now, problem=self._part_missing)
        finally:
            self._line.say(pulling=False)

    def _lists(self, *, full: bool) -> list[tuple[str, Callable[[], Awaitable[None]]]]:
        """What is read, in order, with the scope that it needs."""
        firsts = [(TRAITS[kind].read_scope, self._first_page(kind)) for kind in DocumentKind]
        others = [(TRAITS[kind].read_scope, self._other_pages(kind, full=full)) for kind in DocumentKind]
        return [
            (CUSTOMERS, self._customers),
            ("document-templates-read", self._templates),
            (PRODUCTS, self._products),
            *firsts,
            *others,
            (PRODUCTS, self._prices),
            (CUSTOMERS, self._customer_groups),
            (PRODUCTS, self._product_groups),
            ("accounts-read", self._accounts),
            ("vat-codes-read", self._vat_codes),
            (TRAITS[DocumentKind.INVOICE].read_scope, self._deliveries.with_pull),
        ]

    async def fresh_as_of(self) -> datetime | None:
        """When the library was last complete."""
        return moment(await self._library.pull_state(_FRESH))

    async def _part(self, scope: str, work: Callable[[], Awaitable[None]]) -> None:
        """One part of the pull; a scope or licence that is missing keeps that part from being read, not the others."""
        if not (await self._library.key_info() or KeyInfo(scopes=None)).may(scope):
            self._skipped.add(scope)
            return
        try:
            await work()
            await self._scopes.worked(scope)
        except KeyProblem as error:
            if error.evidence.status != FORBIDDEN:
                raise
            await self._scopes.learn(error, scope)
            self._skipped.add(scope)
            self._part_missing = error.message
        except Missing as error:  # a path that LedgerBee does not have (contract README, unknown 27)
            self._part_missing = error.message

    # --- Customers, templates, products, groups, the ledger ---------------------------------------

    async def _customers(self) -> None:
        await self._library.put_customers(await self._line.ledgerbee.customers())

    async def _customer_groups(self) -> None:
        try:
            groups = await self._line.ledgerbee.customer_groups()
        except Missing:  # the path is assumed: the customers know their groups too (unknown 27)
            customers = (await self._library.catalogue()).customers.values()
            named = {each.group_id: each.group_name for each in customers if each.group_id is not None}
            groups = tuple(CustomerGroup(id=group_id, name=name) for group_id, name in named.items())
        await self._library.put_customer_groups(groups)

    async def _templates(self) -> None:
        templates = {each.id: each for each in await every(self._line.ledgerbee.templates)}
        await self._library.put_templates(tuple(templates.values()))

    async def _products(self) -> None:
        number = 1
        while True:
            page = await self._line.ledgerbee.products(number)
            await self._library.put_products(page.items)
            if number >= page.pages or not page.items:
                return
            number += 1

    async def _product_groups(self) -> None:
        groups = {each.id: each for each in await every(self._line.ledgerbee.product_groups)}
        await self._library.put_product_groups(tuple(groups.values()))

    async def _accounts(self) -> None:
        await self._library.put_ledger(await self._line.ledgerbee.accounts(), await self._library.vat_codes())

    async def _vat_codes(self) -> None:
        await self._library.put_ledger(await self._library.accounts(), await self._line.ledgerbee.vat_codes())

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

    def _price_reader(self, product_id: ProductId) -> Callable[[], Awaitable[Product]]:
        return lambda: self._line.ledgerbee.product(product_id)

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

    def _first_page(self, kind: DocumentKind) -> Callable[[], Awaitable[None]]:
        return lambda: self._documents.first_page(kind)

    def _other_pages(self, kind: DocumentKind, *, full: bool) -> Callable[[], Awaitable[None]]:
        return lambda: self._documents.all_of(kind, full=full)

    # --- In idle time, and when something is looked at --------------------------------------------

    async def idle(self) -> bool:
        """A small piece of what nobody waits for: lines, newest first, then contacts. False when there is nothing left."""
        key = await self._library.key_info() or KeyInfo(scopes=None)
        try:
            return await self._some_lines(key) or (key.may(CUSTOMERS) and await self._some_contacts())
        except KeyProblem as error:
            await self._scopes.learn(error, "")
            raise

    async def _some_lines(self, key: KeyInfo) -> bool:
        found = await self._library.documents_without_lines(BATCH + len(self._gone))
        readable = [(kind, each) for kind, each in found if key.may(TRAITS[kind].read_scope)]
        wanted = [(kind, each) for kind, each in readable if each not in self._gone][:BATCH]
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

    async def product(self, product_id: ProductId) -> None:
        """A product with its prices; one that LedgerBee no longer has leaves the library."""
        try:
            await self._library.put_product(await self._line.ledgerbee.product(product_id))
        except Missing:
            await self._library.forget_product(product_id)
