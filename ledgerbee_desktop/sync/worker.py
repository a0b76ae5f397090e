"""Works the outbox: what may leave leaves, one request at a time, oldest first."""

from __future__ import annotations

from datetime import timedelta

from ledgerbee_desktop.core.errors import LedgerBeeError, Stale, Unreachable
from ledgerbee_desktop.core.library import Document
from ledgerbee_desktop.core.operations import Actor, Attempt, Evidence, Operation, OperationKind, State
from ledgerbee_desktop.core.ports import Clock, LedgerBee, LibraryStore, OutboxStore, Written
from ledgerbee_desktop.sync import words
from ledgerbee_desktop.sync.attempt import Attempts
from ledgerbee_desktop.sync.company import Doorkeeper
from ledgerbee_desktop.sync.gate import DRAFT, Done, Gate, Held, Passed
from ledgerbee_desktop.sync.line import Line
from ledgerbee_desktop.sync.scan import Scanner
from ledgerbee_desktop.sync.waiting import by_id, waiting

READ_BACK_PAUSES = (0.0, 0.5, 1.0, 2.0, 4.0, 8.0)
"""Seconds before each look at a document that was sent (contract README, row 10: poll with growing pauses)."""
LATE_PROBE = timedelta(minutes=10)
"""When a document that was created again is first looked for a late twin of its earlier attempt."""


