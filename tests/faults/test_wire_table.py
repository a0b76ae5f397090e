"""What each failure of a write means: one test per row of the table in which "committed" is what the server has read."""

from __future__ import annotations

import asyncio
import dataclasses
import gzip
import socket
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from ledgerbee_desktop.api import writes
from ledgerbee_desktop.api.timing import Limits
from ledgerbee_desktop.core.errors import (
    KeyProblem,
    LedgerBeeError,
    LicenceMissing,
    Missing,
    NotSent,
    OutcomeUnknown,
    Refused,
    Wait,
)
from ledgerbee_desktop.core.kinds import DocumentKind
from ledgerbee_desktop.core.operations import Evidence
from tests.wire_client import BODY, INVOICE, SHORT, wire_client
from tests.wire_server import (
    SERVER_DATE,
    Peer,
    Script,
    WireServer,
    answering,
    certificate,
    envelope,
    http,
    server_tls,
)

LARGE = b'{"notes":"' + b"x" * (8 << 20) + b'"}'
HTML = "<html><body>Please log in</body></html>"


@dataclass(frozen=True)
class Row:
    """A situation: what the server does, what the client must say, whether the server has the request."""

    name: str
    script: Script
    means: type[LedgerBeeError]
    wrote: bool = True
    committed: int = 1
    status: int | None = None
    tls: bool = False
    through_proxy: bool = False
    body: bytes = BODY
    limits: Limits = SHORT


def close_at_once(peer: Peer) -> None:
    peer.fin()


def reset_at_once(peer: Peer) -> None:
    peer.rst()


def reset_at_the_first_byte(peer: Peer) -> None:
    """A reset that comes earlier can come before the client has begun, which is then rightly called not sent."""
    peer.conn.recv(1, socket.MSG_PEEK)
    peer.rst()


def fin_after_head(peer: Peer) -> None:
    peer.read_head()
    peer.fin()


def reset_after_head(peer: Peer) -> None:
    peer.read_head()
    peer.rst()


def hang(peer: Peer) -> None:
    peer.hang()


def commit_fin(peer: Peer) -> None:
    peer.read()
    peer.fin()


def commit_reset(peer: Peer) -> None:
    peer.read()
    peer.rst()


def commit_hang(peer: Peer) -> None:
    peer.read()
    peer.hang()


def commit_send(data: bytes) -> Script:
    def script(peer: Peer) -> None:
        peer.read()
        peer.send(data)
        peer.fin()

    return script


def commit_trickle(peer: Peer) -> None:
    peer.read()
    peer.send(b"HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n")
    while not peer.server.stopping.wait(0.05):
        peer.send(b" ")


def proxy_refuses(status: int) -> Script:
    def script(peer: Peer) -> None:
        peer.read()
        peer.send(http(status, HTML, "text/html"))

    return script


CREATED = http(201, INVOICE)
HALF = CREATED[: len(CREATED) - 60]
PACKED = gzip.compress(CREATED.partition(b"\r\n\r\n")[2])
DEEP = b'{"id":' + b"[" * 100_000 + b"]" * 100_000 + b"}"
HUGE_NUMBER = {**INVOICE, "amount": "1e400"}
BOMB = gzip.compress(b" " * 50_000_000)
TIGHT = dataclasses.replace(SHORT, json_bytes=1000)
TRICKLED = dataclasses.replace(SHORT, answer_to_write=2, write_total=0.5)
FAILING = [500, 502, 503, 504]

