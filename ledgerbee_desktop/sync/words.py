"""What the outbox tells people: each event and each question in plain words, with the facts.

A message with a hole `hold` keeps an operation waiting for a person; the value is the `WaitReason`.
"""

from __future__ import annotations

from datetime import datetime

from ledgerbee_desktop.core.operations import Operation, WaitReason
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP, Message
from ledgerbee_desktop.sync import record_words

# --- What happened to an operation ---------------------------------------------------------------

TAKEN_BACK = QT_TRANSLATE_NOOP("outbox", "Taken back before it left.")
CREATED = QT_TRANSLATE_NOOP("outbox", "LedgerBee has it as a draft: {amount} {currency}.")
CREATED_NUMBERED = QT_TRANSLATE_NOOP("outbox", "LedgerBee has it with the number {number}: {amount} {currency}.")
SENT = QT_TRANSLATE_NOOP("outbox", "LedgerBee accepted the sending.")
READ_BACK = QT_TRANSLATE_NOOP("outbox", "LedgerBee gave it the number {number}; its status is {status}.")
STILL_DRAFT = QT_TRANSLATE_NOOP(
    "outbox", "LedgerBee accepted the sending but still shows a draft. Look at it in LedgerBee."
)
NOT_SENT = QT_TRANSLATE_NOOP(
    "outbox", "LedgerBee could not be reached; nothing was sent. It leaves when the network is back."
)
KEY_REFUSED = QT_TRANSLATE_NOOP(
    "outbox", "LedgerBee refused the sign-in; nothing was done. It leaves when you have signed in."
)
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
LICENCE = QT_TRANSLATE_NOOP("outbox", "The company lacks the LedgerBee licence for this, so nothing was done.")
UPDATED = QT_TRANSLATE_NOOP("outbox", "LedgerBee accepted the change.")
SEEN_MEANWHILE = QT_TRANSLATE_NOOP(
    "outbox", "What LedgerBee has of it at this moment is kept here, in case the change arrives late and replaces it."
)
SEEN_AFTER = QT_TRANSLATE_NOOP(
    "outbox", "Read again; what LedgerBee had before is kept in the document's earlier versions."
)
UPDATE_ALREADY = QT_TRANSLATE_NOOP("outbox", "LedgerBee has it exactly like this already; nothing was sent.")
UPDATED_DIFFERENTLY = QT_TRANSLATE_NOOP(
    "outbox", "LedgerBee accepted the change but shows something else ({fields}). Look at it in LedgerBee."
)
CONVERTED = QT_TRANSLATE_NOOP("outbox", "LedgerBee accepted the conversion.")
CONVERTED_TO_DRAFT = QT_TRANSLATE_NOOP(
    "outbox", "It was converted. The new document is a draft: {amount} {currency}; it can be sent."
)
CONVERTED_TO_BOOKED = QT_TRANSLATE_NOOP(
    "outbox", "It was converted. LedgerBee has booked the new document: number {number}, status {status}."
)
CONVERTED_DIFFERENTLY = QT_TRANSLATE_NOOP(
    "outbox", "It was converted, but the new document is not what was asked for ({fields}). Look at it in LedgerBee."
)
CONVERTED_UNLINKED = QT_TRANSLATE_NOOP(
    "outbox", "It was converted. LedgerBee does not say which document was made of it."
)
ROUNDING = QT_TRANSLATE_NOOP(
    "outbox", "LedgerBee's total {actual} differs from the estimate {estimated} by rounding (rule: {rule})."
)

# --- Looking for what became of it ---------------------------------------------------------------

