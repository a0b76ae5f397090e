"""What is saved from a damaged database: every draft that the damage did not hit, nothing that was never written, nothing sent twice."""

from __future__ import annotations

import dataclasses
import datetime as dt
import random
import shutil
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest

from ledgerbee_desktop.core.drafts import Draft, DraftState
from ledgerbee_desktop.core.errors import NotEditable
from ledgerbee_desktop.core.identifiers import CompanyId, CustomerId, DocumentId, DraftId, OperationId
from ledgerbee_desktop.core.journal import Journal
from ledgerbee_desktop.core.keeping import Salvage
from ledgerbee_desktop.core.kinds import DocumentKind
from ledgerbee_desktop.core.library import Company
from ledgerbee_desktop.core.matching import OUR_CLOCK
from ledgerbee_desktop.core.operations import Actor, Evidence, State
from ledgerbee_desktop.core.returned import Returned
from ledgerbee_desktop.core.text import Message
from ledgerbee_desktop.store import salvage as salvaging
from ledgerbee_desktop.store.afresh import begin_afresh, bring_in
from ledgerbee_desktop.store.book import FILE_NAME
from ledgerbee_desktop.store.restoring import CannotRestore
from ledgerbee_desktop.store.salvage import salvage
from tests.unit.store.kit import (
    START,
    StepClock,
    a_document,
    a_draft,
    a_line,
    an_operation,
    open_book,
    run,
    type_reference,
)
from tests.unit.store.test_migration import a_database_of_version_1

SAID = Message("outbox", "x")
COMPANY = Company(id=CompanyId("company-1"), name="Maler Holm ApS")
PAGE = 4096


@dataclass
class Truth:
    """All that was ever stored of each draft, the newest last, and where the files are."""

    directory: Path
    versions: dict[str, list[Draft]]

    @property
    def path(self) -> Path:
        return self.directory / FILE_NAME


async def build(directory: Path) -> Truth:
    """Drafts short and long (over several pages), one queued, one on the wire, one handed over, one deleted."""
    book = await open_book(directory)
    await book.library.put_company(COMPANY)
    truth = Truth(directory, {})

    async def written(name: str, words: int, **fields: object) -> Journal:
        journal = Journal((await book.drafts.create(a_draft(name, **fields))).draft)
        truth.versions[name] = [journal.draft]
        for number in range(words):
            await type_reference(book, journal, f"{name} {number}")
            truth.versions[name].append(journal.draft)
        return journal

    for number in range(12):
        await written(f"draft-{number}", 5)
    await written("long", 3, lines=tuple(a_line(number, description="Æ" * 300) for number in range(60)))
    for number, name in enumerate(("queued", "leaving", "sent"), 1):
        await written(name, 2)
        await book.outbox.queue([an_operation(number, draft_id=DraftId(name))], DraftId(name), 3)
    for number in (2, 3):
        await book.outbox.begin(await book.outbox.get(OperationId(f"operation-{number}")), START, START)
    sent = await book.outbox.get(OperationId("operation-3"))
    (attempt,) = await book.outbox.attempts(sent.id)
    await book.outbox.move(
        sent,
        State.DONE,
        Actor.WORKER,
        SAID,
        attempt=attempt,
        evidence=Evidence(),
        fields={"document_id": DocumentId("doc-1")},
    )
    await written("deleted", 2)
    await book.drafts.delete(DraftId("deleted"))
    await book.close()
    return truth


@pytest.fixture(scope="module")
def truth(tmp_path_factory: pytest.TempPathFactory) -> Truth:
    return run(build(tmp_path_factory.mktemp("book")))


def saved_from(truth: Truth, tmp_path: Path, spoil: Callable[[bytearray], None]) -> Salvage:
    data = bytearray(truth.path.read_bytes())
    spoil(data)
    damaged = tmp_path / "damaged.db"
    damaged.write_bytes(data)
    before = damaged.read_bytes()
    found = salvage(damaged, tmp_path)
    assert damaged.read_bytes() == before
    assert [path.name for path in tmp_path.iterdir()] == ["damaged.db"]
    return found


