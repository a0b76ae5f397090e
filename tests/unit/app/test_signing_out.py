"""A company that was worked on with client credentials, closed: its token ends with the session, against the real sandbox."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from ledgerbee_desktop.app.arguments import Options
from ledgerbee_desktop.app.company import Companies
from ledgerbee_desktop.app.redaction import Redactor
from ledgerbee_desktop.core.ports import Connection
from ledgerbee_desktop.core.secret import ClientCredentials, Secret
from tests.sandbox_process import SandboxProcess

TOKEN, REVOKE = "/v1/auth/token", "/v1/oauth/revoke"


@pytest.fixture
def sandbox(tmp_path: Path) -> Iterator[SandboxProcess]:
    with SandboxProcess(tmp_path / "sandbox") as running:
        yield running
        assert running.errors() == ""


async def worked(sandbox: SandboxProcess, folder: Path, *, offline: bool, new_key: bool = False) -> None:
    """A first sign-in, a pull, perhaps something that the person does, and the end."""
    client = ClientCredentials.parse(sandbox.client_id, sandbox.client_secret)
    companies = Companies(Options(api_url=sandbox.url, settle=0), folder, Redactor())
    record, info = await companies.ask(client)
    company = await companies.open(record.id, record, info)
    company.connect(companies.client(client))
    assert await company.run_until_settled() is Connection.ONLINE
    if new_key:
        await company.change_key(companies.client(Secret(sandbox.key)), info)
    company.book.sync.set_offline(offline=offline)
    await company.close()


def calls(sandbox: SandboxProcess) -> list[str]:
    return [each["path"] for each in sandbox.requests() if each["path"] in {TOKEN, REVOKE}]


def test_the_first_look_and_the_session_end_their_tokens(sandbox: SandboxProcess, tmp_path: Path) -> None:
    asyncio.run(worked(sandbox, tmp_path / "data", offline=False))
    assert calls(sandbox) == [TOKEN, REVOKE, TOKEN, REVOKE]


def test_a_token_that_gave_way_to_a_key_is_ended_too(sandbox: SandboxProcess, tmp_path: Path) -> None:
    asyncio.run(worked(sandbox, tmp_path / "data", offline=False, new_key=True))
    assert calls(sandbox) == [TOKEN, REVOKE, TOKEN, REVOKE]


def test_who_works_offline_sends_nothing_at_the_end_either(sandbox: SandboxProcess, tmp_path: Path) -> None:
    asyncio.run(worked(sandbox, tmp_path / "data", offline=True))
    assert calls(sandbox) == [TOKEN, REVOKE, TOKEN]
