"""The lists of customers, templates, products, groups, accounts and VAT codes: small enough to be read whole each time."""

from __future__ import annotations

from datetime import timedelta
from functools import partial

from ledgerbee_desktop.core.errors import Missing
from ledgerbee_desktop.core.identifiers import CustomerId
from ledgerbee_desktop.core.kinds import Target
from ledgerbee_desktop.core.library import CustomerGroup
from ledgerbee_desktop.core.moments import read_moment
from ledgerbee_desktop.sync.parts import Parts
from ledgerbee_desktop.sync.record_reads import every
from ledgerbee_desktop.sync.several import several
from ledgerbee_desktop.sync.tombstones import Tombstones

DAY = timedelta(days=1)
PASSES = 6
ARCHIVED = 8
"""How many archived customers are asked for at one pull."""
_ARCHIVED_ASKED = "archived:customer"
"""The note of the archived customer who was asked for last; the next pull goes on behind."""
_CHECKED = "full:product"
"""The note of when what the list of products lacks was looked into last."""


class CataloguePull:
    """Reads these lists into the library. Each method raises LedgerBeeError when LedgerBee cannot be asked."""

    def __init__(self, parts: Parts, tombstones: Tombstones) -> None:
        self._parts = parts
        self._library = parts.library
        self._line = parts.line
        self._tombstones = tombstones

    async def customers(self, *, full: bool) -> None:
        """The list of customers. Whom it lacks twice is missing, and so are archived ones whom LedgerBee does not know by their ids."""
        absent = await self._customers_absent()
        if absent:
            absent &= await self._customers_absent()
        await self._missing(Target.CUSTOMER, absent | await self._archived_absent(full=full))

    async def _archived_absent(self, *, full: bool) -> frozenset[str]:
        """Which archived customers are gone? No list has them, so they are asked for one by one: a few at each pull, or (`full`) all."""
        everybody = (await self._library.catalogue()).customers.values()
        archived = sorted(each.id for each in everybody if not each.is_active and not each.is_deleted)
        last = "" if full else await self._library.pull_state(_ARCHIVED_ASKED) or ""
        asked = [each for each in archived if each > last][: None if full else ARCHIVED]
        answers = await several([partial(self._has_customer, each) for each in asked])
        await self._library.set_pull_state(_ARCHIVED_ASKED, asked[-1] if asked and asked[-1] != archived[-1] else None)
        gone = frozenset(each for each, is_there in zip(asked, answers, strict=True) if not is_there)
        return gone if gone and await self._tombstones.is_answered(Target.CUSTOMER) else frozenset()

    async def _has_customer(self, customer_id: CustomerId) -> bool:
        try:
            await self._line.ledgerbee.customer(customer_id)
        except Missing:
            return False
        return True

    async def _customers_absent(self) -> frozenset[str]:
        customers = await self._line.ledgerbee.customers()
        await self._library.put_customers(customers)
        return await self._library.absent(Target.CUSTOMER, [each.id for each in customers])

    async def customer_groups(self) -> None:
        """The groups of customers."""
        try:
            groups = await self._line.ledgerbee.customer_groups()
        except Missing:  # the path is assumed: the customers know their groups too (unknown 27)
            customers = (await self._library.catalogue()).customers.values()
            named = {each.group_id: each.group_name for each in customers if each.group_id is not None}
            groups = tuple(CustomerGroup(id=group_id, name=name) for group_id, name in named.items())
        await self._library.put_customer_groups(groups)

    async def templates(self) -> None:
        """The templates."""
        templates = {each.id: each for each in await every(self._line.ledgerbee.templates)}
        await self._library.put_templates(tuple(templates.values()))

    async def products(self, *, full: bool) -> None:
        """The list of products. What it lacks is looked into once a day, or when `full`: missing is what two equal passes lack."""
        seen = await self._one_pass()
        last = read_moment(await self._library.pull_state(_CHECKED))
        if not full and last is not None and self._parts.clock.now() - last <= DAY:
            return
        absent: frozenset[str] = frozenset()
        for _ in range(PASSES - 1):
            absent = frozenset() if seen is None else await self._library.absent(Target.PRODUCT, seen)
            if seen is not None and not absent:
                break  # nothing to prove
            before, seen = seen, await self._one_pass()
            if seen is not None and seen == before:
                break
        else:
            return  # the list never stood still: at the next pull, perhaps
        await self._missing(Target.PRODUCT, absent)
        await self._library.set_pull_state(_CHECKED, self._parts.clock.now().isoformat())

    async def _one_pass(self) -> frozenset[str] | None:
        """The ids that one pass saw, each page stored; None when the pass was not clean (see `Scan`)."""
        seen: set[str] = set()
        is_clean, number, total = True, 1, None
        while True:
            page = await self._line.ledgerbee.products(number)
            await self._library.put_products(page.items)
            seen |= {each.id for each in page.items}
            is_last = number >= page.pages
            is_clean = is_clean and total in {None, page.total} and (is_last or bool(page.items))
            total = page.total
            if is_last or not page.items:
                return frozenset(seen) if is_clean and len(seen) == total else None
            number += 1

    async def _missing(self, target: Target, absent: frozenset[str]) -> None:
        await self._library.set_missing(target, absent)
        await self._tombstones.scanned(target)

    async def product_groups(self) -> None:
        """The groups of products."""
        groups = {each.id: each for each in await every(self._line.ledgerbee.product_groups)}
        await self._library.put_product_groups(tuple(groups.values()))

    async def accounts(self) -> None:
        """The accounts of the ledger."""
        await self._library.put_ledger(await self._line.ledgerbee.accounts(), await self._library.vat_codes())

    async def vat_codes(self) -> None:
        """The VAT codes."""
        await self._library.put_ledger(await self._library.accounts(), await self._line.ledgerbee.vat_codes())
