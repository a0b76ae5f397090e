"""Looks after the data of a company while its window is open: backups, a check of all of it, and the room on the disk."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import datetime
from typing import Final

from ledgerbee_desktop.app.open_company import OpenCompany
from ledgerbee_desktop.core.errors import AppError, StoreDamaged
from ledgerbee_desktop.core.keeping import Notice, Room
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP
from ledgerbee_desktop.store import backups

LOG = logging.getLogger(__name__)
IDLE_SECONDS: Final = 20.0
"""After the start: the person has begun to work, and the first pull is over."""
LOOK_SECONDS: Final = 60.0

_FULL = QT_TRANSLATE_NOOP("data", "Disk nearly full: {megabytes} MB left")
_FULL_LONG = QT_TRANSLATE_NOOP(
    "data",
    "There is little room left on the disk that has the data of this company ({folder}). Free some of it: on a full disk nothing that "
    "is typed can be saved, and no backup can be made.",
)
_NO_BACKUP = QT_TRANSLATE_NOOP("data", "No backup could be made")
_NO_BACKUP_LONG = QT_TRANSLATE_NOOP(
    "data", "{why} The last backup is of {when}. The program tries again; File, Preferences, Data makes one elsewhere."
)
_NONE_YET = QT_TRANSLATE_NOOP(
    "data", "{why} There is no backup yet. The program tries again; File, Preferences, Data makes one elsewhere."
)


class Caretaker:
    """`say` shows a notice in the status bar (None: all is well), `warn` says that the check found damage."""

    def __init__(
        self, company: OpenCompany, say: Callable[[Notice | None], None], warn: Callable[[AppError], None]
    ) -> None:
        self._company, self._say, self._warn = company, say, warn
        self._clock = company.book.clock
        self._standing: bytes | None = None
        self._tried: datetime | None = None
        self._checked = False
        self._failure: Notice | None = None

    async def run(self) -> None:
        """Work until it is cancelled, in idle time."""
        await self._clock.sleep(IDLE_SECONDS)
        while True:
            await self.look()
            await self._clock.sleep(LOOK_SECONDS)

    async def look(self) -> None:
        """Make a backup if one is due; check the data once after the start; say what a person should know."""
        try:
            if await self._is_due():
                await self._back_up()
            elif not self._checked:
                await self._check()
            self._checked = True
            room = await self._company.store.room()
        except AppError as error:
            self._failed(error)
            room = None
        self._say(self._notice(room))

    async def _is_due(self) -> bool:
        """At the start: when the newest is old. Later: when there is new work, and the last try was long enough ago."""
        made = backups.made(self._company.store.directory)
        newest, now = (made[0].taken_at if made else None), self._clock.now()
        if self._tried is not None and not backups.is_due(self._tried, now, backups.INTERVAL):
            return False
        if not self._checked:
            return backups.is_due(newest, now, backups.AFTER_START)
        return backups.is_due(newest, now, backups.INTERVAL) and await self._company.store.standing() != self._standing

    async def _back_up(self) -> None:
        self._tried = self._clock.now()
        standing = await self._company.store.standing()  # what is typed meanwhile counts for the next one
        made = await self._company.store.back_up()
        self._standing, self._failure = standing, None
        LOG.info("backup %s (%d bytes)", made.copy.path.name, made.copy.size)

    async def _check(self) -> None:
        problem = await self._company.check_fully()
        if problem is not None:
            self._warn(problem)

    def _failed(self, error: AppError) -> None:
        LOG.error("no backup: %s", error)
        self._checked = True  # a check that failed is said, not repeated each minute
        if isinstance(error, StoreDamaged):
            self._warn(error)
        made = backups.made(self._company.store.directory)
        long = _NO_BACKUP_LONG.of(why=error, when=made[0].taken_at) if made else _NONE_YET.of(why=error)
        self._failure = Notice(_NO_BACKUP, long)

    def _notice(self, room: Room | None) -> Notice | None:
        if room is not None and room.is_short:
            folder = self._company.store.directory
            return Notice(_FULL.of(megabytes=room.free // 1_000_000), _FULL_LONG.of(folder=folder))
        return self._failure
