"""Lists and searches against a plain reading of what they promise, and how SQLite answers them."""

from __future__ import annotations

import datetime as dt
import sqlite3
from collections.abc import Callable
from decimal import Decimal
from functools import partial
from itertools import product
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from ledgerbee_desktop.core.identifiers import CustomerId
from ledgerbee_desktop.core.kinds import DocumentKind
from ledgerbee_desktop.core.library import Document
from ledgerbee_desktop.core.ports import DocumentFilter
from ledgerbee_desktop.store import document_words
from ledgerbee_desktop.store.document_query import ids_query
from ledgerbee_desktop.store.document_words import Found, best_of
from ledgerbee_desktop.store.folding import searchable, words
from tests.unit.store.kit import open_book, run
from tests.unit.store.test_library import customer, found, invoice, line

ORDERS: dict[str, Callable[[Document], tuple[Any, ...]]] = {
    "date": lambda d: (d.date, d.created_at),
    "number": lambda d: (len(d.number), d.number, d.created_at),
    "customer": lambda d: (["customer-2", "customer-1"].index(d.customer_id or ""), d.date, d.created_at),
    "amount": lambda d: (d.amount, d.date),
    "currency": lambda d: (d.currency, d.amount),
    "status": lambda d: (d.display_status, d.date, d.created_at),
    "due_date": lambda d: (d.due_date or dt.date.min, d.date),
    "valid_until": lambda d: (d.valid_until or dt.date.min, d.date),
    "reference": lambda d: (d.reference, d.date),
}


def plan(connection: sqlite3.Connection, query: str, values: list[str | int]) -> list[str]:
    return [str(row[3]) for row in connection.execute(f"EXPLAIN QUERY PLAN {query}", values)]


def some_documents() -> list[Document]:
    """A few of each value, so that every order has ties to break."""
    values = product(("", "9", "10", "100"), (Decimal(-2), Decimal("9.9")), ("customer-1", "customer-2"))
    return [
        invoice(
            serial,
            number=number,
            amount=amount,
            customer_id=CustomerId(customer_id),
            currency=("DKK", "EUR")[serial % 2],
            display_status=("sent", "draft", "paid")[serial % 3],
            date=dt.date(2026, 1, 1 + serial % 4),
            due_date=None if serial % 3 else dt.date(2026, 2, 1 + serial),
            valid_until=dt.date(2026, 3, 20 - serial) if serial % 4 else None,
            reference="PO"[: serial % 3],
        )
        for serial, (number, amount, customer_id) in enumerate(values)
    ]


few_or_many = pytest.mark.parametrize("few", [document_words.FEW, -1], ids=["few", "many"])
"""What is found is picked in two ways, by how much it is."""


