"""What LedgerBee would refuse of a product, a price or a product group, found while it is typed. Values are texts, as forms have them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from ledgerbee_desktop.core.library import Catalogue, Product, ProductGroup
from ledgerbee_desktop.core.money import CURRENCIES
from ledgerbee_desktop.core.numbers import Ambiguous, Invalid, parse_number
from ledgerbee_desktop.core.rules import Finding, Severity
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP, Message
from ledgerbee_desktop.sync import record_words
from ledgerbee_desktop.ui import formats
from ledgerbee_desktop.ui.products.price_words import ONE_TIME

Values = Mapping[str, str]
PRICE_DECIMALS = 2
LARGEST_COUNT = 999
ACCOUNTS = ("domestic_account_id", "eu_account_id", "abroad_account_id", "domestic_without_vat_account_id")

GROUP_NEEDED = QT_TRANSLATE_NOOP("products", "Choose a group: its accounts decide where sales are booked.")
NO_GROUP_YET = QT_TRANSLATE_NOOP("products", "There is no product group yet. Make one first: Ctrl+G shows them.")
NO_PRICE_YET = QT_TRANSLATE_NOOP("products", "Without a price it cannot stand on a line. One can be made later.")
AMOUNT_NEEDED = QT_TRANSLATE_NOOP("products", "A price needs an amount.")
AMBIGUOUS = QT_TRANSLATE_NOOP("products", "“{text}” can be read in two ways. Write it with decimals.")
CURRENCY_NEEDED = QT_TRANSLATE_NOOP("products", "A price needs a currency, such as DKK.")
NO_CURRENCY = QT_TRANSLATE_NOOP("products", "“{text}” is not the code of a currency, such as DKK or EUR.")
COUNT_WRONG = QT_TRANSLATE_NOOP("products", "A whole number from 1 to {largest}.")
ACCOUNT_NEEDED = QT_TRANSLATE_NOOP("products", "Each VAT zone needs its account.")


def product_findings(values: Values, own_id: str, catalogue: Catalogue) -> Iterator[Finding]:
    """What is wrong with a product, and with its first price where the form has one."""
    yield from _named(values, own_id, tuple(catalogue.products.values()))
    if not values.get("group_id"):
        yield _error("group_id", GROUP_NEEDED if catalogue.product_groups else NO_GROUP_YET)
    if "unit_amount" not in values:
        return
    if values["unit_amount"]:
        yield from _money(values)
    else:
        yield Finding(Severity.WARNING, "unit_amount", NO_PRICE_YET)


def price_findings(values: Values) -> Iterator[Finding]:
    """What is wrong with a price."""
    if values.get("unit_amount"):
        yield from _money(values)
    else:
        yield _error("unit_amount", AMOUNT_NEEDED)
    if values.get("billing_period", ONE_TIME) == ONE_TIME:
        return
    if not values.get("billing_interval"):
        yield _error("billing_interval", record_words.INTERVAL_NEEDED)
    if values.get("billing_interval_count") and count_of(values["billing_interval_count"]) is None:
        yield _error("billing_interval_count", COUNT_WRONG.of(largest=LARGEST_COUNT))


def group_findings(values: Values, own_id: str, catalogue: Catalogue) -> Iterator[Finding]:
    """What is wrong with a product group."""
    yield from _named(values, own_id, catalogue.product_groups)
    for name in ACCOUNTS:
        if not values.get(name):
            yield _error(name, ACCOUNT_NEEDED)


def _named(values: Values, own_id: str, others: Sequence[Product | ProductGroup]) -> Iterator[Finding]:
    number = values.get("number", "")
    if not number:
        yield _error("number", record_words.NUMBER_NEEDED)
    twin = next((each for each in others if number and each.number == number and each.id != own_id), None)
    if twin is not None:
        yield _error("number", record_words.NUMBER_TAKEN.of(number=number, name=twin.name))
    if not values.get("name"):
        yield _error("name", record_words.NAME_NEEDED)


def _money(values: Values) -> Iterator[Finding]:
    match _read(values["unit_amount"]):
        case Ambiguous():
            yield _error("unit_amount", AMBIGUOUS.of(text=values["unit_amount"]))
        case Invalid() as invalid:
            yield _error("unit_amount", invalid.why)
        case value if value < 0:
            yield _error("unit_amount", record_words.AMOUNT_WRONG)
    code = currency_of(values.get("currency", ""))
    if not code:
        yield _error("currency", CURRENCY_NEEDED)
    elif code not in CURRENCIES:
        yield _error("currency", NO_CURRENCY.of(text=code))


def _read(text: str) -> Decimal | Ambiguous | Invalid:
    return parse_number(text, formats.number_style(), places=PRICE_DECIMALS)


def amount_of(text: str) -> Decimal:
    """The amount that a form without errors states. Raises ValueError for a text that is none."""
    value = _read(text)
    if not isinstance(value, Decimal):
        raise ValueError("a form with errors is not saved")  # noqa: TRY004  # a value, not a type, is wrong
    return value


def currency_of(text: str) -> str:
    """A currency as it is sent."""
    return text.strip().upper()


def count_of(text: str) -> int | None:
    """How many intervals; None for a text that is no such number."""
    count = int(text) if text.isascii() and text.isdigit() else 0
    return count if 0 < count <= LARGEST_COUNT else None


def next_number(catalogue: Catalogue) -> str:
    """The number after the highest that products have; "1" when none has a plain one."""
    taken = [
        int(each.number) for each in catalogue.products.values() if each.number.isascii() and each.number.isdigit()
    ]
    return str(max(taken, default=0) + 1)


def _error(field: str, message: Message) -> Finding:
    return Finding(Severity.ERROR, field, message)
