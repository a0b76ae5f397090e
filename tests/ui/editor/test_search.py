"""Finding customers and products by whatever a person types."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from ledgerbee_desktop.core.library import Catalogue
from ledgerbee_desktop.core.ports import PastLine
from ledgerbee_desktop.ui.editor.search import EXACT, NOTHING, CustomerIndex, ProductIndex, entry, fit, fold
from tests.ui.editor.company import CUSTOMERS, PRODUCTS, TODAY, price_id

CATALOGUE = Catalogue.of(CUSTOMERS, PRODUCTS, (), 1)


@pytest.mark.parametrize(("text", "folded"), [("ÆRØ", "aero"), ("Søn", "son"), ("Ångström", "angstrom"), ("É", "e")])
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@pytest.mark.parametrize(
    "query", ["102", "kørsel", "korsel", "km", "pr. km", "kør km", "kpk", "ØRSEL", "sel pr", "KØRSEL  PR"]
)
def test_a_product_is_found_by(query: str) -> None:
    found = ProductIndex(CATALOGUE, "DKK", ()).find(query)
    assert found[0].price.id == price_id(4)


def test_only_prices_of_the_currency_are_offered() -> None:
    assert [offer.price.id for offer in ProductIndex(CATALOGUE, "EUR", ()).find("")] == [price_id(6)]


def test_history_comes_first_the_latest_of_each_and_only_in_the_currency() -> None:
    def past(number: int, day: int, currency: str = "DKK") -> PastLine:
        return PastLine(price_id(number), Decimal(1), Decimal(day), currency, TODAY - dt.timedelta(days=day))

    history = (past(4, 1), past(3, 2), past(4, 30), past(1, 3, "EUR"))
    found = ProductIndex(CATALOGUE, "DKK", history).find("")
    assert [offer.price.id for offer in found[:2]] == [price_id(4), price_id(3)]
    assert found[0].past == past(4, 1)
    assert all(offer.past is None for offer in found[2:])


def test_an_exact_number_is_first_whatever_else_fits() -> None:
    history = (PastLine(price_id(2), Decimal(1), Decimal(1), "DKK", TODAY),)
    assert ProductIndex(CATALOGUE, "DKK", history).find("10")[0].price.id == price_id(1)


def test_nothing_fits_nonsense() -> None:
    assert ProductIndex(CATALOGUE, "DKK", ()).find("qqq") == []
    assert CustomerIndex(CATALOGUE).find("qqq") == []


def test_inactive_customers_come_last_unless_their_number_is_typed() -> None:
    index = CustomerIndex(CATALOGUE)
    assert index.find("k")[-1].name == "Gammel Kunde"
    assert index.find("1200")[0].name == "Gammel Kunde"


def test_the_better_fit_comes_first() -> None:
    one = entry("x", "100", "Hvid maling", "5 l")
    ranks = [fit(query, one) for query in ("100", "10", "hvid", "mal", "hm", "vid", "5", "nej")]
    assert ranks[0] == EXACT
    assert ranks[-1] == NOTHING
    assert ranks[:6] == sorted(ranks[:6])
