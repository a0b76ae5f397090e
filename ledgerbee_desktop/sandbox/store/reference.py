"""The company, its VAT codes and its document templates. A record is what the API returns."""

from __future__ import annotations

import json
import sqlite3
from typing import Any

Record = dict[str, Any]


def put_company(conn: sqlite3.Connection, record: Record) -> None:
    """Store the one company."""
    conn.execute("DELETE FROM company")
    conn.execute("INSERT INTO company VALUES (?, ?)", (record["id"], json.dumps(record)))


def company(conn: sqlite3.Connection) -> Record:
    """The one company."""
    record: Record = json.loads(conn.execute("SELECT record FROM company").fetchone()[0])
    return record


def add_vat_code(conn: sqlite3.Connection, record: Record) -> None:
    """Store a VAT code."""
    conn.execute("INSERT INTO vat_code VALUES (?, ?, ?)", (record["id"], record["vatCode"], json.dumps(record)))


def vat_codes(conn: sqlite3.Connection) -> list[Record]:
    """All VAT codes, sorted by code."""
    return [json.loads(row[0]) for row in conn.execute("SELECT record FROM vat_code ORDER BY code")]


def add_template(conn: sqlite3.Connection, record: Record) -> None:
    """Store a document template."""
    conn.execute(
        "INSERT INTO template (id, document_type, record) VALUES (?, ?, ?)",
        (record["id"], record["documentType"], json.dumps(record)),
    )


def templates(conn: sqlite3.Connection, document_type: str | None = None) -> list[Record]:
    """All templates, or those of one type, as they were made."""
    rows = conn.execute(
        "SELECT record FROM template WHERE :type IS NULL OR document_type = :type ORDER BY seq",
        {"type": document_type},
    )
    return [json.loads(row[0]) for row in rows]
