"""Records that are written again before LedgerBee has them: what waits for them waits on, and nothing typed is lost."""

from __future__ import annotations

import dataclasses
from decimal import Decimal
from pathlib import Path

import pytest

from ledgerbee_desktop.core.errors import Stale
from ledgerbee_desktop.core.identifiers import OperationId, PriceId, ProductId
from ledgerbee_desktop.core.kinds import Target
from ledgerbee_desktop.core.library import Price, Product
from ledgerbee_desktop.core.operations import Actor, State
from ledgerbee_desktop.core.ports import NewOperation
from ledgerbee_desktop.store.book import BookStore
from tests.unit.store.kit import START, open_book, run
from tests.unit.store.test_records import WHAT, a_record, end

PRODUCT = Product(id=ProductId("temp-product"), number="7", name="Time", is_temporary=True)
PRICE = Price(
    id=PriceId("temp-price"), product_id=PRODUCT.id, currency="DKK", unit_amount=Decimal(450), is_temporary=True
)
FIRST, SECOND, THIRD = (OperationId(f"operation-{number}") for number in (1, 2, 3))
BODY = b'{"productId":"temp-product"}'


def renamed(replaces: OperationId | None = None) -> NewOperation:
    """The product once more, with another number."""
    return a_record(3, dataclasses.replace(PRODUCT, number="8"), Target.PRODUCT, replaces=replaces)


async def with_a_product(directory: Path) -> BookStore:
    """A product and its price made here, in the outbox."""
    book = await open_book(directory)
    price = a_record(2, PRICE, Target.PRICE, payload=BODY, after=FIRST)
    await book.outbox.queue([a_record(1, PRODUCT, Target.PRODUCT), price], None, None)
    return book


async def both_get_through(book: BookStore) -> None:
    """The new product and the old price reach LedgerBee."""
    await end(book, 3, State.DONE, record_id="product-9")
    assert (await book.outbox.get(SECOND)).payload == b'{"productId":"product-9"}'
    await end(book, 2, State.DONE, record_id="price-9")
    (product,) = (await book.library.catalogue()).products.values()
    assert (product.id, product.number, [price.id for price in product.prices]) == ("product-9", "8", ["price-9"])
    assert await book.full_check() == ()


@pytest.mark.parametrize("replaces", [None, FIRST])
def test_a_price_outlives_the_refusal_of_its_product(tmp_path: Path, replaces: OperationId | None) -> None:
    """Whether the refused one is named as what is replaced, or found."""

    async def scenario() -> None:
        book = await with_a_product(tmp_path)
        await end(book, 1, State.REFUSED)
        assert (await book.outbox.get(SECOND)).state is State.QUEUED
        await book.outbox.queue([renamed(replaces)], None, None)
        assert [(await book.outbox.get(each)).state for each in (FIRST, SECOND)] == [State.DISCARDED, State.QUEUED]
        assert (await book.outbox.get(SECOND)).after == THIRD
        await both_get_through(book)
        await book.close()

    run(scenario())


def test_a_refused_product_that_is_given_up_takes_its_price_along(tmp_path: Path) -> None:
    async def scenario() -> None:
        book = await with_a_product(tmp_path)
        refused = await end(book, 1, State.REFUSED)
        await book.outbox.move(refused, State.DISCARDED, Actor.PERSON, WHAT)
        assert (await book.outbox.get(SECOND)).state is State.DISCARDED
        assert (await book.library.catalogue()).products == {}
        await book.close()

    run(scenario())


def test_what_has_not_left_can_be_written_anew(tmp_path: Path) -> None:
    async def scenario() -> None:
        book = await with_a_product(tmp_path)
        with pytest.raises(Stale):
            await book.outbox.queue([renamed()], None, None)
        await book.outbox.queue([renamed(replaces=FIRST)], None, None)
        assert (await book.outbox.get(FIRST)).state is State.DISCARDED
        (product,) = (await book.library.catalogue()).products.values()
        assert (product.number, list(product.prices)) == ("8", [PRICE])
        await both_get_through(book)
        await book.close()

    run(scenario())


def test_what_has_left_is_not_replaced(tmp_path: Path) -> None:
    async def scenario() -> None:
        book = await with_a_product(tmp_path)
        begun, attempt = await book.outbox.begin(await book.outbox.get(FIRST), START, START)
        with pytest.raises(Stale):
            await book.outbox.queue([renamed(replaces=FIRST)], None, None)
        doubtful = await book.outbox.move(begun, State.UNKNOWN, Actor.WORKER, WHAT, attempt=attempt)
        missed = await book.outbox.move(doubtful, State.NOT_FOUND, Actor.RECONCILIATION, WHAT)
        await book.outbox.move(missed, State.QUEUED, Actor.PERSON, WHAT)
        with pytest.raises(Stale):  # its first request may still arrive
            await book.outbox.queue([renamed(replaces=FIRST)], None, None)
        assert (await book.library.catalogue()).products[PRODUCT.id].number == "7"
        await book.close()

    run(scenario())


def test_only_the_same_write_of_the_same_record_is_replaced(tmp_path: Path) -> None:
    async def scenario() -> None:
        book = await with_a_product(tmp_path)
        with pytest.raises(Stale):
            await book.outbox.queue([renamed(replaces=SECOND)], None, None)
        assert (await book.outbox.get(SECOND)).state is State.QUEUED
        await book.close()

    run(scenario())
