"""The lists of documents: a first pull that can be interrupted, increments, and whole passes that prove a list complete.

One transaction a page. Nothing is ever deleted here, and a 401, 403, 5xx or broken answer is never read as "gone" (reliability 3).
"""

from __future__ import annotations

from datetime import datetime, timedelta

from ledgerbee_desktop.core.identifiers import DocumentId
from ledgerbee_desktop.core.kinds import DocumentKind
from ledgerbee_desktop.sync.parts import Parts

DAY = timedelta(days=1)
PASSES = 6


class DocumentPull:
    """Reads the lists of documents into the library. Each method raises LedgerBeeError when LedgerBee cannot be asked."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._library = parts.library

    async def first_page(self, kind: DocumentKind) -> None:
        """The newest documents of a kind, when nothing of it is here yet: enough to begin to work with."""
        if await self._library.pull_state(f"complete:{kind}") is None:
            await self._library.put_documents((await self._parts.line.ledgerbee.documents(kind, 1)).items)

    async def all_of(self, kind: DocumentKind, *, full: bool) -> None:
        """Bring the list of a kind up to date; `full`: by whole passes (done by itself once a day)."""
        if await self._library.pull_state(f"complete:{kind}") is None:
            await self._first(kind)
            if not full:
                return  # the two passes that prove it complete follow at the next pull
        last = moment(await self._library.pull_state(f"full:{kind}"))
        if full or last is None or self._parts.clock.now() - last > DAY:
            await self._full(kind)
        else:
            await self._increment(kind)

    async def _first(self, kind: DocumentKind) -> None:
        """Every page once, beginning where an earlier first pull stopped (a page earlier: new documents push others back).

        What is new since then is on the first page, which was read just before.
        """
        number = max(1, int(await self._library.pull_state(f"next:{kind}") or 1) - 1)
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
        """The newest pages, until one brings nothing new."""
        number = 1
        while True:
            page = await self._parts.line.ledgerbee.documents(kind, number)
            changed = await self._library.put_documents(page.items)
            if not changed or number >= page.pages:
                return
            number += 1

    async def _full(self, kind: DocumentKind) -> None:
        """Whole passes until two see the same ids: one pass misses documents when others leave the list meanwhile."""
        before: frozenset[DocumentId] | None = None
        for _ in range(PASSES):
            ids = await self._one_pass(kind)
            if ids == before:
                await self._library.set_pull_state(f"full:{kind}", self._parts.clock.now().isoformat())
                return
            before = ids

    async def _one_pass(self, kind: DocumentKind) -> frozenset[DocumentId]:
        ids: set[DocumentId] = set()
        number = 1
        while True:
            page = await self._parts.line.ledgerbee.documents(kind, number)
            await self._library.put_documents(page.items)
            ids.update(document.id for document in page.items)
            if number >= page.pages or not page.items:
                return frozenset(ids)
            number += 1


def moment(text: str | None) -> datetime | None:
    """A point in time that the pull wrote down."""
    return None if text is None else datetime.fromisoformat(text)
