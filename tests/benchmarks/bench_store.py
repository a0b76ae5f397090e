"""Medians of what the window asks of the store most, each beside a bare SQLite floor measured in the same run.

`python tests/benchmarks/bench_store.py [DOCUMENTS]` (10,000 unless told).
"""

from __future__ import annotations

import asyncio
import datetime as dt
import random
import sqlite3
import sys
import tempfile
from collections.abc import Awaitable, Callable
from decimal import Decimal
from functools import partial
from pathlib import Path
from statistics import median
from time import perf_counter

from ledgerbee_desktop.core.changes import set_fields
from ledgerbee_desktop.core.drafts import Caret, Draft, Line
from ledgerbee_desktop.core.events import Bus
from ledgerbee_desktop.core.identifiers import CustomerId, DocumentId, DraftId, LineId, PriceId
from ledgerbee_desktop.core.journal import Journal
from ledgerbee_desktop.core.kinds import DocumentKind, LineKind
from ledgerbee_desktop.core.library import Customer, Document, DocumentLine
from ledgerbee_desktop.core.ports import DocumentFilter
from ledgerbee_desktop.platform_.clock import RandomIds, SystemClock
from ledgerbee_desktop.store.book import FILE_NAME, BookStore

START = dt.datetime(2026, 3, 2, 9, 0, tzinfo=dt.UTC)
ROUNDS = 15
WORDS = [
    "Maling",
    "Væg",
    "Loft",
    "Spartling",
    "Gulv",
    "Fræsning",
    "Timer",
    "Kørsel",
    "Ærø",
    "Århus",
    "Grunder",
    "Lak",
    "Stillads",
]


def a_document(number: int, chance: random.Random) -> Document:
    lines = tuple(
        DocumentLine(
            kind=LineKind.PRODUCT,
            price_id=PriceId(f"price-{chance.randrange(120)}"),
            description=" ".join(chance.choices(WORDS, k=5)),
            quantity=Decimal(chance.randrange(1, 40)),
            unit_price=Decimal("450.00"),
            total=Decimal("900.00"),
        )
        for _ in range(6)
    )
    return Document(
        id=DocumentId(f"{number:08x}-0000-4000-8000-000000000000"),
        kind=DocumentKind.INVOICE,
        status=chance.choice(["draft", "sent", "paid"]),
        number=str(10_000 + number),
        date=dt.date(2024, 1, 1) + dt.timedelta(days=chance.randrange(900)),
        currency="DKK",
        subtotal=Decimal("900.00"),
        vat=Decimal("225.00"),
        amount=Decimal(chance.randrange(10**7)) / 100,
        created_at=START + dt.timedelta(minutes=number),
        updated_at="u",
        customer_id=CustomerId(f"customer-{chance.randrange(300)}"),
        reference=f"PO-{number}",
        lines=lines,
    )


def a_draft() -> Draft:
    lines = (Line(id=LineId(f"line-{n}"), quantity=Decimal("2.5"), unit_price=Decimal("450.00")) for n in range(20))
    return Draft(id=DraftId("draft-1"), customer_id=CustomerId("customer-1"), lines=tuple(lines))


async def open_book(directory: Path) -> BookStore:
    return await BookStore.open(directory, SystemClock(), RandomIds(), Bus())


async def type_reference(book: BookStore, journal: Journal, text: str) -> None:
    change = set_fields(journal.draft, reference=text)
    if change is not None:
        journal.apply(change)
    write = journal.pending()
    if write is not None:
        await book.drafts.record(write, Caret("reference"))
        journal.written(write)


async def milliseconds(work: Callable[[], Awaitable[object]], rounds: int = ROUNDS) -> float:
    times = []
    for _ in range(rounds):
        start = perf_counter()
        await work()
        times.append(perf_counter() - start)
    return median(times) * 1000


def floor(directory: Path, query: str, values: tuple[object, ...] = ()) -> float:
    """The same rows from bare sqlite3, in this thread, without building anything from them."""
    connection = sqlite3.connect(directory / FILE_NAME)
    times = []
    for _ in range(ROUNDS):
        start = perf_counter()
        connection.execute(query, values).fetchall()
        times.append(perf_counter() - start)
    connection.close()
    return median(times) * 1000


