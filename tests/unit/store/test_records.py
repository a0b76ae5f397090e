"""Records made here: in the library at once, and LedgerBee's id everywhere when they are done."""

from __future__ import annotations

import dataclasses
import sqlite3
from decimal import Decimal
from functools import partial
from itertools import chain, repeat
from operator import methodcaller
from pathlib import Path
from typing import Any

import pytest

from ledgerbee_desktop.core.changes import set_fields
from ledgerbee_desktop.core.drafts import Caret, DraftState
from ledgerbee_desktop.core.errors import Stale
from ledgerbee_desktop.core.events import Bus, Topic
from ledgerbee_desktop.core.identifiers import CustomerId, DocumentId, DraftId, OperationId, PriceId, ProductId
from ledgerbee_desktop.core.journal import Journal
from ledgerbee_desktop.core.kinds import Target
from ledgerbee_desktop.core.library import Customer, Price, Product
from ledgerbee_desktop.core.operations import Actor, Operation, State
from ledgerbee_desktop.core.ports import NewOperation
from ledgerbee_desktop.core.text import Message
from ledgerbee_desktop.store.book import BookStore
from tests.unit.store.kit import START, Ears, a_draft, an_operation, open_book, run
from tests.unit.store.test_library import invoice

TEMPORARY = CustomerId("11111111-0000-4000-8000-000000000001")
REAL = CustomerId("99999999-0000-4000-8000-000000000009")
MADE = Customer(id=TEMPORARY, number="7", name="Ærø Nyt", is_temporary=True)
WHAT = Message("outbox", "x")


def a_record(number: int, record: Customer | Product | Price, target: Target, **fields: Any) -> NewOperation:
    values: dict[str, Any] = {"kind": "create", "payload": b'{"name":"x"}', "customer_id": None, "draft_id": None}
    return an_operation(number, target=target, record_id=record.id, record=record, **{**values, **fields})


async def end(book: BookStore, number: int, to: State, **fields: object) -> Operation:
    begun, attempt = await book.outbox.begin(await book.outbox.get(OperationId(f"operation-{number}")), START, START)
    return await book.outbox.move(begun, to, Actor.WORKER, WHAT, attempt=attempt, fields=fields)


async def with_a_customer(directory: Path, bus: Bus | None = None) -> BookStore:
    """A customer made here, and a draft for it that waits for it in the outbox."""
    book = await open_book(directory, bus=bus)
    await book.outbox.queue([a_record(1, MADE, Target.CUSTOMER)], None, None)
    journal = Journal((await book.drafts.create(a_draft(customer_id=None))).draft)
    change = set_fields(journal.draft, customer_id=TEMPORARY)
    assert change is not None
    journal.apply(change)
    write = journal.pending()
    assert write is not None
    saved = await book.drafts.record(write, Caret())
    payload = f'{{"customerId":"{TEMPORARY}","notes":"a \\"{TEMPORARY}x"}}'.encode()
    create = an_operation(2, customer_id=TEMPORARY, payload=payload, after=OperationId("operation-1"))
    await book.outbox.queue([create], DraftId("draft-1"), saved.revision)
    await book.workspace.set("tab", [f"customer/{TEMPORARY}"])
    await book.library.set_pull_state(f"contacts {TEMPORARY}", "1")
    return book


def occurrences(connection: sqlite3.Connection, text: str) -> list[str]:
    tables = ("draft", "change", "base", "operation", "customer", "product", "product_group", "contact", "department")
    found = []
    for table in (*tables, "workspace", "pull_state", "document"):
        for row in connection.execute(f"SELECT * FROM {table}"):
            for column in row.keys():  # noqa: SIM118 - a Row is no mapping
                value = row[column]
                value = value.decode("utf-8", "replace") if isinstance(value, bytes) else str(value)
                if f'"{text}"' in value or value == text or f"/{text}" in value:
                    found.append(f"{table}.{column}")
    return found


def test_a_done_create_heals_everything(tmp_path: Path) -> None:
    async def scenario() -> None:
        ears, bus = Ears(), Bus()
        book = await with_a_customer(tmp_path, bus)
        assert (await book.library.catalogue()).customers == {TEMPORARY: MADE}
        await book.library.put_customers([])
        assert (await book.library.catalogue()).customers == {TEMPORARY: MADE}, "a pull does not know it"
        bus.subscribe(ears)
        done = await end(book, 1, State.DONE, record_id=REAL)
        assert (done.record_id, done.state) == (REAL, State.DONE)
        assert await book.database.read(lambda c: occurrences(c, TEMPORARY)) == []
        (customer,) = (await book.library.catalogue()).customers.values()
        assert (customer.id, customer.name, customer.is_temporary) == (REAL, "Ærø Nyt", False)
        waiting = await book.outbox.get(OperationId("operation-2"))
        assert (waiting.state, waiting.customer_id) == (State.QUEUED, REAL)
        assert waiting.payload == f'{{"customerId":"{REAL}","notes":"a \\"{TEMPORARY}x"}}'.encode()
        opened = await book.drafts.open(DraftId("draft-1"))
        assert opened.saved.draft.customer_id == REAL
        assert opened.changes[0].apply(a_draft()).customer_id == REAL
        assert await book.workspace.get("tab") == [f"customer/{REAL}"]
        assert await book.library.pull_state(f"contacts {REAL}") == "1"
        assert await book.library.real_id(TEMPORARY) == REAL
        assert await book.library.real_id("other") == "other"
        assert {each.topic for each in ears.heard} >= {Topic.CATALOGUE, Topic.OPERATIONS, Topic.DRAFTS}
        assert await book.full_check() == ()
        await book.close()
        book = await open_book(tmp_path)
        assert book.report.is_sound
        await book.close()

    run(scenario())


