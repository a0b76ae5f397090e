"""What can become of a request that writes: what LedgerBee does with it, and what the program hears of it."""

from __future__ import annotations

from enum import StrEnum
from random import Random


class Fate(StrEnum):
    """`LATE` and `KILLED` are carried out some seconds later, `SLOW` within the time that the program waits for the answer."""

    ANSWERED = "answered"
    NOT_SENT = "not sent"
    WAIT = "wait"
    KEY = "key"
    REFUSED = "refused"
    LOST = "lost"  # it never arrives, and nobody knows
    UNANSWERED = "unanswered"  # carried out; the answer is lost
    LATE = "late"
    SLOW = "slow"
    KILLED = "killed"  # the program dies while its request is under way


FAULTS = (
    Fate.NOT_SENT,
    Fate.WAIT,
    Fate.KEY,
    Fate.REFUSED,
    Fate.LOST,
    Fate.UNANSWERED,
    Fate.UNANSWERED,
    Fate.LATE,
    Fate.SLOW,
)
DOUBTFUL = frozenset({Fate.LOST, Fate.UNANSWERED, Fate.LATE, Fate.SLOW, Fate.KILLED})
"""After these the program cannot know what happened."""
PATIENCE = 110.0
"""Seconds that the program waits for an answer."""


def cast(random: Random, fault: float, kill: float, latest: float) -> tuple[Fate, float]:
    """Roll the dice: a fate, and the seconds after which the request is carried out if it is."""
    if random.random() < kill:
        return Fate.KILLED, random.uniform(0.0, latest)
    if random.random() >= fault:
        return Fate.ANSWERED, random.uniform(0.01, 2.0)
    fate = random.choice(FAULTS)
    return fate, random.uniform(0.0, 60.0 if fate is Fate.SLOW else latest)
