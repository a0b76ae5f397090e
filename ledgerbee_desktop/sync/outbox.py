"""The outbox as the window and the headless commands see it: queue, take back, decide, and why each operation waits."""

from __future__ import annotations

from datetime import datetime, timedelta

from ledgerbee_desktop.core.drafts import Draft
from ledgerbee_desktop.core.errors import AppError, HasErrors, Stale
from ledgerbee_desktop.core.identifiers import DocumentId, DraftId, OperationId
from ledgerbee_desktop.core.kinds import DocumentKind, Target
from ledgerbee_desktop.core.library import Document
from ledgerbee_desktop.core.operations import (
    Actor,
    Attempt,
    Decision,
    Operation,
    OperationKind,
    OutboxEvent,
    SendRequest,
    State,
)
from ledgerbee_desktop.core.ports import (
    Bodies,
    Clock,
    DraftStore,
    Ids,
    LibraryStore,
    NewOperation,
    OutboxRow,
    OutboxStore,
)
from ledgerbee_desktop.core.rules import Facts, Finding, Severity, findings, send_findings
from ledgerbee_desktop.core.totals import estimate
from ledgerbee_desktop.sync import words
from ledgerbee_desktop.sync.decisions import Decisions
from ledgerbee_desktop.sync.gate import DRAFT
from ledgerbee_desktop.sync.line import Line
from ledgerbee_desktop.sync.waiting import by_id, waiting, ways_out


