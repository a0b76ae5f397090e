"""Brings the library up to date, what people need first (architecture "Pull").

Company, key, customers, templates, product list, the first page of each kind of document (usable from here), the other pages,
prices, groups, accounts and VAT codes; lines and contacts in idle time. What the key may not read is left out and noted; a refusal of
one list never ends the others.
"""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable, Sequence
from datetime import datetime
from functools import partial
from typing import TypeVar

from ledgerbee_desktop.core.errors import KeyProblem, Missing
from ledgerbee_desktop.core.identifiers import CustomerId, DocumentId, ProductId
from ledgerbee_desktop.core.kinds import TRAITS, DocumentKind, Target
from ledgerbee_desktop.core.library import Document, KeyInfo, Product
from ledgerbee_desktop.core.moments import read_moment
from ledgerbee_desktop.core.text import Message
from ledgerbee_desktop.sync.company import Doorkeeper
from ledgerbee_desktop.sync.deliveries import Deliveries
from ledgerbee_desktop.sync.parts import Parts
from ledgerbee_desktop.sync.pull_catalogue import CataloguePull
from ledgerbee_desktop.sync.pull_documents import DAY, DocumentPull
from ledgerbee_desktop.sync.scopes import Scopes
from ledgerbee_desktop.sync.several import several
from ledgerbee_desktop.sync.tombstones import Tombstones

T = TypeVar("T")

BATCH = 16
SKIPPED = "skipped"
"""The note (JSON list) of the scopes for lack of which the last pull left something out."""
CUSTOMERS, PRODUCTS = "customers-read", "products-read"
_FRESH, _PRICES_READ = "fresh", "full:price"
"""The notes of when everything was read last, and when every price was."""


class Pull:
    """Reads from LedgerBee into the library. Each method raises LedgerBeeError when LedgerBee cannot be asked."""

    def __init__(self, parts: Parts, doorkeeper: Doorkeeper, deliveries: Deliveries, tombstones: Tombstones) -> None:
        self._parts = parts
        self._library = parts.library
        self._line = parts.line
        self._doorkeeper = doorkeeper
        self._deliveries = deliveries
        self._tombstones = tombstones
        self._catalogue = CataloguePull(parts, tombstones)
        self._documents = DocumentPull(parts, tombstones)
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
        self._gone.clear()
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
            await self._tombstones.say()

    def _lists(self, *, full: bool) -> list[tuple[str, Callable[[], Awaitable[None]]]]:
        """What is read, in order, with the scope that it needs."""
        firsts = [(TRAITS[kind].read_scope, self._first_page(kind)) for kind in DocumentKind]
        others = [(TRAITS[kind].read_scope, self._other_pages(kind, full=full)) for kind in DocumentKind]
        return [
            (CUSTOMERS, partial(self._catalogue.customers, full=full)),
            ("document-templates-read", self._catalogue.templates),
            (PRODUCTS, partial(self._catalogue.products, full=full)),
            *firsts,
            *others,
            (PRODUCTS, partial(self._prices, full=full)),
            (CUSTOMERS, self._catalogue.customer_groups),
            (PRODUCTS, self._catalogue.product_groups),
            ("accounts-read", self._catalogue.accounts),
            ("vat-codes-read", self._catalogue.vat_codes),
            *self._judgements(),
            (TRAITS[DocumentKind.INVOICE].read_scope, self._deliveries.with_pull),
        ]

    def _judgements(self) -> list[tuple[str, Callable[[], Awaitable[None]]]]:
        """What is missing is asked for by its id, when all lists were read: only then it shows whether too much is."""
        scopes = {Target(kind.value): TRAITS[kind].read_scope for kind in DocumentKind}
        scopes |= {Target.CUSTOMER: CUSTOMERS, Target.PRODUCT: PRODUCTS, Target.PRICE: PRODUCTS}
        return [(scope, partial(self._tombstones.judge, target)) for target, scope in scopes.items()]

    async def judge(self) -> None:
        """Ask for what is missing now, and for nothing else. Raises LedgerBeeError."""
        try:
            await self._doorkeeper.prove()
            for scope, work in self._judgements():
                await self._part(scope, work)
        finally:
            await self._tombstones.say()

    async def fresh_as_of(self) -> datetime | None:
        """When the library was last complete."""
        return read_moment(await self._library.pull_state(_FRESH))

    async def _part(self, scope: str, work: Callable[[], Awaitable[None]]) -> None:
        """One part of the pull; a scope or licence that is missing keeps that part from being read, not the others."""
        if not (await self._library.key_info() or KeyInfo(scopes=None)).may(scope):
            self._skipped.add(scope)
            return
        try:
            await work()
            await self._scopes.worked(scope)
        except KeyProblem as error:
            if not error.is_forbidden:
                raise
            await self._scopes.learn(error, scope)
            self._skipped.add(scope)
            self._part_missing = error.message
        except Missing as error:  # a path that LedgerBee does not have (contract README, unknown 27)
            self._part_missing = error.message

    # --- Prices ------------------------------------------------------------------------------------

    async def _prices(self, *, full: bool) -> None:
        """The product list has no prices (contract README, trap 15): each product is read, a few at a time.

        Which it is that changed or vanished without moving its product's `updatedAt` shows once a day, or when `full`: then all are read.
        """
        last, now = read_moment(await self._library.pull_state(_PRICES_READ)), self._parts.clock.now()
        if full or last is None or now - last > DAY:
            products = (await self._library.catalogue()).products.values()
            every = [each.id for each in products if not each.is_temporary and not each.is_deleted]
            for begin in range(0, len(every), BATCH):
                await self._read_products(every[begin : begin + BATCH])
            await self._library.set_pull_state(_PRICES_READ, now.isoformat())
        while True:
            wanted = await self._library.products_without_prices(BATCH + len(self._gone))
            wanted = tuple(each for each in wanted if each not in self._gone)[:BATCH]
            if not wanted:
                return
            if not await self._read_products(wanted) and all(each not in self._gone for each in wanted):
                return

    async def _read_products(self, ids: Sequence[ProductId]) -> bool:
        """Were any of them there?"""
        products = await self._several([(each, self._price_reader(each)) for each in ids])
        for product in products:
            await self._library.put_product(product)
        return bool(products)

    def _price_reader(self, product_id: ProductId) -> Callable[[], Awaitable[Product]]:
        return lambda: self._line.ledgerbee.product(product_id)

    async def _several(self, reads: Sequence[tuple[str, Callable[[], Awaitable[T]]]]) -> list[T]:
        """The answers of several reads; what is gone meanwhile is left out and not asked for again."""

        async def one(name: str, read: Callable[[], Awaitable[T]]) -> T | None:
            try:
                return await read()
            except Missing:
                self._gone.add(name)
                return None

        answers = await several([partial(one, name, read) for name, read in reads])
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
        """A product with its prices. Raises LedgerBeeError; one that is gone is the next pull's to judge."""
        await self._library.put_product(await self._line.ledgerbee.product(product_id))
