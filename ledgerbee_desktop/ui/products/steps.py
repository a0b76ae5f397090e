"""What can be done with a product, a price or a group now, and why not. No widgets: the pages' buttons say what is found here."""

from __future__ import annotations

from collections.abc import Iterator

from ledgerbee_desktop.core.library import Price, Product, ProductGroup
from ledgerbee_desktop.core.operations import OperationKind, State
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP, Message
from ledgerbee_desktop.ui.document.steps import Step
from ledgerbee_desktop.ui.products.standing import is_archived_price, listed_prices
from ledgerbee_desktop.ui.records.standing import Standing

ACTIVE, DISABLED, ARCHIVED = "ACTIVE", "DISABLED", "ARCHIVED"
_IN_OUTBOX = QT_TRANSLATE_NOOP(
    "products", "A change of it is in the outbox. Take that back first, or wait until it is done."
)
_DELETED = QT_TRANSLATE_NOOP("products", "It was deleted in LedgerBee.")
_ALL_ARCHIVED = QT_TRANSLATE_NOOP("products", "All its prices are archived.")
_NO_PRICES = QT_TRANSLATE_NOOP("products", "It has no price that could be archived.")
_NOT_READ = QT_TRANSLATE_NOOP("products", "Its prices were not read from LedgerBee yet.")


def product_steps(product: Product, standing: Standing, barred: Message | None) -> Iterator[Step]:
    """In the order in which they are offered. `barred`: the key may not write products. What is deleted has only reasons why not."""
    barred = barred or (_DELETED if product.is_deleted else None)
    yield Step("entry.new", barred)
    yield Step("document.edit", barred or _edit(standing))
    if not product.is_temporary:
        yield Step("product.archive", barred or _archive(product))
        yield Step("product.delete", barred or _free(standing))
    if can_be_taken_back(standing):
        yield Step("outbox.take-back")


def price_steps(price: Price, standing: Standing, barred: Message | None) -> Iterator[Step]:
    """Only what would change something: an active price is not activated."""
    barred = barred or (_DELETED if price.is_deleted else None)
    yield Step("entry.edit", barred or _edit(standing))
    if not price.is_temporary:
        why_not, status = barred or _free(standing), price.status.upper()
        if price.is_active and not price.is_default:
            yield Step("price.default", why_not)
        if status != ACTIVE:
            yield Step("price.activate", why_not)
        if status not in {DISABLED, ARCHIVED}:
            yield Step("price.disable", why_not)
        if status != ARCHIVED:
            yield Step("price.archive", why_not)
        yield Step("entry.delete", why_not)
    if can_be_taken_back(standing):
        yield Step("entry.take-back")


def group_steps(group: ProductGroup, standing: Standing, barred: Message | None) -> Iterator[Step]:
    """What can be done with the chosen group."""
    yield Step("entry.edit", barred or _edit(standing))
    if not group.is_temporary:
        yield Step("entry.delete", barred or _free(standing))
    if can_be_taken_back(standing):
        yield Step("entry.take-back")


def can_be_taken_back(standing: Standing) -> bool:
    """Is there a write of it that waits and can still be taken back, or one that was refused and can be forgotten?"""
    return any(operation.state in {State.QUEUED, State.REFUSED} for operation in standing.operations)


def _edit(standing: Standing) -> Message | None:
    others = (standing.open_write(kind) for kind in (OperationKind.DELETE, OperationKind.ACTION))
    if any(other is not None and other.state is not State.REFUSED for other in others):
        return _IN_OUTBOX
    return standing.write_obstacle()


def _free(standing: Standing) -> Message | None:
    """LedgerBee gets one write of a record at a time; one that was refused is in nobody's way."""
    return _IN_OUTBOX if any(each.state is not State.REFUSED for each in standing.operations) else None


def _archive(product: Product) -> Message | None:
    prices = listed_prices(product)
    if not prices:
        return _NO_PRICES if product.prices_known else _NOT_READ
    return _ALL_ARCHIVED if all(is_archived_price(price) for price in prices) else None
