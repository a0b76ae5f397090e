"""Operations joined with what a person knows them by: customer, amount, recipient."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation

from ledgerbee_desktop.core.drafts import Draft
from ledgerbee_desktop.core.errors import StoreDamaged
from ledgerbee_desktop.core.identifiers import CustomerId, DocumentId, DraftId, PriceId, ProductId
from ledgerbee_desktop.core.kinds import TRAITS, DeliveryType, Target
from ledgerbee_desktop.core.library import Catalogue, Document
from ledgerbee_desktop.core.operations import Operation, OperationKind, SendRequest, State
from ledgerbee_desktop.core.ports import Bodies, Book, OutboxRow
from ledgerbee_desktop.core.records import RecordWrite
from ledgerbee_desktop.core.rules import recipient_ean, recipient_email
from ledgerbee_desktop.core.text import Message
from ledgerbee_desktop.ui import formats
from ledgerbee_desktop.ui.library.shelf import Shelf
from ledgerbee_desktop.ui.library.words import KIND, document_name
from ledgerbee_desktop.ui.outbox import words
from ledgerbee_desktop.ui.text import explain

LOOKED_BACK = 200
"""How many of what has ended are shown at first, and how many more whenever older ones are asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """An operation as the outbox and the status bar show it. `total` is LedgerBee's where it is known, else the estimate that was
    approved; `estimate` tells which. `request` is set for sends. `became` is what the history of one that has ended says last."""

    row: OutboxRow
    what: str
    customer_id: CustomerId | None
    customer: str
    total: Decimal | None
    currency: str
    estimate: bool
    approved: Decimal | None
    recipient: str
    document: Document | None
    draft: Draft | None
    request: SendRequest | None
    today: dt.date
    became: Message | None = None

    @property
    def operation(self) -> Operation:
        """The operation itself."""
        return self.row.operation

    @property
    def money(self) -> str:
        """The total with its currency; empty when it is not known."""
        return "" if self.total is None else formats.money(self.total, self.currency)

    @property
    def needs_person(self) -> bool:
        """Does it stand still until a person decides?"""
        return words.needs_person(self.operation, self.row.waiting)


class Entries:
    """Reads entries."""

    def __init__(self, book: Book, shelf: Shelf, bodies: Bodies) -> None:
        self._book, self._shelf, self._bodies = book, shelf, bodies

    async def open(self) -> tuple[Entry, ...]:
        """Everything that has not ended, oldest first."""
        return await self.of(await self._book.outbox.rows())

    async def ended(self, pages: int) -> tuple[tuple[Entry, ...], bool]:
        """The newest that have ended, oldest first: at most `pages` times `LOOKED_BACK`; and whether there are older ones."""
        outbox = self._book.outbox
        rows = await outbox.ended(LOOKED_BACK)
        for page in range(1, pages):
            if len(rows) < page * LOOKED_BACK:
                break
            rows = (*await outbox.ended(LOOKED_BACK, rows[0].operation.id), *rows)
        is_full = len(rows) == pages * LOOKED_BACK
        return await self.of(rows), is_full and bool(await outbox.ended(1, rows[0].operation.id))

    async def with_ends(self, entries: Sequence[Entry]) -> tuple[Entry, ...]:
        """The same entries; those that have ended know what they became."""
        return tuple([e if e.operation.state.is_open else await self._with_end(e) for e in entries])

    async def _with_end(self, entry: Entry) -> Entry:
        events = await self._book.outbox.events(entry.operation.id)
        return replace(entry, became=events[-1].what if events else None)

    async def of_batch(self, batch: str) -> tuple[Entry, ...]:
        """The sends that were asked for together, those that have ended too."""
        return await self.of(await self._book.outbox.of_batch(batch))

    def record_write(self, operation: Operation) -> RecordWrite:
        """What an operation on a record states; an update names in `changed` what it changes."""
        record_id = operation.record_id or ""
        return self._bodies.read_record(operation.target, operation.kind, record_id, operation.payload)

    async def of(self, rows: Sequence[OutboxRow]) -> tuple[Entry, ...]:
        """These rows with what they are known by, in the same order."""
        wanted = {row.operation.document_id for row in rows if row.operation.document_id is not None}
        found = await self._book.library.documents(sorted(wanted)) if wanted else ()
        documents: Mapping[DocumentId, Document] = {document.id: document for document in found}
        drafts = {i: await self._draft(i) for i in {r.operation.draft_id for r in rows if r.operation.draft_id}}
        today = self._book.clock.today()
        return tuple([await self._entry(row, documents, drafts, today) for row in rows])

    async def _draft(self, draft_id: DraftId) -> Draft | None:
        try:
            return (await self._book.drafts.open(draft_id)).saved.draft
        except (KeyError, StoreDamaged):  # forgotten, or unreadable: the operation is shown without it
            return None

    async def _entry(
        self,
        row: OutboxRow,
        documents: Mapping[DocumentId, Document],
        drafts: Mapping[DraftId, Draft | None],
        today: dt.date,
    ) -> Entry:
        operation = row.operation
        document = documents.get(operation.document_id) if operation.document_id is not None else None
        draft = drafts.get(operation.draft_id) if operation.draft_id is not None else None
        request = self._bodies.read_send(operation.payload) if operation.kind is OperationKind.SEND else None
        customer_id = operation.customer_id or (document.customer_id if document is not None else None)
        approved = _decimal(operation.approved_total)
        return Entry(
            row=row,
            what=self._what(operation, request, document),
            customer_id=customer_id,
            customer=self._shelf.customer_name(customer_id),
            total=document.amount if document is not None else approved,
            currency=document.currency if document is not None else (draft.currency if draft is not None else ""),
            estimate=document is None,
            approved=approved,
            recipient=await self.recipient(request, customer_id, draft or document),  # only the draft knows the contact
            document=document,
            draft=draft,
            request=request,
            today=today,
        )

    def _what(self, operation: Operation, request: SendRequest | None, document: Document | None) -> str:
        if operation.target.is_document:
            return _what_document(operation, request, document)
        text = words.RECORD_WRITE.get(operation.kind, words.CREATE)
        action = self.record_write(operation).action if operation.kind is OperationKind.ACTION else None
        if action is not None:
            text = words.PRICE_ACTION[action]
        return explain(text.of(name=_record_shown(operation, self._shelf.catalogue)))

    async def recipient(
        self, request: SendRequest | None, customer_id: CustomerId | None, subject: Document | Draft | None
    ) -> str:
        """Who gets it, as the sheet said when it was asked for: what was typed, else what LedgerBee will choose."""
        if request is None:
            return ""
        if request.delivery_type is DeliveryType.MANUAL:
            booked = subject is None or TRAITS[subject.kind].is_booked
            return explain(words.NOBODY if booked else words.NOBODY_UNBOOKED)
        chosen = request.to
        if not chosen and subject is not None and customer_id is not None:
            chosen = await self._ledgerbees_choice(request.delivery_type, customer_id, subject)
        if not chosen:
            return explain(words.NO_ADDRESS)
        return chosen if request.delivery_type is DeliveryType.EMAIL else explain(words.EAN.of(number=chosen))

    async def _ledgerbees_choice(
        self, delivery: DeliveryType, customer_id: CustomerId, subject: Document | Draft
    ) -> str:
        customer, library = self._shelf.customer(customer_id), self._book.library
        if delivery is DeliveryType.EMAIL:
            return recipient_email(subject, customer, await library.contacts(customer_id))
        return recipient_ean(subject, customer, await library.departments(customer_id))


