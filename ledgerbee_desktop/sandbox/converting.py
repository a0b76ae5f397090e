"""Making an order confirmation or an invoice from a quote, or an invoice from an order confirmation."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import Any

from ledgerbee_desktop.sandbox import clock, drafting, lines, money, validation
from ledgerbee_desktop.sandbox.calls import Desk
from ledgerbee_desktop.sandbox.drafting import Found
from ledgerbee_desktop.sandbox.errors import refused
from ledgerbee_desktop.sandbox.ids import new_id
from ledgerbee_desktop.sandbox.kinds import BY_TARGET, INVOICE, Kind
from ledgerbee_desktop.sandbox.lines import NewLine, Priced
from ledgerbee_desktop.sandbox.store import documents
from ledgerbee_desktop.sandbox.store.documents import Document, Line
from ledgerbee_desktop.sandbox.validation import Problems

CONVERTIBLE = frozenset({"sent", "accepted"})
"""The stored states; an expired quote is a sent one and converts, a rejected one does not (contract README, unknown 5)."""


@dataclass(frozen=True)
class ConvertOrder:
    """`ConvertQuote` or `ConvertToInvoice` as it was sent: what to make, and what shall differ from the source."""

    target: str
    adjustment: Found

    @property
    def kind(self) -> Kind:
        """The kind to make."""
        return BY_TARGET[self.target]


def read_order(raw: bytes) -> ConvertOrder:
    """The convert body, strictly: a target, and the adjustments that this target can have. Raises ApiError 400."""
    body = validation.body_object(raw)
    target = BY_TARGET.get(str(body.get("target"))) if isinstance(body, dict) else None
    problems = Problems()
    checks = {"target": validation.choice(*BY_TARGET), "document": _adjustment(target)}
    found = validation.fields(body, "", checks, frozenset({"target"}), problems)
    problems.raise_any()
    adjustment = found.get("document", {})
    if "lines" in adjustment:
        lines.need_product_line(adjustment["lines"])
    return ConvertOrder(found["target"], adjustment)


def _adjustment(target: Kind | None) -> Callable[[object, str, Problems], dict[str, Any]]:
    """A check for `document`; without a target nothing is known about it but that it is an object."""

    def check(value: object, path: str, problems: Problems) -> dict[str, Any]:
        if target is None and isinstance(value, dict):
            return {}
        return validation.fields(value, path, {} if target is None else target.adjust, frozenset(), problems)

    return check


def convert(desk: Desk, kind: Kind, source: Document, order: ConvertOrder) -> Document:
    """Make the target and link it; to be done in a transaction. Returns the source as it is afterwards.

    Raises ApiError 400 if the source cannot be converted, or not to this target, and whatever creating the target
    raises.
    """
    if order.target not in kind.targets:
        raise refused("SANDBOX_CONVERT_TARGET_NOT_ALLOWED", f"Cannot be converted to {order.target}")
    if source.converted:
        raise refused("SANDBOX_ALREADY_CONVERTED", "The document was converted already")
    if source.status not in CONVERTIBLE:
        raise refused("SALES_DOCUMENT_CONVERT_REQUIRES_SENT", "Only a sent document can be converted")
    made = _make(desk, source, order)
    changed = replace(source, updated_at=made.created_at)
    if order.kind is INVOICE:
        changed = replace(changed, converted_to_invoice_id=made.id)
    else:
        changed = replace(changed, converted_to_order_confirmation_id=made.id)
    documents.update(desk.conn, changed)
    return changed


def _make(desk: Desk, source: Document, order: ConvertOrder) -> Document:
    """A draft of today with the content of the source; an invoice is booked at once if the switch says so (unknown 3)."""
    found = {**_copied(source, order.kind), **order.adjustment}
    priced = None if "lines" in order.adjustment else _copied_lines(desk.conn, source, found["currency"])
    if priced is None and "lines" not in found:
        found["lines"] = _unpriced(documents.lines(desk.conn, source.id), source.currency, found["currency"])
    made = drafting.create(desk.conn, order.kind, found, priced)
    if order.kind is INVOICE and desk.converted_invoice == "booked":
        made = replace(made, status="sent", number=documents.take_number(desk.conn, INVOICE.name))
        documents.update(desk.conn, made)
    return made


def _copied(source: Document, target: Kind) -> dict[str, Any]:
    """What the target takes over, as a create body of today; only what a body of this kind can have."""
    fields: dict[str, Any] = {"customerId": source.customer_id, "date": clock.today(), "currency": source.currency}
    for name, column in drafting.KEPT.items():
        value = getattr(source, column)
        if name in target.create and value is not None:
            fields[name] = value
    return fields


def _copied_lines(conn: sqlite3.Connection, source: Document, currency: str) -> Priced | None:
    """The lines with the figures that were offered, whatever became of the prices since; None in another currency."""
    if currency != source.currency:
        return None
    moment = clock.now()
    copies = tuple(replace(line, id=new_id(moment)) for line in documents.lines(conn, source.id))
    return Priced(copies, Decimal(source.subtotal), Decimal(source.vat))


def _unpriced(stored: list[Line], before: str, currency: str) -> tuple[NewLine, ...]:
    """The lines as a body would have them, their unit prices turned into `currency`. Raises ApiError 400."""
    if currency not in money.DKK_PER_UNIT:
        raise refused("SANDBOX_CURRENCY_NOT_AVAILABLE", f"The price is not available in {currency}")
    return tuple(
        NewLine(
            line.line_type,
            line.description,
            line.price_id,
            None if line.quantity is None else Decimal(line.quantity),
            None if line.unit_price is None else money.convert(Decimal(line.unit_price), before, currency),
            line.recognition_days,
        )
        for line in stored
    )
