"""Backups under load and under kill -9; restores that are killed at every step; the drill: does the newest backup open, and how fast?"""

from __future__ import annotations

import asyncio
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from ledgerbee_desktop.core.errors import DiskFull
from ledgerbee_desktop.core.identifiers import DraftId, OperationId
from ledgerbee_desktop.core.journal import Journal
from ledgerbee_desktop.core.operations import State
from ledgerbee_desktop.store import backups, copying, examining
from ledgerbee_desktop.store.book import FILE_NAME, BookStore
from ledgerbee_desktop.store.restoring import checked, restore
from tests.faults import figures
from tests.faults.store_backup_child import AT
from tests.unit.store.kit import START, a_document, a_draft, an_operation, open_book, run, type_reference
from tests.unit.store.test_restoring import a_book_with_a_backup

ROOT = Path(__file__).parents[2]
CHILD = Path(__file__).with_name("store_backup_child.py")
KILLS = 8
DOCUMENTS = 10_000
OPERATION = OperationId("operation-1")

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL")


# --- While writing goes on ---------------------------------------------------------------------


async def grow(book: BookStore, megabytes: int) -> None:
    """Fill the library, so that a copy takes many steps."""

    def work(connection: sqlite3.Connection) -> None:
        for number in range(megabytes):
            connection.execute(
                "INSERT INTO pdf (document_id, draft, updated_at, file_name, data) VALUES (?, 0, '', '', randomblob(1000000))",
                (str(number),),
            )

    await book.database.write(work)


async def type_while_copying(book: BookStore, copy: asyncio.Task[None]) -> tuple[int, list[float]]:
    """Type until the copy is done. How often, and how long each word waited for the disk."""
    opened = await book.drafts.open(DraftId("draft-1"))
    journal = Journal(opened.saved.draft, opened.changes, opened.position)
    waits: list[float] = []
    while not copy.done():
        begun = time.perf_counter()
        await type_reference(book, journal, f"word {len(waits)}")
        waits.append(time.perf_counter() - begun)
    await copy
    return len(waits), waits


def typed(path: Path) -> int:
    with closing(sqlite3.connect(path)) as connection:
        body, changes = connection.execute("SELECT body, changes FROM draft WHERE id = 'draft-1'").fetchone()
        rows = connection.execute("SELECT count(*) FROM change WHERE draft_id = 'draft-1'").fetchone()[0]
        assert rows == changes
        assert f'"word {changes - 1}"' in body
        return int(changes)


