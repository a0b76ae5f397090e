"""What a handler gets and gives: one request, already let in, and the desk that everything hangs on."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field

from starlette.responses import Response

from ledgerbee_desktop.sandbox import json_text, queries
from ledgerbee_desktop.sandbox.caches import AnswerCache
from ledgerbee_desktop.sandbox.errors import Violation, validation_failed
from ledgerbee_desktop.sandbox.validation import UUID


@dataclass
class Desk:
    """The open database, the answers remembered, and the switches that a test may throw."""

    conn: sqlite3.Connection
    cache: AnswerCache = field(default_factory=AnswerCache)
    send_finishes: str = "at-once"
    """`at-once` or `later`: then a document stays `sending` until it is settled (contract README, row 10)."""
    converted_invoice: str = "draft"
    """`draft` or `booked`: how an invoice leaves a conversion (contract README, unknown 3)."""


@dataclass(frozen=True)
class Call:
    """One request of an operation."""

    desk: Desk
    path_id: str | None
    query: queries.Pairs
    body: bytes

    @property
    def conn(self) -> sqlite3.Connection:
        """The database."""
        return self.desk.conn

    def id(self) -> str:
        """The id in the path, in lower case. Raises ApiError 400 if it is no UUID."""
        if self.path_id is None or not UUID.fullmatch(self.path_id):
            raise validation_failed([Violation("id", "isUuid", "id must be a UUID")])
        return self.path_id.lower()

    def no_query(self) -> None:
        """Raises ApiError 400 if there is any query parameter."""
        queries.read(self.query, {})


Handler = Callable[[Call], Response]


@dataclass(frozen=True)
class Operation:
    """One operation of the contract: `scope` None asks for a valid key only."""

    method: str
    path: str
    scope: str | None
    handler: Handler


def answer(body: object, status: int = 200) -> Response:
    """A JSON answer."""
    return Response(json_text.encode(body), status, media_type="application/json; charset=utf-8")
