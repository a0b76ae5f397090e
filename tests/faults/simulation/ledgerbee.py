"""A model of LedgerBee behind `core.ports.LedgerBee`: it keeps the truth, and tells it badly."""

from __future__ import annotations

import asyncio
import dataclasses
from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from decimal import Decimal
from random import Random
from typing import NoReturn

from ledgerbee_desktop.core.drafts import Draft
from ledgerbee_desktop.core.errors import KeyProblem, Missing, NotSent, OutcomeUnknown, Refused, Unreachable, Wait
from ledgerbee_desktop.core.identifiers import CompanyId, CustomerId, DocumentId, DraftId, PriceId, ProductId
from ledgerbee_desktop.core.kinds import DocumentKind
from ledgerbee_desktop.core.library import (
    Catalogue,
    Company,
    Contact,
    Customer,
    Delivery,
    DeliveryStatus,
    Department,
    Document,
    DocumentLine,
    KeyInfo,
    PdfFile,
    Price,
    Product,
    Template,
)
from ledgerbee_desktop.core.matching import Likeness, compare
from ledgerbee_desktop.core.operations import Evidence, Refusal
from ledgerbee_desktop.core.ports import Page, Written
from ledgerbee_desktop.core.text import Message
from ledgerbee_desktop.core.totals import estimate
from tests.faults.simulation.loop import START

PAGE = 3
FRESH = 60.0
"""Seconds that the program's last look at a document may lie before its POST: one walk through the gate."""
HOUR = Price(
    id=PriceId("00000000-0000-4000-a000-000000000001"),
    product_id=ProductId("00000000-0000-4000-a000-000000000002"),
    currency="DKK",
    unit_amount=Decimal("495.00"),
    vat_rates={"domestic": Decimal(25)},
)
PRODUCT = Product(id=HOUR.product_id, name="Malertime", updated_at="1", prices=(HOUR,), prices_known=True)
CUSTOMERS = tuple(
    Customer(
        id=CustomerId(f"00000000-0000-4000-b000-00000000000{each}"),
        number=str(1000 + each),
        name=f"Kunde {each}",
        email="a@b.dk",
    )
    for each in range(3)
)
CATALOGUE = Catalogue.of(CUSTOMERS, (PRODUCT,), (), 1)
SAID = Message("errors", "simulated")


@dataclass
class Habits:
    """How badly LedgerBee behaves: probabilities, and the longest time (seconds) after which a request is still carried out."""

    write_fault: float = 0.5
    read_fault: float = 0.03
    latest_commit: float = 90.0
    wrong_total: float = 0.05
    kill: float = 0.1  # the program dies while its request is under way


@dataclass
class Truth:
    """A document, which draft it was made from (None: a colleague's), and what happened to it."""

    document: Document
    origin: DraftId | None
    sends: int = 0
    living: bool = True
    seen: Document | None = None  # as the program read it last
    seen_at: float = 0.0


