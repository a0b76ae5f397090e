"""What the vault accepts, refuses and says. The real Secret Service is in tests/e2e/test_keyring_real.py."""

from __future__ import annotations

import asyncio
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import keyring.core
import pytest
from keyring.backend import KeyringBackend
from keyring.errors import InitError, KeyringLocked, NoKeyringError, PasswordDeleteError

from ledgerbee_desktop.core.errors import VaultUnavailable
from ledgerbee_desktop.core.ports import KeyVault
from ledgerbee_desktop.core.secret import ClientCredentials, Secret, kept, to_keep
from ledgerbee_desktop.platform_ import keyring_vault
from ledgerbee_desktop.platform_.keyring_vault import SERVICE, KeyringVault, account_name

CANARY = "canary-0123456789abcdef"
ACCOUNT = account_name("api.ledgerbee.com", "0b7bd5d6-53a7-4bb4-a7a8-8bcf7bdfa8d6")


class Memory(KeyringBackend):
    """A keyring in memory that can be told to fail, and remembers in which thread it was asked."""

    priority = 1

    def __init__(self) -> None:
        super().__init__()  # type: ignore[no-untyped-call]  # the package types only its methods
        self.kept: dict[tuple[str, str], str] = {}
        self.error: Exception | None = None
        self.threads: set[int] = set()

    def get_password(self, service: str, username: str) -> str | None:
        self._asked()
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self._asked()
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        self._asked()
        if self.kept.pop((service, username), None) is None:
            raise PasswordDeleteError("No such password!")

    def _asked(self) -> None:
        self.threads.add(threading.get_ident())
        if self.error is not None:
            raise self.error


class Forgetful(Memory):
    """Takes keys and keeps none, as the null backend does."""

    def set_password(self, service: str, username: str, password: str) -> None:
        self._asked()


class Sticky(Memory):
    """Says that it deleted and did not."""

    def delete_password(self, service: str, username: str) -> None:
        self._asked()


