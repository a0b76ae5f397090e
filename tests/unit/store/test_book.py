"""A company's database as a whole: where it lies, copies and restores, the check of everything."""

from __future__ import annotations

import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from ledgerbee_desktop.core.errors import DataDirectoryInUse
from ledgerbee_desktop.core.events import Bus
from ledgerbee_desktop.core.identifiers import CompanyId, DocumentId, DraftId, OperationId
from ledgerbee_desktop.core.journal import Journal
from ledgerbee_desktop.core.kinds import Target
from ledgerbee_desktop.core.operations import Actor, Evidence, State
from ledgerbee_desktop.core.ports import DraftStore, LibraryStore, OutboxStore, Workspace
from ledgerbee_desktop.core.text import Message
from ledgerbee_desktop.store import operation_rows
from ledgerbee_desktop.store.book import FILE_NAME, BookStore, company_directory, known_companies
from ledgerbee_desktop.store.identity import FILE_NAME as INSTANCE_FILE
from ledgerbee_desktop.store.identity import place_of
from ledgerbee_desktop.store.sealed import OPERATION
from tests.unit.store.kit import START, CountingIds, StepClock, a_draft, an_operation, open_book, run, type_reference

SAID = Message("outbox", "Said.")

COMPANY = CompanyId("6F9619FF-8B86-4011-B42D-00C04FC964FF")


def test_each_company_has_its_place(tmp_path: Path) -> None:
    async def scenario() -> None:
        assert known_companies(tmp_path) == ()
        directory = company_directory(tmp_path, COMPANY)
        assert directory == tmp_path / "companies" / COMPANY.lower()
        book = await open_book(directory)
        await book.close()
        assert known_companies(tmp_path) == (COMPANY.lower(),)
        with pytest.raises(ValueError, match="badly formed"):
            company_directory(tmp_path, CompanyId("../../etc"))

    run(scenario())


def test_the_stores_are_the_ports(tmp_path: Path) -> None:
    async def scenario() -> tuple[DraftStore, OutboxStore, LibraryStore, Workspace]:
        book = await BookStore.open(tmp_path, StepClock(), CountingIds(), Bus())
        with pytest.raises(DataDirectoryInUse):
            await BookStore.open(tmp_path, StepClock(), CountingIds(), Bus())
        await book.close()
        return book.drafts, book.outbox, book.library, book.workspace

    run(scenario())


async def with_work(directory: Path) -> BookStore:
    """A database with a queued, an inflight, a refused and a finished operation."""
    book = await open_book(directory, inline=True)
    for number in (1, 2, 3, 4):
        draft = DraftId(f"draft-{number}")
        await book.drafts.create(a_draft(draft))
        await book.outbox.queue([an_operation(number, draft_id=draft)], draft, 1)
    for number, to in ((2, None), (3, State.REFUSED), (4, State.DONE)):
        operation = await book.outbox.get(OperationId(f"operation-{number}"))
        operation, attempt = await book.outbox.begin(operation, START, START)
        if to is not None:
            fields = {"document_id": DocumentId("doc-1")} if to is State.DONE else {}
            said = Message("outbox", "x")
            seen = Evidence(wrote=True)
            await book.outbox.move(operation, to, Actor.WORKER, said, attempt=attempt, evidence=seen, fields=fields)
    return book


async def states(book: BookStore) -> list[str]:
    return [operation.state.value for operation in await book.outbox.all(open_only=False)]


def test_opening_again_at_the_same_place_changes_nothing(tmp_path: Path) -> None:
    async def scenario() -> None:
        await (await with_work(tmp_path)).close()
        for _ in range(3):
            book = await open_book(tmp_path)
            assert not book.report.is_copy
            assert await states(book) == ["queued", "inflight", "refused", "done"]
            await book.close()

    run(scenario())


@pytest.mark.parametrize("how", ["other place", "file restored", "beside missing", "beside broken", "beside restored"])
def test_a_copy_sends_nothing_of_what_it_holds(tmp_path: Path, how: str) -> None:
    here = tmp_path / "here"

    async def scenario() -> None:
        await (await with_work(here)).close()
        old_file, old_beside = (here / FILE_NAME).read_bytes(), (here / INSTANCE_FILE).read_bytes()
        await (await open_book(here)).close()
        directory, place = here, "here"
        match how:
            case "other place":
                directory, place = tmp_path / "there", "there"
                shutil.copytree(here, directory)
            case "file restored":
                (here / FILE_NAME).write_bytes(old_file)
            case "beside missing":
                (here / INSTANCE_FILE).unlink()
            case "beside broken":
                (here / INSTANCE_FILE).write_text("[]", encoding="utf-8")
            case "beside restored":
                (here / INSTANCE_FILE).write_bytes(old_beside)
        book = await open_book(directory, place=place)
        assert book.report.is_copy
        assert book.report.distrusted == ("operation-1", "operation-2", "operation-3")
        assert await states(book) == ["unknown", "unknown", "unknown", "done"]
        assert await book.outbox.of_a_copy(OperationId("operation-1"))
        assert not await book.outbox.of_a_copy(OperationId("operation-4"))
        assert (await book.outbox.events(OperationId("operation-1")))[-1].what.template.startswith(
            "This data is a copy"
        )
        await book.close()
        again = await open_book(directory, place=place)
        assert not again.report.is_copy
        await again.close()

    run(scenario())


