"""Whose key is it? Asked before anything else, and again before each run of writes."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Coroutine
from datetime import datetime
from typing import Any, cast

from ledgerbee_desktop.core.errors import KeyProblem, LedgerBeeError, NotSent, Wait
from ledgerbee_desktop.core.identifiers import CompanyId
from ledgerbee_desktop.core.library import Company
from ledgerbee_desktop.core.operations import Evidence
from ledgerbee_desktop.core.ports import LedgerBee, LibraryStore
from ledgerbee_desktop.sync import words
from ledgerbee_desktop.sync.line import Line, WrongCompany


async def refuse_stranger(company: Company, library: LibraryStore, owner: CompanyId | None) -> None:
    """Raises WrongCompany unless `company` is the one whose library this is, and `owner` if that is known."""
    known = await library.company()
    if (known is not None and known.id != company.id) or owner not in {None, company.id}:
        raise WrongCompany(words.WRONG_COMPANY.of(name=company.name), Evidence())


def proven(ledgerbee: LedgerBee, library: LibraryStore, owner: CompanyId | None) -> LedgerBee:
    """`ledgerbee`, which from now on asks for nothing before it has proven, once, that it speaks for this company.

    A key may have been exchanged in the keyring behind the program's back. Each of its calls may raise, besides its own errors,
    WrongCompany (nothing but `GET /v1/company` was asked) and NotSent (that could not be asked, so nothing else was).
    """
    return cast("LedgerBee", _Proven(ledgerbee, library, owner))


class _Proven:
    """Every call goes through one place, so that an operation which the client learns later cannot forget to ask."""

    def __init__(self, ledgerbee: LedgerBee, library: LibraryStore, owner: CompanyId | None) -> None:
        self._ledgerbee, self._library, self._owner = ledgerbee, library, owner
        self._proof = False
        self._asking = asyncio.Lock()

    @property
    def server_date(self) -> datetime | None:
        return self._ledgerbee.server_date

    async def sign_out(self) -> None:
        await self._ledgerbee.sign_out()

    async def close(self) -> None:
        await self._ledgerbee.close()

    async def company(self) -> Company:
        company = await self._ledgerbee.company()
        self._proof = False
        await refuse_stranger(company, self._library, self._owner)
        self._proof = True
        return company

    def __getattr__(self, name: str) -> Callable[..., Coroutine[Any, Any, Any]]:
        call = getattr(self._ledgerbee, name)

        async def asked(*words: Any, **named: Any) -> Any:
            await self._prove()
            return await call(*words, **named)

        return asked

    async def _prove(self) -> None:
        async with self._asking:
            if self._proof:
                return
            try:
                await self.company()
            except (KeyProblem, Wait, NotSent):
                raise
            except LedgerBeeError as error:  # what was to be asked then is a write, perhaps: nothing of it has left
                raise NotSent(error.message, error.evidence) from error


class Doorkeeper:
    """Proves that LedgerBee answers, that the key works, and that it is this company's key."""

    def __init__(self, library: LibraryStore, line: Line, owner: CompanyId | None = None) -> None:
        self._library = library
        self._line = line
        self._owner = owner

    async def prove(self) -> Company:
        """Read the company and compare it with the library's; store it.

        Raises:
            WrongCompany: it is another one; nothing was stored.
            LedgerBeeError: LedgerBee could not be asked.
        """
        company = await self._line.ledgerbee.company()
        await refuse_stranger(company, self._library, self._owner)
        if company != await self._library.company():
            await self._library.put_company(company)
        self._line.reached()
        return company
