"""One request and its answer, between the API and the wire."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ledgerbee_desktop.sandbox import wire
from ledgerbee_desktop.sandbox.request_log import COMPANY, Entry

WRITES = frozenset({"POST", "PATCH", "PUT", "DELETE"})


@dataclass
class Answer:
    """A whole response, before it goes out."""

    status: int = 500
    headers: list[tuple[bytes, bytes]] = field(default_factory=list)
    body: bytes = b""


@dataclass
class Exchange:
    """One request, read whole, with everything needed to answer it well or badly."""

    app: ASGIApp
    scope: Scope
    receive: Receive
    send: Send
    transport: asyncio.Transport
    entry: Entry
    body: bytes = b""

    async def handle(self) -> Answer:
        """Let the API handle the request; what it commits is committed now. Notes that in the log."""
        answer = Answer()
        given = False

        async def receive() -> Message:
            nonlocal given
            if given:
                return {"type": "http.disconnect"}
            given = True
            return {"type": "http.request", "body": self.body, "more_body": False}

        async def send(message: Message) -> None:
            if message["type"] == "http.response.start":
                answer.status, answer.headers = message["status"], list(message["headers"])
            else:
                answer.body += message.get("body", b"")

        await self.app(self.scope, receive, send)
        self.entry.company = self.scope.get(COMPANY, 1)
        self.entry.committed = self.scope["method"] in WRITES and 200 <= answer.status < 300
        return answer

    async def deliver(self, answer: Answer) -> None:
        """Send the answer as a good server does."""
        self.entry.status = answer.status
        headers = [wire.date_header(), *answer.headers]
        await self.send({"type": "http.response.start", "status": answer.status, "headers": headers})
        await self.send({"type": "http.response.body", "body": answer.body})

    async def gone(self) -> None:
        """Wait until the client has left or the server stops; then there is no answer."""
        try:
            while (await self.receive())["type"] != "http.disconnect":
                continue
        except asyncio.CancelledError:
            self.transport.abort()
            raise
