"""A company with documents, drafts and operations on a real database, and a main window on it."""

from __future__ import annotations

import asyncio
import dataclasses
import datetime as dt
import io
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from uuid import UUID

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from reportlab.pdfgen import canvas
from shiboken6 import isValid

from ledgerbee_desktop.api.bodies import JsonBodies
from ledgerbee_desktop.app.book import book_on
from ledgerbee_desktop.core.clashes import Merge
from ledgerbee_desktop.core.defaults import new_draft
from ledgerbee_desktop.core.drafts import Draft, Line
from ledgerbee_desktop.core.errors import AppError, NotSent
from ledgerbee_desktop.core.events import Bus, Topic
from ledgerbee_desktop.core.identifiers import (
    CompanyId,
    CustomerId,
    DocumentId,
    DraftId,
    LineId,
    OperationId,
    PriceId,
    ProductId,
)
from ledgerbee_desktop.core.kinds import DeliveryType, DocumentKind, LineKind, Target
from ledgerbee_desktop.core.library import Company, Customer, Document, DocumentLine, Image, PdfFile, Price, Product
from ledgerbee_desktop.core.operations import (
    Actor,
    Attempt,
    Decision,
    Evidence,
    Operation,
    OperationKind,
    OutboxEvent,
    SendRequest,
    State,
)
from ledgerbee_desktop.core.ports import Book, Connection, NewOperation, OutboxRow, SyncStatus, Vanished
from ledgerbee_desktop.core.records import RecordWrite
from ledgerbee_desktop.core.text import Message
from ledgerbee_desktop.store.book import BookStore
from ledgerbee_desktop.sync import waiting
from ledgerbee_desktop.sync.engine import Engine
from ledgerbee_desktop.ui.library.list_page import ListPage
from ledgerbee_desktop.ui.main_window import MainWindow
from ledgerbee_desktop.ui.outbox.page import OutboxPage
from tests.ui.kit import Aio

TODAY = dt.date(2026, 11, 21)
NOW = dt.datetime(2026, 11, 21, 9, 0, tzinfo=dt.UTC)
STATUSES = ("sent", "paid", "draft", "partially_paid", "sending", "credited")
NAMES = ("Nordhavn Byg ApS", "Café Rosengården", "Malerfirmaet Ærø & Søn I/S", "Aarhus Kommune", "Müller GmbH")
PRICE = PriceId(str(UUID(int=7)))
PATIENCE_MS = 20_000
"""A limit for what never comes; a slow computer is no failure."""


class HandClock:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.moment = NOW

    def now(self) -> dt.datetime:
        return self.moment

    def today(self) -> dt.date:
        return TODAY

    def monotonic(self) -> float:
        return self.moment.timestamp()

    async def sleep(self, seconds: float) -> None:
        await asyncio.sleep(seconds)


class CountedIds:
    """UUIDs in order."""

    def __init__(self) -> None:
        self._last = 10_000

    def new(self) -> str:
        self._last += 1
        return str(UUID(int=self._last))

    def jitter(self) -> float:
        return 0.5


def customer_id(number: int) -> CustomerId:
    return CustomerId(str(UUID(int=100 + number)))


def document_id(number: int) -> DocumentId:
    return DocumentId(str(UUID(int=1000 + number)))


def make_document(number: int, /, **fields: object) -> Document:
    """Invoice `number`; customers, statuses and dates go round."""
    status = STATUSES[number % len(STATUSES)]
    date = dt.date(2026, 11, 20) - dt.timedelta(days=number % 90)
    subtotal = Decimal(1000 + number)
    line = DocumentLine(
        kind=LineKind.PRODUCT,
        price_id=PRICE,
        description="Maling af facade",
        quantity=Decimal("2.5"),
        unit_price=Decimal(400),
        total=subtotal,
        vat=subtotal / 4,
        vat_rate=Decimal(25),
    )
    values: dict[str, object] = {
        "id": document_id(number),
        "kind": DocumentKind.INVOICE,
        "status": status,
        "display_status": status,
        "date": date,
        "due_date": date + dt.timedelta(days=14),
        "currency": "DKK",
        "subtotal": subtotal,
        "vat": subtotal / 4,
        "amount": subtotal * 5 / 4,
        "created_at": NOW,
        "updated_at": "2026-11-20T10:00:00Z",
        "number": "" if status == "draft" else str(1000 + number),
        "customer_id": customer_id(number % len(NAMES)),
        "reference": f"PO {number}",
        "lines": (line,),
    }
    return Document(**(values | fields))  # type: ignore[arg-type]  # the fields of a document


