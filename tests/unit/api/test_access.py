"""Client credentials against the real sandbox: one token for all callers, and what happens when LedgerBee refuses it."""

from __future__ import annotations

import asyncio
import dataclasses
import datetime as dt
import json
import logging
from collections.abc import Awaitable, Callable, Iterator
from typing import Any
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
from tests.wire_client import BODY, SHORT, Dice, WallClock, wire_client
from tests.wire_server import Script, WireServer, answering, envelope, http

TOKEN = "/v1/auth/token"
COMPANY = "/v1/company"
INVOICES = "/v1/invoices"
JSON = "application/json"
CALM = dataclasses.replace(
    SHORT, connect=3, pool=3, write=3, answer_to_read=5, answer_to_write=5, read_total=10, patience=15
)
"""For a server that shares two cores with others: none of these tests is about a time-out."""
Work = Callable[[HttpLedgerBee], Awaitable[Any]]


class Shifted(WallClock):
    """The real time, and later when a test says so or somebody sleeps."""

    def __init__(self) -> None:
        super().__init__()
        self.later = 0.0

    def now(self) -> dt.datetime:
        return super().now() + dt.timedelta(seconds=self.later)

    def monotonic(self) -> float:
        return super().monotonic() + self.later

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.later += seconds
        await asyncio.sleep(0)


@pytest.fixture(scope="module")
def running(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SandboxProcess]:
    with SandboxProcess(tmp_path_factory.mktemp("sandbox")) as sandbox:
        sandbox.set(cache_seconds=0)
        yield sandbox
        assert sandbox.errors() == ""


@pytest.fixture
def sandbox(running: SandboxProcess) -> Iterator[SandboxProcess]:
    running.set_client(requests_per_minute=1000)
    running.clear_requests()
    yield running
    running.clear_faults()
    running.set_client(scopes=None, revoked=False, blocked_address=False, token_seconds=3600)


def credentials(sandbox: SandboxProcess, secret: str = "") -> ClientCredentials:
    return ClientCredentials.parse(sandbox.client_id, secret or sandbox.client_secret)


def run(sandbox: SandboxProcess, work: Work, *, clock: WallClock | None = None, secret: str = "") -> Any:
    async def connected() -> Any:
        known = credentials(sandbox, secret)
        async with wire_client(sandbox.url, credential=known, clock=clock or Shifted(), limits=CALM) as client:
            return await work(client)

    return asyncio.run(connected())


def statuses(sandbox: SandboxProcess, path: str) -> list[int]:
    return [each["status"] for each in sandbox.requests() if each["path"] == path]


async def refusal_of(call: Awaitable[Any]) -> LedgerBeeError:
    with pytest.raises(LedgerBeeError) as caught:
        await call
    return caught.value


# --- One token --------------------------------------------------------------------------------------


def test_twenty_callers_at_once_cost_one_token_call(sandbox: SandboxProcess) -> None:
    async def work(client: HttpLedgerBee) -> None:
        found = await asyncio.gather(*(client.company() for _ in range(20)))
        assert len(set(found)) == 1

    run(sandbox, work)
    assert statuses(sandbox, TOKEN) == [200]
    assert statuses(sandbox, COMPANY) == [200] * 20


def test_twenty_callers_whose_token_died_cost_one_more(sandbox: SandboxProcess) -> None:
    async def work(client: HttpLedgerBee) -> None:
        await client.company()
        sandbox.end_tokens()
        await asyncio.gather(*(client.company() for _ in range(20)))

    run(sandbox, work)
    assert statuses(sandbox, TOKEN) == [200, 200]


def test_a_token_is_replaced_before_it_ends_and_not_earlier(sandbox: SandboxProcess) -> None:
    clock = Shifted()

    async def work(client: HttpLedgerBee) -> None:
        for later, tokens in ((0, 1), (3500, 1), (3541, 2)):
            clock.later = later
            await client.company()
            assert len(statuses(sandbox, TOKEN)) == tokens

    run(sandbox, work, clock=clock)
    assert statuses(sandbox, COMPANY) == [200] * 3


def test_a_short_token_is_replaced_before_it_ends(sandbox: SandboxProcess) -> None:
    sandbox.set_client(token_seconds=2)

    async def work(client: HttpLedgerBee) -> None:
        for _ in range(6):
            await client.company()
            await asyncio.sleep(0.45)

    run(sandbox, work)
    assert statuses(sandbox, COMPANY) == [200] * 6
    assert len(statuses(sandbox, TOKEN)) == 2


