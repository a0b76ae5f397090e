"""Works on a company's database as fast as it can and says, after each commit, what it may no longer lose. It is killed meanwhile.

`python store_child.py DIRECTORY [early]`; "early" is the planted defect: it promises before it has stored.
"""

from __future__ import annotations

import asyncio
import os
import sys
from pathlib import Path

from ledgerbee_desktop.core.events import Bus
from ledgerbee_desktop.core.identifiers import DraftId, OperationId
from ledgerbee_desktop.core.journal import Journal
from ledgerbee_desktop.store.book import BookStore
from tests.unit.store.kit import START, StepClock, a_draft, an_operation, type_reference


class RandomIds:
    def new(self) -> str:
        return os.urandom(16).hex()

    def jitter(self) -> float:
        return 0.5


EARLY = 0.005
"""Seconds between an early promise and its commit; a saver that waits for the end of the typing has more. (On a fast disk the commit alone
is over before a kill can hit it.)"""


def promise(text: str) -> None:
    os.write(1, f"{text}\n".encode())


async def type_and_promise(book: BookStore, journal: Journal, revision: int, *, early: bool) -> int:
    if early:
        promise(f"TYPED {revision + 1}")
        await asyncio.sleep(EARLY)
    stored = await type_reference(book, journal, f"text {revision + 1}")
    if not early:
        promise(f"TYPED {stored}")
    return stored


async def main(directory: Path, *, early: bool) -> None:
    book = await BookStore.open(directory, StepClock(), RandomIds(), Bus(), place="here")
    draft_id = DraftId("draft-1")
    if not any(saved.draft.id == draft_id for saved in await book.drafts.all()):
        await book.drafts.create(a_draft())
    opened = await book.drafts.open(draft_id)
    journal, revision = Journal(opened.saved.draft, opened.changes, opened.position), opened.saved.revision
    while True:
        number = int.from_bytes(os.urandom(6), "big")  # a draft of the run before may be there without its operation
        for _ in range(5):
            revision = await type_and_promise(book, journal, revision, early=early)
        other = DraftId(f"draft-{number}")
        await book.drafts.create(a_draft(other))
        await book.outbox.queue([an_operation(number, draft_id=other)], other, 1)
        promise(f"QUEUED operation-{number}")
        await book.outbox.begin(await book.outbox.get(OperationId(f"operation-{number}")), START, START)
        promise(f"BEGUN operation-{number}")


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1]), early="early" in sys.argv[2:]))
