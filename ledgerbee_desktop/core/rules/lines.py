"""The rules for a line: product, quantity, unit price, text."""

from __future__ import annotations

from collections.abc import Iterator

from ledgerbee_desktop.core.drafts import Draft, Line
from ledgerbee_desktop.core.kinds import LineKind
from ledgerbee_desktop.core.library import Catalogue
from ledgerbee_desktop.core.money import CURRENCIES, LARGEST, decimals
from ledgerbee_desktop.core.rules.parts import Finding, error, warning
from ledgerbee_desktop.core.rules.words import WORDS
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP


def line(draft: Draft, line: Line, where: str, catalogue: Catalogue) -> Iterator[Finding]:
    """What is wrong with one line; `where` is its place, such as `lines.3`."""
    if line.kind is LineKind.SEPARATOR:
        return
    if line.kind is LineKind.TEXT:
        if not line.description.strip():
            yield warning(f"{where}.description", QT_TRANSLATE_NOOP("findings", "This text line is empty."))
        return
    yield from _price(draft, line, where, catalogue)
    yield from _quantity(draft, line, f"{where}.quantity")
    yield from _unit_price(line, f"{where}.unit_price")


def _quantity(draft: Draft, line: Line, where: str) -> Iterator[Finding]:
    if line.quantity is None:
        yield error(where, QT_TRANSLATE_NOOP("findings", "A product line needs a quantity."))
    elif line.quantity <= 0:
        yield error(where, WORDS[draft.kind].quantity_above_zero)
    elif decimals(line.quantity) > 6:
        yield error(where, QT_TRANSLATE_NOOP("findings", "A quantity can have at most six decimals."))


def _unit_price(line: Line, where: str) -> Iterator[Finding]:
    if line.unit_price is None:
        return
    if line.unit_price < 0:  # BR-27: the item price must not be negative; LedgerBee has no allowances
        yield error(
            where,
            QT_TRANSLATE_NOOP(
                "findings", "The unit price cannot be negative. A discount is a lower price, such as 1000-10%."
            ),
        )
    elif decimals(line.unit_price) > 2:
        yield error(where, QT_TRANSLATE_NOOP("findings", "A unit price can have at most two decimals."))
    elif abs(line.unit_price * (line.quantity or 1)) > LARGEST:
        yield error(where, QT_TRANSLATE_NOOP("findings", "This amount is too large."))


def _price(draft: Draft, line: Line, where: str, catalogue: Catalogue) -> Iterator[Finding]:
    if line.price_id is None:
        yield error(
            f"{where}.price_id",
            QT_TRANSLATE_NOOP("findings", "A product line needs a product. Pick one, or make it a text line."),
        )
        return
    price = catalogue.prices.get(line.price_id)
    if price is None:
        yield error(
            f"{where}.price_id",
            QT_TRANSLATE_NOOP("findings", "This price is not in the library. Refresh, or pick the product again."),
        )
    elif price.is_deleted:
        yield error(
            f"{where}.price_id",
            QT_TRANSLATE_NOOP("findings", "This price was deleted in LedgerBee. Pick the product again, or another."),
        )
    elif not price.is_active:
        yield error(
            f"{where}.price_id",
            QT_TRANSLATE_NOOP("findings", "This price is archived or disabled in LedgerBee. Pick the product again."),
        )
    elif price.is_temporary:
        yield warning(
            f"{where}.price_id",
            QT_TRANSLATE_NOOP("findings", "This product is not in LedgerBee yet: this waits until it is there."),
        )
    elif draft.currency in CURRENCIES and not price.sells_in(draft.currency):
        yield error(
            f"{where}.price_id",
            QT_TRANSLATE_NOOP("findings", "This product has no price in {currency}.").of(currency=draft.currency),
        )
