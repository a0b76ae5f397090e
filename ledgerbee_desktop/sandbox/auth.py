"""Who calls, and what they may do."""

from __future__ import annotations

import hmac
import sqlite3
from collections.abc import Mapping
from dataclasses import dataclass

from ledgerbee_desktop.sandbox import clock
from ledgerbee_desktop.sandbox.calls import Operation
from ledgerbee_desktop.sandbox.errors import ApiError
from ledgerbee_desktop.sandbox.request_log import KEY_NAME
from ledgerbee_desktop.sandbox.store import clients
from ledgerbee_desktop.sandbox.store.settings import Key

BLOCKED = "ip_whitelist_mismatch"


@dataclass(frozen=True)
class Credentials:
    """What a request was sent with, unchecked: a key, in the header or (accepted, unwise) the query, or a token."""

    key: str | None
    token: str | None


def read_credentials(headers: Mapping[str, str], query_key: str | None) -> Credentials:
    """A key goes before a token. A key in the place of a token is taken for one, and so refused."""
    key = headers.get(KEY_NAME) or query_key
    kind, _, token = headers.get("authorization", "").partition(" ")
    return Credentials(key, token.strip() if not key and kind.lower() == "bearer" else None)


def _unauthorized(reason: str | None = None) -> ApiError:
    """Every 401 looks alike but for `details.reason` (contract README, trap 12)."""
    return ApiError(401, "Invalid API key", "UNAUTHORIZED", {"reason": reason} if reason else None)


def admit(conn: sqlite3.Connection, key: Key, given: Credentials, operation: Operation) -> None:
    """Let a request pass. Raises ApiError 401 for credentials that are none, 403 for those that do not suffice."""
    scopes = _scopes_of_key(key, given.key) if given.token is None else _scopes_of_token(conn, given.token)
    if operation.access == "key" and given.token is not None:
        details = {"reason": "endpoint_requires_api_key_auth"}
        raise ApiError(403, "Insufficient permissions", "INSUFFICIENT_PERMISSIONS", details)
    if operation.scope is not None and operation.scope not in scopes:
        required = {"requiredScopes": [operation.scope]}
        raise ApiError(403, "Insufficient permissions", "INSUFFICIENT_PERMISSIONS", required)


def _scopes_of_key(key: Key, given: str | None) -> tuple[str, ...]:
    if not given or not hmac.compare_digest(given.encode(), key.value.encode()) or key.revoked:
        raise _unauthorized()
    if key.expires_at is not None and clock.read_stamp(key.expires_at) <= clock.now():
        raise _unauthorized()
    if key.blocked_address:
        raise _unauthorized(BLOCKED)
    return key.granted()


def _scopes_of_token(conn: sqlite3.Connection, token: str) -> tuple[str, ...]:
    """The client's scopes as they are now. `invalid_token` stands in the envelope (contract README, unknown 33)."""
    client = clients.load(conn)
    if client.revoked or not clients.is_alive(conn, token):
        raise _unauthorized("invalid_token")
    if client.blocked_address:
        raise _unauthorized(BLOCKED)
    return client.granted()
