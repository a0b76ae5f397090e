"""Each write that there is, in each state and for each reason that the state machine and the reasons allow: made from their data."""

from __future__ import annotations

import dataclasses
import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any
from uuid import UUID

from ledgerbee_desktop.api.bodies import JsonBodies
from ledgerbee_desktop.core.identifiers import (
    AccountId,
    CustomerGroupId,
    CustomerId,
    DraftId,
    OperationId,
    ProductGroupId,
    ProductId,
)
from ledgerbee_desktop.core.kinds import TRAITS, DeliveryType, DocumentKind, Target
from ledgerbee_desktop.core.library import Document
from ledgerbee_desktop.core.operations import (
    ARROWS,
    Operation,
    OperationKind,
    Refusal,
    SendRequest,
    State,
    Waiting,
    WaitReason,
)
from ledgerbee_desktop.core.ports import OutboxRow
from ledgerbee_desktop.core.records import (
    CustomerFields,
    PriceAction,
    PriceFields,
    ProductFields,
    ProductGroupFields,
    RecordFields,
    RecordId,
    RecordWrite,
)
from ledgerbee_desktop.core.text import Message
from ledgerbee_desktop.sync import record_words, words
from ledgerbee_desktop.sync.waiting import by_id, waiting, ways_out
from tests.ui.window.kit import NOW, PRICE, customer_id, document_id, make_document

PRODUCT, GROUP = ProductId(str(UUID(int=8))), ProductGroupId(str(UUID(int=9)))
_BODIES = JsonBodies()
_ACCOUNT = AccountId(str(UUID(int=91)))
_FIELDS: dict[Target, RecordFields] = {
    Target.CUSTOMER: CustomerFields(
        customer_type="company",
        number="100",
        name="Nordhavn Byg ApS",
        vat_zone="domestic",
        group_id=CustomerGroupId(str(UUID(int=92))),
        country_code="DK",
    ),
    Target.PRODUCT: ProductFields(number="10", name="Malerarbejde, timer", group_id=GROUP),
    Target.PRICE: PriceFields(product_id=PRODUCT, unit_amount=Decimal(450), currency="DKK"),
    Target.PRODUCT_GROUP: ProductGroupFields(
        number="1",
        name="Malerarbejde",
        domestic_account_id=_ACCOUNT,
        eu_account_id=_ACCOUNT,
        abroad_account_id=_ACCOUNT,
        domestic_without_vat_account_id=_ACCOUNT,
    ),
}
_IDS: dict[Target, RecordId] = {
    Target.CUSTOMER: customer_id(0),
    Target.PRODUCT: PRODUCT,
    Target.PRICE: PRICE,
    Target.PRODUCT_GROUP: GROUP,
}
_HOLDS: dict[OperationKind, tuple[Message, ...]] = {
    OperationKind.SEND: (
        words.CHANGED.of(fields="reference"),
        words.TWIN.of(count=2),
        words.SENT_BY_OTHERS.of(status="sent"),
        words.DOCUMENT_GONE,
        words.CONVERTED_MEANWHILE,
    ),
    OperationKind.UPDATE: (
        words.UPDATE_CHANGED.of(fields="reference"),
        words.UPDATE_LOCKED.of(status="sent"),
        words.UPDATE_GONE_BEFORE,
    ),
    OperationKind.CONVERT: (
        words.CONVERTED_BY_OTHERS,
        words.CONVERT_NEEDS_SENT,
        words.CONVERT_REJECTED,
        words.CONVERT_GONE_BEFORE,
    ),
}
_TOTALS = words.TOTAL_DIFFERS.of(estimated="1200.00", actual="1252.50", currency="DKK")
_FACTS: dict[str, Any] = {"time": "09:00", "until": "09:02", "count": 3, "customer": "100 Nordhavn", "total": "1252.50"}
_REFUSED = Refusal(400, "X", "The price is archived")
_UNLICENSED = Refusal(403, "LICENSE.REQUIRED", "License required")


@dataclass(frozen=True)
class Cell:
    """One write in one state, for one reason."""

    name: str
    row: OutboxRow

    @property
    def operation(self) -> Operation:
        return self.row.operation


