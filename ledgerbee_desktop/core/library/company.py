"""What LedgerBee says about the company and about the key in use."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from ledgerbee_desktop.core.identifiers import (
    CompanyId,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Company:
    """The tenant that a key belongs to. Its default currency can be read nowhere (contract README, trap 16)."""

    id: CompanyId
    name: str
    email: str = ""
    address: str = ""
    postal_code: str = ""
    city: str = ""
    country_code: str = ""
    cvr: str = ""
    phone: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class RateLimitTier:
    """`limit` requests in `window_ms` milliseconds; -1 is no limit, a window of 0 is none."""

    name: str
    window_ms: int
    limit: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyInfo:
    """What the key in use may do; `scopes` is None when LedgerBee did not say.

    `lacking` are scopes that LedgerBee named in a 403 (`details.requiredScopes`): for a token, which cannot be asked what it may
    do, that is how its scopes are learned. `unlicensed` are the actions (`core.rights`) that met 403 `LICENSE.REQUIRED`, with the
    name of the licence, if LedgerBee gave one. `learned_at` (UTC) is when the first of either was learned. `is_client`: it is no
    API key but a client id with its secret.
    """

    scopes: frozenset[str] | None
    expires_at: dt.datetime | None = None
    tiers: tuple[RateLimitTier, ...] = ()
    lacking: frozenset[str] = frozenset()
    unlicensed: Mapping[str, str] = field(default_factory=dict)
    learned_at: dt.datetime | None = None
    is_client: bool = False

    def may(self, scope: str) -> bool:
        """May this key use `scope`? True when unknown: LedgerBee will tell."""
        return scope not in self.lacking and (self.scopes is None or scope in self.scopes)
