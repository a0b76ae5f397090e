"""The file, its settings, its one owner, its migrations."""

from __future__ import annotations

import asyncio
import sqlite3
import stat
import subprocess
import sys
import threading
from functools import partial
from pathlib import Path

import pytest

from ledgerbee_desktop.core.errors import DataDirectoryInUse, StoreDamaged, StoreTooNew
from ledgerbee_desktop.store.database import Database
from ledgerbee_desktop.store.schema import STEPS
from tests.unit.store.kit import InlineExecutor, run

NOTES = (("CREATE TABLE note (text TEXT) STRICT",),)
TWO_STEPS = (*NOTES, ("ALTER TABLE note ADD COLUMN at TEXT", "UPDATE note SET at = 'then'"))


def pragma(connection: sqlite3.Connection, name: str) -> object:
    value: object = connection.execute(f"PRAGMA {name}").fetchone()[0]
    return value


def first_column(connection: sqlite3.Connection, query: str) -> set[object]:
    return {row[0] for row in connection.execute(query)}


def add(connection: sqlite3.Connection) -> int:
    return connection.execute("INSERT INTO note (text) VALUES ('x')").rowcount


def count(connection: sqlite3.Connection) -> int:
    return int(connection.execute("SELECT count(*) FROM note").fetchone()[0])


def test_settings_are_really_set(tmp_path: Path) -> None:
    async def scenario() -> dict[str, object]:
        database = await Database.open(tmp_path / "a.db", NOTES)
        names = ("locking_mode", "journal_mode", "synchronous", "foreign_keys", "trusted_schema", "cell_size_check")
        found = await database.read(lambda c: {name: pragma(c, name) for name in (*names, "busy_timeout")})
        assert not (tmp_path / "a.db-shm").exists()
        await database.close()
        return found

    assert run(scenario()) == {
        "locking_mode": "exclusive",
        "journal_mode": "wal",
        "synchronous": 2,
        "foreign_keys": 1,
        "trusted_schema": 0,
        "cell_size_check": 1,
        "busy_timeout": 0,
    }


def test_no_column_is_a_float_and_every_table_is_strict(tmp_path: Path) -> None:
    async def scenario() -> None:
        database = await Database.open(tmp_path / "a.db", STEPS)
        tables = await database.read(lambda c: [tuple(row) for row in c.execute("PRAGMA table_list")])
        ours = [row for row in tables if row[2] == "table" and not row[1].startswith("sqlite_")]
        assert ours
        assert all(row[5] == 1 for row in ours), "STRICT"
        for row in ours:
            name = row[1]
            query = f"SELECT type FROM pragma_table_info('{name}')"
            assert await database.read(partial(first_column, query=query)) <= {"TEXT", "INTEGER", "BLOB"}
        await database.close()

    run(scenario())


def test_files_belong_to_this_user_alone(tmp_path: Path) -> None:
    async def scenario() -> None:
        database = await Database.open(tmp_path / "deep" / "er" / "a.db", NOTES)
        await database.write(add)
        for path in (tmp_path / "deep", tmp_path / "deep" / "er"):
            assert stat.S_IMODE(path.stat().st_mode) == 0o700
        for path in (tmp_path / "deep" / "er").iterdir():
            assert stat.S_IMODE(path.stat().st_mode) == 0o600, path.name
        await database.close()

    run(scenario())


OTHER_PROCESS = """
import asyncio, pathlib, sys
from ledgerbee_desktop.store.database import Database
async def main():
    try:
        await Database.open(pathlib.Path(sys.argv[1]), (("CREATE TABLE other (x TEXT)",),))
    except Exception as error:
        print(type(error).__name__, error)
asyncio.run(main())
"""


def test_a_second_process_is_told_so_at_once(tmp_path: Path) -> None:
    async def scenario() -> str:
        database = await Database.open(tmp_path / "a.db", NOTES)
        done = subprocess.run(
            [sys.executable, "-c", OTHER_PROCESS, str(tmp_path / "a.db")],
            capture_output=True,
            text=True,
            check=True,
            timeout=30,
        )
        assert await database.write(add) == 1, "the first one works on"
        await database.close()
        return done.stdout

    assert run(scenario()).startswith("DataDirectoryInUse Another LedgerBee Desktop is already working")


def test_a_second_opening_in_the_same_process_takes_nothing_away(tmp_path: Path) -> None:
    async def scenario() -> None:
        database = await Database.open(tmp_path / "a.db", NOTES)
        with pytest.raises(DataDirectoryInUse):
            await Database.open(tmp_path / "a.db", NOTES)
        refused = subprocess.run(
            [sys.executable, "-c", OTHER_PROCESS, str(tmp_path / "a.db")], capture_output=True, text=True, check=True
        )
        assert "DataDirectoryInUse" in refused.stdout, "the first one's lock is still there"
        await database.close()

    run(scenario())