LOOKED_CREATE = QT_TRANSLATE_NOOP("outbox", "Looked at LedgerBee (search {number}): it is not there yet.")
LOOKED_SEND = QT_TRANSLATE_NOOP("outbox", "Looked at LedgerBee (search {number}): it is not sent yet.")
LOOKED = QT_TRANSLATE_NOOP("outbox", "Looked at LedgerBee (search {number}): it is not done yet.")
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
    "LedgerBee has a document like this one (customer {customer}, {total}), but whether it came of this cannot be told from here. "
    "Say whether it is this one.",
)
CREATE_NOT_FOUND = QT_TRANSLATE_NOOP(
    "outbox",
    "LedgerBee did not answer at {time}. It was searched {count} times until {until}; it has no such document for customer {customer}, {total}.",
)
CREDIT_NOTE_NOT_FOUND = QT_TRANSLATE_NOOP(
    "outbox",
    "LedgerBee did not answer at {time}. It was searched {count} times until {until}; it has no such credit note for customer "
    "{customer}, {total}. Creating it again uses a number of its own, even if the first one turns up later.",
)
SEND_NOT_FOUND = QT_TRANSLATE_NOOP(
    "outbox",
    "LedgerBee did not answer at {time}. It was asked {count} times until {until}; the document is still unsent.",
)
RESEND_NOT_FOUND = QT_TRANSLATE_NOOP(
    "outbox",
    "LedgerBee did not answer at {time}. It was asked {count} times until {until}; it has not sent the document again.",
)
COPY_NOT_FOUND = QT_TRANSLATE_NOOP(
    "outbox",
    "This data is a copy or was restored at {time}. LedgerBee was asked {count} times until {until}; nothing there shows that this "
    "was done since the copy was made.",
)
SEND_GONE = QT_TRANSLATE_NOOP("outbox", "LedgerBee no longer has the document that was to be sent.")
RESENT_PERHAPS = QT_TRANSLATE_NOOP(
    "outbox",
    "LedgerBee counts {after} sendings by now; before this attempt it was {before}. Say whether this sending happened.",
)
RESENT_UNRECORDED = QT_TRANSLATE_NOOP(
    "outbox",
    "LedgerBee keeps no record of how often this kind of document was sent. Say whether this sending happened.",
)
FOUND_UPDATED = QT_TRANSLATE_NOOP("outbox", "LedgerBee has the document as it was to be.")
UPDATE_NOT_FOUND = QT_TRANSLATE_NOOP(
    "outbox",
    "LedgerBee did not answer at {time}. It was asked {count} times until {until}; the document is still as it was before.",
)
UPDATE_PERHAPS = QT_TRANSLATE_NOOP(
    "outbox",
    "LedgerBee did not answer, and by now the document is neither what it was nor what it was to be ({fields}). "
    "Say whether the change happened.",
)
UPDATE_GONE = QT_TRANSLATE_NOOP("outbox", "LedgerBee no longer has the document that was to be changed.")
CONVERT_NOT_FOUND = QT_TRANSLATE_NOOP(
    "outbox",
    "LedgerBee did not answer at {time}. It was asked {count} times until {until}; the document is still not converted.",
)
CONVERT_GONE = QT_TRANSLATE_NOOP("outbox", "LedgerBee no longer has the document that was to be converted.")
CONVERTED_OTHERWISE = QT_TRANSLATE_NOOP(
    "outbox", "The document was converted, but into another kind than was asked for here. Look at it, then decide."
)
CONVERT_CLAIMED = QT_TRANSLATE_NOOP(
    "outbox", "Another entry of the outbox has converted this document. This one is not needed: discard it."
)
LATE_TWIN = QT_TRANSLATE_NOOP(
    "outbox",
    "A second document like this one has turned up at LedgerBee (customer {customer}, {total}): an earlier attempt arrived late. Open "
    "LedgerBee, compare both, and delete the one that is superfluous while it is a draft. Send only the other.",
)
LATE_AFTER_ALL = QT_TRANSLATE_NOOP(
    "outbox",
    "This was given up here, but has turned up at LedgerBee after all (customer {customer}, {total}). Open LedgerBee and delete it there "
    "if it is not wanted, or if you made it anew meanwhile.",
)

# --- Holds: an operation that waits for a person -------------------------------------------------

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

