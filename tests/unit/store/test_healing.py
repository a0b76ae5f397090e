"""Temporary ids heal in whatever order things were made: no trace of them stays anywhere, and nothing else changes."""

from __future__ import annotations

import dataclasses
import json
import sqlite3
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ledgerbee_desktop.core.changes import set_fields
from ledgerbee_desktop.core.drafts import Caret
from ledgerbee_desktop.core.identifiers import (
    CustomerId,
    DraftId,
    OperationId,
    PriceId,
    ProductGroupId,
    ProductId,
)
from ledgerbee_desktop.core.journal import Journal
from ledgerbee_desktop.core.kinds import DocumentKind, Target
from ledgerbee_desktop.core.library import Catalogue, Customer, Price, Product, ProductGroup
from ledgerbee_desktop.core.operations import Actor, State
from ledgerbee_desktop.core.text import Message
from ledgerbee_desktop.store.book import BookStore
from tests.unit.store.kit import START, a_draft, a_line, an_operation, open_book, run
from tests.unit.store.test_library import invoice
from tests.unit.store.test_library import line as document_line

CUSTOMER, PRODUCT, PRICE, GROUP = (f"{n}1111111-0000-4000-8000-00000000000{n}" for n in (1, 2, 3, 4))
NAMES = (CUSTOMER, PRODUCT, PRICE, GROUP)
REAL = {temporary: f"9{temporary[1:]}" for temporary in NAMES}
WHAT = Message("outbox", "x")
# What an operation that ends, or that is written anew, changes of itself.
MOVES = {"checksum", "rev", "state", "attempts", "lower_bound"}
EXACT = ("draft", "change", "base", "operation", "contact", "department", "document", "workspace", "pull_state")

RECORDS: Mapping[str, tuple[Target, Customer | Product | Price | ProductGroup]] = {
    CUSTOMER: (Target.CUSTOMER, Customer(id=CustomerId(CUSTOMER), number="7", name="Ærø", is_temporary=True)),
    GROUP: (Target.PRODUCT_GROUP, ProductGroup(id=ProductGroupId(GROUP), number="4", name="Løn", is_temporary=True)),
    PRODUCT: (
        Target.PRODUCT,
        Product(id=ProductId(PRODUCT), name="Time", group_id=ProductGroupId(GROUP), is_temporary=True),
    ),
    PRICE: (
        Target.PRICE,
        Price(
            id=PriceId(PRICE),
            product_id=ProductId(PRODUCT),
            currency="DKK",
            unit_amount=Decimal(450),
            is_temporary=True,
        ),
    ),
}
WAITS_FOR = {CUSTOMER: None, GROUP: None, PRODUCT: GROUP, PRICE: PRODUCT}

# A person's texts, which are nobody's business: an id within them is not an id.
texts = st.sampled_from(["", "æ", f"x {CUSTOMER}", f'"{CUSTOMER}"', f'\\"{PRICE}\\"', f"{PRICE}9", "{}[],:"])
customers = st.sampled_from([None, CUSTOMER, f"{CUSTOMER}9", "customer-1"])
prices = st.sampled_from([None, PRICE, "price-1", PRODUCT])


@st.composite
def payloads(draw: st.DrawFn) -> bytes:
    lines = [{"priceId": draw(prices), "description": draw(texts)} for _ in range(draw(st.integers(0, 2)))]
    return json.dumps({"customerId": draw(customers), "notes": draw(texts), "lines": lines}).encode()


mentions = st.one_of(
    st.tuples(st.just("draft"), customers, prices, texts),
    st.tuples(st.just("journal"), customers, prices, texts),
    st.tuples(st.just("base"), customers, prices, texts),
    st.tuples(st.just("create"), customers, payloads(), st.booleans()),
    st.tuples(st.just("write"), st.sampled_from(NAMES), payloads(), st.just(None)),
    st.tuples(st.just("workspace"), customers, prices, texts),
    st.tuples(st.just("pull state"), customers, prices, texts),
    st.tuples(st.just("contact"), customers, prices, texts),
)


