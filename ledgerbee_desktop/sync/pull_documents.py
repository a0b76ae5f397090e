"""The lists of documents: a first pull that can be interrupted, increments, and whole passes that prove a list complete.

One transaction a page. Nothing is ever deleted here: what whole passes lack is only noted as missing (tombstones.py), and a 401, 403,
5xx or broken answer ends the pass (reliability 3).
"""

from __future__ import annotations

from datetime import timedelta

from ledgerbee_desktop.core.kinds import DocumentKind, Target
from ledgerbee_desktop.core.moments import read_moment
from ledgerbee_desktop.core.ports import Scan
from ledgerbee_desktop.sync.notes import whole
from ledgerbee_desktop.sync.parts import Parts
from ledgerbee_desktop.sync.tombstones import Tombstones

DAY = timedelta(days=1)
AGAIN = timedelta(hours=1)
"""After so long a list that kept changing is passed over whole again."""
PASSES = 6


class DocumentPull:
    """Reads the lists of documents into the library. Each method raises LedgerBeeError when LedgerBee cannot be asked."""

    def __init__(self, parts: Parts, tombstones: Tombstones) -> None:
        self._parts = parts
        self._library = parts.library
        self._tombstones = tombstones

    async def first_page(self, kind: DocumentKind) -> None:
        """The newest documents of a kind, when nothing of it is here yet: enough to begin to work with."""
        if await self._library.pull_state(f"complete:{kind}") is None:
            await self._library.put_documents((await self._parts.line.ledgerbee.documents(kind, 1)).items)

    async def all_of(self, kind: DocumentKind, *, full: bool) -> None:
        """Bring the list of a kind up to date; `full`: by whole passes (done by itself once a day, and until they have ended)."""
        if await self._library.pull_state(f"complete:{kind}") is None:
            await self._first(kind)
            if not full:
                return  # the passes that prove it complete follow at the next pull
        if full or await self._is_time(kind):
            await self._full(kind)
        else:
            await self._increment(kind)

    async def _is_time(self, kind: DocumentKind) -> bool:
        """For whole passes: the last ones are a day old, or they are under way. A list that never stood still is left for a while."""
        if await self._library.scan(Target(kind.value)) is not None:
            return True
        last = read_moment(await self._library.pull_state(f"full:{kind}"))
        tried = read_moment(await self._library.pull_state(f"tried:{kind}"))
        now = self._parts.clock.now()
        return (last is None or now - last > DAY) and (tried is None or now - tried > AGAIN)

    async def _first(self, kind: DocumentKind) -> None:
        """Every page once, beginning where an earlier first pull stopped (a page earlier: new documents push others back).

        What is new since then is on the first page, which was read just before.
        """
        number = max(1, (whole(await self._library.pull_state(f"next:{kind}")) or 1) - 1)
        while True:
            page = await self._parts.line.ledgerbee.documents(kind, number)
            await self._library.put_documents(page.items)
            if number >= page.pages or not page.items:
                break
            number += 1
            await self._library.set_pull_state(f"next:{kind}", str(number))
        await self._library.set_pull_state(f"complete:{kind}", self._parts.clock.now().isoformat())
        await self._library.set_pull_state(f"next:{kind}", None)

    async def _increment(self, kind: DocumentKind) -> None:
        """The newest pages, until one brings nothing new and is older than the last whole passes, with a day to spare."""
        last = read_moment(await self._library.pull_state(f"full:{kind}"))
        number = 1
        while True:
            page = await self._parts.line.ledgerbee.documents(kind, number)
            changed = await self._library.put_documents(page.items)
            is_old = last is None or any(document.created_at < last - DAY for document in page.items)
            if (not changed and is_old) or number >= page.pages or not page.items:
                return
            number += 1

    async def _full(self, kind: DocumentKind) -> None:
        """Whole passes until two clean ones see the same ids: one pass misses documents when others leave the list meanwhile.

        Each page is on the disk with the place where to go on; what was begun more than a day ago is begun anew.
        """
        target, now = Target(kind.value), self._parts.clock.now()
        under_way = await self._library.scan(target)
        has_ended = False
        if under_way is not None and timedelta() <= now - under_way.begun_at <= DAY:
            has_ended = await self._passes(kind, under_way)
        if not has_ended and not await self._passes(kind, await self._library.begin_scan(target, now)):
            await self._library.give_up_scan(target)
            await self._library.set_pull_state(f"tried:{kind}", now.isoformat())
            return
        await self._tombstones.scanned(target)
        await self._library.set_pull_state(f"full:{kind}", self._parts.clock.now().isoformat())

    async def _passes(self, kind: DocumentKind, scan: Scan) -> bool:
        """Passes until the scan has ended. False when the list never stood still."""
        while scan.number <= PASSES:
            following = await self._one_pass(kind, scan)
            if following is None:
                return True
            scan = following
        return False

    async def _one_pass(self, kind: DocumentKind, scan: Scan) -> Scan | None:
        while True:
            page = await self._parts.line.ledgerbee.documents(kind, scan.page)
            is_last = scan.page >= page.pages
            scan, _ = await self._library.put_scanned(scan, page.items, total=page.total, is_last=is_last)
            if is_last or not page.items:
                return await self._library.end_pass(scan)
