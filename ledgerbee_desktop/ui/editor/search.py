"""Finding customers and products by anything a person may type: number, name, nickname, initials, any part. No Qt, no disk."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from ledgerbee_desktop.core.library import Catalogue, Customer, Price, Product
from ledgerbee_desktop.core.ports import PastLine

T = TypeVar("T")
LIMIT = 60
_WORD = re.compile(r"[^\W_]+")
_DANISH = str.maketrans({"æ": "ae", "ø": "o", "å": "a"})

EXACT, NUMBER, START, WORD, INITIALS, PART, NOTHING = range(7)
"""How well a text fits, the best first: it is the number; the number begins so; the name begins so; each piece begins a word of it;
it is the words' initials; every piece is somewhere in it."""


def fold(text: str) -> str:
    """`text` for comparison: case, accents and the Danish letters do not matter (`Ærø` is found by `aero`, `aro` or `ÆRØ`)."""
    plain = unicodedata.normalize("NFKD", text.casefold().translate(_DANISH))
    return "".join(character for character in plain if not unicodedata.combining(character))


@dataclass(frozen=True, slots=True)
class Entry(Generic[T]):
    """One thing that can be found; all texts are folded, `everything` also has the unfolded spelling."""

    value: T
    number: str
    name: str
    words: tuple[str, ...]
    initials: str
    everything: str


def entry(value: T, number: str, name: str, *more: str) -> Entry[T]:
    """Make `value` findable by its number, its name and further texts."""
    words = tuple(_WORD.findall(fold(name)))
    everything = "\n".join([number, name, *more])
    return Entry(
        value,
        fold(number),
        fold(name),
        tuple(_WORD.findall(fold(" ".join([name, *more])))),
        "".join(word[0] for word in words),
        fold(everything) + "\n" + everything.casefold(),
    )


def fit(query: str, candidate: Entry[T]) -> int:
    """How well a folded, non-empty query fits; the lower the better, `NOTHING` when it does not."""
    if query == candidate.number:
        return EXACT
    if candidate.number.startswith(query):
        return NUMBER
    if candidate.name.startswith(query):
        return START
    pieces = query.split()
    if all(any(word.startswith(piece) for word in candidate.words) for piece in pieces):
        return WORD
    if len(query) > 1 and candidate.initials.startswith(query):
        return INITIALS
    if all(piece in candidate.everything for piece in pieces):
        return PART
    return NOTHING


def ranked(query: str, entries: Iterable[Entry[T]]) -> list[tuple[int, Entry[T]]]:
    """The entries that fit, each with how well; in their given order. An empty query fits everything."""
    folded = " ".join(fold(query).split())
    if not folded:
        return [(PART, candidate) for candidate in entries]
    fits = ((fit(folded, candidate), candidate) for candidate in entries)
    return [(rank, candidate) for rank, candidate in fits if rank != NOTHING]


class CustomerIndex:
    """The customers of one catalogue, by name."""

    def __init__(self, catalogue: Catalogue) -> None:
        customers = sorted(
            (customer for customer in catalogue.customers.values() if not customer.is_deleted),
            key=lambda customer: fold(customer.name),
        )
        self._entries = [
            entry(c, c.number, c.name, c.city, c.vat_number, c.ean, c.email, c.phone, c.postal_code) for c in customers
        ]

    def find(self, query: str) -> list[Customer]:
        """The best fits: active ones first, except that an exact number always comes first."""
        found = ranked(query, self._entries)
        found.sort(key=lambda hit: (hit[0] != EXACT, not hit[1].value.is_active, hit[0]))
        return [candidate.value for _, candidate in found[:LIMIT]]


@dataclass(frozen=True, slots=True)
class Offer:
    """A price that can be billed, with the last time this customer was billed it."""

    price: Price
    product: Product
    past: PastLine | None


class ProductIndex:
    """The active prices of one catalogue in one currency; what this customer bought comes first."""

    def __init__(self, catalogue: Catalogue, currency: str, history: Sequence[PastLine]) -> None:
        past: dict[str, PastLine] = {}
        for line in history:
            if line.currency == currency:
                past.setdefault(line.price_id, line)
        self._order = {price_id: place for place, price_id in enumerate(past)}
        self._entries = [
            entry(Offer(price, product, past.get(price.id)), product.number, product.name, price.nickname)
            for product in sorted(catalogue.products.values(), key=lambda product: fold(product.name))
            if product.is_active
            for price in sorted(product.prices, key=lambda price: not price.is_default)
            if price.is_active and price.sells_in(currency)
        ]

    def find(self, query: str) -> list[Offer]:
        """The best fits: an exact number, then this customer's own history (the latest first), then the rest."""
        found = ranked(query, self._entries)
        never = len(self._order)
        found.sort(
            key=lambda hit: (
                hit[0] != EXACT,
                hit[1].value.past is None,
                hit[0],
                self._order.get(hit[1].value.price.id, never),
            )
        )
        return [candidate.value for _, candidate in found[:LIMIT]]
