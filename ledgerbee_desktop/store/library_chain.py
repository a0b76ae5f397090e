"""What belongs together: chains of documents, statuses, deliveries to follow."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Iterator, Mapping

import msgspec

from ledgerbee_desktop.core.identifiers import DocumentId, DraftId
from ledgerbee_desktop.core.kinds import DocumentKind
from ledgerbee_desktop.core.library import ChainLink, DeliveryStatus, Document, LinkKind
from ledgerbee_desktop.core.moments import read_moment
from ledgerbee_desktop.store.database import Database
from ledgerbee_desktop.store.document_rows import document_by_id, document_of, kind_of
from ledgerbee_desktop.store.library_rows import decoded

_delivery = msgspec.json.Decoder(DeliveryStatus)
_CLOCKS_APART = dt.timedelta(minutes=10)

# A conversion made here is known before the pull has read the link.
_LINKS = (
    "SELECT source, target, target_kind FROM document_link WHERE {0} = ?1"
    " UNION SELECT document_id, result_id, coalesce((SELECT kind FROM document WHERE document.id = result_id),"
    " iif(target = 'order-confirmation', 'invoice', NULL)) FROM operation"
    " WHERE kind = 'convert' AND result_id IS NOT NULL AND state = 'done' AND {1} = ?1"
)
_FORWARD = _LINKS.format("source", "document_id")
_BACK = _LINKS.format("target", "result_id")


class ChainShelf:
    """The part of `core.ports.LibraryReader` that follows links."""

    _database: Database

    async def chain(self, kind: DocumentKind, document_id: DocumentId) -> tuple[ChainLink, ...]:
        """The chain that a document belongs to, first member first, the document itself included; credit notes made here follow their invoice."""
        return await self._database.read(lambda connection: _chain(connection, kind, document_id))

    async def statuses(self, kind: DocumentKind) -> Mapping[str, int]:
        """The display statuses that documents of this kind have, as LedgerBee spells them, with their counts."""
        query = (
            "SELECT display_status, count(*) FROM document WHERE kind = ? AND gone_at IS NULL GROUP BY display_status"
        )
        return await self._database.read(
            lambda c: {str(row[0]): int(row[1]) for row in c.execute(query, (kind.value,))}
        )

    async def booked_invoice(self, number: str) -> Document | None:
        """The invoice with this number, with lines where they are known."""
        return await self._database.read(lambda connection: _booked_invoice(connection, number))

    async def deliveries_to_follow(self, since: dt.datetime, limit: int) -> tuple[tuple[DocumentKind, DocumentId], ...]:
        """Documents sent since then whose newest delivery has not ended (or is not known), the newest first.

        Sent since then: by the delivery log, by a send from here, or made since then.
        """
        return await self._database.read(lambda connection: tuple(_to_follow(connection, since))[:limit])


def _booked_invoice(connection: sqlite3.Connection, number: str) -> Document | None:
    query = (
        "SELECT * FROM document WHERE number = ? AND number <> '' AND kind = 'invoice' AND status <> 'draft'"
        " ORDER BY gone_at IS NOT NULL, date DESC LIMIT 1"
    )
    row = connection.execute(query, (number,)).fetchone()
    return None if row is None else document_of(row)


def _chain(connection: sqlite3.Connection, kind: DocumentKind, document_id: DocumentId) -> tuple[ChainLink, ...]:
    first_kind, first_id = _first(connection, kind, document_id)
    seen: set[str] = set()

    def members(kind: DocumentKind, each: DocumentId, link: LinkKind | None) -> Iterator[ChainLink]:
        if each in seen:
            return
        seen.add(each)
        document = document_by_id(connection, each)
        yield ChainLink(kind=kind, document_id=each, document=document, link=link)
        for row in connection.execute(_FORWARD, (each,)).fetchall():
            became = kind_of(row[2])
            if became is not None:  # else what it became is not known before it is pulled
                yield from members(became, DocumentId(row[1]), LinkKind.CONVERTED)
        if document is not None and kind is DocumentKind.INVOICE and document.number:
            yield from credits_of(document.number)

    def credits_of(number: str) -> Iterator[ChainLink]:
        query = "SELECT id, document_id FROM draft WHERE invoice_number = ? AND kind = 'credit-note' ORDER BY touched"
        for draft_id, made in connection.execute(query, (number,)).fetchall():
            if made is not None:
                yield from members(DocumentKind.CREDIT_NOTE, DocumentId(made), LinkKind.CREDITED)
            else:
                yield ChainLink(kind=DocumentKind.CREDIT_NOTE, draft_id=DraftId(draft_id), link=LinkKind.CREDITED)

    return tuple(members(first_kind, first_id, None))


def _first(
    connection: sqlite3.Connection, kind: DocumentKind, document_id: DocumentId
) -> tuple[DocumentKind, DocumentId]:
    """The member that the chain begins with."""
    seen: set[str] = set()
    while document_id not in seen:
        seen.add(document_id)
        before = _before(connection, kind, document_id)
        if before is None or before[1] in seen:
            break
        kind, document_id = before
    return kind, document_id


def _before(
    connection: sqlite3.Connection, kind: DocumentKind, document_id: DocumentId
) -> tuple[DocumentKind, DocumentId] | None:
    if kind is DocumentKind.CREDIT_NOTE:
        query = "SELECT invoice_number FROM draft WHERE document_id = ? AND invoice_number IS NOT NULL"
        row = connection.execute(query, (document_id,)).fetchone()
        invoice = None if row is None else _booked_invoice(connection, row[0])
        return None if invoice is None else (DocumentKind.INVOICE, invoice.id)
    for row in connection.execute(_BACK, (document_id,)).fetchall():
        source = connection.execute("SELECT kind FROM document WHERE id = ?", (row[0],)).fetchone()
        before = None if source is None else kind_of(source[0])
        if before is not None:
            return before, DocumentId(row[0])
    return None


def _to_follow(connection: sqlite3.Connection, since: dt.datetime) -> Iterator[tuple[DocumentKind, DocumentId]]:
    bound = since.astimezone(dt.UTC).isoformat()
    sent_here = (
        "(SELECT max(started_at) FROM attempt JOIN operation ON operation.id = attempt.operation_id"
        " WHERE operation.document_id = document.id AND operation.kind = 'send' AND operation.state = 'done')"
    )
    query = (
        f"SELECT kind, id, created_at, {sent_here} AS sent, (SELECT body FROM delivery WHERE document_id = document.id) AS log"  # noqa: S608
        " FROM document WHERE kind IN ('invoice', 'credit-note') AND status <> 'draft' AND gone_at IS NULL"
        " ORDER BY date DESC, created_at DESC"
    )
    for row in connection.execute(query):
        log = None if row["log"] is None else decoded(_delivery, row["log"])
        newest = max((each.sent_at for each in log.deliveries), default="") if log is not None else ""
        sent = max(_utc(newest), _utc(row["sent"]), "" if newest else _utc(row["created_at"]))
        is_settled = log is not None and log.is_settled and _is_of(newest, read_moment(row["sent"]))
        kind = kind_of(row["kind"])  # a damaged index may lead to a row of another kind than was asked for
        if sent >= bound and not is_settled and kind is not None:
            yield kind, DocumentId(row["id"])


def _is_of(newest: str, sent_here: dt.datetime | None) -> bool:
    """Is a log's newest entry of our last sending, or later? Two clocks are compared, so some minutes do not count."""
    if sent_here is None:
        return True
    begun = sent_here - _CLOCKS_APART
    return begun.astimezone(dt.UTC).isoformat() <= _utc(newest)


def _utc(stored: object) -> str:
    """A time in the form in which times are compared; empty when it is none. LedgerBee's without a zone is UTC (contract, Data forms)."""
    at = read_moment(stored) or read_moment(f"{stored}+00:00")
    return "" if at is None else at.astimezone(dt.UTC).isoformat()
