"""The same script with the network lost in the middle of its steps: everything ends with exactly one of each.

`make test` loses it in every step of one story, for each way of losing it. With LEDGERBEE_EVERY_LOSS=1 there is a story for each step
and each way as well, so that a failure names its step.
"""

from __future__ import annotations

import os
from collections.abc import Mapping

import pytest

from ledgerbee_desktop.core.library import Document
from ledgerbee_desktop.core.operations import Actor, Attempt, Evidence, Operation, State
from ledgerbee_desktop.core.ports import LedgerBee
from ledgerbee_desktop.core.text import Message
from ledgerbee_desktop.sync import converts
from ledgerbee_desktop.sync.attempt import Attempts
from ledgerbee_desktop.sync.worker import Worker
from tests.e2e.story.network import Loss, Network
from tests.e2e.story.person import Person
from tests.e2e.story.script import POSTS, Story

EVERY_STEP: list[Mapping[str, Loss]] = [dict.fromkeys(POSTS, loss) for loss in Loss]
ONE_STEP: list[Mapping[str, Loss]] = [{step: loss} for loss in Loss for step in POSTS]
HISTORIES = EVERY_STEP + (ONE_STEP if os.environ.get("LEDGERBEE_EVERY_LOSS") else [])


def named(losses: Mapping[str, Loss]) -> str:
    """For the report of pytest."""
    (loss,) = set(losses.values())
    return f"{loss.name.lower()}-{'everywhere' if len(losses) > 1 else next(iter(losses))}"


@pytest.mark.timeout(180)
@pytest.mark.parametrize("losses", HISTORIES, ids=named)
def test_with_the_network_lost(person: Person, network: Network, losses: Mapping[str, Loss]) -> None:
    Story(person, network, losses).play()


def plant_naive_repetition(monkeypatch: pytest.MonkeyPatch) -> None:
    """The planted defect: an answer that was lost is taken for a request that never left; it is repeated without a look."""

    async def believe(
        self: Attempts, operation: Operation, attempt: Attempt, why: Message, evidence: Evidence
    ) -> Operation:
        return await self._outbox.move(operation, State.QUEUED, Actor.WORKER, why, attempt=attempt, evidence=evidence)

    async def never_look(_self: Worker, _operation: Operation, _ledgerbee: LedgerBee) -> bool:
        return True

    def convert_whatever_it_is(_source: Document) -> Message | None:
        return None

    monkeypatch.setattr(Attempts, "_doubt", believe)
    monkeypatch.setattr(Worker, "_is_clean", never_look)
    monkeypatch.setattr(converts, "cannot_convert", convert_whatever_it_is)


@pytest.mark.parametrize(
    ("step", "seen"),
    [
        ("create-quote", "LedgerBee has 2 of the kind quote"),
        ("convert-quote", "quote convert: refused"),
    ],
)
def test_a_naive_repetition_is_seen(
    person: Person, network: Network, monkeypatch: pytest.MonkeyPatch, step: str, seen: str
) -> None:
    plant_naive_repetition(monkeypatch)
    person.patience_ms = 4_000
    with pytest.raises((AssertionError, pytest.fail.Exception), match=seen):
        Story(person, network, {step: Loss.ANSWER}).play()
