"""The library's documents, with their lines, delivery logs and PDFs."""

from __future__ import annotations

import dataclasses
import datetime as dt
import sqlite3
from collections.abc import Mapping, Sequence
from decimal import Decimal

import msgspec

from ledgerbee_desktop.core.events import Bus, Topic
from ledgerbee_desktop.core.identifiers import CustomerId, DocumentId, DraftId
from ledgerbee_desktop.core.kinds import DocumentKind, LineKind, Target
from ledgerbee_desktop.core.library import DeliveryStatus, Document, PdfFile
from ledgerbee_desktop.core.moments import read_day
from ledgerbee_desktop.core.ports import DocumentFilter, PastLine
from ledgerbee_desktop.store.database import Database
from ledgerbee_desktop.store.document_query import document_ids
from ledgerbee_desktop.store.document_rows import DOCUMENT, LINES, document_of, kind_of
from ledgerbee_desktop.store.folding import searchable
from ledgerbee_desktop.store.library_rows import body_of, decoded, found

KEPT_PDFS = 200
_TEN_THOUSANDTHS = Decimal(10_000)

_delivery = msgspec.json.Decoder(DeliveryStatus)


class DocumentShelf:
    """The part of `core.ports.LibraryStore` that lists and document tabs live on."""

    def __init__(self, database: Database, bus: Bus) -> None:
        self._database = database
        self._bus = bus

    async def document_ids(self, wanted: DocumentFilter) -> tuple[DocumentId, ...]:
        """The ids of the documents that match, in order.

        Raises ValueError for a column that cannot be sorted by.
        """
        return await self._database.read(lambda connection: document_ids(connection, wanted))

    async def documents(self, ids: Sequence[DocumentId]) -> tuple[Document, ...]:
        """These documents, in this order, with lines where they are known; unknown ids are left out."""

        def work(connection: sqlite3.Connection) -> tuple[Document, ...]:
            found = (connection.execute("SELECT * FROM document WHERE id = ?", (each,)).fetchone() for each in ids)
            read = (document_of(row) for row in found if row is not None)
            return tuple(document for document in read if document is not None)

        return await self._database.read(work)

    async def put_documents(self, documents: Sequence[Document]) -> frozenset[DocumentId]:
        """Store a page of documents; lines that are known stay unless something differs. Returns the ids that are new or changed."""

        def work(connection: sqlite3.Connection) -> frozenset[DocumentId]:
            return frozenset(document.id for document in documents if put_document(connection, document))

        return await self._database.write(work, self._announce)

    async def documents_without_lines(self, limit: int) -> tuple[tuple[DocumentKind, DocumentId], ...]:
        """Documents whose lines are not known (any more), the newest first."""
        query = "SELECT kind, id FROM document WHERE lines_known = 0 AND gone_at IS NULL ORDER BY date DESC, created_at DESC LIMIT ?"

        def work(connection: sqlite3.Connection) -> tuple[tuple[DocumentKind, DocumentId], ...]:
            found = ((kind_of(kind), DocumentId(each)) for kind, each in connection.execute(query, (limit,)))
            return tuple((kind, each) for kind, each in found if kind is not None)

        return await self._database.read(work)

    async def delivery(self, document_id: DocumentId) -> DeliveryStatus | None:
        """The delivery log as last pulled."""
        query = "SELECT body FROM delivery WHERE document_id = ?"
        row = await self._database.read(lambda c: c.execute(query, (document_id,)).fetchone())
        return None if row is None else decoded(_delivery, row[0])

    async def put_delivery(self, document_id: DocumentId, status: DeliveryStatus) -> None:
        """Store the delivery log."""
        body = body_of(status)

        def work(connection: sqlite3.Connection) -> frozenset[DocumentId]:
            stored = connection.execute("SELECT body FROM delivery WHERE document_id = ?", (document_id,)).fetchone()
            if stored is not None and stored[0] == body:
                return frozenset()
            connection.execute("INSERT OR REPLACE INTO delivery (document_id, body) VALUES (?, ?)", (document_id, body))
            return frozenset({document_id})

        await self._database.write(work, self._announce)

    async def pdf(self, document_id: DocumentId, *, draft: bool) -> PdfFile | None:
        """The PDF as last fetched, if it is still of the document's present `updated_at`."""

        def work(connection: sqlite3.Connection) -> PdfFile | None:
            row = connection.execute(
                "SELECT p.data, p.file_name, p.updated_at, d.body FROM pdf p JOIN document d ON d.id = p.document_id"
                " WHERE p.document_id = ? AND p.draft = ?",
                (document_id, int(draft)),
            ).fetchone()
            document = None if row is None else decoded(DOCUMENT, row["body"])
            if document is None or document.updated_at != row["updated_at"]:
                return None
            return PdfFile(row["data"], row["file_name"])

        return await self._database.read(work)

    async def put_pdf(self, document: Document, pdf: PdfFile, *, draft: bool) -> None:
        """Keep a PDF for reading offline; drafts and finals are kept apart, the newest 200 in all."""

        def work(connection: sqlite3.Connection) -> None:
            connection.execute(
                "INSERT OR REPLACE INTO pdf (number, document_id, draft, updated_at, file_name, data)"
                " VALUES ((SELECT coalesce(max(number), 0) + 1 FROM pdf), ?, ?, ?, ?, ?)",
                (document.id, int(draft), document.updated_at, pdf.file_name, pdf.data),
            )
            connection.execute(
                "DELETE FROM pdf WHERE number NOT IN (SELECT number FROM pdf ORDER BY number DESC LIMIT ?)",
                (KEPT_PDFS,),
            )

        await self._database.write(work)

    async def counts(self) -> Mapping[str, int]:
        """How many rows there are: keys "invoice" (and the other kinds), "customers", "products"."""

        def work(connection: sqlite3.Connection) -> dict[str, int]:
            counted = {kind.value: 0 for kind in DocumentKind}
            counted.update(
                {
                    row[0]: row[1]
                    for row in connection.execute(
                        "SELECT kind, count(*) FROM document WHERE gone_at IS NULL GROUP BY kind"
                    )
                }
            )
            for name, table in (("customers", "customer"), ("products", "product")):
                query = f"SELECT count(*) FROM {table} WHERE gone_at IS NULL"  # noqa: S608
                counted[name] = connection.execute(query).fetchone()[0]
            return counted

        return await self._database.read(work)

    async def history(self, customer_id: CustomerId, limit: int = 200) -> tuple[PastLine, ...]:
        """The product lines of a customer's documents, the newest first."""

        def work(connection: sqlite3.Connection) -> tuple[PastLine, ...]:
            past: list[PastLine] = []
            query = (
                "SELECT date, currency, lines FROM document WHERE customer_id = ? AND lines IS NOT NULL"
                " AND gone_at IS NULL AND kind <> 'credit-note' ORDER BY date DESC, created_at DESC"
            )
            for row in connection.execute(query, (customer_id,)):
                if len(past) >= limit:
                    break
                past.extend(_past_lines(row))
            return tuple(past[:limit])

        return await self._database.read(work)

    async def newest_booked(self, kind: DocumentKind) -> dt.date | None:
        """The date of the newest document that is no draft."""
        query = "SELECT date FROM document WHERE kind = ? AND gone_at IS NULL AND status <> 'draft' ORDER BY date DESC"

        def work(connection: sqlite3.Connection) -> dt.date | None:
            days = (read_day(row[0]) for row in connection.execute(query, (kind.value,)))
            return next((day for day in days if day is not None), None)

        return await self._database.read(work)

    async def draft_of(self, document_id: DocumentId) -> DraftId | None:
        """The draft that this document was made from, if it was made here."""
        query = "SELECT id FROM draft WHERE document_id = ?"
        row = await self._database.read(lambda c: c.execute(query, (document_id,)).fetchone())
        return None if row is None else DraftId(row[0])

    def _announce(self, changed: frozenset[DocumentId]) -> None:
        if changed:
            self._bus.publish(Topic.DOCUMENTS, *changed)


