"""What to make of an operation and what to do now, in sentences for somebody who sees the outbox for the first time."""

from __future__ import annotations

from collections.abc import Mapping

from ledgerbee_desktop.core.operations import Operation, OperationKind, State, WaitReason
from ledgerbee_desktop.core.text import QT_TRANSLATE_NOOP, Message
from ledgerbee_desktop.sync.words import is_alert
from ledgerbee_desktop.ui import formats
from ledgerbee_desktop.ui.outbox.entries import Entry
from ledgerbee_desktop.ui.outbox.words import gives_its_draft_back, is_of_a_copy, is_resend, reason
from ledgerbee_desktop.ui.text import explain

_COPY = QT_TRANSLATE_NOOP(
    "operations",
    "This data is a copy or was restored. What is here may have been done since the copy was made, so LedgerBee is asked before "
    "anything leaves. You need not do anything.",
)
_COPY_NOT_FOUND = QT_TRANSLATE_NOOP(
    "operations",
    "LedgerBee was asked and does not have it, so most likely it has not been handed over since the copy was made. “Send once more” "
    "asks again first. Have you seen it in LedgerBee: “It did happen”. You do not want it any more: “It did not happen”.",
)
_NOTHING_LEFT = QT_TRANSLATE_NOOP(
    "operations", "It is on its way and cannot be taken back any more. The answer can take two minutes."
)
_NEXT = QT_TRANSLATE_NOOP(
    "operations",
    "It leaves by itself in a moment. Until then you can take it back; its draft can be edited again then.",
)
_NEXT_WITHOUT_DRAFT = QT_TRANSLATE_NOOP(
    "operations", "It leaves by itself in a moment. Until then you can take it back; LedgerBee stays as it is then."
)

_WAITING: Mapping[WaitReason, Message] = {
    WaitReason.NETWORK: QT_TRANSLATE_NOOP(
        "operations",
        "LedgerBee cannot be reached, or you chose to work offline (menu File). Nothing has left this computer. It leaves by itself "
        "when LedgerBee can be reached; until then you can take it back.",
    ),
    WaitReason.KEY: QT_TRANSLATE_NOOP(
        "operations",
        "This computer is not signed in, or its sign-in may not do this. Nothing was done. Sign in with other details (menu File), and "
        "it leaves by itself; until then you can take it back.",
    ),
    WaitReason.RATE_LIMIT: QT_TRANSLATE_NOOP(
        "operations",
        "LedgerBee has had many requests and asked to wait. Nothing was done. It leaves by itself afterwards.",
    ),
    WaitReason.OPERATION: QT_TRANSLATE_NOOP(
        "operations", "{reason}. Then it leaves by itself; until then you can take it back."
    ),
    WaitReason.UNDO: QT_TRANSLATE_NOOP(
        "operations", "It leaves in a few seconds. Until then you can take it back, and nobody gets anything."
    ),
}
"""For what is queued, by why it waits."""

