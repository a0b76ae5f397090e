"""A whole company for tests: the real sandbox over real HTTP, the real client, the real store, and an engine over them."""

from __future__ import annotations

import datetime as dt
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from ledgerbee_desktop.api.bodies import JsonBodies
from ledgerbee_desktop.api.client import HttpLedgerBee
from ledgerbee_desktop.api.timing import Limits
from ledgerbee_desktop.core.drafts import Draft, Line
from ledgerbee_desktop.core.events import Bus
from ledgerbee_desktop.core.identifiers import CustomerId, DraftId, LineId, OperationId, PriceId
from ledgerbee_desktop.core.kinds import DeliveryType, LineKind
from ledgerbee_desktop.core.operations import Operation, OperationKind, SendRequest
from ledgerbee_desktop.core.secret import Secret
from ledgerbee_desktop.platform_.clock import RandomIds, SystemClock
from ledgerbee_desktop.store.book import BookStore
from ledgerbee_desktop.sync.engine import Engine
from tests.sandbox_process import SandboxProcess

EMAIL = SendRequest(delivery_type=DeliveryType.EMAIL)
SETTLE = 0.6
CREATE, SEND = r"/v1/invoices", r"/v1/invoices/[^/]+/send"


@dataclass
class Company:
    """One opened company."""

    sandbox: SandboxProcess
    book: BookStore
    client: HttpLedgerBee
    engine: Engine
    customer: dict[str, Any]
    price: dict[str, Any]

    def draft(self, **fields: Any) -> Draft:
        """A draft with all kinds of lines that LedgerBee takes; 1,237.50 + VAT."""
        day = dt.date(2026, 11, 20)
        lines = (
            self.line(1, quantity=Decimal("2.5"), unit_price=Decimal("450.00"), description="Maling"),
            Line(id=LineId("l2"), kind=LineKind.TEXT, description="Æblegård 1\nØ"),
            Line(id=LineId("l3"), kind=LineKind.SEPARATOR),
            self.line(4, quantity=Decimal(1), unit_price=Decimal("112.50")),
        )
        values: dict[str, Any] = {
            "id": DraftId(RandomIds().new()),
            "customer_id": CustomerId(self.customer["id"]),
            "date": day,
            "due_date": day + dt.timedelta(days=8),
            "reference": "Ordre 7",
            "lines": lines,
        }
        return Draft(**(values | fields))

    def line(self, number: int, **fields: Any) -> Line:
        """A product line."""
        return Line(id=LineId(f"l{number}"), price_id=PriceId(self.price["id"])).replace(**fields)

    async def queue(
        self, send: SendRequest | None = EMAIL, undo_seconds: float = 0, **fields: Any
    ) -> tuple[OperationId, ...]:
        """Write a draft and hand it to the outbox."""
        draft = self.draft(**fields)
        await self.book.drafts.create(draft)
        return await self.engine.outbox.queue(draft.id, send, undo_seconds=undo_seconds)

    async def operation(self, kind: OperationKind) -> Operation:
        """The newest operation of a kind."""
        return [each for each in await self.book.outbox.all(open_only=False) if each.kind is kind][-1]

    def posts(self, path: str) -> int:
        """How many POSTs of a path arrived."""
        import re

        return sum(
            1 for each in self.sandbox.requests() if each["method"] == "POST" and re.fullmatch(path, each["path"])
        )

    def sent(self) -> list[dict[str, Any]]:
        """The documents that were booked."""
        return [each for each in self.sandbox.ledger() if each["number"]]


@asynccontextmanager
async def a_company(
    folder: Path, *, pulled: bool = True, settle: float = SETTLE, limits: Limits | None = None
) -> AsyncIterator[Company]:
    """An empty company with one customer and one product, pulled into a library. `limits` are the client's."""
    with SandboxProcess(folder / "sandbox") as sandbox:
        customer = sandbox.add_customer(name="Nordlys ApS")
        product = sandbox.add_product(name="Malertime", prices=[{"unitAmount": "450.00"}])
        sandbox.set(cache_seconds=0)
        async with opened(folder, sandbox, settle=settle, limits=limits) as (book, client, engine):
            company = Company(sandbox, book, client, engine, customer, product["prices"][0])
            if pulled:
                await engine.run_until_settled()
                assert engine.status.problem is None
            yield company


@asynccontextmanager
async def opened(
    folder: Path, sandbox: SandboxProcess, *, settle: float = SETTLE, limits: Limits | None = None
) -> AsyncIterator[tuple[BookStore, HttpLedgerBee, Engine]]:
    """One run of the program: store, client and engine."""
    clock, ids, bus = SystemClock(), RandomIds(), Bus()
    book = await BookStore.open(folder / "book", clock, ids, bus, place="here")
    client = HttpLedgerBee(sandbox.url, Secret(sandbox.key), clock, ids, limits=limits or Limits())
    try:
        yield book, client, Engine(book, JsonBodies(), clock, ids, bus=bus, ledgerbee=client, settle=settle, grace=0.5)
    finally:
        await client.close()
        await book.close()
