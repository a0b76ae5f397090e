"""The library's company, key, customers, products, prices and templates."""

from __future__ import annotations

import dataclasses
import sqlite3
from collections.abc import Iterable, Sequence
from typing import TypeVar

import msgspec

from ledgerbee_desktop.core.events import Bus, Topic
from ledgerbee_desktop.core.identifiers import CustomerId, ProductId
from ledgerbee_desktop.core.library import (
    Catalogue,
    Company,
    Contact,
    Customer,
    Department,
    KeyInfo,
    Product,
    Template,
)
from ledgerbee_desktop.store.database import Database
from ledgerbee_desktop.store.folding import searchable, sort_key

T = TypeVar("T")

encode = msgspec.json.encode
_company = msgspec.json.Decoder(Company)
_key_info = msgspec.json.Decoder(KeyInfo)
_customer = msgspec.json.Decoder(Customer)
_contact = msgspec.json.Decoder(Contact)
_department = msgspec.json.Decoder(Department)
_product = msgspec.json.Decoder(Product)
_template = msgspec.json.Decoder(Template)


def decoded(decoder: msgspec.json.Decoder[T], body: str | None) -> T | None:
    """The entity; None when the disk has damaged its row. Such a row counts as unknown, and the next pull replaces it."""
    if body is None:
        return None
    try:
        return decoder.decode(body)
    except (msgspec.MsgspecError, ValueError):
        return None


def all_decoded(decoder: msgspec.json.Decoder[T], bodies: Iterable[str]) -> tuple[T, ...]:
    """The entities whose rows are sound."""
    found = (decoded(decoder, body) for body in bodies)
    return tuple(entity for entity in found if entity is not None)


def body_of(entity: object) -> str:
    """The JSON of an entity; decimals and times as text."""
    return encode(entity).decode()


