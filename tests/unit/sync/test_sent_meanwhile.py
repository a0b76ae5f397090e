"""A colleague sends the document while the gate looks at it: what was seen last counts, and it does not leave a second time."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from ledgerbee_desktop.core.identifiers import DocumentId
from ledgerbee_desktop.core.kinds import DocumentKind
from ledgerbee_desktop.core.library import DeliveryStatus
from ledgerbee_desktop.core.operations import Operation, State, WaitReason
from ledgerbee_desktop.core.ports import LedgerBee
from ledgerbee_desktop.sync.scan import Found
from tests.unit.sync.office import EMAIL, Office, a_draft, at_work

BOOKED = (DocumentKind.INVOICE, DocumentKind.CREDIT_NOTE)


@pytest.mark.parametrize("kind", BOOKED)
def test_between_the_look_at_the_document_and_the_one_at_its_log(tmp_path: Path, kind: DocumentKind) -> None:
    """The log counts a send although the document was still a draft: it is looked at again, and held."""

    async def work(office: Office) -> None:
        document_id = await office.made(kind)
        asks = office.client.delivery_status

        async def colleague_first(asked: DocumentKind, asked_id: DocumentId) -> DeliveryStatus:
            if office.at_ledgerbee(document_id).status == "draft":
                office.model.change(document_id, status="sent", number="colleague")
            return await asks(asked, asked_id)

        office.client.delivery_status = colleague_first  # type: ignore[method-assign, assignment]
        send = await office.engine.outbox.send(kind, document_id, EMAIL, undo_seconds=0)
        await office.settle()
        operation = await office.get(send)
        assert (operation.state, operation.attempts, operation.sent_before) == (State.QUEUED, 0, 0)
        (row,) = await office.engine.outbox.rows()
        assert row.waiting is not None
        assert row.waiting.reason is WaitReason.PERSON_UNKNOWN
        assert office.model.wrongs == []

    at_work(tmp_path, work)


@pytest.mark.parametrize("change", [{"reference": "edited"}, {"amount": Decimal("9999.00")}])
def test_between_the_look_at_the_document_and_the_one_after_the_scan(tmp_path: Path, change: dict[str, Any]) -> None:
    """A create that was unknown is looked for once more before its send: what a colleague has changed by then is held, too."""

    async def work(office: Office) -> None:
        office.client.plan = [0.0]  # carried out, the answer lost: it is found
        scanner = office.engine.outbox._parts.scanner
        find, changed = scanner.find, list[DocumentId]()

        async def colleague_meanwhile(ledgerbee: LedgerBee, operation: Operation) -> Found:
            found = await find(ledgerbee, operation)
            if operation.state is State.DONE:  # the gate's
                changed.extend(office.model.documents)
                office.model.change(changed[-1], **change)
            return found

        scanner.find = colleague_meanwhile  # type: ignore[method-assign]
        draft = a_draft(DocumentKind.INVOICE, office.ids.new(), reference="PO 1")
        create, send = await office.hand_over(draft, EMAIL)
        assert (await office.get(create)).state is State.DONE
        operation = await office.get(send)
        assert changed
        assert (operation.state, operation.attempts) == (State.QUEUED, 0)
        (row,) = await office.engine.outbox.rows()
        assert row.waiting is not None
        assert row.waiting.reason in {WaitReason.PERSON_UNKNOWN, WaitReason.PERSON_TOTAL}

    at_work(tmp_path, work)
