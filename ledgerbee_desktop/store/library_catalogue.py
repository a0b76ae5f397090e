"""The library's company, key, customers, products, prices and templates."""

from __future__ import annotations

import dataclasses
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar, cast

import msgspec

from ledgerbee_desktop.core.events import Bus, Topic
from ledgerbee_desktop.core.identifiers import CustomerId, ProductId
from ledgerbee_desktop.core.library import (
    Account,
    Catalogue,
    Company,
    Contact,
    Customer,
    CustomerGroup,
    Department,
    KeyInfo,
    Price,
    Product,
    ProductGroup,
    Template,
    VatCode,
)
from ledgerbee_desktop.store import healing
from ledgerbee_desktop.store import library_rows as rows
from ledgerbee_desktop.store.database import Database
from ledgerbee_desktop.store.library_rows import all_decoded, bodies, body_of, decoded

T = TypeVar("T")

_company = msgspec.json.Decoder(Company)
_key_info = msgspec.json.Decoder(KeyInfo)
_contact = msgspec.json.Decoder(Contact)
_department = msgspec.json.Decoder(Department)
_template = msgspec.json.Decoder(Template)
_customer_group = msgspec.json.Decoder(CustomerGroup)
_account = msgspec.json.Decoder(Account)
_vat_code = msgspec.json.Decoder(VatCode)


class CatalogueShelf:
    """The part of `core.ports.LibraryStore` that pickers and findings live on.

    The catalogue is read from the disk once and kept until something of it is stored.
    """

    def __init__(self, database: Database, bus: Bus) -> None:
        self._database = database
        self._bus = bus
        self._catalogue: Catalogue | None = None
        self._version = 1
        self._facts: dict[str, object] = {}

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

        await self._put_meta(work)

    async def put_key_info(self, info: KeyInfo) -> None:
        """Store what the key may do."""
        await self._put_meta(lambda c: _set_meta(c, "key_info", body_of(info)))

    def _company_changed(self, changed: bool) -> None:
        if changed:
            self._bus.publish(Topic.COMPANY)

    async def _meta(self, name: str, decoder: msgspec.json.Decoder[T]) -> T | None:
        facts = self._facts  # another one takes its place as soon as something is stored
        if name in facts:  # each part of a pull asks what the key may do
            return cast("T | None", facts[name])
        found = decoded(decoder, await self._database.read(lambda connection: _meta_of(connection, name)))
        facts[name] = found
        return found

    async def _put_meta(self, work: Callable[[sqlite3.Connection], bool]) -> None:
        self._facts = {}
        try:
            await self._database.write(work, self._company_changed)
        finally:  # a refusal does not say that nothing was stored
            self._facts = {}

    # --- Catalogue -------------------------------------------------------------------------------

    async def catalogue(self) -> Catalogue:
        """All customers, products with prices, templates and groups, with what was made here and LedgerBee does not know yet."""
        if self._catalogue is None:
            version = self._version
            found = await self._database.read(lambda connection: _read_catalogue(connection, version))
            if version != self._version:
                return found  # something was stored meanwhile: true at its moment, not to be kept
            self._catalogue = found
        return self._catalogue

    def catalogue_changed(self, changed: frozenset[str]) -> None:
        """Something of the catalogue was stored: the next reader gets a new one, and everybody is told. Nothing changed: nothing happens."""
        if changed:
            self._catalogue = None
            self._version += 1
            self._bus.publish(Topic.CATALOGUE, *changed)

    async def put_customers(self, customers: Sequence[Customer]) -> None:
        """Store customers that LedgerBee listed. Who is not among them stays as they are: see `absent`."""

        def work(connection: sqlite3.Connection) -> frozenset[str]:
            return frozenset(customer.id for customer in customers if rows.put_customer(connection, customer))

        await self._database.write(work, self.catalogue_changed)

    async def put_customer(self, customer: Customer) -> None:
        """Store one customer that was read by itself."""

        def work(connection: sqlite3.Connection) -> frozenset[str]:
            return frozenset({customer.id} if rows.put_customer(connection, customer) else ())

        await self._database.write(work, self.catalogue_changed)

    async def put_products(self, products: Sequence[Product]) -> None:
        """Store a page of products; prices that are known stay, unless `updated_at` differs: then they must be read again."""

        def work(connection: sqlite3.Connection) -> frozenset[str]:
            return frozenset(product.id for product in products if rows.put_pulled_product(connection, product))

        await self._database.write(work, self.catalogue_changed)

    async def put_product(self, product: Product) -> None:
        """Store a product with its prices; a price that LedgerBee does not know yet stays."""
        await self.put_products([dataclasses.replace(product, prices_known=True)])

    async def put_price(self, price: Price) -> None:
        """Store one price that was read by itself, beside the others of its product."""
        await self._database.write(lambda connection: rows.put_price(connection, price), self.catalogue_changed)

    async def put_templates(self, templates: Sequence[Template]) -> None:
        """Replace the templates."""
        await self._replace_all("template", [(template.id, template) for template in templates])

    async def put_customer_groups(self, groups: Sequence[CustomerGroup]) -> None:
        """Replace the customer groups."""
        await self._replace_all("customer_group", [(group.id, group) for group in groups])

    async def put_product_groups(self, groups: Sequence[ProductGroup]) -> None:
        """Replace the product groups; those that LedgerBee does not know yet stay."""

        def work(connection: sqlite3.Connection) -> frozenset[str]:
            ours = bodies(connection, "SELECT body FROM product_group WHERE temporary = 1 ORDER BY place")
            temporary = all_decoded(rows.GROUP, ours)
            together = [(group.id, group) for group in (*groups, *temporary)]
            changed = rows.replace_all(connection, "product_group", together)
            marked = [(group.id,) for group in temporary]  # a row that was placed anew is not marked any more
            connection.executemany("UPDATE product_group SET temporary = 1 WHERE id = ?", marked)
            return changed

        await self._database.write(work, self.catalogue_changed)

    async def put_ledger(self, accounts: Sequence[Account], vat_codes: Sequence[VatCode]) -> None:
        """Replace accounts and VAT codes."""

        def work(connection: sqlite3.Connection) -> frozenset[str]:
            changed = rows.replace_all(connection, "account", [(account.id, account) for account in accounts])
            return changed | rows.replace_all(connection, "vat_code", [(code.id, code) for code in vat_codes])

        await self._database.write(work, self.catalogue_changed)

    async def accounts(self) -> tuple[Account, ...]:
        """The accounts of the ledger as last pulled."""
        query = "SELECT body FROM account ORDER BY place"
        return all_decoded(_account, await self._database.read(lambda c: bodies(c, query)))

    async def vat_codes(self) -> tuple[VatCode, ...]:
        """The VAT codes as last pulled."""
        query = "SELECT body FROM vat_code ORDER BY place"
        return all_decoded(_vat_code, await self._database.read(lambda c: bodies(c, query)))

    async def real_id(self, record_id: str) -> str:
        """LedgerBee's id of a record that was made here under this temporary id; the same id when there is no other."""
        return await self._database.read(lambda connection: healing.real_id(connection, record_id))

    async def _replace_all(self, table: str, entities: Sequence[tuple[str, object]]) -> None:
        await self._database.write(lambda c: rows.replace_all(c, table, entities), self.catalogue_changed)

    async def products_without_prices(self, limit: int) -> tuple[ProductId, ...]:
        """Products whose prices are not known (any more)."""
        query = (
            "SELECT id FROM product WHERE prices_known = 0 AND temporary = 0 AND gone_at IS NULL ORDER BY rowid LIMIT ?"
        )
        return await self._database.read(lambda c: tuple(ProductId(row[0]) for row in c.execute(query, (limit,))))

    # --- People and parts of a customer ----------------------------------------------------------

    async def contacts(self, customer_id: CustomerId) -> tuple[Contact, ...]:
        """The contacts of a customer as far as they were pulled."""
        query = "SELECT body FROM contact WHERE customer_id = ? ORDER BY place"
        return all_decoded(_contact, await self._database.read(lambda c: bodies(c, query, customer_id)))

    async def departments(self, customer_id: CustomerId) -> tuple[Department, ...]:
        """The departments of a customer as far as they were pulled."""
        query = "SELECT body FROM department WHERE customer_id = ? ORDER BY place"
        return all_decoded(_department, await self._database.read(lambda c: bodies(c, query, customer_id)))

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
        query = (
            "SELECT id FROM customer WHERE contacts_known = 0 AND archived = 0 AND temporary = 0 AND gone_at IS NULL"
            " ORDER BY rowid LIMIT ?"
        )
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