class CatalogueShelf:
    """The part of `core.ports.LibraryStore` that pickers and findings live on.

    The catalogue is read from the disk once and kept until something of it is stored.
    """

    def __init__(self, database: Database, bus: Bus) -> None:
        self._database = database
        self._bus = bus
        self._catalogue: Catalogue | None = None
        self._version = 1

    # --- Company and key -------------------------------------------------------------------------

    async def company(self) -> Company | None:
        """The company of this database; None before the first pull."""
        return await self._meta("company", _company)

    async def key_info(self) -> KeyInfo | None:
        """What the key could do when LedgerBee was last asked."""
        return await self._meta("key_info", _key_info)

    async def put_company(self, company: Company) -> None:
        """Store the company. Raises ValueError when this database belongs to another one."""

        def work(connection: sqlite3.Connection) -> bool:
            stored = decoded(_company, _meta_of(connection, "company"))
            if stored is not None and stored.id != company.id:
                raise ValueError("this database belongs to another company")
            return _set_meta(connection, "company", body_of(company))

        await self._database.write(work, self._company_changed)

    async def put_key_info(self, info: KeyInfo) -> None:
        """Store what the key may do."""
        await self._database.write(lambda c: _set_meta(c, "key_info", body_of(info)), self._company_changed)

    def _company_changed(self, changed: bool) -> None:
        if changed:
            self._bus.publish(Topic.COMPANY)

    async def _meta(self, name: str, decoder: msgspec.json.Decoder[T]) -> T | None:
        return decoded(decoder, await self._database.read(lambda connection: _meta_of(connection, name)))

    # --- Catalogue -------------------------------------------------------------------------------

    async def catalogue(self) -> Catalogue:
        """All customers, products with prices, and templates."""
        if self._catalogue is None:
            version = self._version
            found = await self._database.read(lambda connection: _read_catalogue(connection, version))
            if version != self._version:
                return found  # something was stored meanwhile: true at its moment, not to be kept
            self._catalogue = found
        return self._catalogue

    def _catalogue_changed(self, changed: frozenset[str]) -> None:
        if changed:
            self._catalogue = None
            self._version += 1
            self._bus.publish(Topic.CATALOGUE, *changed)

    async def put_customers(self, customers: Sequence[Customer]) -> None:
        """Store the complete list; a customer that is not in it is archived, never deleted."""
        rows = [(c.id, sort_key(c.name), searchable(c.name, c.number), body_of(c)) for c in customers]

        def work(connection: sqlite3.Connection) -> frozenset[str]:
            known = {
                r["id"]: (r["body"], r["archived"])
                for r in connection.execute("SELECT id, body, archived FROM customer")
            }
            changed = [row for row in rows if known.get(row[0]) != (row[3], 0)]
            connection.executemany(
                "INSERT INTO customer (id, archived, contacts_known, sort_name, search, body) VALUES (?, 0, 0, ?, ?, ?)"
                " ON CONFLICT (id) DO UPDATE SET archived = 0, sort_name = excluded.sort_name, search = excluded.search,"
                " body = excluded.body",
                changed,
            )
            here = {row[0] for row in rows}
            gone = [each for each, (_, archived) in known.items() if each not in here and not archived]
            connection.executemany("UPDATE customer SET archived = 1 WHERE id = ?", [(each,) for each in gone])
            return frozenset([row[0] for row in changed] + gone)

        await self._database.write(work, self._catalogue_changed)

    async def put_products(self, products: Sequence[Product]) -> None:
        """Store a page of products; prices that are known stay, unless `updated_at` differs: then they must be read again."""

        def work(connection: sqlite3.Connection) -> frozenset[str]:
            return frozenset(product.id for product in products if _put_listed_product(connection, product))

        await self._database.write(work, self._catalogue_changed)

    async def put_product(self, product: Product) -> None:
        """Store a product with its prices."""
        whole = dataclasses.replace(product, prices_known=True)
        await self._database.write(
            lambda connection: frozenset({product.id} if _put_product(connection, whole) else ()),
            self._catalogue_changed,
        )

    async def put_templates(self, templates: Sequence[Template]) -> None:
        """Replace the templates."""
        rows = [(template.id, place, body_of(template)) for place, template in enumerate(templates)]

        def work(connection: sqlite3.Connection) -> frozenset[str]:
            known = [tuple(row) for row in connection.execute("SELECT id, place, body FROM template ORDER BY place")]
            if known == rows:
                return frozenset()
            connection.execute("DELETE FROM template")
            connection.executemany("INSERT INTO template (id, place, body) VALUES (?, ?, ?)", rows)
            return frozenset(row[0] for row in rows) | frozenset(str(row[0]) for row in known)

        await self._database.write(work, self._catalogue_changed)

    async def products_without_prices(self, limit: int) -> tuple[ProductId, ...]:
        """Products whose prices are not known (any more)."""
        query = "SELECT id FROM product WHERE prices_known = 0 ORDER BY rowid LIMIT ?"
        return await self._database.read(lambda c: tuple(ProductId(row[0]) for row in c.execute(query, (limit,))))

    # --- People and parts of a customer ----------------------------------------------------------

    async def contacts(self, customer_id: CustomerId) -> tuple[Contact, ...]:
        """The contacts of a customer as far as they were pulled."""
        query = "SELECT body FROM contact WHERE customer_id = ? ORDER BY place"
        return all_decoded(_contact, await self._database.read(lambda c: _bodies(c, query, customer_id)))

    async def departments(self, customer_id: CustomerId) -> tuple[Department, ...]:
        """The departments of a customer as far as they were pulled."""
        query = "SELECT body FROM department WHERE customer_id = ? ORDER BY place"
        return all_decoded(_department, await self._database.read(lambda c: _bodies(c, query, customer_id)))

    async def put_contacts(
        self, customer_id: CustomerId, contacts: Sequence[Contact], departments: Sequence[Department]
    ) -> None:
        """Replace the contacts and departments of a customer. Published as a change of the customer."""
        people = [(each.id, customer_id, place, body_of(each)) for place, each in enumerate(contacts)]
        parts = [(each.id, customer_id, place, body_of(each)) for place, each in enumerate(departments)]

        def work(connection: sqlite3.Connection) -> bool:
            changed = [_replace_of_customer(connection, "contact", customer_id, people)]
            changed.append(_replace_of_customer(connection, "department", customer_id, parts))
            connection.execute("UPDATE customer SET contacts_known = 1 WHERE id = ?", (customer_id,))
            return any(changed)

        def announce(changed: bool) -> None:
            if changed:
                self._bus.publish(Topic.CATALOGUE, customer_id)

        await self._database.write(work, announce)

    async def customers_without_contacts(self, limit: int) -> tuple[CustomerId, ...]:
        """Customers whose contacts were never pulled."""
        query = "SELECT id FROM customer WHERE contacts_known = 0 AND archived = 0 ORDER BY rowid LIMIT ?"
        return await self._database.read(lambda c: tuple(CustomerId(row[0]) for row in c.execute(query, (limit,))))