def test_an_editor_that_has_not_heard_writes_the_real_id(tmp_path: Path) -> None:
    async def scenario() -> None:
        book = await open_book(tmp_path)
        await book.outbox.queue([a_record(1, MADE, Target.CUSTOMER)], None, None)
        journal = Journal((await book.drafts.create(a_draft(customer_id=TEMPORARY))).draft)
        await end(book, 1, State.DONE, record_id=REAL)
        change = set_fields(journal.draft, notes='a "quoted" word')
        assert change is not None
        journal.apply(change)
        write = journal.pending()
        assert write is not None
        saved = await book.drafts.record(write, Caret())
        assert (saved.draft.customer_id, saved.draft.notes) == (REAL, 'a "quoted" word')
        late = an_operation(2, customer_id=TEMPORARY, payload=f'{{"customerId":"{TEMPORARY}"}}'.encode())
        await book.outbox.queue([late], DraftId("draft-1"), saved.revision)
        queued = await book.outbox.get(OperationId("operation-2"))
        assert (queued.customer_id, queued.payload) == (REAL, f'{{"customerId":"{REAL}"}}'.encode())
        await book.close()

    run(scenario())


@pytest.mark.parametrize("refused", [False, True])
def test_what_waits_for_a_customer_that_is_not_made(tmp_path: Path, *, refused: bool) -> None:
    async def scenario() -> None:
        book = await with_a_customer(tmp_path)
        if refused:
            first = await end(book, 1, State.REFUSED)
            assert (await book.library.catalogue()).customers == {TEMPORARY: MADE}
            await book.outbox.move(first, State.DISCARDED, Actor.PERSON, WHAT)
        else:
            first = await book.outbox.get(OperationId("operation-1"))
            await book.outbox.move(first, State.DISCARDED, Actor.PERSON, WHAT)
        assert (await book.outbox.get(OperationId("operation-2"))).state is State.DISCARDED
        (draft,) = await book.drafts.all()
        assert (draft.state, draft.draft.customer_id) == (DraftState.EDITING, TEMPORARY)
        assert not (await book.library.catalogue()).customers[TEMPORARY].is_active, "a draft names it"
        await book.close()

    run(scenario())


def test_a_customer_that_nothing_names_leaves_again(tmp_path: Path) -> None:
    async def scenario() -> None:
        book = await open_book(tmp_path)
        await book.outbox.queue([a_record(1, MADE, Target.CUSTOMER)], None, None)
        first = await book.outbox.get(OperationId("operation-1"))
        await book.outbox.move(first, State.DISCARDED, Actor.PERSON, WHAT)
        assert (await book.library.catalogue()).customers == {}
        await book.close()

    run(scenario())


def test_a_product_and_its_price(tmp_path: Path) -> None:
    product = Product(id=ProductId("temp-product"), name="Time", is_temporary=True)
    price = Price(
        id=PriceId("temp-price"), product_id=product.id, currency="DKK", unit_amount=Decimal(450), is_temporary=True
    )

    async def scenario() -> None:
        book = await open_book(tmp_path)
        body = b'{"productId":"temp-product"}'
        after = OperationId("operation-1")
        both = [a_record(1, product, Target.PRODUCT), a_record(2, price, Target.PRICE, payload=body, after=after)]
        await book.outbox.queue(both, None, None)
        assert list((await book.library.catalogue()).prices) == ["temp-price"]
        await end(book, 1, State.DONE, record_id="product-9")
        assert (await book.outbox.get(OperationId("operation-2"))).payload == b'{"productId":"product-9"}'
        await book.library.put_product(Product(id=ProductId("product-9"), name="Time", updated_at="u"))
        assert list((await book.library.catalogue()).prices) == ["temp-price"], "LedgerBee does not know it yet"
        await end(book, 2, State.DONE, record_id="price-9")
        (stored,) = (await book.library.catalogue()).prices.values()
        assert (stored.id, stored.product_id, stored.is_temporary) == ("price-9", "product-9", False)
        assert await book.full_check() == ()
        await book.close()

    run(scenario())


