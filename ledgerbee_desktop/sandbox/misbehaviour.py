"""How each fault order is carried out. Only a server with `--control` ever gets here."""

from __future__ import annotations

import asyncio
import math
from collections.abc import Awaitable, Callable, Mapping

from ledgerbee_desktop.sandbox import clock, json_text, wire
from ledgerbee_desktop.sandbox.errors import envelope
from ledgerbee_desktop.sandbox.exchange import Answer, Exchange
from ledgerbee_desktop.sandbox.faults import FaultOrder

JSON = (b"content-type", b"application/json; charset=utf-8")
_late: set[asyncio.Task[Answer]] = set()
"""Commits under way whose client was sent away; lost if the server stops before, as in life."""


async def _drop_before(exchange: Exchange, _order: FaultOrder) -> None:
    wire.close(exchange.transport)
    await exchange.gone()


async def _reset_before(exchange: Exchange, _order: FaultOrder) -> None:
    wire.reset(exchange.transport)
    await exchange.gone()


async def _drop_after_commit(exchange: Exchange, _order: FaultOrder) -> None:
    await exchange.handle()
    wire.close(exchange.transport)
    await exchange.gone()


async def _reset_after_commit(exchange: Exchange, _order: FaultOrder) -> None:
    await exchange.handle()
    wire.reset(exchange.transport)
    await exchange.gone()


async def _late_commit(exchange: Exchange, order: FaultOrder) -> None:
    async def later() -> Answer:
        await asyncio.sleep(order.seconds)
        return await exchange.handle()

    task = asyncio.get_running_loop().create_task(later())
    _late.add(task)
    task.add_done_callback(_late.discard)
    wire.close(exchange.transport)
    await exchange.gone()


async def _delay(exchange: Exchange, order: FaultOrder) -> None:
    """The request is handled after the pause, whether or not the client has waited."""
    await asyncio.sleep(order.seconds)
    await exchange.deliver(await exchange.handle())


async def _hang_after_commit(exchange: Exchange, _order: FaultOrder) -> None:
    await exchange.handle()
    await exchange.gone()


async def _status(exchange: Exchange, order: FaultOrder) -> None:
    await exchange.deliver(_ordered_answer(exchange, order))


async def _status_after_commit(exchange: Exchange, order: FaultOrder) -> None:
    await exchange.handle()
    await exchange.deliver(_ordered_answer(exchange, order))


def _ordered_answer(exchange: Exchange, order: FaultOrder) -> Answer:
    if order.body is None:
        body = json_text.encode(envelope(order.status, exchange.scope["path"], f"Ordered status {order.status}"))
    else:
        body = order.body.encode("utf-8", "surrogateescape")
    content_type = order.content_type or (JSON[1].decode() if order.body is None else "text/html; charset=utf-8")
    return _with_headers(Answer(order.status, _sized([(b"content-type", content_type.encode())], body), body), order)


def _sized(headers: list[tuple[bytes, bytes]], body: bytes) -> list[tuple[bytes, bytes]]:
    kept = [header for header in headers if header[0].lower() != b"content-length"]
    return [*kept, (b"content-length", str(len(body)).encode("ascii"))]


def _with_headers(answer: Answer, order: FaultOrder) -> Answer:
    extra = [(name.lower().encode("latin-1"), value.encode("latin-1")) for name, value in (order.headers or {}).items()]
    answer.headers += extra
    return answer


async def _cut_body(exchange: Exchange, _order: FaultOrder) -> None:
    answer = await exchange.handle()
    exchange.entry.status = answer.status
    exchange.transport.write(wire.head(answer.status, answer.headers, len(answer.body)))
    exchange.transport.write(answer.body[: len(answer.body) // 2])
    wire.close(exchange.transport)
    await exchange.gone()


async def _wrong_body(exchange: Exchange, order: FaultOrder) -> None:
    answer = await exchange.handle()
    body = ("<html>It works!</html>" if order.body is None else order.body).encode("utf-8", "surrogateescape")
    content_type = (order.content_type or "application/json; charset=utf-8").encode()
    await exchange.deliver(
        _with_headers(Answer(answer.status, _sized([(b"content-type", content_type)], body), body), order)
    )


async def _wrong_shape(exchange: Exchange, _order: FaultOrder) -> None:
    answer = await exchange.handle()
    body = json_text.encode({"result": {"ok": True, "ident": 17}, "lines": "none", "data": None})
    await exchange.deliver(Answer(answer.status, _sized([JSON], body), body))


async def _broken_gzip(exchange: Exchange, _order: FaultOrder) -> None:
    answer = await exchange.handle()
    body = b"\x1f\x8b\x08\x00 this is no deflate stream " + answer.body[:64]
    headers = _sized([*answer.headers, (b"content-encoding", b"gzip")], body)
    await exchange.deliver(Answer(answer.status, headers, body))


async def _slow_body(exchange: Exchange, order: FaultOrder) -> None:
    answer = await exchange.handle()
    exchange.entry.status = answer.status
    transport = exchange.transport
    transport.write(wire.head(answer.status, answer.headers, len(answer.body)))
    try:
        for position in range(len(answer.body)):
            if transport.is_closing():
                break
            transport.write(answer.body[position : position + 1])
            await asyncio.sleep(order.seconds)
    except asyncio.CancelledError:
        transport.abort()
        raise
    wire.close(transport)
    await exchange.gone()


async def _rate_limit(exchange: Exchange, order: FaultOrder) -> None:
    """429 with the two headers of the contract and `Retry-After`; never committed."""
    if order.form == "oauth":
        content: dict[str, object] = {
            "error": "invalid_client",
            "error_description": "Rate limit exceeded. Try again later.",
        }
    else:
        content = envelope(429, exchange.scope["path"], "Too Many Requests")
    body = json_text.encode(content)
    reset_at = math.ceil(clock.now().timestamp() + order.seconds)
    limits = [
        (b"x-rate-limit-remaining", b"0"),
        (b"x-rate-limit-reset", str(reset_at).encode("ascii")),
        (b"retry-after", str(math.ceil(order.seconds)).encode("ascii")),
    ]
    await exchange.deliver(_with_headers(Answer(429, _sized([JSON, *limits], body), body), order))


_ACTIONS: Mapping[str, Callable[[Exchange, FaultOrder], Awaitable[None]]] = {
    "drop-before": _drop_before,
    "reset-before": _reset_before,
    "drop-after-commit": _drop_after_commit,
    "reset-after-commit": _reset_after_commit,
    "late-commit": _late_commit,
    "delay": _delay,
    "hang-after-commit": _hang_after_commit,
    "status": _status,
    "status-after-commit": _status_after_commit,
    "cut-body": _cut_body,
    "wrong-body": _wrong_body,
    "wrong-shape": _wrong_shape,
    "broken-gzip": _broken_gzip,
    "slow-body": _slow_body,
    "rate-limit": _rate_limit,
}


async def misbehave(exchange: Exchange, order: FaultOrder) -> None:
    """Carry out one order on one request whose body was read."""
    await _ACTIONS[order.fault](exchange, order)
