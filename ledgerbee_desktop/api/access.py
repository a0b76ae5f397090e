"""How requests are let in: an API key in its header, or a token that is got for client credentials and kept until it nearly expires."""

from __future__ import annotations

import asyncio
import datetime as dt
import logging
import re
from collections.abc import Mapping
from typing import Final, Protocol
from urllib.parse import quote_plus

import httpx
import msgspec

from ledgerbee_desktop.api.answers import LONGEST_WAIT, own_refusal, seconds_to_wait
from ledgerbee_desktop.api.exchange import Answer, UnusableBody, Wire, exchange
from ledgerbee_desktop.api.failures import sentence
from ledgerbee_desktop.api.origin import Origin
from ledgerbee_desktop.api.timing import Limits, backoff
from ledgerbee_desktop.api.transport import KEY_HEADER, Clients, Grant
from ledgerbee_desktop.api.wire import errors
from ledgerbee_desktop.api.wire.decode import Malformed, decode
from ledgerbee_desktop.core.errors import KeyProblem, LedgerBeeError, NotSent, Wait
from ledgerbee_desktop.core.operations import Evidence
from ledgerbee_desktop.core.ports import Clock, Ids
from ledgerbee_desktop.core.secret import ClientCredentials, Secret
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP, Message

LOG = logging.getLogger(__name__)

TOKEN: Final = "/v1/auth/token"  # noqa: S105 - a path
REVOKE: Final = "/v1/oauth/revoke"
FORM: Final = {"accept": "application/json", "content-type": "application/x-www-form-urlencoded"}
EARLY: Final = 60.0  # seconds before its end at which a token is replaced; a tenth of its life when that is shorter
_TOKEN_FORM = re.compile(r"[\x21-\x7e]{1,8192}")

_CLIENT_REFUSED = QT_TRANSLATE_NOOP(
    "errors", "LedgerBee refuses the client id or its secret: one is wrong, or the client was revoked."
)
_TOKEN_REFUSED = QT_TRANSLATE_NOOP(
    "errors", "LedgerBee no longer accepts this sign-in: the client was revoked or changed. Sign in again."
)
_NO_TOKEN = QT_TRANSLATE_NOOP("errors", "LedgerBee gave no token for the client (status {status}).")
_UNREADABLE = QT_TRANSLATE_NOOP("errors", "LedgerBee's answer to signing in could not be understood.")


class Access(Protocol):
    """What the reads and writes of one client need of its credential."""

    async def grant(self) -> Grant:
        """What lets the next request in. Raises KeyProblem, Wait or NotSent: nothing of that request has left then."""
        ...

    async def renewed(self, grant: Grant) -> Grant | None:
        """Another grant after a 401 to `grant`; None when there can be none. Raises as `grant`."""
        ...

    def told(self, refusal: LedgerBeeError, grant: Grant) -> LedgerBeeError:
        """Learn from LedgerBee's own refusal to a request with `grant`; the refusal in words that fit the credential."""
        ...

    def hide(self, text: str) -> str:
        """`text` without anything secret."""
        ...

    @property
    def lacking(self) -> frozenset[str]:
        """The scopes that LedgerBee named in a 403 since the grant in use was given; only kept where scopes cannot be asked for."""
        ...

    async def close(self) -> None:
        """Stop what is under way."""
        ...


class KeyAccess:
    """An API key: the same grant for ever."""

    lacking: frozenset[str] = frozenset()

    def __init__(self, key: Secret) -> None:
        self._grant = Grant(KEY_HEADER, Secret.parse(key.reveal()))

    async def grant(self) -> Grant:
        """The key."""
        return self._grant

    async def renewed(self, grant: Grant) -> Grant | None:  # noqa: ARG002
        """There is no other key."""
        return None

    def told(self, refusal: LedgerBeeError, grant: Grant) -> LedgerBeeError:  # noqa: ARG002
        """The refusal as it is: its words are about a key."""
        return refusal

    def hide(self, text: str) -> str:
        """`text` without the key."""
        return self._grant.hide(text)

    async def close(self) -> None:
        """Nothing is under way."""


class TokenOut(msgspec.Struct, kw_only=True):
    """TokenResponse. `expires_in` is in seconds."""

    access_token: str
    token_type: str
    expires_in: int


