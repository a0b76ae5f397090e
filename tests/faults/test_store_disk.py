"""A disk that is full or fails: no promise is made, the text stays, and work goes on when the disk does."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from ledgerbee_desktop.core.drafts import Caret
from ledgerbee_desktop.core.errors import AppError, DiskProblem
from ledgerbee_desktop.core.events import Bus
from ledgerbee_desktop.core.identifiers import DraftId
from ledgerbee_desktop.core.journal import Journal
from ledgerbee_desktop.store import copying, disk
from ledgerbee_desktop.store.book import FILE_NAME, BookStore
from tests.unit.store.kit import Ears, a_draft, open_book, run, type_reference

if sys.platform == "win32":
    pytest.skip("needs resource limits", allow_module_level=True)
import resource


@contextmanager
def writes_fail_beyond(size: int) -> Iterator[None]:
    """No file of this process can grow beyond `size` bytes: the system refuses the write itself."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


async def set_page_limit(book: BookStore, pages: int) -> None:
    await book.database.read(lambda c: c.execute(f"PRAGMA max_page_count = {pages}").fetchone())


async def page_count(book: BookStore) -> int:
    return int(await book.database.read(lambda c: c.execute("PRAGMA page_count").fetchone()[0]))


async def type_until_refused(book: BookStore, journal: Journal, start: int) -> int:
    """Type until the disk refuses; the number of the last text that was stored."""
    stored = start
    for number in range(start + 1, start + 2000):
        try:
            await type_reference(book, journal, f"{number} " + "x" * 3000)
        except DiskProblem as problem:
            if "othing that you see is lost" not in str(problem):
                raise
            return stored
        stored = number
    raise AssertionError("the disk never refused")


async def stored_number(book: BookStore) -> int:
    return int((await book.drafts.open(DraftId("draft-1"))).saved.draft.reference.split()[0])


def test_a_write_error_at_commit(tmp_path: Path) -> None:
    async def scenario() -> None:
        book = await open_book(tmp_path)
        journal = Journal((await book.drafts.create(a_draft())).draft)
        stored = 0
        for _ in range(3):
            size = (tmp_path / (FILE_NAME + "-wal")).stat().st_size
            with writes_fail_beyond(size + 40_000):
                stored = await type_until_refused(book, journal, stored)
                assert await stored_number(book) == stored, "what is on the disk can still be read"
            assert journal.pending() is not None, "the text is still in memory"
            write = journal.pending()
            assert write is not None
            await book.drafts.record(write, Caret())
            journal.written(write)
            stored += 1
            assert await stored_number(book) == stored
        assert await book.full_check() == ()
        await book.close()
        book = await open_book(tmp_path)
        assert not book.report.ended_unclean
        opened = await book.drafts.open(DraftId("draft-1"))
        assert opened.saved.draft == journal.draft
        assert len(opened.changes) == opened.position
        await book.close()

    run(scenario())


def test_no_more_space_while_writing(tmp_path: Path) -> None:
    async def scenario() -> None:
        book = await open_book(tmp_path)
        journal = Journal((await book.drafts.create(a_draft())).draft)
        await set_page_limit(book, await page_count(book) + 20)
        stored = await type_until_refused(book, journal, 0)
        assert stored > 0
        assert await stored_number(book) == stored
        await set_page_limit(book, 1_000_000)
        write = journal.pending()
        assert write is not None
        await book.drafts.record(write, Caret())
        assert await stored_number(book) == stored + 1
        await book.close()

    run(scenario())


def test_nothing_is_announced_that_was_not_stored(tmp_path: Path) -> None:
    async def scenario() -> None:
        ears, bus = Ears(), Bus()
        book = await open_book(tmp_path, bus=bus)
        journal = Journal((await book.drafts.create(a_draft())).draft)
        bus.subscribe(ears)
        with writes_fail_beyond(1):
            with pytest.raises(DiskProblem):
                await type_reference(book, journal, "x")
            with pytest.raises(AppError):
                await book.drafts.create(a_draft("draft-2"))
        assert ears.heard == []
        assert [each.draft.id for each in await book.drafts.all()] == ["draft-1"]
        await book.close()

    run(scenario())


def test_a_directory_that_cannot_be_made_is_a_disk_problem(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    with pytest.raises(DiskProblem):
        run(open_book(tmp_path / "file" / "book"))


def test_a_copy_that_the_disk_refuses_is_not_taken_for_damage(tmp_path: Path) -> None:
    async def scenario() -> None:
        book = await open_book(tmp_path)
        await book.drafts.create(a_draft())
        part = tmp_path / "copy.db.part"
        await book.database.read(lambda c: copying.copy_in_steps(c, part, lambda: None))
        with writes_fail_beyond(1), pytest.raises(DiskProblem):
            copying.close_off(part)
        assert copying.close_off(part) == ""
        with writes_fail_beyond(1), pytest.raises(DiskProblem):
            await book.database.read(lambda c: copying.copy(c, tmp_path / "copy.db"))
        assert list(tmp_path.glob("copy.db*")) == []
        await book.close()

    run(scenario())


def test_a_name_whose_sync_was_refused_is_synced_by_the_next_try(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What an earlier try has made, and could not sync, is there: that it is there says nothing about the disk."""
    synced: list[Path] = []
    monkeypatch.setattr(disk, "sync_directory", synced.append)
    (tmp_path / "made").mkdir()
    disk.make_private_directory(tmp_path / "made")
    assert synced == [tmp_path]
    (tmp_path / "made" / FILE_NAME).touch()
    disk.make_private_file(tmp_path / "made" / FILE_NAME)
    assert synced == [tmp_path, tmp_path / "made"]
