"""One history: a person works, LedgerBee loses answers, colleagues interfere, clocks jump, the program dies and starts again."""

from __future__ import annotations

import asyncio
import datetime as dt
import tempfile
import traceback
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from decimal import Decimal
from functools import lru_cache
from pathlib import Path
from random import Random

from ledgerbee_desktop.core.drafts import Draft, Line
from ledgerbee_desktop.core.errors import AppError
from ledgerbee_desktop.core.events import Bus
from ledgerbee_desktop.core.identifiers import DocumentId, DraftId, LineId, OperationId
from ledgerbee_desktop.core.kinds import DocumentKind
from ledgerbee_desktop.core.library import Document
from ledgerbee_desktop.core.operations import State
from ledgerbee_desktop.store.book import FILE_NAME, BookStore
from ledgerbee_desktop.store.database import Database
from ledgerbee_desktop.store.schema import STEPS
from ledgerbee_desktop.sync.engine import Engine
from tests.faults.simulation.arrows import Arrow, arrows_of
from tests.faults.simulation.catalogue import CUSTOMERS, HOUR
from tests.faults.simulation.client import ModelClient, TracedBodies
from tests.faults.simulation.colleagues import Colleagues
from tests.faults.simulation.copies import Copies
from tests.faults.simulation.jobs import Job, some_jobs
from tests.faults.simulation.judge import Outcome, judged
from tests.faults.simulation.ledgerbee import Habits, LedgerBeeModel
from tests.faults.simulation.loop import Dead, MortalExecutor, SeededIds, VirtualClock, run_virtually
from tests.faults.simulation.misfortunes import Misfortunes
from tests.faults.simulation.person import Person

DAY = 86400.0
QUIET_FROM = 3600.0
GIVE_UP = 6 * DAY
SHM = Path("/dev/shm")
PEACE = Habits(write_fault=0.0, read_fault=0.0, wrong_total=0.0, churn=False, kill=0.0)


def simulate(seed: int) -> Outcome:
    """Run the history of a seed. What is raised in it is a violation, too."""
    with fast_directory() as directory:
        (directory / FILE_NAME).write_bytes(_an_empty_database(tuple(map(tuple, STEPS))))
        world = World(seed, directory)
        try:
            return run_virtually(world.run())
        except Exception as error:
            where = traceback.extract_tb(error.__traceback__)[-1]
            said = f"{type(error).__name__} {error} (at {Path(where.filename).name}:{where.lineno})"
            return Outcome([said], [*world.model.ledger, *traceback.format_exception(error)])


@contextmanager
def fast_directory() -> Iterator[Path]:
    """An empty directory, in memory where the system has such a place."""
    with tempfile.TemporaryDirectory(dir=str(SHM) if SHM.is_dir() else None) as made:
        yield Path(made)


@lru_cache(maxsize=2)
def _an_empty_database(steps: tuple[tuple[str, ...], ...]) -> bytes:
    """As the first start makes it; to take all steps of the schema again in every history would be a tenth of its time."""

    async def made(path: Path) -> None:
        await (await Database.open(path, steps, executor=MortalExecutor(Random(0)))).close()

    with fast_directory() as directory:
        run_virtually(made(directory / FILE_NAME))
        return (directory / FILE_NAME).read_bytes()


