"""Histories whose steps Hypothesis chooses, and shortens when one breaks a promise (reliability 6.3); the world is the simulation's."""

from __future__ import annotations

import asyncio
import datetime as dt
import tempfile
from collections.abc import Callable, Coroutine
from contextlib import suppress
from pathlib import Path
from typing import Any, TypeVar

from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from ledgerbee_desktop.core.errors import AppError
from ledgerbee_desktop.core.identifiers import OperationId
from ledgerbee_desktop.core.kinds import DeliveryType, DocumentKind
from ledgerbee_desktop.core.operations import Decision, Operation, OperationKind, SendRequest, State
from ledgerbee_desktop.core.ports import OutboxRow
from ledgerbee_desktop.core.records import PriceAction
from tests.faults.simulation.client import ModelClient
from tests.faults.simulation.colleagues import Colleagues
from tests.faults.simulation.fates import Fate
from tests.faults.simulation.jobs import Act, Convert, EditQuote, NewCustomer, a_product, new_customer
from tests.faults.simulation.judge import judged
from tests.faults.simulation.ledgerbee import Truth
from tests.faults.simulation.loop import Dead, VirtualLoop
from tests.faults.simulation.mirror import differences
from tests.faults.simulation.misfortunes import JUMPS, Misfortunes
from tests.faults.simulation.person import Person
from tests.faults.simulation.reads import ANOTHER
from tests.faults.simulation.world import PEACE, SHM, World

T = TypeVar("T")

LATEST = 90.0
"""Seconds after which LedgerBee carries out a late request at the latest: within the settle window, so that a person may answer at once."""
QUIET_ROUNDS = 40
_prepared: dict[str, bytes] = {}

which = st.integers(0, 9)
kinds = st.sampled_from(list(DocumentKind))


