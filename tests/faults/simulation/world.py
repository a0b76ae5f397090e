"""One history: a person queues drafts, LedgerBee loses answers, colleagues interfere, the program dies and starts again."""

from __future__ import annotations

import asyncio
import datetime as dt
import tempfile
from decimal import Decimal
from pathlib import Path
from random import Random

from ledgerbee_desktop.api.bodies import JsonBodies
from ledgerbee_desktop.core.drafts import Draft, Line
from ledgerbee_desktop.core.events import Bus
from ledgerbee_desktop.core.identifiers import DocumentId, DraftId, LineId, OperationId
from ledgerbee_desktop.core.kinds import TRAITS, DocumentKind
from ledgerbee_desktop.core.library import Document
from ledgerbee_desktop.core.operations import State
from ledgerbee_desktop.core.ports import Ids
from ledgerbee_desktop.store.book import BookStore
from ledgerbee_desktop.sync.engine import Engine
from tests.faults.simulation.client import ModelClient
from tests.faults.simulation.jobs import KINDS, some_jobs
from tests.faults.simulation.judge import Outcome, judged
from tests.faults.simulation.ledgerbee import CUSTOMERS, HOUR, Habits, LedgerBeeModel
from tests.faults.simulation.loop import Dead, MortalExecutor, SeededIds, VirtualClock, run_virtually
from tests.faults.simulation.person import Person

DAY = 86400.0
QUIET_FROM = 4 * 3600.0
GIVE_UP = 6 * DAY
SHM = Path("/dev/shm")


class TracedBodies(JsonBodies):
    """The product's bodies with the draft's id behind them, so that the model knows what came from where; nobody compares it.

    (A change has the create's body, and so its trace.)
    """

    def create(self, draft: Draft) -> bytes:
        return super().create(draft) + b"|" + draft.id.encode()

    def read_create(self, kind: DocumentKind, body: bytes, ids: Ids) -> Draft:
        return super().read_create(kind, body.partition(b"|")[0], ids)


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
        self.bases: dict[DraftId, Document] = {}
        self.jobs = some_jobs(self)
        self.acknowledged: set[OperationId] = set()
        self.discarded: set[DraftId] = set()
        self.asked: dict[tuple[OperationId, State], float] = {}
        self.crashes = 0

    def a_draft(self, kind: DocumentKind = DocumentKind.INVOICE) -> Draft:
        """Few customers and few contents: identical drafts are common here."""
        day = dt.date(2026, 3, 2) + dt.timedelta(days=self.random.randrange(2))
        return Draft(
            id=DraftId(self.ids.new()),
            kind=kind,
            customer_id=self.random.choice(CUSTOMERS).id,
            date=day,
            due_date=day + dt.timedelta(days=8) if kind is DocumentKind.INVOICE else None,
            valid_until=day + dt.timedelta(days=30) if kind is DocumentKind.QUOTE else None,
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
        self.executor.dead, self.executor.countdown = False, None
        book, _ = await self.open()
        operations = await book.outbox.all(open_only=False)
        await book.close()
        return judged(self, operations)

    def model_time(self) -> float:
        return asyncio.get_running_loop().time()

    @property
    def is_quiet(self) -> bool:
        return self.model_time() > QUIET_FROM

    # --- The program -----------------------------------------------------------------------------

    async def open(self) -> tuple[BookStore, Engine]:
        bus = Bus()
        book = await BookStore.open(self.directory, self.clock, self.ids, bus, executor=self.executor, place="here")
        client = ModelClient(self.model, self.bases)
        return book, Engine(book, TracedBodies(), self.clock, self.ids, bus=bus, ledgerbee=client, grace=1.0)

    async def one_life(self) -> bool:
        """From a start to an end; True when all is done."""
        book: BookStore | None = None
        tasks: list[asyncio.Task[None]] = []
        died = False
        try:
            book, engine = await self.open()
            await self.nothing_acknowledged_is_missing(book)
            for draft_id in self.bases:
                base = await book.drafts.base(draft_id)
                if base is not None:
                    self.bases[draft_id] = base
            self.choose_an_end()
            tasks = [asyncio.ensure_future(engine.run()), asyncio.ensure_future(Person(self, book, engine).work())]
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

    # --- Colleagues, in LedgerBee itself ---------------------------------------------------------

    async def colleagues(self) -> None:
        own: list[DocumentId] = []
        while not self.is_quiet:
            await asyncio.sleep(self.random.expovariate(1 / 400))
            match self.random.randrange(9):
                case 0 | 1 | 2:
                    draft = self.a_draft(self.random.choice(KINDS))
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
                case 7:
                    self.convert_one()
                case _:
                    pass

    def meddle(self, **fields: str) -> None:
        """Send or edit one of our drafts, at times."""
        ours = [truth for truth in self.model.living() if truth.origin and truth.document.status == "draft"]
        edited = [self.model.documents[each.id] for each in self.bases.values()]
        ours = [truth for truth in edited if truth in ours] or ours
        if not ours or self.random.random() < 0.7:
            return
        truth = self.random.choice(ours)
        self.model.change(truth.document.id, **fields)
        self.model.write_down(f"colleague {truth.document.id} {fields}")

    def convert_one(self) -> None:
        """Convert a quote or order confirmation that was sent, at times."""
        sent = [
            truth.document
            for truth in self.model.living()
            if TRAITS[truth.document.kind].converts_to and truth.document.status == "sent"
        ]
        if sent and self.random.random() < 0.2:
            source = self.random.choice(sent)
            self.model.convert(source.id, self.random.choice(TRAITS[source.kind].converts_to), ours=False)
