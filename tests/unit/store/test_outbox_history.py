"""What is asked of the outbox's history, however long it is."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from ledgerbee_desktop.core.errors import StoreDamaged
from ledgerbee_desktop.core.identifiers import DraftId, OperationId
from ledgerbee_desktop.core.operations import Actor, State
from ledgerbee_desktop.store.operation_rows import event_of, to_json
from tests.unit.store.kit import START, a_draft, an_operation, open_book, run
from tests.unit.store.test_outbox import LATER, SAID, brought_to, queued


def test_the_history_is_read_page_by_page(tmp_path: Path) -> None:
    async def scenario() -> None:
        book = await open_book(tmp_path, inline=True)
        for number in range(1, 8):
            draft = DraftId(f"draft-{number}")
            await book.drafts.create(a_draft(draft))
            await book.outbox.queue([an_operation(number, draft_id=draft)], draft, 1)
            if number not in {3, 6}:
                operation = await book.outbox.get(OperationId(f"operation-{number}"))
                await book.outbox.move(operation, State.DISCARDED, Actor.PERSON, SAID)
        newest = await book.outbox.ended(3)
        assert [(each.id, each.state) for each in newest] == [
            (f"operation-{number}", State.DISCARDED) for number in (4, 5, 7)
        ]
        assert [each.id for each in await book.outbox.ended(3, newest[0].id)] == ["operation-1", "operation-2"]
        assert await book.outbox.ended(3, OperationId("operation-1")) == ()
        await book.close()

    run(scenario())


def test_a_batch_and_a_draft_are_read_without_the_rest_of_the_history(tmp_path: Path) -> None:
    """A row of the history that the disk has damaged keeps nobody from seeing what became of other ones."""

    async def scenario() -> None:
        book = await open_book(tmp_path, inline=True)
        for number, batch in enumerate(["", "one", "two", "one"], start=1):
            draft = DraftId(f"draft-{number}")
            await book.drafts.create(a_draft(draft))
            await book.outbox.queue([replace(an_operation(number, draft_id=draft), batch=batch)], draft, 1)
        first, second, *_ = await book.outbox.all(open_only=True)
        for each in (first, second):
            await book.outbox.move(each, State.DISCARDED, Actor.PERSON, SAID)
        await book.database.write(lambda c: c.execute("UPDATE operation SET attempts = 9 WHERE id = ?", (first.id,)))
        batch_one = await book.outbox.of_batch("one")
        assert [(each.id, each.state) for each in batch_one] == [
            ("operation-2", State.DISCARDED),
            ("operation-4", State.QUEUED),
        ]
        assert [each.id for each in await book.outbox.of_draft(DraftId("draft-2"))] == ["operation-2"]
        assert await book.outbox.of_batch("three") == ()
        assert await book.outbox.of_draft(DraftId("draft-9")) == ()
        for read in (book.outbox.of_draft(DraftId("draft-1")), book.outbox.all(open_only=False)):
            with pytest.raises(StoreDamaged):
                await read
        await book.close()

    run(scenario())


def test_what_is_watched_and_what_alerts_is_read_without_the_rest_of_the_history(tmp_path: Path) -> None:
    """A row of the history that the disk has damaged keeps nobody from looking, nor from being told."""

    async def scenario() -> None:
        book = await open_book(tmp_path, inline=True)
        for number in range(1, 6):
            draft = DraftId(f"draft-{number}")
            await book.drafts.create(a_draft(draft))
            await book.outbox.queue([an_operation(number, draft_id=draft)], draft, 1)
        gone, looked_for, told, queued, unseen = await book.outbox.all(open_only=True)
        for each in (gone, looked_for, told):
            await book.outbox.move(each, State.DISCARDED, Actor.PERSON, SAID)
        await book.outbox.note(await book.outbox.get(looked_for.id), None, {"next_probe": LATER})
        await book.outbox.note(await book.outbox.get(told.id), None, {"error": SAID})
        await book.outbox.note(queued, None, {"next_probe": LATER, "error": SAID})
        unseen = await brought_to(book, unseen, State.NOT_FOUND)
        await book.outbox.note(unseen, None, {"next_probe": LATER})
        await book.database.write(lambda c: c.execute("UPDATE operation SET attempts = 9 WHERE id = ?", (gone.id,)))
        assert [each.id for each in await book.outbox.watched()] == [looked_for.id, unseen.id]
        assert [(each.id, each.error) for each in await book.outbox.alerting()] == [(told.id, SAID)]
        for read in (book.outbox.ended(5), book.outbox.all(open_only=False)):
            with pytest.raises(StoreDamaged):
                await read
        await book.close()

    run(scenario())


@pytest.mark.parametrize("at", [None, 7, START.isoformat().encode()])
def test_a_line_whose_time_is_no_text_is_left_out(at: object) -> None:
    assert event_of(at, to_json(SAID)) is None


@pytest.mark.parametrize("what", [None, 7, b"\xff"])
def test_a_line_whose_words_are_no_text_is_said_to_be_damaged(what: object) -> None:
    line = event_of(START.isoformat(), what)
    assert line is not None
    assert str(line.what).startswith("The disk has damaged this line")


@pytest.mark.parametrize(
    ("damage", "shown"),
    [
        ("what = substr(what, 2)", ["The disk has damaged this line", "Something happened."]),
        ("what = replace(what, 'Queued', '{0}')", ["The disk has damaged this line", "Something happened."]),
        ("what = replace(what, 'Queued', '{')", ["The disk has damaged this line", "Something happened."]),
        ("at = 'x' || at", ["Something happened."]),
    ],
    ids=["no JSON", "no such hole", "no end of a hole", "no time"],
)
def test_a_damaged_line_of_the_history_hides_no_other(tmp_path: Path, damage: str, shown: list[str]) -> None:
    async def scenario() -> None:
        book, operation = await queued(tmp_path)
        await book.outbox.move(operation, State.DISCARDED, Actor.PERSON, SAID)
        await book.database.write(lambda c: c.execute("DROP TRIGGER outbox_event_fixed"))
        await book.database.write(lambda c: c.execute(f"UPDATE outbox_event SET {damage} WHERE number = 1"))
        lines = [str(line.what) for line in await book.outbox.events(operation.id)]
        assert [line.partition(" of")[0] for line in lines] == shown
        await book.close()

    run(scenario())