def pdf_of(text: str) -> bytes:
    """A real PDF of one page."""
    out = io.BytesIO()
    page = canvas.Canvas(out)
    page.drawString(72, 720, text)
    page.showPage()
    page.save()
    return out.getvalue()


class StoredOutbox:
    """The outbox on the real store with the real reasons, without a worker: a test moves the operations itself."""

    def __init__(self, store: BookStore, clock: HandClock, engine: Engine) -> None:
        self._store, self._clock = store, clock
        self._service = engine.outbox
        self.decided: list[tuple[OperationId, Decision, DocumentId | None]] = []
        self.sent: list[tuple[DocumentId, SendRequest, float]] = []
        self.failure: AppError | None = None

    async def queue(
        self, draft_id: DraftId, send: SendRequest | None, *, undo_seconds: float
    ) -> tuple[OperationId, ...]:
        return await self._service.queue(draft_id, send, undo_seconds=undo_seconds)

    async def send(
        self, kind: DocumentKind, document_id: DocumentId, request: SendRequest, *, undo_seconds: float
    ) -> OperationId:
        self.sent.append((document_id, request, undo_seconds))
        return OperationId("")

    async def send_many(
        self, requests: Sequence[tuple[DocumentKind, DocumentId, SendRequest]], *, undo_seconds: float
    ) -> str:
        return await self._service.send_many(requests, undo_seconds=undo_seconds)

    async def convert(
        self, kind: DocumentKind, document_id: DocumentId, target: DocumentKind, adjustment: Draft | None = None
    ) -> OperationId:
        return await self._service.convert(kind, document_id, target, adjustment)

    async def write(self, record: RecordWrite, *, replaces: OperationId | None = None) -> OperationId:
        return await self._service.write(record, replaces=replaces)

    async def take_back(self, operation_id: OperationId) -> None:
        operation = await self._store.outbox.get(operation_id)
        await self._store.outbox.move(operation, State.DISCARDED, Actor.PERSON, Message("test", "Taken back"))

    async def take_back_draft(self, draft_id: DraftId) -> None:
        await self._service.take_back_draft(draft_id)

    async def decide(
        self, operation_id: OperationId, decision: Decision, document_id: DocumentId | None = None
    ) -> None:
        if self.failure is not None:
            raise self.failure
        self.decided.append((operation_id, decision, document_id))

    async def rows(self, *, open_only: bool = True) -> tuple[OutboxRow, ...]:
        stored = await self._store.outbox.all(open_only=open_only)
        others, now = waiting.by_id(stored), self._clock.now()
        return tuple(OutboxRow(o, waiting.waiting(o, others, None, now), waiting.ways_out(o)) for o in stored)

    async def ended(self, limit: int, before: OperationId | None = None) -> tuple[OutboxRow, ...]:
        return await self._service.ended(limit, before)

    async def of_batch(self, batch: str) -> tuple[OutboxRow, ...]:
        return await self._service.of_batch(batch)

    async def of_draft(self, draft_id: DraftId) -> tuple[OutboxRow, ...]:
        return await self._service.of_draft(draft_id)

    async def row(self, operation_id: OperationId) -> OutboxRow:
        return await self._service.row(operation_id)

    async def alerting(self) -> tuple[OutboxRow, ...]:
        return await self._service.alerting()

    async def attempts(self, operation_id: OperationId) -> tuple[Attempt, ...]:
        return await self._store.outbox.attempts(operation_id)

    async def events(self, operation_id: OperationId) -> tuple[OutboxEvent, ...]:
        return await self._store.outbox.events(operation_id)

    async def images(self, document_id: DocumentId) -> tuple[Image, ...]:
        return await self._store.outbox.images(document_id)


