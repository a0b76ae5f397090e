"""Odd damage, one kind at a time: rows that are whole but make no sense, damage that must stay as it is, and disks that refuse."""

from __future__ import annotations

import sqlite3
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from ledgerbee_desktop.core.errors import DiskProblem
from ledgerbee_desktop.core.identifiers import CustomerId, DraftId
from ledgerbee_desktop.core.keeping import CheckedCopy, Content, Copy, CopyKind
from ledgerbee_desktop.core.kinds import DocumentKind, Target
from ledgerbee_desktop.core.operations import State
from ledgerbee_desktop.store import checks, healing, restoring
from ledgerbee_desktop.store.book import FILE_NAME
from ledgerbee_desktop.store.carving import carved
from ledgerbee_desktop.store.restoring import CannotRestore, checked, newest_good, restore
from ledgerbee_desktop.store.salvage import salvage
from ledgerbee_desktop.store.sealed import CHANGE, DRAFT, SEALED, digest
from tests.faults import flip_book
from tests.unit.store.kit import START, a_draft, an_operation, open_book, run
from tests.unit.store.test_images import QUOTE
from tests.unit.store.test_records import REAL, TEMPORARY, end, with_a_customer

if sys.platform == "win32":
    pytest.skip("needs resource limits", allow_module_level=True)
import resource


