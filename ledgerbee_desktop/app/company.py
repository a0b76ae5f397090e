"""The companies of one data directory: found, opened, wired and closed. The only place where the layers are put together."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from urllib.parse import urlsplit

from ledgerbee_desktop.api.bodies import JsonBodies
from ledgerbee_desktop.app.arguments import PRODUCTION, Options
from ledgerbee_desktop.app.demo import Demo
from ledgerbee_desktop.app.proof import whose
from ledgerbee_desktop.app.redaction import Redactor
from ledgerbee_desktop.core.drafts import Draft
from ledgerbee_desktop.core.errors import AppError, StoreDamaged
from ledgerbee_desktop.core.events import Bus
from ledgerbee_desktop.core.identifiers import CompanyId
from ledgerbee_desktop.core.library import Company, KeyInfo
from ledgerbee_desktop.core.ports import Book, Connection, LedgerBee
from ledgerbee_desktop.core.rules import Facts, read_facts
from ledgerbee_desktop.core.secret import ClientCredentials, Credential, kept, to_keep
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP
from ledgerbee_desktop.platform_.clock import RandomIds, SystemClock
from ledgerbee_desktop.platform_.keyring_vault import KeyringVault, account_name
from ledgerbee_desktop.store.book import BookStore, company_directory, known_companies
from ledgerbee_desktop.sync.engine import Engine

LOG = logging.getLogger(__name__)
DEMO = "demo"
WINDOW_GRACE = 1.0
"""Seconds that a request on the wire gets when the window closes; after that its outcome is found out at the next start."""
HEADLESS_GRACE = 10.0

_NO_COMPANY = QT_TRANSLATE_NOOP(
    "errors",
    "There is no company here yet. Give a key in LEDGERBEE_API_KEY (or LEDGERBEE_CLIENT_ID and LEDGERBEE_CLIENT_SECRET) "
    "and run “sync --once”, or open the window once.",
)


_DAMAGED = QT_TRANSLATE_NOOP(
    "errors",
    "Part of the data on this computer is damaged ({count} entries). What is damaged is not used and not sent; "
    "the rest works. Keep a copy of the folder {folder} before you go on.",
)
_COPY = QT_TRANSLATE_NOOP(
    "errors",
    "This data is a copy or was restored. LedgerBee is asked what became of everything that was in the outbox before anything is sent.",
)


class NoCompany(AppError):
    """A command needs a company and this data directory has none."""


class OpenCompany:
    """One company at work: its database, its outbox and engine, and the client once there is a key."""

    def __init__(self, store: BookStore, book: Book, bodies: JsonBodies, engine: Engine) -> None:
        self.book = book
        self.bodies = bodies
        self._store = store
        self._engine = engine
        self._ledgerbee: LedgerBee | None = None
        self._former: list[LedgerBee] = []
        self._work: asyncio.Task[None] | None = None

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

    async def stop(self) -> None:
        """End the engine; a request on the wire gets its grace."""
        work, self._work = self._work, None
        if work is not None:
            await self._engine.stop()
            await asyncio.wait([work])

    async def close(self) -> None:
        """Stop the engine, close connections and database, in this order."""
        await self.stop()
        for ledgerbee in (*self._former, self._ledgerbee):
            if ledgerbee is not None:
                await ledgerbee.close()
        await self._store.close()

    async def facts(self, draft: Draft) -> Facts:
        """What the rules need to know about a draft besides itself."""
        return await read_facts(self.book.library, draft, self.book.clock.today())


def _raise_bugs(work: asyncio.Task[None]) -> None:
    if not work.cancelled() and (bug := work.exception()) is not None:
        work.get_loop().call_exception_handler({"message": "the engine ended", "exception": bug})


class Companies:
    """Everything under one data directory. `--demo` keeps its own companies and the sandbox's data in a folder of their own."""

    def __init__(self, options: Options, directory: Path, redactor: Redactor) -> None:
        self.options = options
        self.clock = SystemClock()
        self.ids = RandomIds()
        self.vault = KeyringVault()
        self._redactor = redactor
        self._root = directory
        self._demo: Demo | None = None
        self._session_keys: dict[CompanyId, Credential] = {}
        self.is_demo = False
        if options.demo:
            self.enter_demo()

    def enter_demo(self) -> None:
        """From now on everything is about the demo company."""
        self.is_demo = True
        self._demo = Demo(self._root / DEMO / "sandbox", self.clock)

    @property
    def directory(self) -> Path:
        """The folder that holds `companies/`."""
        return self._root / DEMO if self.is_demo else self._root

    def last(self) -> CompanyId | None:
        """The company that was worked on last; None when there is none yet."""
        known = known_companies(self.directory)
        return max(known, key=self._touched, default=None)

    def _touched(self, company_id: CompanyId) -> float:
        return max(path.stat().st_mtime for path in company_directory(self.directory, company_id).glob("book.db*"))

    async def open(
        self, company_id: CompanyId, company: Company | None = None, key: KeyInfo | None = None
    ) -> OpenCompany:
        """Open (or make) the database of a company and wire what works on it. No network. Raises what BookStore.open raises."""
        bus = Bus()
        directory = company_directory(self.directory, company_id)
        store = await BookStore.open(directory, self.clock, self.ids, bus)
        if company is not None:
            await store.library.put_company(company)
        if key is not None:
            await store.library.put_key_info(key)
        bodies = JsonBodies()
        grace = HEADLESS_GRACE if self.options.command else WINDOW_GRACE
        engine = Engine(store, bodies, self.clock, self.ids, bus=bus, settle=self.options.settle, grace=grace)
        if self.options.offline:
            engine.set_offline(offline=True)
        book = Book(
            drafts=store.drafts,
            library=store.library,
            outbox=engine.outbox,
            sync=engine,
            workspace=store.workspace,
            bus=bus,
            clock=self.clock,
            ids=self.ids,
            directory=directory,
            is_demo=self.is_demo,
        )
        return OpenCompany(store, book, bodies, engine)

    async def start_demo(self) -> None:
        """Start the sandbox unless it runs. Raises DemoUnavailable."""
        if self._demo is not None and self._demo.key is None:
            await self._demo.start()

    async def stop(self) -> None:
        """End the sandbox, if one runs."""
        if self._demo is not None:
            await self._demo.stop()

    async def key_of(self, company_id: CompanyId | None) -> Credential | None:
        """What to sign in with for a company: the demo's key, what was entered in this session, the environment's, or the keyring's.

        Raises VaultUnavailable.
        """
        key: Credential | None = self._session_keys.get(company_id) if company_id is not None else None
        key = key or self.options.key
        if self._demo is not None:
            key = self._demo.key
        elif key is None and company_id is not None:
            stored = await self.vault.load(self._account(company_id))
            key = None if stored is None else kept(stored)
        if key is not None:
            self._watch(key)
        return key

    async def keep_key(self, company_id: CompanyId, key: Credential) -> None:
        """Keep a key, or client credentials, in the keyring when that is safe, and for this session in any case."""
        self._session_keys[company_id] = key
        if (await self.vault.state()).safe:
            await self.vault.save(self._account(company_id), to_keep(key))

    def client(self, key: Credential) -> LedgerBee:
        """The HTTP client of a credential. (Imports the HTTP library: the window does so after its first paint.)"""
        from ledgerbee_desktop.api.client import HttpLedgerBee

        self._watch(key)
        url = self._demo.url if self._demo is not None else self.options.api_url
        return HttpLedgerBee(url, key, self.clock, self.ids, watch=self._redactor.watch)

    def _watch(self, key: Credential) -> None:
        self._redactor.watch(key.client_secret if isinstance(key, ClientCredentials) else key)

    async def ask(self, key: Credential) -> tuple[Company, KeyInfo]:
        """Whose key this is, and what it may do. Raises LedgerBeeError."""
        ledgerbee = self.client(key)
        try:
            return await whose(ledgerbee, key)
        finally:
            await ledgerbee.close()

    @asynccontextmanager
    async def headless(self, *, network: bool) -> AsyncIterator[OpenCompany]:
        """The company that a command works on, with a client if the command needs one.

        Raises:
            NoCompany: there is none, and no key to find out by. LedgerBeeError: LedgerBee was asked for it in vain.
        """
        known = self.last()
        needs_ledgerbee = (network or known is None) and not self.options.offline
        if needs_ledgerbee:
            await self.start_demo()
        try:
            key = await self.key_of(known) if needs_ledgerbee else None
            if known is not None:
                company = await self.open(known)
            elif key is not None:
                record, info = await self.ask(key)
                company = await self.open(record.id, record, info)
            else:
                raise NoCompany(_NO_COMPANY)
            try:
                if key is not None:
                    company.connect(self.client(key))
                yield company
            finally:
                await company.close()
        finally:
            await self.stop()

    def _account(self, company_id: CompanyId) -> str:
        environment = "production" if self.options.api_url == PRODUCTION else urlsplit(self.options.api_url).netloc
        return account_name(environment, company_id)