_ADVICE: Mapping[State, Message] = {
    State.INFLIGHT: _NOTHING_LEFT,
    State.UNKNOWN: QT_TRANSLATE_NOOP(
        "operations",
        "LedgerBee may have got this request, but its answer never arrived. So it can be neither taken back nor repeated yet: the "
        "program asks LedgerBee what became of it. You need not do anything.",
    ),
    State.AMBIGUOUS: QT_TRANSLATE_NOOP(
        "operations",
        "LedgerBee has documents that could be this one. Look at them in LedgerBee. Is one of them this one: “It did happen”. Is it "
        "none of them: “Send once more”, or “It did not happen” if you do not want it any more.",
    ),
    State.NOT_FOUND: QT_TRANSLATE_NOOP(
        "operations",
        "LedgerBee was searched and does not have it; most likely it never arrived. “Send once more” searches again first. Have you "
        "seen it in LedgerBee: “It did happen”. You do not want it any more: “It did not happen”.",
    ),
    State.REFUSED: QT_TRANSLATE_NOOP(
        "operations",
        "LedgerBee did not accept this. Nothing was created or sent. Open the draft, mend it and queue it from there. Was it mended in "
        "LedgerBee: “Queue again”. You do not want it any more: “Remove”; its draft stays.",
    ),
    State.DONE: QT_TRANSLATE_NOOP("operations", "LedgerBee has done it. There is nothing left to do."),
    State.DISCARDED: QT_TRANSLATE_NOOP(
        "operations", "It was taken back or given up. The program does nothing more with it."
    ),
}
_SEND: Mapping[State, Message] = {
    State.AMBIGUOUS: QT_TRANSLATE_NOOP(
        "operations",
        "LedgerBee has sent the document, but perhaps not because of this request. Look at it in LedgerBee. Was it this sending: “It did "
        "happen”. Was it not: “Send once more”, or “It did not happen” if you do not want it sent any more.",
    ),
    State.NOT_FOUND: QT_TRANSLATE_NOOP(
        "operations",
        "LedgerBee was asked and has not sent the document; most likely the request never arrived. “Send once more” asks again "
        "first. Have you seen that it was sent: “It did happen”. You do not want it sent any more: “It did not happen”.",
    ),
    State.REFUSED: QT_TRANSLATE_NOOP(
        "operations",
        "LedgerBee did not send it; nobody has got anything. Mend what it complains about, in the document or at the customer, then "
        "“Queue again”. You do not want it sent any more: “Remove”.",
    ),
}
_RESEND: Mapping[State, Message] = {
    State.AMBIGUOUS: QT_TRANSLATE_NOOP(
        "operations",
        "The document was sent before, so only you can say whether it was sent once more. Look at its deliveries in LedgerBee, or ask "
        "the customer. It was: “It did happen”. It was not: “Send once more” (the customer may get it twice), or “It did not happen” "
        "if nobody needs it.",
    ),
    State.NOT_FOUND: QT_TRANSLATE_NOOP(
        "operations",
        "LedgerBee does not count another sending; most likely the request never arrived. “Send once more” asks nothing: the customer "
        "gets it again. Have you seen that it was sent: “It did happen”. You do not want it sent any more: “It did not happen”.",
    ),
    State.REFUSED: QT_TRANSLATE_NOOP(
        "operations",
        "LedgerBee did not send it again. Mend what it complains about, then “Queue again”. You do not want it any more: “Remove”.",
    ),
}
_CHANGE: Mapping[State, Message] = {
    State.NOT_FOUND: QT_TRANSLATE_NOOP(
        "operations",
        "LedgerBee was asked and does not have the change; most likely the request never arrived. “Send once more” asks again first. "
        "Have you seen it in LedgerBee: “It did happen”. You do not want the change any more: “It did not happen”.",
    ),
    State.AMBIGUOUS: QT_TRANSLATE_NOOP(
        "operations",
        "It was changed at LedgerBee meanwhile, and not to what this change says. Look at it there. Is your change in it: “It did happen”. "
        "You want it still: “Send once more” overwrites nothing, it lets you merge both. You do not want it: “It did not happen”.",
    ),
    State.REFUSED: QT_TRANSLATE_NOOP(
        "operations",
        "LedgerBee did not accept this change. What LedgerBee has is as it was. Open the draft, compare it with LedgerBee, mend it "
        "and queue it from there. Was it mended in LedgerBee: “Queue again”. You do not want it any more: “Remove”; its draft stays.",
    ),
}
_CONVERSION: Mapping[State, Message] = {
    State.NOT_FOUND: QT_TRANSLATE_NOOP(
        "operations",
        "LedgerBee was asked and has not converted it; most likely the request never arrived. “Send once more” asks again first. "
        "Have you seen that it was converted: “It did happen”. You do not want it converted any more: “It did not happen”.",
    ),
    State.AMBIGUOUS: QT_TRANSLATE_NOOP(
        "operations",
        "LedgerBee has converted it, but perhaps not because of this request. Look at it in LedgerBee. Is that what you wanted: “It did "
        "happen”. Is it not: “It did not happen”. “Send once more” looks again, and converts nothing twice.",
    ),
    State.REFUSED: QT_TRANSLATE_NOOP(
        "operations",
        "LedgerBee did not convert it. Nothing was created; the document is as it was. Mend what it complains about, then “Queue again”. "
        "You do not want it converted any more: “Remove”.",
    ),
}
_RECORD: Mapping[State, Message] = {
    State.AMBIGUOUS: QT_TRANSLATE_NOOP(
        "operations",
        "LedgerBee has something that could be this one, and not clearly so. Look at it in LedgerBee. Is it this one: “It did happen”. Is it "
        "something else: “Send once more”, or “It did not happen” if you do not want it any more.",
    ),
    State.REFUSED: QT_TRANSLATE_NOOP(
        "operations",
        "LedgerBee did not accept this. What LedgerBee has is as it was. Mend it: “Change it”. Was it mended in LedgerBee: “Queue again”. "
        "You do not want it any more: “Remove”.",
    ),
}
_RECORD_CHANGE: Mapping[State, Message] = {
    **_RECORD,
    State.NOT_FOUND: QT_TRANSLATE_NOOP(
        "operations",
        "LedgerBee was asked and has not done it; most likely the request never arrived. “Send once more” asks again first. "
        "Have you seen it in LedgerBee: “It did happen”. You do not want it any more: “It did not happen”.",
    ),
}
_RECORD_DEED: Mapping[State, Message] = {
    **_RECORD_CHANGE,
    State.REFUSED: QT_TRANSLATE_NOOP(
        "operations",
        "LedgerBee did not do this. What LedgerBee has is as it was. Mend what it complains about, then “Queue again”. You do not want "
        "it any more: “Remove”.",
    ),
}
"""Of what has no fields that could be mended here: deletions, and changes of a price's state."""
_TOTAL = QT_TRANSLATE_NOOP(
    "operations",
    "You saw {estimate} as an estimate; LedgerBee calculated {actual}. No rounding rule explains the difference. "
    "Nothing is sent until you have looked at it. “Accept the difference” sends it with LedgerBee's total, “Take back” sends nothing.",
)
_TOTAL_UNSEEN = QT_TRANSLATE_NOOP(
    "operations",
    "The total could not be estimated here; LedgerBee calculated {actual}. Nothing is sent until you have looked at it. “Accept the "
    "difference” sends it with LedgerBee's total, “Take back” sends nothing.",
)
_HELD = QT_TRANSLATE_NOOP(
    "operations",
    "Nothing has left. “Look again” examines it anew, after something was changed in LedgerBee; “Take back” ends it here.",
)


