"""When a backup is due, which are kept, and what their names tell."""

from __future__ import annotations

import datetime as dt
import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ledgerbee_desktop.core.errors import DiskProblem, StoreDamaged
from ledgerbee_desktop.core.identifiers import DraftId
from ledgerbee_desktop.core.journal import Journal
from ledgerbee_desktop.core.keeping import CopyKind
from ledgerbee_desktop.store import backups
from ledgerbee_desktop.store.book import FILE_NAME, BookStore
from tests.unit.store.kit import START, StepClock, a_draft, an_operation, open_book, run, type_reference

NOW = dt.datetime(2026, 11, 21, 9, 0, tzinfo=dt.UTC)
HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)


@pytest.mark.parametrize(
    ("age", "due"),
    [
        (None, True),
        (dt.timedelta(), False),
        (12 * HOUR - dt.timedelta(seconds=1), False),
        (12 * HOUR, True),
        (-HOUR, True),
    ],
)
def test_when_a_backup_is_due(age: dt.timedelta | None, due: bool) -> None:
    newest = None if age is None else NOW - age
    assert backups.is_due(newest, NOW, backups.AFTER_START) is due


def test_two_years_of_work_leave_three_of_today_and_days_weeks_months() -> None:
    """Every hour of a working day, thinned each time: as the program does it."""
    kept: set[dt.datetime] = set()
    now = dt.datetime(2024, 11, 21, 8, 0, tzinfo=dt.UTC)
    while now <= NOW:
        if now.weekday() < 5 and 8 <= now.hour <= 16:
            kept.add(now)
            kept -= backups.superseded(kept, now)
        now += HOUR
    kept -= backups.superseded(kept, NOW)  # a Saturday: none was made today
    friday = dt.datetime(2026, 11, 20, tzinfo=dt.UTC)
    assert [each for each in kept if each.date() == friday.date()] == [friday + 16 * HOUR]
    days = sorted({each.date() for each in kept}, reverse=True)
    working = [NOW.date() - n * DAY for n in range(1, 30) if (NOW.date() - n * DAY).weekday() < 5]
    assert days[: backups.DAYS] == working[: backups.DAYS]
    weeks = {each.isocalendar()[:2] for each in kept}
    assert all((NOW - n * 7 * DAY).isocalendar()[:2] in weeks for n in range(backups.WEEKS))
    months = sorted({(each.year, each.month) for each in kept}, reverse=True)
    assert months == [*((2026, month) for month in range(11, 0, -1)), (2025, 12)]
    assert len(kept) <= backups.OF_TODAY + backups.DAYS + backups.WEEKS + backups.MONTHS


@given(
    st.lists(st.integers(-1000 * 24 * 60, 10_000).map(lambda minutes: NOW + dt.timedelta(minutes=minutes)), max_size=80)
)
def test_thinning_keeps_the_newest_of_every_kind_and_ends(moments: list[dt.datetime]) -> None:
    obsolete = backups.superseded(moments, NOW)
    kept = set(moments) - obsolete
    past = sorted((each for each in set(moments) if each <= NOW), reverse=True)
    assert past[:1] == sorted((each for each in kept if each <= NOW), reverse=True)[:1]
    assert {each for each in moments if each > NOW} <= kept
    today = [each for each in past if each.date() == NOW.date()]
    assert set(today[: backups.OF_TODAY]) <= kept
    assert backups.superseded(kept, NOW) == frozenset()


def test_the_name_tells_the_moment_and_the_schema_and_nobody_else_may_read_it(tmp_path: Path) -> None:
    async def scenario() -> None:
        book = await open_book(tmp_path)
        await book.drafts.create(a_draft())
        await book.outbox.queue([an_operation()], DraftId("draft-1"), 1)
        made = await book.back_up()
        version = await book.database.read(lambda c: c.execute("PRAGMA user_version").fetchone()[0])
        assert made.copy.path.name == f"book-{made.copy.taken_at:%Y%m%dT%H%M%SZ}-v{version}.db"
        assert START < made.copy.taken_at < START + HOUR
        assert (made.content.is_good, made.content.drafts, made.content.operations) == (True, 1, 1)
        assert made.content.version == version
        assert backups.made(tmp_path) == (made.copy,)
        if sys.platform != "win32":
            assert made.copy.path.stat().st_mode & 0o777 == 0o600
            assert made.copy.path.parent.stat().st_mode & 0o777 == 0o700
        await book.close()

    run(scenario())


def test_what_is_there_to_restore_from_the_newest_first(tmp_path: Path) -> None:
    (tmp_path / backups.FOLDER).mkdir()
    names = {
        "backups/book-20260302T090000Z-v2.db": CopyKind.BACKUP,
        "book-before-restore-20260301T090000Z.db": CopyKind.BEFORE_RESTORE,
        "book-before-v2.db": CopyKind.BEFORE_MIGRATION,
    }
    for name in (*names, "backups/book-20261399T999999Z-v2.db", "backups/book-20260302T090000Z-v2.db.part", "book.db"):
        (tmp_path / name).write_bytes(b"x")
    at = dt.datetime(2026, 2, 1, tzinfo=dt.UTC).timestamp()
    os.utime(tmp_path / "book-before-v2.db", (at, at))
    found = [(copy.path.relative_to(tmp_path).as_posix(), copy.kind) for copy in backups.copies(tmp_path)]
    assert found == list(names.items())


