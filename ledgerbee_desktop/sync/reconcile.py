"""Finds out from LedgerBee what became of an attempt whose answer never came (reliability 1.6, architecture "Operations").

When it is asked is decided here, for every kind of operation alike; what the answer means is the detectives'. T0, from which the
settle window counts, is the monotonic moment at which this process first saw the operation unknown: right after the attempt's
connection died, or after a restart the restart. A clock that jumps cannot shorten the window.
"""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from datetime import timedelta

from ledgerbee_desktop.core.errors import AppError, LedgerBeeError, Missing, Stale
from ledgerbee_desktop.core.identifiers import DocumentId, OperationId
from ledgerbee_desktop.core.library import Document
from ledgerbee_desktop.core.operations import Actor, Operation, OperationKind, State
from ledgerbee_desktop.core.text import Message
from ledgerbee_desktop.sync import words
from ledgerbee_desktop.sync.creates import claim
from ledgerbee_desktop.sync.detectives import Detectives
from ledgerbee_desktop.sync.parts import Parts
from ledgerbee_desktop.sync.record_reads import refresh
from ledgerbee_desktop.sync.records import read_into_library
from ledgerbee_desktop.sync.traces import Happened, Never, NotYet, Perhaps, Trace, Unsteady
from ledgerbee_desktop.sync.waiting import by_id, goes_first

SETTLE = 120.0
"""Seconds after T0 before "not found" may be said."""
SCHEDULE = (2.0, 5.0, 10.0, 20.0, 40.0, 80.0, 120.0)
"""Seconds after T0 at which LedgerBee is asked, for a window of `SETTLE` seconds; scaled for another one."""
CLEAN_SCANS = 2
LATE = (600.0, 3600.0, 86400.0)
"""Seconds after "not found" at which a late twin is looked for."""
_LOOKED = {OperationKind.CREATE: words.LOOKED_CREATE, OperationKind.SEND: words.LOOKED_SEND}


@dataclass(slots=True)
class _Watch:
    """What this process knows of an unknown operation; times by the monotonic clock."""

    t0: float
    due: float
    probes: int = 0
    clean: int = 0


