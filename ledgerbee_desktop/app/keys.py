"""What removing a company's key from this computer means, in figures."""

from __future__ import annotations

import dataclasses

from ledgerbee_desktop.app.company import Companies
from ledgerbee_desktop.app.open_company import OpenCompany
from ledgerbee_desktop.core.errors import AppError
from ledgerbee_desktop.ui.companies.ports import CompanyEntry, KeyFacts


async def where_it_is(companies: Companies, entry: CompanyEntry) -> KeyFacts:
    """The facts about the key itself; the keyring may ask the person for its password. Raises VaultUnavailable."""
    is_here, vault = await companies.where_key_is(entry.id)
    from_environment = companies.options.key is not None and companies.key_owner in {None, entry.id}
    return KeyFacts(entry=entry, vault=vault, is_here=is_here, from_environment=from_environment)


async def with_counts(facts: KeyFacts, companies: Companies, company: OpenCompany | None) -> KeyFacts:
    """`facts` with what the company has here; one that is not open (None) is opened for a moment."""
    try:
        if company is not None:
            return await _counted(facts, company)
        opened = await companies.open(facts.entry.id)
        try:
            return await _counted(facts, opened)
        finally:
            await opened.close()
    except AppError as error:
        return dataclasses.replace(facts, trouble=error)


async def _counted(facts: KeyFacts, company: OpenCompany) -> KeyFacts:
    drafts, rows = await company.book.drafts.all(), await company.book.outbox.rows()
    return dataclasses.replace(facts, drafts=len(drafts), waiting=len(rows))
