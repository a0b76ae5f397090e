"""Who calls, and what they may do."""

from __future__ import annotations

import hmac
from collections.abc import Mapping

from ledgerbee_desktop.sandbox import clock
from ledgerbee_desktop.sandbox.errors import ApiError
from ledgerbee_desktop.sandbox.store.settings import Key

KEY_NAME = "x-api-key"


def _unauthorized(reason: str | None = None) -> ApiError:
    """Every 401 looks alike but for `details.reason` (contract README, trap 12)."""
    return ApiError(401, "Invalid API key", "UNAUTHORIZED", {"reason": reason} if reason else None)


def check_key(key: Key, headers: Mapping[str, str], query_key: str | None) -> None:
    """Let a request with the valid key pass, in the header or (accepted, unwise) the query. Raises ApiError 401.

    The key in `Authorization: Bearer` is refused: that place is for OAuth tokens, which the sandbox does not hand out.
    """
    given = headers.get(KEY_NAME) or query_key
    if not given or not hmac.compare_digest(given.encode(), key.value.encode()) or key.revoked:
        raise _unauthorized()
    if key.expires_at is not None and clock.read_stamp(key.expires_at) <= clock.now():
        raise _unauthorized()
    if key.blocked_address:
        raise _unauthorized("ip_whitelist_mismatch")


def check_scope(key: Key, scope: str | None) -> None:
    """Raises ApiError 403 if the key lacks `scope`."""
    if scope is not None and scope not in key.granted():
        raise ApiError(403, "Insufficient permissions", "INSUFFICIENT_PERMISSIONS", {"requiredScopes": [scope]})
