"""The five seconds for which the vendor's server remembers some answers."""

from __future__ import annotations

import time
from collections.abc import Callable

DEFAULT_SECONDS = 5.0


class AnswerCache:
    """Bodies by name, each for `seconds` from when it was made."""

    def __init__(self, seconds: float = DEFAULT_SECONDS) -> None:
        self.seconds = seconds
        self._kept: dict[str, tuple[float, object]] = {}

    def get(self, name: str, make: Callable[[], object]) -> object:
        """The remembered body, or a fresh one."""
        now = time.monotonic()
        kept = self._kept.get(name)
        if kept is not None and now - kept[0] < self.seconds:
            return kept[1]
        body = make()
        self._kept[name] = (now, body)
        return body

    def clear(self) -> None:
        """Forget everything."""
        self._kept.clear()
