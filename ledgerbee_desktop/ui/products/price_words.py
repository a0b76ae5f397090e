"""Prices in plain words. Models, periods and statuses are open sets: what is not known is shown as it came (contract README, row 29)."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation

from ledgerbee_desktop.core.library import Price
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP, Message
from ledgerbee_desktop.ui import formats
from ledgerbee_desktop.ui.library.chips import Tone
from ledgerbee_desktop.ui.library.words import PRICE_STATUS
from ledgerbee_desktop.ui.records.standing import Mark, mark_words
from ledgerbee_desktop.ui.text import explain

FLAT_RATE, ONE_TIME, RECURRING, USAGE = "FLAT_RATE", "ONE_TIME", "RECURRING", "USAGE"
NOTHING = "–"

MODEL: Mapping[str, Message] = {
    FLAT_RATE: QT_TRANSLATE_NOOP("prices", "Fixed price"),
    "PACKAGE": QT_TRANSLATE_NOOP("prices", "By the package"),
    "VOLUME": QT_TRANSLATE_NOOP("prices", "By volume"),
    "GRADUATED": QT_TRANSLATE_NOOP("prices", "Graduated"),
}
MODEL_MEANS: Mapping[str, Message] = {
    "PACKAGE": QT_TRANSLATE_NOOP("prices", "Every package that is begun costs its whole price."),
    "VOLUME": QT_TRANSLATE_NOOP("prices", "The tier that the quantity reaches is the price of every unit."),
    "GRADUATED": QT_TRANSLATE_NOOP("prices", "Each tier is the price of the units within it."),
}
NOT_THERE_YET: tuple[Message, Tone] = (QT_TRANSLATE_NOOP("prices", "Not in LedgerBee yet"), Tone.INFO)
ZONE: Mapping[str, Message] = {
    "domestic": QT_TRANSLATE_NOOP("prices", "Denmark"),
    "eu": QT_TRANSLATE_NOOP("prices", "EU"),
    "abroad": QT_TRANSLATE_NOOP("prices", "abroad"),
    "domestic_without_vat": QT_TRANSLATE_NOOP("prices", "Denmark without VAT"),
}

_ONCE = QT_TRANSLATE_NOOP("prices", "Once")
_EVERY: Mapping[str, tuple[Message, Message]] = {
    "DAY": (QT_TRANSLATE_NOOP("prices", "every day"), QT_TRANSLATE_NOOP("prices", "every {count} days")),
    "WEEK": (QT_TRANSLATE_NOOP("prices", "every week"), QT_TRANSLATE_NOOP("prices", "every {count} weeks")),
    "MONTH": (QT_TRANSLATE_NOOP("prices", "every month"), QT_TRANSLATE_NOOP("prices", "every {count} months")),
    "YEAR": (QT_TRANSLATE_NOOP("prices", "every year"), QT_TRANSLATE_NOOP("prices", "every {count} years")),
}
_EVERY_OTHER = QT_TRANSLATE_NOOP("prices", "every {interval}")
_EVERY_SEVERAL = QT_TRANSLATE_NOOP("prices", "every {count} × {interval}")
_AGAIN = QT_TRANSLATE_NOOP("prices", "Again and again")
_BY_USAGE = QT_TRANSLATE_NOOP("prices", "By usage")
_BY_USAGE_EVERY = QT_TRANSLATE_NOOP("prices", "By usage, {every}")
_OTHER_EVERY = QT_TRANSLATE_NOOP("prices", "{period}, {every}")
_IN_TIERS = QT_TRANSLATE_NOOP("prices", "{model}, in tiers")
_MODEL_AMOUNT = QT_TRANSLATE_NOOP("prices", "{amount} ({model})")

_UP_TO = QT_TRANSLATE_NOOP("prices", "up to {limit}: {price}")
_ABOVE = QT_TRANSLATE_NOOP("prices", "above that: {price}")
_ANY = QT_TRANSLATE_NOOP("prices", "any quantity: {price}")
_PACKAGE_OF = QT_TRANSLATE_NOOP("prices", "a package of {limit}: {price}")
_EACH = QT_TRANSLATE_NOOP("prices", "{amount} each")
_FLAT = QT_TRANSLATE_NOOP("prices", "{amount} at once")
_BOTH = QT_TRANSLATE_NOOP("prices", "{flat} and {each}")
_TIERS_NOT_SENT = QT_TRANSLATE_NOOP(
    "prices", "LedgerBee does not send the tiers. What a line costs is known when LedgerBee has the document."
)

# The names are assumed: the vendor's page of the fields of a tier was not available (contract README, row 29).
_LIMIT = ("upTo", "to", "size", "packageSize")
_UNIT = ("unitAmount", "unitPrice", "amount", "price")
_AT_ONCE = ("flatAmount", "flatFee")


def named(words: Mapping[str, Message], value: str) -> str:
    """The words of an open set; a value that is not known as it came."""
    known = words.get(value.upper())
    return explain(known) if known is not None else value


def status(price: Price) -> tuple[str, Tone]:
    """The status in words, and the colour of its chip. Its spelling is assumed, so case does not count."""
    if price.is_temporary:
        return explain(NOT_THERE_YET[0]), NOT_THERE_YET[1]
    if price.is_deleted:
        return mark_words(Mark.DELETED)
    known = PRICE_STATUS.get(price.status.upper())
    return (explain(known[0]), known[1]) if known is not None else (price.status or NOTHING, Tone.NEUTRAL)


def amount(price: Price) -> str:
    """What one unit costs without VAT; a price that is no fixed one says how it is calculated."""
    flat = price.pricing_model.upper() in {FLAT_RATE, ""}
    model = named(MODEL, price.pricing_model)
    if price.unit_amount is None:
        return NOTHING if flat else explain(_IN_TIERS.of(model=model))
    money = formats.money(price.unit_amount, price.currency)
    return money if flat else explain(_MODEL_AMOUNT.of(amount=money, model=model))


def period(price: Price) -> str:
    """How often it is billed."""
    kind, every = price.billing_period.upper(), _every(price)
    if kind in {ONE_TIME, ""}:
        return explain(_ONCE)
    if kind == RECURRING:
        return _capital(every) if every else explain(_AGAIN)
    if kind == USAGE:
        return explain(_BY_USAGE_EVERY.of(every=every)) if every else explain(_BY_USAGE)
    return explain(_OTHER_EVERY.of(period=price.billing_period, every=every)) if every else price.billing_period


def _every(price: Price) -> str:
    interval, count = price.billing_interval, price.billing_interval_count
    if not interval:
        return ""
    several = count is not None and count != 1
    known = _EVERY.get(interval.upper())
    if known is None:
        return explain((_EVERY_SEVERAL if several else _EVERY_OTHER).of(count=count, interval=interval))
    return explain(known[1].of(count=count)) if several else explain(known[0])


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def tiers(price: Price) -> tuple[str, ...]:
    """How the amount depends on the quantity, line by line; empty for a fixed price."""
    model = price.pricing_model.upper()
    if model in {FLAT_RATE, ""}:
        return ()
    means = MODEL_MEANS.get(model)
    lines = [explain(means)] if means is not None else [price.pricing_model]
    if not price.tiers:
        return (*lines, explain(_TIERS_NOT_SENT))
    alone = len(price.tiers) == 1
    return (*lines, *(_tier(tier, price, alone=alone) for tier in price.tiers))


def _tier(tier: Mapping[str, str], price: Price, *, alone: bool) -> str:
    package = price.pricing_model.upper() == "PACKAGE"
    limit, unit, at_once = (_first(tier, names) for names in (_LIMIT, _UNIT, _AT_ONCE))
    each = "" if not unit else _money(tier[unit], price.currency)
    flat = "" if not at_once else explain(_FLAT.of(amount=_money(tier[at_once], price.currency)))
    if each and not package:
        each = explain(_EACH.of(amount=each))
    costs = explain(_BOTH.of(flat=flat, each=each)) if flat and each else flat or each
    rest = [f"{name} {value}" for name, value in tier.items() if name not in {limit, unit, at_once}]
    if not costs:  # nothing is known of these names
        return ", ".join(f"{name} {value}" for name, value in tier.items())
    if limit:
        text = explain((_PACKAGE_OF if package else _UP_TO).of(limit=_number(tier[limit]), price=costs))
    else:
        text = explain((_ANY if alone else _ABOVE).of(price=costs))
    return ", ".join([text, *rest])


def _first(tier: Mapping[str, str], names: tuple[str, ...]) -> str:
    return next((name for name in names if tier.get(name)), "")


def _decimal(text: str) -> Decimal | None:
    try:
        value = Decimal(text)
    except InvalidOperation:
        return None
    return value if value.is_finite() else None


def _money(text: str, currency: str) -> str:
    value = _decimal(text)
    return text if value is None else formats.money(value, currency)


def _number(text: str) -> str:
    value = _decimal(text)
    return text if value is None else formats.quantity(value)


def vat(price: Price) -> str:
    """The VAT rates by zone; the rates of zones that are not known under the name that LedgerBee gives them."""
    return " · ".join(f"{named_zone(zone)} {formats.percent(rate)}" for zone, rate in price.vat_rates.items())


def named_zone(zone: str) -> str:
    """A VAT zone in words."""
    known = ZONE.get(zone)
    return explain(known) if known is not None else zone


def currencies(price: Price) -> str:
    """The currencies in which it can be billed besides its own."""
    return ", ".join(each for each in price.available_currencies if each != price.currency)


def title(price: Price) -> str:
    """By what a person recognises a price: its nickname with the amount."""
    return f"{price.nickname} · {amount(price)}" if price.nickname else amount(price)
