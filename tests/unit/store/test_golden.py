"""Databases that each version of the program has written itself are brought forward: everything reads, nothing is lost or changed.

`golden/vN.sql` was made by the store of version N and is never changed. A new step of the schema needs the golden file of the version
before it.
"""

from __future__ import annotations

import sqlite3
from collections import Counter
from contextlib import closing
from decimal import Decimal
from pathlib import Path

import pytest

from ledgerbee_desktop.core.errors import StoreDamaged
from ledgerbee_desktop.core.identifiers import CustomerId, DocumentId, DraftId, OperationId
from ledgerbee_desktop.core.journal import Journal
from ledgerbee_desktop.core.kinds import DocumentKind
from ledgerbee_desktop.core.operations import State
from ledgerbee_desktop.core.ports import DocumentFilter
from ledgerbee_desktop.store import structure
from ledgerbee_desktop.store.book import FILE_NAME
from ledgerbee_desktop.store.database import Database
from ledgerbee_desktop.store.forward import sums
from ledgerbee_desktop.store.restoring import checked
from ledgerbee_desktop.store.schema import STEPS
from tests.unit.store.kit import open_book, run

GOLDEN = Path(__file__).parent / "golden"
VERSIONS = range(1, len(STEPS))


def golden(directory: Path, version: int) -> Path:
    directory.mkdir(exist_ok=True)
    path = directory / FILE_NAME
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript((GOLDEN / f"v{version}.sql").read_text(encoding="utf-8"))
    return path


@pytest.mark.parametrize("version", VERSIONS)
def test_the_golden_file_is_what_the_steps_make(tmp_path: Path, version: int) -> None:
    with closing(sqlite3.connect(golden(tmp_path, version))) as connection:
        assert structure.version(connection) == version
        assert structure.found(connection) == structure.expected(STEPS[:version])
    content = checked(tmp_path / FILE_NAME, tmp_path).content
    assert content.problems == ()
    assert (content.version, content.drafts, content.operations, content.documents) == (version, 5, 4, 2)


@pytest.mark.parametrize("version", VERSIONS)
def test_everything_reads_after_it_was_brought_forward(tmp_path: Path, version: int) -> None:
    path = golden(tmp_path, version)
    with closing(sqlite3.connect(path)) as connection:
        before = sums(connection)
    assert {name: count for name, (count, _) in before.items() if name != "base"} == {
        "draft": 6,
        "change": 4,
        "operation": 5,
        "attempt": 4,
        "document": 2,
        "outbox_event": 12,
    }

    async def scenario() -> None:
        database = await Database.open(path, STEPS)
        assert (await database.read(sums)).items() >= before.items()
        await database.close()
        book = await open_book(tmp_path)
        assert book.report.is_sound
        assert await book.full_check() == ()
        opened = await book.drafts.open(DraftId("draft-1"))
        assert (opened.saved.draft.reference, len(opened.changes), opened.position) == ("PO 2", 4, 3)
        redone = Journal(opened.saved.draft, opened.changes, opened.position).redo()
        assert redone is not None
        assert redone.reference == "PO 3"
        states = Counter(each.state for each in await book.outbox.all(open_only=False))
        assert states == {State.UNKNOWN: 4, State.DONE: 1}, "it is another computer's: nothing leaves"
        assert len(await book.outbox.attempts(OperationId("operation-3"))) == 1
        assert (await book.library.catalogue()).customers[CustomerId("customer-1")].name == "Ærø Byg"
        assert await book.library.document_ids(DocumentFilter(kind=DocumentKind.INVOICE, text="fræs")) == ("doc-1",)
        (document,) = await book.library.documents([DocumentId("doc-1")])
        assert (document.amount, document.number) == (Decimal("1251.25"), "11")
        assert await book.workspace.get("tabs") == [1, "Æ"]
        await book.close()

    run(scenario())
    kept = tmp_path / f"book-before-v{len(STEPS)}.db"
    assert checked(kept, tmp_path).content.version == version


@pytest.mark.parametrize(
    ("statement", "table"),
    [
        ("DELETE FROM change WHERE number = 2", "change"),
        ("UPDATE document SET amount = amount + 1 WHERE id = 'doc-1'", "document"),
        ("UPDATE draft SET checksum = x'00'", "draft"),
        ("DROP TABLE attempt", "attempt"),
    ],
)
def test_a_step_that_loses_or_changes_something_is_rolled_back(tmp_path: Path, statement: str, table: str) -> None:
    path = golden(tmp_path, 1)
    with closing(sqlite3.connect(path)) as connection:
        before = sums(connection)
    with pytest.raises(StoreDamaged, match=f"step 2: {table}"):
        run(Database.open(path, (*STEPS[:1], (statement,))))
    with closing(sqlite3.connect(path)) as connection:
        assert (structure.version(connection), sums(connection)) == (1, before)
