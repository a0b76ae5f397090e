"""Whose key is it? Asked before anything else, and again before each run of writes."""

from __future__ import annotations

from ledgerbee_desktop.core.library import Company
from ledgerbee_desktop.core.operations import Evidence
from ledgerbee_desktop.core.ports import LibraryStore
from ledgerbee_desktop.sync import words
from ledgerbee_desktop.sync.line import Line, WrongCompany


class Doorkeeper:
    """Proves that LedgerBee answers, that the key works, and that it is this company's key."""

    def __init__(self, library: LibraryStore, line: Line) -> None:
        self._library = library
        self._line = line

    async def prove(self) -> Company:
        """Read the company and compare it with the library's; store it.

        Raises:
            WrongCompany: it is another one; nothing was stored.
            LedgerBeeError: LedgerBee could not be asked.
        """
        company = await self._line.ledgerbee.company()
        known = await self._library.company()
        if known is not None and known.id != company.id:
            problem = words.WRONG_COMPANY.of(name=company.name)
            raise WrongCompany(problem, Evidence())
        if company != known:
            await self._library.put_company(company)
        self._line.reached()
        return company