class StillSync:
    """An engine that rests: it says what a test tells it to say."""

    def __init__(self, engine: Engine, bus: Bus) -> None:
        self._engine, self._bus = engine, bus
        self.status = SyncStatus(Connection.ONLINE, NOW, pulling=False, problem=None)
        self.offline: bool | None = None
        self.failure: AppError | None = None
        self.fetched: list[tuple[DocumentId, bool]] = []
        self.settled: list[bool] = []

    def say(
        self,
        connection: Connection,
        *,
        pulling: bool = False,
        problem: Message | None = None,
        vanished: tuple[Vanished, ...] = (),
    ) -> None:
        self.status = SyncStatus(connection, NOW, pulling=pulling, problem=problem, vanished=vanished)
        self._bus.publish(Topic.STATUS)

    def nudge(self) -> None:
        return

    def set_offline(self, *, offline: bool) -> None:
        self.offline = offline
        self.say(Connection.OFFLINE if offline else Connection.ONLINE)

    async def refresh(self) -> None:
        if self.failure is not None:
            raise self.failure

    async def settle_vanished(self, *, remove: bool) -> None:
        if self.failure is not None:
            raise self.failure
        self.settled.append(remove)
        self.status = dataclasses.replace(self.status, vanished=())
        self._bus.publish(Topic.STATUS)

    async def settle_returned(self, draft_id: DraftId, document_id: DocumentId | None) -> None:
        if self.failure is not None:
            raise self.failure
        await self._engine.settle_returned(draft_id, document_id)

    async def fetch_customer(self, customer_id: CustomerId) -> None:
        return

    async def fetch_product(self, product_id: ProductId) -> None:
        return

    async def restore(self, image: Document) -> DraftId:
        return await self._engine.restore(image)

    async def start_editing(self, kind: DocumentKind, document_id: DocumentId) -> DraftId:
        return await self._engine.start_editing(kind, document_id)  # without a client: the library's copy is the base

    async def merge(self, draft_id: DraftId) -> Merge | None:
        raise self.failure or unreachable()

    async def fetch_document(self, kind: DocumentKind, document_id: DocumentId) -> Document:
        raise self.failure or unreachable()

    async def fetch_pdf(self, document: Document, *, draft: bool) -> PdfFile:
        if self.failure is not None:
            raise self.failure
        self.fetched.append((document.id, draft))
        return PdfFile(pdf_of(f"Faktura {document.number or 'kladde'} {document.updated_at}"), "faktura.pdf")


def unreachable() -> NotSent:
    return NotSent(Message("test", "LedgerBee cannot be reached."), Evidence())


@dataclass
class Office:
    """What a test of the window works at."""

    qtbot: QtBot
    aio: Aio
    store: BookStore
    book: Book
    clock: HandClock
    outbox: StoredOutbox
    sync: StillSync
    windows: list[MainWindow] = field(default_factory=list)

    def window(self) -> MainWindow:
        """A main window, restored, shown and at rest."""
        window = MainWindow(self.book, JsonBodies())
        self.windows.append(window)
        self.aio(window.restore())
        window.show()
        self.qtbot.waitExposed(window)
        window.activateWindow()
        self.qtbot.waitUntil(window.isActiveWindow)
        self.rest(window)
        return window

    def rest(self, window: MainWindow) -> None:
        """Wait until the window has read and stored everything."""
        self.until(lambda: not is_busy(window))

    def until(self, done: Callable[[], bool]) -> None:
        self.qtbot.wait(60)  # what was published is delivered a moment later
        self.qtbot.waitUntil(done, timeout=PATIENCE_MS)

    def put_away(self, window: MainWindow) -> None:
        """Close a window as the program does."""
        self.rest(window)
        self.windows.remove(window)
        window.commands.may_close = True
        window.close()
        window.deleteLater()
        self.qtbot.waitUntil(lambda: not isValid(window), timeout=PATIENCE_MS)

    def die(self, window: MainWindow) -> None:
        """The process is gone: nothing more is written."""
        window.signals.close()
        self.windows.remove(window)
        window.hide()
        window.deleteLater()
        self.qtbot.waitUntil(lambda: not isValid(window), timeout=PATIENCE_MS)

    # --- what is in the books ----------------------------------------------------------------------

    def documents(self, documents: Iterable[Document]) -> None:
        self.aio(self.store.library.put_documents(tuple(documents)))

    def draft(self, customer: int | None = 0, reference: str = "") -> Draft:
        """A stored draft with one line of three hours."""
        line = Line(id=LineId(self.book.ids.new()), price_id=PRICE, quantity=Decimal(3))
        made = new_draft(self.book.ids, TODAY).replace(
            customer_id=None if customer is None else customer_id(customer), reference=reference, lines=(line,)
        )
        self.aio(self.store.drafts.create(made))
        return made

    def create_operation(self, draft: Draft, total: str = "1687.50") -> Operation:
        """The draft's create, queued."""
        new = NewOperation(
            id=OperationId(self.book.ids.new()),
            draft_id=draft.id,
            target=Target.INVOICE,
            kind=OperationKind.CREATE,
            payload=b"{}",
            customer_id=draft.customer_id,
            approved_total=total,
        )
        saved = self.aio(self.store.drafts.open(draft.id)).saved
        self.aio(self.store.outbox.queue([new], draft.id, saved.revision))
        return self.operation(new.id)

    def send_operation(
        self, document: Document, *, seconds: float | None = None, to: str = "", approved: str = ""
    ) -> Operation:
        """The sending of a document by email, queued; it leaves in `seconds`."""
        request = SendRequest(delivery_type=DeliveryType.EMAIL, to=to)
        new = NewOperation(
            id=OperationId(self.book.ids.new()),
            draft_id=None,
            target=Target(document.kind),
            kind=OperationKind.SEND,
            payload=JsonBodies().send(document.kind, request),
            customer_id=document.customer_id,
            document_id=document.id,
            approved_total=approved,
            not_before=None if seconds is None else self.clock.moment + dt.timedelta(seconds=seconds),
        )
        self.aio(self.store.outbox.queue([new], None, None))
        return self.operation(new.id)

    def operation(self, operation_id: OperationId) -> Operation:
        return self.aio(self.store.outbox.get(operation_id))  # type: ignore[no-any-return]

    def move(self, operation: Operation, *states: State, **fields: object) -> Operation:
        """Take arrows one after the other, as worker, reconciliation or person may."""
        attempt: Attempt | None = None
        for state in states:
            actor = Actor.RECONCILIATION if operation.state is State.UNKNOWN else Actor.WORKER
            if state is State.INFLIGHT:
                operation, attempt = self.aio(self.store.outbox.begin(operation, self.clock.now(), None))
            else:
                what = Message("test", "Became {state}").of(state=state.value)
                last = fields if state is states[-1] else None
                moving = self.store.outbox.move(
                    operation,
                    state,
                    actor,
                    what,
                    attempt=attempt,
                    evidence=Evidence(wrote=True) if attempt is not None else None,
                    fields=last,
                )
                operation, attempt = self.aio(moving), None
        return operation