@dataclass
class LedgerBeeModel:
    """The truth, shared by all lives of the program."""

    random: Random
    habits: Habits
    documents: dict[DocumentId, Truth] = field(default_factory=dict)
    ledger: list[str] = field(default_factory=list)
    posts: Counter[DraftId] = field(default_factory=Counter)
    wrongs: list[str] = field(default_factory=list)
    skew: timedelta = timedelta()
    killer: asyncio.Future[None] | None = None
    server_date: datetime | None = None
    _numbers: int = 0
    _ids: int = 0

    # --- What happens there ----------------------------------------------------------------------

    def now(self) -> datetime:
        return START + timedelta(seconds=asyncio.get_running_loop().time()) + self.skew

    def write_down(self, what: str) -> None:
        self.ledger.append(f"{asyncio.get_running_loop().time():.3f} {what}")

    def add(self, draft: Draft, origin: DraftId | None) -> Document:
        self._ids += 1
        total = estimate(draft, CATALOGUE)
        extra = Decimal(100) if origin and self.random.random() < self.habits.wrong_total else Decimal(0)
        assert draft.date is not None
        document = Document(
            id=DocumentId(f"00000000-0000-4000-c000-{self._ids:012x}"),
            kind=DocumentKind.INVOICE,
            status="draft",
            date=draft.date,
            due_date=draft.due_date,
            currency=draft.currency,
            subtotal=total.subtotal + extra,
            vat=total.vat,
            amount=total.total + extra,
            created_at=self.now(),
            updated_at=str(self._ids),
            customer_id=draft.customer_id,
            reference=draft.reference,
            lines=tuple(
                DocumentLine(
                    kind=line.kind,
                    price_id=line.price_id,
                    description=line.description or "Malertime",
                    quantity=line.quantity,
                    unit_price=line.unit_price or HOUR.unit_amount,
                )
                for line in draft.lines
            ),
        )
        self.documents[document.id] = Truth(document, origin)
        self.write_down(f"create {document.id} from {origin}")
        return document

    def judge(self, document_id: DocumentId, approved: Draft) -> None:
        """A send leaves: was the document looked at just before, and was what was seen what the person had approved?

        What a colleague does after that look nobody can see (there is no precondition); everything before it counts.
        """
        truth = self.documents[document_id]
        if truth.seen is None or asyncio.get_running_loop().time() - truth.seen_at > FRESH:
            self.wrongs.append(f"{document_id} was sent without a look at it")
        elif compare(approved, truth.seen).likeness is not Likeness.SAME:
            self.wrongs.append(f"{document_id} was sent although it is not what was approved")
        elif truth.seen.status != "draft":
            self.wrongs.append(f"{document_id} was sent although it was sent")

    def book(self, document_id: DocumentId) -> None:
        """Carry out a send."""
        truth = self.documents.get(document_id)
        if truth is None or not truth.living:
            return
        truth.sends += 1
        if truth.sends > 1:
            self.wrongs.append(f"{document_id} was sent twice")
        self._numbers += not truth.document.number
        number = truth.document.number or str(1000 + self._numbers)
        self.change(document_id, status="sent", number=number)
        self.write_down(f"send {document_id} as {number}")

    def change(self, document_id: DocumentId, **fields: object) -> None:
        truth = self.documents[document_id]
        self._ids += 1
        truth.document = dataclasses.replace(truth.document, updated_at=str(self._ids), **fields)  # type: ignore[arg-type]

    def delete(self, document_id: DocumentId) -> None:
        self.documents[document_id].living = False
        self.write_down(f"delete {document_id}")

    def living(self) -> list[Truth]:
        """The newest first, as LedgerBee lists them."""
        return [truth for truth in reversed(self.documents.values()) if truth.living]