def floor_of_commit(directory: Path) -> float:
    connection = sqlite3.connect(directory / "floor.db", isolation_level=None)
    for setting in ("locking_mode = EXCLUSIVE", "journal_mode = WAL", "synchronous = FULL"):
        connection.execute(f"PRAGMA {setting}").fetchall()
    connection.execute("CREATE TABLE note (text TEXT)")
    times = []
    for _ in range(100):
        start = perf_counter()
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("INSERT INTO note VALUES (?)", ("x" * 4000,))
        connection.execute("COMMIT")
        times.append(perf_counter() - start)
    connection.close()
    return median(times) * 1000


async def fill(book: BookStore, count: int) -> None:
    chance = random.Random(1)
    customers = [
        Customer(id=CustomerId(f"customer-{n}"), number=str(n), name=f"{chance.choice(WORDS)} {n} ApS")
        for n in range(300)
    ]
    await book.library.put_customers(customers)
    documents = [a_document(number, chance) for number in range(count)]
    start = perf_counter()
    for first in range(0, count, 100):
        await book.library.put_documents(documents[first : first + 100])
    print(f"{'store a page of 100 with lines':42} {(perf_counter() - start) * 1000 / (count / 100):8.2f} ms")


async def measure(directory: Path, count: int) -> dict[str, tuple[float, str]]:
    book = await open_book(directory)
    await fill(book, count)
    library = book.library
    by_date = "SELECT id FROM document WHERE kind = 'invoice' ORDER BY date DESC, created_at DESC, id DESC"
    lists = {
        "ids, newest first": (DocumentFilter(), by_date),
        "ids, by amount": (
            DocumentFilter(sort="amount"),
            "SELECT id FROM document WHERE kind = 'invoice' ORDER BY amount DESC, date DESC",
        ),
        "ids, by customer": (DocumentFilter(sort="customer"), by_date.replace("date DESC, ", "customer_id DESC, ")),
        "ids, by number": (DocumentFilter(sort="number"), by_date.replace("date DESC, ", "number DESC, ")),
        "ids, drafts only": (
            DocumentFilter(statuses=frozenset({"draft"})),
            by_date.replace("ORDER", "AND status = 'draft' ORDER"),
        ),
        "ids, text “fræs”": (DocumentFilter(text="fræs"), by_date.replace("ORDER", "AND search LIKE '%fræs%' ORDER")),
        "ids, text “ærø lak 12”": (
            DocumentFilter(text="ærø lak 12"),
            by_date.replace("ORDER", "AND search LIKE '%lak%' ORDER"),
        ),
    }
    found: dict[str, tuple[float, str]] = {}
    for name, (wanted, query) in lists.items():
        found[name] = (await milliseconds(partial(library.document_ids, wanted)), query)
    page = (await library.document_ids(DocumentFilter()))[count // 2 : count // 2 + 100]
    marks = ", ".join(f"'{each}'" for each in page)
    found["100 rows by id"] = (
        await milliseconds(lambda: library.documents(page)),
        f"SELECT * FROM document WHERE id IN ({marks})",
    )
    found["history of a customer"] = (
        await milliseconds(lambda: library.history(CustomerId("customer-7"))),
        "SELECT lines FROM document WHERE customer_id = 'customer-7' ORDER BY date DESC",
    )
    journal = Journal((await book.drafts.create(a_draft())).draft)
    texts = iter(range(10_000))
    found["a change of a 20-line draft, on the disk"] = (
        await milliseconds(lambda: type_reference(book, journal, f"text {next(texts)}"), 100),
        "",
    )
    found["open that draft with its journal"] = (await milliseconds(lambda: book.drafts.open(DraftId("draft-1"))), "")
    await book.close()

    async def start() -> None:
        await (await open_book(directory)).close()

    found["open, check, close the database"] = (await milliseconds(start), "")
    return found


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    with tempfile.TemporaryDirectory() as name:
        directory = Path(name)
        found = asyncio.run(measure(directory, count))
        commit = floor_of_commit(directory)
        print(f"{count} documents, medians of {ROUNDS}\n{'':42} {'ours':>11} {'floor':>11} {'ratio':>7}")
        for label, (ours, query) in found.items():
            bare = floor(directory, query) if query else commit if "disk" in label else None
            beside = "" if bare is None else f"{bare:8.2f} ms {ours / bare:7.1f}"
            print(f"{label:42} {ours:8.2f} ms {beside}")


if __name__ == "__main__":
    main()
