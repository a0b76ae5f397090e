"""One request and its whole answer, within its caps, with everything that the wire saw."""

from __future__ import annotations

import asyncio
import datetime as dt
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from email.utils import parsedate_to_datetime
from typing import Any, Final

import httpx

from ledgerbee_desktop.api.wire.decode import Malformed
from ledgerbee_desktop.core.operations import Evidence

LONGEST_FAILURE: Final = 300
PIECE: Final = 1_000_000


class UnusableBody(Exception):
    """The body of an answer is too large, not decodable, or ends too early."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A complete answer; `body` is decoded and within its cap."""

    status: int
    headers: Mapping[str, str]
    body: bytes
    evidence: Evidence

    @property
    def media_type(self) -> str:
        """The content type without its parameters, lower case."""
        return self.headers.get("content-type", "").partition(";")[0].strip().lower()

    @property
    def json_body(self) -> bytes:
        """The body of an answer that says it is JSON. Raises Malformed for any other: a proxy's page may parse, too."""
        if self.media_type != "application/json":
            raise Malformed("no JSON by its content type")
        return self.body


class Wire:
    """What the wire saw of one request so far: the trace flag, the status, the Date. The only base for deciding what a failure means."""

    def __init__(self, hide: Callable[[str], str]) -> None:
        self._hide = hide
        self.wrote = False
        self.status: int | None = None
        self.server_date: dt.datetime | None = None
        self.failure = ""

    async def trace(self, event: str, info: Mapping[str, Any]) -> None:
        """The hook of httpcore: notes that the headers of our request (not of a proxy's CONNECT) were begun."""
        if event.endswith(".send_request_headers.started") and info["request"].method != b"CONNECT":
            self.wrote = True

    def answered(self, response: httpx.Response) -> None:
        """A status line and headers have come."""
        self.status = response.status_code
        self.server_date = http_date(response.headers.get("date", ""))

    def failed(self, error: BaseException) -> None:
        """Keep the class and the words of a failure, without anything secret."""
        text = f"{type(error).__name__}: {error}".removesuffix(": ")
        self.failure = self._hide(text)[:LONGEST_FAILURE]

    @property
    def evidence(self) -> Evidence:
        """All of it, frozen."""
        return Evidence(wrote=self.wrote, status=self.status, server_date=self.server_date, failure=self.failure)


def http_date(value: str) -> dt.datetime | None:
    """An HTTP date as UTC; None when it is none."""
    try:
        moment = parsedate_to_datetime(value)
        return moment.replace(tzinfo=dt.UTC) if moment.tzinfo is None else moment.astimezone(dt.UTC)
    except (ValueError, OverflowError):
        return None


async def exchange(
    client: httpx.AsyncClient, request: httpx.Request, wire: Wire, *, most_bytes: int, seconds: float
) -> Answer:
    """Send `request` once and read the whole answer.

    `wire` knows what happened even when this raises.

    Raises:
        httpx.HTTPError: as httpx does. TimeoutError: all of it took longer than `seconds`. UnusableBody: see there.
    """
    request.extensions["trace"] = wire.trace
    async with asyncio.timeout(seconds):
        response = await client.send(request, stream=True)
        try:
            wire.answered(response)
            body = await _body(response, most_bytes)
        finally:
            await response.aclose()
    return Answer(response.status_code, response.headers, body, wire.evidence)


async def _body(response: httpx.Response, most_bytes: int) -> bytes:
    """The decoded body; a gzip is unpacked piece by piece, so that a bomb never has more than one piece in memory."""
    encoding = response.headers.get("content-encoding", "identity").strip().lower()
    if encoding not in {"identity", "gzip", ""}:
        raise UnusableBody("an encoding that was not asked for")
    unpacker = zlib.decompressobj(zlib.MAX_WBITS | 16) if encoding == "gzip" else None
    found = bytearray()
    async for chunk in response.aiter_raw():
        _add(found, chunk, unpacker, most_bytes)
    if unpacker is not None and not unpacker.eof:
        raise UnusableBody("a compressed body that ends too early")
    return bytes(found)


def _add(found: bytearray, chunk: bytes, unpacker: Any, most_bytes: int) -> None:
    while chunk:
        if unpacker is None:
            found += chunk
            chunk = b""
        else:
            try:
                found += unpacker.decompress(chunk, PIECE)
            except zlib.error as error:
                raise UnusableBody("a broken compressed body") from error
            chunk = unpacker.unconsumed_tail
        if len(found) > most_bytes:
            raise UnusableBody("a body larger than any answer of LedgerBee")