class Desk:
    """Makes records and what mentions them; `number` keeps ids apart."""

    def __init__(self, book: BookStore) -> None:
        self.book = book
        self.number = 100
        self.making: dict[str, OperationId] = {}
        self.attempted: set[str] = set()

    async def make(self, name: str) -> None:
        """The create of a record, after those of the records that it names."""
        if name in self.making:
            return
        first = WAITS_FOR[name]
        if first is not None:
            await self.make(first)
        target, record = RECORDS[name]
        body = {Target.PRICE: {"productId": PRODUCT}, Target.PRODUCT: {"productGroupId": GROUP}}.get(target, {})
        self.making[name] = OperationId(f"operation-{self._next()}")
        create = an_operation(
            self.number,
            target=target,
            record_id=name,
            record=record,
            draft_id=None,
            customer_id=None,
            payload=json.dumps(body).encode(),
            after=None if first is None else self.making[first],
        )
        await self.book.outbox.queue([create], None, None)

    async def mention(self, what: str, one: Any, two: Any, text: Any) -> None:
        number = self._next()
        book, draft_id = self.book, DraftId(f"draft-{number}")
        match what:
            case "draft":
                lines = (a_line(1, price_id=two, description=text),)
                await book.drafts.create(a_draft(draft_id, customer_id=one, lines=lines, notes=text))
            case "journal":
                await self._type(draft_id, customer_id=one, notes=text)
            case "base":
                base = invoice(
                    number, customer_id=one, lines=(document_line(text, two),), notes=text, kind=DocumentKind.QUOTE
                )
                draft = a_draft(draft_id, edits=base.id, kind=DocumentKind.QUOTE, customer_id=one)
                await book.drafts.create(draft, base)
            case "create":
                await self._queue_a_draft(draft_id, one, two, attempted=text)
            case "write":
                await self._write(one, two)
            case "workspace":
                await book.workspace.set(f"tab {number} customer/{one}", [f"product/{two}", {"of": one, "text": text}])
            case "pull state":
                await book.library.set_pull_state(f"{number}:{one}", f"{two} {text}")
            case _:
                row = (f"contact-{number}", one or "customer-1", number, json.dumps({"customer_id": one, "name": text}))
                await book.database.write(lambda c: c.execute("INSERT INTO contact VALUES (?, ?, ?, ?)", row))

    async def _write(self, name: str, payload: bytes) -> None:
        """A change of a record; while LedgerBee does not know it, what is typed of it goes into its create instead."""
        open_ones = {(each.target, each.record_id) for each in await self.book.outbox.all(open_only=True)}
        real = await self.book.library.real_id(name)
        if real == name or (Target.CUSTOMER, real) in open_ones:
            name = f"record-{self.number}"
        write = an_operation(
            self.number,
            target=Target.CUSTOMER,
            kind="update",
            record_id=name,
            draft_id=None,
            customer_id=None,
            payload=payload,
        )
        await self.book.outbox.queue([write], None, None)

    async def _type(self, draft_id: DraftId, **fields: Any) -> None:
        journal = Journal((await self.book.drafts.create(a_draft(draft_id))).draft)
        change = set_fields(journal.draft, **fields)
        if change is not None:
            journal.apply(change)
            write = journal.pending()
            assert write is not None
            await self.book.drafts.record(write, Caret())

    async def _queue_a_draft(self, draft_id: DraftId, customer: Any, payload: bytes, *, attempted: bool) -> None:
        await self.book.drafts.create(a_draft(draft_id, customer_id=customer))
        create = an_operation(self.number, draft_id=draft_id, customer_id=customer, payload=payload)
        await self.book.outbox.queue([create], draft_id, 1)
        if attempted:
            self.attempted.add(create.id)
            await self.book.outbox.begin(await self.book.outbox.get(create.id), START, START)

    async def heal(self, name: str) -> None:
        """LedgerBee made it, after those that it waits for."""
        await self.make(name)
        operation = await self.book.outbox.get(self.making[name])
        if operation.state is State.DONE:
            return
        first = WAITS_FOR[name]
        if first is not None:
            await self.heal(first)
        operation = await self.book.outbox.get(self.making[name])
        begun, attempt = await self.book.outbox.begin(operation, START, START)
        fields = {"record_id": REAL[name]}
        await self.book.outbox.move(begun, State.DONE, Actor.WORKER, WHAT, attempt=attempt, fields=fields)

    def _next(self) -> int:
        self.number += 1
        return self.number


def stored(connection: sqlite3.Connection) -> dict[tuple[str, int], dict[str, Any]]:
    """Every row of the tables that are compared value by value; JSON is read."""
    orders = {"change": "draft_id, number", "workspace": "name", "pull_state": "name"}
    found = {}
    for table in EXACT:
        rows = connection.execute(f"SELECT * FROM {table} ORDER BY {orders.get(table, 'rowid')}")
        for place, row in enumerate(rows):
            found[table, place] = {name: value_of(row[name]) for name in set(row.keys()) - MOVES}
    return found


def value_of(value: object) -> object:
    text = value.decode() if isinstance(value, bytes) else value
    try:
        return cast("object", json.loads(text)) if isinstance(text, str) else text
    except ValueError:
        return text


def healed(value: object) -> object:
    """The value with every id replaced that stands in it as a whole: what healing promises, said without its code."""
    match value:
        case str():
            return REAL.get(value, value)
        case list():
            return [healed(each) for each in value]
        case dict():
            return {name: healed(each) for name, each in value.items()}
        case _:
            return value