class ModelClient:
    """The client of one life of the program. What was begun at the server goes on when the program dies."""

    def __init__(self, model: LedgerBeeModel, drafts: dict[DraftId, Draft]) -> None:
        self._model = model
        self._random = model.random
        self._drafts = drafts

    @property
    def server_date(self) -> datetime | None:
        return self._model.server_date

    def _answered(self) -> Evidence:
        self._model.server_date = self._model.now().replace(microsecond=0)
        return Evidence(wrote=True, status=200, server_date=self._model.server_date)

    async def _reading(self) -> None:
        await asyncio.sleep(self._random.uniform(0.01, 0.4))
        if self._random.random() < self._model.habits.read_fault:
            raise Unreachable(SAID, Evidence(wrote=True))
        self._answered()

    async def _writing(self, commit: object, draft_id: str) -> None:
        """Roll the dice for a write: when it is carried out there (if ever), and what the client hears, by raising."""
        assert callable(commit)
        loop, habits = asyncio.get_running_loop(), self._model.habits
        await asyncio.sleep(self._random.uniform(0.01, 0.2))
        if self._random.random() < habits.kill and self._model.killer is not None:
            loop.call_later(self._random.uniform(0.0, habits.latest_commit), commit)
            loop.call_later(self._random.uniform(0.0, 2.0), _kill, self._model.killer)
            await asyncio.sleep(110.0)
            await self._doubt()
        if self._random.random() >= habits.write_fault:
            await asyncio.sleep(self._random.uniform(0.01, 2.0))
            loop.call_later(0.0, commit)
            await asyncio.sleep(self._random.uniform(0.01, 1.0))
            return
        match self._random.randrange(9):
            case 0:
                raise NotSent(SAID, Evidence())
            case 1:
                raise Wait(SAID, self._answered(), self._model.now() + timedelta(seconds=20))
            case 2:
                raise KeyProblem(SAID, self._answered())
            case 3 if draft_id:
                raise Refused(SAID, self._answered(), Refusal(400, "X", "no"))
            case 4 | 3:
                await self._doubt()  # it never arrived
            case 5 | 6:
                loop.call_later(0.0, commit)
                await self._doubt()
            case 7:
                loop.call_later(self._random.uniform(0.0, habits.latest_commit), commit)
                await self._doubt()
            case _:
                loop.call_later(self._random.uniform(0.0, 60.0), commit)
                await asyncio.sleep(110.0)
                await self._doubt()

    async def _doubt(self) -> NoReturn:
        await asyncio.sleep(self._random.uniform(0.0, 3.0))
        raise OutcomeUnknown(SAID, Evidence(wrote=True, failure="ReadError"))

    async def create(self, kind: DocumentKind, body: bytes) -> Written[Document]:
        draft_id = DraftId(body.partition(b"|")[2].decode())
        draft = self._drafts[draft_id]
        made: list[Document] = []
        self._model.posts[draft_id] += 1
        self._model.write_down(f"POST create {draft_id}")
        await self._writing(lambda: made.append(self._model.add(draft, draft_id)), draft_id)
        return Written(made[0], self._answered())

    async def send(self, kind: DocumentKind, document_id: DocumentId, body: bytes) -> Written[None]:
        origin = self._model.documents[document_id].origin
        self._model.write_down(f"POST send {document_id}")
        if origin is not None:
            self._model.judge(document_id, self._drafts[origin])
        await self._writing(lambda: self._model.book(document_id), "")
        return Written(None, self._answered())

    async def company(self) -> Company:
        await self._reading()
        return Company(id=CompanyId("00000000-0000-4000-9000-000000000001"), name="Maler ApS")

    async def key_info(self) -> KeyInfo:
        await self._reading()
        return KeyInfo(scopes=None)

    async def customers(self) -> tuple[Customer, ...]:
        await self._reading()
        return CUSTOMERS

    async def contacts(self, customer_id: CustomerId) -> tuple[Contact, ...]:
        await self._reading()
        return ()

    async def departments(self, customer_id: CustomerId) -> tuple[Department, ...]:
        await self._reading()
        return ()

    async def products(self, page: int) -> Page[Product]:
        await self._reading()
        return Page((dataclasses.replace(PRODUCT, prices=(), prices_known=False),), page, 1, 1)

    async def product(self, product_id: ProductId) -> Product:
        await self._reading()
        return PRODUCT

    async def templates(self, page: int) -> Page[Template]:
        await self._reading()
        return Page((), page, 0, 0)

    async def documents(self, kind: DocumentKind, page: int, customer_id: CustomerId | None = None) -> Page[Document]:
        await self._reading()
        found = [
            dataclasses.replace(truth.document, lines=None)
            for truth in self._model.living()
            if customer_id in {None, truth.document.customer_id}
        ]
        pages = -(-len(found) // PAGE)
        return Page(tuple(found[(page - 1) * PAGE : page * PAGE]), page, pages, len(found))

    async def document(self, kind: DocumentKind, document_id: DocumentId) -> Document:
        truth = await self._living(document_id)
        truth.seen, truth.seen_at = truth.document, asyncio.get_running_loop().time()
        return truth.document

    async def _living(self, document_id: DocumentId) -> Truth:
        await self._reading()
        truth = self._model.documents.get(document_id)
        if truth is None or not truth.living:
            raise Missing(SAID, self._answered(), Refusal(404, "", "gone"))
        return truth

    async def delivery_status(self, kind: DocumentKind, document_id: DocumentId) -> DeliveryStatus:
        document = (await self._living(document_id)).document
        count = int(document.status != "draft")
        entry = Delivery(id=document.id, status="success", delivery_type="Email", sent_at="x")
        return DeliveryStatus(send_count=count, deliveries=(entry,) * count)

    async def pdf(self, kind: DocumentKind, document_id: DocumentId, *, draft: bool) -> PdfFile:
        await self._reading()
        return PdfFile(b"%PDF", "x.pdf")

    async def close(self) -> None:
        """There is nothing to close."""


def _kill(killer: asyncio.Future[None]) -> None:
    if not killer.done():
        killer.set_result(None)
