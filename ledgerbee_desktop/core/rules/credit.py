"""The rules for a credit note and the invoice that it names."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from ledgerbee_desktop.core.drafts import Draft
from ledgerbee_desktop.core.identifiers import PriceId
from ledgerbee_desktop.core.kinds import LineKind, has_field
from ledgerbee_desktop.core.library import Document, DocumentLine
from ledgerbee_desktop.core.rules.parts import Facts, Finding, error, warning
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP


def invoice(draft: Draft, facts: Facts) -> Iterator[Finding]:
    """Does it name an invoice of this customer? LedgerBee refuses a number that the customer has no invoice for (row 7)."""
    if not has_field(draft.kind, "invoice_number"):
        return
    if not draft.invoice_number:
        yield warning(
            "invoice_number",
            QT_TRANSLATE_NOOP("findings", "It names no invoice, so LedgerBee marks none as credited."),
        )
        return
    if facts.invoice_sought != draft.invoice_number:
        return
    if facts.invoice is None:
        yield warning(
            "invoice_number",
            QT_TRANSLATE_NOOP(
                "findings", "Invoice {number} is not in the library. LedgerBee refuses a number that it does not know."
            ).of(number=draft.invoice_number),
        )
        return
    yield from _found(draft, facts.invoice)


def _found(draft: Draft, found: Document) -> Iterator[Finding]:
    if None not in {draft.customer_id, found.customer_id} and found.customer_id != draft.customer_id:
        yield error(
            "invoice_number",
            QT_TRANSLATE_NOOP("findings", "Invoice {number} is another customer's.").of(number=found.number),
        )
        return
    if found.status == "credited":
        yield warning(
            "invoice_number",
            QT_TRANSLATE_NOOP("findings", "Invoice {number} is credited already.").of(number=found.number),
        )
    if found.currency != draft.currency:
        yield warning(
            "currency",
            QT_TRANSLATE_NOOP("findings", "Invoice {number} is in {currency}.").of(
                number=found.number, currency=found.currency
            ),
        )


def lines(draft: Draft, facts: Facts) -> Iterator[Finding]:
    """Does it credit more than the invoice has? Compared per price: quantity, and unit price where the draft states one."""
    found = facts.invoice
    if not has_field(draft.kind, "invoice_number") or found is None or found.lines is None:
        return
    if facts.invoice_sought != draft.invoice_number or found.customer_id != draft.customer_id:
        return
    billed = _billed(found.lines)
    credited: defaultdict[PriceId, Decimal] = defaultdict(Decimal)
    for index, line in enumerate(draft.lines):
        if line.kind is not LineKind.PRODUCT or line.price_id is None:
            continue
        where = f"lines.{index}"
        if line.price_id not in billed:
            yield warning(f"{where}.price_id", QT_TRANSLATE_NOOP("findings", "The invoice does not have this product."))
            continue
        quantity, highest = billed[line.price_id]
        before = credited[line.price_id]
        credited[line.price_id] += line.quantity or 0
        if before <= quantity < credited[line.price_id]:
            yield warning(
                f"{where}.quantity",
                QT_TRANSLATE_NOOP("findings", "The invoice has only {quantity} of this.").of(quantity=quantity),
            )
        if line.unit_price is not None and draft.currency == found.currency and line.unit_price > highest:
            yield warning(
                f"{where}.unit_price",
                QT_TRANSLATE_NOOP("findings", "The invoice has a lower price: {price}.").of(price=highest),
            )


def _billed(invoiced: tuple[DocumentLine, ...]) -> dict[PriceId, tuple[Decimal, Decimal]]:
    """Per price the quantity in all and the highest unit price."""
    billed: dict[PriceId, tuple[Decimal, Decimal]] = {}
    for line in invoiced:
        if line.kind is LineKind.PRODUCT and line.price_id is not None:
            quantity, highest = billed.get(line.price_id, (Decimal(0), Decimal(0)))
            unit_price = line.unit_price or Decimal(0)
            billed[line.price_id] = quantity + abs(line.quantity or Decimal(0)), max(highest, abs(unit_price))
    return billed
