"""Documents of all kinds with their lines, numbers and delivery log."""

from __future__ import annotations

import sqlite3
from collections.abc import Sequence
from dataclasses import dataclass, fields

from ledgerbee_desktop.sandbox.store.states import CONVERTED, display_status

PREFIX = {"invoice": "", "credit-note": "K-", "quote": "T-", "order-confirmation": "O-"}
FIRST_NUMBER = 1001
UNSENT = frozenset({"draft", "scheduled"})
"""The states of a document that nobody outside has seen."""


@dataclass(frozen=True, kw_only=True)
class Document:
    """One document. Amounts are decimal strings in `currency`, days `YYYY-MM-DD`, timestamps ISO in UTC.

    `invoice_number` is the invoice that a credit note takes back; the API never shows it.
    """

    id: str
    kind: str
    number: str | None
    status: str
    customer_id: str
    department_id: str | None
    contact_id: str | None
    date: str
    due_date: str | None
    payment_terms: int | None
    currency: str
    reference: str | None
    our_reference: str | None
    description: str | None
    notes: str | None
    template_id: str | None
    subtotal: str
    vat: str
    amount: str
    send_count: int
    created_at: str
    updated_at: str
    valid_until: str | None = None
    invoice_number: str | None = None
    converted_to_order_confirmation_id: str | None = None
    converted_to_invoice_id: str | None = None

    def display_status(self, today: str) -> str:
        """The status to show on the day `today`."""
        return display_status(
            self.status,
            self.valid_until,
            self.converted_to_order_confirmation_id,
            self.converted_to_invoice_id,
            today,
        )

    @property
    def converted(self) -> bool:
        """Whether another document was made from it."""
        return self.display_status("") == CONVERTED


@dataclass(frozen=True, kw_only=True)
class Line:
    """One stored line; text lines and separators have no figures. `vat_rate` is per cent."""

    id: str
    price_id: str | None
    line_type: str
    description: str | None
    quantity: str | None = None
    unit_price: str | None = None
    total_price: str | None = None
    vat_rate: str | None = None
    vat_amount: str | None = None
    recognition_days: int | None = None


@dataclass(frozen=True, kw_only=True)
class Delivery:
    """One entry of the delivery log."""

    id: str
    status: str
    delivery_type: str
    email: str | None
    ean: str | None
    sent_at: str
    error_code: str | None = None


_DOCUMENT = tuple(field.name for field in fields(Document))
_LINE = tuple(field.name for field in fields(Line))
_DELIVERY = tuple(field.name for field in fields(Delivery))


def _insert(table: str, columns: Sequence[str]) -> str:
    return f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({', '.join(':' + name for name in columns)})"  # noqa: S608  fixed names


_ADD_DOCUMENT = _insert("document", _DOCUMENT)
_ADD_LINE = _insert("line", (*_LINE, "document_id", "position"))
_ADD_DELIVERY = _insert("delivery", (*_DELIVERY, "document_id"))
_SHOWN = "display_status(status, valid_until, converted_to_order_confirmation_id, converted_to_invoice_id, :today)"
_SELECT_DOCUMENT = f"SELECT {', '.join(_DOCUMENT)} FROM document"  # noqa: S608  fixed names


def add(conn: sqlite3.Connection, document: Document, lines: Sequence[Line]) -> None:
    """Store a new document with its lines in this order."""
    conn.execute(_ADD_DOCUMENT, vars(document))
    _add_lines(conn, document.id, lines)


def _add_lines(conn: sqlite3.Connection, document_id: str, lines: Sequence[Line]) -> None:
    conn.executemany(
        _ADD_LINE,
        [{**vars(line), "document_id": document_id, "position": place} for place, line in enumerate(lines)],
    )


def replace_lines(conn: sqlite3.Connection, document_id: str, lines: Sequence[Line]) -> None:
    """Give a document these lines instead of those that it has."""
    conn.execute("DELETE FROM line WHERE document_id = ?", (document_id,))
    _add_lines(conn, document_id, lines)


def update(conn: sqlite3.Connection, document: Document) -> None:
    """Store a document's changed header."""
    columns = ", ".join(f"{name} = :{name}" for name in _DOCUMENT if name != "id")
    conn.execute(f"UPDATE document SET {columns} WHERE id = :id", vars(document))  # noqa: S608  fixed names


def get(conn: sqlite3.Connection, kind: str, document_id: str) -> Document | None:
    """The document of that kind and id (lower case), or None."""
    row = conn.execute(f"{_SELECT_DOCUMENT} WHERE kind = ? AND id = ?", (kind, document_id)).fetchone()
    return None if row is None else Document(**row)


def by_number(conn: sqlite3.Connection, kind: str, number: str) -> Document | None:
    """The document of that kind and number, or None."""
    row = conn.execute(f"{_SELECT_DOCUMENT} WHERE kind = ? AND number = ?", (kind, number)).fetchone()
    return None if row is None else Document(**row)