def writes() -> Iterator[tuple[str, Operation]]:
    """Each kind of operation of each target, as it is when it was queued."""
    for place, kind in enumerate(DocumentKind):
        yield from _of_document(kind, 2 + 100 * place)
    for target in Target:
        if not target.is_document:
            yield from _of_record(target)


def documents() -> list[Document]:
    """The LedgerBee drafts that the writes are about."""
    return [
        make_document(2 + 100 * place, kind=kind, status="draft", display_status="draft", customer_id=customer_id(0))
        for place, kind in enumerate(DocumentKind)
    ]


def _of_document(kind: DocumentKind, number: int) -> Iterator[tuple[str, Operation]]:
    traits, target = TRAITS[kind], Target(kind)
    draft, whole = DraftId(str(UUID(int=4_000))), document_id(number)
    yield f"{kind}-create", _operation(target, OperationKind.CREATE, draft_id=draft, approved_total="1200.00")
    if traits.is_updatable:
        yield (
            f"{kind}-update",
            _operation(target, OperationKind.UPDATE, draft_id=draft, document_id=whole, approved_total="1200.00"),
        )
    for channel in traits.channels:
        payload = _BODIES.send(kind, SendRequest(delivery_type=channel))
        send = _operation(
            target, OperationKind.SEND, payload, draft_id=None, document_id=whole, approved_total="1200.00"
        )
        yield f"{kind}-send-{channel}", send
        if channel is not DeliveryType.MANUAL:
            yield f"{kind}-resend-{channel}", dataclasses.replace(send, sent_before=1)
            yield f"{kind}-send-{channel}-of-draft", dataclasses.replace(send, draft_id=draft)
    for becomes in traits.converts_to:
        payload = _BODIES.convert(kind, becomes, None)
        yield (
            f"{kind}-convert-{becomes}",
            _operation(target, OperationKind.CONVERT, payload, draft_id=None, document_id=whole),
        )


def _of_record(target: Target) -> Iterator[tuple[str, Operation]]:
    for kind in (OperationKind.CREATE, OperationKind.UPDATE, OperationKind.DELETE):
        if kind is OperationKind.DELETE and target is Target.CUSTOMER:
            continue
        changed = frozenset({"unit_amount" if target is Target.PRICE else "name"})
        stated = None if kind is OperationKind.DELETE else _FIELDS[target]
        write = RecordWrite(target=target, kind=kind, record_id=_IDS[target], fields=stated, changed=changed)
        yield f"{target}-{kind}", _record(write)
    if target is Target.PRICE:
        for action in PriceAction:
            write = RecordWrite(target=target, kind=OperationKind.ACTION, record_id=PRICE, action=action)
            yield f"{target}-{action}", _record(write)


def _record(write: RecordWrite) -> Operation:
    of_customer = CustomerId(write.record_id) if write.target is Target.CUSTOMER else None
    return _operation(
        write.target, write.kind, _BODIES.record(write), draft_id=None, customer=of_customer, record_id=write.record_id
    )


def _operation(
    target: Target, kind: OperationKind, payload: bytes = b"{}", *, customer: CustomerId | None = None, **fields: Any
) -> Operation:
    return Operation(
        id=OperationId("o"),
        rev=1,
        target=target,
        kind=kind,
        state=State.QUEUED,
        payload=payload,
        created_at=NOW,
        customer_id=customer_id(0) if target.is_document else customer,
        **fields,
    )


# --- states and reasons ----------------------------------------------------------------------------


def cells() -> Iterator[Cell]:
    """Every cell. Each state is one that an arrow leads to, each reason one that `waiting` gives."""
    assert {to for _, to in ARROWS} == set(State)
    for name, operation in writes():
        for state in State:
            for what, changed, line, other in _of_state(operation, state):
                others = by_id([changed, *([] if other is None else [other])])
                reason = waiting(changed, others, line, NOW) if state.is_open else None
                yield Cell(f"{name}: {state}, {what}", OutboxRow(changed, reason, ways_out(changed)))


_Made = tuple[str, Operation, Waiting | None, Operation | None]


