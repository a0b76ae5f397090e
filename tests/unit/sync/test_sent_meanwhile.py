"""A colleague sends the document while the gate looks at it: what was seen last counts, and it does not leave a second time."""

from __future__ import annotations

from pathlib import Path

import pytest

from ledgerbee_desktop.core.identifiers import DocumentId
from ledgerbee_desktop.core.kinds import DocumentKind
from ledgerbee_desktop.core.library import DeliveryStatus
from ledgerbee_desktop.core.operations import State, WaitReason
from tests.unit.sync.office import EMAIL, Office, at_work

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
