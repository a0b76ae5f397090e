"""Restoring a backup: checked first, undone if need be, and nothing that it holds queued is sent before it was looked for."""

from __future__ import annotations

import datetime as dt
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from ledgerbee_desktop.core.errors import StoreTooNew
from ledgerbee_desktop.core.identifiers import CompanyId, DraftId, OperationId
from ledgerbee_desktop.core.journal import Journal
from ledgerbee_desktop.core.keeping import CopyKind
from ledgerbee_desktop.core.operations import State
from ledgerbee_desktop.store import backups, restoring
from ledgerbee_desktop.store.book import FILE_NAME, known_companies
from ledgerbee_desktop.store.examining import log_of
from ledgerbee_desktop.store.restoring import CannotRestore, checked, restore
from tests.unit.store.kit import START, a_draft, an_operation, open_book, run, type_reference
from tests.unit.store.test_migration import a_database_of_version_1

AT = dt.datetime(2026, 3, 2, 12, 0, tzinfo=dt.UTC)
DRAFT, OPERATION = DraftId("draft-1"), OperationId("operation-1")


async def a_book_with_a_backup(directory: Path) -> Path:
    """Before the backup: a draft, and another that is queued. After it: the draft was typed in, the other has left and is done."""
    book = await open_book(directory)
    journal = Journal((await book.drafts.create(a_draft("draft-2"))).draft)
    await type_reference(book, journal, "before")
    await book.drafts.create(a_draft())
    await book.outbox.queue([an_operation()], DRAFT, 1)
    made = await book.back_up()
    await type_reference(book, journal, "after")
    await book.outbox.begin(await book.outbox.get(OPERATION), START, START)
    await book.close()
    return made.copy.path


async def reference(directory: Path) -> str:
    book = await open_book(directory)
    try:
        assert book.report.is_sound
        return (await book.drafts.open(DraftId("draft-2"))).saved.draft.reference
    finally:
        await book.close()


async def state(directory: Path) -> State:
    book = await open_book(directory)
    try:
        return (await book.outbox.get(OPERATION)).state
    finally:
        await book.close()


def test_everything_open_is_unknown_after_a_restore_and_stays_so(tmp_path: Path) -> None:
    backup = run(a_book_with_a_backup(tmp_path))
    aside = restore(tmp_path, backup, None, AT, "1")

    async def scenario() -> None:
        book = await open_book(tmp_path)
        assert book.report.is_copy
        assert book.report.distrusted == (OPERATION,)
        assert (await book.outbox.get(OPERATION)).state is State.UNKNOWN
        assert (await book.drafts.open(DraftId("draft-2"))).saved.draft.reference == "before"
        await book.close()
        book = await open_book(tmp_path)
        assert not book.report.is_copy, "that was settled at the first start"
        assert (await book.outbox.get(OPERATION)).state is State.UNKNOWN
        await book.close()

    run(scenario())
    assert aside == tmp_path / "book-before-restore-20260302T120000Z.db"
    assert backup.exists()