def test_typing_goes_on_while_a_backup_is_made_and_is_in_it(tmp_path: Path) -> None:
    async def scenario() -> None:
        book = await open_book(tmp_path)
        await book.drafts.create(a_draft())
        await grow(book, 60)
        part = tmp_path / "copy.db"
        words, waits = await type_while_copying(book, asyncio.create_task(book.database.copy(part)))
        assert words > 10, "it had to wait for the copy"
        assert copying.close_off(part) == ""
        assert examining.examine(part).is_good
        assert words - 1 <= typed(part) <= words
        assert sorted(waits)[len(waits) // 2] < 0.25
        made = await book.back_up()
        assert typed(made.copy.path) == words
        await book.close()

    run(scenario())


def test_in_one_go_nobody_gets_a_word_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The planted defect: the copy does not let go of the thread."""
    monkeypatch.setattr("ledgerbee_desktop.store.turns.Turns.let_others_go", lambda self: None)

    async def scenario() -> None:
        book = await open_book(tmp_path)
        await book.drafts.create(a_draft())
        await grow(book, 60)
        words, _ = await type_while_copying(book, asyncio.create_task(book.database.copy(tmp_path / "copy.db")))
        assert words <= 2
        await book.close()

    run(scenario())


def test_a_database_that_is_closed_meanwhile_leaves_no_half_backup(tmp_path: Path) -> None:
    async def scenario() -> None:
        book = await open_book(tmp_path)
        await book.drafts.create(a_draft())
        await grow(book, 40)
        making = asyncio.create_task(book.back_up())
        while not list((tmp_path / backups.FOLDER).glob("*.part")):
            await asyncio.sleep(0)
        await book.close()
        (ended,) = await asyncio.gather(making, return_exceptions=True)
        there = list((tmp_path / backups.FOLDER).iterdir())
        assert there == [] if isinstance(ended, BaseException) else [ended.copy.path] == there
        book = await open_book(tmp_path)
        assert await book.full_check() == ()
        await book.close()

    run(scenario())


# --- kill -9 ------------------------------------------------------------------------------------


def restored_in_copies(before: Path, copies: Path, backup: Path, *defect: str) -> int:
    """Restore, killed at each call into the file system in turn. How many copies there are; the last one came through."""
    name = backup.relative_to(before).as_posix()
    done = subprocess.run(
        [sys.executable, str(CHILD), "restore", str(before), str(copies), name, *defect],
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        timeout=100,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return int(done.stdout)


def backed_up_until_killed(directory: Path, seconds: float) -> list[str]:
    process = subprocess.Popen(
        [sys.executable, str(CHILD), "back-up", str(directory)],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    assert process.stdout is not None
    first = process.stdout.readline()
    time.sleep(seconds)  # the moment of the kill is to be any
    process.send_signal(signal.SIGKILL)
    rest, _ = process.communicate(timeout=30)
    assert process.returncode == -signal.SIGKILL, "it died by itself"
    return [line.decode().strip() for line in (first + rest).splitlines(keepends=True) if line.endswith(b"\n")]


def test_a_kill_in_a_backup_leaves_whole_backups_only(tmp_path: Path) -> None:
    chance = random.Random(5)
    promised: dict[str, int] = {}
    for _ in range(KILLS):
        for line in backed_up_until_killed(tmp_path, chance.uniform(0.0, 0.5)):
            if line.startswith("BACKUP"):
                _, name, revision = line.split()
                promised[name] = int(revision)
        there = backups.made(tmp_path)
        for copy in there:
            content = checked(copy.path, tmp_path).content
            assert content.problems == (), copy.path.name
            with closing(sqlite3.connect(copy.path)) as connection:
                revision = connection.execute("SELECT revision FROM draft").fetchone()[0]
            assert revision >= promised.get(copy.path.name, 0)
        book = run(open_book(tmp_path))
        assert run_check(book) == ()
    assert len(promised) > KILLS, "hardly a backup was made"


def run_check(book: BookStore) -> tuple[str, ...]:
    async def scenario() -> tuple[str, ...]:
        try:
            return await book.full_check()
        finally:
            await book.close()

    return run(scenario())


async def stands(directory: Path) -> tuple[str, State]:
    book = await open_book(directory)
    try:
        assert book.report.is_sound
        assert await book.full_check() == ()
        reference = (await book.drafts.open(DraftId("draft-2"))).saved.draft.reference
        return reference, (await book.outbox.get(OPERATION)).state
    finally:
        await book.close()


def test_a_restore_that_is_killed_anywhere_is_done_or_not_begun(tmp_path: Path) -> None:
    backup = run(a_book_with_a_backup(tmp_path / "before"))
    found = []
    for step in range(1, restored_in_copies(tmp_path / "before", tmp_path, backup) + 1):
        directory = tmp_path / str(step)
        found.append(run(stands(directory)))
        assert len(list(directory.glob("book-before-restore-*.db"))) == (found[-1][0] == "before")
        assert {path.name for path in directory.glob("*.part*")} == set()
    undecided, decided = ("after", State.INFLIGHT), ("before", State.UNKNOWN)
    turning = found.index(decided)
    assert found == [undecided] * turning + [decided] * (len(found) - turning)
    assert 3 < turning < len(found) - 3


def test_without_the_note_a_kill_leaves_no_database(tmp_path: Path) -> None:
    """The planted defect."""
    backup = run(a_book_with_a_backup(tmp_path / "before"))
    steps = range(1, restored_in_copies(tmp_path / "before", tmp_path, backup, "torn") + 1)
    assert any(not (tmp_path / str(step) / FILE_NAME).exists() for step in steps), "this harness proves nothing"


# --- The drill (D7, D8) ---------------------------------------------------------------------------


async def a_year_of_work(directory: Path) -> tuple[Path, tuple[int, int, int]]:
    """A library of ten thousand documents, drafts, and operations queued and on the wire; its newest backup and its counts."""
    book = await open_book(directory)
    await book.library.put_documents([a_document(number) for number in range(DOCUMENTS)])
    for number in range(1, 41):
        draft = DraftId(f"draft-{number}")
        await book.drafts.create(a_draft(draft))
        if number <= 20:
            await book.outbox.queue([an_operation(number, draft_id=draft)], draft, 1)
        if number <= 10:
            await book.outbox.begin(await book.outbox.get(OperationId(f"operation-{number}")), START, START)
    await book.back_up()
    await book.close()
    return backups.copies(directory)[0].path, (40, 20, DOCUMENTS)


def test_the_newest_backup_is_found_checked_restored_and_opened_within_a_minute(tmp_path: Path) -> None:
    newest, counts = run(a_year_of_work(tmp_path))
    book = tmp_path / FILE_NAME
    data = bytearray(book.read_bytes())
    data[len(data) // 2 :: 4096] = bytes(len(data[len(data) // 2 :: 4096]))
    book.write_bytes(b"garbage" + data[7:])
    begun = time.perf_counter()
    found = checked(newest, tmp_path)
    assert found.content.is_good
    assert (found.content.drafts, found.content.operations, found.content.documents) == counts
    restore(tmp_path, newest, None, AT, "1")

    async def opens() -> float:
        opened = await open_book(tmp_path)
        seconds = time.perf_counter() - begun
        there = await opened.outbox.all(open_only=True)
        assert {each.state for each in there} == {State.UNKNOWN}
        documents = await opened.database.read(lambda c: c.execute("SELECT count(*) FROM document").fetchone()[0])
        assert (len(await opened.drafts.all()), len(there), documents) == counts
        await opened.close()
        return seconds

    seconds = run(opens())
    figures.figure(f"{seconds:.2f} s to restore {DOCUMENTS} documents ({newest.stat().st_size / 1e6:.0f} MB)")
    assert seconds < 60


# --- A full disk ------------------------------------------------------------------------------------

FILL = """
import asyncio, os, sys
from pathlib import Path
from ledgerbee_desktop.core.errors import DiskFull
from ledgerbee_desktop.core.journal import Journal
from ledgerbee_desktop.store import spare
from tests.unit.store.kit import a_draft, open_book, type_reference

async def main(directory):
    book = await open_book(directory)
    journal = Journal((await book.drafts.create(a_draft())).draft)
    if sys.argv[2] == "spare":
        spare.keep(directory)
    with (directory / "ballast").open("wb", buffering=0) as ballast:
        try:
            while True:
                ballast.write(bytes(4096))
        except OSError:
            pass
    stored = 0
    try:
        while stored < 400:
            await type_reference(book, journal, f"{stored + 1} " + "x" * 1000)
            stored += 1
    except DiskFull:
        pass
    print(stored, (directory / "spare").exists(), flush=True)
    opened = await book.drafts.open(journal.draft.id)
    assert opened.saved.revision == stored + 1
    (directory / "ballast").unlink()
    write = journal.pending()
    await book.drafts.record(write, opened.saved.caret)
    await book.close()

asyncio.run(main(Path(sys.argv[1])))
"""


def typed_on_a_full_disk(tmp_path: Path, *, spare: bool) -> int:
    """How many words could be stored after the disk (of four megabytes, in a mount namespace of its own) was full."""
    script = tmp_path / "fill.py"
    script.write_text(FILL, encoding="utf-8")
    there = tmp_path / "small"
    there.mkdir()
    mounted = f"mount -t tmpfs -o size=4m none '{there}' && exec '{sys.executable}' '{script}' '{there}/book' {'spare' if spare else 'none'}"
    done = subprocess.run(
        ["unshare", "-Urm", "sh", "-c", mounted],
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        timeout=60,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    words, is_kept = done.stdout.decode().split()
    assert is_kept == "False"
    return int(words)


def may_mount(tmp_path: Path) -> bool:
    if shutil.which("unshare") is None:
        return False
    command = ["unshare", "-Urm", "mount", "-t", "tmpfs", "none", str(tmp_path)]
    return subprocess.run(command, capture_output=True, check=False).returncode == 0


def test_the_spare_stores_what_is_typed_on_a_full_disk(tmp_path: Path) -> None:
    if not may_mount(tmp_path):
        pytest.skip("needs a mount namespace")
    assert typed_on_a_full_disk(tmp_path, spare=True) > 20


def test_without_the_spare_hardly_anything_can_be_stored(tmp_path: Path) -> None:
    """The planted defect."""
    if not may_mount(tmp_path):
        pytest.skip("needs a mount namespace")
    assert typed_on_a_full_disk(tmp_path, spare=False) < 5


async def type_endlessly(book: BookStore, journal: Journal) -> None:
    for number in range(500):
        await type_reference(book, journal, f"{number} " + "x" * 3000)


def test_the_spare_is_given_back_once_and_the_refusal_is_said(tmp_path: Path) -> None:
    async def scenario() -> None:
        book = await open_book(tmp_path)
        journal = Journal((await book.drafts.create(a_draft())).draft)
        (tmp_path / "spare").write_bytes(b"x")
        await book.database.read(lambda c: c.execute("PRAGMA max_page_count = 1").fetchone())
        with pytest.raises(DiskFull):
            await type_endlessly(book, journal)
        assert not (tmp_path / "spare").exists()
        await book.close()

    run(scenario())
