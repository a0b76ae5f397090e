"""Lines of request bodies, the same for all kinds of documents."""

from __future__ import annotations

import msgspec
from msgspec import UNSET, UnsetType

from ledgerbee_desktop.api.strict import number, price, price_text, some_id, strict
from ledgerbee_desktop.api.wire.requests import LineMark, ProductLineIn, TextLineIn
from ledgerbee_desktop.core.drafts import Line
from ledgerbee_desktop.core.identifiers import LineId, PriceId, normal_id
from ledgerbee_desktop.core.kinds import LineKind
from ledgerbee_desktop.core.ports import Ids

_USUAL = "product"


def encoded(lines: tuple[Line, ...]) -> list[msgspec.Raw]:
    """Each line as its JSON. Raises ValueError for a product line without price or quantity, or with three decimals in its price."""
    return [msgspec.Raw(msgspec.json.encode(_line_in(line))) for line in lines]


def _line_in(line: Line) -> ProductLineIn | TextLineIn:
    description = line.description or ("" if line.is_bare else UNSET)
    match line.kind:
        case LineKind.TEXT:
            return TextLineIn(line_type="text", description=description)
        case LineKind.SEPARATOR:
            return TextLineIn(line_type="separator", description=description)
        case LineKind.PRODUCT:
            if line.price_id is None or line.quantity is None or not line.quantity.is_finite():
                raise ValueError("a product line needs a price and a quantity")
            days = line.recognition_period_days
            return ProductLineIn(
                price_id=normal_id(line.price_id),
                quantity=msgspec.Raw(format(line.quantity, "f")),
                unit_price=UNSET if line.unit_price is None else price_text(line.unit_price),
                description=description,
                line_type=line.line_type or UNSET,
                recognition_period_days=UNSET if days is None else days,
            )


def own_line_type(word: str) -> str:
    """LedgerBee's word for a product line as it is kept: empty for the usual one, which is left out (contract README, row 20)."""
    return "" if word == _USUAL else word


def read_lines(raws: list[msgspec.Raw], ids: Ids) -> tuple[Line, ...]:
    """The lines that a body states, with new local ids. Raises InvalidBody with the line's place."""
    return tuple(_line(bytes(raw), f"lines.{row}", ids) for row, raw in enumerate(raws))


def _line(raw: bytes, path: str, ids: Ids) -> Line:
    mark = strict(raw, LineMark, path)
    line_id = LineId(ids.new())
    if mark.line_type in {"text", "separator"}:
        text = strict(raw, TextLineIn, path)
        return Line(id=line_id, kind=LineKind(text.line_type), description=text.description or "")
    product = strict(raw, ProductLineIn, path)
    days = product.recognition_period_days
    return Line(
        id=line_id,
        price_id=PriceId(str(some_id(product.price_id, f"{path}.priceId"))),
        quantity=number(bytes(product.quantity), f"{path}.quantity"),
        unit_price=price(product.unit_price, f"{path}.unitPrice"),
        description=product.description or "",
        recognition_period_days=None if isinstance(days, UnsetType) else days,
        line_type=own_line_type(product.line_type or ""),
        is_bare=product.description == "",
    )
