"""The client of one life of the program behind `core.ports.LedgerBee`: it tells the model's truth badly."""

from __future__ import annotations

import asyncio
import dataclasses
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import NoReturn

from ledgerbee_desktop.api.bodies import JsonBodies
from ledgerbee_desktop.core.drafts import Draft
from ledgerbee_desktop.core.errors import KeyProblem, Missing, NotSent, OutcomeUnknown, Refused, Unreachable, Wait
from ledgerbee_desktop.core.identifiers import (
    CompanyId,
    CustomerId,
    DocumentId,
    DraftId,
    PriceId,
    ProductGroupId,
    ProductId,
)
from ledgerbee_desktop.core.kinds import TRAITS, DocumentKind, Target
from ledgerbee_desktop.core.library import (
    Account,
    Company,
    Contact,
    Customer,
    CustomerGroup,
    Delivery,
    DeliveryStatus,
    Department,
    Document,
    KeyInfo,
    PdfFile,
    Price,
    Product,
    ProductGroup,
    Template,
    VatCode,
)
from ledgerbee_desktop.core.operations import Evidence, OperationKind, Refusal
from ledgerbee_desktop.core.ports import Page, Written
from ledgerbee_desktop.core.records import CustomerFields, PriceAction, PriceFields, ProductFields, ProductGroupFields
from tests.faults.simulation.ledgerbee import GROUP, PAGE, SAID, LedgerBeeModel, Truth
from tests.faults.simulation.loop import SeededIds


