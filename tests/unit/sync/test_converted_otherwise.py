"""A conversion with an adjusted document: what came of it is compared with what was asked for (contract README, unknown 2)."""

from __future__ import annotations

import asyncio
import datetime as dt
import sqlite3
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from ledgerbee_desktop.core.drafts import Draft, Line
from ledgerbee_desktop.core.errors import AppError
from ledgerbee_desktop.core.identifiers import CustomerId, DocumentId, DraftId, LineId
from ledgerbee_desktop.core.kinds import DeliveryType, DocumentKind, LineKind
from ledgerbee_desktop.core.library import Document, DocumentLine
from ledgerbee_desktop.core.operations import Decision, OperationKind, SendRequest, State
from ledgerbee_desktop.store.operation_rows import row_of
from ledgerbee_desktop.store.sealed import OPERATION
from ledgerbee_desktop.sync import words
from ledgerbee_desktop.sync.likeness import made_otherwise
from tests.faults.simulation.fates import Fate
from tests.unit.sync.company import Company, a_company
from tests.unit.sync.office import EMAIL, Office, a_draft, at_work

QUOTE, ORDER, INVOICE = DocumentKind.QUOTE, DocumentKind.ORDER_CONFIRMATION, DocumentKind.INVOICE
DAY = dt.date(2026, 3, 2)
MANUAL = SendRequest(delivery_type=DeliveryType.MANUAL)


async def a_sent_quote(company: Company) -> DocumentId:
    """A quote with a reference and notes, handed over."""
    await company.queue(MANUAL, kind=QUOTE, due_date=None, notes="Som aftalt")
    await company.engine.run_until_settled()
    document_id = (await company.operation(OperationKind.SEND)).document_id
    assert document_id is not None
    return document_id


@pytest.mark.parametrize(("target", "settled"), [(INVOICE, True), (ORDER, True), (INVOICE, False)])
def test_what_was_asked_for_is_told_as_done(tmp_path: Path, target: DocumentKind, settled: bool) -> None:
    """At a real sandbox, other lines, an emptied text and other dates; also when the answer was lost (`settled` False)."""

    async def work() -> None:
        async with a_company(tmp_path) as company:
            quote = await a_sent_quote(company)
            terms = 8 if target is INVOICE else None
            changes = {"due_date": None, "payment_terms": terms, "reference": "", "notes": "Ændret"}
            wanted = company.draft(kind=target, lines=(company.line(1, quantity=Decimal(3)),), **changes)
            if not settled:
                company.sandbox.fault("drop-after-commit", method="POST", path=r"/v1/quotes/[^/]+/convert")
            convert = await company.engine.outbox.convert(QUOTE, quote, target, wanted)
            await company.engine.run_until_settled()
            operation = await company.book.outbox.get(convert)
            assert (operation.state, operation.error) == (State.DONE, None)
            assert operation.result_id is not None
            (made,) = await company.book.library.documents([operation.result_id])
            assert (made.reference, made.notes, made.amount) == ("", "Ændret", Decimal("1687.50"))

    asyncio.run(work())


@pytest.mark.parametrize("lost", [False, True])
def test_what_was_not_asked_for_wants_attention(tmp_path: Path, lost: bool) -> None:
    """A LedgerBee that pays no heed to the adjustment: it is done, and said to be something else, whenever that is found out."""

    async def work(office: Office) -> None:
        quote = await office.made(QUOTE, EMAIL)
        wanted = a_draft(INVOICE, office.ids.new(), reference="tilpasset")
        if lost:
            office.client.plan = [20.0]
        convert = await office.engine.outbox.convert(QUOTE, quote, INVOICE, wanted)
        await office.settle()
        operation = await office.get(convert)
        assert operation.state is State.DONE
        assert operation.error == words.CONVERTED_DIFFERENTLY.of(fields="due_date, reference")
        assert words.is_alert(operation.error)
        assert operation.result_id is not None

    at_work(tmp_path, work)


