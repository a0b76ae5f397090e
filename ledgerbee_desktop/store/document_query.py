"""The queries behind lists and searches of documents: answered from covering indexes and the text index."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from ledgerbee_desktop.core.ports import DocumentFilter
from ledgerbee_desktop.store.folding import words

Parameter = str | int
_TEN_THOUSANDTHS = Decimal(10_000)
_TRIGRAM = 3
_LAST_CHARACTER = "\U0010ffff"
_EVERY_COLUMN = "document_list"


class _Order(NamedTuple):
    """Each order ends in the id, so that it is total, and stands in an index, so that nobody waits until 100,000 rows are sorted."""

    columns: tuple[str, ...]
    kept_in: str


_BY_CUSTOMER = _Order(("customer_name", "date", "created_at"), "document_by_customer")
_BY_STATUS = _Order(("display_status", "date", "created_at"), "document_by_status")

_ORDERS: Mapping[str, _Order] = {
    "date": _Order(("date", "created_at"), _EVERY_COLUMN),
    # Numbers are text of digits: a longer one is a higher one.
    "number": _Order(("length(number)", "number", "created_at"), "document_by_number"),
    "customer": _BY_CUSTOMER,
    "customer_id": _BY_CUSTOMER,
    "amount": _Order(("amount", "date"), "document_by_amount"),
    "currency": _Order(("currency", "amount"), "document_by_currency"),
    "status": _BY_STATUS,
    "display_status": _BY_STATUS,
    "due_date": _Order(("due_date", "date"), "document_by_due_date"),
    "valid_until": _Order(("valid_until", "date"), "document_by_valid_until"),
    "reference": _Order(("reference", "date"), "document_by_reference"),
    "created_at": _Order(("created_at",), _EVERY_COLUMN),
}


def ids_query(wanted: DocumentFilter) -> tuple[str, list[Parameter]]:
    """The ids of a list, as one JSON array: a row for each would cost more than finding them.

    Raises ValueError for a column that cannot be sorted by.
    """
    if wanted.sort not in _ORDERS:
        raise ValueError(f"documents cannot be sorted by {wanted.sort!r}")
    conditions, values = _conditions(wanted)
    index = _EVERY_COLUMN if conditions else _ORDERS[wanted.sort].kept_in
    if wanted.customer_id is not None:
        index = "document_customer"
    texts, looked_for = words_condition(words(wanted.text))
    direction = " DESC" if wanted.descending else ""
    order = ", ".join(f"{column}{direction}" for column in (*_ORDERS[wanted.sort].columns, "id"))
    where = " AND ".join(["kind = ?", "gone_at IS NULL", *conditions, *texts])
    query = (
        "SELECT json_group_array(id) FROM"  # noqa: S608 - names of this package
        f" (SELECT id FROM document INDEXED BY {index} WHERE {where} ORDER BY {order})"
    )
    return query, [wanted.kind.value, *values, *looked_for]


def _conditions(wanted: DocumentFilter) -> tuple[list[str], list[Parameter]]:
    conditions: list[str] = []
    values: list[Parameter] = []
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
    return conditions, values


def found_query() -> str:
    """The rows that a search found, what has its number first, then the newest; `{}` takes the conditions of the words."""
    order = "lower(number) <> ?, date DESC, created_at DESC"
    return (
        "SELECT * FROM document WHERE number_in_table IN"  # noqa: S608 - names of this package
        f" (SELECT number_in_table FROM document INDEXED BY {_EVERY_COLUMN} WHERE gone_at IS NULL AND {{}} ORDER BY {order} LIMIT ?)"
        f" ORDER BY {order}"
    )


def words_condition(wanted: Sequence[str]) -> tuple[list[str], list[Parameter]]:
    """That each folded word occurs in a document's texts or in its customer's."""
    found = [_word_condition(word) for word in wanted]
    return [condition for condition, _ in found], [value for _, values in found for value in values]


def _word_condition(word: str) -> tuple[str, list[Parameter]]:
    """The text index knows only trigrams. A shorter word is the beginning of one wherever it occurs: every text ends in two newlines."""
    if len(word) < _TRIGRAM:
        texts = "SELECT doc FROM document_trigram WHERE term >= ? AND term < ?"
        values: list[Parameter] = [word, word + _LAST_CHARACTER]
    else:
        texts = "SELECT rowid FROM document_text WHERE document_text MATCH ?"
        values = ['"' + word.replace('"', '""') + '"']
    customers = (
        "SELECT number_in_table FROM document"
        " WHERE customer_id IN (SELECT id FROM customer WHERE instr(customer.search, ?) > 0)"
    )
    return f"number_in_table IN ({texts} UNION ALL {customers})", [*values, word]
