"""Below HTTP: what a test wants to do to a connection that no well-behaved server does."""

from __future__ import annotations

import asyncio
import socket
import struct
from collections.abc import Sequence
from email.utils import formatdate
from http import HTTPStatus

Headers = Sequence[tuple[bytes, bytes]]


def date_header() -> tuple[bytes, bytes]:
    """`Date` of this second (RFC 9110, 6.6.1)."""
    return (b"date", formatdate(usegmt=True).encode("ascii"))


def close(transport: asyncio.Transport) -> None:
    """End the connection orderly (FIN) after what was written."""
    transport.close()


def reset(transport: asyncio.Transport) -> None:
    """End the connection with a TCP reset: no lingering, unsent data is thrown away."""
    sock = transport.get_extra_info("socket")
    if sock is not None:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, struct.pack("ii", 1, 0))
    transport.abort()


def head(status: int, headers: Headers, length: int) -> bytes:
    """A response head that promises `length` bytes and then the end of the connection."""
    try:
        reason = HTTPStatus(status).phrase
    except ValueError:
        reason = "Status"
    own = {b"content-length", b"connection", b"date"}
    lines = [f"HTTP/1.1 {status} {reason}".encode("ascii")]
    lines += [name + b": " + value for name, value in headers if name.lower() not in own]
    name, value = date_header()
    lines += [name + b": " + value, b"content-length: " + str(length).encode("ascii"), b"connection: close"]
    return b"\r\n".join(lines) + b"\r\n\r\n"
