"""The rows that `outbox list --json` and `sync --once --json` print."""

from __future__ import annotations

import datetime as dt

import pytest

from ledgerbee_desktop.app.headless.outbox import json_row
from ledgerbee_desktop.core.identifiers import DocumentId, OperationId
from ledgerbee_desktop.core.kinds import DocumentKind, Target
from ledgerbee_desktop.core.operations import Operation, OperationKind, State
from ledgerbee_desktop.core.ports import OutboxRow


def row(target: Target, **fields: object) -> dict[str, object]:
    operation = Operation(
        id=OperationId("o"),
        rev=1,
        draft_id=None,
        target=target,
        kind=OperationKind.CREATE,
        state=State.QUEUED,
        payload=b"{}",
        created_at=dt.datetime(2026, 11, 21, tzinfo=dt.UTC),
        **fields,  # type: ignore[arg-type]  # the fields of an operation
    )
    return json_row(OutboxRow(operation, None, ()))


@pytest.mark.parametrize("target", [each for each in Target if not each.is_document])
def test_a_record_has_no_kind_of_document(target: Target) -> None:
    printed = row(target, record_id="r")
    assert (printed["target"], printed["document_kind"], printed["record_id"]) == (target.value, None, "r")


@pytest.mark.parametrize("kind", DocumentKind)
def test_a_document_has_both(kind: DocumentKind) -> None:
    printed = row(Target(kind), document_id=DocumentId("d"))
    assert (printed["target"], printed["document_kind"], printed["document_id"]) == (kind.value, kind.value, "d")
