"""What the outbox tells people: each event and each question in plain words, with the facts.

A message with a hole `hold` keeps an operation waiting for a person; the value is the `WaitReason`.
"""

from __future__ import annotations

from datetime import datetime

from ledgerbee_desktop.core.operations import Operation, WaitReason
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP, Message

# --- What happened to an operation ---------------------------------------------------------------

TAKEN_BACK = QT_TRANSLATE_NOOP("outbox", "Taken back before it left.")
CREATED = QT_TRANSLATE_NOOP("outbox", "LedgerBee has it as a draft: {amount} {currency}.")
SENT = QT_TRANSLATE_NOOP("outbox", "LedgerBee accepted the sending.")
READ_BACK = QT_TRANSLATE_NOOP("outbox", "LedgerBee gave it the number {number}; its status is {status}.")
STILL_DRAFT = QT_TRANSLATE_NOOP(
    "outbox", "LedgerBee accepted the sending but still shows a draft. Look at it in LedgerBee."
)
NOT_SENT = QT_TRANSLATE_NOOP(
    "outbox", "LedgerBee could not be reached; nothing was sent. It leaves when the network is back."
)
KEY_REFUSED = QT_TRANSLATE_NOOP("outbox", "LedgerBee refused the key; nothing was done. It leaves when the key works.")
ASKED_TO_WAIT = QT_TRANSLATE_NOOP("outbox", "LedgerBee asked to wait; nothing was done. It leaves later by itself.")
REFUSED = QT_TRANSLATE_NOOP("outbox", "LedgerBee refused it: {text}")
ODD_ANSWER = QT_TRANSLATE_NOOP(
    "outbox",
    "The answer at {time} was no answer of LedgerBee's own, or an error inside it (status {status}). "
    "It may have happened: LedgerBee is asked before anything is repeated.",
)
NO_ANSWER = QT_TRANSLATE_NOOP(
    "outbox",
    "LedgerBee's answer did not arrive at {time}. It may have happened: LedgerBee is asked before anything is repeated.",
)
INTERRUPTED = QT_TRANSLATE_NOOP("outbox", "The program was stopped while it waited for LedgerBee's answer.")
STOPPED_BEFORE = QT_TRANSLATE_NOOP("outbox", "The program was stopped before the request left; nothing was sent.")
CLAIMED_TWICE = QT_TRANSLATE_NOOP(
    "outbox", "LedgerBee answered with a document that another draft became already. LedgerBee is asked again."
)
EARLIER_ATTEMPT = QT_TRANSLATE_NOOP("outbox", "An earlier attempt had sent it; nothing was sent again.")
LOOK_FIRST = QT_TRANSLATE_NOOP(
    "outbox", "Something turned up that could be an earlier attempt, so nothing was sent again."
)
ROUNDING = QT_TRANSLATE_NOOP(
    "outbox", "LedgerBee's total {actual} differs from the estimate {estimated} by rounding (rule: {rule})."
)

# --- Looking for what became of it ---------------------------------------------------------------

LOOKED_CREATE = QT_TRANSLATE_NOOP("outbox", "Looked at LedgerBee (search {number}): it is not there yet.")
LOOKED_SEND = QT_TRANSLATE_NOOP("outbox", "Looked at LedgerBee (search {number}): it is not sent yet.")
FOUND = QT_TRANSLATE_NOOP("outbox", "Found at LedgerBee: it was created.")
FOUND_SENT = QT_TRANSLATE_NOOP("outbox", "LedgerBee says that it was sent.")
FOUND_LATE = QT_TRANSLATE_NOOP("outbox", "It turned up at LedgerBee after all.")
SEVERAL = QT_TRANSLATE_NOOP(
    "outbox",
    "LedgerBee has {count} documents that could be this one (customer {customer}, {total}). Say which one it is, or that it is none of them.",
)
ALMOST = QT_TRANSLATE_NOOP(
    "outbox",
    "LedgerBee has a document that is almost this one (customer {customer}, {total}). Say whether it is this one.",
)
UNSURE_BOUND = QT_TRANSLATE_NOOP(
    "outbox",
    "LedgerBee has a document like this one (customer {customer}, {total}), but when it was made cannot be told. Say whether it is this one.",
)
CREATE_NOT_FOUND = QT_TRANSLATE_NOOP(
    "outbox",
    "LedgerBee did not answer at {time}. It was searched {count} times until {until}; it has no such document for customer {customer}, {total}.",
)
SEND_NOT_FOUND = QT_TRANSLATE_NOOP(
    "outbox",
    "LedgerBee did not answer at {time}. It was asked {count} times until {until}; the document is still unsent.",
)
SEND_GONE = QT_TRANSLATE_NOOP("outbox", "LedgerBee no longer has the document that was to be sent.")
RESENT_PERHAPS = QT_TRANSLATE_NOOP(
    "outbox", "It was sent {after} times by now, {before} times before this attempt. Say whether this sending happened."
)
LATE_TWIN = QT_TRANSLATE_NOOP(
    "outbox",
    "A second document like this one has turned up at LedgerBee (customer {customer}, {total}). Delete one of them in LedgerBee.",
)