def put_document(connection: sqlite3.Connection, document: Document) -> bool:
    """Store one document, which LedgerBee has; False when nothing differs."""
    found(connection, Target(document.kind.value), [document.id])
    lines = None if document.lines is None else body_of(document.lines)
    query = "SELECT body, lines, lines_known, gone_at, status FROM document WHERE id = ?"
    stored = connection.execute(query, (document.id,)).fetchone()
    unknown = document.unknown if stored is None or lines is not None else _unknown(stored["body"])
    body = body_of(dataclasses.replace(document, lines=None, is_deleted=False, unknown=unknown))
    is_same = stored is not None and stored["status"] == document.status and _same_header(stored["body"], body)
    if is_same and _same_lines(stored, lines) and _same_links(connection, document):
        if stored["gone_at"] is None:
            return False
        connection.execute("UPDATE document SET gone_at = NULL WHERE id = ?", (document.id,))
        return True
    known = lines is not None
    if stored is not None and lines is None:
        lines = stored["lines"]  # kept for searching until the new ones are read
    texts = tuple(line.description for line in decoded(LINES, lines) or ())
    row = {
        "id": document.id,
        "kind": document.kind.value,
        "number": document.number,
        "status": document.status,
        "display_status": document.display_status or document.status,
        "date": document.date.isoformat(),
        "due_date": None if document.due_date is None else document.due_date.isoformat(),
        "valid_until": None if document.valid_until is None else document.valid_until.isoformat(),
        "customer_id": document.customer_id,
        "customer_name": _customer_name(connection, document.customer_id),
        "currency": document.currency,
        "amount": int(document.amount * _TEN_THOUSANDTHS),
        "reference": document.reference,
        "created_at": document.created_at.astimezone(dt.UTC).isoformat(),
        "lines_known": int(known),
        "search": _search_text(document, texts),
        "body": body,
        "lines": lines,
        "gone_at": None,
    }
    _forget_text(connection, document.id)
    marks = ", ".join(f":{column}" for column in row)
    changes = ", ".join(f"{column} = excluded.{column}" for column in row if column != "id")
    connection.execute(
        f"INSERT INTO document ({', '.join(row)}) VALUES ({marks}) ON CONFLICT (id) DO UPDATE SET {changes}",  # noqa: S608
        row,
    )
    connection.execute(
        "INSERT INTO document_text (rowid, search) SELECT number_in_table, search FROM document WHERE id = ?",
        (document.id,),
    )
    _put_links(connection, document)
    return True


