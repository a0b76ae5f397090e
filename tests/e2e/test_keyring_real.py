"""The vault against a real Secret Service: gnome-keyring on a session bus of its own, in a home of its own."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.sandbox_process import SandboxProcess

CANARY = "lb_test_canary_0123456789"
NEEDED = ("dbus-run-session", "gnome-keyring-daemon")  # packaging/debian-packages.txt, [test]

pytestmark = pytest.mark.skipif(
    any(shutil.which(command) is None for command in NEEDED), reason=f"needs {' and '.join(NEEDED)}"
)

UNLOCKED = """
eval "$(printf 'test-password\\n' | gnome-keyring-daemon --unlock --components=secrets 2>"$HOME/daemon.log")"
exec "$@"
"""
NEVER_UNLOCKED = """
exec "$@"
"""

VAULT = """
import asyncio, sys
from ledgerbee_desktop.core.errors import VaultUnavailable
from ledgerbee_desktop.core.secret import Secret
from ledgerbee_desktop.platform_.keyring_vault import KeyringVault, account_name

ONE, TWO = account_name("api.ledgerbee.com", "one"), account_name("127.0.0.1", "one")
KEY = Secret(sys.argv[1])

async def script(vault):
"""

Run = Callable[[str, str], "subprocess.CompletedProcess[str]"]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    """Runs the body of `async def script(vault)` in a fresh session and returns what it printed."""
    folders = {
        "XDG_DATA_HOME": "data",
        "XDG_RUNTIME_DIR": "run",
        "XDG_CONFIG_HOME": "config",
        "XDG_CACHE_HOME": "cache",
    }
    environment = {"HOME": str(tmp_path), "PATH": os.environ["PATH"], "LANG": "C.UTF-8"}
    for variable, folder in folders.items():
        (tmp_path / folder).mkdir(mode=0o700)
        environment[variable] = str(tmp_path / folder)
    (tmp_path / "data" / "keyrings").mkdir()

    def in_session(session: str, body: str) -> subprocess.CompletedProcess[str]:
        lines = "".join(f"    {line}\n" for line in body.strip().splitlines())
        command = [sys.executable, "-c", f"{VAULT}{lines}\nasyncio.run(script(KeyringVault()))", CANARY]
        return subprocess.run(
            ["dbus-run-session", "--", "sh", "-c", session, "sh", *command],
            env=environment,
            cwd=Path(__file__).parents[2],
            capture_output=True,
            text=True,
            timeout=100,
            check=False,
        )

    return in_session


def output(result: subprocess.CompletedProcess[str]) -> str:
    assert result.returncode == 0, result.stderr
    assert CANARY not in result.stdout + result.stderr
    return result.stdout.strip()


def test_round_trip(run: Run, tmp_path: Path) -> None:
    body = """
state = await vault.state()
print(state.name, state.safe)
await vault.save(ONE, Secret("an-older-key-0123456789"))
await vault.save(ONE, KEY)
await vault.save(TWO, Secret("another-key-0123456789"))
print(await vault.load(ONE) == KEY, await vault.load(TWO) == KEY)
print(await KeyringVault().load(ONE) == KEY)
await vault.delete(ONE)
await vault.delete(ONE)
print(await vault.load(ONE), await vault.load(TWO))
"""
    assert output(run(UNLOCKED, body)).splitlines() == ["Secret Service True", "True False", "True", "None ***"]
    for file in tmp_path.rglob("*"):
        assert not file.is_file() or CANARY.encode() not in file.read_bytes()


def test_the_key_outlives_the_session_and_the_service(run: Run) -> None:
    output(run(UNLOCKED, "await vault.save(ONE, KEY)"))
    assert output(run(UNLOCKED, "print(await vault.load(ONE) == KEY)")) == "True"


def test_a_keyring_that_is_not_opened_is_said_plainly(run: Run) -> None:
    """The bus starts the service by itself, which then cannot ask for a password: there is no screen."""
    body = """
print((await vault.state()).safe)
try:
    await vault.save(ONE, KEY)
except VaultUnavailable as error:
    print(error)
"""
    safe, *said = output(run(NEVER_UNLOCKED, body)).splitlines()
    assert safe == "True"
    assert said == [
        "The keyring (Secret Service) could not be opened, perhaps because its question for a password was closed. Try again."
    ]


def test_a_locked_keyring_is_said_plainly(run: Run) -> None:
    output(run(UNLOCKED, "await vault.save(ONE, KEY)"))
    body = """
try:
    await vault.load(ONE)
except VaultUnavailable as error:
    print(error)
"""
    assert output(run(NEVER_UNLOCKED, body)) == (
        "The keyring (Secret Service) is locked. Unlock it with your password, then try again."
    )


COMPANIES = """
import json
from pathlib import Path
from ledgerbee_desktop.app.arguments import parse
from ledgerbee_desktop.app.company import Companies
from ledgerbee_desktop.app.redaction import Redactor
from ledgerbee_desktop.core.secret import ClientCredentials

companies = Companies(parse(["--api-url", URL], {}), Path(DATA), Redactor())
"""


def test_client_credentials_outlive_the_session_and_sign_in_again(run: Run, tmp_path: Path) -> None:
    with SandboxProcess(tmp_path / "sandbox") as sandbox:
        start = f"URL, DATA = {sandbox.url!r}, {str(tmp_path / 'data')!r}{COMPANIES}"
        credentials = f"ClientCredentials.parse({sandbox.client_id!r}, {sandbox.client_secret!r})"
        first = f"""{start}
company, key = await companies.ask({credentials})
await companies.keep_key(company.id, {credentials})
print(company.id)
"""
        company_id = output(run(UNLOCKED, first))
        second = f"""{start}
found = await companies.key_of({company_id!r})
print(type(found).__name__, found)
company, key = await companies.ask(found)
print(company.id, key.scopes)
"""
        kind, proof = output(run(UNLOCKED, second)).splitlines()
        assert kind.startswith("ClientCredentials ")
        assert sandbox.client_secret not in kind
        assert proof == f"{company_id} None"