# --- Holds: a send that waits for a person -------------------------------------------------------

TOTAL_DIFFERS = QT_TRANSLATE_NOOP(
    "outbox", "You saw {estimated}; LedgerBee calculated {actual} {currency}. It is sent when you have accepted that."
).of(hold=WaitReason.PERSON_TOTAL.value)
CHANGED = QT_TRANSLATE_NOOP(
    "outbox", "The draft was changed in LedgerBee ({fields}), so it is not sent. Look at it there, then decide."
).of(hold=WaitReason.PERSON_UNKNOWN.value)
TWIN = QT_TRANSLATE_NOOP(
    "outbox",
    "LedgerBee has {count} documents like this one, so it is not sent. Delete the superfluous ones in LedgerBee, then look again.",
).of(hold=WaitReason.PERSON_UNKNOWN.value)
SENT_BY_OTHERS = QT_TRANSLATE_NOOP(
    "outbox", "Somebody else has sent it meanwhile (status {status}), so it is not sent again."
).of(hold=WaitReason.PERSON_UNKNOWN.value)
DOCUMENT_GONE = QT_TRANSLATE_NOOP("outbox", "LedgerBee no longer has this document, so it is not sent.").of(
    hold=WaitReason.PERSON_UNKNOWN.value
)

# --- What a person decided -----------------------------------------------------------------------

DECIDED_AGAIN = QT_TRANSLATE_NOOP("outbox", "You decided: once more.")
DECIDED_LOOK = QT_TRANSLATE_NOOP("outbox", "You asked to look again.")
DECIDED_HAPPENED = QT_TRANSLATE_NOOP("outbox", "You decided: it did happen.")
DECIDED_DISCARD = QT_TRANSLATE_NOOP("outbox", "You decided: it is not to happen.")
DECIDED_ACCEPT = QT_TRANSLATE_NOOP("outbox", "You accepted LedgerBee's total.")

# --- Why something cannot be done ----------------------------------------------------------------

CANNOT_DECIDE = QT_TRANSLATE_NOOP("errors", "That cannot be decided while it is in this state. Look again.")
NEEDS_LEDGERBEE = QT_TRANSLATE_NOOP("errors", "LedgerBee must be asked first, and it cannot be reached now.")
TOO_EARLY = QT_TRANSLATE_NOOP("errors", "It may still be arriving at LedgerBee. Try again at {time}.")
TURNED_UP = QT_TRANSLATE_NOOP("errors", "It was not sent again: it has turned up at LedgerBee.")
TURNED_UP_PERHAPS = QT_TRANSLATE_NOOP(
    "errors", "It was not sent again: something that could be it has turned up at LedgerBee."
)
SCAN_UNSTEADY = QT_TRANSLATE_NOOP(
    "errors", "LedgerBee's list kept changing while it was searched. Try again in a moment."
)
WHICH_DOCUMENT = QT_TRANSLATE_NOOP("errors", "Say which document it became.")
NO_SUCH_DOCUMENT = QT_TRANSLATE_NOOP("errors", "LedgerBee has no such document.")
OTHER_CUSTOMER = QT_TRANSLATE_NOOP("errors", "That document belongs to another customer.")
CLAIMED = QT_TRANSLATE_NOOP("errors", "Another draft became that document already.")
NOT_SENT_YET = QT_TRANSLATE_NOOP("errors", "LedgerBee says that it was not sent.")
NOT_IN_LIBRARY = QT_TRANSLATE_NOOP("errors", "This document is not in the library. Refresh, then try again.")
OFFLINE = QT_TRANSLATE_NOOP("errors", "You work offline.")
NO_KEY = QT_TRANSLATE_NOOP("errors", "There is no API key for this company.")
WRONG_COMPANY = QT_TRANSLATE_NOOP(
    "errors", "This key belongs to another company ({name}). Nothing was read or sent. Use the key of this company."
)


def clock_time(at: datetime | None) -> str:
    """A time of day on this computer's clock, such as 14:02."""
    return "–" if at is None else f"{at.astimezone():%H:%M}"


def hold_of(operation: Operation) -> WaitReason | None:
    """Why this operation is held for a person; None when it is not."""
    hold: object = None if operation.error is None else operation.error.params.get("hold")
    return WaitReason(hold) if isinstance(hold, str) else None


def is_alert(message: Message | None) -> bool:
    """Does a message on an operation that has ended want a person's attention (a late twin, a sending that shows no effect)?"""
    return message is not None and message.template in {LATE_TWIN.template, STILL_DRAFT.template}
