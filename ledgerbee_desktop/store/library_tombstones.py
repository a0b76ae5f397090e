"""What LedgerBee no longer lists, and the tombstones of what it no longer has (reliability 3)."""

from __future__ import annotations

import dataclasses
import datetime as dt
import sqlite3
from collections.abc import Collection, Mapping

from ledgerbee_desktop.core.events import Topic
from ledgerbee_desktop.core.kinds import Target
from ledgerbee_desktop.store import library_rows as rows
from ledgerbee_desktop.store.library_catalogue import CatalogueShelf

# A product whose row the disk has damaged has no prices until it is pulled again.
_READABLE = "iif(json_valid(product.body), product.body, '{}')"
_PRICES = (
    f"SELECT price.value ->> 'id' AS id FROM product, json_each({_READABLE}, '$.prices') AS price WHERE product.gone_at IS NULL"  # noqa: S608
    " AND NOT coalesce(price.value ->> 'is_temporary', 0) AND NOT coalesce(price.value ->> 'is_deleted', 0)"
)
_LIVING = {
    # An archived customer whom LedgerBee does not know any more is among them as long as that is not decided.
    Target.CUSTOMER: "SELECT id FROM customer WHERE temporary = 0 AND gone_at IS NULL"
    " AND (archived = 0 OR id IN (SELECT id FROM missing WHERE target = 'customer'))",
    Target.PRODUCT: "SELECT id FROM product WHERE temporary = 0 AND gone_at IS NULL",
    Target.PRICE: _PRICES,
}
_DOCUMENTS = "SELECT id FROM document WHERE kind = '{0}' AND gone_at IS NULL"


class TombstoneShelf(CatalogueShelf):
    """The part of `core.ports.LibraryStore` that deletions are judged with."""

    async def absent(self, target: Target, listed: Collection[str]) -> frozenset[str]:
        """The living customers or products of the library that are not `listed`. (Archived customers are not expected in the list.)"""
        known = await self._database.read(lambda c: frozenset(str(row[0]) for row in c.execute(_living(target))))
        return known - frozenset(listed)

    async def set_missing(self, target: Target, ids: Collection[str]) -> None:
        """These, and no others of this list, were in none of two whole passes. Nothing else changes yet."""

        def work(connection: sqlite3.Connection) -> None:
            connection.execute("DELETE FROM missing WHERE target = ?", (target.value,))
            rows.note_missing(connection, target, ids)

        await self._database.write(work)

    async def missing(self, target: Target, limit: int) -> tuple[str, ...]:
        """Ids that are missing and not decided about, in a fixed order."""
        query = "SELECT id FROM missing WHERE target = ? ORDER BY id LIMIT ?"
        return await self._database.read(
            lambda c: tuple(str(row[0]) for row in c.execute(query, (target.value, limit)))
        )

    async def missing_counts(self) -> Mapping[Target, tuple[int, int]]:
        """Of each list that lacks something: how much is missing, and how much of it the library holds as living."""

        def work(connection: sqlite3.Connection) -> dict[Target, tuple[int, int]]:
            counted = dict(connection.execute("SELECT target, count(*) FROM missing GROUP BY target").fetchall())
            return {
                target: (
                    int(counted[target.value]),
                    int(connection.execute(f"SELECT count(*) FROM ({_living(target)})").fetchone()[0]),  # noqa: S608
                )
                for target in Target
                if target.value in counted  # the disk may have damaged what is written there
            }

        return await self._database.read(work)

    async def witnesses(self, target: Target, limit: int) -> tuple[str, ...]:
        """Some ids of what lives and is not missing."""
        query = f"SELECT id FROM ({_living(target)}) WHERE id NOT IN (SELECT id FROM missing WHERE target = ?) LIMIT ?"  # noqa: S608
        return await self._database.read(
            lambda c: tuple(str(row[0]) for row in c.execute(query, (target.value, limit)))
        )

    async def mark_gone(self, target: Target, ids: Collection[str], at: dt.datetime) -> None:
        """LedgerBee no longer has these: they leave lists and pickers, and stay for what refers to them. Seen again, they live again."""

        def work(connection: sqlite3.Connection) -> frozenset[str]:
            rows.found(connection, target, ids)
            if target is Target.PRICE:
                return _bury_prices(connection, ids)
            table = "document" if target.is_document else target.value
            query = f"UPDATE {table} SET gone_at = ? WHERE id = ? AND gone_at IS NULL"  # noqa: S608
            moment = at.astimezone(dt.UTC).isoformat()
            if target is Target.PRODUCT:
                for product in filter(None, (rows.product(connection, each) for each in ids)):
                    rows.found(connection, Target.PRICE, [price.id for price in product.prices])  # they went with it
            return frozenset(each for each in ids if connection.execute(query, (moment, each)).rowcount)

        def announce(changed: frozenset[str]) -> None:
            if target.is_document and changed:
                self._bus.publish(Topic.DOCUMENTS, *changed)
            elif not target.is_document:
                self.catalogue_changed(changed)

        await self._database.write(work, announce)

    async def unlist(self, target: Target, ids: Collection[str]) -> None:
        """LedgerBee has these but does not list them: they are missing no more, and customers are archived."""

        def work(connection: sqlite3.Connection) -> frozenset[str]:
            rows.found(connection, target, ids)
            if target is not Target.CUSTOMER:
                return frozenset()
            query = "UPDATE customer SET archived = 1 WHERE id = ? AND archived = 0"
            return frozenset(each for each in ids if connection.execute(query, (each,)).rowcount)

        await self._database.write(work, self.catalogue_changed)


def _living(target: Target) -> str:
    return _DOCUMENTS.format(target.value) if target.is_document else _LIVING[target]


def _bury_prices(connection: sqlite3.Connection, ids: Collection[str]) -> frozenset[str]:
    changed: set[str] = set()
    for price_id in ids:
        for product in rows.products_naming(connection, price_id):
            prices = tuple(
                dataclasses.replace(each, is_deleted=True) if each.id == price_id else each for each in product.prices
            )
            if rows.put_product(connection, dataclasses.replace(product, prices=prices)):
                changed |= {str(product.id), str(price_id)}
    return frozenset(changed)
