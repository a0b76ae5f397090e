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
def every(conn: sqlite3.Connection) -> list[Document]:
    return documents.every(conn)


@pytest.fixture(scope="module")
def invoices(every: list[Document]) -> list[Document]:
    return [document for document in every if document.kind == "invoice"]


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
        assert len(documents.every(conn)) > 400


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


def shown(every: list[Document], kind: str) -> dict[str, int]:
    """How many documents of a kind there are by what they look like on the day of the founding."""
    return dict(Counter(one.display_status(TODAY.isoformat()) for one in every if one.kind == kind))


def test_every_kind_in_every_display_status(every: list[Document]) -> None:
    quotes, orders, credits_ = (shown(every, kind) for kind in ("quote", "order-confirmation", "credit-note"))
    assert set(quotes) == {"draft", "sent", "accepted", "rejected", "expired", "converted"}
    assert set(orders) == {"draft", "sent", "converted"}
    assert (credits_["draft"], set(credits_)) == (1, {"draft", "sent"})
    assert min(quotes.values()) >= 3
    assert quotes["converted"] >= 25
    assert orders["converted"] >= 20


def test_some_quotes_never_expire(every: list[Document]) -> None:
    """Days pass after the founding; a demo of last year still has an open quote."""
    later = (TODAY + timedelta(days=400)).isoformat()
    assert [one for one in every if one.kind == "quote" and one.display_status(later) == "sent"]


@pytest.mark.parametrize(("kind", "prefix"), [("credit-note", "K-"), ("quote", "T-"), ("order-confirmation", "O-")])
def test_series_are_gap_free_and_follow_time(every: list[Document], kind: str, prefix: str) -> None:
    own = [one for one in every if one.kind == kind]
    numbered = [one for one in own if one.number]
    assert [one.number for one in numbered] == [f"{prefix}{1001 + place}" for place in range(len(numbered))]
    assert {one.status for one in own if not one.number} == (set() if kind == "credit-note" else {"draft"})
    for one in own:
        assert one.created_at <= one.updated_at < TODAY.isoformat()
        assert one.date == one.created_at[:10]
        assert (one.due_date, one.description, one.payment_terms) == (None, None, None)
        assert (one.valid_until is not None) <= (kind == "quote")
        assert (one.invoice_number is not None) <= (kind == "credit-note")


def test_links_lead_to_younger_documents_with_the_same_content(conn: sqlite3.Connection, every: list[Document]) -> None:
    by_id = {one.id: one for one in every}
    linked: set[str] = set()
    for one in every:
        link = one.converted_to_order_confirmation_id or one.converted_to_invoice_id
        if link is None:
            continue
        following = by_id[link]
        assert following.kind == ("order-confirmation" if one.converted_to_order_confirmation_id else "invoice")
        assert one.status in {"sent", "accepted"}
        assert (one.created_at < following.created_at, one.updated_at) == (True, following.created_at)
        assert (one.customer_id, one.currency, one.amount) == (
            following.customer_id,
            following.currency,
            following.amount,
        )
        texts = [[line.description for line in documents.lines(conn, end.id)] for end in (one, following)]
        assert texts[0] == texts[1]
        assert link not in linked
        linked.add(link)


def test_a_whole_chain_is_there(every: list[Document]) -> None:
    """Quote, order confirmation, invoice, credit note."""
    by_id = {one.id: one for one in every}
    credited = {one.invoice_number for one in every if one.kind == "credit-note"}
    orders = [by_id[one.converted_to_order_confirmation_id] for one in every if one.converted_to_order_confirmation_id]
    ends = [by_id[order.converted_to_invoice_id] for order in orders if order.converted_to_invoice_id]
    assert len(ends) > len([end for end in ends if end.number in credited]) >= 2


def test_credit_notes_take_back(conn: sqlite3.Connection, every: list[Document]) -> None:
    by_number = {one.number: one for one in every if one.kind == "invoice"}
    notes = [one for one in every if one.kind == "credit-note"]
    named = [note for note in notes if note.invoice_number]
    assert {by_number[note.invoice_number].id for note in named} == {
        one.id for one in every if one.status == "credited"
    }
    kinds: set[bool] = set()
    for note in named:
        invoice = by_number[note.invoice_number]
        assert (note.created_at, note.customer_id) == (invoice.updated_at, invoice.customer_id)
        kinds.add(Decimal(note.amount) == -Decimal(invoice.amount))
    assert kinds == {True, False}
    for note in notes:
        lines = documents.lines(conn, note.id)
        assert Decimal(note.subtotal) == sum(Decimal(line.total_price or 0) for line in lines) < 0
        assert all(Decimal(line.quantity or 0) > 0 for line in lines)
        assert len(documents.deliveries(conn, note.id)) == note.send_count == (0 if note.status == "draft" else 1)


def test_references_look_real(invoices: list[Document]) -> None:
    kinds = Counter((invoice.reference or "none").partition("-")[0].partition(" ")[0] for invoice in invoices)
    assert set(kinds) == {"PO", "Opgave", "Rekv.", "none"}
    assert any(invoice.notes for invoice in invoices)


def test_records_are_json_without_surprises(conn: sqlite3.Connection) -> None:
    for table in ("company", "customer", "contact", "department", "product", "price", "vat_code", "template"):
        for row in conn.execute(f"SELECT id, record FROM {table}"):
            assert json.loads(row[1])["id"] == row[0]
