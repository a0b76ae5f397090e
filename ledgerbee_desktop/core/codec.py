"""JSON of drafts, changes and carets, exact and tolerant: decimals as text, dates as ISO 8601, sets as sorted lists.

Reading ignores what it does not know and gives missing fields their defaults, so that a database survives the program that wrote it.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from ledgerbee_desktop.core.changes import (
    Change,
    InsertLines,
    MoveLines,
    RemoveLines,
    ReplaceLine,
    SetFields,
    Several,
)
from ledgerbee_desktop.core.drafts import HEADER_FIELDS, Caret, Draft, Line
from ledgerbee_desktop.core.identifiers import DocumentId, DraftId, LineId, PriceId
from ledgerbee_desktop.core.kinds import DocumentKind, LineKind

Json = dict[str, Any]

_DATES = {"date", "due_date", "valid_until"}


def _field_to_json(name: str, value: Any) -> Any:
    if value is None:
        return None
    if name in _DATES:
        return value.isoformat()
    if name == "typed":
        return sorted(value)
    return value


def _field_from_json(name: str, value: Any) -> Any:
    if value is None:
        return None
    if name in _DATES:
        return dt.date.fromisoformat(value)
    if name == "typed":
        return frozenset(value)
    return value


def line_to_json(line: Line) -> Json:
    """A line; what is empty is left out."""
    written: Json = {"id": line.id, "kind": line.kind.value}
    if line.price_id is not None:
        written["price_id"] = line.price_id
    if line.description:
        written["description"] = line.description
    if line.quantity is not None:
        written["quantity"] = str(line.quantity)
    if line.unit_price is not None:
        written["unit_price"] = str(line.unit_price)
    if line.recognition_period_days is not None:
        written["recognition_period_days"] = line.recognition_period_days
    if line.line_type:
        written["line_type"] = line.line_type
    if line.is_bare:
        written["is_bare"] = True
    return written


def line_from_json(stored: Mapping[str, Any]) -> Line:
    """The line that `line_to_json` wrote. Raises KeyError, ValueError or ArithmeticError when it is none."""
    price_id = stored.get("price_id")
    return Line(
        id=LineId(stored["id"]),
        kind=LineKind(stored.get("kind", LineKind.PRODUCT)),
        price_id=None if price_id is None else PriceId(price_id),
        description=stored.get("description", ""),
        quantity=_decimal(stored.get("quantity")),
        unit_price=_decimal(stored.get("unit_price")),
        recognition_period_days=stored.get("recognition_period_days"),
        line_type=stored.get("line_type", ""),
        is_bare=stored.get("is_bare", False),
    )


def _decimal(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def draft_to_json(draft: Draft) -> Json:
    """A draft with all its header fields and lines."""
    written: Json = {"id": draft.id, "kind": draft.kind.value}
    written.update({name: _field_to_json(name, getattr(draft, name)) for name in HEADER_FIELDS})
    written["lines"] = [line_to_json(line) for line in draft.lines]
    if draft.edits is not None:
        written["edits"] = draft.edits
    return written


def draft_from_json(stored: Mapping[str, Any]) -> Draft:
    """The draft that `draft_to_json` wrote, or an older version of it. Raises KeyError, ValueError or ArithmeticError when it is none."""
    header = {name: _field_from_json(name, stored[name]) for name in HEADER_FIELDS if name in stored}
    edits = stored.get("edits")
    return Draft(
        id=DraftId(stored["id"]),
        edits=None if edits is None else DocumentId(edits),
        kind=DocumentKind(stored.get("kind", DocumentKind.INVOICE)),
        lines=tuple(line_from_json(line) for line in stored.get("lines", ())),
        **header,
    )


def change_to_json(change: Change) -> Json:
    """A change, with its kind under `change`."""
    match change:
        case SetFields(old, new):
            return {"change": "set-fields", "old": _fields_to_json(old), "new": _fields_to_json(new)}
        case InsertLines(index, lines):
            return {"change": "insert-lines", "index": index, "lines": [line_to_json(line) for line in lines]}
        case RemoveLines(index, lines):
            return {"change": "remove-lines", "index": index, "lines": [line_to_json(line) for line in lines]}
        case ReplaceLine(index, old_line, new_line):
            written = {"old": line_to_json(old_line), "new": line_to_json(new_line)}
            return {"change": "replace-line", "index": index, **written}
        case MoveLines(source, count, target):
            return {"change": "move-lines", "source": source, "count": count, "target": target}
        case Several(changes):
            return {"change": "several", "changes": [change_to_json(each) for each in changes]}


def _fields_to_json(fields: tuple[tuple[str, Any], ...]) -> list[list[Any]]:
    return [[name, _field_to_json(name, value)] for name, value in fields]


def _fields_from_json(stored: list[list[Any]]) -> tuple[tuple[str, Any], ...]:
    return tuple((name, _field_from_json(name, value)) for name, value in stored if name in HEADER_FIELDS)


def _lines_from_json(stored: Mapping[str, Any]) -> tuple[Line, ...]:
    return tuple(line_from_json(line) for line in stored["lines"])


_READERS: dict[str, Callable[[Mapping[str, Any]], Change]] = {
    "set-fields": lambda s: SetFields(_fields_from_json(s["old"]), _fields_from_json(s["new"])),
    "insert-lines": lambda s: InsertLines(s["index"], _lines_from_json(s)),
    "remove-lines": lambda s: RemoveLines(s["index"], _lines_from_json(s)),
    "replace-line": lambda s: ReplaceLine(s["index"], line_from_json(s["old"]), line_from_json(s["new"])),
    "move-lines": lambda s: MoveLines(s["source"], s["count"], s["target"]),
    "several": lambda s: Several(tuple(change_from_json(each) for each in s["changes"])),
}


def change_from_json(stored: Mapping[str, Any]) -> Change:
    """The change that `change_to_json` wrote. Raises KeyError, ValueError or ArithmeticError when it is none.

    An unknown kind of change is an error, never skipped: the changes after it would no longer fit.
    """
    return _READERS[stored["change"]](stored)


def caret_to_json(caret: Caret) -> Json:
    """Where the person was."""
    return {"field": caret.field, "row": caret.row, "typing": caret.typing, "position": caret.position}


def caret_from_json(stored: Mapping[str, Any]) -> Caret:
    """The caret that `caret_to_json` wrote."""
    empty = Caret()
    return Caret(
        field=stored.get("field", empty.field),
        row=stored.get("row", empty.row),
        typing=stored.get("typing", empty.typing),
        position=stored.get("position", empty.position),
    )
