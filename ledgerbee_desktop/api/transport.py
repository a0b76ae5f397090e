"""The way out: one pinned origin, the key added at the last moment, TLS by the system's trust store."""

from __future__ import annotations

import asyncio
import importlib
import ssl
import sys
from collections.abc import Coroutine
from importlib.util import find_spec
from typing import Any, Final, TypeVar
from urllib.request import getproxies, proxy_bypass

import httpx

from ledgerbee_desktop import __version__
from ledgerbee_desktop.api.origin import DEFAULT_PORTS, Origin
from ledgerbee_desktop.api.timing import Limits
from ledgerbee_desktop.core.secret import Secret

T = TypeVar("T")
KEY_HEADER: Final = "x-api-key"
OUR_HEADERS: Final = {"user-agent": f"LedgerBee-Desktop/{__version__}", "accept-encoding": "gzip"}


GRANT: Final = "ledgerbee_grant"
_OPTIONAL: Final = "sniffio"


class Grant:
    """What lets one request in: a header with a secret. Travels with the request as its extension `GRANT`."""

    __slots__ = ("_header", "_prefix", "_secret")

    def __init__(self, header: str, secret: Secret, prefix: str = "") -> None:
        self._header = header
        self._secret = secret
        self._prefix = prefix

    def put_on(self, headers: httpx.Headers) -> None:
        """Add the header."""
        headers[self._header] = f"{self._prefix}{self._secret.reveal()}"

    def reveal(self) -> str:
        """The secret itself."""
        return self._secret.reveal()

    def hide(self, text: str) -> str:
        """`text` without the secret."""
        return text.replace(self._secret.reveal(), "***")


class ForeignOrigin(httpx.RequestError):
    """A request was about to go somewhere else than to LedgerBee. Raised before any byte is sent."""


class PinnedTransport(httpx.AsyncBaseTransport):
    """Lets requests to the pinned origin pass and puts their grant on them; everything else stops here.

    The grant is put on a copy of the request, so that no request, response or exception that the program sees shows it. Cookies are dropped.
    """

    def __init__(self, origin: Origin, inner: httpx.AsyncBaseTransport) -> None:
        self._origin = origin
        self._inner = inner

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        """Send a copy of `request` with its grant. Raises ForeignOrigin."""
        if not self._is_ours(request.url):
            raise ForeignOrigin("the request is not for LedgerBee's address", request=request)
        headers = request.headers.copy()
        headers.pop("cookie", None)
        extensions = dict(request.extensions)
        grant = extensions.pop(GRANT, None)
        if grant is not None:
            grant.put_on(headers)
        return await self._inner.handle_async_request(
            httpx.Request(request.method, request.url, headers=headers, stream=request.stream, extensions=extensions)
        )

    async def aclose(self) -> None:
        """Close the connections."""
        await self._inner.aclose()

    def _is_ours(self, url: httpx.URL) -> bool:
        ours = self._origin
        port = url.port or DEFAULT_PORTS.get(url.scheme)
        place = (url.scheme, url.host, port) == (ours.scheme, ours.host, ours.port)
        path = url.raw_path.partition(b"?")[0].decode("ascii")
        inside = path.startswith(f"{ours.prefix}/v1/") and ".." not in path and "%" not in path
        return place and inside and not url.userinfo and not url.fragment


def tls_context(origin: Origin) -> ssl.SSLContext:
    """Certificates are always verified, by the system's store (offices sit behind inspecting firewalls); TLS 1.2 at least."""
    if origin.scheme == "http":
        return ssl.SSLContext(ssl.PROTOCOL_TLS_CLIENT)  # trusts nobody; a plain connection never asks it
    import truststore

    context = truststore.SSLContext(ssl.PROTOCOL_TLS_CLIENT)
    context.minimum_version = ssl.TLSVersion.TLSv1_2
    return context