def _what_document(operation: Operation, request: SendRequest | None, document: Document | None) -> str:
    has_number = document is not None and document.number
    kind = operation.document_kind
    name = document_name(document) if document is not None and has_number else explain(KIND[kind])
    if request is not None:
        manual = request.delivery_type is DeliveryType.MANUAL
        ways = words.RESEND if words.is_resend(operation) else words.SEND
        text = words.send_manual(kind) if manual else ways[request.delivery_type]
        return explain(text.of(name=name))
    return explain(words.DOCUMENT_WRITE.get(operation.kind, words.CREATE).of(name=name))


def _record_shown(operation: Operation, catalogue: Catalogue) -> str:
    name = record_name(operation, catalogue)
    kind = explain(words.RECORD[operation.target])
    return explain(words.RECORD_NAMED.of(kind=kind, name=name)) if name else kind


def record_name(operation: Operation, catalogue: Catalogue) -> str:
    """What a record that is written is called here; empty when it is not (or no longer) in the library."""
    record_id = operation.record_id or ""
    match operation.target:
        case Target.CUSTOMER:
            customer = catalogue.customers.get(CustomerId(record_id))
            return customer.name if customer is not None else ""
        case Target.PRODUCT:
            product = catalogue.products.get(ProductId(record_id))
            return product.name if product is not None else ""
        case Target.PRICE:
            of = catalogue.product_of(PriceId(record_id))
            return of.name if of is not None else ""
        case _:
            return next((group.name for group in catalogue.product_groups if group.id == record_id), "")


def _decimal(text: str) -> Decimal | None:
    try:
        return Decimal(text)
    except InvalidOperation:
        return None


def can_be_taken_back(entry: Entry) -> bool:
    """Has it not left yet?"""
    return entry.operation.state is State.QUEUED


def undoable_send(entries: tuple[Entry, ...], now: dt.datetime) -> Entry | None:
    """The send that was asked for last and whose seconds of grace still run; one that a person holds up anyway does not leave."""
    held = {entry.operation.id for entry in entries if entry.needs_person}
    waiting = [
        e
        for e in entries
        if e.operation.kind is OperationKind.SEND
        and e.operation.state is State.QUEUED
        and e.operation.not_before is not None
        and e.operation.not_before > now
        and not {e.operation.id, e.operation.after} & held
    ]
    return waiting[-1] if waiting else None