class Worker:
    """Moves operations from queued to an end, or to unknown. What is unknown is reconciliation's, not the worker's."""

    def __init__(
        self,
        *,
        outbox: OutboxStore,
        library: LibraryStore,
        scanner: Scanner,
        doorkeeper: Doorkeeper,
        clock: Clock,
        line: Line,
    ) -> None:
        self._outbox = outbox
        self._library = library
        self._scanner = scanner
        self._doorkeeper = doorkeeper
        self._clock = clock
        self._line = line
        self._attempts = Attempts(outbox, clock, line)
        self._gate = Gate(outbox, library, scanner)
        self._stopping = False

    @property
    def is_sending(self) -> bool:
        """Is a request on the wire whose outcome is not on the disk yet?"""
        return self._attempts.busy

    def stop(self) -> None:
        """Begin nothing new."""
        self._stopping = True

    async def run(self) -> None:
        """Work until nothing can move. Begins with the company: that proves the key, and the answer's Date bounds what follows.

        LedgerBee's troubles end the run and are on the line; StoreDamaged and DiskProblem are raised.
        """
        proven = False
        while not self._stopping and self._line.may_write():
            operation = await self._next()
            if operation is None:
                return
            try:
                if not proven:
                    await self._doorkeeper.prove()
                    proven = True
                await self._work(operation, self._line.ledgerbee)
            except LedgerBeeError as error:
                self._line.failed(error)
                return
            except Stale:
                continue  # somebody took it back, or decided about it: look again

    async def _next(self) -> Operation | None:
        operations = await self._outbox.all(open_only=True)
        others, now = by_id(operations), self._clock.now()
        for operation in operations:
            if operation.state is State.QUEUED and waiting(operation, others, None, now) is None:
                return operation
        return None

    async def seconds_to_next(self) -> float | None:
        """Seconds until an operation's undo time ends or the line may be used again; None when only something new can move one."""
        operations = await self._outbox.all(open_only=True)
        others, now = by_id(operations), self._clock.now()
        soonest: float | None = None
        for operation in operations:
            if operation.state is not State.QUEUED:
                continue
            why = waiting(operation, others, None, now)
            seconds = self._line.seconds_to_write()
            if why is not None:
                seconds = None if why.until is None else max(0.0, (why.until - now).total_seconds())
            if seconds is not None:
                soonest = seconds if soonest is None else min(soonest, seconds)
        return soonest

    async def _work(self, operation: Operation, ledgerbee: LedgerBee) -> None:
        match operation.kind:
            case OperationKind.CREATE:
                await self._create(operation, ledgerbee)
            case OperationKind.SEND:
                await self._send(operation, ledgerbee)
            case other:
                raise ValueError(f"operations of the kind {other} are not queued yet")

    # --- Create ----------------------------------------------------------------------------------

    async def _create(self, operation: Operation, ledgerbee: LedgerBee) -> None:
        if operation.attempts > 0 or operation.dead_at is not None:  # never a second POST without a fresh clean scan
            found = await self._scanner.find(ledgerbee, operation)
            if not found.clean:
                raise Unreachable(words.SCAN_UNSTEADY, Evidence())
            if found.ids:
                await self._look_first(operation, ledgerbee)
                return
        operation, attempt = await self._attempts.begin(operation, ledgerbee)
        operation, written = await self._attempts.post(
            operation, attempt, lambda: ledgerbee.create(operation.document_kind, operation.payload)
        )
        if written is not None:
            await self._created(operation, attempt, written)

    async def _look_first(self, operation: Operation, ledgerbee: LedgerBee) -> None:
        """Instead of a second POST: something turned up since the person decided, and reconciliation says what it is."""
        operation, attempt = await self._attempts.begin(operation, ledgerbee)
        await self._outbox.move(
            operation, State.UNKNOWN, Actor.WORKER, words.LOOK_FIRST, attempt=attempt, evidence=Evidence()
        )

    async def _created(self, operation: Operation, attempt: Attempt, written: Written[Document]) -> None:
        document = written.value
        fields: dict[str, object] = {"document_id": document.id}
        if operation.attempts > 1:
            fields["next_probe"] = self._clock.now() + LATE_PROBE
        try:
            done = await self._outbox.move(
                operation,
                State.DONE,
                Actor.WORKER,
                words.CREATED.of(amount=str(document.amount), currency=document.currency),
                attempt=attempt,
                evidence=written.evidence,
                fields=fields,
            )
        except Stale:  # nobody moves what is inflight but this task, so it is the claim
            await self._outbox.move(
                operation,
                State.UNKNOWN,
                Actor.WORKER,
                words.CLAIMED_TWICE,
                attempt=attempt,
                evidence=written.evidence,
            )
            return
        await self._library.put_documents([document])
        await self._compare_totals(done, document)

    async def _compare_totals(self, create: Operation, document: Document) -> None:
        """Tell the person at once, not only when the send is about to leave."""
        for send in await self._outbox.all(open_only=True):
            if send.after != create.id or send.state is not State.QUEUED:
                continue
            question = await self._gate.total_question(send, create, document)
            if question is not None:
                await self._outbox.note(send, question, {"error": question})
                continue
            rounding = await self._gate.rounding(send, create, document)
            if rounding is not None:
                await self._outbox.note(send, rounding, {})

    # --- Send ------------------------------------------------------------------------------------

    async def _send(self, operation: Operation, ledgerbee: LedgerBee) -> None:
        match await self._gate.examine(ledgerbee, operation):
            case Held(why):
                await self._outbox.note(operation, why, {"error": why})
            case Done(document):
                begun, attempt = await self._attempts.begin(operation, ledgerbee)
                await self._outbox.move(
                    begun, State.DONE, Actor.WORKER, words.EARLIER_ATTEMPT, attempt=attempt, evidence=Evidence()
                )
                await self._read_back(begun, ledgerbee, document)
            case Passed(passed):
                await self._leave(passed, ledgerbee)

    async def _leave(self, operation: Operation, ledgerbee: LedgerBee) -> None:
        document_id = operation.document_id
        if document_id is None:
            raise ValueError("a send has a document")
        operation, attempt = await self._attempts.begin(operation, ledgerbee)
        operation, written = await self._attempts.post(
            operation, attempt, lambda: ledgerbee.send(operation.document_kind, document_id, operation.payload)
        )
        if written is None:
            return
        done = await self._outbox.move(
            operation, State.DONE, Actor.WORKER, words.SENT, attempt=attempt, evidence=written.evidence
        )
        await self._read_back(done, ledgerbee)

    async def _read_back(self, operation: Operation, ledgerbee: LedgerBee, document: Document | None = None) -> None:
        """Read until LedgerBee shows what the sending made of the document; the library gets each answer."""
        if operation.document_id is None:
            return
        for pause in READ_BACK_PAUSES:
            if pause > 0:
                await self._clock.sleep(pause)
            document = await ledgerbee.document(operation.document_kind, operation.document_id)
            await self._library.put_documents([document])
            if document.status != DRAFT or self._stopping:
                break
        delivered = await ledgerbee.delivery_status(operation.document_kind, operation.document_id)
        await self._library.put_delivery(operation.document_id, delivered)
        if document is None or self._stopping:
            return
        if document.status == DRAFT:
            await self._outbox.note(operation, words.STILL_DRAFT, {"error": words.STILL_DRAFT})
        else:
            said = words.READ_BACK.of(number=document.number or "–", status=document.status)
            await self._outbox.note(operation, said, {})