@pytest.mark.parametrize(
    "wanted",
    [{}, {"text": "zoo"}, {"statuses": frozenset({"paid", "sent"})}, {"customer_id": CustomerId("customer-1")}],
)
@few_or_many
def test_every_order_is_total(
    tmp_path: Path, wanted: dict[str, Any], few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(document_words, "FEW", few)
    shown = [
        document
        for document in some_documents()
        if document.display_status in wanted.get("statuses", {"sent", "draft", "paid"})
        and document.customer_id == wanted.get("customer_id", document.customer_id)
        and ("text" not in wanted or document.customer_id == "customer-2")
    ]
    assert 1 < len(shown) < len(some_documents()) or not wanted

    async def scenario() -> None:
        book = await open_book(tmp_path)
        await book.library.put_customers([customer(1, "Ærø 12"), customer(2, "Zoo")])
        await book.library.put_documents(some_documents())
        for sort, descending in product(ORDERS, (False, True)):
            ids = await book.library.document_ids(DocumentFilter(sort=sort, descending=descending, **wanted))
            ordered = sorted(shown, key=lambda d, key=ORDERS[sort]: (*key(d), d.id), reverse=descending)  # type: ignore[misc]
            assert list(ids) == [document.id for document in ordered], sort
        await book.close()

    run(scenario())


@few_or_many
@pytest.mark.parametrize("text", ["", "færge", "12"])
def test_no_row_is_read_and_none_is_sorted(
    tmp_path: Path, text: str, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(document_words, "FEW", few)

    async def scenario() -> None:
        book = await open_book(tmp_path)
        hits = await book.database.read(lambda connection: Found(connection, words(text))) if text else None
        for sort, descending in product(ORDERS, (False, True)):
            query, values = ids_query(DocumentFilter(sort=sort, descending=descending), hits)
            steps = await book.database.read(partial(plan, query=query, values=values))
            assert not [step for step in steps if "TEMP B-TREE" in step], steps
            (reads,) = [
                step for step in steps if step.startswith("SEARCH document ") and "(kind=? AND gone_at=?)" in step
            ]
            assert "COVERING INDEX" in reads, steps
        await book.close()

    run(scenario())


TEXT = st.text(alphabet="ab1 -", max_size=9)


@few_or_many
def test_a_search_finds_what_has_every_word(tmp_path: Path, few: int, monkeypatch: pytest.MonkeyPatch) -> None:
    """Words of one and two characters too, at the very end of a text as well; the customer's words count for its documents."""
    monkeypatch.setattr(document_words, "FEW", few)
    book = run(open_book(tmp_path, inline=True))
    run(book.library.put_customers([customer(7, "b1 Zoo"), customer(8, "a")]))

    @settings(deadline=None)
    @given(texts=st.tuples(TEXT, TEXT, TEXT, TEXT), wanted=st.text(alphabet="ab1- ", max_size=9))
    @example(texts=("aab b-1", "aab", "b-1", ""), wanted="b-1 aab")
    @example(texts=("aab", "aab", "b-1", "b-1 aab"), wanted="zoo aab")
    def search(texts: tuple[str, ...], wanted: str) -> None:
        documents = [
            invoice(n, number="", reference=text, customer_id=CustomerId(f"customer-{7 + n % 2}"))
            for n, text in enumerate(texts)
        ]
        run(book.library.put_documents(documents))
        looked_into = [searchable(text, *(("a", "8") if n % 2 else ("b1 Zoo", "7"))) for n, text in enumerate(texts)]
        expected = {str(n) for n, text in enumerate(looked_into) if all(word in text for word in words(wanted))}
        assert set(run(found(book, text=wanted))) == expected
        hits = {hit.id for hit in run(book.library.search(wanted)) if hit.what == "invoice"}
        assert hits == ({f"doc-{n}" for n in expected} if words(wanted) else set())

    search()
    run(book.close())


@pytest.mark.parametrize("text", ["ø", "ør", "12", "2", "k", "t-"])
def test_short_words_are_found_wherever_they_stand(tmp_path: Path, text: str) -> None:
    async def scenario() -> None:
        book = await open_book(tmp_path)
        await book.library.put_documents(
            [
                invoice(1, number="", reference="ør"),
                invoice(2, number="512", lines=(line("Lak"), line("t-12"))),
                invoice(3, number="", kind=DocumentKind.INVOICE, notes="x"),
            ]
        )
        expected = {"ø": ["1"], "ør": ["1"], "12": ["2"], "2": ["2"], "k": ["2"], "t-": ["2"]}
        assert await found(book, text=text) == expected[text]
        await book.library.put_documents([invoice(2, number="", reference="gone", lines=())])
        assert await found(book, text=text) == [each for each in expected[text] if each == "1"]
        await book.close()

    run(scenario())


@few_or_many
def test_the_best_are_those_of_that_number_then_the_newest(
    tmp_path: Path, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Over all kinds, against a plain sort of everything; what LedgerBee no longer has is not among them."""
    monkeypatch.setattr(document_words, "FEW", few)
    chance = Random(7)
    documents = [
        invoice(
            n,
            kind=chance.choice(list(DocumentKind)),
            number=chance.choice(["", "7", "77", "x7"]),
            reference=chance.choice(["lak", "lak 7", "olie"]),
            date=dt.date(2026, 1, chance.randrange(1, 28)),
            created_at=dt.datetime(2026, 1, 1, tzinfo=dt.UTC) + dt.timedelta(minutes=n),
        )
        for n in range(80)
    ]
    gone = {str(n) for n in range(0, 80, 9)}

    def best(connection: sqlite3.Connection, wanted: str, most: int) -> list[str]:
        rows = best_of(connection, Found(connection, [wanted]), wanted, most)
        query = "SELECT id FROM document WHERE number_in_table = ?"
        return [connection.execute(query, (row,)).fetchone()[0].removeprefix("doc-") for row in rows]

    def expected(wanted: str, most: int) -> list[str]:
        hits = [
            document
            for document in documents
            if document.id.removeprefix("doc-") not in gone and wanted in f"{document.number} {document.reference}"
        ]
        hits.sort(key=lambda document: (document.date, document.created_at), reverse=True)
        hits.sort(key=lambda document: document.number != wanted)
        return [document.id.removeprefix("doc-") for document in hits[:most]]

    async def scenario() -> None:
        book = await open_book(tmp_path)
        await book.library.put_documents(documents)
        ids = [f"doc-{n}" for n in gone]
        marks = ", ".join("?" * len(ids))
        query = f"UPDATE document SET gone_at = '2026-02-01' WHERE id IN ({marks})"
        await book.database.write(lambda connection: connection.execute(query, ids).rowcount)
        for wanted, most in product(("lak", "7", "77", "nothing"), (3, 20, 200)):
            found = await book.database.read(partial(best, wanted=wanted, most=most))
            assert found == expected(wanted, most), (wanted, most)
        await book.close()

    run(scenario())


@few_or_many
@pytest.mark.parametrize("text", ["ghost", "gh"])
def test_what_only_the_text_index_knows_is_not_found(
    tmp_path: Path, text: str, few: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An index that a disk has damaged may name rows that the table does not have."""
    monkeypatch.setattr(document_words, "FEW", few)
    entry = "INSERT INTO document_text (rowid, search) VALUES (?, 'ghost' || char(10, 10))"

    async def scenario() -> None:
        book = await open_book(tmp_path)
        await book.library.put_documents([invoice(1, number="", reference="ghost"), invoice(2, number="")])
        await book.database.write(lambda connection: connection.execute(entry, (7000,)).rowcount)
        assert await found(book, text=text) == ["1"]
        assert [hit.id for hit in await book.library.search(text)] == ["doc-1"]
        await book.close()

    run(scenario())
