"""What the reads and the writes of one credential have in common."""

from __future__ import annotations

from dataclasses import dataclass

from ledgerbee_desktop.api.access import Access
from ledgerbee_desktop.api.limiter import Limiter
from ledgerbee_desktop.api.origin import Origin
from ledgerbee_desktop.api.timing import Limits
from ledgerbee_desktop.api.transport import Clients
from ledgerbee_desktop.core.ports import Clock


@dataclass(frozen=True, slots=True)
class Channel:
    """Where requests go, what lets them in, the connections they take, and the patience there is with them."""

    origin: Origin
    access: Access
    clients: Clients
    limits: Limits
    limiter: Limiter
    clock: Clock
