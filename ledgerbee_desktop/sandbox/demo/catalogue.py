"""The demo's product groups, products and prices."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from decimal import Decimal
from typing import Any

from ledgerbee_desktop.sandbox import clock, money, records, vat
from ledgerbee_desktop.sandbox.demo.accounts import LAID_OUT, SALES
from ledgerbee_desktop.sandbox.demo.goods import GROUPS, IN_TIERS, NO_VAT_GROUP
from ledgerbee_desktop.sandbox.demo.world import World
from ledgerbee_desktop.sandbox.store import catalogue, reference

Record = dict[str, Any]
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
    def monthly(self) -> bool:
        """Whether it is an agreement, paid for by the month."""
        return self.unit == "måned"

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
    numbers = {**SALES, "domestic": LAID_OUT} if code == NO_VAT_GROUP else SALES
    accounts = {
        f"{zone}AccountId": reference.account_numbered(world.conn, number)["id"] for zone, number in numbers.items()
    }
    catalogue.add_group(
        world.conn,
        {
            "id": group_id,
            "number": code,
            "name": name,
            "description": description,
            **accounts,
            "domesticAccountNumber": numbers["domestic"],
            "createdAt": clock.stamp(moment),
            "updatedAt": clock.stamp(moment),
        },
    )
    return group_id


def _add_product(world: World, moment: datetime, goods: Goods) -> Offer:
    measured = goods.unit in {"time", "m", "m²", "km"}
    product: Record = {
        **records.product(world.id(moment), clock.stamp(moment)),
        "number": str(100 * int(goods.group[2:]) + goods.number % 100),
        "name": goods.name,
        "description": f"{goods.name}, pr. {goods.unit}" if measured else None,
        "productGroupId": goods.group_id,
        "isActive": goods.number % 41 != 0,
    }
    catalogue.add_product(world.conn, product)
    rates = vat.rates_of(world.conn, product)
    available = ("DKK", "EUR") if goods.in_euro else ("DKK",)
    prices = [_price(goods, UNITS[goods.unit], goods.amount, currencies=available), *_other_prices(goods)]
    ids = [world.id(moment) for _ in prices]
    for place, (price_id, price) in enumerate(zip(ids, prices, strict=True)):
        own = {"id": price_id, "productId": product["id"], "isDefault": place == 0, "vatRatesByZone": rates}
        catalogue.add_price(world.conn, {**price, **own})
    euro = money.convert(goods.amount, "DKK", "EUR") if goods.in_euro else None
    return Offer(goods.name, goods.unit, goods.group, ids[0], goods.amount, euro, rates["domestic"])


def _other_prices(goods: Goods) -> list[Record]:
    """Overtime for hours, framework agreements, a price in EUR, one in tiers, and prices of former years."""
    amount, place = goods.amount, goods.number
    prices: list[Record] = []
    if goods.unit == "time":
        prices.append(_price(goods, "Aften og weekend", amount * Decimal("1.5")))
    if goods.name == IN_TIERS:
        tiered = _price(goods, "Mængderabat", amount)
        prices.append({**tiered, "pricingModel": "VOLUME", "unitAmount": None})
    elif place % 5 == 0:
        prices.append(_price(goods, "Rammeaftale, offentlige kunder", amount * Decimal("0.9")))
    elif place % 8 == 3:
        euro = money.convert(amount, "DKK", "EUR")
        prices.append(_price(goods, "Udenlandske kunder", euro, currencies=("EUR",)))
    elif place % 7 == 0:
        old = _price(goods, "Prisliste, sidste år", amount * Decimal("0.95"))
        prices.append({**old, "status": "ARCHIVED"})
    elif place % 19 == 0:
        campaign = _price(goods, "Kampagne", amount * Decimal("0.8"))
        prices.append({**campaign, "status": "DISABLED"})
    return prices


def _price(goods: Goods, nickname: str, amount: Decimal, *, currencies: tuple[str, ...] = ("DKK",)) -> Record:
    """A price without its place in the catalogue; the first of `currencies` is the one that `amount` is in.

    Agreements are locked: there are subscriptions to them.
    """
    return {
        **records.price("", "", currencies),
        "billingPeriodType": "RECURRING" if goods.monthly else "ONE_TIME",
        "isLocked": goods.monthly,
        "nickname": nickname,
        "unitAmount": money.amount_text(money.round_amount(amount)),
        "billingInterval": "MONTH" if goods.monthly else None,
        "billingIntervalCount": 1 if goods.monthly else None,
    }
