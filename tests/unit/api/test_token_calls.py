"""The calls that get a token and end it: patience, lost answers, answers of others, and what must not be told."""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
from urllib.parse import parse_qs

import pytest

from ledgerbee_desktop.api import access
from ledgerbee_desktop.api.client import HttpLedgerBee
from ledgerbee_desktop.api.origin import Origin
from ledgerbee_desktop.api.transport import Clients
from ledgerbee_desktop.app.logs import RedactingFormatter
from ledgerbee_desktop.app.redaction import Redactor
from ledgerbee_desktop.core.errors import KeyProblem, LedgerBeeError, LicenceMissing, NotSent, Wait
from ledgerbee_desktop.core.kinds import DocumentKind
from ledgerbee_desktop.core.secret import ClientCredentials, Secret
from tests.sandbox_process import SandboxProcess
from tests.unit.api.signed_in import (
    CALM,
    TOKEN,
    Shifted,
    credentials,
    refusal_of,
    run,
    statuses,
)
from tests.wire_client import BODY, Dice, WallClock, wire_client
from tests.wire_server import Script, WireServer, answering, envelope, http

# --- 429, lost answers, and answers of others -------------------------------------------------------


def test_a_short_429_in_the_oauth_form_is_waited_for(sandbox: SandboxProcess) -> None:
    sandbox.fault("rate-limit", method="POST", path=TOKEN, form="oauth", seconds=1)
    clock = Shifted()

    async def work(client: HttpLedgerBee) -> None:
        await asyncio.gather(*(client.company() for _ in range(20)))

    run(sandbox, work, clock=clock)
    assert statuses(sandbox, TOKEN) == [429, 200]
    assert len(clock.slept) == 1
    assert 0 < clock.slept[0] <= CALM.patience


def test_a_long_429_is_told_with_its_end_and_nobody_asks_until_then(sandbox: SandboxProcess) -> None:
    sandbox.set_client(requests_per_minute=1)
    sandbox.token()
    clock = Shifted()

    async def work(client: HttpLedgerBee) -> None:
        for call in (client.company(), client.customers(), client.create(DocumentKind.INVOICE, BODY)):
            found = await refusal_of(call)
            assert isinstance(found, Wait)
            assert found.until is not None
            assert 30 < (found.until - dt.datetime.now(dt.UTC)).total_seconds() <= 61
            assert not found.evidence.wrote
        assert statuses(sandbox, TOKEN) == [200, 429]
        sandbox.set_client(requests_per_minute=10)
        clock.later = 61
        assert (await client.company()).name

    run(sandbox, work, clock=clock)
    assert statuses(sandbox, TOKEN) == [200, 429, 200]


@pytest.mark.parametrize("fault", ["drop-before", "drop-after-commit", "cut-body", "status"])
def test_a_lost_token_call_is_repeated(sandbox: SandboxProcess, fault: str) -> None:
    sandbox.fault(fault, method="POST", path=TOKEN, times=2)

    async def work(client: HttpLedgerBee) -> None:
        assert (await client.company()).name

    run(sandbox, work)
    assert len(statuses(sandbox, TOKEN)) == 3


def test_nobody_listens() -> None:
    async def work() -> None:
        clock = WallClock()
        known = ClientCredentials.parse("id", "0123456789abcdef")
        async with wire_client("http://127.0.0.1:1", credential=known, clock=clock) as client:
            assert type(await refusal_of(client.company())) is NotSent
        assert clock.slept == []  # being offline is not waited for here

    asyncio.run(work())


GOOD = {"access_token": "tok-0123456789", "token_type": "bearer", "expires_in": 3600}


