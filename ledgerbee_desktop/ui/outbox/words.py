"""States and reasons of operations in plain words."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import replace
from decimal import Decimal, InvalidOperation

from ledgerbee_desktop.core.kinds import TRAITS, DeliveryType, DocumentKind, Target
from ledgerbee_desktop.core.operations import Operation, OperationKind, State, Waiting, WaitReason
from ledgerbee_desktop.core.ports import OutboxRow
from ledgerbee_desktop.core.records import PriceAction
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP, Message
from ledgerbee_desktop.sync.words import is_alert
from ledgerbee_desktop.ui import formats
from ledgerbee_desktop.ui.library.chips import Tone
from ledgerbee_desktop.ui.library.words import DOCUMENT_STATUS, PRICE_STATUS
from ledgerbee_desktop.ui.outbox.fields import named
from ledgerbee_desktop.ui.text import explain, shortened

NO_LICENCE = "LICENSE.REQUIRED"
"""The code of a refusal for want of a licence (contract README, trap 13)."""
STATE: Mapping[State, tuple[Message, Tone]] = {
    State.QUEUED: (QT_TRANSLATE_NOOP("operations", "Waits"), Tone.NEUTRAL),
    State.INFLIGHT: (QT_TRANSLATE_NOOP("operations", "On its way"), Tone.INFO),
    State.UNKNOWN: (QT_TRANSLATE_NOOP("operations", "Outcome unknown"), Tone.WARNING),
    State.AMBIGUOUS: (QT_TRANSLATE_NOOP("operations", "Several could be it"), Tone.ERROR),
    State.NOT_FOUND: (QT_TRANSLATE_NOOP("operations", "Not found"), Tone.ERROR),
    State.REFUSED: (QT_TRANSLATE_NOOP("operations", "Refused"), Tone.ERROR),
    State.DONE: (QT_TRANSLATE_NOOP("operations", "Done"), Tone.OK),
    State.DISCARDED: (QT_TRANSLATE_NOOP("operations", "Given up"), Tone.NEUTRAL),
}
_SEND = {
    State.AMBIGUOUS: (QT_TRANSLATE_NOOP("operations", "Perhaps sent"), Tone.ERROR),
    State.NOT_FOUND: (QT_TRANSLATE_NOOP("operations", "Still not sent"), Tone.ERROR),
}
_RESEND = {
    State.AMBIGUOUS: (QT_TRANSLATE_NOOP("operations", "Sent again?"), Tone.ERROR),
    State.NOT_FOUND: (QT_TRANSLATE_NOOP("operations", "Not sent again"), Tone.ERROR),
}
_CHANGE = {
    State.AMBIGUOUS: (QT_TRANSLATE_NOOP("operations", "Perhaps done"), Tone.ERROR),
    State.NOT_FOUND: (QT_TRANSLATE_NOOP("operations", "Still not done"), Tone.ERROR),
}
"""What is doubtful of these is not whether something is there but whether something was done to it."""
_TAKEN_BACK = (QT_TRANSLATE_NOOP("operations", "Taken back"), Tone.NEUTRAL)
_LOOK_AT_IT = (QT_TRANSLATE_NOOP("operations", "Done: look at it"), Tone.WARNING)
_GIVEN_UP_LOOK = (QT_TRANSLATE_NOOP("operations", "Given up: look"), Tone.WARNING)
_HELD = (QT_TRANSLATE_NOOP("operations", "Held for you"), Tone.ERROR)

REASON: Mapping[WaitReason, Message] = {
    WaitReason.NETWORK: QT_TRANSLATE_NOOP("operations", "Waits for the network"),
    WaitReason.KEY: QT_TRANSLATE_NOOP("operations", "Waits for a sign-in that may do this"),
    WaitReason.RATE_LIMIT: QT_TRANSLATE_NOOP("operations", "LedgerBee asked to wait"),
    WaitReason.OPERATION: QT_TRANSLATE_NOOP("operations", "Waits until LedgerBee has the draft"),
    WaitReason.SETTLE: QT_TRANSLATE_NOOP("operations", "LedgerBee is being asked what became of it"),
    WaitReason.UNDO: QT_TRANSLATE_NOOP("operations", "Can still be taken back"),
    WaitReason.PERSON_TOTAL: QT_TRANSLATE_NOOP("operations", "LedgerBee's total differs: look before it is sent"),
    WaitReason.PERSON_UNKNOWN: QT_TRANSLATE_NOOP("operations", "You decide what became of it"),
}
RIVAL = QT_TRANSLATE_NOOP("operations", "Waits until the one before it, for the same customer, is decided")
NAMED = QT_TRANSLATE_NOOP("operations", "Waits until LedgerBee has what it names")
BEFORE = QT_TRANSLATE_NOOP("operations", "Waits until what goes before it is done")
_COPY = QT_TRANSLATE_NOOP("operations", "From a copy: LedgerBee is asked first")
_LOOKED_ONCE = QT_TRANSLATE_NOOP("operations", "Asked once: you decide")
_LOOKED = QT_TRANSLATE_NOOP("operations", "Asked {count} times: you decide")
_AGAIN = QT_TRANSLATE_NOOP("operations", "LedgerBee is asked again at {time}")
_UNTIL = QT_TRANSLATE_NOOP("operations", "{reason}, until {time}")


def state(row: OutboxRow) -> tuple[Message, Tone]:
    """The state of an operation in words, and the colour of its chip."""
    operation = row.operation
    match operation.state:
        case State.QUEUED if needs_person(operation, row.waiting):
            return _HELD
        case State.DONE if is_alert(operation.error):
            return _LOOK_AT_IT
        case State.DISCARDED if is_alert(operation.error):
            return _GIVEN_UP_LOOK
        case State.DISCARDED if operation.attempts == 0 and operation.dead_at is None:
            return _TAKEN_BACK
        case State.AMBIGUOUS | State.NOT_FOUND:
            return _doubtful(operation)
        case other:
            return STATE[other]


def _doubtful(operation: Operation) -> tuple[Message, Tone]:
    match operation.kind:
        case OperationKind.CREATE:
            return STATE[operation.state]
        case OperationKind.SEND:
            return (_RESEND if is_resend(operation) else _SEND)[operation.state]
        case _:
            return _CHANGE[operation.state]


def is_resend(operation: Operation) -> bool:
    """Does it send a document that was sent before?"""
    return operation.kind is OperationKind.SEND and operation.sent_before > 0


def is_of_a_copy(operation: Operation) -> bool:
    """Is it doubtful only because the data is a copy or was restored: does this data know of no request without an answer?"""
    return operation.state.is_undecided and operation.state is not State.INFLIGHT and operation.may_only_be_older


def gives_its_draft_back(operation: Operation) -> bool:
    """Can a draft be edited again once it is given up? What a sending was to send stays at LedgerBee, also when it came of a draft."""
    return operation.draft_id is not None and operation.kind is not OperationKind.SEND


def reason(row: OutboxRow, today: dt.date) -> str:
    """Why an operation does not move now; empty when it does."""
    waiting = row.waiting
    if waiting is None:
        return ""
    text = explain(_why_it_waits(row.operation, waiting))
    if waiting.until is None or waiting.reason is WaitReason.UNDO:
        return text
    time = formats.moment(waiting.until, today)
    return explain(_AGAIN.of(time=time) if waiting.reason is WaitReason.SETTLE else _UNTIL.of(reason=text, time=time))


def _why_it_waits(operation: Operation, waiting: Waiting) -> Message:
    if waiting.reason is WaitReason.SETTLE and is_of_a_copy(operation):
        return _COPY
    if waiting.reason is WaitReason.PERSON_UNKNOWN and operation.state is State.NOT_FOUND and operation.probes > 0:
        return (_LOOKED_ONCE if operation.probes == 1 else _LOOKED).of(count=operation.probes)
    return _why_it_is_not_first(operation, waiting)


def _why_it_is_not_first(operation: Operation, waiting: Waiting) -> Message:
    if waiting.reason is not WaitReason.OPERATION or operation.kind is OperationKind.SEND:
        return REASON[waiting.reason]
    if operation.kind is OperationKind.CREATE:
        return NAMED if waiting.operation_id == operation.after else RIVAL
    return BEFORE


CREATE = QT_TRANSLATE_NOOP("operations", "{name}: create")
SEND_EMAIL = QT_TRANSLATE_NOOP("operations", "{name}: send by email")
RESEND_EMAIL = QT_TRANSLATE_NOOP("operations", "{name}: send again by email")
RESEND_SPROOM = QT_TRANSLATE_NOOP("operations", "{name}: send again as e-invoice")
SEND_SPROOM = QT_TRANSLATE_NOOP("operations", "{name}: send as e-invoice")
SEND_MANUAL = QT_TRANSLATE_NOOP("operations", "{name}: book and number")
SEND_NUMBER_ONLY = QT_TRANSLATE_NOOP("operations", "{name}: give it a number")
SEND_BOOK_ONLY = QT_TRANSLATE_NOOP("operations", "{name}: book")
DOCUMENT_WRITE = {
    OperationKind.CREATE: CREATE,
    OperationKind.UPDATE: QT_TRANSLATE_NOOP("operations", "{name}: change"),
    OperationKind.CONVERT: QT_TRANSLATE_NOOP("operations", "{name}: convert"),
}
RECORD_WRITE = {
    OperationKind.CREATE: CREATE,
    OperationKind.UPDATE: QT_TRANSLATE_NOOP("operations", "{name}: change"),
    OperationKind.DELETE: QT_TRANSLATE_NOOP("operations", "{name}: delete"),
    OperationKind.ACTION: QT_TRANSLATE_NOOP("operations", "{name}: change its state"),
}
PRICE_ACTION = {
    PriceAction.ACTIVATE: QT_TRANSLATE_NOOP("operations", "{name}: activate"),
    PriceAction.ARCHIVE: QT_TRANSLATE_NOOP("operations", "{name}: archive"),
    PriceAction.DISABLE: QT_TRANSLATE_NOOP("operations", "{name}: disable"),
    PriceAction.SET_DEFAULT: QT_TRANSLATE_NOOP("operations", "{name}: make it the default"),
}
RECORD = {
    Target.CUSTOMER: QT_TRANSLATE_NOOP("operations", "Customer"),
    Target.PRODUCT: QT_TRANSLATE_NOOP("operations", "Product"),
    Target.PRICE: QT_TRANSLATE_NOOP("operations", "Price"),
    Target.PRODUCT_GROUP: QT_TRANSLATE_NOOP("operations", "Product group"),
}
RECORD_NAMED = QT_TRANSLATE_NOOP("operations", "{kind} {name}")
SEND = {
    DeliveryType.EMAIL: SEND_EMAIL,
    DeliveryType.SPROOM: SEND_SPROOM,
    DeliveryType.MANUAL: SEND_MANUAL,
}
RESEND = {**SEND, DeliveryType.EMAIL: RESEND_EMAIL, DeliveryType.SPROOM: RESEND_SPROOM}
NO_ADDRESS = QT_TRANSLATE_NOOP("operations", "the address that LedgerBee has")
EAN = QT_TRANSLATE_NOOP("operations", "EAN {number}")
NOBODY_UNBOOKED = QT_TRANSLATE_NOOP("operations", "nobody: only numbered")
NOBODY = QT_TRANSLATE_NOOP("operations", "nobody: only booked and numbered")


def send_manual(kind: DocumentKind) -> Message:
    """What a send without delivery does to a document of this kind."""
    traits = TRAITS[kind]
    if not traits.is_booked:
        return SEND_NUMBER_ONLY
    return SEND_BOOK_ONLY if traits.is_numbered_on_create else SEND_MANUAL


_AMOUNTS = ("total", "amount", "actual", "estimated")
"""Holes of the outbox's messages whose values are amounts as the contract writes them: decimal strings."""