def nothing_invented(truth: Truth, found: Salvage) -> None:
    for work in (*found.drafts, *found.unclear):
        assert work.draft in truth.versions[work.draft.id]
        if work.changes:
            assert Journal(work.draft, work.changes, work.position).draft == work.draft
    assert not {"leaving", "sent"} & {work.draft.id for work in found.drafts}


def test_a_sound_file_gives_everything_unsent_with_its_journal(truth: Truth, tmp_path: Path) -> None:
    found = saved_from(truth, tmp_path, lambda data: None)
    assert found.is_complete
    assert found.company == COMPANY
    drafts = {work.draft.id: work for work in found.drafts}
    assert set(drafts) == set(truth.versions) - {"leaving", "sent", "deleted"}
    assert all(work.draft == truth.versions[name][-1] for name, work in drafts.items())
    assert {len(work.changes) for name, work in drafts.items() if name.startswith("draft")} == {5}
    assert [work.draft.id for work in found.unclear] == ["leaving"]
    assert [(each.id, each.state, each.may_have_left) for each in found.operations] == [
        ("operation-1", State.QUEUED, False),
        ("operation-2", State.INFLIGHT, True),
    ]


def wipe(start: int, end: int) -> Callable[[bytearray], None]:
    def spoil(data: bytearray) -> None:
        data[start:end] = bytes(end - start)

    return spoil


@pytest.mark.parametrize(
    "spoil",
    [wipe(0, 100), wipe(100, PAGE), wipe(0, PAGE), wipe(16, 18)],
    ids=["header", "schema", "first page", "page size"],
)
def test_without_header_and_schema_the_pages_still_give_every_draft(
    truth: Truth, tmp_path: Path, spoil: Callable[[bytearray], None]
) -> None:
    found = saved_from(truth, tmp_path, spoil)
    assert not found.is_complete
    nothing_invented(truth, found)
    drafts = {work.draft.id: work.draft for work in found.drafts}
    for name in set(truth.versions) - {"leaving", "sent", "deleted"}:
        assert drafts[DraftId(name)] == truth.versions[name][-1]
    assert {each.id for each in found.operations} == {"operation-1", "operation-2"}


def test_much_that_looks_like_pages_does_not_mislead(truth: Truth, tmp_path: Path) -> None:
    chance = random.Random(1)

    def spoil(data: bytearray) -> None:
        data[:PAGE] = bytes(PAGE)
        for _ in range(1000):
            data.extend((0).to_bytes(4, "big") + chance.randbytes(PAGE - 4))

    found = saved_from(truth, tmp_path, spoil)
    nothing_invented(truth, found)
    assert {work.draft.id for work in found.drafts} >= set(truth.versions) - {"leaving", "sent", "deleted"}


