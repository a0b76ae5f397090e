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
from ledgerbee_desktop.ui import formats
from ledgerbee_desktop.ui.library.chips import Tone
from ledgerbee_desktop.ui.library.words import DOCUMENT_STATUS
from ledgerbee_desktop.ui.text import explain, shortened

NO_LICENCE = "LICENSE.REQUIRED"
"""The code of a refusal for want of a licence (contract README, trap 13)."""
STATE: Mapping[State, tuple[Message, Tone]] = {
    State.QUEUED: (QT_TRANSLATE_NOOP("operations", "Waits"), Tone.NEUTRAL),
    State.INFLIGHT: (QT_TRANSLATE_NOOP("operations", "Is being handed over"), Tone.INFO),
    State.UNKNOWN: (QT_TRANSLATE_NOOP("operations", "Outcome unknown"), Tone.WARNING),
    State.AMBIGUOUS: (QT_TRANSLATE_NOOP("operations", "Several could be it"), Tone.ERROR),
    State.NOT_FOUND: (QT_TRANSLATE_NOOP("operations", "Not found at LedgerBee"), Tone.ERROR),
    State.REFUSED: (QT_TRANSLATE_NOOP("operations", "Refused by LedgerBee"), Tone.ERROR),
    State.DONE: (QT_TRANSLATE_NOOP("operations", "Done"), Tone.OK),
    State.DISCARDED: (QT_TRANSLATE_NOOP("operations", "Taken back"), Tone.NEUTRAL),
}

STATE_OF_SEND: Mapping[State, tuple[Message, Tone]] = {
    State.AMBIGUOUS: (QT_TRANSLATE_NOOP("operations", "Perhaps sent"), Tone.ERROR),
    State.NOT_FOUND: (QT_TRANSLATE_NOOP("operations", "Still not sent"), Tone.ERROR),
}
"""What is doubtful of a sending is not the document but whether it was sent."""

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
_UNTIL = QT_TRANSLATE_NOOP("operations", "{reason}, until {time}")

ADVICE: Mapping[State, Message] = {
    State.UNKNOWN: QT_TRANSLATE_NOOP(
        "operations",
        "LedgerBee may have got this request, but its answer never arrived. The program asks LedgerBee what became of it before "
        "anything is repeated. You need not do anything.",
    ),
    State.AMBIGUOUS: QT_TRANSLATE_NOOP(
        "operations",
        "LedgerBee has documents that could be this one. Look at them in LedgerBee, then say which it is, or that it is none of them.",
    ),
    State.NOT_FOUND: QT_TRANSLATE_NOOP(
        "operations",
        "LedgerBee was searched more than once and does not have it. Most likely it never arrived. Sending it once more looks again first.",
    ),
    State.REFUSED: QT_TRANSLATE_NOOP(
        "operations",
        "LedgerBee did not accept this. Nothing was created or sent. Open the draft, mend it and queue it again.",
    ),
}
ADVICE_OF_SEND: Mapping[State, Message] = {
    State.AMBIGUOUS: QT_TRANSLATE_NOOP(
        "operations",
        "LedgerBee has sent the document, but perhaps not because of this request. Look at it in LedgerBee, then say whether this "
        "sending happened.",
    ),
    State.NOT_FOUND: QT_TRANSLATE_NOOP(
        "operations",
        "LedgerBee was asked more than once and has not sent the document. Most likely the request never arrived. Sending it once "
        "more asks again first.",
    ),
}
ADVICE_OF_WRITE: Mapping[OperationKind, Mapping[State, Message]] = {
    OperationKind.UPDATE: {
        State.NOT_FOUND: QT_TRANSLATE_NOOP(
            "operations",
            "LedgerBee was asked more than once and does not have the change. Most likely the request never arrived.",
        ),
        State.AMBIGUOUS: QT_TRANSLATE_NOOP(
            "operations",
            "It was changed at LedgerBee meanwhile, and not to what this change says. Look at it there, then decide.",
        ),
        State.REFUSED: QT_TRANSLATE_NOOP(
            "operations",
            "LedgerBee did not accept this change. What LedgerBee has is as it was. Open the draft, compare it with LedgerBee, mend it "
            "and queue it again.",
        ),
    },
    OperationKind.CONVERT: {
        State.NOT_FOUND: QT_TRANSLATE_NOOP(
            "operations",
            "LedgerBee was asked more than once and has not converted it. Most likely the request never arrived.",
        ),
        State.AMBIGUOUS: QT_TRANSLATE_NOOP(
            "operations",
            "LedgerBee has converted it, but perhaps not because of this request. Look at it in LedgerBee, then decide.",
        ),
        State.REFUSED: QT_TRANSLATE_NOOP(
            "operations", "LedgerBee did not convert it. Nothing was created; the document is as it was."
        ),
    },
}
"""Where a lost change or conversion is not what a lost create is."""
ADVICE_OF_RECORD: Mapping[State, Message] = {
    State.AMBIGUOUS: QT_TRANSLATE_NOOP(
        "operations",
        "LedgerBee has something that could be this one, and not clearly so. Look at it in LedgerBee, then decide.",
    ),
    State.NOT_FOUND: ADVICE[State.NOT_FOUND],
    State.REFUSED: QT_TRANSLATE_NOOP(
        "operations",
        "LedgerBee did not accept this. What LedgerBee has is as it was. Mend it on its own page, or remove this.",
    ),
}
TOTAL_ADVICE = QT_TRANSLATE_NOOP(
    "operations",
    "You saw {estimate} as an estimate; LedgerBee calculated {actual}. No rounding rule explains the difference. "
    "Nothing is sent until you have looked at it.",
)
TOTAL_UNSEEN = QT_TRANSLATE_NOOP(
    "operations",
    "The total could not be estimated here; LedgerBee calculated {actual}. Nothing is sent until you have looked at it.",
)


