"""One SQLite file, one connection, one thread: every statement of the program runs there."""

from __future__ import annotations

import asyncio
import sqlite3
import sys
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ThreadPoolExecutor
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Self, TypeVar

from ledgerbee_desktop.core.errors import DiskFull, DiskProblem, StoreDamaged, StoreTooNew
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP
from ledgerbee_desktop.store import disk, forward, spare, structure
from ledgerbee_desktop.store.copying import copy, copy_in_steps
from ledgerbee_desktop.store.turns import Turns

T = TypeVar("T")
Work = Callable[[sqlite3.Connection], T]

_TOO_NEW = QT_TRANSLATE_NOOP(
    "errors", "The database {file} was written by a newer LedgerBee Desktop. Install the newest version to open it."
)

# Together they are the only mode that lost nothing in simulated power cuts and lets no second process in (reliability 2.1, 2.2).
_SETTINGS = (
    "PRAGMA locking_mode = EXCLUSIVE",
    "PRAGMA journal_mode = WAL",
    "PRAGMA synchronous = FULL",
    "PRAGMA foreign_keys = ON",
    "PRAGMA trusted_schema = OFF",
    "PRAGMA cell_size_check = ON",
)
_CACHE = "PRAGMA cache_size = -32768"
"""KiB, of which a small company uses little: room for the index of a list of 100,000 documents and for the words of a search."""
_SETTINGS_OF_MACOS = ("PRAGMA fullfsync = 1", "PRAGMA checkpoint_fullfsync = 1")


