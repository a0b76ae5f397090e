"""What a draft states, finished or not, in the words of the create body: for exports and for what is saved from damaged files."""

from __future__ import annotations

import datetime as dt

import msgspec

from ledgerbee_desktop.api.bodies import CREATES, HEADER, JsonBodies
from ledgerbee_desktop.api.strict import camel
from ledgerbee_desktop.core.drafts import Draft, Line
from ledgerbee_desktop.core.kinds import LineKind


def outline(draft: Draft) -> msgspec.Raw:
    """One draft as `draft add` takes it once it is finished: the create body of its kind, and the kind.

    One that changes a document names it under "edits", which `draft add` refuses: it would make a second document of it.
    """
    try:
        body = msgspec.json.decode(JsonBodies().create(draft), type=dict[str, msgspec.Raw])
    except ValueError:  # it lacks something that LedgerBee demands
        body = {name: msgspec.Raw(msgspec.json.encode(value)) for name, value in _stated(draft).items()}
    kind = {"kind": msgspec.Raw(msgspec.json.encode(draft.kind.value))}
    edits = {} if draft.edits is None else {"edits": msgspec.Raw(msgspec.json.encode(draft.edits))}
    return msgspec.Raw(msgspec.json.encode(kind | edits | body))


def _stated(draft: Draft) -> dict[str, object]:
    stated: dict[str, object] = {}
    for name in CREATES[draft.kind].__struct_fields__:
        value = getattr(draft, HEADER[name]) if name in HEADER else None
        if value not in {None, ""}:
            stated[camel(name)] = value.isoformat() if isinstance(value, dt.date) else value
    return stated | {"lines": [_line(line) for line in draft.lines]}


def _line(line: Line) -> dict[str, object]:
    if line.kind is not LineKind.PRODUCT:
        text: dict[str, object] = {"description": line.description} if line.description else {}
        return {"lineType": line.kind.value} | text
    stated = {
        "priceId": line.price_id,
        "quantity": None if line.quantity is None else msgspec.Raw(format(line.quantity, "f").encode()),
        "unitPrice": None if line.unit_price is None else format(line.unit_price, "f"),
        "description": line.description or ("" if line.is_bare else None),
        "lineType": line.line_type or None,
        "recognitionPeriodDays": line.recognition_period_days,
    }
    return {name: value for name, value in stated.items() if value is not None}