def _read_catalogue(connection: sqlite3.Connection, version: int) -> Catalogue:
    customer_groups = bodies(connection, "SELECT body FROM customer_group ORDER BY place")
    product_groups = bodies(connection, "SELECT body FROM product_group ORDER BY place")
    return Catalogue.of(
        _customers(connection),
        _products(connection),
        all_decoded(_template, bodies(connection, "SELECT body FROM template ORDER BY place")),
        version,
        customer_groups=all_decoded(_customer_group, customer_groups),
        product_groups=all_decoded(rows.GROUP, product_groups),
    )


def _customers(connection: sqlite3.Connection) -> Iterator[Customer]:
    for row in connection.execute("SELECT body, archived, gone_at FROM customer ORDER BY sort_name"):
        customer = decoded(rows.CUSTOMER, row["body"])
        if customer is not None and (row["archived"] or row["gone_at"]):
            customer = dataclasses.replace(customer, is_active=False, is_deleted=row["gone_at"] is not None)
        if customer is not None:
            yield customer


def _products(connection: sqlite3.Connection) -> Iterator[Product]:
    for row in connection.execute("SELECT body, gone_at FROM product ORDER BY rowid"):
        product = decoded(rows.PRODUCT, row["body"])
        if product is not None and row["gone_at"] is not None:
            prices = tuple(dataclasses.replace(price, is_deleted=True) for price in product.prices)
            product = dataclasses.replace(product, is_active=False, is_deleted=True, prices=prices)
        if product is not None:
            yield product


def _replace_of_customer(
    connection: sqlite3.Connection, table: str, customer_id: str, new: Sequence[tuple[str, str, int, str]]
) -> bool:
    found = connection.execute(
        f"SELECT id, customer_id, place, body FROM {table} WHERE customer_id = ? ORDER BY place",  # noqa: S608
        (customer_id,),
    )
    if [tuple(row) for row in found.fetchall()] == list(new):
        return False
    connection.execute(f"DELETE FROM {table} WHERE customer_id = ?", (customer_id,))  # noqa: S608
    connection.executemany(
        f"INSERT OR REPLACE INTO {table} (id, customer_id, place, body) VALUES (?, ?, ?, ?)",  # noqa: S608
        new,
    )
    return True
