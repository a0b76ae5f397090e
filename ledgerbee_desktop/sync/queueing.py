"""What is asked of the outbox, made into operations: checked by the rules, bodies frozen, and told for what each has to wait."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime, timedelta

from ledgerbee_desktop.core.drafts import Draft
from ledgerbee_desktop.core.errors import AppError, HasErrors
from ledgerbee_desktop.core.identifiers import DocumentId, OperationId
from ledgerbee_desktop.core.kinds import TRAITS, DocumentKind, Target
from ledgerbee_desktop.core.library import Document
from ledgerbee_desktop.core.operations import Operation, OperationKind, SendRequest, State
from ledgerbee_desktop.core.ports import NewOperation
from ledgerbee_desktop.core.rights import action, cannot
from ledgerbee_desktop.core.rules import Facts, Finding, Severity, findings, read_facts, send_findings
from ledgerbee_desktop.core.totals import estimate
from ledgerbee_desktop.sync import words
from ledgerbee_desktop.sync.converts import cannot_convert
from ledgerbee_desktop.sync.gate import DRAFT
from ledgerbee_desktop.sync.parts import Parts


class Queueing:
    """Makes operations on documents; nothing is stored here."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts

    async def of_draft(self, draft: Draft, send: SendRequest | None, undo_seconds: float) -> tuple[NewOperation, ...]:
        """A create (or, for a draft that edits a document, a change), and a send after it if asked.

        Raises HasErrors.
        """
        facts = await self._facts(draft)
        must_be_sound(findings(draft, facts))
        if send is not None:
            must_be_sound(send_findings(send, draft, facts))
        totals = estimate(draft, facts.catalogue)
        bodies, changes = self._parts.bodies, draft.edits is not None
        first = NewOperation(
            id=OperationId(self._parts.ids.new()),
            draft_id=draft.id,
            target=Target(draft.kind),
            kind=OperationKind.UPDATE if changes else OperationKind.CREATE,
            payload=bodies.update(draft) if changes else bodies.create(draft),
            customer_id=draft.customer_id,
            document_id=draft.edits,
            after=await self.maker_of(_names(draft)),
            approved_total=str(totals.total) if totals.complete else "",
        )
        if send is None:
            return (first,)
        return first, NewOperation(
            id=OperationId(self._parts.ids.new()),
            draft_id=draft.id,
            target=Target(draft.kind),
            kind=OperationKind.SEND,
            payload=bodies.send(draft.kind, send),
            customer_id=draft.customer_id,
            document_id=draft.edits,
            after=first.id,
            not_before=self._not_before(undo_seconds),
            approved_total=first.approved_total,
        )

    async def of_sending(
        self, kind: DocumentKind, document_id: DocumentId, request: SendRequest, undo_seconds: float, batch: str = ""
    ) -> NewOperation:
        """The sending of a document, or its sending again when LedgerBee shows it as sent. Raises HasErrors or AppError.

        It goes after a change of the document that is on its way: what the customer gets has it.
        """
        document = await self._document(document_id)
        must_be_sound(send_findings(request, document, await self._facts(document)))
        return NewOperation(
            id=OperationId(self._parts.ids.new()),
            draft_id=None,
            target=Target(kind),
            kind=OperationKind.SEND,
            payload=self._parts.bodies.send(kind, request),
            customer_id=document.customer_id,
            document_id=document_id,
            after=await self._change_of(document_id),
            not_before=self._not_before(undo_seconds),
            approved_total=str(document.amount),
            sent_before=await self._times_sent(document),
            batch=batch,
        )

    async def of_conversion(
        self, kind: DocumentKind, document_id: DocumentId, target: DocumentKind, adjustment: Draft | None
    ) -> NewOperation:
        """The conversion of a document. Raises HasErrors or AppError."""
        document = await self._document(document_id)
        if document.kind is not kind or target not in TRAITS[kind].converts_to:
            raise HasErrors(words.NO_CONVERSION)
        key, scope = await self._parts.library.key_info(), TRAITS[kind].write_scope
        barred = cannot(key, scope, action(kind, OperationKind.CONVERT))
        if barred is not None:
            raise HasErrors(barred)
        why = cannot_convert(document)
        if why is not None:
            raise HasErrors(why)
        total = str(document.amount)
        if adjustment is not None:
            if adjustment.kind is not target or adjustment.customer_id != document.customer_id:
                raise HasErrors(words.WRONG_ADJUSTMENT)
            facts = await self._facts(adjustment)
            must_be_sound(findings(adjustment, facts))
            totals = estimate(adjustment, facts.catalogue)
            total = str(totals.total) if totals.complete else ""
        return NewOperation(
            id=OperationId(self._parts.ids.new()),
            draft_id=None,
            target=Target(kind),
            kind=OperationKind.CONVERT,
            payload=self._parts.bodies.convert(kind, target, adjustment),
            customer_id=document.customer_id,
            document_id=document_id,
            approved_total=total,
        )

    async def maker_of(self, names: Iterable[str]) -> OperationId | None:
        """The newest open create of a record that one of these temporary ids stands for: what names it goes after it.

        (Further ones are waited for as well: see `waiting.makes_what_it_names`.)
        """
        wanted = frozenset(names)
        makers = [each for each in await self._parts.outbox.all(open_only=True) if _makes(each, wanted)]
        return makers[-1].id if makers else None

    async def _change_of(self, document_id: DocumentId) -> OperationId | None:
        """The change of a document that may still arrive. One that was refused will not; its draft is the person's again."""
        for operation in await self._parts.outbox.all(open_only=True):
            if (operation.kind, operation.document_id) == (OperationKind.UPDATE, document_id):
                return None if operation.state is State.REFUSED else operation.id
        return None

    async def _document(self, document_id: DocumentId) -> Document:
        documents = await self._parts.library.documents([document_id])
        if not documents:
            raise AppError(words.NOT_IN_LIBRARY)
        return documents[0]

    async def _times_sent(self, document: Document) -> int:
        """How often it was sent as far as is known: above 0 marks the operation as a sending again."""
        if document.status == DRAFT:
            return 0
        delivered = await self._parts.library.delivery(document.id)
        return max(1, 0 if delivered is None else delivered.send_count)

    def _not_before(self, undo_seconds: float) -> datetime | None:
        return self._parts.clock.now() + timedelta(seconds=undo_seconds) if undo_seconds > 0 else None

    async def _facts(self, target: Draft | Document) -> Facts:
        return await read_facts(self._parts.library, target, self._parts.clock.today())


def must_be_sound(found: Iterable[Finding]) -> None:
    """Raises HasErrors with the first finding that stops queueing."""
    for finding in found:
        if finding.severity is Severity.ERROR:
            raise HasErrors(finding.message)


def _names(draft: Draft) -> frozenset[str]:
    return frozenset(
        str(each) for each in (draft.customer_id, *(line.price_id for line in draft.lines)) if each is not None
    )


def _makes(operation: Operation, names: frozenset[str]) -> bool:
    return operation.kind is OperationKind.CREATE and not operation.target.is_document and operation.record_id in names
