"""Late twins: what an attempt that had been given up was to make can still turn up, hours after it (reliability 1.6, "When").

And what a conversion has made, when the program ended, or LedgerBee was gone, before it could be read back.
"""

from __future__ import annotations

from datetime import timedelta

from ledgerbee_desktop.core.errors import LedgerBeeError, Stale
from ledgerbee_desktop.core.identifiers import OperationId
from ledgerbee_desktop.core.operations import Operation, OperationKind, State
from ledgerbee_desktop.core.text import Message
from ledgerbee_desktop.sync import record_words, words
from ledgerbee_desktop.sync.creates import facts
from ledgerbee_desktop.sync.detectives import Detectives
from ledgerbee_desktop.sync.parts import Parts
from ledgerbee_desktop.sync.reconcile import LATE, Reconciler
from ledgerbee_desktop.sync.records import name_of
from ledgerbee_desktop.sync.traces import Happened

_SOONEST = 60.0


class LateTwins:
    """Looks for them 10 minutes, an hour and a day after the last attempt; when they are due is on the disk (`next_probe`).

    Looked for are the creates that were not found, were given up, or were made again after an attempt without an answer: those of
    documents by their content, those of customers, products, prices and product groups as their detective does. A conversion is due at once.
    """

    def __init__(self, parts: Parts, reconciler: Reconciler, detectives: Detectives) -> None:
        self._parts = parts
        self._outbox = parts.outbox
        self._clock = parts.clock
        self._line = parts.line
        self._reconciler = reconciler
        self._records, self._converts = detectives.records, detectives.converts

    async def run(self) -> float | None:
        """Make the looks that are due. Seconds until the next; None when there is nothing to look for."""
        soonest: float | None = None
        for operation in await self._outbox.watched():
            now = self._clock.now()
            seconds: float | None = ((operation.next_probe or now) - now).total_seconds()
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
            if operation.kind is OperationKind.CONVERT:
                await self._converts.read_back(operation, self._line.ledgerbee)
                return None
            if operation.target.is_document:
                return await self._look_for_document(operation)
            return await self._look_for_record(operation)
        except LedgerBeeError as error:
            self._line.failed(error)
            return _SOONEST
        except Stale:
            return _SOONEST

    async def _look_for_document(self, operation: Operation) -> float | None:
        found = await self._parts.scanner.find(self._line.ledgerbee, operation)
        twins = tuple(document for document in found.same if document.id != operation.document_id)
        looked_for = operation.state is State.NOT_FOUND and len(twins) == 1
        if looked_for and await self._parts.scanner.may_claim(operation, twins[0]):
            await self._reconciler.claim(operation, twins[0], words.FOUND_LATE)
            return None
        if not twins:
            return await self._again_later(operation)
        await self._parts.library.put_documents(twins)
        said = {State.DISCARDED: words.LATE_AFTER_ALL, State.NOT_FOUND: words.UNSURE_BOUND}
        told = said.get(operation.state, words.LATE_TWIN)
        await self._tell(operation, await facts(self._parts.library, operation, told))
        return None

    async def _look_for_record(self, operation: Operation) -> float | None:
        if operation.state is State.NOT_FOUND:
            trace = await self._records.look(operation, self._line.ledgerbee)
            if isinstance(trace, Happened):
                await self._reconciler.happened(operation, trace)
                return None
            return await self._again_later(operation)  # what only could be it is shown when the person decides
        twins = await self._records.twins(operation, self._line.ledgerbee)
        if not twins:
            return await self._again_later(operation)
        said = record_words.LATE_TWIN if operation.state is State.DONE else record_words.LATE_AFTER_ALL
        await self._tell(operation, said.of(name=name_of(self._parts, operation)))
        return None

    async def _again_later(self, operation: Operation) -> float | None:
        """Nothing so far: plan the next look, if there is one."""
        now = self._clock.now()
        attempts = await self._outbox.attempts(operation.id)
        since = (attempts[-1].ended_at or attempts[-1].started_at) if attempts else operation.created_at
        age = (now - since).total_seconds()
        seconds = next((each - age for each in LATE if each > age + _SOONEST), None)
        due = None if seconds is None else now + timedelta(seconds=seconds)
        await self._outbox.note(operation, None, {"next_probe": due})
        return seconds

    async def _tell(self, operation: Operation, alert: Message) -> None:
        """Somebody has to look at it in LedgerBee; nothing more is looked for."""
        await self._outbox.note(operation, alert, {"error": alert, "next_probe": None})


def _is_watched(operation: Operation) -> bool:
    if operation.next_probe is None:
        return False
    if operation.kind is OperationKind.CONVERT:
        return operation.state is State.DONE
    return operation.kind is OperationKind.CREATE and operation.state in {State.NOT_FOUND, State.DONE, State.DISCARDED}