def _prepared(origin: Origin) -> ssl.SSLContext:
    """The TLS context; and what httpx and httpcore import only when they are first used, which takes as long."""
    for name in ("httpcore", "anyio._backends._asyncio"):
        importlib.import_module(name)
    if find_spec(_OPTIONAL) is None:
        # httpcore tries to import it four times a request. Not finding it means asking the disk, and each time this thread asks the
        # disk it lets others go first.
        sys.modules.setdefault(_OPTIONAL, None)  # type: ignore[arg-type]  # documented: an import then fails at once
    return tls_context(origin)


def environment_proxy(origin: Origin) -> str | None:
    """The proxy of the environment (Windows, macOS: of the system) for `origin`; never one for this computer itself."""
    if origin.is_loopback or proxy_bypass(origin.host):
        return None
    settings = getproxies()
    named = settings.get(origin.scheme) or settings.get("all")
    if not named:
        return None
    return named if "://" in named else f"http://{named}"


class Clients:
    """The two HTTP clients of a credential, made when first used: building a TLS context takes a tenth of a second, so it is done in a thread."""

    def __init__(self, origin: Origin, limits: Limits, proxy: str | None) -> None:
        self._origin = origin
        self._limits = limits
        self._proxy = proxy
        self._context: ssl.SSLContext | None = None
        self._lock = asyncio.Lock()
        self._reader: httpx.AsyncClient | None = None
        self._writer: httpx.AsyncClient | None = None
        self._under_way: set[asyncio.Task[Any]] = set()

    async def reader(self) -> httpx.AsyncClient:
        """The pooled client of the reads. Raises httpx.UnsupportedProtocol when the proxy setting is none that can be used."""
        async with self._lock:
            if self._reader is None:
                pool = httpx.Limits(max_connections=8, max_keepalive_connections=8, keepalive_expiry=30)
                self._reader = await self._make(pool, answer=self._limits.answer_to_read, retries=1)
            return self._reader

    async def writer(self) -> httpx.AsyncClient:
        """The client of the writes: each on a connection of its own, so that none is lost to a stale one; only connecting is tried again."""
        async with self._lock:
            if self._writer is None:
                pool = httpx.Limits(max_connections=self._limits.write_connections, max_keepalive_connections=0)
                self._writer = await self._make(pool, answer=self._limits.answer_to_write, retries=2)
            return self._writer

    async def finish(self, exchange: Coroutine[Any, Any, T]) -> T:
        """Wait for an exchange, which goes on to its end (or `close`) when whoever waits is cancelled.

        httpcore 1.0.9 never gives back the connection of a request that is cancelled before it is connected: a tab that is closed while
        it reads would use up one of the pool for good, and without any left each read fails as if there were no network.
        """
        task = asyncio.create_task(exchange)
        self._under_way.add(task)
        task.add_done_callback(self._ended)
        return await asyncio.shield(task)

    def _ended(self, task: asyncio.Task[Any]) -> None:
        self._under_way.discard(task)
        if not task.cancelled():
            task.exception()  # looked at: when nobody waits any more, a failure is nobody's

    async def close(self) -> None:
        """Cut off what is under way, and close all connections."""
        under_way = list(self._under_way)
        for task in under_way:
            task.cancel()
        await asyncio.gather(*under_way, return_exceptions=True)
        for client in (self._reader, self._writer):
            if client is not None:
                await client.aclose()

    async def _make(self, pool: httpx.Limits, *, answer: float, retries: int) -> httpx.AsyncClient:
        if self._context is None:
            self._context = await asyncio.to_thread(_prepared, self._origin)
        try:
            inner = httpx.AsyncHTTPTransport(
                verify=self._context, http2=False, retries=retries, limits=pool, proxy=self._proxy, trust_env=False
            )
        except (ValueError, ImportError) as error:
            raise httpx.UnsupportedProtocol("the proxy setting cannot be used") from error
        limits = self._limits
        return httpx.AsyncClient(
            transport=PinnedTransport(self._origin, inner),
            headers=OUR_HEADERS,
            follow_redirects=False,
            trust_env=False,
            timeout=httpx.Timeout(connect=limits.connect, pool=limits.pool, write=limits.write, read=answer),
        )
