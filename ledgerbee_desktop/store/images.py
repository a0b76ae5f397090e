"""Images of documents around a change (reliability 3, rule 5). They hang on the lines of the outbox's history, which nothing ever changes."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping

import msgspec

from ledgerbee_desktop.core.identifiers import DocumentId, OperationId
from ledgerbee_desktop.core.library import Document, Image, Moment
from ledgerbee_desktop.core.moments import read_moment
from ledgerbee_desktop.store.library_rows import body_of, decoded
from ledgerbee_desktop.store.sealed import digest

_MARK = '{"image":'


class _Stored(msgspec.Struct):
    """`checksum` is of the operation, the moment and the text of the document: the history's rows have none of their own."""

    image: str
    document: str
    checksum: str


_stored = msgspec.json.Decoder(_Stored)
_document = msgspec.json.Decoder(Document)


def written(operation_id: OperationId, moment: Moment, document: Document) -> str:
    """What stands beside a line of the operation's history."""
    body = body_of(document)
    return msgspec.json.encode(_Stored(moment.value, body, _checksum(operation_id, moment.value, body))).decode()


def images_of(connection: sqlite3.Connection, document_id: DocumentId) -> tuple[Image, ...]:
    """The images of a document, oldest first. One that the disk has damaged is left out."""
    found = connection.execute(
        "SELECT e.operation_id, e.at, e.evidence FROM operation o JOIN outbox_event e ON e.operation_id = o.id"
        " WHERE o.document_id = ? AND o.kind = 'update' AND substr(e.evidence, 1, ?) = ? ORDER BY e.number",
        (document_id, len(_MARK), _MARK),
    )
    read = (_image({"operation_id": row[0], "at": row[1], "evidence": row[2]}) for row in found)
    return tuple(image for image in read if image is not None)


def last_of(connection: sqlite3.Connection, operation_id: OperationId) -> Document | None:
    """The document in the newest image of an operation."""
    row = connection.execute(
        "SELECT operation_id, at, evidence FROM outbox_event WHERE operation_id = ? AND substr(evidence, 1, ?) = ?"
        " ORDER BY number DESC LIMIT 1",
        (operation_id, len(_MARK), _MARK),
    ).fetchone()
    image = None if row is None else _image({"operation_id": row[0], "at": row[1], "evidence": row[2]})
    return None if image is None else image.document


def _image(row: Mapping[str, str]) -> Image | None:
    stored = decoded(_stored, row["evidence"])
    if stored is None or stored.checksum != _checksum(row["operation_id"], stored.image, stored.document):
        return None
    document, at = decoded(_document, stored.document), read_moment(row["at"])
    if document is None or at is None:  # of a newer program, or a time that the disk has damaged: it has no checksum
        return None
    return Image(OperationId(row["operation_id"]), Moment(stored.image), at, document)


def _checksum(operation_id: str, moment: str, body: str) -> str:
    return digest("image", (operation_id, moment, body)).hex()