def test_without_an_adjustment_nothing_is_compared(tmp_path: Path) -> None:
    async def work(office: Office) -> None:
        quote = await office.made(QUOTE, EMAIL)
        convert = await office.engine.outbox.convert(QUOTE, quote, INVOICE)
        await office.settle()
        operation = await office.get(convert)
        assert (operation.state, operation.error) == (State.DONE, None)

    at_work(tmp_path, work)


def made(**fields: Any) -> Document:
    """The document that a conversion made."""
    known: dict[str, Any] = {
        "id": DocumentId("m"),
        "kind": ORDER,
        "status": "draft",
        "date": DAY,
        "currency": "DKK",
        "subtotal": Decimal(1),
        "vat": Decimal(0),
        "amount": Decimal(1),
        "created_at": dt.datetime(2026, 3, 2, tzinfo=dt.UTC),
        "updated_at": "",
        "customer_id": CustomerId("c"),
        "reference": "PO 7",
        "notes": "Tak",
        "lines": (DocumentLine(kind=LineKind.TEXT, description="Kørsel"),),
    }
    return Document(**{**known, **fields})


def asked(*typed: str, **fields: Any) -> Draft:
    """An adjustment as it is read from a body: `typed` and the fields themselves were stated."""
    return Draft(id=DraftId("a"), kind=ORDER, typed=frozenset({*typed, *fields} - {"lines"}), **fields)


TEXT = Line(id=LineId("l"), kind=LineKind.TEXT, description="Kørsel")


@pytest.mark.parametrize(
    ("adjustment", "document", "fields"),
    [
        (asked(), made(), ()),
        (asked(date=DAY, reference="PO 7"), made(), ()),
        (asked(reference="PO 8"), made(), ("reference",)),
        (asked("reference", "notes"), made(), ("reference", "notes")),
        (asked("reference"), made(reference=""), ()),
        (asked(lines=(TEXT,)), made(), ()),
        (asked(lines=(TEXT.replace(description="x"),)), made(), ("lines.0.description",)),
        (asked(lines=(TEXT, TEXT)), made(), ("lines",)),
        (asked(currency="EUR"), made(), ("currency",)),
    ],
)
def test_what_counts(adjustment: Draft, document: Document, fields: tuple[str, ...]) -> None:
    """Only what was stated; an emptied text was, and without lines the source's are right."""
    assert made_otherwise(adjustment, document) == fields


def test_what_another_operation_has_converted_is_not_looked_for_forever(tmp_path: Path) -> None:
    """A refused conversion that is tried again after another one of the same document was done: the person is told, and can end it.

    (A newer one discards what was refused; an older program left both.)
    """

    async def work(office: Office) -> None:
        quote, other = [await office.made(QUOTE, MANUAL) for _ in range(2)]
        office.model.fates.append((Fate.REFUSED, 0.0))
        first = await office.engine.outbox.convert(QUOTE, other, INVOICE)
        await office.settle()
        assert (await office.get(first)).state is State.REFUSED
        second = await office.engine.outbox.convert(QUOTE, quote, INVOICE)
        await office.settle()
        assert (await office.get(second)).state is State.DONE

        def be_of_the_same(connection: sqlite3.Connection) -> None:
            OPERATION.replace(connection, row_of(connection, first), {"document_id": quote})

        await office.book.database.write(be_of_the_same)
        await office.engine.outbox.decide(first, Decision.AGAIN)
        await office.settle()
        operation = await office.get(first)
        assert (operation.state, operation.attempts) == (State.NOT_FOUND, 2)
        assert "Another entry" in str(operation.error)
        for decision in (Decision.AGAIN, Decision.HAPPENED):
            with pytest.raises(AppError, match="Another entry"):
                await office.engine.outbox.decide(first, decision)
        await office.engine.outbox.decide(first, Decision.DISCARD)
        assert (await office.get(first)).state is State.DISCARDED
        assert (await office.get(second)).state is State.DONE

    at_work(tmp_path, work)