@contextmanager
def a_full_disk() -> Iterator[None]:
    """The system refuses to write more than nothing to any file of this process."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def change(path: Path, *statements: str) -> None:
    """As the disk does it: without asking the program, or the guards that are in the file."""
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        for name, table in connection.execute(
            "SELECT name, tbl_name FROM sqlite_schema WHERE type = 'trigger'"
        ).fetchall():
            if any(f" {table} " in statement for statement in statements):
                connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.execute(statement)


async def some_drafts(directory: Path) -> Path:
    book = await open_book(directory)
    await book.drafts.create(a_draft())
    await book.drafts.create(a_draft("draft-2", kind=QUOTE.kind, edits=QUOTE.id), QUOTE)
    await book.close()
    return directory / FILE_NAME


@pytest.mark.parametrize(
    "work",
    [
        lambda book: checked(book, book.parent),
        lambda book: restore(book.parent, book.with_name("copy.db"), None, START, "1"),
        lambda book: salvage(book, book.parent),
    ],
    ids=["check", "restore", "salvage"],
)
def test_a_disk_that_refuses_the_copy_says_so_and_leaves_all_as_it_was(
    tmp_path: Path, work: Callable[[Path], object]
) -> None:
    book = run(some_drafts(tmp_path))
    book.with_name("copy.db").write_bytes(book.read_bytes())
    before = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    with a_full_disk(), pytest.raises(DiskProblem):
        work(book)
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == before


def test_a_backup_cannot_take_the_place_of_a_folder(tmp_path: Path) -> None:
    async def scenario() -> None:
        book = await open_book(tmp_path)
        (tmp_path / "folder" / "in it").mkdir(parents=True)
        with pytest.raises(DiskProblem):
            await book.back_up_to(tmp_path / "folder")
        assert not (tmp_path / "folder.part").exists()
        await book.close()

    run(scenario())


def test_what_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    book = run(some_drafts(tmp_path))
    for work in (lambda: checked(tmp_path / "no.db", tmp_path), lambda: restore(tmp_path, tmp_path, None, START, "1")):
        with pytest.raises(CannotRestore, match="no file"):
            work()
    assert book.exists()


def test_the_newest_good_one_is_chosen() -> None:
    copy = Copy(path=Path("b"), kind=CopyKind.BACKUP, taken_at=START, size=1)
    bad, good = CheckedCopy(copy, Content(problems=("x",))), CheckedCopy(copy, Content(version=3))
    assert newest_good([bad, good]) is good
    assert newest_good([bad]) is None


@pytest.mark.parametrize(
    ("body", "name"), [("{}", "draft-1"), ("[]", "draft-1"), ("no JSON", "draft-1"), ('{"reference": "PO 1"}', "PO 1")]
)
def test_a_draft_that_had_left_is_named_as_well_as_can_be(tmp_path: Path, body: str, name: str) -> None:
    book = run(some_drafts(tmp_path))
    aside = tmp_path / "aside.db"
    aside.write_bytes(book.read_bytes())
    change(aside, "UPDATE draft SET state = 'leaving' WHERE id = 'draft-1'")
    change(book, f"UPDATE draft SET body = '{body}' WHERE id = 'draft-1'")
    assert restoring.sent_since(book, aside) == (name,)


def test_a_replaced_database_without_drafts_tells_nothing(tmp_path: Path) -> None:
    book = run(some_drafts(tmp_path))
    aside = tmp_path / "aside.db"
    aside.write_bytes(book.read_bytes())
    change(aside, "DROP TABLE change", "DROP TABLE base", "DROP TABLE draft")
    assert restoring.sent_since(book, aside) == ()


# --- Rows -----------------------------------------------------------------------------------------


def test_damage_of_the_document_that_a_draft_changes_is_reported(tmp_path: Path) -> None:
    book = run(some_drafts(tmp_path))
    change(book, "UPDATE base SET body = replace(body, '900', '100')")
    with closing(sqlite3.connect(book)) as connection:
        connection.row_factory = sqlite3.Row
        assert checks.damaged_drafts(connection) == ("draft-2",)
    assert checks.all_problems(book) == ("base draft-2 does not match its checksum",)


def test_a_draft_is_created_once(tmp_path: Path) -> None:
    async def scenario() -> None:
        book = await open_book(tmp_path)
        await book.drafts.create(a_draft(reference="first"))
        with pytest.raises(ValueError, match="exists"):
            await book.drafts.create(a_draft(reference="second"))
        assert (await book.drafts.open(DraftId("draft-1"))).saved.draft.reference == "first"
        await book.close()

    run(scenario())


@pytest.mark.parametrize(
    "body", ["[]", '{"id":"draft-1","kind":"another"}', '{"id":"draft-1","lines":["x"]}', "no JSON"]
)
def test_a_sound_row_of_a_newer_program_is_told_as_missing(tmp_path: Path, body: str) -> None:
    """Its checksum holds, so it is no damage; but this program cannot read it."""
    book = run(some_drafts(tmp_path))
    with closing(sqlite3.connect(book, isolation_level=None)) as connection:
        connection.row_factory = sqlite3.Row
        row = DRAFT.opened(connection.execute("SELECT * FROM draft WHERE id = 'draft-1'").fetchone())
        DRAFT.replace(connection, row, {"body": body})
    found = salvage(book, tmp_path)
    assert [work.draft.id for work in found.drafts] == ["draft-2"]
    assert not found.is_complete


def test_healing_leaves_damaged_rows_as_they_are(tmp_path: Path) -> None:
    """Sealing them anew would hide the damage; and what became of the operation that heals is stored whatever waits for it."""

    async def scenario() -> None:
        book = await with_a_customer(tmp_path)
        for statement in ("UPDATE draft SET caret = '{}'", "UPDATE operation SET error = 'x' WHERE number = 2"):
            await book.database.write(lambda c, sql=statement: c.execute(sql).rowcount)  # type: ignore[misc]
        await end(book, 1, State.DONE, record_id=REAL)
        query = "SELECT instr(body, ?) FROM draft UNION ALL SELECT customer_id = ? FROM operation WHERE number = 2"
        stands = await book.database.read(lambda c: [row[0] > 0 for row in c.execute(query, (TEMPORARY, TEMPORARY))])
        assert stands == [True, True]
        await book.close()
        book = await open_book(tmp_path)
        assert book.report.damaged_drafts == ("draft-1",)
        assert book.report.damaged_operations == ("operation-2",)
        await book.close()

    run(scenario())


@pytest.mark.parametrize(
    ("fields", "name"),
    [
        ({"customer_id": CustomerId("a")}, "a"),
        ({"payload": b'{"priceId":"b"}', "customer_id": None}, "b"),
        ({"kind": "update", "record_id": "c", "customer_id": None}, "c"),
    ],
)
def test_an_open_operation_names_a_record(tmp_path: Path, fields: dict[str, object], name: str) -> None:
    async def scenario() -> None:
        book = await open_book(tmp_path)
        await book.outbox.queue([an_operation(1, **{"draft_id": None, **fields})], None, None)
        assert await book.database.read(lambda c: healing.is_named(c, ["no", name]))
        assert not await book.database.read(lambda c: healing.is_named(c, ["no", "id"]))
        await book.close()

    run(scenario())


# --- The library ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE customer SET sort_name = 'zzz' WHERE id = 'customer-1'",
        "UPDATE customer SET search = 'zzz' WHERE id = 'customer-1'",
        "UPDATE customer SET temporary = 1 WHERE id = 'customer-1'",
        "UPDATE document SET status = 'zzz' WHERE id = 'quote-7'",
        "UPDATE document_link SET target_kind = 'zzz'",
        "UPDATE document_link SET target = 'zzz'",
        "UPDATE product SET prices_known = 0",
        "UPDATE product SET temporary = 1",
        "UPDATE product SET body = substr(body, 2)",
        "UPDATE product SET updated_at = 'zzz'",
    ],
)
def test_what_lists_and_searches_are_made_of_is_pulled_again(tmp_path: Path, damage: str) -> None:
    """LedgerBee sends what it has sent before, so that the body of the row is the same."""

    async def scenario() -> None:
        book = await open_book(tmp_path)
        await flip_book.pull(book)
        truth = await book.database.read(everything_kept)
        shown = await flip_book.library(book)
        assert await book.database.write(lambda c: c.execute(damage).rowcount) == 1
        assert await book.database.read(everything_kept) != truth
        await flip_book.library(book)
        await flip_book.pull(book)
        assert await book.database.read(everything_kept) == truth
        assert await flip_book.library(book) == shown
        await book.close()

    run(scenario())


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE document SET date = '2026-p3-02' WHERE id = 'doc-1'",
        "UPDATE document SET created_at = 'zzz' WHERE id = 'doc-1'",
        "UPDATE document SET kind = 'zzz', lines_known = 0 WHERE id = 'quote-7'",
        "UPDATE missing SET target = 'zzz'",
        "UPDATE scan SET begun_at = 'zzz'",
    ],
)
def test_a_row_that_cannot_be_read_stops_no_list_and_no_pull(tmp_path: Path, damage: str) -> None:
    """The check of a backup reports such damage; until then everything else is shown, read and written."""

    async def scenario() -> None:
        book = await open_book(tmp_path)
        await flip_book.pull(book)
        await book.library.begin_scan(Target.QUOTE, START)
        await book.library.set_missing(Target.QUOTE, ["quote-7"])
        shown = await flip_book.asked_of(book.library)
        assert await book.database.write(lambda c: c.execute(damage).rowcount) == 1
        assert await flip_book.asked_of(book.library) != shown
        assert await book.library.newest_booked(DocumentKind.INVOICE) == START.date()
        await flip_book.pull(book)
        await book.library.begin_scan(Target.QUOTE, START)
        await book.close()

    run(scenario())


def test_a_value_of_the_window_that_is_damaged_counts_as_none(tmp_path: Path) -> None:
    async def scenario() -> None:
        book = await open_book(tmp_path)
        await book.workspace.set("tabs", ["a"])
        await book.workspace.set("width", 7)
        await book.database.write(lambda c: c.execute("UPDATE workspace SET value = '[\"a' WHERE name = 'tabs'"))
        assert await book.workspace.get("tabs") is None
        assert await book.workspace.get("width") == 7
        await book.close()

    run(scenario())


def everything_kept(connection: sqlite3.Connection) -> list[tuple[object, ...]]:
    tables = ("customer", "product", "document", "document_link")
    return [tuple(row) for table in tables for row in connection.execute(f"SELECT * FROM {table} ORDER BY 1, 2")]


# --- Bytes ----------------------------------------------------------------------------------------


def test_a_row_with_a_negative_number_is_found_in_its_page(tmp_path: Path) -> None:
    """Its number takes nine bytes."""
    book = run(some_drafts(tmp_path))
    change(book, "UPDATE draft SET rowid = -5 WHERE id = 'draft-1'")
    found = [row["id"] for _, row in carved(book.read_bytes(), (DRAFT,))]
    assert sorted(map(str, found)) == ["draft-1", "draft-2"]


def test_cells_that_hold_no_row_of_ours_are_passed_over(tmp_path: Path) -> None:
    """Among them are numbers that no column of ours holds, and a length of nothing."""
    book = run(some_drafts(tmp_path))
    with closing(sqlite3.connect(book, isolation_level=None)) as connection:
        connection.execute("CREATE TABLE foreigner (a, b, c)")
        connection.execute("INSERT INTO foreigner VALUES (1.5, x'00', 'x'), ('draft-1', 2, NULL)")
        page = connection.execute("SELECT rootpage FROM sqlite_schema WHERE name = 'foreigner'").fetchone()[0]
    data = bytearray(book.read_bytes())
    start = (page - 1) * 4096
    last = start + int.from_bytes(data[start + 10 : start + 12], "big")
    data[last] = 0
    assert sorted(str(row["id"]) for _, row in carved(bytes(data), (DRAFT, CHANGE))) == ["draft-1", "draft-2"]
    assert {table.name for table, _ in carved(bytes(data), SEALED)} == {"draft", "base"}


def test_what_no_column_can_hold_has_a_checksum_of_its_own() -> None:
    values: tuple[Any, ...] = (None, 1, 1.0, "1", b"1", "")
    assert len({digest("draft", (value,)) for value in values}) == len(values)
    assert digest("draft", (1, "x")) != digest("change", (1, "x"))
