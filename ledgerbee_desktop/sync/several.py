"""Several requests under way at the same time, but not too many."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from typing import TypeVar

T = TypeVar("T")

AT_ONCE = 8
"""Requests under way at the same time; the client's own limiter may allow fewer."""


async def several(reads: Sequence[Callable[[], Awaitable[T]]]) -> list[T]:
    """The answers in the order of `reads`. When one raises, the others are cancelled, and that is raised once they have ended."""
    turns = asyncio.Semaphore(AT_ONCE)

    async def one(read: Callable[[], Awaitable[T]]) -> T:
        async with turns:
            return await read()

    tasks = [asyncio.ensure_future(one(read)) for read in reads]
    try:
        return await asyncio.gather(*tasks)
    except BaseException:
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        raise
