"""Product groups and the ledger as LedgerBee lists them, beside groups that were made here."""

from __future__ import annotations

import dataclasses
from decimal import Decimal
from pathlib import Path

from ledgerbee_desktop.core.events import Bus, Topic
from ledgerbee_desktop.core.identifiers import AccountId, OperationId, ProductGroupId, ProductId
from ledgerbee_desktop.core.kinds import Target
from ledgerbee_desktop.core.library import Account, Product, ProductGroup, VatCode
from ledgerbee_desktop.core.operations import Actor, State
from ledgerbee_desktop.core.ports import NewOperation
from ledgerbee_desktop.store.book import BookStore
from tests.unit.store.kit import Ears, an_operation, open_book, run
from tests.unit.store.test_records import WHAT, end

WORK, GOODS = (ProductGroup(id=ProductGroupId(name), number=name[0], name=name) for name in ("work", "goods"))
MADE = ProductGroup(id=ProductGroupId("temp-group"), number="9", name="Leje", is_temporary=True)
REAL = dataclasses.replace(MADE, id=ProductGroupId("group-9"), is_temporary=False)
PRODUCT = Product(id=ProductId("temp-product"), name="Lift", group_id=MADE.id, is_temporary=True)
SALES, RENT = (
    Account(id=AccountId(name), number=number, name=name, classification="REVENUE")
    for name, number in (("sales", "1010"), ("rent", "1020"))
)
FULL = VatCode(id="u25", code="U25", name="Salgsmoms", rate=Decimal("25.0"))
FIRST, SECOND = OperationId("operation-1"), OperationId("operation-2")


async def groups(book: BookStore) -> list[str]:
    """The groups, in the order of the library."""
    return [group.id for group in (await book.library.catalogue()).product_groups]


def a_create(number: int, record: ProductGroup | Product, target: Target, after: OperationId | None) -> NewOperation:
    return an_operation(
        number, target=target, record_id=record.id, record=record, payload=b"{}", draft_id=None, after=after
    )


async def with_a_group(directory: Path) -> BookStore:
    """A group made here, and a product in it, in the outbox; LedgerBee has another one."""
    book = await open_book(directory)
    await book.library.put_product_groups([WORK])
    product = dataclasses.replace(
        a_create(2, PRODUCT, Target.PRODUCT, FIRST), payload=b'{"productGroupId":"temp-group"}'
    )
    await book.outbox.queue([a_create(1, MADE, Target.PRODUCT_GROUP, None), product], None, None)
    return book


def test_groups_are_replaced_and_only_what_differs_is_told(tmp_path: Path) -> None:
    async def scenario() -> None:
        ears, bus = Ears(), Bus()
        book = await open_book(tmp_path, bus=bus)
        bus.subscribe(ears)

        async def told(*pulled: ProductGroup) -> list[set[str]]:
            ears.heard.clear()
            await book.library.put_product_groups(pulled)
            assert all(heard.topic is Topic.CATALOGUE for heard in ears.heard)
            return [set(heard.ids) for heard in ears.heard]

        assert await told(WORK, GOODS) == [{"work", "goods"}]
        assert await told(WORK, GOODS) == []
        assert await told(dataclasses.replace(WORK, name="Arbejde"), GOODS) == [{"work"}]
        assert await told(GOODS, WORK) == [{"work", "goods"}], "the order is LedgerBee's"
        assert await groups(book) == ["goods", "work"]
        assert await told(GOODS) == [{"work"}]
        assert await told() == [{"goods"}]
        assert await groups(book) == []
        await book.close()

    run(scenario())


def test_a_group_that_ledgerbee_does_not_know_yet_outlives_its_lists(tmp_path: Path) -> None:
    async def scenario() -> None:
        book = await with_a_group(tmp_path)
        for pulled in ([GOODS, WORK], [GOODS], []):
            await book.library.put_product_groups(pulled)
            assert await groups(book) == [*(group.id for group in pulled), MADE.id]
        await book.close()
        book = await open_book(tmp_path)
        assert (await book.library.catalogue()).product_groups == (MADE,)
        await end(book, 1, State.DONE, record_id=REAL.id)
        assert (await book.library.catalogue()).product_groups == (REAL,)
        await book.library.put_product_groups([WORK])
        assert await groups(book) == ["work"], "from now on it is one of LedgerBee's"
        await book.close()

    run(scenario())


def test_a_list_that_was_faster_than_the_answer_knows_better(tmp_path: Path) -> None:
    async def scenario() -> None:
        book = await with_a_group(tmp_path)
        listed = dataclasses.replace(REAL, name="Leje af materiel", domestic_account_id=RENT.id)
        await book.library.put_product_groups([WORK, listed])
        await end(book, 1, State.DONE, record_id=REAL.id)
        catalogue = await book.library.catalogue()
        assert catalogue.product_groups == (WORK, listed)
        assert catalogue.products[PRODUCT.id].group_id == REAL.id
        assert (await book.outbox.get(SECOND)).payload == b'{"productGroupId":"group-9"}'
        assert await book.full_check() == ()
        await book.close()

    run(scenario())


def test_a_group_that_is_given_up_takes_what_waits_for_it_along(tmp_path: Path) -> None:
    async def scenario() -> None:
        book = await with_a_group(tmp_path)
        refused = await end(book, 1, State.REFUSED)
        assert await groups(book) == [WORK.id, MADE.id]
        assert (await book.outbox.get(SECOND)).state is State.QUEUED
        await book.outbox.move(refused, State.DISCARDED, Actor.PERSON, WHAT)
        assert (await book.outbox.get(SECOND)).state is State.DISCARDED
        assert await groups(book) == [WORK.id]
        assert (await book.library.catalogue()).products == {}
        await book.close()

    run(scenario())


def test_the_ledger_is_replaced_and_only_what_differs_is_told(tmp_path: Path) -> None:
    async def scenario() -> None:
        ears, bus = Ears(), Bus()
        book = await open_book(tmp_path, bus=bus)
        assert (await book.library.accounts(), await book.library.vat_codes()) == ((), ())
        bus.subscribe(ears)
        await book.library.put_ledger([RENT, SALES], [FULL])
        await book.library.put_ledger([RENT, SALES], [FULL])
        assert [set(heard.ids) for heard in ears.heard] == [{"sales", "rent", "u25"}]
        assert (await book.library.accounts(), await book.library.vat_codes()) == ((RENT, SALES), (FULL,))
        await book.library.put_ledger([RENT], [dataclasses.replace(FULL, rate=None)])
        assert [set(heard.ids) for heard in ears.heard[1:]] == [{"sales", "u25"}]
        await book.close()
        book = await open_book(tmp_path)
        assert await book.library.accounts() == (RENT,)
        assert [code.rate for code in await book.library.vat_codes()] == [None]
        await book.close()

    run(scenario())


def test_an_account_that_the_disk_has_damaged_comes_back_with_the_next_list(tmp_path: Path) -> None:
    async def scenario() -> None:
        book = await open_book(tmp_path)
        await book.library.put_ledger([SALES, RENT], [])
        damage = "UPDATE account SET body = substr(body, 9) WHERE id = 'sales'"
        assert await book.database.write(lambda connection: connection.execute(damage).rowcount) == 1
        assert await book.library.accounts() == (RENT,)
        await book.library.put_ledger([SALES, RENT], [])
        assert await book.library.accounts() == (SALES, RENT)
        await book.close()

    run(scenario())
