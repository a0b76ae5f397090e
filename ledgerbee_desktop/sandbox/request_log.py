"""What was asked of the server, for tests. Never holds a secret: headers, the key parameter, secrets and tokens are left out."""

from __future__ import annotations

from collections import deque
from dataclasses import asdict, dataclass, field
from urllib.parse import parse_qsl

from ledgerbee_desktop.sandbox import clock, json_text

KEY_NAME = "x-api-key"
COMPANY = "ledgerbee.company"
"""Where a scope says which of the server's companies was asked."""
HIDDEN = frozenset({"client_secret", "token"})
"""Fields of a form that nobody is to read in a log."""


@dataclass
class Entry:
    """One request. `status` is what was sent back, None for no answer; `committed` says that it changed the ledger of `company`."""

    n: int
    at: str
    method: str
    path: str
    query: list[tuple[str, str]]
    status: int | None = None
    fault: str | None = None
    committed: bool = False
    body: object = field(default=None)
    company: int = 1


class RequestLog:
    """The newest requests, oldest first; `limit` 0 keeps none."""

    def __init__(self, limit: int) -> None:
        self._entries: deque[Entry] = deque(maxlen=limit)
        self._count = 0

    def begin(self, method: str, path: str, query: bytes) -> Entry:
        """Note that a request has arrived."""
        self._count += 1
        pairs = parse_qsl(query.decode("latin-1"), keep_blank_values=True)
        shown = [pair for pair in pairs if pair[0] != KEY_NAME]
        entry = Entry(self._count, clock.stamp(clock.now()), method, path, shown)
        self._entries.append(entry)
        return entry

    def clear(self) -> None:
        """Forget the entries; the count goes on."""
        self._entries.clear()

    def entries(self) -> list[dict[str, object]]:
        """All entries as JSON values."""
        return [asdict(entry) for entry in self._entries]


def body_for_log(raw: bytes, content_type: str) -> object:
    """The JSON value of a body, the fields of a form without the secret ones, else its text; None if there is none."""
    if not raw:
        return None
    if content_type.startswith("application/x-www-form-urlencoded"):
        pairs = parse_qsl(raw.decode("utf-8", "replace"), keep_blank_values=True)
        return {name: value for name, value in pairs if name not in HIDDEN}
    try:
        return json_text.decode(raw)
    except json_text.BadJson:
        return raw.decode("utf-8", "replace")
