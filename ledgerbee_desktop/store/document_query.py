"""The queries behind lists and searches of documents: answered from one covering index and the text index."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from ledgerbee_desktop.core.ports import DocumentFilter
from ledgerbee_desktop.store.folding import words

Parameter = str | int
_TEN_THOUSANDTHS = Decimal(10_000)
_TRIGRAM = 3

# Numbers are text of digits: a longer one is a higher one. Each order ends in the id, so that it is total.
_ORDERS: Mapping[str, tuple[str, ...]] = {
    "date": ("date", "created_at"),
    "number": ("length(number)", "number", "created_at"),
    "customer": ("customer_name", "date", "created_at"),
    "customer_id": ("customer_name", "date", "created_at"),
    "amount": ("amount", "date"),
    "currency": ("currency", "amount"),
    "status": ("display_status", "date", "created_at"),
    "display_status": ("display_status", "date", "created_at"),
    "due_date": ("coalesce(due_date, '')", "date"),
    "valid_until": ("coalesce(valid_until, '')", "date"),
    "reference": ("reference", "date"),
    "created_at": ("created_at",),
}


def ids_query(wanted: DocumentFilter) -> tuple[str, list[Parameter]]:
    """The ids of a list. Raises ValueError for a column that cannot be sorted by."""
    if wanted.sort not in _ORDERS:
        raise ValueError(f"documents cannot be sorted by {wanted.sort!r}")
    conditions: list[str] = ["kind = ?"]
    values: list[Parameter] = [wanted.kind.value]
    if wanted.statuses:
        marks = ", ".join("?" * len(wanted.statuses))
        conditions.append(f"display_status IN ({marks})")
        values += sorted(wanted.statuses)
    bounds: tuple[tuple[str, Parameter | None], ...] = (
        ("customer_id = ?", wanted.customer_id),
        ("date >= ?", None if wanted.date_from is None else wanted.date_from.isoformat()),
        ("date <= ?", None if wanted.date_to is None else wanted.date_to.isoformat()),
        ("abs(amount) >= ?", None if wanted.amount_from is None else int(wanted.amount_from * _TEN_THOUSANDTHS)),
        ("abs(amount) <= ?", None if wanted.amount_to is None else int(wanted.amount_to * _TEN_THOUSANDTHS)),
    )
    for condition, value in bounds:
        if value is not None:
            conditions.append(condition)
            values.append(value)
    for condition, found in map(word_condition, words(wanted.text)):
        conditions.append(condition)
        values += found
    direction = " DESC" if wanted.descending else ""
    order = ", ".join(f"{column}{direction}" for column in (*_ORDERS[wanted.sort], "id"))
    return f"SELECT id FROM document WHERE {' AND '.join(conditions)} ORDER BY {order}", values  # noqa: S608


def word_condition(word: str) -> tuple[str, list[Parameter]]:
    """That a folded word occurs in a document's texts or in its customer's; the text index knows nothing shorter than a trigram."""
    customers = "customer_id IN (SELECT id FROM customer WHERE instr(customer.search, ?) > 0)"
    if len(word) < _TRIGRAM:
        return f"(instr(search, ?) > 0 OR {customers})", [word, word]
    quoted = '"' + word.replace('"', '""') + '"'
    texts = "number_in_table IN (SELECT rowid FROM document_text WHERE document_text MATCH ?)"
    return f"({texts} OR {customers})", [quoted, word]
