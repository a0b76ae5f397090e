"""The demo company: the same for the same seed and day, and believable."""

from __future__ import annotations

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from pathlib import Path

import pytest
from stdnum import ean
from stdnum.dk import cvr

from ledgerbee_desktop.sandbox import money
from ledgerbee_desktop.sandbox.demo.basics import COMPANY_CVR
from ledgerbee_desktop.sandbox.demo.build import found_company
from ledgerbee_desktop.sandbox.store import catalogue, customers, documents
from ledgerbee_desktop.sandbox.store.database import open_database
from ledgerbee_desktop.sandbox.store.documents import Document

TODAY = date(2026, 6, 15)
STATES = {"draft", "scheduled", "sending", "sent", "paid", "partially_paid", "cancelled", "uncollectible", "credited"}


def build(path: Path, seed: int = 1, today: date = TODAY) -> str:
    """Everything in a new demo database, as text."""
    with closing(open_database(path)) as conn:
        found_company(conn, seed, today, empty=False)
        return "\n".join(conn.iterdump())


@pytest.fixture(scope="module")
def conn(tmp_path_factory: pytest.TempPathFactory) -> Iterator[sqlite3.Connection]:
    with closing(open_database(tmp_path_factory.mktemp("demo") / "demo.db")) as opened:
        found_company(opened, 1, TODAY, empty=False)
        yield opened


@pytest.fixture(scope="module")
def invoices(conn: sqlite3.Connection) -> list[Document]:
    return documents.every(conn)


def test_same_seed_and_day_same_company(tmp_path: Path) -> None:
    first = build(tmp_path / "a.db")
    assert build(tmp_path / "b.db") == first
    assert build(tmp_path / "c.db", seed=2) != first
    assert build(tmp_path / "d.db", today=TODAY + timedelta(days=1)) != first


def test_other_seeds_and_days_work_too(tmp_path: Path) -> None:
    for seed in range(2, 6):
        build(tmp_path / f"{seed}.db", seed, date(2028, 2, 29) + timedelta(days=seed))


def test_a_broken_founding_leaves_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: object) -> None:
        raise RuntimeError("power cut")

    with closing(open_database(tmp_path / "x.db")) as conn:
        monkeypatch.setattr("ledgerbee_desktop.sandbox.demo.history.add_invoices", fail)
        with pytest.raises(RuntimeError):
            found_company(conn, 1, TODAY, empty=False)
        assert conn.execute("SELECT count(*) FROM customer").fetchone()[0] == 0
        monkeypatch.undo()
        found_company(conn, 1, TODAY, empty=False)
        assert len(documents.every(conn)) == 400


def test_customers(conn: sqlite3.Connection) -> None:
    everyone = customers.find(conn)
    assert len(everyone) == 60
    assert len({customer["name"] for customer in everyone}) == 60
    public = [customer for customer in everyone if customer["eanNumber"]]
    foreign = [customer for customer in everyone if customer["currency"] == "EUR"]
    assert len(public) == 12
    assert len(foreign) == 8
    assert {customer["vatZone"] for customer in foreign} == {"eu", "abroad"}
    assert {customer["vatZone"] for customer in everyone if customer["countryCode"] == "DK"} == {"domestic"}
    assert sum(customer["email"] is None for customer in everyone) >= 5
    assert sum(not customer["isActive"] for customer in everyone) == 2
    for customer in everyone:
        if customer["countryCode"] == "DK" and customer["customerType"] == "company":
            assert cvr.is_valid(customer["vatNumber"])
        assert customer["email"] is None or customer["email"].isascii()
    assert cvr.is_valid(str(COMPANY_CVR))


def test_departments_and_contacts(conn: sqlite3.Connection) -> None:
    counts: Counter[int] = Counter()
    departments = 0
    for customer in customers.find(conn):
        counts[len(customers.contacts(conn, customer["id"]))] += 1
        for department in customers.departments(conn, customer["id"]):
            departments += 1
            assert ean.is_valid(department["eanNumber"])
            assert customer["eanNumber"]
    assert set(counts) == {0, 1, 2, 3}
    assert departments >= 12


def test_catalogue(conn: sqlite3.Connection) -> None:
    products, total = catalogue.products(conn, "", 1000, 0)
    assert total == 120
    assert len({product["number"] for product in products}) == 120
    prices = [price for product in products for price in catalogue.prices(conn, product["id"])]
    assert {"Timepris", "Stykpris", "Meterpris", "Pris pr. m²"} <= {price["nickname"] for price in prices}
    assert {price["currency"] for price in prices} == {"DKK", "EUR"}
    assert {price["status"] for price in prices} == {"ACTIVE", "ARCHIVED", "DISABLED"}
    assert any(len(price["availableCurrencies"]) == 2 for price in prices)
    assert sum(not product["isActive"] for product in products) == 2


