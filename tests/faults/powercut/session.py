"""Works on a company's database as the program would, and says after each commit what it may no longer lose.

What is said goes to standard output, one line a `write`, so that it stands in a trace between the commits. See `powercut.promises`
for the words.
"""

from __future__ import annotations

import os
import random
from collections.abc import Awaitable, Callable
from concurrent.futures import Executor
from pathlib import Path
from typing import TypeVar

from ledgerbee_desktop.core.changes import set_fields
from ledgerbee_desktop.core.drafts import Caret
from ledgerbee_desktop.core.errors import DiskProblem
from ledgerbee_desktop.core.events import Bus
from ledgerbee_desktop.core.identifiers import CustomerId, DocumentId, DraftId, OperationId
from ledgerbee_desktop.core.journal import Journal
from ledgerbee_desktop.core.kinds import Target
from ledgerbee_desktop.core.library import Customer
from ledgerbee_desktop.core.operations import Actor, State
from ledgerbee_desktop.core.ports import NewOperation
from ledgerbee_desktop.core.text import Message
from ledgerbee_desktop.store import backups
from ledgerbee_desktop.store.book import BookStore
from tests.faults.powercut import old
from tests.faults.store_child import RandomIds
from tests.unit.store.kit import START, StepClock, a_draft, an_operation
from tests.unit.store.test_library import invoice
from tests.unit.store.test_records import a_record

T = TypeVar("T")

BOOK = "book"
"""The company's directory in that of the session."""
ASIDE = backups.before_restore_name(START)
ALL_ROWS = "(SELECT count(*) FROM operation) + (SELECT count(*) FROM draft)"
TRIES = 6
"""How often something is tried while the disk refuses; a person would try for as long as it takes."""
SHORT_LOG = 40
"""Pages after which the log is emptied into the file: SQLite's thousand would be reached once in a session."""
WHAT = Message("outbox", "x")


def promise(*words: object) -> None:
    """Say it, whatever the disk does to other files."""
    line = (" ".join(map(str, words)) + "\n").encode()
    while True:
        try:
            os.write(1, line)
        except OSError:
            continue
        return


