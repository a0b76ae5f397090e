"""A change replaces everything (contract README, trap 3), so everything that LedgerBee returns goes back as it was (reliability 3, S4).

DOCUMENTS=1000 [SEED=n] pytest tests/contract/test_changes_survive.py -s     # the long form, for `make torture`
"""

from __future__ import annotations

import datetime as dt
import json
from decimal import Decimal
from random import Random
from typing import Any

import httpx
import msgspec
import pytest

from ledgerbee_desktop.core import codec
from ledgerbee_desktop.core.derive import editing
from ledgerbee_desktop.core.drafts import Draft
from ledgerbee_desktop.core.identifiers import DocumentId, DraftId
from ledgerbee_desktop.core.kinds import DocumentKind
from ledgerbee_desktop.core.library import Document
from ledgerbee_desktop.core.merging import line_ids
from ledgerbee_desktop.sync.likeness import changed_fields, differing
from tests.contract import schema
from tests.contract.our_client import BODIES, PATHS, SALES, Ours
from tests.faults.figures import figure, number, seed
from tests.wire_client import Dice

Json = dict[str, Any]
DOCUMENTS = number("DOCUMENTS", 50)
FIRST = seed(1)
TEXTS = (
    "",
    " ",
    "Maling",
    "  foran og bag  ",
    "to\nlinjer",
    "windows\r\nlinje\t",
    "Ærø & <b>færge</b>",
    "e\u0301 og \u00e9",
    "🐝" * 40,
    '"\\/',
    "\u202eskjult",
    "x" * 1000,
    "null",
)
BODIES_OF = {DocumentKind.QUOTE: "CreateQuote", DocumentKind.ORDER_CONFIRMATION: "CreateOrderConfirmation"}


def some(random: Random, body: Json, **fields: Any) -> Json:
    """`body` with some of these fields; the others are left out."""
    return body | {name: value for name, value in fields.items() if random.random() < 0.7}


def a_line(random: Random, price_id: str) -> Json:
    match random.randrange(5):
        case 0:
            return some(random, {"lineType": "text"}, description=random.choice(TEXTS))
        case 1:
            return some(random, {"lineType": "separator"}, description=random.choice(TEXTS))
        case _:
            return product_line(random, price_id)


def product_line(random: Random, price_id: str) -> Json:
    quantity = Decimal(random.randrange(1, 10**9)).scaleb(-random.randrange(7))
    return some(
        random,
        {
            "priceId": random.choice((price_id, price_id.upper())),
            "quantity": msgspec.Raw(format(quantity, "f").encode()),
        },
        unitPrice=format(Decimal(random.randrange(10**7)).scaleb(-random.randrange(3)), "f"),
        description=random.choice(TEXTS),
        lineType=random.choice(("product", "subscription", "usage", "Ærø")),
    )


def a_body(random: Random, kind: DocumentKind, ours: Ours) -> Json:
    """Whatever another program may have made of a quote or order confirmation."""
    lines = [a_line(random, ours.price) for _ in range(random.randrange(8))]
    lines.insert(random.randrange(len(lines) + 1), product_line(random, ours.price))
    date = dt.date(2026, 1, 1) + dt.timedelta(days=random.randrange(400))
    own = {"validUntil": str(date + dt.timedelta(days=30))} if kind is DocumentKind.QUOTE else {}
    return some(
        random,
        {"customerId": ours.customer, "date": str(date), "lines": lines},
        customerDepartmentId=ours.department,
        customerContactId=ours.contact,
        currency="DKK",
        reference=random.choice(TEXTS),
        ourReference=random.choice(TEXTS),
        notes=random.choice(TEXTS),
        **own,
    )


