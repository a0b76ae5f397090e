"""The key and the body go to the pinned origin and nowhere else, and the key turns up nowhere."""

from __future__ import annotations

import asyncio
import io
import logging
import traceback
from itertools import product

import httpx
import pytest

from ledgerbee_desktop.api.origin import Origin
from ledgerbee_desktop.api.transport import GRANT, KEY_HEADER, ForeignOrigin, Grant, PinnedTransport
from ledgerbee_desktop.core.errors import LedgerBeeError, OutcomeUnknown, Unreachable
from ledgerbee_desktop.core.kinds import DocumentKind
from ledgerbee_desktop.core.secret import InvalidKey, Secret
from tests.wire_client import BODY, CANARY, Dice, WallClock, wire_client
from tests.wire_server import Peer, Script, WireServer, answering, envelope, http

CODES = [301, 302, 303, 307, 308]
PLACES = ["http://localhost:{other}/v1/x", "http://127.0.0.1:{other}/v1/x", "//127.0.0.1:{other}/x"]
PLACES += ["http://127.0.0.1:{own}@127.0.0.1:{other}/v1/x", "https://127.0.0.1:{other}/v1/x"]


@pytest.mark.parametrize(("code", "place"), list(product(CODES, PLACES)))
def test_redirections_are_never_followed(code: int, place: str) -> None:
    async def work(url: str) -> None:
        async with wire_client(url) as client:
            with pytest.raises(OutcomeUnknown):
                await client.create(DocumentKind.INVOICE, BODY)
            with pytest.raises(Unreachable):
                await client.company()

    with WireServer(answering(http(200, {}))) as other, WireServer(lambda peer: None) as server:
        location = place.format(other=other.port, own=server.port)
        server.script = answering(http(code, b"", Location=location))
        asyncio.run(work(server.url))
        assert other.connections == 0
        assert len(server.seen) == 2


class _Counting(httpx.AsyncBaseTransport):
    """The last stop before the wire: keeps what would leave."""

    def __init__(self) -> None:
        self.sent: list[httpx.Request] = []

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        self.sent.append(request)
        return httpx.Response(200)


async def _through(url: str, base: str = "https://api.ledgerbee.com/api") -> list[httpx.Request]:
    inner = _Counting()
    transport = PinnedTransport(Origin.parse(base), inner)
    async with httpx.AsyncClient(transport=transport, trust_env=False, cookies={"a": "b"}) as client:
        response = await client.get(url, extensions={GRANT: Grant(KEY_HEADER, Secret(CANARY))})
        assert KEY_HEADER not in response.request.headers
    return inner.sent


@pytest.mark.parametrize(
    "url",
    [
        "https://evil.test/api/v1/company",
        "http://api.ledgerbee.com/api/v1/company",
        "https://api.ledgerbee.com:8443/api/v1/company",
        "https://api.ledgerbee.com@evil.test/api/v1/company",
        "https://user:pw@api.ledgerbee.com/api/v1/company",
        "https://api.ledgerbee.com%2eevil.test/api/v1/company",
        "https://api.ledgerbee.com.evil.test/api/v1/company",
        "https://api.ledgerbee.com/other/v1/company",
        "https://api.ledgerbee.com/api/v1/%2e%2e/admin",
        "https://api.ledgerbee.com/api/v2/company",
    ],
)
def test_foreign_addresses_are_stopped_before_the_wire(url: str) -> None:
    with pytest.raises(ForeignOrigin):
        asyncio.run(_through(url))


def test_our_address_gets_the_key_and_no_cookie() -> None:
    sent = asyncio.run(_through("https://api.ledgerbee.com/api/v1/company"))
    assert sent[0].headers[KEY_HEADER] == CANARY
    assert "cookie" not in sent[0].headers


def commit_then_close(peer: Peer) -> None:
    peer.read()
    peer.fin()


SITUATIONS: list[Script] = [
    answering(http(401, envelope(401))),
    answering(http(400, envelope(400, f"you sent {'x' * 40}"))),
    answering(http(201, "{oops")),
    answering(http(502, "<html>", "text/html")),
    answering(http(302, b"", Location="https://evil.test/")),
    commit_then_close,
]


@pytest.mark.parametrize("script", SITUATIONS)
def test_the_key_is_in_no_log_and_no_exception(script: Script) -> None:
    log = io.StringIO()
    handler = logging.StreamHandler(log)
    root = logging.getLogger()
    level = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    shown: list[str] = []

    async def work(url: str) -> None:
        async with wire_client(url) as client:
            for call in (client.company(), client.create(DocumentKind.INVOICE, BODY)):
                with pytest.raises(LedgerBeeError) as caught:
                    await call
                shown.extend([repr(caught.value), str(caught.value), repr(caught.value.evidence)])
                shown.append("".join(traceback.format_exception(caught.value)))
            shown.append(repr(client) + repr(vars(client)))

    try:
        with WireServer(script) as server:
            asyncio.run(work(server.url))
    finally:
        root.removeHandler(handler)
        root.setLevel(level)
    assert server.seen[0].headers[KEY_HEADER] == CANARY
    assert CANARY not in "".join(shown) + log.getvalue()
    assert CANARY not in server.seen[-1].target + server.seen[-1].body.decode()


def test_a_key_that_is_no_header_value_is_refused_before_it_can_be_quoted() -> None:
    from ledgerbee_desktop.api.client import HttpLedgerBee

    with pytest.raises(InvalidKey) as caught:
        HttpLedgerBee("https://api.ledgerbee.com/api", Secret(f"{CANARY}\nX: y"), WallClock(), Dice())
    assert CANARY not in "".join(traceback.format_exception(caught.value))
