"""Customers with their contacts, departments and groups. A record is what the API returns."""

from __future__ import annotations

import json
import sqlite3
from typing import Any

Record = dict[str, Any]


def add(conn: sqlite3.Connection, record: Record) -> None:
    """Store a new customer. Raises sqlite3.IntegrityError if its number or foreign id is taken."""
    conn.execute(
        "INSERT INTO customer VALUES (?, ?, ?, ?)",
        (record["id"], record["customerNumber"], record.get("externalSystemId"), json.dumps(record)),
    )


def update(conn: sqlite3.Connection, record: Record) -> None:
    """Replace a customer's record. Raises sqlite3.IntegrityError if its number or foreign id is taken."""
    conn.execute(
        "UPDATE customer SET number = ?, external_id = ?, record = ? WHERE id = ?",
        (record["customerNumber"], record.get("externalSystemId"), json.dumps(record), record["id"]),
    )


def delete(conn: sqlite3.Connection, customer_id: str) -> None:
    """Remove a customer with contacts and departments. Raises sqlite3.IntegrityError while documents name it."""
    for table in ("contact", "department"):
        conn.execute(f"DELETE FROM {table} WHERE customer_id = ?", (customer_id,))  # noqa: S608  fixed names
    conn.execute("DELETE FROM customer WHERE id = ?", (customer_id,))


def get(conn: sqlite3.Connection, customer_id: str) -> Record | None:
    """The customer of that id (lower case), or None."""
    return _one(conn.execute("SELECT record FROM customer WHERE id = ?", (customer_id,)))


def find(conn: sqlite3.Connection, number: str | None = None, external_id: str | None = None) -> list[Record]:
    """All customers, or those that match exactly, sorted by customer number (numbers as numbers)."""
    rows = conn.execute(
        "SELECT record FROM customer WHERE (:number IS NULL OR number = :number)"
        " AND (:external IS NULL OR external_id = :external)"
        " ORDER BY number GLOB '*[^0-9]*', CASE WHEN number GLOB '*[^0-9]*' THEN 0 ELSE length(number) END, number",
        {"number": number, "external": external_id},
    )
    return [json.loads(row[0]) for row in rows]


def next_number(conn: sqlite3.Connection) -> str:
    """A customer number that is free: one above the highest."""
    highest = conn.execute("SELECT max(CAST(number AS INTEGER)) FROM customer").fetchone()[0]
    return str((highest or 1000) + 1)


def add_contact(conn: sqlite3.Connection, customer_id: str, record: Record) -> None:
    """Store a new contact of a customer."""
    conn.execute(
        "INSERT INTO contact (id, customer_id, record) VALUES (?, ?, ?)",
        (record["id"], customer_id, json.dumps(record)),
    )


def contacts(conn: sqlite3.Connection, customer_id: str) -> list[Record]:
    """The contacts of a customer, oldest first."""
    rows = conn.execute("SELECT record FROM contact WHERE customer_id = ? ORDER BY seq", (customer_id,))
    return [json.loads(row[0]) for row in rows]


def contact(conn: sqlite3.Connection, customer_id: str, contact_id: str) -> Record | None:
    """That contact of that customer, or None."""
    return _one(conn.execute("SELECT record FROM contact WHERE customer_id = ? AND id = ?", (customer_id, contact_id)))


def add_department(conn: sqlite3.Connection, customer_id: str, record: Record) -> None:
    """Store a new department of a customer."""
    conn.execute(
        "INSERT INTO department (id, customer_id, record) VALUES (?, ?, ?)",
        (record["id"], customer_id, json.dumps(record)),
    )


def departments(conn: sqlite3.Connection, customer_id: str) -> list[Record]:
    """The departments of a customer, oldest first."""
    rows = conn.execute("SELECT record FROM department WHERE customer_id = ? ORDER BY seq", (customer_id,))
    return [json.loads(row[0]) for row in rows]


def department(conn: sqlite3.Connection, customer_id: str, department_id: str) -> Record | None:
    """That department of that customer, or None."""
    return _one(
        conn.execute("SELECT record FROM department WHERE customer_id = ? AND id = ?", (customer_id, department_id))
    )


def add_group(conn: sqlite3.Connection, record: Record) -> None:
    """Store a new customer group."""
    conn.execute("INSERT INTO customer_group (id, record) VALUES (?, ?)", (record["id"], json.dumps(record)))


def group(conn: sqlite3.Connection, group_id: str) -> Record | None:
    """The customer group of that id (lower case), or None."""
    return _one(conn.execute("SELECT record FROM customer_group WHERE id = ?", (group_id,)))


def groups(conn: sqlite3.Connection) -> list[Record]:
    """The customer groups, oldest first."""
    return [json.loads(row[0]) for row in conn.execute("SELECT record FROM customer_group ORDER BY seq")]


def _one(rows: sqlite3.Cursor) -> Record | None:
    row = rows.fetchone()
    if row is None:
        return None
    record: Record = json.loads(row[0])
    return record
