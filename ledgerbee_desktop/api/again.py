"""Another try for what may be repeated: after a growing pause, and never after a longer one than a call has patience for."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from typing import TypeVar

from ledgerbee_desktop.api.timing import Limits, backoff
from ledgerbee_desktop.core.errors import LedgerBeeError
from ledgerbee_desktop.core.ports import Clock, Ids

LOG = logging.getLogger(__name__)
T = TypeVar("T")


class Again(Exception):
    """A failure that another try may mend, after at least `seconds`."""

    def __init__(self, error: LedgerBeeError, seconds: float = 0.0) -> None:
        super().__init__()
        self.error = error
        self.seconds = seconds


async def patiently(what: str, once: Callable[[], Awaitable[T]], limits: Limits, *, clock: Clock, ids: Ids) -> T:
    """What `once()` returns, which is tried up to `limits.tries` times as long as it raises Again. `what` is for the log.

    Raises the error of the last Again, or of one that asks for more than `limits.patience`.
    """
    attempt = 0
    while True:
        attempt += 1
        try:
            return await once()
        except Again as failure:
            if attempt == limits.tries or failure.seconds > limits.patience:
                raise failure.error from failure.__cause__
            pause = max(backoff(attempt, ids.jitter()), failure.seconds)
            LOG.info("%s failed (%s), again in %.1f s", what, type(failure.error).__name__, pause)
        await clock.sleep(pause)