def test_what_was_attempted_keeps_its_payload(tmp_path: Path) -> None:
    async def scenario() -> None:
        book = await with_a_customer(tmp_path)
        await book.outbox.begin(await book.outbox.get(OperationId("operation-2")), START, START)
        before = (await book.outbox.get(OperationId("operation-2"))).payload
        await end(book, 1, State.DONE, record_id=REAL)
        assert (await book.outbox.get(OperationId("operation-2"))).payload == before
        healed = "UPDATE operation SET payload = CAST(replace(CAST(payload AS TEXT), ?, ?) AS BLOB) WHERE number = 2"
        with pytest.raises(sqlite3.IntegrityError, match="frozen"):
            await book.database.write(lambda c: c.execute(healed, (f'"{TEMPORARY}"', f'"{REAL}"')))
        await book.close()

    run(scenario())


def test_one_open_write_of_a_record_and_its_id_once(tmp_path: Path) -> None:
    async def scenario() -> None:
        book = await open_book(tmp_path)
        update = an_operation(1, target=Target.CUSTOMER, kind="update", record_id="c", draft_id=None)
        await book.outbox.queue([update], None, None)
        again = an_operation(2, target=Target.CUSTOMER, kind="update", record_id="c", draft_id=None)
        with pytest.raises(Stale):
            await book.outbox.queue([again], None, None)
        refused = await end(book, 1, State.REFUSED)
        await book.outbox.queue([again], None, None)
        assert (await book.outbox.get(refused.id)).state is State.DISCARDED, "replaced"
        with pytest.raises(ValueError, match="another id"):
            await end(book, 2, State.DONE, record_id="d")
        await book.outbox.queue([a_record(3, MADE, Target.CUSTOMER)], None, None)
        with pytest.raises(ValueError, match="LedgerBee's id"):
            await end(book, 3, State.DONE)
        await book.close()

    run(scenario())


def test_the_id_of_a_record_is_given_by_its_create_alone(tmp_path: Path) -> None:
    async def scenario() -> None:
        book = await with_a_customer(tmp_path)
        create = await book.outbox.get(OperationId("operation-1"))
        with pytest.raises(ValueError, match="only a create"):
            await book.outbox.note(create, None, {"record_id": REAL})
        stranger = dataclasses.replace(MADE, id=CustomerId("another"))
        named = an_operation(3, draft_id=None, target=Target.CUSTOMER, record_id="other", record=stranger)
        with pytest.raises(ValueError, match="its own create"):
            await book.outbox.queue([named], None, None)
        begun, attempt = await book.outbox.begin(create, START, START)
        with pytest.raises(ValueError, match="has LedgerBee's id"):
            await book.outbox.move(begun, State.DONE, Actor.WORKER, WHAT, attempt=attempt)
        with pytest.raises(ValueError, match="only a create"):
            await book.outbox.move(
                begun, State.UNKNOWN, Actor.WORKER, WHAT, attempt=attempt, fields={"record_id": REAL}
            )
        assert await book.outbox.get(create.id) == begun, "nothing of it was stored"
        await book.close()

    run(scenario())


def test_a_change_hands_its_draft_over_and_claims_nothing(tmp_path: Path) -> None:
    async def scenario() -> None:
        book = await open_book(tmp_path)
        base = invoice(1, lines=())
        with pytest.raises(ValueError, match="base"):
            await book.drafts.create(a_draft(edits=base.id))
        await book.drafts.create(a_draft(edits=base.id), base)
        assert await book.drafts.base(DraftId("draft-1")) == base
        assert await book.drafts.editing(base.id) == "draft-1"
        assert await book.drafts.editing(DocumentId("other")) is None
        await book.outbox.queue([an_operation(1, kind="update", document_id=base.id)], DraftId("draft-1"), 1)
        await end(book, 1, State.DONE)
        assert await book.drafts.editing(base.id) is None
        assert await book.library.draft_of(base.id) is None
        assert await book.outbox.claimed([base.id]) == frozenset()
        await book.close()

    run(scenario())


def test_a_cut_in_the_middle_of_healing_leaves_nothing_of_it(tmp_path: Path) -> None:
    """The transaction is interrupted ever later, until it comes through."""

    async def scenario() -> int:
        book = await with_a_customer(tmp_path)
        first = await book.outbox.get(OperationId("operation-1"))
        begun, attempt = await book.outbox.begin(first, START, START)
        before = await book.database.read(lambda c: occurrences(c, TEMPORARY))
        cuts = 0
        for last in range(0, 100_000, 3):
            beats = chain(repeat(0, last), [1])  # cut once: the roll-back comes through
            await book.database.read(methodcaller("set_progress_handler", partial(next, beats, 0), 5))
            try:
                await book.outbox.move(
                    begun, State.DONE, Actor.WORKER, WHAT, attempt=attempt, fields={"record_id": REAL}
                )
                break
            except sqlite3.OperationalError:
                cuts += 1
            finally:
                await book.database.read(methodcaller("set_progress_handler", None, 0))
            assert await book.database.read(lambda c: occurrences(c, TEMPORARY)) == before
            assert await book.database.read(lambda c: occurrences(c, REAL)) == []
        assert await book.database.read(lambda c: occurrences(c, TEMPORARY)) == []
        assert await book.full_check() == ()
        await book.close()
        return cuts

    assert run(scenario()) > 20