class TokenAccess:
    """Client credentials: one token for all callers, got once however many wait for it, and replaced shortly before it ends.

    A 429 of the token call is remembered: until it ends nobody asks again.
    """

    def __init__(
        self,
        origin: Origin,
        credentials: ClientCredentials,
        clients: Clients,
        limits: Limits,
        *,
        clock: Clock,
        ids: Ids,
    ) -> None:
        self._origin = origin
        self._credentials = credentials
        self._clients = clients
        self._limits = limits
        self._clock = clock
        self._ids = ids
        self._grant: Grant | None = None
        self._last: Grant | None = None
        self._ends = 0.0
        self._ends_at: dt.datetime | None = None
        self._flight: asyncio.Task[Grant] | None = None
        self._blocked: tuple[float, Wait] | None = None
        self._lacking: set[str] = set()

    @property
    def lacking(self) -> frozenset[str]:
        """The scopes that LedgerBee named in a 403 since the client's tokens were last refused (a token dies when its scopes change)."""
        return frozenset(self._lacking)

    async def grant(self) -> Grant:
        """The token in use, or a new one."""
        if self._grant is not None and not self._is_old():
            return self._grant
        if self._flight is None:
            self._flight = asyncio.create_task(self._new_grant(), name="token")
            self._flight.add_done_callback(self._landed)
        return await asyncio.shield(self._flight)

    async def renewed(self, grant: Grant) -> Grant | None:
        """A token other than that of `grant`."""
        self._drop(grant)
        return await self.grant()

    def told(self, refusal: LedgerBeeError, grant: Grant) -> LedgerBeeError:
        """Remember what a 403 says is lacking; after a 401 the token is not used again."""
        if not isinstance(refusal, KeyProblem):
            return refusal
        self._lacking |= set(refusal.required_scopes)
        if refusal.evidence.status == 401:
            self._drop(grant)
            return KeyProblem(_TOKEN_REFUSED, refusal.evidence)
        return refusal

    def hide(self, text: str) -> str:
        """`text` without the client's secret and the last tokens."""
        secret = self._credentials.client_secret.reveal()
        for grant in (self._grant, self._last):
            text = text if grant is None else grant.hide(text)
        return text.replace(secret, "***").replace(quote_plus(secret), "***")

    async def revoke(self) -> None:
        """`POST /v1/oauth/revoke` of the token in use; nothing when there is none. It is not used again whatever the answer.

        Raises:
            KeyProblem, Wait, NotSent: as `grant`.
        """
        grant = self._grant
        if grant is None:
            return
        self._drop(grant)
        fields = {**self._client(), "token": grant.reveal(), "token_type_hint": "access_token"}
        await self._ask(REVOKE, fields)

    async def close(self) -> None:
        """Stop the token call that is under way."""
        if self._flight is not None:
            self._flight.cancel()
            await asyncio.wait({self._flight})

    def _is_old(self) -> bool:
        """By both clocks: one may stand still while the computer sleeps, the other may be set."""
        return self._clock.monotonic() >= self._ends or (
            self._ends_at is not None and self._clock.now() >= self._ends_at
        )

    def _drop(self, grant: Grant) -> None:
        if self._grant is grant:
            self._grant, self._last = None, grant
            self._lacking.clear()

    def _landed(self, flight: asyncio.Task[Grant]) -> None:
        if self._flight is flight:
            self._flight = None

    def _client(self) -> dict[str, str]:
        return {
            "client_id": self._credentials.client_id,
            "client_secret": self._credentials.client_secret.reveal(),
        }

    async def _new_grant(self) -> Grant:
        answer = await self._ask(TOKEN, {"grant_type": "client_credentials", **self._client()})
        try:
            out = decode(answer.json_body, TokenOut, _usable)
        except Malformed:
            raise NotSent(_UNREADABLE, _apart(answer.evidence, "the token call: no token in the answer")) from None
        lifetime = min(float(max(0, out.expires_in)), LONGEST_WAIT.total_seconds() * 24)
        usable = lifetime - min(EARLY, lifetime / 10)
        self._ends = self._clock.monotonic() + usable
        self._ends_at = self._clock.now() + dt.timedelta(seconds=usable)
        self._last = self._grant
        self._grant = Grant("authorization", Secret(out.access_token), "Bearer ")
        return self._grant

    async def _ask(self, path: str, fields: Mapping[str, str]) -> Answer:
        """One of the two OAuth calls, tried again when that can help (repeating either is safe)."""
        self._check_block()
        for attempt in range(1, self._limits.tries):
            try:
                return await self._once(path, fields)
            except NotSent as failure:
                LOG.info("POST %s failed, again in a moment", path)
                if failure.evidence.status is not None and failure.evidence.status < 500:
                    raise
                await self._clock.sleep(backoff(attempt, self._ids.jitter()))
        return await self._once(path, fields)

    def _check_block(self) -> None:
        if self._blocked is not None:
            until, refusal = self._blocked
            if self._clock.monotonic() < until:
                raise Wait(refusal.message, refusal.evidence, refusal.until)
            self._blocked = None

    async def _once(self, path: str, fields: Mapping[str, str]) -> Answer:
        wire = Wire(self.hide)
        limits = self._limits
        try:
            client = await self._clients.writer()
            request = client.build_request("POST", self._origin.url(path), data=dict(fields), headers=FORM)
            answer = await exchange(client, request, wire, most_bytes=limits.json_bytes, seconds=limits.read_total)
        except (httpx.HTTPError, TimeoutError, UnusableBody) as error:
            wire.failed(error)
            raise NotSent(sentence(error), _apart(wire.evidence, f"the token call: {wire.failure}")) from None
        LOG.info("POST %s: %d", path, answer.status)
        if 200 <= answer.status < 300:
            return answer
        raise self._refusal(answer)

    def _refusal(self, answer: Answer) -> LedgerBeeError:
        now = self._clock.now()
        evidence = _apart(answer.evidence, f"the token call: status {answer.status}")
        refusal = own_refusal(answer, now)
        if isinstance(refusal, Wait):
            seconds = seconds_to_wait(refusal.until, answer, now)
            waiting = Wait(refusal.message, evidence, refusal.until)
            self._blocked = (self._clock.monotonic() + seconds, waiting)
            return waiting
        oauth = errors.read_oauth(answer.media_type, answer.body)
        if isinstance(refusal, KeyProblem) or (oauth is not None and answer.status in {400, 401, 403}):
            return KeyProblem(_CLIENT_REFUSED, evidence)
        message: Message = _NO_TOKEN.of(status=answer.status)
        return NotSent(message, evidence)


def _apart(evidence: Evidence, failure: str) -> Evidence:
    """What the wire saw of the token call, told as of the request that waited for it: of that one nothing was written."""
    return Evidence(wrote=False, status=evidence.status, server_date=evidence.server_date, failure=failure)


def _usable(out: TokenOut) -> TokenOut:
    if out.token_type.lower() != "bearer" or _TOKEN_FORM.fullmatch(out.access_token) is None:
        raise ValueError("no token")
    return out
