"""The records of the model LedgerBee: customers, products with their prices, product groups.

As permissive as LedgerBee may be: a second customer of the same mark is made, so that a client that repeats itself is seen.
"""

from __future__ import annotations

import asyncio
import dataclasses
from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from ledgerbee_desktop.core.identifiers import (
    AccountId,
    CustomerGroupId,
    CustomerId,
    PriceId,
    ProductGroupId,
    ProductId,
)
from ledgerbee_desktop.core.library import Catalogue, Customer, CustomerGroup, Price, Product, ProductGroup
from ledgerbee_desktop.core.records import CustomerFields, PriceAction, PriceFields, ProductFields, ProductGroupFields

GROUP = CustomerGroup(id=CustomerGroupId("00000000-0000-4000-a000-000000000003"), name="Kunder")
HOUR = Price(
    id=PriceId("00000000-0000-4000-a000-000000000001"),
    product_id=ProductId("00000000-0000-4000-a000-000000000002"),
    currency="DKK",
    unit_amount=Decimal("495.00"),
    vat_rates={"domestic": Decimal(25)},
)
PRODUCT = Product(id=HOUR.product_id, name="Malertime", number="T1", updated_at="1", prices=(HOUR,), prices_known=True)
CUSTOMERS = tuple(
    Customer(
        id=CustomerId(f"00000000-0000-4000-b000-00000000000{each}"),
        number=str(1000 + each),
        name=f"Kunde {each}",
        email="a@b.dk",
    )
    for each in range(3)
)
CATALOGUE = Catalogue.of(CUSTOMERS, (PRODUCT,), (), 1)
ACCOUNT = AccountId("00000000-0000-4000-a000-00000000000a")


@dataclass
class RecordsModel:
    """The truth about records. `done` counts what was carried out at LedgerBee, in words."""

    customers: dict[CustomerId, Customer] = field(default_factory=lambda: {each.id: each for each in CUSTOMERS})
    products: dict[ProductId, Product] = field(default_factory=lambda: {PRODUCT.id: PRODUCT})
    groups: dict[ProductGroupId, ProductGroup] = field(default_factory=dict)
    ever: set[str] = field(default_factory=set)  # the ids of records that were made
    done: Counter[str] = field(default_factory=Counter)
    ledger: list[str] = field(default_factory=list)
    _ids: int = 0

    def write_down(self, what: str) -> None:
        self.ledger.append(f"{asyncio.get_running_loop().time():.3f} {what}")

    def new_id(self) -> str:
        self._ids += 1
        return f"00000000-0000-4000-c000-{self._ids:012x}"

    def prices(self) -> dict[PriceId, Price]:
        return {price.id: price for product in self.products.values() for price in product.prices}

    def add_customer(self, fields: CustomerFields) -> str:
        customer = Customer(id=CustomerId(self.new_id()), **dataclasses.asdict(fields))
        self.customers[customer.id] = customer
        self.write_down(f"customer {customer.id} {customer.name}")
        self.ever.add(customer.id)
        return customer.id

    def add_product(self, fields: ProductFields) -> str:
        product = Product(
            id=ProductId(self.new_id()), updated_at=str(self._ids), prices_known=True, **dataclasses.asdict(fields)
        )
        self.products[product.id] = product
        self.write_down(f"product {product.id} {product.number}")
        self.ever.add(product.id)
        return product.id

    def add_group(self, fields: ProductGroupFields) -> str:
        group = ProductGroup(id=ProductGroupId(self.new_id()), **dataclasses.asdict(fields))
        self.groups[group.id] = group
        self.write_down(f"group {group.id} {group.number}")
        self.ever.add(group.id)
        return group.id

    def add_price(self, fields: PriceFields) -> str | None:
        product = self.products.get(fields.product_id)
        if product is None:
            return None
        price = Price(id=PriceId(self.new_id()), available_currencies=(fields.currency,), **dataclasses.asdict(fields))
        self.products[product.id] = dataclasses.replace(
            product, prices=(*product.prices, price), updated_at=str(self._ids)
        )
        self.write_down(f"price {price.id} of {product.id}")
        self.ever.add(price.id)
        return price.id

    def act(self, price_id: PriceId, action: PriceAction) -> str | None:
        """Activate, disable or archive a price, or make it its product's default."""
        if price_id not in self.prices():
            return None
        status = {"activate": "ACTIVE", "archive": "ARCHIVED", "disable": "DISABLED"}.get(action.value)
        fields: dict[str, Any] = {"is_default": True} if status is None else {"status": status}
        for product in self.products.values():
            if price_id not in {each.id for each in product.prices}:
                continue
            others = [
                dataclasses.replace(each, is_default=False) if status is None else each for each in product.prices
            ]
            prices = tuple(dataclasses.replace(each, **fields) if each.id == price_id else each for each in others)
            self._ids += 1
            self.products[product.id] = dataclasses.replace(product, prices=prices, updated_at=str(self._ids))
        self.done[f"{action} {price_id}"] += 1
        self.write_down(f"{action} {price_id}")
        return price_id

    def remove(self, record_id: str) -> str | None:
        """Delete a price, product or product group."""
        if record_id not in {*self.products, *self.groups, *self.prices()}:
            return None
        self.groups.pop(ProductGroupId(record_id), None)
        self.products.pop(ProductId(record_id), None)
        for product in self.products.values():
            prices = tuple(each for each in product.prices if each.id != record_id)
            if prices != product.prices:
                self._ids += 1
                self.products[product.id] = dataclasses.replace(product, prices=prices, updated_at=str(self._ids))
        self.done[f"delete {record_id}"] += 1
        self.write_down(f"delete {record_id}")
        return record_id

    def change_customer(self, customer_id: CustomerId, fields: CustomerFields, changed: frozenset[str]) -> str:
        values = {name: getattr(fields, name) for name in changed}
        self.customers[customer_id] = dataclasses.replace(self.customers[customer_id], **values)
        for name, value in values.items():
            self.done[f"{name} {value} of {customer_id}"] += 1
        self.write_down(f"customer {customer_id} changed")
        return customer_id
