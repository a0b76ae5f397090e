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


def add_account(conn: sqlite3.Connection, record: Record, vat_code: str | None) -> None:
    """Store an account; `vat_code` is the code that what is booked on it bears."""
    conn.execute(
        "INSERT INTO account VALUES (?, ?, ?, ?)",
        (record["id"], record["accountNumber"], vat_code, json.dumps(record)),
    )


def accounts(conn: sqlite3.Connection) -> list[Record]:
    """The chart of accounts, by public id, then number."""
    found = [json.loads(row[0]) for row in conn.execute("SELECT record FROM account")]
    return sorted(found, key=lambda record: (record["publicAccountId"], record["accountNumber"]))


def account(conn: sqlite3.Connection, account_id: str) -> Record | None:
    """The account of that id (lower case), or None."""
    row = conn.execute("SELECT record FROM account WHERE id = ?", (account_id,)).fetchone()
    return None if row is None else dict(json.loads(row[0]))


def account_numbered(conn: sqlite3.Connection, number: int) -> Record:
    """The account of that number. Raises LookupError."""
    row = conn.execute("SELECT record FROM account WHERE number = ?", (number,)).fetchone()
    if row is None:
        raise LookupError(f"no account {number}")
    return dict(json.loads(row[0]))


def sales_rate(conn: sqlite3.Connection, account_id: str) -> str | None:
    """The VAT in per cent of what is sold on an account; None if it bears no VAT code for sales."""
    row = conn.execute(
        "SELECT vat_code.record FROM account JOIN vat_code ON vat_code.code = account.vat_code WHERE account.id = ?",
        (account_id,),
    ).fetchone()
    record = None if row is None else json.loads(row[0])
    return None if record is None or record["type"] != "SALES" else str(record["vatRate"])


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