NOT_SENT = [
    Row("TLS: peer closes", close_at_once, NotSent, wrote=False, committed=0, tls=True),
    Row("TLS: peer resets", reset_at_once, NotSent, wrote=False, committed=0, tls=True),
    Row("CONNECT answered 503", proxy_refuses(503), NotSent, False, 0, through_proxy=True, tls=True),
    Row("CONNECT answered 407", proxy_refuses(407), NotSent, False, 0, through_proxy=True, tls=True),
    Row("CONNECT: proxy closes", commit_fin, NotSent, False, 0, through_proxy=True, tls=True),
]
LOST = [
    Row("FIN after accept", close_at_once, OutcomeUnknown, committed=0),
    Row("RST at the first byte", reset_at_the_first_byte, OutcomeUnknown, committed=0),
    Row("FIN after headers", fin_after_head, OutcomeUnknown, committed=0, body=LARGE),
    Row("RST after headers", reset_after_head, OutcomeUnknown, committed=0, body=LARGE),
    Row("never read, small body", hang, OutcomeUnknown, committed=0),
    Row("never read, 8 MiB", hang, OutcomeUnknown, committed=0, body=LARGE),
    Row("committed, FIN", commit_fin, OutcomeUnknown),
    Row("committed, RST", commit_reset, OutcomeUnknown),
    Row("committed, hangs", commit_hang, OutcomeUnknown),
    Row("status line cut", commit_send(b"HTTP/1.1 20"), OutcomeUnknown),
    Row("headers cut", commit_send(b"HTTP/1.1 201 Created\r\nContent-Ty"), OutcomeUnknown),
    Row("no HTTP at all", commit_send(b"220 mail.example ESMTP\r\n"), OutcomeUnknown),
    Row("forward proxy 503", answering(http(503, HTML, "text/html")), OutcomeUnknown, status=503, through_proxy=True),
]
DONE_BUT = [
    Row("201, body cut", commit_send(HALF), OutcomeUnknown, status=201),
    Row(
        "201, chunk cut",
        commit_send(b"HTTP/1.1 201 C\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nab"),
        OutcomeUnknown,
        status=201,
    ),
    Row("201, trickles", commit_trickle, OutcomeUnknown, status=201, limits=TRICKLED),
    Row(
        "201, broken gzip",
        answering(http(201, b"\x1f\x8bnonsense", Content_Encoding="gzip")),
        OutcomeUnknown,
        status=201,
    ),
    Row("201, gzip cut", answering(http(201, PACKED[:-20], Content_Encoding="gzip")), OutcomeUnknown, status=201),
    Row("201, gzip bomb", answering(http(201, BOMB, Content_Encoding="gzip")), OutcomeUnknown, status=201),
    Row("201, brotli", answering(http(201, PACKED, Content_Encoding="br")), OutcomeUnknown, status=201),
    Row(
        "201, too large",
        answering(CREATED),
        OutcomeUnknown,
        status=201,
        limits=dataclasses.replace(SHORT, json_bytes=99),
    ),
    Row("201, no JSON", answering(http(201, "{oops")), OutcomeUnknown, status=201),
    Row("201, no UTF-8", answering(http(201, b'{"id":"\xff"}')), OutcomeUnknown, status=201),
    Row("201, 100,000 deep", answering(http(201, DEEP)), OutcomeUnknown, status=201),
    Row("201, 1e400", answering(http(201, HUGE_NUMBER)), OutcomeUnknown, status=201),
    Row("201, NaN", answering(http(201, {**INVOICE, "amount": "NaN"})), OutcomeUnknown, status=201),
    Row("201, wrong shape", answering(http(201, {"ok": True})), OutcomeUnknown, status=201),
    Row("201, id is no UUID", answering(http(201, {**INVOICE, "id": "7"})), OutcomeUnknown, status=201),
    Row("201, empty", answering(http(201, b"")), OutcomeUnknown, status=201),
    Row("201, as text", answering(http(201, INVOICE, "text/plain")), OutcomeUnknown, status=201),
    Row("200, portal", answering(http(200, HTML, "text/html")), OutcomeUnknown, status=200),
]
SOMEBODY_ELSE = [
    *(Row(f"{s}, page", answering(http(s, HTML, "text/html")), OutcomeUnknown, status=s) for s in FAILING),
    *(Row(f"{s}, envelope", answering(http(s, envelope(s))), OutcomeUnknown, status=s) for s in FAILING),
    *(Row(f"{s}, page", answering(http(s, HTML, "text/html")), OutcomeUnknown, status=s) for s in (400, 401, 403, 404)),
    *(Row(f"{s}, page", answering(http(s, HTML, "text/html")), OutcomeUnknown, status=s) for s in (407, 408, 425, 429)),
    *(Row(f"{s}, envelope", answering(http(s, envelope(s))), OutcomeUnknown, status=s) for s in (405, 408, 413, 425)),
    Row("400, status differs", answering(http(400, envelope(404))), OutcomeUnknown, status=400),
    Row("400, envelope as HTML", answering(http(400, envelope(400), "text/html")), OutcomeUnknown, status=400),
    Row(
        "400, no path",
        answering(http(400, {"statusCode": 400, "timestamp": "x", "message": "m"})),
        OutcomeUnknown,
        status=400,
    ),
    Row("429, gateway's JSON", answering(http(429, {"error": "Too Many Requests"})), OutcomeUnknown, status=429),
    Row("401, gateway's JSON", answering(http(401, {"error": "unauthorized"})), OutcomeUnknown, status=401),
    Row("403, OAuth form", answering(http(403, {"error": "denied"})), OutcomeUnknown, status=403),
]
OWN_WORDS = [
    *(Row(f"{s}, envelope", answering(http(s, envelope(s))), Refused, status=s) for s in (400, 409, 422)),
    Row("404, envelope", answering(http(404, envelope(404))), Missing, status=404),
    Row("401, envelope", answering(http(401, envelope(401))), KeyProblem, status=401),
    Row("401, OAuth form", answering(http(401, {"error": "invalid_token"})), KeyProblem, status=401),
    Row("403, envelope", answering(http(403, envelope(403))), KeyProblem, status=403),
    Row("403, licence", answering(http(403, envelope(403, code="LICENSE.REQUIRED"))), LicenceMissing, status=403),
    Row("429, envelope", answering(http(429, envelope(429))), Wait, status=429),
    Row("429, OAuth form", answering(http(429, {"error": "invalid_client"})), Wait, status=429),
]
REDIRECTS = [
    Row(f"{s}, redirection", answering(http(s, b"", Location="http://127.0.0.1:1/v1/x")), OutcomeUnknown, status=s)
    for s in (300, 301, 302, 303, 304, 307, 308)
]
TABLE = [*NOT_SENT, *LOST, *DONE_BUT, *SOMEBODY_ELSE, *OWN_WORDS, *REDIRECTS]


