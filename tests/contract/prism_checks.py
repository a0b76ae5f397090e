"""Our client before Prism: how it is let in, and what its requests are judged by."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Any
from urllib.parse import parse_qsl

from ledgerbee_desktop.api.client import HttpLedgerBee
from ledgerbee_desktop.api.timing import Limits
from ledgerbee_desktop.core.secret import ClientCredentials, Secret
from tests.contract import operations, schema
from tests.contract.between import Between, Passed
from tests.contract.operations import Call
from tests.wire_client import CANARY, Dice, WallClock

OPERATIONS = sorted(operations.operations())
OAUTH = frozenset(operations.token_calls())
WITH_KEY = [name for name in OPERATIONS if name not in OAUTH]
ONCE = Limits(tries=1, patience=0)


@asynccontextmanager
async def _client(between: Between, *, with_token: bool) -> AsyncIterator[HttpLedgerBee]:
    key = Secret(CANARY)
    credential = ClientCredentials("a client & more", key) if with_token else key
    client = HttpLedgerBee(between.url, credential, WallClock(), Dice(), limits=ONCE)
    try:
        yield client
    finally:
        await client.close()


def run(between: Between, operation: str, work: Callable[[HttpLedgerBee], Awaitable[Any]]) -> Any:
    """What `work` makes of a fresh client, which is let in as `operation` wants it."""

    async def connected() -> Any:
        async with _client(between, with_token=operation in OAUTH) as client:
            return await work(client)

    return asyncio.run(connected())


def calls(operation: str) -> tuple[Call, ...]:
    """All calls of `operation`."""
    return (operations.token_calls()[operation],) if operation in OAUTH else operations.calls()[operation]


def everything(operation: str) -> Call:
    """All calls of `operation`, one after the other; the last one's value."""

    async def work(client: HttpLedgerBee) -> Any:
        return [await call(client) for call in calls(operation)][-1]

    return work


def check(passed: Passed) -> str:
    """Fail unless Prism accepted the request, and it has nothing that the contract lacks; returns its operation."""
    assert passed.violations == "", f"{passed.method} {passed.path} {passed.body!r}: {passed.violations}"
    name = operations.operation_of(passed.method, passed.path)
    operation = schema.document()["paths"][operations.operations()[name][1]][passed.method.lower()]
    known = {each.get("name") or _parameter(each["$ref"]) for each in operation.get("parameters", ())}
    asked = {each.partition("[")[0] for each, _ in parse_qsl(passed.query, keep_blank_values=True)}
    assert asked <= known, f"{name} has no {asked - known}"
    assert bool(passed.body) == ("requestBody" in operation)
    if passed.content_type == "application/x-www-form-urlencoded":
        wanted = operation["requestBody"]["content"][passed.content_type]["schema"]["$ref"].rpartition("/")[2]
        assert schema.errors(wanted, dict(parse_qsl(passed.body.decode()))) == []
    return name


def _parameter(reference: str) -> str:
    return str(schema.document()["components"]["parameters"][reference.rpartition("/")[2]]["name"])


def check_all(between: Between, operation: str, *, status: int | None = None) -> list[Passed]:
    """Fail unless everything that passed was right, and what passed of `operation` was answered with `status` (None: 2xx)."""
    own = [passed for passed in between.passed if check(passed) == operation]
    assert own
    assert {passed.status // 100 if status is None else passed.status for passed in own} == {status or 2}
    return own
