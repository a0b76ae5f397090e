"""How long, how much, how often: every limit of the client in one place."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

MEGABYTE: Final = 1_000_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """Seconds and decoded bytes. The read time-out of writes is longer than any gateway's (reliability: a short one makes unknown outcomes).

    `*_total` caps a whole request, however slowly bytes trickle in; `sign_out` caps signing out, retries and all:
    whoever quits waits for it. A 429 or 503 that asks for at most `patience` seconds
    is waited for within a read; a longer wait is the caller's.
    """

    connect: float = 10
    pool: float = 5
    write: float = 30
    answer_to_write: float = 120
    answer_to_read: float = 30
    write_total: float = 300
    read_total: float = 60
    pdf_total: float = 180
    sign_out: float = 1
    json_bytes: int = 10 * MEGABYTE
    pdf_bytes: int = 25 * MEGABYTE
    patience: float = 15
    tries: int = 4
    write_connections: int = 4


def backoff(attempt: int, jitter: float) -> float:
    """Seconds to wait after failed try number `attempt` (from 1) of a read: 0.5, 1, 2, 4, at most 8; `jitter` (0 to 1) takes up to half."""
    full = min(8.0, 0.5 * 2.0 ** (min(attempt, 10) - 1))
    return full * (1 - jitter / 2)
