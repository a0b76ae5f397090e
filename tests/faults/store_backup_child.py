"""Makes backups, or restores one, and is killed, or kills itself at a given call into the file system.

`python store_backup_child.py back-up DIRECTORY` types and makes backups until it is killed.
`python store_backup_child.py restore DIRECTORY COPIES BACKUP [torn]` restores BACKUP (its place in DIRECTORY) in one copy of DIRECTORY
after the other: COPIES/1 is killed before its first call, COPIES/2 before its second, until one comes through. "torn" is the planted
defect: the files change places without the note that decides.
"""

from __future__ import annotations

import asyncio
import datetime as dt
import os
import shutil
import signal
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ledgerbee_desktop.core.events import Bus
from ledgerbee_desktop.core.identifiers import DraftId
from ledgerbee_desktop.core.journal import Journal
from ledgerbee_desktop.store import disk, restoring
from ledgerbee_desktop.store.book import BookStore
from ledgerbee_desktop.store.copying import part_of
from tests.faults.store_child import RandomIds, promise, type_and_promise
from tests.unit.store.kit import StepClock, a_draft

AT = dt.datetime(2026, 3, 2, 12, 0, tzinfo=dt.UTC)


async def back_up(directory: Path) -> None:
    """Promises each revision, and each backup with the revision that it has at least."""
    clock = StepClock(dt.datetime.now(dt.UTC))
    book = await BookStore.open(directory, clock, RandomIds(), Bus(), place="here")
    draft_id = DraftId("draft-1")
    if not any(saved.draft.id == draft_id for saved in await book.drafts.all()):
        await book.drafts.create(a_draft())
    opened = await book.drafts.open(draft_id)
    journal, revision = Journal(opened.saved.draft, opened.changes, opened.position), opened.saved.revision

    async def type_on() -> None:
        nonlocal revision
        while True:
            revision = await type_and_promise(book, journal, revision, early=False)

    typing = asyncio.create_task(type_on())
    while True:
        before = revision
        made = await book.back_up()
        promise(f"BACKUP {made.copy.path.name} {before}")
        if typing.done():
            await typing


class Cut:
    """Dies before the call that was asked for."""

    def __init__(self, at: int) -> None:
        self.at, self.calls = at, 0

    def before(self, call: Callable[..., Any]) -> Callable[..., Any]:
        def cut(*arguments: Any, **named: Any) -> Any:
            self.calls += 1
            if self.calls == self.at:
                os.kill(os.getpid(), signal.SIGKILL)
            return call(*arguments, **named)

        return cut


def torn(directory: Path, at: dt.datetime) -> Path | None:
    book, aside = directory / restoring.BOOK, directory / "book-before-restore-20260302T120000Z.db"
    book.replace(aside)
    part_of(book).replace(book)
    return aside


def restore(directory: Path, backup: Path, cut: Cut) -> None:
    for place, name in (
        (Path, "replace"),
        (Path, "unlink"),
        (os, "fsync"),
        (os, "open"),
        (shutil, "copyfile"),
        (disk, "sync_directory"),
    ):
        setattr(place, name, cut.before(getattr(place, name)))
    restoring.restore(directory, backup, None, AT, RandomIds().new())


def cut_everywhere(before: Path, copies: Path, name: str) -> None:
    step = 0
    while True:
        step += 1
        directory = copies / str(step)
        shutil.copytree(before, directory)
        forked = os.fork()
        if forked == 0:
            restore(directory, directory / name, Cut(step))
            os._exit(0)
        _, status = os.waitpid(forked, 0)
        if status == 0:
            promise(str(step))
            return
        if not os.WIFSIGNALED(status):
            raise RuntimeError(f"the restore ended with {status}")


def main(what: str, directory: Path, *words: str) -> None:
    if what == "back-up":
        asyncio.run(back_up(directory))
        return
    copies, backup, *defect = words
    if defect:
        restoring.install = torn
    cut_everywhere(directory, Path(copies), backup)


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]), *sys.argv[3:])
