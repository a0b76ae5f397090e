"""A database of version 1 or 2, with rows of every kind and open operations, is brought forward: checksums hold and everything reads."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from ledgerbee_desktop.core.errors import DiskProblem, StoreDamaged
from ledgerbee_desktop.core.identifiers import CustomerId, DocumentId, DraftId
from ledgerbee_desktop.core.kinds import DocumentKind, Target
from ledgerbee_desktop.core.operations import State
from ledgerbee_desktop.core.ports import DocumentFilter
from ledgerbee_desktop.store import schema
from ledgerbee_desktop.store.book import FILE_NAME
from ledgerbee_desktop.store.checks import damaged_operations
from ledgerbee_desktop.store.database import Database
from ledgerbee_desktop.store.sealed import Value, digest
from tests.unit.store.kit import START, open_book, run

GOLDEN_V1 = Path(__file__).parent / "golden" / "v1.sql"
AT = START.isoformat()
DRAFT_BODY = '{"id":"draft-1","kind":"invoice","customer_id":"customer-1","reference":"PO 7","lines":[]}'
CARET = '{"field":"","row":null,"typing":null,"position":0}'
CHANGE_BODY = '{"change":"set-fields","old":[["reference",""]],"new":[["reference","PO 7"]]}'
CUSTOMER = '{"id":"customer-1","number":"1","name":"Ærø","vat_zone":"domestic"}'
DOCUMENT = (
    '{"id":"doc-1","kind":"invoice","status":"sent","date":"2026-01-02","currency":"DKK","subtotal":"1","vat":"0","amount":"1.00",'
    '"created_at":"2026-03-02T09:00:00Z","updated_at":"u","number":"10","customer_id":"customer-1","reference":"Fræs"}'
)
EVENT = '{"context":"outbox","template":"Queued."}'


def an_operation_row(number: int, kind: str, state: str, after: str | None) -> tuple[Value, ...]:
    draft = "draft-1" if kind == "create" else None
    first = (number, f"operation-{number}", 1, draft, 1, "invoice", kind, state, b"{}", AT, "customer-1", None, after)
    return (*first, None, "1.25", 0, int(state == "inflight"), None, None, 0, 0, None, None, None, 0)


def a_database_of_version_1(directory: Path) -> None:
    directory.mkdir(exist_ok=True)
    connection = sqlite3.connect(directory / FILE_NAME)
    tables = GOLDEN_V1.read_text(encoding="utf-8").partition("INSERT INTO")[0]
    connection.executescript(tables + "PRAGMA user_version = 1;")

    def sealed(table: str, *values: Value) -> None:
        marks = ", ".join("?" * (len(values) + 1))
        connection.execute(f"INSERT INTO {table} VALUES ({marks})", (*values, digest(table, values)))

    sealed("draft", "draft-1", "invoice", "leaving", 2, DRAFT_BODY, 1, 1, CARET, 1, AT, None)
    sealed("change", "draft-1", 0, CHANGE_BODY)
    sealed("operation", *an_operation_row(1, "create", "inflight", None))
    sealed("operation", *an_operation_row(2, "send", "queued", "operation-1"))
    sealed("attempt", 1, "operation-1", 1, AT, None, "inflight", "{}")
    connection.execute(
        "INSERT INTO outbox_event VALUES (1, 'operation-1', ?, 'person', 'queued', ?, NULL)", (AT, EVENT)
    )
    connection.execute("INSERT INTO customer VALUES ('customer-1', 0, 1, 'aeroe', 'ærø 1', ?)", (CUSTOMER,))
    connection.execute(
        "INSERT INTO document VALUES ('doc-1', 'invoice', '10', 'sent', '', '2026-01-02', NULL, 'customer-1', 'DKK', 10000,"
        " 'Fræs', ?, 0, 'fræs', ?, NULL)",
        (AT, DOCUMENT),
    )
    connection.execute("INSERT INTO workspace VALUES ('tabs', '[1]')")
    connection.commit()
    connection.close()


def test_everything_reads_and_every_checksum_holds(tmp_path: Path) -> None:
    a_database_of_version_1(tmp_path)

    async def scenario() -> None:
        book = await open_book(tmp_path)
        assert book.report.is_sound
        assert await book.full_check() == ()
        opened = await book.drafts.open(DraftId("draft-1"))
        assert (opened.saved.draft.reference, len(opened.changes)) == ("PO 7", 1)
        create, send = await book.outbox.all(open_only=True)
        assert (create.state, create.target, create.record_id, create.batch) == (
            State.UNKNOWN,
            Target.INVOICE,
            None,
            "",
        )
        assert (send.after, send.payload) == ("operation-1", b"{}")
        assert len(await book.outbox.attempts(create.id)) == 1
        assert (await book.outbox.events(create.id))[0].what.template == "Queued."
        assert (await book.library.catalogue()).customers[CustomerId("customer-1")].name == "Ærø"
        for text in ("fræs", "ær", "ræ", "æs", "s"):
            assert await book.library.document_ids(DocumentFilter(text=text)) == ("doc-1",)
        (document,) = await book.library.documents([DocumentId("doc-1")])
        assert await book.library.put_documents([document]) == frozenset(), "an older program wrote the same"
        assert await book.library.statuses(DocumentKind.INVOICE) == {"sent": 1}
        assert await book.workspace.get("tabs") == [1]
        with pytest.raises(sqlite3.IntegrityError):
            await book.database.write(lambda c: c.execute("DELETE FROM operation"))
        await book.close()

    run(scenario())
    kept = sqlite3.connect(tmp_path / "book-before-v3.db")
    assert kept.execute("SELECT count(*) FROM operation").fetchone() == (2,)
    kept.close()


@pytest.mark.parametrize("column", ["record_id", "result_id", "batch", "payload"])
def test_damage_is_found_in_old_rows_and_new_columns(tmp_path: Path, column: str) -> None:
    a_database_of_version_1(tmp_path)

    async def scenario() -> None:
        book = await open_book(tmp_path)
        await book.close()
        connection = sqlite3.connect(tmp_path / FILE_NAME)
        connection.execute("DROP TRIGGER operation_payload_frozen")
        trigger = next(each for each in schema.STEPS[1] if "TRIGGER operation_payload_frozen" in each)
        connection.execute(
            f"UPDATE operation SET {column} = CAST('x' || number AS {'BLOB' if column == 'payload' else 'TEXT'})"
        )
        connection.execute(trigger)
        connection.commit()
        connection.close()

    run(scenario())
    connection = sqlite3.connect(tmp_path / FILE_NAME)
    connection.row_factory = sqlite3.Row
    assert set(damaged_operations(connection)) == {"operation-1", "operation-2"}
    connection.close()


def test_a_cut_at_any_statement_leaves_the_old_version(tmp_path: Path) -> None:
    """Each prefix of the step, then an error: the file is as before, and the whole step still works on it."""
    a_database_of_version_1(tmp_path)
    first, second, _ = schema.STEPS

    async def scenario() -> None:
        for length in range(len(second) + 1):
            with pytest.raises((sqlite3.OperationalError, DiskProblem)):
                await Database.open(tmp_path / FILE_NAME, (first, (*second[:length], "SELECT nothing FROM nowhere")))
            old = sqlite3.connect(tmp_path / FILE_NAME)
            assert old.execute("PRAGMA user_version").fetchone() == (1,)
            assert old.execute("SELECT count(document_kind) FROM operation").fetchone() == (2,)
            old.close()
        book = await open_book(tmp_path)
        assert book.report.is_sound
        assert len(await book.outbox.all(open_only=True)) == 2
        await book.close()

    run(scenario())


async def a_database_of_version_2(directory: Path) -> None:
    a_database_of_version_1(directory)
    await (await Database.open(directory / FILE_NAME, schema.STEPS[:2])).close()
    (directory / "book-before-v2.db").unlink()


def everything(path: Path) -> dict[str, list[tuple[object, ...]]]:
    """All rows of all tables of version 2, without the columns that step 3 adds."""
    connection = sqlite3.connect(path)
    tables = [row[0] for row in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")]
    found = {}
    for table in tables:
        columns = [row[1] for row in connection.execute(f"PRAGMA table_info({table})") if row[1] != "gone_at"]
        if table not in {"missing", "scan", "scan_seen"} and not table.startswith("document_t"):
            found[table] = connection.execute(f"SELECT {', '.join(columns)} FROM {table} ORDER BY 1, 2").fetchall()
    connection.close()
    return found


def test_step_3_changes_no_row_and_everything_lives(tmp_path: Path) -> None:
    async def scenario() -> None:
        await a_database_of_version_2(tmp_path)
        before = everything(tmp_path / FILE_NAME)
        await (await Database.open(tmp_path / FILE_NAME, schema.STEPS)).close()
        assert everything(tmp_path / FILE_NAME) == before
        assert before["document"]
        assert everything(tmp_path / "book-before-v3.db") == before
        book = await open_book(tmp_path)
        assert await book.library.document_ids(DocumentFilter()) == ("doc-1",)
        (document,) = await book.library.documents([DocumentId("doc-1")])
        assert not document.is_deleted
        assert not (await book.library.catalogue()).customers[CustomerId("customer-1")].is_deleted
        assert await book.library.missing_counts() == {}
        assert await book.full_check() == ()
        await book.close()

    run(scenario())


def test_a_cut_at_any_statement_of_step_3_leaves_version_2(tmp_path: Path) -> None:
    first, second, third = schema.STEPS

    async def scenario() -> None:
        await a_database_of_version_2(tmp_path)
        before = everything(tmp_path / FILE_NAME)
        for length in range(len(third) + 1):
            cut = (*third[:length], "SELECT nothing FROM nowhere")
            with pytest.raises((sqlite3.OperationalError, DiskProblem)):
                await Database.open(tmp_path / FILE_NAME, (first, second, cut))
            old = sqlite3.connect(tmp_path / FILE_NAME)
            assert old.execute("PRAGMA user_version").fetchone() == (2,)
            assert "gone_at" not in str(old.execute("SELECT sql FROM sqlite_schema WHERE name = 'document'").fetchone())
            old.close()
            assert everything(tmp_path / FILE_NAME) == before
        book = await open_book(tmp_path)
        assert await book.library.document_ids(DocumentFilter()) == ("doc-1",)
        await book.close()

    run(scenario())


@pytest.mark.parametrize("said", [1, 2, 3 - 2**31])
def test_a_version_that_the_disk_has_changed_is_damage(tmp_path: Path, said: int) -> None:
    """The steps are not taken a second time on what is there: that would end in an error of SQLite's, or in worse."""

    async def scenario() -> None:
        await (await open_book(tmp_path)).close()
        connection = sqlite3.connect(tmp_path / FILE_NAME)
        connection.execute(f"PRAGMA user_version = {said}")
        connection.close()
        with pytest.raises(StoreDamaged, match="version"):
            await open_book(tmp_path)
        assert list(tmp_path.glob("book-before-*")) == []

    run(scenario())