class ModelClient:
    """What was begun at the server goes on when the program dies. `bases` says what the drafts that change documents set out from."""

    def __init__(self, model: LedgerBeeModel, bases: Mapping[DraftId, Document] | None = None) -> None:
        self._model = model
        self._random = model.random
        self._bodies = JsonBodies()
        self._bases: Mapping[DraftId, Document] = {} if bases is None else bases

    @property
    def server_date(self) -> datetime | None:
        return self._model.server_date

    def _answered(self) -> Evidence:
        self._model.server_date = self._model.now().replace(microsecond=0)
        return Evidence(wrote=True, status=200, server_date=self._model.server_date)

    def _gone(self) -> Missing:
        return Missing(SAID, self._answered(), Refusal(404, "", "gone"))

    async def _reading(self) -> None:
        await asyncio.sleep(self._random.uniform(0.01, 0.4))
        if self._random.random() < self._model.habits.read_fault:
            raise Unreachable(SAID, Evidence(wrote=True))
        self._answered()

    async def _writing(self, commit: object, *, refusable: bool = False) -> None:
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
            case 3 if refusable:
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

    # --- Writes ----------------------------------------------------------------------------------

    def _read(self, kind: DocumentKind, body: bytes) -> Draft:
        """The draft that a traced body states, under the id of the draft that it was made from."""
        stated, _, draft_id = body.partition(b"|")
        return self._bodies.read_create(kind, stated, SeededIds(self._random)).replace(id=DraftId(draft_id.decode()))

    async def create(self, kind: DocumentKind, body: bytes) -> Written[Document]:
        draft = self._read(kind, body)
        made: list[Document] = []
        self._model.posts[draft.id] += 1
        self._model.write_down(f"POST create {draft.id}")
        await self._writing(lambda: made.append(self._model.add(draft, draft.id)), refusable=True)
        return Written(made[0], self._answered())

    async def update(self, kind: DocumentKind, document_id: DocumentId, body: bytes) -> Written[Document]:
        draft = self._read(kind, body)
        self._model.posts[draft.id] += 1
        self._model.write_down(f"PATCH {document_id} from {draft.id}")
        self._model.judge_update(document_id, self._bases[draft.id])
        await self._writing(lambda: self._model.replace(document_id, draft), refusable=True)
        return Written(self._model.documents[document_id].document, self._answered())

    async def convert(self, kind: DocumentKind, document_id: DocumentId, body: bytes) -> Written[None]:
        target = self._bodies.read_convert(body)
        self._model.write_down(f"POST convert {document_id}")
        self._model.judge_convert(document_id)
        await self._writing(lambda: self._model.convert(document_id, target, ours=True))
        return Written(None, self._answered())

    async def send(self, kind: DocumentKind, document_id: DocumentId, body: bytes) -> Written[None]:
        self._model.write_down(f"POST send {document_id}")
        self._model.judge_send(document_id)
        await self._writing(lambda: self._model.book(document_id))
        return Written(None, self._answered())

    async def write_record(
        self, target: Target, kind: OperationKind, record_id: str, body: bytes, action: PriceAction | None = None
    ) -> Written[str]:
        stated = b'{"action":"activate"}' if action is not None else body  # an action has no body on the wire
        fields = self._bodies.read_record(target, kind, record_id, stated)
        self._model.write_down(f"{kind} {target} {record_id}")
        made: list[str] = []
        model = self._model

        def commit() -> None:
            match fields.fields:
                case CustomerFields() as customer if kind is OperationKind.CREATE:
                    made.append(model.add_customer(customer))
                case CustomerFields() as customer:
                    made.append(model.change_customer(CustomerId(record_id), customer, fields.changed))
                case ProductFields() as product:
                    made.append(model.add_product(product))
                case PriceFields() as price:
                    made.append(model.add_price(price))
                case ProductGroupFields() as group:
                    made.append(model.add_group(group))
                case None if action is not None:
                    made.append(model.act(PriceId(record_id), action))
                case None:
                    made.append(model.remove(record_id))
                case other:
                    raise AssertionError(other)

        await self._writing(commit)
        return Written(made[0], self._answered())

    # --- Reads -----------------------------------------------------------------------------------

    async def company(self) -> Company:
        await self._reading()
        return Company(id=CompanyId("00000000-0000-4000-9000-000000000001"), name="Maler ApS")

    async def key_info(self) -> KeyInfo:
        await self._reading()
        return KeyInfo(scopes=None)

    async def customers(self) -> tuple[Customer, ...]:
        await self._reading()
        return tuple(self._model.customers.values())

    async def customers_of(self, external_system_id: str) -> tuple[Customer, ...]:
        await self._reading()
        found = self._model.customers.values()
        return tuple(each for each in found if each.external_system_id == external_system_id)

    async def customer(self, customer_id: CustomerId) -> Customer:
        await self._reading()
        found = self._model.customers.get(customer_id)
        if found is None:
            raise self._gone()
        return found

    async def customer_groups(self) -> tuple[CustomerGroup, ...]:
        await self._reading()
        return (GROUP,)

    async def contacts(self, customer_id: CustomerId) -> tuple[Contact, ...]:
        await self._reading()
        return ()

    async def departments(self, customer_id: CustomerId) -> tuple[Department, ...]:
        await self._reading()
        return ()

    async def products(self, page: int) -> Page[Product]:
        await self._reading()
        found = [dataclasses.replace(each, prices=(), prices_known=False) for each in self._model.products.values()]
        pages = -(-len(found) // PAGE)
        return Page(tuple(found[(page - 1) * PAGE : page * PAGE]), page, pages, len(found))

    async def product(self, product_id: ProductId) -> Product:
        await self._reading()
        found = self._model.products.get(product_id)
        if found is None:
            raise self._gone()
        return found

    async def price(self, price_id: PriceId) -> Price:
        await self._reading()
        for product in self._model.products.values():
            for price in product.prices:
                if price.id == price_id:
                    return price
        raise self._gone()

    async def product_groups(self, page: int) -> Page[ProductGroup]:
        await self._reading()
        found = tuple(self._model.groups.values())
        return Page(found, page, 1, len(found))

    async def product_group(self, group_id: ProductGroupId) -> ProductGroup:
        await self._reading()
        found = self._model.groups.get(group_id)
        if found is None:
            raise self._gone()
        return found

    async def accounts(self) -> tuple[Account, ...]:
        await self._reading()
        return ()

    async def vat_codes(self) -> tuple[VatCode, ...]:
        await self._reading()
        return ()

    async def templates(self, page: int) -> Page[Template]:
        await self._reading()
        return Page((), page, 0, 0)

    async def documents(self, kind: DocumentKind, page: int, customer_id: CustomerId | None = None) -> Page[Document]:
        await self._reading()
        found = [
            dataclasses.replace(truth.document, lines=None)
            for truth in self._model.living(kind)
            if customer_id in {None, truth.document.customer_id}
        ]
        pages = -(-len(found) // PAGE)
        return Page(tuple(found[(page - 1) * PAGE : page * PAGE]), page, pages, len(found))

    async def document(self, kind: DocumentKind, document_id: DocumentId) -> Document:
        truth = await self._living(kind, document_id)
        truth.seen, truth.seen_at = truth.document, asyncio.get_running_loop().time()
        return truth.document

    async def _living(self, kind: DocumentKind, document_id: DocumentId) -> Truth:
        await self._reading()
        truth = self._model.documents.get(document_id)
        if truth is None or not truth.living or truth.document.kind is not kind:
            raise self._gone()
        return truth

    async def delivery_status(self, kind: DocumentKind, document_id: DocumentId) -> DeliveryStatus:
        assert TRAITS[kind].has_delivery_log
        document = (await self._living(kind, document_id)).document
        count = int(document.status != "draft")
        entry = Delivery(id=document.id, status="success", delivery_type="Email", sent_at="x")
        return DeliveryStatus(send_count=count, deliveries=(entry,) * count)

    async def pdf(self, kind: DocumentKind, document_id: DocumentId, *, draft: bool) -> PdfFile:
        await self._reading()
        return PdfFile(b"%PDF", "x.pdf")

    async def sign_out(self) -> None:
        """There is no token."""

    async def close(self) -> None:
        """There is nothing to close."""


def _kill(killer: asyncio.Future[None]) -> None:
    if not killer.done():
        killer.set_result(None)
