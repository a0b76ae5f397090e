"""Which company a command works on: named by `--company`, by the key of the environment, or the only one there is."""

from __future__ import annotations

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from ledgerbee_desktop.app.company import Companies
from ledgerbee_desktop.app.known import Known, NoSuchCompany, find, listed
from ledgerbee_desktop.app.open_company import OpenCompany
from ledgerbee_desktop.core.errors import AppError
from ledgerbee_desktop.core.identifiers import CompanyId
from ledgerbee_desktop.core.library import Company, KeyInfo
from ledgerbee_desktop.core.secret import Credential
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP

NO_COMPANY = QT_TRANSLATE_NOOP(
    "errors",
    "There is no company here yet. Give a key in LEDGERBEE_API_KEY (or LEDGERBEE_CLIENT_ID and LEDGERBEE_CLIENT_SECRET) "
    "and run “sync --once”, or open the window once.",
)
_SEVERAL = QT_TRANSLATE_NOOP("errors", "There are several companies here. Name one with --company: {known}.")
_NEW = QT_TRANSLATE_NOOP(
    "errors",
    "The key of the environment belongs to {name}, which is not here yet. To add it, name it with --company. Known are: {known}.",
)


class NoCompany(AppError):
    """A command needs a company and this data directory has none, or several of which none was named."""


@asynccontextmanager
async def chosen_company(companies: Companies, *, network: bool) -> AsyncIterator[OpenCompany]:
    """The company that a command works on, with a client if the command needs one (`network`).

    Raises:
        NoCompany: there is none, or several and nothing tells which. NoSuchCompany: the named one is not here.
        LedgerBeeError: LedgerBee was asked for it in vain.
    """
    options = companies.options
    known = companies.register.companies()
    needs_ledgerbee = (network or not known) and not options.offline
    if needs_ledgerbee:
        await companies.start_demo()
    try:
        company_id, record, info = await _which(companies, known, may_ask=needs_ledgerbee)
        key = await _key_for(companies, company_id) if needs_ledgerbee else None
        company = await companies.open(company_id, record, info)
        try:
            if key is not None:
                company.connect(companies.client(key))
            yield company
        finally:
            await company.close()
    finally:
        await companies.stop()


async def _key_for(companies: Companies, company_id: CompanyId) -> Credential | None:
    """The key of this run whatever it opens (the engine refuses one that is another company's, by name), else the company's own."""
    of_this_run = None if companies.is_demo else companies.options.key
    return of_this_run or await companies.key_of(company_id)


_Which = tuple[CompanyId, Company | None, KeyInfo | None]


async def _which(companies: Companies, known: tuple[Known, ...], *, may_ask: bool) -> _Which:
    wanted = companies.options.company
    if wanted:
        try:
            return find(wanted, known).id, None, None
        except NoSuchCompany:
            added = await _by_key(companies) if may_ask else None
            if added is None or not _is_meant(wanted, added[0]):
                raise
            return added[0].id, *added
    if len(known) == 1:
        return known[0].id, None, None
    if not known:
        asked = await _by_key(companies)
        if asked is None:
            raise NoCompany(NO_COMPANY)
        return asked[0].id, *asked
    asked = await _by_key(companies) if may_ask else None
    if asked is None:
        raise NoCompany(_SEVERAL.of(known=listed(known)))
    if asked[0].id not in {each.id for each in known}:
        raise NoCompany(_NEW.of(name=asked[0].name, known=listed(known)))
    return asked[0].id, *asked


async def _by_key(companies: Companies) -> tuple[Company, KeyInfo] | None:
    """What the key of this run says whose it is; None without such a key."""
    key = None if companies.options.offline else await companies.key_of(None)
    return None if key is None else await companies.ask(key)


def _is_meant(wanted: str, company: Company) -> bool:
    try:
        find(wanted, [Known(company.id, company.name, company.cvr)])
    except NoSuchCompany:
        return False
    return True
