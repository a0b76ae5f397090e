"""A pull of many documents over HTTP: requests, time a page, memory, and how long the event loop was held up (S2).

The server is a stub in a process of its own: it answers pages from memory, after a pause of a round trip.

`python tests/benchmarks/bench_pull.py [DOCUMENTS [RTT]]` (10,000 and 0.2 s unless told).
"""

from __future__ import annotations

import asyncio
import json
import multiprocessing
import resource
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from multiprocessing.connection import Connection
from pathlib import Path
from statistics import median
from urllib.parse import parse_qs, urlsplit

from ledgerbee_desktop.api.bodies import JsonBodies
from ledgerbee_desktop.api.client import HttpLedgerBee
from ledgerbee_desktop.core.events import Bus
from ledgerbee_desktop.core.kinds import Target
from ledgerbee_desktop.core.ports import DocumentFilter
from ledgerbee_desktop.core.secret import Secret
from ledgerbee_desktop.platform_.clock import RandomIds, SystemClock
from ledgerbee_desktop.store.book import BookStore
from ledgerbee_desktop.sync.engine import Engine

PAGE = 100
STAMP = "2026-11-21T08:30:00.000Z"
DELETED = 50
BEAT = 0.002
COMPANY = {"id": "00000000-0000-4000-9000-000000000001", "name": "Maler ApS"}


# --- The server ---------------------------------------------------------------------------------------


def document_id(number: int) -> str:
    return f"{number:08x}-0000-4000-8000-000000000000"


def item(number: int) -> dict[str, object]:
    """An invoice as a list has it, with the usual lengths of texts."""
    return {
        "id": document_id(number),
        "status": ("draft", "sent", "paid")[number % 3],
        "number": str(10_000 + number),
        "date": "2026-11-20",
        "dueDate": "2026-11-28",
        "currency": "DKK",
        "subtotal": f"{number % 9000}.00",
        "vat": "25.00",
        "amount": f"{number % 9000 + 25}.00",
        "createdAt": STAMP,
        "updatedAt": STAMP,
        "customerId": None,
        "reference": f"Ordre {number}",
        "ourReference": "Ida",
        "notes": "Tak for ordren. Betaling inden forfald.",
    }


class Stub:
    """LedgerBee's lists; a colleague deletes `DELETED` documents when told so."""

    def __init__(self, count: int, rtt: float) -> None:
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
            case ["customers" | "customer-groups" | "accounts" | "vat-codes"]:
                return 200, []
            case ["invoices"]:
                return 200, self._page(int(query["page"][0]))
            case ["invoices", some_id]:
                number = int(some_id[:8], 16)
                if number in self._numbers:
                    return 200, {**item(number), "lines": []}
                return 404, {"statusCode": 404, "timestamp": STAMP, "path": parts.path, "message": "Not found"}
            case _:
                return 200, {"data": [], "total": 0, "page": 1, "totalPages": 0}

    def _page(self, page: int) -> dict[str, object]:
        found = [item(number) for number in self._numbers[(page - 1) * PAGE : page * PAGE]]
        count = len(self._numbers)
        return {"data": found, "total": count, "page": page, "totalPages": -(-count // PAGE)}


async def _head(reader: asyncio.StreamReader) -> str:
    try:
        return (await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
    except asyncio.IncompleteReadError:
        return ""


def serve(pipe: Connection, count: int, rtt: float) -> None:
    asyncio.run(Stub(count, rtt).serve(pipe))


# --- The program --------------------------------------------------------------------------------------


@dataclass
class Taken:
    """What a phase took. `held` is the longest time (seconds) in which the event loop did nothing else."""

    seconds: float = 0.0
    requests: int = 0
    held: list[float] = field(default_factory=list)
    pages: list[float] = field(default_factory=list)


def megabytes() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


async def watched(client: HttpLedgerBee, work: Callable[[], Awaitable[object]]) -> Taken:
    """Do it, and watch."""
    taken = Taken()
    read, ended = client._reader.read, False

    async def counted(path: str, *words: object) -> object:
        taken.requests += 1
        if path == "/v1/invoices":
            taken.pages.append(time.perf_counter())
        return await read(path, *words)  # type: ignore[arg-type]

    async def beat() -> None:
        while not ended:
            before = time.perf_counter()
            await asyncio.sleep(BEAT)
            taken.held.append(time.perf_counter() - before - BEAT)

    client._reader.read = counted  # type: ignore[method-assign,assignment]
    heart = asyncio.create_task(beat())
    begun = time.perf_counter()
    try:
        await work()
    finally:
        taken.seconds = time.perf_counter() - begun
        client._reader.read = read  # type: ignore[method-assign]
        ended = True
        await heart
    return taken


def told(name: str, taken: Taken) -> None:
    gaps = [after - before for before, after in zip(taken.pages, taken.pages[1:], strict=False)]
    held = sorted(taken.held)
    early, late = gaps[: len(gaps) // 4], gaps[-len(gaps) // 4 :]
    pages = f"{median(early) * 1000:7.1f} → {median(late) * 1000:7.1f} ms a page" if len(gaps) > 8 else ""
    loop = f"loop held {held[len(held) * 99 // 100] * 1000:5.1f} ms (99 %), {held[-1] * 1000:5.1f} ms at most"
    print(f"{name:28} {taken.seconds:7.1f} s {taken.requests:6} requests {pages:32} {loop}, {megabytes():6.0f} MB")


async def measure(directory: Path, port: int, pipe: Connection, count: int) -> None:
    clock, ids, bus = SystemClock(), RandomIds(), Bus()
    book = await BookStore.open(directory, clock, ids, bus, place="here")
    client = HttpLedgerBee(f"http://127.0.0.1:{port}", Secret("x" * 40), clock, ids)
    engine = Engine(book, JsonBodies(), clock, ids, bus=bus, ledgerbee=client)
    print(f"{'':28} {'':9} {'':15} {'':32} before: {megabytes():.0f} MB")
    told("first pull", await watched(client, lambda: engine._pull_now(full=False)))
    told("whole passes", await watched(client, engine.refresh))
    pipe.send("delete")
    await asyncio.get_running_loop().run_in_executor(None, pipe.recv)
    told(f"the same, {DELETED} deleted", await watched(client, engine.refresh))
    told("an increment", await watched(client, lambda: engine._pull_now(full=False)))
    left = len(await book.library.document_ids(DocumentFilter()))
    assert left == count - DELETED or engine.status.vanished, left
    assert await book.library.scan(Target.INVOICE) is None
    await client.close()
    await book.close()


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 10_000
    rtt = float(sys.argv[2]) if len(sys.argv) > 2 else 0.2
    spawn = multiprocessing.get_context("spawn")
    ours, theirs = spawn.Pipe()
    server = spawn.Process(target=serve, args=(theirs, count, rtt), daemon=True)
    server.start()
    print(f"{count} documents, round trip {rtt * 1000:.0f} ms")
    with tempfile.TemporaryDirectory() as name:
        asyncio.run(measure(Path(name), ours.recv(), ours, count))
    ours.send("stop")
    server.join(5)


if __name__ == "__main__":
    main()