def test_a_caller_that_gives_up_does_not_take_the_token_from_the_others(sandbox: SandboxProcess) -> None:
    sandbox.fault("delay", method="POST", path=TOKEN, seconds=0.3)

    async def work(client: HttpLedgerBee) -> None:
        impatient, patient = (asyncio.create_task(client.company()) for _ in range(2))
        await asyncio.sleep(0.1)
        impatient.cancel()
        assert (await patient).name

    run(sandbox, work)
    assert statuses(sandbox, TOKEN) == [200]


def test_a_token_call_that_fails_when_nobody_waits_any_more_is_no_bug(sandbox: SandboxProcess) -> None:
    sandbox.fault(
        "status", method="POST", path=TOKEN, status=400, body='{"error": "invalid_client"}', content_type=JSON
    )

    async def work(client: HttpLedgerBee) -> list[dict[str, Any]]:
        bugs: list[dict[str, Any]] = []
        asyncio.get_running_loop().set_exception_handler(lambda _loop, context: bugs.append(context))
        caller = asyncio.create_task(client.company())
        while not (tokens := [each for each in asyncio.all_tasks() if each.get_name() == "token"]):
            await asyncio.sleep(0)
        caller.cancel()
        await asyncio.wait(tokens)
        del tokens
        await asyncio.sleep(0.05)
        return bugs

    assert run(sandbox, work) == []


def test_closing_ends_the_token_call(sandbox: SandboxProcess) -> None:
    sandbox.fault("hang-after-commit", method="POST", path=TOKEN)

    async def work(client: HttpLedgerBee) -> None:
        caller = asyncio.create_task(client.company())
        await asyncio.sleep(0.2)
        caller.cancel()
        await client.close()
        assert [each.get_name() for each in asyncio.all_tasks() if each is not asyncio.current_task()] == []

    run(sandbox, work)


# --- A token that is refused ------------------------------------------------------------------------


def test_a_read_with_a_dead_token_gets_another_and_is_repeated_once(sandbox: SandboxProcess) -> None:
    async def work(client: HttpLedgerBee) -> None:
        await client.company()
        sandbox.end_tokens()
        assert (await client.company()).name

    run(sandbox, work)
    assert statuses(sandbox, COMPANY) == [200, 401, 200]
    assert statuses(sandbox, TOKEN) == [200, 200]


def test_a_write_with_a_dead_token_is_one_request(sandbox: SandboxProcess) -> None:
    """A 401 is a refusal before any effect, but a write is one request all the same: the outbox tries it again."""

    async def work(client: HttpLedgerBee) -> None:
        await client.company()
        sandbox.end_tokens()
        problem = await refusal_of(client.create(DocumentKind.INVOICE, BODY))
        assert type(problem) is KeyProblem
        assert problem.evidence.wrote
        assert "tried again with a new one" in str(problem)
        await refusal_of(client.create(DocumentKind.INVOICE, BODY))

    run(sandbox, work)
    assert statuses(sandbox, INVOICES) == [401, 404]  # the next one is let in; the sandbox has no such customer
    assert statuses(sandbox, TOKEN) == [200, 200]
    assert sandbox.ledger() == []


def test_a_fresh_token_that_is_refused_is_not_replaced_by_every_caller(sandbox: SandboxProcess) -> None:
    sandbox.fault("status", method="GET", path=COMPANY, status=401, times=None)
    clock = Shifted()

    async def work(client: HttpLedgerBee) -> None:
        for _ in range(10):
            found = await refusal_of(client.company())
            assert type(found) is KeyProblem
            assert "gives this client id a token and then refuses it" in str(found)
        await asyncio.gather(*(refusal_of(client.customers()) for _ in range(10)))
        assert len(statuses(sandbox, TOKEN)) == 2
        assert len(statuses(sandbox, COMPANY)) == 2
        sandbox.clear_faults()
        clock.later = access.REPLACED_ONCE_IN + 1
        assert (await client.company()).name

    run(sandbox, work, clock=clock)
    assert len(statuses(sandbox, TOKEN)) == 3


def test_twenty_callers_refused_twice_cost_two_token_calls(sandbox: SandboxProcess) -> None:
    sandbox.fault("status", method="GET", path=COMPANY, status=401, times=None)

    async def work(client: HttpLedgerBee) -> None:
        found = await asyncio.gather(*(refusal_of(client.company()) for _ in range(20)))
        assert {type(each) for each in found} == {KeyProblem}

    run(sandbox, work)
    assert statuses(sandbox, TOKEN) == [200, 200]


