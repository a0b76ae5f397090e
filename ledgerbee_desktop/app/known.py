"""Which companies a data directory has, by name, and whose windows are open: known without opening a database."""

from __future__ import annotations

import asyncio
import json
import logging
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from ledgerbee_desktop.core.errors import AppError
from ledgerbee_desktop.core.identifiers import CompanyId
from ledgerbee_desktop.core.library import Company, KeyInfo
from ledgerbee_desktop.core.secret import Credential
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP
from ledgerbee_desktop.store import disk
from ledgerbee_desktop.store.book import known_companies

LOG = logging.getLogger(__name__)
FILE: Final = "companies.json"

_NO_SUCH = QT_TRANSLATE_NOOP("errors", "There is no company “{wanted}” here. Known are: {known}.")
_NONE = QT_TRANSLATE_NOOP("errors", "There is no company “{wanted}” here, nor any other yet.")
_SEVERAL_FIT = QT_TRANSLATE_NOOP(
    "errors", "“{wanted}” fits several companies: {known}. Write the whole name, the CVR number or the id."
)


class NoSuchCompany(AppError):
    """The company that was asked for is not here, or the words for it fit several."""


@dataclass(frozen=True, slots=True)
class Known:
    """A company that has a database here. `name` is empty until the company was open once; `number` counts from 0 as they were added."""

    id: CompanyId
    name: str = ""
    cvr: str = ""
    number: int = field(default=0, compare=False)

    def __str__(self) -> str:
        facts = f"CVR {self.cvr}, {self.id}" if self.cvr else self.id
        return f"{self.name} ({facts})" if self.name else str(self.id)


@dataclass(frozen=True, slots=True)
class Entered:
    """The company that somebody signed in to, what the key may do, and the key if it is not the program's own (demo, environment)."""

    company: Company
    info: KeyInfo
    key: Credential | None = None


class Register:
    """The file `companies.json` of a data directory. A file that cannot be read counts as empty; the databases are what is true.

    Only the process that holds the directory's instance lock writes it.
    """

    def __init__(self, directory: Path) -> None:
        self._directory = directory
        self._writing = asyncio.Lock()
        self._content: dict[str, Any] | None = None

    def companies(self) -> tuple[Known, ...]:
        """The companies that have a database, by name."""
        named = self._table("companies")
        numbers = {name: number for number, name in enumerate(named)}
        found = [
            _known(company_id, named.get(company_id), numbers.get(company_id, len(named)))
            for company_id in known_companies(self._directory)
        ]
        return tuple(sorted(found, key=lambda each: (each.name.casefold(), each.id)))

    def windows(self) -> tuple[CompanyId, ...]:
        """The companies whose windows were open last, the one in front last; those without a database are left out."""
        there = set(known_companies(self._directory))
        listed = self._read().get("windows")
        return tuple(CompanyId(each) for each in (listed if isinstance(listed, list) else ()) if each in there)

    async def note(self, company: Company) -> None:
        """Remember the name of a company."""
        entry = {"name": company.name, "cvr": company.cvr}
        if self._table("companies").get(company.id) != entry:
            await self._write({"companies": {**self._table("companies"), str(company.id): entry}})

    async def note_windows(self, open_now: Sequence[CompanyId]) -> None:
        """Remember whose windows are open, the one in front last."""
        if self.windows() != tuple(open_now):
            await self._write({"windows": [str(each) for each in open_now]})

    def _read(self) -> dict[str, Any]:
        if self._content is None:
            try:
                content = json.loads((self._directory / FILE).read_text(encoding="utf-8"))
            except (OSError, ValueError) as error:
                LOG.info("no register of companies: %s", type(error).__name__)
                content = None
            self._content = content if isinstance(content, dict) else {}
        return self._content

    def _table(self, name: str) -> dict[str, Any]:
        table = self._read().get(name)
        return table if isinstance(table, dict) else {}

    async def _write(self, changes: dict[str, Any]) -> None:
        self._content = content = self._read() | changes
        async with self._writing:
            text = json.dumps(content, ensure_ascii=False, indent=1)
            try:
                await asyncio.to_thread(disk.write_durably, self._directory / FILE, text)
            except OSError as error:  # it is a convenience: nobody must lose work over it
                LOG.warning("the register of companies was not written: %s", error.strerror or type(error).__name__)


def _known(company_id: CompanyId, entry: object, number: int) -> Known:
    if not isinstance(entry, dict):
        return Known(company_id, number=number)
    name, cvr = entry.get("name"), entry.get("cvr")
    return Known(company_id, name if isinstance(name, str) else "", cvr if isinstance(cvr, str) else "", number)


def find(wanted: str, companies: Sequence[Known]) -> Known:
    """The company that a person means: by id, CVR number, whole name in any case, else a part of the name that only one has.

    Raises:
        NoSuchCompany: none fits, or several do; the message names what there is.
    """
    text = wanted.strip().casefold()
    exact = [each for each in companies if text in {each.id, each.cvr, each.name.casefold()} - {""}]
    fitting = exact or [each for each in companies if text and text in each.name.casefold()]
    if len(fitting) == 1:
        return fitting[0]
    if fitting:
        raise NoSuchCompany(_SEVERAL_FIT.of(wanted=wanted, known=listed(fitting)))
    raise NoSuchCompany(_NO_SUCH.of(wanted=wanted, known=listed(companies)) if companies else _NONE.of(wanted=wanted))


def listed(companies: Iterable[Known]) -> str:
    """The companies in one line, for a sentence."""
    return "; ".join(map(str, companies))
