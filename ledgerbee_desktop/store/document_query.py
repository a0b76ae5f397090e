"""The queries behind lists and searches of documents: answered from covering indexes and the text index."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from decimal import Decimal
from typing import NamedTuple

import msgspec

from ledgerbee_desktop.core.identifiers import DocumentId
from ledgerbee_desktop.core.ports import DocumentFilter
from ledgerbee_desktop.store.document_words import AMONG, Found
from ledgerbee_desktop.store.folding import words

Parameter = str | int
_TEN_THOUSANDTHS = Decimal(10_000)
_EVERY_COLUMN = "document_list"

_ids = msgspec.json.Decoder(tuple[DocumentId, ...])
_rows = msgspec.json.Decoder(tuple[int, ...])


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

# What a damaged index has made no text of becomes the id of no document, which a list leaves out.
_READABLE_ID = "iif(typeof(id) = 'text', id, '')"


def document_ids(connection: sqlite3.Connection, wanted: DocumentFilter) -> tuple[DocumentId, ...]:
    """The ids of a list, in order. Raises ValueError for a column that cannot be sorted by."""
    looked_for = words(wanted.text)
    found = Found(connection, looked_for) if looked_for else None
    query, values = ids_query(wanted, found)
    ids, rows = connection.execute(query, values).fetchone()
    if rows is None or found is None:
        return _ids.decode(ids)
    return found.pick(_ids.decode(ids), _rows.decode(rows))


def ids_query(wanted: DocumentFilter, found: Found | None = None) -> tuple[str, list[Parameter]]:
    """The ids of a list as one JSON array, because a row for each would cost more than finding them; beside them NULL.

    Of what a search found, if one is given. When that is much, the ids are those of the whole list, and beside them stands the array
    of their rows, by which they are still to be picked.

    Raises ValueError for a column that cannot be sorted by.
    """
    if wanted.sort not in _ORDERS:
        raise ValueError(f"documents cannot be sorted by {wanted.sort!r}")
    conditions, values = _conditions(wanted)
    index = _EVERY_COLUMN if conditions else _ORDERS[wanted.sort].kept_in
    if wanted.customer_id is not None:
        index = "document_customer"
    direction = " DESC" if wanted.descending else ""
    order = ", ".join(f"{column}{direction}" for column in (*_ORDERS[wanted.sort].columns, "id"))
    beside = "NULL"
    if found is not None and found.are_few:
        conditions.append(AMONG)
        values.append(found.array)
    elif found is not None:
        beside = "json_group_array(number_in_table)"
    where = " AND ".join(["kind = ?", "gone_at IS NULL", *conditions])
    query = (
        f"SELECT json_group_array({_READABLE_ID}), {beside} FROM"  # noqa: S608 - names of this package
        f" (SELECT id, number_in_table FROM document INDEXED BY {index} WHERE {where} ORDER BY {order})"
    )
    return query, [wanted.kind.value, *values]


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