def expected(desk: Desk, before: dict[tuple[str, int], dict[str, Any]]) -> dict[tuple[str, int], dict[str, Any]]:
    after = {}
    for (table, place), row in before.items():
        new = cast("dict[str, Any]", healed(row))
        if row.get("id") in desk.attempted:
            new["payload"] = row["payload"]  # what was attempted stays as it was sent
        if table in {"workspace", "pull_state"}:
            new = {name: _within(value) for name, value in row.items()}
        after[table, place] = new
    return after


def _within(value: object) -> object:
    """Names and values of the window and the pull hold ids in longer texts too, but never longer ids."""
    text = json.dumps(value)
    for temporary, real in REAL.items():
        text = real.join(part for part in text.replace(f"{temporary}9", "\0").split(temporary)).replace(
            "\0", f"{temporary}9"
        )
    return cast("object", json.loads(text))


def of_ledgerbee(catalogue: Catalogue) -> tuple[Customer, Product, Price, ProductGroup]:
    (customer,) = catalogue.customers.values()
    (product,) = catalogue.products.values()
    (group,) = catalogue.product_groups
    (price,) = product.prices
    return customer, product, price, group


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    steps=st.lists(st.one_of(st.sampled_from(NAMES), mentions), max_size=12),
    order=st.permutations(NAMES),
    late=st.lists(
        mentions.filter(lambda step: step[0] not in {"base", "contact", "workspace", "pull state"}), max_size=4
    ),
)
def test_no_trace_of_a_temporary_id_and_nothing_else_changed(
    tmp_path_factory: pytest.TempPathFactory, steps: list[Any], order: list[str], late: list[Any]
) -> None:
    async def scenario() -> None:
        book = await open_book(tmp_path_factory.mktemp("healing"), inline=True)
        desk = Desk(book)
        for step in steps:
            await (desk.make(step) if isinstance(step, str) else desk.mention(*step))
        for name in NAMES:
            await desk.make(name)
        before = await book.database.read(stored)
        for name in order:
            await desk.heal(name)
        assert await book.database.read(stored) == expected(desk, before)
        await the_library_is_of_ledgerbee(book)
        for step in late:  # an editor that has not heard of it still writes the old ids
            await desk.mention(*step)
        assert await book.database.read(traces) == {
            ("operation", "payload", each)
            for each in desk.attempted
            if has_id(await book.outbox.get(OperationId(each)))
        }
        assert await book.full_check() == ()
        await book.close()

    run(scenario())


def has_id(operation: Any) -> bool:
    return any(f'"{name}"'.encode() in operation.payload for name in NAMES)


async def the_library_is_of_ledgerbee(book: BookStore) -> None:
    customer, product, price, group = of_ledgerbee(await book.library.catalogue())
    assert customer == dataclasses.replace(
        cast("Customer", RECORDS[CUSTOMER][1]), id=CustomerId(REAL[CUSTOMER]), is_temporary=False
    )
    assert group == dataclasses.replace(
        cast("ProductGroup", RECORDS[GROUP][1]), id=ProductGroupId(REAL[GROUP]), is_temporary=False
    )
    assert (product.id, product.group_id, product.is_temporary) == (REAL[PRODUCT], REAL[GROUP], False)
    assert price == dataclasses.replace(
        cast("Price", RECORDS[PRICE][1]),
        id=PriceId(REAL[PRICE]),
        product_id=ProductId(REAL[PRODUCT]),
        is_temporary=False,
    )


def traces(connection: sqlite3.Connection) -> set[tuple[str, str, str]]:
    """Where a temporary id still stands as an id, in any table but the one that remembers what became of it."""
    found = set()
    tables = [
        row[0]
        for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' AND sql LIKE '%STRICT%'")
    ]
    for table in tables:
        if table == "healed":
            continue
        for row in connection.execute(f"SELECT * FROM {table}"):
            for name in set(row.keys()) - MOVES:
                value = value_of(row[name])
                if healed(value) != value:
                    found.add((table, name, str(row["id"] if table == "operation" else row[0])))
    return found


def test_what_is_queued_with_an_old_id_stands_with_the_new_one(tmp_path: Path) -> None:
    """A price of a product, and a product of a group, that LedgerBee made while the form was open."""

    async def scenario() -> None:
        book = await open_book(tmp_path)
        desk = Desk(book)
        await desk.heal(GROUP)
        await desk.make(PRODUCT)
        assert (await book.library.catalogue()).products[ProductId(PRODUCT)].group_id == REAL[GROUP]
        await desk.heal(PRODUCT)
        await desk.make(PRICE)
        (product,) = (await book.library.catalogue()).products.values()
        assert [(price.id, price.product_id) for price in product.prices] == [(PRICE, REAL[PRODUCT])]
        queued = await book.outbox.get(desk.making[PRICE])
        assert json.loads(queued.payload) == {"productId": REAL[PRODUCT]}
        await book.close()

    run(scenario())
