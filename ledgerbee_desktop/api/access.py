"""How requests are let in: an API key in its header, or a token that is got for client credentials and kept until it nearly expires."""

from __future__ import annotations

import asyncio
import datetime as dt
import re
from collections.abc import Callable
from typing import Final, Protocol
from urllib.parse import quote_plus

import msgspec

from ledgerbee_desktop.api.answers import LONGEST_WAIT, OF_A_CLIENT, OF_A_KEY, Words
from ledgerbee_desktop.api.oauth import REVOKE, TOKEN, OAuthCalls, apart
from ledgerbee_desktop.api.origin import Origin
from ledgerbee_desktop.api.timing import Limits
from ledgerbee_desktop.api.transport import KEY_HEADER, Clients, Grant
from ledgerbee_desktop.api.wire.decode import Malformed, decode
from ledgerbee_desktop.core.errors import KeyProblem, LedgerBeeError, NotSent
from ledgerbee_desktop.core.operations import Evidence
from ledgerbee_desktop.core.ports import Clock, Ids
from ledgerbee_desktop.core.secret import ClientCredentials, Secret
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP, Message

EARLY: Final = 60.0  # seconds before its end at which a token is replaced; a tenth of its life when that is shorter
LIFETIME: Final = 3600
"""Seconds that a token lives when its answer does not say (openapi.yaml: all of them)."""
REPLACED_ONCE_IN: Final = 30.0
"""Seconds in which a refused token is replaced once: ten token calls a minute is all there is (openapi.yaml)."""
_TOKEN_FORM = re.compile(r"[\x21-\x7e]{1,8192}")

_ENDED = QT_TRANSLATE_NOOP(
    "errors", "LedgerBee had ended this sign-in before its time. Nothing was done; it is tried again with a new one."
)
_REFUSED = QT_TRANSLATE_NOOP(
    "errors",
    "LedgerBee gives this client id a token and then refuses it. It is tried again in a while; "
    "if that goes on, sign in again.",
)
_UNREADABLE = QT_TRANSLATE_NOOP("errors", "LedgerBee's answer to signing in could not be understood.")


class Access(Protocol):
    """What the reads and writes of one client need of its credential."""

    @property
    def words(self) -> Words:
        """How LedgerBee's refusals of this credential are told."""
        ...

    @property
    def lacking(self) -> frozenset[str]:
        """The scopes that LedgerBee named in a 403 since a token was last refused; only kept where scopes cannot be asked for."""
        ...

    async def grant(self) -> Grant:
        """What lets the next request in. Raises KeyProblem, Wait or NotSent: nothing of that request has left then."""
        ...

    async def renewed(self, grant: Grant) -> Grant | None:
        """Another grant after a 401 to `grant` of which `told` knows; None when another would not help. Raises as `grant`."""
        ...

    def told(self, refusal: LedgerBeeError, grant: Grant) -> LedgerBeeError:
        """Learn from LedgerBee's own refusal to a request with `grant`; the refusal in words that fit."""
        ...

    def hide(self, text: str) -> str:
        """`text` without anything secret."""
        ...

    async def close(self) -> None:
        """Stop what is under way."""
        ...


class KeyAccess:
    """An API key: the same grant for ever."""

    words = OF_A_KEY
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
        """The refusal as it is: there is nothing to learn that could not be asked."""
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
    expires_in: int = LIFETIME


