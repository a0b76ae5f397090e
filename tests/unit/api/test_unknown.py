"""What an answer says beyond the fields that are known here is kept with its place, never sent back (reliability 3, S4)."""

from __future__ import annotations

import json
from typing import Any

import msgspec

from ledgerbee_desktop.api.bodies import JsonBodies
from ledgerbee_desktop.api.document_calls import whole
from ledgerbee_desktop.api.wire.documents import BY_KIND, QuoteOut
from ledgerbee_desktop.api.wire.unknown import unknown
from ledgerbee_desktop.core.derive import editing
from ledgerbee_desktop.core.identifiers import DraftId
from ledgerbee_desktop.core.kinds import DocumentKind
from ledgerbee_desktop.core.merging import line_ids
from tests.wire_client import INVOICE, Dice

Json = dict[str, Any]
QUOTE: Json = {
    **{name: value for name, value in INVOICE.items() if name not in {"number", "dueDate", "lines"}},
    "documentNumber": None,
    "displayStatus": "draft",
    "validUntil": "2026-12-05",
}
LINE: Json = INVOICE["lines"][0]  # type: ignore[index,assignment]  # a JSON value


def raw(lines: list[Json], **members: Any) -> bytes:
    return json.dumps({**QUOTE, **members, "lines": lines}, ensure_ascii=False).encode()


def test_each_unknown_member_is_kept_with_its_place() -> None:
    answer = raw(
        [LINE, {**LINE, "discount": "2.5", "tags": []}],
        discountPercent=10.10,
        project={"id": 7, "name": "Ærø"},
        colour=None,
        isSample=False,
    )
    assert unknown(answer, QuoteOut) == (
        ("discountPercent", "10.1"),
        ("project", '{"id":7,"name":"Ærø"}'),
        ("isSample", "false"),
        ("lines.1.discount", '"2.5"'),
    )


def test_a_document_without_any_has_none() -> None:
    assert unknown(raw([LINE]), QuoteOut) == ()


def test_a_number_keeps_its_digits() -> None:
    answer = raw([LINE]).replace(b'"status"', b'"rate": 1.10000000000000000000001, "status"')
    assert unknown(answer, QuoteOut) == (("rate", "1.10000000000000000000001"),)


def test_they_are_never_sent() -> None:
    answer = raw([{**LINE, "discount": "2.5", "lineType": "subscription"}], discountPercent=10)
    document = whole(BY_KIND[DocumentKind.QUOTE], msgspec.Raw(answer))
    assert dict(document.unknown) == {"discountPercent": "10", "lines.0.discount": '"2.5"'}
    body = json.loads(JsonBodies().update(editing(document, DraftId("d"), line_ids(document, Dice()))))
    assert body.keys() == {"customerId", "date", "validUntil", "currency", "lines"}
    assert body["lines"][0].keys() == {"priceId", "quantity", "unitPrice", "description", "lineType"}
