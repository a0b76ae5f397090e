"""Client credentials against the real sandbox: one token for all callers, and what happens when LedgerBee refuses it."""

from __future__ import annotations

import asyncio
import dataclasses
import json
import logging
import time
from typing import Any

import httpx
import pytest

from ledgerbee_desktop.api import access
from ledgerbee_desktop.api.client import HttpLedgerBee
from ledgerbee_desktop.core.errors import KeyProblem, LicenceMissing
from ledgerbee_desktop.core.kinds import DocumentKind
from ledgerbee_desktop.core.secret import Secret
from tests.sandbox_process import SandboxProcess
from tests.unit.api.signed_in import (
    CALM,
    COMPANY,
    INVOICES,
    JSON,
    REVOKE,
    TOKEN,
    Shifted,
    credentials,
    refusal_of,
    run,
    statuses,
)
from tests.wire_client import BODY, wire_client
from tests.wire_server import envelope

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
    assert statuses(sandbox, REVOKE) == [200]
    assert statuses(sandbox, TOKEN) == [200, 200]
    assert statuses(sandbox, COMPANY) == [200, 200]


# --- The end of a session ---------------------------------------------------------------------------


def test_signing_out_ends_the_token_that_was_used(sandbox: SandboxProcess) -> None:
    used: list[Secret] = []

    async def work() -> None:
        async with wire_client(sandbox.url, credential=credentials(sandbox), limits=CALM, watch=used.append) as client:
            await client.company()
            await client.sign_out()
            await client.sign_out()  # there is nothing left to end

    asyncio.run(work())
    (token,) = used
    asked = httpx.get(
        sandbox.url + COMPANY, headers={"authorization": f"Bearer {token.reveal()}"}, trust_env=False, timeout=30
    )
    assert asked.status_code == 401
    assert statuses(sandbox, REVOKE) == [200]


def test_without_a_token_nothing_is_asked(sandbox: SandboxProcess) -> None:
    async def work() -> None:
        async with wire_client(sandbox.url, credential=credentials(sandbox)) as client:
            await client.sign_out()
        async with wire_client(sandbox.url, key=sandbox.key) as client:
            await client.company()
            await client.sign_out()

    asyncio.run(work())
    assert [each["path"] for each in sandbox.requests()] == [COMPANY]


@pytest.mark.parametrize("order", [{"fault": "hang-after-commit"}, {"fault": "status", "status": 503}])
def test_signing_out_in_vain_costs_no_more_than_its_limit_and_raises_nothing(
    sandbox: SandboxProcess, order: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    sandbox.fault(order.pop("fault"), method="POST", path=REVOKE, times=9, **order)
    limits = dataclasses.replace(CALM, sign_out=0.5)

    async def work() -> float:
        async with wire_client(sandbox.url, credential=credentials(sandbox), limits=limits) as client:
            await client.company()
            begun = time.monotonic()
            await client.sign_out()
            return time.monotonic() - begun

    with caplog.at_level(logging.INFO, "ledgerbee_desktop"):
        took = asyncio.run(work())
    assert took < CALM.answer_to_write  # the limit of any other write
    assert "the token was not revoked" in caplog.text