@cache
def _pem() -> Path:
    folder = TemporaryDirectory()
    _KEPT.append(folder)
    return certificate(Path(folder.name))


_KEPT: list[TemporaryDirectory[str]] = []


async def outcome(row: Row) -> tuple[LedgerBeeError, WireServer]:
    """What the client says to the row's situation."""
    with WireServer(row.script) as server:
        url = server.url.replace("http:", "https:") if row.tls else server.url
        proxy = server.url if row.through_proxy else None
        if row.through_proxy:
            url = url.replace(str(server.port), "1")  # nothing listens there; only the proxy is asked
        async with wire_client(url, proxy=proxy, limits=row.limits) as client:
            with pytest.raises(LedgerBeeError) as caught:
                await client.create(DocumentKind.INVOICE, row.body)
        return caught.value, server


def check(row: Row, error: LedgerBeeError, server: WireServer) -> None:
    assert len(server.seen) == row.committed, "the test's own premise"
    assert type(error) is row.means
    assert error.evidence.wrote is row.wrote
    assert error.evidence.status == row.status
    assert not (row.committed and isinstance(error, NotSent)), "something committed was called not sent"
    assert str(error)


@pytest.mark.parametrize("row", TABLE, ids=lambda row: row.name)
def test_row(row: Row) -> None:
    error, server = asyncio.run(outcome(row))
    check(row, error, server)


def test_each_write_is_one_request() -> None:
    """No situation makes the client send a second request."""
    for row in (LOST[6], SOMEBODY_ELSE[1], OWN_WORDS[-1], REDIRECTS[-1]):
        _, server = asyncio.run(outcome(row))
        assert len(server.seen) == 1
        assert server.connections == 1


async def _create(url: str, proxy: str | None = None, limits: Limits = SHORT) -> LedgerBeeError:
    async with wire_client(url, proxy=proxy, limits=limits) as client:
        with pytest.raises(LedgerBeeError) as caught:
            await client.create(DocumentKind.INVOICE, BODY)
    return caught.value