@pytest.fixture(autouse=True)
def no_desktop(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Iterator[None]:
    """No session bus, no configuration of the person who runs the tests; the package's own choice is put back."""
    for name in ("PYTHON_KEYRING_BACKEND", "DBUS_SESSION_BUS_ADDRESS"):
        monkeypatch.delenv(name, raising=False)
    for name in ("XDG_RUNTIME_DIR", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "HOME"):
        monkeypatch.setenv(name, str(tmp_path))
    yield
    keyring.core._keyring_backend = None


def use(monkeypatch: pytest.MonkeyPatch, backend: Memory) -> Memory:
    """Make `backend` the configured one, and its class an allowed one."""
    name = f"{type(backend).__module__}.{type(backend).__qualname__}"
    monkeypatch.setattr(keyring_vault, "SAFE", {**keyring_vault.SAFE, name: "Test Keyring"})
    monkeypatch.setattr(keyring.core, "load_env", lambda: backend)
    return backend


def refused(account: str = ACCOUNT) -> VaultUnavailable:
    with pytest.raises(VaultUnavailable) as raised:
        asyncio.run(KeyringVault().save(account, Secret(CANARY)))
    assert CANARY not in repr(raised.value) + str(raised.value)
    assert raised.value.__cause__ is None
    return raised.value


def test_it_is_the_port() -> None:
    vault: KeyVault = KeyringVault()
    assert vault is not None


def test_round_trip_in_a_worker_thread(monkeypatch: pytest.MonkeyPatch) -> None:
    backend = use(monkeypatch, Memory())
    vault = KeyringVault()

    async def script() -> None:
        assert (await vault.state()).safe
        assert await vault.load(ACCOUNT) is None
        await vault.save(ACCOUNT, Secret(CANARY))
        assert await vault.load(ACCOUNT) == Secret(CANARY)
        assert await vault.load(account_name("localhost", "other")) is None
        await vault.delete(ACCOUNT)
        await vault.delete(ACCOUNT)
        assert await vault.load(ACCOUNT) is None

    asyncio.run(script())
    assert threading.get_ident() not in backend.threads


def test_service_account_and_value_are_as_designed(monkeypatch: pytest.MonkeyPatch) -> None:
    backend = use(monkeypatch, Memory())
    asyncio.run(KeyringVault().save(ACCOUNT, Secret(CANARY)))
    assert backend.kept == {("dk.ledgerbee.desktop", "api.ledgerbee.com:0b7bd5d6-53a7-4bb4-a7a8-8bcf7bdfa8d6"): CANARY}


def test_client_credentials_are_one_text_and_come_back(monkeypatch: pytest.MonkeyPatch) -> None:
    backend = use(monkeypatch, Memory())
    credentials = ClientCredentials("0194ef1b-0140", Secret('a "long" \\secret'.replace(" ", "-") * 30))

    async def script() -> None:
        await KeyringVault().save(ACCOUNT, to_keep(credentials))
        stored = await KeyringVault().load(ACCOUNT)
        assert stored is not None
        assert kept(stored) == credentials

    asyncio.run(script())
    assert len(backend.kept) == 1


@pytest.mark.parametrize("stored", ["", "short", "two words in a text", '{"client_id": "id"}'])
def test_what_nobody_can_sign_in_with_counts_as_not_there(monkeypatch: pytest.MonkeyPatch, stored: str) -> None:
    backend = use(monkeypatch, Memory())
    backend.kept[SERVICE, ACCOUNT] = stored
    assert asyncio.run(KeyringVault().load(ACCOUNT)) is None


def test_without_a_desktop_there_is_no_keyring() -> None:
    state = asyncio.run(KeyringVault().state())
    assert not state.safe
    assert str(state.reason).startswith("There is no keyring service on this computer")
    assert str(refused()) == str(state.reason)


@pytest.mark.parametrize(
    ("backend", "words"),
    [
        ("keyring.backends.null.Keyring", "would not keep the key safe"),
        ("keyring.backends.chainer.ChainerBackend", "would not keep the key safe"),
        ("keyring.backends.fail.Keyring", "There is no keyring service"),
        ("keyrings.alt.file.PlaintextKeyring", "cannot be loaded"),
        ("no.such.module.Keyring", "cannot be loaded"),
        ("Keyring", "cannot be loaded"),
    ],
)
def test_configured_backends_that_are_not_allowed(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, backend: str, words: str
) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", backend)
    state = asyncio.run(KeyringVault().state())
    assert not state.safe
    assert words in str(state.reason)
    assert words in str(refused())
    with pytest.raises(VaultUnavailable):
        asyncio.run(KeyringVault().load(ACCOUNT))
    for file in tmp_path.rglob("*"):
        assert file.is_dir() or CANARY.encode() not in file.read_bytes()


def test_an_unknown_class_is_refused_even_if_it_works(monkeypatch: pytest.MonkeyPatch) -> None:
    backend = Memory()
    monkeypatch.setattr(keyring.core, "load_env", lambda: backend)
    assert "would not keep the key safe" in str(refused())
    assert backend.kept == {}


def test_a_bundle_ignores_the_environment_of_its_parent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.null.Keyring")
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    assert str(refused()).startswith("There is no keyring service")


@pytest.mark.parametrize(
    ("error", "words"),
    [
        (KeyringLocked("Failed to unlock the collection!"), "The keyring (Test Keyring) is locked"),
        (InitError("Prompt dismissed"), "The keyring (Test Keyring) could not be opened"),
        (NoKeyringError("No recommended backend was available."), "There is no keyring service"),
        (OSError(f"refused {CANARY}"), "did not do what it was asked (OSError)"),
    ],
)
def test_what_backends_raise_becomes_a_sentence(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, error: Exception, words: str
) -> None:
    use(monkeypatch, Memory()).error = error
    assert words in str(refused())
    assert CANARY not in caplog.text


def test_a_key_that_does_not_come_back_is_not_saved(monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, Forgetful())
    assert "did not give it back" in str(refused())


def test_a_key_that_stays_is_not_deleted(monkeypatch: pytest.MonkeyPatch) -> None:
    use(monkeypatch, Sticky()).kept[SERVICE, ACCOUNT] = CANARY
    with pytest.raises(VaultUnavailable, match=r"still has the key.*dk\.ledgerbee\.desktop"):
        asyncio.run(KeyringVault().delete(ACCOUNT))


def test_an_entry_that_is_no_key_counts_as_none(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    use(monkeypatch, Memory()).kept[SERVICE, ACCOUNT] = "not a key\n"
    assert asyncio.run(KeyringVault().load(ACCOUNT)) is None
    assert "not a key" not in caplog.text
