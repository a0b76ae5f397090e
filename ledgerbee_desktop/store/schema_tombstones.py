"""Step 3 of the schema: tombstones, and what whole passes over LedgerBee's lists have seen so far (reliability 3).

`gone_at` is when a thing was found to be deleted in LedgerBee, NULL while it lives. The indexes that lists are read from begin with it,
so that tombstones cost them nothing. No row is rewritten.
"""

from __future__ import annotations

_LISTS = {
    # All that lists are filtered by: they never touch the rows, which are long. Below it, one order each (document_query.py).
    "document_list": "kind, gone_at, date, created_at, id, number, display_status, due_date, valid_until, customer_id,"
    " customer_name, currency, amount, reference",
    "document_by_number": "kind, gone_at, length(number), number, created_at, id",
    "document_by_customer": "kind, gone_at, customer_name, date, created_at, id",
    "document_by_amount": "kind, gone_at, amount, date, id",
    "document_by_currency": "kind, gone_at, currency, amount, id",
    "document_by_status": "kind, gone_at, display_status, date, created_at, id",
    "document_by_due_date": "kind, gone_at, due_date, date, id",
    "document_by_valid_until": "kind, gone_at, valid_until, date, id",
    "document_by_reference": "kind, gone_at, reference, date, id",
}

TOMBSTONES = (
    *(f"ALTER TABLE {table} ADD COLUMN gone_at TEXT" for table in ("document", "customer", "product")),
    *(f"DROP INDEX {name}" for name in _LISTS),
    *(f"CREATE INDEX {name} ON document ({columns})" for name, columns in _LISTS.items()),
    # What two whole passes over a list lacked, and LedgerBee was not asked about by its id yet.
    """CREATE TABLE missing (target TEXT NOT NULL, id TEXT NOT NULL, PRIMARY KEY (target, id)) STRICT, WITHOUT ROWID""",
    # The pass under way; `follows` is whether the pass before it was clean.
    """CREATE TABLE scan (
        target TEXT PRIMARY KEY,
        number INTEGER NOT NULL,
        page INTEGER NOT NULL,
        total INTEGER,
        is_clean INTEGER NOT NULL,
        follows INTEGER NOT NULL,
        begun_at TEXT NOT NULL
    ) STRICT""",
    """CREATE TABLE scan_seen (
        target TEXT NOT NULL,
        number INTEGER NOT NULL,
        id TEXT NOT NULL,
        PRIMARY KEY (target, number, id)
    ) STRICT, WITHOUT ROWID""",
)
