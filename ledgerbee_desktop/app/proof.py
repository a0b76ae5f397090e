"""Whose credential is it? Without that nobody knows which company's data it may touch."""

from __future__ import annotations

from ledgerbee_desktop.core.errors import KeyProblem, LicenceMissing
from ledgerbee_desktop.core.library import Company, KeyInfo
from ledgerbee_desktop.core.ports import LedgerBee
from ledgerbee_desktop.core.secret import Credential, Secret
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP

SCOPE = "company-read"

_KEY = QT_TRANSLATE_NOOP(
    "errors",
    "This API key cannot show which company it belongs to: it may not see the company (scope company-read). "
    "Add that scope in LedgerBee, or make a key that has it.",
)
_CLIENT = QT_TRANSLATE_NOOP(
    "errors",
    "This client id cannot show which company it belongs to: it may not see the company (scope company-read). "
    "Add that scope in LedgerBee, then check again.",
)


async def whose(ledgerbee: LedgerBee, credential: Credential) -> tuple[Company, KeyInfo]:
    """The company of `credential`, with which `ledgerbee` asks, and what it may do, as far as LedgerBee says.

    Raises:
        KeyProblem: it is refused, or lacks `company-read` and so cannot prove its company. LedgerBeeError: LedgerBee was asked in vain.
    """
    try:
        company = await ledgerbee.company()
    except LicenceMissing:
        raise
    except KeyProblem as problem:
        if not problem.is_forbidden:
            raise
        raise KeyProblem(_KEY if isinstance(credential, Secret) else _CLIENT, problem.evidence, (SCOPE,)) from problem
    try:
        return company, await ledgerbee.key_info()
    except KeyProblem:  # as `sync.scopes`: this says only that it cannot be asked
        return company, KeyInfo(scopes=None)