@pytest.mark.parametrize(
    ("refused", "newer"),
    [
        ({"kind": "send"}, {"kind": "send"}),
        ({"kind": "convert"}, {"kind": "convert"}),
        (
            {"target": Target.PRICE, "kind": "update", "record_id": "price-1"},
            {"target": Target.PRICE, "kind": "action", "record_id": "price-1"},
        ),
    ],
    ids=["send", "convert", "price"],
)
@pytest.mark.parametrize("is_refused_too", [False, True])
def test_a_copy_with_two_of_one_thing_opens_and_asks_about_the_newer(
    tmp_path: Path, refused: dict[str, Any], newer: dict[str, Any], is_refused_too: bool
) -> None:
    """Only one operation of a document or record may be open: two cannot become unknown. (An older program left both.)"""
    documents = [{} if "record_id" in refused else {"document_id": DocumentId(each)} for each in ("doc-1", "doc-2")]

    async def scenario() -> None:
        book = await open_book(tmp_path / "here", inline=True)
        first, second = (OperationId(f"operation-{number}") for number in (1, 2))
        await book.outbox.queue([an_operation(1, draft_id=None, **(documents[0] | refused))], None, None)
        await refuse(book, first)
        await book.outbox.queue([an_operation(2, draft_id=None, **(documents[1] | newer))], None, None)
        await book.database.write(lambda c: be_of(c, first, documents[1]))
        if is_refused_too:
            await refuse(book, second)
        await book.close()
        shutil.copytree(tmp_path / "here", tmp_path / "there")
        book = await open_book(tmp_path / "there", place="there")
        assert book.report.distrusted == (second,)
        assert await states(book) == ["refused", "unknown"]
        await book.close()

    run(scenario())


async def refuse(book: BookStore, operation_id: OperationId) -> None:
    operation, attempt = await book.outbox.begin(await book.outbox.get(operation_id), START, START)
    await book.outbox.move(operation, State.REFUSED, Actor.WORKER, SAID, attempt=attempt)


def be_of(connection: sqlite3.Connection, operation_id: OperationId, document: dict[str, Any]) -> None:
    OPERATION.replace(connection, operation_rows.row_of(connection, operation_id), document)


@pytest.mark.parametrize("kind", ["send", "convert"])
def test_what_is_asked_again_of_a_document_replaces_what_was_refused(tmp_path: Path, kind: str) -> None:
    async def scenario() -> None:
        book = await open_book(tmp_path, inline=True)
        document = {"draft_id": None, "kind": kind, "document_id": DocumentId("doc-1")}
        await book.outbox.queue([an_operation(1, **document)], None, None)
        await refuse(book, OperationId("operation-1"))
        other = {**document, "document_id": DocumentId("doc-2")}
        await book.outbox.queue([an_operation(2, **other)], None, None)
        assert await states(book) == ["refused", "queued"]
        await book.outbox.queue([an_operation(3, **document)], None, None)
        assert await states(book) == ["discarded", "queued", "queued"]
        said = (await book.outbox.events(OperationId("operation-1")))[-1].what.template
        assert said == "It was asked for again; this replaces the refused attempt."
        await book.close()

    run(scenario())


def test_a_copy_whose_refused_draft_is_damaged_opens_and_says_so(tmp_path: Path) -> None:
    """Whether the draft was edited since cannot be told, so LedgerBee is asked."""

    async def scenario() -> None:
        book = await with_work(tmp_path / "here")
        await book.database.write(lambda c: c.execute("UPDATE draft SET caret = '{}' WHERE id = 'draft-3'"))
        await book.close()
        shutil.copytree(tmp_path / "here", tmp_path / "there")
        book = await open_book(tmp_path / "there", place="there")
        assert book.report.damaged_drafts == ("draft-3",)
        assert book.report.distrusted == ("operation-1", "operation-2", "operation-3")
        assert await states(book) == ["unknown", "unknown", "unknown", "done"]
        await book.close()

    run(scenario())


