"""Writes: one request each, never repeated. The only place that sends one and that decides what its failure means."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable
from typing import Final, TypeVar

import httpx
import msgspec

from ledgerbee_desktop.api.answers import own_refusal, seconds_to_wait
from ledgerbee_desktop.api.channel import Channel
from ledgerbee_desktop.api.exchange import Answer, Wire, exchange
from ledgerbee_desktop.api.failures import sentence
from ledgerbee_desktop.api.transport import GRANT, Grant
from ledgerbee_desktop.api.wire.decode import Malformed, decode
from ledgerbee_desktop.core.errors import LedgerBeeError, NotSent, OutcomeUnknown, Wait
from ledgerbee_desktop.core.operations import Evidence
from ledgerbee_desktop.core.ports import Written
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP, Message

LOG = logging.getLogger(__name__)
S = TypeVar("S")
V = TypeVar("V")

HEADERS: Final = {"accept": "application/json", "content-type": "application/json"}
_DONE_BUT = QT_TRANSLATE_NOOP(
    "errors", "LedgerBee said that it did this, but the rest of its answer could not be read."
)
_STRANGE = QT_TRANSLATE_NOOP(
    "errors", "The answer (status {status}) did not come from LedgerBee itself, or LedgerBee failed while it worked."
)
_REDIRECT = QT_TRANSLATE_NOOP(
    "errors",
    "The request was answered with a redirection (status {status}), which is never followed. "
    "Is this a network with a login page, or is LedgerBee's address wrong?",
)


def failure_means(error: Exception, evidence: Evidence) -> type[LedgerBeeError]:
    """NotSent or OutcomeUnknown, by the trace flag: the exception's name says nothing (`ReadError` comes with and without a committed document).

    Not sent is what failed in the HTTP library, or at our own time cap, before a header of the request was begun (reliability §1.4).
    """
    library = isinstance(error, httpx.HTTPError | httpx.InvalidURL | TimeoutError)
    return NotSent if library and not evidence.wrote else OutcomeUnknown


class Writer:
    """Sends the writes of one key. They never wait for the limiter, but a 429 to one of them pauses the reads."""

    def __init__(self, channel: Channel) -> None:
        self._channel = channel

    async def write(
        self,
        method: str,
        path: str,
        body: bytes,
        *,
        kind: type[S] | None,
        build: Callable[[S | None], V],
        seen: Callable[[dt.datetime | None], None],
    ) -> Written[V]:
        """`method path` once. Without a `kind` what a 2xx says is not looked at, but it must be JSON or a 204.

        `seen` gets LedgerBee's Date of an answer of its own.

        Whatever leaves this method as an exception has an attribute `evidence`: LedgerBeeError by its class, and
        `asyncio.CancelledError` (as any other exception that is not ours) by being given one. Its `wrote` tells whether the
        cancelled request may have reached LedgerBee.

        Raises:
            NotSent: no header was begun. Refused, KeyProblem, Wait: LedgerBee said so in its own form.
            OutcomeUnknown: everything else, a 2xx whose body cannot be read included (then `evidence.status` is 2xx).
        """
        wire = Wire(self._channel.access.hide)
        try:
            grant = await self._channel.access.grant()
            answer = await self._send(method, path, body, wire, grant)
        except LedgerBeeError:
            raise  # no token: nothing of this request has left
        except Exception as error:
            wire.failed(error)
            LOG.warning("%s %s: %s (headers begun: %s)", method, path, type(error).__name__, wire.wrote)
            meaning = failure_means(error, wire.evidence)
            raise meaning(_explain(error, wire), wire.evidence) from error
        except BaseException as error:
            wire.failed(error)
            LOG.warning("%s %s: %s (headers begun: %s)", method, path, type(error).__name__, wire.wrote)
            error.evidence = wire.evidence  # type: ignore[attr-defined]
            raise
        LOG.info("%s %s: %d", method, path, answer.status)
        return self._judge(answer, wire, grant, kind=kind, build=build, seen=seen)

    async def _send(self, method: str, path: str, body: bytes, wire: Wire, grant: Grant) -> Answer:
        client = await self._channel.clients.writer()
        headers = HEADERS if body else {"accept": "application/json"}
        request = client.build_request(method, self._channel.origin.url(path), content=body or None, headers=headers)
        request.extensions[GRANT] = grant
        limits = self._channel.limits
        return await exchange(client, request, wire, most_bytes=limits.json_bytes, seconds=limits.write_total)

    def _judge(
        self,
        answer: Answer,
        wire: Wire,
        grant: Grant,
        *,
        kind: type[S] | None,
        build: Callable[[S | None], V],
        seen: Callable[[dt.datetime | None], None],
    ) -> Written[V]:
        now = self._channel.clock.now()
        refusal = own_refusal(answer, now, self._channel.access.words)
        if refusal is not None:
            seen(answer.evidence.server_date)
            if isinstance(refusal, Wait):
                self._channel.limiter.pause(
                    min(self._channel.limits.patience, seconds_to_wait(refusal.until, answer, now))
                )
            raise self._channel.access.told(refusal, grant)
        if not 200 <= answer.status < 300:
            moved = 300 <= answer.status < 400
            raise OutcomeUnknown((_REDIRECT if moved else _STRANGE).of(status=answer.status), answer.evidence)
        try:
            value = _value(answer, kind, build)
        except Malformed as error:
            wire.failed(error)
            raise OutcomeUnknown(_DONE_BUT, wire.evidence) from error
        seen(answer.evidence.server_date)
        return Written(value, answer.evidence)


def _value(answer: Answer, kind: type[S] | None, build: Callable[[S | None], V]) -> V:
    if kind is not None:
        return decode(answer.json_body, kind, build)
    if answer.status != 204:
        decode(answer.json_body, msgspec.Raw, bytes)
    return build(None)


def _explain(error: Exception, wire: Wire) -> Message:
    if wire.status is not None and 200 <= wire.status < 300:
        return _DONE_BUT
    return sentence(error)