def _meta_of(connection: sqlite3.Connection, name: str) -> str | None:
    row = connection.execute("SELECT value FROM meta WHERE name = ?", (name,)).fetchone()
    return None if row is None else str(row[0])


def _set_meta(connection: sqlite3.Connection, name: str, value: str) -> bool:
    """Did that change anything?"""
    if _meta_of(connection, name) == value:
        return False
    connection.execute("INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)", (name, value))
    return True


def _bodies(connection: sqlite3.Connection, query: str, *values: str) -> list[str]:
    return [str(row[0]) for row in connection.execute(query, values)]


def _read_catalogue(connection: sqlite3.Connection, version: int) -> Catalogue:
    customers = []
    for row in connection.execute("SELECT body, archived FROM customer ORDER BY sort_name"):
        customer = decoded(_customer, row["body"])
        if customer is not None:
            customers.append(dataclasses.replace(customer, is_active=False) if row["archived"] else customer)
    products = all_decoded(_product, _bodies(connection, "SELECT body FROM product ORDER BY rowid"))
    templates = all_decoded(_template, _bodies(connection, "SELECT body FROM template ORDER BY place"))
    return Catalogue.of(customers, products, templates, version)


def _put_listed_product(connection: sqlite3.Connection, product: Product) -> bool:
    stored = connection.execute("SELECT body FROM product WHERE id = ?", (product.id,)).fetchone()
    known = None if stored is None else decoded(_product, stored[0])
    if known is not None and not product.prices_known:
        still = known.prices_known and known.updated_at == product.updated_at
        product = dataclasses.replace(product, prices=known.prices, prices_known=still)
    return _put_product(connection, product)


def _put_product(connection: sqlite3.Connection, product: Product) -> bool:
    body = body_of(product)
    stored = connection.execute("SELECT body FROM product WHERE id = ?", (product.id,)).fetchone()
    if stored is not None and stored[0] == body:
        return False
    connection.execute(
        "INSERT INTO product (id, updated_at, prices_known, body) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE SET"
        " updated_at = excluded.updated_at, prices_known = excluded.prices_known, body = excluded.body",
        (product.id, product.updated_at, int(product.prices_known), body),
    )
    return True


def _replace_of_customer(
    connection: sqlite3.Connection, table: str, customer_id: str, rows: Sequence[tuple[str, str, int, str]]
) -> bool:
    found = connection.execute(
        f"SELECT id, customer_id, place, body FROM {table} WHERE customer_id = ? ORDER BY place",  # noqa: S608
        (customer_id,),
    )
    if [tuple(row) for row in found.fetchall()] == list(rows):
        return False
    connection.execute(f"DELETE FROM {table} WHERE customer_id = ?", (customer_id,))  # noqa: S608
    connection.executemany(
        f"INSERT OR REPLACE INTO {table} (id, customer_id, place, body) VALUES (?, ?, ?, ?)",  # noqa: S608
        rows,
    )
    return True
