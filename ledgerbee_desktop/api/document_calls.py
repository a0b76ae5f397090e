"""The operations of the four kinds of documents."""

from __future__ import annotations

import dataclasses
from email.message import Message as MailMessage
from functools import partial
from typing import Final

import msgspec

from ledgerbee_desktop.api.calls import Calls, item, paging
from ledgerbee_desktop.api.reads import PDF
from ledgerbee_desktop.api.wire import documents
from ledgerbee_desktop.api.wire.unknown import unknown
from ledgerbee_desktop.core.identifiers import CustomerId, DocumentId, normal_id
from ledgerbee_desktop.core.kinds import TRAITS, DocumentKind
from ledgerbee_desktop.core.library import DeliveryStatus, Document, PdfFile
from ledgerbee_desktop.core.ports import Page, Written

DOCUMENTS: Final = {
    DocumentKind.INVOICE: "/v1/invoices",
    DocumentKind.CREDIT_NOTE: "/v1/credit-notes",
    DocumentKind.QUOTE: "/v1/quotes",
    DocumentKind.ORDER_CONFIRMATION: "/v1/order-confirmations",
}
LONGEST_NAME: Final = 120


class DocumentCalls(Calls):
    """Invoices, credit notes, quotes and order confirmations. What the contract does not have for a kind raises ValueError."""

    async def documents(
        self,
        kind: DocumentKind,
        page: int,
        customer_id: CustomerId | None = None,
        *,
        search: str = "",
        status: str = "",
        sort_by: str = "",
        sort_order: str = "",
    ) -> Page[Document]:
        """One page of 100 documents without lines, by default in LedgerBee's order (assumed newest first).

        listInvoices, listCreditNotes, listQuotes, listOrderConfirmations. `search` is for invoices and credit notes, sorting for
        the other two; the status of those is the display status (contract README, trap 4).
        """
        traits = TRAITS[kind]
        if (search and not traits.has_text_search) or ((sort_by or sort_order) and not traits.is_sortable):
            raise ValueError(f"the list of {kind} has no such parameter")
        customer = "" if customer_id is None else normal_id(customer_id)
        query = paging(page, search=search, customerId=customer, status=status, sortBy=sort_by, sortOrder=sort_order)
        answers = documents.BY_KIND[kind]
        return await self._page(DOCUMENTS[kind], query, answers.item, answers.build)

    async def document(self, kind: DocumentKind, document_id: DocumentId) -> Document:
        """getInvoice, getCreditNote, getQuote, getOrderConfirmation. Raises Missing when the company has no such document."""
        answers = documents.BY_KIND[kind]
        return await self._read(item(DOCUMENTS[kind], document_id), {}, msgspec.Raw, partial(whole, answers))

    async def delivery_status(self, kind: DocumentKind, document_id: DocumentId) -> DeliveryStatus:
        """The delivery log: getInvoiceDeliveryStatus, getCreditNoteDeliveryStatus; the other kinds have none."""
        if not TRAITS[kind].has_delivery_log:
            raise ValueError(f"a {kind} has no delivery log")
        path = f"{item(DOCUMENTS[kind], document_id)}/delivery-status"
        return await self._read(path, {}, documents.DeliveryStatusOut, documents.delivery_status)

    async def pdf(self, kind: DocumentKind, document_id: DocumentId, *, draft: bool) -> PdfFile:
        """The rendered PDF; `draft` asks for the watermarked preview, which has no side effects.

        downloadInvoicePdf, downloadCreditNotePdf, downloadQuotePdf, downloadOrderConfirmationPdf.
        """
        path = f"{item(DOCUMENTS[kind], document_id)}/pdf"
        answer = await self._reader.read(path, {"draft": "true"} if draft else {}, PDF, self._seen)
        return PdfFile(answer.body, file_name(answer.headers.get("content-disposition", "")))

    async def create(self, kind: DocumentKind, body: bytes) -> Written[Document]:
        """Create a LedgerBee draft from a frozen body; a credit note gets its number at once (contract README, trap 6).

        createInvoice, createCreditNote, createQuote, createOrderConfirmation. Never repeated; see `Writer.write`.
        """
        answers = documents.BY_KIND[kind]
        return await self._write("POST", DOCUMENTS[kind], body, msgspec.Raw, partial(whole, answers))

    async def update(self, kind: DocumentKind, document_id: DocumentId, body: bytes) -> Written[Document]:
        """Replace everything that a draft has (contract README, trap 3): updateQuote, updateOrderConfirmation. Never repeated."""
        if not TRAITS[kind].is_updatable:
            raise ValueError(f"a {kind} cannot be changed")
        answers = documents.BY_KIND[kind]
        path = item(DOCUMENTS[kind], document_id)
        return await self._write("PATCH", path, body, msgspec.Raw, partial(whole, answers))

    async def convert(self, kind: DocumentKind, document_id: DocumentId, body: bytes) -> Written[None]:
        """convertQuote, convertOrderConfirmation. What the answer says is not looked at (contract README, row 2). Never repeated."""
        if not TRAITS[kind].converts_to:
            raise ValueError(f"a {kind} is not converted")
        return await self._write("POST", f"{item(DOCUMENTS[kind], document_id)}/convert", body, None, _nothing)

    async def send(self, kind: DocumentKind, document_id: DocumentId, body: bytes) -> Written[None]:
        """Send: for an invoice or credit note book and deliver, for an invoice number it, too. Never repeated; see `Writer.write`.

        sendInvoice, sendCreditNote, sendQuote, sendOrderConfirmation.
        """
        path = f"{item(DOCUMENTS[kind], document_id)}/send"
        out = documents.SentOut if TRAITS[kind].is_booked else documents.SalesSentOut
        return await self._write("POST", path, body, out, documents.sent)


def whole(answers: documents.Answers, raw: msgspec.Raw) -> Document:
    """A document with its lines, and with what LedgerBee says of it that this program does not know."""
    document = answers.build(msgspec.json.decode(raw, type=answers.whole))
    return dataclasses.replace(document, unknown=unknown(bytes(raw), answers.whole))


def _nothing(_: object) -> None:
    return None


def file_name(disposition: str) -> str:
    """The plain file name in a Content-Disposition header: no folder, no control character; empty when there is none."""
    if not disposition:
        return ""
    header = MailMessage()
    header["content-disposition"] = disposition
    name = header.get_filename("")
    last = name.replace("\\", "/").rpartition("/")[2]
    return "".join(sign for sign in last if sign.isprintable()).strip(" .")[:LONGEST_NAME]
