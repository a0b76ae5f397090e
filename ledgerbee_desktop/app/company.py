"""The companies of one data directory: found, opened, wired and closed. The only place where the layers are put together."""

from __future__ import annotations

import asyncio
import contextlib
import importlib
import logging
from pathlib import Path
from urllib.parse import urlsplit

from ledgerbee_desktop.api.bodies import JsonBodies
from ledgerbee_desktop.app.arguments import PRODUCTION, Options
from ledgerbee_desktop.app.book import book_on
from ledgerbee_desktop.app.demo import Demo
from ledgerbee_desktop.app.known import Register
from ledgerbee_desktop.app.open_company import OpenCompany
from ledgerbee_desktop.app.proof import whose
from ledgerbee_desktop.app.redaction import Redactor
from ledgerbee_desktop.core.errors import ForeignData, LedgerBeeError
from ledgerbee_desktop.core.events import Bus
from ledgerbee_desktop.core.identifiers import CompanyId
from ledgerbee_desktop.core.library import Company, KeyInfo
from ledgerbee_desktop.core.ports import KeyVault, LedgerBee
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

_FOREIGN = QT_TRANSLATE_NOOP(
    "errors",
    "The folder {folder} holds the data of another company ({name}). Nothing was changed. Put back the folder that was there.",
)


