"""Rows of the library's documents."""

from __future__ import annotations

import dataclasses
import sqlite3

import msgspec

from ledgerbee_desktop.core.kinds import DocumentKind
from ledgerbee_desktop.core.library import Document, DocumentLine
from ledgerbee_desktop.store.library_rows import decoded

DOCUMENT = msgspec.json.Decoder(Document)
LINES = msgspec.json.Decoder(tuple[DocumentLine, ...])


def document_by_id(connection: sqlite3.Connection, document_id: str) -> Document | None:
    """The document with its lines, where they are known; None when the library does not hold it."""
    row = connection.execute("SELECT * FROM document WHERE id = ?", (document_id,)).fetchone()
    return None if row is None else document_of(row)


def kind_of(stored: str | None) -> DocumentKind | None:
    """The kind that stands in a row; None when there is none, or the disk has damaged it: the next pull replaces it."""
    return DocumentKind(stored) if stored in set(DocumentKind) else None


def document_of(row: sqlite3.Row) -> Document | None:
    """The document in a row; None when the disk has damaged it."""
    document = decoded(DOCUMENT, row["body"])
    if document is None:
        return None
    lines = decoded(LINES, row["lines"]) if row["lines_known"] else None
    return dataclasses.replace(document, lines=lines, is_deleted=row["gone_at"] is not None)