def is_busy(window: MainWindow) -> bool:
    loaders = [
        window.shelf.busy,
        window.store_state.busy,
        window.watch.busy,
        window.pdf.loader.busy,
        window.commands.busy,
        window.alerts.loader.busy,
    ]
    for page in window.tabs.pages():
        if isinstance(page, ListPage):
            loaders.append(page.busy)
        elif isinstance(page, OutboxPage):
            loaders += [page.model.busy, page.loader.busy]
        else:
            loaders += [getattr(page, name).busy for name in ("loader", "fetcher", "follower") if hasattr(page, name)]
            loaders += [getattr(page, name).model.busy for name in ("documents", "prices") if hasattr(page, name)]
            editor = getattr(page, "editor", None)
            if editor is not None:
                loaders += [editor.reader.busy, editor.saver.behind]
    return any(loaders)


async def open_office(qtbot: QtBot, aio: Aio, directory: Path) -> Office:
    """A company with five customers, one product, and nothing else yet."""
    bus, clock, ids = Bus(), HandClock(), CountedIds()
    store = await BookStore.open(directory, clock, ids, bus)
    library = store.library
    await library.put_company(Company(id=CompanyId(str(UUID(int=1))), name="Malermester Holm ApS", cvr="25313763"))
    await library.put_customers(
        [
            Customer(
                id=customer_id(number),
                number=str(100 + number),
                name=name,
                email=f"post{number}@example.dk",
                city="Odense",
            )
            for number, name in enumerate(NAMES)
        ]
    )
    product_id = ProductId(str(UUID(int=8)))
    price = Price(
        id=PRICE,
        product_id=product_id,
        currency="DKK",
        unit_amount=Decimal(450),
        vat_rates={"domestic": Decimal(25)},
        is_default=True,
    )
    await library.put_product(
        Product(id=product_id, name="Malerarbejde, timer", number="10", prices=(price,), prices_known=True)
    )
    engine = Engine(store, JsonBodies(), clock, ids, bus=bus)
    outbox, sync = StoredOutbox(store, clock, engine), StillSync(engine, bus)
    # The engine rests: the window's outbox and sync are the ones that a test moves.
    book = dataclasses.replace(book_on(store, engine, bus, clock, ids), outbox=outbox, sync=sync)
    return Office(qtbot, aio, store, book, clock, outbox, sync)


def put_office_away(office: Office) -> None:
    for window in list(office.windows):
        office.put_away(window)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
    office.aio(office.store.close())
