"""What tests of the store, and of everything on top of it, start from."""

from __future__ import annotations

import asyncio
import datetime as dt
from collections.abc import Callable, Coroutine
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from ledgerbee_desktop.core.changes import set_fields
from ledgerbee_desktop.core.drafts import Caret, Draft, Line
from ledgerbee_desktop.core.events import Bus, Changed
from ledgerbee_desktop.core.identifiers import CustomerId, DocumentId, DraftId, LineId, OperationId, PriceId
from ledgerbee_desktop.core.journal import Journal
from ledgerbee_desktop.core.kinds import DocumentKind, LineKind, Target
from ledgerbee_desktop.core.library import Document, DocumentLine
from ledgerbee_desktop.core.ports import NewOperation
from ledgerbee_desktop.store.book import BookStore

P = ParamSpec("P")
T = TypeVar("T")

START = dt.datetime(2026, 3, 2, 9, 0, tzinfo=dt.UTC)


def run(work: Coroutine[Any, Any, T]) -> T:
    return asyncio.run(work)


class InlineExecutor(Executor):
    """Runs each job at once, in the caller's thread: a simulation with a virtual clock stays deterministic."""

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        future: Future[T] = Future()
        try:
            future.set_result(fn(*args, **kwargs))
        except BaseException as error:
            future.set_exception(error)
        return future


@dataclass
class StepClock:
    """A clock that moves by a second whenever it is looked at."""

    at: dt.datetime = START

    def now(self) -> dt.datetime:
        self.at += dt.timedelta(seconds=1)
        return self.at

    def today(self) -> dt.date:
        return self.at.date()

    def monotonic(self) -> float:
        return (self.at - START).total_seconds()

    async def sleep(self, seconds: float) -> None:
        self.at += dt.timedelta(seconds=seconds)
        await asyncio.sleep(0)


@dataclass
class CountingIds:
    """UUIDs in order; `start` keeps two runs on one file apart."""

    start: int = 0

    def new(self) -> str:
        self.start += 1
        return f"00000000-0000-4000-8000-{self.start:012x}"

    def jitter(self) -> float:
        return 0.5


@dataclass
class Ears:
    """Remembers what was published."""

    heard: list[Changed] = field(default_factory=list)

    def __call__(self, changed: Changed) -> None:
        self.heard.append(changed)


_INSTANCES = CountingIds()  # a database opened twice is given two numbers


async def open_book(directory: Path, *, bus: Bus | None = None, inline: bool = False, place: str = "here") -> BookStore:
    executor = InlineExecutor() if inline else None
    return await BookStore.open(directory, StepClock(), _INSTANCES, bus or Bus(), executor=executor, place=place)


def a_line(number: int = 1, **fields: Any) -> Line:
    return Line(
        id=LineId(f"line-{number}"), price_id=PriceId("price-1"), quantity=Decimal("2.5"), unit_price=Decimal("450.00")
    ).replace(**fields)


def a_draft(draft_id: str = "draft-1", **fields: Any) -> Draft:
    lines = (a_line(1), a_line(2, kind=LineKind.TEXT, price_id=None, quantity=None, unit_price=None, description="æøå"))
    return Draft(id=DraftId(draft_id), customer_id=CustomerId("customer-1"), lines=lines).replace(**fields)


def a_document(number: int) -> Document:
    line = DocumentLine(
        kind=LineKind.PRODUCT,
        price_id=PriceId("price-1"),
        description="Maling af facade, to gange, hvid",
        quantity=Decimal("2.5"),
        unit_price=Decimal(400),
        total=Decimal(1000 + number),
        vat=Decimal(250),
    )
    return Document(
        id=DocumentId(f"doc-{number}"),
        kind=DocumentKind.INVOICE,
        status="sent",
        date=START.date(),
        currency="DKK",
        subtotal=Decimal(1000),
        vat=Decimal(250),
        amount=Decimal(1250),
        created_at=START,
        updated_at="u",
        number=str(number),
        customer_id=CustomerId("customer-1"),
        reference=f"PO {number}",
        lines=(line,) * 6,
    )


def an_operation(number: int = 1, **fields: Any) -> NewOperation:
    values: dict[str, Any] = {
        "id": OperationId(f"operation-{number}"),
        "draft_id": DraftId("draft-1"),
        "target": Target.INVOICE,
        "kind": "create",
        "payload": b'{"customerId":"customer-1"}',
        "customer_id": CustomerId("customer-1"),
        "approved_total": "1406.25",
    }
    return NewOperation(**{**values, **fields})


async def type_reference(book: BookStore, journal: Journal, text: str) -> int:
    """Set the reference as an editor would; the revision on disk."""
    change = set_fields(journal.draft, reference=text)
    assert change is not None
    journal.apply(change)
    write = journal.pending()
    assert write is not None
    saved = await book.drafts.record(write, Caret("reference"))
    journal.written(write)
    return saved.revision
