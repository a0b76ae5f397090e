"""Several companies on one server, as LedgerBee has them: the credentials of a request say whose books it is about."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final
from urllib.parse import parse_qs

from starlette.datastructures import Headers
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ledgerbee_desktop.sandbox.auth import Credentials, read_credentials
from ledgerbee_desktop.sandbox.calls import Desk
from ledgerbee_desktop.sandbox.request_log import COMPANY, KEY_NAME
from ledgerbee_desktop.sandbox.store import clients, settings

OAUTH_PATHS: Final = frozenset({"/v1/auth/token", "/v1/oauth/revoke"})
"""Here the client's id stands in the body."""


@dataclass(frozen=True)
class Tenant:
    """A company and the API over its desk."""

    desk: Desk
    api: ASGIApp


class Tenants:
    """The ASGI application over all companies. Credentials that nobody has are the first one's to refuse."""

    def __init__(self, tenants: Sequence[Tenant]) -> None:
        self._tenants = tuple(tenants)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand the request to its company, and note in the scope which one that is, counted from 1."""
        if scope["path"] in OAUTH_PATHS:
            message = await receive()
            number = self._of_client(message.get("body", b""))
            receive = _once_more(message, receive)
        else:
            number = self._of_credentials(scope)
        scope[COMPANY] = number + 1
        await self._tenants[number].api(scope, receive, send)

    def _of_credentials(self, scope: Scope) -> int:
        query = parse_qs(scope["query_string"].decode("latin-1"), keep_blank_values=True)
        given = read_credentials(Headers(scope=scope), query.get(KEY_NAME, [None])[0])
        return next((n for n, tenant in enumerate(self._tenants) if _has(tenant.desk, given)), 0)

    def _of_client(self, form: bytes) -> int:
        named = parse_qs(form.decode("utf-8", "replace"), keep_blank_values=True).get("client_id", [""])[0]
        return next((n for n, tenant in enumerate(self._tenants) if clients.load(tenant.desk.conn).id == named), 0)


def _has(desk: Desk, given: Credentials) -> bool:
    if given.key is not None:
        return settings.load_key(desk.conn).value == given.key
    return given.token is not None and clients.is_alive(desk.conn, given.token)


def _once_more(message: Message, receive: Receive) -> Receive:
    """`receive` as it was before `message` was taken out of it."""
    left = [message]

    async def again() -> Message:
        return left.pop() if left else await receive()

    return again
