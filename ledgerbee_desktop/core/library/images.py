"""What LedgerBee had of a document around a change that was made from here: what such a change may have replaced can be read again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from ledgerbee_desktop.core.identifiers import OperationId
from ledgerbee_desktop.core.library.documents import Document


class Moment(StrEnum):
    """When it was read: just before the change left, while nobody knew whether it had arrived, or after LedgerBee had accepted it."""

    BEFORE = "before"
    MEANWHILE = "meanwhile"
    AFTER = "after"


@dataclass(frozen=True, slots=True)
class Image:
    """The document as LedgerBee had it at `moment` of the change `operation_id`, read at `at` (UTC). With its lines."""

    operation_id: OperationId
    moment: Moment
    at: datetime
    document: Document
