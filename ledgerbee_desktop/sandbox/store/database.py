"""The SQLite file: schema, connection, transactions."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ledgerbee_desktop.sandbox.store.states import display_status

SCHEMA = """
CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE number_series (kind TEXT PRIMARY KEY, next INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE token (hash TEXT PRIMARY KEY, expires_at TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE company (id TEXT PRIMARY KEY, record TEXT NOT NULL);
CREATE TABLE account (id TEXT PRIMARY KEY, number INTEGER NOT NULL UNIQUE, vat_code TEXT, record TEXT NOT NULL);
CREATE TABLE vat_code (id TEXT PRIMARY KEY, code TEXT NOT NULL UNIQUE, record TEXT NOT NULL);
CREATE TABLE template (
    seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, document_type TEXT NOT NULL, record TEXT NOT NULL);
CREATE TABLE customer_group (seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, record TEXT NOT NULL);
CREATE TABLE customer (
    id TEXT PRIMARY KEY, number TEXT NOT NULL UNIQUE, external_id TEXT UNIQUE, record TEXT NOT NULL);
CREATE TABLE contact (
    seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, customer_id TEXT NOT NULL REFERENCES customer, record TEXT NOT NULL);
CREATE INDEX contact_customer ON contact (customer_id);
CREATE TABLE department (
    seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, customer_id TEXT NOT NULL REFERENCES customer, record TEXT NOT NULL);
CREATE INDEX department_customer ON department (customer_id);
CREATE TABLE product_group (
    id TEXT PRIMARY KEY, number TEXT NOT NULL UNIQUE, name TEXT NOT NULL, created_at TEXT NOT NULL, record TEXT NOT NULL);
CREATE TABLE product (
    seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, number TEXT, name TEXT NOT NULL, record TEXT NOT NULL);
CREATE TABLE price (
    seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, product_id TEXT NOT NULL REFERENCES product (id), record TEXT NOT NULL);
CREATE INDEX price_product ON price (product_id);
CREATE TABLE document (
    seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, kind TEXT NOT NULL, number TEXT, status TEXT NOT NULL,
    customer_id TEXT NOT NULL REFERENCES customer, department_id TEXT, contact_id TEXT,
    date TEXT NOT NULL, due_date TEXT, valid_until TEXT, payment_terms INTEGER, currency TEXT NOT NULL,
    reference TEXT, our_reference TEXT, description TEXT, notes TEXT, template_id TEXT, invoice_number TEXT,
    converted_to_order_confirmation_id TEXT, converted_to_invoice_id TEXT,
    subtotal TEXT NOT NULL, vat TEXT NOT NULL, amount TEXT NOT NULL,
    send_count INTEGER NOT NULL DEFAULT 0, created_at TEXT NOT NULL, updated_at TEXT NOT NULL,
    UNIQUE (kind, number));
CREATE INDEX document_order ON document (kind, created_at DESC, seq DESC);
CREATE INDEX document_customer ON document (customer_id);
CREATE TABLE line (
    seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, document_id TEXT NOT NULL REFERENCES document (id),
    position INTEGER NOT NULL, price_id TEXT, line_type TEXT NOT NULL, description TEXT,
    quantity TEXT, unit_price TEXT, total_price TEXT, vat_rate TEXT, vat_amount TEXT, recognition_days INTEGER,
    UNIQUE (document_id, position));
CREATE INDEX line_price ON line (price_id);
CREATE TABLE delivery (
    seq INTEGER PRIMARY KEY, id TEXT NOT NULL UNIQUE, document_id TEXT NOT NULL REFERENCES document (id),
    status TEXT NOT NULL, delivery_type TEXT NOT NULL, email TEXT, ean TEXT, sent_at TEXT NOT NULL, error_code TEXT);
CREATE INDEX delivery_document ON delivery (document_id);
"""
VERSION = zlib.crc32(SCHEMA.encode("utf-8")) >> 1 | 1
"""Follows the schema by itself; above 0, because SQLite keeps it in a signed number that begins as 0."""


class OtherVersion(sqlite3.DatabaseError):
    """The file is a sandbox database, but of another schema."""


def _fold(value: str | None) -> str | None:
    return None if value is None else value.casefold()


def open_database(path: Path) -> sqlite3.Connection:
    """The database at `path`, made if it is not there.

    What was committed survives `kill -9`; a power cut may take the last seconds, which is enough for a demo.
    Raises OtherVersion, and sqlite3.DatabaseError if the file is something else.
    """
    path.touch(mode=0o600, exist_ok=True)
    conn = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    conn.row_factory = sqlite3.Row
    conn.create_function("fold", 1, _fold, deterministic=True)
    conn.create_function("display_status", 5, display_status, deterministic=True)
    conn.execute("PRAGMA journal_mode = WAL")
    conn.execute("PRAGMA synchronous = OFF")
    conn.execute("PRAGMA foreign_keys = ON")
    version = conn.execute("PRAGMA user_version").fetchone()[0]
    if version == 0:
        conn.executescript(f"BEGIN IMMEDIATE;{SCHEMA}PRAGMA user_version = {VERSION};COMMIT;")
    elif version != VERSION:
        conn.close()
        raise OtherVersion(f"{path} was made by another version of the sandbox")
    return conn


@contextmanager
def transaction(conn: sqlite3.Connection) -> Iterator[None]:
    """All or nothing."""
    conn.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        conn.execute("ROLLBACK")
        raise
    conn.execute("COMMIT")


def take_everything_out(conn: sqlite3.Connection) -> None:
    """Leave the database as `open_database` makes it, all or nothing."""
    with transaction(conn):
        conn.execute("PRAGMA defer_foreign_keys = ON")
        for (table,) in conn.execute("SELECT name FROM sqlite_schema WHERE type = 'table'").fetchall():
            conn.execute(f"DELETE FROM {table}")  # noqa: S608  the names are those of SCHEMA


def remove_database(path: Path) -> None:
    """Take the file away with what SQLite keeps beside it."""
    for suffix in ("", "-wal", "-shm"):
        path.with_name(path.name + suffix).unlink(missing_ok=True)
