"""What a look at LedgerBee tells about an operation that may have happened: values, and who makes them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from ledgerbee_desktop.core.library import Document
from ledgerbee_desktop.core.operations import Operation
from ledgerbee_desktop.core.ports import LedgerBee
from ledgerbee_desktop.core.text import Message


@dataclass(frozen=True, slots=True)
class Happened:
    """It did. `fields` go onto the operation, `documents` into the library."""

    what: Message
    fields: Mapping[str, object] = field(default_factory=dict)
    documents: tuple[Document, ...] = ()


@dataclass(frozen=True, slots=True)
class Perhaps:
    """Only a person can say. `shown` are the ids of what they are asked about."""

    question: Message
    documents: tuple[Document, ...] = ()
    shown: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class NotYet:
    """Nothing of it is there, so far. When the settle window is over, `doubt` is asked if there is one, else not found is said with
    `question`, whose holes `time`, `until` and `count` are filled in then."""

    question: Message
    doubt: Perhaps | None = None


@dataclass(frozen=True, slots=True)
class Never:
    """What it was to be done to is not there any more: not found, without waiting for the window."""

    question: Message


@dataclass(frozen=True, slots=True)
class Unsteady:
    """What was looked through kept changing: nothing was learned, and nothing is counted."""


Trace = Happened | Perhaps | NotYet | Never | Unsteady


class Detective(Protocol):
    """Looks for the traces of one kind of operation. Reads only, except that what was read may go into the library."""

    async def look(self, operation: Operation, ledgerbee: LedgerBee) -> Trace:
        """One look. Raises LedgerBeeError: then nothing was learned."""
        ...