def test_without_the_mark_a_queued_operation_would_leave_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The planted defect: a backup of the same run has the right number, so only the mark tells it from the original."""
    monkeypatch.setattr(restoring, "mark", lambda part, number: None)
    backup = run(a_book_with_a_backup(tmp_path))
    restore(tmp_path, backup, None, AT, "1")
    assert run(state(tmp_path)) is State.QUEUED


def test_a_restore_is_undone_by_restoring_what_was_moved_aside(tmp_path: Path) -> None:
    backup = run(a_book_with_a_backup(tmp_path))
    aside = restore(tmp_path, backup, None, AT, "1")
    assert aside is not None
    assert run(reference(tmp_path)) == "before"
    restore(tmp_path, aside, None, AT, "2")
    assert run(reference(tmp_path)) == "after"
    assert run(state(tmp_path)) is State.UNKNOWN
    kinds = [copy.kind for copy in backups.copies(tmp_path)]
    assert kinds.count(CopyKind.BEFORE_RESTORE) == 2, "that can be undone, too"


def test_what_was_moved_aside_keeps_its_log(tmp_path: Path) -> None:
    """The program was killed: the last words are in the log alone."""
    backup = run(a_book_with_a_backup(tmp_path / "whole"))
    killed = tmp_path / "killed"
    killed.mkdir()

    async def kill() -> None:
        book = await open_book(tmp_path / "whole")
        opened = await book.drafts.open(DraftId("draft-2"))
        await type_reference(book, Journal(opened.saved.draft, opened.changes, opened.position), "in the log")
        for name in (FILE_NAME, FILE_NAME + "-wal", "instance.json"):
            shutil.copyfile(tmp_path / "whole" / name, killed / name)

    run(kill())
    aside = restore(killed, backup, None, AT, "1")
    assert aside is not None
    assert log_of(aside).stat().st_size > 0
    assert not log_of(killed / FILE_NAME).exists()
    assert run(reference(killed)) == "before"
    restore(killed, aside, None, AT, "2")
    assert run(reference(killed)) == "in the log"


def test_the_newest_three_that_were_moved_aside_are_kept(tmp_path: Path) -> None:
    backup = run(a_book_with_a_backup(tmp_path))
    for number in range(5):
        restore(tmp_path, backup, None, AT + number * dt.timedelta(minutes=1), str(number))
    names = sorted(path.name for path in tmp_path.glob("book-before-restore-*"))
    assert names == [f"book-before-restore-20260302T120{minute}00Z.db" for minute in (2, 3, 4)]


def test_two_in_one_second_move_nothing_over_each_other(tmp_path: Path) -> None:
    backup = run(a_book_with_a_backup(tmp_path))
    first, second = (restore(tmp_path, backup, None, AT, number) for number in ("1", "2"))
    assert first != second
    assert first is not None
    assert first.exists()


def test_what_had_left_since_the_backup_is_named(tmp_path: Path) -> None:
    async def scenario() -> Path:
        book = await open_book(tmp_path)
        for name in ("draft-1", "left", "stays"):
            await book.drafts.create(a_draft(name, reference=f"PO {name}"))
        made = await book.back_up()
        for number, name in enumerate(("left", "draft-1"), 1):
            await book.outbox.queue([an_operation(number, draft_id=DraftId(name))], DraftId(name), 1)
        await book.outbox.begin(await book.outbox.get(OPERATION), START, START)
        await book.close()
        return made.copy.path

    backup = run(scenario())
    book = tmp_path / FILE_NAME
    aside = restore(tmp_path, backup, None, AT, "1")
    assert aside is not None
    assert restoring.sent_since(book, aside) == ("PO left",)
    aside.write_bytes(b"no database" * 1000)
    assert restoring.sent_since(book, aside) == ()
    assert not list(tmp_path.glob("replaced*"))


def flip(path: Path) -> None:
    data = bytearray(path.read_bytes())
    where = data.index(b"before")
    data[where] ^= 1
    path.write_bytes(data)


def of_another(path: Path) -> None:
    connection = sqlite3.connect(path)
    body = '{"id":"company-2","name":"Bang ApS"}'
    connection.execute("INSERT INTO meta (name, value) VALUES ('company', ?)", (body,))
    connection.commit()
    connection.close()


def of_the_future(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA user_version = 99")
    connection.close()


def strip(path: Path) -> None:
    connection = sqlite3.connect(path)
    connection.execute("DROP TRIGGER operation_stays")
    connection.close()


@pytest.mark.parametrize(
    ("spoil", "error", "words"),
    [
        (flip, CannotRestore, "damaged"),
        (of_another, CannotRestore, "Bang ApS"),
        (of_the_future, StoreTooNew, "newer"),
        (strip, CannotRestore, "damaged"),
        (lambda path: path.write_bytes(b"no database at all" * 1000), CannotRestore, "damaged"),
        (lambda path: path.write_bytes(b""), CannotRestore, "damaged"),
        (lambda path: path.write_bytes(path.read_bytes()[:9000]), CannotRestore, "damaged"),
        (Path.unlink, CannotRestore, "no file"),
    ],
)
def test_a_backup_that_is_no_good_changes_nothing(
    tmp_path: Path, spoil: Callable[[Path], None], error: type[Exception], words: str
) -> None:
    backup = run(a_book_with_a_backup(tmp_path))
    spoil(backup)
    before = {path: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()}
    with pytest.raises(error, match=words):
        restore(tmp_path, backup, CompanyId("company-1"), AT, "1")
    assert {path: path.read_bytes() for path in tmp_path.iterdir() if path.is_file()} == before


def test_the_database_is_no_backup_of_itself(tmp_path: Path) -> None:
    run(a_book_with_a_backup(tmp_path))
    with pytest.raises(CannotRestore, match="itself"):
        restore(tmp_path, tmp_path / FILE_NAME, None, AT, "1")
    assert run(reference(tmp_path)) == "after"


def test_a_backup_of_an_older_version_is_brought_forward(tmp_path: Path) -> None:
    run(a_book_with_a_backup(tmp_path / "now"))
    a_database_of_version_1(tmp_path / "old")
    assert restore(tmp_path / "now", tmp_path / "old" / FILE_NAME, None, AT, "1") is not None

    async def scenario() -> None:
        book = await open_book(tmp_path / "now")
        assert (await book.drafts.open(DRAFT)).saved.draft.reference == "PO 7"
        assert {each.state for each in await book.outbox.all(open_only=True)} == {State.UNKNOWN}
        await book.close()

    run(scenario())


def test_what_a_check_says_of_a_backup_and_that_it_leaves_it_alone(tmp_path: Path) -> None:
    backup = run(a_book_with_a_backup(tmp_path))
    before = backup.read_bytes()
    content = checked(backup, tmp_path).content
    assert (content.is_good, content.drafts, content.operations, content.documents) == (True, 2, 1, 0)
    flip(backup)
    content = checked(backup, tmp_path).content
    assert "draft draft-2 does not match its checksum" in content.problems
    assert (content.drafts, content.operations) == (2, 1)
    assert backup.read_bytes() != before
    assert not list(tmp_path.glob("examined*"))


def test_a_company_whose_restore_was_interrupted_is_still_known(tmp_path: Path) -> None:
    company = CompanyId("00000000-0000-4000-8000-000000000001")
    directory = tmp_path / "companies" / company
    backup = run(a_book_with_a_backup(directory))
    shutil.copyfile(backup, directory / "book.db.part")
    (directory / FILE_NAME).rename(directory / "book-before-restore-20260302T120000Z.db")
    (directory / "restore.json").write_text('{"aside": "book-before-restore-20260302T120000Z.db"}', encoding="utf-8")
    assert known_companies(tmp_path) == (company,)
    assert run(reference(directory)) == "before"


@pytest.mark.parametrize("note", ["", "{}", "[]", '{"aside": 7}', "\0"])
def test_a_damaged_note_still_decides(tmp_path: Path, note: str) -> None:
    backup = run(a_book_with_a_backup(tmp_path))
    shutil.copyfile(backup, tmp_path / "book.db.part")
    (tmp_path / "restore.json").write_text(note, encoding="utf-8")
    assert run(reference(tmp_path)) == "before"
    assert len(list(tmp_path.glob("book-before-restore-*.db"))) == 1
