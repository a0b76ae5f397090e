"""Medians of what the window asks of the store most, each beside a bare SQLite floor measured in the same run.

"Work" is what of it this process computed, in all threads: the same on a machine that has other things to do.

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
from time import perf_counter, process_time
from typing import NamedTuple

from ledgerbee_desktop.core.changes import set_fields
from ledgerbee_desktop.core.drafts import Caret, Draft, Line
from ledgerbee_desktop.core.events import Bus
from ledgerbee_desktop.core.identifiers import CustomerId, DocumentId, DraftId, LineId, PriceId
from ledgerbee_desktop.core.journal import Journal
from ledgerbee_desktop.core.kinds import DocumentKind, LineKind
from ledgerbee_desktop.core.library import Customer, Document, DocumentLine
from ledgerbee_desktop.core.ports import DocumentFilter, LibraryStore
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


class Taken(NamedTuple):
    """Medians in milliseconds."""

    wall: float
    work: float


async def milliseconds(work: Callable[[], Awaitable[object]], rounds: int = ROUNDS) -> Taken:
    walls, works = [], []
    for _ in range(rounds):
        start, used = perf_counter(), process_time()
        await work()
        walls.append(perf_counter() - start)
        works.append(process_time() - used)
    return Taken(median(walls) * 1000, median(works) * 1000)


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


BY_DATE = "SELECT id FROM document WHERE kind = 'invoice' ORDER BY date DESC, created_at DESC, id DESC"


def lists() -> dict[str, tuple[DocumentFilter, str]]:
    """What a list asks for, by name, beside the plainest query that gives the same rows."""
    orders = {
        "number": "length(number) DESC, number",
        "customer": "customer_name",
        "amount": "amount",
        "currency": "currency DESC, amount",
        "status": "display_status",
        "due_date": "due_date",
        "valid_until": "valid_until",
        "reference": "reference",
    }
    found = {"ids, newest first": (DocumentFilter(), BY_DATE)}
    for sort, columns in orders.items():
        found[f"ids, by {sort}"] = (DocumentFilter(sort=sort), BY_DATE.replace("date", f"{columns} DESC, date", 1))
    drafts = DocumentFilter(statuses=frozenset({"draft"}))
    found["ids, drafts only"] = (drafts, BY_DATE.replace("ORDER", "AND display_status = 'draft' ORDER"))
    in_a_year = DocumentFilter(date_from=dt.date(2025, 1, 1), date_to=dt.date(2025, 12, 31), sort="amount")
    found["ids, of a year by amount"] = (in_a_year, BY_DATE.replace("ORDER", "AND date LIKE '2025-%' ORDER"))
    for text, longest in {"fræs": "fræs", "ærø lak 12": "lak", "12": "12", "1": "1", "po-4321": "po-4321"}.items():
        found[f"ids, text “{text}”"] = (
            DocumentFilter(text=text),
            BY_DATE.replace("ORDER", f"AND search LIKE '%{longest}%' ORDER"),
        )
    found["ids, text “fræs” by amount"] = (
        DocumentFilter(text="fræs", sort="amount"),
        BY_DATE.replace("ORDER", "AND search LIKE '%fræs%' ORDER"),
    )
    return found


async def first_rows(library: LibraryStore, wanted: DocumentFilter) -> None:
    """What a person waits for: the ids of the whole list, and the rows on the screen."""
    await library.documents((await library.document_ids(wanted))[:100])


async def measure(directory: Path, count: int) -> dict[str, tuple[Taken, str]]:
    book = await open_book(directory)
    await fill(book, count)
    library = book.library
    found: dict[str, tuple[Taken, str]] = {}
    for name, (wanted, query) in lists().items():
        found[name] = (await milliseconds(partial(library.document_ids, wanted)), query)
    found["first 100 rows of a search"] = (
        await milliseconds(partial(first_rows, library, DocumentFilter(text="fræs"))),
        BY_DATE.replace("ORDER", "AND search LIKE '%fræs%' ORDER") + " LIMIT 100",
    )
    found["search in everything, “fræs”"] = (
        await milliseconds(partial(library.search, "fræs")),
        "SELECT * FROM document WHERE search LIKE '%fræs%' ORDER BY date DESC LIMIT 200",
    )
    found["statuses with their counts"] = (
        await milliseconds(partial(library.statuses, DocumentKind.INVOICE)),
        "SELECT display_status, count(*) FROM document WHERE kind = 'invoice' GROUP BY display_status",
    )
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
        print(f"{count} documents, medians of {ROUNDS}\n{'':42} {'ours':>11} {'work':>11} {'floor':>11} {'ratio':>7}")
        for label, (ours, query) in found.items():
            bare = floor(directory, query) if query else commit if "disk" in label else None
            beside = "" if bare is None else f"{bare:8.2f} ms {ours.wall / bare:7.1f}"
            print(f"{label:42} {ours.wall:8.2f} ms {ours.work:8.2f} ms {beside}")


if __name__ == "__main__":
    main()
