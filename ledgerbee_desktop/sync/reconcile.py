"""Finds out from LedgerBee what became of an attempt whose answer never came (reliability 1.6, architecture "Operations").

T0, from which the settle window counts, is the monotonic moment at which this process first saw the operation unknown: right
after the attempt's connection died, or after a restart the restart. A clock that jumps cannot shorten the window.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from ledgerbee_desktop.core.errors import LedgerBeeError, Missing, Stale
from ledgerbee_desktop.core.identifiers import DocumentId, OperationId
from ledgerbee_desktop.core.library import Document
from ledgerbee_desktop.core.operations import Actor, Operation, OperationKind, State
from ledgerbee_desktop.core.ports import Clock, LedgerBee, LibraryStore, OutboxStore
from ledgerbee_desktop.core.text import Message
from ledgerbee_desktop.sync import words
from ledgerbee_desktop.sync.gate import DRAFT
from ledgerbee_desktop.sync.line import Line
from ledgerbee_desktop.sync.scan import Found, Scanner

SETTLE = 120.0
"""Seconds after T0 before "not found" may be said."""
SCHEDULE = (2.0, 5.0, 10.0, 20.0, 40.0, 80.0, 120.0)
"""Seconds after T0 at which LedgerBee is asked, for a window of `SETTLE` seconds; scaled for another one."""
CLEAN_SCANS = 2
LATE = (600.0, 3600.0, 86400.0)
"""Seconds after "not found" at which a late twin is looked for."""


@dataclass(slots=True)
class _Watch:
    """What this process knows of an unknown operation; times by the monotonic clock."""

    t0: float
    due: float
    probes: int = 0
    clean: int = 0


class Reconciler:
    """Probes what is unknown when it is due."""

    def __init__(
        self,
        *,
        outbox: OutboxStore,
        library: LibraryStore,
        scanner: Scanner,
        clock: Clock,
        line: Line,
        settle: float = SETTLE,
    ) -> None:
        self._outbox = outbox
        self._library = library
        self._scanner = scanner
        self._clock = clock
        self._line = line
        self.settle = settle
        self._watches: dict[OperationId, _Watch] = {}

    async def run(self) -> float | None:
        """Probe everything that is due. Returns the seconds until the next unknown operation is due; None: there is none."""
        operations = await self._outbox.all(open_only=True)
        still_open = {operation.id for operation in operations}
        unknown = [
            operation
            for operation in operations
            if operation.state is State.UNKNOWN and not (_has_no_document(operation) and operation.after in still_open)
        ]
        self._forget_all_but(unknown)
        soonest: float | None = None
        for operation in unknown:
            watch = await self._watch(operation)
            if watch.due <= self._clock.monotonic() and self._line.may_try():
                await self._probe(operation, watch)
            if operation.id in self._watches:
                seconds = max(watch.due - self._clock.monotonic(), self._line.seconds_to_try() or 0.0, 0.0)
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
            ledgerbee = self._line.ledgerbee
            if operation.kind is OperationKind.CREATE:
                decided = await self._probe_create(operation, watch, ledgerbee)
            else:
                decided = await self._probe_send(operation, watch, ledgerbee)
        except LedgerBeeError as error:
            self._line.failed(error)
            self._plan(watch)
            return
        except Stale:
            self._watches.pop(operation.id, None)  # a person decided meanwhile
            return
        self._line.reached()
        if decided:
            self._watches.pop(operation.id, None)
        else:
            self._plan(watch)
            await self._remember(operation, watch)

    async def _remember(self, operation: Operation, watch: _Watch) -> None:
        looked = words.LOOKED_CREATE if operation.kind is OperationKind.CREATE else words.LOOKED_SEND
        due = self._clock.now() + timedelta(seconds=watch.due - self._clock.monotonic())
        fields = {"probes": watch.probes, "clean_scans": watch.clean, "next_probe": due}
        try:
            await self._outbox.note(operation, looked.of(number=watch.probes), fields)
        except Stale:
            self._watches.pop(operation.id, None)

    def _window_is_over(self, watch: _Watch) -> bool:
        return watch.clean >= CLEAN_SCANS and self._clock.monotonic() >= watch.t0 + self.settle

    async def _probe_create(self, operation: Operation, watch: _Watch, ledgerbee: LedgerBee) -> bool:
        found = await self._scanner.find(ledgerbee, operation)
        watch.probes += 1
        if not found.clean:
            return False
        if len(found.same) == 1 and operation.lower_bound is not None:
            await self.claim(operation, found.same[0], words.FOUND)
            return True
        if len(found.same) > 1:
            await self._ask(operation, found)
            return True
        watch.clean += 1
        if not self._window_is_over(watch):
            return False
        if found.ids:
            await self._ask(operation, found)
        else:
            await self._not_found(operation, watch, await facts(self._library, operation, words.CREATE_NOT_FOUND))
        return True

    async def claim(self, operation: Operation, document: Document, what: Message) -> Operation:
        """The create became this document. Raises Stale when another create claims it."""
        again = operation.attempts > 1
        late = self._clock.now() + timedelta(seconds=LATE[0]) if again else None
        fields: dict[str, object] = {"document_id": document.id, "error": None, "next_probe": late}
        done = await self._outbox.move(operation, State.DONE, Actor.RECONCILIATION, what, fields=fields)
        await self._library.put_documents([document])
        return done

    async def _ask(self, operation: Operation, found: Found) -> Operation:
        if len(found.same) > 1:
            question = (await facts(self._library, operation, words.SEVERAL)).of(count=len(found.ids))
        elif found.same:
            question = await facts(self._library, operation, words.UNSURE_BOUND)
        else:
            question = await facts(self._library, operation, words.ALMOST)
        await self._library.put_documents([*found.same, *found.near])
        await self._scanner.show(operation, found.ids)
        return await self._outbox.move(
            operation, State.AMBIGUOUS, Actor.RECONCILIATION, question, fields={"error": question}
        )

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

    async def _probe_send(self, operation: Operation, watch: _Watch, ledgerbee: LedgerBee) -> bool:
        if _has_no_document(
            operation
        ):  # a restored send whose create was given up: there is nothing that it could have sent
            await self._not_found(operation, watch, words.SEND_GONE)
            return True
        document_id = _document_of(operation)
        try:
            document = await ledgerbee.document(operation.document_kind, document_id)
        except Missing:
            watch.probes += 1
            await self._not_found(operation, watch, words.SEND_GONE)
            return True
        delivered = await ledgerbee.delivery_status(operation.document_kind, document_id)
        await self._library.put_documents([document])
        await self._library.put_delivery(document_id, delivered)
        watch.probes += 1
        more = delivered.send_count > operation.sent_before
        if (
            operation.sent_before > 0 and more
        ):  # a doubtful resend always ends with the person: others may have sent it too
            question = words.RESENT_PERHAPS.of(after=delivered.send_count, before=operation.sent_before)
            await self._outbox.move(
                operation, State.AMBIGUOUS, Actor.RECONCILIATION, question, fields={"error": question}
            )
            return True
        if operation.sent_before == 0 and (more or document.status != DRAFT):
            await self._outbox.move(
                operation, State.DONE, Actor.RECONCILIATION, words.FOUND_SENT, fields={"error": None}
            )
            return True
        watch.clean += 1
        if not self._window_is_over(watch):
            return False
        await self._not_found(operation, watch, words.SEND_NOT_FOUND)
        return True

    # --- When a person wants to know -------------------------------------------------------------

    async def look_afresh(self, operation: Operation) -> bool:
        """A fresh look before a person's "once more". True: nothing turned up, it may be tried again.

        What turned up is put on disk: found (done), or another question to the person. Raises LedgerBeeError or Stale.
        """
        ledgerbee = self._line.ledgerbee
        if operation.kind is not OperationKind.CREATE:
            return await self._send_is_open(operation, ledgerbee)
        found = await self._scanner.find(ledgerbee, operation)
        if not found.clean:
            return False
        known = await self._scanner.shown(operation) if operation.state is State.AMBIGUOUS else frozenset[DocumentId]()
        if found.ids <= known:
            await self._scanner.reject(operation, found.ids)
            return True
        if operation.state is State.NOT_FOUND and len(found.same) == 1 and operation.lower_bound is not None:
            await self.claim(operation, found.same[0], words.FOUND_LATE)
            return False
        doubtful = await self._outbox.move(operation, State.UNKNOWN, Actor.PERSON, words.LOOK_FIRST)
        await self._ask(doubtful, found)
        return False

    async def _send_is_open(self, operation: Operation, ledgerbee: LedgerBee) -> bool:
        if operation.sent_before > 0:
            return True  # whether a resend happened only the person knows, and has said
        document = await ledgerbee.document(operation.document_kind, _document_of(operation))
        await self._library.put_documents([document])
        if document.status == DRAFT:
            return True
        await self._outbox.move(operation, State.DONE, Actor.RECONCILIATION, words.FOUND_SENT, fields={"error": None})
        return False


def _has_no_document(operation: Operation) -> bool:
    """Is this a send that was restored from a copy before its create was known to be done?"""
    return operation.kind is OperationKind.SEND and operation.document_id is None


def _document_of(operation: Operation) -> DocumentId:
    if operation.document_id is None:
        raise ValueError("a send has a document")
    return operation.document_id


async def facts(library: LibraryStore, operation: Operation, message: Message) -> Message:
    """`message` with the customer and the approved total of a create, by which a person recognises it."""
    catalogue = await library.catalogue()
    customer = catalogue.customers.get(operation.customer_id) if operation.customer_id else None
    return message.of(
        customer="–" if customer is None else f"{customer.number} {customer.name}",
        total=operation.approved_total or "–",
    )
