"""What is done in a session, from its start to its end."""

from __future__ import annotations

from collections.abc import Awaitable, Callable

from ledgerbee_desktop.core.identifiers import DocumentId, OperationId
from ledgerbee_desktop.core.operations import State
from ledgerbee_desktop.store import restoring
from ledgerbee_desktop.store.schema import STEPS
from tests.faults.powercut import old
from tests.faults.powercut.session import ASIDE, BOOK, Session, promise
from tests.faults.store_child import RandomIds
from tests.unit.store.kit import START, an_operation


async def work(session: Session, rounds: int) -> None:
    """Everything that changes the database, each round in another order."""
    await session.open()
    acts: list[Callable[[], Awaitable[object]]] = [
        session.draft,
        session.invoice,
        session.refused,
        session.heal,
        session.pull,
        session.window,
        session.back_up,
        session.reopen,
    ]
    for _ in range(rounds):
        session.chance.shuffle(acts)
        for act in acts:
            await act()
    await session.book.close()


async def outbox(session: Session, rounds: int) -> None:
    """Nothing but what leaves, and what becomes of it."""
    await session.open()
    for _ in range(rounds):
        for act in (session.invoice, session.refused, session.heal):
            await act()
    await session.book.close()


async def starts(session: Session, rounds: int) -> None:
    """Little is done between many starts: most calls are those of beginnings and ends."""
    await session.open()
    journal = await session.new_draft()
    for _ in range(rounds):
        await session.type(journal)
        await session.reopen()
    await session.book.close()


async def migrate(session: Session) -> None:
    """The program is new, and the database is of an older one: see `old.a_database`."""
    for line in old.PROMISES:
        promise(line)
    await session.open()
    promise("COPIED", f"book-before-v{len(STEPS)}.db", old.ROWS)
    await session.draft()
    await session.reopen()
    await session.begin(old.WAITING)
    await session.book.close()


async def restore(session: Session) -> None:
    """A backup takes the place of what was done since; some of that has left."""
    await session.open()
    for end in (State.DONE, State.INFLIGHT, State.QUEUED):
        journal = await session.new_draft()
        create, number = OperationId(f"operation-{session.fresh()}"), session.fresh()
        draft_id, revision = journal.draft.id, await session.type(journal)
        await session.queue([an_operation(0, id=create, draft_id=draft_id)], draft_id, revision)
        if end is not State.QUEUED:
            await session.begin(create)
        if end is State.DONE:
            await session.move(create, State.DONE, document_id=DocumentId(f"doc-{number}"))
    backup = await session.back_up()
    await session.begin(create)
    await session.draft()
    await session.window()
    await session.book.close()
    promise("RESTORING")

    async def act() -> None:
        if not (session.directory / BOOK / ASIDE).exists():
            restoring.restore(session.directory / BOOK, backup, None, START, RandomIds().new())

    await session.stored(act)
    promise("RESTORED")
    await session.open()
    await session.draft()
    await session.book.close()
