"""One company at work, from the opened database to the closed one."""

from __future__ import annotations

import asyncio
import logging

from ledgerbee_desktop.api.bodies import JsonBodies
from ledgerbee_desktop.core.drafts import Draft
from ledgerbee_desktop.core.errors import AppError, StoreDamaged
from ledgerbee_desktop.core.identifiers import CompanyId
from ledgerbee_desktop.core.library import KeyInfo
from ledgerbee_desktop.core.ports import Book, Connection, LedgerBee, Vanished
from ledgerbee_desktop.core.rules import Facts, read_facts
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP
from ledgerbee_desktop.store.book import BookStore
from ledgerbee_desktop.sync.engine import Engine

LOG = logging.getLogger(__name__)

_DAMAGED = QT_TRANSLATE_NOOP(
    "errors",
    "Part of the data on this computer is damaged ({count} entries). What is damaged is not used and not sent; "
    "the rest works. Restore the newest backup: File, Preferences, Data. (The data is in the folder {folder}.)",
)
_COPY = QT_TRANSLATE_NOOP(
    "errors",
    "This data is a copy or was restored. LedgerBee is asked what became of everything that was in the outbox before anything is sent. "
    "A draft that may have left since the copy was made is held until LedgerBee was asked; its tab says more.",
)


class OpenCompany:
    """One company at work: its database, its outbox and engine, and the client once there is a key."""

    def __init__(self, company_id: CompanyId, store: BookStore, book: Book, bodies: JsonBodies, engine: Engine) -> None:
        self.id = company_id
        self.book = book
        self.bodies = bodies
        self._store = store
        self._engine = engine
        self._ledgerbee: LedgerBee | None = None
        self._former: list[LedgerBee] = []
        self._work: asyncio.Task[None] | None = None

    @property
    def store(self) -> BookStore:
        """The database, for what is done to it as a whole: backups, export, salvage."""
        return self._store

    def connect(self, ledgerbee: LedgerBee) -> None:
        """Use this client from now on."""
        self._ledgerbee = ledgerbee
        self._engine.connect(ledgerbee)

    async def change_key(self, ledgerbee: LedgerBee, info: KeyInfo) -> None:
        """Work with another client from now on. The former one finishes what it has begun."""
        if self._ledgerbee is not None:
            self._former.append(self._ledgerbee)
        await self._store.library.put_key_info(info)
        self.connect(ledgerbee)

    def disconnect(self) -> None:
        """Have no client from now on: the key was removed. A request on the wire ends as it would have."""
        if self._ledgerbee is not None:
            self._former.append(self._ledgerbee)
            self._ledgerbee = None
        self._engine.disconnect()

    def start(self) -> None:
        """Let the engine work in the background; its bugs reach `sys.excepthook` like any other."""
        self._work = asyncio.get_running_loop().create_task(self._engine.run(), name="engine")
        self._work.add_done_callback(_raise_bugs)

    def found_at_start(self) -> AppError | None:
        """What the person should know about the data before they work with it; None when all is well."""
        report = self._store.report
        count = len(report.damaged_drafts) + len(report.damaged_operations)
        if count:
            return StoreDamaged(_DAMAGED.of(count=count, folder=self.book.directory))
        return AppError(_COPY) if report.distrusted else None

    async def check_fully(self) -> AppError | None:
        """Check a copy of the whole database, which takes a while; for idle time. None when all is well."""
        found = await self._store.full_check()
        for problem in found:
            LOG.error("the check of the database found: %s", problem)
        return StoreDamaged(_DAMAGED.of(count=len(found), folder=self.book.directory)) if found else None

    async def run_until_settled(self) -> Connection:
        """Pull, work the outbox until nothing can move, and say how LedgerBee was reached last."""
        await self._engine.run_until_settled()
        return self._engine.status.connection

    async def vanished(self) -> tuple[Vanished, ...]:
        """What suddenly is missing at LedgerBee and waits for a person, as it was found last. Asks nobody."""
        return await self._engine.vanished()

    async def stop(self) -> None:
        """End the engine; a request on the wire gets its grace."""
        work, self._work = self._work, None
        if work is not None:
            await self._engine.stop()
            await asyncio.wait([work])

    async def close(self) -> None:
        """Stop the engine, sign out (not when the person works offline), close connections and database, in this order."""
        await self.stop()
        used = [*self._former, *([self._ledgerbee] if self._ledgerbee is not None else [])]
        if self._engine.status.connection is not Connection.OFFLINE:
            await asyncio.gather(*(ledgerbee.sign_out() for ledgerbee in used))
        for ledgerbee in used:
            await ledgerbee.close()
        await self._store.close()

    async def facts(self, draft: Draft) -> Facts:
        """What the rules need to know about a draft besides itself."""
        return await read_facts(self.book.library, draft, self.book.clock.today())


def _raise_bugs(work: asyncio.Task[None]) -> None:
    if not work.cancelled() and (bug := work.exception()) is not None:
        work.get_loop().call_exception_handler({"message": "the engine ended", "exception": bug})
