"""Settings of the sandbox itself: its key, how it was seeded, its switches. JSON by name."""

from __future__ import annotations

import json
import secrets
import sqlite3
from contextlib import closing
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

ALL_SCOPES = (
    "invoices-read",
    "invoices-write",
    "quotes-read",
    "quotes-write",
    "order-confirmations-read",
    "order-confirmations-write",
    "customers-read",
    "customers-write",
    "products-read",
    "products-write",
    "accounts-read",
    "vat-codes-read",
    "document-templates-read",
    "company-read",
)


def get(conn: sqlite3.Connection, name: str) -> Any:  # a setting is any JSON value
    """The setting, or None."""
    row = conn.execute("SELECT value FROM setting WHERE name = ?", (name,)).fetchone()
    return None if row is None else json.loads(row[0])


def put(conn: sqlite3.Connection, name: str, value: object) -> None:
    """Store a JSON value."""
    conn.execute(
        "INSERT INTO setting VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        (name, json.dumps(value)),
    )


def of_another_version(path: Path) -> dict[str, Any]:
    """All settings in the database of another version at `path`; the table of settings is the same in all of them."""
    with closing(sqlite3.connect(path)) as conn:
        return {name: json.loads(value) for name, value in conn.execute("SELECT name, value FROM setting")}


@dataclass(frozen=True)
class Key:
    """The one API key and what it may do. `scopes` None means all; `expires_at` is an ISO timestamp."""

    value: str
    scopes: tuple[str, ...] | None = None
    revoked: bool = False
    expires_at: str | None = None
    blocked_address: bool = False

    def granted(self) -> tuple[str, ...]:
        """The scopes that the key has."""
        return ALL_SCOPES if self.scopes is None else self.scopes


def load_key(conn: sqlite3.Connection) -> Key:
    """The key of this database; a new random one the first time."""
    kept = get(conn, "key")
    if kept is None:
        key = Key("lb_sandbox_" + secrets.token_urlsafe(24))
        save_key(conn, key)
        return key
    key = Key(**kept)
    return replace(key, scopes=None if key.scopes is None else tuple(key.scopes))


def save_key(conn: sqlite3.Connection, key: Key) -> None:
    """Store the key."""
    put(conn, "key", asdict(key))
