"""What a handler gets and gives: one request, already let in, and the desk that everything hangs on."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field, fields
from typing import Literal

from starlette.responses import Response

from ledgerbee_desktop.sandbox import json_text, queries, validation
from ledgerbee_desktop.sandbox.caches import AnswerCache
from ledgerbee_desktop.sandbox.errors import Violation, validation_failed
from ledgerbee_desktop.sandbox.rate_windows import RateWindows
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
    token_seconds: int = 3600
    """How long an access token lives."""
    oauth_requests: RateWindows = field(default_factory=RateWindows)
    """Who asked for a token, or to revoke one, in the last minute."""

    def reset(self) -> None:
        """Forget the answers and who asked, and put the switches back; the database stays."""
        fresh = Desk(self.conn)
        for each in fields(self):
            setattr(self, each.name, getattr(fresh, each.name))


@dataclass(frozen=True)
class Call:
    """One request of an operation."""

    desk: Desk
    path_id: str | None
    query: queries.Pairs
    body: bytes
    content_type: str = ""
    address: str = ""

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

    def no_body(self) -> None:
        """Raises ApiError 400 if there is a body with anything in it."""
        if self.body.strip():
            validation.body_fields(self.body, {})


Handler = Callable[[Call], Response]
Access = Literal["any", "key", "open"]


@dataclass(frozen=True)
class Operation:
    """One operation of the contract: `scope` None asks for a valid caller only."""

    method: str
    path: str
    scope: str | None
    handler: Handler
    access: Access = "any"
    """`any`: with the key or a token; `key`: with the key only; `open`: whoever asks."""


def no_content() -> Response:
    """204: done, without a body."""
    return Response(status_code=204)


def answer(body: object, status: int = 200) -> Response:
    """A JSON answer."""
    return Response(json_text.encode(body), status, media_type="application/json; charset=utf-8")