CONVERTED_MEANWHILE = QT_TRANSLATE_NOOP("outbox", "It has been converted meanwhile, so it is not sent.").of(
    hold=WaitReason.PERSON_UNKNOWN.value
)
UPDATE_CHANGED = QT_TRANSLATE_NOOP(
    "outbox",
    "It was changed in LedgerBee meanwhile ({fields}), so nothing was overwritten. Take it back and merge both versions in the editor.",
).of(hold=WaitReason.PERSON_UNKNOWN.value)
UPDATE_LOCKED = QT_TRANSLATE_NOOP(
    "outbox", "It can no longer be changed in LedgerBee (status {status}). Take it back and make a new document of it."
).of(hold=WaitReason.PERSON_UNKNOWN.value)
IS_BEING_CHANGED = QT_TRANSLATE_NOOP(
    "errors",
    "It is being changed here already. Save that change to LedgerBee or delete its draft, then take the earlier version.",
)
UPDATE_GONE_BEFORE = QT_TRANSLATE_NOOP("outbox", "LedgerBee no longer has this document, so it is not changed.").of(
    hold=WaitReason.PERSON_UNKNOWN.value
)
CONVERTED_BY_OTHERS = QT_TRANSLATE_NOOP("outbox", "It has been converted already, so it is not converted again.").of(
    hold=WaitReason.PERSON_UNKNOWN.value
)
CONVERT_NEEDS_SENT = QT_TRANSLATE_NOOP("outbox", "LedgerBee converts only what was sent, and this is a draft.").of(
    hold=WaitReason.PERSON_UNKNOWN.value
)
CONVERT_REJECTED = QT_TRANSLATE_NOOP("outbox", "The customer rejected it, so LedgerBee does not convert it.").of(
    hold=WaitReason.PERSON_UNKNOWN.value
)
CONVERT_GONE_BEFORE = QT_TRANSLATE_NOOP("outbox", "LedgerBee no longer has this document, so it is not converted.").of(
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
TOO_EARLY = QT_TRANSLATE_NOOP("errors", "It may still be arriving at LedgerBee. Try again at {time}.")
TURNED_UP = QT_TRANSLATE_NOOP("errors", "It was not sent again: it has turned up at LedgerBee.")
TURNED_UP_PERHAPS = QT_TRANSLATE_NOOP(
    "errors", "It was not sent again: something that could be it has turned up at LedgerBee."
)
RECOGNISED = QT_TRANSLATE_NOOP(
    "outbox", "It had left before this data was restored or copied: somebody recognised the document that it became."
)
RETURNED_LATER = QT_TRANSLATE_NOOP(
    "errors",
    "This draft comes out of a backup or a copy and may have left since. LedgerBee is being asked until {time}; queue it then.",
)
RETURNED_MORE = QT_TRANSLATE_NOOP(
    "errors", "LedgerBee has got more for this customer meanwhile. Look at all of it and say once more."
)
SCAN_UNSTEADY = QT_TRANSLATE_NOOP(
    "errors", "LedgerBee's list kept changing while it was searched. Try again in a moment."
)
WHICH_DOCUMENT = QT_TRANSLATE_NOOP("errors", "Say which document it became.")
NO_SUCH_DOCUMENT = QT_TRANSLATE_NOOP("errors", "LedgerBee has no such document.")
OTHER_CUSTOMER = QT_TRANSLATE_NOOP("errors", "That document belongs to another customer.")
CLAIMED = QT_TRANSLATE_NOOP("errors", "Another draft became that document already.")
NOT_SENT_YET = QT_TRANSLATE_NOOP("errors", "LedgerBee says that it was not sent.")
NOT_CHANGED_YET = QT_TRANSLATE_NOOP("errors", "LedgerBee says that it was not changed.")
NOT_CONVERTED_YET = QT_TRANSLATE_NOOP("errors", "LedgerBee says that it was not converted.")
NO_CONVERSION = QT_TRANSLATE_NOOP("errors", "LedgerBee cannot make that of this document.")
WRONG_ADJUSTMENT = QT_TRANSLATE_NOOP(
    "errors", "The adjusted document must be of the new kind and for the same customer."
)
CANNOT_CHANGE = QT_TRANSLATE_NOOP(
    "errors", "LedgerBee cannot change a draft of this kind. Make a new document of it instead."
)
NO_LONGER_DRAFT = QT_TRANSLATE_NOOP(
    "errors", "Only drafts can be changed in LedgerBee, and this one is no draft any more (status {status})."
)
NO_LINES = QT_TRANSLATE_NOOP(
    "errors", "The lines of this document are not known here. Connect to LedgerBee, then try again."
)
CHANGES_NOTHING = QT_TRANSLATE_NOOP("errors", "This draft does not change a document of LedgerBee.")
SENT_TWICE = QT_TRANSLATE_NOOP("errors", "A document is in the list twice.")
NOT_IN_LIBRARY = QT_TRANSLATE_NOOP("errors", "This document is not in the library. Refresh, then try again.")
OFFLINE = QT_TRANSLATE_NOOP("errors", "You work offline.")
NO_KEY = QT_TRANSLATE_NOOP("errors", "This computer is not signed in to this company.")
WRONG_COMPANY = QT_TRANSLATE_NOOP(
    "errors", "This sign-in belongs to another company ({name}). Nothing was read or sent. Sign in to this company."
)


def clock_time(at: datetime | None) -> str:
    """A time of day on this computer's clock, such as 14:02."""
    return "–" if at is None else f"{at.astimezone():%H:%M}"


def hold_of(operation: Operation) -> WaitReason | None:
    """Why this operation is held for a person; None when it is not."""
    hold: object = None if operation.error is None else operation.error.params.get("hold")
    return WaitReason(hold) if isinstance(hold, str) else None


def is_alert(message: Message | None) -> bool:
    """Does a message on an operation that has ended want a person's attention (a late twin, a write that shows no effect)?"""
    return message is not None and message.template in _ALERTS


_ALERTS = frozenset(
    each.template
    for each in (
        LATE_TWIN,
        LATE_AFTER_ALL,
        STILL_DRAFT,
        UPDATED_DIFFERENTLY,
        CONVERTED_DIFFERENTLY,
        record_words.WRITTEN_DIFFERENTLY,
        record_words.LATE_TWIN,
        record_words.LATE_AFTER_ALL,
    )
)