def lines(conn: sqlite3.Connection, document_id: str) -> list[Line]:
    """The lines of a document in their order."""
    rows = conn.execute(f"SELECT {', '.join(_LINE)} FROM line WHERE document_id = ? ORDER BY position", (document_id,))  # noqa: S608  fixed names
    return [Line(**row) for row in rows]


_WHERE = (
    "WHERE kind = :kind AND (:customer IS NULL OR customer_id = :customer)"
    " AND (:search IS NULL OR instr(fold(ifnull(number, '')), :search) OR instr(fold(ifnull(description, '')), :search))"
    f" AND (:status IS NULL OR {_SHOWN} = :status)"
)


@dataclass(frozen=True, kw_only=True)
class Wanted:
    """Which documents of a kind, and which part of them in which order; None asks for no restriction.

    `search` is in number or description, in any case. `status` is the display status on the day `today`. `sort` is a
    key of `SORTS`.
    """

    today: str
    search: str | None = None
    status: str | None = None
    customer_id: str | None = None
    sort: str = "created"
    descending: bool = True
    limit: int
    offset: int


SORTS = {
    "created": ("created_at",),
    "date": ("date",),
    "number": ("length(number)", "number"),
    "amount": ("CAST(amount AS REAL)",),
    "status": (_SHOWN,),
    "valid-until": ("valid_until",),
}
"""Numbers of one series are as long as they are high; documents without a number, or without a last day, come first."""


def page(conn: sqlite3.Connection, kind: str, wanted: Wanted) -> tuple[list[Document], int]:
    """One page and how many match; what is equal in the order asked for comes newest first."""
    values = {
        "kind": kind,
        "today": wanted.today,
        "status": wanted.status,
        "customer": wanted.customer_id,
        "search": wanted.search.casefold() if wanted.search else None,
        "limit": wanted.limit,
        "offset": wanted.offset,
    }
    direction = "DESC" if wanted.descending else "ASC"
    order = [f"{column} {direction}" for column in SORTS[wanted.sort]]
    if wanted.sort == "created":
        order.append(f"seq {direction}")
    order += ["created_at DESC", "seq DESC"]
    total = conn.execute(f"SELECT count(*) FROM document {_WHERE}", values).fetchone()[0]  # noqa: S608  fixed names
    rows = conn.execute(f"{_SELECT_DOCUMENT} {_WHERE} ORDER BY {', '.join(order)} LIMIT :limit OFFSET :offset", values)
    return [Document(**row) for row in rows], total


def every(conn: sqlite3.Connection) -> list[Document]:
    """All documents of all kinds, oldest first."""
    return [Document(**row) for row in conn.execute(f"{_SELECT_DOCUMENT} ORDER BY created_at, seq")]


def delete(conn: sqlite3.Connection, document_id: str) -> None:
    """Remove a document with its lines and deliveries."""
    for table in ("line", "delivery"):
        conn.execute(f"DELETE FROM {table} WHERE document_id = ?", (document_id,))  # noqa: S608  fixed names
    conn.execute("DELETE FROM document WHERE id = ?", (document_id,))


def take_number(conn: sqlite3.Connection, kind: str) -> str:
    """The next number of a kind's series. Call it in the transaction that uses it: then there is no gap."""
    row = conn.execute("SELECT next FROM number_series WHERE kind = ?", (kind,)).fetchone()
    number = FIRST_NUMBER if row is None else row[0]
    conn.execute(
        "INSERT INTO number_series VALUES (?, ?) ON CONFLICT (kind) DO UPDATE SET next = excluded.next",
        (kind, number + 1),
    )
    return f"{PREFIX[kind]}{number}"


def add_delivery(conn: sqlite3.Connection, document_id: str, delivery: Delivery) -> None:
    """Add an entry to a document's delivery log."""
    conn.execute(_ADD_DELIVERY, {**vars(delivery), "document_id": document_id})


def deliveries(conn: sqlite3.Connection, document_id: str) -> list[Delivery]:
    """The delivery log of a document, newest first."""
    rows = conn.execute(
        f"SELECT {', '.join(_DELIVERY)} FROM delivery WHERE document_id = ? ORDER BY sent_at DESC, seq DESC",  # noqa: S608  fixed names
        (document_id,),
    )
    return [Delivery(**row) for row in rows]


def settle(conn: sqlite3.Connection, now: str) -> int:
    """Finish every send under way: `sending` becomes `sent`, `pending` deliveries `success`. Returns how many."""
    conn.execute("UPDATE delivery SET status = 'success' WHERE status = 'pending'")
    return conn.execute("UPDATE document SET status = 'sent', updated_at = ? WHERE status = 'sending'", (now,)).rowcount