def test_tokens_that_end_now_and_then_are_replaced_each_time(sandbox: SandboxProcess) -> None:
    clock = Shifted()

    async def work(client: HttpLedgerBee) -> None:
        for hour in range(4):
            clock.later = hour * (access.REPLACED_ONCE_IN + 1)
            sandbox.end_tokens()
            assert (await client.company()).name

    run(sandbox, work, clock=clock)
    assert len(statuses(sandbox, TOKEN)) == 4


def test_a_refused_address_is_named_and_costs_no_token(sandbox: SandboxProcess) -> None:
    body = envelope(401, "Invalid API key", code="UNAUTHORIZED", details={"reason": "ip_whitelist_mismatch"})
    sandbox.fault(
        "status", method="GET", path=COMPANY, status=401, times=None, body=json.dumps(body), content_type=JSON
    )

    async def work(client: HttpLedgerBee) -> None:
        for _ in range(3):
            found = await refusal_of(client.company())
            assert "from this network" in str(found)
            assert "client id" in str(found)

    run(sandbox, work)
    assert statuses(sandbox, TOKEN) == [200]


# --- A client that is refused -----------------------------------------------------------------------


def test_a_wrong_secret_is_said_in_plain_words(sandbox: SandboxProcess) -> None:
    async def work(client: HttpLedgerBee) -> None:
        for call in (client.company(), client.create(DocumentKind.INVOICE, BODY)):
            found = await refusal_of(call)
            assert type(found) is KeyProblem
            assert "refuses the client id or its secret" in str(found)
            assert not found.evidence.wrote

    run(sandbox, work, secret="a-wrong-secret-0123456789")
    assert statuses(sandbox, TOKEN) == [401, 401]
    assert statuses(sandbox, COMPANY) == statuses(sandbox, INVOICES) == []


def test_a_client_that_is_revoked_midway_is_said_and_comes_back(sandbox: SandboxProcess) -> None:
    async def work(client: HttpLedgerBee) -> None:
        await client.company()
        sandbox.set_client(revoked=True)
        found = await refusal_of(client.company())
        assert "the client was revoked" in str(found)
        sandbox.set_client(revoked=False)
        assert (await client.company()).name

    run(sandbox, work)


def test_what_is_lacking_is_learned_in_words_of_a_client_and_forgotten_when_its_scopes_change(
    sandbox: SandboxProcess,
) -> None:
    sandbox.set_client(scopes=["company-read"])

    async def work(client: HttpLedgerBee) -> None:
        assert (await client.key_info()).scopes is None
        found = await refusal_of(client.customers())
        assert isinstance(found, KeyProblem)
        assert str(found) == "The client id may not do this. It lacks: customers-read."
        assert found.required_scopes == ("customers-read",)
        assert not (await client.key_info()).may("customers-read")
        sandbox.set_client(scopes=["company-read", "customers-read"])
        assert await client.customers() == ()
        assert (await client.key_info()).may("customers-read")

    run(sandbox, work)
    assert statuses(sandbox, "/v1/api-key") == []  # LedgerBee refuses it to tokens, so it is not asked


def test_a_missing_licence_is_named(sandbox: SandboxProcess) -> None:
    body = envelope(403, "License required", code="LICENSE.REQUIRED", details={"licenseKey": "Subscription"})
    sandbox.fault("status", method="GET", path=COMPANY, status=403, body=json.dumps(body), content_type=JSON)

    async def work(client: HttpLedgerBee) -> None:
        found = await refusal_of(client.company())
        assert isinstance(found, LicenceMissing)
        assert found.licence == "Subscription"
        assert str(found) == "The company lacks the LedgerBee licence “Subscription”, which this needs."

    run(sandbox, work)


def test_a_revoked_token_is_not_used_again(sandbox: SandboxProcess) -> None:
    async def work(client: HttpLedgerBee) -> None:
        await client.revoke_token()
        await client.company()
        await client.revoke_token()
        await client.company()

    run(sandbox, work)
    assert statuses(sandbox, "/v1/oauth/revoke") == [200]
    assert statuses(sandbox, TOKEN) == [200, 200]
    assert statuses(sandbox, COMPANY) == [200, 200]


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