class Reconciler:
    """Probes what is unknown when it is due."""

    def __init__(self, parts: Parts, detectives: Detectives, *, settle: float = SETTLE) -> None:
        self._parts = parts
        self._outbox = parts.outbox
        self._library = parts.library
        self._scanner = parts.scanner
        self._clock = parts.clock
        self._line = parts.line
        self._detectives = detectives
        self.settle = settle
        self._watches: dict[OperationId, _Watch] = {}

    async def run(self) -> float | None:
        """Probe everything that is due. Returns the seconds until the next unknown operation is due; None: there is none."""
        operations = await self._outbox.all(open_only=True)
        others = by_id(operations)
        unknown = [each for each in operations if each.state is State.UNKNOWN and goes_first(each, others) is None]
        self._forget_all_but(unknown)
        soonest: float | None = None
        for operation in unknown:
            watch = await self._watch(operation)
            if watch.due <= self._clock.monotonic() and self._line.may_try():
                await self._probe(operation, watch)
            if operation.id in self._watches:
                pause = 0.0 if self._line.may_try() else self._line.seconds_to_try()
                if pause is None:  # offline, say: whoever changes that rings the bell
                    continue
                seconds = max(watch.due - self._clock.monotonic(), pause, 0.0)
                soonest = seconds if soonest is None else min(soonest, seconds)
        return soonest

    def _forget_all_but(self, unknown: list[Operation]) -> None:
        here = {operation.id for operation in unknown}
        self._watches = {each: watch for each, watch in self._watches.items() if each in here}

    async def _watch(self, operation: Operation) -> _Watch:
        watch = self._watches.get(operation.id)
        if watch is None:
            now = self._clock.monotonic()
            watch = self._watches[operation.id] = _Watch(now, now + self._offset(0))
        return watch

    def look_now(self, operation: Operation) -> None:
        """Probe at the next run, whatever the schedule says; the window is not shortened."""
        watch = self._watches.get(operation.id)
        if watch is not None:
            watch.due = self._clock.monotonic()

    def _offset(self, probe: int) -> float:
        return SCHEDULE[probe] * self.settle / SETTLE

    def _plan(self, watch: _Watch) -> None:
        now = self._clock.monotonic()
        planned = [watch.t0 + self._offset(each) for each in range(len(SCHEDULE))]
        watch.due = next((due for due in planned if due > now), now + self.settle / 12)

    # --- One probe -------------------------------------------------------------------------------

    async def _probe(self, operation: Operation, watch: _Watch) -> None:
        """Ask once. A failed question is no evidence and is never counted."""
        try:
            trace = await self._detectives.of(operation).look(operation, self._line.ledgerbee)
            watch.probes += 1
            decided = await self._result(operation, watch, trace)
        except LedgerBeeError as error:
            self._line.failed(error)
            self._plan(watch)
            return
        except Stale:
            self._watches.pop(operation.id, None)
            return
        self._line.reached()
        if decided:
            self._watches.pop(operation.id, None)
        else:
            self._plan(watch)
            await self._remember(operation, watch)

    async def _result(self, operation: Operation, watch: _Watch, trace: Trace) -> bool:
        """Put on disk what a look told. True: the operation is not unknown any more."""
        match trace:
            case Unsteady():
                return False
            case Happened():
                await self.happened(operation, trace)
            case Perhaps():
                await self.ask(operation, trace)
            case Never(question):
                await self._not_found(operation, watch, question)
            case _:
                return await self._not_yet(operation, watch, trace)
        return True

    async def _not_yet(self, operation: Operation, watch: _Watch, trace: NotYet) -> bool:
        watch.clean += 1
        if not self._window_is_over(watch):
            return False
        if trace.doubt is not None:
            await self.ask(operation, trace.doubt)
        else:
            is_older = operation.may_only_be_older
            await self._not_found(operation, watch, words.COPY_NOT_FOUND if is_older else trace.question)
        return True

    async def _remember(self, operation: Operation, watch: _Watch) -> None:
        looked = _LOOKED.get(operation.kind, words.LOOKED) if operation.target.is_document else words.LOOKED
        due = self._clock.now() + timedelta(seconds=watch.due - self._clock.monotonic())
        fields = {"probes": watch.probes, "clean_scans": watch.clean, "next_probe": due}
        try:
            await self._outbox.note(operation, looked.of(number=watch.probes), fields)
        except Stale:
            self._watches.pop(operation.id, None)

    def _window_is_over(self, watch: _Watch) -> bool:
        return watch.clean >= CLEAN_SCANS and self._clock.monotonic() >= watch.t0 + self.settle

    async def claim(self, operation: Operation, document: Document, what: Message) -> None:
        """The create became this document after all. Raises Stale when another create claims it."""
        await self.happened(operation, Happened(what, claim(self._parts, operation, document), (document,)))

    async def happened(self, operation: Operation, trace: Happened) -> None:
        """Put on disk that it did. Raises Stale, or LedgerBeeError (then only the library is not up to date)."""
        done = await self._outbox.move(
            operation, State.DONE, Actor.RECONCILIATION, trace.what, fields={"error": None, **trace.fields}
        )
        if trace.documents:
            await self._library.put_documents(trace.documents)
        if not operation.target.is_document:
            await read_into_library(self._parts, done, self._line.ledgerbee)

    async def ask(self, operation: Operation, trace: Perhaps) -> None:
        """Put the question to the person. Raises Stale, or LedgerBeeError: then it is not put yet."""
        if trace.documents:
            await self._library.put_documents(trace.documents)
        if not operation.target.is_document:
            await self._show_records(operation, trace)
        await self._scanner.show(operation, frozenset(DocumentId(each) for each in trace.shown))
        await self._outbox.move(
            operation, State.AMBIGUOUS, Actor.RECONCILIATION, trace.question, fields={"error": trace.question}
        )

    async def _show_records(self, operation: Operation, trace: Perhaps) -> None:
        """What the person is asked about is in the library, so that they can see it and say which it is. Raises LedgerBeeError."""
        for each in sorted(trace.shown):
            with contextlib.suppress(Missing):
                await refresh(operation.target, each, self._line.ledgerbee, self._library)

    async def _not_found(self, operation: Operation, watch: _Watch, question: Message) -> None:
        now = self._clock.now()
        said = question.of(time=words.clock_time(operation.dead_at), until=words.clock_time(now), count=watch.probes)
        fields = {
            "error": said,
            "probes": watch.probes,
            "clean_scans": watch.clean,
            "next_probe": now + timedelta(seconds=LATE[0]),
        }
        await self._outbox.move(operation, State.NOT_FOUND, Actor.RECONCILIATION, said, fields=fields)

    # --- When a person wants to know -------------------------------------------------------------

    async def look_afresh(self, operation: Operation) -> bool:
        """A fresh look before a person's "once more". True: nothing turned up, it may be tried again.

        What turned up is put on disk: found (done), or another question to the person. Raises LedgerBeeError or Stale.
        """
        if operation.kind is OperationKind.SEND and operation.sent_before > 0:
            return True  # whether a sending again happened only the person knows, and has said
        if operation.kind is OperationKind.CREATE and operation.target.is_document:
            return await self._create_is_open(operation)
        trace = await self._detectives.of(operation).look(operation, self._line.ledgerbee)
        match trace:
            case Unsteady():
                return False
            case Happened():
                await self.happened(operation, trace)
                return False
            case Never(question):
                raise AppError(question)
            case (Perhaps() as question) | NotYet(_, Perhaps() as question):
                return await self._was_asked(operation, question)
            case _:
                return True

    async def _create_is_open(self, operation: Operation) -> bool:
        found = await self._scanner.find(self._line.ledgerbee, operation)
        if not found.clean:
            return False
        if operation.state is State.NOT_FOUND and len(found.same) == 1:
            (document,) = found.same
            if await self._scanner.may_claim(operation, document):
                await self.claim(operation, document, words.FOUND_LATE)
                return False
        return await self._was_asked(operation, await self._detectives.creates.question(operation, found))

    async def _was_asked(self, operation: Operation, question: Perhaps) -> bool:
        """Was the person asked about all of these already (then they have said that none is it)? Else they are asked now."""
        known = await self._scanner.shown(operation) if operation.state is State.AMBIGUOUS else frozenset[DocumentId]()
        if question.shown <= known:
            await self._scanner.reject(operation, frozenset(DocumentId(each) for each in question.shown))
            return True
        doubtful = await self._outbox.move(operation, State.UNKNOWN, Actor.PERSON, words.LOOK_FIRST)
        await self.ask(doubtful, question)
        return False
