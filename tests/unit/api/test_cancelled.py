"""Whoever closes a tab cancels what it reads: that must not use up the client's connections."""

from __future__ import annotations

import asyncio
import gc
from random import Random

import pytest

from ledgerbee_desktop.api.client import HttpLedgerBee
from ledgerbee_desktop.api.limiter import AT_ONCE
from ledgerbee_desktop.core.library import Customer
from tests.sandbox_process import SandboxProcess
from tests.unit.api.signed_in import CALM, Shifted, credentials
from tests.wire_client import wire_client

ROUNDS = 150


async def read_and_think_better_of_it(client: HttpLedgerBee, random: Random) -> None:
    """Several at once, of which most are cancelled somewhere on their way: before they have a connection, too."""
    running: set[asyncio.Task[tuple[Customer, ...]]] = set()
    for _ in range(ROUNDS):
        for _ in range(random.randint(1, 6)):
            read = asyncio.create_task(client.customers())
            running.add(read)
            read.add_done_callback(running.discard)
        await asyncio.sleep(random.uniform(0.0, 0.01))
        for read in list(running):
            if random.random() < 0.6:
                read.cancel()
    await asyncio.gather(*running, return_exceptions=True)


@pytest.mark.parametrize("with_token", [False, True], ids=["key", "token"])
def test_reads_that_are_cancelled_use_up_no_connection(sandbox: SandboxProcess, with_token: bool) -> None:
    credential = credentials(sandbox) if with_token else None

    async def work() -> None:
        async with wire_client(
            sandbox.url, key=sandbox.key, credential=credential, clock=Shifted(), limits=CALM
        ) as client:
            await read_and_think_better_of_it(client, Random(1))
            answers = await asyncio.gather(*(client.customers() for _ in range(AT_ONCE)))
            assert len(answers) == AT_ONCE

    asyncio.run(work())


def test_a_read_that_fails_after_it_was_cancelled_is_no_error(sandbox: SandboxProcess) -> None:
    """The loop's handler would show it to the person as one of the program's own."""
    sandbox.fault("drop-before", path="/v1/customers", times=None)
    complaints: list[object] = []

    async def work() -> None:
        asyncio.get_running_loop().set_exception_handler(lambda _, context: complaints.append(context))
        async with wire_client(sandbox.url, key=sandbox.key, clock=Shifted(), limits=CALM) as client:
            reads = [asyncio.create_task(client.customers()) for _ in range(AT_ONCE)]
            await asyncio.sleep(0.005)
            for read in reads:
                read.cancel()
            await asyncio.gather(*reads, return_exceptions=True)
            await asyncio.sleep(0.5)
        gc.collect()

    asyncio.run(work())
    assert complaints == []