def test_a_database_with_damage_is_not_backed_up_and_the_older_backups_stay(tmp_path: Path) -> None:
    async def scenario() -> None:
        book = await open_book(tmp_path)
        await book.drafts.create(a_draft())
        good = await book.back_up()
        await book.database.write(lambda c: c.execute("UPDATE draft SET body = body || ' '"))
        with pytest.raises(StoreDamaged, match="draft draft-1 does not match its checksum"):
            await book.back_up()
        assert backups.made(tmp_path) == (good.copy,)
        assert list((tmp_path / backups.FOLDER).iterdir()) == [good.copy.path]
        await book.close()

    run(scenario())


def test_what_a_broken_off_backup_left_goes_with_the_next(tmp_path: Path) -> None:
    async def scenario() -> None:
        book = await open_book(tmp_path)
        folder = tmp_path / backups.FOLDER
        folder.mkdir()
        for name in ("book-20260101T000000Z-v2.db.part", "book-20260101T000000Z-v2.db.part-journal"):
            (folder / name).write_bytes(b"half of it")
        made = await book.back_up()
        assert list(folder.iterdir()) == [made.copy.path]
        await book.close()

    run(scenario())


def test_a_folder_that_cannot_be_written_is_a_sentence(tmp_path: Path) -> None:
    async def scenario() -> None:
        book = await open_book(tmp_path)
        (tmp_path / backups.FOLDER).write_text("a file in its place", encoding="utf-8")
        with pytest.raises(DiskProblem):
            await book.back_up()
        with pytest.raises(DiskProblem):
            await book.back_up_to(tmp_path / "no such folder" / "b.db")
        await book.close()

    run(scenario())


def test_only_the_last_backups_are_kept_on_the_disk(tmp_path: Path) -> None:
    async def scenario() -> None:
        clock = StepClock(NOW)
        book = await open_book(tmp_path)
        book._clock = clock
        for _ in range(6):
            await book.back_up()
            clock.at += dt.timedelta(minutes=15)
        assert [copy.taken_at.minute for copy in backups.made(tmp_path)] == [15, 0, 45]
        await book.close()

    run(scenario())


def test_the_standing_changes_with_unsent_work_and_with_nothing_else(tmp_path: Path) -> None:
    async def scenario() -> None:
        book = await open_book(tmp_path)
        seen = [await book.standing()]
        journal = Journal((await book.drafts.create(a_draft())).draft)
        seen.append(await book.standing())
        await type_reference(book, journal, "PO 7")
        seen.append(await book.standing())
        await book.outbox.queue([an_operation()], DraftId("draft-1"), 2)
        seen.append(await book.standing())
        await book.drafts.create(a_draft("draft-2"))
        seen.append(await book.standing())
        await book.drafts.delete(DraftId("draft-2"))
        assert await book.standing() == seen[3]
        assert len(set(seen)) == 5
        await book.library.set_pull_state("page", "3")
        await book.workspace.set("tabs", [1])
        assert await book.standing() == seen[3]
        await book.close()

    run(scenario())


def test_a_plain_copy_of_the_file_lacks_the_last_row(tmp_path: Path) -> None:
    """The planted defect: what a backup must not be."""

    async def scenario() -> None:
        book = await open_book(tmp_path)
        await book.drafts.create(a_draft())
        await book.database.read(lambda c: c.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall())
        await book.drafts.create(a_draft("draft-2"))
        plain = tmp_path / "plain.db"
        await book.database.read(lambda _: plain.write_bytes(whole(tmp_path / FILE_NAME)))
        made = await book.back_up()
        await book.close()
        assert (count(plain), count(made.copy.path)) == (1, 2)

    run(scenario())


def whole(path: Path) -> bytes:
    """The file's bytes, read without a descriptor of this process being closed: that would drop its locks."""
    script = "import sys; sys.stdout.buffer.write(open(sys.argv[1], 'rb').read())"
    return subprocess.run([sys.executable, "-c", script, str(path)], capture_output=True, check=True).stdout


def count(path: Path) -> int:
    connection = sqlite3.connect(path)
    try:
        return int(connection.execute("SELECT count(*) FROM draft").fetchone()[0])
    finally:
        connection.close()


def test_the_room_that_is_left_and_the_spare(tmp_path: Path) -> None:
    async def scenario(book: BookStore) -> None:
        room = await book.room()
        assert room.free > 0
        assert room.used == sum((tmp_path / name).stat().st_size for name in (FILE_NAME, FILE_NAME + "-wal"))
        assert (tmp_path / "spare").exists() is not room.is_short
        await book.close()

    async def start() -> None:
        await scenario(await open_book(tmp_path))

    run(start())
