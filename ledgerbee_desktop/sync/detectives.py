"""Who looks for the traces of which operation: one table, by what is written and how."""

from __future__ import annotations

from ledgerbee_desktop.core.operations import Operation, OperationKind
from ledgerbee_desktop.sync.converts import ConvertDetective
from ledgerbee_desktop.sync.creates import CreateDetective
from ledgerbee_desktop.sync.parts import Parts
from ledgerbee_desktop.sync.records import RecordDetective
from ledgerbee_desktop.sync.sends import SendDetective
from ledgerbee_desktop.sync.traces import Detective
from ledgerbee_desktop.sync.updates import UpdateDetective


class Detectives:
    """The detectives of one company."""

    def __init__(self, parts: Parts) -> None:
        self.creates = CreateDetective(parts)
        self.updates = UpdateDetective(parts)
        self.converts = ConvertDetective(parts)
        self.records = RecordDetective(parts)
        self._of_documents: dict[OperationKind, Detective] = {
            OperationKind.CREATE: self.creates,
            OperationKind.UPDATE: self.updates,
            OperationKind.SEND: SendDetective(parts),
            OperationKind.CONVERT: self.converts,
        }

    def of(self, operation: Operation) -> Detective:
        """The one for this operation."""
        return self._of_documents[operation.kind] if operation.target.is_document else self.records