def test_without_the_pages_a_lost_header_loses_everything(
    truth: Truth, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The planted defect."""
    monkeypatch.setattr(salvaging, "carved", lambda data, tables: iter(()))
    assert saved_from(truth, tmp_path, wipe(0, PAGE)).drafts == ()


def test_a_lost_page_costs_what_was_in_it_and_nothing_else(truth: Truth, tmp_path: Path) -> None:
    """Every other page in turn. At least all but the drafts of one page are there, and each is the newest or an older true version."""
    pages = truth.path.stat().st_size // PAGE
    worst = 16
    for page in range(0, pages, 2):
        found = saved_from(truth, tmp_path, wipe(page * PAGE, (page + 1) * PAGE))
        nothing_invented(truth, found)
        worst = min(worst, len(found.drafts) + len(found.unclear))
        (tmp_path / "damaged.db").unlink()
    assert worst >= 8


def test_flipped_bytes_invent_nothing(truth: Truth, tmp_path: Path) -> None:
    chance = random.Random(3)
    for _ in range(60):

        def spoil(data: bytearray) -> None:
            for _ in range(40):
                data[chance.randrange(len(data))] ^= 1 << chance.randrange(8)

        nothing_invented(truth, saved_from(truth, tmp_path, spoil))
        (tmp_path / "damaged.db").unlink()


@pytest.mark.parametrize(
    "content", [b"", b"no database at all" * 1000, bytes(20_000), b"SQLite format 3\0" + bytes(5000)]
)
def test_what_is_no_database_gives_nothing(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "x.db").write_bytes(content)
    found = salvage(tmp_path / "x.db", tmp_path)
    assert (found.drafts, found.unclear, found.operations) == ((), (), ())


def test_a_file_that_is_not_there_is_a_sentence(tmp_path: Path) -> None:
    with pytest.raises(CannotRestore, match="no file"):
        salvage(tmp_path / "x.db", tmp_path)


def test_what_is_in_the_log_alone_is_saved(truth: Truth, tmp_path: Path) -> None:
    shutil.copytree(truth.directory, tmp_path / "live")

    async def scenario() -> Salvage:
        book = await open_book(tmp_path / "live")
        await book.drafts.create(a_draft("in the log"))
        killed = tmp_path / "killed"
        killed.mkdir()
        for name in (FILE_NAME, FILE_NAME + "-wal"):
            shutil.copyfile(tmp_path / "live" / name, killed / name)
        return salvage(killed / FILE_NAME, tmp_path)

    assert "in the log" in {work.draft.id for work in run(scenario()).drafts}


def test_a_file_of_version_1(tmp_path: Path) -> None:
    a_database_of_version_1(tmp_path)
    for spoiled in (False, True):
        if spoiled:
            data = (tmp_path / FILE_NAME).read_bytes()
            (tmp_path / FILE_NAME).write_bytes(bytes(PAGE) + data[PAGE:])
        found = salvage(tmp_path / FILE_NAME, tmp_path)
        assert found.is_complete is not spoiled
        assert [work.draft.reference for work in found.unclear] == ["PO 7"]
        assert [(each.target, each.may_have_left) for each in found.operations] == [
            ("invoice", True),
            ("invoice", False),
        ]


# --- As drafts again ------------------------------------------------------------------------------


def test_a_fresh_database_has_the_drafts_and_nothing_that_leaves_by_itself(truth: Truth, tmp_path: Path) -> None:
    directory = tmp_path / "book"
    shutil.copytree(truth.directory, directory)
    found = salvage(directory / FILE_NAME, directory)
    aside = run(begin_afresh(directory, found, StepClock(), "1"))
    assert aside is not None
    assert salvage(aside, tmp_path).drafts == found.drafts

    async def scenario() -> None:
        book = await open_book(directory)
        assert book.report.is_sound
        assert await book.full_check() == ()
        assert await book.library.company() == COMPANY
        saved = {each.draft.id: each for each in await book.drafts.all()}
        assert set(saved) == {work.draft.id for work in found.drafts}
        assert {each.state for each in saved.values()} == {DraftState.EDITING}
        opened = await book.drafts.open(DraftId("draft-3"))
        assert (opened.saved.draft, len(opened.changes)) == (truth.versions["draft-3"][-1], 5)
        assert Journal(opened.saved.draft, opened.changes, opened.position).undo() == truth.versions["draft-3"][-2]
        assert await book.outbox.all(open_only=False) == ()
        notes = await book.returned.all()
        assert set(notes) == {
            work.draft.id for work in found.drafts if not work.draft.is_blank and not work.draft.edits
        }
        stored = {work.draft.id: dt.datetime.fromisoformat(work.updated_at) for work in found.drafts}
        assert {name: note.since for name, note in notes.items()} == {name: stored[name] - OUR_CLOCK for name in notes}
        await book.close()

    run(scenario())


def test_what_was_typed_after_the_backup_is_brought_in_and_what_left_is_not(tmp_path: Path) -> None:
    async def scenario() -> None:
        book = await open_book(tmp_path)
        journals = {}
        for name in ("typed", "same", "queued", "new"):
            journals[name] = Journal((await book.drafts.create(a_draft(name))).draft)
        await book.outbox.queue([an_operation(draft_id=DraftId("queued"))], DraftId("queued"), 1)
        await type_reference(book, journals["typed"], "here")
        works = salvage((await book.back_up()).copy.path, tmp_path).drafts
        assert {work.draft.id for work in works} == {"typed", "same", "queued", "new"}
        await type_reference(book, journals["same"], "newer here")
        await book.drafts.delete(DraftId("new"))
        newer = [
            dataclasses.replace(
                work, draft=work.draft.replace(reference="saved"), revision=work.revision + 1, changes=(), position=0
            )
            for work in works
            if work.draft.id in {"typed", "queued"}
        ]
        assert await bring_in(book.drafts, book.returned, (*newer, *works)) == ("typed", "new")
        references = {each.draft.id: each.draft.reference for each in await book.drafts.all()}
        assert references == {"typed": "saved", "same": "newer here", "queued": "", "new": ""}
        with pytest.raises(NotEditable):
            await type_reference(book, journals["queued"], "x")
        assert set(await book.returned.all()) == {"typed", "new"}, "either may have left by the other file"
        await book.close()

    run(scenario())


def test_a_draft_that_was_handed_over_here_is_not_brought_in_and_leaves_no_note(tmp_path: Path) -> None:
    async def scenario() -> None:
        book = await open_book(tmp_path)
        await book.drafts.create(a_draft("left"))
        works = salvage((await book.back_up()).copy.path, tmp_path).drafts
        await book.returned.recognise(
            an_operation(draft_id=DraftId("left")), DraftId("left"), 1, DocumentId("document-1"), SAID
        )
        assert await bring_in(book.drafts, book.returned, works) == ()
        assert await book.returned.get(DraftId("left")) is None
        await book.close()

    run(scenario())


def test_what_was_known_of_a_draft_is_kept_when_a_newer_version_is_brought_in(tmp_path: Path) -> None:
    async def scenario() -> None:
        book = await open_book(tmp_path)
        await book.drafts.create(a_draft("typed"))
        await book.drafts.create(a_draft("ever"))
        (typed, ever) = sorted(
            salvage((await book.back_up()).copy.path, tmp_path).drafts, key=lambda work: work.draft.id, reverse=True
        )
        await book.returned.note_all()
        for work, since in ((typed, START.replace(year=2030)), (ever, None)):
            note = await book.returned.get(work.draft.id)
            assert note is not None
            left = Returned(since=since, has_left=True, became=DocumentId("document-1"), is_checked=True)
            await book.returned.put(work.draft.id, left, instead_of=note)
        newer = [dataclasses.replace(work, revision=work.revision + 1) for work in (typed, ever)]
        assert len(await bring_in(book.drafts, book.returned, newer)) == 2
        bound = dt.datetime.fromisoformat(typed.updated_at) - OUR_CLOCK
        for work, since in ((typed, bound), (ever, None)):
            note = await book.returned.get(work.draft.id)
            assert note == Returned(since=since, has_left=True, became=DocumentId("document-1"))
        await book.close()

    run(scenario())


def test_a_change_of_a_quote_needs_the_document_that_it_changes(tmp_path: Path) -> None:
    async def scenario() -> None:
        book = await open_book(tmp_path)
        base = a_document(1)
        draft = a_draft("change", kind=DocumentKind.QUOTE, edits=base.id, customer_id=CustomerId("customer-1"))
        await book.drafts.create(draft, base)
        backup = (await book.back_up()).copy.path
        await book.close()
        (work,) = salvage(backup, tmp_path).drafts
        assert work.base == base
        connection = sqlite3.connect(backup)
        connection.execute("UPDATE base SET body = body || ' '")
        connection.commit()
        connection.execute("VACUUM")  # or the old row would be found in what is left of it
        connection.close()
        found = salvage(backup, tmp_path)
        assert (found.drafts, [each.draft.id for each in found.unclear]) == ((), ["change"])
        assert not found.is_complete

    run(scenario())
