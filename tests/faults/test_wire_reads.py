"""Reads against a server that misbehaves: what is tried again, what is not, and what the caller is told."""

from __future__ import annotations

import asyncio
import dataclasses
import gzip
import json
import tracemalloc
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from ledgerbee_desktop.api.client import HttpLedgerBee
from ledgerbee_desktop.api.timing import Limits
from ledgerbee_desktop.core.errors import (
    KeyProblem,
    LedgerBeeError,
    LicenceMissing,
    MalformedAnswer,
    Missing,
    NotSent,
    Refused,
    Unreachable,
    Wait,
)
from ledgerbee_desktop.core.identifiers import DocumentId
from ledgerbee_desktop.core.kinds import DocumentKind
from tests.wire_client import BODY, DOCUMENT, INVOICE, SHORT, WallClock, wire_client
from tests.wire_server import Peer, Script, WireServer, answering, envelope, http

COMPANY = {"id": DOCUMENT, "name": "Fjordby ApS", "email": "a@b.example", "address": "Havnegade 1", "vat": 12345678}
GOOD = http(200, COMPANY)
HTML = "<html>Please log in</html>"
RESET = 1795249815  # ten seconds after SERVER_DATE
PDF = b"%PDF-1.4 short"
Call = Callable[[HttpLedgerBee], Awaitable[Any]]


def company(client: HttpLedgerBee) -> Awaitable[Any]:
    return client.company()


def pdf(client: HttpLedgerBee) -> Awaitable[Any]:
    return client.pdf(DocumentKind.INVOICE, DocumentId(DOCUMENT), draft=True)


def ask(script: Script, call: Call = company, limits: Limits = SHORT) -> tuple[Any, WireServer, list[float]]:
    """The result or the LedgerBeeError of one read, the server, the waits."""
    clock = WallClock()

    async def work(url: str) -> Any:
        async with wire_client(url, limits=limits, clock=clock) as client:
            try:
                return await call(client)
            except LedgerBeeError as error:
                return error

    with WireServer(script) as server:
        return asyncio.run(work(server.url)), server, clock.slept


def fin(peer: Peer) -> None:
    peer.read()
    peer.fin()


def hang(peer: Peer) -> None:
    peer.read()
    peer.hang()