def test_all_states_and_no_day_in_the_future(invoices: list[Document]) -> None:
    states = Counter(invoice.status for invoice in invoices)
    assert len(invoices) == 400
    assert set(states) == STATES
    assert states["paid"] > 250
    assert states["sent"] >= 10
    yesterday_evening = datetime(TODAY.year, TODAY.month, TODAY.day, tzinfo=UTC).isoformat()[:10]
    for invoice in invoices:
        assert (TODAY - timedelta(days=548)).isoformat() <= invoice.date < TODAY.isoformat()
        assert invoice.created_at <= invoice.updated_at < yesterday_evening
        assert invoice.due_date is not None
        assert invoice.due_date >= invoice.date


def test_numbers_are_gap_free_in_the_order_of_time(invoices: list[Document]) -> None:
    booked = [invoice for invoice in invoices if invoice.number]
    assert {invoice.status for invoice in invoices if not invoice.number} == {"draft", "scheduled"}
    assert [invoice.number for invoice in booked] == [str(1001 + place) for place in range(len(booked))]


def test_next_number_follows(conn: sqlite3.Connection, invoices: list[Document]) -> None:
    conn.execute("BEGIN")
    number = documents.take_number(conn, "invoice")
    conn.execute("ROLLBACK")
    assert number == str(1001 + sum(invoice.number is not None for invoice in invoices))


def test_figures_add_up(conn: sqlite3.Connection, invoices: list[Document]) -> None:
    zones = {customer["id"]: customer["vatZone"] for customer in customers.find(conn)}
    for invoice in invoices:
        subtotal = vat = Decimal(0)
        lines = documents.lines(conn, invoice.id)
        for line in lines:
            if line.total_price is None:
                assert line.line_type in {"text", "separator"}
                continue
            assert line.quantity is not None
            assert line.unit_price is not None
            assert line.vat_rate is not None
            amounts = money.line_amounts(Decimal(line.quantity), Decimal(line.unit_price), Decimal(line.vat_rate))
            assert (line.total_price, line.vat_amount) == (str(amounts.total), str(amounts.vat))
            assert line.vat_rate == "0" or zones[invoice.customer_id] == "domestic"
            subtotal += amounts.total
            vat += amounts.vat
        assert (Decimal(invoice.subtotal), Decimal(invoice.vat)) == (subtotal, vat)
        assert Decimal(invoice.amount) == subtotal + vat
        assert any(line.price_id for line in lines)


def test_invoices_bill_prices_that_could_be_billed(conn: sqlite3.Connection, invoices: list[Document]) -> None:
    for invoice in invoices:
        for line in documents.lines(conn, invoice.id):
            if line.price_id is not None:
                price = catalogue.price(conn, line.price_id)
                assert price is not None
                assert price["status"] == "ACTIVE"
                assert invoice.currency in price["availableCurrencies"]


def test_booked_invoices_were_delivered(conn: sqlite3.Connection, invoices: list[Document]) -> None:
    kinds: Counter[str] = Counter()
    for invoice in invoices:
        log = documents.deliveries(conn, invoice.id)
        assert len(log) == invoice.send_count == (1 if invoice.number else 0)
        for entry in log:
            kinds[entry.delivery_type] += 1
            assert (entry.email is not None) == (entry.delivery_type == "Email")
            assert (entry.ean is not None) == (entry.delivery_type == "Sproom")
            assert entry.status == ("pending" if invoice.status == "sending" else "success")
    assert set(kinds) == {"Email", "Sproom", "Manual"}


def test_references_look_real(invoices: list[Document]) -> None:
    kinds = Counter((invoice.reference or "none").partition("-")[0].partition(" ")[0] for invoice in invoices)
    assert set(kinds) == {"PO", "Opgave", "Rekv.", "none"}
    assert any(invoice.notes for invoice in invoices)


def test_records_are_json_without_surprises(conn: sqlite3.Connection) -> None:
    for table in ("company", "customer", "contact", "department", "product", "price", "vat_code", "template"):
        for row in conn.execute(f"SELECT id, record FROM {table}"):
            assert json.loads(row[1])["id"] == row[0]
