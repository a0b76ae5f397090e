"""One history: a person queues drafts, LedgerBee loses answers, colleagues interfere, the program dies and starts again."""

from __future__ import annotations

import asyncio
import datetime as dt
import hashlib
import tempfile
from collections import Counter
from contextlib import suppress
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from random import Random

from ledgerbee_desktop.api.bodies import JsonBodies
from ledgerbee_desktop.core.drafts import Draft, Line
from ledgerbee_desktop.core.errors import AppError, LedgerBeeError
from ledgerbee_desktop.core.events import Bus
from ledgerbee_desktop.core.identifiers import DocumentId, DraftId, LineId, OperationId
from ledgerbee_desktop.core.kinds import DeliveryType, DocumentKind
from ledgerbee_desktop.core.operations import Decision, Operation, OperationKind, SendRequest, State, WaitReason
from ledgerbee_desktop.core.ports import Ids, OutboxRow
from ledgerbee_desktop.store.book import BookStore
from ledgerbee_desktop.sync.engine import Engine
from tests.faults.simulation.ledgerbee import CUSTOMERS, HOUR, Habits, LedgerBeeModel, ModelClient, Truth
from tests.faults.simulation.loop import Dead, MortalExecutor, SeededIds, VirtualClock, run_virtually

DAY = 86400.0
QUIET_FROM = 4 * 3600.0
GIVE_UP = 6 * DAY
SHM = Path("/dev/shm")


class TracedBodies(JsonBodies):
    """The product's bodies with the draft's id behind them, so that the model knows what came from where; nobody compares it."""

    def create(self, draft: Draft) -> bytes:
        return super().create(draft) + b"|" + draft.id.encode()

    def read_create(self, kind: DocumentKind, body: bytes, ids: Ids) -> Draft:
        return super().read_create(kind, body.partition(b"|")[0], ids)


@dataclass
class Outcome:
    """What a history came to. `violations` is empty when all promises were kept."""

    violations: list[str]
    ledger: list[str]
    states: Counter[str] = field(default_factory=Counter)
    crashes: int = 0
    hours: float = 0.0

    @property
    def digest(self) -> str:
        return hashlib.sha256("\n".join(self.ledger).encode()).hexdigest()


def simulate(seed: int) -> Outcome:
    """Run the history of a seed."""
    folder = str(SHM) if SHM.is_dir() else None
    with tempfile.TemporaryDirectory(dir=folder) as directory:
        return run_virtually(World(seed, Path(directory)).run())


