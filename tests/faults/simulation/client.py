"""The client of one life of the program behind `core.ports.LedgerBee`: it tells the model's truth badly."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import NoReturn, TypeVar

from ledgerbee_desktop.api.bodies import JsonBodies
from ledgerbee_desktop.core.drafts import Draft
from ledgerbee_desktop.core.errors import KeyProblem, NotSent, OutcomeUnknown, Refused, Wait
from ledgerbee_desktop.core.identifiers import CompanyId, CustomerId, DocumentId, DraftId, PriceId
from ledgerbee_desktop.core.kinds import DocumentKind, Target
from ledgerbee_desktop.core.library import Document
from ledgerbee_desktop.core.operations import Evidence, OperationKind, Refusal, SendRequest
from ledgerbee_desktop.core.ports import Ids, Written
from ledgerbee_desktop.core.records import (
    CustomerFields,
    PriceAction,
    PriceFields,
    ProductFields,
    ProductGroupFields,
    RecordWrite,
)
from tests.faults.simulation.fates import DOUBTFUL, PATIENCE, Fate, cast
from tests.faults.simulation.ledgerbee import SAID, LedgerBeeModel
from tests.faults.simulation.loop import SeededIds
from tests.faults.simulation.reads import OURS, ModelReader

T = TypeVar("T")


class TracedBodies(JsonBodies):
    """The product's bodies with a trace behind them, so that the model knows what came from where; nobody compares it.

    Creates and changes carry the id of their draft, sends a number of their own.
    """

    def __init__(self) -> None:
        super().__init__()
        self.sends = 0

    def create(self, draft: Draft) -> bytes:
        return super().create(draft) + b"|" + draft.id.encode()

    def read_create(self, kind: DocumentKind, body: bytes, ids: Ids) -> Draft:
        return super().read_create(kind, body.partition(b"|")[0], ids)

    def send(self, kind: DocumentKind, request: SendRequest) -> bytes:
        self.sends += 1
        return super().send(kind, request) + f"|send {self.sends}".encode()

    def read_send(self, body: bytes) -> SendRequest:
        return super().read_send(body.partition(b"|")[0])


def trace_of(body: bytes) -> str:
    """What `TracedBodies` wrote behind a body."""
    return body.partition(b"|")[2].decode()


class ModelClient(ModelReader):
    """What was begun at the server goes on when the program dies. `bases` says what the drafts that change documents set out from."""

    def __init__(
        self, model: LedgerBeeModel, bases: Mapping[DraftId, Document] | None = None, company_id: CompanyId = OURS
    ) -> None:
        super().__init__(model, company_id)
        self._bodies = JsonBodies()
        self._bases: Mapping[DraftId, Document] = {} if bases is None else bases
        self._fate = Fate.ANSWERED

    async def _writing(self, commit: Callable[[], object]) -> None:
        """Let the request meet its fate: when it is carried out there (if ever), and what the client hears, by raising."""
        model, habits = self._model, self._model.habits
        await asyncio.sleep(self._random.uniform(0.01, 0.2))
        dice = cast(self._random, habits.write_fault, habits.kill, habits.latest_commit)
        self._fate, seconds = model.fates.popleft() if model.fates else dice
        match self._fate:
            case Fate.ANSWERED:
                await asyncio.sleep(min(seconds, 2.0))
                model.later(0.0, commit)
                await asyncio.sleep(self._random.uniform(0.01, 1.0))
                return
            case Fate.NOT_SENT:
                raise NotSent(SAID, Evidence())
            case Fate.WAIT:
                raise Wait(SAID, self._answered(), model.now() + timedelta(seconds=20))
            case Fate.KEY:
                raise KeyProblem(SAID, self._answered())
            case Fate.REFUSED:
                raise Refused(SAID, self._answered(), Refusal(400, "X", "no"))
            case Fate.LOST:
                pass
            case Fate.UNANSWERED:
                model.later(0.0, commit)
            case Fate.LATE:
                model.later(seconds, commit)
            case Fate.SLOW:
                model.later(seconds, commit)
                await asyncio.sleep(PATIENCE)
            case Fate.KILLED:
                model.later(seconds, commit)
                if model.killer is not None:
                    asyncio.get_running_loop().call_later(self._random.uniform(0.0, 2.0), _kill, model.killer)
                await asyncio.sleep(PATIENCE)
        await self._doubt()

    async def _doubt(self) -> NoReturn:
        await asyncio.sleep(self._random.uniform(0.0, 3.0))
        raise OutcomeUnknown(SAID, Evidence(wrote=True, failure="ReadError"))

    async def _write(self, commit: Callable[[], T | None]) -> Written[T]:
        """Write, and say what LedgerBee made of it; None at its end is a refusal."""
        made: list[T | None] = []
        await self._writing(lambda: made.append(commit()))
        result = made[0] if made else None
        if result is None:
            raise Refused(SAID, self._answered(), Refusal(409, "X", "not in this state"))
        return Written(result, self._answered())

    # --- Writes ----------------------------------------------------------------------------------

    def _read(self, kind: DocumentKind, body: bytes) -> Draft:
        """The draft that a traced body states, under the id of the draft that it was made from."""
        stated = self._bodies.read_create(kind, body.partition(b"|")[0], SeededIds(self._random))
        return stated.replace(id=DraftId(trace_of(body)))

    async def create(self, kind: DocumentKind, body: bytes) -> Written[Document]:
        draft = self._read(kind, body)
        self._model.judge_create(draft)
        self._model.posts[draft.id] += 1
        self._model.write_down(f"POST create {draft.id}")
        try:
            return await self._write(lambda: self._model.add(draft, draft.id))
        finally:
            if self._fate in DOUBTFUL:
                self._model.doubtful.add(draft.id)

    async def update(self, kind: DocumentKind, document_id: DocumentId, body: bytes) -> Written[Document]:
        draft = self._read(kind, body)
        self._model.posts[draft.id] += 1
        self._model.write_down(f"PATCH {document_id} from {draft.id}")
        self._model.judge_update(document_id, self._bases[draft.id])
        return await self._write(lambda: self._model.replace(document_id, draft))

    async def convert(self, kind: DocumentKind, document_id: DocumentId, body: bytes) -> Written[None]:
        target = self._bodies.read_convert(body)
        self._model.write_down(f"POST convert {document_id}")
        self._model.judge_convert(document_id)
        written = await self._write(lambda: self._model.convert(document_id, target, ours=True))
        return Written(None, written.evidence)

    async def send(self, kind: DocumentKind, document_id: DocumentId, body: bytes) -> Written[None]:
        self._model.write_down(f"POST send {document_id}")
        self._model.judge_send(document_id)
        written = await self._write(lambda: self._model.book(document_id, trace_of(body)))
        return Written(None, written.evidence)

    async def write_record(
        self, target: Target, kind: OperationKind, record_id: str, body: bytes, action: PriceAction | None = None
    ) -> Written[str]:
        stated = b'{"action":"activate"}' if action is not None else body  # an action has no body on the wire
        write = self._bodies.read_record(target, kind, record_id, stated)
        self._model.write_down(f"{kind} {target} {record_id}")
        return await self._write(lambda: self._carry_out(write, record_id, action))

    def _carry_out(self, write: RecordWrite, record_id: str, action: PriceAction | None) -> str | None:
        model = self._model
        match write.fields:
            case CustomerFields() as customer if write.kind is OperationKind.CREATE:
                return model.add_customer(customer)
            case CustomerFields() as customer:
                return model.change_customer(CustomerId(record_id), customer, write.changed)
            case ProductFields() as product:
                return model.add_product(product)
            case PriceFields() as price:
                return model.add_price(price)
            case ProductGroupFields() as group:
                return model.add_group(group)
            case None if action is not None:
                return model.act(PriceId(record_id), action)
            case None:
                return model.remove(record_id)
            case other:
                raise AssertionError(other)


def _kill(killer: asyncio.Future[None]) -> None:
    if not killer.done():
        killer.set_result(None)
