"""A value that must not be shown: it has no way out but `reveal()`."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from ledgerbee_desktop.core.errors import AppError
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP

_FORM = re.compile(r"[\x21-\x7e]{16,512}")
_CLIENT_ID = re.compile(r"[\x21-\x7e]{1,256}")
_CLIENT_SECRET = re.compile(r"[\x21-\x7e]{8,512}")
_NO_CLIENT_ID = QT_TRANSLATE_NOOP(
    "errors", "This is not a client id: it is letters, digits and signs without spaces. Copy it again from LedgerBee."
)
_NO_CLIENT_SECRET = QT_TRANSLATE_NOOP(
    "errors",
    "This is not a client secret: it has 8 to 512 letters, digits and signs, and no spaces. Copy it again from LedgerBee.",
)


class InvalidKey(AppError):
    """What was pasted cannot be an API key. The text itself is never part of the message."""


class Secret:
    """Holds an API key. `repr`, `str` and `format` show `***`; it cannot be pickled."""

    __slots__ = ("_value",)

    def __init__(self, value: str) -> None:
        self._value = value

    @classmethod
    def parse(cls, text: str) -> Secret:
        """The key in a pasted text: white space around it is dropped, anything else must be printable ASCII.

        Raises:
            InvalidKey: it is too short, too long, or has characters that no key has. (A stray line break would
                otherwise end up, with the key, in the message of the HTTP library's exception.)
        """
        value = text.strip()
        if _FORM.fullmatch(value) is None:
            raise InvalidKey(
                QT_TRANSLATE_NOOP(
                    "errors",
                    "This is not an API key: a key has 16 to 512 letters, digits and signs, and no spaces. "
                    "Copy it again from LedgerBee, under Settings, API keys.",
                )
            )
        return cls(value)

    def reveal(self) -> str:
        """The value itself, for the keyring and for the header of a request at the moment it leaves."""
        return self._value

    def __repr__(self) -> str:
        return "***"

    def __reduce__(self) -> str:
        raise TypeError("a secret is not pickled")

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and other._value == self._value

    def __hash__(self) -> int:
        return hash(self._value)


@dataclass(frozen=True, slots=True)
class ClientCredentials:
    """The second way to sign in: OAuth client credentials, for which LedgerBee gives tokens (`POST /v1/auth/token`)."""

    client_id: str
    client_secret: Secret

    @classmethod
    def parse(cls, client_id: str, client_secret: str) -> ClientCredentials:
        """The credentials in two pasted texts: white space around them is dropped.

        Raises:
            InvalidKey: one of them has characters that neither has, or is too short or too long.
        """
        name, secret = client_id.strip(), client_secret.strip()
        if _CLIENT_ID.fullmatch(name) is None:
            raise InvalidKey(_NO_CLIENT_ID)
        if _CLIENT_SECRET.fullmatch(secret) is None:
            raise InvalidKey(_NO_CLIENT_SECRET)
        return cls(name, Secret(secret))


Credential = Secret | ClientCredentials
"""An API key, or client credentials."""


def both_of(text: str) -> tuple[str, str] | None:
    """The client id and the secret in one pasted text: two words, two words with their names before them, or JSON; None for anything else."""
    stored = _stored(text)
    if stored is not None:
        return stored
    named = [_named(name, text) for name in (r"client[ _-]?id", r"(?:client[ _-]?)?secret")]
    words = [found[1] for found in named if found is not None] if any(named) else text.split()
    return (words[0], words[1]) if len(words) == 2 else None


def _named(name: str, text: str) -> re.Match[str] | None:
    return re.search(rf"(?i){name}[\"']?\s*[:=]\s*[\"']?([^\s\"',;]+)", text)


def _stored(text: str) -> tuple[str, str] | None:
    try:
        found = json.loads(text)
        pair = found["client_id"], found["client_secret"]
    except (ValueError, KeyError, TypeError, RecursionError):
        return None
    return pair if all(isinstance(each, str) for each in pair) else None


def to_keep(credential: Credential) -> Secret:
    """A credential as the one text that the keyring keeps."""
    if isinstance(credential, Secret):
        return credential
    fields = {"client_id": credential.client_id, "client_secret": credential.client_secret.reveal()}
    return Secret(json.dumps(fields, separators=(",", ":")))


def kept(text: Secret) -> Credential:
    """The credential in a text that `to_keep` made. (No API key begins with a brace that JSON would read.)

    Raises:
        InvalidKey: neither an API key nor client credentials.
    """
    stored = _stored(text.reveal())
    return Secret.parse(text.reveal()) if stored is None else ClientCredentials.parse(*stored)
