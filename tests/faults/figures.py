"""How long a harness of this group works, and what it says that it has reached: see torture.py."""

from __future__ import annotations

import multiprocessing
import os
import random
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from typing import TypeVar

T = TypeVar("T")
A = TypeVar("A")

MARK = "FIGURE: "


def seconds(usual: float) -> float:
    """How long to work: SECONDS of the environment (the long form), else `usual`."""
    return float(os.environ.get("SECONDS") or usual)


def is_long() -> bool:
    """Was a long form asked for?"""
    return bool(os.environ.get("SECONDS"))


def number(name: str, usual: int) -> int:
    """A number of the environment, such as KILLS or IMAGES."""
    return int(os.environ.get(name) or usual)


def seed(usual: int) -> int:
    """SEED of the environment; else `usual`, and by chance in a long form."""
    return number("SEED", random.SystemRandom().randrange(1_000_000) if is_long() else usual)


def figure(text: str) -> None:
    """Say what was reached; `make torture` puts it into its table."""
    print(MARK + text)


def spread(work: Callable[[A], T], arguments: Iterable[A]) -> Iterator[T]:
    """Do `work` for each of `arguments` on all cores, in processes of their own; the results in order."""
    with ProcessPoolExecutor(os.cpu_count(), mp_context=multiprocessing.get_context("spawn")) as pool:
        yield from pool.map(work, arguments)
