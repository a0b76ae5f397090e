"""The demo's product groups, products and prices."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from ledgerbee_desktop.sandbox import clock, money
from ledgerbee_desktop.sandbox.demo.goods import GROUPS
from ledgerbee_desktop.sandbox.demo.world import World
from ledgerbee_desktop.sandbox.store import catalogue

Record = dict[str, Any]
ZONE_RATES = {"domestic": "25", "eu": "0", "abroad": "0", "domestic_without_vat": "0"}
NO_VAT = dict.fromkeys(ZONE_RATES, "0")
UNITS = {
    "time": "Timepris",
    "stk": "Stykpris",
    "m": "Meterpris",
    "m²": "Pris pr. m²",
    "dag": "Dagspris",
    "uge": "Ugepris",
    "km": "Pris pr. km",
    "måned": "Månedspris",
}


@dataclass(frozen=True)
class Offer:
    """A product with the price that invoices of the past may bill: unit price in DKK, and in EUR where it is sold in EUR."""

    product: str
    unit: str
    group: str
    price_id: str
    amount: Decimal
    euro: Decimal | None
    rate: str
    """Domestic VAT in per cent."""


@dataclass(frozen=True)
class Goods:
    """A product to be: its place in the catalogue, and its price in DKK without VAT."""

    number: int
    group_id: str
    group: str
    name: str
    unit: str
    amount: Decimal

    @property
    def rates(self) -> dict[str, str]:
        """VAT by zone; what was laid out for the customer bears none."""
        return NO_VAT if self.name.endswith("udlæg") else ZONE_RATES

    @property
    def in_euro(self) -> bool:
        """Whether it is sold in EUR too."""
        return self.number % 3 == 0 or (self.group in {"PG01", "PG02"} and self.unit == "time")


def add_catalogue(world: World) -> list[Offer]:
    """All groups with their products. Returns what can be billed."""
    offers: list[Offer] = []
    moment = world.moment(world.founded(), 9)
    number = 0
    for code, name, description, products in GROUPS:
        moment += timedelta(minutes=1)
        group_id = _add_group(world, moment, code, name, description)
        for product, unit, amount in products:
            number += 1
            moment += timedelta(seconds=20)
            goods = Goods(number, group_id, code, product, unit, Decimal(amount))
            offers.append(_add_product(world, moment, goods))
    return offers


def _add_group(world: World, moment: datetime, code: str, name: str, description: str) -> str:
    group_id = world.id(moment)
    accounts = {f"{zone}AccountId": world.id(moment) for zone in ("domestic", "eu", "abroad", "domesticWithoutVat")}
    catalogue.add_group(
        world.conn,
        {
            "id": group_id,
            "number": code,
            "name": name,
            "description": description,
            **accounts,
            "domesticAccountNumber": 1000 + 10 * int(code[2:]),
            "createdAt": clock.stamp(moment),
            "updatedAt": clock.stamp(moment),
        },
    )
    return group_id


def _add_product(world: World, moment: datetime, goods: Goods) -> Offer:
    product_id = world.id(moment)
    measured = goods.unit in {"time", "m", "m²", "km"}
    catalogue.add_product(
        world.conn,
        {
            "id": product_id,
            "number": str(100 * int(goods.group[2:]) + goods.number % 100),
            "name": goods.name,
            "description": f"{goods.name}, pr. {goods.unit}" if measured else None,
            "productGroupId": goods.group_id,
            "isActive": goods.number % 41 != 0,
            "createdAt": clock.stamp(moment),
            "updatedAt": clock.stamp(moment),
        },
    )
    available = ("DKK", "EUR") if goods.in_euro else ("DKK",)
    first = _price(goods, product_id, UNITS[goods.unit], goods.amount, currencies=available)
    others = _other_prices(goods, product_id)
    ids = [world.id(moment) for _ in (first, *others)]
    for price_id, price in zip(ids, (first, *others), strict=True):
        catalogue.add_price(
            world.conn, {"id": price_id, **price, "isDefault": price is first, "isLocked": price is first}
        )
    euro = money.convert(goods.amount, "DKK", "EUR") if goods.in_euro else None
    return Offer(goods.name, goods.unit, goods.group, ids[0], goods.amount, euro, goods.rates["domestic"])


def _other_prices(goods: Goods, product_id: str) -> list[Record]:
    """Overtime for hours, framework agreements, a price in EUR, and prices of former years."""
    amount, place = goods.amount, goods.number
    prices: list[Record] = []
    if goods.unit == "time":
        prices.append(_price(goods, product_id, "Aften og weekend", amount * Decimal("1.5")))
    if place % 5 == 0:
        prices.append(_price(goods, product_id, "Rammeaftale, offentlige kunder", amount * Decimal("0.9")))
    elif place % 8 == 3:
        euro = money.convert(amount, "DKK", "EUR")
        prices.append(_price(goods, product_id, "Udenlandske kunder", euro, currencies=("EUR",)))
    elif place % 7 == 0:
        old = _price(goods, product_id, "Prisliste, sidste år", amount * Decimal("0.95"))
        prices.append({**old, "status": "ARCHIVED"})
    elif place % 19 == 0:
        campaign = _price(goods, product_id, "Kampagne", amount * Decimal("0.8"))
        prices.append({**campaign, "status": "DISABLED"})
    return prices


def _price(
    goods: Goods, product_id: str, nickname: str, amount: Decimal, *, currencies: tuple[str, ...] = ("DKK",)
) -> Record:
    """A price without its id; the first of `currencies` is the one that `amount` is in."""
    monthly = goods.unit == "måned"
    return {
        "productId": product_id,
        "billingPeriodType": "RECURRING" if monthly else "ONE_TIME",
        "pricingModel": "FLAT_RATE",
        "currency": currencies[0],
        "baseCurrency": currencies[0],
        "availableCurrencies": list(currencies),
        "status": "ACTIVE",
        "vatRatesByZone": dict(goods.rates),
        "nickname": nickname,
        "unitAmount": money.amount_text(money.round_amount(amount)),
        "billingInterval": "MONTH" if monthly else None,
        "billingIntervalCount": 1 if monthly else None,
    }
