"""The two OAuth calls, which are unlike all others: form bodies, a 429 of their own, and repeating them is safe."""

from __future__ import annotations

import logging
from collections.abc import Callable, Mapping
from typing import Final

import httpx

from ledgerbee_desktop.api.again import Again, patiently
from ledgerbee_desktop.api.answers import OF_A_CLIENT, own_refusal, seconds_to_wait
from ledgerbee_desktop.api.exchange import Answer, UnusableBody, Wire, exchange
from ledgerbee_desktop.api.failures import sentence
from ledgerbee_desktop.api.origin import Origin
from ledgerbee_desktop.api.timing import Limits
from ledgerbee_desktop.api.transport import Clients
from ledgerbee_desktop.api.wire import errors
from ledgerbee_desktop.core.errors import KeyProblem, LedgerBeeError, LicenceMissing, NotSent, Wait
from ledgerbee_desktop.core.operations import Evidence
from ledgerbee_desktop.core.ports import Clock, Ids
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP

LOG = logging.getLogger(__name__)

TOKEN: Final = "/v1/auth/token"  # noqa: S105 - a path
REVOKE: Final = "/v1/oauth/revoke"
FORM: Final = {"accept": "application/json", "content-type": "application/x-www-form-urlencoded"}
UNNAMED_WAIT: Final = 10.0
"""Seconds to wait after a 429 that does not say how long: a window of a minute has ten places (openapi.yaml)."""
WORTH_ANOTHER_TRY: Final = frozenset({408, 425})

_NO_TOKEN = QT_TRANSLATE_NOOP("errors", "LedgerBee gave no token for the client id (status {status}).")


class OAuthCalls:
    """Sends them. A 429 is remembered: until it ends nothing is asked.

    `hide` takes the secrets out of a text. What is raised is told as of the request that waits for the token: of that one
    nothing was written.
    """

    def __init__(
        self,
        origin: Origin,
        clients: Clients,
        limits: Limits,
        *,
        hide: Callable[[str], str],
        clock: Clock,
        ids: Ids,
    ) -> None:
        self._origin = origin
        self._clients = clients
        self._limits = limits
        self._hide = hide
        self._clock = clock
        self._ids = ids
        self._blocked: tuple[float, Wait] | None = None

    async def ask(self, path: str, fields: Mapping[str, str]) -> Answer:
        """A 2xx. Tried again, like a read, when that can help; a short 429 is waited for.

        Raises:
            KeyProblem: LedgerBee refuses the client. Wait: it asks for more patience than a call has. NotSent: no answer came.
        """

        async def once() -> Answer:
            return await self._once(path, fields)

        return await patiently(f"POST {path}", once, self._limits, clock=self._clock, ids=self._ids)

    async def _wait_out(self) -> None:
        """Keep what a 429 asked for before. Raises Wait when that is too long for one call."""
        if self._blocked is None:
            return
        until, refusal = self._blocked
        left = until - self._clock.monotonic()
        if left > self._limits.patience:
            raise Wait(refusal.message, refusal.evidence, refusal.until)
        if left > 0:
            await self._clock.sleep(left)
        self._blocked = None

    async def _once(self, path: str, fields: Mapping[str, str]) -> Answer:
        await self._wait_out()
        wire = Wire(self._hide)
        limits = self._limits
        try:
            client = await self._clients.writer()
            request = client.build_request("POST", self._origin.url(path), data=dict(fields), headers=FORM)
            answer = await self._clients.finish(
                exchange(client, request, wire, most_bytes=limits.json_bytes, seconds=limits.read_total)
            )
        except (httpx.HTTPError, TimeoutError, UnusableBody) as error:
            wire.failed(error)
            not_sent = NotSent(sentence(error), apart(wire.evidence, f"the token call: {wire.failure}"))
            if wire.wrote:
                raise Again(not_sent) from None
            raise not_sent from None
        LOG.info("%d for POST %s", answer.status, path)  # what stands behind “token:” would be hidden in the log
        if 200 <= answer.status < 300:
            return answer
        raise self._refusal(answer)

    def _refusal(self, answer: Answer) -> LedgerBeeError | Again:
        now = self._clock.now()
        evidence = apart(answer.evidence, f"the token call: status {answer.status}")
        refusal = own_refusal(answer, now, OF_A_CLIENT)
        match refusal:
            case Wait():
                seconds = seconds_to_wait(refusal.until, answer, now) or UNNAMED_WAIT
                waiting = Wait(refusal.message, evidence, refusal.until)
                self._blocked = (self._clock.monotonic() + seconds, waiting)
                return Again(waiting, seconds)
            case LicenceMissing():
                return LicenceMissing(refusal.message, evidence, licence=refusal.licence)
            case KeyProblem():
                return KeyProblem(refusal.message, evidence, refusal.required_scopes)
        oauth = errors.read_oauth(answer.media_type, answer.body)
        if oauth is not None and answer.status in {400, 401, 403}:
            return KeyProblem(OF_A_CLIENT.refused, evidence)
        failure = NotSent(_NO_TOKEN.of(status=answer.status), evidence)
        lost = answer.status >= 500 or answer.status in WORTH_ANOTHER_TRY
        return Again(failure) if lost else failure


def apart(evidence: Evidence, failure: str) -> Evidence:
    """What the wire saw of the token call, told as of the request that waited for it: of that one nothing was written."""
    return Evidence(wrote=False, status=evidence.status, server_date=evidence.server_date, failure=failure)
