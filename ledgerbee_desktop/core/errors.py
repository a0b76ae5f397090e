"""Errors that people see. Anything else that is raised is a bug and goes to `sys.excepthook`."""

from __future__ import annotations

from datetime import datetime

from ledgerbee_desktop.core.operations import Evidence, Refusal
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP, Message

_FORBIDDEN = 403


class AppError(Exception):
    """`str(error)` is the English sentence to show; `message` is the same, translatable."""

    def __init__(self, message: Message) -> None:
        super().__init__(message)
        self.message = message

    def __str__(self) -> str:
        return str(self.message)


class LedgerBeeError(AppError):
    """LedgerBee was asked and the answer was not the one hoped for; `evidence` says what the wire saw."""

    def __init__(self, message: Message, evidence: Evidence) -> None:
        super().__init__(message)
        self.evidence = evidence


class NotSent(LedgerBeeError):
    """No header of the request was written: nothing can have happened, the request may be repeated.

    Also what a read raises when LedgerBee cannot be reached at all.
    """


class Unreachable(LedgerBeeError):
    """A read got no usable answer after its retries (time-out, 5xx, a portal's page). Says nothing about the document."""


class Refused(LedgerBeeError):
    """LedgerBee answered 400, 404, 409 or 422 in its own envelope: nothing was done, the content must change."""

    def __init__(self, message: Message, evidence: Evidence, refusal: Refusal) -> None:
        super().__init__(message, evidence)
        self.refusal = refusal


class Missing(Refused):
    """404 in LedgerBee's own envelope: the thing that was asked for is not there."""


class KeyProblem(LedgerBeeError):
    """401 or 403: the key does not (or no longer) allow this. Nothing was done, the draft is untouched.

    `required_scopes` is filled in when LedgerBee named them.
    """

    def __init__(self, message: Message, evidence: Evidence, required_scopes: tuple[str, ...] = ()) -> None:
        super().__init__(message, evidence)
        self.required_scopes = required_scopes

    @property
    def is_forbidden(self) -> bool:
        """Is the key good, but not for this (403)?"""
        return self.evidence.status == _FORBIDDEN


class LicenceMissing(KeyProblem):
    """403 `LICENSE.REQUIRED`: the company lacks a licence, whatever the key may do. `licence` is its name, if LedgerBee gave one."""

    def __init__(self, message: Message, evidence: Evidence, *, licence: str = "") -> None:
        super().__init__(message, evidence)
        self.licence = licence


class Wait(LedgerBeeError):
    """429: nothing was done; try again at `until` (server time, UTC), not earlier."""

    def __init__(self, message: Message, evidence: Evidence, until: datetime | None) -> None:
        super().__init__(message, evidence)
        self.until = until


class OutcomeUnknown(LedgerBeeError):
    """The request may have reached LedgerBee and no usable answer reached us: reconcile before anything else."""


class MalformedAnswer(LedgerBeeError):
    """A read was answered 2xx with a body that is not what the contract says."""


class VaultUnavailable(AppError):
    """No safe keyring can hold the key on this computer; it can only be kept for this session."""


class DataDirectoryInUse(AppError):
    """Another LedgerBee Desktop works on this data directory."""


class StoreDamaged(AppError):
    """The database, or a row that is about to be used, does not match its checksum or fails its check."""


class ForeignData(StoreDamaged):
    """The folder of a company holds another company's data."""


class StoreTooNew(AppError):
    """The database was written by a newer version of the program."""


class DiskProblem(AppError):
    """The disk refused a write (full, read-only, failing); what was typed is still in memory."""


class DiskFull(DiskProblem):
    """There is no room left on the disk."""


class Stale(AppError):
    """Somebody (another task, a second click) changed this operation first; look again."""

    def __init__(self) -> None:
        super().__init__(QT_TRANSLATE_NOOP("errors", "This was changed a moment ago. Look again and repeat if needed."))


class NotEditable(AppError):
    """The draft is on its way to LedgerBee (or there already) and can no longer be edited."""


class HasErrors(AppError):
    """The draft has findings of severity error and cannot be queued."""
