"""What pickers choose from, in memory."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from ledgerbee_desktop.core.identifiers import (
    CustomerId,
    PriceId,
    ProductId,
)
from ledgerbee_desktop.core.library.customers import Customer, CustomerGroup
from ledgerbee_desktop.core.library.documents import Template
from ledgerbee_desktop.core.library.products import Price, Product, ProductGroup


@dataclass(frozen=True, slots=True)
class Catalogue:
    """All customers, products and templates of the library at one moment, held in memory.

    Pickers, findings and estimates read it at every key press, so it must not need the disk. A newer library is a new
    catalogue; `version` rises with each.
    """

    customers: Mapping[CustomerId, Customer] = field(default_factory=dict)
    products: Mapping[ProductId, Product] = field(default_factory=dict)
    templates: tuple[Template, ...] = ()
    version: int = 0
    prices: Mapping[PriceId, Price] = field(default_factory=dict)
    customer_groups: tuple[CustomerGroup, ...] = ()
    product_groups: tuple[ProductGroup, ...] = ()

    @classmethod
    def of(
        cls,
        customers: Iterable[Customer],
        products: Iterable[Product],
        templates: Iterable[Template],
        version: int,
        *,
        customer_groups: Iterable[CustomerGroup] = (),
        product_groups: Iterable[ProductGroup] = (),
    ) -> Catalogue:
        """A catalogue with its price index."""
        known = {product.id: product for product in products}
        prices = {price.id: price for product in known.values() for price in product.prices}
        return cls(
            {c.id: c for c in customers},
            known,
            tuple(templates),
            version,
            prices,
            tuple(customer_groups),
            tuple(product_groups),
        )

    def product_of(self, price_id: PriceId) -> Product | None:
        """The product that a price belongs to."""
        price = self.prices.get(price_id)
        return None if price is None else self.products.get(price.product_id)
