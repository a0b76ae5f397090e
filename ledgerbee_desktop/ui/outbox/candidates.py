"""What a create can have become: the documents and records at LedgerBee among which a person chooses, the likeliest first."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from ledgerbee_desktop.core.kinds import Target
from ledgerbee_desktop.core.library import Catalogue, Customer, Document, Price, Product, ProductGroup
from ledgerbee_desktop.core.records import PriceFields, RecordWrite
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP, Message
from ledgerbee_desktop.ui import formats
from ledgerbee_desktop.ui.library import words
from ledgerbee_desktop.ui.text import explain

CANDIDATES = 50
"""How many are offered."""
Record = Customer | Product | Price | ProductGroup

_NUMBER = QT_TRANSLATE_NOOP("WhichDocument", "Number")
_STATUS = QT_TRANSLATE_NOOP("WhichDocument", "Status")
_NAME = QT_TRANSLATE_NOOP("lists", "Name")
_CITY = QT_TRANSLATE_NOOP("customers", "City")
_WHICH_DOCUMENT = QT_TRANSLATE_NOOP("WaysOut", "Which of these documents is it?")
_OF_CUSTOMER = QT_TRANSLATE_NOOP("which record", "These are the newest documents that LedgerBee has for {customer}.")
_WHICH = {
    Target.CUSTOMER: QT_TRANSLATE_NOOP("which record", "Which of these customers is it?"),
    Target.PRODUCT: QT_TRANSLATE_NOOP("which record", "Which of these products is it?"),
    Target.PRICE: QT_TRANSLATE_NOOP("which record", "Which of these prices is it?"),
    Target.PRODUCT_GROUP: QT_TRANSLATE_NOOP("which record", "Which of these product groups is it?"),
}
_LIKELIEST = QT_TRANSLATE_NOOP("which record", "These are what LedgerBee has, the most alike first.")
_PRICES = QT_TRANSLATE_NOOP("which record", "These are the prices that LedgerBee has of the product.")
_NONE = QT_TRANSLATE_NOOP(
    "which record",
    "None that it could be is known here. Is it in LedgerBee: Cancel, fetch what is new there with F5, then come back.",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidates:
    """A question, and a list of ids with what is shown of each. `stretched` is the column that takes the room, `right` one of numbers."""

    question: str
    hint: str
    headers: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]
    stretched: int = 1
    right: int | None = None


def of_documents(documents: Iterable[Document], customer: str) -> Candidates:
    """The documents of a customer, in the order given."""
    headers = (
        _NUMBER,
        _STATUS,
        QT_TRANSLATE_NOOP("WhichDocument", "Date"),
        QT_TRANSLATE_NOOP("WhichDocument", "Reference"),
        QT_TRANSLATE_NOOP("WhichDocument", "Created"),
        QT_TRANSLATE_NOOP("WhichDocument", "Amount"),
    )
    rows = tuple((str(document.id), _document(document)) for document in documents)
    hint = explain(_OF_CUSTOMER.of(customer=customer)) if rows else explain(_NONE)
    return Candidates(
        question=explain(_WHICH_DOCUMENT), hint=hint, headers=_said(headers), rows=rows, stretched=3, right=5
    )


def _document(document: Document) -> tuple[str, ...]:
    made = document.created_at.astimezone()
    return (
        document.number or "–",
        words.status(document)[0],
        formats.date(document.date),
        document.reference,
        f"{formats.date(made.date())} {formats.clock(made)}",  # what tells two equal drafts apart
        formats.money(document.amount, document.currency),
    )


def of_records(write: RecordWrite, catalogue: Catalogue) -> Candidates:
    """What LedgerBee has of the kind that `write` was to make, as far as it is in the library."""
    found: list[Record] = [each for each in _all(write, catalogue) if not each.is_temporary and not _is_gone(each)]
    found.sort(key=_likeness(write))
    headers, show = _TABLES[write.target]
    rows = tuple((str(each.id), show(each)) for each in found[:CANDIDATES])
    hint = (_PRICES if write.target is Target.PRICE else _LIKELIEST) if rows else _NONE
    return Candidates(question=explain(_WHICH[write.target]), hint=explain(hint), headers=_said(headers), rows=rows)


def _said(headers: Iterable[Message]) -> tuple[str, ...]:
    return tuple(explain(each) for each in headers)


def _is_gone(record: Record) -> bool:
    return bool(getattr(record, "is_deleted", False))


def _all(write: RecordWrite, catalogue: Catalogue) -> Iterable[Record]:
    match write.target:
        case Target.CUSTOMER:
            return catalogue.customers.values()
        case Target.PRODUCT:
            return catalogue.products.values()
        case Target.PRODUCT_GROUP:
            return catalogue.product_groups
        case _:
            fields = write.fields
            product = catalogue.products.get(fields.product_id) if isinstance(fields, PriceFields) else None
            return () if product is None else product.prices


def _likeness(write: RecordWrite) -> Callable[[Record], tuple[bool, bool, str]]:
    fields = write.fields
    if isinstance(fields, PriceFields):
        stated = fields.unit_amount
        return lambda each: (getattr(each, "unit_amount", None) != stated, False, "")
    number, name = getattr(fields, "number", ""), getattr(fields, "name", "").casefold()

    def key(each: Record) -> tuple[bool, bool, str]:
        called = str(getattr(each, "name", "")).casefold()
        return getattr(each, "number", "") != number, called != name, called

    return key


def _named(record: Record) -> tuple[str, ...]:
    return str(getattr(record, "number", "")), str(getattr(record, "name", ""))


def _customer(record: Record) -> tuple[str, ...]:
    return (*_named(record), str(getattr(record, "city", "")))


def _price(record: Record) -> tuple[str, ...]:
    from ledgerbee_desktop.ui.products import (
        price_words,
    )  # which needs the outbox's words for what is written of a price

    if not isinstance(record, Price):
        raise TypeError("a price is shown as one")
    return price_words.amount(record), record.nickname, price_words.status(record)[0]


_NUMBERED = ((_NUMBER, _NAME), _named)
_TABLES: dict[Target, tuple[tuple[Message, ...], Callable[[Record], tuple[str, ...]]]] = {
    Target.CUSTOMER: ((_NUMBER, _NAME, _CITY), _customer),
    Target.PRODUCT: _NUMBERED,
    Target.PRODUCT_GROUP: _NUMBERED,
    Target.PRICE: (
        (QT_TRANSLATE_NOOP("WhichDocument", "Amount"), QT_TRANSLATE_NOOP("prices", "Nickname"), _STATUS),
        _price,
    ),
}