class World:
    """Everything of one history."""

    def __init__(self, seed: int, directory: Path) -> None:
        self.random = Random(seed)
        habits = Habits(latest_commit=600.0 if self.random.random() < 0.2 else 90.0)
        self.model = LedgerBeeModel(random=self.random, habits=habits)
        self.model.skew = dt.timedelta(seconds=self.random.uniform(-300, 300))
        self.another = LedgerBeeModel(random=self.random, habits=PEACE)  # the company of a wrong key
        self.directory = directory
        self.clock = VirtualClock()
        self.ids = SeededIds(self.random)
        self.executor = MortalExecutor(self.random)
        self.bodies = TracedBodies()
        self.copies = Copies(directory, self.random)
        self.drafts: dict[DraftId, Draft] = {}
        self.bases: dict[DraftId, Document] = {}
        self.jobs: list[Job] = some_jobs(self)
        self.begun: Job | None = None
        self.acknowledged: set[OperationId] = set()
        self.discarded: set[DraftId] = set()
        self.converted: set[DocumentId] = set()  # of which the person has wished it
        self.asked: dict[tuple[OperationId, State], float] = {}
        self.arrows: Counter[Arrow] = Counter()
        self.book: BookStore | None = None
        self.engine: Engine | None = None
        self.is_known = False  # has the program learned whose data it holds?
        self.crashes = self.jumps = self.restores = self.clicks = self.seconds = self.swaps = 0

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
        others = [asyncio.ensure_future(each) for each in (Colleagues(self).work(), Misfortunes(self).work())]
        finished = False
        while not finished and self.model_time() < GIVE_UP:
            finished = await self.one_life()
        for each in others:
            each.cancel()
        for result in await asyncio.gather(*others, return_exceptions=True):
            if isinstance(result, Exception):
                raise result
        await self.open()
        assert self.book is not None
        operations = await self.book.outbox.all(open_only=False)
        await self.remember_arrows(self.book)
        await self.close()
        return judged(self, operations)

    def model_time(self) -> float:
        return asyncio.get_running_loop().time()

    @property
    def is_quiet(self) -> bool:
        return self.model_time() > QUIET_FROM

    # --- The program -----------------------------------------------------------------------------

    async def open(self) -> tuple[BookStore, Engine]:
        """Start the program: its store and its engine, which does not run yet."""
        self.executor.dead, self.executor.countdown = False, None
        bus = Bus()
        book = await BookStore.open(
            self.directory, self.clock, self.ids, bus, executor=self.executor, place=self.copies.place
        )
        engine = Engine(book, self.bodies, self.clock, self.ids, bus=bus, ledgerbee=self.client(), grace=1.0)
        self.book, self.engine = book, engine
        return book, engine

    def client(self) -> ModelClient:
        return ModelClient(self.model, self.bases)

    async def close(self) -> None:
        """Let go of the store, dead or alive: nothing else is written to it."""
        self.executor.dead, self.executor.countdown = False, None
        book, self.book, self.engine = self.book, None, None
        if book is not None:
            await book.close()

    async def one_life(self) -> bool:
        """From a start to an end; True when all is done."""
        tasks: list[asyncio.Task[None]] = []
        died = False
        try:
            book, engine = await self.open()
            await self.wake_up(book)
            self.choose_an_end()
            tasks = [asyncio.ensure_future(engine.run()), asyncio.ensure_future(Person(self, book, engine).work())]
            ends = None if self.is_quiet else self.random.uniform(30.0, 1800.0)
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
            await self.between_lives()

    async def between_lives(self) -> None:
        """The program is not running: the folder may be copied, and an old copy may take its place."""
        await self.close()
        if not self.is_quiet:
            if self.random.random() < 0.4:
                self.copies.make()
            elif self.random.random() < 0.25 and await self.put_back():
                self.restores += 1
        await asyncio.sleep(self.random.uniform(0.5, 120.0))

    async def put_back(self) -> bool:
        """Restore a copy: what came after it is forgotten here, and nobody does it again."""
        if not self.copies.kept:
            return False
        book, _ = await self.open()
        await self.remember_arrows(book)
        await self.close()
        self.copies.put_back()
        self.model.write_down(f"restored at {self.copies.place}")
        book, _ = await self.open()
        stored = await book.outbox.all(open_only=False)
        for each in stored:
            if each.state in {State.QUEUED, State.INFLIGHT}:
                self.model.wrongs.append(f"{each.id} is {each.state} in a restored copy")
        self.acknowledged &= {each.id for each in stored}
        self.asked.clear()
        if self.begun in self.jobs:
            self.jobs.remove(self.begun)
        await self.close()
        return True

    async def wake_up(self, book: BookStore) -> None:
        """What was acknowledged is there; what drafts set out from is as the disk has it."""
        stored = {operation.id for operation in await book.outbox.all(open_only=False)}
        self.model.wrongs.extend(f"{each} was acknowledged and is gone" for each in sorted(self.acknowledged - stored))
        self.is_known = await book.library.company() is not None
        for draft_id in self.bases:
            base = await book.drafts.base(draft_id)
            if base is not None:
                self.bases[draft_id] = base

    async def remember_arrows(self, book: BookStore) -> None:
        """Count the arrows that this database has seen (of a copy, those before it was made are counted again)."""
        self.arrows.update(await book.database.read(arrows_of))

    def die(self, _: object) -> None:
        """Nothing that happens from now on reaches the disk."""
        self.executor.dead = True

    def choose_an_end(self) -> None:
        if self.is_quiet:
            self.model.habits = PEACE
            self.clock.wrong_by = dt.timedelta()
        elif self.random.random() < 0.4:
            self.executor.countdown = self.random.randrange(5, 400)

    async def a_second_program_is_refused(self) -> None:
        """Another process on the same data gets nowhere."""
        self.seconds += 1
        try:
            second = await BookStore.open(
                self.directory, self.clock, self.ids, Bus(), executor=MortalExecutor(self.random)
            )
        except AppError:
            return
        await second.close()
        self.model.wrongs.append("a second program could open the data")
