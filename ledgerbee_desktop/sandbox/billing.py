"""Operations on billing documents, the same for every kind that has them; `kinds` says which has what."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from decimal import Decimal
from functools import partial

from starlette.responses import Response

from ledgerbee_desktop.sandbox import clock, converting, drafting, queries, sending
from ledgerbee_desktop.sandbox.calls import Call, Operation, answer
from ledgerbee_desktop.sandbox.errors import not_found
from ledgerbee_desktop.sandbox.kinds import KINDS, Kind
from ledgerbee_desktop.sandbox.store import documents
from ledgerbee_desktop.sandbox.store.database import transaction
from ledgerbee_desktop.sandbox.store.documents import Document, Line, Wanted

STAMPS = ("createdAt", "updatedAt")


def list_item(kind: Kind, document: Document) -> dict[str, object]:
    """The document as lists show it, without lines."""
    return {name: member(document) for name, member in kind.members.items()}


def _line(line: Line) -> dict[str, object]:
    return {
        "id": line.id,
        "priceId": line.price_id,
        "description": line.description,
        "lineType": line.line_type,
        "quantity": None if line.quantity is None else Decimal(line.quantity),
        "unitPrice": line.unit_price,
        "totalPrice": line.total_price,
        "vatAmount": line.vat_amount,
        "vatRate": line.vat_rate,
    }


def whole(conn: sqlite3.Connection, kind: Kind, document: Document) -> dict[str, object]:
    """The list item with its lines."""
    body = list_item(kind, document)
    stamps = {name: body.pop(name) for name in STAMPS}
    return {**body, "lines": [_line(line) for line in documents.lines(conn, document.id)], **stamps}


def list_documents(kind: Kind, call: Call) -> Response:
    """`GET /v1/…`: one page, newest first unless sorted otherwise; the status filter means the display status (trap 4)."""
    checks: dict[str, queries.Check] = {
        **queries.PAGING,
        "customerId": queries.uuid,
        "status": queries.choice(*kind.statuses),
    }
    if kind.searchable:
        checks["search"] = queries.text
    if kind.sorts:
        checks["sortBy"] = queries.choice(*kind.sorts)
        checks["sortOrder"] = queries.choice("asc", "desc")
    found = queries.read(call.query, checks)
    page = queries.page_of(found)
    sort = found.get("sortBy")
    wanted = Wanted(
        today=clock.today().isoformat(),
        search=found.get("search"),
        status=found.get("status"),
        customer_id=found.get("customerId"),
        sort="created" if sort is None else kind.sorts[sort],
        descending=found.get("sortOrder", "desc" if sort is None else "asc") == "desc",
        limit=page.limit,
        offset=page.offset,
    )
    items, total = documents.page(call.conn, kind.name, wanted)
    return answer(page.envelope([list_item(kind, item) for item in items], total))


def create_document(kind: Kind, call: Call) -> Response:
    """`POST /v1/…`: makes a draft; a credit note has its number from here on."""
    call.no_query()
    found = drafting.read_body(kind, call.body)
    with transaction(call.conn):
        document = drafting.create(call.conn, kind, found)
    return answer(whole(call.conn, kind, document), 201)


def _document(kind: Kind, call: Call) -> Document:
    document = documents.get(call.conn, kind.name, call.id())
    if document is None:
        raise not_found()
    return document


def get_document(kind: Kind, call: Call) -> Response:
    """`GET /v1/…/{id}`."""
    call.id()
    call.no_query()
    return answer(whole(call.conn, kind, _document(kind, call)))


def replace_document(kind: Kind, call: Call) -> Response:
    """`PATCH /v1/…/{id}`: replaces everything in a draft, lines included (trap 3)."""
    call.id()
    call.no_query()
    found = drafting.read_body(kind, call.body)
    document = _document(kind, call)
    with transaction(call.conn):
        changed = drafting.replace_draft(call.conn, kind, document, found)
    return answer(whole(call.conn, kind, changed))


def convert_document(kind: Kind, call: Call) -> Response:
    """`POST /v1/…/{id}/convert`: makes a document of the target kind; answers with the source (unknown 2)."""
    call.id()
    call.no_query()
    order = converting.read_order(call.body)
    document = _document(kind, call)
    with transaction(call.conn):
        changed = converting.convert(call.desk, kind, document, order)
    return answer(whole(call.conn, kind, changed), 201)


def get_delivery_status(kind: Kind, call: Call) -> Response:
    """`GET /v1/…/{id}/delivery-status`: newest first."""
    call.id()
    call.no_query()
    return answer(sending.delivery_status(call.conn, _document(kind, call)))


def download_pdf(kind: Kind, call: Call) -> Response:
    """`GET /v1/…/{id}/pdf`; `draft=true` puts a watermark on it."""
    call.id()
    found = queries.read(call.query, {"draft": queries.boolean})
    document = _document(kind, call)
    from ledgerbee_desktop.sandbox.pdf.content import file_name
    from ledgerbee_desktop.sandbox.pdf.paper import render

    content = render(call.conn, document, watermark=found.get("draft", False))
    headers = {"Content-Disposition": f'attachment; filename="{file_name(document)}"'}
    return Response(content, media_type="application/pdf", headers=headers)


def send_document(kind: Kind, call: Call) -> Response:
    """`POST /v1/…/{id}/send`: numbers and delivers; repeating it keeps the number (unknown 9)."""
    call.id()
    call.no_query()
    order = sending.read_send(kind, call.body)
    document = _document(kind, call)
    with transaction(call.conn):
        result = sending.send(call.desk, kind, document, order)
    return answer(result, 201)


def _operations(kind: Kind) -> tuple[Operation, ...]:
    read, write = f"{kind.scope}-read", f"{kind.scope}-write"
    table: list[tuple[str, str, str, Callable[[Kind, Call], Response]]] = [
        ("GET", "", read, list_documents),
        ("POST", "", write, create_document),
        ("GET", "/{id}", read, get_document),
        ("GET", "/{id}/pdf", read, download_pdf),
        ("POST", "/{id}/send", write, send_document),
    ]
    if kind.booked:
        table.append(("GET", "/{id}/delivery-status", read, get_delivery_status))
    else:
        table.append(("PATCH", "/{id}", write, replace_document))
    if kind.targets:
        table.append(("POST", "/{id}/convert", write, convert_document))
    return tuple(
        Operation(method, f"/v1/{kind.path}{rest}", scope, partial(handler, kind))
        for method, rest, scope, handler in table
    )


OPERATIONS = tuple(operation for kind in KINDS for operation in _operations(kind))
