"""API keys and client credentials in the keyring of the operating system: the only place where they outlive the program."""

from __future__ import annotations

import asyncio
import logging
import os
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Final, TypeVar

from ledgerbee_desktop.core.errors import VaultUnavailable
from ledgerbee_desktop.core.ports import BackendState
from ledgerbee_desktop.core.secret import InvalidKey, Secret, kept, to_keep
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP, Message

if TYPE_CHECKING:
    from keyring.backend import KeyringBackend

LOG = logging.getLogger(__name__)

SERVICE: Final = "dk.ledgerbee.desktop"

# Backends that hand a key to a service of the operating system, by class, with the name that people know.
# Everything else is refused: null forgets silently, keyrings.alt writes plain text, a chainer hides who got the key.
SAFE: Final = {
    "keyring.backends.macOS.Keyring": "macOS Keychain",
    "keyring.backends.Windows.WinVaultKeyring": "Windows Credential Manager",
    "keyring.backends.SecretService.Keyring": "Secret Service",
    "keyring.backends.libsecret.Keyring": "Secret Service",
    "keyring.backends.kwallet.DBusKeyring": "KWallet",
    "keyring.backends.kwallet.DBusKeyringKWallet4": "KWallet",
}

NO_KEYRING = QT_TRANSLATE_NOOP(
    "errors",
    "There is no keyring service on this computer, so the key can only be kept until the program ends. "
    "Install and start GNOME Keyring or KWallet, then start the program again.",
)
NOT_SAFE = QT_TRANSLATE_NOOP(
    "errors",
    "The keyring set up on this computer ({name}) would not keep the key safe, so it is not used. "
    "The key can only be kept until the program ends.",
)
NOT_LOADED = QT_TRANSLATE_NOOP(
    "errors",
    "The keyring set up on this computer ({name}) cannot be loaded, so the key can only be kept until the program ends.",
)
LOCKED = QT_TRANSLATE_NOOP("errors", "The keyring ({name}) is locked. Unlock it with your password, then try again.")
NOT_OPENED = QT_TRANSLATE_NOOP(
    "errors",
    "The keyring ({name}) could not be opened, perhaps because its question for a password was closed. Try again.",
)
FAILED = QT_TRANSLATE_NOOP("errors", "The keyring ({name}) did not do what it was asked ({error}). Try again.")
FORGETFUL = QT_TRANSLATE_NOOP(
    "errors", "The keyring ({name}) took the key but did not give it back, so the key counts as not saved."
)
NOT_FORGOTTEN = QT_TRANSLATE_NOOP(
    "errors", "The keyring ({name}) still has the key. Delete the entry {service} there by hand."
)

T = TypeVar("T")


def account_name(environment: str, company_id: str) -> str:
    """The account under which a company's key is kept: `environment` tells production from a sandbox."""
    return f"{environment}:{company_id}"


def _class_name(backend: KeyringBackend) -> str:
    return f"{type(backend).__module__}.{type(backend).__qualname__}"


def _is_safe(backend: KeyringBackend) -> bool:
    return _class_name(backend) in SAFE and backend.priority >= 1


def _detect() -> tuple[KeyringBackend | None, BackendState]:
    """The best safe backend. A backend that the person configured is never passed over: it is used or refused."""
    if getattr(sys, "frozen", False):
        for name in [name for name in os.environ if name.startswith(("PYTHON_KEYRING_", "KEYRING_PROPERTY_"))]:
            del os.environ[name]  # a bundle must not be redirected by what a parent process left behind
    import keyring.core

    try:
        keyring.core.init_backend(limit=_is_safe)
        backend = keyring.core.get_keyring()
    except Exception as error:  # noqa: BLE001 - a configured class may be missing, broken or not viable here
        LOG.warning("the configured keyring cannot be loaded: %s", type(error).__name__)
        name = os.environ.get("PYTHON_KEYRING_BACKEND", "keyringrc.cfg")
        return None, BackendState(name, safe=False, reason=NOT_LOADED.of(name=name))
    name = _class_name(backend)
    if name == "keyring.backends.fail.Keyring":
        return None, BackendState(name, safe=False, reason=NO_KEYRING)
    if not _is_safe(backend):
        return None, BackendState(name, safe=False, reason=NOT_SAFE.of(name=name))
    return backend, BackendState(SAFE[name], safe=True)


def _explain(name: str, error: Exception) -> Message:
    """A sentence for what a backend raised. The error's own text is not shown: it may hold what was being stored."""
    from keyring.errors import InitError, KeyringLocked, NoKeyringError

    match error:
        case KeyringLocked():
            return LOCKED.of(name=name)
        case InitError():
            return NOT_OPENED.of(name=name)
        case NoKeyringError():
            return NO_KEYRING
        case _:
            return FAILED.of(name=name, error=type(error).__name__)


class KeyringVault:
    """`core.ports.KeyVault` over the package keyring.

    Every call runs in a worker thread: a locked keyring asks the person for a password and blocks until it is answered.
    """

    def __init__(self) -> None:
        self._backend: KeyringBackend | None = None
        self._state: BackendState | None = None

    async def state(self) -> BackendState:
        """Which keyring there is."""
        return await asyncio.to_thread(self._look)

    async def save(self, account: str, key: Secret) -> None:
        """Store, read back and compare. Raises VaultUnavailable; then nothing counts as stored."""
        await asyncio.to_thread(self._use, lambda backend, name: _save(backend, name, account, key))

    async def load(self, account: str) -> Secret | None:
        """What `core.secret.to_keep` made of an account's key; None when there is none, or something else. Raises VaultUnavailable."""
        return await asyncio.to_thread(self._use, lambda backend, _name: _load(backend, account))

    async def delete(self, account: str) -> None:
        """Forget the key; one that is not there is no error. Raises VaultUnavailable."""
        await asyncio.to_thread(self._use, lambda backend, name: _delete(backend, name, account))

    def _look(self) -> BackendState:
        if self._state is None or not self._state.safe:
            self._backend, self._state = _detect()
        return self._state

    def _use(self, work: Callable[[KeyringBackend, str], T]) -> T:
        state = self._look()
        if self._backend is None:
            raise VaultUnavailable(state.reason or NO_KEYRING)
        try:
            return work(self._backend, state.name)
        except VaultUnavailable:
            raise
        except Exception as error:  # noqa: BLE001 - backends let the exceptions of their D-Bus libraries through
            LOG.warning("keyring %s: %s", state.name, type(error).__name__)
            raise VaultUnavailable(_explain(state.name, error)) from None


def _save(backend: KeyringBackend, name: str, account: str, key: Secret) -> None:
    backend.set_password(SERVICE, account, key.reveal())
    if backend.get_password(SERVICE, account) != key.reveal():
        raise VaultUnavailable(FORGETFUL.of(name=name))


def _load(backend: KeyringBackend, account: str) -> Secret | None:
    stored = backend.get_password(SERVICE, account)
    if stored is None:
        return None
    try:
        return to_keep(kept(Secret(stored)))
    except InvalidKey:
        LOG.warning("the keyring's entry for %s is nothing to sign in with", account)
        return None


def _delete(backend: KeyringBackend, name: str, account: str) -> None:
    from keyring.errors import PasswordDeleteError

    try:
        backend.delete_password(SERVICE, account)
    except PasswordDeleteError:
        LOG.debug("no key for %s to delete", account)
    if backend.get_password(SERVICE, account) is not None:
        raise VaultUnavailable(NOT_FORGOTTEN.of(name=name, service=SERVICE))
