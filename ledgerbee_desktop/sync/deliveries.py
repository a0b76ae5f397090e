"""Looks after deliveries: that LedgerBee accepted a sending says nothing about its arrival (contract README, trap 10).

After a sending its log is read at growing pauses, then with each pull for three days, until its newest entry has ended.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from ledgerbee_desktop.core.errors import Missing
from ledgerbee_desktop.core.identifiers import DocumentId
from ledgerbee_desktop.core.kinds import TRAITS, DocumentKind
from ledgerbee_desktop.core.library import Document
from ledgerbee_desktop.core.ports import LedgerBee
from ledgerbee_desktop.sync.parts import Parts

PAUSES = (5.0, 15.0, 60.0, 300.0)
"""Seconds after a sending at which its delivery is looked at."""
FOLLOWED = timedelta(days=3)
AT_ONCE = 50
SENDING = "sending"


@dataclass(slots=True)
class _Course:
    kind: DocumentKind
    began: float
    looks: int = 0

    @property
    def due(self) -> float:
        """By the monotonic clock."""
        return self.began + PAUSES[self.looks]


class Deliveries:
    """Reads delivery logs until they have ended."""

    def __init__(self, parts: Parts) -> None:
        self._parts = parts
        self._courses: dict[DocumentId, _Course] = {}

    def follow(self, kind: DocumentKind, document_id: DocumentId) -> None:
        """This was sent just now."""
        self._courses[document_id] = _Course(kind, self._parts.clock.monotonic())

    async def run(self) -> float | None:
        """Look at what is due. Seconds until the next look; None: there is none. Raises LedgerBeeError."""
        for document_id, course in list(self._courses.items()):
            if course.due > self._parts.clock.monotonic():
                continue
            if not self._parts.line.may_try():
                return self._parts.line.seconds_to_try()
            try:
                settled = await self._look(course.kind, document_id)
            except Missing:
                settled = True
            course.looks += 1
            if settled or course.looks >= len(PAUSES):
                del self._courses[document_id]
        now = self._parts.clock.monotonic()
        return min((max(course.due - now, 0.0) for course in self._courses.values()), default=None)

    async def with_pull(self) -> None:
        """Look at everything of the last three days that has not ended. Raises LedgerBeeError."""
        since = self._parts.clock.now() - FOLLOWED
        for kind, document_id in await self._parts.library.deliveries_to_follow(since, AT_ONCE):
            if not TRAITS[kind].has_delivery_log:
                continue
            try:
                await self._look(kind, document_id)
            except Missing:
                continue

    async def _look(self, kind: DocumentKind, document_id: DocumentId) -> bool:
        document = await read_document(self._parts, self._parts.line.ledgerbee, kind, document_id)
        delivered = await self._parts.library.delivery(document_id)
        return delivered is not None and delivered.is_settled and document.status != SENDING


async def read_document(parts: Parts, ledgerbee: LedgerBee, kind: DocumentKind, document_id: DocumentId) -> Document:
    """Read a document with its lines, and its delivery log where its kind has one, into the library. Raises LedgerBeeError."""
    document = await ledgerbee.document(kind, document_id)
    await parts.library.put_documents([document])
    if TRAITS[kind].has_delivery_log:
        await parts.library.put_delivery(document_id, await ledgerbee.delivery_status(kind, document_id))
    return document