def state(operation: Operation) -> tuple[Message, Tone]:
    """The state of an operation in words, and the colour of its chip."""
    of_send = STATE_OF_SEND if operation.kind is OperationKind.SEND else {}
    return of_send.get(operation.state) or STATE[operation.state]


def advice(operation: Operation) -> str:
    """What to make of the state; empty where the reason says enough."""
    own: Mapping[State, Message] = ADVICE_OF_SEND if operation.kind is OperationKind.SEND else {}
    if not operation.target.is_document:
        own = ADVICE_OF_RECORD
    elif operation.kind in ADVICE_OF_WRITE:
        own = ADVICE_OF_WRITE[operation.kind]
    found = own.get(operation.state) or ADVICE.get(operation.state)
    return explain(found) if found is not None else ""


def reason(row: OutboxRow, today: dt.date) -> str:
    """Why an operation does not move now; empty when it does."""
    waiting = row.waiting
    if waiting is None:
        return ""
    text = explain(_why_it_is_not_first(row.operation, waiting))
    if waiting.until is None or waiting.reason is WaitReason.UNDO:
        return text
    return explain(_UNTIL.of(reason=text, time=formats.moment(waiting.until, today)))


def _why_it_is_not_first(operation: Operation, waiting: Waiting) -> Message:
    if waiting.reason is not WaitReason.OPERATION or operation.kind is OperationKind.SEND:
        return REASON[waiting.reason]
    if operation.kind is OperationKind.CREATE:
        return NAMED if waiting.operation_id == operation.after else RIVAL
    return BEFORE


CREATE = QT_TRANSLATE_NOOP("operations", "{name}: create in LedgerBee")
SEND_EMAIL = QT_TRANSLATE_NOOP("operations", "{name}: send by email")
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
    """A message of the outbox's history in the person's language: amounts (of `currency`) and statuses written as on the screen."""
    params = dict(message.params)
    if isinstance(customer := params.get("customer"), str):
        params["customer"] = shortened(customer)
    for name in _AMOUNTS:
        value = _decimal(params.get(name))
        if value is not None and currency:
            names_it = "{currency}" in message.template
            params[name] = formats.amount(value, currency) if names_it else formats.money(value, currency)
    status = DOCUMENT_STATUS.get(str(params.get("status")))
    if status is not None:
        params["status"] = explain(status[0])
    return explain(replace(message, params=params))


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
