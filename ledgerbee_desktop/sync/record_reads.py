"""Reading customers, products, prices and product groups one by one, and what a write of one states compared with what is there."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from decimal import Decimal
from typing import TypeVar

from ledgerbee_desktop.core.errors import Missing
from ledgerbee_desktop.core.identifiers import CustomerId, PriceId, ProductGroupId, ProductId
from ledgerbee_desktop.core.kinds import Target
from ledgerbee_desktop.core.library import Customer, Price, Product, ProductGroup
from ledgerbee_desktop.core.matching import plain
from ledgerbee_desktop.core.ports import LedgerBee, LibraryStore, Page
from ledgerbee_desktop.core.records import PriceAction, RecordFields

T = TypeVar("T")
Record = Customer | Product | Price | ProductGroup

PASSES = 6
_IDS = {
    "group_id",
    "product_id",
    "domestic_account_id",
    "eu_account_id",
    "abroad_account_id",
    "domestic_without_vat_account_id",
}
_STATUS = {PriceAction.ACTIVATE: "ACTIVE", PriceAction.ARCHIVE: "ARCHIVED", PriceAction.DISABLE: "DISABLED"}


async def read(target: Target, record_id: str, ledgerbee: LedgerBee) -> Record:
    """The record as LedgerBee has it now. Raises LedgerBeeError (Missing: it is not there)."""
    match target:
        case Target.CUSTOMER:
            return await ledgerbee.customer(CustomerId(record_id))
        case Target.PRODUCT:
            return await ledgerbee.product(ProductId(record_id))
        case Target.PRICE:
            return await ledgerbee.price(PriceId(record_id))
        case Target.PRODUCT_GROUP:
            return await ledgerbee.product_group(ProductGroupId(record_id))
        case _:
            raise ValueError(f"a {target} is no record")


async def every(read_page: Callable[[int], Awaitable[Page[T]]]) -> tuple[T, ...]:
    """All items of a paged list, in one pass. Raises LedgerBeeError."""
    found: list[T] = []
    number = 1
    while True:
        page = await read_page(number)
        found.extend(page.items)
        if number >= page.pages or not page.items:
            return tuple(found)
        number += 1


async def steady(read_page: Callable[[int], Awaitable[Page[T]]], id_of: Callable[[T], str]) -> tuple[T, ...] | None:
    """All items, each id once, when two passes in a row saw the same ids; None when the list never stood still (reliability 1.6, "Scan").

    What is made meanwhile pushes others to the next page, where they are read again.
    """
    before: frozenset[str] | None = None
    for _ in range(PASSES):
        items = {id_of(each): each for each in await every(read_page)}
        if items.keys() == before:
            return tuple(items.values())
        before = frozenset(items)
    return None


def differing(fields: RecordFields, names: frozenset[str], record: Record) -> tuple[str, ...]:
    """Which of `names` the record does not have as `fields` state them."""
    return tuple(sorted(each for each in names if not _same(each, getattr(fields, each), getattr(record, each, None))))


def _same(name: str, wanted: object, there: object) -> bool:
    if name == "metadata":
        return dict(wanted or {}) == dict(there or {})  # type: ignore[call-overload, no-any-return]  # both are mappings of texts
    if name in _IDS:
        return str(wanted or "").lower() == str(there or "").lower()
    if isinstance(wanted, Decimal) or wanted is None or isinstance(wanted, int):
        return wanted == there
    return plain(str(wanted)).casefold() == plain("" if there is None else str(there)).casefold()


def is_acted(action: PriceAction, price: Price) -> bool:
    """Does the price look as it does after `action`? The spelling of statuses is assumed, so case does not count (row 29)."""
    if action is PriceAction.SET_DEFAULT:
        return price.is_default
    return price.status.upper() == _STATUS[action]


async def refresh(target: Target, record_id: str, ledgerbee: LedgerBee, library: LibraryStore) -> None:
    """Bring one record of the library up to date; a price comes with its product. Raises LedgerBeeError (Missing: it is not there)."""
    match target:
        case Target.CUSTOMER:
            await library.put_customer(await ledgerbee.customer(CustomerId(record_id)))
        case Target.PRODUCT:
            await library.put_product(await ledgerbee.product(ProductId(record_id)))
        case Target.PRICE:
            product_id = await product_of(PriceId(record_id), ledgerbee, library)
            if product_id is not None:
                await refresh(Target.PRODUCT, product_id, ledgerbee, library)
        case Target.PRODUCT_GROUP:
            await library.put_product_groups(await every(ledgerbee.product_groups))
        case _:
            raise ValueError(f"a {target} is no record")


async def product_of(price_id: PriceId, ledgerbee: LedgerBee, library: LibraryStore) -> ProductId | None:
    """The product of a price: from the library, else from LedgerBee; None when neither knows it."""
    known = (await library.catalogue()).prices.get(price_id)
    if known is not None:
        return known.product_id
    try:
        return (await ledgerbee.price(price_id)).product_id
    except Missing:
        return None
