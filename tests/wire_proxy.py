"""A proxy between the client and a server that spoils one connection after another, byte by byte, and repeatably: by a seed.

It lives on the loop of the test. What it does to a connection is a *toxic* (the word of toxiproxy); each begins anew with every connection.
"""

from __future__ import annotations

import asyncio
import socket
import struct
from collections.abc import Awaitable, Callable
from contextlib import suppress
from dataclasses import dataclass
from random import Random
from types import TracebackType
from typing import Self

HOST = "127.0.0.1"
PIECE = 65536
END_OF_HEAD = b"\r\n\r\n"
GATEWAY_PAGE = b"<html><body>The server is taking too long.</body></html>"


@dataclass(eq=False)
class Connection:
    """One connection of the client, with the way on to the server. `heard` counts the bytes that the client has sent."""

    proxy: WireProxy
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    heard: int = 0

    async def head(self) -> bytes:
        """What the client sends, at least to the end of the head of its request."""
        data = b""
        while END_OF_HEAD not in data:
            data += await self.some()
        return data

    async def request(self) -> bytes:
        """A whole request."""
        data = await self.head()
        head, _, body = data.partition(END_OF_HEAD)
        lines = [line.partition(b":") for line in head.lower().split(b"\r\n")]
        length = next((int(value) for name, _, value in lines if name == b"content-length"), 0)
        while len(body) < length:
            more = await self.some()
            data, body = data + more, body + more
        return data

    async def some(self) -> bytes:
        """The next bytes of the client. Raises ConnectionError at its end."""
        piece = await self.reader.read(PIECE)
        if not piece:
            raise ConnectionError("the client has gone")
        self.heard += len(piece)
        self.proxy.heard += len(piece)
        return piece

    async def answer_of(self, request: bytes) -> bytes:
        """Give the server a request, and take its whole answer (the server ends a connection when it is told that nothing follows)."""
        async with asyncio.timeout(120):
            reader, writer = await asyncio.open_connection(HOST, self.proxy.upstream)
            try:
                writer.write(request.replace(b"\r\nConnection: keep-alive", b"\r\nConnection: close", 1))
                await writer.drain()
                return await reader.read(-1)
            finally:
                writer.close()

    async def give(self, data: bytes) -> None:
        """Let the client have these bytes."""
        self.writer.write(data)
        await self.writer.drain()

    def fin(self) -> None:
        """Close properly."""
        self.writer.close()

    def rst(self) -> None:
        """Close with a reset."""
        sock = self.writer.get_extra_info("socket")
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
        self.writer.transport.abort()


Treatment = Callable[[Connection, Random], Awaitable[None]]


class WireProxy:
    """Listens on a free port while it is entered, and treats every connection with `toxic`; None refuses them all.

    `heard` counts the bytes that came from the client. `settle` waits until every connection has been dealt with, late deliveries too.
    """

    def __init__(self, upstream: int, toxic: Treatment | None, seed: int) -> None:
        self.upstream = upstream
        self.heard = 0
        self._toxic = toxic
        self._seed = seed
        self._port = 0
        self._server: asyncio.Server | None = None
        self._tasks: set[asyncio.Task[None]] = set()

    @property
    def url(self) -> str:
        """The address for the client."""
        return f"http://{HOST}:{self._port}"

    async def settle(self) -> None:
        """Wait for what still happens although the client has gone."""
        while self._tasks:
            await asyncio.wait(self._tasks)

    async def __aenter__(self) -> Self:
        self._server = await asyncio.start_server(self._connected, HOST, 0)
        self._port = self._server.sockets[0].getsockname()[1]
        if self._toxic is None:
            await self._close()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)
        await self._close()

    async def _close(self) -> None:
        server, self._server = self._server, None
        if server is not None:
            server.close()
            await server.wait_closed()

    def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.ensure_future(self._treat(Connection(self, reader, writer)))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _treat(self, connection: Connection) -> None:
        if self._toxic is None:
            raise ValueError("a proxy that refuses has no connections")
        try:
            with suppress(OSError, TimeoutError):
                await self._toxic(connection, Random(self._seed))
        finally:
            connection.writer.close()


# --- Toxics: what happens to a connection. None of them changes a byte of a request -----------------------------------------------


