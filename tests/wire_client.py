"""A client with short limits, a real clock and a canary for a key, for the tests on the wire."""

from __future__ import annotations

import asyncio
import datetime as dt
import random
import time
import uuid
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from decimal import Decimal

from ledgerbee_desktop.api.bodies import JsonBodies
from ledgerbee_desktop.api.client import HttpLedgerBee
from ledgerbee_desktop.api.timing import Limits
from ledgerbee_desktop.core.drafts import Draft, Line
from ledgerbee_desktop.core.identifiers import CustomerId, DraftId, LineId, PriceId
from ledgerbee_desktop.core.secret import ClientCredentials, Secret

CANARY = "lb_canary_7Qm2xVt9RzK4pW"
SHORT = Limits(
    connect=0.3, pool=0.2, write=0.3, answer_to_write=0.3, answer_to_read=0.3, write_total=4, read_total=4, patience=2
)
CUSTOMER = CustomerId("0194ef1b-0140-7054-9e31-1ed040be4733")
PRICE = PriceId("0194caee-b870-7948-881a-5f122d529c96")
DOCUMENT = "019eca66-df40-725e-ac9b-6be0fb773433"
BODY = JsonBodies().create(
    Draft(
        id=DraftId("draft"),
        customer_id=CUSTOMER,
        date=dt.date(2026, 11, 21),
        payment_terms=14,
        lines=(Line(id=LineId("line"), price_id=PRICE, quantity=Decimal("7.5")),),
    )
)
INVOICE = {
    "id": DOCUMENT,
    "number": None,
    "status": "draft",
    "date": "2026-11-21",
    "dueDate": "2026-12-05",
    "customerId": CUSTOMER,
    "currency": "DKK",
    "subtotal": "7125.00",
    "vat": "1781.25",
    "amount": "8906.25",
    "reference": None,
    "createdAt": "2026-11-21T08:30:00.000Z",
    "updatedAt": "2026-11-21T08:30:00.000Z",
    "lines": [{"id": DOCUMENT, "priceId": PRICE, "quantity": 7.5, "unitPrice": "950.00"}],
}


class WallClock:
    """The real time; `slept` are the waits that were asked for, of which at most a twentieth of a second is slept."""

    def __init__(self) -> None:
        self.slept: list[float] = []

    def now(self) -> dt.datetime:
        return dt.datetime.now(dt.UTC)

    def today(self) -> dt.date:
        return self.now().date()

    def monotonic(self) -> float:
        return time.monotonic()

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        await asyncio.sleep(min(seconds, 0.05))


class Dice:
    """Random ids and jitter."""

    def new(self) -> str:
        return str(uuid.uuid4())

    def jitter(self) -> float:
        return random.random()


@asynccontextmanager
async def wire_client(
    url: str,
    *,
    key: str = CANARY,
    limits: Limits = SHORT,
    proxy: str | None = None,
    clock: WallClock | None = None,
    credential: ClientCredentials | None = None,
    watch: Callable[[Secret], None] | None = None,
) -> AsyncIterator[HttpLedgerBee]:
    """A client that is closed at the end. `credential` goes before `key`."""
    used = credential or Secret(key)
    client = HttpLedgerBee(url, used, clock or WallClock(), Dice(), limits=limits, proxy=proxy, watch=watch)
    try:
        yield client
    finally:
        await client.close()
