"""Another key for the open company: checked against LedgerBee, refused when it is another company's, used at once."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from ledgerbee_desktop.app.arguments import Options
from ledgerbee_desktop.app.company import Companies
from ledgerbee_desktop.app.new_key import NewKey
from ledgerbee_desktop.app.open_company import OpenCompany
from ledgerbee_desktop.app.redaction import Redactor
from ledgerbee_desktop.core.errors import AppError, KeyProblem
from ledgerbee_desktop.core.ports import Connection
from ledgerbee_desktop.core.secret import Secret
from ledgerbee_desktop.ui.welcome.ports import Checked
from tests.sandbox_process import SandboxProcess


async def open_without_key(companies: Companies, key: Secret) -> OpenCompany:
    """A company whose key this session does not have: there is no keyring here."""
    record, info = await companies.ask(key)
    return await companies.open(record.id, record, info)


def connection(company: OpenCompany) -> Connection:
    return company.book.sync.status.connection


def test_a_key_that_works_is_used_at_once(tmp_path: Path, sandbox: SandboxProcess) -> None:
    async def visit(companies: Companies, key: Secret) -> None:
        company = await open_without_key(companies, key)
        company.start()
        try:
            assert connection(company) is Connection.NO_KEY
            door = NewKey(companies, company)
            with pytest.raises(KeyProblem):
                await door.check(Secret("lb_wrong_0123456789abcdef"))
            checked = await door.check(key)
            assert not checked.vault.safe
            await door.enter(key, checked)
            for _ in range(500):
                if connection(company) is Connection.ONLINE:
                    break
                await asyncio.sleep(0.01)
            assert connection(company) is Connection.ONLINE
            assert await companies.key_of(checked.company.id) == key
        finally:
            await company.close()

    companies = Companies(Options(api_url=sandbox.url), tmp_path / "data", Redactor())
    asyncio.run(visit(companies, Secret(sandbox.key)))


def test_a_key_of_another_company_is_refused_by_name(tmp_path: Path, sandbox: SandboxProcess) -> None:
    async def visit(companies: Companies) -> None:
        company = await open_without_key(companies, Secret(sandbox.key))
        try:
            with pytest.raises(AppError, match="another company"):
                await NewKey(companies, company).check(Secret(sandbox.neighbours[0].key))
        finally:
            await company.close()

    asyncio.run(visit(Companies(Options(api_url=sandbox.url), tmp_path / "data", Redactor())))


def test_what_was_checked_for_another_company_is_never_let_in(tmp_path: Path, sandbox: SandboxProcess) -> None:
    """The door does not rely on who checked: a key of another company is neither kept nor used, whoever hands it over."""

    async def visit(companies: Companies) -> None:
        theirs = sandbox.neighbours[0]
        company = await open_without_key(companies, Secret(sandbox.key))
        record, info = await companies.ask(Secret(theirs.key))
        try:
            checked = Checked(record, info, await companies.vault.state())
            with pytest.raises(AppError, match="another company"):
                await NewKey(companies, company).enter(Secret(theirs.key), checked)
            assert connection(company) is Connection.NO_KEY
            assert not (await companies.where_key_is(record.id))[0]
            assert not (await companies.where_key_is(company.id))[0]
        finally:
            await company.close()

    asyncio.run(visit(Companies(Options(api_url=sandbox.url), tmp_path / "data", Redactor())))
