"""A client with client credentials against the real sandbox, and a clock that a test can put forward."""

from __future__ import annotations

import asyncio
import dataclasses
import datetime as dt
from collections.abc import Awaitable, Callable
from typing import Any

import pytest

from ledgerbee_desktop.api.client import HttpLedgerBee
from ledgerbee_desktop.core.errors import LedgerBeeError
from ledgerbee_desktop.core.secret import ClientCredentials
from tests.sandbox_process import SandboxProcess
from tests.wire_client import SHORT, WallClock, wire_client

TOKEN = "/v1/auth/token"
REVOKE = "/v1/oauth/revoke"
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