@pytest.mark.parametrize(
    ("url", "proxy"),
    [
        ("http://127.0.0.1:1", None),
        ("https://ledgerbee.invalid/api", None),
        ("https://127.0.0.1:1", "http://127.0.0.1:1"),
        ("https://127.0.0.1:1", "ftp://127.0.0.1:1"),
    ],
    ids=["refused", "no such name", "proxy refused", "unusable proxy"],
)
def test_nothing_was_sent(url: str, proxy: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY", "http_proxy", "https_proxy", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    error = asyncio.run(_create(url, proxy, dataclasses.replace(SHORT, connect=3)))
    assert type(error) is NotSent
    assert error.evidence == Evidence(failure=error.evidence.failure)


def test_tls_handshake_hangs() -> None:
    with WireServer(hang) as server:
        error = asyncio.run(_create(server.url.replace("http:", "https:")))
    assert type(error) is NotSent
    assert "ConnectTimeout" in error.evidence.failure
    assert server.connections == 3  # only connecting is tried again


@pytest.mark.parametrize(
    ("host", "days", "trusted", "words"),
    [
        ("127.0.0.1", (-1, 30), False, "Nobody whom this computer trusts"),
        ("127.0.0.1", (-30, -1), True, "has expired"),
        ("127.0.0.1", (5, 30), True, "not valid yet"),
        ("127.0.0.9", (-1, 30), True, "belongs to somebody else"),
    ],
    ids=["unknown issuer", "expired", "not yet valid", "another host"],
)
def test_bad_certificates(
    host: str, days: tuple[int, int], trusted: bool, words: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pem = certificate(tmp_path, host=host, days=days)
    if trusted:
        monkeypatch.setenv("SSL_CERT_FILE", str(pem))
    with WireServer(answering(CREATED), server_tls(pem)) as server:
        error = asyncio.run(_create(server.url))
    assert type(error) is NotSent
    assert words in str(error)
    assert server.seen == []


def test_a_good_certificate_is_enough(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pem = certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(pem))

    async def work(url: str) -> Evidence:
        async with wire_client(url) as client:
            return (await client.create(DocumentKind.INVOICE, BODY)).evidence

    with WireServer(answering(CREATED), server_tls(pem)) as server:
        assert asyncio.run(work(server.url)).status == 201


def test_pool_exhausted() -> None:
    limits = dataclasses.replace(SHORT, write_connections=1, answer_to_write=2)

    async def work(url: str) -> tuple[LedgerBeeError, BaseException]:
        async with wire_client(url, limits=limits) as client:
            first = asyncio.create_task(_caught(client.create(DocumentKind.INVOICE, BODY)))
            await asyncio.sleep(0.1)
            with pytest.raises(LedgerBeeError) as caught:
                await client.create(DocumentKind.INVOICE, BODY)
            first.cancel()
            return caught.value, await first

    with WireServer(commit_hang) as server:
        error, first = asyncio.run(work(server.url))
    assert type(error) is NotSent
    assert "PoolTimeout" in error.evidence.failure
    assert isinstance(first, asyncio.CancelledError)
    assert len(server.seen) == 1


@pytest.mark.parametrize("wrote", [True, False], ids=["committed", "still waiting for a connection"])
def test_cancelled(wrote: bool) -> None:
    """CancelledError goes through and brings what the wire saw."""
    limits = dataclasses.replace(SHORT, pool=5, answer_to_write=5, write_connections=1)

    async def work(url: str) -> BaseException:
        async with wire_client(url, limits=limits) as client:
            first, second = [asyncio.create_task(_caught(client.create(DocumentKind.INVOICE, BODY))) for _ in range(2)]
            await asyncio.sleep(0.2)
            second.cancel()
            first.cancel()
            return (await asyncio.gather(first, second))[0 if wrote else 1]

    with WireServer(commit_hang) as server:
        error = asyncio.run(work(server.url))
    assert isinstance(error, asyncio.CancelledError)
    evidence = getattr(error, "evidence", None)
    assert isinstance(evidence, Evidence)
    assert evidence.wrote is wrote
    assert len(server.seen) == 1


async def _caught(work: Awaitable[object]) -> BaseException:
    try:
        await work
    except BaseException as error:  # the test looks at it
        return error
    raise AssertionError("nothing was raised")


def test_a_write_never_uses_a_connection_again() -> None:
    """Keep-alive would add situations in which a stale connection swallows a request."""

    def script(peer: Peer) -> None:
        for _ in range(2):
            peer.read()
            peer.send(CREATED)

    async def work(url: str) -> None:
        async with wire_client(url) as client:
            for _ in range(2):
                await client.create(DocumentKind.INVOICE, BODY)

    with WireServer(script) as server:
        asyncio.run(work(server.url))
    assert server.connections == len(server.seen) == 2


def test_success_brings_the_document_and_the_date() -> None:
    async def work(url: str) -> None:
        async with wire_client(url) as client:
            written = await client.create(DocumentKind.INVOICE, BODY)
            assert written.value.id == INVOICE["id"]
            assert written.evidence.wrote
            assert written.evidence.server_date is not None
            assert client.server_date == written.evidence.server_date
            assert written.evidence.server_date.strftime("%a, %d %b %Y %H:%M:%S GMT") == SERVER_DATE

    with WireServer(answering(CREATED)) as server:
        asyncio.run(work(server.url))
    assert server.seen[0].body == BODY


def _by_name(error: Exception, evidence: Evidence) -> type[LedgerBeeError]:
    """The planted defect: believe that a lost connection means that nothing arrived."""
    return NotSent if type(error).__name__ in {"ReadError", "RemoteProtocolError"} else OutcomeUnknown


def _by_library(error: Exception, evidence: Evidence) -> type[LedgerBeeError]:
    """The planted defect: every error of the HTTP library means that nothing arrived."""
    return NotSent


def _never_sure(error: Exception, evidence: Evidence) -> type[LedgerBeeError]:
    """The planted defect: never believe that nothing was sent."""
    return OutcomeUnknown


@pytest.mark.parametrize("defect", [_by_name, _by_library, _never_sure])
def test_the_table_catches_a_client_that_goes_by_names(
    defect: Callable[[Exception, Evidence], type[LedgerBeeError]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(writes, "failure_means", defect)
    caught = 0
    for row in [NOT_SENT[0], NOT_SENT[2], LOST[6], LOST[7], LOST[9]]:
        error, server = asyncio.run(outcome(row))
        try:
            check(row, error, server)
        except AssertionError:
            caught += 1
    assert caught > 0
