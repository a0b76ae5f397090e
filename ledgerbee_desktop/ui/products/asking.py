"""The facts that a person sees before something of the catalogue is archived or deleted. Enter alone decides nothing."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QWidget

from ledgerbee_desktop.aio import dialogs
from ledgerbee_desktop.core.drafts import DraftState
from ledgerbee_desktop.core.library import Price, Product, ProductGroup
from ledgerbee_desktop.core.operations import Decision, State
from ledgerbee_desktop.core.ports import Book
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP, Message
from ledgerbee_desktop.ui.outbox.question import Question
from ledgerbee_desktop.ui.products import price_words
from ledgerbee_desktop.ui.products.standing import is_archived_price, listed_prices
from ledgerbee_desktop.ui.records.standing import Standing
from ledgerbee_desktop.ui.text import explain, shortened

_FORGOTTEN = QT_TRANSLATE_NOOP("products", "LedgerBee stays as it is. What was typed here cannot be brought back.")
_STAYS = QT_TRANSLATE_NOOP("products", "Documents that have it stay as they are.")
_NO_WAY_BACK = QT_TRANSLATE_NOOP("products", "It cannot be brought back.")
_WAY_BACK = QT_TRANSLATE_NOOP("products", "Pickers do not offer it any more. Each price can be activated again.")
_PRICE_WAY_BACK = QT_TRANSLATE_NOOP("products", "Pickers do not offer it any more. It can be activated again.")
_ONE_PRICE = QT_TRANSLATE_NOOP("products", "Its price: {prices}")
_PRICES = QT_TRANSLATE_NOOP("products", "Its {count} prices: {prices}")
_LOCKED = QT_TRANSLATE_NOOP(
    "products",
    "LedgerBee says that it is in use by a subscription or an invoice, and will probably refuse. Archiving hides it.",
)
_ONE_DRAFT = QT_TRANSLATE_NOOP("products", "A draft on this computer has it on a line.")
_DRAFTS = QT_TRANSLATE_NOOP("products", "{count} drafts on this computer have it on a line.")
_DEFAULT = QT_TRANSLATE_NOOP("products", "It is the default price of the product.")
_GROUP_IN_USE = QT_TRANSLATE_NOOP("products", "{count} products are in it: LedgerBee will probably refuse.")
_GROUP_OF_ONE = QT_TRANSLATE_NOOP("products", "One product is in it: LedgerBee will probably refuse.")
_GROUP_FREE = QT_TRANSLATE_NOOP("products", "No product is in it.")
MANY = 6
"""That many prices are listed; of more, the rest is counted."""
_AND_MORE = QT_TRANSLATE_NOOP("products", "and {count} more")


async def sure(parent: QWidget, title: str, question: str, facts: Iterable[Message], do_it: str) -> bool:
    """Ask; True only when the button that carries it out was pressed."""
    details = "\n".join(explain(fact) for fact in facts)
    dialog = Question(title, question, details, do_it, parent)
    width = dialog.minimumWidth()
    dialog.resize(width, dialog.column.totalHeightForWidth(width))  # which a dialog does not find out by itself
    return await dialogs.result_of(dialog) == Question.DialogCode.Accepted.value


async def take_back(book: Book, standing: Standing, name: str, parent: QWidget) -> None:
    """Take back what waits; what LedgerBee refused is forgotten after asking, since what was typed goes with it. Raises Stale."""
    refused = [each for each in standing.operations if each.state is State.REFUSED]
    title = QCoreApplication.translate("ProductPage", "Take back")
    question = QCoreApplication.translate("ProductPage", "Forget what LedgerBee refused of {0}?").format(
        shortened(name)
    )
    if refused and not await sure(
        parent, title, question, [_FORGOTTEN], QCoreApplication.translate("ProductPage", "Forget")
    ):
        return
    for operation in standing.operations:
        if operation.state is State.QUEUED:
            await book.outbox.take_back(operation.id)
        elif operation.state is State.REFUSED:
            await book.outbox.decide(operation.id, Decision.DISCARD)


async def about_product(book: Book, product: Product, *, deletes: bool) -> list[Message]:
    """What archiving (or deleting) a product means."""
    listed = listed_prices(product)
    prices = listed if deletes else tuple(each for each in listed if not is_archived_price(each))
    facts = [_listed(prices)] if prices else []
    if deletes and any(price.is_locked for price in prices):
        facts.append(_LOCKED)
    facts += await _drafts(book, prices)
    return [*facts, _STAYS, _NO_WAY_BACK if deletes else _WAY_BACK]


async def about_price(book: Book, price: Price, *, deletes: bool) -> list[Message]:
    """What archiving (or deleting) a price means."""
    facts = [_DEFAULT] if price.is_default else []
    if deletes and price.is_locked:
        facts.append(_LOCKED)
    facts += await _drafts(book, (price,))
    return [*facts, _STAYS, _NO_WAY_BACK if deletes else _PRICE_WAY_BACK]


def about_group(group: ProductGroup, products: Iterable[Product]) -> list[Message]:
    """What deleting a group means."""
    count = sum(product.group_id == group.id for product in products)
    if count == 1:
        return [_GROUP_OF_ONE, _NO_WAY_BACK]
    return [_GROUP_IN_USE.of(count=count) if count else _GROUP_FREE, _NO_WAY_BACK]


def _listed(prices: tuple[Price, ...]) -> Message:
    names = [shortened(price_words.title(price)) for price in prices[:MANY]]
    if len(prices) > MANY:
        names.append(explain(_AND_MORE.of(count=len(prices) - MANY)))
    return (_ONE_PRICE if len(prices) == 1 else _PRICES).of(count=len(prices), prices="; ".join(names))


async def _drafts(book: Book, prices: tuple[Price, ...]) -> list[Message]:
    ids = {price.id for price in prices}
    drafts = [saved.draft for saved in await book.drafts.all() if saved.state is not DraftState.HANDED_OVER]
    count = sum(any(line.price_id in ids for line in draft.lines) for draft in drafts)
    if not count:
        return []
    return [_ONE_DRAFT if count == 1 else _DRAFTS.of(count=count)]