def advice(entry: Entry) -> str:
    """What to make of its state and what to do. Empty only where an alert, shown with it, says so itself."""
    operation, waiting = entry.operation, entry.row.waiting
    if about_total := total_question(entry):
        return about_total
    if operation.state is State.QUEUED:
        return explain(_queued(entry))
    if operation.state is State.UNKNOWN and waiting is not None and waiting.reason in _DOUBT_WAITS:
        return explain(_DOUBT_WAITS[waiting.reason])
    if operation.state is State.UNKNOWN and is_of_a_copy(operation):
        return explain(_COPY)
    if operation.state is State.NOT_FOUND and is_of_a_copy(operation) and not is_resend(operation):
        return explain(_COPY_NOT_FOUND)
    if not operation.state.is_open and is_alert(operation.error):
        return ""
    return explain(_table(operation).get(operation.state) or _ADVICE[operation.state])


_DOUBT_WAITS: Mapping[WaitReason, Message] = {
    WaitReason.NETWORK: QT_TRANSLATE_NOOP(
        "operations",
        "LedgerBee may have got this request, but its answer never arrived. LedgerBee cannot be reached now; it is asked what became "
        "of it as soon as it can. Nothing is repeated before.",
    ),
    WaitReason.KEY: QT_TRANSLATE_NOOP(
        "operations",
        "LedgerBee may have got this request, but its answer never arrived. Sign in (menu File), so that LedgerBee can be asked what "
        "became of it. Nothing is repeated before.",
    ),
}
"""For what is doubtful while LedgerBee cannot even be asked."""


def _queued(entry: Entry) -> Message:
    waiting = entry.row.waiting
    if entry.needs_person:
        return _HELD
    if waiting is not None and waiting.reason in _WAITING:
        return _WAITING[waiting.reason].of(reason=reason(entry.row, entry.today))
    return _NEXT if gives_its_draft_back(entry.operation) else _NEXT_WITHOUT_DRAFT


def _table(operation: Operation) -> Mapping[State, Message]:
    if not operation.target.is_document:
        of_record = {OperationKind.CREATE: _RECORD, OperationKind.UPDATE: _RECORD_CHANGE}
        return of_record.get(operation.kind, _RECORD_DEED)
    match operation.kind:
        case OperationKind.SEND:
            return _RESEND if is_resend(operation) else _SEND
        case OperationKind.UPDATE:
            return _CHANGE
        case OperationKind.CONVERT:
            return _CONVERSION
        case _:
            return {}


def total_question(entry: Entry) -> str:
    """What a send that is held for its total asks; empty for any other operation."""
    waiting = entry.row.waiting
    if waiting is None or waiting.reason is not WaitReason.PERSON_TOTAL:
        return ""
    if entry.approved is None:
        return explain(_TOTAL_UNSEEN.of(actual=entry.money))
    return explain(_TOTAL.of(estimate=formats.money(entry.approved, entry.currency), actual=entry.money))
