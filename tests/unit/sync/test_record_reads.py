"""Lists that change while they are read, and when a record is what a write stated."""

from __future__ import annotations

import asyncio
import dataclasses
from pathlib import Path

import pytest

from ledgerbee_desktop.core.identifiers import CustomerGroupId, CustomerId, PriceId, ProductGroupId, ProductId
from ledgerbee_desktop.core.kinds import Target
from ledgerbee_desktop.core.library import Customer, Price
from ledgerbee_desktop.core.ports import Page
from ledgerbee_desktop.core.records import CustomerFields, PriceAction, ProductFields
from ledgerbee_desktop.sync.record_reads import differing, is_acted, product_of, read, refresh, steady
from tests.faults.simulation.catalogue import HOUR
from tests.faults.simulation.jobs import customer_fields
from tests.unit.sync.office import Office, at_work


def listed(*passes: tuple[tuple[str, ...], ...]) -> tuple[str, ...] | None:
    """What is read of a list of which each pass sees other pages; the last of `passes` is seen for ever."""
    left = list(passes)

    async def page(number: int) -> Page[str]:
        pages = left[0]
        if number >= len(pages) and len(left) > 1:
            left.pop(0)
        return Page(pages[number - 1], number, len(pages), 0)

    return asyncio.run(steady(page, str))


def test_two_equal_passes_are_believed() -> None:
    assert listed((("a", "b"), ("c",))) == ("a", "b", "c")
    assert listed((("a", "b"), ("c",)), (("a", "b", "d"),)) == ("a", "b", "d")
    assert listed(((),)) == ()


def test_what_slipped_to_the_next_page_while_it_was_read_is_one_record_and_not_two() -> None:
    """Somebody makes another one during the second pass: what stood last on a page stands first on the next, too."""
    assert listed((("a", "b"), ("c",)), (("a", "b"), ("b", "c")), (("new", "a"), ("b", "c"))) == ("a", "b", "c")


def test_a_list_that_never_stands_still_is_not_believed() -> None:
    restless = tuple(((str(number),),) for number in range(20))
    assert listed(*restless) is None


CUSTOMER = Customer(
    id=CustomerId("c"),
    number="900",
    name="Blåbær ApS",
    group_id=CustomerGroupId("G-1"),
    metadata={"a": "1"},
)


@pytest.mark.parametrize(
    ("field", "wanted", "same"),
    [
        ("name", " BLÅBÆR ApS ", True),
        ("name", "Blåbær", False),
        ("group_id", CustomerGroupId("g-1"), True),
        ("group_id", CustomerGroupId("g-2"), False),
        ("metadata", {"a": "1"}, True),
        ("metadata", {}, False),
    ],
)
def test_what_counts_as_the_same(field: str, wanted: object, same: bool) -> None:
    fields = dataclasses.replace(customer_fields("900", "Blåbær ApS"), **{field: wanted})  # type: ignore[arg-type]
    assert isinstance(fields, CustomerFields)
    assert differing(fields, frozenset({field}), CUSTOMER) == (() if same else (field,))


@pytest.mark.parametrize(
    ("action", "price", "acted"),
    [
        (PriceAction.SET_DEFAULT, dataclasses.replace(HOUR, is_default=True), True),
        (PriceAction.SET_DEFAULT, HOUR, False),
        (PriceAction.ARCHIVE, dataclasses.replace(HOUR, status="archived"), True),
        (PriceAction.ARCHIVE, dataclasses.replace(HOUR, status="ACTIVE"), False),
        (PriceAction.ACTIVATE, dataclasses.replace(HOUR, status="ACTIVE"), True),
        (PriceAction.DISABLE, dataclasses.replace(HOUR, status="Disabled"), True),
    ],
)
def test_when_an_action_shows(action: PriceAction, price: Price, acted: bool) -> None:
    assert is_acted(action, price) is acted


def test_the_product_of_a_price_is_looked_up_where_it_is_known(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        library, client = office.book.library, office.client
        office.model.habits.read_fault = 1.0
        assert await product_of(HOUR.id, client, library) == HOUR.product_id
        office.model.habits.read_fault = 0.0
        fields = ProductFields(number="P7", name="Ny", group_id=ProductGroupId("g"))
        made = ProductId(office.model.add_product(fields))
        price = dataclasses.replace(HOUR, id=PriceId("new"), product_id=made)
        whole = next(each for each in office.model.products.values() if each.id == made)
        office.model.products[whole.id] = dataclasses.replace(whole, prices=(price,))
        assert await product_of(price.id, client, library) == made
        await refresh(Target.PRICE, price.id, client, library)
        assert price.id in (await library.catalogue()).prices
        assert await product_of(PriceId("nowhere"), client, library) is None
        before = await library.catalogue()
        await refresh(Target.PRICE, "nowhere", client, library)
        assert (await library.catalogue()).prices == before.prices

    at_work(tmp_path, work)


def test_a_document_is_no_record(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        with pytest.raises(ValueError, match="no record"):
            await read(Target.INVOICE, "x", office.client)
        with pytest.raises(ValueError, match="no record"):
            await refresh(Target.INVOICE, "x", office.client, office.book.library)

    at_work(tmp_path, work)
