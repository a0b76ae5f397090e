"""Making a customer or a product from wherever it is missed, and mending what waits in the outbox or was refused."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from ledgerbee_desktop.core.errors import AppError
from ledgerbee_desktop.core.identifiers import CustomerId, PriceId, ProductId
from ledgerbee_desktop.core.kinds import Target
from ledgerbee_desktop.core.operations import Operation, OperationKind, State
from ledgerbee_desktop.sync.record_words import NOT_IN_CATALOGUE
from ledgerbee_desktop.ui.desk import Desk
from ledgerbee_desktop.ui.page import PageKey
from ledgerbee_desktop.ui.records.standing import Standing
from ledgerbee_desktop.ui.records.starts import Made

CUSTOMER, PRODUCT = "customer", "product"
PAGES = {Target.CUSTOMER: CUSTOMER, Target.PRODUCT: PRODUCT}


async def create_record_sheet(desk: Desk, kind: str, text: str, parent: QWidget) -> Made | None:
    """Open the sheet for a new "customer" or "product", prefilled with what was typed; None when nothing was saved.

    Raises AppError when the key may not write it.
    """
    if kind == CUSTOMER:
        from ledgerbee_desktop.ui.customers.form import create_customer

        return await create_customer(desk, text, parent)
    from ledgerbee_desktop.ui.products.form import create_product

    return await create_product(desk, text, parent)


async def change_record(desk: Desk, operation: Operation, parent: QWidget) -> None:
    """Open the sheet in which what an operation writes is changed, before it leaves or after it was refused.

    Raises AppError when the key may not write it, or it is not in the library any more.
    """
    catalogue, record_id = await desk.book.library.catalogue(), operation.record_id or ""
    standing = Standing.of(record_id, await desk.book.outbox.rows())
    customer = catalogue.customers.get(CustomerId(record_id))
    product = catalogue.products.get(ProductId(record_id)) or catalogue.product_of(PriceId(record_id))
    price = catalogue.prices.get(PriceId(record_id))
    group = next((each for each in catalogue.product_groups if each.id == record_id), None)
    if customer is not None:
        from ledgerbee_desktop.ui.customers.form import change_customer

        await change_customer(desk, customer, standing, parent)
    elif product is not None and price is not None:
        from ledgerbee_desktop.ui.products.price_form import change_price

        await change_price(desk, product, price, standing, parent)
    elif product is not None:
        from ledgerbee_desktop.ui.products.form import change_product

        await change_product(desk, product, standing, parent)
    elif group is not None:
        from ledgerbee_desktop.ui.products.group_form import change_group

        await change_group(desk, group, standing, parent)
    else:
        raise AppError(NOT_IN_CATALOGUE)


def can_change(operation: Operation) -> bool:
    """Can what it writes still be changed: a create or change of a record that has not left, or was refused?"""
    is_written = operation.kind in {OperationKind.CREATE, OperationKind.UPDATE} and not operation.target.is_document
    return is_written and operation.state in {State.QUEUED, State.REFUSED}


def page_of_record(target: Target, record_id: str, desk: Desk) -> PageKey | None:
    """The tab of a record, a price's being its product's; None where there is none."""
    if target is Target.PRICE:
        product = desk.shelf.catalogue.product_of(PriceId(record_id))
        return PageKey(PRODUCT, product.id) if product is not None else None
    if target is Target.PRODUCT_GROUP:
        return PageKey("product-groups")
    kind = PAGES.get(target)
    return PageKey(kind, record_id) if kind is not None else None
