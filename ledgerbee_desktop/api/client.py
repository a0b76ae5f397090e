"""LedgerBee's API for one credential, as `core.ports.LedgerBee`. Importing this module imports httpx: the window does so after its first paint."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable
from typing import Final

from ledgerbee_desktop.api.access import Access, KeyAccess, TokenAccess
from ledgerbee_desktop.api.channel import Channel
from ledgerbee_desktop.api.company_calls import CompanyCalls
from ledgerbee_desktop.api.document_calls import DocumentCalls
from ledgerbee_desktop.api.limiter import Limiter
from ledgerbee_desktop.api.origin import Origin
from ledgerbee_desktop.api.reads import Reader
from ledgerbee_desktop.api.record_calls import RecordCalls
from ledgerbee_desktop.api.timing import Limits
from ledgerbee_desktop.api.transport import Clients, environment_proxy
from ledgerbee_desktop.api.wire import records
from ledgerbee_desktop.api.writes import Writer
from ledgerbee_desktop.core.errors import LedgerBeeError
from ledgerbee_desktop.core.library import KeyInfo
from ledgerbee_desktop.core.ports import Clock, Ids
from ledgerbee_desktop.core.secret import Credential, Secret

LOG = logging.getLogger(__name__)
API_KEY: Final = "/v1/api-key"


class HttpLedgerBee(DocumentCalls, RecordCalls, CompanyCalls):
    """One company's LedgerBee over HTTP. Nothing is connected, and no TLS context made, before the first call.

    `origin` is a base URL that ends before `/v1`. `credential` is an API key, or client credentials for which tokens are got when needed
    (createToken). `proxy` is for an address that has one of its own; by default the environment decides (never for loopback).
    `limits` are for tests. `watch` is told each token that LedgerBee gives, as soon as there is one (for the log's redactor).

    Raises:
        InvalidOrigin: see `Origin.parse`. InvalidKey: the key cannot be put into a header.
    """

    def __init__(
        self,
        origin: str,
        credential: Credential,
        clock: Clock,
        ids: Ids,
        *,
        limits: Limits | None = None,
        proxy: str | None = None,
        watch: Callable[[Secret], None] | None = None,
    ) -> None:
        where = Origin.parse(origin)
        caps = self._limits = limits or Limits()
        self._limiter = Limiter(clock)
        self._clients = Clients(where, caps, proxy or environment_proxy(where))
        self._tokens: TokenAccess | None = None
        if isinstance(credential, Secret):
            access: Access = KeyAccess(
                credential
            )  # an illegal header value would be quoted by the HTTP library's exception
        else:
            access = self._tokens = TokenAccess(
                where, credential, self._clients, caps, clock=clock, ids=ids, watch=watch
            )
        self._access = access
        channel = Channel(where, access, self._clients, caps, self._limiter, clock)
        super().__init__(Reader(channel, ids), Writer(channel))

    async def key_info(self) -> KeyInfo:
        """getApiKey. From then on the reads go by the rate limits that it names.

        LedgerBee refuses this to tokens, so for client credentials it is not asked: the scopes are unknown but for those that a 403 named.
        """
        if self._tokens is not None:
            return KeyInfo(scopes=None, lacking=self._access.lacking, is_client=True)
        info = await self._read(API_KEY, {}, records.KeyOut, records.key_info)
        self._limiter.use(info.tiers)
        return info

    async def revoke_token(self) -> None:
        """revokeToken for the token in use; nothing for an API key, or before the first token. Raises KeyProblem, Wait or NotSent."""
        if self._tokens is not None:
            await self._tokens.revoke()

    async def sign_out(self) -> None:
        """`revoke_token` at the end of a session, within `Limits.sign_out` seconds; what goes wrong is only noted in the log."""
        try:
            async with asyncio.timeout(self._limits.sign_out):
                await self.revoke_token()
        except (LedgerBeeError, TimeoutError) as failure:
            LOG.info("the token was not revoked (%s); it ends by itself", type(failure).__name__)

    async def close(self) -> None:
        """Close the connections."""
        await self._access.close()
        await self._clients.close()
