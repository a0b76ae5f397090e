"""Products with their prices, and product groups. A record is what the API returns."""

from __future__ import annotations

import json
import sqlite3
from typing import Any

Record = dict[str, Any]


def add_product(conn: sqlite3.Connection, record: Record) -> None:
    """Store a new product."""
    conn.execute(
        "INSERT INTO product (id, number, name, record) VALUES (?, ?, ?, ?)",
        (record["id"], record["number"], record["name"], json.dumps(record)),
    )


def update_product(conn: sqlite3.Connection, record: Record) -> None:
    """Replace a product's record."""
    conn.execute(
        "UPDATE product SET number = ?, name = ?, record = ? WHERE id = ?",
        (record["number"], record["name"], json.dumps(record), record["id"]),
    )


def product(conn: sqlite3.Connection, product_id: str) -> Record | None:
    """The product of that id (lower case) without its prices, or None."""
    return _one(conn.execute("SELECT record FROM product WHERE id = ?", (product_id,)))


def products(conn: sqlite3.Connection, search: str, limit: int, offset: int) -> tuple[list[Record], int]:
    """One page of the products that have `search` in number or name, in any case, by number; and how many there are."""
    where = "WHERE :search = '' OR instr(fold(ifnull(number, '')), :search) OR instr(fold(name), :search)"
    values = {"search": search.casefold(), "limit": limit, "offset": offset}
    total = conn.execute(f"SELECT count(*) FROM product {where}", values).fetchone()[0]  # noqa: S608  fixed names
    rows = conn.execute(f"SELECT record FROM product {where} ORDER BY number, seq LIMIT :limit OFFSET :offset", values)  # noqa: S608  fixed names
    return [json.loads(row[0]) for row in rows], total


def add_price(conn: sqlite3.Connection, record: Record) -> None:
    """Store a new price."""
    conn.execute(
        "INSERT INTO price (id, product_id, record) VALUES (?, ?, ?)",
        (record["id"], record["productId"], json.dumps(record)),
    )


def update_price(conn: sqlite3.Connection, record: Record) -> None:
    """Replace a price's record."""
    conn.execute("UPDATE price SET record = ? WHERE id = ?", (json.dumps(record), record["id"]))


def prices(conn: sqlite3.Connection, product_id: str) -> list[Record]:
    """The prices of a product, oldest first."""
    rows = conn.execute("SELECT record FROM price WHERE product_id = ? ORDER BY seq", (product_id,))
    return [json.loads(row[0]) for row in rows]


def price(conn: sqlite3.Connection, price_id: str) -> Record | None:
    """The price of that id (lower case), or None."""
    return _one(conn.execute("SELECT record FROM price WHERE id = ?", (price_id,)))


def add_group(conn: sqlite3.Connection, record: Record) -> None:
    """Store a new product group. Raises sqlite3.IntegrityError if its number is taken."""
    conn.execute(
        "INSERT INTO product_group VALUES (?, ?, ?, ?, ?)",
        (record["id"], record["number"], record["name"], record["createdAt"], json.dumps(record)),
    )


def group(conn: sqlite3.Connection, group_id: str) -> Record | None:
    """The product group of that id, or None."""
    return _one(conn.execute("SELECT record FROM product_group WHERE id = ?", (group_id,)))


def groups(
    conn: sqlite3.Connection, search: str, *, sort: str, descending: bool, limit: int, offset: int
) -> tuple[list[Record], int]:
    """One page of the groups whose name or number begins with `search`, and how many there are."""
    column = {"number": "number", "name": "fold(name)", "createdAt": "created_at"}[sort]
    where = (
        "WHERE substr(fold(name), 1, length(:search)) = :search OR substr(fold(number), 1, length(:search)) = :search"
    )
    values = {"search": search.casefold(), "limit": limit, "offset": offset}
    total = conn.execute(f"SELECT count(*) FROM product_group {where}", values).fetchone()[0]  # noqa: S608  fixed names
    order = f"{column} {'DESC' if descending else 'ASC'}, id"
    rows = conn.execute(
        f"SELECT record FROM product_group {where} ORDER BY {order} LIMIT :limit OFFSET :offset",  # noqa: S608  fixed names
        values,
    )
    return [json.loads(row[0]) for row in rows], total


def _one(rows: sqlite3.Cursor) -> Record | None:
    row = rows.fetchone()
    if row is None:
        return None
    record: Record = json.loads(row[0])
    return record