async def cancelled_while_waiting_for_its_turn(path: Path) -> tuple[int, list[int]]:
    """How many rows are stored, and what was announced, after a writer was cancelled before the thread had come to it."""
    database = await Database.open(path, NOTES)
    started, go_on = threading.Event(), threading.Event()
    announced: list[int] = []

    def slow(_: sqlite3.Connection) -> None:
        started.set()
        go_on.wait(10)

    before = asyncio.create_task(database.read(slow))
    await asyncio.to_thread(started.wait, 10)
    writer = asyncio.create_task(database.write(add, announced.append))
    await asyncio.sleep(0)
    writer.cancel()
    with pytest.raises(asyncio.CancelledError):
        await writer
    go_on.set()
    await before
    stored = await database.read(count)
    await database.close()
    return stored, announced


def test_a_cancelled_writer_still_commits_and_announces(tmp_path: Path) -> None:
    assert run(cancelled_while_waiting_for_its_turn(tmp_path / "a.db")) == (1, [1])


def test_without_the_shield_a_cancelled_writer_loses_its_text(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The planted defect."""

    async def unshielded(future: asyncio.Future[object]) -> object:
        return await future

    monkeypatch.setattr(asyncio, "shield", unshielded)
    assert run(cancelled_while_waiting_for_its_turn(tmp_path / "a.db")) == (0, [])


@pytest.mark.parametrize("inline", [False, True])
def test_an_error_takes_everything_back(tmp_path: Path, *, inline: bool) -> None:
    async def scenario() -> None:
        database = await Database.open(tmp_path / "a.db", NOTES, executor=InlineExecutor() if inline else None)
        announced: list[None] = []

        def broken(connection: sqlite3.Connection) -> None:
            add(connection)
            raise LookupError("half way")

        with pytest.raises(LookupError):
            await database.write(broken, announced.append)
        assert await database.read(count) == 0
        assert announced == []
        assert await database.write(add) == 1
        await database.close()
        await database.close()

    run(scenario())


@pytest.mark.parametrize("inline", [False, True])
def test_a_listener_that_fails_does_not_undo_what_is_committed(tmp_path: Path, *, inline: bool) -> None:
    async def scenario() -> None:
        reported: list[object] = []
        asyncio.get_running_loop().set_exception_handler(lambda _, context: reported.append(context["exception"]))
        database = await Database.open(tmp_path / "a.db", NOTES, executor=InlineExecutor() if inline else None)

        def listener(_: int) -> None:
            raise LookupError("a bug in a view")

        assert await database.write(add, listener) == 1
        assert await database.read(count) == 1
        assert [type(error) for error in reported] == [LookupError]
        await database.close()

    run(scenario())


def test_a_clean_end_is_told_from_a_kill(tmp_path: Path) -> None:
    path = tmp_path / "a.db"

    async def scenario() -> None:
        database = await Database.open(path, NOTES)
        await database.write(add)
        log = path.with_name("a.db-wal").read_bytes()
        image = path.read_bytes()
        await database.close()
        again = await Database.open(path, NOTES)
        assert not again.ended_unclean
        await again.close()
        killed = tmp_path / "killed.db"
        killed.write_bytes(image)
        killed.with_name("killed.db-wal").write_bytes(log)
        after = await Database.open(killed, NOTES)
        assert after.ended_unclean
        assert await after.read(count) == 1
        await after.close()

    run(scenario())


# --- Migrations ----------------------------------------------------------------------------------


def test_a_database_is_brought_forward_and_the_old_one_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.db"

    async def scenario() -> None:
        old = await Database.open(path, NOTES)
        await old.write(add)
        await old.close()
        new = await Database.open(path, TWO_STEPS)
        rows = await new.read(lambda c: [tuple(row) for row in c.execute("SELECT text, at FROM note")])
        assert rows == [("x", "then")]
        await new.close()

    run(scenario())
    kept = sqlite3.connect(tmp_path / "a-before-v2.db")
    assert kept.execute("SELECT * FROM note").fetchall() == [("x",)]
    assert kept.execute("PRAGMA user_version").fetchone() == (1,)
    kept.close()
    assert not list(tmp_path.glob("*.part"))


def test_a_migration_that_fails_leaves_the_old_version(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    bad = (*NOTES, ("ALTER TABLE note ADD COLUMN at TEXT", "UPDATE nowhere SET x = 1"))

    async def scenario() -> None:
        await (await Database.open(path, NOTES)).close()
        with pytest.raises(sqlite3.OperationalError):
            await Database.open(path, bad)
        old = await Database.open(path, NOTES)
        columns = await old.read(lambda c: [row["name"] for row in c.execute("PRAGMA table_info(note)")])
        assert columns == ["text"]
        await old.close()

    run(scenario())


def test_a_newer_database_is_left_alone(tmp_path: Path) -> None:
    async def scenario() -> None:
        await (await Database.open(tmp_path / "a.db", TWO_STEPS)).close()
        before = (tmp_path / "a.db").read_bytes()
        with pytest.raises(StoreTooNew, match="newer LedgerBee Desktop"):
            await Database.open(tmp_path / "a.db", NOTES)
        assert (tmp_path / "a.db").read_bytes() == before

    run(scenario())


def test_what_is_no_database_is_not_used(tmp_path: Path) -> None:
    (tmp_path / "a.db").write_bytes(b"Dear Sir or Madam, " * 500)
    with pytest.raises(StoreDamaged, match=r"a\.db"):
        run(Database.open(tmp_path / "a.db", NOTES))
