"""The rows that `outbox list --json` and `sync --once --json` print."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from enum import StrEnum
from pathlib import Path

import pytest

from ledgerbee_desktop.app.headless.outbox import attempt_row, json_row, waiting_row
from ledgerbee_desktop.core.identifiers import DocumentId, OperationId
from ledgerbee_desktop.core.kinds import DocumentKind, Target
from ledgerbee_desktop.core.operations import (
    Attempt,
    AttemptId,
    Evidence,
    Operation,
    OperationKind,
    State,
    Waiting,
    WaitReason,
)
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


# --- what the README says of them -------------------------------------------------------------------

README = (Path(__file__).parents[3] / "README.md").read_text(encoding="utf-8")
NOW = dt.datetime(2026, 11, 21, tzinfo=dt.UTC)


def documented() -> dict[str, str]:
    """The keys of the table and what is said of each."""
    table = README.partition("print a list of these")[2].partition("Environment:")[0]
    return dict(re.findall(r"^\| `(\w+)` \| (.+) \|$", table, re.MULTILINE))


def words_of(text: str) -> set[str]:
    return set(re.findall(r"`([\w-]+)`", text))


def test_the_documented_keys_are_those_that_are_printed() -> None:
    assert list(documented()) == list(row(Target.INVOICE))


@pytest.mark.parametrize(
    ("key", "values"),
    [("target", Target), ("kind", OperationKind), ("state", State), ("waits_for", WaitReason)],
)
def test_each_value_is_documented(key: str, values: Iterable[StrEnum]) -> None:
    assert {each.value for each in values} <= words_of(documented()[key])


def test_the_keys_of_a_reason_and_of_an_attempt_are_documented() -> None:
    waits = waiting_row(Waiting(WaitReason.OPERATION, NOW, OperationId("o")))
    assert waits is not None
    assert set(waits) <= words_of(documented()["waits_for"])
    attempt = Attempt(
        id=AttemptId(1),
        operation_id=OperationId("o"),
        number=1,
        started_at=NOW,
        ended_at=NOW,
        outcome="",
        evidence=Evidence(),
    )
    shown = README.partition("`outbox show` adds")[2].partition("Environment:")[0]
    assert words_of(shown) == {"payload", "events", "at", "what", "attempts", *attempt_row(attempt)}
