"""Sliding windows that count requests, as the two OAuth calls have them."""

from __future__ import annotations

import math
import time
from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass

WINDOW_SECONDS = 60
DEFAULT_LIMIT = 10


@dataclass(frozen=True)
class Allowance:
    """What one request was told: whether it may pass, how many more may, and when (Unix seconds) that changes."""

    passed: bool
    remaining: int
    reset_at: int


class RateWindows:
    """`limit` requests in 60 s for each name; what was refused does not count."""

    def __init__(self, limit: int = DEFAULT_LIMIT) -> None:
        self.limit = limit
        self._seen: dict[str, deque[float]] = {}

    def take(self, names: Sequence[str]) -> Allowance:
        """Count one request for all `names`, or refuse it because one of them has used up its window."""
        now = time.time()
        windows = [self._window(name, now) for name in names]
        passed = all(len(window) < self.limit for window in windows)
        if passed:
            for window in windows:
                window.append(now)
        fullest = max(windows, key=len)
        since = fullest[0] if fullest else now
        return Allowance(passed, max(0, self.limit - len(fullest)), math.ceil(since + WINDOW_SECONDS))

    def clear(self) -> None:
        """Forget who asked."""
        self._seen.clear()

    def _window(self, name: str, now: float) -> deque[float]:
        window = self._seen.setdefault(name, deque())
        while window and window[0] <= now - WINDOW_SECONDS:
            window.popleft()
        return window
