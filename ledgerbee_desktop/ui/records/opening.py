"""Making a customer or a product from wherever it is missed."""

from __future__ import annotations

from dataclasses import dataclass

from PySide6.QtWidgets import QWidget

from ledgerbee_desktop.core.identifiers import CustomerId, PriceId
from ledgerbee_desktop.core.kinds import Target
from ledgerbee_desktop.ui.desk import Desk
from ledgerbee_desktop.ui.page import PageKey

CUSTOMER, PRODUCT = "customer", "product"
PAGES = {Target.CUSTOMER: CUSTOMER, Target.PRODUCT: PRODUCT}


@dataclass(frozen=True, slots=True)
class Made:
    """What was made, under its temporary id. `page_id` is that of its page; `taken` what a draft takes of it: a product's is its price."""

    page_id: str
    taken: CustomerId | PriceId | None


async def create_record_sheet(desk: Desk, kind: str, text: str, parent: QWidget) -> Made | None:
    """Open the sheet for a new "customer" or "product", prefilled with what was typed; None when nothing was saved.

    Raises AppError when the key may not write it.
    """
    if kind == CUSTOMER:
        from ledgerbee_desktop.ui.customers.form import create_customer

        return await create_customer(desk, text, parent)
    from ledgerbee_desktop.ui.products.form import create_product

    return await create_product(desk, text, parent)


def page_of_record(target: Target, record_id: str, desk: Desk) -> PageKey | None:
    """The tab of a record, a price's being its product's; None where there is none."""
    if target is Target.PRICE:
        product = desk.shelf.catalogue.product_of(PriceId(record_id))
        return PageKey(PRODUCT, product.id) if product is not None else None
    if target is Target.PRODUCT_GROUP:
        return PageKey("product-groups")
    kind = PAGES.get(target)
    return PageKey(kind, record_id) if kind is not None else None
