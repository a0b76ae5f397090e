"""The one OAuth client and the access tokens that it holds. Of a token only the hash is kept."""

from __future__ import annotations

import hashlib
import secrets
import sqlite3
from dataclasses import asdict, dataclass, replace
from datetime import datetime

from ledgerbee_desktop.sandbox import clock
from ledgerbee_desktop.sandbox.store import settings


@dataclass(frozen=True)
class Client:
    """The client and what its tokens may do. `scopes` None means all."""

    id: str
    secret: str
    scopes: tuple[str, ...] | None = None
    revoked: bool = False
    blocked_address: bool = False

    def granted(self) -> tuple[str, ...]:
        """The scopes that its tokens have."""
        return settings.ALL_SCOPES if self.scopes is None else self.scopes


def load(conn: sqlite3.Connection) -> Client:
    """The client of this database; a new random one the first time."""
    kept = settings.get(conn, "client")
    if kept is None:
        client = Client("lb-sandbox-" + secrets.token_hex(6), secrets.token_urlsafe(24))
        save(conn, client)
        return client
    client = Client(**kept)
    return replace(client, scopes=None if client.scopes is None else tuple(client.scopes))


def save(conn: sqlite3.Connection, client: Client) -> None:
    """Store the client."""
    settings.put(conn, "client", asdict(client))


def new_token(conn: sqlite3.Connection, expires_at: datetime) -> str:
    """A fresh token; those that have expired are forgotten."""
    conn.execute("DELETE FROM token WHERE expires_at <= ?", (clock.stamp(clock.now()),))
    token = "lbt_" + secrets.token_urlsafe(32)
    conn.execute("INSERT INTO token VALUES (?, ?)", (_hash(token), clock.stamp(expires_at)))
    return token


def is_alive(conn: sqlite3.Connection, token: str) -> bool:
    """Whether the token was handed out, has not expired and was not revoked."""
    row = conn.execute("SELECT expires_at FROM token WHERE hash = ?", (_hash(token),)).fetchone()
    return row is not None and clock.read_stamp(row[0]) > clock.now()


def revoke(conn: sqlite3.Connection, token: str) -> None:
    """End a token; an unknown one is none any more either."""
    conn.execute("DELETE FROM token WHERE hash = ?", (_hash(token),))


def revoke_all(conn: sqlite3.Connection) -> None:
    """End every token."""
    conn.execute("DELETE FROM token")


def _hash(token: str) -> str:
    return hashlib.sha256(token.encode("utf-8", "surrogateescape")).hexdigest()