class OutboxService:
    """`core.ports.Outbox`. Queueing, taking back and looking need no network."""

    def __init__(
        self,
        *,
        outbox: OutboxStore,
        drafts: DraftStore,
        library: LibraryStore,
        bodies: Bodies,
        decisions: Decisions,
        clock: Clock,
        ids: Ids,
        line: Line,
    ) -> None:
        self._outbox = outbox
        self._drafts = drafts
        self._library = library
        self._bodies = bodies
        self._decisions = decisions
        self._clock = clock
        self._ids = ids
        self._line = line

    async def queue(
        self, draft_id: DraftId, send: SendRequest | None, *, undo_seconds: float
    ) -> tuple[OperationId, ...]:
        """Hand the draft to the outbox: a create, and a send after it if asked; what they send is frozen from here on.

        The send leaves when its create is done, but not within `undo_seconds` from now.

        Raises:
            HasErrors: LedgerBee would refuse it; the message is the first finding's.
            NotEditable: it is queued already, or has left.
            Stale: it was changed at this moment.
            StoreDamaged: the stored draft is damaged.
        """
        saved = (await self._drafts.open(draft_id)).saved
        draft = saved.draft
        facts = await self._facts(draft)
        _must_be_sound(findings(draft, facts))
        if send is not None:
            _must_be_sound(send_findings(send, draft, facts))
        totals = estimate(draft, facts.catalogue)
        operations = self._operations(draft, send, str(totals.total) if totals.complete else "", undo_seconds)
        await self._outbox.queue(operations, draft.id, saved.revision)
        return tuple(operation.id for operation in operations)

    def _operations(
        self, draft: Draft, send: SendRequest | None, approved: str, undo_seconds: float
    ) -> tuple[NewOperation, ...]:
        create = NewOperation(
            id=OperationId(self._ids.new()),
            draft_id=draft.id,
            target=Target(draft.kind),
            kind=OperationKind.CREATE,
            payload=self._bodies.create(draft),
            customer_id=draft.customer_id,
            approved_total=approved,
        )
        if send is None:
            return (create,)
        sending = NewOperation(
            id=OperationId(self._ids.new()),
            draft_id=draft.id,
            target=Target(draft.kind),
            kind=OperationKind.SEND,
            payload=self._bodies.send(draft.kind, send),
            customer_id=draft.customer_id,
            after=create.id,
            not_before=self._not_before(undo_seconds),
            approved_total=approved,
        )
        return create, sending

    async def send(
        self, kind: DocumentKind, document_id: DocumentId, request: SendRequest, *, undo_seconds: float
    ) -> OperationId:
        """Queue the sending of a document, or its sending again when LedgerBee shows it as sent.

        Raises:
            HasErrors: it cannot be sent like this.
            Stale: a sending of it is in the outbox already.
            AppError: the document is not in the library.
        """
        documents = await self._library.documents([document_id])
        if not documents:
            raise AppError(words.NOT_IN_LIBRARY)
        document = documents[0]
        _must_be_sound(send_findings(request, document, await self._facts(document)))
        operation = NewOperation(
            id=OperationId(self._ids.new()),
            draft_id=None,
            target=Target(kind),
            kind=OperationKind.SEND,
            payload=self._bodies.send(kind, request),
            customer_id=document.customer_id,
            document_id=document_id,
            not_before=self._not_before(undo_seconds),
            approved_total=str(document.amount),
            sent_before=await self._times_sent(document),
        )
        await self._outbox.queue([operation], None, None)
        return operation.id

    async def _times_sent(self, document: Document) -> int:
        """How often it was sent as far as is known: above 0 marks the operation as a sending again."""
        if document.status == DRAFT:
            return 0
        delivered = await self._library.delivery(document.id)
        return max(1, 0 if delivered is None else delivered.send_count)

    def _not_before(self, undo_seconds: float) -> datetime | None:
        return self._clock.now() + timedelta(seconds=undo_seconds) if undo_seconds > 0 else None

    async def _facts(self, target: Draft | Document) -> Facts:
        customer_id = target.customer_id
        return Facts(
            catalogue=await self._library.catalogue(),
            contacts=await self._library.contacts(customer_id) if customer_id else (),
            departments=await self._library.departments(customer_id) if customer_id else (),
            today=self._clock.today(),
            key=await self._library.key_info(),
            newest_booked=await self._library.newest_booked(target.kind),
        )

    async def take_back(self, operation_id: OperationId) -> None:
        """Discard an operation that is still queued (and the send that waits for it); its draft can be edited again.

        Raises Stale when it has left meanwhile, or is gone.
        """
        operation = await self._get(operation_id)
        if operation.state is not State.QUEUED:
            raise Stale
        await self._outbox.move(operation, State.DISCARDED, Actor.PERSON, words.TAKEN_BACK)

    async def take_back_draft(self, draft_id: DraftId) -> None:
        """The same for the create of a draft, before typing in it; a draft that is not in the outbox is no error.

        Raises Stale when its create has left.
        """
        for operation in await self._outbox.all(open_only=True):
            if operation.draft_id != draft_id or operation.kind is not OperationKind.CREATE:
                continue
            if operation.state is State.QUEUED:
                await self._outbox.move(operation, State.DISCARDED, Actor.PERSON, words.TAKEN_BACK)
            elif operation.state is not State.REFUSED:
                raise Stale

    async def decide(
        self, operation_id: OperationId, decision: Decision, document_id: DocumentId | None = None
    ) -> None:
        """Carry out what the person decided. `AGAIN` (of what may have happened) and `HAPPENED` ask LedgerBee first.

        Raises:
            Stale: it has changed meanwhile.
            NotEditable: a refused draft was edited since; queue the draft anew.
            AppError: the reason why that cannot be, such as that it has turned up.
        """
        operation = await self._get(operation_id)
        if decision not in ways_out(operation):
            raise AppError(words.CANNOT_DECIDE)
        if decision is Decision.DISCARD and operation.state is State.QUEUED:
            await self.take_back(operation_id)
            return
        await self._decisions.carry_out(operation, decision, document_id)

    async def _get(self, operation_id: OperationId) -> Operation:
        try:
            return await self._outbox.get(operation_id)
        except KeyError:
            raise Stale from None

    async def rows(self, *, open_only: bool = True) -> tuple[OutboxRow, ...]:
        """The operations with their reasons, oldest first. Raises StoreDamaged."""
        operations = await self._outbox.all(open_only=open_only)
        still_open = by_id([operation for operation in operations if operation.state.is_open])
        line, now = self._line.waiting(), self._clock.now()
        return tuple(
            OutboxRow(operation, waiting(operation, still_open, line, now), ways_out(operation))
            for operation in operations
        )

    async def attempts(self, operation_id: OperationId) -> tuple[Attempt, ...]:
        """The attempts of an operation."""
        return await self._outbox.attempts(operation_id)

    async def events(self, operation_id: OperationId) -> tuple[OutboxEvent, ...]:
        """The history of an operation."""
        return await self._outbox.events(operation_id)


def _must_be_sound(found: tuple[Finding, ...]) -> None:
    for finding in found:
        if finding.severity is Severity.ERROR:
            raise HasErrors(finding.message)
