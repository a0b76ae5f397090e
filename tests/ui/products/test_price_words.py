"""Every pricing model, period and status in words (contract README, row 29)."""

from __future__ import annotations

import dataclasses
from decimal import Decimal

import pytest

from ledgerbee_desktop.core.identifiers import PriceId, ProductId
from ledgerbee_desktop.core.library import Price
from ledgerbee_desktop.ui.library.chips import Tone
from ledgerbee_desktop.ui.products import price_words as words

PRICE = Price(id=PriceId("p"), product_id=ProductId("q"), currency="DKK", unit_amount=Decimal(1200))
STEPS = ({"upTo": "10", "unitAmount": "100.00"}, {"unitAmount": "80.5", "flatAmount": "25"})


def with_(**fields: object) -> Price:
    return dataclasses.replace(PRICE, **fields)  # type: ignore[arg-type]  # the fields of a price


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({}, "1.200,00 DKK"),
        ({"pricing_model": "flat_rate"}, "1.200,00 DKK"),
        ({"unit_amount": None}, "–"),
        ({"pricing_model": "VOLUME", "unit_amount": None}, "By volume, in tiers"),
        ({"pricing_model": "GRADUATED", "unit_amount": None}, "Graduated, in tiers"),
        ({"pricing_model": "PACKAGE", "unit_amount": None}, "By the package, in tiers"),
        ({"pricing_model": "PACKAGE", "currency": "EUR"}, "1.200,00 EUR (By the package)"),
        ({"pricing_model": "AUCTION", "unit_amount": None}, "AUCTION, in tiers"),
    ],
)
def test_unknown_29_amounts_of_all_models(fields: dict[str, object], shown: str) -> None:
    assert words.amount(with_(**fields)).replace("\u00a0", " ") == shown


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({}, "Once"),
        ({"billing_period": ""}, "Once"),
        ({"billing_period": "RECURRING", "billing_interval": "MONTH"}, "Every month"),
        ({"billing_period": "RECURRING", "billing_interval": "MONTH", "billing_interval_count": 1}, "Every month"),
        ({"billing_period": "RECURRING", "billing_interval": "MONTH", "billing_interval_count": 3}, "Every 3 months"),
        ({"billing_period": "recurring", "billing_interval": "year"}, "Every year"),
        ({"billing_period": "RECURRING", "billing_interval": "MOON"}, "Every MOON"),
        ({"billing_period": "RECURRING", "billing_interval": "MOON", "billing_interval_count": 2}, "Every 2 × MOON"),
        ({"billing_period": "RECURRING"}, "Again and again"),
        ({"billing_period": "USAGE", "billing_interval": "WEEK"}, "By usage, every week"),
        ({"billing_period": "USAGE"}, "By usage"),
        ({"billing_period": "WHENEVER", "billing_interval": "DAY"}, "WHENEVER, every day"),
        ({"billing_period": "WHENEVER"}, "WHENEVER"),
    ],
)
def test_unknown_29_periods(fields: dict[str, object], shown: str) -> None:
    assert words.period(with_(**fields)) == shown


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({}, ("Active", Tone.OK)),
        ({"status": "active"}, ("Active", Tone.OK)),
        ({"status": "DISABLED"}, ("Disabled", Tone.WARNING)),
        ({"status": "Archived"}, ("Archived", Tone.NEUTRAL)),
        ({"status": "PAUSED"}, ("PAUSED", Tone.NEUTRAL)),
        ({"status": ""}, ("–", Tone.NEUTRAL)),
        ({"is_temporary": True}, ("Not in LedgerBee yet", Tone.INFO)),
    ],
)
def test_unknown_29_statuses(fields: dict[str, object], shown: tuple[str, Tone]) -> None:
    assert words.status(with_(**fields)) == shown


@pytest.mark.parametrize(
    ("model", "tiers", "shown"),
    [
        ("FLAT_RATE", STEPS, ()),
        (
            "VOLUME",
            STEPS,
            (
                "The tier that the quantity reaches is the price of every unit.",
                "up to 10: 100,00 DKK each",
                "above that: 25,00 DKK at once and 80,50 DKK each",
            ),
        ),
        (
            "GRADUATED",
            ({"unitAmount": "7"},),
            ("Each tier is the price of the units within it.", "any quantity: 7,00 DKK each"),
        ),
        (
            "PACKAGE",
            ({"size": "12", "unitAmount": "99.95"},),
            ("Every package that is begun costs its whole price.", "a package of 12: 99,95 DKK"),
        ),
        ("AUCTION", ({"bid": "1", "who": "all"},), ("AUCTION", "bid 1, who all")),
        (
            "VOLUME",
            ({"upTo": "many", "unitAmount": "free", "since": "2026"},),
            (
                "The tier that the quantity reaches is the price of every unit.",
                "up to many: free each, since 2026",
            ),
        ),
    ],
)
def test_unknown_29_tiers_line_by_line(model: str, tiers: tuple[dict[str, str], ...], shown: tuple[str, ...]) -> None:
    found = words.tiers(with_(pricing_model=model, unit_amount=None, tiers=tiers))
    assert tuple(line.replace("\u00a0", " ") for line in found) == shown


def test_tiers_that_ledgerbee_does_not_send_are_not_kept_quiet() -> None:
    means, missing = words.tiers(with_(pricing_model="VOLUME", unit_amount=None))
    assert means
    assert "does not send the tiers" in missing


def test_vat_by_zone_and_other_currencies() -> None:
    price = with_(
        vat_rates={"domestic": Decimal(25), "eu": Decimal(0), "mars": Decimal("2.5")},
        available_currencies=("DKK", "EUR", "SEK"),
    )
    assert words.vat(price).replace("\u00a0", " ") == "Denmark 25 % · EU 0 % · mars 2,5 %"
    assert words.currencies(price) == "EUR, SEK"
    assert words.title(with_(nickname="Heldag")).replace("\u00a0", " ") == "Heldag · 1.200,00 DKK"
