"""How long a harness of this group works, and what it says that it has reached: see torture.py."""

from __future__ import annotations

import logging
import multiprocessing
import os
import random
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
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
    return random_seed() if is_long() else number("SEED", usual)


def figure(text: str) -> None:
    """Say what was reached; `make torture` puts it into its table."""
    print(MARK + text)


def cores() -> int:
    """How many processors a harness may use: CORES of the environment, else all; one when other tests run beside it."""
    return 1 if os.environ.get("PYTEST_XDIST_WORKER") else number("CORES", os.cpu_count() or 1)


def pool(workers: int | None = None) -> ProcessPoolExecutor:
    """So many processes (as many as `cores`), not forked: the one that runs the tests may have threads."""
    spawn = multiprocessing.get_context("spawn")
    return ProcessPoolExecutor(workers or cores(), mp_context=spawn, initializer=_keep_quiet)


def _keep_quiet() -> None:
    """What the program logs of every lost answer would bury what the harness says."""
    logging.getLogger().addHandler(logging.NullHandler())


def random_seed() -> int:
    """SEED of the environment, else one by chance."""
    return number("SEED", random.SystemRandom().randrange(1_000_000))


def spread(work: Callable[[A], T], arguments: Iterable[A], workers: int | None = None) -> Iterator[T]:
    """Do `work` for each of `arguments` in the processes of a `pool`; the results in order."""
    with pool(workers) as processes:
        yield from processes.map(work, arguments)


def spread_until(work: Callable[[A], T], arguments: Iterator[A], workers: int | None = None) -> Iterator[T]:
    """As `spread` for arguments that end when time is up: they are not taken long before their turn. The results as they come."""
    how_many = workers or cores()
    with pool(how_many) as processes:
        running: set[Future[T]] = set()
        while True:
            running |= {
                processes.submit(work, each)
                for _, each in zip(range(2 * how_many - len(running)), arguments, strict=False)
            }
            if not running:
                return
            ended, running = wait(running, return_when=FIRST_COMPLETED)
            yield from (each.result() for each in ended)