def trickle(peer: Peer) -> None:
    peer.read()
    peer.send(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n")
    while not peer.server.stopping.wait(0.05):
        peer.send(b" ")


LAST_TRY_ONLY = [503, 502, 504, 500]


@pytest.mark.parametrize("status", LAST_TRY_ONLY)
def test_a_server_error_is_tried_again_and_the_answer_counts(status: int) -> None:
    bad = http(status, HTML, "text/html")
    found, server, slept = ask(answering(bad, bad, bad, GOOD))
    assert found.name == "Fjordby ApS"
    assert len(server.seen) == 4
    assert len(slept) == 3


def test_a_lost_connection_is_tried_again() -> None:
    def script(peer: Peer) -> None:
        peer.read()
        if len(peer.server.seen) > 1:
            peer.send(GOOD)

    found, server, _ = ask(script)
    assert found.cvr == "12345678"
    assert len(server.seen) == 2


@pytest.mark.parametrize(
    ("script", "means", "asked"),
    [
        (fin, Unreachable, 4),
        (hang, Unreachable, 4),
        (answering(http(503, HTML, "text/html")), Unreachable, 4),
        (answering(http(500, envelope(500))), Unreachable, 4),
        (answering(http(200, HTML, "text/html")), Unreachable, 1),
        (answering(http(404, HTML, "text/html")), Unreachable, 1),
        (answering(http(401, HTML, "text/html")), Unreachable, 1),
        (answering(http(302, b"", Location="/login")), Unreachable, 1),
        (answering(http(429, HTML, "text/html")), Unreachable, 4),
        (answering(http(200, "{oops")), MalformedAnswer, 1),
        (answering(http(200, [])), MalformedAnswer, 1),
        (answering(http(200, {**COMPANY, "id": "no"})), MalformedAnswer, 1),
        (answering(http(200, b'{"id":' + b"[" * 100_000)), MalformedAnswer, 1),
        (answering(http(200, b"\x1f\x8bx", Content_Encoding="gzip")), MalformedAnswer, 1),
        (answering(http(404, envelope(404))), Missing, 1),
        (answering(http(400, envelope(400))), Refused, 1),
        (answering(http(401, envelope(401))), KeyProblem, 1),
        (answering(http(403, envelope(403, code="LICENSE.REQUIRED"))), LicenceMissing, 1),
        (answering(http(429, envelope(429), X_Rate_Limit_Reset=str(RESET))), Wait, 1),
        (answering(http(429, {"error": "invalid_client"}, Retry_After="3600")), Wait, 1),
        (answering(http(429, envelope(429))), Wait, 4),
    ],
)
def test_what_a_failure_of_a_read_means(script: Script, means: type[LedgerBeeError], asked: int) -> None:
    found, server, _ = ask(script)
    assert type(found) is means
    assert len(server.seen) == asked
    assert str(found)


def test_a_slow_body_ends_at_the_total_cap() -> None:
    limits = dataclasses.replace(SHORT, read_total=0.4, answer_to_read=3, tries=1)
    found, _, _ = ask(trickle, limits=limits)
    assert type(found) is Unreachable
    assert found.evidence.status == 200


def test_nobody_listens() -> None:
    async def work() -> None:
        clock = WallClock()
        async with wire_client("http://127.0.0.1:1", clock=clock) as client:
            with pytest.raises(NotSent):
                await client.company()
        assert clock.slept == []  # being offline is not waited for here

    asyncio.run(work())


def test_a_short_wait_is_kept_and_pauses_all_reads() -> None:
    limited = http(429, envelope(429), Retry_After="1")
    found, server, slept = ask(answering(limited, GOOD))
    assert found.name == "Fjordby ApS"
    assert len(server.seen) == 2
    assert max(slept) >= 1

    async def work(url: str) -> float:
        clock = WallClock()
        async with wire_client(url, clock=clock, limits=dataclasses.replace(SHORT, tries=1)) as client:
            with pytest.raises(Wait):
                await client.company()
            await client.customers()
        return sum(clock.slept)

    with WireServer(answering(limited, http(200, []))) as other:
        assert asyncio.run(work(other.url)) > 0.9


def test_the_reset_is_read_in_seconds_of_ledgerbees_clock() -> None:
    found, _, _ = ask(answering(http(429, envelope(429), X_Rate_Limit_Reset=str(RESET))))
    assert isinstance(found, Wait)
    assert found.until is not None
    assert found.evidence.server_date is not None
    assert (found.until - found.evidence.server_date).total_seconds() == 10


@pytest.mark.parametrize("value", ["x", "-5", "9" * 30, "1e3", ""])
def test_nonsense_in_the_reset_header_is_no_wait(value: str) -> None:
    found, _, _ = ask(answering(http(429, envelope(429), X_Rate_Limit_Reset=value)))
    assert isinstance(found, Wait)
    assert found.until is None


def test_a_wait_of_years_ends_after_an_hour() -> None:
    found, _, _ = ask(answering(http(429, envelope(429), X_Rate_Limit_Reset=str(RESET + 10**8))))
    assert (found.until - found.evidence.server_date).total_seconds() == 3600


def test_a_gzip_bomb_costs_little_memory() -> None:
    bomb = gzip.compress(b"[" + b" " * 200_000_000 + b"]", 1)
    script = answering(http(200, bomb, Content_Encoding="gzip"))
    tracemalloc.start()
    try:
        found, _, _ = ask(script, limits=dataclasses.replace(SHORT, answer_to_read=20, read_total=20))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert type(found) is MalformedAnswer
    assert peak < 40_000_000


def test_gzip_is_read() -> None:
    packed = gzip.compress(GOOD.partition(b"\r\n\r\n")[2])
    found, server, _ = ask(answering(http(200, packed, Content_Encoding="gzip")))
    assert found.name == "Fjordby ApS"
    assert server.seen[0].headers["accept-encoding"] == "gzip"


@pytest.mark.parametrize("size", [*range(999_995, 1_000_006), 2_000_000, 3_000_258])
def test_gzip_is_read_to_its_end_whatever_its_size(size: int) -> None:
    """Its pieces are a million bytes: what falls on the border is neither lost nor taken for a cut body."""
    plain = json.dumps({**COMPANY, "padding": ""}).encode()
    plain = plain.replace(b'"padding": ""', b'"padding": "' + b"x" * (size - len(plain)) + b'"')
    assert len(plain) == size
    found, _, _ = ask(answering(http(200, gzip.compress(plain, 9), Content_Encoding="gzip")))
    assert getattr(found, "name", found) == "Fjordby ApS"


def test_a_429_to_a_write_pauses_the_reads() -> None:
    clock = WallClock()

    async def work(url: str) -> None:
        async with wire_client(url, clock=clock) as client:
            with pytest.raises(Wait):
                await client.create(DocumentKind.INVOICE, BODY)
            assert clock.slept == []
            await client.company()

    with WireServer(answering(http(429, envelope(429), Retry_After="1"), GOOD)) as server:
        asyncio.run(work(server.url))
    assert sum(clock.slept) > 0.9


@pytest.mark.parametrize(
    ("disposition", "name"),
    [
        ('attachment; filename="faktura-1042.pdf"', "faktura-1042.pdf"),
        ("attachment; filename*=UTF-8''f%C3%A6rdig.pdf", "færdig.pdf"),
        ('attachment; filename="../../etc/passwd"', "passwd"),
        ('attachment; filename="C:\\\\x\\\\y.pdf"', "y.pdf"),
        ('attachment; filename="a\tb.pdf"', "ab.pdf"),
        ("attachment", ""),
    ],
)
def test_pdf(disposition: str, name: str) -> None:
    found, server, _ = ask(answering(http(200, PDF, "application/pdf", Content_Disposition=disposition)), pdf)
    assert (found.data, found.file_name) == (PDF, name)
    assert server.seen[0].target == f"/v1/invoices/{DOCUMENT}/pdf?draft=true"


@pytest.mark.parametrize(
    ("answer", "means"),
    [
        (http(200, INVOICE), MalformedAnswer),
        (http(200, HTML, "text/html"), Unreachable),
        (http(200, b"%PDF" * 100, "application/pdf"), MalformedAnswer),
        (http(404, envelope(404)), Missing),
    ],
    ids=["JSON", "portal", "too large", "missing"],
)
def test_no_pdf(answer: bytes, means: type[LedgerBeeError]) -> None:
    found, _, _ = ask(answering(answer), pdf, dataclasses.replace(SHORT, pdf_bytes=300))
    assert type(found) is means


def test_only_answers_of_ledgerbee_move_its_clock() -> None:
    async def work(url: str) -> None:
        async with wire_client(url) as client:
            with pytest.raises(Unreachable):
                await client.company()
            assert client.server_date is None
            with pytest.raises(KeyProblem):
                await client.company()
            assert client.server_date is not None

    with WireServer(answering(http(404, HTML, "text/html"), http(401, envelope(401)))) as server:
        asyncio.run(work(server.url))


def test_problems_and_scopes_are_handed_on() -> None:
    errors = [{"property": "lines.0.quantity", "constraints": {"isNumber": "must be a number", "min": "above zero"}}]
    details = {"validationErrors": errors, "requiredScopes": ["invoices-write"], "reason": 7}
    refused, _, _ = ask(answering(http(400, envelope(400, code="SHARED_VALIDATION_FAILED", details=details))))
    assert refused.refusal.code == "SHARED_VALIDATION_FAILED"
    assert [(each.path, each.text) for each in refused.refusal.problems] == [
        ("lines.0.quantity", "must be a number; above zero")
    ]
    forbidden, _, _ = ask(answering(http(403, envelope(403, details=details))))
    assert forbidden.required_scopes == ("invoices-write",)
    assert "invoices-write" in str(forbidden)
    blocked, _, _ = ask(answering(http(401, envelope(401, details={"reason": "ip_whitelist_mismatch"}))))
    assert "address" in str(blocked)
