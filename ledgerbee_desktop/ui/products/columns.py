"""The columns of the lists of products, prices and product groups, and what their rows are found and sorted by."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from ledgerbee_desktop.core.kinds import Target
from ledgerbee_desktop.core.library import Catalogue, Price, Product, ProductGroup
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP
from ledgerbee_desktop.ui.editor.search import Entry, entry, fold
from ledgerbee_desktop.ui.library.chips import Tone
from ledgerbee_desktop.ui.library.column import Column
from ledgerbee_desktop.ui.products import price_words, standing
from ledgerbee_desktop.ui.records.rows import RecordKind, RecordRow
from ledgerbee_desktop.ui.records.standing import Mark, mark_words
from ledgerbee_desktop.ui.text import explain

ProductRow = RecordRow[Product]
GroupRow = RecordRow[ProductGroup]


# --- products -------------------------------------------------------------------------------------


def _default_amount(row: ProductRow) -> str:
    price = standing.default_price(row.record)
    return price_words.amount(price) if price is not None else price_words.NOTHING


def _default_cell(row: ProductRow) -> Decimal | str | None:
    price = standing.default_price(row.record)
    if price is None:
        return None
    return price.unit_amount if price.unit_amount is not None else price_words.amount(price)


def _default_currency(row: ProductRow) -> str:
    price = standing.default_price(row.record)
    return price.currency if price is not None else ""


def state(row: ProductRow) -> tuple[str, Tone]:
    """What the list says of a product: what waits or is in the way, else whether it can be sold."""
    if row.mark is not Mark.NONE:
        return mark_words(row.mark)
    said, tone = standing.state(row.record)
    return explain(said), tone


def _number_order(number: str) -> tuple[bool, int, str]:
    """Numbers by their value, then what is no number."""
    plain = number.isascii() and number.isdigit()
    return (not plain, int(number) if plain else 0, fold(number))


def _price_order(row: ProductRow) -> tuple[bool, Decimal, str]:
    price = standing.default_price(row.record)
    amount = price.unit_amount if price is not None else None
    return (amount is None, amount or Decimal(0), price.currency if price is not None else "")


def _product_entry(product: Product, catalogue: Catalogue) -> Entry[Product]:
    nicknames = (price.nickname for price in product.prices)
    group = standing.group_name(product, catalogue)
    return entry(product, product.number, product.name, product.description, group, *nicknames)


PRODUCTS: RecordKind[Product] = RecordKind(
    target=Target.PRODUCT,
    all=lambda catalogue: [standing.as_listed(product) for product in catalogue.products.values()],
    entry=_product_entry,
    order={
        "number": lambda row: _number_order(row.record.number),
        "name": lambda row: fold(row.record.name),
        "group": lambda row: fold(standing.group_name(row.record, row.catalogue)),
        "price": _price_order,
        "state": lambda row: (row.mark.value, state(row)[0]),
    },
    marked=frozenset({"state"}),
    owner=standing.owner,
)
PRODUCT_COLUMNS: tuple[Column[ProductRow], ...] = (
    Column(
        id="number", title=QT_TRANSLATE_NOOP("lists", "Number"), show=lambda row: row.record.number or "–", width=104
    ),
    Column(id="name", title=QT_TRANSLATE_NOOP("lists", "Name"), show=lambda row: row.record.name, stretch=True),
    Column(
        id="group",
        title=QT_TRANSLATE_NOOP("lists", "Group"),
        show=lambda row: standing.group_name(row.record, row.catalogue),
        width=190,
    ),
    Column(
        id="price",
        title=QT_TRANSLATE_NOOP("lists", "Price without VAT"),
        show=_default_amount,
        cell=_default_cell,
        right=True,
        width=176,
    ),
    Column(
        id="state",
        title=QT_TRANSLATE_NOOP("lists", "State"),
        show=lambda row: state(row)[0],
        tone=lambda row: state(row)[1],
        width=184,
    ),
)
PRODUCT_EXPORT: tuple[Column[ProductRow], ...] = (
    Column(id="currency", title=QT_TRANSLATE_NOOP("lists", "Currency"), show=_default_currency),
    Column(id="description", title=QT_TRANSLATE_NOOP("lists", "Description"), show=lambda row: row.record.description),
)
"""On the screen the price has its currency with it, and the description is on the product's page."""


# --- product groups -------------------------------------------------------------------------------


def products_in(row: GroupRow) -> int:
    """How many products a group has."""
    return sum(product.group_id == row.record.id for product in row.catalogue.products.values())


GROUPS: RecordKind[ProductGroup] = RecordKind(
    target=Target.PRODUCT_GROUP,
    all=lambda catalogue: catalogue.product_groups,
    entry=lambda group, _: entry(group, group.number, group.name, group.description),
    order={
        "number": lambda row: _number_order(row.record.number),
        "name": lambda row: fold(row.record.name),
        "description": lambda row: fold(row.record.description),
        "products": products_in,
        "mark": lambda row: row.mark.value,
    },
)
GROUP_COLUMNS: tuple[Column[GroupRow], ...] = (
    Column(
        id="number", title=QT_TRANSLATE_NOOP("lists", "Number"), show=lambda row: row.record.number or "–", width=104
    ),
    Column(id="name", title=QT_TRANSLATE_NOOP("lists", "Name"), show=lambda row: row.record.name, width=260),
    Column(
        id="description",
        title=QT_TRANSLATE_NOOP("lists", "Description"),
        show=lambda row: row.record.description,
        stretch=True,
    ),
    Column(
        id="products",
        title=QT_TRANSLATE_NOOP("lists", "Products"),
        show=lambda row: str(products_in(row)),
        cell=lambda row: Decimal(products_in(row)),
        right=True,
        width=104,
    ),
)


# --- prices of one product ------------------------------------------------------------------------

DEFAULT = QT_TRANSLATE_NOOP("lists", "default")


@dataclass(frozen=True, slots=True)
class PriceRow:
    """A price with the mark of what waits for it."""

    price: Price
    mark: Mark


def price_state(row: PriceRow) -> tuple[str, Tone]:
    """What waits or is in the way, else the status that LedgerBee gives it."""
    return mark_words(row.mark) if row.mark is not Mark.NONE else price_words.status(row.price)


PRICE_COLUMNS: tuple[Column[PriceRow], ...] = (
    Column(
        id="nickname",
        title=QT_TRANSLATE_NOOP("lists", "Price"),
        show=lambda row: row.price.nickname or price_words.NOTHING,
        stretch=True,
    ),
    Column(
        id="default",
        title=QT_TRANSLATE_NOOP("lists", "Default"),
        show=lambda row: explain(DEFAULT) if row.price.is_default else "",
        width=88,
    ),
    Column(
        id="amount",
        title=QT_TRANSLATE_NOOP("lists", "Without VAT"),
        show=lambda row: price_words.amount(row.price),
        right=True,
        width=190,
    ),
    Column(
        id="period",
        title=QT_TRANSLATE_NOOP("lists", "Billed"),
        show=lambda row: price_words.period(row.price),
        width=160,
    ),
    Column(
        id="state",
        title=QT_TRANSLATE_NOOP("lists", "State"),
        show=lambda row: price_state(row)[0],
        tone=lambda row: price_state(row)[1],
        width=176,
    ),
)
