"""What a product amounts to: its default price, whether it can still be sold, and what the list says of it. No widgets."""

from __future__ import annotations

import dataclasses

from ledgerbee_desktop.core.identifiers import PriceId, ProductGroupId
from ledgerbee_desktop.core.kinds import Target
from ledgerbee_desktop.core.library import Catalogue, Price, Product, ProductGroup
from ledgerbee_desktop.core.operations import Operation
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP, Message
from ledgerbee_desktop.ui.library.chips import Tone

ACTIVE: tuple[Message, Tone] = (QT_TRANSLATE_NOOP("products", "Active"), Tone.OK)
NO_PRICE: tuple[Message, Tone] = (QT_TRANSLATE_NOOP("products", "No price"), Tone.WARNING)
NOT_READ: tuple[Message, Tone] = (QT_TRANSLATE_NOOP("products", "Prices not read yet"), Tone.NEUTRAL)
NONE_ACTIVE: tuple[Message, Tone] = (QT_TRANSLATE_NOOP("products", "No active price"), Tone.WARNING)
_ARCHIVED = "ARCHIVED"


def default_price(product: Product) -> Price | None:
    """The price that is the default, else the first that can be billed, else any."""
    ranked = sorted(listed_prices(product), key=lambda price: (not price.is_default, not price.is_active))
    return ranked[0] if ranked else None


def listed_prices(product: Product) -> tuple[Price, ...]:
    """Without those that were deleted in LedgerBee, unless all of it was."""
    return tuple(price for price in product.prices if product.is_deleted or not price.is_deleted)


def is_archived(product: Product) -> bool:
    """Is it out of use? LedgerBee's API archives prices, not products: one whose prices are all archived is archived."""
    prices = listed_prices(product)
    return not product.is_active or (bool(prices) and all(is_archived_price(each) for each in prices))


def is_archived_price(price: Price) -> bool:
    """Is the price archived? Its spelling is assumed, so case does not count."""
    return price.status.upper() == _ARCHIVED


def as_listed(product: Product) -> Product:
    """The product, inactive when it is out of use."""
    return dataclasses.replace(product, is_active=not is_archived(product))


def state(product: Product) -> tuple[Message, Tone]:
    """Whether it can be sold, for a product about which nothing else is to be said."""
    if not listed_prices(product):
        return NO_PRICE if product.prices_known else NOT_READ
    return ACTIVE if any(price.is_active for price in product.prices) else NONE_ACTIVE


def owner(operation: Operation, catalogue: Catalogue) -> str | None:
    """The product at which an operation is shown: its own, and those of its prices."""
    if operation.target is Target.PRODUCT:
        return operation.record_id
    if operation.target is Target.PRICE and operation.record_id is not None:
        product = catalogue.product_of(PriceId(operation.record_id))
        return product.id if product is not None else None
    return None


def group_of(group_id: ProductGroupId | None, catalogue: Catalogue) -> ProductGroup | None:
    """The group with this id, if the library has it."""
    return next((group for group in catalogue.product_groups if group.id == group_id), None)


def group_name(product: Product, catalogue: Catalogue) -> str:
    """What the group of a product is called; empty when it has none, or one that was not pulled yet."""
    group = group_of(product.group_id, catalogue)
    return group.name if group is not None else ""