@pytest.mark.parametrize(
    ("script", "means", "asked"),
    [
        (answering(http(200, {**GOOD, "access_token": "two words"})), NotSent, 1),
        (answering(http(200, {**GOOD, "access_token": "bad\r\nheader: 1"})), NotSent, 1),
        (answering(http(200, {**GOOD, "token_type": "mac"})), NotSent, 1),
        (answering(http(200, "<html>", "text/html")), NotSent, 1),
        (answering(http(302, b"", Location="https://evil.test/")), NotSent, 1),
        (answering(http(401, "<html>", "text/html")), NotSent, 1),
        (answering(http(403, envelope(403, code="LICENSE.REQUIRED"))), LicenceMissing, 1),
        (answering(http(400, {"error": "invalid_client"})), KeyProblem, 1),
        (answering(http(503, "<html>", "text/html")), NotSent, 4),
        (answering(http(429, {"error": "invalid_client"}, Retry_After="3600")), Wait, 1),
        (answering(http(429, {"error": "invalid_client"})), Wait, 4),
    ],
)
def test_what_the_answer_to_a_token_call_means(script: Script, means: type[LedgerBeeError], asked: int) -> None:
    async def work(url: str) -> None:
        known = ClientCredentials.parse("id", "0123456789abcdef")
        async with wire_client(url, credential=known, limits=CALM, clock=Shifted()) as client:
            found = await refusal_of(client.company())
            assert type(found) is means
            assert not found.evidence.wrote
            assert "0123456789abcdef" not in repr(found.evidence)

    with WireServer(script) as server:
        asyncio.run(work(server.url))
        assert [seen.target for seen in server.seen] == [TOKEN] * asked
        assert parse_qs(server.seen[0].body.decode()) == {
            "grant_type": ["client_credentials"],
            "client_id": ["id"],
            "client_secret": ["0123456789abcdef"],
        }
        assert "authorization" not in server.seen[0].headers


# --- Secrets ----------------------------------------------------------------------------------------


def test_secret_and_tokens_are_taken_out_of_what_the_wire_says(sandbox: SandboxProcess) -> None:
    async def work() -> None:
        origin, clock = Origin.parse(sandbox.url), Shifted()
        clients = Clients(origin, CALM, None)
        sandbox.end_tokens()
        tokens = access.TokenAccess(origin, credentials(sandbox), clients, CALM, clock=clock, ids=Dice())
        first = (await tokens.grant()).reveal()
        clock.later = 3600
        second = (await tokens.grant()).reveal()
        assert first != second
        secret = sandbox.client_secret
        assert tokens.hide(f"<{first}> <{second}> <{secret}>") == "<***> <***> <***>"
        odd = ClientCredentials.parse("id", "odd/&secret+=")
        assert "odd%2F%26secret%2B%3D" not in access.TokenAccess(
            origin, odd, clients, CALM, clock=clock, ids=Dice()
        ).hide("client_secret=odd%2F%26secret%2B%3D")
        await clients.close()

    asyncio.run(work())


def test_secret_and_token_are_in_no_log_and_no_error(sandbox: SandboxProcess) -> None:
    redactor, lines = Redactor(), list[str]()
    tokens: list[Secret] = []

    class Keep(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            lines.append(self.format(record))

    def watch(token: Secret) -> None:
        tokens.append(token)
        redactor.watch(token)

    async def connected() -> None:
        known = credentials(sandbox)
        async with wire_client(sandbox.url, credential=known, limits=CALM, watch=watch) as client:
            await client.company()
            sandbox.end_tokens()
            lines.append(repr(await refusal_of(client.create(DocumentKind.INVOICE, BODY))))
            sandbox.fault("reset-before", method="POST", path=TOKEN, times=4)
            failed = await refusal_of(client.company())
            logging.getLogger("ledgerbee_desktop").warning("it failed", exc_info=failed)
            lines.append(repr(failed.evidence))
            await client.company()
            logging.getLogger("ledgerbee_desktop").warning("a careless line: %s", tokens[-1].reveal())

    handler = Keep(logging.DEBUG)
    handler.setFormatter(RedactingFormatter(redactor))
    root = logging.getLogger()
    before = root.level
    root.addHandler(handler)
    root.setLevel(logging.DEBUG)
    try:
        asyncio.run(connected())
    finally:
        root.removeHandler(handler)
        root.setLevel(before)
    text = "\n".join(lines)
    assert f"200 for POST {TOKEN}" in text
    assert len(tokens) == 2
    for secret in (sandbox.client_secret, *(token.reveal() for token in tokens)):
        assert secret not in text
