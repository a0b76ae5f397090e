"""What LedgerBee had around a change stays readable (reliability 3, rule 5), and what lists do not tell stays with a document."""

from __future__ import annotations

import dataclasses
import datetime as dt
from decimal import Decimal
from pathlib import Path

import pytest

from ledgerbee_desktop.core.identifiers import DocumentId, OperationId
from ledgerbee_desktop.core.kinds import DocumentKind, LineKind, Target
from ledgerbee_desktop.core.library import Document, DocumentLine, Moment
from ledgerbee_desktop.core.ports import NewOperation
from ledgerbee_desktop.core.text import Message
from ledgerbee_desktop.store.book import FILE_NAME, BookStore
from tests.unit.store.kit import START, open_book, run

CHANGE = OperationId("change")
QUOTE = Document(
    id=DocumentId("quote"),
    kind=DocumentKind.QUOTE,
    status="draft",
    date=dt.date(2026, 3, 2),
    currency="DKK",
    subtotal=Decimal("900.50"),
    vat=Decimal("225.13"),
    amount=Decimal("1125.63"),
    created_at=dt.datetime(2026, 3, 2, 8, tzinfo=dt.UTC),
    updated_at="1",
    reference="PO 1",
    lines=(DocumentLine(kind=LineKind.PRODUCT, id="l", quantity=Decimal("2.5"), line_type="subscription"),),
    unknown=(("discountPercent", "10.10"),),
)
SAID = Message("test", "read again")


async def begun(book: BookStore, before: Document) -> None:
    """The change has left."""
    new = NewOperation(
        id=CHANGE,
        draft_id=None,
        target=Target.QUOTE,
        kind="update",
        payload=b"{}",
        customer_id=None,
        document_id=QUOTE.id,
    )
    await book.outbox.queue([new], None, None)
    await book.outbox.begin(await book.outbox.get(CHANGE), START, None, before)


def test_the_image_is_on_the_disk_with_the_attempt(tmp_path: Path) -> None:
    async def scenario() -> None:
        book = await open_book(tmp_path)
        await begun(book, QUOTE)
        operation = await book.outbox.get(CHANGE)
        later = dataclasses.replace(QUOTE, reference="theirs")
        await book.outbox.keep_image(operation, Moment.MEANWHILE, dataclasses.replace(QUOTE, updated_at="2"), SAID)
        await book.outbox.keep_image(operation, Moment.MEANWHILE, later, SAID)
        await book.outbox.keep_image(operation, Moment.MEANWHILE, later, SAID)
        await book.close()
        book = await open_book(tmp_path)
        images = await book.outbox.images(QUOTE.id)
        assert [(each.operation_id, each.moment) for each in images] == [
            (CHANGE, Moment.BEFORE),
            (CHANGE, Moment.MEANWHILE),
        ]
        assert [each.document for each in images] == [QUOTE, later]
        assert await book.outbox.images(DocumentId("another")) == ()
        told = [str(event.what) for event in await book.outbox.events(CHANGE)]
        assert told == ["Queued.", "Attempt 1 leaves.", "read again"]
        await book.close()

    run(scenario())


def test_one_that_the_disk_has_changed_is_not_used(tmp_path: Path) -> None:
    async def scenario() -> None:
        book = await open_book(tmp_path)
        await begun(book, QUOTE)
        await book.close()
        content = (tmp_path / FILE_NAME).read_bytes()
        assert content.count(b"900.50") == 1
        (tmp_path / FILE_NAME).write_bytes(content.replace(b"900.50", b"100.50"))
        book = await open_book(tmp_path)
        assert await book.outbox.images(QUOTE.id) == ()
        await book.close()

    run(scenario())


@pytest.mark.parametrize(
    "damage", ["at = replace(at, '+', '#')", "evidence = replace(evidence, 'before', 'meanwhile')", "evidence = '{}'"]
)
def test_one_whose_time_or_frame_is_damaged_hides_no_other(tmp_path: Path, damage: str) -> None:
    async def scenario() -> None:
        book = await open_book(tmp_path)
        await begun(book, QUOTE)
        later = dataclasses.replace(QUOTE, reference="theirs")
        await book.outbox.keep_image(await book.outbox.get(CHANGE), Moment.MEANWHILE, later, SAID)
        await book.database.write(lambda c: c.execute("DROP TRIGGER outbox_event_fixed"))
        query = f"UPDATE outbox_event SET {damage} WHERE evidence LIKE '%\"before\"%'"
        assert await book.database.write(lambda c: c.execute(query).rowcount) == 1
        assert [each.document for each in await book.outbox.images(QUOTE.id)] == [later]
        await book.close()

    run(scenario())


def test_a_list_does_not_forget_what_there_is_no_field_for(tmp_path: Path) -> None:
    async def scenario() -> None:
        book = await open_book(tmp_path)
        listed = dataclasses.replace(QUOTE, lines=None, unknown=())
        await book.library.put_documents([QUOTE])
        assert await book.library.put_documents([listed]) == frozenset()
        assert await book.library.documents([QUOTE.id]) == (QUOTE,)
        await book.library.put_documents([dataclasses.replace(listed, updated_at="2")])
        (kept,) = await book.library.documents([QUOTE.id])
        assert (kept.unknown, kept.lines) == (QUOTE.unknown, None)
        await book.library.put_documents([dataclasses.replace(QUOTE, unknown=())])
        assert (await book.library.documents([QUOTE.id]))[0].unknown == ()
        await book.close()

    run(scenario())
