"""Reads one thing at a time, when somebody looks at it."""

from __future__ import annotations

import contextlib

from ledgerbee_desktop.core.errors import LedgerBeeError
from ledgerbee_desktop.core.identifiers import CustomerId, DocumentId, ProductId
from ledgerbee_desktop.core.kinds import DocumentKind
from ledgerbee_desktop.core.library import Document, PdfFile
from ledgerbee_desktop.sync.deliveries import read_document
from ledgerbee_desktop.sync.parts import Parts
from ledgerbee_desktop.sync.pull import Pull

PDF_END, PDF_TAIL = b"%%EOF", 1024
"""What a whole PDF has in so many last bytes."""


class Looking:
    """The reads of `core.ports.Sync`."""

    def __init__(self, parts: Parts, pull: Pull) -> None:
        self._parts = parts
        self._library = parts.library
        self._pull = pull

    async def customer(self, customer_id: CustomerId) -> None:
        """A customer with contacts and departments. One that LedgerBee does not know yet has none; unreachable is no error."""
        known = (await self._library.catalogue()).customers.get(customer_id)
        if known is not None and known.is_temporary:
            return
        with contextlib.suppress(LedgerBeeError):
            await self._library.put_customer(await self._parts.line.ledgerbee.customer(customer_id))
            await self._pull.customer(customer_id)

    async def product(self, product_id: ProductId) -> None:
        """A product with its prices. One that LedgerBee does not know yet has only ours; unreachable is no error."""
        known = (await self._library.catalogue()).products.get(product_id)
        if known is not None and known.is_temporary:
            return
        with contextlib.suppress(LedgerBeeError):
            await self._pull.product(product_id)

    async def document(self, kind: DocumentKind, document_id: DocumentId) -> Document:
        """A document with its lines, and its delivery log where its kind has one. Raises LedgerBeeError."""
        return await read_document(self._parts, self._parts.line.ledgerbee, kind, document_id)

    async def pdf(self, document: Document, *, draft: bool) -> PdfFile:
        """The PDF: from the library when it is still right, else from LedgerBee. Raises LedgerBeeError.

        One without its end marker (ISO 32000-1, 7.5.5) is handed out but not kept: it would be all there is to see for ever.
        """
        kept = await self._library.pdf(document.id, draft=draft)
        if kept is not None:
            return kept
        pdf = await self._parts.line.ledgerbee.pdf(document.kind, document.id, draft=draft)
        if PDF_END in pdf.data[-PDF_TAIL:]:
            await self._library.put_pdf(document, pdf, draft=draft)
        return pdf
