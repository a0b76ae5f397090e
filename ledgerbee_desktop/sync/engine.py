"""The engine in the background: one task per duty, one line to LedgerBee, no thread."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Awaitable, Callable

from ledgerbee_desktop.core.clashes import Merge
from ledgerbee_desktop.core.errors import AppError, LedgerBeeError
from ledgerbee_desktop.core.events import Bus, Changed, Topic
from ledgerbee_desktop.core.identifiers import CompanyId, CustomerId, DocumentId, DraftId, ProductId
from ledgerbee_desktop.core.kinds import DocumentKind
from ledgerbee_desktop.core.library import Document, PdfFile
from ledgerbee_desktop.core.ports import Bodies, Clock, Connection, Ids, LedgerBee, SyncStatus, Vanished
from ledgerbee_desktop.sync.company import Doorkeeper, proven
from ledgerbee_desktop.sync.decisions import Decisions
from ledgerbee_desktop.sync.deliveries import Deliveries
from ledgerbee_desktop.sync.detectives import Detectives
from ledgerbee_desktop.sync.editing import Editing
from ledgerbee_desktop.sync.freshness import Freshness
from ledgerbee_desktop.sync.late import LateTwins
from ledgerbee_desktop.sync.line import Bell, Line
from ledgerbee_desktop.sync.looking import Looking
from ledgerbee_desktop.sync.outbox import OutboxService
from ledgerbee_desktop.sync.parts import Parts, Settled, Stores
from ledgerbee_desktop.sync.pull import Pull
from ledgerbee_desktop.sync.reconcile import LATE, SETTLE, Reconciler
from ledgerbee_desktop.sync.returned import ReturnedDrafts
from ledgerbee_desktop.sync.tombstones import Tombstones
from ledgerbee_desktop.sync.worker import Worker

GRACE = 10.0
"""Seconds that a request on the wire gets to end when the engine is stopped (reliability 1.5)."""
AFTER_DISK_TROUBLE = 30.0
SETTLED_RETRIES = 3
"""How often a run that ends by itself tries an unreachable LedgerBee again before it gives up."""


class Engine:
    """`core.ports.Sync` for one company, and its outbox (`outbox`).

    Without a client (`ledgerbee=None`) everything that needs no network works; `connect` gives it one later. A client that speaks for
    another company than `owner`, or than the one in the library, is asked for nothing else.
    """

    def __init__(
        self,
        stores: Stores,
        bodies: Bodies,
        clock: Clock,
        ids: Ids,
        *,
        bus: Bus,
        ledgerbee: LedgerBee | None = None,
        owner: CompanyId | None = None,
        settle: float = SETTLE,
        grace: float = GRACE,
    ) -> None:
        self._outbox, self._library = stores.outbox, stores.library
        self._clock = clock
        self._bus = bus
        self._grace = grace
        self._owner = owner
        self.line = Line(clock, ids, bus, None if ledgerbee is None else proven(ledgerbee, stores.library, owner))
        parts = Parts.of(stores, bodies, clock, ids, self.line)
        doorkeeper = Doorkeeper(stores.library, self.line, owner)
        detectives = Detectives(parts)
        self._deliveries = Deliveries(parts)
        self._tombstones = Tombstones(parts, doorkeeper)
        pull = Pull(parts, doorkeeper, self._deliveries, self._tombstones)
        self._freshness = Freshness(pull, self.line, clock)
        self._worker = Worker(parts, detectives, doorkeeper, self._follow)
        self._reconciler = Reconciler(parts, detectives, settle=settle)
        self._late = LateTwins(parts, self._reconciler, detectives)
        self._returned = ReturnedDrafts(parts, stores.returned, settle=settle)
        self.outbox = OutboxService(parts, Decisions(parts, detectives, self._reconciler), self._returned)
        self._looking = Looking(parts, pull)
        self._editing = Editing(parts)
        self._bells = tuple(Bell(clock) for _ in range(5))
        self._tasks: list[asyncio.Task[None]] = []
        self._recovered = False
        self._stopped = False

    def _follow(self, kind: DocumentKind, document_id: DocumentId) -> None:
        """Look after the delivery of what was sent just now."""
        self._deliveries.follow(kind, document_id)
        self._bells[-1].ring()

    # --- core.ports.Sync -------------------------------------------------------------------------

    @property
    def status(self) -> SyncStatus:
        """The present state; each change of it is published under Topic.STATUS."""
        return self.line.status

    def nudge(self) -> None:
        """Something was queued, or the window came to the front: look now."""
        self.line.nudge()
        self._ring()

    def set_offline(self, *, offline: bool) -> None:
        """Work offline, or online again. A request on the wire is not interrupted."""
        self.line.set_offline(offline=offline)
        self._ring()

    def connect(self, ledgerbee: LedgerBee) -> None:
        """Use this client from now on; the former one is the caller's to close."""
        self.line.connect(proven(ledgerbee, self._library, self._owner))
        self._ring()

    def disconnect(self) -> None:
        """Ask nothing from now on: the key was removed. A request on the wire goes on; its client is the caller's to close."""
        self.line.disconnect()

    async def refresh(self) -> None:
        """Pull now, in full, and return when that ended. Raises LedgerBeeError."""
        self.line.nudge()
        await self._freshness.now(full=True)
        self._ring()

    async def settle_vanished(self, *, remove: bool) -> None:
        """Keep all of `SyncStatus.vanished`, or remove what LedgerBee says is gone. Raises LedgerBeeError."""
        await self._tombstones.decide(remove=remove)
        if remove:
            await self._freshness.judge()

    async def vanished(self) -> tuple[Vanished, ...]:
        """`SyncStatus.vanished` as it stands on the disk, for whoever does not let the engine run."""
        await self._tombstones.say()
        return self.line.status.vanished

    async def settle_returned(self, draft_id: DraftId, document_id: DocumentId | None) -> None:
        """What a person says of a draft that a restore or a copy has brought back (`ReturnedDrafts.decide`). Raises AppError."""
        await self._returned.decide(draft_id, document_id)

    async def fetch_customer(self, customer_id: CustomerId) -> None:
        """Read a customer with contacts and departments now; unreachable is no error."""
        await self._looking.customer(customer_id)

    async def fetch_product(self, product_id: ProductId) -> None:
        """Read a product with its prices now; unreachable is no error."""
        await self._looking.product(product_id)

    async def fetch_document(self, kind: DocumentKind, document_id: DocumentId) -> Document:
        """Read a document with its lines and delivery log now. Raises LedgerBeeError."""
        return await self._looking.document(kind, document_id)

    async def fetch_pdf(self, document: Document, *, draft: bool) -> PdfFile:
        """The PDF: from the library when it is still right, else from LedgerBee. Raises LedgerBeeError."""
        return await self._looking.pdf(document, draft=draft)

    async def start_editing(self, kind: DocumentKind, document_id: DocumentId) -> DraftId:
        """A draft that changes a LedgerBee draft of this kind: the one that is open already, or a new one.

        Raises AppError when it cannot be changed (sent, converted, an invoice or credit note) or its lines are not known.
        """
        return await self._editing.start(kind, document_id)

    async def restore(self, image: Document) -> DraftId:
        """A draft that brings back what a document was (`Editing.restore`). Raises AppError."""
        return await self._editing.restore(image)

    async def merge(self, draft_id: DraftId) -> Merge | None:
        """Read the document that a draft changes and merge both; None when LedgerBee's is still the base.

        Raises AppError (a LedgerBeeError when LedgerBee cannot be asked): it changes no document, or that is no draft any more.
        """
        return await self._editing.merge(draft_id)

    # --- Running ---------------------------------------------------------------------------------

    async def run(self) -> None:
        """Work until `stop`. Returns when stopped; raises what is a bug."""
        await self._begin()
        if self._stopped:  # the window was closed as soon as it was opened
            return
        self._bus.subscribe(self._heard)
        duties = (self._work_outbox, self._settle, self._keep_fresh, self._look_late, self._follow_deliveries)
        self._tasks = [asyncio.create_task(duty(bell)) for duty, bell in zip(duties, self._bells, strict=True)]
        try:
            await asyncio.gather(*self._tasks)
        except asyncio.CancelledError:
            if not self._stopped:
                raise
        finally:
            self._bus.unsubscribe(self._heard)
            await self._cancel()

    async def stop(self) -> None:
        """Begin nothing new; a request on the wire gets the grace, then its outcome is unknown, on disk."""
        self._stopped = True
        self._worker.stop()
        end = self._clock.monotonic() + self._grace
        while self._worker.is_sending and self._clock.monotonic() < end:
            await self._clock.sleep(0.05)
        await self._cancel()

    async def _cancel(self) -> None:
        for task in self._tasks:
            task.cancel()
        await asyncio.gather(*self._tasks, return_exceptions=True)

    async def _begin(self) -> None:
        """Before anything is sent: what was on the wire when the program ended is unknown."""
        if not self._recovered:
            await self._outbox.recover(self._clock.now())
            self._recovered = True
            self.line.say(fresh_as_of=await self._freshness.as_of())
            await self._tombstones.say()

    def _ring(self) -> None:
        for bell in self._bells:
            bell.ring()

    def _heard(self, changed: Changed) -> None:
        online = self.line.status.connection is Connection.ONLINE
        if changed.topic is Topic.OPERATIONS or (changed.topic is Topic.STATUS and online):
            for bell in self._bells[:2]:
                bell.ring()

    # --- Duties ----------------------------------------------------------------------------------

    async def _duty(self, bell: Bell, work: Callable[[], Awaitable[float | None]]) -> None:
        bell.answer()  # the window comes to the front before its engine runs: one pull is enough
        while True:
            try:
                seconds = await work()
            except LedgerBeeError as error:
                self.line.failed(error)
                seconds = self.line.seconds_to_try()
            except AppError as error:  # the disk, or a damaged row: say so, and try again later
                self._recovered = False  # an outcome may not have reached the disk: what is inflight then is unknown
                self.line.say(problem=error.message)
                seconds = AFTER_DISK_TROUBLE
            await bell.wait(seconds)

    async def _work_outbox(self, bell: Bell) -> None:
        await self._duty(bell, self._one_run)

    async def _one_run(self) -> float | None:
        await self._begin()  # only this task sends, so nothing is on the wire here
        await self._worker.run()
        return await self._worker.seconds_to_next()

    async def _settle(self, bell: Bell) -> None:
        await self._duty(bell, self._find_out)

    async def _find_out(self) -> float | None:
        """What became of operations, and of drafts that a restore brought back; seconds until the next look."""
        return sooner(await self._reconciler.run(), await self._returned.run())

    async def _look_late(self, bell: Bell) -> None:
        await self._duty(bell, self._one_late_look)

    async def _one_late_look(self) -> float:
        return min(await self._late.run() or LATE[0], LATE[0])

    async def _follow_deliveries(self, bell: Bell) -> None:
        await self._duty(bell, self._deliveries.run)

    async def _keep_fresh(self, bell: Bell) -> None:
        await self._duty(bell, self._freshness.keep)

    # --- A run that ends by itself ----------------------------------------------------------------

    async def run_until_settled(self, *, pull: bool = True) -> Settled:
        """Pull, make the late looks that are due, then work the outbox until nothing can move: waits for undo times, settle windows and
        asked-for pauses.

        An unreachable LedgerBee is tried a few times more, then it is left. Raises AppError for the disk and damaged rows.
        """
        await self._begin()
        self.line.nudge()
        await self._late.run()
        failures = 0
        while True:
            if pull and self.line.may_try():
                with contextlib.suppress(LedgerBeeError):
                    await self._freshness.now(full=False)
                    pull = False
            seconds = await self._round()
            if self.line.status.connection in {Connection.KEY, Connection.NO_KEY, Connection.OFFLINE}:
                return Settled.of(self.line.status.connection, await self.outbox.rows())
            pause = self.line.seconds_to_try()
            if (
                self.line.status.connection is Connection.UNREACHABLE and pause
            ):  # 0: nobody has asked since the last pause
                failures += 1
                if failures > SETTLED_RETRIES:
                    return Settled.of(self.line.status.connection, await self.outbox.rows())
                seconds = pause
            elif pull:
                seconds = pause
            if seconds is None:
                return Settled.of(self.line.status.connection, await self.outbox.rows())
            await self._clock.sleep(seconds)

    async def _round(self) -> float | None:
        """Move what can move; seconds until something may move by itself, None when nothing will."""
        await self._worker.run()
        return sooner(await self._find_out(), await self._worker.seconds_to_next())


def sooner(*seconds: float | None) -> float | None:
    """The smallest; None (never) counts for nothing."""
    return min((each for each in seconds if each is not None), default=None)
