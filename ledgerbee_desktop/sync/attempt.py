"""One attempt on the wire: on disk before its first byte, and its outcome on disk whatever happens (architecture, Operations)."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from ledgerbee_desktop.core.errors import (
    KeyProblem,
    LedgerBeeError,
    LicenceMissing,
    NotSent,
    OutcomeUnknown,
    Refused,
    Wait,
)
from ledgerbee_desktop.core.library import Document
from ledgerbee_desktop.core.operations import Actor, Attempt, Evidence, Operation, Refusal, State
from ledgerbee_desktop.core.ports import LedgerBee, Written
from ledgerbee_desktop.core.rights import action_of
from ledgerbee_desktop.core.text import Message
from ledgerbee_desktop.sync import words
from ledgerbee_desktop.sync.parts import Parts
from ledgerbee_desktop.sync.scopes import Scopes

T = TypeVar("T")

NO_LICENCE = "LICENSE.REQUIRED"


class Attempts:
    """Makes attempts. `busy` is true while a request is on the wire."""

    def __init__(self, parts: Parts) -> None:
        self._outbox = parts.outbox
        self._clock = parts.clock
        self._line = parts.line
        self._scopes = Scopes(parts)
        self.busy = False

    async def begin(
        self, operation: Operation, ledgerbee: LedgerBee, before: Document | None = None
    ) -> tuple[Operation, Attempt]:
        """Put a new attempt on the disk, with an image of the document that it is about to replace. Raises Stale.

        The newest Date of LedgerBee is its lower bound.
        """
        return await self._outbox.begin(operation, self._clock.now(), ledgerbee.server_date, before)

    async def post(
        self, operation: Operation, attempt: Attempt, write: Callable[[], Awaitable[Written[T]]]
    ) -> tuple[Operation, Written[T] | None]:
        """Send once. The answer is None when it did not happen, or may not have: the operation then says which, on disk.

        A cancelled caller (and any exception that nobody expects) leaves the outcome unknown, and says so on disk, before it
        goes on: the server may have committed (reliability 0.4).
        """
        self.busy = True
        try:
            written = await write()
        except LedgerBeeError as error:
            return await self._ended(operation, attempt, error), None
        except BaseException as error:
            seen = getattr(error, "evidence", None)  # the client hangs what the wire saw on whatever leaves it
            evidence = seen if isinstance(seen, Evidence) else Evidence(wrote=True, failure=type(error).__name__)
            await asyncio.shield(self._interrupted(operation, attempt, evidence))
            raise
        finally:
            self.busy = False
        self._line.written()
        return operation, written

    async def _ended(self, operation: Operation, attempt: Attempt, error: LedgerBeeError) -> Operation:
        if isinstance(error, Refused):
            self._line.written()
            return await self._outbox.move(
                operation,
                State.REFUSED,
                Actor.WORKER,
                words.REFUSED.of(text=error.refusal.text),
                attempt=attempt,
                evidence=error.evidence,
                fields={"refusal": error.refusal, "error": error.message},
            )
        if isinstance(error, LicenceMissing):  # no key helps, so the draft is the person's again (reliability 1.4)
            await self._scopes.learn(error, action_of(operation))
            refusal = Refusal(error.evidence.status or 403, NO_LICENCE, str(error))
            return await self._outbox.move(
                operation,
                State.REFUSED,
                Actor.WORKER,
                words.LICENCE,
                attempt=attempt,
                evidence=error.evidence,
                fields={"refusal": refusal, "error": error.message},
            )
        not_done = _why_not_done(error)
        if not_done is not None:
            moved = await self._outbox.move(
                operation, State.QUEUED, Actor.WORKER, not_done, attempt=attempt, evidence=error.evidence
            )
            if isinstance(error, KeyProblem):
                await self._scopes.learn(error, action_of(operation))
            self._line.failed(error, writing=True)
            return moved
        status = error.evidence.status
        answered = status is not None and not 200 <= status < 300
        why = (words.ODD_ANSWER.of(status=status) if answered else words.NO_ANSWER).of(
            time=words.clock_time(self._clock.now())
        )
        moved = await self._doubt(operation, attempt, why, error.evidence)
        if not isinstance(error, OutcomeUnknown):
            self._line.failed(error)
        return moved

    async def _interrupted(self, operation: Operation, attempt: Attempt, evidence: Evidence) -> None:
        if evidence.wrote:
            await self._doubt(operation, attempt, words.INTERRUPTED, evidence)
            return
        await self._outbox.move(
            operation, State.QUEUED, Actor.WORKER, words.STOPPED_BEFORE, attempt=attempt, evidence=evidence
        )

    async def _doubt(self, operation: Operation, attempt: Attempt, why: Message, evidence: Evidence) -> Operation:
        return await self._outbox.move(
            operation,
            State.UNKNOWN,
            Actor.WORKER,
            why,
            attempt=attempt,
            evidence=evidence,
            fields={"dead_at": self._clock.now(), "error": why},
        )


def _why_not_done(error: LedgerBeeError) -> Message | None:
    match error:
        case NotSent():
            return words.NOT_SENT
        case KeyProblem():
            return words.KEY_REFUSED
        case Wait():
            return words.ASKED_TO_WAIT
        case _:
            return None