async def healthy(connection: Connection, dice: Random) -> None:
    """Nothing is spoiled."""
    await connection.give(await connection.answer_of(await connection.request()))


async def fin_at_once(connection: Connection, dice: Random) -> None:
    """Accepted and closed."""
    connection.fin()


async def rst_at_once(connection: Connection, dice: Random) -> None:
    """Accepted and reset."""
    connection.rst()


async def rst_in_upload(connection: Connection, dice: Random) -> None:
    """Reset when some of the request has come."""
    await connection.reader.readexactly(dice.randint(1, 60))
    connection.proxy.heard += 1
    connection.rst()


async def fin_after_upload(connection: Connection, dice: Random) -> None:
    """The whole request comes, goes nowhere, and the connection ends."""
    await connection.request()
    connection.fin()


async def black_hole(connection: Connection, dice: Random) -> None:
    """Accepted, read, and never answered; the server never hears of it."""
    await connection.request()
    await connection.reader.read(1)  # ends when the client gives up


async def answer_lost(connection: Connection, dice: Random) -> None:
    """The server has answered, and the connection ends before a byte of it arrives."""
    await connection.answer_of(await connection.request())
    dice.choice((connection.fin, connection.rst))()


async def answer_held(connection: Connection, dice: Random) -> None:
    """The server has answered; the client waits for it in vain."""
    await connection.answer_of(await connection.request())
    await connection.reader.read(1)


async def answer_cut(connection: Connection, dice: Random) -> None:
    """The answer ends after some of its bytes, properly or with a reset."""
    answer = await connection.answer_of(await connection.request())
    await connection.give(answer[: dice.randrange(1, len(answer))])
    dice.choice((connection.fin, connection.rst))()


async def answer_stalls(connection: Connection, dice: Random) -> None:
    """Some bytes of the answer arrive, then no more."""
    answer = await connection.answer_of(await connection.request())
    await connection.give(answer[: dice.randrange(1, len(answer))])
    await connection.reader.read(1)


async def late_delivery(connection: Connection, dice: Random) -> None:
    """The request lies in a buffer until the client has given up, then the server gets it after all."""
    request = await connection.request()
    await connection.reader.read(1)
    await asyncio.sleep(dice.uniform(0, 0.2))
    await connection.answer_of(request)


async def gateway_before(connection: Connection, dice: Random) -> None:
    """A gateway says that it could not reach the server."""
    await connection.request()
    await connection.give(_page(dice.choice((502, 503, 504))))


async def gateway_after(connection: Connection, dice: Random) -> None:
    """A gateway lost patience with a server that has done it."""
    await connection.answer_of(await connection.request())
    await connection.give(_page(dice.choice((502, 503, 504))))


async def portal(connection: Connection, dice: Random) -> None:
    """A login page says that all is well."""
    await connection.request()
    await connection.give(_page(dice.choice((200, 401, 403, 404))))


async def noise_first(connection: Connection, dice: Random) -> None:
    """The server has done it, and bytes that are no HTTP come before its answer."""
    answer = await connection.answer_of(await connection.request())
    await connection.give(dice.randbytes(dice.randint(1, 40)) + b"\r\n" + answer)


async def slices(connection: Connection, dice: Random) -> None:
    """The answer comes a few bytes at a time."""
    answer = await connection.answer_of(await connection.request())
    while answer:
        size = dice.randint(1, 200)
        await connection.give(answer[:size])
        answer = answer[size:]
        await asyncio.sleep(0)


async def slow(connection: Connection, dice: Random) -> None:
    """Everything takes its time."""
    request = await connection.request()
    await asyncio.sleep(dice.uniform(0, 0.1))
    answer = await connection.answer_of(request)
    await asyncio.sleep(dice.uniform(0, 0.1))
    await connection.give(answer)


async def more_than_the_answer(connection: Connection, dice: Random) -> None:
    """Bytes follow that nobody asked for."""
    answer = await connection.answer_of(await connection.request())
    await connection.give(answer + dice.randbytes(dice.randint(1, 100)))


def _page(status: int) -> bytes:
    head = (
        f"HTTP/1.1 {status} Page\r\nContent-Type: text/html\r\nContent-Length: {len(GATEWAY_PAGE)}\r\nConnection: close"
    )
    return head.encode() + END_OF_HEAD + GATEWAY_PAGE