class Database:
    """Runs work on the one connection. Reading and writing never wait for each other's callers, only for their turn.

    `executor` must run one job at a time, in order; left out, it is a thread of its own.
    """

    def __init__(self, path: Path, steps: Sequence[Sequence[str]], executor: Executor | None = None) -> None:
        self._path = path
        self._steps = steps
        self._owns_thread = executor is None
        self._executor = executor or ThreadPoolExecutor(1, thread_name_prefix="store")
        self._turns = Turns(self._executor)
        self._connection: sqlite3.Connection | None = None
        self._suspect = False
        self._unclean = False
        self._closed = False

    @classmethod
    async def open(cls, path: Path, steps: Sequence[Sequence[str]], *, executor: Executor | None = None) -> Self:
        """Open the database, make it if it is missing, and bring it up to the newest version.

        Raises:
            DataDirectoryInUse: another process has it.
            StoreTooNew: a newer program wrote it.
            StoreDamaged: it is no database, or failed its check after an unclean end.
            DiskProblem: the disk refuses.
        """
        database = cls(path, steps, executor)
        try:
            await database._run(database._start)
        except BaseException:
            await database._release(database._let_go)
            raise
        return database

    @property
    def path(self) -> Path:
        """The file."""
        return self._path

    @property
    def ended_unclean(self) -> bool:
        """Was the program killed, or the power cut, when this database was last in use?"""
        return self._unclean

    async def write(self, work: Work[T], after: Callable[[T], None] | None = None) -> T:
        """Run `work` in one transaction; when this returns, it is on the disk.

        A cancelled caller does not cancel the commit. `after` is called on the caller's loop once the commit is on the disk,
        before the caller goes on, and also when the caller was cancelled meanwhile.

        Raises:
            DiskProblem: the disk refused; nothing is known to be stored, and the connection is checked before it is used again.
            StoreDamaged: SQLite met a page that makes no sense.
        """
        return await self._run(lambda: self._transact(work), after)

    async def read(self, work: Work[T]) -> T:
        """Run `work`, which only reads. What it sees is one moment: nothing is written meanwhile."""
        return await self._run(lambda: self._look(work))

    async def copy(self, target: Path) -> None:
        """Make `target` a copy, neither checked nor synced (see backups.py); others go on between its steps. Raises DiskProblem."""
        await self._run(lambda: self._copy(target))

    async def close(self) -> None:
        """Finish what was begun, bring everything into the one file, and let go of it. Closing again does nothing."""
        if not self._closed:
            await self._release(self._shut)

    async def _release(self, job: Callable[[], None]) -> None:
        self._closed = True
        try:
            await self._run(job)
        finally:
            if self._owns_thread:
                self._executor.shutdown()

    async def _run(self, job: Callable[[], T], after: Callable[[T], None] | None = None) -> T:
        future: Future[T] = self._turns.submit(job)
        if future.done():
            result = future.result()
            _announce(after, result)
            return result
        waiting = asyncio.wrap_future(future)

        def ended(done: asyncio.Future[T]) -> None:
            if not done.cancelled() and done.exception() is None:
                _announce(after, done.result())

        waiting.add_done_callback(ended)
        return await asyncio.shield(waiting)

    # --- On the thread ---------------------------------------------------------------------------

    def _start(self) -> None:
        with self._plainly():
            disk.make_private_directory(self._path.parent)
            wal = self._path.with_name(self._path.name + "-wal")
            self._unclean = wal.exists() and wal.stat().st_size > 0  # a clean close leaves none
            disk.make_private_file(self._path)
            self._connection = self._connect()
            if self._unclean:
                self._check_quickly(self._connection)
            self._migrate(self._connection)
            if structure.found(self._connection) != structure.expected(self._steps):
                raise StoreDamaged(disk.DAMAGED.of(file=self._path.name, detail="schema"))

    def _connect(self) -> sqlite3.Connection:
        connection = sqlite3.connect(self._path, isolation_level=None, timeout=0, cached_statements=256)
        try:
            connection.row_factory = sqlite3.Row
            connection.text_factory = disk.readable
            connection.execute("PRAGMA busy_timeout = 0")
            for setting in (*_SETTINGS, _CACHE) + (_SETTINGS_OF_MACOS if sys.platform == "darwin" else ()):
                connection.execute(setting).fetchall()
            connection.execute("BEGIN IMMEDIATE")  # takes the file now, not at the first write
            connection.execute("COMMIT")
        except BaseException as error:
            connection.close()
            if isinstance(error, sqlite3.Error) and disk.primary_code(error) == sqlite3.SQLITE_ERROR:
                # These statements are right, so it is the file that is not ("unsupported file format").
                raise StoreDamaged(disk.DAMAGED.of(file=self._path.name, detail=str(error))) from error
            raise
        return connection

    def _check_quickly(self, connection: sqlite3.Connection) -> None:
        found = [str(row[0]) for row in connection.execute("PRAGMA quick_check(5)")]
        if found != ["ok"]:
            raise StoreDamaged(disk.DAMAGED.of(file=self._path.name, detail=found[0]))

    def _migrate(self, connection: sqlite3.Connection) -> None:
        version = structure.version(connection)
        if version > len(self._steps):
            raise StoreTooNew(_TOO_NEW.of(file=self._path.name))
        done = self._steps[: max(version, 0)]
        if len(done) < len(self._steps) and structure.found(connection) != structure.expected(done):
            raise StoreDamaged(disk.DAMAGED.of(file=self._path.name, detail="version"))
        if 0 < version < len(self._steps):
            copy(connection, self._path.with_name(f"{self._path.stem}-before-v{len(self._steps)}.db"))
        for number, step in enumerate(self._steps[version:], version + 1):
            connection.execute("BEGIN IMMEDIATE")
            try:
                forward.take(connection, step, number, self._path.name)
                connection.execute("COMMIT")
            except BaseException:
                _roll_back(connection)
                raise

    def _reader(self) -> sqlite3.Connection:
        if self._connection is None:
            if self._closed:
                raise DiskProblem(disk.DISK_FAILS.of(detail="closed"))
            self._connection = self._connect()
        return self._connection

    def _writer(self) -> sqlite3.Connection:
        """After a failed write nothing in the page cache is trusted (a failed fsync may have marked pages clean): what the log
        holds is written into the file and synced anew, and the file is checked, before any further write."""
        connection = self._reader()
        if self._suspect:
            _empty_the_log(connection)
            self._check_quickly(connection)
            self._suspect = False
        return connection

    def _transact(self, work: Work[T]) -> T:
        try:
            return self._try(work)
        except DiskFull:
            if not spare.release(self._path.parent):
                raise
            return self._try(work)

    def _try(self, work: Work[T]) -> T:
        with self._plainly():
            connection = self._writer()
            try:
                connection.execute("BEGIN IMMEDIATE")
                result = work(connection)
            except BaseException:
                _roll_back(connection)
                raise
            try:
                connection.execute("COMMIT")
            except sqlite3.Error:
                self._distrust()
                raise
        return result

    def _look(self, work: Work[T]) -> T:
        with self._plainly():
            return work(self._reader())

    def _copy(self, target: Path) -> None:
        with self._plainly():
            connection = self._reader()

            def between_two_steps() -> None:
                self._turns.let_others_go()
                if self._connection is not connection:  # closed, or given up after the disk refused something
                    raise DiskProblem(disk.DISK_FAILS.of(detail="closed"))

            copy_in_steps(connection, target, between_two_steps)

    @contextmanager
    def _plainly(self) -> Iterator[None]:
        """Say in our words what the disk or the file has against it; an error in the SQL itself stays what it is."""
        try:
            yield
        except sqlite3.Error as error:
            if disk.primary_code(error) == sqlite3.SQLITE_IOERR:
                self._distrust()
            said = disk.in_our_words(error, self._path)
            if said is None:
                raise
            raise said from error
        except UnicodeDecodeError as error:  # in SQLite's own message about a page that makes no sense
            raise StoreDamaged(disk.DAMAGED.of(file=self._path.name, detail="text")) from error
        except OSError as error:
            raise disk.refused(error) from error

    def _distrust(self) -> None:
        self._suspect = True
        self._let_go()

    def _let_go(self) -> None:
        connection, self._connection = self._connection, None
        if connection is not None:
            connection.close()

    def _shut(self) -> None:
        if self._connection is not None and not self._suspect:
            with suppress(sqlite3.Error):  # then the log stays beside the file, and the next start reads and checks it
                self._connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()
        self._let_go()


def _announce(after: Callable[[T], None] | None, result: T) -> None:
    """What is committed is committed: a listener's bug is the loop's affair, not that of the one who wrote."""
    if after is None:
        return
    try:
        after(result)
    except Exception as error:  # noqa: BLE001 - handed to the loop's handler, which shows it
        asyncio.get_running_loop().call_exception_handler(
            {"message": "a listener failed after a commit", "exception": error}
        )


def _empty_the_log(connection: sqlite3.Connection) -> None:
    if connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] != 0:
        raise DiskProblem(disk.DISK_FAILS.of(detail="checkpoint"))


def _roll_back(connection: sqlite3.Connection) -> None:
    if connection.in_transaction:  # else SQLite has done so itself
        connection.execute("ROLLBACK")
