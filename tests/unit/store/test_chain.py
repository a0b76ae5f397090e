"""Chains of documents, the search over everything, filters of amounts and dates, deliveries to follow."""

from __future__ import annotations

import dataclasses
import datetime as dt
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from ledgerbee_desktop.core.identifiers import CustomerId, DocumentId, DraftId, ProductId
from ledgerbee_desktop.core.kinds import DocumentKind, Target
from ledgerbee_desktop.core.library import Delivery, DeliveryStatus, LinkKind, Product
from ledgerbee_desktop.core.operations import State
from tests.unit.store.kit import START, a_draft, an_operation, open_book, run
from tests.unit.store.test_library import customer, found, invoice, line
from tests.unit.store.test_records import end

QUOTE, ORDER = DocumentKind.QUOTE, DocumentKind.ORDER_CONFIRMATION


def test_the_chain_is_the_same_from_each_of_its_members(tmp_path: Path) -> None:
    quote = invoice(1, kind=QUOTE, converted_to_order_confirmation=DocumentId("doc-2"))
    order = invoice(2, kind=ORDER)
    credit = invoice(4, kind=DocumentKind.CREDIT_NOTE)

    async def scenario() -> None:
        book = await open_book(tmp_path)
        await book.library.put_documents([quote, order, invoice(3), credit])
        convert = an_operation(1, kind="convert", target=Target.ORDER_CONFIRMATION, document_id=order.id, draft_id=None)
        await book.outbox.queue([convert], None, None)
        await end(book, 1, State.DONE, result_id="doc-3")
        assert await book.outbox.claimed([DocumentId("doc-3")]) == {"doc-3"}
        for number in (1, 2):
            draft = a_draft(f"draft-{number}", kind=DocumentKind.CREDIT_NOTE, invoice_number="3")
            await book.drafts.create(draft)
        create = an_operation(2, target=Target.CREDIT_NOTE)
        await book.outbox.queue([create], DraftId("draft-1"), 1)
        await end(book, 2, State.DONE, document_id="doc-4")
        expected = [("doc-1", None), ("doc-2", LinkKind.CONVERTED), ("doc-3", LinkKind.CONVERTED)]
        expected += [("doc-4", LinkKind.CREDITED), ("draft-2", LinkKind.CREDITED)]
        for each in (quote, order, invoice(3), credit):
            chain = await book.library.chain(each.kind, each.id)
            assert [(member.document_id or member.draft_id, member.link) for member in chain] == expected
        assert await book.library.booked_invoice("3") == invoice(3)
        assert await book.library.booked_invoice("4") is None
        await book.close()

    run(scenario())


def test_a_circle_ends_and_a_document_that_is_not_here_is_shown(tmp_path: Path) -> None:
    async def scenario() -> None:
        book = await open_book(tmp_path)
        one = invoice(1, kind=QUOTE, converted_to_order_confirmation=DocumentId("doc-2"))
        two = invoice(2, kind=ORDER, converted_to_invoice=DocumentId("doc-1"))
        await book.library.put_documents([one, two])
        assert len(await book.library.chain(QUOTE, one.id)) == 2
        gone = invoice(3, kind=QUOTE, converted_to_invoice=DocumentId("doc-9"))
        await book.library.put_documents([gone])
        _, last = await book.library.chain(DocumentKind.INVOICE, DocumentId("doc-9"))
        assert (last.kind, last.document_id, last.document) == (DocumentKind.INVOICE, "doc-9", None)
        await book.close()

    run(scenario())


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        ({"date_from": dt.date(2026, 1, 3)}, ["3", "2"]),
        ({"date_to": dt.date(2026, 1, 3)}, ["2", "1"]),
        ({"amount_from": Decimal("100.05")}, ["3", "2"]),
        ({"amount_to": Decimal("100.05")}, ["2", "1"]),
        ({"sort": "valid_until", "descending": False}, ["1", "3", "2"]),
    ],
)
def test_dates_and_amounts(tmp_path: Path, wanted: dict[str, Any], expected: list[str]) -> None:
    async def scenario() -> None:
        book = await open_book(tmp_path)
        await book.library.put_documents(
            [
                invoice(1, amount=Decimal(1)),
                invoice(2, amount=Decimal("-100.05"), valid_until=dt.date(2026, 5, 1)),
                invoice(3, amount=Decimal(500), valid_until=dt.date(2026, 4, 1)),
            ]
        )
        assert await found(book, **wanted) == expected
        await book.close()

    run(scenario())


def test_a_renamed_customer_is_found_and_sorted_by_the_new_name(tmp_path: Path) -> None:
    async def scenario() -> None:
        book = await open_book(tmp_path)
        await book.library.put_customers([customer(1, "Zenia"), customer(2, "Mads")])
        await book.library.put_documents([invoice(1), invoice(2, customer_id=CustomerId("customer-2"))])
        assert await found(book, sort="customer", descending=False) == ["2", "1"]
        await book.library.put_customer(customer(1, "Anna"))
        assert await found(book, sort="customer", descending=False) == ["1", "2"]
        assert await found(book, text="anna") == ["1"]
        assert await found(book, text="zenia") == []
        await book.library.put_documents([invoice(1, notes="Nye ord")])
        await book.library.put_documents([invoice(1, notes="Andre")])
        assert (await found(book, text="andre"), await found(book, text="nye")) == (["1"], [])
        await book.close()

    run(scenario())


def test_the_search_has_everything_best_first(tmp_path: Path) -> None:
    async def scenario() -> None:
        book = await open_book(tmp_path)
        await book.library.put_customers([customer(1, "Ærø Færge"), customer(2, "Kro")])
        await book.library.put_product(Product(id=ProductId("p"), name="Maling", description="til Ærø"))
        whole = invoice(7, customer_id=CustomerId("customer-2"), lines=(line("Sejlads til Ærø"),))
        await book.library.put_documents([whole, invoice(77, kind=QUOTE)])
        await book.drafts.create(a_draft(notes="om ærø"))
        hits = await book.library.search("AERO")
        assert [(hit.what, hit.title) for hit in hits] == [
            ("customer", "Ærø Færge"),
            ("product", "Maling"),
            ("draft", "Ærø Færge"),
            ("quote", "77"),
            ("invoice", "7"),
        ]
        assert hits[-1].place == "Sejlads til Ærø"
        assert [hit.title for hit in await book.library.search("7")][:2] == ["7", "77"]
        assert await book.library.search(" ") == ()
        assert len(await book.library.search("ær", limit=2)) == 2
        await book.close()

    run(scenario())


def test_deliveries_are_followed_until_they_have_ended(tmp_path: Path) -> None:
    def log(status: str) -> DeliveryStatus:
        sent = Delivery(id="1", status=status, delivery_type="Email", sent_at="2026-03-02T10:00:00.000Z")
        return DeliveryStatus(send_count=1, deliveries=(sent,))

    async def scenario() -> None:
        book = await open_book(tmp_path)
        draft = dataclasses.replace(invoice(9), status="draft")
        await book.library.put_documents([invoice(1), invoice(2), draft, invoice(3, kind=QUOTE)])
        since = START - dt.timedelta(days=1)

        async def followed(since: dt.datetime = since) -> list[str]:
            return [each for _, each in await book.library.deliveries_to_follow(since, 9)]

        assert await followed() == ["doc-2", "doc-1"]
        await book.library.put_delivery(DocumentId("doc-2"), log("success"))
        await book.library.put_delivery(DocumentId("doc-1"), log("pending"))
        assert await followed() == ["doc-1"]
        assert await followed(START + dt.timedelta(days=1)) == []
        await book.close()

    run(scenario())
