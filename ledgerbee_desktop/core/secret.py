"""A value that must not be shown: it has no way out but `reveal()`."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass

from ledgerbee_desktop.core.errors import AppError
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP

_FORM = re.compile(r"[\x21-\x7e]{16,512}")


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


Credential = Secret | ClientCredentials
"""An API key, or client credentials."""


def to_keep(credential: Credential) -> Secret:
    """A credential as the one text that the keyring keeps."""
    if isinstance(credential, Secret):
        return credential
    return Secret(json.dumps({"client_id": credential.client_id, "client_secret": credential.client_secret.reveal()}))


def kept(text: Secret) -> Credential:
    """The credential in a text that `to_keep` made. (No API key begins with a brace that JSON would read.)

    Raises:
        InvalidKey: neither an API key nor client credentials.
    """
    try:
        stored = json.loads(text.reveal())
        return ClientCredentials(str(stored["client_id"]), Secret.parse(str(stored["client_secret"])))
    except (ValueError, KeyError, TypeError):
        return Secret.parse(text.reveal())
