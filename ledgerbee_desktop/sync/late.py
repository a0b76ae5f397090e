"""Late twins: a document of an attempt that had been given up can still turn up, hours after it (reliability 1.6, "When")."""

from __future__ import annotations

from datetime import timedelta

from ledgerbee_desktop.core.errors import LedgerBeeError, Stale
from ledgerbee_desktop.core.identifiers import OperationId
from ledgerbee_desktop.core.library import Document
from ledgerbee_desktop.core.operations import Operation, OperationKind, State
from ledgerbee_desktop.core.text import Message
from ledgerbee_desktop.sync import words
from ledgerbee_desktop.sync.creates import facts
from ledgerbee_desktop.sync.parts import Parts
from ledgerbee_desktop.sync.reconcile import LATE, Reconciler

_SOONEST = 60.0


class LateTwins:
    """Looks for them 10 minutes, an hour and a day after the last attempt; when they are due is on the disk (`next_probe`).

    Looked for are the creates of documents that were not found, were given up, or were made again after an attempt without an answer.
    """

    def __init__(self, parts: Parts, reconciler: Reconciler) -> None:
        self._parts = parts
        self._outbox = parts.outbox
        self._clock = parts.clock
        self._line = parts.line
        self._reconciler = reconciler

    async def run(self) -> float | None:
        """Make the looks that are due. Seconds until the next; None when there is nothing to look for."""
        soonest: float | None = None
        for operation in await self._outbox.all(open_only=False):
            if not _is_watched(operation) or operation.next_probe is None:
                continue
            seconds: float | None = (operation.next_probe - self._clock.now()).total_seconds()
            if seconds is not None and seconds <= 0:
                seconds = await self._look(operation.id)
            if seconds is not None:
                soonest = seconds if soonest is None else min(soonest, seconds)
        return None if soonest is None else max(soonest, _SOONEST)

    async def _look(self, operation_id: OperationId) -> float | None:
        if not self._line.may_try():
            return _SOONEST
        try:
            operation = await self._outbox.get(operation_id)
            if not _is_watched(operation):
                return None
            found = await self._parts.scanner.find(self._line.ledgerbee, operation)
            twins = tuple(document for document in found.same if document.id != operation.document_id)
            return await self._result(operation, twins)
        except LedgerBeeError as error:
            self._line.failed(error)
            return _SOONEST
        except Stale:
            return _SOONEST

    async def _result(self, operation: Operation, twins: tuple[Document, ...]) -> float | None:
        if len(twins) == 1 and operation.state is State.NOT_FOUND and operation.lower_bound is not None:
            await self._reconciler.claim(operation, twins[0], words.FOUND_LATE)
            return None
        now = self._clock.now()
        attempts = await self._outbox.attempts(operation.id)
        since = (attempts[-1].ended_at or attempts[-1].started_at) if attempts else operation.created_at
        age = (now - since).total_seconds()
        seconds = next((each - age for each in LATE if each > age + _SOONEST), None)
        alert: Message | None = None
        fields: dict[str, object] = {}
        if twins:
            alert, seconds = await facts(self._parts.library, operation, words.LATE_TWIN), None
            fields["error"] = alert
            await self._parts.library.put_documents(twins)
        fields["next_probe"] = None if seconds is None else now + timedelta(seconds=seconds)
        await self._outbox.note(operation, alert, fields)
        return seconds


def _is_watched(operation: Operation) -> bool:
    if operation.kind is not OperationKind.CREATE or not operation.target.is_document or operation.next_probe is None:
        return False
    return operation.state in {State.NOT_FOUND, State.DONE, State.DISCARDED}
