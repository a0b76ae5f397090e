"""What the key may do: asked where LedgerBee tells, learned from its refusals where it does not (a token, and a licence, cannot be asked)."""

from __future__ import annotations

import dataclasses
from datetime import timedelta

from ledgerbee_desktop.core.errors import KeyProblem, LicenceMissing
from ledgerbee_desktop.core.library import KeyInfo
from ledgerbee_desktop.sync.parts import Parts

LEARNED_FOR = timedelta(hours=1)
"""After that everything is tried again: nobody tells the program that a scope or a licence was added."""


class Scopes:
    """Keeps `LibraryStore.key_info` right."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    async def ask(self, *, forget: bool) -> KeyInfo:
        """What LedgerBee says about the key, with what was learned before (`forget`: without, so that everything is tried again).

        Asked right after the company: a refusal here says only that this key cannot be asked. Raises LedgerBeeError.
        """
        known = await self._known()
        try:
            info = await self._parts.line.ledgerbee.key_info()
        except KeyProblem:
            info = KeyInfo(scopes=None)
        if not forget and known.learned_at is not None and self._parts.clock.now() - known.learned_at < LEARNED_FOR:
            lacking = known.lacking if info.scopes is None else info.lacking
            info = dataclasses.replace(info, lacking=lacking, unlicensed=known.unlicensed, learned_at=known.learned_at)
        await self._parts.library.put_key_info(info)
        return info

    async def learn(self, error: KeyProblem, action: str) -> None:
        """Remember what LedgerBee named in a 403: the licence that `action` (`core.rights`) needs, or the scopes that are lacking.

        Scopes are not learned when it said before which ones the key has.
        """
        if not error.is_forbidden:
            return
        known = await self._known()
        if isinstance(error, LicenceMissing):
            learned = dataclasses.replace(known, unlicensed={**known.unlicensed, action: error.licence})
        elif known.scopes is None:
            learned = dataclasses.replace(known, lacking=known.lacking | frozenset(error.required_scopes))
        else:
            return
        if learned != known:
            since = known.learned_at or self._parts.clock.now()
            await self._parts.library.put_key_info(dataclasses.replace(learned, learned_at=since))

    async def worked(self, action: str) -> None:
        """What was refused for lack of a licence is not any more."""
        known = await self._known()
        if action in known.unlicensed:
            left = {name: licence for name, licence in known.unlicensed.items() if name != action}
            await self._parts.library.put_key_info(dataclasses.replace(known, unlicensed=left))

    async def _known(self) -> KeyInfo:
        return await self._parts.library.key_info() or KeyInfo(scopes=None)