def test_that_it_is_of_a_copy_is_forgotten_with_the_end_of_an_operation(tmp_path: Path) -> None:
    async def scenario() -> None:
        await (await with_work(tmp_path / "here")).close()
        shutil.copytree(tmp_path / "here", tmp_path / "there")
        book = await open_book(tmp_path / "there", place="there")
        first, second, third = await book.outbox.all(open_only=True)
        done = {"document_id": DocumentId("doc-9")}
        await book.outbox.move(first, State.DONE, Actor.RECONCILIATION, SAID, fields=done)
        lost = await book.outbox.move(second, State.NOT_FOUND, Actor.RECONCILIATION, SAID)
        assert [await book.outbox.of_a_copy(each.id) for each in (first, second, third)] == [False, True, True]
        await book.outbox.move(lost, State.DISCARDED, Actor.PERSON, SAID)
        notes = "SELECT name FROM pull_state WHERE name LIKE 'copied:%'"
        assert await book.database.read(lambda c: [row[0] for row in c.execute(notes)]) == [f"copied:{third.id}"]
        await book.close()

    run(scenario())


def test_what_was_refused_and_edited_since_stays_refused_in_a_copy(tmp_path: Path) -> None:
    """Its draft is queued anew, not this; unknown, it would lock what was typed since."""

    async def scenario() -> None:
        book = await with_work(tmp_path / "here")
        [refused] = [each for each in await book.outbox.all(open_only=True) if each.state is State.REFUSED]
        assert refused.draft_id is not None
        opened = await book.drafts.open(refused.draft_id)
        journal = Journal(opened.saved.draft, opened.changes, opened.position)
        await type_reference(book, journal, "mended")
        await book.close()
        shutil.copytree(tmp_path / "here", tmp_path / "there")
        copy = await open_book(tmp_path / "there", place="there")
        assert copy.report.is_copy
        assert (await copy.outbox.get(refused.id)).state is State.REFUSED
        await copy.close()

    run(scenario())


def test_without_the_comparison_a_copy_would_send(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The planted defect: nobody looks whether this is a copy."""

    async def nobody_looks(*_: object) -> bool:
        return False

    async def scenario() -> None:
        await (await with_work(tmp_path / "here")).close()
        shutil.copytree(tmp_path / "here", tmp_path / "there")
        monkeypatch.setattr("ledgerbee_desktop.store.identity.is_foreign", nobody_looks)
        book = await open_book(tmp_path / "there", place="there")
        assert "queued" in await states(book)
        await book.close()

    run(scenario())


def test_a_kill_between_the_two_numbers_is_no_copy(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Whatever step of giving the new number is the last one, the pair still fits at the next start."""
    for steps in (1, 2, 3):
        directory = tmp_path / str(steps)

        async def scenario(directory: Path = directory, steps: int = steps) -> None:
            ids = CountingIds()
            await (await BookStore.open(directory, StepClock(), ids, Bus(), place="here")).close()
            left = steps
            with monkeypatch.context() as patch:

                def dies(path: Path, text: str) -> None:
                    nonlocal left
                    left -= 1
                    if left == 0:
                        raise KeyboardInterrupt
                    path.write_text(text, encoding="utf-8")

                patch.setattr("ledgerbee_desktop.store.disk.write_durably", dies)
                if steps < 3:
                    with pytest.raises(KeyboardInterrupt):
                        await open_with(directory, ids)
                else:
                    await (await open_with(directory, ids)).close()
            book = await open_with(directory, ids)
            assert not book.report.is_copy
            await book.close()

        run(scenario())


async def open_with(directory: Path, ids: CountingIds) -> BookStore:
    from tests.unit.store.kit import InlineExecutor

    return await BookStore.open(directory, StepClock(), ids, Bus(), place="here", executor=InlineExecutor())


def test_a_damaged_copy_stays_a_copy(tmp_path: Path) -> None:
    async def scenario() -> None:
        book = await with_work(tmp_path)
        await book.database.write(lambda c: c.execute("UPDATE operation SET sent_before = 9 WHERE id = 'operation-1'"))
        await book.close()
        for _ in range(2):
            book = await open_book(tmp_path, place="there")
            assert book.report.is_copy
            assert book.report.damaged_operations == ("operation-1",)
            await book.close()

    run(scenario())


def test_places_differ(tmp_path: Path) -> None:
    assert place_of(tmp_path) == place_of(tmp_path / "x" / "..")
    assert place_of(tmp_path) != place_of(tmp_path / "x")
    assert str(tmp_path) not in place_of(tmp_path)


def test_the_full_check_reads_everything(tmp_path: Path) -> None:
    async def scenario() -> None:
        book = await with_work(tmp_path)
        assert await book.full_check() == ()
        await book.database.write(lambda c: c.execute("UPDATE attempt SET outcome = 'x' WHERE id = 3"))
        assert await book.full_check() == ("attempt 3 does not match its checksum",)
        assert sorted(path.name for path in tmp_path.iterdir()) == [FILE_NAME, FILE_NAME + "-wal", INSTANCE_FILE]
        await book.close()

    run(scenario())
