"""Totals as this program estimates them, and whether LedgerBee's answer agrees.

How LedgerBee rounds is not documented (contract README, unknown 22), so the rule is an object that can be exchanged, every figure
made here is marked as an estimate on the screen, and the server's figures are the truth.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from ledgerbee_desktop.core.drafts import Draft, Line
from ledgerbee_desktop.core.kinds import LineKind
from ledgerbee_desktop.core.library import Catalogue, Document
from ledgerbee_desktop.core.money import round_half_up

ZERO = Decimal(0)


class VatRule(StrEnum):
    """Where VAT is rounded: in each line (what the contract's sandbox does) or once per rate (EN 16931, BR-CO-17)."""

    PER_LINE = "per-line"
    PER_RATE = "per-rate"


@dataclass(frozen=True, slots=True)
class LineAmounts:
    """The figures of one product line, in units of the draft's currency; `vat_rate` in per cent, `total` without VAT."""

    unit_price: Decimal
    total: Decimal
    vat_rate: Decimal
    vat: Decimal


@dataclass(frozen=True, slots=True)
class VatOfRate:
    """All lines of one rate (per cent): what is taxed and the VAT on it."""

    rate: Decimal
    base: Decimal
    vat: Decimal


@dataclass(frozen=True, slots=True)
class Totals:
    """An estimate. `lines` runs parallel to the draft's lines: None where there are no figures (yet).

    `complete` is False while a product line lacks something that its amount needs.
    """

    currency: str
    lines: tuple[LineAmounts | None, ...]
    subtotal: Decimal
    vat_by_rate: tuple[VatOfRate, ...]
    vat: Decimal
    total: Decimal
    complete: bool


def catalogue_price(draft: Draft, line: Line, catalogue: Catalogue) -> Decimal | None:
    """Today's unit price of the line's product in the draft's currency; None where only LedgerBee can tell (another currency)."""
    price = catalogue.prices.get(line.price_id) if line.price_id else None
    if price is None or price.currency != draft.currency:
        return None
    return price.unit_amount


def estimate(draft: Draft, catalogue: Catalogue, rule: VatRule = VatRule.PER_LINE) -> Totals:
    """The draft's totals by `rule`: line = quantity × unit price, half-up to the minor unit; sums of rounded lines."""
    zone = "domestic"
    if draft.customer_id is not None and draft.customer_id in catalogue.customers:
        zone = catalogue.customers[draft.customer_id].vat_zone
    lines = tuple(_amounts(draft, line, catalogue, zone) for line in draft.lines)
    base_of: defaultdict[Decimal, Decimal] = defaultdict(lambda: ZERO)
    vat_of: defaultdict[Decimal, Decimal] = defaultdict(lambda: ZERO)
    for amounts in lines:
        if amounts is not None:
            base_of[amounts.vat_rate] += amounts.total
            vat_of[amounts.vat_rate] += amounts.vat
    if rule is VatRule.PER_RATE:
        vat_of.update({rate: round_half_up(base * rate / 100, draft.currency) for rate, base in base_of.items()})
    subtotal = round_half_up(sum(base_of.values(), ZERO), draft.currency)
    vat = round_half_up(sum(vat_of.values(), ZERO), draft.currency)
    return Totals(
        currency=draft.currency,
        lines=lines,
        subtotal=subtotal,
        vat_by_rate=tuple(VatOfRate(rate, base_of[rate], vat_of[rate]) for rate in sorted(base_of, reverse=True)),
        vat=vat,
        total=subtotal + vat,
        complete=all(a is not None or x.kind is not LineKind.PRODUCT for a, x in zip(lines, draft.lines, strict=True)),
    )


def _amounts(draft: Draft, line: Line, catalogue: Catalogue, zone: str) -> LineAmounts | None:
    if line.kind is not LineKind.PRODUCT or line.quantity is None:
        return None
    unit_price = line.unit_price if line.unit_price is not None else catalogue_price(draft, line, catalogue)
    price = catalogue.prices.get(line.price_id) if line.price_id else None
    if unit_price is None or price is None:
        return None
    if price.is_temporary and not price.vat_rates:
        return None  # LedgerBee has not said yet with which VAT it is sold
    rate = price.vat_rates.get(zone, ZERO)  # a missing rate counts as 0 (contract README, unknown 22)
    total = round_half_up(line.quantity * unit_price, draft.currency)
    return LineAmounts(unit_price, total, rate, round_half_up(total * rate / 100, draft.currency))


class Agreement(StrEnum):
    """How LedgerBee's totals and the estimate go together."""

    EQUAL = "equal"
    ROUNDING = "rounding"  # equal under another known rule: shown, recorded, not blocking
    UNEXPLAINED = "unexplained"  # waits until a person has seen both numbers


@dataclass(frozen=True, slots=True)
class Difference:
    """The comparison: `rule` is the known rule under which both are equal, if there is one."""

    kind: Agreement
    estimated: Decimal
    actual: Decimal
    rule: VatRule | None


def explain(draft: Draft, catalogue: Catalogue, document: Document) -> Difference:
    """Compare what was estimated with what LedgerBee made of it (subtotal, VAT and total)."""
    actual = (document.subtotal, document.vat, document.amount)
    first = estimate(draft, catalogue)
    for rule in VatRule:
        totals = estimate(draft, catalogue, rule)
        if totals.complete and (totals.subtotal, totals.vat, totals.total) == actual:
            kind = Agreement.EQUAL if rule is VatRule.PER_LINE else Agreement.ROUNDING
            return Difference(kind, first.total, document.amount, rule)
    return Difference(Agreement.UNEXPLAINED, first.total, document.amount, None)
