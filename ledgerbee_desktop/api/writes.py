"""Writes: one request each, never repeated. The only place that sends one and that decides what its failure means."""

from __future__ import annotations

import datetime as dt
import logging
from collections.abc import Callable
from typing import Final, TypeVar

import httpx

from ledgerbee_desktop.api.answers import own_refusal, seconds_to_wait
from ledgerbee_desktop.api.exchange import Answer, Wire, exchange
from ledgerbee_desktop.api.failures import sentence
from ledgerbee_desktop.api.limiter import Limiter
from ledgerbee_desktop.api.origin import Origin
from ledgerbee_desktop.api.timing import Limits
from ledgerbee_desktop.api.transport import Clients
from ledgerbee_desktop.api.wire.decode import Malformed, decode
from ledgerbee_desktop.core.errors import LedgerBeeError, NotSent, OutcomeUnknown, Wait
from ledgerbee_desktop.core.operations import Evidence
from ledgerbee_desktop.core.ports import Clock, Written
from ledgerbee_desktop.core.secret import Secret
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

    def __init__(
        self, origin: Origin, key: Secret, clients: Clients, limits: Limits, *, limiter: Limiter, clock: Clock
    ) -> None:
        self._origin = origin
        self._key = key
        self._clients = clients
        self._limits = limits
        self._limiter = limiter
        self._clock = clock

    async def write(
        self, path: str, body: bytes, kind: type[S], build: Callable[[S], V], seen: Callable[[dt.datetime | None], None]
    ) -> Written[V]:
        """`POST path` once. `seen` gets LedgerBee's Date of an answer of its own.

        Whatever leaves this method as an exception has an attribute `evidence`: LedgerBeeError by its class, and
        `asyncio.CancelledError` (as any other exception that is not ours) by being given one. Its `wrote` tells whether the
        cancelled request may have reached LedgerBee.

        Raises:
            NotSent: no header was begun. Refused, KeyProblem, Wait: LedgerBee said so in its own form.
            OutcomeUnknown: everything else, a 2xx whose body cannot be read included (then `evidence.status` is 2xx).
        """
        wire = Wire(self._key)
        try:
            answer = await self._send(path, body, wire)
        except Exception as error:
            wire.failed(error)
            LOG.warning("POST %s: %s (headers begun: %s)", path, type(error).__name__, wire.wrote)
            meaning = failure_means(error, wire.evidence)
            raise meaning(_explain(error, wire), wire.evidence) from error
        except BaseException as error:
            wire.failed(error)
            LOG.warning("POST %s: %s (headers begun: %s)", path, type(error).__name__, wire.wrote)
            error.evidence = wire.evidence  # type: ignore[attr-defined]
            raise
        LOG.info("POST %s: %d", path, answer.status)
        return self._judge(answer, wire, kind, build, seen)

    async def _send(self, path: str, body: bytes, wire: Wire) -> Answer:
        client = await self._clients.writer()
        request = client.build_request("POST", self._origin.url(path), content=body, headers=HEADERS)
        limits = self._limits
        return await exchange(client, request, wire, most_bytes=limits.json_bytes, seconds=limits.write_total)

    def _judge(
        self,
        answer: Answer,
        wire: Wire,
        kind: type[S],
        build: Callable[[S], V],
        seen: Callable[[dt.datetime | None], None],
    ) -> Written[V]:
        now = self._clock.now()
        refusal = own_refusal(answer, now)
        if refusal is not None:
            seen(answer.evidence.server_date)
            if isinstance(refusal, Wait):
                self._limiter.pause(min(self._limits.patience, seconds_to_wait(refusal.until, answer, now)))
            raise refusal
        if not 200 <= answer.status < 300:
            moved = 300 <= answer.status < 400
            raise OutcomeUnknown((_REDIRECT if moved else _STRANGE).of(status=answer.status), answer.evidence)
        try:
            value = decode(answer.json_body, kind, build)
        except Malformed as error:
            wire.failed(error)
            raise OutcomeUnknown(_DONE_BUT, wire.evidence) from error
        seen(answer.evidence.server_date)
        return Written(value, answer.evidence)


def _explain(error: Exception, wire: Wire) -> Message:
    if wire.status is not None and 200 <= wire.status < 300:
        return _DONE_BUT
    return sentence(error)
