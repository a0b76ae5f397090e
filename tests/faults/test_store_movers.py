"""Two tasks, one operation, a thousand times: exactly one of them gets to send it."""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from ledgerbee_desktop.core.errors import Stale
from ledgerbee_desktop.core.identifiers import DraftId, OperationId
from ledgerbee_desktop.core.operations import Actor, Evidence, State
from ledgerbee_desktop.core.text import Message
from ledgerbee_desktop.store import outbox_steps
from ledgerbee_desktop.store.operation_rows import row_of
from tests.unit.store.kit import START, a_draft, an_operation, open_book, run

SAID = Message("outbox", "x")


async def doubles(directory: Path, rounds: int) -> int:
    """In how many rounds the operation was begun by both movers; fails when it was begun by none."""
    book = await open_book(directory)
    await book.drafts.create(a_draft())
    await book.outbox.queue([an_operation()], DraftId("draft-1"), 1)
    both = 0
    for _ in range(rounds):
        operation = await book.outbox.get(OperationId("operation-1"))
        ends = await asyncio.gather(
            book.outbox.begin(operation, START, START),
            book.outbox.begin(operation, START, START),
            return_exceptions=True,
        )
        won = [end for end in ends if isinstance(end, tuple)]
        assert won
        assert all(isinstance(end, Stale) for end in ends if not isinstance(end, tuple))
        both += len(won) - 1
        flying, attempt = won[-1]
        await book.outbox.move(flying, State.QUEUED, Actor.WORKER, SAID, attempt=attempt, evidence=Evidence())
    await book.close()
    return both


def test_exactly_one_mover_wins(tmp_path: Path) -> None:
    assert run(doubles(tmp_path, 1000)) == 0


def test_without_the_comparison_both_win(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The planted defect: nobody compares the revision."""
    monkeypatch.setattr(outbox_steps, "unchanged", lambda connection, operation: row_of(connection, operation.id))
    assert run(doubles(tmp_path, 10)) == 10
