"""What the rules are made of: a finding, what is known besides the draft."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from ledgerbee_desktop.core.library import Catalogue, Contact, Department, Document, KeyInfo
from ledgerbee_desktop.core.returned import Returned
from ledgerbee_desktop.core.text import Message


class Severity(StrEnum):
    """An error stops queueing; a warning does not."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """One sentence about one field."""

    severity: Severity
    field: str
    message: Message


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """What the rules know besides the draft. `recent` are the customer's documents of the same kind of the last seven days, with
    lines where known.

    `invoice` is the invoice that a credit note names, with lines where known; `invoice_sought` the number under which it was looked
    for (None: nobody looked, so nothing is said about it). `returned` is what keeps a draft that a restore or a copy has brought back.
    """

    catalogue: Catalogue
    today: dt.date
    contacts: Sequence[Contact] = ()
    departments: Sequence[Department] = ()
    key: KeyInfo | None = None
    newest_booked: dt.date | None = None
    recent: Sequence[Document] = field(default=())
    invoice: Document | None = None
    invoice_sought: str | None = None
    returned: Returned | None = None


def error(where: str, message: Message) -> Finding:
    """A finding that stops queueing."""
    return Finding(Severity.ERROR, where, message)


def warning(where: str, message: Message) -> Finding:
    """A finding that stops nothing."""
    return Finding(Severity.WARNING, where, message)


def has_errors(found: Sequence[Finding]) -> bool:
    """Does anything stop queueing?"""
    return any(finding.severity is Severity.ERROR for finding in found)