def made_elsewhere(ours: Ours, kind: DocumentKind, body: Json) -> DocumentId:
    headers = {**ours.sandbox.headers, "content-type": "application/json"}
    content = msgspec.json.encode(body)
    answer = httpx.post(
        f"{ours.sandbox.url}/v1/{PATHS[kind]}", content=content, headers=headers, trust_env=False, verify=False
    )
    assert answer.status_code == 201, answer.text
    return DocumentId(answer.json()["id"])


def at_ledgerbee(ours: Ours, kind: DocumentKind, document_id: DocumentId) -> Json:
    """What a GET says of the fields that the create body has; a text that is empty is none."""
    text = ours.sandbox.call("GET", f"/v1/{PATHS[kind]}/{document_id}").text
    answer = json.loads(text, parse_float=Decimal)
    schemas = schema.document()["components"]["schemas"]
    header, line = schemas[BODIES_OF[kind]]["properties"], schemas["ProductLineInput"]["properties"]
    said = {name: answer[name] or None for name in header if name in answer and name != "lines"}
    lines = [{name: each[name] or None for name in line if name in each} for each in answer["lines"]]
    return said | {"lines": lines}


def as_kept(draft: Draft) -> Draft:
    """The draft as it comes back from the disk."""
    return codec.draft_from_json(codec.draft_to_json(draft))


def draft_of(document: Document) -> Draft:
    return as_kept(editing(document, DraftId("d"), line_ids(document, Dice())))


def change(ours: Ours, document: Document, draft: Draft) -> None:
    ours(ours.client.update(document.kind, document.id, BODIES.update(draft)))


@pytest.mark.timeout(60 + DOCUMENTS)
def test_everything_that_is_returned_survives_a_change(ours: Ours) -> None:
    fields = 0
    for place in range(FIRST, FIRST + DOCUMENTS):
        random = Random(place)
        kind = random.choice(SALES)
        document_id = made_elsewhere(ours, kind, a_body(random, kind, ours))
        before = at_ledgerbee(ours, kind, document_id)
        document = ours(ours.client.document(kind, document_id))
        assert document.unknown == (), "the contract has no field that there is none for here"
        draft = draft_of(document)
        assert differing(BODIES.read_create(kind, BODIES.update(draft), Dice()), document) == (), place
        change(ours, document, draft.replace(our_reference=f"her {place}"))
        after = at_ledgerbee(ours, kind, document_id)
        assert after == before | {"ourReference": f"her {place}"}, f"SEED={place}"
        assert set(changed_fields(document, ours(ours.client.document(kind, document_id)))) == {"our_reference"}, place
        fields += len(before) + sum(len(line) for line in before["lines"])
    figure(f"{DOCUMENTS} documents changed, {fields} fields compared: all survived")


@pytest.mark.parametrize("lost", ["line_type", "is_bare", "contact_id", "valid_until"])
def test_a_field_that_is_forgotten_shows(ours: Ours, lost: str) -> None:
    """The planted defect: the draft of a change forgets one field."""
    body = {
        "customerId": ours.customer,
        "customerContactId": ours.contact,
        "date": "2026-06-15",
        "validUntil": "2026-07-15",
        "lines": [{"priceId": ours.price, "quantity": 1, "description": "", "lineType": "subscription"}],
    }
    document_id = made_elsewhere(ours, DocumentKind.QUOTE, body)
    before = at_ledgerbee(ours, DocumentKind.QUOTE, document_id)
    document = ours(ours.client.document(DocumentKind.QUOTE, document_id))
    draft = draft_of(document)
    empty = {"line_type": "", "is_bare": False, "contact_id": None, "valid_until": None}[lost]
    if lost in {"line_type", "is_bare"}:
        forgetful = draft.replace(lines=(draft.lines[0].replace(**{lost: empty}),))
    else:
        forgetful = draft.replace(**{lost: empty})
    change(ours, document, forgetful)
    assert at_ledgerbee(ours, DocumentKind.QUOTE, document_id) != before
    change(ours, document, draft)
    assert at_ledgerbee(ours, DocumentKind.QUOTE, document_id) == before
