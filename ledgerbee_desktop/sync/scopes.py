"""What the key may do: asked where LedgerBee tells, learned from its refusals where it does not (a token cannot be asked)."""

from __future__ import annotations

import dataclasses

from ledgerbee_desktop.core.errors import KeyProblem, LicenceMissing
from ledgerbee_desktop.core.library import KeyInfo
from ledgerbee_desktop.sync.parts import Parts

FORBIDDEN = 403


class Scopes:
    """Keeps `LibraryStore.key_info` right."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    async def ask(self, *, forget: bool) -> KeyInfo:
        """What LedgerBee says about the key, with what was learned before (`forget`: without, so that everything is tried again).

        Asked right after the company: a refusal here says only that this key cannot be asked. Raises LedgerBeeError.
        """
        known = await self._parts.library.key_info()
        lacking = frozenset[str]() if known is None or forget else known.lacking
        try:
            info = await self._parts.line.ledgerbee.key_info()
        except KeyProblem:
            info = KeyInfo(scopes=None)
        if info.scopes is None:
            info = dataclasses.replace(info, lacking=lacking)
        await self._parts.library.put_key_info(info)
        return info

    async def learn(self, error: KeyProblem) -> None:
        """Remember the scopes that LedgerBee named in a 403. Does nothing when it said before what the key may do."""
        if isinstance(error, LicenceMissing) or error.evidence.status != FORBIDDEN or not error.required_scopes:
            return
        known = await self._parts.library.key_info() or KeyInfo(scopes=None)
        if known.scopes is None and not known.lacking.issuperset(error.required_scopes):
            lacking = known.lacking | frozenset(error.required_scopes)
            await self._parts.library.put_key_info(dataclasses.replace(known, lacking=lacking))