def _of_state(operation: Operation, state: State) -> Iterator[_Made]:
    def made(what: str, line: Waiting | None = None, other: Operation | None = None, /, **fields: Any) -> _Made:
        tried: dict[str, Any] = {} if state is State.QUEUED else {"attempts": 1, "dead_at": NOW, "probes": 3}
        return what, dataclasses.replace(operation, state=state, **(tried | fields)), line, other

    offline, no_key = Waiting(WaitReason.NETWORK), Waiting(WaitReason.KEY)
    later = Waiting(WaitReason.RATE_LIMIT, NOW + dt.timedelta(minutes=1))
    first = dataclasses.replace(operation, id=OperationId("first"))
    match state:
        case State.QUEUED:
            yield made("leaves")
            for line in (offline, no_key, later):
                yield made(line.reason.value, line)
            yield made("after another", None, first, after=first.id)
            if operation.kind is OperationKind.CREATE:
                rival = dataclasses.replace(first, state=State.NOT_FOUND)
                if operation.target.is_document or operation.target is Target.PRICE:
                    yield made("after a rival", None, rival)
            if operation.kind is OperationKind.SEND:
                yield made("undo", not_before=NOW + dt.timedelta(seconds=8))
                yield made("total", error=_TOTALS)
                yield made("total unseen", error=_TOTALS, approved_total="")
            for hold in _HOLDS.get(operation.kind, ()) if operation.target.is_document else ():
                yield made(f"held {hold.template[:30]}", error=hold)
        case State.INFLIGHT:
            yield made("leaves", dead_at=None, probes=0)
        case State.UNKNOWN:
            unanswered = words.NO_ANSWER.of(time="09:00")
            yield made("asked", error=unanswered)
            for line in (offline, no_key, later):
                yield made(line.reason.value, line, error=unanswered)
            if operation.record_id is not None and operation.kind is not OperationKind.CREATE:
                maker = dataclasses.replace(first, kind=OperationKind.CREATE)
                yield made("after its create", None, maker, error=unanswered)
            yield made("asked later", next_probe=NOW + dt.timedelta(seconds=10))
            yield made("of a copy", attempts=0, probes=0)
        case State.AMBIGUOUS:
            yield made("asked", error=_doubt(operation))
        case State.NOT_FOUND:
            yield made("asked", error=_absent(operation))
            yield made("of a copy", attempts=0, error=words.COPY_NOT_FOUND.of(**_FACTS))
        case State.REFUSED:
            yield made("by LedgerBee", refusal=_REFUSED, dead_at=None, probes=0)
            yield made("for its licence", refusal=_UNLICENSED, error=words.LICENCE, dead_at=None, probes=0)
        case State.DONE:
            yield made("as asked")
            if operation.target.is_document and operation.kind is OperationKind.CREATE:
                yield made("twice", error=words.LATE_TWIN.of(**_FACTS))
        case State.DISCARDED:
            yield made("taken back", attempts=0, dead_at=None, probes=0)
            yield made("given up")


def _doubt(operation: Operation) -> Message:
    """A question as reconciliation puts it."""
    if not operation.target.is_document:
        return record_words.SEVERAL.of(count=2, name="Nordhavn")
    match operation.kind:
        case OperationKind.CREATE:
            return words.SEVERAL.of(**_FACTS)
        case OperationKind.SEND:
            return words.RESENT_UNRECORDED
        case OperationKind.UPDATE:
            return words.UPDATE_PERHAPS.of(fields="reference")
        case _:
            return words.CONVERTED_OTHERWISE


def _absent(operation: Operation) -> Message:
    """What is said of what was looked for in vain."""
    if not operation.target.is_document:
        return record_words.CREATE_NOT_FOUND.of(name="Nordhavn", **_FACTS)
    by_kind = {
        OperationKind.CREATE: words.CREATE_NOT_FOUND,
        OperationKind.SEND: words.RESEND_NOT_FOUND if operation.sent_before else words.SEND_NOT_FOUND,
        OperationKind.UPDATE: words.UPDATE_NOT_FOUND,
        OperationKind.CONVERT: words.CONVERT_NOT_FOUND,
    }
    return by_kind[operation.kind].of(**_FACTS)
