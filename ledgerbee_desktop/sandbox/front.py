"""The outermost layer: logs each request, carries out fault orders, answers with a `Date`."""

from __future__ import annotations

import asyncio
import traceback

from starlette.types import ASGIApp, Receive, Scope, Send

from ledgerbee_desktop.sandbox import wire
from ledgerbee_desktop.sandbox.exchange import Exchange
from ledgerbee_desktop.sandbox.faults import FaultBook, FaultOrder
from ledgerbee_desktop.sandbox.misbehaviour import misbehave
from ledgerbee_desktop.sandbox.request_log import RequestLog, body_for_log

CONTROL = "/__control/"
MAX_BODY = 10 * 1024 * 1024


class Front:
    """The ASGI application that the server runs: `api`, and `control` below /__control/ if there is one."""

    def __init__(self, api: ASGIApp, control: ASGIApp | None, orders: FaultBook, log: RequestLog) -> None:
        self._api = api
        self._control = control
        self._orders = orders
        self._log = log

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request, or fail to as ordered."""
        if self._control is not None and scope["path"].startswith(CONTROL) and not _from_a_web_page(scope):
            await self._control(scope, receive, send)
            return
        transport: asyncio.Transport = scope["state"]["transport"]
        entry = self._log.begin(scope["method"], scope["path"], scope["query_string"])
        exchange = Exchange(self._api, scope, receive, send, transport, entry)
        order = self._orders.take(scope["method"], scope["path"])
        try:
            await self._answer(exchange, order)
        except Exception:  # noqa: BLE001  a bug of the sandbox ends one connection, and is told on standard error
            traceback.print_exc()
            transport.abort()

    async def _answer(self, exchange: Exchange, order: FaultOrder | None) -> None:
        if order is not None:
            exchange.entry.fault = order.fault
            if order.fault == "reset-on-accept-headers":
                wire.reset(exchange.transport)
                await exchange.gone()
                return
        body = await _read(exchange.receive)
        if body is None:
            wire.close(exchange.transport)
            await exchange.gone()
            return
        exchange.body = body
        exchange.entry.body = body_for_log(body, _content_type(scope=exchange.scope))
        if order is None:
            await exchange.deliver(await exchange.handle())
        else:
            await misbehave(exchange, order)


def _content_type(scope: Scope) -> str:
    return next((value.decode("latin-1").lower() for name, value in scope["headers"] if name == b"content-type"), "")


def _from_a_web_page(scope: Scope) -> bool:
    """Browsers say where a script's request comes from; the hooks ask for no key, so they are not for them."""
    return any(name in {b"origin", b"sec-fetch-site"} for name, _ in scope["headers"])


async def _read(receive: Receive) -> bytes | None:
    """The whole body; None if the client left before its end or it is too long."""
    body = bytearray()
    while True:
        message = await receive()
        if message["type"] == "http.disconnect":
            return None
        body += message.get("body", b"")
        if len(body) > MAX_BODY:
            return None
        if not message.get("more_body", False):
            return bytes(body)
