"""What has happened to an operation so far, with what the wire saw of each attempt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ledgerbee_desktop.core.operations import Attempt, Evidence, OutboxEvent
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP, Message
from ledgerbee_desktop.ui import formats
from ledgerbee_desktop.ui.outbox import words
from ledgerbee_desktop.ui.outbox.entries import Entry
from ledgerbee_desktop.ui.text import explain

_ATTEMPT = QT_TRANSLATE_NOOP("outbox details", "Attempt {number}: {evidence}")
_RUNNING = QT_TRANSLATE_NOOP("outbox details", "it has left; no answer yet")
_NOT_BEGUN = QT_TRANSLATE_NOOP("outbox details", "nothing left this computer")
_NO_ANSWER = QT_TRANSLATE_NOOP("outbox details", "the request left, no usable answer came")
_ANSWERED = QT_TRANSLATE_NOOP("outbox details", "LedgerBee answered {status}")
_NOTHING_NEEDED = QT_TRANSLATE_NOOP("outbox details", "nothing had to be sent")
_TOOK = QT_TRANSLATE_NOOP("outbox details", "after {seconds} s")
_CLOCK = QT_TRANSLATE_NOOP("outbox details", "LedgerBee's clock said {time}")
_DONE = "done"


@dataclass(frozen=True, slots=True)
class History:
    """The events and attempts of one operation, each oldest first."""

    events: Sequence[OutboxEvent] = ()
    attempts: Sequence[Attempt] = ()


def lines(entry: Entry, history: History) -> list[str]:
    """A line for each event and for the evidence of each attempt, oldest first, with its time on the person's clock."""
    told = [(event.at, words.told(event.what, entry.currency)) for event in history.events]
    told += [
        (
            attempt.ended_at or attempt.started_at,
            explain(_ATTEMPT.of(number=attempt.number, evidence=evidence(attempt))),
        )
        for attempt in history.attempts
    ]
    told.sort(key=lambda line: line[0])
    return [f"{formats.moment(at, entry.today)}  {text}" for at, text in told]


def evidence(attempt: Attempt) -> str:
    """What the wire saw of an attempt: did it leave, what came back, how long that took, what LedgerBee's clock said, what failed."""
    seen = attempt.evidence
    if attempt.ended_at is None:
        return explain(_RUNNING)
    parts = [explain(_outcome(seen, attempt.outcome))]
    seconds = (attempt.ended_at - attempt.started_at).total_seconds()
    if seen.wrote and seconds >= 1:
        parts.append(explain(_TOOK.of(seconds=round(seconds))))
    if seen.server_date is not None:
        parts.append(explain(_CLOCK.of(time=f"{seen.server_date.astimezone():%H:%M:%S}")))
    if seen.failure:
        parts.append(seen.failure)
    return "; ".join(parts)


def _outcome(seen: Evidence, outcome: str) -> Message:
    if seen.status is not None:
        return _ANSWERED.of(status=seen.status)
    if seen.wrote:
        return _NO_ANSWER
    return _NOTHING_NEEDED if outcome == _DONE else _NOT_BEGUN