class Companies:
    """Everything under one data directory. `--demo` keeps its own companies and the sandbox's data in a folder of their own."""

    def __init__(self, options: Options, directory: Path, redactor: Redactor) -> None:
        self.options = options
        self.clock = SystemClock()
        self.ids = RandomIds()
        self.vault: KeyVault = KeyringVault()
        self._redactor = redactor
        self._root = directory
        self._demo: Demo | None = None
        self._session_keys: dict[CompanyId, Credential] = {}
        self.key_owner: CompanyId | None = None
        """Whose the environment's key is, once that is known: it is used for no other company."""
        self._asking = asyncio.Lock()
        self.register = Register(directory)
        self.is_demo = False
        if options.demo:
            self.enter_demo()

    def enter_demo(self) -> None:
        """From now on everything is about the demo company."""
        self.is_demo = True
        self._demo = Demo(self._root / DEMO / "sandbox", self.clock)
        self.register = Register(self.directory)

    def leave_demo(self) -> None:
        """It did not start: what is entered now is about real companies again."""
        self.is_demo, self._demo = False, None
        self.register = Register(self.directory)

    @property
    def directory(self) -> Path:
        """The folder that holds `companies/`."""
        return self._root / DEMO if self.is_demo else self._root

    def last(self) -> CompanyId | None:
        """The company that was worked on last; None when there is none yet."""
        known = known_companies(self.directory)
        return max(known, key=self._touched, default=None)

    def _touched(self, company_id: CompanyId) -> float:
        there = company_directory(self.directory, company_id).glob("book.db*")
        return max((path.stat().st_mtime for path in there), default=0.0)

    async def open(
        self, company_id: CompanyId, company: Company | None = None, key: KeyInfo | None = None
    ) -> OpenCompany:
        """Open (or make) the database of a company and wire what works on it. No network.

        Raises ForeignData when the folder holds another company's data, and what BookStore.open raises.
        """
        bus = Bus()
        directory = company_directory(self.directory, company_id)
        store = await BookStore.open(directory, self.clock, self.ids, bus)
        try:
            await self._fill(store, company_id, company, key)
        except BaseException:
            await store.close()
            raise
        bodies = JsonBodies()
        grace = HEADLESS_GRACE if self.options.command else WINDOW_GRACE
        engine = Engine(
            store, bodies, self.clock, self.ids, bus=bus, owner=company_id, settle=self.options.settle, grace=grace
        )
        if self.options.offline:
            engine.set_offline(offline=True)
        book = book_on(store, engine, bus, self.clock, self.ids, is_demo=self.is_demo)
        return OpenCompany(company_id, store, book, bodies, engine)

    async def _fill(
        self, store: BookStore, company_id: CompanyId, company: Company | None, key: KeyInfo | None
    ) -> None:
        stored = await store.library.company()
        if stored is not None and stored.id != company_id:
            raise ForeignData(_FOREIGN.of(folder=store.directory, name=stored.name))
        if company is not None:
            await store.library.put_company(company)
        if key is not None:
            await store.library.put_key_info(key)
        if (named := company or stored) is not None:
            await self.register.note(named)

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
        if key is None and self.options.key is not None and await self._owns_key(company_id):
            key = self.options.key
        if self._demo is not None:
            key = self._demo.key
        elif key is None and company_id is not None:
            stored = await self.vault.load(self._account(company_id))
            key = None if stored is None else kept(stored)
        if key is not None:
            self._watch(key)
        return key

    async def _owns_key(self, company_id: CompanyId | None) -> bool:
        """Is the environment's key for this company? With several companies LedgerBee is asked; out of reach, the one in front gets it.

        Whatever comes out, the engine proves the key before it uses it.
        """
        several = company_id is not None and not self.is_demo and len(known_companies(self.directory)) > 1
        async with self._asking:
            if several and self.key_owner is None and self.options.key is not None:
                self.key_owner = next(reversed(self.register.windows()), self.last())
                if not self.options.offline:
                    with contextlib.suppress(LedgerBeeError):
                        await self.ask(self.options.key)
        return company_id is None or self.key_owner in {None, company_id}

    async def keep_key(self, company_id: CompanyId, key: Credential) -> None:
        """Keep a key, or client credentials, in the keyring when that is safe, and for this session in any case."""
        self._session_keys[company_id] = key
        if (await self.vault.state()).safe:
            await self.vault.save(self._account(company_id), to_keep(key))

    async def where_key_is(self, company_id: CompanyId) -> tuple[bool, str]:
        """Is there a key to forget, and which keyring has it (empty: it was entered in this session). Raises VaultUnavailable."""
        state = await self.vault.state()
        if state.safe and await self.vault.load(self._account(company_id)) is not None:
            return True, state.name
        return company_id in self._session_keys, ""

    async def forget_key(self, company_id: CompanyId) -> None:
        """Forget what was kept to sign in with for a company. Raises VaultUnavailable: the keyring may still have it."""
        self._session_keys.pop(company_id, None)
        if (await self.vault.state()).safe:
            await self.vault.delete(self._account(company_id))

    def client(self, key: Credential) -> LedgerBee:
        """The HTTP client of a credential. (Imports the HTTP library: the window does so after its first paint.)"""
        from ledgerbee_desktop.api.client import HttpLedgerBee

        self._watch(key)
        url = self._demo.url if self._demo is not None else self.options.api_url
        return HttpLedgerBee(url, key, self.clock, self.ids, watch=self._redactor.watch)

    async def client_soon(self, key: Credential) -> LedgerBee:
        """As `client`; what has to be imported for the first one is imported in a thread, so that a window goes on meanwhile."""
        await asyncio.to_thread(importlib.import_module, "ledgerbee_desktop.api.client")
        return self.client(key)

    def _watch(self, key: Credential) -> None:
        self._redactor.watch(key.client_secret if isinstance(key, ClientCredentials) else key)

    async def ask(self, key: Credential) -> tuple[Company, KeyInfo]:
        """Whose key this is, and what it may do. Raises LedgerBeeError."""
        async with contextlib.AsyncExitStack() as at_the_end:
            ledgerbee = await self.client_soon(key)
            at_the_end.push_async_callback(ledgerbee.close)
            at_the_end.push_async_callback(ledgerbee.sign_out)
            company, info = await whose(ledgerbee, key)
        if key is self.options.key:
            self.key_owner = company.id
        return company, info

    def _account(self, company_id: CompanyId) -> str:
        environment = "production" if self.options.api_url == PRODUCTION else urlsplit(self.options.api_url).netloc
        return account_name(environment, company_id)