class World:
    """Everything of one history."""

    def __init__(self, seed: int, directory: Path) -> None:
        self.random = Random(seed)
        habits = Habits(latest_commit=600.0 if self.random.random() < 0.2 else 90.0)
        self.model = LedgerBeeModel(self.random, habits)
        self.model.skew = dt.timedelta(seconds=self.random.uniform(-300, 300))
        self.directory = directory
        self.clock = VirtualClock()
        self.ids = SeededIds(self.random)
        self.executor = MortalExecutor(self.random)
        self.drafts: dict[DraftId, Draft] = {}
        self.to_write = [self.a_draft() for _ in range(self.random.randrange(3, 7))]
        self.acknowledged: set[OperationId] = set()
        self.discarded: set[DraftId] = set()
        self.asked: dict[tuple[OperationId, State], float] = {}
        self.crashes = 0

    def a_draft(self) -> Draft:
        """Few customers and few contents: identical drafts are common here."""
        day = dt.date(2026, 3, 2) + dt.timedelta(days=self.random.randrange(2))
        return Draft(
            id=DraftId(self.ids.new()),
            customer_id=self.random.choice(CUSTOMERS).id,
            date=day,
            due_date=day + dt.timedelta(days=8),
            reference=self.random.choice(("", "A")),
            lines=(
                Line(
                    id=LineId(self.ids.new()),
                    price_id=HOUR.id,
                    quantity=Decimal(self.random.randrange(1, 3)),
                    unit_price=Decimal("495.00"),
                ),
            ),
        )

    async def run(self) -> Outcome:
        colleagues = asyncio.ensure_future(self.colleagues())
        finished = False
        while not finished and self.model_time() < GIVE_UP:
            finished = await self.one_life()
        colleagues.cancel()
        await asyncio.gather(colleagues, return_exceptions=True)
        return await self.judge()

    def model_time(self) -> float:
        return asyncio.get_running_loop().time()

    @property
    def is_quiet(self) -> bool:
        return self.model_time() > QUIET_FROM

    # --- The program -----------------------------------------------------------------------------

    async def open(self) -> tuple[BookStore, Engine]:
        bus = Bus()
        book = await BookStore.open(self.directory, self.clock, self.ids, bus, executor=self.executor, place="here")
        client = ModelClient(self.model, self.drafts)
        return book, Engine(book, TracedBodies(), self.clock, self.ids, bus=bus, ledgerbee=client, grace=1.0)

    async def one_life(self) -> bool:
        """From a start to an end; True when all is done."""
        book: BookStore | None = None
        tasks: list[asyncio.Task[None]] = []
        died = False
        try:
            book, engine = await self.open()
            await self.nothing_acknowledged_is_missing(book)
            self.choose_an_end()
            tasks = [asyncio.ensure_future(engine.run()), asyncio.ensure_future(self.person(book, engine))]
            ends = None if self.is_quiet else self.random.uniform(60.0, 5400.0)
            killed = self.model.killer = asyncio.get_running_loop().create_future()
            killed.add_done_callback(self.die)
            await asyncio.wait([*tasks, killed], timeout=ends, return_when=asyncio.FIRST_COMPLETED)
            if not any(each.done() for each in (*tasks, killed)) and self.random.random() < 0.5:
                await engine.stop()
            for task in tasks:
                if task.done():
                    task.result()
            return tasks[1].done()
        except Dead:
            died = True
            return False
        finally:
            if died or not tasks or not tasks[1].done():
                self.executor.dead = True
                self.crashes += 1
                self.model.write_down("crash")
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
            self.executor.dead, self.executor.countdown = False, None
            if book is not None:
                await book.close()
            await asyncio.sleep(self.random.uniform(0.5, 120.0))

    def die(self, _: object) -> None:
        """Nothing that happens from now on reaches the disk."""
        self.executor.dead = True

    def choose_an_end(self) -> None:
        if self.is_quiet:
            self.model.habits = Habits(write_fault=0.0, read_fault=0.0, wrong_total=0.0, kill=0.0)
            self.clock.wrong_by = dt.timedelta()
            return
        if self.random.random() < 0.4:
            self.executor.countdown = self.random.randrange(5, 400)
        if self.random.random() < 0.2:
            self.clock.wrong_by = dt.timedelta(seconds=self.random.choice((-DAY, -3600.0, 300.0, 3600.0, DAY)))

    async def nothing_acknowledged_is_missing(self, book: BookStore) -> None:
        stored = {operation.id for operation in await book.outbox.all(open_only=False)}
        self.model.wrongs.extend(f"{each} was acknowledged and is gone" for each in sorted(self.acknowledged - stored))

    # --- The person ------------------------------------------------------------------------------

    async def person(self, book: BookStore, engine: Engine) -> None:
        """Queues what is to be written, answers questions after a while, and leaves when everything has ended."""
        while True:
            await asyncio.sleep(self.random.uniform(20.0, 900.0))
            if self.to_write and (await book.library.catalogue()).prices:
                await self.write(book, engine)
                continue
            for row in await engine.outbox.rows():
                await self.look_at(row, book, engine)
            everything = await book.outbox.all(open_only=True)
            if not self.to_write and not everything and self.is_quiet:
                return

    async def write(self, book: BookStore, engine: Engine) -> None:
        draft = self.to_write[0]
        self.drafts[draft.id] = draft
        with suppress(ValueError):  # it was stored before the program died
            await book.drafts.create(draft)
        with suppress(AppError):  # the program had died after the commit: it is queued
            send = SendRequest(delivery_type=DeliveryType.EMAIL) if self.random.random() < 0.8 else None
            ids = await engine.outbox.queue(draft.id, send, undo_seconds=self.random.choice((0.0, 8.0)))
            self.acknowledged.update(ids)
        self.to_write.pop(0)

    async def look_at(self, row: OutboxRow, book: BookStore, engine: Engine) -> None:
        operation = row.operation
        asks = operation.state is State.REFUSED or (
            row.waiting is not None and row.waiting.reason in {WaitReason.PERSON_TOTAL, WaitReason.PERSON_UNKNOWN}
        )
        if not asks:
            return
        since = self.asked.setdefault((operation.id, operation.state), self.model_time())
        if self.model_time() - since < 600.0:
            return
        del self.asked[operation.id, operation.state]
        decision, document_id = await self.decide(row, book)
        self.model.write_down(f"person {operation.id} {decision}")
        if decision is Decision.DISCARD and operation.kind is OperationKind.CREATE and operation.draft_id:
            self.discarded.add(operation.draft_id)
        with suppress(AppError, LedgerBeeError):
            await engine.outbox.decide(operation.id, decision, document_id)

    async def decide(self, row: OutboxRow, book: BookStore) -> tuple[Decision, DocumentId | None]:
        operation = row.operation
        if operation.state is State.QUEUED:
            if row.waiting is not None and row.waiting.reason is WaitReason.PERSON_TOTAL:
                return Decision.ACCEPT, None
            return self.random.choice((Decision.LOOK, Decision.DISCARD)), None
        if operation.state is State.REFUSED:
            return (Decision.AGAIN if self.random.random() < 0.8 else Decision.DISCARD), None
        if operation.state is State.NOT_FOUND:
            return self.random.choices((Decision.AGAIN, Decision.LOOK, Decision.DISCARD), (6, 2, 1))[0], None
        ours = [truth.document.id for truth in self.model.living() if truth.origin and self.fits(operation, truth)]
        claimed = await book.outbox.claimed(ours)
        free = [each for each in ours if each not in claimed]
        return (Decision.HAPPENED, free[0]) if free else (Decision.AGAIN, None)

    def fits(self, operation: Operation, truth: Truth) -> bool:
        """Would an honest person say that this document became of this operation?"""
        assert operation.draft_id is not None
        assert truth.origin is not None
        return self.content(truth.origin) == self.content(operation.draft_id)

    def content(self, draft_id: DraftId) -> Draft:
        draft = self.drafts[draft_id]
        lines = tuple(line.replace(id=LineId("")) for line in draft.lines)
        return draft.replace(id=DraftId(""), lines=lines)

    # --- Colleagues, in LedgerBee itself ---------------------------------------------------------

    async def colleagues(self) -> None:
        own: list[DocumentId] = []
        while not self.is_quiet:
            await asyncio.sleep(self.random.expovariate(1 / 400))
            match self.random.randrange(8):
                case 0 | 1 | 2:
                    draft = self.a_draft()
                    other = draft.lines[0].replace(
                        quantity=Decimal(7)
                    )  # never the same as one of ours; almost, at most
                    own.append(self.model.add(draft.replace(lines=(other,)), None).id)
                case 3 | 4 if own:
                    self.model.delete(own.pop(self.random.randrange(len(own))))
                case 5:
                    self.meddle(status="sent", number="colleague")
                case 6:
                    self.meddle(reference="edited")
                case _:
                    pass

    def meddle(self, **fields: str) -> None:
        """Send or edit one of our drafts, at times."""
        ours = [truth for truth in self.model.living() if truth.origin and truth.document.status == "draft"]
        if not ours or self.random.random() < 0.7:
            return
        truth = self.random.choice(ours)
        self.model.change(truth.document.id, **fields)
        self.model.write_down(f"colleague {truth.document.id} {fields}")

    # --- Judgement -------------------------------------------------------------------------------

    async def judge(self) -> Outcome:
        self.executor.dead, self.executor.countdown = False, None
        book, _ = await self.open()
        operations = await book.outbox.all(open_only=False)
        await book.close()
        wrongs = [
            *self.model.wrongs,
            *self.unended(operations),
            *self.miscounted(operations),
            *self.misclaimed(operations),
        ]
        for operation in operations:
            self.model.write_down(f"end {operation.id} {operation.kind} {operation.state} {operation.document_id}")
        return Outcome(
            wrongs,
            self.model.ledger,
            Counter(f"{operation.kind}:{operation.state}" for operation in operations),
            self.crashes,
            self.model_time() / 3600,
        )

    def unended(self, operations: tuple[Operation, ...]) -> list[str]:
        lost = [f"{each.id} is still {each.state}" for each in operations if each.state.is_open]
        return lost + [f"{draft.id} was never queued" for draft in self.to_write]

    def miscounted(self, operations: tuple[Operation, ...]) -> list[str]:
        """As many documents of each content as drafts of it were handed over: fewer are lost, more are duplicates."""
        wanted = Counter(
            self.content(operation.draft_id)
            for operation in operations
            if operation.kind is OperationKind.CREATE and operation.state is State.DONE and operation.draft_id
        )
        given_up = Counter(self.content(each) for each in sorted(self.discarded))
        there = Counter(self.content(truth.origin) for truth in self.model.documents.values() if truth.origin)
        wrongs = []
        for content in dict.fromkeys([*wanted, *there]):
            if there[content] < wanted[content]:
                wrongs.append(f"lost: {wanted[content]} wanted, {there[content]} there")
            if there[content] > wanted[content] + given_up[content]:
                wrongs.append(f"duplicate: {wanted[content]} wanted, {there[content]} there")
        return wrongs

    def misclaimed(self, operations: tuple[Operation, ...]) -> list[str]:
        wrongs = []
        claims = Counter(
            each.document_id
            for each in operations
            if each.kind is OperationKind.CREATE and each.state is State.DONE and each.document_id
        )
        wrongs += [f"{each} is claimed {count} times" for each, count in claims.items() if count > 1]
        for operation in operations:
            if operation.document_id is None or operation.state is not State.DONE:
                continue
            truth = self.model.documents[operation.document_id]
            if operation.kind is OperationKind.CREATE and (truth.origin is None or not self.fits(operation, truth)):
                wrongs.append(f"{operation.document_id} is not what {operation.id} made")
            if operation.kind is OperationKind.SEND and truth.document.status == "draft":
                wrongs.append(f"{operation.document_id} counts as sent and is not")
        return wrongs