def told(message: Message, currency: str) -> str:
    """A message of the outbox's history in the person's language: amounts (of `currency`), statuses and fields as on the screen."""
    params = dict(message.params)
    if isinstance(customer := params.get("customer"), str):
        params["customer"] = shortened(customer)
    if isinstance(fields := params.get("fields"), str):
        params["fields"] = named(fields)
    for name in _AMOUNTS:
        value = _decimal(params.get(name))
        if value is not None and currency:
            names_it = "{currency}" in message.template
            params[name] = formats.amount(value, currency) if names_it else formats.money(value, currency)
    if (status := _status(params.get("status"))) is not None:
        params["status"] = explain(status)
    return explain(replace(message, params=params))


def _status(value: object) -> Message | None:
    """A status of a document or a price in words; None when it is neither."""
    known = DOCUMENT_STATUS.get(str(value)) or PRICE_STATUS.get(str(value))
    return None if known is None else known[0]


def _decimal(value: object) -> Decimal | None:
    try:
        found = Decimal(value) if isinstance(value, str) else None
    except InvalidOperation:
        return None
    return found if found is not None and found.is_finite() else None


def refusal_text(operation: Operation) -> str:
    """Why LedgerBee refused an operation, in its own words; a licence that the company lacks in ours. Empty for none."""
    refusal = operation.refusal
    if refusal is None:
        return ""
    if refusal.code == NO_LICENCE and operation.error is not None:
        return explain(operation.error)
    return refusal.text


def needs_person(operation: Operation, waiting: Waiting | None) -> bool:
    """Does it stand still until a person decides?"""
    if operation.state in {State.AMBIGUOUS, State.NOT_FOUND, State.REFUSED}:
        return True
    return waiting is not None and waiting.reason in {WaitReason.PERSON_TOTAL, WaitReason.PERSON_UNKNOWN}