def _search_text(document: Document, lines: tuple[str, ...]) -> str:
    """What a search looks into. Two newlines end it: so every character begins a trigram (document_words.py)."""
    return searchable(document.number, document.reference, document.our_reference, document.notes, *lines) + "\n\n"


def _forget_text(connection: sqlite3.Connection, document_id: str) -> None:
    """The text index learns of a change only when it is told what it held before."""
    connection.execute(
        "INSERT INTO document_text (document_text, rowid, search)"
        " SELECT 'delete', number_in_table, search FROM document WHERE id = ?",
        (document_id,),
    )


def _links(document: Document) -> dict[str, str]:
    links = (
        (document.converted_to_order_confirmation, DocumentKind.ORDER_CONFIRMATION),
        (document.converted_to_invoice, DocumentKind.INVOICE),
    )
    return {target: kind.value for target, kind in links if target is not None}


def _same_links(connection: sqlite3.Connection, document: Document) -> bool:
    links = _links(document)
    query = "SELECT target, target_kind FROM document_link WHERE source = ?"
    return not links or dict(map(tuple, connection.execute(query, (document.id,)))) == links


def _put_links(connection: sqlite3.Connection, document: Document) -> None:
    connection.execute("DELETE FROM document_link WHERE source = ?", (document.id,))
    connection.executemany(
        "INSERT OR REPLACE INTO document_link (source, target, target_kind) VALUES (?, ?, ?)",
        [(document.id, target, kind) for target, kind in _links(document).items()],
    )


def _customer_name(connection: sqlite3.Connection, customer_id: str | None) -> str:
    row = connection.execute("SELECT sort_name FROM customer WHERE id = ?", (customer_id,)).fetchone()
    return "" if row is None else str(row[0])


def _unknown(body: str) -> tuple[tuple[str, str], ...]:
    """What a whole document said that there is no field for: lists do not tell, so it stays until the document is read again."""
    if '"unknown":[[' not in body:  # as almost always
        return ()
    stored = decoded(DOCUMENT, body)
    return () if stored is None else stored.unknown


def _same_header(stored: str, new: str) -> bool:
    """The same document, even if an older program wrote it, which knew fewer fields?"""
    return stored == new or decoded(DOCUMENT, stored) == decoded(DOCUMENT, new)


def _same_lines(stored: sqlite3.Row, lines: str | None) -> bool:
    """Do the stored lines stay: equal to the new ones, or (when there are none) known and readable, or not known anyway?"""
    if lines is not None:
        return bool(stored["lines_known"] and stored["lines"] == lines)
    return not stored["lines_known"] or decoded(LINES, stored["lines"]) is not None


def _past_lines(row: sqlite3.Row) -> list[PastLine]:
    day = read_day(row["date"])
    if day is None:  # damage: the next pull replaces it
        return []
    return [
        PastLine(line.price_id, line.quantity, line.unit_price, row["currency"], day)
        for line in decoded(LINES, row["lines"]) or ()
        if line.kind is LineKind.PRODUCT
        and line.price_id is not None
        and line.quantity is not None
        and line.unit_price is not None
    ]
