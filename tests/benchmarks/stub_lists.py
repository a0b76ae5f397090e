"""LedgerBee's lists for the benchmark of the pull: a process of its own that answers from memory, after a pause of a round trip."""

from __future__ import annotations

import asyncio
import datetime as dt
import json
from multiprocessing.connection import Connection
from urllib.parse import parse_qs, urlsplit

PAGE = 100
STAMP = "2026-11-21T08:30:00.000Z"
CUSTOMERS = 300
DELETED = 50
PER_DAY = 20
NEWEST = dt.datetime(2026, 11, 20, 8, 30, tzinfo=dt.UTC)
COMPANY = {"id": "00000000-0000-4000-9000-000000000001", "name": "Maler ApS"}


def document_id(number: int) -> str:
    return f"{number:08x}-0000-4000-8000-000000000000"


def customer_id(number: int) -> str:
    return f"00000000-0000-4000-a000-{number:012x}"


def customer(number: int) -> dict[str, object]:
    return {
        "id": customer_id(number),
        "customerNumber": str(1000 + number),
        "name": f"Ejendomsselskabet Havnegade {number} ApS",
        "email": f"faktura@havnegade{number}.dk",
        "address": f"Havnegade {number}",
        "postalCode": "9000",
        "city": "Aalborg",
        "paymentTerms": 8,
        "isActive": True,
    }


def invoice(number: int, count: int) -> dict[str, object]:
    """One of `count` as a list has it, with the usual lengths of texts; the highest number is the newest."""
    made = NEWEST - dt.timedelta(days=(count - number) // PER_DAY, seconds=(count - number) % PER_DAY)
    return {
        "id": document_id(number),
        "status": ("draft", "sent", "paid")[number % 3],
        "number": str(10_000 + number),
        "date": made.date().isoformat(),
        "dueDate": (made + dt.timedelta(days=8)).date().isoformat(),
        "currency": "DKK",
        "subtotal": f"{number % 9000}.00",
        "vat": "25.00",
        "amount": f"{number % 9000 + 25}.00",
        "createdAt": made.isoformat(timespec="milliseconds").replace("+00:00", "Z"),
        "updatedAt": STAMP,
        "customerId": customer_id(number % CUSTOMERS),
        "reference": f"Ordre {number}",
        "ourReference": "Ida",
        "notes": "Tak for ordren. Betaling inden forfald.",
    }


def line(number: int) -> dict[str, object]:
    return {
        "id": f"00000000-0000-4000-b000-{number:012x}",
        "priceId": None,
        "description": "Maling af facade mod gården, inkl. afdækning og grunder",
        "lineType": "product",
        "quantity": 2.5,
        "unitPrice": "450.00",
        "totalPrice": "1125.00",
        "vatAmount": "281.25",
        "vatRate": "25.00",
    }


class Stub:
    """A colleague deletes `DELETED` documents when told so."""

    def __init__(self, count: int, rtt: float) -> None:
        self._count = count
        self._numbers = list(range(count, 0, -1))
        self._rtt = rtt

    async def serve(self, pipe: Connection) -> None:
        server = await asyncio.start_server(self._talk, "127.0.0.1", 0)
        pipe.send(server.sockets[0].getsockname()[1])
        while True:
            said = await asyncio.get_running_loop().run_in_executor(None, pipe.recv)
            if said == "stop":
                server.close()
                return
            del self._numbers[10 : 10 + DELETED]
            pipe.send("done")

    async def _talk(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        while head := await _head(reader):
            await asyncio.sleep(self._rtt)
            status, body = self._answer(head.split(" ")[1])
            data = json.dumps(body).encode()
            writer.write(
                f"HTTP/1.1 {status} X\r\ncontent-type: application/json\r\ncontent-length: {len(data)}\r\n\r\n".encode()
                + data
            )
            await writer.drain()
        writer.close()

    def _answer(self, target: str) -> tuple[int, object]:
        parts = urlsplit(target)
        query = parse_qs(parts.query)
        match parts.path.split("/")[2:]:
            case ["company"]:
                return 200, COMPANY
            case ["api-key"]:
                return 200, {"scopes": None}
            case ["customers"]:
                return 200, [customer(number) for number in range(CUSTOMERS)]
            case ["customer-groups" | "accounts" | "vat-codes"] | ["customers", *_]:
                return 200, []
            case ["invoices"]:
                return 200, self._page(int(query["page"][0]))
            case ["invoices", some_id]:
                number = int(some_id[:8], 16)
                if number in self._numbers:
                    return 200, {
                        **invoice(number, self._count),
                        "lines": [line(number * 10 + each) for each in range(6)],
                    }
                return 404, {"statusCode": 404, "timestamp": STAMP, "path": parts.path, "message": "Not found"}
            case _:
                return 200, {"data": [], "total": 0, "page": 1, "totalPages": 0}

    def _page(self, page: int) -> dict[str, object]:
        found = [invoice(number, self._count) for number in self._numbers[(page - 1) * PAGE : page * PAGE]]
        count = len(self._numbers)
        return {"data": found, "total": count, "page": page, "totalPages": -(-count // PAGE)}


async def _head(reader: asyncio.StreamReader) -> str:
    try:
        return (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    except asyncio.IncompleteReadError:
        return ""


def serve(pipe: Connection, count: int, rtt: float) -> None:
    """Send the port; then obey "delete" (answered) and "stop"."""
    asyncio.run(Stub(count, rtt).serve(pipe))
