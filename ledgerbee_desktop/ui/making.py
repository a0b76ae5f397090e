"""New drafts, made of nothing or of what is there already, and put on the disk. Each returns the id of the draft to open."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal

from ledgerbee_desktop.core.defaults import DEFAULT_CURRENCY, choose_customer, new_draft
from ledgerbee_desktop.core.derive import credit_note, from_document, from_draft
from ledgerbee_desktop.core.drafts import Draft
from ledgerbee_desktop.core.identifiers import CustomerId, DraftId
from ledgerbee_desktop.core.kinds import DocumentKind
from ledgerbee_desktop.core.library import Document
from ledgerbee_desktop.core.ports import Book


async def make_new(book: Book, kind: DocumentKind, our_reference: str) -> DraftId:
    """An empty draft of a kind."""
    return await _keep(book, new_draft(book.ids, book.clock.today(), kind, our_reference=our_reference))


async def make_for(book: Book, kind: DocumentKind, customer_id: CustomerId, our_reference: str) -> DraftId:
    """A draft of a kind for a customer, with what the customer brings along."""
    made = new_draft(book.ids, book.clock.today(), kind, our_reference=our_reference)
    return await _keep(book, await _introduced(book, made.replace(customer_id=customer_id)))


async def use_as_template(book: Book, source: Document | Draft, kind: DocumentKind) -> DraftId:
    """A draft of `kind` with the customer, texts and lines of any document or draft, and the dates of today.

    Raises LedgerBeeError when the lines of a document are not here and cannot be read.
    """
    if isinstance(source, Draft):
        made = from_draft(source, kind, book.ids, book.clock.today())
    else:
        whole = await with_lines(book, source)
        catalogue = await book.library.catalogue()
        made = from_document(whole, kind, book.ids, book.clock.today(), catalogue)
    return await _keep(book, await _introduced(book, made))


async def make_credit_note(
    book: Book, invoice: Document, quantities: Mapping[int, Decimal | None] | None = None
) -> DraftId:
    """A credit note for an invoice: all its lines, or those at these places with these quantities (`derive.credit_note`).

    Raises LedgerBeeError when the invoice's lines are not here and cannot be read.
    """
    whole = await with_lines(book, invoice)
    made = credit_note(whole, book.ids, book.clock.today(), quantities)
    return await _keep(book, await _introduced(book, made))


async def with_lines(book: Book, document: Document) -> Document:
    """The document with its lines, read from LedgerBee when they are not here. Raises LedgerBeeError."""
    if document.lines is not None:
        return document
    return await book.sync.fetch_document(document.kind, document.id)


async def _introduced(book: Book, draft: Draft) -> Draft:
    """What the customer brings along (due date, default contact) where the source did not say."""
    if draft.customer_id is None:
        return draft
    customer = (await book.library.catalogue()).customers.get(draft.customer_id)
    if customer is None:
        return draft
    said = {name for name in ("contact_id", "department_id") if getattr(draft, name) is not None}
    if draft.lines or draft.currency != DEFAULT_CURRENCY:
        said.add("currency")  # the lines are stated in it
    change = choose_customer(
        draft.replace(typed=frozenset(said)),
        customer,
        await book.library.contacts(customer.id),
        await book.library.departments(customer.id),
    )
    return draft if change is None else change.apply(draft).replace(typed=draft.typed)


async def _keep(book: Book, draft: Draft) -> DraftId:
    return (await book.drafts.create(draft)).draft.id
