from __future__ import annotations

import dataclasses
import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledgerbee_desktop.core.drafts import Draft
from ledgerbee_desktop.core.identifiers import CustomerId, DocumentId
from ledgerbee_desktop.core.kinds import DocumentKind
from ledgerbee_desktop.core.library import Catalogue, Document
from ledgerbee_desktop.core.money import CURRENCIES, exponent, round_half_up
from ledgerbee_desktop.core.totals import Agreement, VatRule, estimate, explain
from tests.unit.core.samples import BERLIN, CATALOGUE, EURO, HOUR, NORDLYS, PAINT, PRODUCTS, TODAY, good_draft, product


def document(subtotal: str, vat: str, amount: str) -> Document:
    return Document(
        id=DocumentId("x"),
        kind=DocumentKind.INVOICE,
        status="draft",
        date=TODAY,
        currency="DKK",
        subtotal=Decimal(subtotal),
        vat=Decimal(vat),
        amount=Decimal(amount),
        created_at=dt.datetime(2026, 11, 21, tzinfo=dt.UTC),
        updated_at="",
    )


def with_lines(*lines: tuple[str, str]) -> Draft:
    return good_draft().replace(lines=tuple(product(i, PAINT, q, p) for i, (q, p) in enumerate(lines)))


def test_a_whole_invoice() -> None:
    totals = estimate(good_draft(), CATALOGUE)
    assert (totals.subtotal, totals.vat, totals.total) == (Decimal("4072.50"), Decimal("1018.13"), Decimal("5090.63"))
    assert totals.complete
    assert [amounts is not None for amounts in totals.lines] == [True, False, False, True]
    assert [(x.rate, x.base) for x in totals.vat_by_rate] == [(Decimal(25), Decimal("4072.50"))]


def test_the_vat_zone_of_the_customer_decides_the_rate() -> None:
    draft = good_draft().replace(customer_id=BERLIN.id, currency="EUR", lines=(product(1, EURO, "2"),))
    totals = estimate(draft, CATALOGUE)
    assert (totals.subtotal, totals.vat) == (Decimal("132.00"), Decimal("0.00"))


def test_a_price_in_another_currency_is_left_to_ledgerbee() -> None:
    totals = estimate(good_draft().replace(currency="EUR", lines=(product(1, HOUR, "2"),)), CATALOGUE)
    assert not totals.complete
    assert totals.total == 0


def test_halves_go_away_from_zero() -> None:
    assert round_half_up(Decimal("0.125"), "DKK") == Decimal("0.13")
    assert round_half_up(Decimal("-0.125"), "DKK") == Decimal("-0.13")
    assert round_half_up(Decimal("0.5"), "JPY") == Decimal(1)


def test_the_two_rules_differ_where_they_should() -> None:
    draft = with_lines(("1", "0.10"), ("1", "0.10"), ("1", "0.10"))  # VAT 0.025 a line
    assert estimate(draft, CATALOGUE, VatRule.PER_LINE).vat == Decimal("0.09")
    assert estimate(draft, CATALOGUE, VatRule.PER_RATE).vat == Decimal("0.08")


@pytest.mark.parametrize(
    ("answer", "kind", "rule"),
    [
        (("0.30", "0.09", "0.39"), Agreement.EQUAL, VatRule.PER_LINE),
        (("0.30", "0.08", "0.38"), Agreement.ROUNDING, VatRule.PER_RATE),
        (("0.30", "0.07", "0.37"), Agreement.UNEXPLAINED, None),
        (("0.40", "0.09", "0.49"), Agreement.UNEXPLAINED, None),
    ],
)
def test_what_ledgerbee_answers_is_explained_or_not(
    answer: tuple[str, str, str], kind: Agreement, rule: VatRule | None
) -> None:
    draft = with_lines(("1", "0.10"), ("1", "0.10"), ("1", "0.10"))
    difference = explain(draft, CATALOGUE, document(*answer))
    assert (difference.kind, difference.rule) == (kind, rule)
    assert difference.actual == Decimal(answer[2])


CENTS = st.integers(0, 10_000_000)
THOUSANDTHS = st.integers(1, 1_000_000)


@given(st.lists(st.tuples(THOUSANDTHS, CENTS), max_size=40))
def test_an_integer_oracle_agrees(lines: list[tuple[int, int]]) -> None:
    draft = with_lines(*((str(Decimal(q) / 1000), str(Decimal(p) / 100)) for q, p in lines))
    nets = [(q * p * 2 + 1000) // 2000 for q, p in lines]
    vats = [(net * 25 * 2 + 100) // 200 for net in nets]
    totals = estimate(draft, CATALOGUE)
    assert [int(x * 100) for x in (totals.subtotal, totals.vat, totals.total)] == [
        sum(nets),
        sum(vats),
        sum(nets + vats),
    ]
    grouped = estimate(draft, CATALOGUE, VatRule.PER_RATE)
    assert grouped.vat * 100 == (sum(nets) * 25 * 2 + 100) // 200
    assert grouped.total == grouped.subtotal + grouped.vat  # BR-CO-15


def test_every_currency_has_the_exponent_of_iso_4217() -> None:
    assert {code: exponent(code) for code in ("DKK", "EUR", "JPY", "ISK", "KWD", "TND", "CLF")} == {
        "DKK": 2,
        "EUR": 2,
        "JPY": 0,
        "ISK": 0,
        "KWD": 3,
        "TND": 3,
        "CLF": 4,
    }
    assert all(len(code) == 3 and code.isascii() and code.isupper() for code in CURRENCIES)


def test_totals_are_values() -> None:
    totals = estimate(good_draft(), CATALOGUE)
    with pytest.raises(dataclasses.FrozenInstanceError):
        totals.total = Decimal(0)  # type: ignore[misc]


def test_a_customer_that_is_not_known_is_taxed_as_a_domestic_one() -> None:
    for nobody in (None, CustomerId("nobody")):
        assert estimate(good_draft().replace(customer_id=nobody), CATALOGUE) == estimate(good_draft(), CATALOGUE)


def test_a_price_that_ledgerbee_does_not_have_yet_waits_for_its_vat() -> None:
    draft = good_draft().replace(lines=(product(1, HOUR, "2"),))
    for rates, complete in (({}, False), ({"domestic": Decimal(25)}, True)):
        price = dataclasses.replace(HOUR, is_temporary=True, vat_rates=rates)
        hour = dataclasses.replace(PRODUCTS[0], prices=(price,))
        totals = estimate(draft, Catalogue.of((NORDLYS,), (hour,), (), 1))
        assert (totals.complete, totals.vat) == (complete, Decimal("247.50") if complete else 0)


def test_a_line_without_a_quantity_or_a_price_has_no_figures() -> None:
    for line in (product(1, HOUR, None), product(1, HOUR, "2").replace(price_id=None, unit_price=Decimal(5))):
        totals = estimate(good_draft().replace(lines=(line,)), CATALOGUE)
        assert (totals.lines, totals.complete, totals.total) == ((None,), False, Decimal(0))