class TokenAccess:
    """Client credentials: one token for all callers, got once however many wait for it, and replaced shortly before it ends.

    A token that LedgerBee refuses (401) is replaced once; if its successor is refused too, nobody gets another one for
    half a minute, however many ask. `watch` is told each token, to keep it out of the log.
    """

    words = OF_A_CLIENT

    def __init__(
        self,
        origin: Origin,
        credentials: ClientCredentials,
        clients: Clients,
        limits: Limits,
        *,
        clock: Clock,
        ids: Ids,
        watch: Callable[[Secret], None] | None = None,
    ) -> None:
        self._credentials = credentials
        self._clock = clock
        self._watch = watch
        self._calls = OAuthCalls(origin, clients, limits, hide=self.hide, clock=clock, ids=ids)
        self._grant: Grant | None = None
        self._last: Grant | None = None
        self._ends = 0.0
        self._ends_at: dt.datetime | None = None
        self._flight: asyncio.Task[Grant] | None = None
        self._lacking: set[str] = set()
        self._replaced: float | None = None
        self._barred: tuple[float, Evidence] | None = None

    @property
    def lacking(self) -> frozenset[str]:
        """The scopes that LedgerBee named in a 403 since the client's tokens were last refused (a token dies when its scopes change)."""
        return frozenset(self._lacking)

    async def grant(self) -> Grant:
        """The token in use, or a new one."""
        if self._grant is not None and not self._is_old():
            return self._grant
        if self._flight is None:
            self._check_barred()
            self._flight = asyncio.create_task(self._new_grant(), name="token")
            self._flight.add_done_callback(self._landed)
        return await asyncio.shield(self._flight)

    async def renewed(self, grant: Grant) -> Grant | None:
        """A token other than that of `grant`; None when `told` saw that it is not the token that is refused."""
        return None if self._grant is grant else await self.grant()

    def told(self, refusal: LedgerBeeError, grant: Grant) -> LedgerBeeError:
        """Remember what a 403 says is lacking; after a 401 the token is not used again, unless it is about the address."""
        if not isinstance(refusal, KeyProblem):
            return refusal
        self._lacking |= set(refusal.required_scopes)
        if refusal.evidence.status != 401 or refusal.message == self.words.address:
            return refusal
        return KeyProblem(self._refused(grant, refusal.evidence), refusal.evidence)

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
        self._drop()
        fields = {**self._client(), "token": grant.reveal(), "token_type_hint": "access_token"}
        await self._calls.ask(REVOKE, fields)

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

    def _drop(self) -> None:
        self._grant, self._last = None, self._grant
        self._lacking.clear()

    def _refused(self, grant: Grant, evidence: Evidence) -> Message:
        """The token of `grant` got a 401. Many callers may say so of one token; the first of them counts."""
        if self._grant is grant:
            self._drop()
            now = self._clock.monotonic()
            if self._replaced is not None and now - self._replaced < REPLACED_ONCE_IN:
                self._barred = (now + REPLACED_ONCE_IN, apart(evidence, "the token before this request was refused"))
            self._replaced = now
        return _ENDED if self._barred is None else _REFUSED

    def _check_barred(self) -> None:
        if self._barred is not None:
            until, evidence = self._barred
            if self._clock.monotonic() < until:
                raise KeyProblem(_REFUSED, evidence)
            self._barred = None

    def _landed(self, flight: asyncio.Task[Grant]) -> None:
        if self._flight is flight:
            self._flight = None
        if not flight.cancelled():
            flight.exception()  # those who waited have it; when all of them were cancelled, nobody asks for it

    def _client(self) -> dict[str, str]:
        return {
            "client_id": self._credentials.client_id,
            "client_secret": self._credentials.client_secret.reveal(),
        }

    async def _new_grant(self) -> Grant:
        answer = await self._calls.ask(TOKEN, {"grant_type": "client_credentials", **self._client()})
        try:
            out = decode(answer.json_body, TokenOut, _usable)
        except Malformed:
            raise NotSent(_UNREADABLE, apart(answer.evidence, "the token call: no token in the answer")) from None
        lifetime = min(float(max(1, out.expires_in)), LONGEST_WAIT.total_seconds() * 24)
        usable = lifetime - min(EARLY, lifetime / 10)
        self._ends = self._clock.monotonic() + usable
        self._ends_at = self._clock.now() + dt.timedelta(seconds=usable)
        token = Secret(out.access_token)
        if self._watch is not None:
            self._watch(token)
        self._last = self._grant or self._last
        self._grant = Grant("authorization", token, "Bearer ")
        return self._grant


def _usable(out: TokenOut) -> TokenOut:
    if out.token_type.lower() != "bearer" or _TOKEN_FORM.fullmatch(out.access_token) is None:
        raise ValueError("no token")
    return out