class Session:
    """One run of the program on one database, several times opened."""

    def __init__(self, directory: Path, seed: int, executor: Executor | None = None) -> None:
        self.directory = directory
        self.chance = random.Random(seed)
        self.executor = executor
        self.number = 100  # an old database has its own from 1 on
        self.troubles = 0
        self.book: BookStore

    async def stored(self, act: Callable[[], Awaitable[T]]) -> T:
        """Do it, again while the disk refuses. `act` looks first what is there: a refusal does not say that nothing was stored."""
        for _ in range(TRIES):
            try:
                return await act()
            except DiskProblem as problem:
                self.troubles += 1
                promise("TROUBLE", problem)
        raise AssertionError(f"the disk has refused {TRIES} times")

    async def open(self) -> None:
        async def act() -> BookStore:
            return await BookStore.open(
                self.directory / BOOK, StepClock(), RandomIds(), Bus(), executor=self.executor, place=old.PLACE
            )

        self.book = await self.stored(act)
        await self.stored(self._shorten_the_log)
        promise("OPENED")

    async def _shorten_the_log(self) -> None:
        await self.book.database.read(lambda c: c.execute(f"PRAGMA wal_autocheckpoint = {SHORT_LOG}").fetchall())

    def fresh(self) -> int:
        self.number += 1
        return self.number

    # --- drafts -----------------------------------------------------------------------------------------

    async def new_draft(self, customer_id: str | None = "customer-1") -> Journal:
        draft = a_draft(f"draft-{self.fresh()}", customer_id=None if customer_id is None else CustomerId(customer_id))

        async def act() -> Journal:
            try:
                opened = await self.book.drafts.open(draft.id)
            except KeyError:
                return Journal((await self.book.drafts.create(draft)).draft)
            return Journal(opened.saved.draft)

        journal = await self.stored(act)
        promise("TYPED", draft.id, 1, 0)
        return journal

    async def type(self, journal: Journal, **fields: object) -> int:
        number = self.fresh()
        change = set_fields(journal.draft, **{"reference": f"text {number}", **fields})
        assert change is not None
        journal.apply(change)
        write = journal.pending()
        assert write is not None
        saved = await self.stored(lambda: self.book.drafts.record(write, Caret("reference", position=number)))
        journal.written(write)
        promise("TYPED", journal.draft.id, saved.revision, number)
        return saved.revision

    async def move_the_caret(self, journal: Journal) -> None:
        number = self.fresh()
        caret = Caret("reference", position=number)
        await self.stored(lambda: self.book.drafts.save_caret(journal.draft.id, caret))
        promise("CARET", journal.draft.id, number)

    # --- operations -------------------------------------------------------------------------------------

    async def queue(self, operations: list[NewOperation], draft_id: str | None, revision: int | None) -> None:
        async def act() -> None:
            try:
                await self.book.outbox.get(operations[-1].id)
            except KeyError:
                await self.book.outbox.queue(operations, None if draft_id is None else DraftId(draft_id), revision)

        await self.stored(act)
        for each in operations:
            promise("OPERATION", each.id, 1, State.QUEUED.value)

    async def begin(self, operation_id: str) -> None:
        async def act() -> int:
            operation = await self.book.outbox.get(OperationId(operation_id))
            if operation.state is not State.INFLIGHT:
                operation, _ = await self.book.outbox.begin(operation, START, START)
            return operation.rev

        rev = await self.stored(act)
        promise("OPERATION", operation_id, rev, State.INFLIGHT.value)
        promise("POST", operation_id)

    async def move(self, operation_id: str, to: State, actor: Actor = Actor.WORKER, **fields: object) -> None:
        async def act() -> int:
            operation = await self.book.outbox.get(OperationId(operation_id))
            if operation.state is not to:
                attempts = await self.book.outbox.attempts(operation.id)
                attempt = attempts[-1] if operation.state is State.INFLIGHT else None
                operation = await self.book.outbox.move(operation, to, actor, WHAT, attempt=attempt, fields=fields)
            return operation.rev

        if to is State.QUEUED:
            promise("BACK", operation_id)
        promise("OPERATION", operation_id, await self.stored(act), to.value)

    # --- what is done in a session ----------------------------------------------------------------------

    async def draft(self) -> None:
        journal = await self.new_draft()
        for _ in range(3):
            await self.type(journal)
        await self.move_the_caret(journal)

    async def invoice(self) -> None:
        """A draft is queued, created and sent, and what LedgerBee answers is mirrored."""
        journal = await self.new_draft()
        revision = await self.type(journal)
        create, send = (OperationId(f"operation-{self.fresh()}") for _ in range(2))
        draft_id, number = journal.draft.id, self.fresh()
        await self.queue(
            [
                an_operation(0, id=create, draft_id=draft_id),
                an_operation(0, id=send, draft_id=None, kind="send", after=create),
            ],
            draft_id,
            revision,
        )
        await self.begin(create)
        match self.chance.choice(("done", "not sent", "unknown")):
            case "not sent":
                await self.move(create, State.QUEUED)
                await self.begin(create)
            case "unknown":
                await self.move(create, State.UNKNOWN)
        await self.move(create, State.DONE, await self._who(create), document_id=DocumentId(f"doc-{number}"))
        await self.begin(send)
        await self.stored(lambda: self.book.library.put_documents([invoice(number)]))
        promise("DOCUMENT", f"doc-{number}")
        await self.move(send, State.DONE)

    async def _who(self, operation_id: str) -> Actor:
        async def act() -> Actor:
            state = (await self.book.outbox.get(OperationId(operation_id))).state
            return Actor.RECONCILIATION if state is State.UNKNOWN else Actor.WORKER

        return await self.stored(act)

    async def refused(self) -> None:
        journal = await self.new_draft()
        create = OperationId(f"operation-{self.fresh()}")
        draft_id = journal.draft.id
        await self.queue([an_operation(0, id=create, draft_id=draft_id)], draft_id, await self.type(journal))
        await self.begin(create)
        await self.move(create, State.REFUSED)
        await self.type(journal)

    async def heal(self) -> None:
        """A customer made here gets LedgerBee's id, in a draft that names it too."""
        temporary, real = (CustomerId(f"{kind}-{self.fresh()}") for kind in ("temporary", "real"))
        create = OperationId(f"operation-{self.fresh()}")
        customer = Customer(id=temporary, number="7", name="Ærø Nyt", is_temporary=True)
        await self.queue([a_record(0, customer, Target.CUSTOMER, id=create)], None, None)
        journal = await self.new_draft(None)
        await self.type(journal, customer_id=temporary)
        await self.stored(lambda: self.book.workspace.set(f"tab-{self.fresh()}", [f"customer/{temporary}"]))
        await self.begin(create)
        promise("HEALING", temporary, real, journal.draft.id)
        await self.move(create, State.DONE, record_id=real)
        promise("HEALED", temporary, real)

    async def pull(self) -> None:
        number = self.fresh()
        documents = [invoice(number * 1000 + each, reference="x" * 400) for each in range(12)]
        await self.stored(lambda: self.book.library.put_documents(documents))
        for each in documents:
            promise("DOCUMENT", each.id)

    async def window(self) -> None:
        number = self.fresh()
        await self.stored(lambda: self.book.workspace.set("tabs", number))
        promise("TABS", number)

    async def back_up(self) -> Path:
        target = self.directory / BOOK / f"copy-{self.fresh()}.db"

        async def act() -> int:
            rows = await self.book.database.read(lambda c: c.execute(f"SELECT {ALL_ROWS}").fetchone()[0])
            await backups.write(self.book.database, target)
            return int(rows)

        promise("COPIED", target.name, await self.stored(act))
        return target

    async def reopen(self) -> None:
        await self.book.close()
        await self.open()
