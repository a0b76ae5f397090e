"""Reads: pooled, limited, and tried again when that can help. A read says nothing about a document that it could not read."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from contextlib import AsyncExitStack
from typing import Final

import httpx

from ledgerbee_desktop.api.again import Again, patiently
from ledgerbee_desktop.api.answers import own_refusal, seconds_to_wait, wait_until
from ledgerbee_desktop.api.channel import Channel
from ledgerbee_desktop.api.exchange import Answer, UnusableBody, Wire, exchange
from ledgerbee_desktop.api.failures import sentence
from ledgerbee_desktop.api.transport import GRANT, Grant
from ledgerbee_desktop.core.errors import KeyProblem, MalformedAnswer, NotSent, Unreachable, Wait
from ledgerbee_desktop.core.ports import Ids
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP

JSON: Final = "application/json"
PDF: Final = "application/pdf"
# Statuses after which the same question may get an answer.
WORTH_ANOTHER_TRY: Final = frozenset({408, 425, 429, 500, 502, 503, 504})
_STRANGE = QT_TRANSLATE_NOOP(
    "errors", "LedgerBee gave no usable answer (status {status}). Is this a network with a login page?"
)
_REDIRECT = QT_TRANSLATE_NOOP(
    "errors",
    "LedgerBee's address answers with a redirection (status {status}), which is never followed. "
    "Is this a network with a login page, or is the address wrong?",
)
MALFORMED: Final = QT_TRANSLATE_NOOP("errors", "LedgerBee's answer could not be understood.")


class Reader:
    """Sends the reads of one key."""

    def __init__(self, channel: Channel, ids: Ids) -> None:
        self._channel = channel
        self._ids = ids

    async def read(
        self, path: str, query: Mapping[str, str], media_type: str, seen: Callable[[dt.datetime | None], None]
    ) -> Answer:
        """`GET path`; the answer is a 2xx of `media_type`. `seen` gets LedgerBee's Date of an answer of its own.

        Tried up to four times with growing pauses after a lost connection, a time-out, a 5xx or a 429; a connection
        that cannot be made at all is the caller's to wait for. A token that is refused is replaced once.

        Raises:
            NotSent: LedgerBee could not be reached. Unreachable: no usable answer came.
            Wait: LedgerBee asks for more patience than a read has. KeyProblem, Missing, Refused: its own words.
            MalformedAnswer: a 2xx of another form.
        """
        channel = self._channel

        async def once() -> Answer:
            return await self._once(path, query, media_type, seen)

        return await patiently(f"GET {path}", once, channel.limits, clock=channel.clock, ids=self._ids)

    async def _once(
        self, path: str, query: Mapping[str, str], media_type: str, seen: Callable[[dt.datetime | None], None]
    ) -> Answer:
        grant = await self._channel.access.grant()
        try:
            return await self._ask(grant, path, query, media_type, seen)
        except KeyProblem as problem:
            if problem.evidence.status != 401:
                raise
            another = await self._channel.access.renewed(grant)
            if another is None:
                raise
        return await self._ask(another, path, query, media_type, seen)

    async def _ask(
        self,
        grant: Grant,
        path: str,
        query: Mapping[str, str],
        media_type: str,
        seen: Callable[[dt.datetime | None], None],
    ) -> Answer:
        async with AsyncExitStack() as stack:  # whoever is cancelled while it waits for a place has begun nothing
            await stack.enter_async_context(self._channel.limiter.place())
            asked = self._exchange(grant, path, query, media_type, stack.pop_all())
            answer = await self._channel.clients.finish(asked)
        return self._judge(answer, grant, media_type, seen)

    async def _exchange(
        self, grant: Grant, path: str, query: Mapping[str, str], media_type: str, place: AsyncExitStack
    ) -> Answer:
        wire = Wire(self._channel.access.hide)
        is_pdf = media_type == PDF
        limits = self._channel.limits
        async with place:
            try:
                client = await self._channel.clients.reader()
                accept = {"accept": f"{PDF}, {JSON}" if is_pdf else JSON}
                request = client.build_request(
                    "GET", self._channel.origin.url(path), params=dict(query), headers=accept
                )
                request.extensions[GRANT] = grant
                return await exchange(
                    client,
                    request,
                    wire,
                    most_bytes=limits.pdf_bytes if is_pdf else limits.json_bytes,
                    seconds=limits.pdf_total if is_pdf else limits.read_total,
                )
            except UnusableBody as error:
                wire.failed(error)
                raise MalformedAnswer(MALFORMED, wire.evidence) from error
            except (httpx.HTTPError, TimeoutError) as error:
                wire.failed(error)
                if wire.wrote:
                    raise Again(Unreachable(sentence(error), wire.evidence)) from error
                raise NotSent(sentence(error), wire.evidence) from error

    def _judge(
        self, answer: Answer, grant: Grant, media_type: str, seen: Callable[[dt.datetime | None], None]
    ) -> Answer:
        now = self._channel.clock.now()
        refusal = own_refusal(answer, now, self._channel.access.words)
        if refusal is not None:
            seen(answer.evidence.server_date)
        if isinstance(refusal, Wait):
            seconds = seconds_to_wait(refusal.until, answer, now)
            self._channel.limiter.pause(min(seconds, self._channel.limits.patience))
            raise Again(refusal, seconds)
        if refusal is not None:
            raise self._channel.access.told(refusal, grant)
        if answer.status in WORTH_ANOTHER_TRY:
            error = Unreachable(_STRANGE.of(status=answer.status), answer.evidence)
            raise Again(error, seconds_to_wait(wait_until(answer, now), answer, now))
        if not 200 <= answer.status < 300:
            moved = 300 <= answer.status < 400
            raise Unreachable((_REDIRECT if moved else _STRANGE).of(status=answer.status), answer.evidence)
        if answer.media_type != media_type:
            if answer.media_type in {JSON, PDF}:
                raise MalformedAnswer(MALFORMED, answer.evidence)
            raise Unreachable(_STRANGE.of(status=answer.status), answer.evidence)
        seen(answer.evidence.server_date)
        return answer