class Histories(RuleBasedStateMachine):
    """One company, one program, a colleague and a person. `how_many` histories have been begun, with so many `steps` together."""

    how_many = steps = 0

    def __init__(self) -> None:
        super().__init__()
        Histories.how_many += 1
        self._folder = tempfile.TemporaryDirectory(dir=str(SHM) if SHM.is_dir() else None)
        self._runner = asyncio.Runner(loop_factory=VirtualLoop)
        self._task: asyncio.Task[None] | None = None
        self.ended: dict[OperationId, State] = {}
        directory = Path(self._folder.name)
        for name, content in _prepared.items():
            (directory / name).write_bytes(content)
        self.world = world = World(0, directory)
        world.model.habits, world.jobs = PEACE, []
        self.colleagues = Colleagues(world)
        self.run(self._live())
        if not _prepared:  # the first pull is the same in every history
            self.run(asyncio.sleep(30.0))
            self.run(self._die(at_once=False))
            _prepared.update((each.name, each.read_bytes()) for each in directory.iterdir())
            self.run(self._live())

    # --- Lives -----------------------------------------------------------------------------------

    def run(self, work: Coroutine[Any, Any, T]) -> T | None:
        """Do something; when the program dies of it (or died before), it starts again."""
        result: T | None = None
        with suppress(Dead):
            result = self._runner.run(work)
        if self.world.executor.dead or (self._task is not None and self._task.done()):
            self._runner.run(self._die(at_once=True))
            self._runner.run(self._live())
        return result

    async def _live(self) -> None:
        book, engine = await self.world.open()
        await self.world.wake_up(book)
        self._task = asyncio.create_task(engine.run())
        self.world.model.killer = killer = asyncio.get_running_loop().create_future()
        killer.add_done_callback(self.world.die)

    async def _die(self, *, at_once: bool) -> None:
        task, self._task = self._task, None
        killer, self.world.model.killer = self.world.model.killer, None
        if killer is not None:  # a request that is still under way must not kill the next life
            killer.remove_done_callback(self.world.die)
        if task is not None:
            if not at_once and self.world.engine is not None:
                await self.world.engine.stop()
            self.world.executor.dead = True
            self.world.crashes += at_once
            task.cancel()
            others = asyncio.all_tasks() - {asyncio.current_task(), task}
            for each in others:  # a click whose twin met the death of the program: the program is gone, and so is it
                each.cancel()
            result, *_ = await asyncio.gather(task, *others, return_exceptions=True)
            if isinstance(result, Exception):
                raise result
        await self.world.close()

    @property
    def person(self) -> Person:
        book, engine = self.world.book, self.world.engine
        assert book is not None
        assert engine is not None
        return Person(self.world, book, engine)

    # --- What the person does --------------------------------------------------------------------

    @rule(kind=kinds, send=st.booleans(), seconds=st.sampled_from((0.0, 0.0, 30.0)))
    def queue(self, kind: DocumentKind, send: bool, seconds: float) -> None:
        async def work() -> None:
            person, draft = self.person, self.world.a_draft(kind)
            self.world.drafts[draft.id] = draft
            await person.book.drafts.create(draft)
            request = SendRequest(delivery_type=DeliveryType.EMAIL) if send else None
            await person.clicked(lambda: person.engine.outbox.queue(draft.id, request, undo_seconds=seconds))

        self.run(work())

    @rule(number=which)
    def edit(self, number: int) -> None:
        """Type into a draft that is queued: it is taken back first."""

        async def work() -> None:
            person = self.person
            operations = await person.book.outbox.all(open_only=True)
            queued = [each for each in operations if each.state is State.QUEUED and each.kind is OperationKind.CREATE]
            queued = [each for each in queued if each.draft_id in self.world.drafts and not each.attempts]
            if not queued:
                return
            draft_id = queued[number % len(queued)].draft_id
            assert draft_id is not None
            with suppress(AppError):
                await person.engine.outbox.take_back_draft(draft_id)
                draft = await person.type(draft_id, reference=f"edited {number}")
                self.world.drafts[draft_id] = draft
                await person.clicked(lambda: person.engine.outbox.queue(draft_id, None, undo_seconds=0.0))

        self.run(work())

    @rule(number=which)
    def change(self, number: int) -> None:
        self.run(self.person.edit(EditQuote(f"changed {number}"), 0.0))

    @rule()
    def convert(self) -> None:
        self.run(self.person.do(Convert()))

    @rule()
    def new_customer(self) -> None:
        job: NewCustomer = new_customer(self.world, self.world.ids.new()[-4:])
        self.run(self.person.do(job))

    @rule()
    def new_product(self) -> None:
        self.run(self.person.do(a_product(self.world.ids, self.world.ids.new()[-4:])))

    @rule(action=st.sampled_from(list(PriceAction)))
    def act(self, action: PriceAction) -> None:
        self.run(self.person.do(Act(action)))

    @rule(number=which, abandon=st.booleans())
    def human(self, number: int, abandon: bool) -> None:
        """Answer a question: honestly, but at once."""

        async def work() -> None:
            person = self.person
            rows = [each for each in await person.engine.outbox.rows() if each.ways_out]
            rows = [each for each in rows if each.operation.state is not State.QUEUED or each.operation.error]
            if not rows:
                return
            row = rows[number % len(rows)]
            if abandon and Decision.DISCARD in row.ways_out:
                await person.answers.give(row.operation, Decision.DISCARD, None)
            elif row.operation.state is not State.UNKNOWN:
                await person.answers.give(row.operation, *await self._again(person, row.operation))

        self.run(work())

    @staticmethod
    async def _again(person: Person, operation: Operation) -> tuple[Decision, Any]:
        if operation.state is State.QUEUED:
            return Decision.LOOK, None
        if operation.state is State.REFUSED or person.answers.believes(operation):
            return Decision.AGAIN, None
        found = await person.answers.there(operation)
        return (Decision.AGAIN, None) if found is None else (Decision.HAPPENED, found)

    # --- What LedgerBee and the network do -------------------------------------------------------

    @rule(fate=st.sampled_from(list(Fate)), seconds=st.floats(0.0, LATEST))
    def late_commit(self, fate: Fate, seconds: float) -> None:
        """What becomes of the next write that leaves."""
        self.world.model.fates.append((fate, min(seconds, 60.0) if fate is Fate.SLOW else seconds))

    @rule(seconds=st.sampled_from((0.5, 5.0, 30.0, 150.0, 700.0)))
    def wait(self, seconds: float) -> None:
        self.run(asyncio.sleep(seconds))

    @rule(offline=st.booleans())
    def go(self, offline: bool) -> None:
        assert self.world.engine is not None
        self.world.engine.set_offline(offline=offline)
        self.run(asyncio.sleep(0.1))

    @rule(number=which, action=st.sampled_from(("create", "edit", "delete", "book", "copy", "convert")))
    def other_user(self, number: int, action: str) -> None:
        self.run(self._other_user(number, action))

    async def _other_user(self, number: int, action: str) -> None:
        model = self.world.model
        ours = [each for each in model.living() if each.origin]
        drafts = [each for each in ours if each.document.status == "draft"]
        match action:
            case "create":
                self.colleagues.write_one()
            case "convert":
                self.colleagues.convert_one(always=True)
            case "delete" if self.colleagues.own:
                model.delete(self.colleagues.own.pop())
            case "edit" if drafts:
                self._colleague(drafts[number % len(drafts)], reference="edited")
            case "book" if drafts:
                self._colleague(drafts[number % len(drafts)], status="sent", number="colleague")
            case "copy" if ours:
                model.copy(ours[number % len(ours)])
            case _:
                pass

    def _colleague(self, truth: Truth, **fields: str) -> None:
        self.world.model.change(truth.document.id, **fields)
        truth.sent_by_others = truth.sent_by_others or "status" in fields

    # --- What happens to the computer ------------------------------------------------------------

    @rule(later=st.integers(0, 60))
    def crash(self, later: int) -> None:
        """At once, or at the disk job that is so many ahead, before or after its commit."""
        if later:
            self.world.executor.countdown = later
        else:
            self.world.executor.dead = True
            self.run(asyncio.sleep(0.0))

    @rule()
    def stop_and_start(self) -> None:
        self.run(self._die(at_once=False))
        self._runner.run(self._live())

    @rule()
    def make_backup(self) -> None:
        self.run(self._die(at_once=False))
        self.world.copies.make()
        self._runner.run(self._live())

    @precondition(lambda self: self.world.copies.kept)
    @rule()
    def restore_backup(self) -> None:
        self.run(self._die(at_once=False))
        self._runner.run(self.world.put_back())
        self.world.restores += 1
        self.ended.clear()
        self._runner.run(self._live())

    @rule(jump=st.sampled_from(JUMPS))
    def clock_jump(self, jump: dt.timedelta) -> None:
        self.world.clock.wrong_by = jump

    @rule()
    def suspend(self) -> None:
        self.run(self._now(Misfortunes(self.world).sleep))

    @rule()
    def second_instance(self) -> None:
        self.run(self.world.a_second_program_is_refused())

    @rule(seconds=st.sampled_from((1.0, 200.0)))
    def key_swap(self, seconds: float) -> None:
        async def work() -> None:
            engine = self.world.engine
            assert engine is not None
            engine.connect(ModelClient(self.world.another, self.world.bases, ANOTHER))
            await asyncio.sleep(seconds)
            if self.world.engine is engine:
                engine.connect(self.world.client())

        self.run(work())

    @staticmethod
    async def _now(work: Callable[[], object]) -> None:
        work()

    # --- Promises --------------------------------------------------------------------------------

    @invariant()
    def nothing_is_wrong(self) -> None:
        Histories.steps += 1
        assert self.world.model.wrongs == [], self.world.model.wrongs

    @invariant()
    def what_has_ended_stays_so(self) -> None:
        operations = self.run(self._operations()) or ()
        known = {each.id: each for each in operations}
        assert operations == () or self.world.acknowledged <= set(known)
        for operation_id, state in self.ended.items():
            assert operations == () or known[operation_id].state is state
        self.ended.update((each.id, each.state) for each in operations if not each.state.is_open)

    async def _operations(self) -> tuple[Operation, ...]:
        return await self.person.book.outbox.all(open_only=False)

    def teardown(self) -> None:
        """In the end nothing disturbs any more: everything comes to an end, and the library shows what LedgerBee has."""
        try:
            self.run(self._die(at_once=False))
            self._runner.run(self._quiet())
        finally:
            self._runner.close()
            self._folder.cleanup()

    async def _end(self, person: Person, row: OutboxRow, *, patient: bool) -> None:
        """Answer what waits for an answer; what is held, or was tried long enough, is given up."""
        state = row.operation.state
        if Decision.DISCARD not in row.ways_out or (state is State.QUEUED and row.operation.error is None):
            return
        if state is State.QUEUED or not patient:
            await person.answers.give(row.operation, Decision.DISCARD, None)
        else:
            await person.answers.give(row.operation, *await self._again(person, row.operation))

    async def _quiet(self) -> None:
        world = self.world
        world.model.fates.clear()
        world.clock.wrong_by = dt.timedelta()
        await self._live()
        person = self.person
        for number in range(QUIET_ROUNDS):
            await asyncio.sleep(200.0)
            rows = await person.engine.outbox.rows()
            if not rows:
                break
            for row in rows:
                await self._end(person, row, patient=number < QUIET_ROUNDS / 4)
        stuck = [f"{row.operation} waits for {row.waiting}" for row in await person.engine.outbox.rows()]
        await person.engine.refresh()
        mirror = await differences(world.model, person.book.library)
        operations = await person.book.outbox.all(open_only=False)
        await self._die(at_once=False)
        wrongs = [*judged(world, operations).violations, *mirror, *stuck]
        assert wrongs == [], wrongs
